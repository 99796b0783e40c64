import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { migrate } from '#infra/database';
import { testDatabase, until } from '#support';
import { openHouse, rowsOf, type House } from '#support/house';
import { migrations, rooms } from '../../apps/rooms.ts';
import { columnsOf, putBack, readEarlier, rowsNow, thoseThatRan, type Row } from './earlier.ts';

// A bureau that used an earlier version goes on with this one: 97 filings, a meeting with its minutes, a case, tasks, a
// holiday, files and talk, written by that version itself (record.mjs).

const earlier = readEarlier('bbc5e2a');
const registers = rooms.flatMap((room) => room.readers).filter((reader) => reader.tables !== undefined);
const tablesOf = new Map(registers.map((reader) => [reader.name, reader.tables!]));

/** Tables that are no registers: the ledger and what serves it, and what stands beside it. */
const BESIDE = [
  ...['ledger', 'ledger_position', 'numbered', 'numbering', 'parked', 'pending', 'reader', 'stream_state'],
  ...['access_token', 'chat_inbox', 'chat_outbox', 'dingtalk_quota', 'duty_news', 'stored_file', 'talk'],
];

/** What a policy keeps in order to act by it: filled while it acts, so it is not made anew. */
const REMEMBERED = ['emergency_meeting', 'emergency_register'];

/** Columns that are otherwise than the earlier version filled them: by what a record is found stands in term tables. */
const OTHERWISE: Readonly<Record<string, readonly string[]>> = {
  item_register: ['grams', 'materials'],
  case_register: ['grams', 'materials'],
  task_register: ['materials'],
};

/**
 * Rows that follow from what was recorded then and were not made then: that the group meets once a month, what is next
 * of an opinion, what waits for somebody; and the invented bureau's advisers.
 */
const isNew = ({ room, unit }: Row): boolean =>
  ['decisions-frequency', 'decisions-waiting', 'decisions-minutes', 'opinions'].includes(String(room)) ||
  unit === 'counsel';

const sorted = (rows: readonly Row[]): readonly string[] =>
  rows.map((row) => JSON.stringify(Object.entries(row).sort(([a], [b]) => (a < b ? -1 : 1)))).sort();

const tableOf = (table: string) => earlier.tables.find((one) => one.table === table)!;

/** What the earlier version had in a table, in the columns that are still filled as it filled them. */
const then = (table: string): { readonly columns: readonly string[]; readonly rows: readonly Row[] } => {
  const had = tableOf(table);
  const columns = had.columns
    .map((column) => column.split(' ')[0]!)
    .filter((column) => !OTHERWISE[table]?.includes(column));
  return { columns, rows: had.rows.map((row) => only(row, columns)) };
};
const only = (row: Row, columns: readonly string[]): Row =>
  Object.fromEntries(columns.map((column) => [column, row[column]]));

const names = rooms.flatMap((room) => [...room.readers, ...room.policies]).map((one) => one.name);

/** Waits until every reader and policy there is has read the whole ledger. */
const caughtUp = (house: House): Promise<unknown> =>
  until(
    () =>
      house.rows(
        `select from unnest($1::text[]) name left join reader r using (name)
          where coalesce(r.position, 0) < (select max(position) from ledger_position)
          union all select from pending`,
        names,
      ),
    (behind) => behind.length === 0,
  );

