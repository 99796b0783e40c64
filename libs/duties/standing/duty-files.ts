import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '#infra/database';
import type { Actor } from '#kernel';
import { dutiesSeenBy, type DutyTables } from '../duty-register/duty-line.ts';
import { ROOM } from './events.ts';

/** Who may fetch what shows that a standing duty was done: whoever may see the duty. */
@Injectable()
export class DutyFiles {
  constructor(@Inject(Database) private readonly database: Database) {}

  async mayFetch(actor: Actor, sha256: string): Promise<boolean> {
    const found = await dutiesSeenBy(this.database.of<DutyTables>(actor.organ), actor)
      .where('room', '=', ROOM)
      .where(
        'record',
        'in',
        sql<string>`(select record::text from duty_evidence where organ = ${actor.organ} and term = ${sha256})`,
      )
      .select('duty')
      .limit(1)
      .executeTakeFirst();
    return found !== undefined;
  }
}
