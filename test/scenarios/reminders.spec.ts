import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openHouse, settled, type House, type Message } from '#support/house';

// What waits for somebody is a duty of his, and acts by a tap. The invented bureau: Zhang Wei puts items forward, Chen
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
    await says('zhangwei', '报议题 采购高性能计算平台 120万元 大额资金');
    expect((await inboxOf('zhoufang')).text).toContain('您没有要办的事项');
    await says('zhangwei', '送合法性审查 议题〔2026〕1号');
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
