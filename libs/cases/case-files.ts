import { Inject, Injectable } from '@nestjs/common';
import { Database, foundBy } from '#infra/database';
import type { Actor } from '#kernel';
import { casesSeenBy, type CaseTables } from './case-register/case-line.ts';

/** Who may fetch the papers of cases: whoever may see a case they belong to. */
@Injectable()
export class CaseFiles {
  constructor(@Inject(Database) private readonly database: Database) {}

  async mayFetch(actor: Actor, sha256: string): Promise<boolean> {
    const found = await casesSeenBy(this.database.of<CaseTables>(actor.organ), actor)
      .where(foundBy('case_term', { organ: actor.organ, record: 'case_register.case', terms: [sha256] }))
      .select('case')
      .limit(1)
      .executeTakeFirst();
    return found !== undefined;
  }
}
