// How somebody who recorded something sees it at once: by waiting until the readers have come that far.
import pg from 'pg';
import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '#infra/database';
import { NEW_POSITIONS } from './sequencer.ts';
import { Bell } from './wake.ts';

/** Hears of new positions: one listening connection for the whole process, opened again when it breaks. */
export class PositionNews {
  private readonly stopping = new AbortController();
  private readonly bells = new Set<Bell>();
  private running: Promise<void> | undefined;

  constructor(private readonly options: { readonly url: string; readonly onError: (error: unknown) => void }) {}

  /** A bell that rings when there are new positions. */
  bell(): Bell {
    const bell = new Bell();
    this.bells.add(bell);
    return bell;
  }

  start(): void {
    this.running = this.listen();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async listen(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const client = new pg.Client({
        connectionString: this.options.url,
        application_name: 'zhengheng news',
        keepAlive: true,
      });
      // Heard from the first moment to the last: a lost connection may say so twice.
      const lost = new Promise<unknown>((resolve) => {
        client.on('error', resolve);
        client.on('end', () => resolve(undefined));
        signal.addEventListener('abort', () => resolve(undefined), { once: true });
      });
      try {
        await client.connect();
        client.on('notification', () => this.ring());
        await client.query(`listen ${NEW_POSITIONS}`);
        this.ring();
        const error = await lost;
        if (error !== undefined) throw error;
      } catch (error) {
        if (!signal.aborted) this.options.onError(error);
      }
      await client.end().catch(() => undefined);
      await pause(500, undefined, { signal }).catch(() => undefined);
    }
  }

  private ring(): void {
    for (const bell of this.bells) bell.ring();
  }
}

/** $1 seq, $2 reader: whether the reader has taken that event in; no row until the event has its position. */
const REACHED = `select coalesce(r.position >= p.position, false) as there
  from ledger_position p left join reader r on r.name = $2
  where p.seq = $1`;

/**
 * $1 seq, $2 readers: the last event recorded because of that event (or the event itself), once each of these readers
 * has taken it in; null until then.
 */
export const SETTLED = `select
  case when not exists (
      select from unnest($2::text[]) f (name) left join reader r using (name)
      where coalesce(r.position, 0) < p.position)
    then greatest(p.seq, (
      select max(l.seq) from ledger l
      where l.organ = p.organ
        and l.causation = (select own.id::text from ledger own where own.organ = p.organ and own.seq = p.seq)))
  end as last
  from ledger_position p where p.seq = $1`;

/** How far back the last event of an organ is looked for: no reader that follows is so many events behind. */
const NEAR = 10_000;

/** $1 organ: the last event it recorded lately; no row if there is none. */
export const LAST = `select l.seq from ledger l
  where l.organ = $1 and l.seq > (select last_value from ledger_seq_seq) - ${NEAR}
  order by l.seq desc limit 1`;

/** $1 seq, $2 readers: whether each of them has taken that event in; no row until the event has its position. */
const ALL_REACHED = `select not exists (
    select from unnest($2::text[]) f (name) left join reader r using (name)
    where coalesce(r.position, 0) < p.position) as there
  from ledger_position p where p.seq = $1`;

/** How often a reader's place is looked at while somebody waits for it, ms. */
const LOOK_EVERY_MS = 8;
/**
 * After so many looks in vain no worker is taken to be running: three seconds where all is quick. Looks are counted and
 * not seconds, since where the machine is slow the readers are too.
 */
const LOOKS = 375;

/** For those who must see their own command at once. */
export class Positions {
  /**
   * @param following the readers and policies that `settled` waits for; a place of one that is no more stays behind
   * @param registers those that `current` waits for
   */
  constructor(
    private readonly database: Database,
    private readonly following: readonly string[] = [],
    private readonly registers: readonly string[] = [],
  ) {}

  /**
   * Waits until these registers, or all, have taken in whatever was recorded of an organ before this was asked, by
   * whoever and in whatever process.
   * @returns false if they have not within `LOOKS` looks
   */
  async current(organ: string, registers: readonly string[] = this.registers): Promise<boolean> {
    const last = await this.ask<{ seq: string }>(organ, { name: 'position-last', text: LAST, values: [organ] });
    if (last === undefined) return true;
    const there = await this.look(LOOKS, async () => {
      const values = [last.seq, registers];
      const reached = await this.ask<{ there: boolean }>(organ, {
        name: 'positions-reached',
        text: ALL_REACHED,
        values,
      });
      return reached?.there || undefined;
    });
    return there ?? false;
  }

  /**
   * Waits until a reader has taken in the event of a command.
   * @param seq of the event, from its recording
   * @param looks how often it is looked at, at most
   * @returns false if it has not by then
   */
  async reached(organ: string, reader: string, seq: string, looks = LOOKS): Promise<boolean> {
    const there = await this.look(looks, async () => {
      const statement = { name: 'position-reached', text: REACHED, values: [seq, reader] };
      return (await this.ask<{ there: boolean }>(organ, statement))?.there || undefined;
    });
    return there ?? false;
  }

  /**
   * Waits until a reader has taken in the event of a command and what followed from it: what those who act on the
   * ledger recorded because of it. The relay is not waited for, for its broker may be away.
   * @param seq of the event, from its recording
   * @returns false if they have not within `LOOKS` looks each
   */
  async settled(organ: string, reader: string, seq: string): Promise<boolean> {
    const last = await this.look(LOOKS, async () => {
      const statement = { name: 'position-settled', text: SETTLED, values: [seq, this.following] };
      return (await this.ask<{ last: string | null }>(organ, statement))?.last ?? undefined;
    });
    return last !== undefined && (await this.reached(organ, reader, last));
  }

  /** The same, of all readers: what was recorded can be found wherever it is shown. */
  async settledAll(organ: string, seq: string): Promise<boolean> {
    for (const reader of this.following) if (!(await this.settled(organ, reader, seq))) return false;
    return true;
  }

  private async ask<R extends pg.QueryResultRow>(organ: string, statement: pg.QueryConfig): Promise<R | undefined> {
    const { rows } = await this.database.within(organ, (client) => client.query<R>(statement));
    return rows[0];
  }

  /** Looks until there is something to see, or it has looked often enough. */
  private async look<T>(looks: number, seen: () => Promise<T | undefined>): Promise<T | undefined> {
    for (let n = 0; n < looks; n += 1) {
      const found = await seen();
      if (found !== undefined) return found;
      await pause(LOOK_EVERY_MS);
    }
    return undefined;
  }
}
