import type { Facts, Standing } from '#duties';
import type { LocalDate } from '#kernel';
import { ruleOn, versionsOf, type Side } from '#rulebook';
import type { EntryId } from './events.ts';
import type { Start } from './procedure.ts';
import { stepOf } from './procedures/index.ts';
import type { Entry, OpenCase } from './state.ts';

/** A deadline of a case before it is counted: which rule, from which facts, and what became of it. */
export interface Running {
  /** Tells the deadlines of one case apart. */
  readonly key: string;
  readonly rule: string;
  readonly entry: EntryId;
  readonly facts: Facts;
  readonly standing: Standing;
}

export const sideOf = (id: string): Side => {
  const known = versionsOf(id)[0];
  return known && 'obliged' in known ? known.obliged.side : 'bureau';
};

/** Whether a rule leaves out time in which the case is halted. */
const leavesOut = (id: string, on: LocalDate): boolean => {
  const known = ruleOn(id, on);
  return known?.is === 'period' && known.excluded !== undefined;
};

/**
 * The deadlines of a case, as its steps have them now: a pure function of what is known, so that a correction, an extension
 * or a step recorded late puts everything right at once. Steps count by their legal day, not by when they were recorded.
 */
export const deadlinesOf = (it: OpenCase): readonly Running[] => {
  const taken = it.entries
    .map((entry, n) => ({ ...entry, n }))
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : a.n - b.n));
  const running: Running[] = [];
  taken.forEach((entry, at) => {
    for (const { rule, facts } of startsOf(entry))
      running.push({
        key: `${entry.entry}:${rule}`,
        rule,
        entry: entry.entry,
        facts: halted(it, rule, extended(it, entry, rule, facts)),
        standing: standingOf(rule, taken.slice(at), taken, it),
      });
  });
  return running;
};

/** The rules a step sets running, with the facts they are counted from. */
export const startsOf = (
  entry: Pick<Entry, 'step' | 'on' | 'facts'>,
): readonly { readonly rule: string; readonly facts: Facts }[] =>
  (stepOf(entry.step).starts ?? []).flatMap((start) => {
    const facts = begins(start, entry);
    return facts ? [{ rule: start.rule, facts }] : [];
  });

const begins = ({ when, from, rule, stated }: Start, { on, facts }: Pick<Entry, 'on' | 'facts'>): Facts | undefined => {
  if (when && !when(facts)) return undefined;
  const start = from ? from(facts) : on;
  if (start === undefined) return undefined;
  const said = stated ? stated(facts) : (facts.until ?? facts.length);
  const leftToPaper = versionsOf(rule)[0]?.is === 'stated';
  return {
    start,
    ...(!from && facts.servedBy !== undefined ? { servedBy: facts.servedBy } : {}),
    ...(leftToPaper && said !== undefined ? { stated: said } : {}),
  };
};

const extended = (it: OpenCase, { entry }: Entry, id: string, facts: Facts): Facts => {
  const given = it.extensions.findLast((one) => one.entry === entry && one.rule === id);
  return { ...facts, ...(given ? { extension: given.by } : {}) };
};

const halted = ({ halts }: OpenCase, id: string, facts: Facts): Facts => {
  const over = leavesOut(id, facts.start)
    ? halts.flatMap(({ from, to, reason }) => (to === undefined ? [] : [{ from, to, reason: `中止（${reason}）` }]))
    : [];
  return over.length > 0 ? { ...facts, suspensions: over } : facts;
};

/**
 * Met by the first later step that does so; needless once a step ends it, or the case is filed away. Of two hearings that were
 * both announced each is met by the one held on its day. A step recorded with too early a day by mistake still meets what
 * only it can.
 */
const standingOf = (id: string, from: readonly Entry[], all: readonly Entry[], it: OpenCase): Standing => {
  const [own, ...later] = from as readonly [Entry, ...Entry[]];
  const starters = all.filter((entry) => startOf(entry, id) !== undefined);
  const day = statedBy(own, id);
  const others = starters.filter(({ entry }) => entry !== own.entry).map((entry) => statedBy(entry, id));
  const meets = ({ step }: Entry): boolean => stepOf(step).meets?.includes(id) ?? false;
  const met =
    later.find((entry) => meets(entry) && entry.on === day) ??
    later.find((entry) => meets(entry) && !others.includes(entry.on)) ??
    (starters.length === 1 ? all.findLast(meets) : undefined);
  if (met) return { is: 'met', on: met.on };
  const ended = later.find(({ step }) => stepOf(step).ends === 'all' || stepOf(step).ends?.includes(id));
  if (ended) return { is: 'closed', why: stepOf(ended.step).name };
  if (it.is === 'archived') return { is: 'closed', why: '归档' };
  const halt = it.halts.find((one) => one.to === undefined);
  return halt && leavesOut(id, own.on) ? { is: 'suspended', from: halt.from, why: halt.reason } : { is: 'open' };
};

const startOf = ({ step }: Entry, id: string): Start | undefined =>
  stepOf(step).starts?.find((start) => start.rule === id);
const statedBy = (entry: Entry, id: string): LocalDate | undefined => {
  const stated = startOf(entry, id)?.stated?.(entry.facts);
  return typeof stated === 'string' ? stated : undefined;
};
