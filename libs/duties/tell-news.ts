import { sql, type Kysely } from 'kysely';
import { derivedId } from '#kernel';
import type { NewsItem } from './put-news.ts';
import type { DutyTables } from './duty-register/duty-line.ts';

/** Something one person is to be told without having asked. */
export interface News extends NewsItem {
  /** A UUID: told twice under it, it is said once. */
  readonly id: string;
}

/**
 * Takes what is still to be told, oldest first, and marks it as told; in the caller's transaction, so that it holds
 * together with what says it. Any number of bots may look.
 */
export const tellNews = async (db: Kysely<DutyTables>, organ: string, most: number): Promise<readonly News[]> => {
  const rows = await db
    .selectFrom('duty_news')
    .select(['event', 'staff', 'words', 'title', 'button', 'says'])
    .where('organ', '=', organ)
    .where('told_at', 'is', null)
    .orderBy('at')
    .limit(most)
    .forUpdate()
    .skipLocked()
    .execute();
  for (const { event, staff } of rows)
    await db
      .updateTable('duty_news')
      .set({ told_at: sql`now()` })
      .where('organ', '=', organ)
      .where('event', '=', event)
      .where('staff', '=', staff)
      .execute();
  return rows.map(({ event, staff, words, title, button, says }) => ({
    id: derivedId(event, staff),
    staff,
    title,
    words,
    button: { title: button, says },
  }));
};
