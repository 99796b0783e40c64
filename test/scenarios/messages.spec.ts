import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openHouse, settled, type House, type Message } from '#support/house';

// How many messages a person types or taps until a thing is on record, through the real SDK; and that what was said
// together is recorded, each once.

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const tap = (message: Message, title: string): string => message.buttons!.find((one) => one.title === title)!.says!;
const clock = (now: string) =>
  fetch(`${house.running.chatPage}/sandbox/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ now }),
  });
const recorded = (type: string) =>
  house.rows<{ data: Record<string, unknown> }>(`select data from ledger where type = $1 order by seq`, type);

/** One person talking, with each message counted. */
const counting = (staff: string) => {
  const person = house.person(staff);
  let messages = 0;
  const says = async (text: string): Promise<Message> => {
    messages += 1;
    return person.says(text);
  };
  return {
    says,
    taps: (message: Message, title: string) => says(tap(message, title)),
    /** Confirms card after card, as long as the next comes by itself; the last thing said. */
    confirms: async (card: Message): Promise<Message> => {
      let told = card;
      while (told.buttons?.some(({ title }) => title === '确认')) told = await says(tap(told, '确认'));
      return told;
    },
    messages: () => messages,
  };
};

const command = async (staff: string, path: string, body: unknown): Promise<Record<string, unknown>> => {
  const { status, body: answer } = await house.call(await house.token(staff), 'POST', `/v1/decisions/${path}`, body);
  expect([path, status, answer]).toEqual([path, 200, expect.anything()]);
  return answer;
};

/** An item with its gates passed, which the secretary has not agreed to yet. */
const reviewed = async (title: string, day: string): Promise<string> => {
  const form = new FormData();
  form.set('file', new Blob([`意见书 ${title}`]), '意见书.txt');
  const sent = await fetch(`${house.running.api}/v1/files`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await house.token('zhoufang')}` },
    body: form,
  });
  const paper = await sent.json();
  const proposed = await command('zhangwei', 'propose-item', {
    title,
    category: 'majorDecision',
    unit: 'platform',
    proposedOn: day,
  });
  const item = String(proposed.number);
  for (const gate of ['legalOpinion', 'legalityReview']) {
    await command('zhangwei', 'send-for-review', { item, gate, sentTo: '政策法规科', sentOn: day });
    const answer = { item, gate, conclusion: 'sound', answeredBy: '政策法规科', answeredOn: day, materials: [paper] };
    await command('zhoufang', 'record-review', answer);
  }
  await command('chenxia', 'review-item', { item, complete: 'yes' });
  return item;
};

describe('messages it costs', () => {
  test('an item is two', async () => {
    const zhangwei = counting('zhangwei');
    const done = await zhangwei.confirms(await zhangwei.says('报议题 采购低温存储设备 98万 大额资金'));
    expect([done.text, zhangwei.messages()]).toEqual([expect.stringContaining('已登记 **议题'), 2]);
  });

  test('what was wrong with it is three more: what, why, and the card', async () => {
    const zhangwei = counting('zhangwei');
    expect((await zhangwei.says('金额写错了，应该是89万')).text).toContain('为什么更正');
    const done = await zhangwei.confirms(await zhangwei.says('笔误'));
    expect([done.text, zhangwei.messages()]).toEqual([expect.stringContaining('已更正，原记录保留'), 3]);
    expect((await recorded('decisions.item-corrected')).map(({ data }) => data)).toMatchObject([
      { amount: 89_000_000, reason: '笔误' },
    ]);
    const progress = await house.person('zhangwei').says('刚才那条到哪一步了');
    expect(progress.text).toMatch(/890,000\.00元[^]*更正金额：笔误/u);
  });

  test('a first paper of a case is two', async () => {
    const zhoufang = counting('zhoufang');
    const card = await zhoufang.says(
      '收到复议答复通知 申请人雪莲生物 昨天收到 普通程序 科技奖补资金不予拨付决定 天山律师事务所',
    );
    expect(card.text).toMatch(/承办人：\*\*周芳[^\n]*（您本人，可改）[^]*法律顾问：\*\*天山律师事务所/u);
    const done = await zhoufang.confirms(card);
    expect([done.text, zhoufang.messages()]).toEqual([expect.stringContaining('已登记 **案件'), 2]);
    expect(done.buttons!.map(({ title }) => title)).toContain('提交复议答复');
  });

  test('and three where it does not say which course it takes', async () => {
    const zhoufang = counting('zhoufang');
    const asked = await zhoufang.says('收到复议答复通知 申请人石榴科技 昨天收到 我承办');
    expect(asked.text).toMatch(/被申请复议的行为[^]*程序/u);
    const card = await zhoufang.says('简易程序 不予公开决定');
    expect(card.text).toMatch(/不予公开决定[^]*简易程序/u);
    const done = await zhoufang.confirms(card);
    expect([done.text, zhoufang.messages()]).toEqual([expect.stringContaining('已登记 **案件'), 3]);
  });

  test('a meeting of five items, from notice to tasks, is at most twenty-five', async () => {
    await clock('2026-03-16T10:00:00+08:00');
    const titles = ['科技计划指南', '实验室管理办法', '科普基地方案', '成果转化细则', '科学普及办法'];
    const items: string[] = [];
    for (const title of titles) items.push(await reviewed(title, '2026-03-16'));
    await settled(house.url);

    // The secretary agrees to all of them in one message, each on a card of its own that says what it is.
    const wangjianguo = counting('wangjianguo');
    const serials = items.map((item) => /(\d+)号$/u.exec(item)![1]);
    let card = await wangjianguo.says(`同意上会 议题${serials.join('、')}`);
    expect(card.text).toMatch(/另有4件接着办[^]*科技计划指南/u);
    await wangjianguo.confirms(card);
    expect((await recorded('decisions.item-approved')).length).toBe(5);
    await settled(house.url);

    const chenxia = counting('chenxia');
    card = await chenxia.says('召集党组会 3月20日10点 三楼会议室');
    const called = await chenxia.confirms(card);
    expect(called.text).toContain('已通知，5项议题');
    await clock('2026-03-20T10:00:00+08:00');
    card = await chenxia.says('开会 应到5人实到5人');
    const open = await chenxia.confirms(card);
    expect(open.buttons!.map(({ title }) => title)).toEqual(expect.arrayContaining(['到会情况', '会前学法']));
    // Told at once afterwards; the cards come one after the other.
    card = await chenxia.says('会前学法 《科学技术进步法》；议题1到5一致通过');
    const voted = await chenxia.confirms(card);
    expect(voted.buttons!.map(({ title }) => title)).toContain('散会');
    const closed = await chenxia.confirms(await chenxia.taps(voted, '散会'));
    expect(closed.text).toContain('已散会');
    await settled(house.url);
    card = await chenxia.says('交办任务 任务1、2、3、4、5 12月31日前');
    await chenxia.confirms(card);
    expect((await recorded('decisions.vote-taken')).map(({ data }) => (data.vote as { place: number }).place)).toEqual([
      1, 2, 3, 4, 5,
    ]);
    expect((await recorded('decisions.task-assigned')).length).toBe(5);
    expect(chenxia.messages()).toBeLessThanOrEqual(25);
    process.stdout.write(`a meeting of five items: ${chenxia.messages()} messages\n`);
  });
});
