import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { until } from '#support';
import { openHouse, settled, type House, type Message } from '#support/house';

// What an office says of meetings in its own words, and what it finds again: the right meeting, the right answer.

let house: House;
beforeAll(async () => {
  house = await openHouse();
  await clock('2026-03-16T10:00:00+08:00');
});
afterAll(() => house.close());

const clock = (now: string) =>
  fetch(`${house.running.chatPage}/sandbox/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ now }),
  });
const tap = (message: Message, title: string): string => message.buttons!.find((one) => one.title === title)!.says!;
const card = async (staff: string, text: string): Promise<Message> => {
  const person = house.person(staff);
  let heard = await person.says(text);
  for (let n = 0; n < 3 && heard.buttons?.some((one) => one.title === '跳过'); n += 1)
    heard = await person.says('跳过');
  expect([text, heard.text]).toEqual([text, expect.stringContaining('请核对')]);
  return heard;
};
const says = async (staff: string, text: string): Promise<string> =>
  (await house.person(staff).says(tap(await card(staff, text), '确认'))).text!;
const asks = async (staff: string, text: string): Promise<string> => (await house.person(staff).says(text)).text!;
const gives = async (staff: string, path: string, body: object) =>
  answered(await house.call(await house.token(staff), 'POST', `/v1/decisions/${path}`, body));
const answered = ({ status, body }: { status: number; body: unknown }) => {
  expect([status, body]).toEqual([200, expect.anything()]);
  return body as Record<string, unknown>;
};

/** An appointment that may go up. */
const appointment = async (title: string, person: string): Promise<string> => {
  const { number } = (await gives('zhangwei', 'propose-item', {
    title,
    category: 'personnel',
    persons: person,
    unit: 'platform',
  })) as { number: string };
  await gives('zhoufang', 'record-review', {
    item: number,
    gate: 'personnelProcedure',
    conclusion: 'sound',
    answeredBy: '机关党委',
    answeredOn: '2026-03-16',
  });
  await gives('chenxia', 'review-item', { item: number, complete: 'yes' });
  await gives('wangjianguo', 'approve-item', { item: number });
  await settled(house.url);
  return number;
};

const sendsMinutes = async (): Promise<void> => {
  const zhoufang = house.person('zhoufang');
  await zhoufang.sendsFile('办公会纪要.txt', Buffer.from('局长办公会纪要'), { type: 'text/plain' });
  expect((await zhoufang.hearsAnswer()).text).toContain('收到 办公会纪要.txt');
};

describe('what comes back from a gate is said by its own name', () => {
  test('干部任免程序意见, 办公会纪要 and each of the others', async () => {
    await says('zhangwei', '报议题 拟任平台中心副主任人选 干部任免 李娜');
    const personnel = await card('zhoufang', '干部任免程序意见 议题〔2026〕1号 通过 机关党委');
    expect(personnel.text).toMatch(/审查事项：\*\*干部任免程序\*\*[^]*结论：\*\*通过\*\*/u);
    await house.person('zhoufang').says('取消');
    // An office meeting is told by its minutes.
    const asked = await house.person('zhoufang').says('办公会纪要 议题〔2026〕1号 同意 局长办公会');
    expect(asked.text).toContain('请在私聊中发送文件');
    await house.person('zhoufang').says('取消');
    for (const [said, gate] of [
      ['办公会纪要 议题〔2026〕1号 同意 局长办公会', '局长办公会研究'],
      ['局长办公会意见 议题〔2026〕1号 同意 局长办公会', '局长办公会研究'],
      ['预算安排意见 议题〔2026〕1号 通过 计划财务科', '预算安排'],
      ['专家评审意见 议题〔2026〕1号 通过 市专家委员会', '专家论证'],
      ['风险评估报告 议题〔2026〕1号 通过 市专家委员会', '风险评估'],
    ]) {
      if (gate === '局长办公会研究') await sendsMinutes();
      const heard = await card('zhoufang', said!);
      expect([said, heard.text]).toEqual([said, expect.stringContaining(`审查事项：**${gate}**`)]);
      await house.person('zhoufang').says('取消');
    }
  });
});

describe('the meeting that is meant', () => {
  test('begins on its day: one that was called before and never held does not stand in its place', async () => {
    await appointment('拟任综合科科长人选', '马晓红');
    await gives('chenxia', 'convene-meeting', { heldOn: '2026-03-17', at: '10:00' });
    await appointment('拟任计划科科长人选', '吴磊');
    await gives('chenxia', 'convene-meeting', { heldOn: '2026-03-20', at: '10:00' });
    await settled(house.url);
    await clock('2026-03-20T10:00:00+08:00');
    expect(await says('chenxia', '开会')).toContain('会议〔2026〕2号');
    await settled(house.url);
    // That of today has begun: another is not begun unnamed.
    expect((await house.person('chenxia').says('开会')).text).toMatch(
      /哪次会议[^]*会议〔2026〕2号[^]*会议〔2026〕1号/u,
    );
    await house.person('chenxia').says('取消');
    expect(await says('chenxia', '议题1 吴磊 暂缓 需补充考察')).toContain('暂缓');
    expect(await says('chenxia', '散会')).toContain('会议〔2026〕2号');
    await settled(house.url);
  });
});

describe('what need not be said again', () => {
  test('another place leaves the day as it is', async () => {
    const moved = await gives('chenxia', 'move-meeting', {
      meeting: '会议〔2026〕1号',
      place: '二楼会议室',
      reason: '检修',
    });
    expect(moved).toMatchObject({ heldOn: '2026-03-17' });
  });
  test('who has no interest need not say which', async () => {
    expect((await card('limin', '申报利害关系 议题〔2026〕3号 无利害关系')).text).toMatch(
      /议题〔2026〕3号[^]*无利害关系[^]*本人声明无利害关系/u,
    );
    await house.person('limin').says('取消');
  });
});

describe('what one asks for by its state', () => {
  test('暂缓的议题', async () => {
    const told = await asks('chenxia', '暂缓的议题');
    expect(told).toMatch(/共 \*\*1\*\* 件[^]*议题〔2026〕3号/u);
    expect(await asks('chenxia', '已列入议程的议题')).toContain('议题〔2026〕2号');
  });
  test('督办事项 逾期: the open ones past their day', async () => {
    expect(await asks('chenxia', '督办事项 逾期')).toMatch(/没有督办事项/u);
  });
  test('查会议 已取消, 中止的案件, 待追认', async () => {
    await gives('chenxia', 'cancel-meeting', { meeting: '会议〔2026〕1号', reason: '无紧要议题' });
    await settled(house.url);
    const cancelled = await asks('chenxia', '查会议 已取消');
    expect(cancelled).toContain('会议〔2026〕1号');
    expect(cancelled).not.toContain('会议〔2026〕2号');
    expect(await asks('zhoufang', '中止的案件')).toContain('没有找到符合的案件');
    expect(await asks('chenxia', '待追认')).toContain('没有紧急处置');
  });
});

describe('the group meets once a month', () => {
  const months = async () => {
    await settled(house.url);
    return house.rows<{ number: string; due: string; state: string; missed: boolean }>(
      `select number, due::text, state, missed from duty_register where rule = 'dz-frequency' order by due`,
    );
  };
  test('from its first meeting on, each month is a duty of the secretary; one that passed without is missed', async () => {
    // March had its meeting; the last working day of April 2026 is Thursday the 30th, of May Friday the 29th.
    expect(await months()).toEqual([
      { number: '2026年3月', due: '2026-03-31', state: 'met', missed: false },
      { number: '2026年4月', due: '2026-04-30', state: 'open', missed: false },
    ]);
    expect(await asks('wangjianguo', '我的待办')).toMatch(/2026年4月 召开党组会议[^]*2026-04-30\(周四\)/u);
    await clock('2026-05-02T10:00:00+08:00');
    await until(months, (all) => all.some(({ number }) => number === '2026年5月'));
    expect((await months()).slice(1)).toEqual([
      { number: '2026年4月', due: '2026-04-30', state: 'open', missed: true },
      { number: '2026年5月', due: '2026-05-29', state: 'open', missed: false },
    ]);
  });
});
