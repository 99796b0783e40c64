import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import readExcelFile from 'read-excel-file/node';
import { subscribe, type Subscription } from '#infra/kafka';
import { until } from '#support';
import { openHouse, settled, type House } from '#support/house';

// What may not be said: planted in every room by its commands, then looked for wherever something leaves the circle of
// those who may know it: the group, other systems, the log, papers that are sent on, those of another unit.

/** What was planted, and who may not read it. */
const PLANTED = {
  petitioner: '买买提·图尔逊测试',
  matter: '诉求秘语',
  passed: '库尔班测试',
  deferred: '热娜测试',
  disciplined: '艾力测试',
  remark: '考察秘语',
  gist: '意见秘语',
  opinion: '书面秘语',
  leave: '病因秘语',
  halt: '中止秘语',
} as const;
const ALL: readonly string[] = Object.values(PLANTED);
const foundIn = (text: string): readonly string[] => ALL.filter((word) => text.includes(word));

const MEETING = '会议〔2026〕1号';
const ITEM = '议题〔2026〕1号';

let house: House;
let subscription: Subscription;
const received: { readonly id: string; readonly text: string }[] = [];
let petition: string;

const clock = (now: string) =>
  fetch(`${house.running.chatPage}/sandbox/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ now }),
  });

const gives = async (staff: string, command: string, body: object): Promise<Record<string, unknown>> => {
  const answer = await house.call(await house.token(staff), 'POST', `/v1/${command}`, body);
  expect([command, answer.status, answer.body.detail]).toEqual([command, 200, undefined]);
  return answer.body;
};

const fetched = async (staff: string, path: string): Promise<Uint8Array> => {
  const headers = { authorization: `Bearer ${await house.token(staff)}` };
  return new Uint8Array(await (await fetch(encodeURI(`${house.running.api}/v1/${path}`), { headers })).arrayBuffer());
};
const paper = async (name: string): Promise<string> => {
  const bytes = await fetched('chenxia', `decisions/meeting-paper?meeting=${MEETING}&paper=${name}`);
  const parts = unzipSync(bytes);
  return ['word/header1.xml', 'word/document.xml']
    .map((part) => (parts[part] ? strFromU8(parts[part]).replace(/<[^>]+>/g, '') : ''))
    .join('\n');
};

beforeAll(async () => {
  const brokers = process.env.TEST_KAFKA_BROKERS!;
  house = await openHouse({ KAFKA_BROKERS: brokers });
  await clock('2026-03-16T10:00:00+08:00');
  await gives('zhangwei', 'decisions/propose-item', {
    title: `${PLANTED.passed}、${PLANTED.deferred}任职`,
    category: 'personnel',
    persons: `${PLANTED.passed}、${PLANTED.deferred}`,
    unit: 'platform',
  });
  await gives('zhangwei', 'decisions/propose-item', {
    title: `给予${PLANTED.disciplined}党内警告处分`,
    category: 'majorDecision',
    discipline: 'yes',
    persons: PLANTED.disciplined,
    unit: 'platform',
  });
  await gives('zhoufang', 'decisions/record-review', {
    item: ITEM,
    gate: 'personnelProcedure',
    conclusion: 'sound',
    answeredBy: '机关党委',
    answeredOn: '2026-03-16',
    remark: PLANTED.remark,
  });
  await gives('chenxia', 'decisions/review-item', { item: ITEM, complete: 'yes' });
  await gives('wangjianguo', 'decisions/approve-item', { item: ITEM });
  await settled(house.url);
  await gives('chenxia', 'decisions/convene-meeting', { heldOn: '2026-03-20', at: '10:00', place: '三楼会议室' });
  await gives('sunli', 'decisions/answer-notice', { meeting: MEETING, comes: 'no', reason: PLANTED.leave });
  await gives('sunli', 'decisions/give-written-opinion', { meeting: MEETING, place: 1, opinion: PLANTED.opinion });
  await clock('2026-03-20T10:00:00+08:00');
  await gives('chenxia', 'decisions/open-meeting', { meeting: MEETING });
  await gives('chenxia', 'decisions/hear-opinions', {
    meeting: MEETING,
    place: 1,
    speakers: ['limin', 'aliya', 'zhaogang', 'wangjianguo'],
    gist: PLANTED.gist,
  });
  const vote = { meeting: MEETING, place: 1, method: 'named' };
  await gives('chenxia', 'decisions/take-vote', {
    ...vote,
    person: PLANTED.passed,
    favoured: ['wangjianguo', 'limin', 'aliya'],
    opposed: ['zhaogang'],
    for: 3,
    against: 1,
    abstain: 0,
  });
  await gives('chenxia', 'decisions/take-vote', {
    ...vote,
    person: PLANTED.deferred,
    favoured: ['wangjianguo', 'limin'],
    opposed: ['zhaogang', 'aliya'],
    for: 2,
    against: 2,
    abstain: 0,
    resolution: `同意${PLANTED.passed}任职，${PLANTED.deferred}另行研究`,
  });
  await gives('chenxia', 'decisions/close-meeting', { meeting: MEETING });
  const opened = await gives('zhoufang', 'cases/receive-petition', {
    on: '2026-03-02',
    party: PLANTED.petitioner,
    matter: PLANTED.matter,
    result: '直接提出',
    handler: 'zhoufang',
    unit: 'legal',
  });
  petition = String(opened.number);
  await gives('zhoufang', 'cases/suspend-case', { case: petition, from: '2026-03-10', reason: PLANTED.halt });
  await settled(house.url);
  // Every topic is there by now.
  subscription = await subscribe({
    brokers: brokers.split(','),
    group: randomUUID(),
    topics: ['decisions', 'cases', 'duties'].map((room) => `zhengheng.${room}`),
    fromBeginning: true,
    onEvent: async ({ event }) => void received.push({ id: event.id, text: JSON.stringify(event) }),
    log: { info: () => {}, warn: () => {}, error: () => {} },
  });
});
afterAll(async () => {
  await subscription.stop();
  await house.close();
});

describe('those who may are told all of it', () => {
  test('in private, and in the papers that stay within', async () => {
    const chenxia = house.person('chenxia');
    const told = [];
    for (const asked of [ITEM, MEETING, petition, '查 党内警告']) told.push((await chenxia.says(asked)).text!);
    const record = await paper('record');
    expect(foundIn([...told, record].join('\n'))).toEqual(ALL);
    expect(record).toMatch(/内部资料（含[^）]*人事事项[^）]*），不得外传/u);
  });
});

describe('the group', () => {
  /** Everything somebody might ask there, by number, by list, by document, and with the record left to be looked up. */
  const ASKED = [
    ...['议题〔2026〕1号', '议题〔2026〕1号到哪一步了', '查议题 任职', '查议题 党内警告', '议题卡 议题〔2026〕2号'],
    ...[
      '会议〔2026〕1号',
      '查会议 今年',
      '议定事项 2026年',
      '查表决 2026年',
      '查表决 赵刚反对',
      '会议材料 第1次党组会',
    ],
    ...['起草会议纪要 第1次党组会', '起草会议记录 第1次党组会', '三重一大台账 今年', '导出三重一大数据 2026年'],
    ...['查案件', '案件进度', '案件办理经过', '案件台账', '负责人出庭率 2026年'],
    ...['我的待办', '本月到期', '逾期', '督办事项', '我的议题'],
    ...['告知信访人 受理 3月20日', '取消', '恢复案件 3月19日', '取消', '更正决议', '取消', '送法律顾问', '取消'],
    ...['撤回表决 议题1 何静 票数记错', '取消', '议题1 何静 无记名 赞成4 反对0 弃权0', '取消'],
  ];

  test.each(['chenxia', 'zhoufang', 'limin'])('hears nothing of it, whatever %s asks there', async (staff) => {
    const group = house.person(staff, 'cid-tianshan-work');
    for (const asked of ASKED) {
      const before = (await group.transcript()).length;
      await group.sends(`@政衡助手 ${asked}`);
      const heard = await until(
        async () => (await group.transcript()).slice(before).filter(({ from }) => from === 'bot'),
        (said) => said.length > 0,
      );
      expect([asked, foundIn(JSON.stringify(heard))]).toEqual([asked, []]);
    }
  });

  test('nor is anything of it queued for the group', async () => {
    const queued = await house.rows<{ said: string }>(
      `select reply::text as said from chat_outbox where "to"::text like '%cid-tianshan-work%'`,
    );
    expect(queued.length).toBeGreaterThan(50);
    expect(foundIn(queued.map(({ said }) => said).join('\n'))).toEqual([]);
  });
});

describe('another system', () => {
  test('gets every event, and in none of them a word of it', async () => {
    const ledger = await house.rows<{ id: string }>(
      `select id from ledger where split_part(type, '.', 1) in ('decisions', 'cases', 'duties')`,
    );
    const ids = new Set(ledger.map(({ id }) => id));
    await until(
      () => new Set(received.filter(({ id }) => ids.has(id)).map(({ id }) => id)).size,
      (count) => count === ids.size,
    );
    const own = received.filter(({ id }) => ids.has(id));
    expect(own.filter(({ text }) => foundIn(text).length > 0)).toEqual([]);
    // Who voted how is not told either.
    const votes = own.filter(({ text }) => text.includes('vote-taken'));
    expect(votes).toHaveLength(2);
    for (const { text } of votes) expect(text).not.toMatch(/zhaogang|aliya/u);
    expect(own.filter(({ text }) => text.includes('"dataclassification":"')).length).toBeGreaterThan(10);
    // The ledger keeps all of it.
    const [kept] = await house.rows<{ said: string }>(`select string_agg(data::text, ' ') as said from ledger`);
    expect(foundIn(kept!.said)).toEqual(ALL);
  });
});

describe('a paper that is sent on', () => {
  test('names whom the meeting passed, and none of the others; no reason, no opinion', async () => {
    expect(foundIn(await paper('minutes'))).toEqual([PLANTED.passed]);
    expect(await paper('minutes')).not.toContain('赵刚反对');
    // Who comes back at another meeting keeps the item from being a resolution.
    expect(foundIn(await paper('resolutions'))).toEqual([]);
    expect(await paper('minutes')).toMatch(/请假：孙　丽[^（]*分送/u);
    expect(await paper('minutes')).toContain(`会议议定：同意${PLANTED.passed}任职，有关人选另行研究。`);
  });

  test('a workbook says over its columns that it is not', async () => {
    const book = await fetched('chenxia', 'decisions/meeting-ledger?period=2026-01-01..2026-12-31');
    const heads = (await readExcelFile(Buffer.from(book))).map((sheet) => String(sheet.data[0]![0]));
    expect(heads.join('\n')).toMatch(/党组会议表决台账[^\n]*【内部资料（含人事事项、表决情况），不得外传】/u);
    const cases = await fetched('zhoufang', 'cases/case-ledger?period=2026-01-01..2026-12-31');
    const [sheet] = await readExcelFile(Buffer.from(cases));
    expect(String(sheet!.data[0]![0])).toMatch(/案件台账[^\n]*【内部资料（含个人信息），不得外传】/u);
  });
});

describe('one of another unit', () => {
  test('finds nothing of it in lists, duties and tasks, in private or over HTTP', async () => {
    const huangtao = house.person('huangtao');
    for (const asked of [ITEM, petition, '查 任职', '查案件', '本月到期', '逾期', '督办事项', '我的待办'])
      expect([asked, foundIn((await huangtao.says(asked)).text!)]).toEqual([asked, []]);
    const token = await house.token('huangtao');
    for (const query of ['decisions/find-items', 'cases/find-cases', 'duties/due-duties', 'decisions/find-tasks'])
      expect([query, foundIn(JSON.stringify((await house.call(token, 'GET', `/v1/${query}`)).body))]).toEqual([
        query,
        [],
      ]);
  });

  test('is told of nothing by the notices that were sent', async () => {
    const news = await house.rows<{ staff: string; words: string }>('select staff, words from duty_news');
    expect(news.length).toBeGreaterThan(0);
    const members = ['wangjianguo', 'limin', 'aliya', 'zhaogang', 'sunli'];
    expect(news.filter(({ staff, words }) => !members.includes(staff) && foundIn(words).length > 0)).toEqual([]);
  });
});

test('the log has nothing of it', async () => {
  expect(foundIn(readFileSync(house.running.log, 'utf8'))).toEqual([]);
});
