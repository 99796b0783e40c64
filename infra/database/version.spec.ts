import { expect, test } from '@jest/globals';
import { checkVersion, DatabaseTooOld, OLDEST_POSTGRES } from './index.ts';

const server = (number: number, version: string) => ({ query: async () => ({ rows: [{ number, version }] }) }) as never;

test('a server that is too old is refused in one line that says which it is and which it must be', async () => {
  await expect(checkVersion(server(150_018, '15.18 (Debian 15.18-0+deb12u1)'))).rejects.toThrow(
    new DatabaseTooOld(
      '数据库是 PostgreSQL 15.18，本程序需要 16 或更新的版本：请升级数据库，或改用 DATABASE_URL 指定别的数据库。',
    ),
  );
  await expect(checkVersion(server(OLDEST_POSTGRES * 10_000, '16.0'))).resolves.toBeUndefined();
});
