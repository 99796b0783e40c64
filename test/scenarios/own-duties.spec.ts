import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import writeExcelFile from 'write-excel-file/node';
import { until } from '#support';
import { openHouse, settled, type House, type Message } from '#support/house';

// What the bureau gives itself to do, by chat from beginning to end: Zhou Fang leads the legal unit, which Li Min leads
// from the leading group; Chen Xia leads the office, which is Sun Li's; Wang Jianguo is the main head.

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
/** Says something; the card that comes back before anything is recorded. */
const card = async (staff: string, text: string): Promise<Message> => {
  const person = house.person(staff);
  let heard = await person.says(text);
  while (heard.buttons?.some((one) => one.title === '跳过')) heard = await person.says('跳过');
  expect([text, heard.text]).toEqual([text, expect.stringContaining('请核对')]);
  return heard;
};
/** Confirms a card; where something else was said in between, it is shown once more. */
const confirms = async (staff: string, shown: Message): Promise<string> => {
  const heard = await house.person(staff).says(buttonOf(shown, '确认'));
  return heard.text!.startsWith('还没有登记。请核对') ? confirms(staff, heard) : heard.text!;
};
/** Says something and confirms the card. */
const says = async (staff: string, text: string): Promise<string> => confirms(staff, await card(staff, text));
const inboxOf = async (staff: string): Promise<Message> => {
  await settled(house.url);
  return house.person(staff).says('我的待办');
};
const opened = (): Promise<{ number: string; due: string; state: string; owner: string }[]> =>
  house.rows(`select number, due, state, owner from duty_register
    where room = 'duties-standing' and act_title = '已办' order by due, number`);
/** Said and confirmed, it changes nothing. */
const refused = async (staff: string, text: string): Promise<string> => {
  await settled(house.url);
  // What somebody recorded: in the meantime days may pass by themselves.
  const recorded = () => house.rows(`select count(*) from ledger where meta->'actor'->>'is' = 'staff'`);
  const before = await recorded();
  const answer = await says(staff, text);
  await house.person(staff).says('取消');
  expect(await recorded()).toEqual(before);
  return answer;
};
/** What somebody was told of his own accord, after something else settled. */
const toldOf = async (staff: string, words: RegExp): Promise<void> => {
  await until(
    () => house.person(staff).transcript(),
    (all) => all.some(({ title, text }) => title === '事项有变动' && words.test(text!)),
  );
};

describe('a duty in one’s own words', () => {
  test('is read back with its rule and first days before it opens', async () => {
    const shown = await card('zhoufang', '新增任务 每季度最后一个工作日前 报送学法情况 法规科');
    expect(shown.text).toContain('**报送学法情况**（政策法规科 周芳）：2026-12-31(周四)、2027-03-31(周三)（暂定）');
    expect(await opened()).toEqual([]);
    const text = await confirms('zhoufang', shown);
    expect(text).toContain('已登记 **事项〔2026〕1号** **报送学法情况**');
  });

  test('is in the inbox of the head of the unit, with what does it', async () => {
    const { text, buttons } = await inboxOf('zhoufang');
    expect(text).toMatch(/事项〔2026〕1号 办理[^]*报送学法情况[^]*2026-12-31\(周四\)[^]*本局安排/u);
    expect(buttons!.map((one) => one.says)).toContain('已办 事项〔2026〕1号');
    expect((await inboxOf('wulei')).text).toContain('您没有要办的事项');
  });

  test.each([
    ['新增任务 每天早上10点全体打卡签到 法规科', '不得要求打卡签到（国办函〔2026〕12号）'],
    ['新增任务 收到督办单5个工作日内 回办公室 法规科', '从一件事发生起算'],
    ['新增任务 腊月二十三前 报春节值班表 法规科', '农历请写公历日期'],
    ['新增任务 每月5日前 报公车台账 外聘法律顾问', '外聘法律顾问还没有登记负责人'],
  ])('%s is not taken, and that is said on the card', async (words, why) => {
    expect((await card('zhoufang', words)).text).toContain(why);
    await house.person('zhoufang').says('取消');
  });

  test('of another unit is given by the office, or who oversees', async () => {
    const words = '新增任务 每月5日前 报上月公车使用台账 办公室';
    expect(await refused('huangtao', words)).toContain('只能给本处室登记任务');
    expect(await says('chenxia', words)).toMatch(
      /事项〔2026〕2号[^]*办公室 陈霞[^]*2026-12-05\(周六\)（休息日，请在2026-12-04\(周五\)前办）、2027-01-05\(周二\)（暂定）/u,
    );
  });
});

