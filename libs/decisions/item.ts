import { decider, happened, nextNumber, nothing, numberInWords, yearOf, type Decide, type DocumentNumber, type Fen, type FileRef, type LocalDate, type Outcome as Came, type Requirement, type Role, type StaffId, type UnitId } from '#kernel';
import { GateAnswered, GateOpened, GateOverridden, GATES, ItemApproved, ItemLinked, ItemProposed, ItemReviewed, ItemSettled, ItemWithdrawn, MaterialsAdded, type Category, type Conclusion, type Gate, type ItemEvent, type ItemId, type MeetingId, type Outcome } from './events.ts';
import { mayOverride, submittable, usualGates, type GateStates } from './gates.ts';
import { hold, refused, rule } from './refusals.ts';

export interface ProposedItem {
  readonly is: 'proposed';
  readonly item: ItemId;
  readonly number: DocumentNumber;
  readonly title: string;
  readonly category: Category;
  readonly proposer: StaffId;
  readonly unit: UnitId;
  /** What must be passed: by the list in force when it was put forward, else the usual. */
  readonly needs: readonly Gate[];
  readonly gates: GateStates;
  readonly reviewed: boolean;
  readonly approved: boolean;
  readonly settled?: Outcome;
}
export type Item = { readonly is: 'unknown' } | ProposedItem | (Omit<ProposedItem, 'is'> & { readonly is: 'withdrawn' });

export interface Proposal {
  readonly item: ItemId;
  readonly category: Category;
  readonly title: string;
  readonly amount?: Fen | undefined;
  readonly unit: UnitId;
  readonly proposer: StaffId;
  readonly proposedOn: LocalDate;
  readonly reporter?: StaffId | undefined;
  readonly materials?: readonly FileRef[] | undefined;
  readonly matter?: string | undefined;
  readonly needs?: readonly Gate[] | undefined;
}

/** A matter of large funds is one above a threshold of the list; without the sum nobody can hold it against the list. */
const amountStated = rule('decisions.amount-stated', '“三重一大”事项清单·大额资金使用', (proposal: Proposal) => proposal.category !== 'largeFunds' || proposal.amount !== undefined);

/** Legal time may lie before record time, never after it. */
const notInFuture = rule('decisions.not-in-future', null, ({ on, today }: { on: LocalDate; today: LocalDate }) => on <= today);

const proposerOrOffice = rule('decisions.proposer-or-office', null, ({ who, roles, proposer }: { who: StaffId | undefined; roles: readonly Role[]; proposer: StaffId }) =>
  who === proposer || roles.includes('office'));

const OUTCOMES: Readonly<Record<Outcome, string>> = { passed: '已通过', rejected: '未通过', deferred: '暂缓' };

/** On an item that was put forward and not taken back. */
const on = (item: Item, next: (it: ProposedItem) => Came<ItemEvent>): Came<ItemEvent> => {
  switch (item.is) {
    case 'unknown': return refused('decisions.item-unknown');
    case 'withdrawn': return refused('decisions.item-already-withdrawn');
    case 'proposed': return next(item);
  }
};
/** And that no meeting has decided. */
const undecided = (item: Item, next: (it: ProposedItem) => Came<ItemEvent>): Came<ItemEvent> =>
  on(item, (it) => (it.settled === 'passed' || it.settled === 'rejected' ? refused('decisions.item-settled', { outcome: OUTCOMES[it.settled] }) : next(it)));

/** Puts an item forward. It gets its number, `议题〔2026〕1号`, when it is recorded; the year is that of the proposal. */
export const proposeItem = (proposal: Proposal, today: LocalDate): Decide<Item, ItemEvent> => (item) => {
  switch (item.is) {
    case 'unknown':
      return hold(amountStated, proposal) ?? hold(notInFuture, { on: proposal.proposedOn, today }, { today })
        ?? happened(ItemProposed({ ...proposal, number: nextNumber('议题', yearOf(proposal.proposedOn)) }));
    case 'proposed':
    case 'withdrawn': return refused('decisions.item-already-proposed');
  }
};

