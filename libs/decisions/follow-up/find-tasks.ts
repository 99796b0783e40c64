import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { Handles, query } from '#infra/commands';
import { counted, Database } from '#infra/database';
import { Clock, countInWords, dateOf, field, role, UnitId } from '#kernel';
import {
  taskInChat,
  TaskLine,
  taskPage,
  tasksSeenBy,
  TaskState,
  TASK_STATES,
  type TaskTables,
} from './task-register/task-line.ts';

const answer = z.object({
  items: z.array(TaskLine),
  total: z.int(),
  exact: z.boolean(),
  page: z.int(),
  more: z.boolean(),
});

/** A state, or what of the open ones is past its day. */
const State = z.enum([...TaskState.options, 'overdue']);
const STATES = [
  ...Object.entries(TASK_STATES).map(([value, one]) => ({ value, ...one })),
  { value: 'overdue', label: '逾期', synonyms: ['已逾期', '逾期的', '超期', '超期的', '过期的', '到期未办结'] },
];

/** What resolutions ask for, with how far it has come; what is due first before the rest. */
export const FindTasks = query('decisions.find-tasks', {
  title: '督办事项',
  topic: '督办',
  may: role('staff', 'office', 'secretary', 'member', 'legal'),
  from: 'decisions.task-register',
  consequences: true,
  input: z.object({
    state: State.optional(),
    unit: UnitId.optional(),
    page: z.coerce.number().int().min(1).max(1000).default(1),
  }),
  answer,
  chat: {
    says: ['督办事项', '督办台账', '查任务', '督办任务', '决议落实'],
    examples: ['督办事项', '督办事项 逾期', '查任务 平台中心'],
    fields: {
      state: field(State, {
        label: '状态',
        ask: '哪种状态的？',
        example: 'open',
        kind: { is: 'choice', options: STATES },
        needed: () => false,
      }),
      unit: field(UnitId, {
        label: '责任处室',
        ask: '哪个处室的？',
        example: 'platform',
        kind: { is: 'unit' },
        needed: () => false,
      }),
    },
    tells: ({ items, total, exact, page, more }) => ({
      title: '督办事项',
      summary: `共 ${countInWords({ total, exact }, '项')}`,
      lines: items.map(taskInChat),
      none: page === 1 ? '没有督办事项。' : '没有更多了。',
      more,
    }),
  },
});
export type FindTasks = InstanceType<typeof FindTasks>;

@Handles(FindTasks)
export class FindTasksHandler {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async execute({ input: { state, unit, page }, actor }: FindTasks): Promise<z.output<typeof answer>> {
    const db = this.database.of<TaskTables>(actor.organ);
    const asked = tasksSeenBy(db, actor)
      .$if(state !== undefined, (tasks) => tasks.where('state', '=', state === 'overdue' ? 'open' : state!))
      .$if(state === 'overdue', (tasks) => tasks.where('due', '<', dateOf(this.clock.now())))
      .$if(unit !== undefined, (tasks) => tasks.where('unit', '=', unit!));
    const [{ lines, more }, count] = await Promise.all([taskPage(asked, page), counted(db, asked)]);
    return { items: lines, ...count, page, more };
  }
}
