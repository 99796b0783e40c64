// The rules of a case: what may be recorded of it, in which order, and what each event makes of it.
import {
  decider,
  happened,
  nextNumber,
  nothing,
  yearOf,
  type Decide,
  type Length,
  type LocalDate,
  type Outcome,
  type StaffId,
  type UnitId,
} from '#kernel';
import { ruleOn, sourcesInWords, versionsOf } from '#rulebook';
import {
  CaseArchived,
  CaseOpened,
  CaseResumed,
  CaseSuspended,
  DocumentsAdded,
  HandlersNamed,
  PeriodExtended,
  StepCorrected,
  StepStruck,
  StepTaken,
  type CaseEvent,
  type EntryId,
  type StepFacts,
} from './events.ts';
import { deadlinesOf, sideOf, type Running } from './deadlines.ts';
import { stepOf, stepsOf } from './procedures/index.ts';
import type { Check } from './procedure.ts';
import { hold, refused, refusedBy, rule } from './refusals.ts';
import type { Case, Entry, OpenCase } from './state.ts';

/** A case with its first paper. */
export interface Opening
  extends Pick<OpenCase, 'case' | 'kind' | 'title' | 'unit' | 'handler' | 'deputy' | 'adviser' | 'openedBy'>, Entry {}

/** Legal time may lie before record time, never after it. */
const notInFuture = rule(
  'cases.not-in-future',
  null,
  ({ on, today }: { on: LocalDate; today: LocalDate }) => on <= today,
);
/** What was filed away is closed. */
const stillOpen = rule('cases.still-open', null, ({ is }: OpenCase) => is === 'open');
/** What a paper sets runs forward. */
const endAfterStart = rule(
  'cases.end-after-start',
  null,
  ({ on, until }: { on: LocalDate; until: LocalDate | undefined }) => until === undefined || on <= until,
);

/** Where a rule stands on a day; of a rule older than this book knows, where its first version does. */
const sourceOf = (id: string, on: LocalDate): string | undefined => {
  const known = ruleOn(id, on) ?? versionsOf(id)[0];
  return known && sourcesInWords(known);
};

/** The checks of a step that its facts do not pass. */
const broken = (how: Check['how'], step: string, facts: StepFacts): readonly Check[] =>
  (stepOf(step).checks ?? []).filter((check) => check.how === how && !check.holds(facts));

/** Refuses a step whose facts the law does not allow, with the article. */
const allowed = (step: string, on: LocalDate, facts: StepFacts): Outcome<never> | undefined => {
  const [check] = broken('refuse', step, facts);
  if (!check) return undefined;
  const { words } = check;
  const source = sourceOf(check.rule, on);
  return source === undefined
    ? refused('cases.not-allowed', { words })
    : refusedBy(source, 'cases.not-allowed', { words });
};

/** What is odd about a step without being forbidden: an order turned round, a duty of good form not kept. */
export const oddities = (state: Case, { step, on, facts }: Pick<Entry, 'step' | 'on' | 'facts'>): readonly string[] => {
  const warnings = broken('warn', step, facts).map(({ words, rule: id }) => {
    const source = sourceOf(id, on);
    return source === undefined ? words : `${words}（${source}）`;
  });
  return [...tooEarly(state, step), ...warnings];
};

/** None of the steps it usually follows is on record yet. */
const tooEarly = (state: Case, step: string): readonly string[] => {
  const { after, name } = stepOf(step);
  const taken = state.is === 'unknown' ? [] : state.entries.map((entry) => entry.step);
  if (!after || after.some((id) => taken.includes(id))) return [];
  const missing = after.map((id) => stepOf(id).name).join('”或“');
  return [`尚未登记“${missing}”，已按实际先登记“${name}”；补登后期限会自动算出`];
};

/**
 * Opens a case by its first paper. It gets its number, `案件〔2026〕3号`, when it is recorded; the year is that of the
 * paper.
 */
export const openCase =
  (opening: Opening, today: LocalDate): Decide<Case, CaseEvent> =>
  (state) => {
    if (state.is !== 'unknown') return refused('cases.already-open');
    const { on, facts, step } = opening;
    return (
      hold(notInFuture, { on, today }, { today }) ??
      hold(endAfterStart, { on, until: facts.until }) ??
      allowed(step, on, facts) ??
      happened(CaseOpened({ ...opening, number: nextNumber('案件', yearOf(on)) }))
    );
  };

