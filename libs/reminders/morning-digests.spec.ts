import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { directory } from '#directory';
import { duties } from '#duties';
import { Ledger, ledgerMigrations } from '#infra/events';
import type { Instant } from '#kernel';
import { testDatabase, until, type TestDatabase } from '#support';
import { hoursIn } from './hours.ts';
import { remindersMigrations } from './migration.ts';
import { morningDigests } from './morning-digests.ts';

// The sweep on a real database: who is told, once, however many workers look, whatever happens to them.

const ORGAN = 'tianshan-kjj';
const migrations = { ...ledgerMigrations, ...directory.migrations, ...duties.migrations, ...remindersMigrations };
let database: TestDatabase;
let now: Instant;
beforeEach(async () => {
  database = await testDatabase(migrations);
  at('2026-03-13T10:00:30');
});
afterEach(() => database.close());

/** The time in China. */
const at = (time: string) => {
  now = new Date(`${time}+08:00`).toISOString() as Instant;
};
const worker = (hours = '10') =>
  morningDigests(
    { ledger: new Ledger(database.app), database: database.worker, clock: { now: () => now } },
    hoursIn(hours),
  );
const rows = async (text: string, values: unknown[] = []) =>
  (await database.worker.without((client) => client.query(text, values))).rows;

const member = (staff: string, roles: readonly string[] = ['staff'], organ = ORGAN) =>
  rows('insert into directory_staff values ($1, $2, $2, $3, $4, $5)', [organ, staff, 'legal', '科员', roles]);

interface Line {
  readonly organ?: string;
  readonly owner?: string;
  readonly role?: string;
  readonly notOf?: readonly string[];
  readonly due?: string;
  readonly rule?: string;
  readonly start?: string;
  readonly since?: string;
  readonly asked?: boolean;
  readonly side?: 'bureau' | 'other';
  readonly state?: string;
  readonly name?: string;
}
/** A duty in the register; due on Monday 16 March 2026, so that its turn comes on Friday the 13th. */
const duty = async (line: Line): Promise<string> => {
  const {
    organ = ORGAN,
    owner,
    role,
    notOf = [],
    due = '2026-03-16',
    rule,
    start = '2026-03-02',
    since = start,
  } = line;
  const { asked = false, side = 'bureau', state = 'open', name = '行政复议答复' } = line;
  const id = randomUUID();
  await rows(
    `insert into duty_register (organ, duty, room, record, number, title, name, rule, side, due, facts, state, unit,
        owner, role, not_of, since, asked)
      values ($1, $2, 'cases', 'c', '案件〔2026〕3号', '雪莲生物', $3, $4, $5, $6, $7, $8, 'legal', $9, $10, $11, $12, $13)`,
    [
      organ,
      id,
      name,
      rule,
      side,
      asked ? null : due,
      JSON.stringify({ start }),
      state,
      owner,
      role,
      notOf,
      since,
      asked,
    ],
  );
  return id;
};
/** Whom the sweep told what so far. */
const told = () => rows('select staff, words from duty_news order by at, staff');
const toldOf = async (staff: string): Promise<readonly string[]> =>
  (await told()).filter((one) => one.staff === staff).map(({ words }) => words);

