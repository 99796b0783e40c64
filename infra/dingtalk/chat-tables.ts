// The rows of the chat's tables; migration.ts makes them.
import type { Generated, JSONColumnType } from 'kysely';
import { storable, type RobotMessage } from './robot-message.ts';
import type { Destination, Reply } from './reply.ts';

/** jsonb: read as the value, written as its text, never changed. */
type Kept<T extends object> = JSONColumnType<T, string, never>;

/** Messages received. A row is done, or failed and kept for the operator, or waits. */
interface ChatInboxTable {
  readonly seq: Generated<string>;
  readonly robot_code: string;
  readonly msg_id: string;
  /** See conversationKey. */
  readonly conversation: string;
  /** Staff id, if known. */
  readonly sender: string | null;
  readonly received_at: Generated<Date>;
  /** When it was sent, ms since 1970 by DingTalk's clock. */
  readonly said_at: string;
  readonly message: Kept<RobotMessage>;
  readonly attempts: Generated<number>;
  readonly next_attempt_at: Generated<Date>;
  readonly last_error: string | null;
  readonly done_at: Date | null;
  readonly failed_at: Date | null;
}

/** Replies to be sent. A row is sent, or given up and kept for the operator, or waits. */
interface ChatOutboxTable {
  readonly id: string;
  readonly seq: Generated<string>;
  /** Whom it goes to: what goes to one of them goes in order. */
  readonly conversation: string;
  readonly to: Kept<Destination>;
  readonly reply: Kept<Reply>;
  readonly created_at: Generated<Date>;
  readonly parts_sent: Generated<number>;
  readonly attempts: Generated<number>;
  readonly next_attempt_at: Generated<Date>;
  readonly last_error: string | null;
  readonly sent_at: Date | null;
  readonly failed_at: Date | null;
}

/** A month's use of one robot, all its bots together. */
interface QuotaTable {
  readonly robot_code: string;
  readonly month: string;
  readonly pushes: number;
  readonly api_calls: number;
  readonly webhook_calls: number;
}

/** What this room keeps in the database. */
export interface ChatTables {
  dingtalk_quota: QuotaTable;
  chat_inbox: ChatInboxTable;
  chat_outbox: ChatOutboxTable;
}

/** As jsonb takes it: other texts make PostgreSQL refuse the whole row. */
export const jsonb = (value: object): string =>
  JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'string' ? storable(inner) : inner));

/** What is kept of an error for the operator. */
export const errorLine = (error: unknown): string =>
  storable(error instanceof Error ? error.message : String(error)).slice(0, 500);
