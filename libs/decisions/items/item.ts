import {
  decider,
  happened,
  nextNumber,
  nothing,
  numberInWords,
  yearOf,
  type Decide,
  type DocumentNumber,
  type Fen,
  type FileRef,
  type LocalDate,
  type Outcome as Came,
  type Requirement,
  type Role,
  type StaffId,
  type UnitId,
} from '#kernel';
import { GATES, type Conclusion, type Gate } from '../gates/gate-kinds.ts';
import { answerable, mayOverride, submittable, usualGates, type GateStates } from '../gates/gates.ts';
import type { Category } from '../ground/categories.ts';
import { notInFuture } from '../ground/legal-time.ts';
import { hold, refused, rule } from '../ground/refusals.ts';
import type { ItemId, MeetingId, Outcome } from '../ground/terms.ts';
import { ofPersons, PARTY_GROUP_RULES } from '../party-group/quorum.ts';
import {
  GateAnswered,
  GateOpened,
  GateOverridden,
  ItemApproved,
  ItemLinked,
  ItemPlaced,
  ItemProposed,
  ItemReleased,
  ItemReviewed,
  ItemSettled,
  ItemWithdrawn,
  MaterialsAdded,
  type ItemEvent,
} from './events.ts';

export interface ProposedItem {
  readonly is: 'proposed';
  readonly item: ItemId;
  readonly number: DocumentNumber;
  readonly title: string;
  readonly category: Category;
  readonly proposer: StaffId;
  readonly unit: UnitId;
  readonly persons?: readonly string[] | undefined;
  readonly discipline?: boolean | undefined;
  /** What must be passed: by the list in force when it was put forward, else the usual. */
  readonly needs: readonly Gate[];
  readonly gates: GateStates;
  readonly reviewed: boolean;
  readonly approved: boolean;
  /** The meeting on whose agenda it is. */
  readonly on?: MeetingId | undefined;
  readonly reporter?: StaffId | undefined;
  /** What it came to last, and where; `again`: it was approved since, to be decided anew. `earlier`: where it had been decided before that. */
  readonly settled?: Settled | undefined;
}
interface Settled {
  readonly outcome: Outcome;
  readonly meeting: MeetingId;
  readonly entry: number;
  readonly again: boolean;
  readonly earlier?: { readonly meeting: MeetingId; readonly entry: number } | undefined;
}
export type Item =
  | { readonly is: 'unknown' }
  | ProposedItem
  | (Omit<ProposedItem, 'is'> & { readonly is: 'withdrawn' });

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
  readonly catalogue?: string | undefined;
  readonly persons?: readonly string[] | undefined;
  readonly discipline?: boolean | undefined;
  readonly needs?: readonly Gate[] | undefined;
}

/** A matter of large funds is one above a threshold of the list; without the sum nobody can hold it against the list. */
const amountStated = rule(
  'decisions.amount-stated',
  '“三重一大”事项清单·大额资金使用',
  (proposal: Proposal) => proposal.category !== 'largeFunds' || proposal.amount !== undefined,
);

const proposerOrOffice = rule(
  'decisions.proposer-or-office',
  null,
  ({ who, roles, proposer }: { who: StaffId | undefined; roles: readonly Role[]; proposer: StaffId }) =>
    who === proposer || roles.includes('office'),
);

const OUTCOMES: Readonly<Record<Outcome, string>> = { passed: '已通过', rejected: '未通过', deferred: '暂缓' };

/** On an item that was put forward and not taken back. */
const on = (item: Item, next: (it: ProposedItem) => Came<ItemEvent>): Came<ItemEvent> => {
  switch (item.is) {
    case 'unknown':
      return refused('decisions.item-unknown');
    case 'withdrawn':
      return refused('decisions.item-already-withdrawn');
    case 'proposed':
      return next(item);
  }
};
const decided = ({ settled }: ProposedItem): Outcome | undefined =>
  settled === undefined || settled.outcome === 'deferred' ? undefined : settled.outcome;
