// How those who follow the ledger read on in it.
import type pg from 'pg';
import { grouped } from '#kernel';
import { LEDGER_COLUMNS, sequenced, type SequencedEvent } from './recorded.ts';

/** An event, and whether the reader that asked passes it by: its stream is parked, or it was set aside. */
export interface Passing extends SequencedEvent {
  readonly parked: boolean;
}

/** Some of the ledger: what of it concerns the reader, and the place it ends at. */
export interface Stretch {
  readonly events: readonly Passing[];
  /** The last position that was looked at; that asked for if there are none after it. */
  readonly end: string;
}

/** Who reads, and how much of the ledger at most. */
export interface Reading {
  readonly reader: string;
  /** The types it listens to; all if absent. */
  readonly types?: readonly string[] | undefined;
  /** After this position. */
  readonly after: string;
  /** Positions, whether or not they concern the reader. */
  readonly most: number;
}

/**
 * $1 position, $2 reader, $3 how many positions at most, $4 types or null for all. The limit of one keeps the planner
 * to looking each event up: as a join it may read the whole ledger.
 */
const STRETCH = `with here as (
    select coalesce(max(position), $1) as last from ledger_position where position > $1 and position <= $1 + $3
  )
  select here.last, e.* from here left join lateral (
    select p.position, ${LEDGER_COLUMNS}, k.reader is not null or a.seq is not null as parked
    from ledger_position p
    cross join lateral (
      select * from ledger where seq = p.seq and ($4::text[] is null or type = any ($4)) limit 1
    ) l
    left join parked k on k.reader = $2 and k.organ = l.organ and k.stream = l.stream
    left join set_aside a on a.seq = l.seq
    where p.position > $1 and p.position <= here.last
  ) e on true
  order by e.position`;

/** The next stretch of the ledger after a position, with what of it concerns a reader; parked events marked. */
export const nextStretch = async (
  client: Pick<pg.ClientBase, 'query'>,
  { reader, types, after, most }: Reading,
): Promise<Stretch> => {
  const { rows } = await client.query({
    name: 'next-stretch',
    text: STRETCH,
    values: [after, reader, most, types ?? null],
  });
  return {
    end: String(rows[0].last),
    events: rows
      .filter(({ position }) => position !== null)
      .map((row) => ({ ...sequenced(row), parked: row.parked as boolean })),
  };
};

/**
 * Takes events in their order within each group, different groups at once; what has begun is finished also if one
 * fails, and nothing more is begun.
 * @throws what went wrong first
 */
export const inGroups = async (
  events: readonly Passing[],
  groupOf: (event: Passing) => string,
  take: (event: Passing) => Promise<void>,
): Promise<void> => {
  let failed: { readonly error: unknown } | undefined;
  await Promise.all(
    [...grouped(events, groupOf).values()].map(async (group) => {
      for (const event of group) {
        if (failed) return;
        await take(event).catch((error: unknown) => {
          failed ??= { error };
        });
      }
    }),
  );
  if (failed) throw failed.error;
};
