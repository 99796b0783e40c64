// What commands cost the database: one statement to load, one to append. Each exists for one command and for several
// that came at the same moment; the lean form for one is also what a batch falls back to when one of it fails.

/**
 * $1 organs, $2 streams, $3 commands, one each: the folded state of each stream, and whether each command is in the
 * ledger already.
 */
export const LOAD = `select s.version, s.state_version, s.state, a.answered
  from unnest($1::text[], $2::text[], $3::text[]) with ordinality as q(organ, stream, command, n)
  left join lateral (
    select version, state_version, state from stream_state where organ = q.organ and stream = q.stream limit 1
  ) s on true
  left join lateral (
    select true as answered from ledger where organ = q.organ and command = q.command limit 1
  ) a on true
  order by q.n`;

/**
 * One statement, one commit: the folded state, guarded by the version it was folded from; the events; a pending row
 * each. A guard that finds another version writes nothing at all.
 *
 * $1 organ, $2 stream, $3 expected version, $4 state version, $5 state; of each event: $6 id, $7 type, $8 schema
 * version, $9 data; $10 command, $11 meta, $12 recorded at.
 */
export const APPEND = `with fresh as (
    insert into stream_state (organ, stream, version, previous, state_version, state)
    values ($1, $2, $3::int + cardinality($6::uuid[]), $3, $4, $5::jsonb)
    on conflict (organ, stream) do update
      set version = excluded.version, previous = excluded.previous,
        state_version = excluded.state_version, state = excluded.state
      where stream_state.version = excluded.previous
    returning 1
  ), appended as (
    insert into ledger (
      organ, stream, version, id, type, schema_version, command, ordinal, data, meta, recorded_at)
    select $1, $2, $3 + e.n, e.id, e.type, e.schema_version, $10, e.n - 1, e.data, $11::jsonb, $12
    from unnest($6::uuid[], $7::text[], $8::smallint[], $9::jsonb[])
      with ordinality as e(id, type, schema_version, data, n)
    where exists (select from fresh)
    order by e.n
    returning seq, organ
  )
  insert into pending (seq, organ) select seq, organ from appended returning seq`;

/**
 * Several commands, of one organ or more, no two on one stream; and numbers: the next serials of each organ, series and
 * year are drawn under the counter's row lock, once for the whole batch, and put into each first event and its state.
 * Rows are written in the order of organs and streams, so that two batches cannot lock each other out. A stale guard
 * leaves its command out, unless the command draws a number: then everything is undone, so that a serial is never drawn
 * in vain: no gap, no double.
 *
 * Of each command: $1 organ, $2 stream, $3 expected version, $4 state version, $5 state, $6 command, $7 meta, $8
 * recorded at, $9 number of events, $10 series, $11 year; of each event: $12 which command (from 1), $13 which of its
 * events (from 1), $14 id, $15 type, $16 schema version, $17 data.
 */
export const APPEND_TOGETHER = `with given as (
    select * from unnest(
      $1::text[], $2::text[], $3::int[], $4::smallint[], $5::jsonb[], $6::text[],
      $7::jsonb[], $8::timestamptz[], $9::int[], $10::text[], $11::int[])
      with ordinality as c(
        organ, stream, expected, state_version, state, command, meta, recorded_at, events, series, year, n)
  ), drawn as (
    insert into numbering as k (organ, series, year, last)
    select organ, series, year, count(*)
    from given where series is not null
    group by organ, series, year order by organ, series, year
    on conflict (organ, series, year) do update set last = k.last + excluded.last
    returning organ, series, year, last
  ), named as (
    insert into numbered (organ, series, year, serial, stream)
    select g.organ, g.series, g.year,
      d.last + 1 - row_number() over (partition by g.organ, g.series, g.year order by g.n desc),
      g.stream
    from given g join drawn d using (organ, series, year)
    returning organ, stream, serial
  ), fresh as (
    insert into stream_state (organ, stream, version, previous, state_version, state)
    select g.organ, g.stream, g.expected + g.events, g.expected, g.state_version,
      case when m.serial is null then g.state
        else jsonb_set(g.state, '{number,serial}', to_jsonb(m.serial)) end
    from given g left join named m using (organ, stream)
    order by g.organ, g.stream
    on conflict (organ, stream) do update
      set version = excluded.version, previous = excluded.previous,
        state_version = excluded.state_version, state = excluded.state
      where stream_state.version = excluded.previous
    returning organ, stream
  ), appended as (
    insert into ledger (
      organ, stream, version, id, type, schema_version, command, ordinal, data, meta, recorded_at)
    select g.organ, g.stream, g.expected + e.place, e.id, e.type, e.schema_version, g.command, e.place - 1,
      case when e.place = 1 and m.serial is not null
        then jsonb_set(e.data, '{number,serial}', to_jsonb(m.serial)) else e.data end,
      g.meta, g.recorded_at
    from unnest($12::int[], $13::int[], $14::uuid[], $15::text[], $16::smallint[], $17::jsonb[])
      as e(n, place, id, type, schema_version, data)
    join given g using (n)
    join fresh f on f.organ = g.organ and f.stream = g.stream
    left join named m on m.organ = g.organ and m.stream = g.stream
    order by g.n, e.place
    returning seq, organ, stream
  ), put as (
    insert into pending (seq, organ) select seq, organ from appended
  )
  select a.seq, a.organ, a.stream, m.serial,
    case when exists (
      select from named n where not exists (select from fresh f where f.organ = n.organ and f.stream = n.stream)
    ) then stale_version() end
  from appended a left join named m using (organ, stream)
  order by a.seq`;
