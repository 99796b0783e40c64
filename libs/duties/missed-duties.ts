import type { Database } from '#infra/database';
import type { Ledger } from '#infra/events';
import { dateOf, OrganId, type Clock } from '#kernel';
import { Duties } from './duties.ts';

const BATCH = 200;

/** Puts on record, the day after, what was to be done by a day that is past. Any number of workers may look. */
export class MissedDuties {
  private readonly duties: Duties;

  /** @param database as the worker: it sees all organs */
  constructor(
    ledger: Ledger,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {
    this.duties = new Duties(ledger);
  }

  /** @returns how many were put on record */
  async look(): Promise<number> {
    const at = this.clock.now();
    const today = dateOf(at);
    const { rows } = await this.database.without((client) =>
      client.query<{ organ: string; duty: string }>(
        `select organ, duty from duty_register
         where state = 'open' and side = 'bureau' and not missed and due < $1
         order by due limit $2`,
        [today, BATCH],
      ),
    );
    for (const { organ, duty } of rows)
      await this.duties.miss(
        {
          id: `missed:${today}`,
          actor: { is: 'system', organ: OrganId.parse(organ), name: 'duties.missed', roles: [] },
          at,
          channel: 'policy',
          correlation: `missed:${today}`,
          fingerprint: '',
        },
        duty,
        today,
      );
    return rows.length;
  }
}
