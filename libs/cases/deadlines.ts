// The deadlines of a case, derived from its steps every time they are asked for and never stored (docs/adr/0011).
import { nationalTime, type Facts, type Standing } from '#duties';
import { addDays, compareDates, type LocalDate } from '#kernel';
import { ruleOn, versionsOf, type Side } from '#rulebook';
import type { EntryId, StepFacts } from './events.ts';
import { endedWith, metWith, settledWith, type Start } from './procedure.ts';
import { endOf, groundIn } from './grounds.ts';
import { stepOf, stepsOf } from './procedures/index.ts';
import type { Entry, Extension, Halt, OpenCase } from './state.ts';

/** A deadline of a case before it is counted: which rule, from which facts, and what became of it. */
export interface Running {
  /** Tells the deadlines of one case apart. */
  readonly key: string;
  readonly rule: string;
  /** Whose deadline it is. */
  readonly side: Side;
  readonly entry: EntryId;
  readonly facts: Facts;
  /** In the order they were granted; whether each was in time is seen when the day is counted. */
  readonly extensions: readonly Extension[];
  readonly standing: Standing;
  /** Why the shorter of two periods counts: what decides between them was left open. */
  readonly cautious?: string;
  /** Why it is the other side's alone, of a rule that sets a deadline for both. */
  readonly theirs?: string;
}

/** What a deadline comes to: its day, and the extensions that change nothing. */
export interface Days {
  dayOf(deadline: Running): { readonly due: LocalDate | undefined; readonly void: readonly Extension[] };
}

/** Whose deadline a rule sets: the bureau's own, or that of somebody it waits for. */
const sideOf = (id: string): Side => {
  const known = versionsOf(id)[0];
  return known && 'obliged' in known ? known.obliged.side : 'bureau';
};

/** Whether a rule leaves out some time: that of a halt, or that in which others are asked. */
const leavesOut = (id: string, on: LocalDate): boolean => {
  const known = ruleOn(id, on);
  return known?.is === 'period' && known.excluded !== undefined;
};

/** Whether a halt stops what runs: not where the law leaves out nothing but the time in which others are asked. */
const haltStops = ({ kind }: OpenCase): boolean => stepsOf(kind).every((id) => stepOf(id).stopsUntil === undefined);

/**
 * The deadlines of a case, as its steps have them now: a pure function of what is known, so that a correction, an
 * extension or a step recorded late puts everything right at once. Steps count by their legal day, not by when they
 * were recorded; of one day, in the order they were recorded in.
 */
export const deadlinesOf = (state: OpenCase): readonly Running[] => {
  const taken = state.entries.toSorted((a, b) => compareDates(a.on, b.on));
  const first = state.entries[0]?.facts;
  const bySteps = taken.flatMap((own, at) =>
    startsNow(own, first, taken).map(({ rule, facts, cautious, theirs }) => {
      const side = theirs === undefined ? sideOf(rule) : 'other';
      return {
        key: `${own.entry}:${rule}${cautious === undefined ? '' : ':open'}${theirs === undefined ? '' : ':theirs'}`,
        rule,
        side,
        entry: own.entry,
        facts: halted(state, rule, facts),
        extensions: state.extensions.filter(({ entry, rule: id }) => entry === own.entry && id === rule),
        standing: standingOf(rule, { own, side, later: taken.slice(at + 1), taken }, state),
        ...(cautious === undefined ? {} : { cautious }),
        ...(theirs === undefined ? {} : { theirs }),
      };
    }),
  );
  return [...bySteps, ...state.halts.flatMap((halt) => endingOf(halt, state))];
};

/** The day on which the law ends a case that stands still, on the grounds that it names. */
const endingOf = (halt: Halt, state: OpenCase): readonly Running[] => {
  const end = endOf(state.kind, halt.ground ?? groundIn(halt.reason));
  const [first] = state.entries;
  if (!end || !first) return [];
  return [
    {
      key: `halt:${halt.key}:${end.rule}`,
      rule: end.rule,
      side: sideOf(end.rule),
      entry: first.entry,
      facts: { start: halt.from },
      extensions: [],
      standing: standingOfHalt(halt, end.result, state),
    },
  ];
};

