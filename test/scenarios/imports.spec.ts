import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import readExcelFile from 'read-excel-file/node';
import writeExcelFile from 'write-excel-file/node';
import { Process, runToEnd, until } from '#support';
import { openHouse, settled, type House } from '#support/house';

// The workbook of an old year: advisers, documents, contracts and opinions in 200 rows, 15 of them at fault in different
// ways. Tried, taken, taken again, killed on the way, put right: what is good goes in once, what is not is told.

let house: House;
const folder = mkdtempSync(join(tmpdir(), 'zhengheng-imports-'));
beforeAll(async () => {
  house = await openHouse();
});
afterAll(async () => {
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});

type Rows = readonly (readonly string[])[];

/** The sections of the year, each with its heads. */
const year: ReadonlyMap<string, Rows> = new Map(
  readFileSync(join(import.meta.dirname, 'old-year.csv'), 'utf8')
    .split(/^【(?=.+】$)/mu)
    .slice(1)
    .map((section) => {
      const [name, ...lines] = section.trimEnd().split('\n');
      return [name!.replace('】', ''), lines.map((line) => line.split(','))];
    }),
);

/** As Excel has it: figures as numbers, every other day as a date. */
const cell = (text: string, n: number) => {
  if (text === '') return null;
  if (/^\d+(?:\.\d+)?$/u.test(text)) return { value: Number(text), type: Number };
  const isDay = /^\d{4}-\d\d-\d\d$/u.test(text) && n % 2 === 0 && text !== '2023-02-29';
  return isDay
    ? { value: new Date(`${text}T00:00:00Z`), type: Date, format: 'yyyy-mm-dd' }
    : { value: text, type: String };
};
const bookOf = async (sheets: ReadonlyMap<string, Rows>): Promise<Uint8Array> => {
  const all = [...sheets].map(([sheet, rows]) => ({
    sheet,
    data: rows.map((row, n) => row.map((one) => cell(one, n))),
  }));
  return new Uint8Array(await writeExcelFile(all as never).toBuffer());
};

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const tokens = new Map<string, Promise<string>>();
const tokenOf = (staff: string): Promise<string> => {
  if (!tokens.has(staff)) tokens.set(staff, house.token(staff));
  return tokens.get(staff)!;
};
const get = async (staff: string, path: string) => house.call(await tokenOf(staff), 'GET', encodeURI(`/v1/${path}`));
const post = async (staff: string, path: string, body: object) =>
  house.call(await tokenOf(staff), 'POST', `/v1/${path}`, body);
const fetchBytes = async (staff: string, path: string): Promise<Uint8Array> => {
  const headers = { authorization: `Bearer ${await tokenOf(staff)}` };
  const response = await fetch(`${house.running.api}/v1/${encodeURI(path)}`, { headers });
  expect([path, response.status]).toEqual([path, 200]);
  return new Uint8Array(await response.arrayBuffer());
};
const upload = async (staff: string, name: string, bytes: Uint8Array) => {
  const form = new FormData();
  form.set('file', new Blob([Uint8Array.from(bytes)], { type: XLSX }), name);
  const headers = { authorization: `Bearer ${await tokenOf(staff)}` };
  const response = await fetch(`${house.running.api}/v1/files`, { method: 'POST', headers, body: form });
  return (await response.json()) as { sha256: string };
};

interface Sheet {
  readonly sheet: string;
  readonly problem?: string;
  readonly taken: number;
  readonly already: number;
  readonly ignored: readonly string[];
  readonly faults: readonly { row: number; column?: string; message: string }[];
}
const sheetsIn = (body: Record<string, unknown>): readonly Sheet[] => body.sheets as Sheet[];
/** What people recorded; what follows from it comes when it comes. */
const events = async (): Promise<number> =>
  Number((await house.rows<{ n: string }>(`select count(*) n from ledger where meta->>'channel' <> 'policy'`))[0]!.n);