describe('done', () => {
  test('is not by somebody else, and not by a number that is not there', async () => {
    expect(await refused('wulei', '已办 事项〔2026〕1号')).toContain('只有责任人、分管领导或办公室可以办理');
    expect((await house.person('zhoufang').says('已办 事项〔2026〕77号')).text).toContain('没有找到事项〔2026〕77号');
    await house.person('zhoufang').says('取消');
    expect(await refused('limin', '确认办结 事项〔2026〕1号')).toContain('还没有登记办结');
  });

  test('waits for who leads the unit from the leading group, who gives it back with a reason', async () => {
    expect(await says('zhoufang', '已办 1 学法情况已汇总')).toContain('已办，等李敏确认');
    expect((await inboxOf('zhoufang')).text).not.toContain('事项〔2026〕1号');
    const waiting = await inboxOf('limin');
    expect(waiting.text).toMatch(/事项〔2026〕1号 确认办结[^]*2026-11-25\(周三\)已办/u);
    expect(buttonOf(waiting, '确认办结')).toBe('确认办结 事项〔2026〕1号');
    expect(await refused('zhoufang', '已办 1')).toContain('已于2026-11-25登记办结，正在等分管领导确认');
    expect((await house.person('limin').says('退回事项 1')).text).toContain('为什么退回？');
    await house.person('limin').says('取消');
    expect(await says('limin', '退回事项 1 缺附件')).toContain('周芳办理，2026-12-31(周四)前办结');
    await toldOf('zhoufang', /事项〔2026〕1号[^]*已退回[^]*原因：缺附件/u);
    expect((await inboxOf('zhoufang')).text).toContain('事项〔2026〕1号 办理');
  });

  test('another day is asked for, refused or given', async () => {
    expect(await refused('zhoufang', '延期 1 到12月30日 原因：等上级通知')).toContain('延期后的日期须晚于原期限');
    expect(await says('zhoufang', '延期 1 到2027年1月8日 原因：等上级通知')).toMatch(
      /申请延期到2027-01-08\(周五\)，等李敏同意；同意以前仍为2026-12-31/u,
    );
    expect((await inboxOf('limin')).text).toMatch(
      /事项〔2026〕1号 同意延期[^]*申请由2026-12-31\(周四\)延期到2027-01-08/u,
    );
    expect(await refused('zhoufang', '同意延期 1')).toContain('这一步由分管领导');
    expect(await says('limin', '不同意延期 1 来得及')).toContain('2026-12-31(周四)前办结');
    await toldOf('zhoufang', /没有同意延期，仍为2026-12-31/u);
    await says('zhoufang', '延期 1 到2027年1月8日 原因：上级通知推迟');
    expect(await says('limin', '同意延期 1')).toContain('周芳办理，2027-01-08(周五)前办结');
    expect((await inboxOf('zhoufang')).text).toMatch(/事项〔2026〕1号[^]*2027-01-08/u);
  });

  test('it goes to somebody else of the unit; to another unit by who leads it', async () => {
    expect((await house.person('zhoufang').says('转办 1 给李娜 出差')).text).toContain('转给谁？');
    await house.person('zhoufang').says('取消');
    expect(await refused('zhoufang', '转办 1 给黄涛 出差')).toContain('责任人只能在本处室内转办');
    expect(await says('zhoufang', '转办 1 给吴磊 出差')).toContain('吴磊办理');
    await toldOf('wulei', /转给您办理，2027-01-08\(周五\)前办结。原因：出差/u);
    expect((await inboxOf('zhoufang')).text).not.toContain('事项〔2026〕1号');
    expect(await refused('zhoufang', '已办 1')).toContain('只有责任人');
  });

  test('two confirm it at once and it is confirmed once; then it stays as it is', async () => {
    await says('wulei', '已办 1 已报送');
    await settled(house.url);
    const cards = await Promise.all([card('limin', '确认办结 1'), card('wangjianguo', '确认办结 1')]);
    const answers = await Promise.all(['limin', 'wangjianguo'].map((staff, n) => confirms(staff, cards[n]!)));
    expect(answers).toEqual([expect.stringContaining('已办结'), expect.stringContaining('已办结')]);
    await settled(house.url);
    expect(await house.rows(`select from ledger where type = 'duties.standing-accepted'`)).toHaveLength(1);
    for (const said of ['已办 1', '延期 1 到2027年2月8日 原因：再等', '转办 1 给周芳 回来了', '免办 1 不用了'])
      expect(await refused('wangjianguo', said)).toContain('已于2026-11-25确认办结');
    const { text } = await house.person('zhoufang').says('事项详情 事项〔2026〕1号');
    expect(text).toMatch(
      /报送学法情况[^]*已办结[^]*列入待办[^]*退回：缺附件[^]*不同意延期：来得及[^]*延期到2027-01-08[^]*转给吴磊：出差[^]*确认办结/u,
    );
    expect((await house.person('huangtao').says('事项〔2026〕1号')).text).toContain('没有找到事项〔2026〕1号');
  });

  test('is left out once by who leads the unit', async () => {
    expect(await refused('chenxia', '免办 2 本月停用')).toContain('这一步由分管领导');
    expect(await says('sunli', '免办 2 本月停用')).toContain('本次免办');
    expect((await inboxOf('chenxia')).text).not.toContain('事项〔2026〕2号');
  });

  test('what shows it is fetched by whoever may see the duty', async () => {
    await says('chenxia', '新增任务 11月30日前 报明年预算 规划科');
    const tokens = Object.fromEntries(
      await Promise.all(
        ['huangtao', 'chenxia', 'xuning'].map(async (staff) => [staff, await house.token(staff)] as const),
      ),
    );
    const form = new FormData();
    form.set('file', new Blob(['预算说明'], { type: 'text/plain' }), '预算.txt');
    const sent = await fetch(`${house.running.api}/v1/files`, {
      method: 'POST',
      headers: { authorization: `Bearer ${tokens.huangtao}` },
      body: form,
    });
    const file = (await sent.json()) as { sha256: string };
    const body = { duty: '事项〔2026〕3号', on: '2026-11-25', materials: [file] };
    const done = await house.call(tokens.huangtao, 'POST', '/v1/duties/submit', body);
    expect([done.status, done.body]).toEqual([200, expect.objectContaining({ state: 'submitted' })]);
    await settled(house.url);
    const fetched = (staff: string) =>
      fetch(`${house.running.api}/v1/files/${file.sha256}`, { headers: { authorization: `Bearer ${tokens[staff]}` } });
    expect((await fetched('chenxia')).status).toBe(200);
    expect(await (await fetched('chenxia')).text()).toBe('预算说明');
    expect((await fetched('xuning')).status).toBe(404);
  });
});

