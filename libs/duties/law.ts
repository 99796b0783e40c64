// The law as an organ has it: the rules and calendar of this version, with what the organ added.
import {
  citationOf,
  CHINA_YEARS,
  lengthInWords,
  LONGEST_HOLIDAY,
  revisedBy,
  type HolidayNotice,
  type HolidayYear,
} from '#calendar';
import {
  compareDates,
  daysBetween,
  decider,
  grouped,
  happened,
  nothing,
  yearOf,
  type Decide,
  type Length,
  type Period,
} from '#kernel';
import {
  calendarsOf,
  caution,
  deadlineOf,
  mayBeSet,
  ruleOn,
  sourcesInWords,
  versionsOf,
  type Calendars,
  type Earliest,
  type Facts as RuleFacts,
  type LocalHolidays,
  type NoDeadline,
  type Rule,
} from '#rulebook';
import {
  LengthSet,
  LocalHolidayGiven,
  LocalHolidaysSettled,
  YearPublished,
  YearWithdrawn,
  type Counted,
  type Facts,
  type LawEvent,
} from './events.ts';
import { hold, refused, rule } from './refusals.ts';

/**
 * What an organ adds to the law as this version knows it: years published since, holidays of the place, numbers of its
 * own.
 */
export interface Law {
  /** How often it was added to; a day counted under a lower number is counted again. */
  readonly number: number;
  readonly years: readonly HolidayYear[];
  readonly local: readonly HolidayNotice[];
  readonly counts: LocalHolidays;
  readonly lengths: Readonly<Record<string, { readonly length: Length; readonly basis: string }>>;
}

/** The organ's additions as its events make them. */
export const law = decider<Law, LawEvent>({
  category: 'duties.law',
  stateVersion: 1,
  initial: { number: 0, years: [], local: [], counts: 'cautious', lengths: {} },
  // Added, and taken away again: what was counted under it is counted anew.
  passBy: (state) => ({ ...state, number: state.number + 2 }),
  evolve: (state, { type, data }) => {
    const number = state.number + 1;
    switch (type) {
      case 'duties.year-published':
        return { ...state, number, years: [...state.years, data.year] };
      case 'duties.year-withdrawn': {
        const at = state.years.findLastIndex(({ year }) => year === data.year);
        return { ...state, number, years: state.years.toSpliced(at, 1) };
      }
      case 'duties.local-holiday-given':
        return { ...state, number, local: [...state.local, data.notice] };
      case 'duties.local-holidays-settled':
        return { ...state, number, counts: data.counts };
      case 'duties.length-set':
        return {
          ...state,
          number,
          lengths: { ...state.lengths, [data.rule]: { length: data.length, basis: data.basis } },
        };
    }
  },
});

/** The years this version knows and those the organ loaded: what a later notice speaks of again holds as it says. */
export const yearsUnder = ({ years }: Law): readonly HolidayYear[] =>
  [...grouped([...CHINA_YEARS, ...years], ({ year }) => year)].map(([year, [first, ...later]]) => ({
    year,
    notices: later
      .flatMap(({ notices }) => notices)
      .reduce<readonly HolidayNotice[]>((known, notice) => [...revisedBy(known, notice), notice], first!.notices),
  }));

/** Whether two values hold the same, as JSON. */
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Loads the days off of a year; the same notice again is nothing new. */
export const publishYear =
  (year: HolidayYear): Decide<Law, LawEvent> =>
  (state) => {
    const daysUnder = (law: Law) =>
      yearsUnder(law)
        .find((under) => under.year === year.year)
        ?.notices.flatMap(({ holidays }) => holidays)
        .toSorted((a, b) => compareDates(a.from, b.from));
    const added = { ...state, years: [...state.years, year] };
    return same(daysUnder(state), daysUnder(added))
      ? refused('duties.year-already', { year: year.year })
      : happened(YearPublished({ year }));
  };

/** Takes back the notice that was loaded last for a year, by mistake; what this version knows of itself stays. */
export const withdrawYear =
  (year: number, reason: string): Decide<Law, LawEvent> =>
  (state) => {
    const loaded = state.years.findLast((one) => one.year === year);
    if (!loaded) return refused('duties.year-not-loaded', { year });
    return happened(YearWithdrawn({ year, citation: citationOf(loaded.notices.at(-1)!), reason }));
  };

