import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { until } from '#support';
import { openHouse, rowsOf, settled, type House } from '#support/house';

// From a message in the chat to the ledger and back, through the real SDK, over real sockets, on a real PostgreSQL.

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const items = () =>
  house.rows<{ number: string; amount: string; title: string }>(
    `select data->'number'->>'serial' as number, data->>'amount' as amount, data->>'title' as title from ledger where type = 'decisions.item-proposed' order by seq`,
  );

describe('an item is put forward in the chat', () => {
  test('in one line: read back in full, confirmed by a tap, numbered, and told what the law requires next', async () => {
    const zhangwei = house.person('zhangwei');
    const card = await zhangwei.says('报议题 采购高性能计算平台 120万元 大额资金');
    for (const fact of ['采购高性能计算平台', '大额资金使用', '1,200,000.00元', '壹佰贰拾万元整', '科技创新平台中心'])
      expect(card.text).toContain(fact);
    expect(card.text).toMatch(/\d{4}-\d{2}-\d{2}\(周[一二三四五六日]\)/);
    expect(card.buttons?.map((one) => one.title)).toEqual(['确认', '修改', '取消', '看依据']);
    // The law's next steps in one line; their sources on asking, with the card still to be confirmed.
    expect(card.text).toMatch(/登记后依法还需：听取法律顾问（公职律师）意见；[^\n]*等5项/u);
    expect(card.text).not.toContain('中办发〔2016〕30号');
    const basis = await zhangwei.says('看依据');
    expect(basis.text).toMatch(/采购高性能计算平台[^]*1\. 听取法律顾问[^]*中办发〔2016〕30号/u);
    expect(await items()).toEqual([]);
    const done = await zhangwei.says(basis.buttons!.find((one) => one.title === '确认')!.says!);
    expect(done.text).toMatch(/议题〔\d{4}〕1号/);
    expect(done.text).toContain('上会前还需：法律顾问意见、合法性审查、办公室审核、党组书记同意上会');
    // The reviews are asked for by themselves: of whom, until when, by which rule.
    expect(done.text).toMatch(
      /已自动送审[^]*法律顾问意见：由政策法规科指派法律顾问，\d{4}-\d\d-\d\d\(周[一二三四五六日]\)前出具（中办发〔2016〕30号）/u,
    );
    expect(done.text).toMatch(/合法性审查：由政策法规科审查，[^]*第二十五条/u);
    expect(done.buttons?.map((one) => one.title)).toEqual(['补充材料', '看依据', '撤回']);
    expect((await zhangwei.says('看依据')).text).toContain('中办发〔2016〕30号');
    expect(await items()).toEqual([{ number: '1', amount: '120000000', title: '采购高性能计算平台' }]);
    const list = await zhangwei.says('我的议题');
    expect(list.text).toMatch(/议题〔\d{4}〕1号/);
    expect(list.text).toContain('采购高性能计算平台');
  });

  test('word by word: asked only for what is missing', async () => {
    const huangtao = house.person('huangtao');
    expect((await huangtao.says('报议题')).text).toContain('题目');
    const category = await huangtao.says('2026年科技计划项目指南');
    expect(category.buttons?.map((one) => one.title)).toEqual([
      '重大事项决策',
      '重要干部任免',
      '重大项目安排',
      '大额资金使用',
      '取消',
    ]);
    expect((await huangtao.says('大额资金')).text).toContain('金额');
    expect((await huangtao.says('大概几百块吧')).text).toContain('金额要写确切的数');
    const card = await huangtao.says('三百五十万元');
    expect(card.text).toContain('叁佰伍拾万元整');
    expect((await huangtao.says('金额改为360万')).text).toContain('叁佰陆拾万元整');
    expect((await huangtao.says('确认')).text).toMatch(/议题〔\d{4}〕2号/);
  });

  test('and taken back, by its number; nothing is deleted', async () => {
    const zhangwei = house.person('zhangwei');
    const year = (
      await house.rows<{ year: string }>(
        `select data->'number'->>'year' as year from ledger where type = 'decisions.item-proposed' limit 1`,
      )
    )[0]!.year;
    await zhangwei.says(`撤回议题 议题〔${year}〕1号 材料需要补充`);
    expect((await zhangwei.says('确认')).text).toContain('已撤回');
    expect((await zhangwei.says('我的议题')).text).toContain('已撤回');
    expect(
      await house.rows(
        `select type from ledger where stream like 'decisions.item/%' and data->>'title' = '采购高性能计算平台'`,
      ),
    ).toHaveLength(1);
  });

  test('not by someone who is not, or no longer, in the directory', async () => {
    const maxiaohong = house.person('maxiaohong');
    expect((await maxiaohong.says('帮助')).text).toContain('报议题');
    const gone = await house.call(await house.token('guoqiang'), 'POST', '/v1/directory/remove-staff', {
      staff: 'maxiaohong',
    });
    expect(gone.status).toBe(200);
    await until(
      () => house.rows(`select from directory_staff where staff = 'maxiaohong'`),
      (found) => found.length === 0,
    );
    await until(
      async () => (await maxiaohong.says('报议题 农村科技特派员工作方案 重大决策')).text ?? '',
      (text) => text.includes('不在本单位通讯录中'),
    );
    expect((await items()).filter((one) => one.title.includes('特派员'))).toEqual([]);
  });
});

describe('nothing is filed twice', () => {
  test('when DingTalk delivers a message again, in the middle of a form and at its end', async () => {
    const xuning = house.person('xuning');
    await xuning.says('报议题 建设首府科技大市场 重大项目', 'msg-twice-1');
    await xuning.sends('报议题 建设首府科技大市场 重大项目', 'msg-twice-1');
    const done = await xuning.says('确认', 'msg-twice-2');
    await xuning.sends('确认', 'msg-twice-2');
    await xuning.sends('确认');
    expect(done.text).toMatch(/议题〔\d{4}〕3号/);
    expect((await xuning.hears()).text).toContain('没有待确认的事项');
    expect((await items()).filter((one) => one.title === '建设首府科技大市场')).toHaveLength(1);
  });
});

describe('what people type is data', () => {
  test.each([
    ['markup', `<img src=x onerror=alert(1)> [点我](https://evil.example) # 大标题`],
    ['SQL', `'; drop table ledger; --`],
    ['emoji and control characters', '采购🚀\u0000\u0007平台\u202e'],
    ['ten thousand characters', '长'.repeat(10_000)],
  ])('%s is shown harmless and changes nothing', async (_, text) => {
    const person = house.person('hejing');
    const before = (await items()).length;
    const reply = await person.says(text);
    expect(reply.text).toMatch(/没有看懂|是要办|要办的是哪一件/u);
    expect(reply.text).not.toMatch(/\]\(https?:/);
    expect((await items()).length).toBe(before);
  });
});

test('every message was taken to its end, and every reader has caught up', async () => {
  await settled(house.url);
  await until(
    () => rowsOf(house.url, 'select from chat_inbox where done_at is null'),
    (open) => open.length === 0,
  );
  expect(await rowsOf(house.url, 'select from parked')).toEqual([]);
});
