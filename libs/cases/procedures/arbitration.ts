import { anew, may, needs, offers, papers, results, type Procedure } from '../procedure.ts';

/** How an award may end. */
const AWARD = results(['支持申请人', '支持'], ['部分支持'], ['驳回', '驳回请求'], ['调解', '和解']);

/** 仲裁: the periods are those the arbitral institution writes into its papers. */
export const arbitration: Procedure = {
  kind: 'arbitration',
  topic: '来文赔偿仲裁',
  steps: [
    {
      id: 'receive-arbitration',
      name: '收到仲裁申请书副本',
      says: ['收到仲裁申请书副本', '收到仲裁申请', '收到仲裁通知', '被申请仲裁'],
      examples: [
        '收到仲裁申请书副本 申请人天山软件 4月10日前答辩',
        '收到仲裁通知 李明 劳动争议 今天收到',
        '收到仲裁申请',
      ],
      day: '收到日期',
      opens: true,
      takes: [
        needs('party', '申请人', '仲裁申请人是谁？'),
        may('authority', '仲裁机构', '哪个仲裁机构？'),
        offers('matter', '争议', '争议什么？'),
        needs('until', '答辩期限', '通知要求哪天前提交答辩？'),
        may('reference', '案号'),
        papers,
      ],
      starts: [{ rule: 'arb-answer' }],
      tells: ['party', 'matter'],
    },
    {
      id: 'submit-arbitration-answer',
      name: '提交仲裁答辩',
      says: ['提交仲裁答辩', '仲裁答辩已提交', '提交仲裁答辩书'],
      examples: ['提交仲裁答辩 4月8日', '仲裁答辩已提交', '提交仲裁答辩书 今天'],
      day: '提交日期',
      after: ['receive-arbitration'],
      takes: [papers],
      meets: ['arb-answer'],
    },
    {
      id: 'receive-arbitration-hearing',
      name: '收到仲裁开庭通知',
      says: ['收到仲裁开庭通知', '仲裁开庭'],
      examples: ['收到仲裁开庭通知 4月20日10点', '仲裁开庭 下周三上午9点', '收到仲裁开庭通知'],
      day: '收到日期',
      takes: [
        needs('hearingOn', '开庭日期', '哪天开庭？'),
        may('hearingAt', '开庭时间'),
        may('place', '地点'),
        anew,
        papers,
      ],
      starts: [{ rule: 'arb-hearing-day', stated: ({ hearingOn }) => hearingOn }],
      tells: ['hearingOn', 'hearingAt'],
    },
    {
      id: 'attend-arbitration',
      name: '参加仲裁庭审',
      says: ['参加仲裁庭审', '仲裁已开庭'],
      examples: ['参加仲裁庭审 4月20日', '仲裁已开庭', '参加仲裁庭审 今天'],
      day: '开庭日期',
      takes: [may('agent', '出庭人员'), may('lawyer', '律师'), papers],
      meets: ['arb-hearing-day'],
      tells: ['agent', 'lawyer'],
    },
    {
      id: 'receive-award',
      name: '收到仲裁裁决',
      says: ['收到仲裁裁决', '收到裁决书', '仲裁裁决'],
      examples: ['收到仲裁裁决 支持 5月20日前履行', '收到裁决书 驳回 今天', '仲裁裁决'],
      day: '收到日期',
      takes: [
        needs('result', '结果', '裁决结果是什么？', AWARD),
        may('until', '履行期限', '裁决要求哪天前履行？'),
        papers,
      ],
      starts: [{ rule: 'arb-perform', when: ({ until }) => until !== undefined }],
      ends: ['arb-answer', 'arb-hearing-day'],
      settles: true,
      tells: ['result', 'until'],
    },
    {
      id: 'perform-award',
      name: '履行仲裁裁决',
      says: ['履行仲裁裁决', '仲裁裁决已履行'],
      examples: ['履行仲裁裁决 5月10日', '仲裁裁决已履行', '履行仲裁裁决 今天'],
      day: '履行日期',
      after: ['receive-award'],
      takes: [papers],
      meets: ['arb-perform'],
    },
  ],
};