const settledAlready = (outcome: Outcome): Came<never> => ({
  refusal: {
    ...refused('decisions.item-settled', { outcome: OUTCOMES[outcome] }).refusal,
    source: `${PARTY_GROUP_RULES}：党组决定的事项须坚决执行，重新决策须另经党组会议`,
  },
});
/** And that no meeting has decided, or that is to be decided anew. */
const undecided = (item: Item, next: (it: ProposedItem) => Came<ItemEvent>): Came<ItemEvent> =>
  on(item, (it) => {
    const outcome = decided(it);
    return outcome && !it.settled!.again ? settledAlready(outcome) : next(it);
  });
/** What the office is told of an item that is ready, or why it is not. */
const reviewedAndPassed = (it: ProposedItem): Came<never> | undefined => {
  const number = numberInWords(it.number);
  return (
    (it.reviewed ? undefined : refused('decisions.not-reviewed', { number })) ?? submittable(number, it.needs, it.gates)
  );
};

/** Puts an item forward. It gets its number, `议题〔2026〕1号`, when it is recorded; the year is that of the proposal. */
export const proposeItem =
  (proposal: Proposal, today: LocalDate): Decide<Item, ItemEvent> =>
  (item) => {
    switch (item.is) {
      case 'unknown':
        return (
          hold(amountStated, proposal) ??
          hold(notInFuture, { on: proposal.proposedOn, today }, { today }) ??
          happened(ItemProposed({ ...proposal, number: nextNumber('议题', yearOf(proposal.proposedOn)) }))
        );
      case 'proposed':
      case 'withdrawn':
        return refused('decisions.item-already-proposed');
    }
  };

/** Takes an item back: by the one who put it forward, or the office; not once it was decided. */
export const withdrawItem =
  (reason: string, who: StaffId | undefined, roles: readonly Role[], today: LocalDate): Decide<Item, ItemEvent> =>
  (item) =>
    item.is === 'withdrawn'
      ? nothing()
      : on(
          item,
          (it) =>
            (decided(it) ? settledAlready(decided(it)!) : undefined) ??
            hold(proposerOrOffice, { who, roles, proposer: it.proposer }) ??
            happened(ItemWithdrawn({ item: it.item, reason, withdrawnOn: today })),
        );

/** Adds materials: by the one who put the item forward, or the office; not to an item taken back or decided. */
export const addMaterials =
  (
    materials: readonly FileRef[],
    who: StaffId | undefined,
    roles: readonly Role[],
    today: LocalDate,
  ): Decide<Item, ItemEvent> =>
  (item) =>
    undecided(
      item,
      (it) =>
        hold(proposerOrOffice, { who, roles, proposer: it.proposer }) ??
        happened(MaterialsAdded({ item: it.item, materials, addedOn: today })),
    );

/** Sends an item to somebody for a gate. */
export const openGate =
  (
    gate: Gate,
    sentTo: string,
    sentOn: LocalDate,
    materials: readonly FileRef[] | undefined,
    today: LocalDate,
  ): Decide<Item, ItemEvent> =>
  (item) =>
    undecided(
      item,
      (it) =>
        hold(notInFuture, { on: sentOn, today }, { today }) ??
        happened(GateOpened({ item: it.item, gate, sentTo, sentOn, materials })),
    );

/** Records what came back. An adverse answer may be followed by another, once the item was changed and sent again. `who` records it; another system is nobody of the bureau. */
export const answerGate =
  (
    answer: {
      readonly gate: Gate;
      readonly conclusion: Conclusion;
      readonly by: string;
      readonly answeredOn: LocalDate;
      readonly remark?: string | undefined;
      readonly materials?: readonly FileRef[] | undefined;
    },
    who: StaffId | undefined,
    today: LocalDate,
  ): Decide<Item, ItemEvent> =>
  (item) =>
    undecided(item, (it) => {
      const known = it.gates[answer.gate] ?? {};
      if (known.conclusion === answer.conclusion && known.conclusion !== 'adverse' && known.pending !== true)
        return refused('decisions.gate-answered', { gate: GATES[answer.gate].label });
      return (
        hold(notInFuture, { on: answer.answeredOn, today }, { today }) ??
        answerable(answer, known, who === it.proposer) ??
        happened(GateAnswered({ item: it.item, ...answer }))
      );
    });

