import { Inject, Injectable } from '@nestjs/common';
import { Database, foundBy } from '#infra/database';
import { Clock, dateOf, type Actor } from '#kernel';
import { opinionsSeenBy, type OpinionTables } from './opinion-register/opinion-line.ts';

/** Who may fetch the files of opinions: whoever may see an opinion they belong to. */
@Injectable()
export class OpinionFiles {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async mayFetch(actor: Actor, sha256: string): Promise<boolean> {
    const { organ } = actor;
    const seen = opinionsSeenBy(this.database.of<OpinionTables>(organ), actor, dateOf(this.clock.now()));
    const found = await seen
      .where(foundBy('opinion_term', { organ, record: 'opinion_register.opinion', terms: [sha256] }))
      .select('opinion')
      .limit(1)
      .executeTakeFirst();
    return found !== undefined;
  }
}
