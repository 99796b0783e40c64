// The rules of a case: what may be recorded of it, in which order, and what each event makes of it.
import {
  dateInWords,
  decider,
  happened,
  nextNumber,
  nothing,
  numberInWords,
  yearOf,
  type Decide,
  type EventOf,
  type Length,
  type LocalDate,
  type Outcome,
  type StaffId,
  type UnitId,
} from '#kernel';
import { nationalTime } from '#duties';
import { mayLapse, ruleOn, sourcesInWords, versionsOf } from '#rulebook';
import {
  CaseArchived,
  CaseOpened,
  CaseResumed,
  CaseSuspended,
  DocumentsAdded,
  ExtensionCorrected,
  ExtensionStruck,
  HaltCorrected,
  HaltStruck,
  HandlersNamed,
  PeriodExtended,
  StepCorrected,
  StepStruck,
  StepTaken,
  type CaseEvent,
  type EntryId,
  type FactName,
  type Ground,
  type StepFacts,
} from './events.ts';
import { groundIn } from './grounds.ts';
import { daysBy } from './counted.ts';
import { deadlinesOf, isTheOne, type Days, type Running } from './deadlines.ts';
import { saidAlready } from './paper.ts';
import { labelOf, stepOf, stepsOf } from './procedures/index.ts';
import { settledWith, type Check } from './procedure.ts';
import { hold, refused, refusedBy, rule } from './refusals.ts';
import type { Case, Entry, Extension, Halt, OpenCase } from './state.ts';

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
export const oddities = (state: Case, taken: Pick<Entry, 'step' | 'on' | 'facts'>): readonly string[] => {
  const { step, on, facts } = taken;
  const warnings = broken('warn', step, facts).map(({ words, rule: id }) => {
    const source = sourceOf(id, on);
    return source === undefined ? words : `${words}（${source}）`;
  });
  return [...tooEarly(state, step), ...tooLate(state, taken), ...announcedBefore(state, taken), ...warnings];
};

/** It is to be taken once, and in time: late or again it changes nothing. */
const tooLate = (state: Case, { step, on, facts }: Pick<Entry, 'step' | 'on' | 'facts'>): readonly string[] => {
  const { once } = stepOf(step);
  if (state.is === 'unknown' || !once) return [];
  const taken: Entry = { entry: '' as EntryId, step, on, facts };
  return isTheOne(taken, [...state.entries, taken]) ? [] : [`${once.words}（${sourceOf(once.within, on)}）`];
};

/** Another day was announced before, nobody was there yet, and it was not said whether this one takes its place. */
const announcedBefore = (state: Case, { step, on, facts }: Pick<Entry, 'step' | 'on' | 'facts'>): readonly string[] => {
  if (state.is === 'unknown' || facts.notice !== undefined) return [];
  const days = (stepOf(step).starts ?? [])
    .filter(
      ({ stated }) => typeof stated?.(facts) === 'string' && stepOf(step).takes.some((one) => one.fact === 'notice'),
    )
    .flatMap(({ rule: id }) =>
      deadlinesOf(state).filter((running) => running.rule === id && running.standing.is === 'open'),
    )
    .filter((running) => running.facts.stated !== undefined && running.facts.start <= on)
    .map((running) => dateInWords(running.facts.stated as LocalDate));
  return days.map((day) => `此前通知的${day}还没有登记到场：这次是改期的，请用“更正案件”写明“改期”`);
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
    if (state.is !== 'unknown') return refused('cases.duplicate', { number: numberInWords(state.number) });
    const { on, facts, step } = opening;
    return (
      hold(notInFuture, { on, today }, { today }) ??
      hold(endAfterStart, { on, until: facts.until }) ??
      allowed(step, on, facts) ??
      happened(CaseOpened({ ...opening, number: nextNumber('案件', yearOf(on)) }))
    );
  };

/** The same paper again, by whomever: it is one step, as whoever comes second is told. */
const repeated = ({ number, entries }: OpenCase, taken: Entry): Outcome<never> | undefined => {
  if (!entries.some((recorded) => saidAlready(recorded, taken))) return undefined;
  const { step, on } = taken;
  return refused('cases.step-duplicate', { number: numberInWords(number), step: stepOf(step).name, on });
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
      repeated(state, taken) ??
      happened(StepTaken({ case: state.case, ...taken }))
    );
  };