/** Lets an item go on without a gate: only the first head, only where the law allows it, with reason and authority; an adverse answer is not overridden. */
export const overrideGate =
  (gate: Gate, by: StaffId, reason: string, authority: string, today: LocalDate): Decide<Item, ItemEvent> =>
  (item) =>
    undecided(item, (it) => {
      if (!mayOverride(gate))
        return {
          refusal: {
            ...refused('decisions.gate-not-overridable', { gate: GATES[gate].label }).refusal,
            source: GATES[gate].source,
          },
        };
      if (it.gates[gate]?.conclusion === 'adverse')
        return {
          refusal: {
            ...refused('decisions.gate-adverse', { number: numberInWords(it.number), gate: GATES[gate].label }).refusal,
            source: GATES[gate].source,
          },
        };
      return it.gates[gate]?.overridden
        ? nothing()
        : happened(GateOverridden({ item: it.item, gate, by, reason, authority, overriddenOn: today }));
    });

/** The office says whether the papers are complete. */
export const reviewItem =
  (complete: boolean, remark: string | undefined, today: LocalDate): Decide<Item, ItemEvent> =>
  (item) =>
    undecided(item, (it) =>
      it.reviewed && complete
        ? nothing()
        : happened(ItemReviewed({ item: it.item, complete, remark, reviewedOn: today })),
    );

/** The secretary settles that it goes to the Party group: reviewed, and every gate passed. What was put off is approved again; what was decided is decided anew only for a reason. */
export const approveItem =
  (by: StaffId, again: string | undefined, today: LocalDate): Decide<Item, ItemEvent> =>
  (item) =>
    on(item, (it) => {
      if (it.approved) return nothing();
      const outcome = decided(it);
      if (outcome && again === undefined) return settledAlready(outcome);
      return (
        reviewedAndPassed(it) ??
        happened(ItemApproved({ item: it.item, approvedBy: by, approvedOn: today, ...(outcome ? { again } : {}) }))
      );
    });

/** Whether the Party group may decide on it. */
export const readyForMeeting = (item: Item): Came<never> | undefined => {
  const came = undecided(
    item,
    (it) =>
      reviewedAndPassed(it) ??
      (it.approved ? nothing() : refused('decisions.not-approved', { number: numberInWords(it.number) })),
  );
  return 'refusal' in came ? came : undefined;
};

/** Puts it on the agenda of a meeting: of one at a time. */
export const placeItem =
  (meeting: MeetingId, today: LocalDate): Decide<Item, ItemEvent> =>
  (item) =>
    readyForMeeting(item) ??
    on(item, (it) => {
      if (it.on === meeting) return nothing();
      return it.on === undefined
        ? happened(ItemPlaced({ item: it.item, meeting, placedOn: today }))
        : refused('decisions.on-other-agenda', { number: numberInWords(it.number) });
    });
export const releaseItem =
  (meeting: MeetingId, today: LocalDate): Decide<Item, ItemEvent> =>
  (item) =>
    item.is === 'proposed' && item.on === meeting
      ? happened(ItemReleased({ item: item.item, meeting, releasedOn: today }))
      : nothing();

/** What a meeting made of it; because of the meeting. A correction changes what that meeting made of it, not what a later one did. */
export const settleItem =
  (
    {
      meeting,
      entry,
      outcome,
      left,
      corrected,
    }: {
      readonly meeting: MeetingId;
      readonly entry: number;
      readonly outcome: Outcome;
      readonly left?: readonly string[] | undefined;
      readonly corrected?: string | undefined;
    },
    settledOn: LocalDate,
  ): Decide<Item, ItemEvent> =>
  (item) => {
    if (item.is !== 'proposed') return nothing();
    const here = item.settled?.meeting === meeting;
    if (
      (here && item.settled?.outcome === outcome) ||
      (!here && corrected !== undefined) ||
      (here && corrected === undefined)
    )
      return nothing();
    return happened(
      ItemSettled({
        item: item.item,
        meeting,
        entry,
        outcome,
        ...(left && left.length > 0 ? { left: [...left] } : {}),
        ...(corrected === undefined ? {} : { corrected }),
        settledOn,
      }),
    );
  };