/** What is wrong with the year: the row of each sheet, the column, and words it is told with. */
const WRONG: Readonly<Record<string, readonly (readonly [number, string, string])[]>> = {
  法律顾问: [
    [7, '聘期止', '末日不能早于首日'],
    [10, '类型', '“退休法官”不在可选范围内'],
  ],
  文件: [
    [5, '征求意见止', '只有21日，一般不少于30日（最早到2023-04-19）'],
    [7, '合法性审核日期', '合法性审核（2023-06-30）晚于集体讨论（2023-06-06）'],
    [9, '有效期年', '有效期写的是5年，应不超过2年'],
    [24, '文号', '天科发〔2023〕9号 已经用于'],
    [35, '印发日期', '“2023-02-29”没有这一天'],
  ],
  合同: [
    [15, '金额（元）', '“拾贰万左右”不是金额'],
    [28, '相对方', '必填'],
  ],
  法律意见: [
    [19, '对象编号或名称', '文件中没有“天科规〔2023〕12号”'],
    [34, '结论', '“基本合法”不在可选范围内，可填：合法、修改后合法、不合法、不属审查范围'],
    [47, '部分或不采纳理由', '缺少未采纳理由'],
    [68, '顾问', '俞静川在2023-07-18不在聘期内'],
    [73, '对象编号或名称', '合同协议中没有“天科发〔2023〕18号”'],
    [94, '建议条数', '建议共3条，采纳、部分采纳、不采纳合计2条'],
  ],
};
const CLEAN = { 法律顾问: 10, 文件: 47, 合同: 38, 法律意见: 90 };

const faultsIn = (sheets: readonly Sheet[]) =>
  Object.fromEntries(
    sheets.map(({ sheet, faults }) => [sheet, faults.map((one) => [one.row, one.column, one.message])]),
  );
const toldAs = Object.fromEntries(
  Object.entries(WRONG).map(([sheet, all]) => [
    sheet,
    all.map(([row, column, words]) => [row, column, expect.stringContaining(words)]),
  ]),
);
const counted = (sheets: readonly Sheet[], what: 'taken' | 'already') =>
  Object.fromEntries(sheets.map((one) => [one.sheet, one[what]]));

let book: Uint8Array;
beforeAll(async () => {
  book = await bookOf(year);
});

test('a template has the columns of its register, and tells what each takes', async () => {
  const [first, second] = await readExcelFile(
    Buffer.from(await fetchBytes('zhoufang', 'imports/template?register=法律意见')),
  );
  expect(first!.data[1]).toEqual(expect.arrayContaining(['法律顾问', '事项', '送请日期', '结论', '建议条数']));
  const told = second!.data.map((row) => row.map(String).join(' '));
  expect(told).toContainEqual(expect.stringMatching(/^结论 必填 选一项：合法、修改后合法/u));
  expect(told).toContainEqual(expect.stringMatching(/^送请日期 必填 .*交办日期/u));
  const { status, body } = await get('zhoufang', 'imports/template?register=天气');
  expect([status, body.detail]).toEqual([409, expect.stringContaining('可以导入：')]);
});

test('a trial tells every fault by row and column, and records nothing', async () => {
  await settled(house.url);
  const before = await events();
  const file = await upload('zhoufang', '2023年台账.xlsx', book);
  const { status, body } = await get('zhoufang', `imports/try?file=${file.sha256}`);
  expect([status, faultsIn(sheetsIn(body)), counted(sheetsIn(body), 'taken')]).toEqual([200, toldAs, CLEAN]);
  // What no register has a place for is said to be left out.
  expect(Object.fromEntries(sheetsIn(body).map((one) => [one.sheet, one.ignored]))).toEqual({
    法律顾问: ['备注'],
    文件: ['状态'],
    合同: [],
    法律意见: [],
  });
  expect(await events()).toBe(before);
});

