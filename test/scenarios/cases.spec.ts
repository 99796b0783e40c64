import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { strToU8 } from 'fflate';
import readExcelFile from 'read-excel-file/node';
import { unzipSync, strFromU8 } from 'fflate';
import { openHouse, settled, type House, type Message } from '#support/house';

// Cases from the first paper to the archive by chat alone, through the real SDK; every date worked out by hand. Days
// off that matter: 2025: 26 January, 8 February, 27 April, 28 September, 11 October worked; 1–5 May, 1–8 October off;
// 2026: 1–3 January off, Sunday 4 January worked.

let house: House;
beforeAll(async () => {
  house = await openHouse();
  // A Monday, so that what is told does not depend on the day the test runs.
  await fetch(`${house.running.chatPage}/sandbox/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ now: '2026-12-21T10:00:00+08:00' }),
  });
});
afterAll(() => house.close());

const PDF = strToU8(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\nxref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000055 00000 n \n0000000105 00000 n \ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n170\n%%EOF',
);
const tap = (message: Message, title: string): string => message.buttons!.find((one) => one.title === title)!.says!;
/** Says something, passes over what may be left out, confirms the card: what the bot then says. */
const files = async (staff: string, text: string): Promise<string> => {
  const person = house.person(staff);
  let heard = await person.says(text);
  for (let n = 0; n < 4 && heard.buttons?.some((one) => one.title === '跳过'); n += 1)
    heard = await person.says('跳过');
  expect([text, heard.text]).toEqual([text, expect.stringContaining('请核对')]);
  return (await person.says(tap(heard, '确认'))).text!;
};
const asks = async (staff: string, text: string): Promise<string> => (await house.person(staff).says(text)).text!;

describe('a reconsideration by chat alone', () => {
  test('is opened by the notice, with the reply and the decision due by their articles', async () => {
    const told = await files(
      'zhoufang',
      '收到复议答复通知 申请人雪莲生物 3月3日收到 2025年2月25日受理 我承办 普通程序 科技奖补资金不予拨付决定 天山市人民政府'.replace(
        '3月3日',
        '2025年3月3日',
      ),
    );
    expect(told).toContain('已登记 **案件〔2025〕1号** 雪莲生物 · 科技奖补资金不予拨付决定 · 行政复议');
    // Ten working days from Monday 3 March: Monday 17 March. Sixty days from 25 February: Saturday 26 April; Sunday the
    // 27th is worked.
    expect(told).toMatch(/行政复议答复（普通程序）\*\*：2025-03-17\(周一\)，\*\*已逾期\*\*/u);
    expect(told).toMatch(/（对方）\*\*行政复议审理（普通程序）\*\*：2025-04-27\(周日\)/u);
  });

  test('is the task of its handler at once, and overdue', async () => {
    expect(await asks('zhoufang', '我的待办')).toMatch(
      /案件〔2025〕1号 行政复议答复（普通程序）[^]*2025-03-17\(周一\)[^]*已逾期/u,
    );
    expect(await asks('zhoufang', '逾期')).toContain('案件〔2025〕1号 行政复议答复（普通程序）');
    expect(await asks('zhoufang', '2025年3月到期')).toContain('共 **1** 件，其中已逾期 **1** 件');
  });

  test('has its agents, but not a lawyer alone', async () => {
    const zhoufang = house.person('zhoufang');
    await zhoufang.says('委托复议代理人 王某律师');
    expect((await zhoufang.says('确认')).text).toMatch(/没有登记：应当委托一至二名本机关工作人员[^]*第十八条/u);
    await zhoufang.says('取消');
    expect(await files('zhoufang', '委托复议代理人 吴磊 王某律师 2025年3月5日')).toContain(
      '已记入 **案件〔2025〕1号**',
    );
  });

  test('takes the reply with its papers, sent in the talk, in time', async () => {
    const zhoufang = house.person('zhoufang');
    await zhoufang.sendsFile('答复书.pdf', PDF, { type: 'application/pdf' });
    expect((await zhoufang.hears()).text).toContain('收到 答复书.pdf');
    const told = await files('zhoufang', '案件〔2025〕1号 已提交答复 2025年3月14日');
    expect(told).toContain('行政复议答复（普通程序）**：2025-03-17(周一)，2025-03-14(周五)已办');
    expect(await asks('zhoufang', '案件〔2025〕1号')).toContain('提交复议答复');
  });

  test('is halted from 20 March until it goes on on 8 April: 26 April + 19 days = Thursday 15 May', async () => {
    await files('zhoufang', '案件中止 案件〔2025〕1号 2025年3月20日 等待鉴定');
    expect(await files('zhoufang', '案件恢复 案件〔2025〕1号 2025年4月8日')).toMatch(
      /日期有变动：\s+- 行政复议审理（普通程序）：2025-04-27\(周日\) → \*\*2025-05-15\(周四\)\*\*/u,
    );
  });

  test('is extended by thirty days from its own end, to Saturday 14 June: Monday 16 June; and not beyond', async () => {
    const zhoufang = house.person('zhoufang');
    await zhoufang.says('延长期限 案件〔2025〕1号 复议审理期限 31日 2025年5月10日 复议机构负责人批准 案情复杂');
    expect((await zhoufang.says('确认')).text).toMatch(/没有登记：[^]*30日[^]*第六十二条/u);
    await zhoufang.says('取消');
    expect(
      await files('zhoufang', '延长期限 案件〔2025〕1号 复议审理期限 30日 2025年5月10日 复议机构负责人批准 案情复杂'),
    ).toMatch(/2025-05-15\(周四\) → \*\*2025-06-16\(周一\)\*\*/u);
  });

  test('is decided, and the opinion that came with it is answered too late, which is said', async () => {
    // The applicant has fifteen days from 10 June: Wednesday 25 June. Sixty days from 10 June: Saturday 9 August, so
    // Monday the 11th.
    expect(await files('zhoufang', '收到复议决定 维持 2025年6月10日送达')).toMatch(
      /（对方）\*\*不服复议决定提起诉讼\*\*：2025-06-25\(周三\)，期限已过/u,
    );
    expect(await files('zhoufang', '收到复议意见书 2025年6月10日 规范奖补拨付程序')).toContain(
      '反馈行政复议意见书办理情况**：2025-08-11(周一)，**已逾期**',
    );
    expect(await files('zhoufang', '案件〔2025〕1号 意见书已反馈 2025年8月12日')).toContain(
      '反馈行政复议意见书办理情况**：2025-08-11(周一)，2025-08-12(周二)已办，**逾期**',
    );
  });

  test('a wrong day is put right, and what moved is said; a step recorded by mistake is taken back', async () => {
    expect(await files('zhoufang', '更正案件 案件〔2025〕1号 收到复议意见书 2025年6月13日 送达回证为准')).toMatch(
      /反馈行政复议意见书办理情况：2025-08-11\(周一\) → \*\*2025-08-12\(周二\)\*\*[^]*2025-08-12\(周二\)已办/u,
    );
    expect(await files('zhoufang', '案件〔2025〕1号 已履行复议决定 2025年7月1日')).toContain(
      '已记入 **案件〔2025〕1号**',
    );
    const zhoufang = house.person('zhoufang');
    expect((await zhoufang.says('撤回')).text).toContain('请核对');
    expect((await zhoufang.says('确认')).text).toContain('案件〔2025〕1号');
    expect(await asks('zhoufang', '案件〔2025〕1号')).toContain('撤销一步');
  });

  test('is filed away, and takes nothing more', async () => {
    expect(await files('zhoufang', '归档 案件〔2025〕1号 2025年9月1日')).toContain('已归档');
    await settled(house.url);
    expect(await asks('zhoufang', '我的待办')).toContain('您没有要办的事项');
    const zhoufang = house.person('zhoufang');
    await zhoufang.says('补充复议证据 案件〔2025〕1号 复议机构已同意');
    expect((await zhoufang.says('确认')).text).toContain('已经归档');
    await zhoufang.says('取消');
  });
});

describe('a lawsuit of two instances by chat alone', () => {
  test('the complaint sets three periods running to the day after National Day', async () => {
    // Fifteen days from Thursday 18 September 2025: Friday 3 October; off until the 8th.
    const told = await files(
      'zhoufang',
      '收到起诉状副本 原告天山软件 水磨沟区人民法院 2025年9月18日收到 我承办 普通程序 项目验收不通过决定 （2025）新0105行初12号',
    );
    for (const name of ['一审答辩和举证', '管辖异议', '申请延期提供证据'])
      expect(told).toContain(`**${name}**：2025-10-09(周四)`);
    expect(told).toContain('案件〔2025〕2号');
  });
  test('the answer, the hearing with the head, the judgment', async () => {
    expect(await files('zhoufang', '提交答辩状 2025年10月9日')).toContain('2025-10-09(周四)，2025-10-09(周四)已办');
    expect(await files('zhoufang', '开庭 2025年11月5日10点 局长出庭 2025年10月15日收到')).toContain(
      '**出庭应诉**：2025-11-05(周三)',
    );
    expect(await files('zhoufang', '出庭应诉 2025年11月5日 局长出庭 发言')).toContain('2025-11-05(周三)已办');
    // Fifteen days from 17 December: 1 January; off until the 3rd, Sunday the 4th is worked.
    expect(await files('zhoufang', '收到判决 胜诉 2025年12月17日送达')).toContain('**对判决上诉**：2026-01-04(周日)');
  });
  test('the other side appeals: an instance of its own', async () => {
    expect(await files('zhoufang', '收到上诉状副本 2026年1月8日')).toContain('**二审答辩**：2026-01-23(周五)');
    await files('zhoufang', '提交二审答辩状 2026年1月20日');
    await files('zhoufang', '收到传票 2026年2月11日9点30分 2026年1月26日收到');
    const told = await files('zhoufang', '出庭应诉 2026年2月11日 负责人未出庭 公务 吴磊');
    // 法释〔2020〕3号第八条: the reason was said, the proof is still to be handed in.
    expect(told).toContain('情况说明及证明材料');
    expect(await files('zhoufang', '收到二审判决 维持 2026年3月9日送达')).toContain(
      '（对方）**申请再审**：2026-09-09(周三)',
    );
    expect(await files('zhoufang', '归档 案件〔2025〕2号 2026年3月20日')).toContain('已归档');
  });
  test('the head came to one of the two instances (法释〔2020〕3号第七条)', async () => {
    const told = await asks('zhoufang', '负责人出庭率 2025年至2026年');
    expect(told).toMatch(/开庭审理 \*\*2\*\* 件（按审级计），负责人出庭 \*\*1\*\* 件，出庭率 \*\*50%\*\*/u);
  });
});

describe('papers', () => {
  const words = (bytes: Uint8Array) => strFromU8(unzipSync(bytes)['word/document.xml']!).replace(/<[^>]+>/g, '');
  const fetched = async (path: string, staff = 'zhoufang') => {
    const response = await fetch(`${house.running.api}${path}`, {
      headers: { authorization: `Bearer ${await house.token(staff)}` },
    });
    return {
      status: response.status,
      name: decodeURIComponent(response.headers.get('content-disposition') ?? ''),
      bytes: new Uint8Array(await response.arrayBuffer()),
    };
  };
  test('are drafted from the record: sent in the chat, fetched over HTTP', async () => {
    const zhoufang = house.person('zhoufang');
    expect((await zhoufang.says('起草复议答复书 案件〔2025〕1号')).text).toContain(
      '行政复议答复书_案件〔2025〕1号.docx',
    );
    expect(await zhoufang.hears()).toMatchObject({
      msgtype: 'file',
      file: { name: '行政复议答复书_案件〔2025〕1号.docx' },
    });
    const reply = await fetched(`/v1/cases/draft-reconsideration-reply?case=${encodeURIComponent('案件〔2025〕1号')}`);
    for (const fact of [
      '此致天山市人民政府',
      '申请人雪莲生物不服我局科技奖补资金不予拨付决定',
      '2025年3月3日收到申请书副本',
      '吴磊',
      '答复书.pdf',
      '【待填：证明对象】',
      '天山市科学技术局',
    ])
      expect(words(reply.bytes)).toContain(fact);
    const brief = await fetched(`/v1/cases/draft-answer-brief?case=${encodeURIComponent('案件〔2025〕2号')}`);
    for (const fact of ['行政上诉答辩状', '2026年1月8日收到上诉状副本']) expect(words(brief.bytes)).toContain(fact);
    const absence = await fetched(`/v1/cases/draft-absence-statement?case=${encodeURIComponent('案件〔2025〕2号')}`);
    for (const fact of ['2026年2月11日09:30', '需要履行他人不能代替的公务', '委托吴磊'])
      expect(words(absence.bytes)).toContain(fact);
    const delay = await fetched(`/v1/cases/draft-extension-request?case=${encodeURIComponent('案件〔2025〕2号')}`);
    expect(words(delay.bytes)).toContain('举证期限至2025年10月9日届满');
  });
  test('of another kind of case, or of a case one may not see, are refused', async () => {
    expect(await fetched(`/v1/cases/draft-answer-brief?case=${encodeURIComponent('案件〔2025〕1号')}`)).toMatchObject({
      status: 409,
    });
    expect(
      await fetched(`/v1/cases/draft-answer-brief?case=${encodeURIComponent('案件〔2025〕2号')}`, 'maxiaohong'),
    ).toMatchObject({ status: 404 });
  });
  test('the register and the course of one case are workbooks', async () => {
    const [ledger] = await readExcelFile(
      Buffer.from((await fetched('/v1/cases/case-ledger?period=2025-01-01..2025-12-31')).bytes),
    );
    expect(ledger!.data.slice(3, -1).map((row) => [row[0], row[4], row[7]])).toEqual([
      ['案件〔2025〕1号', '周芳', '维持'],
      ['案件〔2025〕2号', '周芳', '维持'],
    ]);
    const sheets = await readExcelFile(
      Buffer.from((await fetched(`/v1/cases/case-timeline?case=${encodeURIComponent('案件〔2025〕2号')}`)).bytes),
    );
    expect(sheets.map((one) => one.sheet)).toEqual(['办理经过', '期限']);
    expect(sheets[0]!.data.slice(3, -1).map((row) => row[1])).toEqual([
      '收到起诉状副本',
      '提交答辩状和证据',
      '收到开庭通知',
      '出庭应诉',
      '收到一审判决',
      '收到上诉状副本',
      '提交二审答辩状',
      '收到开庭通知',
      '出庭应诉',
      '收到二审判决',
      '归档',
    ]);
    expect(sheets[1]!.data.find((row) => row[0] === '二审答辩')!.slice(1, 4)).toEqual([
      new Date('2026-01-23T00:00:00Z'),
      '已办',
      new Date('2026-01-20T00:00:00Z'),
    ]);
  });
});

describe('a year whose holidays are not published', () => {
  test('gives a provisional date; published, it is counted again and the handler is told', async () => {
    // Sixty days from 1 December 2026: Saturday 30 January 2027, so by the week alone Monday 1 February.
    expect(await files('wulei', '收到附带审查通知 科技成果管理办法 2026年12月1日收到 我承办')).toContain(
      '附带审查：制定机关书面答复',
    );
    expect(await files('wulei', '收到转送的文件审查 科技成果管理办法 2026年12月1日收到 我承办')).toContain(
      '转送的规范性文件处理**：2027-02-01(周一)（暂定）',
    );
    const guoqiang = house.person('guoqiang');
    const card = await guoqiang.says(
      '公布放假安排 2027年\n一、元旦：1月1日（周五）至3日（周日）放假，共3天。\n二、春节：2月5日（周五）至11日（周四）放假调休，共7天。1月30日（周六）、2月14日（周日）上班。',
    );
    expect(card.text).toContain('请核对');
    const wulei = house.person('wulei');
    await wulei.says('帮助');
    expect((await guoqiang.says(tap(card, '确认'))).text).toContain('已载入 **2027年** 放假安排');
    const told = await wulei.hears();
    expect(told.text).toMatch(/转送的规范性文件处理[^]*由2027-02-01\(周一\)改为 \*\*2027-01-30\(周六\)\*\*/u);
    expect(await asks('wulei', '2027年1月到期')).toContain('2027-01-30(周六)');
  });
  test('said without weekdays that fit is not taken', async () => {
    const guoqiang = house.person('guoqiang');
    expect((await guoqiang.says('公布放假安排 2028年 元旦：1月1日（周五）至3日（周日）放假，共3天。')).text).toContain(
      '没有看懂',
    );
    expect((await guoqiang.says('确认')).text).toContain('没有登记');
    await guoqiang.says('取消');
  });
});

test('a case is meant by its id as well as by its number', async () => {
  const token = await house.token('zhoufang');
  const opened = await house.call(token, 'POST', '/v1/cases/receive-instrument', {
    handler: 'zhoufang',
    unit: 'legal',
    result: '司法建议',
    authority: '水磨沟区人民法院',
    on: '2026-03-02',
  });
  const { case: id, number } = opened.body as { case: string; number: string };
  const answered = await house.call(token, 'POST', '/v1/cases/answer-instrument', { case: id, on: '2026-03-10' });
  expect(answered.body).toMatchObject({ number, deadlines: [{ rule: 'court-advice', state: 'met' }] });
  const shown = await house.call(token, 'GET', `/v1/cases/case-progress?case=${id}`);
  expect(shown.body).toMatchObject({ found: true, number });
  const wrong = await house.call(token, 'POST', '/v1/cases/answer-instrument', { case: '会议〔2026〕1号' });
  expect([wrong.status, wrong.body.detail]).toEqual([422, expect.stringContaining('案件〔2026〕12号')]);
});

describe('any period, recording nothing', () => {
  test('is reckoned in the chat and over HTTP, with each day passed over', async () => {
    const count = async () => (await house.rows<{ n: string }>('select count(*) as n from ledger'))[0]!.n;
    await settled(house.url);
    const before = await count();
    expect(await asks('zhangwei', '算期限 复议答复 2026年3月2日收到')).toMatch(
      /\*\*2026-03-16\(周一\)\*\*[^]*2026-03-07\(周六\)[^]*不计入/u,
    );
    const reckoned = await house.call(
      await house.token('zhangwei'),
      'GET',
      `/v1/duties/reckon-deadline?rule=${encodeURIComponent('一审答辩')}&start=2026-09-16`,
    );
    expect(JSON.stringify(reckoned.body)).toContain('2026-10-08');
    expect(await asks('zhangwei', '算期限 复议答辨 2026年3月2日收到')).toContain('行政复议答复');
    expect(await count()).toBe(before);
  });
});

test('asked without a first day, a period is that of the cases that are open, for who may see them', async () => {
  const token = await house.token('zhoufang');
  const paper = { party: '瓜果岛农贸', act: '不予立项', on: '2026-10-12', course: 'ordinary', handler: 'zhoufang' };
  const opened = await house.call(token, 'POST', '/v1/cases/receive-complaint', {
    ...paper,
    authority: '天山区人民法院',
    reference: '（2026）新0102行初188号',
    unit: 'legal',
  });
  const { number } = opened.body as { number: string };
  expect(opened).toMatchObject({ status: 200 });
  await settled(house.url);
  // Fifteen days from 12 October: 27 October.
  const own = await asks('zhoufang', '答辩状最晚哪天交');
  expect(own).toMatch(new RegExp(`${number}[^]*2026-10-27`, 'u'));
  const other = await asks('zhangwei', '算期限 一审答辩');
  expect(other).not.toContain(number);
  expect(other).toContain('请写明从哪天起算');
});

describe('every act on a period is put right by itself', () => {
  const gives = async (path: string, body: object) =>
    house.call(await house.token('zhoufang'), 'POST', `/v1/cases/${path}`, body);
  const dues = (answer: { body: unknown }) =>
    Object.fromEntries(
      (answer.body as { deadlines: { rule: string; counted?: { due: string } }[] }).deadlines.map(
        ({ rule, counted }) => [rule, counted?.due],
      ),
    );
  const paper = {
    party: '昆仑新材',
    act: '科技项目终止决定',
    on: '2026-03-02',
    acceptedOn: '2026-03-02',
    course: 'ordinary',
    handler: 'zhoufang',
    unit: 'legal',
  };
  let number: string;

  test('the same paper of the same party on the same day is asked about, not entered twice', async () => {
    const first = await gives('receive-reply-notice', paper);
    number = (first.body as { number: string }).number;
    await settled(house.url);
    // What one of them leaves out makes them no two.
    for (const same of [paper, { ...paper, reference: '天政复〔2026〕31号' }])
      expect(await gives('receive-reply-notice', same)).toMatchObject({
        status: 409,
        body: { code: 'cases.duplicate', detail: expect.stringContaining(number) },
      });
    expect((await gives('receive-reply-notice', { ...paper, another: 'yes' })).status).toBe(200);
  });
  test('a halt, its first day, and that it never was', async () => {
    // 60 days from 2 March: 1 May, off until the 6th. From 20 March to 18 April 30 days: Sunday 31 May; from the 25th 25
    // days: 26 May.
    await gives('suspend-case', { case: number, from: '2026-03-20', reason: '等待鉴定' });
    expect(dues(await gives('resume-case', { case: number, on: '2026-04-19' }))['recon-decide-ordinary']).toBe(
      '2026-06-01',
    );
    const corrected = await gives('correct-halt', { case: number, from: '2026-03-25', reason: '以通知书为准' });
    expect(dues(corrected)['recon-decide-ordinary']).toBe('2026-05-26');
    expect(dues(await gives('strike-halt', { case: number, reason: '误登' }))['recon-decide-ordinary']).toBe(
      '2026-05-06',
    );
  });
  test('an extension, how long it is, and that it was never granted', async () => {
    const extension = {
      case: number,
      rule: 'recon-decide-ordinary',
      approvedBy: '复议机构负责人',
      approvedOn: '2026-05-06',
    };
    // 1 May and 30 days: 31 May, a Sunday; 20 days: 21 May.
    const longer = await gives('extend-period', { ...extension, by: { n: 30, unit: 'day' }, reason: '案情复杂' });
    expect(dues(longer)['recon-decide-ordinary']).toBe('2026-06-01');
    const { case: of, rule } = extension;
    const shorter = await gives('correct-extension', {
      case: of,
      rule,
      by: { n: 20, unit: 'day' },
      reason: '决定书为准',
    });
    expect(dues(shorter)['recon-decide-ordinary']).toBe('2026-05-21');
    expect(dues(await gives('strike-extension', { case: of, rule, reason: '没有批准' }))['recon-decide-ordinary']).toBe(
      '2026-05-06',
    );
  });
  test('the course, on the first paper too: five working days instead of ten', async () => {
    const summary = await gives('correct-case', {
      case: number,
      step: 'receive-reply-notice',
      course: 'summary',
      reason: '通知书写明',
    });
    expect(dues(summary)['recon-reply-summary']).toBe('2026-03-09');
  });
  test('a period of the bureau’s own is lengthened by a head of the bureau only', async () => {
    const petition = await gives('receive-petition', {
      party: '热孜万',
      matter: '反映补贴未发放',
      result: '直接提出',
      on: '2026-03-01',
      handler: 'zhoufang',
      unit: 'legal',
    });
    const { number: of } = petition.body as { number: string };
    await gives('notify-petitioner', { case: of, on: '2026-03-03', result: '受理' });
    const ask = (approvedBy: string) =>
      gives('extend-period', {
        case: of,
        rule: 'petition-close',
        by: { n: 30, unit: 'day' },
        approvedBy,
        approvedOn: '2026-04-28',
        reason: '情况复杂',
      });
    expect((await ask('科员小李')).body).toMatchObject({ code: 'cases.approver-needed' });
    expect(dues(await ask('局长王建国'))['petition-close']).toBe('2026-06-01');
  });
});

describe('what decides the period', () => {
  const duties = async (number: string) => {
    await settled(house.url);
    return house.rows<{ rule: string; name: string; due: string; state: string }>(
      `select rule, name, due::text, state from duty_register where number = '${number}' order by rule, state`,
    );
  };
  const numberIn = (told: string) => /案件〔\d{4}〕\d+号/u.exec(told)![0];

  test('is asked together with all that is offered, a tap away; left open, the shorter counts, until it is put right', async () => {
    const zhoufang = house.person('zhoufang');
    const asked = await zhoufang.says('收到复议答复通知 申请人阿勒泰光电 2026年3月2日收到 我承办');
    expect(asked.text).toMatch(/被申请复议的行为[^]*程序[^]*普通程序还是简易程序？/u);
    expect(asked.buttons!.map(({ title }) => title)).toEqual(['普通程序', '简易程序', '尚不清楚', '跳过']);
    const card = await zhoufang.says(tap(asked, '尚不清楚'));
    // Five working days from Monday 2 March: Monday the 9th; ten: Monday the 16th.
    expect(card.text).toMatch(/（简易程序）：2026-03-09\(周一\)（程序尚不清楚，先按简易程序的较短期限）/u);
    const number = numberIn((await zhoufang.says(tap(card, '确认'))).text!);
    expect(await duties(number)).toEqual([
      { rule: 'recon-reply-summary', name: '行政复议答复（简易程序），暂按较短期限', due: '2026-03-09', state: 'open' },
    ]);
    expect(await files('zhoufang', `更正案件 ${number} 收到复议答复通知 普通程序 以通知书为准`)).toContain(
      '**行政复议答复（普通程序）**：2026-03-16(周一)',
    );
    expect((await duties(number)).map(({ rule, due, state }) => [rule, due, state])).toEqual([
      ['recon-reply-ordinary', '2026-03-16', 'open'],
      ['recon-reply-summary', '2026-03-09', 'closed'],
    ]);
    await files('zhoufang', `${number} 已提交答复 2026年3月13日`);
  });

  test('so is the ground of a halt: sixty days, then the case ends; put right, it does not', async () => {
    const told = await files(
      'zhoufang',
      '收到复议答复通知 申请人李明 2026年3月2日收到 普通程序 对不予立项决定不服 我承办',
    );
    const number = numberIn(told);
    const zhoufang = house.person('zhoufang');
    const card = await zhoufang.says(`案件中止 ${number} 2026年3月20日 申请人死亡，等待继承人`);
    // 20 March + 60 days: Tuesday 19 May; a lawsuit: 90 days, Thursday 18 June.
    expect(card.text).toMatch(/行政复议案件：中止至2026-05-19\(周二\)，中止原因仍未消除的，终止行政复议/u);
    expect(card.text).toContain('行政诉讼案件：中止至2026-06-18(周四)');
    expect((await zhoufang.says(tap(card, '确认'))).text).toMatch(
      /（对方）\*\*行政复议中止转终止\*\*：2026-05-19\(周二\)，期限已过，中止原因仍未消除的，终止行政复议/u,
    );
    const ending = async () => (await duties(number)).filter(({ rule }) => rule === 'recon-suspend-end');
    expect(await ending()).toMatchObject([{ due: '2026-05-19', state: 'open' }]);
    await files('zhoufang', `更正中止 应为2026年3月23日起 以通知书为准 ${number}`);
    // 23 March + 60 days: Friday 22 May.
    expect(await ending()).toMatchObject([{ due: '2026-05-22', state: 'open' }]);
    await files('zhoufang', `案件恢复 ${number} 2026年4月10日`);
    // Which day is meant is said by the words before it, or by those of the command.
    for (const words of [
      '更正中止 # 恢复日期应为2026年4月13日 通知书为准',
      '更正恢复日期 # 2026年4月13日 通知书为准',
    ]) {
      expect(await asks('zhoufang', words.replace('#', number))).toContain('恢复日期：**2026-04-13(周一)**');
      await asks('zhoufang', '取消');
    }
    expect(await ending()).toMatchObject([{ state: 'closed' }]);
    await files('zhoufang', `${number} 已提交答复 2026年3月13日`);
  });
});

describe('who sees a case', () => {
  test('not another unit; the office does', async () => {
    expect(await asks('maxiaohong', '案件〔2025〕2号')).toContain('没有找到');
    expect(await asks('chenxia', '案件〔2025〕2号')).toContain('天山软件');
  });
  test('its papers neither', async () => {
    const [{ data }] = (await house.rows<{ data: { facts: { materials: { sha256: string }[] } } }>(
      `select data from ledger where type = 'cases.step-taken' and data->'facts' ? 'materials' limit 1`,
    )) as [{ data: { facts: { materials: { sha256: string }[] } } }];
    const fetchAs = async (staff: string) =>
      (
        await fetch(`${house.running.api}/v1/files/${data.facts.materials[0]!.sha256}`, {
          headers: { authorization: `Bearer ${await house.token(staff)}` },
        })
      ).status;
    expect([await fetchAs('zhoufang'), await fetchAs('maxiaohong')]).toEqual([200, 404]);
  });
});

describe('one paper, filed by two at once', () => {
  /** Everybody files the same in the same moment: the registers know of none of them. */
  const atOnce = async (path: string, body: (staff: string) => object) => {
    const clerks = ['zhoufang', 'chenxia', 'zhoufang'];
    const tokens = await Promise.all(clerks.map((staff) => house.token(staff)));
    const answers = await Promise.all(
      clerks.map((staff, n) => house.call(tokens[n]!, 'POST', `/v1/cases/${path}`, body(staff))),
    );
    const [done = { status: 0, body: {} }, ...more] = answers.filter(({ status }) => status === 200);
    const refusals = answers.filter(({ status }) => status !== 200).map((one) => one.body);
    return { number: (done.body as { number: string }).number, more, refusals };
  };
  const told = (code: string, number: string) => ({ code, detail: expect.stringContaining(number) });
  const twice = (code: string, number: string) => [code, code].map((one) => expect.objectContaining(told(one, number)));
  const notice = { act: '项目验收决定', on: '2024-03-04', acceptedOn: '2024-03-01', course: 'ordinary' };
  let number: string;

  test('is one case, and who came second is told its number', async () => {
    const filed = await atOnce('receive-reply-notice', (handler) => ({
      ...notice,
      party: '玉泉环保',
      handler,
      unit: 'legal',
    }));
    expect(filed.more).toEqual([]);
    expect(filed.refusals).toEqual(twice('cases.duplicate', filed.number));
    number = filed.number;
  });
  test('by its number, however the party and the number are written', async () => {
    const reference = { zhoufang: '天政复〔2024〕9号', chenxia: '天政复 〔2024〕９号' } as Record<string, string>;
    const filed = await atOnce('receive-reply-notice', (staff) => ({
      ...notice,
      act: '项目终止决定',
      party: staff === 'zhoufang' ? '玉泉环保' : '玉泉环保有限公司',
      reference: reference[staff],
      handler: staff,
      unit: 'legal',
    }));
    expect(filed.more).toEqual([]);
    expect(filed.refusals).toEqual(twice('cases.duplicate', filed.number));
  });
  test('is one step of its case', async () => {
    const filed = await atOnce('submit-reply', () => ({ case: number, on: '2024-03-12' }));
    expect(filed.more).toEqual([]);
    expect(filed.refusals).toEqual(twice('cases.step-duplicate', number));
  });
  test('and once the first was put right to be of another day, the paper of that day opens a case', async () => {
    const token = await house.token('zhoufang');
    const paper = { ...notice, party: '玉泉环保', handler: 'zhoufang', unit: 'legal' };
    await house.call(token, 'POST', '/v1/cases/correct-case', {
      case: number,
      step: 'receive-reply-notice',
      on: '2024-03-05',
      reason: '签收单为准',
    });
    await settled(house.url);
    const again = await atOnce('receive-reply-notice', () => paper);
    expect(again.number).not.toBe(number);
    expect([again.more.length, again.refusals.length]).toEqual([0, 2]);
  });
});

test('what happened to cases and duties is in the ledger in one order, and the registers agree with it', async () => {
  await settled(house.url);
  expect(await house.rows('select from parked')).toEqual([]);
  const [taken] = await house.rows<{ n: string }>(
    `select count(*) as n from ledger where type in ('cases.case-opened', 'cases.step-taken')`,
  );
  const [struck] = await house.rows<{ n: string }>(`select count(*) as n from ledger where type = 'cases.step-struck'`);
  const [entries] = await house.rows<{ n: string }>('select count(*) as n from case_entry');
  expect(Number(entries!.n)).toBe(Number(taken!.n) - Number(struck!.n));
  expect(
    await house.rows(
      `select from duty_register where state = 'open' and side = 'bureau' and number like '案件〔2025〕%'`,
    ),
  ).toEqual([]);
});
