// Of a lawsuit: the retrial, asked for by us or by the other side.
import { may, needs, papers, results, serving, type Step } from '../../procedure.ts';

/** What asking for a retrial may come to. */
const OUTCOME = results(['驳回再审申请', '驳回'], '维持', '改判', '发回重审');

/** A retrial is asked for, the bureau gives its opinion, the court decides. */
export const RETRIAL: readonly Step[] = [
  {
    id: 'apply-retrial',
    name: '申请再审',
    says: ['申请再审', '我方申请再审', '已申请再审'],
    examples: ['申请再审 8月1日', '已申请再审', '我方申请再审 今天'],
    day: '申请日期',
    takes: [may('reason', '理由'), papers],
    meets: ['lit-retrial-apply'],
  },
  {
    id: 'receive-retrial',
    name: '收到再审申请书副本',
    says: ['收到再审申请书副本', '收到再审申请', '收到再审申请书'],
    examples: ['收到再审申请书副本 9月1日', '收到再审申请 今天收到', '收到再审申请书'],
    day: '收到日期',
    stage: 'retrial',
    takes: [may('authority', '再审法院', '再审是哪个法院？'), papers],
    starts: [{ rule: 'lit-retrial-opinion' }],
  },
  {
    id: 'submit-retrial-opinion',
    name: '提交再审书面意见',
    says: ['提交再审书面意见', '提交再审意见', '再审意见已提交'],
    examples: ['提交再审意见 9月10日', '再审意见已提交', '提交再审书面意见'],
    day: '提交日期',
    after: ['receive-retrial'],
    takes: [papers],
    meets: ['lit-retrial-opinion'],
  },
  {
    id: 'receive-retrial-result',
    name: '收到再审结果',
    says: ['收到再审结果', '收到再审裁定', '收到再审判决'],
    examples: ['收到再审结果 驳回再审申请 12月1日', '收到再审判决 维持', '收到再审裁定'],
    day: '送达日期',
    takes: [needs('result', '结果', '再审结果是什么？', OUTCOME), serving, papers],
    ends: ['lit-retrial-opinion', 'lit-hearing-day'],
    settles: true,
    tells: ['result'],
  },
];