/** Puts right what was recorded of the latest such step, or of the one recorded with the day `was`. */
export const correctStep =
  (
    step: string,
    changes: { readonly was?: LocalDate | undefined; readonly on?: LocalDate | undefined; readonly facts: StepFacts },
    reason: string,
    today: LocalDate,
  ): Decide<Case, CaseEvent> =>
  (state) => {
    if (state.is === 'unknown') return refused('cases.unknown');
    const { was } = changes;
    const entry = state.entries.findLast((taken) => taken.step === step && (was === undefined || taken.on === was));
    if (!entry) return refused('cases.step-not-taken', { step: `${was ?? ''}${stepOf(step).name}` });
    const misplaced = misfitOf(step, changes.facts);
    if (misplaced !== undefined) return refused('cases.no-such-fact', { step: stepOf(step).name, fact: misplaced });
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

/** The first fact that such a step does not take, or not with this answer; by its label. */
const misfitOf = (step: string, facts: StepFacts): string | undefined => {
  const { takes } = stepOf(step);
  const misfit = (Object.keys(facts) as FactName[]).find((fact) => {
    const taken = takes.find((take) => take.fact === fact);
    return !taken || (taken.options && !taken.options.some(({ value }) => value === facts[fact]));
  });
  return misfit && (takes.find(({ fact }) => fact === misfit)?.label ?? labelOf(misfit));
};

/** Takes back a step that was never taken; the first paper cannot be, for it is the case. */
export const strikeStep =
  (entry: EntryId | undefined, reason: string): Decide<Case, CaseEvent> =>
  (state) => {
    if (state.is === 'unknown') return refused('cases.unknown');
    if (entry === undefined) return refused('cases.entry-unknown');
    if (state.entries[0]?.entry === entry) return refused('cases.first-paper');
    const onRecord = state.entries.some((taken) => taken.entry === entry);
    if (!onRecord) return refused('cases.entry-unknown');
    return hold(stillOpen, state) ?? happened(StepStruck({ case: state.case, entry, reason }));
  };

/** How a period is made longer: by so much, by whose approval, why, and on which day that was approved. */
export interface Lengthening {
  readonly rule: string;
  readonly by: Length;
  readonly approvedBy: string;
  readonly reason: string;
  readonly on: LocalDate;
}

/** What is known where a period is made longer. */
export interface Bench extends Days {
  /** Whether these words name somebody who may approve it for the bureau: its heads, or who the law says instead. */
  leads(words: string, rule: string): boolean;
}

/** Makes a running period longer: as far as the law allows, by whom it says, and before its own end. */
export const extendPeriod =
  (
    { rule: id, by, approvedBy, reason, on }: Lengthening,
    today: LocalDate,
    { dayOf, leads }: Bench,
  ): Decide<Case, CaseEvent> =>
  (state) => {
    if (state.is === 'unknown') return refused('cases.unknown');
    const running = deadlinesOf(state).findLast(({ rule, standing }) => rule === id && standing.is !== 'closed');
    const law = running && ruleOn(id, running.facts.start);
    if (!running || !law) return refused('cases.no-such-period');
    const { name } = law;
    if (law.is !== 'period' || !law.extension) return refusedBy(sourcesInWords(law), 'cases.not-extendable', { name });
    const { most, by: approver } = law.extension;
    const { due, void: late } = dayOf(running);
    const inForce = running.extensions.filter((granted) => !late.includes(granted));
    const sofar = inForce.reduce((n, granted) => n + granted.by.n, 0);
    if (most && (by.unit !== most.unit || sofar + by.n > most.n))
      return refusedBy(sourcesInWords(law), 'cases.extension-too-long', {
        name,
        most: mostInWords(most),
        sofar: sofar === 0 ? '' : `，已经延长${mostInWords({ ...most, n: sofar })}`,
      });
    if (running.extensions.some((granted) => granted.on === on && granted.by.n === by.n))
      return refused('cases.extended-already', { name });
    if (running.side === 'bureau' && !leads(approvedBy, id))
      return refusedBy(sourcesInWords(law), 'cases.approver-needed', { name, approver, said: approvedBy });
    const { start } = running.facts;
    if (on < start) return refused('cases.extension-too-early', { name, start });
    if (due !== undefined && on > due) return refused('cases.extension-too-late', { name, due, approver });
    return (
      hold(stillOpen, state) ??
      hold(notInFuture, { on, today }, { today }) ??
      happened(PeriodExtended({ case: state.case, entry: running.entry, rule: id, by, approvedBy, reason, on }))
    );
  };

/** The extension of a rule that was granted last; of one of several, say the day on which it was approved. */
const grantedOf = (state: OpenCase, id: string, was: LocalDate | undefined): Extension | undefined =>
  state.extensions.findLast((granted) => granted.rule === id && (was === undefined || granted.on === was));

/** Puts right by how much a period was made longer, or the day on which that was approved. */
export const correctExtension =
  (
    id: string,
    changes: {
      readonly was?: LocalDate | undefined;
      readonly on?: LocalDate | undefined;
      readonly by?: Length | undefined;
    },
    reason: string,
    today: LocalDate,
  ): Decide<Case, CaseEvent> =>
  (state) => {
    if (state.is === 'unknown') return refused('cases.unknown');
    const granted = grantedOf(state, id, changes.was);
    if (!granted) return refused('cases.not-extended');
    const { on = granted.on, by = granted.by } = changes;
    if (on === granted.on && by.n === granted.by.n && by.unit === granted.by.unit)
      return refused('cases.nothing-to-correct');
    return (
      hold(stillOpen, state) ??
      hold(notInFuture, { on, today }, { today }) ??
      beyondTheLaw(state, granted, by) ??
      happened(
        ExtensionCorrected({
          case: state.case,
          entry: granted.entry,
          rule: id,
          was: granted.on,
          on: changes.on,
          by: changes.by,
          reason,
        }),
      )
    );
  };

/** All extensions of the period that hold together, this one being so long, are more than the law allows. */
const beyondTheLaw = (state: OpenCase, granted: Extension, by: Length): Outcome<never> | undefined => {
  const law = ruleOn(granted.rule, granted.on);
  const most = law?.is === 'period' ? law.extension?.most : undefined;
  if (!law || !most) return undefined;
  const { dayOf } = daysBy(nationalTime);
  const late = deadlinesOf(state).flatMap((running) =>
    running.entry === granted.entry && running.rule === law.id ? dayOf(running).void : [],
  );
  const others = state.extensions.filter(
    (one) => one !== granted && one.entry === granted.entry && one.rule === law.id && !late.includes(one),
  );
  const n = others.reduce((sum, one) => sum + one.by.n, by.n);
  return by.unit === most.unit && n <= most.n
    ? undefined
    : refusedBy(sourcesInWords(law), 'cases.extension-too-long', {
        name: law.name,
        most: mostInWords(most),
        sofar: '',
      });
};

/** Takes back an extension that was never granted; the step its period hangs on stays. */
export const strikeExtension =
  (id: string, was: LocalDate | undefined, reason: string): Decide<Case, CaseEvent> =>
  (state) => {
    if (state.is === 'unknown') return refused('cases.unknown');
    const granted = grantedOf(state, id, was);
    if (!granted) return refused('cases.not-extended');
    const { entry, on } = granted;
    return hold(stillOpen, state) ?? happened(ExtensionStruck({ case: state.case, entry, rule: id, was: on, reason }));
  };

/** Puts right the first or the last day of a halt, or why it was: the last that was recorded, or the one that began on a day. */
export const correctHalt =
  (
    changes: {
      readonly was?: LocalDate | undefined;
      readonly from?: LocalDate | undefined;
      readonly to?: LocalDate | undefined;
      readonly ground?: Ground | undefined;
    },
    reason: string,
    today: LocalDate,
  ): Decide<Case, CaseEvent> =>
  (state) => {
    if (state.is === 'unknown') return refused('cases.unknown');
    const halt = haltOf(state, changes.was);
    if (!halt) return refused('cases.not-suspended');
    const { from = halt.from, to = halt.to, ground = halt.ground } = changes;
    if (from === halt.from && to === halt.to && ground === halt.ground) return refused('cases.nothing-to-correct');
    return (
      hold(stillOpen, state) ??
      hold(notInFuture, { on: from, today }, { today }) ??
      hold(notInFuture, { on: to ?? from, today }, { today }) ??
      hold(endAfterStart, { on: from, until: to }) ??
      happened(
        HaltCorrected({
          case: state.case,
          was: halt.from,
          from: changes.from,
          to: changes.to,
          ground: changes.ground,
          reason,
        }),
      )
    );
  };

/** Takes back a halt that never was. */
export const strikeHalt =
  (was: LocalDate | undefined, reason: string): Decide<Case, CaseEvent> =>
  (state) => {
    if (state.is === 'unknown') return refused('cases.unknown');
    const halt = haltOf(state, was);
    if (!halt) return refused('cases.not-suspended');
    return hold(stillOpen, state) ?? happened(HaltStruck({ case: state.case, was: halt.from, reason }));
  };

const haltOf = ({ halts }: OpenCase, was: LocalDate | undefined): Halt | undefined =>
  was === undefined ? halts.at(-1) : halts.find(({ from }) => from === was);

const mostInWords = ({ n, unit }: Length): string => `${n}${unit === 'workday' ? '个工作日' : '日'}`;

/** How a case comes to a halt; `ground`: what the reason says, unless it is given. */
export interface Stop {
  readonly from: LocalDate;
  readonly reason: string;
  readonly ground?: Ground | undefined;
}

/** Halts a case from a day on; it may be halted once at a time. */
export const suspendCase =
  ({ from, reason, ground = groundIn(reason) }: Stop, today: LocalDate): Decide<Case, CaseEvent> =>
  (state) => {
    if (state.is === 'unknown') return refused('cases.unknown');
    if (state.halts.some((halt) => halt.to === undefined)) return refused('cases.suspended-already');
    return (
      hold(stillOpen, state) ??
      hold(notInFuture, { on: from, today }, { today }) ??
      happened(CaseSuspended({ case: state.case, from, reason, ground }))
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
  (on: LocalDate, today: LocalDate, days: Days): Decide<Case, CaseEvent> =>
  (state) => {
    if (state.is === 'unknown') return refused('cases.unknown');
    if (state.is === 'archived') return nothing();
    const left = leftToDo(state, today, days);
    if (left.length > 0) return refused('cases.left-to-do', { left: left.join('、') });
    if (!state.entries.some(({ step, facts }) => settledWith(stepOf(step), facts))) {
      const settling = stepsOf(state.kind)
        .map(stepOf)
        .filter(({ settles }) => settles !== undefined);
      return refused('cases.no-outcome', { steps: settling.map(({ name }) => name).join('”或“') });
    }
    return hold(notInFuture, { on, today }, { today }) ?? happened(CaseArchived({ case: state.case, on }));
  };

/** The names of the bureau's own deadlines that are still open, each once; a right that was not used is gone. */
const leftToDo = (state: OpenCase, today: LocalDate, { dayOf }: Days): readonly string[] => {
  const lapsed = (running: Running): boolean => mayLapse(running.rule) && (dayOf(running).due ?? today) < today;
  const open = deadlinesOf(state).filter(
    (running) => running.standing.is === 'open' && running.side === 'bureau' && !lapsed(running),
  );
  return [...new Set(open.map(({ rule: id }) => versionsOf(id)[0]!.name))];
};

/** Which extension is meant: the one of this rule and step that was approved on that day. */
const isExtension = (
  granted: Extension,
  { entry, rule: id, was }: Pick<EventOf<typeof ExtensionStruck>['data'], 'entry' | 'rule' | 'was'>,
): boolean => granted.entry === entry && granted.rule === id && granted.on === was;

/** A case as its events make it. */
export const caseDecider = decider<Case, CaseEvent>({
  category: 'cases.case',
  stateVersion: 4,
  initial: { is: 'unknown' },
  evolve: (state, { type, data }) => {
    if (type === 'cases.case-opened') {
      const { entry, step, on, facts, ...rest } = data;
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
        const { entry, rule: id, by, approvedBy, on } = data;
        return { ...state, extensions: [...state.extensions, { entry, rule: id, by, approvedBy, on }] };
      }
      case 'cases.extension-corrected':
        return {
          ...state,
          extensions: state.extensions.map((granted) =>
            isExtension(granted, data) ? { ...granted, on: data.on ?? granted.on, by: data.by ?? granted.by } : granted,
          ),
        };
      case 'cases.extension-struck':
        return { ...state, extensions: state.extensions.filter((granted) => !isExtension(granted, data)) };
      case 'cases.case-suspended': {
        const { from, reason, ground } = data;
        const halt = { key: from, from, reason, ...(ground ? { ground } : {}) };
        return { ...state, halts: [...state.halts, halt] };
      }
      case 'cases.case-resumed':
        return {
          ...state,
          halts: state.halts.map((halt) => (halt.to === undefined ? { ...halt, to: data.to } : halt)),
        };
      case 'cases.halt-corrected': {
        const { was, from, to, ground } = data;
        const put = { ...(from ? { from } : {}), ...(to ? { to } : {}), ...(ground ? { ground } : {}) };
        return { ...state, halts: state.halts.map((halt) => (halt.from === was ? { ...halt, ...put } : halt)) };
      }
      case 'cases.halt-struck':
        return { ...state, halts: state.halts.filter(({ from }) => from !== data.was) };
      case 'cases.handlers-named':
        return { ...state, handler: data.handler, deputy: data.deputy, adviser: data.adviser, unit: data.unit };
      case 'cases.documents-added':
        return state;
      case 'cases.case-archived':
        return { ...state, is: 'archived' };
    }
  },
});
