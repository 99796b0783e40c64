import type { Gate } from './gate-kinds.ts';

// Where the law itself asks for the fair-competition review (公平竞争审查条例 第二条): a measure that touches operators.

/**
 * A measure, not one purchase or one project: rules, policies, schemes, standards, and agreements and memoranda with
 * operators (实施办法第二条).
 */
const MEASURE =
  /办法|细则|规则|规定|政策|措施|意见|(?<!采购|招标|建设|投标)方案|条件|标准|规范|通知|公告|协议|备忘录|目录|名录|名单/u;
/** Who they are: operators by any name. */
const OPERATORS = /企业|公司|经营者|供应商|服务商|服务机构|中介机构|孵化器|众创空间|产业|市场/u;
/** What touches them: subsidies, procurement, entry and exit, qualifications, prices, taxes, costs. */
const TOUCHES = new RegExp(
  [
    '补贴|补助|奖补|奖励资金|财政奖励|资助|扶持|贴息|创新券|风险补偿|减免|优惠|返还',
    '采购|招标|投标|准入|退出|资质|特许|收费|价格|税收|租金|房租|用地|投资',
  ].join('|'),
  'u',
);

/** Whether it is to be asked if an item touches operators: its title speaks of a measure and of what touches them. */
export const mayTouchOperators = (title: string): boolean =>
  MEASURE.test(title) && (OPERATORS.test(title) || TOUCHES.test(title));

/** The gates of an item that touches operators: whatever the list asks for, the review comes with them. */
export const withFairCompetition = (gates: readonly Gate[]): readonly Gate[] =>
  gates.includes('fairCompetition') ? gates : [...gates, 'fairCompetition'];
