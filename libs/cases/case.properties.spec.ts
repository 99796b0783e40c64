import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { CHINA_YEARS, workCalendar } from '#calendar';
import { nationalTime } from '#duties';
import { addDays, fold, type Length, type LocalDate, type StaffId, type UnitId } from '#kernel';
import { ruleOn } from '#rulebook';
import {
  caseDecider,
  correctExtension,
  correctHalt,
  correctStep,
  extendPeriod,
  openCase,
  resumeCase,
  strikeExtension,
  strikeHalt,
  strikeStep,
  suspendCase,
  takeStep,
} from './case.ts';
import { daysBy, toldOf } from './counted.ts';
import { deadlinesOf, type Running } from './deadlines.ts';
import type { CaseEvent, CaseId, EntryId, Kind, StepFacts } from './events.ts';
import type { Step } from './procedure.ts';
import { PROCEDURES } from './procedures/index.ts';
import type { OpenCase } from './state.ts';

// Whatever is recorded of a case, in whatever order and with whatever days, put right and taken back: none of the bureau's
// own dates is later than the law allows. The law's date is walked to here, day by day, knowing nothing of how the program
// counts.

const TODAY = '2026-12-31' as LocalDate;
const china = workCalendar(CHINA_YEARS);
const entry = (n: number) => `018f2b3c-0000-7000-8000-${String(n).padStart(12, '0')}` as EntryId;
const day = fc.integer({ min: 0, max: 240 }).map((n) => addDays('2026-01-05' as LocalDate, n));

type Decide = ReturnType<typeof takeStep>;
type Act = (state: OpenCase, n: number) => Decide | undefined;

/** Some of the facts a step takes, as they may be said. */
const factsOf = ({ takes }: Step): fc.Arbitrary<StepFacts> => {
  const known: Record<string, fc.Arbitrary<unknown>> = {};
  for (const { fact, options } of takes) {
    if (options) known[fact] = fc.constantFrom(...options.map(({ value }) => value));
    else if (['until', 'acceptedOn', 'hearingOn', 'remedyUntil'].includes(fact)) known[fact] = day;
    else if (fact === 'length')
      known[fact] = fc.record({ n: fc.integer({ min: 1, max: 90 }), unit: fc.constantFrom('day', 'workday') });
    else if (['agent', 'reason', 'party', 'matter'].includes(fact)) known[fact] = fc.constant('zhangwei');
  }
  return fc.record(known, { requiredKeys: Object.keys(known).filter((name) => name === 'result') }) as never;
};

const stepBy = (steps: readonly Step[]): fc.Arbitrary<Act> =>
  fc
    .constantFrom(...steps)
    .chain((step) => fc.tuple(day, factsOf(step)).map(([on, facts]) => ({ step: step.id, on, facts })))
    .map(
      (taken): Act =>
        (_, n) =>
          takeStep({ entry: entry(n), ...taken }, TODAY),
    );

const actOf = (steps: readonly Step[]): fc.Arbitrary<Act> => {
  const rules = [...new Set(steps.flatMap(({ starts = [] }) => starts.map(({ rule }) => rule)))];
  const rule = fc.constantFrom(...rules);
  const n = fc.integer({ min: 1, max: 40 });
  const unitOf = (id: string, on: LocalDate): Length['unit'] => {
    const known = ruleOn(id, on);
    return known?.is === 'period' ? known.length.unit : 'day';
  };
  const at = fc.nat({ max: 20 });
  return fc.oneof(
    { weight: 5, arbitrary: stepBy(steps) },
    {
      weight: 3,
      arbitrary: fc.tuple(at, day).map(
        ([i, on]): Act =>
          ({ entries }) =>
            correctStep(entries[i % entries.length]!.step, { on, facts: {} }, '以回执为准', TODAY),
      ),
    },
    {
      weight: 1,
      arbitrary: at.map(
        (i): Act =>
          ({ entries }) =>
            strikeStep(entries[i % entries.length]!.entry, '误登'),
      ),
    },
    {
      weight: 4,
      arbitrary: fc.tuple(at, n, fc.integer({ min: -10, max: 70 })).map(([i, by, after]): Act => (state) => {
        const own = deadlinesOf(state).filter(({ side, standing }) => side === 'bureau' && standing.is !== 'closed');
        const running = own[i % Math.max(1, own.length)];
        if (!running) return undefined;
        const on = addDays(running.facts.start, after);
        const id = running.rule;
        return extendPeriod(
          { rule: id, by: { n: by, unit: unitOf(id, on) }, approvedBy: '王建国', reason: '情况复杂', on },
          TODAY,
          { ...daysBy(nationalTime), leads: () => true },
        );
      }),
    },
    {
      weight: 2,
      arbitrary: fc.tuple(rule, n, day).map(
        ([id, by, on]): Act =>
          () =>
            correctExtension(id, { on, by: { n: by, unit: unitOf(id, on) } }, '审批单', TODAY),
      ),
    },
    {
      weight: 1,
      arbitrary: rule.map(
        (id): Act =>
          () =>
            strikeExtension(id, undefined, '没有批准'),
      ),
    },
    {
      weight: 3,
      arbitrary: day.map(
        (from): Act =>
          () =>
            suspendCase({ from, reason: '鉴定' }, TODAY),
      ),
    },
    {
      weight: 3,
      arbitrary: day.map(
        (to): Act =>
          () =>
            resumeCase(to, TODAY),
      ),
    },
    {
      weight: 2,
      arbitrary: fc.tuple(day, day).map(
        ([from, to]): Act =>
          () =>
            correctHalt({ from, to }, '通知书', TODAY),
      ),
    },
    { weight: 1, arbitrary: fc.constant((): Decide => strikeHalt(undefined, '误登')) },
  );
};

