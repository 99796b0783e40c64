import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { until } from '#support';
import { openHouse, settled, type House, type Message } from '#support/house';

// A year's case-load and twelve meetings, by chat and over HTTP, with mistakes put right on the way. Every date and
// figure is held against a-year.md, which was reckoned by hand from the law before anything was run.

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const clock = (now: string) =>
  fetch(`${house.running.chatPage}/sandbox/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ now }),
  });

/** The rows of the tables of the sheet, by the first words of their headings. */
const sheet = (first: string): readonly (readonly string[])[] => {
  const lines = readFileSync(join(import.meta.dirname, 'a-year.md'), 'utf8').split('\n');
  const tables = lines.map((line, n) => ({ line, n })).filter(({ line }) => line.startsWith(`| ${first} |`));
  return tables.flatMap(({ n }) => {
    const rows = lines.slice(n + 2);
    return rows
      .slice(
        0,
        rows.findIndex((line) => !line.startsWith('|')),
      )
      .map((line) =>
        line
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      );
  });
};
const figure = (name: string): number => Number(sheet('figure').find(([is]) => is === name)![1]);

type Body = Readonly<Record<string, unknown>>;
/** Over HTTP, as somebody; what must have been recorded. */
const gives = async (staff: string, path: string, body: Body): Promise<Record<string, unknown>> => {
  const { status, body: answer } = await house.call(await house.token(staff), 'POST', `/v1/${path}`, body);
  expect([path, body, status, answer]).toEqual([path, body, 200, expect.anything()]);
  return answer;
};
const tap = (message: Message, title: string): string => message.buttons!.find((one) => one.title === title)!.says!;
/** Says something, passes over what may be left out, confirms the card. */
const says = async (staff: string, text: string): Promise<string> => {
  const person = house.person(staff);
  let heard = await person.says(text);
  for (let n = 0; n < 4 && heard.buttons?.some((one) => one.title === '跳过'); n += 1)
    heard = await person.says('跳过');
  expect([text, heard.text]).toEqual([text, expect.stringContaining('请核对')]);
  const told = (await person.says(tap(heard, '确认'))).text!;
  expect([text, told]).toEqual([text, expect.not.stringMatching(/^(?:没有登记|没有看懂)/u)]);
  return told;
};

describe('twelve meetings', () => {
  let paper: Promise<unknown> | undefined;
  const paperOf = async (): Promise<unknown> => {
    const form = new FormData();
    form.set('file', new Blob(['意见书']), '意见书.txt');
    const authorization = `Bearer ${await house.token('zhoufang')}`;
    const sent = await fetch(`${house.running.api}/v1/files`, {
      method: 'POST',
      headers: { authorization },
      body: form,
    });
    return sent.json();
  };
  /** An item that may go up, proposed and reviewed on this day. */
  const ready = async (title: string, category: 'majorDecision' | 'personnel', day: string): Promise<string> => {
    const persons = category === 'personnel' ? { persons: '张伟' } : {};
    const { number: item } = await gives('huangtao', 'decisions/propose-item', {
      title,
      category,
      unit: 'plan',
      proposedOn: day,
      ...persons,
    });
    for (const gate of category === 'personnel' ? ['personnelProcedure'] : ['legalOpinion', 'legalityReview']) {
      await gives('huangtao', 'decisions/send-for-review', { item, gate, sentTo: '政策法规科', sentOn: day });
      const materials = [await (paper ??= paperOf())];
      const review = { item, gate, conclusion: 'sound', answeredBy: '政策法规科', answeredOn: day, materials };
      await gives('zhoufang', 'decisions/record-review', review);
    }
    await gives('chenxia', 'decisions/review-item', { item, complete: 'yes' });
    await gives('wangjianguo', 'decisions/approve-item', { item });
    return item as string;
  };
  const office = (command: string, body: Body) => gives('chenxia', `decisions/${command}`, body);
  const days = () => sheet('meeting').map(([, heldOn]) => heldOn!);
  const approvedBy = 'wangjianguo';

  /** What is different about a meeting, by its number: during it, or after its end. */
  interface Turn {
    readonly called?: string;
    readonly during?: (meeting: string) => Promise<unknown>;
    /** Votes for, against and abstained, by place; absent: five in favour. */
    readonly votes?: Readonly<Record<number, readonly [number, number, number] | 'none'>>;
    readonly after?: (meeting: string) => Promise<unknown>;
  }
  const absent = (...staff: string[]) => staff.map((one) => ({ staff: one, reason: '出差' }));
  const approves = (meeting: string) => gives('wangjianguo', 'decisions/approve-correction', { meeting });
  const TURNS: Readonly<Record<number, Turn>> = {
    2: { votes: { 2: [2, 2, 1] } },
    3: {
      after: async (meeting) => {
        const vote = { meeting, place: 1, method: 'secret', for: 2, against: 3, abstain: 0 };
        await office('correct-vote', { ...vote, reason: '计票单记反', approvedBy });
        const asked = await until(
          async () =>
            (await house.person('wangjianguo').transcript()).findLast((one) => one.title === '请批准更正会议记录'),
          (one) => one !== undefined,
        );
        expect(await says('wangjianguo', tap(asked!, '批准'))).toContain('已批准');
      },
    },
    4: {
      after: async (meeting) => {
        const who = { absent: absent('zhaogang', 'sunli'), reason: '签到有误', approvedBy };
        await office('correct-attendance', { meeting, ...who });
        await approves(meeting);
      },
    },
    5: {
      votes: { 2: 'none' },
      after: async (meeting) => {
        const vote = { place: 2, person: '张伟', method: 'secret', for: 5, against: 0, abstain: 0 };
        await office('record-missed-vote', { meeting, ...vote, reason: '散会前漏记', approvedBy });
        await approves(meeting);
      },
    },
    6: {
      votes: { 2: 'none' },
      during: (meeting) => office('defer-entry', { meeting, place: 2, reason: '需补充考察' }),
    },
    7: {
      during: async (meeting) => {
        const item = await ready('第7次会议临时事项', 'majorDecision', '2026-07-15');
        await office('add-late-item', { meeting, item, reason: '申报截止在即，不能等到下次会议' });
        await office('take-vote', { meeting, place: 3, method: 'secret', for: 5, against: 0, abstain: 0 });
      },
    },
    8: { called: '2026-08-11' },
    9: {
      votes: { 1: [3, 2, 0] },
      during: async (meeting) => {
        await office('take-vote', { meeting, place: 1, method: 'secret', for: 4, against: 1, abstain: 0 });
        await office('retract-vote', { meeting, place: 1, reason: '票数记错' });
        await approves(meeting);
      },
    },
    10: {
      votes: { 1: [4, 0, 0], 2: [4, 0, 0] },
      during: (meeting) => office('record-attendance', { meeting, absent: absent('aliya') }),
    },
    11: {
      votes: { 1: [4, 0, 0] },
      during: (meeting) => office('recuse-member', { meeting, place: 1, staff: 'limin', reason: '近亲属参与' }),
    },
    12: {
      after: async (meeting) => {
        await office('count-items', { meeting, items: 3, reason: '以会议记录为准', approvedBy });
        await approves(meeting);
      },
    },
  };

  test('are held month by month, and what went wrong is put right', async () => {
    for (const [n, heldOn] of days().entries()) {
      const { called, during, votes = {}, after } = TURNS[n + 1] ?? {};
      const before = `${heldOn.slice(0, 8)}05`;
      await clock(`${before}T10:00:00+08:00`);
      const items = await Promise.all([
        ready(`第${n + 1}次会议年度工作安排`, 'majorDecision', before),
        ready(`第${n + 1}次会议拟任人选`, 'personnel', before),
      ]);
      const { number } = await office('convene-meeting', { heldOn: called ?? heldOn, items });
      const meeting = number as string;
      if (called) await office('move-meeting', { meeting, heldOn, reason: '书记出差' });
      await settled(house.url);
      await clock(`${heldOn}T10:00:00+08:00`);
      expect(await says('chenxia', '开会')).toContain('应到5人，实到5人');
      await office('study-law', { meeting, statute: '《科学技术进步法》' });
      await during?.(meeting);
      for (const place of [1, 2]) {
        const cast = votes[place] ?? [5, 0, 0];
        if (cast === 'none') continue;
        const [inFavour, against, abstain] = cast;
        const person = place === 2 ? { person: '张伟' } : {};
        const vote = { meeting, place, ...person, method: 'secret', for: inFavour, against, abstain };
        await office('take-vote', vote);
      }
      expect(await says('chenxia', '散会')).toContain(meeting);
      await settled(house.url);
      await after?.(meeting);
    }
    await settled(house.url);
  });

  test('came to what the sheet says', async () => {
    const rows = await house.rows<{ serial: number; held_on: string; outcomes: string }>(
      `select serial, m.held_on, string_agg(e.outcome, ' ' order by e.place) as outcomes
        from meeting_register m join meeting_entry e on e.organ = m.organ and e.meeting = m.meeting
        group by serial, m.held_on order by serial`,
    );
    expect(rows.map(({ serial, held_on, outcomes }) => [String(serial), held_on, outcomes])).toEqual(
      sheet('meeting').map((row) => row.slice(0, 3)),
    );
  });

  test('and so do the figures: meetings, items, tasks, months', async () => {
    const [meetings, items] = [figure('meetings'), figure('items')];
    const [passed, rejected, deferred] = [figure('passed'), figure('rejected'), figure('deferred')];
    expect((await house.person('chenxia').says('2026年开了几次党组会、多少议题')).text).toContain(
      `共召开 **${meetings}** 次，议题 **${items}** 个：通过${passed}个、未通过${rejected}个、暂缓${deferred}个`,
    );
    expect((await house.person('chenxia').says('督办事项 办理中')).text).toContain(`共 **${figure('tasks')}** 项`);
    expect((await house.person('chenxia').says('暂缓的议题')).text).toContain(`共 **${deferred}** 件`);
    const months = await house.rows<{ state: string; n: string }>(
      `select state, count(*) as n from duty_register where rule = 'dz-frequency' and due < '2027-01-01' group by 1`,
    );
    expect(months).toEqual([{ state: 'met', n: String(12 - figure('months without a meeting')) }]);
  });
});

/** A step over HTTP: the command and what it is given. */
type Step = readonly [command: string, body: Body];

/** Cases over HTTP, by their number in the sheet: the first paper, and what came after. */
const OVER_HTTP: Readonly<Record<number, readonly Step[]>> = {
  3: [
    ['receive-reply-notice', { party: '昆仑新材', act: '项目终止决定', course: 'ordinary', on: '2026-03-20' }],
    ['correct-case', { step: 'receive-reply-notice', on: '2026-03-23', reason: '签收单为准' }],
    ['submit-reply', { on: '2026-04-08' }],
  ],
  4: [
    ['receive-reply-notice', { party: '阿尔泰光电', course: 'summary', acceptedOn: '2026-04-27', on: '2026-04-30' }],
    ['submit-reply', { on: '2026-05-11' }],
    ['change-recon-course', { on: '2026-05-20' }],
  ],
  6: [
    ['receive-reply-notice', { party: '天池软件', course: 'ordinary', acceptedOn: '2026-07-01', on: '2026-07-03' }],
    ['submit-reply', { on: '2026-07-17' }],
    ['suspend-case', { from: '2026-07-20', reason: '等待鉴定' }],
    ['resume-case', { on: '2026-07-30' }],
    [
      'extend-period',
      {
        rule: 'recon-decide-ordinary',
        by: { n: 20, unit: 'day' },
        approvedBy: '复议机构负责人',
        approvedOn: '2026-09-02',
        reason: '案情复杂',
      },
    ],
    ['correct-extension', { rule: 'recon-decide-ordinary', by: { n: 30, unit: 'day' }, reason: '决定书为准' }],
  ],
  8: [
    ['receive-reply-notice', { party: '博乐科技', course: 'ordinary', on: '2026-11-09' }],
    ['submit-reply', { on: '2026-11-23' }],
  ],
  9: [
    ['receive-norm-notice', { document: '科技成果管理办法', on: '2026-01-06' }],
    ['explain-norm', { on: '2026-01-20' }],
  ],
  12: [
    [
      'receive-complaint',
      { party: '喀纳斯生物', course: 'summary', until: '2026-02-10', acceptedOn: '2026-01-28', on: '2026-02-02' },
    ],
    ['submit-answer', { on: '2026-02-10' }],
    ['change-court-course', { on: '2026-03-10' }],
  ],
  13: [
    ['receive-complaint', { party: '伊犁机电', on: '2026-03-20' }],
    ['correct-case', { step: 'receive-complaint', course: 'summary', until: '2026-04-03', reason: '法院通知书写明' }],
    ['submit-answer', { on: '2026-04-03' }],
  ],
  15: [
    ['receive-complaint', { party: '库尔勒石化', course: 'ordinary', on: '2026-05-11' }],
    ['submit-answer', { on: '2026-05-26' }],
    ['receive-judgment', { result: '胜诉', on: '2026-08-12' }],
    ['receive-appeal', { on: '2026-08-31' }],
    ['submit-appeal-reply', { on: '2026-09-15' }],
  ],
  17: [
    ['receive-complaint', { party: '和田农科', course: 'ordinary', on: '2026-09-16' }],
    ['ask-evidence-delay', { reason: '洪水封路', on: '2026-10-08' }],
    ['submit-answer', { on: '2026-10-08' }],
    ['evidence-cause-ended', { on: '2026-10-30' }],
    ['submit-late-evidence', { on: '2026-11-16' }],
  ],
  18: [
    ['receive-complaint', { party: '哈密能源', course: 'ordinary', on: '2026-07-06' }],
    ['submit-answer', { on: '2026-07-21' }],
    ['receive-judgment', { result: '责令履行', until: '2026-11-20', on: '2026-10-22' }],
    ['correct-case', { step: 'receive-judgment', until: '2026-11-30', reason: '判决书为准' }],
    ['perform-judgment', { sameGrounds: 'no', on: '2026-11-27' }],
  ],
  20: [
    ['receive-mediation', { party: '阿克苏纺织', matter: '合作研发纠纷', complex: 'no', on: '2026-06-03' }],
    ['accept-mediation', { consent: 'yes', on: '2026-06-09' }],
    [
      'extend-period',
      {
        rule: 'adm-med-close',
        by: { n: 10, unit: 'workday' },
        approvedBy: '局长王建国',
        approvedOn: '2026-07-06',
        reason: '需要鉴定',
      },
    ],
    ['end-mediation', { result: '达成协议', on: '2026-07-20' }],
  ],
  22: [
    [
      'receive-mediation',
      { party: '吐鲁番葡萄所', matter: '技术合同纠纷', complex: 'no', remedyUntil: '2026-11-30', on: '2026-11-03' },
    ],
    ['accept-mediation', { consent: 'yes', on: '2026-11-09' }],
    ['end-mediation', { result: '未达成协议', on: '2026-12-04' }],
  ],
  24: [
    ['receive-petition', { party: '热孜万', matter: '反映补贴未发放', result: '转送交办', on: '2026-04-13' }],
    ['notify-petitioner', { result: '受理', on: '2026-04-24' }],
    [
      'extend-period',
      {
        rule: 'petition-close',
        by: { n: 30, unit: 'day' },
        approvedBy: '局长王建国',
        approvedOn: '2026-06-15',
        reason: '情况复杂',
      },
    ],
    ['strike-extension', { rule: 'petition-close', reason: '没有批准' }],
  ],
  25: [
    ['receive-petition', { party: '巴特尔', matter: '反映项目评审', result: '直接提出', on: '2026-07-10' }],
    ['correct-case', { step: 'receive-petition', result: '转送交办', reason: '转办函为准' }],
  ],
  27: [
    ['receive-petition', { party: '孟和', matter: '反映学校收费', result: '转送交办', on: '2026-08-03' }],
    ['object-petition', { reason: '不属于本局职责', on: '2026-08-07' }],
    ['petition-taken-back', { on: '2026-08-12' }],
  ],
  28: [
    ['receive-petition', { party: '古丽', matter: '反映专利资助', result: '直接提出', on: '2026-05-06' }],
    ['notify-petitioner', { result: '受理', on: '2026-05-12' }],
    ['answer-petition', { result: '部分支持', on: '2026-07-03' }],
    ['receive-petition-review', { on: '2026-07-20' }],
  ],
  29: [
    ['find-dispute', { matter: '项目经费争议', until: '2026-03-31', on: '2026-03-02' }],
    ['correct-case', { step: 'find-dispute', until: '2026-04-15', reason: '交办单为准' }],
  ],
  32: [
    ['receive-instrument', { result: '司法建议', authority: '水磨沟区人民法院', on: '2026-02-05' }],
    ['answer-instrument', { on: '2026-04-08' }],
  ],
  33: [
    ['receive-instrument', { result: '公益诉讼检察建议', authority: '天山市人民检察院', on: '2026-03-09' }],
    ['correct-case', { step: 'receive-instrument', course: 'ordinary', reason: '建议书未写紧急' }],
    ['answer-instrument', { on: '2026-05-09' }],
  ],
  36: [
    ['receive-instrument', { result: '督办函', authority: '市司法局', until: '2026-07-31', on: '2026-07-06' }],
    ['correct-case', { step: 'receive-instrument', until: '2026-08-05', reason: '督办函为准' }],
    ['answer-instrument', { on: '2026-08-05' }],
  ],
  37: [['receive-instrument', { result: '普法提示', authority: '市普法办', on: '2026-09-28' }]],
  38: [
    ['receive-claim', { party: '塔城畜牧', on: '2025-12-31' }],
    ['decide-claim', { result: '不予赔偿', on: '2026-02-25' }],
    ['serve-claim-decision', { on: '2026-03-09' }],
  ],
  40: [
    ['receive-arbitration', { party: '石河子机械', until: '2026-05-20', on: '2026-05-06' }],
    ['submit-arbitration-answer', { on: '2026-05-20' }],
    ['receive-arbitration-hearing', { hearingOn: '2026-06-24', on: '2026-06-08' }],
    ['attend-arbitration', { on: '2026-06-24' }],
    ['receive-award', { result: '支持申请人', until: '2026-08-31', on: '2026-07-20' }],
    ['perform-award', { on: '2026-08-28' }],
  ],
};

/** Cases by chat; `#` is the number of the case. */
const BY_CHAT: Readonly<Record<number, readonly string[]>> = {
  1: [
    '收到复议答复通知 申请人雪莲生物 2026年1月5日收到 2025年12月29日受理 普通程序 我承办 不予拨付决定 天山市人民政府',
    '# 已提交答复 2026年1月16日',
    '收到复议决定 # 维持 2026年2月26日送达',
    '收到复议意见书 # 2026年2月26日 规范拨付程序',
    '# 意见书已反馈 2026年4月24日',
  ],
  2: [
    '收到复议答复通知 申请人白杨智能 2026年2月11日收到 我承办 不予立项决定 尚不清楚',
    '更正案件 # 收到复议答复通知 普通程序 以通知书为准',
    '# 已提交答复 2026年3月3日',
  ],
  5: [
    '收到复议答复通知 申请人李明 2026年6月1日收到 2026年5月26日受理 普通程序 我承办 取消资格决定',
    '# 已提交答复 2026年6月15日',
    '案件中止 # 2026年6月10日 申请人死亡，等待继承人',
    '更正中止 应为2026年6月12日起 以通知书为准 #',
    '收到复议决定 # 终止 2026年8月12日送达',
  ],
  7: [
    '收到复议答复通知 申请人胡杨环保 2026年9月7日收到 普通程序 我承办 验收不通过决定',
    '# 已提交答复 2026年9月18日',
    '收到复议决定 # 责令重作 2026年10月12日送达',
    '# 重新作出行政行为 2026年12月4日 不是同一事实和理由',
  ],
  10: ['收到转送的文件审查 科研诚信办法 2026年3月5日收到 我承办', '回复转送的文件审查 # 2026年5月6日 合法'],
  11: [
    '收到起诉状副本 原告天山软件 2026年1月9日收到 2026年1月5日立案 普通程序 我承办 项目终止决定',
    '# 已提交答辩状 2026年1月26日',
    '收到开庭通知 # 2026年4月1日10点开庭 2026年3月2日收到',
    '收到开庭通知 # 改期 2026年4月16日10点开庭 2026年3月25日收到',
    '出庭应诉 # 2026年4月16日 局长出庭 发言',
    '收到判决 # 胜诉 2026年6月1日送达',
  ],
  14: [
    '收到起诉状副本 原告王芳 2026年4月20日收到 2026年4月15日立案 普通程序 我承办 不予公开决定',
    '# 已提交答辩状 2026年5月6日',
    '案件中止 # 2026年5月15日 原告死亡，等待继承人',
    '收到裁定 # 终结诉讼 2026年8月17日送达',
  ],
  16: [
    '收到起诉状副本 原告赛里木数据 2026年6月18日收到 普通程序 我承办 不予认定决定',
    '# 已提交答辩状 2026年7月3日',
    '收到裁定 # 驳回起诉 2026年9月17日送达',
  ],
  19: [
    '收到调解申请 申请人雪豹新能源 技术服务纠纷 2026年1月12日收到 我承办',
    '更正案件 # 收到调解申请 是否复杂：是 涉及多方',
    '受理调解 # 双方同意 2026年1月23日',
    '调解结束 # 达成协议 2026年2月27日',
  ],
  21: [
    '收到调解申请 申请人博斯腾渔业 设备质量纠纷 2026年10月12日收到 我承办',
    '不予受理调解 # 一方不同意 2026年10月16日',
  ],
  23: [
    '收到信访 阿依古丽 反映补助发放 来信 2026年3月2日收到 我承办',
    '告知信访人 # 受理 2026年3月10日',
    '信访办结 # 支持 2026年5月8日',
  ],
  26: [
    '收到信访 张建 反映项目评审 来信 2026年9月1日收到 我承办',
    '告知信访人 # 受理 2026年9月14日',
    '延长期限 # 信访办结 30日 2026年11月10日 局长王建国批准 案情复杂',
    '信访办结 # 不支持 2026年12月10日',
  ],
  30: ['排查出矛盾纠纷 实验室搬迁争议 2026年9月1日 2026年9月30日前化解 我承办', '化解矛盾纠纷 # 2026年9月25日'],
  31: ['收到检察建议 水磨沟区检察院 2026年1月30日收到 我承办', '回复检察建议 # 2026年3月30日'],
  34: ['收到公益诉讼检察建议 水磨沟区检察院 紧急情形 2026年6月10日收到 我承办', '回复检察建议 # 2026年6月24日'],
  35: ['收到公益诉讼检察建议 水磨沟区检察院 要求15日内回复 2026年11月2日收到 我承办', '回复检察建议 # 2026年11月16日'],
  39: [
    '收到赔偿申请 申请人陈刚 5万元 2026年8月4日收到 我承办',
    '作出赔偿决定 # 予以赔偿 2026年9月28日',
    '送达赔偿决定 # 2026年10月8日',
    '收到支付申请 # 2026年10月12日',
    '向财政提出支付申请 # 2026年10月16日',
  ],
};

/** A case as it is told, as far as the sheet speaks of it. */
interface Progress {
  readonly kind: string;
  readonly deadlines: readonly {
    readonly rule: string;
    readonly counted?: { readonly due: string };
    readonly state: string;
    readonly late: boolean;
  }[];
}

describe('forty cases', () => {
  const numbers = new Map<number, string>();
  beforeAll(() => clock('2026-12-21T10:00:00+08:00'));

  test('of all kinds are recorded by chat and over HTTP', async () => {
    const overHttp = Object.entries(OVER_HTTP).map(async ([no, [first, ...later]]) => {
      const [command, paper] = first!;
      const { number } = await gives('zhoufang', `cases/${command}`, { ...paper, handler: 'zhoufang', unit: 'legal' });
      numbers.set(Number(no), number as string);
      for (const [step, body] of later) await gives('zhoufang', `cases/${step}`, { case: number, ...body });
    });
    await Promise.all(overHttp);
    for (const [no, [first, ...later]] of Object.entries(BY_CHAT)) {
      const number = /案件〔\d{4}〕\d+号/u.exec(await says('zhoufang', first!))![0];
      numbers.set(Number(no), number);
      for (const line of later)
        expect([line, await says('zhoufang', line.replace('#', number))]).toEqual([
          line,
          expect.stringContaining(number),
        ]);
    }
    expect([...numbers.keys()].sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, n) => n + 1));
    await settled(house.url);
  });

  const wanted = () => sheet('case').map((row) => row.slice(0, 5).join(' '));

  test('come to the dates of the sheet, each', async () => {
    const office = await house.token('chenxia');
    const lines = await Promise.all(
      [...numbers].map(async ([no, number]) => {
        const path = `/v1/cases/case-progress?case=${encodeURIComponent(number)}`;
        const { kind, deadlines } = (await house.call(office, 'GET', path)).body as unknown as Progress;
        return deadlines.map(({ rule, counted, state, late }) =>
          [no, kind, rule, counted?.due, `${state}${late ? ' late' : ''}`].join(' '),
        );
      }),
    );
    const told = lines.flat();
    const asTold = wanted().map((line) => line.replace(/ gone$/u, ' open'));
    expect(asTold.filter((line) => !told.includes(line))).toEqual([]);
  });

  test('and so do the duties: of what was needless or gone before it was looked at there is none', async () => {
    const rows = await house.rows<{
      number: string;
      kind: string;
      rule: string;
      due: string;
      state: string;
      late: boolean;
    }>(
      `select d.number, d.rule, d.due::text, d.state, d.late, c.kind
        from duty_register d join case_register c on c.organ = d.organ and d.record = c."case"::text
        where d.room = 'cases'`,
    );
    const noOf = new Map([...numbers].map(([no, number]) => [number, no]));
    const kept = rows.map(({ number, kind, rule, due, state, late }) =>
      [noOf.get(number), kind, rule, due, `${state}${late ? ' late' : ''}`].join(' '),
    );
    const needed = wanted().filter((line) => !/ (?:closed|gone)$/u.test(line));
    expect(needed.filter((line) => !kept.includes(line))).toEqual([]);
  });

  test('and so do the figures', async () => {
    const office = await house.token('chenxia');
    const asked = async (path: string) => (await house.call(office, 'GET', `/v1/${path}`)).body as { total: number };
    expect((await asked('cases/find-cases')).total).toBe(figure('cases'));
    expect((await asked('cases/find-cases?period=2025-01-01..2025-12-31')).total).toBe(figure('opened in 2025'));
    expect((await asked('duties/overdue-duties')).total).toBe(figure('overdue'));
    expect((await house.person('chenxia').says('逾期')).text).toContain(`**${figure('overdue')}** 件`);
  });
});
