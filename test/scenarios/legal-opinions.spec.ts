import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { until } from '#support';
import { openHouse, settled, type House, type Message } from '#support/house';

// Counsel is asked, chosen, heard and answered: by chat from a phone, by HTTP, and from outside, where an adviser reaches
// what was given to him and nothing else.

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
const tap = (message: Message, title: string): string => message.buttons!.find((one) => one.title === title)!.says!;
/** Says something and confirms the card that comes back: what the bot then says. */
const says = async (staff: string, text: string): Promise<string> => {
  const person = house.person(staff);
  let heard = await person.says(text);
  for (let n = 0; n < 3 && heard.buttons?.some((one) => one.title === '跳过'); n += 1)
    heard = await person.says('跳过');
  expect([text, heard.text]).toEqual([text, expect.stringContaining('请核对')]);
  const given = await person.says(tap(heard, '确认'));
  // Where a notice came between the card and the tap, the card is shown again.
  return given.text!.includes('还没有登记') ? (await person.says(tap(given, '确认'))).text! : given.text!;
};
const refused = async (staff: string, text: string): Promise<string> => {
  const told = await says(staff, text);
  await house.person(staff).says('取消');
  return told;
};
const asks = async (staff: string, text: string): Promise<string> => (await house.person(staff).says(text)).text!;

/** What the bot tells somebody of its own accord, by its heading: the last of it. */
const news = async (staff: string, title: string): Promise<string> =>
  (await until(
    async () => (await house.person(staff).transcript()).findLast((message) => message.title === title)?.text,
    (text) => text !== undefined,
  ))!;

const pdf = (words: string): Buffer =>
  Buffer.from(
    `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF ${words}`,
  );
const sends = async (staff: string, name: string, words: string): Promise<string> => {
  const person = house.person(staff);
  await person.sendsFile(name, pdf(words), { type: 'application/pdf' });
  return (await person.hearsAnswer(({ text }) => text!.includes(name))).text!;
};

const tokens = new Map<string, Promise<string>>();
const tokenOf = (staff: string): Promise<string> => {
  if (!tokens.has(staff)) tokens.set(staff, house.token(staff));
  return tokens.get(staff)!;
};
const get = async (staff: string, path: string) => house.call(await tokenOf(staff), 'GET', encodeURI(`/v1/${path}`));
const post = async (staff: string, path: string, body: object) =>
  house.call(await tokenOf(staff), 'POST', `/v1/${path}`, body);