describe('again and again', () => {
  test('the next opens by itself once its time has come, once', async () => {
    await clock('2027-01-01T10:00:00+08:00');
    await until(opened, (all) => ['2027-01-05', '2027-03-31'].every((day) => all.some(({ due }) => due === day)));
    await settled(house.url);
    expect((await opened()).map(({ due, state }) => `${due} ${state}`)).toEqual([
      '2026-11-30 met',
      '2026-12-05 closed',
      '2027-01-05 open',
      '2027-01-08 met',
      '2027-03-31 open',
    ]);
    await clock('2027-01-06T10:00:00+08:00');
    await until(opened, (all) => all.some(({ due }) => due === '2027-02-05'));
  });

  test('its days follow the notice of the year, and its owner hears of those that moved', async () => {
    await says('chenxia', '新增任务 每月第一个工作日 更新公示栏 办公室');
    const shown = await inboxOf('chenxia');
    const before = (await opened()).find(({ due }) => due === '2027-02-01')!;
    expect(shown.text).toMatch(/2027-02-05\(周五\)（暂定）[^]*稳妥起见2027-02-04/u);
    // Invented: the days about Spring Festival begin on Monday 1 February, and the year is whole.
    const notice = [
      '2027年部分节假日安排',
      '元旦：1月1日（周五）至3日（周日）放假，共3天。',
      '春节：2月1日（周一）至11日（周四）放假调休，共11天。',
      '清明节：4月3日（周六）至5日（周一）放假，共3天。',
      '劳动节：5月1日（周六）至5日（周三）放假，共5天。',
      '端午节：6月9日（周三）放假，共1天。',
      '中秋节：9月15日（周三）放假，共1天。',
      '国庆节：10月1日（周五）至7日（周四）放假，共7天。',
    ].join('\n');
    expect(await says('guoqiang', `公布放假安排 ${notice}`)).toContain('2027');
    await until(opened, (all) => all.some(({ number, due }) => number === before.number && due === '2027-02-12'));
    await until(
      () => house.person('chenxia').transcript(),
      (all) => all.some(({ title, text }) => title === '期限有变动' && text!.includes(before.number)),
    );
    const { text } = await inboxOf('chenxia');
    expect(text).toMatch(/2027-02-12\(周五\)/u);
    expect(text).toMatch(/2027-02-05\(周五\) ·[^]*稳妥起见2027-01-29/u);
    expect(text).not.toContain('暂定');
  });

  test('is stopped from a day on, with the reason; what falls due before stays', async () => {
    expect(await refused('chenxia', '停办任务 事项〔2026〕3号 不报了')).toContain('已经没有以后的期限');
    const numberOf = async (due: string) =>
      (await opened()).find((one) => one.due === due && one.state === 'open')!.number;
    const monthly = await numberOf('2027-02-05');
    expect(await refused('huangtao', `停办任务 ${monthly} 不报了`)).toContain('只有责任人');
    expect(await says('chenxia', `停办任务 ${monthly} 3月1日起 台账改为网上填报`)).toContain(
      '2027-03-01(周一)起到期的不再办理',
    );
    expect(await refused('chenxia', `停办任务 ${monthly} 4月1日起 再停一次`)).toContain('从2027-03-01起已经停办');
    const notices = await numberOf('2027-02-12');
    await says('chenxia', `停办任务 ${notices} 公示栏撤销`);
    await until(opened, (all) => all.some(({ number, state }) => number === notices && state === 'closed'));
    expect((await inboxOf('chenxia')).text).toContain(monthly);
    await clock('2027-03-15T10:00:00+08:00');
  });
});

