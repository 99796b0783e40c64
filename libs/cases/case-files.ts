import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { Database } from '#infra/database';
import type { Actor } from '#kernel';
import { casesSeenBy, type CaseTables } from './case-register/case-line.ts';

/** Who may fetch the papers of cases: whoever may see a case they belong to. */
@Injectable()
export class CaseFiles {
  constructor(@Inject(Database) private readonly database: Database) {}

  async mayFetch(actor: Actor, sha256: string): Promise<boolean> {
    const found = await casesSeenBy(this.database.of<CaseTables>(actor.organ), actor)
      .where(sql<boolean>`materials @> ${[sha256]}::text[]`)
      .select('case')
      .limit(1)
      .executeTakeFirst();
    return found !== undefined;
  }
}