test('killed on the way and taken up again, every good row is in once', async () => {
  const path = join(folder, '2023.xlsx');
  const left = join(folder, 'left.xlsx');
  writeFileSync(path, book);
  const environment = { DATABASE_URL: house.url, DATA_DIR: folder };
  const byCtl = async () =>
    Number((await house.rows<{ n: string }>(`select count(*) n from ledger where meta->>'channel' = 'ctl'`))[0]!.n);
  for (const some of [30, 120]) {
    const importing = Process.launch('ctl', environment, { words: ['import', path, '--by', 'zhoufang'] });
    await until(async () => (await byCtl()) >= some || importing.ended, Boolean);
    await importing.end('SIGKILL');
  }
  const words = ['import', path, '--by', 'zhoufang', '--left', left];
  const { code, output } = await runToEnd('ctl', environment, words);
  expect([code, output]).toEqual([0, expect.stringContaining('第7行“聘期止”：聘期的末日不能早于首日')]);
  expect(await registers()).toEqual(REGISTERS);
  const rows = await readExcelFile(readFileSync(left));
  expect(rows.map(({ sheet, data }) => [sheet, data.length - 2])).toEqual(
    Object.entries(WRONG).map(([sheet, all]) => [sheet, all.length]),
  );
});

/** What the registers have of the year. */
const registers = async () => {
  await settled(house.url);
  const [row] = await house.rows(`select
    (select count(*)::int from adviser_term) as terms,
    (select count(*)::int from adviser_register) as advisers,
    (select array_agg(letter_number order by first_day, letter_number) from adviser_term where first_day < '2022-01-01') as letters,
    (select array_agg(data->>'party' order by data->>'party' collate "C") from ledger
      where type = 'advisers.conflict-declared') as conflicts,
    (select count(distinct adviser)::int from adviser_term
      where first_day <= '2023-12-31' and '2023-12-31' <= last_day) as engaged,
    (select array_agg(n order by kind) from (select kind, count(*)::int n from document_register group by kind)) as documents,
    (select count(*)::int from contract_register where state in ('signed', 'closed')) as contracts,
    (select array_agg(kind || n order by kind) from (select kind, count(*) n from opinion_register group by kind)) as opinions,
    (select count(distinct subject)::int from opinion_register where kind = 'document') as distinct_documents,
    (select count(distinct subject)::int from opinion_register where kind = 'contract') as distinct_contracts,
    (select count(*)::int from (select from opinion_register group by year, serial having count(*) > 1)) as doubles`);
  return row;
};
const REGISTERS = {
  terms: 10,
  advisers: 8,
  letters: ['聘〔2020〕4号', '聘〔2021〕1号', '聘〔2021〕2号'],
  conflicts: ['北庭大学', '天山市科创投资集团有限公司', '昆冈律师事务所', '昆冈律师事务所', '瀚海财经大学'],
  engaged: 7,
  documents: [21, 7, 19],
  contracts: 38,
  opinions: ['act2', 'contract38', 'document44', 'item3', 'question3'],
  distinct_documents: 32,
  distinct_contracts: 38,
  doubles: 0,
};

test('sent again by another, over another channel, it changes nothing', async () => {
  const before = await events();
  const file = await upload('chenxia', '2023年台账（再发）.xlsx', book);
  const { status, body } = await post('chenxia', 'imports/take-workbook', { file: [file] });
  const sheets = sheetsIn(body);
  expect([status, faultsIn(sheets), counted(sheets, 'already')]).toEqual([200, toldAs, CLEAN]);
  expect(counted(sheets, 'taken')).toEqual({ 法律顾问: 0, 文件: 0, 合同: 0, 法律意见: 0 });
  expect([await events(), await registers()]).toEqual([before, REGISTERS]);
});

/** What was meant, by the number of the row and its column. */
const MEANT: readonly (readonly [string, string, string])[] = [
  ['6', '聘期止', '2025-06-30'],
  ['9', '类型', '高校'],
  ['16', '征求意见止', '2023-04-19'],
  ['18', '合法性审核日期', '2023-06-02'],
  ['20', '有效期年', '2'],
  ['35', '文号', '天科发〔2023〕13号'],
  ['46', '印发日期', '2023-02-28'],
  ['78', '金额（元）', '120000'],
  ['91', '相对方', '北庭会展服务有限公司'],
  ['122', '对象编号或名称', '天科规〔2023〕2号'],
  ['137', '结论', '合法'],
  ['150', '部分或不采纳理由', '上级另有规定'],
  ['171', '顾问', '白朔'],
  ['176', '对象类别', '文件'],
  ['197', '建议条数', '2'],
];

