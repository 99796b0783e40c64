import type { Gate } from './gate-kinds.ts';

// Where the law itself asks for the fair-competition review (公平竞争审查条例 第二条): a measure that touches operators.

/** A measure, not one purchase or one project: rules, policies, schemes. */
const MEASURE = /办法|细则|规定|政策|措施|若干意见|实施意见|实施方案|行动方案|条件|标准/u;
/** What touches operators: subsidies, procurement, entry and exit, qualifications, factors, markets. */
const OPERATORS =
  /补贴|补助|奖补|奖励资金|资助|扶持|贴息|采购|招标|招投标|准入|退出|资质|特许|市场|企业|经营者|产业|收费/u;

/** Whether it is to be asked if an item touches operators: its title speaks of a measure and of what touches them. */
export const mayTouchOperators = (title: string): boolean => MEASURE.test(title) && OPERATORS.test(title);

/** The gates of an item that touches operators: whatever the list asks for, the review comes with them. */
export const withFairCompetition = (gates: readonly Gate[]): readonly Gate[] =>
  gates.includes('fairCompetition') ? gates : [...gates, 'fairCompetition'];
