import { may, needs, papers, results, type Check, type Procedure } from '../procedure.ts';

/** How a request is answered (政府信息公开条例第三十六条、第三十七条). */
const ANSWER = results(
  ['予以公开', '公开', '同意公开'],
  ['部分公开'],
  ['不予公开', '不公开'],
  ['无法提供', '信息不存在', '不存在', '不掌握'],
  ['不予处理', '重复申请'],
  ['非本机关公开', '不属于本机关'],
  ['已主动公开', '告知获取途径'],
);

/** Whose view is asked before it is answered; each is given fifteen working days. */
const ASKED = results(['第三方', '利害关系人'], ['其他机关', '共同制作机关', '有关机关']);

/** 第三十六条第三项: why it is not disclosed is told. */
const reasonTold: Check = {
  rule: 'info-reply-kinds',
  how: 'warn',
  words: '不予公开、部分公开的，应当说明理由；依据第十四条、第十五条、第十六条不予公开的，告知先申请行政复议',
  holds: ({ result, reason }) => !['不予公开', '部分公开'].includes(result ?? '') || reason !== undefined,
};

/** 政府信息公开申请 (政府信息公开条例第四章). All its periods are working days. */
export const information: Procedure = {
  kind: 'information',
  topic: '信息公开',
  steps: [
    {
      id: 'receive-info-request',
      name: '收到信息公开申请',
      says: ['收到信息公开申请', '收到政府信息公开申请', '收到依申请公开', '信息公开申请'],
      examples: [
        '收到信息公开申请 申请人李明 科技奖补资金分配结果 3月2日收到',
        '收到政府信息公开申请 天山软件 今天收到',
        '收到信息公开申请',
      ],
      day: '收到日期',
      opens: true,
      takes: [
        needs('party', '申请人', '申请人是谁？'),
        needs('matter', '申请内容', '申请公开什么信息？'),
        may('reference', '申请编号'),
        papers,
      ],
      starts: [{ rule: 'info-reply' }, { rule: 'info-supplement' }],
      tells: ['party', 'matter'],
    },
    {
      id: 'ask-info-supplement',
      name: '通知补正信息公开申请',
      says: ['通知补正信息公开申请', '信息公开通知补正', '告知申请人补正'],
      examples: ['通知补正信息公开申请 3月6日', '信息公开通知补正 3月20日前补正', '告知申请人补正 今天'],
      day: '通知日期',
      after: ['receive-info-request'],
      takes: [may('until', '补正期限', '要求哪天前补正？'), papers],
      // 第三十条: the time to answer begins anew with the request as it was completed, if that was asked for in time.
      meets: ['info-supplement'],
      ends: ['info-reply'],
      once: {
        within: 'info-supplement',
        words: '补正应当自收到申请之日起7个工作日内一次性告知：这一次不影响原来的答复期限',
      },
      tells: ['until'],
    },
    {
      id: 'receive-info-supplement',
      name: '收到补正的信息公开申请',
      says: ['收到补正的信息公开申请', '收到信息公开补正', '申请人已补正'],
      examples: ['收到补正的信息公开申请 3月16日收到', '收到信息公开补正 今天收到', '申请人已补正'],
      day: '收到日期',
      after: ['ask-info-supplement'],
      takes: [papers],
      starts: [{ rule: 'info-reply' }],
      answersOnce: 'ask-info-supplement',
    },
    {
      id: 'drop-info-request',
      name: '信息公开申请视为放弃',
      says: ['信息公开申请视为放弃', '申请人逾期不补正', '撤回信息公开申请'],
      examples: ['信息公开申请视为放弃 3月23日', '申请人逾期不补正 今天', '撤回信息公开申请 4月1日'],
      day: '日期',
      after: ['receive-info-request'],
      takes: [papers],
      ends: ['info-reply', 'info-supplement'],
      settles: true,
    },
    {
      id: 'consult-info-others',
      name: '征求信息公开意见',
      says: ['征求信息公开意见', '征求第三方意见', '信息公开征求意见'],
      examples: ['征求信息公开意见 第三方 3月10日', '征求第三方意见 今天', '信息公开征求意见 其他机关'],
      day: '发出日期',
      after: ['receive-info-request'],
      takes: [
        needs('result', '征求谁的意见', '征求第三方还是其他机关的意见？', ASKED),
        may('authority', '机关'),
        papers,
      ],
      starts: [
        { rule: 'info-third-party', when: ({ result }) => result === '第三方' },
        { rule: 'info-joint-body', when: ({ result }) => result === '其他机关' },
      ],
      // 第三十三条第三款: the time it takes is left out.
      stopsUntil: 'receive-info-views',
      tells: ['result', 'authority'],
    },
    {
      id: 'receive-info-views',
      name: '收到信息公开意见',
      says: ['收到信息公开意见', '收到第三方意见', '第三方已答复'],
      examples: ['收到信息公开意见 第三方 3月20日', '收到第三方意见 今天', '第三方已答复 3月20日'],
      day: '收到日期',
      after: ['consult-info-others'],
      takes: [needs('result', '谁的意见', '第三方还是其他机关的意见？', ASKED), may('reason', '意见'), papers],
      meets: ['info-third-party', 'info-joint-body'],
      tells: ['result'],
    },
    {
      id: 'answer-info-request',
      name: '作出信息公开答复',
      says: ['作出信息公开答复', '信息公开答复', '信息公开已答复', '答复信息公开申请'],
      examples: ['作出信息公开答复 予以公开 3月25日', '信息公开已答复 部分公开', '答复信息公开申请 不予公开 今天'],
      day: '答复日期',
      after: ['receive-info-request'],
      takes: [needs('result', '答复', '怎么答复的？', ANSWER), may('reason', '理由'), may('reference', '文号'), papers],
      checks: [reasonTold],
      meets: ['info-reply'],
      ends: ['info-supplement', 'info-third-party', 'info-joint-body'],
      settles: true,
      tells: ['result', 'reference'],
    },
  ],
};