/** Takes an item back: by the one who put it forward, or the office; not once it was decided. */
export const withdrawItem = (reason: string, who: StaffId | undefined, roles: readonly Role[], today: LocalDate): Decide<Item, ItemEvent> => (item) =>
  (item.is === 'withdrawn' ? nothing() : undecided(item, (it) => hold(proposerOrOffice, { who, roles, proposer: it.proposer }) ?? happened(ItemWithdrawn({ item: it.item, reason, withdrawnOn: today }))));

/** Adds materials: by the one who put the item forward, or the office; not to an item taken back. */
export const addMaterials = (materials: readonly FileRef[], who: StaffId | undefined, roles: readonly Role[], today: LocalDate): Decide<Item, ItemEvent> => (item) =>
  on(item, (it) => hold(proposerOrOffice, { who, roles, proposer: it.proposer }) ?? happened(MaterialsAdded({ item: it.item, materials, addedOn: today })));

/** Sends an item to somebody for a gate. */
export const openGate = (gate: Gate, sentTo: string, sentOn: LocalDate, materials: readonly FileRef[] | undefined, today: LocalDate): Decide<Item, ItemEvent> => (item) =>
  undecided(item, (it) => hold(notInFuture, { on: sentOn, today }, { today }) ?? happened(GateOpened({ item: it.item, gate, sentTo, sentOn, materials })));

/** Records what came back. An adverse answer may be followed by another, once the item was changed and sent again. */
export const answerGate = (answer: { readonly gate: Gate; readonly conclusion: Conclusion; readonly by: string; readonly answeredOn: LocalDate; readonly remark?: string | undefined; readonly materials?: readonly FileRef[] | undefined }, today: LocalDate): Decide<Item, ItemEvent> => (item) =>
  undecided(item, (it) => {
    const known = it.gates[answer.gate];
    if (known?.conclusion === answer.conclusion && known.conclusion !== 'adverse') return refused('decisions.gate-answered', { gate: GATES[answer.gate].label });
    return hold(notInFuture, { on: answer.answeredOn, today }, { today }) ?? happened(GateAnswered({ item: it.item, ...answer }));
  });

/** Lets an item go on without a gate: only the first head, only where the law allows it, with reason and authority; an adverse answer is not overridden. */
export const overrideGate = (gate: Gate, by: StaffId, reason: string, authority: string, today: LocalDate): Decide<Item, ItemEvent> => (item) =>
  undecided(item, (it) => {
    if (!mayOverride(gate)) return { refusal: { ...refused('decisions.gate-not-overridable', { gate: GATES[gate].label }).refusal, source: GATES[gate].source } };
    if (it.gates[gate]?.conclusion === 'adverse') return { refusal: { ...refused('decisions.gate-adverse', { number: numberInWords(it.number), gate: GATES[gate].label }).refusal, source: GATES[gate].source } };
    return it.gates[gate]?.overridden ? nothing() : happened(GateOverridden({ item: it.item, gate, by, reason, authority, overriddenOn: today }));
  });

/** The office says whether the papers are complete. */
export const reviewItem = (complete: boolean, remark: string | undefined, today: LocalDate): Decide<Item, ItemEvent> => (item) =>
  undecided(item, (it) => (it.reviewed && complete ? nothing() : happened(ItemReviewed({ item: it.item, complete, remark, reviewedOn: today }))));

/** The secretary settles that it goes to the Party group: reviewed, and every gate passed. Also again, after a meeting: then it is decided anew. */
export const approveItem = (by: StaffId, today: LocalDate): Decide<Item, ItemEvent> => (item) =>
  on(item, (it) => {
    const number = numberInWords(it.number);
    if (!it.reviewed) return refused('decisions.not-reviewed', { number });
    if (it.approved && it.settled === undefined) return nothing();
    return submittable(number, it.needs, it.gates) ?? happened(ItemApproved({ item: it.item, approvedBy: by, approvedOn: today }));
  });

/** Whether it may go on the agenda of a meeting. */
export const readyForMeeting = (item: Item): Came<never> | undefined => {
  const came = on(item, (it) => {
    const number = numberInWords(it.number);
    if (it.settled === 'passed' || it.settled === 'rejected') return refused('decisions.item-settled', { outcome: OUTCOMES[it.settled] });
    return (it.reviewed ? undefined : refused('decisions.not-reviewed', { number })) ?? submittable(number, it.needs, it.gates) ?? (it.approved ? nothing() : refused('decisions.not-approved', { number }));
  });
  return 'refusal' in came ? came : undefined;
};

