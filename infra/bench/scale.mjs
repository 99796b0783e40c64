// How answers keep their time while one organ's history grows: `npm run bench:scale [-- --short | --largest 100000]`.
// At each size commands, chat, lists, search, old months and workbooks are timed over HTTP, and the plan of every hot
// query is held against what it must be, as the application role. Ends with 1 if a plan is not.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { ctl } from '../../dist/apps/ctl/ctl.js';
import { startPlatform } from '../../dist/apps/platform/platform.js';
import { readSettings } from '../../dist/infra/config/index.js';
import { startPostgres } from '../../dist/infra/dev/index.js';
import { ANY_NOT_RECKONED, HAVING_TURN, NOT_RECKONED, PUT_DOWN } from '../../dist/libs/reminders/index.js';
import { benchmark, flag, madeWith, median, option } from './frame.mjs';
import { EVENTS_A_UNIT, grow } from './grow.mjs';
import { GROWING, hotQueries } from './hot.mjs';

const ORGAN = 'tianshan-kjj';
const short = flag('short');
const largest = option('largest', 1_000_000);
const sizes = short ? [1000, 10_000] : [10_000, 100_000, 1_000_000].filter((size) => size <= largest);
const rounds = option('rounds', short ? 3 : 21);

/** Every question the product asks as the application role while it is watched; and each statement of any of it. */
const watched = { on: false, statements: [], all: new Set(), unwatched: new Set() };
const { query } = pg.Client.prototype;
pg.Client.prototype.query = function watching(first, second, ...rest) {
  const text = typeof first === 'string' ? first : first?.text;
  const values = typeof first === 'string' ? second : first?.values;
  if (text && !watched.unwatched.has(this)) watched.all.add(text);
  const asApplication = this.connectionParameters.options?.includes('zhengheng_app');
  if (watched.on && asApplication && /^\s*(select|with)\b/i.test(text ?? ''))
    watched.statements.push({ text, values: values ?? [] });
  return query.call(this, first, second, ...rest);
};

const timed = async (work, times = rounds) => {
  const took = [];
  for (let n = 0; n < times; n++) {
    const begun = performance.now();
    await work(n);
    took.push(performance.now() - begun);
  }
  return median(took);
};

const asking =
  (api, tokens) =>
  async (path, who, headers = {}) => {
    const answer = await fetch(api + path, { headers: { authorization: `Bearer ${tokens[who]}`, ...headers } });
    if (answer.status >= 500) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    await answer.arrayBuffer();
    return answer;
  };