describe('the duties of a year', () => {
  const ofYear = (year: number): Promise<{ number: string; title: string; due: string; owner: string }[]> =>
    house.rows(
      `select number, title, due, owner from duty_register
        where room = 'duties-standing' and facts is not null and number like $1 order by due, number`,
      `事项〔${year}〕%`,
    );
  const numberOf = async (year: number, title: string) =>
    (await ofYear(year)).find((one) => one.title === title)!.number;

  test('are shown before they are opened, with what is past; opened again there is nothing new', async () => {
    const before = await ofYear(2027);
    const shown = await card('chenxia', '开立年度任务 2027');
    expect(shown.text).toContain('**2027年度任务**：将开立27项，已过期限的5项不补');
    expect(shown.text).toMatch(
      /2027-12-04\(周六\)（休息日，请在2027-12-03\(周五\)前办）（?(?:暂定）)? ?\*\*国家宪法日活动\*\* 政策法规科 周芳/u,
    );
    expect(shown.text).toContain('**一季度理论学习中心组集体学习研讨** 机关党委（人事科） 何静');
    expect(await ofYear(2027)).toEqual(before);
    const text = await confirms('chenxia', shown);
    expect(text).toContain('新开立27项');
    await settled(house.url);
    expect((await ofYear(2027)).length - before.length).toBe(27);
    expect(await says('zhoufang', '开立年度任务 2027年')).toContain(
      '没有要新开立的，以前开立的27项不变，已过期限的5项不补',
    );
    await settled(house.url);
    expect((await ofYear(2027)).length - before.length).toBe(27);
  });

  test('are opened once by two at once; days of a year without its notice are provisional', async () => {
    const cards = [await card('chenxia', '开立年度任务 2028'), await card('zhoufang', '开立年度任务 2028')];
    expect(cards[0]!.text).toContain('将开立32项');
    expect(cards[0]!.text).toContain(
      '2028-01-30(周日)（休息日，请在2028-01-24(周一)前办）（暂定） **上年度政府信息公开工作年度报告**',
    );
    await Promise.all(['chenxia', 'zhoufang'].map((staff, n) => confirms(staff, cards[n]!)));
    await settled(house.url);
    expect(await ofYear(2028)).toHaveLength(32);
    expect(
      await house.rows(`select from ledger where type = 'duties.year-opened' and stream = 'duties.year/2028'`),
    ).toHaveLength(1);
  });

  test('keep the day that a statute fixes; a report is done with its last receipt', async () => {
    const day = await numberOf(2027, '国家宪法日活动');
    expect(await refused('zhoufang', `延期 ${day} 到2027年12月20日 原因：场地未定`)).toMatch(
      /这个期限由法律规定（[^]*第十三条[^]*不能延期/u,
    );
    const report = await numberOf(2028, '报送上年度法治政府建设年度报告');
    expect(await refused('zhoufang', `已办 ${report}`)).toContain(
      '还有步骤没有完成：报市委、报市政府、报上级主管部门、抄送依法治市办',
    );
    for (const step of ['报市委', '报市政府', '报上级主管部门']) await says('zhoufang', `登记步骤 ${report} ${step}`);
    expect((await house.person('zhoufang').says(report)).text).toContain('还差：抄送依法治市办');
    await says('zhoufang', `登记步骤 ${report} 抄送依法治市办`);
    expect(await says('zhoufang', `已办 ${report}`)).toContain('已办，等李敏确认');
  });

  test('are not doubled by one of one’s own; have the organ’s own person', async () => {
    expect((await card('chenxia', '新增任务 每年1月31日前 报信息公开年报 办公室')).text).toMatch(
      /年度任务中已有“上年度政府信息公开工作年度报告”：2028-01-30\(周日\)[^]*第四十九条/u,
    );
    await house.person('chenxia').says('取消');
    expect(await says('chenxia', '设定年度任务 上年度文件材料归档移交 刘洋')).toContain('由刘洋办理');
    expect(await refused('chenxia', '设定年度任务 国家宪法日活动 11月20日')).toContain('不能自行设定');
  });

  test('grow by whoever comes, and begin by themselves with the year', async () => {
    const admin = await house.token('guoqiang');
    const joined = {
      staff: 'qianfeng',
      name: '钱峰',
      unit: 'party-group',
      post: '党组成员',
      roles: ['member', 'staff'],
    };
    expect((await house.call(admin, 'POST', '/v1/directory/enrol-staff', joined)).status).toBe(200);
    await settled(house.url);
    const office = await house.token('chenxia');
    const { body } = await until(
      () => house.call(office, 'GET', '/v1/duties/year-ahead?year=2028'),
      (ahead) => (ahead.body.lines as unknown[]).length > 0,
    );
    expect(body).toMatchObject({ lines: [{ title: '年度述职写入学法用法情况', owner: '钱峰' }], already: 32, past: 0 });
    await clock('2029-01-02T10:00:00+08:00');
    await until(
      () => house.rows(`select from duty_year where year = 2029`),
      (years) => years.length === 1,
    );
    await settled(house.url);
    const year = await ofYear(2029);
    expect(year).toHaveLength(33);
    expect(year.filter(({ owner }) => owner === 'qianfeng')).toHaveLength(1);
    expect(year.find(({ title }) => title === '上年度文件材料归档移交')).toMatchObject({
      due: '2029-06-30',
      owner: 'liuyang',
    });
  });

  test('pass to the head of the unit from whoever leaves', async () => {
    const archives = async () => (await ofYear(2029)).find(({ title }) => title === '上年度文件材料归档移交')!;
    expect((await archives()).owner).toBe('liuyang');
    const admin = await house.token('guoqiang');
    expect((await house.call(admin, 'POST', '/v1/directory/remove-staff', { staff: 'liuyang' })).status).toBe(200);
    await until(archives, ({ owner }) => owner === 'chenxia');
    const { number } = await archives();
    expect((await house.person('chenxia').says(number)).text).toContain('转给陈霞：原责任人已离岗');
  });
});