/** Open while it lasts; met where the case ended by it. */
const standingOfHalt = ({ from, to }: Halt, result: string, { is, entries }: OpenCase): Standing => {
  if (to !== undefined) return { is: 'closed', why: '案件恢复' };
  const outcome = entries.find(({ step, on, facts }) => on >= from && settledWith(stepOf(step), facts));
  if (outcome)
    return outcome.facts.result === result
      ? { is: 'met', on: outcome.on }
      : { is: 'closed', why: stepOf(outcome.step).name };
  return is === 'archived' ? { is: 'closed', why: '归档' } : { is: 'open' };
};

/** The rules a step sets running among the others, in the order of their days. */
const startsNow = (own: Entry, first: StepFacts | undefined, taken: readonly Entry[]): ReturnType<typeof startsOf> => {
  const { answersOnce } = stepOf(own.step);
  const asked = taken.slice(0, taken.indexOf(own)).findLast(({ step }) => step === answersOnce);
  return asked && !isTheOne(asked, taken) ? [] : startsOf(own, first);
};

/**
 * Whether a step changes what it ends: one that is to be taken once and in time does so by the first of its sort, if that
 * was in time.
 */
export const isTheOne = (entry: Entry, entries: readonly Entry[]): boolean => {
  const { once } = stepOf(entry.step);
  if (once === undefined) return true;
  const first = entries.filter(({ step }) => step === entry.step).toSorted((a, b) => compareDates(a.on, b.on))[0];
  const start = entries.find((one) => startOf(one, once.within) !== undefined)?.on;
  const known = start && ruleOn(once.within, start);
  const due = known && nationalTime.countBy(known, { start })?.due;
  return first === entry && (due === undefined || entry.on <= due);
};

/** The rules a step sets running, with the facts they are counted from. `first`: the facts of the case's first paper. */
export const startsOf = (
  entry: Pick<Entry, 'step' | 'on' | 'facts'>,
  first: StepFacts = {},
): readonly Pick<Running, 'rule' | 'facts' | 'cautious' | 'theirs'>[] =>
  (stepOf(entry.step).starts ?? []).flatMap((start) => {
    const facts = begins(start, entry, first);
    const cautious = start.cautious?.(entry.facts);
    const theirs = start.theirs?.(entry.facts);
    if (!facts) return [];
    const why = { ...(cautious === undefined ? {} : { cautious }), ...(theirs === undefined ? {} : { theirs }) };
    return [{ rule: start.rule, facts, ...why }];
  });

/** The facts a rule is counted from if this step sets it running, else undefined. */
const begins = (
  { when, from, rule, stated }: Start,
  { on, facts }: Pick<Entry, 'on' | 'facts'>,
  first: StepFacts,
): Facts | undefined => {
  if (when && !when(facts)) return undefined;
  const start = from ? from(facts, first, on) : on;
  if (start === undefined) return undefined;
  const leftToPaper = versionsOf(rule)[0]?.is === 'stated';
  const said = leftToPaper || stated?.(facts) !== undefined;
  const both = said ? earlierOf(rule, start, facts) : undefined;
  const usual = leftToPaper ? (facts.until ?? facts.length) : undefined;
  const inPaper = both ?? (stated ? stated(facts) : usual);
  return {
    start,
    ...(!from && facts.servedBy !== undefined ? { servedBy: facts.servedBy } : {}),
    ...(inPaper === undefined ? {} : { stated: inPaper }),
  };
};

/** Where a paper states a day and a length too, the one that leaves less time. */
const earlierOf = (id: string, start: LocalDate, { until, length }: StepFacts): Facts['stated'] => {
  const known = ruleOn(id, start);
  if (until === undefined || length === undefined || !known) return undefined;
  const byLength = nationalTime.countBy(known, { start, stated: length });
  return byLength && byLength.due < until ? length : until;
};

