import type { OnRounds } from '#infra/rooms';
import { dateOf, OrganId } from '#kernel';
import { Duties } from './duties.ts';

const BATCH = 200;

/** Puts on record, the day after, what was to be done by a day that is past. Any number of workers may look. */
export const missedDuties = async ({ ledger, database, clock }: OnRounds): Promise<number> => {
  const at = clock.now();
  const today = dateOf(at);
  const duties = new Duties(ledger);
  const { rows } = await database.without((client) =>
    client.query<{ organ: string; duty: string }>(
      `select organ, duty from duty_register
        where state = 'open' and side = 'bureau' and not missed and due < $1 order by due limit $2`,
      [today, BATCH],
    ),
  );
  const id = `missed:${today}`;
  for (const { organ, duty } of rows) {
    const actor = { is: 'system', organ: OrganId.parse(organ), name: 'duties.missed', roles: [] } as const;
    await duties.miss({ id, actor, at, channel: 'policy', correlation: id, fingerprint: '' }, duty, today);
  }
  return rows.length;
};
