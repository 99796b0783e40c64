// What was said in the chat is kept for a time, not for ever; what was recorded from it stays in the ledger.
import type pg from 'pg';

/** Rows forgotten by one statement; as an array, so that they are looked up and the table is never read through. */
const BATCH = 1000;

/** $1 before when, $2 how many: messages that are dealt with. */
const MESSAGES = `delete from chat_inbox where seq = any (array(
  select seq from chat_inbox where received_at < $1 and (done_at is not null or failed_at is not null)
  order by received_at limit $2))`;
/** $1 before when, $2 how many: replies that are dealt with. */
const REPLIES = `delete from chat_outbox where id = any (array(
  select id from chat_outbox where created_at < $1 and (sent_at is not null or failed_at is not null)
  order by created_at limit $2))`;

/**
 * Forgets one batch of what was said before a moment and is dealt with; what still waits is kept however old. Needs the
 * worker's rights.
 * @returns how many messages and replies were forgotten: at most 1,000 each
 */
export const forgetChat = async (client: pg.ClientBase, before: Date): Promise<number> => {
  let forgotten = 0;
  for (const text of [MESSAGES, REPLIES]) forgotten += (await client.query(text, [before, BATCH])).rowCount ?? 0;
  return forgotten;
};
