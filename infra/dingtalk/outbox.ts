// What the robot has to say: queued with the work that gives rise to it, and sent until it is sent or given up.
import { randomUUID } from 'node:crypto';
import { sql, type ControlledTransaction, type Kysely } from 'kysely';
import { waitAfter, type Backoff } from './backoff.ts';
import { errorLine, jsonb, type ChatTables } from './chat-tables.ts';
import { DingTalkError } from './dingtalk-error.ts';
import type { Log } from './log.ts';
import type { Destination, Reply } from './reply.ts';
import type { ReplySender } from './reply-sender.ts';
import { Workers } from './workers.ts';

/**
 * Puts a reply on its way: it is sent once the transaction commits, even if this process then dies.
 * @param db a transaction, to say it only if the rest holds
 * @param id given twice, the reply is sent once
 */
export const queueReply = async (
  db: Kysely<ChatTables>,
  to: Destination,
  reply: Reply,
  id: string = randomUUID(),
): Promise<string> => {
  await db
    .insertInto('chat_outbox')
    .values({ id, conversation: addressee(to), to: jsonb(to), reply: jsonb(reply) })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
  return id;
};

/** The operator's word that a reply that was given up is to be tried again. @returns whether there was one */
export const resend = async (db: Kysely<ChatTables>, id: string): Promise<boolean> => {
  const { numUpdatedRows } = await db
    .updateTable('chat_outbox')
    .set({ failed_at: null, attempts: 0, next_attempt_at: new Date() })
    .where('id', '=', id)
    .where('failed_at', 'is not', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

/** How an outbox works; what is left out has a default. */
export interface OutboxOptions {
  readonly log: Log;
  /** Replies sent at once, 2 unless told. */
  readonly workers?: number;
  /** ms between two looks when nobody woke us, 250 unless told. */
  readonly pollMs?: number;
  /** Tries before a reply is given up, 10 unless told. */
  readonly tries?: number;
  readonly backoff?: Backoff;
  /** Told of each reply sent: ms since it was queued. */
  readonly onSent?: (waitedMs: number) => void;
}

const BACKOFF: Backoff = { firstMs: 1000, maxMs: 5 * 60_000 };

interface Waiting {
  readonly id: string;
  readonly to: Destination;
  readonly reply: Reply;
  readonly parts_sent: number;
  readonly attempts: number;
  readonly created_at: Date;
}

/**
 * Sends what was queued: in order to each person and group, to different ones at once, by any number of processes. Each
 * worker holds a connection while it sends. What cannot be sent is kept with the reason and holds nothing up.
 */
export class Outbox {
  private readonly workers: Workers;

  constructor(
    private readonly db: Kysely<ChatTables>,
    private readonly sender: ReplySender,
    private readonly options: OutboxOptions,
  ) {
    this.workers = new Workers(() => this.sendOne(), {
      name: 'chat outbox',
      count: options.workers ?? 2,
      pollMs: options.pollMs ?? 250,
      log: options.log,
    });
  }

  start(): void {
    this.workers.start();
  }

  /** Look now: something was queued. */
  wake(): void {
    this.workers.wake();
  }

  async stop(): Promise<void> {
    await this.workers.stop();
  }

  private async sendOne(): Promise<boolean> {
    const tx = await this.db.startTransaction().execute();
    try {
      const waiting = await claim(tx);
      if (waiting) await this.send(tx, waiting);
      await tx.commit().execute();
      return waiting !== undefined;
    } catch (error) {
      await tx
        .rollback()
        .execute()
        .catch(() => undefined);
      throw error;
    }
  }

  private async send(tx: ControlledTransaction<ChatTables>, waiting: Waiting): Promise<void> {
    let partsSent = waiting.parts_sent;
    // Long texts and files take a while; every call has its own time limit.
    await sql`select set_config('idle_in_transaction_session_timeout', '600000', true)`.execute(tx);
    try {
      await this.sender.send(waiting.to, waiting.reply, {
        id: waiting.id,
        from: partsSent,
        sent: (parts) => {
          partsSent = parts;
        },
      });
    } catch (error) {
      await this.keep(tx, waiting, partsSent, error);
      return;
    }
    await tx
      .updateTable('chat_outbox')
      .set({ sent_at: new Date(), parts_sent: partsSent, last_error: null })
      .where('id', '=', waiting.id)
      .execute();
    this.options.onSent?.(Date.now() - waiting.created_at.getTime());
  }

  /** Keeps what could not be sent, with the reason: for another try, or for the operator. */
  private async keep(
    tx: ControlledTransaction<ChatTables>,
    waiting: Waiting,
    partsSent: number,
    error: unknown,
  ): Promise<void> {
    const refusal = error instanceof DingTalkError ? error : undefined;
    const attempts = waiting.attempts + 1;
    const again = attempts < (this.options.tries ?? 10) && (refusal?.retryable ?? true);
    const facts = { reply: waiting.id, attempts, code: refusal?.code, error: errorLine(error) };
    if (again) this.options.log.warn(facts, '回复未能发出，稍后重试');
    else this.options.log.error(facts, '回复无法发出，已停止重试并保留');
    const wait = Math.max(waitAfter(attempts, this.options.backoff ?? BACKOFF), refusal?.waitMs ?? 0);
    await tx
      .updateTable('chat_outbox')
      .set({
        attempts,
        parts_sent: partsSent,
        last_error: errorLine(error),
        ...(again ? { next_attempt_at: new Date(Date.now() + wait) } : { failed_at: new Date() }),
      })
      .where('id', '=', waiting.id)
      .execute();
  }
}

/** The next reply whose turn it is: the oldest to somebody, due, and in no other worker's hands. */
const claim = async (tx: Kysely<ChatTables>): Promise<Waiting | undefined> => {
  const { rows } = await sql<Waiting>`select id, "to", reply, parts_sent, attempts, created_at from chat_outbox o
    where sent_at is null and failed_at is null and next_attempt_at <= clock_timestamp()
      and not exists (
        select from chat_outbox e
        where e.conversation = o.conversation and e.seq < o.seq and e.sent_at is null and e.failed_at is null)
    order by seq limit 1 for update skip locked`.execute(tx);
  return rows[0];
};

const addressee = (to: Destination): string =>
  to.is === 'group' ? `group:${to.conversationId}` : `person:${to.staffId ?? to.session?.url ?? ''}`;