describe('a nil return', () => {
  const dutyOf = async (quarter: string) =>
    (
      await house.rows<{ state: string; due: string; owner: string; name: string }>(
        `select state, due, owner, name from duty_register where room = 'nil-returns' and number = $1`,
        `零报告 ${quarter} 行政复议`,
      )
    )[0];
  const told = (staff: string, words: RegExp) =>
    until(
      () => house.person(staff).transcript(),
      (all) => all.some(({ title, text }) => title === '零报告有变动' && words.test(text!)),
    );

  test('is due five working days after the quarter, and is not signed before it is over or by somebody else', async () => {
    // 31 December 2028 is a Sunday, 1 January a holiday by law: 2, 3, 4, 5 and 8 January.
    await until(
      () => dutyOf('2028年 四季度'),
      (duty) => duty !== undefined,
    );
    expect(await dutyOf('2028年 四季度')).toMatchObject({ state: 'open', due: '2029-01-08', owner: 'zhoufang' });
    expect(await refused('zhoufang', '零报告 一季度 行政复议')).toMatch(
      /2029年一季度到2029-03-31\(周六\)止，2029-04-01\(周日\)起可以签（2029-04-0\d[^]*目前0件/u,
    );
    expect(await refused('wulei', '零报告 四季度 行政复议')).toContain('零报告由政策法规科负责人签');
  });

  test('is signed once, and corrected by what is entered later; those whom it concerns are told', async () => {
    expect(await says('zhoufang', '零报告 四季度 行政复议')).toMatch(
      /已签 \*\*2028年四季度 行政复议 零报告\*\*：周芳 2029-01-02\(周二\)，账本1–[\d,]+，0件/u,
    );
    await until(
      () => dutyOf('2028年 四季度'),
      (duty) => duty!.state === 'met',
    );
    const token = await house.token('wulei');
    const paper = {
      authority: '天山市人民政府',
      party: '雪莲生物',
      act: '科技奖补资金不予拨付决定',
      on: '2028-12-27',
      acceptedOn: '2028-12-20',
      course: 'ordinary',
      handler: 'wulei',
    };
    const received = await house.call(token, 'POST', '/v1/cases/receive-reply-notice', paper);
    expect([received.status, received.body]).toEqual([200, expect.anything()]);
    for (const staff of ['zhoufang', 'limin'])
      await told(staff, /2028年四季度 行政复议[^]*零报告已更正：案件〔20\d\d〕1号，收到2028-12-27\(周三\)[^]*现为1件/u);
    const { text } = await house.person('zhoufang').says('零报告情况 四季度 行政复议');
    expect(text).toMatch(
      /零报告已更正，现有 \*\*1\*\* 件[^]*零报告，周芳签，账本1–[^]*已更正：案件〔20\d\d〕1号[^]*吴磊登记，现为1件/u,
    );
    expect(await refused('zhoufang', '零报告 四季度 行政复议')).toMatch(
      /这个季度有1件（案件〔20\d\d〕1号 收到2028-12-27/u,
    );
  });

  test('is to be signed again once the record has another day, and stands only then', async () => {
    const token = await house.token('wulei');
    const [{ case: id }] = (await house.rows<{ case: string }>(`select "case" from case_register`)) as [
      { case: string },
    ];
    const put = { case: id, step: 'receive-reply-notice', on: '2029-01-02', reason: '以签收单为准' };
    expect((await house.call(token, 'POST', '/v1/cases/correct-case', put)).status).toBe(200);
    await told('zhoufang', /已不在本季度，现为0件，请签字人重新确认/u);
    await until(
      () => dutyOf('2028年 四季度'),
      (duty) => duty!.state === 'open',
    );
    await says('zhoufang', '零报告 2028年 四季度 行政复议');
    const { text } = await house.person('zhoufang').says('零报告情况 2028年 四季度 行政复议');
    expect(text).toContain('零报告有效，现有 **0** 件');
  });

  test('is wanted after all where the only record of the quarter turns out to be of another', async () => {
    const token = await house.token('wulei');
    await clock('2029-03-30T10:00:00+08:00');
    const paper = {
      authority: '天山市人民法院',
      party: '天山软件',
      act: '不予拨付决定',
      on: '2029-03-30',
      handler: 'wulei',
    };
    const received = await house.call(token, 'POST', '/v1/cases/receive-complaint', { ...paper, course: 'ordinary' });
    expect([received.status, received.body]).toEqual([200, expect.anything()]);
    await settled(house.url);
    // The quarter is over on Saturday; Monday the 2nd is the first working day after it.
    await clock('2029-04-02T10:00:00+08:00');
    const litigation = async () =>
      (
        await house.rows<{ state: string; due: string }>(
          `select state, due from duty_register where room = 'nil-returns' and number = '零报告 2029年 一季度 行政诉讼'`,
        )
      )[0];
    await until(litigation, (duty) => duty?.state === 'closed');
    expect((await litigation())!.due).toBe('2029-04-09');
    await clock('2029-04-03T10:00:00+08:00');
    const { case: id } = received.body as { case: string };
    const put = { case: id, step: 'receive-complaint', on: '2029-04-02', reason: '以签收单为准' };
    expect((await house.call(token, 'POST', '/v1/cases/correct-case', put)).status).toBe(200);
    // 4 April 2029 is Qingming by law: 5, 6, 9, 10 and 11 April.
    await until(litigation, (duty) => duty!.state === 'open');
    expect((await litigation())!.due).toBe('2029-04-11');
  });
});