/** Records a step, in whatever order it becomes known: legal time and record time are two things. */
export const takeStep =
  (taken: Entry, today: LocalDate): Decide<Case, CaseEvent> =>
  (state) => {
    if (state.is === 'unknown') return refused('cases.unknown');
    const { step, on, facts } = taken;
    if (!stepsOf(state.kind).includes(step)) return refused('cases.other-procedure', { step: stepOf(step).name });
    return (
      hold(stillOpen, state) ??
      hold(notInFuture, { on, today }, { today }) ??
      hold(endAfterStart, { on, until: facts.until }) ??
      allowed(step, on, facts) ??
      happened(StepTaken({ case: state.case, ...taken }))
    );
  };

/** Puts right what was recorded of the latest such step. */
export const correctStep =
  (
    step: string,
    changes: { readonly on?: LocalDate | undefined; readonly facts: StepFacts },
    reason: string,
    today: LocalDate,
  ): Decide<Case, CaseEvent> =>
  (state) => {
    if (state.is === 'unknown') return refused('cases.unknown');
    const entry = state.entries.findLast((taken) => taken.step === step);
    if (!entry) return refused('cases.step-not-taken', { step: stepOf(step).name });
    const on = changes.on ?? entry.on;
    const facts = { ...entry.facts, ...changes.facts };
    if (on === entry.on && JSON.stringify(facts) === JSON.stringify(entry.facts))
      return refused('cases.nothing-to-correct');
    return (
      hold(stillOpen, state) ??
      hold(notInFuture, { on, today }, { today }) ??
      hold(endAfterStart, { on, until: facts.until }) ??
      allowed(step, on, facts) ??
      happened(StepCorrected({ case: state.case, entry: entry.entry, on: changes.on, facts: changes.facts, reason }))
    );
  };

/** Takes back a step that was never taken; the first paper cannot be, for it is the case. */
export const strikeStep =
  (entry: EntryId, reason: string): Decide<Case, CaseEvent> =>
  (state) => {
    if (state.is === 'unknown') return refused('cases.unknown');
    if (state.entries[0]?.entry === entry) return refused('cases.first-paper');
    const onRecord = state.entries.some((taken) => taken.entry === entry);
    return hold(stillOpen, state) ?? (onRecord ? happened(StepStruck({ case: state.case, entry, reason })) : nothing());
  };

/** How a period is made longer: by so much, by whose approval, why, and on which day that was approved. */
export interface Lengthening {
  readonly rule: string;
  readonly by: Length;
  readonly approvedBy: string;
  readonly reason: string;
  readonly on: LocalDate;
}

/** Makes a running period longer: as far as the law allows, by whom it says, and before its own end. */
export const extendPeriod =
  (
    { rule: id, by, approvedBy, reason, on }: Lengthening,
    today: LocalDate,
    dueOf: (deadline: Running) => LocalDate | undefined,
  ): Decide<Case, CaseEvent> =>
  (state) => {
    if (state.is === 'unknown') return refused('cases.unknown');
    const running = deadlinesOf(state).findLast(({ rule, standing }) => rule === id && standing.is !== 'closed');
    const law = running && ruleOn(id, running.facts.start);
    if (!running || !law) return refused('cases.no-such-period');
    const { name } = law;
    if (law.is !== 'period' || !law.extension) return refusedBy(sourcesInWords(law), 'cases.not-extendable', { name });
    const { most, by: approver } = law.extension;
    if (by.unit !== most.unit || by.n > most.n)
      return refusedBy(sourcesInWords(law), 'cases.extension-too-long', { name, most: mostInWords(most) });
    if (running.facts.extension) return refused('cases.extended-already', { name });
    const due = dueOf(running);
    if (due !== undefined && on > due) return refused('cases.extension-too-late', { name, due, approver });
    return (
      hold(stillOpen, state) ??
      hold(notInFuture, { on, today }, { today }) ??
      happened(PeriodExtended({ case: state.case, entry: running.entry, rule: id, by, approvedBy, reason, on }))
    );
  };

const mostInWords = ({ n, unit }: Length): string => `${n}${unit === 'workday' ? '个工作日' : '日'}`;

/** Halts a case from a day on; it may be halted once at a time. */
export const suspendCase =
  (from: LocalDate, reason: string, today: LocalDate): Decide<Case, CaseEvent> =>
  (state) => {
    if (state.is === 'unknown') return refused('cases.unknown');
    if (state.halts.some((halt) => halt.to === undefined)) return refused('cases.suspended-already');
    return (
      hold(stillOpen, state) ??
      hold(notInFuture, { on: from, today }, { today }) ??
      happened(CaseSuspended({ case: state.case, from, reason }))
    );
  };

