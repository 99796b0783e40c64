import { PARTY_GROUP_RULES } from '../party-group/quorum.ts';

// What several rules of a meeting cite. What only one rule cites stands at that rule.

/** An item is on the notice before the meeting; who and what is voted on comes from there. */
export const ON_THE_NOTICE = `${PARTY_GROUP_RULES}：议题在会前确定并通知，一般不得临时动议`;

/** Each item is voted on by itself, and once. */
export const ONE_BY_ONE = `${PARTY_GROUP_RULES}：对多个事项逐项表决；重新决策须另经党组会议`;
