// The duties the tasks of every year make in one year: whose, until when, by which text; and which of them are open.
import type { WorkCalendar } from '#calendar';
import type { Roll } from '#directory';
import { decider, happened, LocalDate, nothing, type Decide, type EventOf, type StaffId, type UnitId } from '#kernel';
import { caution, ruleOn, sourcesInWords } from '#rulebook';
import { duesAfter, type Cycle, type Due } from '../plans/cycle.ts';
import { headOf, mainHeadOf, supervisorOf, type Divisions } from '../standing/who.ts';
import { cycleOf, YEAR_TASKS, type Business, type TaskOwner, type YearTask } from './tasks.ts';
import { YearOpened } from './events.ts';
import type { YearSettings } from './year-settings.ts';

/** A duty of a year, before it is opened. Without a unit nobody said yet whose business it is. */
export interface YearDuty extends Due {
  /** Among those of its year; the same whenever it is worked out. */
  readonly key: string;
  readonly task: string;
  readonly title: string;
  readonly rule?: string | undefined;
  readonly basis: string;
  readonly source: string;
  readonly caution: string;
  readonly business?: Business | undefined;
  readonly unit?: UnitId | undefined;
  readonly owner?: StaffId | undefined;
  readonly supervisor?: StaffId | undefined;
  readonly start: LocalDate;
  readonly cycle: Cycle;
  readonly after: LocalDate;
  readonly steps?: readonly string[] | undefined;
}

/** The people and settings a year is worked out by. */
export interface YearPeople {
  readonly roll: Roll;
  readonly settings: YearSettings;
  readonly divisions: Divisions;
}

interface Holder {
  readonly suffix: string;
  readonly business?: Business;
  readonly unit?: UnitId | undefined;
  readonly owner?: StaffId | undefined;
  readonly supervisor?: StaffId | undefined;
}

/** Where all who hold a role are of one unit, it has that role's business. */
const unitOfRole = ({ staff }: Roll, role: 'legal' | 'office'): UnitId | undefined => {
  const units = new Set([...staff.values()].filter(({ roles }) => roles.includes(role)).map(({ unit }) => unit));
  return units.size === 1 ? [...units][0] : undefined;
};

/** The unit of a business: as the organ gave it, else that of all who hold its role. */
export const unitOf = (business: Business, { roll, settings }: YearPeople): UnitId | undefined =>
  settings.units[business] ?? (business === 'personnel' ? undefined : unitOfRole(roll, business));

const holdersOf = (of: TaskOwner, people: YearPeople): readonly Holder[] => {
  const { roll, divisions } = people;
  switch (of) {
    case 'main-head': {
      const head = mainHeadOf(roll);
      return head ? [{ suffix: '', unit: head.unit, owner: head.staff }] : [];
    }
    case 'members':
      return [...roll.staff.values()]
        .filter(({ roles }) => roles.includes('member'))
        .map(({ staff, unit }) => ({ suffix: `:${staff}`, unit, owner: staff }));
    case 'legal':
    case 'office':
    case 'personnel': {
      const unit = unitOf(of, people);
      if (unit === undefined) return [{ suffix: '', business: of }];
      const owner = headOf(roll, unit)?.staff;
      return [{ suffix: '', business: of, unit, owner, supervisor: supervisorOf(roll, unit, divisions) }];
    }
  }
};

const ofQuarter = (month: number): string => `${'一二三四'[month / 3 - 1]}季度`;

const dayIn = (year: number, month: number): LocalDate =>
  LocalDate.parse(`${year}-${String(month).padStart(2, '0')}-01`);

/** Its own day of the year: as the organ settled it, else as the task has it. */
const settledCycleOf = (task: YearTask, month: number, { tasks }: YearSettings): Cycle => {
  const set = task.fixed ? undefined : tasks[task.id];
  if (set?.month !== undefined && set.day !== undefined)
    return { is: 'months', months: [set.month], places: [{ is: 'day', n: set.day }] };
  return cycleOf(task, [month]);
};

/** How sure its day is, and whether it is only proposed. */
const cautionOf = (task: YearTask, rest: string, isSet: boolean): string =>
  [rest, task.note ?? '', task.ours && !isSet ? '建议日期，可改' : ''].filter((part) => part !== '').join('，');

/** The duties of a year, in the order they fall due. */
export const dutiesOfYear = (year: number, calendar: WorkCalendar, people: YearPeople): readonly YearDuty[] => {
  const eve = LocalDate.parse(`${year - 1}-12-31`);
  const { settings, roll } = people;
  const made = YEAR_TASKS.flatMap((task): readonly YearDuty[] =>
    task.months.flatMap((month) => {
      const cycle = settledCycleOf(task, month, settings);
      const [due] = duesAfter(cycle, eve, calendar, 1);
      const rule = due && ruleOn(task.rule, due.limit);
      if (!due || !rule) return [];
      const several = task.months.length > 1;
      const set = settings.tasks[task.id];
      return holdersOf(task.owner, people).map(({ suffix, ...holder }) => {
        const own = set?.owner === undefined || task.owner === 'members' ? undefined : roll.staff.get(set.owner);
        return {
          ...due,
          ...holder,
          ...(own ? { owner: own.staff, unit: own.unit } : {}),
          key: `${task.id}${several ? `-${month}` : ''}${suffix}`,
          task: task.id,
          title: `${several ? ofQuarter(month) : ''}${task.title}`,
          rule: task.fixed ? task.rule : undefined,
          basis: task.rule,
          source: sourcesInWords(rule),
          caution: cautionOf(task, caution(rule), set?.month !== undefined),
          start: dayIn(year, several ? month - 2 : 1),
          cycle,
          after: eve,
          steps: task.steps,
        };
      });
    }),
  );
  return made.toSorted((a, b) => a.limit.localeCompare(b.limit));
};

/** Which duties of a year were opened, by their keys. */
export interface OpenedYear {
  readonly keys: readonly string[];
}

/** Puts on record which were opened, those only that were not. */
export const openYear =
  (year: number, keys: readonly string[]): Decide<OpenedYear, EventOf<typeof YearOpened>> =>
  (state) => {
    const fresh = keys.filter((key) => !state.keys.includes(key));
    return fresh.length === 0 ? nothing() : happened(YearOpened({ year, keys: fresh }));
  };

/** A year as its events make it. */
export const openedYear = decider<OpenedYear, EventOf<typeof YearOpened>>({
  category: 'duties.year',
  stateVersion: 1,
  initial: { keys: [] },
  evolve: ({ keys }, { data }) => ({ keys: [...keys, ...data.keys] }),
});