test('duties of one’s own come in as a workbook, a row each, and once', async () => {
  const rows = [['任务'], ['每年3月15日前 报政府采购意向 办公室'], ['每天早上10点全体打卡签到 办公室']];
  const data = rows.map((row) => row.map((value) => ({ value, type: String })));
  const book = await writeExcelFile([{ sheet: '新增任务', data }] as never).toBuffer();
  const token = await house.token('chenxia');
  const form = new FormData();
  form.set('file', new Blob([Uint8Array.from(book)]), '任务.xlsx');
  const headers = { authorization: `Bearer ${token}` };
  const file = await (await fetch(`${house.running.api}/v1/files`, { method: 'POST', headers, body: form })).json();
  const take = async () => {
    const { status, body } = await house.call(token, 'POST', '/v1/imports/take-workbook', { file: [file] });
    const [{ taken, already, faults }] = body.sheets as [
      { taken: number; already: number; faults: { row: number; message: string }[] },
    ];
    return [status, taken, already, faults.map(({ row, message }) => `${row} ${message.slice(0, 8)}`)];
  };
  expect(await take()).toEqual([200, 1, 0, ['3 不得要求打卡签到']]);
  expect(await take()).toEqual([200, 0, 1, ['3 不得要求打卡签到']]);
  await settled(house.url);
  const made = await house.rows(
    `select owner, due from duty_register where title = '报政府采购意向' and name = '办理'`,
  );
  expect(made).toEqual([{ owner: 'chenxia', due: '2030-03-15' }]);
});