test('what is sent back with its problems goes in by chat once it is put right', async () => {
  const zhoufang = house.person('zhoufang');
  await zhoufang.sendsFile('2023年台账.xlsx', book, { type: XLSX });
  const received = await zhoufang.hearsAnswer();
  expect([received.text, received.buttons![0]]).toEqual([
    expect.stringContaining('收到 2023年台账.xlsx'),
    { title: '导入表格', says: '导入表格' },
  ]);
  const card = await zhoufang.says('导入表格');
  expect(card.text).toContain('试导入（还没有登记）');
  expect(card.text).toContain('**法律意见** 共96行：可以导入0行；90行以前已经导入，不重复登记；6行有问题，不会导入。');
  expect(card.text).toContain('第68行“顾问”：俞静川在2023-07-18不在聘期内');
  const done = await zhoufang.says(card.buttons!.find(({ title }) => title === '确认')!.says!);
  expect(done.text).toContain('**法律顾问** 共12行：已导入0行；10行以前已经导入');
  const sent = await zhoufang.hears();
  expect(sent.msgtype).toBe('file');

  const file = await upload('zhoufang', '2023年台账.xlsx', book);
  const left = await readExcelFile(Buffer.from(await fetchBytes('zhoufang', `imports/rows-left?file=${file.sha256}`)));
  const right = new Map(
    left.map(({ sheet, data }) => {
      const [, heads, ...rows] = data.map((row) => row.map((one) => String(one ?? '')));
      expect(rows.every((row) => row.at(-1) !== '')).toBe(true);
      const put = (row: readonly string[]) =>
        row.map((one, n) => MEANT.find(([at, column]) => at === row[0] && column === heads![n])?.[2] ?? one);
      return [sheet, [heads!, ...rows.map(put)]] as const;
    }),
  );
  await zhoufang.sendsFile('改好的.xlsx', await bookOf(right), { type: XLSX });
  await zhoufang.hearsAnswer();
  const again = await zhoufang.says('导入表格');
  const wholly = await zhoufang.says(again.buttons!.find(({ title }) => title === '确认')!.says!);
  expect(wholly.text!.match(/已导入\d+行/gu)).toEqual(['已导入2行', '已导入5行', '已导入2行', '已导入6行']);
  expect(wholly.text).not.toContain('有问题');
  expect(await registers()).toMatchObject({ terms: 12, documents: [22, 10, 20], contracts: 40 });
});

test('whatever can stand in rows comes in so: items, people; a list that is one record says how', async () => {
  const items = await bookOf(
    new Map([
      [
        '议题',
        [
          ['题目', '类别', '金额（万元）', '处室'],
          ['采购高性能计算平台', '大额资金', '120', '平台中心'],
          ['采购低温冷库', '大额资金', '', '平台中心'],
          ['采购离心机', '大额资金', '80', '办公室'],
        ],
      ],
    ]),
  );
  const file = await upload('zhangwei', '议题.xlsx', items);
  const [told] = sheetsIn((await post('zhangwei', 'imports/take-workbook', { file: [file] })).body);
  expect([told!.taken, told!.faults.map(({ row, column, message }) => [row, column, message])]).toEqual([
    1,
    [
      [3, '金额（万元）', expect.stringContaining('缺少金额')],
      [4, undefined, expect.stringContaining('只能为本处室办理')],
    ],
  ]);
  await settled(house.url);
  expect(await house.rows(`select title, amount from item_register where title like '采购%'`)).toEqual([
    { title: '采购高性能计算平台', amount: '120000000' },
  ]);

  const people = await bookOf(
    new Map([
      [
        '通讯录',
        [
          ['工号', '姓名', '处室', '职务', '角色'],
          ['tuersun', '吐尔逊·热合曼', '规划科', '科员', '工作人员'],
          ['yelena', '叶莲娜', '外事科', '', '工作人员、办公室'],
        ],
      ],
    ]),
  );
  const roll = await upload('guoqiang', '通讯录.xlsx', people);
  const [enrolled] = sheetsIn((await post('guoqiang', 'imports/take-workbook', { file: [roll] })).body);
  expect([enrolled!.taken, enrolled!.faults]).toEqual([
    1,
    [{ row: 3, column: '处室', message: expect.stringContaining('“外事科”不是本单位的处室，可填：局党组、办公室') }],
  ]);

  const list = await upload(
    'chenxia',
    '清单.xlsx',
    await bookOf(new Map([['事项清单', [['编码', '事项名称', '类别']]]])),
  );
  const [whole] = sheetsIn((await get('chenxia', `imports/try?file=${list.sha256}`)).body);
  expect(whole!.problem).toBe('它整张一次生效，请说“导入事项清单”');
  const [template] = await readExcelFile(
    Buffer.from(await fetchBytes('chenxia', 'imports/template?register=三重一大清单')),
  );
  expect(template!.data[1]).toEqual(['编码', '事项名称', '类别', '金额起点', '前置程序', '决策顺序']);
});

