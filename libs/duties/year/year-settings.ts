// What the organ settled of the tasks of every year: which unit has which business, days and persons of its own.
import { decider, happened, nothing, type Decide, type StaffId, type UnitId } from '#kernel';
import { refused } from '../refusals.ts';
import { YEAR_TASKS, type Business } from './tasks.ts';
import { BusinessGiven, TaskSettled, type YearSettingEvent } from './events.ts';

/** A day of every year, or a person. */
export interface TaskSetting {
  readonly month?: number | undefined;
  readonly day?: number | undefined;
  readonly owner?: StaffId | undefined;
}

export interface YearSettings {
  readonly units: Readonly<Partial<Record<Business, UnitId>>>;
  readonly tasks: Readonly<Record<string, TaskSetting>>;
}

/** Gives a business to a unit. */
export const giveBusiness =
  (business: Business, unit: UnitId): Decide<YearSettings, YearSettingEvent> =>
  ({ units }) =>
    units[business] === unit ? nothing() : happened(BusinessGiven({ business, unit }));

/** Settles the day or the person of a task; never the day that a statute fixes. */
export const settleTask =
  (id: string, setting: TaskSetting): Decide<YearSettings, YearSettingEvent> =>
  () => {
    const task = YEAR_TASKS.find((one) => one.id === id);
    if (!task) return refused('duties.task-unknown');
    const { month, owner } = setting;
    if (month === undefined && owner === undefined) return refused('duties.task-nothing');
    if (month !== undefined && task.fixed) return refused('duties.task-fixed', { title: task.title });
    if (month !== undefined && task.months.length > 1) return refused('duties.task-quarterly', { title: task.title });
    return happened(TaskSettled({ task: id, ...setting }));
  };

/** The settings as their events make them. */
export const yearSettings = decider<YearSettings, YearSettingEvent>({
  category: 'duties.year-settings',
  stateVersion: 1,
  initial: { units: {}, tasks: {} },
  evolve: (state, { type, data }) => {
    switch (type) {
      case 'duties.business-given':
        return { ...state, units: { ...state.units, [data.business]: data.unit } };
      case 'duties.task-settled': {
        const { task, month, day, owner } = data;
        const known = state.tasks[task] ?? {};
        const now = {
          ...known,
          ...(month === undefined ? {} : { month, day }),
          ...(owner === undefined ? {} : { owner }),
        };
        return { ...state, tasks: { ...state.tasks, [task]: now } };
      }
    }
  },
});
