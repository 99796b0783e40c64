// Which PostgreSQL it takes.
import type pg from 'pg';

/** The oldest major version whose SQL is that of our statements. */
export const OLDEST_POSTGRES = 16;

/** A server that is too old; the message is one clear line. */
export class DatabaseTooOld extends Error {}

/** @throws DatabaseTooOld */
export const checkVersion = async (client: Pick<pg.ClientBase, 'query'>): Promise<void> => {
  const { rows } = await client.query<{ number: number; version: string }>(
    `select current_setting('server_version_num')::int as number, current_setting('server_version') as version`,
  );
  const { number, version } = rows[0]!;
  if (number < OLDEST_POSTGRES * 10_000)
    throw new DatabaseTooOld(
      `数据库是 PostgreSQL ${version.split(' ')[0]!}，本程序需要 ${OLDEST_POSTGRES} 或更新的版本：请升级数据库，或改用 DATABASE_URL 指定别的数据库。`,
    );
};
