// What people write to the robot: stored first, then acknowledged, then handled, so that nothing is lost or done twice.
import { sql, type ControlledTransaction, type Kysely, type Transaction } from 'kysely';
import { isOutage } from '#infra/database';
import { waitAfter, type Backoff } from './backoff.ts';
import { errorLine, jsonb, type ChatTables } from './chat-tables.ts';
import type { Log } from './log.ts';
import { queueReply } from './outbox.ts';
import { destinationOf, type Destination, type Reply } from './reply.ts';
import { conversationKey, type RobotMessage } from './robot-message.ts';
import { Workers } from './workers.ts';

/** Something to say: to who wrote, unless another is named. */
export interface Saying {
  readonly to?: Destination;
  readonly reply: Reply;
}

/**
 * Works out what to answer. What it writes through `tx` holds together with the message being done and the replies
 * being queued; what it does elsewhere (a command to the ledger) must bear being done twice.
 */
export type MessageHandler = (tx: Transaction<ChatTables>, message: RobotMessage) => Promise<readonly Saying[]>;

/** How an inbox works; what is left out has a default. */
export interface InboxOptions {
  readonly log: Log;
  /**
   * Messages handled at once, 4 unless told. Each holds a connection, and `handle` may need a second one: size the pool
   * for that.
   */
  readonly workers?: number;
  readonly pollMs?: number;
  /** Tries before a message is set aside, 3 unless told. */
  readonly tries?: number;
  readonly backoff?: Backoff;
  /** ms a message may take to handle, 180,000 unless told: its files are fetched (60 s each at most) and read meanwhile. */
  readonly handleWithinMs?: number;
  /**
   * Told of each message that cannot be stored, or answered, because the database cannot be worked with: at every try.
   */
  readonly onOutage?: (message: RobotMessage) => void;
  /**
   * ms a message waits before it is handled, 0 unless told: where several processes receive for one robot, one of them
   * may still be storing what was sent before it.
   */
  readonly orderMs?: number;
  /** A message is set aside and its sender told: what else is to be written with that. */
  readonly onSetAside?: (tx: Transaction<ChatTables>, message: RobotMessage) => Promise<void>;
  /** Replies were queued. */
  readonly onReplies?: () => void;
  /** What a person is told whose message could not be handled. */
  readonly apology?: (reference: string) => Reply;
}

const BACKOFF: Backoff = { firstMs: 1000, maxMs: 10_000 };

const sorry = (reference: string): Reply => ({
  is: 'text',
  text:
    `很抱歉，您刚才的消息没有处理成功（编号 ${reference}），消息已保存，不会丢失。` +
    '请稍后再发一次；如果仍不成功，请把编号告诉系统管理员。',
});

/** What the operator and the person call a message by. */
export const referenceOf = (seq: string): string => `M${seq.padStart(4, '0')}`;

interface Waiting {
  readonly seq: string;
  readonly message: RobotMessage;
}

/**
 * Store, then acknowledge, then process: messages survive a crash, arrive once, and are handled in the order in which
 * they were sent per conversation, whichever process received them. One that is stored after a later one was taken up
 * is handled late: what then is to be done with it the handler knows by its `createdAt`.
 */
export class Inbox {
  private readonly storing = new Map<string, Promise<unknown>>();
  /** What has failed and is not counted yet: let go of, but nobody's turn. */
  private readonly failing = new Set<string>();
  private workers: Workers | undefined;

  constructor(
    private readonly db: Kysely<ChatTables>,
    private readonly options: InboxOptions,
  ) {}

  /**
   * Stores a message; once it resolves the message is safe. Messages of one conversation are stored in the order given.
   * @returns `repeated` for one that was delivered before
   */
  async store(message: RobotMessage): Promise<'stored' | 'repeated'> {
    const conversation = conversationKey(message);
    const before = this.storing.get(conversation);
    const storing = (before ?? Promise.resolve()).catch(() => undefined).then(() => this.insert(conversation, message));
    this.storing.set(conversation, storing);
    try {
      return await storing;
    } catch (error) {
      if (isOutage(error)) this.options.onOutage?.(message);
      throw error;
    } finally {
      if (this.storing.get(conversation) === storing) this.storing.delete(conversation);
    }
  }

  /** Handles what is stored, by any number of processes. */
  start(handle: MessageHandler): void {
    this.workers ??= new Workers(() => this.handleOne(handle), {
      name: 'chat inbox',
      count: this.options.workers ?? 4,
      pollMs: this.options.pollMs ?? 250,
      log: this.options.log,
    });
    this.workers.start();
  }

  /** Finishes what is being handled and takes up nothing more. */
  async stop(): Promise<void> {
    await this.workers?.stop();
  }

  /** The operator's word that a message that was set aside is to be handled again. @returns whether there was one */
  async retry(reference: string): Promise<boolean> {
    const seq = /^M?0*(\d+)$/i.exec(reference.trim())?.[1];
    if (!seq) return false;
    const { numUpdatedRows } = await this.db
      .updateTable('chat_inbox')
      .set({ failed_at: null, attempts: 0, next_attempt_at: new Date() })
      .where('seq', '=', seq)
      .where('failed_at', 'is not', null)
      .executeTakeFirst();
    this.workers?.wake();
    return numUpdatedRows > 0n;
  }

