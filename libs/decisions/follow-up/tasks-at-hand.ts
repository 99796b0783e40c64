import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { Handles, query } from '#infra/commands';
import { Database } from '#infra/database';
import { role } from '#kernel';
import { TaskLine, taskPage, tasksSeenBy, type TaskTables } from './task-register/task-line.ts';

const answer = z.object({ items: z.array(TaskLine) });
const OFFERED = 4;

/** The open tasks one most likely means when he names none: his own before those he may see. */
export const TasksAtHand = query('decisions.tasks-at-hand', {
  title: '在办任务',
  topic: '督办',
  may: role('staff', 'office'),
  from: 'decisions.task-register',
  input: z.object({}),
  answer,
});
export type TasksAtHand = InstanceType<typeof TasksAtHand>;

@Handles(TasksAtHand)
export class TasksAtHandHandler {
  constructor(@Inject(Database) private readonly database: Database) {}

  async execute({ actor }: TasksAtHand): Promise<z.output<typeof answer>> {
    const open = tasksSeenBy(this.database.of<TaskTables>(actor.organ), actor).where('state', '=', 'open');
    const own =
      actor.is === 'staff' ? await taskPage(open.where('owner', '=', actor.staffId), 1, OFFERED) : { lines: [] };
    return { items: own.lines.length > 0 ? own.lines : (await taskPage(open, 1, OFFERED)).lines };
  }
}
