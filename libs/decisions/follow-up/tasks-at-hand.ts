import { Inject } from '@nestjs/common';
import { sql } from 'kysely';
import { z } from 'zod';
import { Handles, query } from '#infra/commands';
import { Database } from '#infra/database';
import { oneLine, readNumber, role } from '#kernel';
import { TaskLine, taskPage, tasksSeenBy, type TaskTables } from './task-register/task-line.ts';

const answer = z.object({ items: z.array(TaskLine) });
const OFFERED = 4;

/**
 * The open tasks one most likely means when he names none: his own before those he may see; or, open or not,
 * those that have these words. */
export const TasksAtHand = query('decisions.tasks-at-hand', {
  title: '在办任务',
  topic: '督办',
  may: role('staff', 'office'),
  from: 'decisions.task-register',
  input: z.object({ words: oneLine(1, 100).optional() }),
  answer,
});
export type TasksAtHand = InstanceType<typeof TasksAtHand>;

@Handles(TasksAtHand)
export class TasksAtHandHandler {
  constructor(@Inject(Database) private readonly database: Database) {}

  async execute({ input: { words }, actor }: TasksAtHand): Promise<z.output<typeof answer>> {
    const seen = tasksSeenBy(this.database.of<TaskTables>(actor.organ), actor);
    const number = readNumber(words ?? '');
    if (number) {
      const named = seen.where('year', '=', number.year).where('serial', '=', number.serial);
      return { items: (await taskPage(named, 1, OFFERED)).lines };
    }
    if (words !== undefined)
      return { items: (await taskPage(seen.where(sql<boolean>`position(${words} in what) > 0`), 1, OFFERED)).lines };
    const open = seen.where('state', '=', 'open');
    const own =
      actor.is === 'staff' ? await taskPage(open.where('owner', '=', actor.staffId), 1, OFFERED) : { lines: [] };
    return { items: own.lines.length > 0 ? own.lines : (await taskPage(open, 1, OFFERED)).lines };
  }
}