const clock = (house: House, now: string) =>
  fetch(`${house.running.chatPage}/sandbox/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ now }),
  });

/** What is asked of every record of then, as people see it: lists, records, papers. */
const QUESTIONS = [
  ...Array.from({ length: 97 }, (_, n) => `decisions/item-progress?item=议题〔2026〕${n + 1}号`),
  ...[1, 2, 4, 8, 10].map((n) => `decisions/item-card?item=议题〔2026〕${n}号`),
  'decisions/find-items?period=2026-01-01..2026-12-31',
  'decisions/meeting-progress?meeting=会议〔2026〕1号',
  ...['notice', 'record', 'minutes', 'ballots', 'votes', 'resolutions'].map(
    (paper) => `decisions/meeting-paper?meeting=会议〔2026〕1号&paper=${paper}`,
  ),
  'decisions/meeting-ledger?period=2026-01-01..2026-12-31',
  'decisions/find-votes?period=2026-01-01..2026-12-31',
  'decisions/find-decisions?period=2026-01-01..2026-12-31',
  'decisions/export-record?period=2026-01-01..2026-12-31',
  'decisions/find-emergencies',
  'decisions/find-matters',
  'decisions/task-progress?task=任务〔2026〕1号',
  'decisions/task-progress?task=任务〔2026〕2号',
  'cases/case-progress?case=案件〔2026〕1号',
  'cases/case-timeline?case=案件〔2026〕1号',
  'cases/draft-reconsideration-reply?case=案件〔2026〕1号',
  'duties/my-duties',
];

/** What an answer says; of a paper its parts, but for when it was made. */
const legible = (bytes: Uint8Array): string => {
  if (strFromU8(bytes.slice(0, 2)) !== 'PK') return strFromU8(bytes);
  const parts = Object.entries(unzipSync(bytes)).filter(([name]) => name !== 'docProps/core.xml');
  return parts.map(([name, part]) => `${name}: ${strFromU8(part)}`).join('\n');
};

/** Status and body of each answer: to the office, and to legal where it is about a case. */
const asked = async (house: House): Promise<Readonly<Record<string, string>>> => {
  const [office, legal] = [await house.token('chenxia'), await house.token('zhoufang')];
  const answers = QUESTIONS.map(async (question) => {
    const authorization = `Bearer ${question.startsWith('cases/') ? legal : office}`;
    const response = await fetch(encodeURI(`${house.running.api}/v1/${question}`), { headers: { authorization } });
    return [question, `${response.status} ${legible(new Uint8Array(await response.arrayBuffer()))}`];
  });
  return Object.fromEntries(await Promise.all(answers));
};

/** Every kind of stream of then takes a command of now, over HTTP and in the chat. */
const goesOn = async (house: House): Promise<void> => {
  const gives = async (staff: string, path: string, body: object) => {
    const answer = await house.call(await house.token(staff), 'POST', `/v1/${path}`, body);
    expect([path, answer]).toEqual([path, expect.objectContaining({ status: 200 })]);
    return answer.body;
  };
  // A form that was left half filled in, and put aside, is still there.
  const gulnar = house.person('gulnar');
  await gulnar.says('继续');
  expect((await gulnar.says('重大项目')).text).toContain('购置高速离心机');
  await gulnar.says('取消');
  await gives('gulnar', 'decisions/withdraw-item', { item: '议题〔2026〕7号', reason: '并入其他议题' });
  await gives('chenxia', 'decisions/correct-resolution', {
    meeting: '会议〔2026〕1号',
    place: 3,
    resolution: '原则同意，由平台中心组织实施。',
    approvedBy: 'wangjianguo',
    reason: '文字有误',
  });
  await gives('wangjianguo', 'decisions/approve-correction', { meeting: '会议〔2026〕1号' });
  await gives('zhangwei', 'decisions/finish-task', { task: '任务〔2026〕2号', result: '指南已发布' });
  await gives('zhoufang', 'cases/report-recon-opinion', { case: '案件〔2026〕1号', on: '2026-05-12' });
  await gives('guoqiang', 'directory/remove-staff', { staff: 'xuning' });
  await gives('guoqiang', 'decisions/unseat-member', { staff: 'sunli', until: '2026-12-31' });
  await gives('chenxia', 'decisions/change-matter', {
    code: 'E02',
    name: '对外合作协议',
    category: 'majorDecision',
    from: '2026-07-01',
  });
  await gives('guoqiang', 'duties/give-local-holiday', {
    name: '肉孜节',
    first: '2026-03-20',
    last: '2026-03-20',
    basis: '自治区人民政府办公厅通知',
  });
  // A meeting that is called now is the one to ratify what was done alone then, and the next in its series.
  await gives('wangjianguo', 'decisions/approve-item', { item: '议题〔2026〕2号' });
  const called = await gives('chenxia', 'decisions/convene-meeting', {
    heldOn: '2026-05-14',
    items: ['议题〔2026〕2号'],
  });
  expect(called.number).toBe('会议〔2026〕2号');
  await caughtUp(house);
  const [waiting] = await house.rows<{ due: string }>(
    `select due from duty_register where room = 'decisions-emergency' and state = 'open'`,
  );
  expect(waiting?.due).toBe('2026-05-14');
  expect(
    await house.rows(`select name, settled_on from duty_register where record = (select "case"::text from case_register)
      and name = '反馈行政复议意见书办理情况' and state = 'met'`),
  ).toEqual([{ name: '反馈行政复议意见书办理情况', settled_on: '2026-05-12' }]);
  const [file] = await house.rows<{ sha256: string }>(`select sha256 from stored_file where name = '答复书.pdf'`);
  const fetched = await fetch(`${house.running.api}/v1/files/${file!.sha256}`, {
    headers: { authorization: `Bearer ${await house.token('zhoufang')}` },
  });
  expect(await fetched.text()).toContain('答复书');
};

/** The house of now on what was written then. @param changes what is done to the database before it starts */
const openOnEarlier = async (changes = 'select'): Promise<House> => {
  const house = await openHouse({}, async (grounds) => {
    await migrate(grounds.url, thoseThatRan(earlier, migrations));
    await putBack(grounds, earlier);
    await rowsOf(grounds.url, changes);
  });
  await caughtUp(house);
  await clock(house, '2026-05-12T10:00:00+08:00');
  return house;
};

let house: House;
beforeAll(async () => {
  house = await openOnEarlier();
});
afterAll(() => house.close());

describe('what an earlier version wrote', () => {
  test('fits the schema that its migrations make now', async () => {
    const database = await testDatabase(thoseThatRan(earlier, migrations));
    for (const { table, columns } of earlier.tables)
      expect([table, await columnsOf(database.url, table)]).toEqual([table, columns]);
    await database.close();
  });

  test('is read by readers of the same names: none begins anew, and none stops at an event', async () => {
    const had = tableOf('reader').rows.map((row) => String(row.name));
    expect(had.filter((name) => !names.includes(name))).toEqual([]);
    expect(await house.rows('select * from parked')).toEqual([]);
  });

  test.each(earlier.tables.map((one) => one.table).filter((table) => !BESIDE.includes(table)))(
    '%s has the rows of then',
    async (table) => {
      const { columns, rows } = then(table);
      const now = (await rowsNow(house.url, table)).filter((row) => !isNew(row)).map((row) => only(row, columns));
      expect(sorted(now)).toEqual(sorted(rows));
    },
  );

  test('is in tables that can be made anew from the ledger, but for what a policy remembers', () => {
    const rebuilt = [...tablesOf.values()].flat();
    const others = earlier.tables.map((one) => one.table).filter((table) => !rebuilt.includes(table));
    expect(others.sort()).toEqual([...BESIDE, ...REMEMBERED].sort());
  });

  test.each([...tablesOf.keys()])('%s rebuilt from the ledger has the same rows', async (name) => {
    const all = () => Promise.all(tablesOf.get(name)!.map(async (table) => sorted(await rowsNow(house.url, table))));
    const before = await all();
    expect(await house.ctl('rebuild', name)).toContain(`已重建 ${name}`);
    expect(await all()).toEqual(before);
  });

  test('an item that went to counsel then has an opinion now, with what was answered and by whom', async () => {
    const sent = await house.rows<{ item: string; n: string; sent_to: string }>(
      `select data->>'item' as item, data->>'sentTo' as sent_to,
          row_number() over (partition by data->>'item' order by seq) as n
        from ledger where type = 'decisions.gate-opened' and data->>'gate' = 'legalOpinion' order by 1, 3`,
    );
    const opinions = await house.rows<{ item: string; sent_to: string }>(
      `select subject as item, sent_to from opinion_register order by subject, year, serial`,
    );
    expect(opinions.length).toBeGreaterThan(0);
    expect(opinions).toEqual(sent.map(({ item, sent_to }) => ({ item, sent_to })));
    const AS_OPINION = `case data->>'conclusion' when 'sound' then 'lawful' when 'adverse' then 'unlawful' else 'amend' end`;
    expect(
      await house.rows(
        `select subject as item, conclusion, delivered_by, delivered_on from opinion_register
          where delivered_on is not null order by 1, 4`,
      ),
    ).toEqual(
      await house.rows(
        `select data->>'item' as item, ${AS_OPINION} as conclusion, data->>'by' as delivered_by,
            data->>'answeredOn' as delivered_on
          from ledger where type = 'decisions.gate-answered' and data->>'gate' = 'legalOpinion' order by 1, 4`,
      ),
    );
    // Nothing of it came back to the gate, and nobody was asked to do again what is done.
    expect(
      await house.rows(
        `select from ledger where type in ('decisions.gate-answered', 'decisions.gate-reopened') and meta->>'channel' = 'policy'`,
      ),
    ).toEqual([]);
    expect(
      await house.rows(
        `select from duty_news n join opinion_register o on n.words like '%意见〔' || o.year || '〕' || o.serial || '号%'
          where o.state = 'delivered'`,
      ),
    ).toEqual([]);
  });

  test('is answered the same when every state is folded anew from its events', async () => {
    const anew = await openOnEarlier('update stream_state set state_version = 0');
    const [asFolded, foldedAnew] = [await asked(house), await asked(anew)];
    for (const question of QUESTIONS) expect([question, foldedAnew[question]]).toEqual([question, asFolded[question]]);
    for (const question of QUESTIONS) expect([question, asFolded[question]?.slice(0, 4)]).toEqual([question, '200 ']);
    await goesOn(anew);
    expect(await anew.rows('select * from parked')).toEqual([]);
    await anew.close();
  });

  test('goes on: what was begun then is finished now', async () => {
    await goesOn(house);
    expect(await house.rows('select * from parked')).toEqual([]);
  });
});