describe('a morning', () => {
  test('tells each person once, one digest of all that has its turn, though two workers look at once', async () => {
    const staff = Array.from({ length: 30 }, (_, n) => `staff${n}`);
    await Promise.all(staff.map((one) => member(one)));
    for (const owner of staff) {
      await duty({ owner });
      await duty({ owner, name: '归档', due: '2026-03-13' });
      await duty({ owner, name: '以后的', due: '2026-06-30' });
    }
    await Promise.all([worker()(), worker()(), worker()()]);
    const all = await told();
    expect(all.map((one) => one.staff).sort()).toEqual(staff.sort());
    for (const { words } of all) {
      expect(words).toMatch(/有2项提醒\n\n- \*\*今天到期\*\* .*归档.*\n- \*\*下一个工作日到期\*\* .*行政复议答复/u);
    }
    await worker()();
    at('2026-03-13T10:00:00');
    await worker()();
    expect(await told()).toHaveLength(30);
  });

  test('is told whole by the next, where the one that told it was ended amid it', async () => {
    await member('zhoufang');
    await member('wulei');
    await duty({ owner: 'zhoufang' });
    await duty({ owner: 'wulei' });
    const owner = new pg.Client({ connectionString: database.url });
    await owner.connect();
    try {
      await owner.query('begin; lock table duty_news in exclusive mode');
      const looking = worker()().then(
        () => 'told',
        () => 'ended',
      );
      const waiting = `pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`;
      await until(
        async () => (await owner.query(`select pid from ${waiting}`)).rowCount,
        (waits) => waits === 1,
      );
      await owner.query(`select pg_terminate_backend(pid) from ${waiting}`);
      expect(await looking).toBe('ended');
    } finally {
      await owner.end();
    }
    expect(await toldOf('zhoufang')).toEqual([]);
    await worker()();
    expect([(await toldOf('zhoufang')).length, (await toldOf('wulei')).length]).toEqual([1, 1]);
  });

  test('is at the hour of each organ, and not in the evening: then it is the next', async () => {
    await member('zhoufang');
    await member('aynur', ['staff'], 'hetian-kjj');
    await duty({ owner: 'zhoufang' });
    await duty({ owner: 'aynur', organ: 'hetian-kjj' });
    const hours = '10,hetian-kjj=9';
    at('2026-03-13T08:59:00');
    await worker(hours)();
    expect(await told()).toEqual([]);
    at('2026-03-13T09:00:00');
    await worker(hours)();
    expect((await told()).map((one) => one.staff)).toEqual(['aynur']);
    at('2026-03-13T19:00:00');
    await worker(hours)();
    expect(await toldOf('zhoufang')).toEqual([]);
    at('2026-03-16T10:00:00');
    await worker(hours)();
    expect(await toldOf('zhoufang')).toEqual([expect.stringContaining('今天到期')]);
  });

  test('after days without a worker says each duty once, as it stands', async () => {
    await member('zhoufang');
    await duty({ owner: 'zhoufang', name: '反馈', due: '2026-03-19' });
    await worker()();
    at('2026-03-18T14:15:00');
    await worker()();
    const digests = await toldOf('zhoufang');
    expect(digests).toHaveLength(1);
    expect(digests[0]).toMatch(/补发：2026-03-14至2026-03-17提醒中断[^]*下一个工作日到期/u);
    at('2026-03-19T10:00:00');
    await worker()();
    expect(await toldOf('zhoufang')).toHaveLength(2);
  });

  test('on a day off tells of a legal limit that ends, and of nothing else', async () => {
    await member('zhoufang');
    // 督办函: until Saturday 14 March, which does not roll.
    await duty({ owner: 'zhoufang', name: '复议答复', rule: 'recon-reply-ordinary', due: '2026-03-14' });
    await duty({ owner: 'zhoufang', name: '自设事项', due: '2026-03-14' });
    at('2026-03-14T10:00:00');
    await worker()();
    expect(await toldOf('zhoufang')).toEqual([expect.stringMatching(/有1项提醒[^]*今天到期\*\* .*复议答复/u)]);
    at('2026-03-15T10:00:00');
    await worker()();
    expect(await told()).toHaveLength(1);
    at('2026-03-16T10:00:00');
    await worker()();
    expect((await toldOf('zhoufang'))[1]).toMatch(/有2项提醒[^]*逾期第1个工作日[^]*逾期第1个工作日/u);
  });

  test('is not for what came after it: that has its turn from the next on', async () => {
    await member('zhoufang');
    await worker()();
    await duty({ owner: 'zhoufang', since: '2026-03-13' });
    at('2026-03-13T11:00:00');
    await worker()();
    expect(await told()).toEqual([]);
    at('2026-03-16T10:00:00');
    await worker()();
    expect(await toldOf('zhoufang')).toEqual([expect.stringContaining('今天到期')]);
  });
});

describe('whose it is', () => {
  test('is told: the owner, else whoever holds the role, but not whom it is about; nobody who left', async () => {
    await member('zhoufang', ['staff', 'legal']);
    await member('chenxia', ['staff', 'office']);
    await member('liuyang', ['staff', 'office']);
    await duty({ owner: 'zhoufang' });
    await duty({ owner: 'gone' });
    await duty({ role: 'office', notOf: ['liuyang'], asked: true, since: '2026-03-12', name: '审核材料' });
    await worker()();
    expect((await told()).map((one) => one.staff)).toEqual(['chenxia', 'zhoufang']);
    expect(await toldOf('chenxia')).toEqual([
      expect.stringMatching(/\*\*新到\*\* .*审核材料.*2026-03-12\(周四\)起等您办理/u),
    ]);
  });

  test('hears nothing of what is done, stands still, is the other side’s, or has no day and nobody waits for', async () => {
    await member('zhoufang');
    for (const state of ['met', 'closed', 'suspended']) await duty({ owner: 'zhoufang', state });
    await duty({ owner: 'zhoufang', side: 'other' });
    const id = await duty({ owner: 'zhoufang' });
    await rows('update duty_register set due = null where duty = $1', [id]);
    await worker()();
    expect(await told()).toEqual([]);
  });

  test('hears nothing once it was done between the reckoning and the morning', async () => {
    await member('zhoufang');
    const id = await duty({ owner: 'zhoufang' });
    at('2026-03-13T08:00:00');
    await worker()();
    expect(await rows('select look_on from duty_register')).toEqual([{ look_on: '2026-03-13' }]);
    await rows(`update duty_register set state = 'met' where duty = $1`, [id]);
    at('2026-03-13T10:00:00');
    await worker()();
    expect(await told()).toEqual([]);
  });
});
