import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { Handles, query } from '#infra/commands';
import { counted, Database } from '#infra/database';
import { countInWords, field, role, UnitId } from '#kernel';
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

/** What resolutions ask for, with how far it has come; what is due first before the rest. */
export const FindTasks = query('decisions.find-tasks', {
  title: '督办事项',
  topic: '督办',
  may: role('staff', 'office', 'secretary', 'member', 'legal'),
  from: 'decisions.task-register',
  consequences: true,
  input: z.object({
    state: TaskState.optional(),
    unit: UnitId.optional(),
    page: z.coerce.number().int().min(1).max(1000).default(1),
  }),
  answer,
  chat: {
    says: ['督办事项', '督办台账', '查任务', '督办任务', '决议落实'],
    examples: ['督办事项', '督办事项 办理中', '查任务 平台中心'],
    fields: {
      state: field(TaskState, {
        label: '状态',
        ask: '哪种状态的？',
        example: 'open',
        kind: { is: 'choice', options: Object.entries(TASK_STATES).map(([value, one]) => ({ value, ...one })) },
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
  constructor(@Inject(Database) private readonly database: Database) {}

  async execute({ input: { state, unit, page }, actor }: FindTasks): Promise<z.output<typeof answer>> {
    const db = this.database.of<TaskTables>(actor.organ);
    const asked = tasksSeenBy(db, actor)
      .$if(state !== undefined, (tasks) => tasks.where('state', '=', state!))
      .$if(unit !== undefined, (tasks) => tasks.where('unit', '=', unit!));
    const [{ lines, more }, count] = await Promise.all([taskPage(asked, page), counted(db, asked)]);
    return { items: lines, ...count, page, more };
  }
}
