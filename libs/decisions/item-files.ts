import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '#infra/database';
import type { Actor } from '#kernel';
import { itemsSeenBy, type ItemTables } from './item-register/item-line.ts';

/** Who may fetch the materials of items: whoever may see an item they belong to. */
@Injectable()
export class ItemFiles {
  constructor(@Inject(Database) private readonly database: Database) {}

  async mayFetch(actor: Actor, sha256: string): Promise<boolean> {
    const found = await itemsSeenBy(this.database.of<ItemTables>(actor.organ), actor).where(sql<boolean>`materials @> ${[sha256]}::text[]`).select('item').limit(1).executeTakeFirst();
    return found !== undefined;
  }
}