const inOneYear = rule('duties.holiday-in-year', null, ({ holidays }: HolidayNotice) =>
  holidays.every(({ from, to }) => yearOf(from) === yearOf(to)),
);
const notTooLong = rule('duties.holiday-length', null, ({ holidays }: HolidayNotice) =>
  holidays.every(({ from, to }) => daysBetween(from, to) < LONGEST_HOLIDAY),
);

/** Adds a holiday of the place; the same again is nothing new. */
export const giveLocalHoliday =
  (notice: HolidayNotice): Decide<Law, LawEvent> =>
  (state) =>
    hold(inOneYear, notice) ??
    hold(notTooLong, notice, { most: LONGEST_HOLIDAY }) ??
    (state.local.some((given) => same(given, notice)) ? nothing() : happened(LocalHolidayGiven({ notice })));

/** Settles how holidays of the place count for legal periods, on whose word. */
export const settleLocalHolidays =
  (counts: LocalHolidays, basis: string): Decide<Law, LawEvent> =>
  (state) =>
    state.counts === counts ? nothing() : happened(LocalHolidaysSettled({ counts, basis }));

/** Sets the bureau's own number, where no text that was read gives one. */
export const setLength =
  (id: string, length: Length, basis: string): Decide<Law, LawEvent> =>
  (state) => {
    const known = versionsOf(id).at(-1);
    if (known?.is !== 'period') return refused('duties.rule-unknown', { nearest: '' });
    if (!mayBeSet(known)) return refused('duties.rule-fixed', { name: known.name });
    if (known.length.unit !== length.unit)
      return refused('duties.unit-other', { name: known.name, length: lengthInWords(known.length) });
    return same(state.lengths[id], { length, basis }) ? nothing() : happened(LengthSet({ rule: id, length, basis }));
  };

/** The organ's law made ready to count by. */
export class LegalTime {
  readonly number: number;
  readonly calendars: Calendars;

  constructor(private readonly law: Law) {
    this.number = law.number;
    this.calendars = calendarsOf(yearsUnder(law), law.local, law.counts);
  }

  /** The same law with a holiday of the place that is only supposed, for a question. */
  withLocalHoliday({ first, last }: Period): LegalTime {
    const supposed = { title: '假定的地方假日', holidays: [{ name: '地方假日', from: first, to: last, makeUp: [] }] };
    return new LegalTime({ ...this.law, local: [...this.law.local, supposed] });
  }

  /** The bureau's own number for a rule, if it set one. */
  setFor(rule: string): { readonly length: Length; readonly basis: string } | undefined {
    return this.law.lengths[rule];
  }

  /**
   * The day a rule comes to, by the version in force on the day it starts; undefined if no version known is, or it
   * gives no day.
   */
  count(id: string, facts: Facts): Counted | undefined {
    const rule = ruleOn(id, facts.start);
    return rule && this.countBy(rule, facts);
  }

  /** The day this version of a rule comes to; undefined if it gives none. */
  countBy(rule: Rule, facts: Facts): Counted | undefined {
    const reckoned = this.reckon(rule, facts);
    return reckoned.is === 'counted' ? reckoned.counted : undefined;
  }

  /** What this version of a rule comes to: a day, a shortest time, or why there is none. */
  reckon(rule: Rule, facts: Facts): { readonly is: 'counted'; readonly counted: Counted } | Earliest | NoDeadline {
    const set = this.setFor(rule.id);
    const known = { ...facts, ...(set ? { set: set.length } : {}) } as RuleFacts;
    const deadline = deadlineOf(rule, known, this.calendars);
    if (deadline.is !== 'due') return deadline;
    const { due, counted, safe, provisional, steps } = deadline;
    return {
      is: 'counted',
      counted: {
        due,
        counted,
        ...(safe ? { safe } : {}),
        provisional,
        steps: [...steps],
        source: sourcesInWords(rule) + (set ? `；本局设定为${lengthInWords(set.length)}（${set.basis}）` : ''),
        caution: set ? '' : caution(rule),
        law: this.number,
      },
    };
  }
}

/** The law as this version knows it, without what an organ added. */
export const nationalTime = new LegalTime(law.initial);

/** The law as this version knows it, with an organ's own numbers for rules that may be set. */
export const timeWith = (lengths: Law['lengths']): LegalTime => new LegalTime({ ...law.initial, lengths });