const upload = async (staff: string, name: string, words: string): Promise<{ sha256: string }> => {
  const form = new FormData();
  form.set('file', new Blob([new Uint8Array(pdf(words))], { type: 'application/pdf' }), name);
  const response = await fetch(`${house.running.api}/v1/files`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await tokenOf(staff)}` },
    body: form,
  });
  return (await response.json()) as { sha256: string };
};
const progressOf = async (number: string) => (await get('zhoufang', `opinions/progress?opinion=${number}`)).body;
/** What the record of an item says of its gates, in the order of events. */
const stepsOf = async (number: string): Promise<readonly string[]> =>
  ((await get('chenxia', `decisions/item-progress?item=${number}`)).body.steps as { what: string }[]).map(
    ({ what }) => what,
  );
const untilSteps = (number: string, wanted: string) =>
  until(
    () => stepsOf(number),
    (steps) => steps.some((step) => step.includes(wanted)),
  );

describe('advisers are engaged', () => {
  beforeAll(() => clock('2026-03-02T10:00:00+08:00'));

  test('in the chat, for a term, and counted on any day', async () => {
    expect(await says('zhoufang', '聘请法律顾问 昆冈律师事务所 薛怀谦 聘期一年')).toContain(
      '顾问〔2026〕1号** 薛怀谦，聘期2026-03-02(周一)至2027-03-01(周一)',
    );
    const engaged = await post('zhoufang', 'advisers/engage', {
      adviser: '陆鸣',
      adviserType: 'firm',
      lawFirm: '铎信律师事务所',
      startDate: '2026-03-02',
      endDate: '2026-08-31',
      scope: '合同、知识产权',
      account: 'luming',
    });
    expect([engaged.status, engaged.body.number]).toEqual([200, '顾问〔2026〕2号']);
    expect(
      (await post('zhoufang', 'advisers/engage', { adviser: '吴磊', adviserType: 'public', endDate: '2028-12-31' }))
        .status,
    ).toBe(200);
    // He has no account yet: it is given when he is known to be in DingTalk.
    expect(
      (await post('zhoufang', 'advisers/correct', { adviser: '薛怀谦', account: 'nobody', reason: '补登' })).body,
    ).toMatchObject({ code: 'advisers.account-unknown' });
    expect(
      (await post('zhoufang', 'advisers/correct', { adviser: '薛律师', account: 'xuehuaiqian', reason: '补登' }))
        .status,
    ).toBe(200);
    expect(
      (await post('zhangwei', 'advisers/engage', { adviser: '王某', adviserType: 'public', endDate: '2028-12-31' }))
        .status,
    ).toBe(403);
    await settled(house.url);
    const on = async (day: string) => (await get('limin', `advisers/find?on=${day}`)).body.total;
    expect([await on('2026-03-01'), await on('2026-08-31'), await on('2026-09-01'), await on('2027-03-02')]).toEqual([
      0, 3, 2, 1,
    ]);
    expect(await asks('wangjianguo', '法律顾问名册')).toContain('在聘 **3名**');
  });

  test('that a term runs out is a duty of who engaged him, thirty days before', async () => {
    await settled(house.url);
    // 31 August less thirty days.
    expect(
      await house.rows(
        `select number, owner, due from duty_register where room = 'advisers' and state = 'open' order by due`,
      ),
    ).toEqual([
      { number: '顾问〔2026〕2号', owner: 'zhoufang', due: '2026-08-01' },
      { number: '顾问〔2026〕1号', owner: 'zhoufang', due: '2027-01-30' },
      { number: '顾问〔2026〕3号', owner: 'zhoufang', due: '2028-12-01' },
    ]);
  });
});

describe('an item goes to counsel, and the answer to its gate', () => {
  test('sent, assigned, answered from a phone with the file and one line', async () => {
    // Counsel is asked by itself, from the day on which it was put forward: three working days from Monday 2 March; the
    // legality reviewers too, seven of them.
    const filed = await says('zhangwei', '报议题 采购高性能计算平台 120万元 大额资金');
    expect(filed).toMatch(/已自动送审[^]*由政策法规科指派法律顾问，2026-03-05\(周四\)前出具（中办发〔2016〕30号）/u);
    expect(filed).toMatch(/合法性审查：由政策法规科审查，最早2026-03-11\(周三\)办结/u);
    await sends('zhangwei', '采购方案.pdf', '第一稿');
    // Sent by hand all the same, it is open already; the file is handed on.
    expect(await says('zhangwei', '送法律顾问 议题〔2026〕1号 昆冈律师事务所')).toMatch(
      /议题〔2026〕1号\*\* 已在2026-03-02\(周一\)自动送审，没有重复送：法律顾问意见：由政策法规科指派法律顾问，2026-03-05/u,
    );
    await settled(house.url);
    expect(await house.rows(`select from ledger where type = 'opinions.opinion-asked'`)).toHaveLength(1);
    expect(await news('zhoufang', '请指派法律顾问')).toContain('意见〔2026〕1号** 采购高性能计算平台');
    // Of the bureau's own days, three working days from Monday 2 March.
    expect(
      await house.rows(
        `select name, owner, due from duty_register where room = 'opinions' and state = 'open' order by name`,
      ),
    ).toEqual([
      { name: '出具法律意见', owner: null, due: '2026-03-05' },
      { name: '指派法律顾问', owner: 'zhoufang', due: null },
    ]);
    expect(await refused('zhoufang', '指派顾问 意见〔2026〕1号 陆鸣律师 有利益冲突')).toMatch(
      /陆鸣与 意见〔2026〕1号 有利益冲突，不得承办[^]*中办发〔2016〕30号/u,
    );
    const assigned = await says('zhoufang', '指派顾问 意见〔2026〕1号 薛怀谦律师 无利益冲突');
    expect(assigned).toContain('由薛怀谦出具意见');
    expect(assigned).toContain('其他可以指派的：陆鸣（铎信律师事务所），在办0件；吴磊，在办0件');
    await settled(house.url);
    expect(await news('xuehuaiqian', '请出具法律意见')).toContain('意见〔2026〕1号');
    expect(await asks('xuehuaiqian', '我的待办')).toContain('出具法律意见');
    expect(await asks('xuehuaiqian', '意见〔2026〕1号')).toContain('采购方案.pdf');
    await sends('xuehuaiqian', '法律意见书.pdf', '意见');
    expect(
      await says('xuehuaiqian', '意见〔2026〕1号 修改后合法 建议2条 一、补充资金来源；二、明确验收标准'),
    ).toContain('薛怀谦：**修改后合法**，建议2条');
  });

  test('lawful once changed, it opens when it was said what became of each suggestion', async () => {
    expect(await news('zhangwei', '法律意见已出具')).toContain('修改后合法，建议2条');
    expect((await stepsOf('议题〔2026〕1号')).filter((step) => step.startsWith('法律顾问意见'))).toEqual([]);
    await says('chenxia', '审核议题 议题〔2026〕1号 齐全');
    expect(await refused('wangjianguo', '同意上会 议题〔2026〕1号')).toContain('缺：法律顾问意见');
    // What was changed as he said is his own text still.
    await sends('zhangwei', '采购方案（第二稿）.pdf', '第二稿');
    await says('zhangwei', '补充材料 议题〔2026〕1号');
    expect(await says('zhangwei', '采纳情况 意见〔2026〕1号 第1条 采纳')).toContain('还有1条待登记');
    const person = house.person('zhangwei');
    expect((await person.says('采纳情况 意见〔2026〕1号 第2条 不采纳')).text).toContain('为什么没有（全部）采纳');
    // A question is no reason, whatever was asked for.
    expect((await person.says('我们局现在有几个法律顾问')).text).toContain('在聘 **3名**');
    const card = await person.says('验收标准已在采购文件中写明');
    expect((await person.says(tap(card, '确认'))).text).toContain('修改后合法');
    await untilSteps('议题〔2026〕1号', '法律顾问意见：修改后通过（薛怀谦（意见〔2026〕1号），附文件）');
    expect(await progressOf('意见〔2026〕1号')).toMatchObject({
      state: 'delivered',
      conclusion: 'amend',
      outdated: false,
      suggestions: [
        { n: 1, text: '补充资金来源', adoption: 'adopted' },
        { n: 2, text: '明确验收标准', adoption: 'not', reason: '验收标准已在采购文件中写明' },
      ],
    });
  });

  test('changed after it, the gate is closed again; sent again, the later opinion takes its place', async () => {
    await sends('zhangwei', '采购方案（第三稿）.pdf', '第三稿');
    await says('zhangwei', '补充材料 议题〔2026〕1号');
    await untilSteps('议题〔2026〕1号', '法律顾问意见重新进行：出具意见后文本已修改（意见〔2026〕1号）');
    expect(await progressOf('意见〔2026〕1号')).toMatchObject({ outdated: true });
    expect(await refused('wangjianguo', '同意上会 议题〔2026〕1号')).toContain('缺：法律顾问意见');
    await says('zhangwei', '送法律顾问 议题〔2026〕1号 昆冈律师事务所');
    await settled(house.url);
    expect(await progressOf('意见〔2026〕1号')).toMatchObject({ state: 'superseded' });
    expect(await progressOf('意见〔2026〕2号')).toMatchObject({ state: 'asked', materials: { length: 3 } });
    expect(
      (await post('zhoufang', 'opinions/assign', { opinion: '意见〔2026〕2号', adviser: '薛怀谦', conflict: 'no' }))
        .status,
    ).toBe(200);
    const paper = await upload('xuehuaiqian', '意见书.pdf', '第二次');
    const answer = {
      opinion: '意见〔2026〕2号',
      conclusion: 'unlawful',
      suggestion: '指定供应商没有依据',
      materials: [paper],
    };
    expect(
      (await post('xuehuaiqian', 'opinions/deliver', { ...answer, suggestion: '建议2条 指定供应商没有依据' })).body,
    ).toMatchObject({
      code: 'opinions.suggestions-differ',
    });
    expect((await post('xuehuaiqian', 'opinions/deliver', answer)).status).toBe(200);
    await untilSteps('议题〔2026〕1号', '法律顾问意见：不通过');
    expect(await refused('wangjianguo', '同意上会 议题〔2026〕1号')).toContain('结论为“不通过”，不得提交讨论');
    // Found unlawful, nobody lets it go.
    expect(
      (
        await post('wangjianguo', 'decisions/override-gate', {
          item: '议题〔2026〕1号',
          gate: 'legalOpinion',
          reason: '时间紧',
          authority: '批示',
        })
      ).body,
    ).toMatchObject({ code: 'decisions.gate-adverse' });
  });

  test('given back for more it lets nothing pass, until it comes again', async () => {
    await post('zhangwei', 'decisions/propose-item', {
      title: '2026年科技计划项目指南',
      category: 'majorDecision',
      unit: 'platform',
    });
    await post('zhangwei', 'decisions/send-for-review', {
      item: '议题〔2026〕2号',
      gate: 'legalOpinion',
      sentTo: '陆鸣',
    });
    await settled(house.url);
    await post('zhoufang', 'opinions/assign', { opinion: '意见〔2026〕3号', adviser: '陆鸣', conflict: 'no' });
    const paper = await upload('luming', '意见书.pdf', '指南');
    expect(
      (
        await post('luming', 'opinions/deliver', {
          opinion: '意见〔2026〕3号',
          conclusion: 'lawful',
          materials: [paper],
        })
      ).status,
    ).toBe(200);
    await untilSteps('议题〔2026〕2号', '法律顾问意见：通过（陆鸣（意见〔2026〕3号）');
    expect((await post('xuning', 'opinions/return', { opinion: '意见〔2026〕3号', reason: '没有依据' })).status).toBe(
      404,
    );
    await clock('2026-03-06T10:00:00+08:00');
    expect(await says('zhangwei', '退回补充意见 意见〔2026〕3号 没有写明依据')).toContain('由陆鸣出具意见');
    await untilSteps('议题〔2026〕2号', '法律顾问意见重新进行：退回补充（意见〔2026〕3号）');
    await settled(house.url);
    // Three working days from Friday 6 March: Monday, Tuesday, Wednesday.
    expect(
      await house.rows(`select owner, due from duty_register where number = '意见〔2026〕3号' and state = 'open'`),
    ).toEqual([{ owner: 'luming', due: '2026-03-11' }]);
    await post('luming', 'opinions/deliver', { opinion: '意见〔2026〕3号', conclusion: 'lawful', materials: [paper] });
    await until(
      async () => (await stepsOf('议题〔2026〕2号')).filter((step) => step.startsWith('法律顾问意见：通过')).length,
      (n) => n === 2,
    );
  });

  test('recorded on paper by the office, in the simple form, it is an opinion too', async () => {
    await post('zhangwei', 'decisions/propose-item', {
      title: '科技特派员工作方案',
      category: 'majorDecision',
      unit: 'platform',
    });
    await post('zhangwei', 'decisions/send-for-review', {
      item: '议题〔2026〕3号',
      gate: 'legalOpinion',
      sentTo: '天山律师事务所',
    });
    const paper = await upload('zhoufang', '意见书.pdf', '特派员');
    await post('zhoufang', 'decisions/record-review', {
      item: '议题〔2026〕3号',
      gate: 'legalOpinion',
      conclusion: 'sound',
      answeredBy: '天山律师事务所',
      materials: [paper],
    });
    await settled(house.url);
    expect(await progressOf('意见〔2026〕4号')).toMatchObject({
      state: 'delivered',
      conclusion: 'lawful',
      adviser: '天山律师事务所',
    });
    expect((await stepsOf('议题〔2026〕3号')).filter((step) => step.startsWith('法律顾问意见：'))).toHaveLength(1);
  });
});

describe('counsel is asked about other things', () => {
  test('a contract has five working days, a question pressed has one', async () => {
    const asked = await says('maxiaohong', '请法律顾问出意见 科技特派员合作协议 违约金约定是否合适');
    expect(asked).toContain('意见〔2026〕5号** 科技特派员合作协议');
    await post('huangtao', 'opinions/ask', {
      subject: '项目承担单位注销，尾款能否不拨',
      kind: 'question',
      urgent: 'yes',
      unit: 'plan',
    });
    await settled(house.url);
    // From Friday 6 March: five working days to Friday 13, one to Monday 9.
    expect(
      await house.rows(
        `select number, due from duty_register where name = '出具法律意见' and number in ('意见〔2026〕5号', '意见〔2026〕6号') order by 1`,
      ),
    ).toEqual([
      { number: '意见〔2026〕5号', due: '2026-03-13' },
      { number: '意见〔2026〕6号', due: '2026-03-09' },
    ]);
    expect(await refused('maxiaohong', '请法律顾问出意见 议题〔2026〕1号')).toContain(
      '议题请发送“送法律顾问 议题〔2026〕1号”',
    );
    expect((await post('maxiaohong', 'opinions/ask', { subject: '办法', kind: 'document', unit: 'plan' })).status).toBe(
      403,
    );
  });

  test('not one who is known to stand on the other side; one who says so himself is let go', async () => {
    await post('zhoufang', 'advisers/declare-conflict', { adviser: '陆鸣', party: '特派员', reason: '代理其诉我局' });
    expect(
      (await post('zhoufang', 'opinions/assign', { opinion: '意见〔2026〕5号', adviser: '陆鸣', conflict: 'no' })).body,
    ).toMatchObject({
      code: 'opinions.conflict-on-record',
    });
    await says('zhoufang', '指派顾问 意见〔2026〕5号 薛律师 无利益冲突');
    expect(await says('xuehuaiqian', '不能承办 意见〔2026〕5号 有利益冲突 我所代理对方')).toContain('不由您承办');
    expect(
      (await post('zhoufang', 'opinions/assign', { opinion: '意见〔2026〕5号', adviser: '薛怀谦', conflict: 'no' }))
        .body,
    ).toMatchObject({
      code: 'opinions.declined-before',
    });
  });

  test('they are counted as opinions and as different subjects', async () => {
    // Wu Lei, who is the bureau's own public lawyer, is asked twice about one document and once about another.
    for (const [n, subject] of [
      ['7', '孵化器管理办法'],
      ['8', '《孵化器管理办法》'],
      ['9', '创新券管理办法'],
    ] as const) {
      await post('xuning', 'opinions/ask', { subject, kind: 'document', unit: 'hightech' });
      const opinion = `意见〔2026〕${n}号`;
      await post('zhoufang', 'opinions/assign', { opinion, adviser: '吴磊', conflict: 'no' });
      const paper = await upload('wulei', `意见书${n}.pdf`, n);
      expect(
        (await post('wulei', 'opinions/deliver', { opinion, conclusion: 'lawful', materials: [paper] })).status,
      ).toBe(200);
    }
    await settled(house.url);
    expect((await get('limin', 'opinions/find?kind=document')).body).toMatchObject({
      total: 3,
      delivered: 3,
      subjects: [{ kind: 'document', count: 2 }],
    });
    expect(await asks('wangjianguo', '今年多少份法律意见')).toMatch(/共 9份，已出具6份，涉及议题3个、文件2个/u);
    expect((await get('limin', 'opinions/find?adopted=not')).body.items).toMatchObject([{ number: '意见〔2026〕1号' }]);
    expect((await get('zhangwei', 'opinions/find')).body.total).toBe(4);
  });
});

describe('an adviser from outside reaches what was given to him and nothing else', () => {
  test('by chat', async () => {
    expect(await asks('luming', '查法律意见')).toMatch(/共 1份[^]*意见〔2026〕3号/u);
    expect(await asks('luming', '意见〔2026〕1号')).toContain('没有找到意见〔2026〕1号');
    for (const text of ['查议题 采购', '议题〔2026〕1号', '查案件', '法律顾问名册', '查会议', '逾期', '我的议题'])
      expect([text, await asks('luming', text)]).not.toEqual([text, expect.stringContaining('采购高性能计算平台')]);
    expect(await asks('luming', '帮助')).not.toMatch(/报议题|复议|党组/u);
    const todo = await asks('luming', '我的待办');
    expect(todo).not.toContain('采购');
    await asks('luming', '取消');
  });

  test('by HTTP: every question and every command of the house, with guessed numbers', async () => {
    const token = await tokenOf('luming');
    const spec = (await house.call(token, 'GET', '/openapi.json')).body as {
      paths: Record<string, Record<string, unknown>>;
    };
    const open: string[] = [];
    for (const [path, methods] of Object.entries(spec.paths)) {
      if (!/^\/v1\/[a-z-]+\/[a-z-]+$/u.test(path)) continue;
      for (const method of Object.keys(methods)) {
        const answer = await fetch(`${house.running.api}${path}`, {
          method: method.toUpperCase(),
          headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
          ...(method === 'post' ? { body: '{}' } : {}),
        });
        if (answer.status !== 403) open.push(path);
      }
    }
    expect(open.sort()).toEqual([
      '/v1/duties/my-duties',
      '/v1/opinions/at-hand',
      '/v1/opinions/correct',
      '/v1/opinions/decline',
      '/v1/opinions/deliver',
      '/v1/opinions/find',
      '/v1/opinions/materials',
      '/v1/opinions/paper',
      '/v1/opinions/progress',
    ]);
    for (let n = 1; n <= 10; n += 1) {
      const mine = n === 3;
      const opinion = `意见〔2026〕${n}号`;
      expect([n, (await get('luming', `opinions/progress?opinion=${opinion}`)).body.found]).toEqual([n, mine]);
      if (mine) continue;
      expect((await get('luming', `opinions/materials?opinion=${opinion}`)).status).toBe(404);
      expect((await post('luming', 'opinions/decline', { opinion, conflict: 'no', reason: '猜的' })).status).toBe(404);
      const paper = await upload('luming', '猜.pdf', '猜');
      expect(
        (await post('luming', 'opinions/deliver', { opinion, conclusion: 'lawful', materials: [paper] })).status,
      ).toBe(404);
    }
    expect(((await get('luming', 'opinions/find?words=采购')).body.items as unknown[]).length).toBe(0);
    expect((await get('luming', 'duties/my-duties')).body.items).toEqual([]);
  });

  test('nor files, by their digests: not to fetch, not to attach', async () => {
    const files = await house.rows<{ sha256: string; name: string }>(
      `select sha256, name from stored_file f where not exists (
        select from file_sender s where s.organ = f.organ and s.sha256 = f.sha256 and s.sender = 'staff.luming')`,
    );
    expect(files.length).toBeGreaterThan(5);
    for (const { sha256 } of files) expect((await get('luming', `files/${sha256}`)).status).toBe(404);
    const own = (await progressOf('意见〔2026〕3号')).papers as { sha256: string }[];
    expect(
      (
        await fetch(`${house.running.api}/v1/files/${own[0]!.sha256}`, {
          headers: { authorization: `Bearer ${await tokenOf('luming')}` },
        })
      ).status,
    ).toBe(200);
  });

  test('the text he is to read comes to him in an archive', async () => {
    const answer = await fetch(encodeURI(`${house.running.api}/v1/opinions/materials?opinion=意见〔2026〕2号`), {
      headers: { authorization: `Bearer ${await tokenOf('xuehuaiqian')}` },
    });
    expect(answer.status).toBe(200);
    const parts = unzipSync(new Uint8Array(await answer.arrayBuffer()));
    expect(Object.keys(parts)).toEqual(expect.arrayContaining(['送审文本/1_采购方案.pdf', '法律意见书/1_意见书.pdf']));
    expect(strFromU8(Object.values(parts)[0]!)).toContain('第一稿');
  });

  test('and nothing at all once his engagement is over', async () => {
    await clock('2026-09-01T10:00:00+08:00');
    expect((await get('luming', 'opinions/find')).body.total).toBe(0);
    expect((await get('luming', 'opinions/progress?opinion=意见〔2026〕3号')).body.found).toBe(false);
    expect(await asks('luming', '意见〔2026〕3号')).toContain('没有找到');
  });
});

describe('a contract', () => {
  test('is put on file and reviewed by counsel; not signed before', async () => {
    expect(await says('maxiaohong', '送审合同 盐碱地改良技术委托开发合同 雪莲生物科技有限公司 120万元')).toContain(
      '合同〔2026〕1号** 盐碱地改良技术委托开发合同，1,200,000.00元',
    );
    const sign = () => post('maxiaohong', 'contracts/sign', { contract: '合同〔2026〕1号', date: '2026-09-01' });
    expect((await sign()).body).toMatchObject({ code: 'contracts.not-reviewed', source: '中办发〔2016〕30号' });
    await settled(house.url);
    const { items } = (await get('zhoufang', 'opinions/find?kind=contract&state=asked&words=盐碱地')).body;
    const opinion = (items as { number: string; subjectNumber: string }[])[0]!;
    expect(opinion.subjectNumber).toBe('合同〔2026〕1号');
    // Five working days from Tuesday 1 September: the next Tuesday.
    expect(
      await house.rows(`select due from duty_register where number = $1 and name = '出具法律意见'`, opinion.number),
    ).toEqual([{ due: '2026-09-08' }]);
    await post('zhoufang', 'opinions/assign', { opinion: opinion.number, adviser: '吴磊', conflict: 'no' });
    const paper = await upload('wulei', '合同审查意见.pdf', '合同');
    const suggestion = '建议1条 第八条管辖法院改为本市';
    await post('wulei', 'opinions/deliver', {
      opinion: opinion.number,
      conclusion: 'amend',
      suggestion,
      materials: [paper],
    });
    await settled(house.url);
    expect((await sign()).body).toMatchObject({ code: 'contracts.not-reviewed' });
    await says('maxiaohong', `采纳情况 ${opinion.number} 第1条 采纳`);
    await until(
      async () => (await get('maxiaohong', 'contracts/progress?contract=合同〔2026〕1号')).body,
      (progress) => progress.verdict === 'amend',
    );
    expect(await says('maxiaohong', '合同签订 合同〔2026〕1号 今天 乌科合〔2026〕27号')).toContain('签订');
  });

  test('has dates of performance, that are duties, and is closed when they are met', async () => {
    expect(await says('maxiaohong', '履约节点 合同〔2026〕1号 9月30日 交付验收')).toContain('1. 交付验收：2026-09-30');
    await settled(house.url);
    expect(
      await house.rows(`select name, owner, due from duty_register where room = 'contracts' and state = 'open'`),
    ).toEqual([{ name: '合同履约：交付验收', owner: 'maxiaohong', due: '2026-09-30' }]);
    const close = () => post('maxiaohong', 'contracts/close', { contract: '合同〔2026〕1号', ending: 'performed' });
    expect((await close()).body).toMatchObject({ code: 'contracts.steps-left' });
    await post('maxiaohong', 'contracts/perform', { contract: '合同〔2026〕1号', step: 1 });
    expect((await close()).status).toBe(200);
  });

  test('is reviewed by the legal unit in a word; that is an opinion too', async () => {
    await post('chenxia', 'contracts/review', {
      contract: '物业服务合同',
      counterparty: '天山物业服务有限公司',
      amount: 38_600_000,
      unit: 'office',
    });
    expect(await says('zhoufang', '合同〔2026〕2号 可以签订')).toContain('政策法规科：**可以签订**');
    await settled(house.url);
    expect((await get('limin', 'opinions/find?words=物业服务合同')).body.items).toMatchObject([
      { subjectNumber: '合同〔2026〕2号', state: 'delivered', conclusion: 'lawful', adviser: '政策法规科' },
    ]);
  });

  test('signed without a review is put down by the office alone, and shown as such; below the sum set, none is asked', async () => {
    const file = (contract: string, amount: number) =>
      post('xuning', 'contracts/review', { contract, amount, unit: 'hightech' });
    await file('创新大赛承办协议', 118_000_000);
    const exception = { contract: '合同〔2026〕3号', exception: '抢险急需' };
    expect((await post('xuning', 'contracts/sign', exception)).body).toMatchObject({
      code: 'contracts.exception-by-desk',
    });
    expect((await post('chenxia', 'contracts/sign', exception)).status).toBe(200);
    await post('zhoufang', 'contracts/set-threshold', { amount: 5_000_000, basis: '局合同管理办法' });
    await file('体检服务协议', 2_400_000);
    expect((await post('xuning', 'contracts/sign', { contract: '合同〔2026〕4号' })).status).toBe(200);
    await settled(house.url);
    expect((await get('limin', 'contracts/find?unreviewed=yes')).body.items).toMatchObject([
      { number: '合同〔2026〕3号', unreviewed: true },
    ]);
    // 1.2 million, 386,000, 1.18 million and 24,000 yuan.
    expect((await get('limin', 'contracts/find')).body).toMatchObject({ total: 4, reviewed: 2, amount: 279_000_000 });
    // Another unit does not see them.
    expect((await get('huangtao', 'contracts/find')).body.total).toBe(0);
    expect((await get('huangtao', 'contracts/progress?contract=合同〔2026〕1号')).body.found).toBe(false);
    expect(await asks('wangjianguo', '今年多少份合同')).toContain('共 4份，已审查2份，金额合计2,790,000.00元');
  });
});

describe('what an item asks for by itself follows what is put right of it', () => {
  const item = '议题〔2026〕4号';
  const correct = async (change: object) => {
    const answered = await post('xuning', 'decisions/correct-item', { item, reason: '登记有误', ...change });
    expect([answered.status, answered.body.detail]).toEqual([200, undefined]);
    await settled(house.url);
    return answered.body;
  };
  const openReviews = () =>
    house.rows(
      `select name from duty_register where number = $1 and state = 'open' and room = 'decisions-waiting' order by 1`,
      item,
    );

  test('a review of competition is asked for where it touches operators, and not needed where it does not', async () => {
    await post('xuning', 'decisions/propose-item', {
      title: '高新技术企业研发补助办法',
      category: 'majorDecision',
      operators: 'no',
      unit: 'hightech',
    });
    await settled(house.url);
    expect(await openReviews()).toEqual([{ name: '出具合法性审查意见' }]);
    expect(await correct({ operators: 'yes' })).toMatchObject({
      opened: [{ gate: 'fairCompetition', source: '《公平竞争审查条例》（国务院令第783号）第五条' }],
      dropped: [],
    });
    expect(await openReviews()).toEqual([{ name: '出具公平竞争审查意见' }, { name: '出具合法性审查意见' }]);
    expect(await correct({ operators: 'no' })).toMatchObject({ opened: [], dropped: ['fairCompetition'] });
    expect(await openReviews()).toEqual([{ name: '出具合法性审查意见' }]);
    expect((await stepsOf(item)).slice(-3)).toEqual([
      '自动送公平竞争审查：政策法规科（《公平竞争审查条例》（国务院令第783号）第五条）',
      expect.stringContaining('更正'),
      '公平竞争审查不再需要：议题已更正（议题〔2026〕4号）',
    ]);
  });

  test('an appointment needs no opinion: what was asked stays on record as not wanted any more', async () => {
    const found = await get('zhoufang', 'opinions/find?words=高新技术企业研发补助');
    const [asked] = found.body.items as { number: string; state: string }[];
    expect(asked).toMatchObject({ subjectNumber: item, state: 'asked' });
    expect(await correct({ category: 'personnel', persons: '热依汗' })).toMatchObject({
      dropped: ['legalOpinion', 'legalityReview'],
      left: ['personnelProcedure'],
    });
    expect(await progressOf(asked!.number)).toMatchObject({ state: 'withdrawn' });
    expect(await openReviews()).toEqual([]);
    expect(
      await house.rows(
        `select name from duty_register where number = $1 and state = 'open' and room = 'decisions'`,
        item,
      ),
    ).toEqual([{ name: '完成干部任免程序' }]);
  });
});

test.each(['opinions/ledger', 'advisers/ledger', 'contracts/ledger', 'opinions/paper?opinion=意见〔2026〕2号'])(
  '%s comes as a file',
  async (path) => {
    const answer = await fetch(encodeURI(`${house.running.api}/v1/${path}`), {
      headers: { authorization: `Bearer ${await tokenOf('zhoufang')}` },
    });
    expect([path, answer.status]).toEqual([path, 200]);
    expect(strFromU8(new Uint8Array(await answer.arrayBuffer()).slice(0, 2))).toBe('PK');
  },
);

test('nothing was left behind', async () => {
  await settled(house.url);
  expect(await house.rows('select * from parked')).toEqual([]);
});
