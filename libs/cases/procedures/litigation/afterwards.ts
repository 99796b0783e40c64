// Of a lawsuit: what is left to do when it is over.
import { may, papers, YES_NO, type Check, type Step } from '../../procedure.ts';

const notTheSame: Check = {
  rule: 'lit-perform-judgment',
  how: 'refuse',
  words: '判决责令重新作出行政行为的，不得以同一的事实和理由作出与原行为基本相同的行为',
  holds: ({ sameGrounds }) => sameGrounds !== 'yes',
};

/** The judgment is carried out; advice the court gave in the case is answered. */
export const AFTERWARDS: readonly Step[] = [
  {
    id: 'perform-judgment',
    name: '履行判决',
    says: ['履行判决', '已履行判决', '判决已履行'],
    examples: ['履行判决 6月1日', '判决已履行', '已履行判决'],
    day: '履行日期',
    after: ['receive-judgment', 'receive-final-judgment'],
    takes: [
      may('sameGrounds', '是否同一事实和理由', '重作的行为与原行为是否以同一事实和理由、基本相同？', YES_NO),
      may('reason', '说明'),
      papers,
    ],
    checks: [notTheSame],
    meets: ['lit-perform-judgment'],
  },
  {
    id: 'receive-suit-advice',
    name: '收到本案司法建议',
    says: ['收到本案司法建议'],
    examples: ['收到本案司法建议 今天', '收到本案司法建议 5月6日', '收到本案司法建议'],
    day: '收到日期',
    takes: [may('matter', '建议', '建议什么？'), papers],
    starts: [{ rule: 'court-advice' }],
  },
  {
    id: 'answer-suit-advice',
    name: '反馈本案司法建议',
    says: ['反馈本案司法建议', '本案司法建议已反馈'],
    examples: ['反馈本案司法建议 6月1日', '本案司法建议已反馈', '反馈本案司法建议 今天'],
    day: '反馈日期',
    after: ['receive-suit-advice'],
    takes: [papers],
    meets: ['court-advice'],
  },
];