  private async insert(conversation: string, message: RobotMessage): Promise<'stored' | 'repeated'> {
    const stored = await this.db
      .insertInto('chat_inbox')
      .values({
        robot_code: message.robotCode,
        msg_id: message.msgId,
        conversation,
        sender: message.sender.staffId ?? null,
        said_at: String(message.createdAt),
        message: jsonb(message),
        next_attempt_at: sql<Date>`clock_timestamp() + make_interval(secs => ${this.orderMs / 1000})`,
      })
      .onConflict((conflict) => conflict.columns(['robot_code', 'msg_id']).doNothing())
      .returning('seq')
      .executeTakeFirst();
    if (!stored) return 'repeated';
    if (this.orderMs === 0) this.workers?.wake();
    else setTimeout(() => this.workers?.wake(), this.orderMs).unref();
    return 'stored';
  }

  private get orderMs(): number {
    return this.options.orderMs ?? 0;
  }

  private async handleOne(handle: MessageHandler): Promise<boolean> {
    const tx = await this.db.startTransaction().execute();
    let waiting: Waiting | undefined;
    try {
      const claimed = await claim(tx, this.failing);
      // It may have failed between the question and the answer.
      if (claimed && !this.failing.has(claimed.seq)) {
        waiting = claimed;
        const replies = await this.handleInTime(tx, waiting, handle);
        await tx.commit().execute();
        if (replies > 0) this.options.onReplies?.();
        return true;
      }
      await tx.rollback().execute();
      return false;
    } catch (error) {
      if (waiting) this.failing.add(waiting.seq);
      await tx
        .rollback()
        .execute()
        .catch(() => undefined);
      if (!waiting) throw error;
      const { seq } = waiting;
      if (isOutage(error)) {
        // No fault of the message: nothing is counted, and its turn comes when the database is back.
        this.options.onOutage?.(waiting.message);
        setTimeout(() => this.failing.delete(seq), BACKOFF.firstMs).unref();
        throw error;
      }
      await this.failed(waiting, error).finally(() => this.failing.delete(seq));
      return true;
    }
  }

  /** @returns how many replies were queued */
  private async handleInTime(
    tx: ControlledTransaction<ChatTables>,
    waiting: Waiting,
    handle: MessageHandler,
  ): Promise<number> {
    const within = this.options.handleWithinMs ?? 180_000;
    // A statement that hangs would hold up the rollback too; and the transaction stands idle while files are fetched.
    await sql`select set_config('statement_timeout', ${String(within)}, true),
      set_config('idle_in_transaction_session_timeout', ${String(2 * within)}, true)`.execute(tx);
    const late = Promise.withResolvers<never>();
    const timer = setTimeout(() => late.reject(new Error(`处理超过 ${within / 1000} 秒`)), within);
    try {
      const sayings = await Promise.race([handle(tx, waiting.message), late.promise]);
      for (const { to, reply } of sayings) await queueReply(tx, to ?? destinationOf(waiting.message), reply);
      await tx.updateTable('chat_inbox').set({ done_at: new Date() }).where('seq', '=', waiting.seq).execute();
      return sayings.length;
    } finally {
      clearTimeout(timer);
    }
  }

  private async failed(waiting: Waiting, error: unknown): Promise<void> {
    const gaveUp = await this.db.transaction().execute((tx) => this.countFailure(tx, waiting, error));
    const facts = { err: error, reference: referenceOf(waiting.seq), msgId: waiting.message.msgId };
    if (gaveUp) {
      this.options.log.error(facts, '消息多次处理失败，已搁置并告知发送人');
      this.options.onReplies?.();
    } else this.options.log.warn(facts, '消息处理失败，稍后重试');
  }

  /**
   * Counts the failure; after the last one sets the message aside and tells the person, so that the next one gets its
   * turn.
   * @returns whether it was set aside; undefined if another worker has dealt with it meanwhile
   */
  private async countFailure(
    tx: Transaction<ChatTables>,
    { seq, message }: Waiting,
    error: unknown,
  ): Promise<boolean | undefined> {
    const row = await tx
      .updateTable('chat_inbox')
      .set((it) => ({ attempts: it('attempts', '+', 1), last_error: errorLine(error) }))
      .where('seq', '=', seq)
      .where('done_at', 'is', null)
      .where('failed_at', 'is', null)
      .returning('attempts')
      .executeTakeFirst();
    if (!row) return undefined;
    const isLast = row.attempts >= (this.options.tries ?? 3);
    const wait = waitAfter(row.attempts, this.options.backoff ?? BACKOFF);
    await tx
      .updateTable('chat_inbox')
      .set(isLast ? { failed_at: new Date() } : { next_attempt_at: new Date(Date.now() + wait) })
      .where('seq', '=', seq)
      .execute();
    if (!isLast) return false;
    await queueReply(tx, destinationOf(message), (this.options.apology ?? sorry)(referenceOf(seq)));
    await this.options.onSetAside?.(tx, message);
    return true;
  }
}

/**
 * The next message whose turn it is: of a conversation the one sent first, due, and in no other worker's hands. While a message
 * is locked the next one of its conversation sees it undone and waits; a claim that raced with its end finds it changed
 * and takes nothing.
 */
const claim = async (tx: Kysely<ChatTables>, failing: ReadonlySet<string>): Promise<Waiting | undefined> => {
  const { rows } = await sql<Waiting>`select seq, message from chat_inbox i
    where done_at is null and failed_at is null and next_attempt_at <= clock_timestamp()
      and seq <> all (${[...failing]}::bigint[])
      and not exists (
        select from chat_inbox e
        where e.conversation = i.conversation and (e.said_at, e.seq) < (i.said_at, i.seq)
          and e.done_at is null and e.failed_at is null)
    order by seq limit 1 for update skip locked`.execute(tx);
  return rows[0];
};
