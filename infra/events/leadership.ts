// Work that only one process of the installation may do at a time, and that another takes over when it hangs or dies.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { giveLeaseBack, RENEW_MS, takeLease, type Lease } from './lease.ts';

/** What is led, and until when. */
export interface LeadershipOptions {
  readonly url: string;
  readonly role: string;
  /** What is led; one leader at a time in the whole installation. */
  readonly task: string;
  readonly signal: AbortSignal;
  readonly onError: (error: unknown) => void;
}

/** How often one who does not lead asks whether he may, ms. */
const ASK_MS = 500;

/**
 * Runs `work` whenever this process is the leader of a task: the holder of its lease, renewed as long as this process
 * is alive and awake. When the lease or the connection is lost, `work` is told by its signal, and leadership is sought
 * anew. Every statement of it names the lease (`underLease`): one that hung and wakes up cannot do harm before it is
 * told.
 */
export const leading = async (
  options: LeadershipOptions,
  work: (client: pg.Client, lease: Lease, signal: AbortSignal) => Promise<void>,
): Promise<void> => {
  while (!options.signal.aborted) {
    try {
      await leadOnce(options, work);
    } catch (error) {
      if (!options.signal.aborted) options.onError(error);
    }
    await pause(ASK_MS, undefined, { signal: options.signal }).catch(() => undefined);
  }
};

const leadOnce = async (
  { url, role, task, signal }: LeadershipOptions,
  work: Parameters<typeof leading>[1],
): Promise<void> => {
  const lost = new AbortController();
  // Renewals go between the statements of the work, on the same connection: with it the lease is lost too.
  const client = new pg.Client({
    connectionString: url,
    application_name: `zhengheng ${task}`,
    keepAlive: true,
    pipeline: true,
    options: `-c role=${role} -c timezone=UTC`,
  });
  client.on('error', (error) => lost.abort(error));
  client.on('end', () => lost.abort());
  try {
    await client.connect();
    const lease = await sought(client, task, AbortSignal.any([signal, lost.signal]));
    if (!lease) return;
    const renewing = setInterval(() => {
      takeLease(client, task, lease.holder).then(
        (renewed) => {
          if (renewed?.term !== lease.term) lost.abort();
        },
        (error: unknown) => lost.abort(error),
      );
    }, RENEW_MS);
    try {
      await work(client, lease, AbortSignal.any([signal, lost.signal]));
    } finally {
      clearInterval(renewing);
      if (!lost.signal.aborted) await giveLeaseBack(client, lease);
    }
  } finally {
    await client.end().catch(() => undefined);
  }
};

/** Asks until this process leads, or is to stop. */
const sought = async (client: pg.Client, task: string, signal: AbortSignal): Promise<Lease | undefined> => {
  const holder = randomUUID();
  while (!signal.aborted) {
    const lease = await takeLease(client, task, holder);
    if (lease) return lease;
    await pause(ASK_MS, undefined, { signal }).catch(() => undefined);
  }
  return undefined;
};
