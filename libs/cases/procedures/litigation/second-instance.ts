// Of a lawsuit: the appeal, ours or the other side's, and its judgment.
import { may, needs, papers, results, serving, type Step } from '../../procedure.ts';

/** How a judgment of the second instance may end. */
const FINAL_JUDGMENT = results(
  ['维持', '维持原判', '驳回上诉'],
  '改判',
  ['发回重审', '发回'],
  ['准许撤回上诉', '撤回上诉'],
  ['调解', '调解书'],
);

/** An appeal is made and answered; the judgment in it is final. */
export const SECOND_INSTANCE: readonly Step[] = [
  {
    id: 'appeal',
    name: '提起上诉',
    says: ['提起上诉', '我方上诉', '已上诉'],
    examples: ['提起上诉 5月3日', '已上诉 案件〔2026〕2号', '我方上诉 今天提交'],
    day: '上诉日期',
    stage: 'second',
    after: ['receive-judgment', 'receive-ruling'],
    takes: [may('reason', '理由'), papers],
    meets: ['lit-appeal-judgment', 'lit-appeal-ruling'],
  },
  {
    id: 'receive-appeal',
    name: '收到上诉状副本',
    says: ['收到上诉状副本', '收到上诉状', '对方上诉'],
    examples: ['收到上诉状副本 5月8日', '对方上诉 今天收到上诉状', '收到上诉状'],
    day: '收到日期',
    stage: 'second',
    after: ['receive-judgment', 'receive-ruling'],
    takes: [may('authority', '二审法院', '二审是哪个法院？'), may('reference', '二审案号'), papers],
    starts: [{ rule: 'lit-appeal-reply' }],
    // Ours runs on: each party has its own time (第八十五条).
    endsTheirs: ['lit-appeal-judgment', 'lit-appeal-ruling'],
  },
  {
    id: 'submit-appeal-reply',
    name: '提交二审答辩状',
    says: ['提交二审答辩状', '二审答辩', '提交上诉答辩状', '二审答辩状已提交'],
    examples: ['提交二审答辩状 5月15日', '二审答辩状已提交', '二审答辩 今天提交'],
    day: '提交日期',
    after: ['receive-appeal'],
    takes: [papers],
    meets: ['lit-appeal-reply'],
  },
  {
    id: 'receive-final-judgment',
    name: '收到二审判决',
    says: ['收到二审判决', '收到终审判决', '二审判决'],
    examples: ['收到二审判决 维持 7月20日送达', '收到终审判决 改判 今天', '二审判决'],
    day: '送达日期',
    after: ['appeal', 'receive-appeal'],
    takes: [
      needs('result', '结果', '二审结果是什么？', FINAL_JUDGMENT),
      may('reference', '判决书文号'),
      may('until', '履行期限', '判决写明的履行期限是哪天？'),
      serving,
      papers,
    ],
    starts: [
      { rule: 'lit-retrial-apply', when: ({ result }) => result === '维持' || result === '改判' },
      { rule: 'lit-perform-judgment', when: ({ until }) => until !== undefined },
    ],
    ends: ['lit-appeal-reply', 'lit-hearing-day', 'lit-appeal-judgment', 'lit-appeal-ruling'],
    settles: true,
    tells: ['result', 'until'],
  },
];