/** What a meeting made of it; because of the meeting. */
export const settleItem = (meeting: MeetingId, entry: number, outcome: Outcome, settledOn: LocalDate): Decide<Item, ItemEvent> => (item) =>
  (item.is !== 'proposed' || item.settled === outcome ? nothing() : happened(ItemSettled({ item: item.item, meeting, entry, outcome, settledOn })));

export const linkItem = (to: DocumentNumber, how: string, today: LocalDate): Decide<Item, ItemEvent> => (item) => on(item, (it) => happened(ItemLinked({ item: it.item, to, how, linkedOn: today })));

const PARTY_GROUP_RULES = '《中国共产党党组工作条例》（2019）第五章';
const GATE_WORDS: Readonly<Partial<Record<Gate, Requirement>>> = {
  legalOpinion: { text: '听取法律顾问（公职律师）意见：应听取而未听取，或认为不合法的，不得提交讨论', source: GATES.legalOpinion.source, certainty: 'V2' },
  legalityReview: { text: '提交讨论前完成合法性审查', source: GATES.legalityReview.source, certainty: 'V' },
  personnelProcedure: { text: '履行干部任免程序：动议、民主推荐、考察', source: GATES.personnelProcedure.source, certainty: 'V2' },
};
const gateInWords = (gate: Gate): Requirement => GATE_WORDS[gate] ?? { text: `完成${GATES[gate].label}`, source: GATES[gate].source, certainty: 'V2' };

/** What must be done before the Party group may decide on the item; shown when it is put forward. */
export const requirementsFor = (category: Category, gates: readonly Gate[] = usualGates(category)): readonly Requirement[] => [
  ...gates.map(gateInWords),
  category === 'personnel'
    ? { text: '党组会议须有三分之二以上成员到会，逐人表决', source: PARTY_GROUP_RULES, certainty: 'V2' }
    : { text: '党组会议须有半数以上成员到会', source: PARTY_GROUP_RULES, certainty: 'V2' },
  { text: '赞成票超过应到会成员的半数为通过，未到会成员的书面意见不计票', source: PARTY_GROUP_RULES, certainty: 'V2' },
  { text: '重大决策会前学法', source: '局重大决策会前学法制度', certainty: 'M' },
];

export const item = decider<Item, ItemEvent>({
  category: 'decisions.item',
  stateVersion: 2,
  initial: { is: 'unknown' },
  evolve: (state, { type, data }) => {
    if (type === 'decisions.item-proposed') return { is: 'proposed', item: data.item, number: data.number, title: data.title, category: data.category, proposer: data.proposer, unit: data.unit, needs: (data.needs as readonly Gate[] | undefined) ?? usualGates(data.category), gates: {}, reviewed: false, approved: false };
    if (state.is !== 'proposed') return state;
    switch (type) {
      case 'decisions.item-withdrawn': return { ...state, is: 'withdrawn' };
      case 'decisions.gate-opened': { const { conclusion: _, ...was } = state.gates[data.gate] ?? { sent: true }; return { ...state, gates: { ...state.gates, [data.gate]: { ...was, sent: true } } }; }
      case 'decisions.gate-answered': return { ...state, gates: { ...state.gates, [data.gate]: { ...state.gates[data.gate], sent: true, conclusion: data.conclusion } } };
      case 'decisions.gate-overridden': return { ...state, gates: { ...state.gates, [data.gate]: { ...state.gates[data.gate], sent: state.gates[data.gate]?.sent ?? false, overridden: true } } };
      case 'decisions.item-reviewed': return { ...state, reviewed: data.complete };
      case 'decisions.item-approved': { const { settled: _, ...open } = state; return { ...open, approved: true }; }
      case 'decisions.item-settled': return { ...state, settled: data.outcome };
      case 'decisions.materials-added':
      case 'decisions.item-linked': return state;
    }
  },
});
