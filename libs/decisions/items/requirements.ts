import type { Requirement } from '#kernel';
import { GATES, type Gate } from '../gates/gate-kinds.ts';
import { usualGates } from '../gates/gates.ts';
import { ofPersons, PARTY_GROUP_RULES, type Subject } from '../party-group/quorum.ts';

// What the law asks of an item before the Party group may decide on it, in words, each with its source and certainty.

/** The gates that need more words than `完成` and their name. */
const GATE_WORDS: Readonly<Partial<Record<Gate, Requirement>>> = {
  legalOpinion: {
    text: '听取法律顾问（公职律师）意见：应听取而未听取，或认为不合法的，不得提交讨论',
    source: GATES.legalOpinion.source,
    certainty: 'V2',
  },
  legalityReview: { text: '提交讨论前完成合法性审查', source: GATES.legalityReview.source, certainty: 'V' },
  personnelProcedure: {
    text: '履行干部任免程序：动议、民主推荐、考察',
    source: GATES.personnelProcedure.source,
    certainty: 'V2',
  },
};
const gateInWords = (gate: Gate): Requirement =>
  GATE_WORDS[gate] ?? { text: `完成${GATES[gate].label}`, source: GATES[gate].source, certainty: 'V2' };

const DISCIPLINE: Requirement = {
  text: '处分党员按规定的程序讨论决定',
  source: '《党组讨论和决定党员处分事项工作程序规定（试行）》',
  certainty: 'M',
};
const QUORUM: Requirement = { text: '党组会议须有半数以上成员到会', source: PARTY_GROUP_RULES, certainty: 'V2' };
const QUORUM_FOR_PERSONS: Requirement = {
  text: '党组会议须有三分之二以上成员到会，逐人表决',
  source: PARTY_GROUP_RULES,
  certainty: 'V2',
};
const MAJORITY: Requirement = {
  text: '赞成票超过应到会成员的半数为通过，未到会成员的书面意见不计票',
  source: PARTY_GROUP_RULES,
  certainty: 'V2',
};
const LAW_STUDIED: Requirement = { text: '重大决策会前学法', source: '局重大决策会前学法制度', certainty: 'M' };

/** What must be done before the Party group may decide on the item; shown when it is put forward. */
export const requirementsFor = (
  subject: Subject,
  gates: readonly Gate[] = usualGates(subject.category),
): readonly Requirement[] => [
  ...gates.map(gateInWords),
  ...(subject.discipline ? [DISCIPLINE] : []),
  ofPersons(subject) ? QUORUM_FOR_PERSONS : QUORUM,
  MAJORITY,
  LAW_STUDIED,
];
