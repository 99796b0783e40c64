import { z } from 'zod';
import { sql, type Kysely, type SelectQueryBuilder } from 'kysely';
import {
  carrying,
  dateInWords,
  LocalDate,
  Marks,
  naming,
  numberInWords,
  sayable,
  type Actor,
  type Mark,
} from '#kernel';
import { SEE_ALL } from '../../items/item-register/item-line.ts';

export const TASK_STATES = {
  open: { label: '办理中', synonyms: ['在办', '未办结'] },
  finished: { label: '已办结', synonyms: ['办结的', '完成的'] },
  cancelled: { label: '已取消', synonyms: [] },
} as const;
export type TaskState = keyof typeof TASK_STATES;
export const TaskState = z.enum(Object.keys(TASK_STATES) as [TaskState, ...TaskState[]]);

/** A line of the register of tasks, as lists show it, with the marks of the item it follows from. */
export const TaskLine = carrying(
  z.object({
    task: z.uuid(),
    number: naming(z.string()),
    title: sayable(z.string()),
    unit: naming(z.string()),
    owner: naming(z.string()),
    due: LocalDate.nullable(),
    state: TaskState,
    returned: z.boolean(),
    progress: sayable(z.string()).nullable(),
    marks: Marks,
  }),
);
export type TaskLine = z.infer<typeof TaskLine>;
/** The register of tasks as lists and ledgers read it. Beside it `task_term`: by which materials they are found. */
export interface TaskTables {
  task_register: {
    organ: string;
    task: string;
    year: number;
    serial: number;
    meeting: string;
    place: number;
    item: string;
    what: string;
    unit: string;
    owner: string;
    due: string | null;
    state: TaskState;
    returned: boolean;
    progress: string | null;
    finished_on: string | null;
    marks: Mark[];
  };
}

/** The tasks of his organ that a person may see. */
export const tasksSeenBy = (
  db: Kysely<TaskTables>,
  actor: Actor,
): SelectQueryBuilder<TaskTables, 'task_register', object> => {
  const tasks = db.selectFrom('task_register').where('organ', '=', actor.organ);
  if (actor.roles.some((role) => SEE_ALL.includes(role))) return tasks;
  return actor.is === 'staff'
    ? tasks.where((it) => it.or([it('unit', '=', actor.unit), it('owner', '=', actor.staffId)]))
    : tasks.where(sql<boolean>`false`);
};

/** So many lines, what is due first before the rest. */
export const taskPage = async (
  tasks: SelectQueryBuilder<TaskTables, 'task_register', object>,
  page: number,
  size = 10,
): Promise<{ readonly lines: TaskLine[]; readonly more: boolean }> => {
  const rows = await tasks
    .select(['task', 'year', 'serial', 'what', 'unit', 'owner', 'due', 'state', 'returned', 'progress', 'marks'])
    .orderBy(sql`due nulls last`)
    .orderBy('year')
    .orderBy('serial')
    .limit(size + 1)
    .offset((page - 1) * size)
    .execute();
  return {
    lines: rows.slice(0, size).map(({ year, serial, what, due, ...row }) => ({
      ...row,
      title: what,
      due: due as LocalDate | null,
      number: numberInWords({ series: '任务', year, serial }),
    })),
    more: rows.length > size,
  };
};

/** A line in chat. */
export const taskInChat = ({ number, title, due, state, returned, progress }: TaskLine) => ({
  head: `${number} ${title}`,
  tail: [
    TASK_STATES[state].label,
    due ? `${dateInWords(due)}前` : '未定期限',
    returned ? '逾期，已提请党组研究' : undefined,
    progress ?? undefined,
  ]
    .filter((part) => part !== undefined)
    .join(' · '),
});
