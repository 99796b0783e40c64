import { may, needs, papers, results, serving, type Procedure } from '../procedure.ts';

/** How it reached the bureau: the periods differ. */
const WAYS = results(['直接提出', '来访', '来信'], ['转送交办', '转送', '交办']);

/** How a petition is dealt with. */
const HANDLING = results(['受理', '予以受理'], ['法定途径', '告知法定途径', '走法定途径'], ['不予受理', '不受理']);

/** What the bureau answers a petition. */
const CONCLUSION = results(['支持', '予以支持'], ['部分支持'], ['不支持', '不予支持'], ['调解和解', '和解', '调解']);

/** 信访 (信访工作条例第四章). */
export const petition: Procedure = {
  kind: 'petition',
  topic: '调解信访',
  steps: [
    {
      id: 'receive-petition',
      name: '收到信访事项',
      says: ['收到信访事项', '收到信访', '信访登记', '登记信访'],
      examples: ['收到信访 李明 反映补助发放 3月2日收到', '信访登记 王芳 转送交办 今天收到', '收到信访事项'],
      day: '收到日期',
      opens: true,
      takes: [
        needs('party', '信访人', '信访人是谁？'),
        needs('matter', '诉求', '反映什么问题？'),
        needs('result', '来源', '直接提出的，还是转送交办的？', WAYS),
        papers,
      ],
      starts: [
        { rule: 'petition-notify-direct', when: ({ result }) => result === '直接提出' },
        { rule: 'petition-notify-transferred', when: ({ result }) => result === '转送交办' },
        { rule: 'petition-object-transfer', when: ({ result }) => result === '转送交办' },
      ],
      tells: ['party', 'matter'],
    },
    {
      id: 'object-petition',
      name: '对转送提出异议',
      says: ['对转送提出异议', '信访异议', '退回信访'],
      examples: ['信访异议 不属于本局职责', '对转送提出异议 今天', '退回信访'],
      day: '提出日期',
      after: ['receive-petition'],
      takes: [needs('reason', '理由', '为什么不属于本局职责？'), papers],
      // 第二十三条第三款: it goes back only with the consent of who sent it; until then the petitioner is to be told.
      meets: ['petition-object-transfer'],
    },
    {
      id: 'petition-taken-back',
      name: '转送机关同意退回',
      says: ['转送机关同意退回', '信访同意退回', '信访退回获同意'],
      examples: ['转送机关同意退回 3月9日', '信访同意退回 案件〔2026〕3号', '信访退回获同意 今天'],
      day: '同意日期',
      after: ['object-petition'],
      takes: [papers],
      ends: ['petition-notify-transferred', 'petition-object-transfer'],
      settles: true,
    },
    {
      id: 'notify-petitioner',
      name: '告知信访人',
      says: ['告知信访人', '信访告知', '信访已告知', '信访受理'],
      examples: ['告知信访人 受理 3月10日', '信访告知 今天', '信访受理 案件〔2026〕3号'],
      day: '告知日期',
      after: ['receive-petition'],
      takes: [
        needs('result', '处理方式', '受理办理，还是告知走法定途径？', HANDLING),
        may('acceptedOn', '办理起算日', '哪天决定受理的？与告知同一天的不用写。'),
        papers,
      ],
      // 第三十四条: from acceptance, which may come before the petitioner is told of it.
      starts: [
        {
          rule: 'petition-close',
          when: ({ result }) => result === '受理',
          from: ({ acceptedOn }, _, on) => (acceptedOn !== undefined && acceptedOn < on ? acceptedOn : on),
        },
      ],
      meets: ['petition-notify-direct', 'petition-notify-transferred'],
      ends: ['petition-object-transfer'],
      settles: ['法定途径', '不予受理'],
      tells: ['result'],
    },
    {
      id: 'answer-petition',
      name: '作出信访处理意见',
      says: ['作出信访处理意见', '信访办结', '信访答复', '信访处理意见'],
      examples: ['信访办结 支持 4月20日', '作出信访处理意见 部分支持', '信访答复 不支持 今天'],
      day: '办结日期',
      after: ['notify-petitioner'],
      takes: [needs('result', '结论', '处理结论是什么？', CONCLUSION), papers],
      // 第三十五条: from the petitioner's receipt of the answer.
      starts: [{ rule: 'petition-review-ask', cautious: () => '送达日期尚未登记，暂从办结之日起算' }],
      meets: ['petition-close'],
      settles: true,
      tells: ['result'],
    },
    {
      id: 'serve-petition-answer',
      name: '送达信访处理意见',
      says: ['送达信访处理意见', '信访处理意见已送达', '信访答复已送达'],
      examples: ['送达信访处理意见 4月25日', '信访答复已送达 今天', '信访处理意见已送达'],
      day: '送达日期',
      after: ['answer-petition'],
      takes: [serving, papers],
      starts: [{ rule: 'petition-review-ask' }],
      ends: ['petition-review-ask'],
    },
    {
      id: 'receive-petition-review',
      name: '收到复查申请',
      says: ['收到信访复查申请', '信访复查', '对方申请复查'],
      examples: ['收到信访复查申请 5月10日', '信访复查 今天', '对方申请复查'],
      day: '收到日期',
      after: ['answer-petition'],
      takes: [papers],
      starts: [{ rule: 'petition-review-answer' }],
      meets: ['petition-review-ask'],
    },
    {
      id: 'receive-petition-review-result',
      name: '收到复查意见',
      says: ['收到复查意见', '信访复查意见'],
      examples: ['收到复查意见 维持 6月1日', '信访复查意见 撤销', '收到复查意见'],
      day: '收到日期',
      after: ['receive-petition-review'],
      takes: [may('result', '结果', '复查结果是什么？', results('维持', '变更', '撤销')), papers],
      starts: [{ rule: 'petition-recheck-ask' }],
      meets: ['petition-review-answer'],
      tells: ['result'],
    },
  ],
};
