// Of a lawsuit: what the court of first instance decided, by judgment or by ruling.
import { only, may, needs, offers, papers, results, serving, type Step } from '../../procedure.ts';

/** How a judgment of the first instance may end. */
const JUDGMENT = results(
  ['胜诉', '驳回诉讼请求', '驳回原告诉讼请求'],
  ['撤销', '判决撤销'],
  ['确认违法', '违法'],
  ['责令履行', '履行判决'],
  ['责令重作', '重作'],
  '变更',
  ['准许撤诉', '撤诉'],
  ['调解', '调解书'],
);

/** What a ruling of the first instance may say. */
const RULING = results('不予立案', '驳回起诉', '管辖异议', ['准许撤诉', '撤诉'], ['终结诉讼', '诉讼终结']);

/** What the bureau is ordered to do. */
const ORDERED = ['责令履行', '责令重作'];

/** What is over with a judgment or a ruling. */
const OVER = [
  'lit-answer',
  'lit-answer-summary',
  'lit-jurisdiction-objection',
  'lit-evidence-extend',
  'lit-evidence-after-cause',
  'lit-hearing-day',
];

const untilIfOrdered = only(
  ({ result }) => ['责令履行', '责令重作', '调解'].includes(String(result)),
  offers('until', '履行期限', '判决写明的履行期限是哪天？没有写明请说“跳过”。'),
);

/** The judgment or ruling of the first instance is served; the time to appeal begins with it. */
export const JUDGMENTS: readonly Step[] = [
  {
    id: 'receive-judgment',
    name: '收到一审判决',
    says: ['收到一审判决', '收到判决', '收到判决书', '一审判决'],
    examples: ['收到判决 胜诉 4月20日送达', '收到一审判决 撤销 今天送达', '收到判决书'],
    day: '送达日期',
    after: ['receive-complaint'],
    takes: [
      needs('result', '结果', '判决结果是什么？', JUDGMENT),
      may('reference', '判决书文号'),
      untilIfOrdered,
      serving,
      papers,
    ],
    starts: [
      {
        rule: 'lit-appeal-judgment',
        when: ({ result }) => result !== '调解' && result !== '准许撤诉',
        theirs: ({ result }) => (result === '胜诉' ? '本局胜诉，无须上诉' : undefined),
      },
      // Ordered without a day, it is to be carried out all the same.
      {
        rule: 'lit-perform-judgment',
        when: ({ result = '', until }) => ORDERED.includes(result) || (result === '调解' && until !== undefined),
      },
    ],
    meets: ['lit-first-judgment', 'lit-first-judgment-summary'],
    ends: OVER,
    settles: true,
    tells: ['result', 'until'],
  },
  {
    id: 'receive-ruling',
    name: '收到一审裁定',
    says: ['收到一审裁定', '收到裁定', '收到裁定书'],
    examples: ['收到裁定 驳回起诉 4月20日送达', '收到裁定书 准许撤诉 今天', '收到一审裁定'],
    day: '送达日期',
    takes: [needs('result', '结果', '裁定结果是什么？', RULING), serving, papers],
    // 法释〔2018〕1号第一百零一条: 准许撤诉、终结诉讼 cannot be appealed.
    starts: [
      {
        rule: 'lit-appeal-ruling',
        when: ({ result }) => result !== '准许撤诉' && result !== '终结诉讼',
        theirs: ({ result }) => (result === '管辖异议' ? undefined : '裁定对本局有利，无须上诉'),
      },
    ],
    meets: ['lit-first-judgment', 'lit-first-judgment-summary'],
    ends: OVER,
    // Who tries the case is settled, the case is not.
    goesOn: ['管辖异议'],
    settles: true,
    tells: ['result'],
  },
];