test('one of them is entered in the chat as well, with its own days', async () => {
  const zhoufang = house.person('zhoufang');
  const asked: string[] = [];
  let heard = await zhoufang.says('补录法律意见');
  const answers = ['白朔', '咨询', '专家劳务费能否用讲课费标准', '2023年6月1日', '2023年6月5日', '合法'];
  for (const answer of answers) {
    asked.push(heard.text!);
    heard = await zhoufang.says(answer);
  }
  expect([asked, heard.text]).toEqual([asked, expect.stringContaining('请核对：补录法律意见')]);
  const done = await zhoufang.says(heard.buttons!.find(({ title }) => title === '确认')!.says!);
  expect(done.text).toMatch(/已登记 \*\*意见〔2023〕\d+号\*\* 专家劳务费能否用讲课费标准\n\n白朔：\*\*合法\*\*。/u);
});

test('in a group a template is given in private', async () => {
  const there = await house.person('zhoufang', 'cid-tianshan-work').says('@政衡助手 导入模板 法律顾问');
  expect(there.text).toContain('私聊');
  const file = await until(
    async () => (await house.person('zhoufang').transcript()).findLast(({ msgtype }) => msgtype === 'file'),
    (message) => JSON.stringify(message ?? '').includes('法律顾问导入表'),
  );
  expect(file).toBeDefined();
});

test('what is no workbook, too long, of another or beyond one’s rights changes nothing, and says why', async () => {
  await settled(house.url);
  const before = await events();
  const tries = async (staff: string, name: string, bytes: Uint8Array, more = '') =>
    (await get(staff, `imports/try?file=${(await upload(staff, name, bytes)).sha256}${more}`)).body;
  const text = await tries('zhoufang', '说明.txt', Buffer.from('不是表格'));
  expect(text.problem).toContain('不是可以读取的 .xlsx');
  const long = await tries(
    'zhoufang',
    '长.xlsx',
    await bookOf(new Map([['合同', Array.from({ length: 2100 }, () => ['甲'])]])),
  );
  expect(long.problem).toContain('超过2010行');
  const named = await tries('zhoufang', '2023年台账.xlsx', book, '&register=天气');
  expect(named.problem).toContain('没有“天气”的导入表');
  const staff = sheetsIn(await tries('zhangwei', '2023年台账（张伟）.xlsx', book));
  expect(staff.map(({ problem }) => problem)).toEqual([
    expect.stringContaining('没有办理此事的权限'),
    undefined,
    expect.stringContaining('没有办理此事的权限'),
    expect.stringContaining('没有办理此事的权限'),
  ]);
  const own = await upload(
    'zhoufang',
    '只有我有.xlsx',
    await bookOf(new Map([['合同', [['合同名称'], ['甲乙合同']]]])),
  );
  expect((await get('zhangwei', `imports/try?file=${own.sha256}`)).status).toBe(404);
  expect((await post('zhangwei', 'imports/take-workbook', { file: [own] })).status).toBe(404);
  const missing = await get('zhoufang', `imports/try?file=${own.sha256}`);
  expect(sheetsIn(missing.body)[0]!.problem).toBe('缺少列：对方、类型、签订日期');
  expect(await events()).toBe(before);
});
