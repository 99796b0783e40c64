// Work that only one process of the installation may do at a time.
import pg from 'pg';
import { setTimeout as pause } from 'node:timers/promises';

/** What is led, and until when. */
export interface LeadershipOptions {
  readonly url: string;
  readonly role: string;
  /** What is led; one leader at a time in the whole installation. */
  readonly task: string;
  readonly signal: AbortSignal;
  readonly onError: (error: unknown) => void;
}

/**
 * Runs `work` whenever this process is the leader of a task: the holder of a session advisory lock on a connection of
 * its own. If the connection is lost so is the lock; `work` is told by its signal, and leadership is sought anew.
 */
export const leading = async (
  options: LeadershipOptions,
  work: (client: pg.Client, signal: AbortSignal) => Promise<void>,
): Promise<void> => {
  while (!options.signal.aborted) {
    const lost = new AbortController();
    const client = new pg.Client({
      connectionString: options.url,
      application_name: `zhengheng ${options.task}`,
      keepAlive: true,
      options: `-c role=${options.role} -c timezone=UTC`,
    });
    client.on('error', (error) => lost.abort(error));
    client.on('end', () => lost.abort());
    try {
      await client.connect();
      const {
        rows: [row],
      } = await client.query<{ mine: boolean }>(
        `select pg_try_advisory_lock(hashtextextended('zhengheng:' || $1, 0)) as mine`,
        [options.task],
      );
      if (row?.mine) await work(client, AbortSignal.any([options.signal, lost.signal]));
    } catch (error) {
      if (!options.signal.aborted) options.onError(error);
    } finally {
      await client.end().catch(() => undefined);
    }
    await pause(500, undefined, { signal: options.signal }).catch(() => undefined);
  }
};