/** So many days from a day, each looked at: those in which it stood still are passed over. */
const walk = (from: LocalDate, { n, unit }: Length, still: (on: LocalDate) => boolean): LocalDate => {
  let [left, at] = [n, from];
  while (left > 0) {
    at = addDays(at, 1);
    if (!still(at) && (unit === 'day' || china.isWorkday(at))) left -= 1;
  }
  return at;
};

const rolled = (on: LocalDate, rolls: boolean): LocalDate => {
  let at = on;
  while (rolls && !china.isWorkday(at)) at = addDays(at, 1);
  return at;
};

/** The last day the law allows; undefined where it is in months, or only the paper says it. */
const lawsOwn = ({ rule: id, facts, extensions }: Running, halts: OpenCase['halts']): LocalDate | undefined => {
  const rule = ruleOn(id, facts.start);
  if (rule?.is !== 'period' || rule.length.unit === 'month' || rule.length.unit === 'year') return undefined;
  const start = facts.servedBy === 'notice' ? addDays(facts.start, 30) : facts.start;
  const stands = rule.excluded === undefined ? [] : (facts.suspensions ?? []);
  // Of a request only the time others are asked is left out, of everything else only halts.
  const isHalt = ({ from, reason }: (typeof stands)[number]) =>
    reason.startsWith('中止') && halts.some((halt) => halt.from === from);
  expect(stands.every((stand) => isHalt(stand) === (id !== 'info-reply'))).toBe(true);
  const still = (on: LocalDate): boolean => stands.some(({ from, to }) => from <= on && on <= to);
  const rolls = rule.rolling !== 'never';
  const plain = walk(start, rule.length, still);
  if (!rule.extension) return rolled(plain, rolls);
  const most = rule.extension.most?.n ?? Number.MAX_SAFE_INTEGER;
  let [granted, end] = [0, rolled(plain, rolls)];
  for (const { by, on } of extensions) {
    if (on < facts.start || on > end || granted + by.n > most) continue;
    granted += by.n;
    // From the last day as it was counted, not as it moved off a day off.
    end = rolled(walk(plain, { n: granted, unit: by.unit }, still), rolls);
  }
  return end;
};

test('none of the bureau’s own dates is ever later than the law allows', () => {
  let [held, longer, stopped] = [0, 0, 0];
  // Every other case is of a kind whose own periods may be made longer, or stand still.
  const often = PROCEDURES.filter(({ kind }) => ['petition', 'mediation', 'information'].includes(kind));
  const procedures = fc.oneof(fc.constantFrom(...PROCEDURES), fc.constantFrom(...often));
  const cases = procedures.chain(({ kind, steps }) =>
    fc.constantFrom(...steps.filter(({ opens }) => opens)).chain((first) =>
      fc.record({
        kind: fc.constant<Kind>(kind),
        step: fc.constant(first.id),
        on: day,
        facts: factsOf(first),
        acts: fc.array(actOf(steps), { minLength: 5, maxLength: 25, size: 'max' }),
      }),
    ),
  );
  fc.assert(
    fc.property(cases, ({ acts, ...opening }) => {
      const about = { title: '案件', unit: 'legal' as UnitId, handler: 'zhoufang' as StaffId };
      const id = '018f2b3c-0000-7000-8000-00000000000a' as CaseId;
      const opened = openCase({ case: id, ...about, entry: entry(1), ...opening }, TODAY)({ is: 'unknown' });
      if ('refusal' in opened) return;
      const events: CaseEvent[] = [...opened.events];
      for (const [n, act] of acts.entries()) {
        const state = fold(caseDecider, events) as OpenCase;
        const outcome = act(state, n + 2)?.(state);
        if (outcome === undefined || 'refusal' in outcome) continue;
        events.push(...outcome.events);
        const now = fold(caseDecider, events) as OpenCase;
        const told = new Map(toldOf(now, nationalTime).map((one) => [one.key, one.counted?.due]));
        for (const running of deadlinesOf(now)) {
          const due = told.get(running.key);
          const { stated } = running.facts;
          const latest = running.side === 'bureau' ? lawsOwn(running, now.halts) : undefined;
          if (due === undefined || latest === undefined) continue;
          held += 1;
          if (running.extensions.length > 0) longer += 1;
          if ((running.facts.suspensions ?? []).length > 0) stopped += 1;
          expect([running.rule, due <= latest, due, latest]).toEqual([running.rule, true, due, latest]);
          if (typeof stated === 'string') expect(due <= stated).toBe(true);
        }
      }
    }),
    { numRuns: 800 },
  );
  expect(held).toBeGreaterThan(1000);
  expect(longer).toBeGreaterThan(20);
  expect(stopped).toBeGreaterThan(20);
});