/** @param exists whether there is an item of this number */
export const linkItem =
  (to: DocumentNumber, exists: boolean, how: string, today: LocalDate): Decide<Item, ItemEvent> =>
  (item) =>
    on(item, (it) => {
      const number = numberInWords(to);
      return exists && number !== numberInWords(it.number)
        ? happened(ItemLinked({ item: it.item, to, how, linkedOn: today }))
        : refused('decisions.link-unknown', { number });
    });

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

/** What must be done before the Party group may decide on the item; shown when it is put forward. */
export const requirementsFor = (
  { category, discipline }: Pick<Proposal, 'category' | 'discipline'>,
  gates: readonly Gate[] = usualGates(category),
): readonly Requirement[] => [
  ...gates.map(gateInWords),
  ...(discipline
    ? [
        {
          text: '处分党员按规定的程序讨论决定',
          source: '《党组讨论和决定党员处分事项工作程序规定（试行）》',
          certainty: 'M',
        } as const,
      ]
    : []),
  ofPersons({ category, discipline })
    ? { text: '党组会议须有三分之二以上成员到会，逐人表决', source: PARTY_GROUP_RULES, certainty: 'V2' }
    : { text: '党组会议须有半数以上成员到会', source: PARTY_GROUP_RULES, certainty: 'V2' },
  { text: '赞成票超过应到会成员的半数为通过，未到会成员的书面意见不计票', source: PARTY_GROUP_RULES, certainty: 'V2' },
  { text: '重大决策会前学法', source: '局重大决策会前学法制度', certainty: 'M' },
];

export const item = decider<Item, ItemEvent>({
  category: 'decisions.item',
  stateVersion: 3,
  initial: { is: 'unknown' },
  evolve: (state, { type, data }) => {
    if (type === 'decisions.item-proposed')
      return {
        is: 'proposed',
        item: data.item,
        number: data.number,
        title: data.title,
        category: data.category,
        proposer: data.proposer,
        unit: data.unit,
        reporter: data.reporter,
        persons: data.persons,
        discipline: data.discipline,
        needs: (data.needs as readonly Gate[] | undefined) ?? usualGates(data.category),
        gates: {},
        reviewed: false,
        approved: false,
      };
    if (state.is !== 'proposed') return state;
    switch (type) {
      case 'decisions.item-withdrawn':
        return { ...state, is: 'withdrawn' };
      case 'decisions.gate-opened': {
        const { conclusion, ...was } = state.gates[data.gate] ?? {};
        return {
          ...state,
          gates: {
            ...state.gates,
            [data.gate]: {
              ...was,
              sentOn: data.sentOn,
              pending: true,
              ...(conclusion === 'adverse' ? { conclusion } : {}),
            },
          },
        };
      }
      case 'decisions.gate-answered':
        return {
          ...state,
          gates: {
            ...state.gates,
            [data.gate]: { ...state.gates[data.gate], pending: false, conclusion: data.conclusion },
          },
        };
      case 'decisions.gate-overridden':
        return { ...state, gates: { ...state.gates, [data.gate]: { ...state.gates[data.gate], overridden: true } } };
      case 'decisions.item-reviewed':
        return { ...state, reviewed: data.complete };
      case 'decisions.item-approved':
        return { ...state, approved: true, settled: state.settled && { ...state.settled, again: true } };
      case 'decisions.item-placed':
        return { ...state, on: data.meeting as MeetingId };
      case 'decisions.item-released':
        return { ...state, on: undefined };
      // What was put off, or is not wholly decided, comes back with the secretary's word; those it names are then those who are left.
      case 'decisions.item-settled': {
        const earlier =
          state.settled?.meeting === data.meeting
            ? state.settled.earlier
            : state.settled && { meeting: state.settled.meeting, entry: state.settled.entry };
        return {
          ...state,
          on: undefined,
          approved: false,
          persons: data.left ?? state.persons,
          settled: {
            outcome: data.outcome,
            meeting: data.meeting as MeetingId,
            entry: data.entry,
            again: false,
            earlier,
          },
        };
      }
      case 'decisions.materials-added':
      case 'decisions.item-linked':
        return state;
    }
  },
});
