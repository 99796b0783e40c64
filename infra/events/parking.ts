// The streams of events that a reader could not take in: they wait for the operator, and go on at his word.
import { transacting, type Database, type Queries } from '#infra/database';
import { LEDGER_COLUMNS, sequenced, type SequencedEvent } from './recorded.ts';
import type { Reader } from './reader.ts';

/** Sets the stream of an event aside for a reader, with the reason. */
export const park = async (client: Queries, reader: string, event: SequencedEvent, error: unknown): Promise<void> => {
  await client.query(
    `insert into parked (reader, organ, stream, position, event, type, reason)
     values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
    [
      reader,
      event.organ,
      event.stream,
      event.position,
      event.id,
      event.type,
      String((error as Error)?.message ?? error).slice(0, 500),
    ],
  );
};

/**
 * Lets a parked stream go on: takes in what waited, in order, from the event that failed. If it fails again it stays
 * parked.
 * @returns how many events were taken in
 */
export const release = async (database: Database, reader: Reader, organ: string, stream: string): Promise<number> =>
  database.without((client) =>
    transacting(client, async () => {
      const {
        rows: [checkpoint],
      } = await client.query<{ position: string }>('select position from reader where name = $1 for update', [
        reader.name,
      ]);
      const {
        rows: [stopped],
      } = await client.query<{ position: string }>(
        'delete from parked where reader = $1 and organ = $2 and stream = $3 returning position',
        [reader.name, organ, stream],
      );
      if (!checkpoint || !stopped) return 0;
      const { rows } = await client.query(
        `select p.position, ${LEDGER_COLUMNS} from ledger l join ledger_position p on p.seq = l.seq
      where l.organ = $1 and l.stream = $2 and p.position between $3 and $4
        and not exists (select from set_aside a where a.seq = l.seq)
      order by p.position`,
        [organ, stream, stopped.position, checkpoint.position],
      );
      for (const row of rows) await reader.apply(sequenced(row), client);
      return rows.length;
    }),
  );