/** Goes on; `to` is the last day that did not count. */
export const resumeCase =
  (to: LocalDate, today: LocalDate): Decide<Case, CaseEvent> =>
  (state) => {
    if (state.is === 'unknown') return refused('cases.unknown');
    const halt = state.halts.find(({ to: last }) => last === undefined);
    if (!halt) return refused('cases.not-suspended');
    return (
      hold(stillOpen, state) ??
      hold(notInFuture, { on: to, today }, { today }) ??
      hold(endAfterStart, { on: halt.from, until: to }) ??
      happened(CaseResumed({ case: state.case, to }))
    );
  };

/** Names who handles a case, who helps, who advises, and the unit it belongs to; the same again is nothing new. */
export const nameHandlers =
  (handler: StaffId, deputy: StaffId | undefined, adviser: string | undefined, unit: UnitId): Decide<Case, CaseEvent> =>
  (state) => {
    if (state.is === 'unknown') return refused('cases.unknown');
    if (state.handler === handler && state.deputy === deputy && state.adviser === adviser && state.unit === unit)
      return nothing();
    return hold(stillOpen, state) ?? happened(HandlersNamed({ case: state.case, handler, deputy, adviser, unit }));
  };

/** Adds papers to a case, also to one that was filed away. */
export const addDocuments =
  (documents: NonNullable<StepFacts['materials']>, today: LocalDate): Decide<Case, CaseEvent> =>
  (state) =>
    state.is === 'unknown'
      ? refused('cases.unknown')
      : happened(DocumentsAdded({ case: state.case, documents, addedOn: today }));

/** Files the case away: only once nothing of the bureau's is left to be done. */
export const archiveCase =
  (on: LocalDate, today: LocalDate): Decide<Case, CaseEvent> =>
  (state) => {
    if (state.is === 'unknown') return refused('cases.unknown');
    if (state.is === 'archived') return nothing();
    const left = leftToDo(state);
    if (left.length > 0) return refused('cases.left-to-do', { left: left.join('、') });
    if (!state.entries.some(({ step }) => stepOf(step).settles)) {
      const settling = stepsOf(state.kind)
        .map(stepOf)
        .filter(({ settles }) => settles);
      return refused('cases.no-outcome', { steps: settling.map(({ name }) => name).join('”或“') });
    }
    return hold(notInFuture, { on, today }, { today }) ?? happened(CaseArchived({ case: state.case, on }));
  };

/** The names of the bureau's own deadlines that are still open, each once. */
const leftToDo = (state: OpenCase): readonly string[] => {
  const open = deadlinesOf(state).filter(({ standing, rule: id }) => standing.is === 'open' && sideOf(id) === 'bureau');
  return [...new Set(open.map(({ rule: id }) => versionsOf(id)[0]!.name))];
};

/** A case as its events make it. */
export const caseDecider = decider<Case, CaseEvent>({
  category: 'cases.case',
  stateVersion: 1,
  initial: { is: 'unknown' },
  evolve: (state, { type, data }) => {
    if (type === 'cases.case-opened') {
      const { entry, step, on, facts, number: _, ...rest } = data;
      return { is: 'open', ...rest, entries: [{ entry, step, on, facts }], extensions: [], halts: [] };
    }
    if (state.is === 'unknown') return state;
    switch (type) {
      case 'cases.step-taken': {
        const { entry, step, on, facts } = data;
        return { ...state, entries: [...state.entries, { entry, step, on, facts }] };
      }
      case 'cases.step-corrected':
        return {
          ...state,
          entries: state.entries.map((taken) =>
            taken.entry === data.entry
              ? { ...taken, on: data.on ?? taken.on, facts: { ...taken.facts, ...data.facts } }
              : taken,
          ),
        };
      case 'cases.step-struck':
        return {
          ...state,
          entries: state.entries.filter(({ entry }) => entry !== data.entry),
          extensions: state.extensions.filter(({ entry }) => entry !== data.entry),
        };
      case 'cases.period-extended': {
        const { entry, rule: id, by, approvedBy } = data;
        return { ...state, extensions: [...state.extensions, { entry, rule: id, by, approvedBy }] };
      }
      case 'cases.case-suspended':
        return { ...state, halts: [...state.halts, { from: data.from, reason: data.reason }] };
      case 'cases.case-resumed':
        return {
          ...state,
          halts: state.halts.map((halt) => (halt.to === undefined ? { ...halt, to: data.to } : halt)),
        };
      case 'cases.handlers-named':
        return { ...state, handler: data.handler, deputy: data.deputy, adviser: data.adviser, unit: data.unit };
      case 'cases.documents-added':
        return state;
      case 'cases.case-archived':
        return { ...state, is: 'archived' };
    }
  },
});