/** With the halts that are over, and the time others were asked for their views, where the rule leaves them out. */
const halted = (state: OpenCase, id: string, facts: Facts): Facts => {
  if (!leavesOut(id, facts.start)) return facts;
  const { entries } = state;
  const stood = (haltStops(state) ? state.halts : []).flatMap(({ from, to, reason }) =>
    to === undefined ? [] : [{ from, to, reason: `中止（${reason}）` }],
  );
  const over = [...stood, ...entries.flatMap((asked) => askedFor(asked, entries))];
  return over.length > 0 ? { ...facts, suspensions: over } : facts;
};

/**
 * The time in which others were asked, from the day it was sent until their answer; that day counts again. They have no
 * more of it than their own period: who does not answer in time had that, from the day after it was sent.
 */
const askedFor = (asked: Entry, entries: readonly Entry[]): NonNullable<Facts['suspensions']> => {
  const { stopsUntil, name, starts = [] } = stepOf(asked.step);
  if (stopsUntil === undefined) return [];
  const answers = entries.filter(
    ({ step, on, facts }) => step === stopsUntil && facts.result === asked.facts.result && on >= asked.on,
  );
  const first = answers.map(({ on }) => on).toSorted(compareDates)[0];
  const theirs = starts.find(({ when }) => when?.(asked.facts) ?? true);
  const known = theirs && ruleOn(theirs.rule, asked.on);
  const latest = known && nationalTime.countBy(known, { start: asked.on })?.due;
  if (latest !== undefined && (first === undefined || first > latest))
    return [{ from: addDays(asked.on, 1), to: latest, reason: name }];
  return first === undefined || first === asked.on ? [] : [{ from: asked.on, to: addDays(first, -1), reason: name }];
};

/** A step that set a rule running, among those before and after it by their legal day. */
interface Course {
  readonly own: Entry;
  /** Whose the deadline is. */
  readonly side: Side;
  readonly later: readonly Entry[];
  /** All steps of the case, this one too. */
  readonly taken: readonly Entry[];
}

/** Met by a step that does so; needless once a later step ends it, or the case is filed away. */
const standingOf = (id: string, course: Course, state: OpenCase): Standing => {
  const met = metBy(id, course);
  if (met) return { is: 'met', on: met.on };
  const ends = (entry: Entry): boolean =>
    endedWith(stepOf(entry.step), entry.facts, course.side).includes(id) && isTheOne(entry, course.taken);
  const ended = course.later.find((entry) => ends(entry) || moves(entry, id));
  if (ended) return { is: 'closed', why: ends(ended) ? stepOf(ended.step).name : '改期' };
  if (state.is === 'archived') return { is: 'closed', why: '归档' };
  const halt = state.halts.find(({ to }) => to === undefined);
  if (halt && haltStops(state) && leavesOut(id, course.own.on))
    return { is: 'suspended', from: halt.from, why: halt.reason };
  return { is: 'open' };
};

/**
 * The step that meets a deadline: the first later one that does so. Of two hearings that were both announced each is
 * met by the one held on its day. A step recorded with too early a day by mistake still meets what only it can.
 */
const metBy = (id: string, { own, later, taken }: Course): Entry | undefined => {
  const starters = taken.filter((entry) => startOf(entry, id) !== undefined);
  const announced = statedBy(own, id);
  const announcedByOthers = starters.filter(({ entry }) => entry !== own.entry).map((entry) => statedBy(entry, id));
  const meets = ({ step, facts }: Entry): boolean => metWith(stepOf(step), facts).includes(id);
  return (
    later.find((entry) => meets(entry) && entry.on === announced) ??
    later.find((entry) => meets(entry) && !announcedByOthers.includes(entry.on)) ??
    (starters.length === 1 ? taken.findLast(meets) : undefined)
  );
};

/** It announces another day for what was announced before. */
const moves = (entry: Entry, id: string): boolean => entry.facts.notice === 'moved' && startOf(entry, id) !== undefined;

const startOf = ({ step }: Entry, id: string): Start | undefined =>
  stepOf(step).starts?.find((start) => start.rule === id);

/** The day a paper announced for it: that of a hearing. */
const statedBy = (entry: Entry, id: string): LocalDate | undefined => {
  const stated = startOf(entry, id)?.stated?.(entry.facts);
  return typeof stated === 'string' ? stated : undefined;
};