/** One message in the chat until its reply is there. */
const chatting = (sandbox) => {
  let seen;
  const read = async (wait) =>
    (await (await fetch(`${sandbox}/sandbox/messages?as=zhangwei&in=direct&after=${seen ?? 0}&wait=${wait}`)).json())
      .messages;
  return async (text) => {
    seen ??= (await read(0)).at(-1)?.n ?? 0;
    await fetch(`${sandbox}/sandbox/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ as: 'zhangwei', in: 'direct', text }),
    });
    for (let heard = false; !heard;) {
      const messages = await read(5000);
      heard = messages.some(({ from }) => from === 'bot');
      seen = messages.at(-1)?.n ?? seen;
    }
  };
};

/** Where the bytes of a stored event go: of each table the rows, and of each the indexes. */
const weigh = async (owner, events) => {
  const { rows } = await owner.query(`select relname, pg_table_size(oid) as table, pg_indexes_size(oid) as indexes
    from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace
    order by pg_total_relation_size(oid) desc limit 12`);
  const per = (bytes) => Math.round(Number(bytes) / events);
  console.log('\n| bytes an event | rows | indexes |\n| --- | --- | --- |');
  for (const { relname, table, indexes } of rows) console.log(`| \`${relname}\` | ${per(table)} | ${per(indexes)} |`);
  const { rows: all } = await owner.query('select pg_database_size(current_database()) as size');
  console.log(`| all | ${per(all[0].size)} | |`);
  const { rows: chat } = await owner.query(`select
    (select avg(pg_column_size(i)) from chat_inbox i) as message, (select avg(pg_column_size(o)) from chat_outbox o) as reply`);
  console.log(
    `\na chat message is ${Math.round(chat[0].message)} bytes, a reply ${Math.round(chat[0].reply)}, without their indexes`,
  );
};

const nodesOf = (plan) => [plan, ...(plan.Plans ?? []).flatMap(nodesOf)];

/** What is wrong with the plans of what the product asks for one question, in words; and the rows they touch. */
const planned = async (explaining, ask, [name, path, who, index]) => {
  watched.statements = [];
  watched.on = true;
  await ask(path, who);
  watched.on = false;
  const faults = [];
  const indexes = new Set();
  let rows = 0;
  for (const { text, values } of watched.statements) {
    if (!/_register|_term|meeting_(entry|vote)/.test(text)) continue;
    const { rows: explained } = await explaining.query(`explain (analyze, format json) ${text}`, values);
    for (const node of nodesOf(explained[0]['QUERY PLAN'][0].Plan)) {
      if (node['Index Name']) indexes.add(node['Index Name']);
      if (node['Relation Name'] && GROWING.test(node['Relation Name'])) {
        if (node['Node Type'].includes('Seq Scan'))
          faults.push(`${name}: reads ${node['Relation Name']} from end to end`);
        rows += (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'];
      }
    }
  }
  if (![...indexes].some((one) => index.test(one)))
    faults.push(`${name}: ${index} is not among ${[...indexes].join(', ')}`);
  return { faults, rows: Math.round(rows) };
};

/** Nodes that read a table that grows without knowing where to begin and end: from end to end, whatever is asked. */
const unbounded = (plan, ofSome, isLimited = false) => {
  const grows = GROWING.test(plan['Relation Name'] ?? '');
  const isBounded =
    isLimited || ofSome.has(plan['Index Name']) || plan['Index Cond'] !== undefined || plan['TID Cond'] !== undefined;
  const heap = plan['Node Type'] === 'Bitmap Heap Scan';
  const own = grows && !heap && !isBounded && plan['Node Type'] !== 'ModifyTable' ? [plan['Relation Name']] : [];
  const limits = plan['Node Type'] === 'Limit' || (isLimited && plan['Node Type'] === 'Result');
  return [...own, ...(plan.Plans ?? []).flatMap((part) => unbounded(part, ofSome, limits))];
};

/** What is wrong with the plan of any statement the product has given, asked or not: readers, policies, the sequencer. */
const plansOfAll = async (explaining) => {
  const faults = [];
  // An index of some rows only, of what still waits for instance, is bounded by what they are.
  const { rows: partial } = await explaining.query(
    'select indexrelid::regclass::text as name from pg_index where indpred is not null',
  );
  const ofSome = new Set(partial.map(({ name }) => name));
  for (const text of [...watched.all].filter((one) => /^\s*(select|with|insert|update|delete)\b/i.test(one))) {
    const { rows } = await explaining.query(`explain (generic_plan, format json) ${text}`);
    for (const table of new Set(unbounded(rows[0]['QUERY PLAN'][0].Plan, ofSome)))
      faults.push(`reads ${table} from end to end: ${text.replace(/\s+/g, ' ').slice(0, 300)}`);
  }
  return faults;
};

await benchmark(async (keep) => {
  const data = await keep(mkdtempSync(join(tmpdir(), 'zhengheng-scale-')), (it) =>
    rmSync(it, { recursive: true, force: true }),
  );
  const postgres = await keep(
    startPostgres({ dir: join(data, 'postgres'), settings: { fsync: 'off', max_wal_size: '4GB' } }),
    (it) => it.stop(),
  );
  const admin = new pg.Client({ connectionString: postgres.url() });
  await keep(admin.connect(), () => admin.end());
  await admin.query('create database scale');
  const url = postgres.url('scale');
  const running = await keep(
    startPlatform(
      readSettings({
        DATABASE_URL: url,
        DATA_DIR: data,
        API_PORT: '0',
        SANDBOX_PORT: '0',
        REMINDERS_AT: 'off',
        API_CALLS_PER_MINUTE: '0',
        LOG_LEVEL: 'error',
      }),
    ),
    (it) => it.stop(),
  );
  const owner = new pg.Client({ connectionString: url });
  await keep(owner.connect(), () => owner.end());
  const explaining = new pg.Client({ connectionString: url, options: `-c role=zhengheng_app` });
  await keep(explaining.connect(), () => explaining.end());
  await explaining.query(`select set_config('zhengheng.organ', $1, false)`, [ORGAN]);
  // Small tables are read from end to end because that is quicker; what counts is that they need not be.
  await explaining.query('set enable_seqscan = off');
  const planning = new pg.Client({ connectionString: url });
  await keep(planning.connect(), () => planning.end());
  await planning.query('set enable_seqscan = off');
  for (const own of [owner, explaining, planning]) watched.unwatched.add(own);
  const tokens = {};
  for (const who of ['zhangwei', 'chenxia'])
    await ctl(['token', 'issue', '--staff', who], {
      url,
      organ: ORGAN,
      now: () => new Date().toISOString(),
      print: (line) => {
        tokens[who] = line.split('\n').at(-1);
      },
    });
  const ask = asking(running.api, tokens);
  const say = chatting(running.chatPage);
  const propose = async () => {
    const answer = await fetch(`${running.api}/v1/decisions/propose-item`, {
      method: 'POST',
      headers: { authorization: `Bearer ${tokens.zhangwei}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        title: '采购高性能计算平台',
        category: 'largeFunds',
        amount: 120_000_000,
        unit: 'platform',
      }),
    });
    if (answer.status !== 200) throw new Error(await answer.text());
    return answer.headers.get('ledger-seq');
  };
  // One who records something and then is away for years: his own event lies ever further back.
  const own = await propose();
  const caughtUp = async () => {
    const behind = `select from reader where position < (select max(position) from ledger_position) union all select from pending`;
    while ((await owner.query(behind)).rowCount > 0) await new Promise((resolve) => setTimeout(resolve, 50));
  };

  const table = new Map();
  const note = (name, ms) => table.set(name, [...(table.get(name) ?? []), ms]);
  const faults = [];
  let units = 0;
  // What brought the database to its shape is not asked again.
  watched.all.clear();
  for (const size of sizes) {
    await caughtUp();
    await grow(owner, ORGAN, units, size / EVENTS_A_UNIT);
    units = size / EVENTS_A_UNIT;
    const old = Math.max(1, Math.floor(units / 27) - 40);
    for (const hot of hotQueries(old)) {
      await ask(hot[1], hot[2]);
      note(hot[0], await timed(() => ask(hot[1], hot[2])));
      const found = await planned(explaining, ask, hot);
      faults.push(...found.faults.map((fault) => `${size}: ${fault}`));
      note(`${hot[0]}（行）`, found.rows);
    }
    note('我的待办 久别之后', await timed(() => ask('/v1/duties/my-duties', 'zhangwei', { 'ledger-seq': own })));
    note('报议题（HTTP）', await timed(propose));
    note('我的议题（聊天）', await timed(() => say('我的议题')));
    const month = `${new Date(Date.now() - 31 * 86_400_000).toISOString().slice(0, 10)}..${new Date().toISOString().slice(0, 10)}`;
    note('案件台账 一个月', await timed(() => ask(`/v1/cases/case-ledger?period=${month}`, 'chenxia'), 3));
    // The sweep of the morning is asked at its hour only: its plans are held whatever the hour is.
    for (const text of [ANY_NOT_RECKONED, HAVING_TURN, NOT_RECKONED, PUT_DOWN]) watched.all.add(text);
    faults.push(...(await plansOfAll(planning)).map((fault) => `${size}: ${fault}`));
    note('党组会议台账 一个月', await timed(() => ask(`/v1/decisions/meeting-ledger?period=${month}`, 'chenxia'), 3));
  }
  console.log(madeWith());
  console.log(`\n| median ms | ${sizes.map((size) => size.toLocaleString('en')).join(' | ')} | ratio |`);
  console.log(`| --- |${sizes.map(() => ' --- |').join('')} --- |`);
  for (const [name, values] of table)
    console.log(
      `| ${name} | ${values.map((ms) => (name.endsWith('（行）') ? ms : ms.toFixed(1))).join(' | ')} | ${(values.at(-1) / values[0]).toFixed(1)} |`,
    );
  await weigh(owner, sizes.at(-1));
  if (faults.length > 0) throw new Error(`plans that are not as they must be:\n${faults.join('\n')}`);
  console.log('\nevery plan is as it must be');
});
