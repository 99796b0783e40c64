// Writes the data folder of an earlier version, through its real doors, and keeps it for the upgrade test:
//
//   git worktree add --detach ../earlier bbc5e2a && (cd ../earlier && node infra/dev/install.mjs)
//   node test/upgrade/record.mjs ../earlier test/upgrade/bbc5e2a.jsonl.gz [a new folder to leave the data in]
//
// It starts that version by `npm start`, speaks to it over HTTP and through the sandbox as people do, and then writes
// down every table with its columns and rows, and every file. What people say here is worded as that version reads it.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import pg from 'pg';

const [earlier, fixture, folder] = process.argv.slice(2);
if (!earlier || !fixture) {
  console.error('usage: node test/upgrade/record.mjs <folder of the earlier version> <fixture> [<data folder>]');
  process.exit(1);
}

const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(String(port)));
    });
  });

// --- The earlier version, started as its README says.
const data = folder ? resolve(folder) : join(mkdtempSync(join(tmpdir(), 'zhengheng-earlier-')), 'data');
const [apiPort, sandboxPort] = [await freePort(), await freePort()];
const api = `http://127.0.0.1:${apiPort}`;
const sandbox = `http://127.0.0.1:${sandboxPort}`;
const environment = { DATA_DIR: data, API_PORT: apiPort, SANDBOX_PORT: sandboxPort, DATABASE_URL: '' };
const house = spawn('npm', ['start'], {
  cwd: earlier,
  env: { ...process.env, ...environment, KAFKA_BROKERS: '', DINGTALK_CLIENT_ID: '' },
  stdio: ['ignore', 'pipe', 'inherit'],
  detached: true,
});
let printed = '';
house.stdout.on('data', (chunk) => {
  printed += chunk;
});
const gone = new Promise((done) => house.once('exit', done));
process.on('exit', () => {
  try {
    process.kill(-house.pid, 'SIGTERM');
  } catch {
    // It has ended.
  }
});
while (!printed.includes('停止        ')) {
  if (house.exitCode !== null) throw new Error(`the earlier version did not start: ${printed}`);
  await pause(100);
}

/** The superuser's address of its embedded database. */
const cluster = /数据库 +(\S+)（/.exec(printed)?.[1] ?? join(data, 'postgres');
const password = readFileSync(join(cluster, 'postgres.secret'), 'utf8');
const port = readFileSync(join(cluster, 'cluster', 'postmaster.pid'), 'utf8')
  .split('\n')[3]
  .trim();
const url = `postgres://postgres:${password}@127.0.0.1:${port}/zhengheng`;
const database = new pg.Client({ connectionString: url });
await database.connect();
const rows = async (text, ...values) => (await database.query(text, values)).rows;

/** Waits until every reader has read every event, and every message was answered and sent. */
const settled = async () => {
  const behind = `select from reader where position < (select coalesce(max(position), 0) from ledger_position)
    union all select from pending
    union all select from chat_inbox where done_at is null
    union all select from chat_outbox where sent_at is null`;
  while ((await rows(behind)).length > 0) await pause(50);
};

