import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { until } from '#support';
import { openHouse, settled, type House, type Message } from '#support/house';

// What waits for somebody is a duty of his, and acts by a tap; in the morning he hears of what has its turn. The invented bureau: Zhang Wei puts items forward, Chen
// Xia and Liu Yang are the office, Zhou Fang reviews legality, Wang Jianguo is the secretary.

let house: House;
beforeAll(async () => {
  house = await openHouse();
  await clock('2026-11-25T10:00:00+08:00');
});
afterAll(() => house.close());

const clock = (now: string) =>
  fetch(`${house.running.chatPage}/sandbox/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ now }),
  });
const buttonOf = (message: Message, title: string): string =>
  message.buttons!.find((one) => one.title.startsWith(title))!.says!;
/** Says something and confirms the card that comes back. */
const says = async (staff: string, text: string): Promise<string> => {
  const person = house.person(staff);
  let heard = await person.says(text);
  while (heard.buttons?.some((one) => one.title === '跳过')) heard = await person.says('跳过');
  expect([text, heard.text]).toEqual([text, expect.stringContaining('请核对')]);
  return (await person.says(buttonOf(heard, '确认'))).text!;
};
const inboxOf = async (staff: string): Promise<Message> => {
  await settled(house.url);
  return house.person(staff).says('我的待办');
};

describe('what waits for somebody', () => {
  test('is in the inbox of the legality reviewers once it was asked of them, with the sum and since when', async () => {
    expect((await inboxOf('zhoufang')).text).toContain('您没有要办的事项');
    // What an item needs is asked of them by itself.
    await says('zhangwei', '报议题 采购高性能计算平台 120万元 大额资金');
    const { text, buttons } = await inboxOf('zhoufang');
    expect(text).toMatch(/议题〔2026〕1号 出具合法性审查意见[^]*采购高性能计算平台/u);
    expect(text).toContain('1,200,000.00元');
    expect(text).toContain('2026-11-25(周三)起等您办理');
    expect(buttons!.map((one) => one.says)).toContain('登记审查意见 议题〔2026〕1号 合法性审查');
    expect((await inboxOf('chenxia')).text).toContain('您没有要办的事项');
  });

  test('goes from the office to the secretary, each acting by a tap; not to whom it is about', async () => {
    await says('zhangwei', '报议题 拟任办公室领导人员 干部任免 刘洋、李娜');
    await says('zhoufang', '审查意见 议题〔2026〕2号 干部任免程序 通过 机关党委');
    expect((await inboxOf('liuyang')).text).toContain('您没有要办的事项');
    const office = await inboxOf('chenxia');
    expect(office.text).toMatch(/议题〔2026〕2号 办公室审核材料[^]*干部任免程序：通过/u);
    await says('chenxia', `${buttonOf(office, '审核议题')} 不齐全 缺考察材料`);
    expect((await inboxOf('chenxia')).text).toContain('您没有要办的事项');
    expect((await inboxOf('zhangwei')).text).toMatch(/议题〔2026〕2号 补齐议题材料/u);
    await says('chenxia', '审核议题 议题〔2026〕2号 齐全');
    expect((await inboxOf('zhangwei')).text).not.toContain('补齐议题材料');
    const secretary = await inboxOf('wangjianguo');
    expect(secretary.text).toMatch(/议题〔2026〕2号 同意上会[^]*拟任办公室领导人员[^]*2026-11-25\(周三\)起等您办理/u);
    expect(await says('wangjianguo', buttonOf(secretary, '同意上会'))).toContain('可以列入下一次党组会议');
    expect((await inboxOf('wangjianguo')).text).toContain('您没有要办的事项');
  });
});

describe('in the morning', () => {
  let quiet: House;
  beforeAll(async () => {
    quiet = house;
    house = await openHouse({ REMINDERS_AT: '10' });
  });
  afterAll(async () => {
    await house.close();
    house = quiet;
  });

  /** The morning of a day: what Zhou Fang heard in it. */
  const morningOf = async (day: string, time = '10:00:30'): Promise<readonly string[]> => {
    const digests = async () =>
      (await house.person('zhoufang').transcript())
        .filter(({ title }) => title === '今日提醒')
        .map(({ text }) => text!);
    const before = (await digests()).length;
    await settled(house.url);
    await clock(`${day}T${time}+08:00`);
    await until(
      () => house.rows('select from reminder_morning where day = $1', day),
      (mornings) => mornings.length > 0,
    );
    const untold = `select from duty_news where told_at is null
      union all select from chat_outbox where sent_at is null and failed_at is null`;
    await until(
      () => house.rows(untold),
      (left) => left.length === 0,
    );
    return (await digests()).slice(before);
  };

  test('an officer hears of two duties in one digest on their mornings, not on a Saturday, not once they are done', async () => {
    await morningOf('2026-03-06', '10:30:00');
    // Ten working days from Monday 2 March: Monday the 16th; from Wednesday the 4th: Wednesday the 18th.
    for (const [party, received] of [
      ['雪莲生物', '2026年3月2日'],
      ['天山软件', '2026年3月4日'],
    ])
      expect(
        await says(
          'zhoufang',
          `收到复议答复通知 申请人${party} ${received}收到 2026年2月25日受理 我承办 普通程序 科技奖补资金不予拨付决定 天山市人民政府`,
        ),
      ).toContain('已登记 **案件〔2026〕');
    const [first, second] = ['案件〔2026〕1号 行政复议答复', '案件〔2026〕2号 行政复议答复'];
    // −5 of the first was Monday the 9th, when nobody looked: it is −3 now, and −5 of the second. One digest.
    const [caughtUp, ...more] = await morningOf('2026-03-11', '14:15:00');
    expect(more).toEqual([]);
    expect(caughtUp).toMatch(/补发：2026-03-07至2026-03-10提醒中断/u);
    expect(caughtUp).toMatch(new RegExp(`还有3个工作日\\*\\* ${first}[^]*还有5个工作日\\*\\* ${second}`, 'u'));
    expect(await morningOf('2026-03-12')).toEqual([]);
    expect(await morningOf('2026-03-13')).toEqual([
      expect.stringMatching(
        new RegExp(`有2项提醒[^]*下一个工作日到期\\*\\* ${first}[^]*还有3个工作日\\*\\* ${second}`, 'u'),
      ),
    ]);
    expect(await morningOf('2026-03-14')).toEqual([]);
    await says('zhoufang', '案件〔2026〕1号 已提交答复 2026年3月14日');
    expect(await morningOf('2026-03-16')).toEqual([]);
    expect(await morningOf('2026-03-17')).toEqual([
      expect.stringMatching(new RegExp(`有1项提醒[^]*下一个工作日到期\\*\\* ${second}`, 'u')),
    ]);
    await says('zhoufang', '案件〔2026〕2号 已提交答复 2026年3月17日');
    expect(await morningOf('2026-03-18')).toEqual([]);
  });
});
