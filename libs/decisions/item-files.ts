import { Inject, Injectable } from '@nestjs/common';
import { Database, foundBy } from '#infra/database';
import type { Actor } from '#kernel';
import { tasksSeenBy, type TaskTables } from './follow-up/task-register/task-line.ts';
import { itemsSeenBy, type ItemTables } from './items/item-register/item-line.ts';

/**
 * Who may fetch the materials of items, and what shows that tasks were carried out: whoever may see what they belong
 * to.
 */
@Injectable()
export class ItemFiles {
  constructor(@Inject(Database) private readonly database: Database) {}

  async mayFetch(actor: Actor, sha256: string): Promise<boolean> {
    const { organ } = actor;
    const terms = [sha256];
    const [found, shown] = await Promise.all([
      itemsSeenBy(this.database.of<ItemTables>(actor.organ), actor)
        .where(foundBy('item_term', { organ, record: 'item_register.item', terms }))
        .select('item')
        .limit(1)
        .executeTakeFirst(),
      tasksSeenBy(this.database.of<TaskTables>(actor.organ), actor)
        .where(foundBy('task_term', { organ, record: 'task_register.task', terms }))
        .select('task')
        .limit(1)
        .executeTakeFirst(),
    ]);
    return found !== undefined || shown !== undefined;
  }
}