// --- People.
const post = async (to, body) => {
  const response = await fetch(to, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${to}: ${await response.text()}`);
  return response.json().catch(() => undefined);
};
const clock = (now) => post(`${sandbox}/sandbox/clock`, { now });

const tokens = new Map();
const tokenOf = (staff) => {
  const issue = () => {
    const words = ['dist/apps/ctl/main.js', 'token', 'issue', '--staff', staff];
    const ctl = spawn(join(resolve(earlier), 'node_modules/.bin/node'), words, {
      cwd: earlier,
      env: { ...process.env, DATABASE_URL: url },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let told = '';
    ctl.stdout.on('data', (chunk) => {
      told += chunk;
    });
    return new Promise((done) => ctl.once('close', () => done(told.trim().split('\n').at(-1))));
  };
  if (!tokens.has(staff)) tokens.set(staff, issue());
  return tokens.get(staff);
};
/** Gives a command over HTTP; it must be taken. */
const gives = async (staff, path, body) => {
  const response = await fetch(`${api}/v1/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${await tokenOf(staff)}` },
    body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (response.status !== 200) throw new Error(`${staff} ${path} ${JSON.stringify(body)}: ${JSON.stringify(answer)}`);
  return answer;
};
/** Sends a file over HTTP. @returns how a command names it */
const uploads = async (staff, name, text) => {
  const form = new FormData();
  form.set('file', new Blob([text]), name);
  const headers = { authorization: `Bearer ${await tokenOf(staff)}` };
  return (await fetch(`${api}/v1/files`, { method: 'POST', headers, body: form })).json();
};

/** What the bot says of its own accord. */
const NEWS = [
  '党组会议通知',
  '增加临时议题',
  '党组会议改期',
  '请确认会议纪要',
  '党组会议决议交您落实',
  '决议落实逾期，提请党组研究',
  '期限有变动',
];
const seen = new Map();
const heard = async (staff, place) => {
  const at = `${staff} ${place}`;
  for (;;) {
    const asked = `as=${staff}&in=${place}&after=${seen.get(at) ?? 0}&wait=2000`;
    const { messages } = await (await fetch(`${sandbox}/sandbox/messages?${asked}`)).json();
    const answer = messages.find((one) => one.from === 'bot' && !NEWS.includes(one.title ?? ''));
    seen.set(at, (answer ?? messages.at(-1))?.n ?? seen.get(at) ?? 0);
    if (answer) return answer;
  }
};
/** Says something in private; what the bot answers. */
const tells = async (staff, text) => {
  await post(`${sandbox}/sandbox/messages`, { as: staff, in: 'direct', text });
  return heard(staff, 'direct');
};
const tap = (message, title) => message.buttons.find((one) => one.title === title).says;
/** Says something, passes over what may be left out, confirms the card; it must be recorded. */
const says = async (staff, text) => {
  let answer = await tells(staff, text);
  for (let n = 0; n < 5 && answer.buttons?.some((one) => one.title === '跳过'); n += 1)
    answer = await tells(staff, '跳过');
  if (!answer.text.includes('请核对')) throw new Error(`${staff} “${text}”: ${answer.text}`);
  const told = (await tells(staff, tap(answer, '确认'))).text;
  if (told.includes('没有登记：')) throw new Error(`${staff} “${text}”: ${told}`);
  return told;
};
const sends = async (staff, name, bytes, type) => {
  const form = new FormData();
  for (const [field, value] of Object.entries({ as: staff, in: 'direct' })) form.set(field, value);
  form.set('file', new Blob([bytes], { type }), name);
  await fetch(`${sandbox}/sandbox/messages`, { method: 'POST', body: form });
  const answer = await heard(staff, 'direct');
  if (!answer.text.includes(`收到 ${name}`)) throw new Error(`${staff} ${name}: ${answer.text}`);
};
const pdf = (text) =>
  `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n` +
  `trailer<</Root 1 0 R>>\n%%EOF ${text}`;
const opinion = async (text) => {
  await sends('zhoufang', '意见书.pdf', pdf(text), 'application/pdf');
  return says('zhoufang', text);
};

// --- Ninety-seven filings: twelve in the chat, the others over HTTP by a bureau's own system; nine are withdrawn.
await clock('2026-03-02T10:00:00+08:00');
await gives('guoqiang', 'duties/give-local-holiday', {
  name: '古尔邦节',
  first: '2026-05-27',
  last: '2026-05-29',
  basis: '自治区人民政府办公厅通知',
});
await says('zhangwei', '报议题 采购高性能计算平台 120万元 大额资金');
await says('zhangwei', '报议题 拟任平台中心领导人员 干部任免 张伟、李娜');
await says('zhangwei', '报议题 2026年科技计划项目指南 重大决策');
await sends('huangtao', '建设方案.pdf', pdf('建设方案'), 'application/pdf');
await says('huangtao', '报议题 科技成果转化中心建设 重大项目');
await says('xuning', '报议题 高新技术企业培育资金 8000元 大额资金');
await says('maxiaohong', '报议题 乡村科技特派员选派办法 重大决策');
await says('gulnar', '报议题 实验室气路改造 三十五万元 大额资金');
await says('huangtao', '报议题 十五五科技创新规划编制 重大决策');
await says('xuning', '报议题 推荐高新科副科长人选 干部任免 徐宁');
await says('maxiaohong', '报议题 科普基地改扩建 重大项目');
await says('gulnar', '报议题 购置冷冻电镜 1.2亿元 大额资金');
await says('zhangwei', '报议题 平台中心管理制度修订 重大决策');
const people = [
  { staff: 'zhangwei', unit: 'platform' },
  { staff: 'huangtao', unit: 'plan' },
  { staff: 'xuning', unit: 'hightech' },
  { staff: 'maxiaohong', unit: 'rural' },
  { staff: 'gulnar', unit: 'platform' },
];
const kinds = [
  { category: 'majorDecision', what: '管理办法修订' },
  { category: 'largeFunds', what: '专项经费', amount: 60_000_000 },
  { category: 'majorProject', what: '示范工程' },
  { category: 'personnel', what: '科室负责人任免', persons: '何静' },
];
const filed = [];
for (let n = 13; n <= 97; n += 1) {
  const { staff, unit } = people[n % people.length];
  const { what, ...kind } = kinds[n % kinds.length];
  const day = `2026-03-${String(1 + (n % 2)).padStart(2, '0')}`;
  const amount = kind.amount === undefined ? {} : { amount: kind.amount + n * 100 };
  const materials = n % 20 === 0 ? { materials: [await uploads(staff, `说明${n}.txt`, `第${n}项的说明`)] } : {};
  const item = { title: `第${n}项${what}`, ...kind, ...amount, unit, proposedOn: day, ...materials };
  filed.push({ staff, ...(await gives(staff, 'decisions/propose-item', item)) });
}
for (const { staff, number } of filed.filter((_, n) => n % 12 === 5))
  await gives(staff, 'decisions/withdraw-item', { item: number, reason: '材料需要补充' });
await says('maxiaohong', '撤回议题 议题〔2026〕10号 另行报送');
await says('gulnar', '撤回议题 议题〔2026〕11号 另行报送');
const addition = [await uploads('huangtao', '测算表.txt', '测算')];
await gives('huangtao', 'decisions/add-materials', { item: '议题〔2026〕8号', materials: addition });
await gives('huangtao', 'decisions/link-item', { item: '议题〔2026〕8号', to: '议题〔2026〕4号', how: '配套' });

// --- One meeting, from the opinions before it to its confirmed minutes.
await clock('2026-03-16T10:00:00+08:00');
for (const item of ['议题〔2026〕1号', '议题〔2026〕3号']) {
  await says('zhangwei', `送法律顾问 ${item} 天山律师事务所`);
  await opinion(`法律意见 ${item} 合法 天山律师事务所`);
  await says('zhangwei', `送合法性审查 ${item}`);
  await opinion(`合法性审查意见 ${item} 通过`);
}
await says('zhoufang', '审查意见 议题〔2026〕2号 干部任免程序 通过 机关党委');
for (const n of [1, 2, 3]) {
  await says('chenxia', `审核议题 议题〔2026〕${n}号 齐全`);
  await says('wangjianguo', `同意上会 议题〔2026〕${n}号`);
}
await settled();
await says('chenxia', '召集党组会 3月19日10点 三楼会议室');
await says('chenxia', '会议改期 第1次党组会 3月20日10点 书记出差');
await says('sunli', '请假 第1次党组会 出差');
await clock('2026-03-20T10:00:00+08:00');
await says('chenxia', '开会 第1次党组会 应到5人实到4人');
await says('chenxia', '会前学法 《科学技术进步法》');
await says('chenxia', '议题1 讨论发言 李敏、赵刚、王建国');
await says('chenxia', '议题1 赞成3 反对1 弃权0 反对赵刚');
await says('sunli', '书面意见 议题2 同意');
await says('chenxia', '议题2 张伟 无记名 赞成3 反对1 弃权0');
await says('chenxia', '议题2 李娜 无记名 赞成2 反对2 弃权0');
await says('chenxia', '李敏回避 议题3');
await says('chenxia', '孙丽赶到');
await says('chenxia', '议题3 一致通过 决议：原则同意，由平台中心组织实施，2026年12月31日前完成。');
await says('chenxia', '散会');
await settled();
await says('chenxia', '更正表决 议题1 赞成4 反对0 弃权0 漏记一票 王建国批准');
await settled();
for (const member of ['wangjianguo', 'limin', 'aliya', 'zhaogang', 'sunli']) await says(member, '确认纪要 第1次党组会');

// --- What follows from it: one task is done in time, the other has a day far ahead.
await settled();
await gives('chenxia', 'decisions/assign-task', { task: '任务〔2026〕1号', due: '2026-03-31' });
await gives('chenxia', 'decisions/assign-task', { task: '任务〔2026〕2号', due: '2069-12-31' });
await says('zhangwei', '任务进展 任务〔2026〕1号 已挂网招标');
await sends('zhangwei', '验收单.pdf', pdf('验收单'), 'application/pdf');
await says('zhangwei', '任务办结 任务〔2026〕1号 已完成采购并验收');

// --- One case, from its first paper to a step with deadlines.
await clock('2026-04-01T10:00:00+08:00');
await sends('zhoufang', '答复通知书.pdf', pdf('答复通知书'), 'application/pdf');
await says(
  'zhoufang',
  '收到复议答复通知 申请人雪莲生物 2026年3月25日收到 2026年3月18日受理 我承办 科技奖补资金不予拨付决定 天山市人民政府',
);
await says('zhoufang', '委托复议代理人 吴磊 王某律师 2026年3月27日');
await sends('zhoufang', '答复书.pdf', pdf('答复书'), 'application/pdf');
await says('zhoufang', '案件〔2026〕1号 已提交答复 2026年4月1日');
await clock('2026-05-11T10:00:00+08:00');
await says('zhoufang', '收到复议决定 维持 2026年5月8日送达');
await says('zhoufang', '收到复议意见书 2026年5月8日 规范奖补拨付程序');
await says('zhoufang', '更正案件 案件〔2026〕1号 收到复议意见书 2026年5月9日 送达回证为准');
await says('limin', '紧急处置 抢修受灾实验室，暴雨进水 李敏决定 昨天');

await gives('chenxia', 'decisions/change-matter', {
  code: 'E01',
  name: '捐赠物资处置',
  category: 'majorDecision',
  from: '2026-06-01',
});

// --- Talk besides: in the group, a question, and a form that is left half filled in.
await post(`${sandbox}/sandbox/messages`, {
  as: 'chenxia',
  in: 'cid-tianshan-work',
  text: '@政衡助手 议题〔2026〕3号',
});
await tells('zhoufang', '我的待办');
await tells('gulnar', '报议题 购置高速离心机');

// --- Long after, so that nothing comes due by itself however late the fixture is read: all that was missed is recorded.
const LONG_AFTER = '2060-01-01';
await clock(`${LONG_AFTER}T10:00:00+08:00`);
const overdue = `select from duty_register where state = 'open' and side = 'bureau' and not missed and due < $1`;
while ((await rows(overdue, LONG_AFTER)).length > 0) await pause(200);
await settled();

// --- What it wrote, a table a line.
const lines = [];
const ran = await rows('select name from kysely_migration order by name');
lines.push({ migrations: ran.map(({ name }) => name) });
const tables =
  await rows(`select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
  and relname not like 'kysely%' order by 1`);
for (const { name } of tables) {
  const columns = await rows(
    `select attname as name, format_type(atttypid, atttypmod) as type from pg_attribute
      where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
    name,
  );
  const all = await rows(`select to_jsonb(t) as row from ${name} t`);
  const sorted = all.map(({ row }) => row).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  lines.push({ table: name, columns: columns.map((one) => `${one.name} ${one.type}`), rows: sorted });
}
const shelf = join(data, 'files');
for (const entry of readdirSync(shelf, { recursive: true, withFileTypes: true }))
  if (entry.isFile()) {
    const path = join(entry.parentPath, entry.name);
    lines.push({ file: relative(shelf, path), base64: readFileSync(path).toString('base64') });
  }
const text = lines.map((line) => JSON.stringify(line)).join('\n');
for (const place of [tmpdir(), data, resolve(earlier)])
  if (text.includes(place)) throw new Error(`the fixture must not say where it was made: ${place}`);
writeFileSync(fixture, gzipSync(text, { level: 9 }));

await database.end();
process.kill(-house.pid, 'SIGINT');
await gone;
if (!folder) rmSync(data, { recursive: true });
for (const { table, rows: all } of lines) if (table) console.log(`${table}: ${all.length}`);
