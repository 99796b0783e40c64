import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { openHouse, settled, type House, type Message } from '#support/house';

// A normative document from the first text to its repeal, by chat from a phone and over HTTP, each gate once the wrong
// way. 2026: 4–6 April, 1–5 May off, Saturday 9 May worked.

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const clock = (day: string) =>
  fetch(`${house.running.chatPage}/sandbox/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ now: `${day}T10:00:00+08:00` }),
  });
const tap = (message: Message, title: string): string => message.buttons!.find((one) => one.title === title)!.says!;
/** Says something, passes over what may be left out, confirms the card: what the bot then says. */
const says = async (staff: string, text: string): Promise<string> => {
  const person = house.person(staff);
  let heard = await person.says(text);
  for (let n = 0; n < 6 && heard.buttons?.some((one) => one.title === '跳过'); n += 1)
    heard = await person.says('跳过');
  expect([text, heard.text]).toEqual([text, expect.stringContaining('请核对')]);
  return (await person.says(tap(heard, '确认'))).text!;
};
const refused = async (staff: string, text: string): Promise<string> => {
  const told = await says(staff, text);
  await house.person(staff).says('取消');
  return told;
};
const asks = async (staff: string, text: string): Promise<string> => (await house.person(staff).says(text)).text!;

const given = async (staff: string, command: string, input: Readonly<Record<string, unknown>>) =>
  house.call(await house.token(staff), 'POST', `/v1/documents/${command}`, input);
/** Sends a file in, as its own. */
const sent = async (staff: string, name: string, text: string): Promise<readonly unknown[]> => {
  const form = new FormData();
  form.set('file', new Blob([text], { type: 'text/plain' }), name);
  const response = await fetch(`${house.running.api}/v1/files`, {
    method: 'POST',
    headers: { authorization: `Bearer ${await house.token(staff)}` },
    body: form,
  });
  return [await response.json()];
};
const DOCUMENT = '文件〔2026〕1号';

describe('from the first text to the paper', () => {
  beforeAll(() => clock('2026-03-02'));

  test('begins with a line', async () => {
    const told = await says('xuning', '起草文件 天山市科技创新券管理办法 规范性文件 我起草');
    expect(told).toContain(`已登记 **${DOCUMENT}** 天山市科技创新券管理办法（行政规范性文件）`);
    expect(told).toContain('印发前还需：草案文本、规范性文件认定、评估论证、公开征求意见');
  });

  test('a consultation needs a text; the text comes as a file', async () => {
    expect(await refused('xuning', `登记公开征求意见 ${DOCUMENT} 今天至2026年4月1日 局门户网站`)).toContain(
      '还没有文本',
    );
    const xuning = house.person('xuning');
    await xuning.sendsFile('草案.txt', Buffer.from('第一条 为了…\n第九条 每家企业不超过20万元\n'), {
      type: 'text/plain',
    });
    await xuning.hears();
    expect(await says('xuning', `更新草案 ${DOCUMENT}`)).toContain(`已记入 **${DOCUMENT}**`);
  });

  test('whether it is normative is asked, question by question', async () => {
    const answered = await given('xuning', 'answer-criteria', {
      document: DOCUMENT,
      byPower: 'yes',
      onRights: 'yes',
      general: 'yes',
      repeated: 'yes',
      public: 'yes',
      inward: 'no',
    });
    expect(answered).toMatchObject({ status: 200, body: { kind: 'normative' } });
  });

  test('need and effect are assessed before the public is asked', async () => {
    expect(await refused('xuning', `登记公开征求意见 ${DOCUMENT} 今天至2026年4月1日 局门户网站`)).toMatch(
      /还缺“评估论证”[^]*国办发〔2018〕37号/u,
    );
    expect(await says('xuning', `制定前评估 ${DOCUMENT} 可行 现行办法到期`)).toContain('已记入');
  });

  test('the public has thirty days', async () => {
    expect(await refused('xuning', `登记公开征求意见 ${DOCUMENT} 今天至2026年3月31日 局门户网站`)).toMatch(
      /没有登记：公开征求意见只有29日，一般不少于30日（最早到2026-04-01）[^]*第十五条/u,
    );
    expect(await says('xuning', `登记公开征求意见 ${DOCUMENT} 今天至2026年4月1日 局门户网站`)).toContain('已记入');
    expect(await says('xuning', `征求单位意见 ${DOCUMENT} 部门、企业 市财政局、天山生物公司`)).toContain('已记入');
  });

  test('each opinion is settled with its reason before the result is published', async () => {
    await clock('2026-03-20');
    expect(await says('xuning', `登记收到的意见 ${DOCUMENT} 天山生物公司 额度提高到30万元`)).toContain('已记入');
    await clock('2026-04-02');
    expect(await refused('xuning', `反馈采纳情况 ${DOCUMENT} 局门户网站`)).toMatch(
      /还有意见没有处理：第1条[^]*第十八条/u,
    );
    expect(await says('xuning', `处理意见 ${DOCUMENT} 第1条 不采纳 预算不允许`)).toContain('已记入');
    expect(await says('xuning', `反馈采纳情况 ${DOCUMENT} 局门户网站`)).toContain('已记入');
  });

  test('experts sign, the risk is assessed, the unit agrees, competition is looked at clause by clause', async () => {
    const unsigned = await given('xuning', 'expert-review', {
      document: DOCUMENT,
      conclusion: '可行',
      experts: '孟教授',
    });
    expect(unsigned).toMatchObject({ status: 409, body: { code: 'documents.signed-paper' } });
    const materials = await sent('xuning', '论证意见.txt', '可行。孟某（签名）');
    expect(
      await given('xuning', 'expert-review', { document: DOCUMENT, conclusion: '可行', experts: '孟教授', materials }),
    ).toMatchObject({ status: 200 });
    expect(await says('xuning', `登记风险评估 ${DOCUMENT} 低风险 可控`)).toContain('已记入');
    expect(await says('xuning', `起草单位审核 ${DOCUMENT} 同意`)).toContain('已记入');
    expect(await refused('xuning', `送合法性审核 ${DOCUMENT} 送审稿、起草说明、制定依据`)).toMatch(
      /还缺“公平竞争审查”[^]*第十八条/u,
    );
    const unheard = await given('xuning', 'fair-competition-review', { document: DOCUMENT, touches: 'yes' });
    expect(unheard.status).toBe(422);
    expect(await says('xuning', `登记公平竞争审查 ${DOCUMENT} 涉及 听取了6家企业和1个行业协会意见`)).toContain(
      '已记入',
    );
  });

  test('the reviewers have five working days from complete papers', async () => {
    expect(await says('xuning', `送合法性审核 ${DOCUMENT} 送审稿、起草说明、制定依据`)).toContain('已记入');
    await settled(house.url);
    await clock('2026-04-08');
    // From Thursday 2 April: 3; 4–6 off; 7, 8, 9, Friday 10 April is the fifth.
    expect(await refused('zhoufang', `出具合法性审核意见 ${DOCUMENT} 合法`)).toMatch(
      /审核时间不足：自2026-04-02材料齐全起不少于5个工作日，最早2026-04-10/u,
    );
    await clock('2026-04-10');
    expect(await says('zhoufang', `出具合法性审核意见 ${DOCUMENT} 合法 天科法审〔2026〕9号`)).toContain('已记入');
  });

  test('counsel is heard before anything is decided', async () => {
    expect(await refused('chenxia', `登记审议结果 ${DOCUMENT} 通过 第12次局长办公会`)).toMatch(/还缺“法律顾问意见”/u);
    expect(await says('xuning', `听取法律顾问意见 ${DOCUMENT} 合法 薛律师`)).toContain('已记入');
    expect(await refused('chenxia', `印发文件 ${DOCUMENT} 王建国签发 2026年6月1日起施行`)).toMatch(/还缺“集体审议”/u);
    expect(await says('chenxia', `登记审议结果 ${DOCUMENT} 通过 第12次局长办公会`)).toContain('已记入');
  });

  test('it is numbered one by one, and in force thirty days after it is published', async () => {
    expect(await says('chenxia', '设定发文代字 规范性文件 天科规')).toContain('天科规〔年份〕×号');
    const told = await says('chenxia', `印发文件 ${DOCUMENT} 王建国签发 2026年6月1日起施行`);
    expect(told).toContain('（行政规范性文件，天科规〔2026〕1号）');
    expect(await says('xuning', `公布文件 ${DOCUMENT} 局门户网站`)).toMatch(/政策解读\*\*：2026-04-15/u);
    // Fifteen days from 10 April: Saturday 25 April, rolled to Monday the 27th.
    await settled(house.url);
    expect(await asks('xuning', '我的待办')).toMatch(/规范性文件备案[^]*2026-04-27/u);
  });

  test('it is interpreted and filed, and stands in the list of its days', async () => {
    expect(await says('xuning', `发布政策解读 ${DOCUMENT} 一图读懂`)).toContain('已记入');
    expect(await says('xuning', `报送备案 ${DOCUMENT} 市司法局`)).toContain('已记入');
    await settled(house.url);
    expect(await asks('zhangwei', '有效文件目录 2026年6月1日')).toContain('天山市科技创新券管理办法');
    expect(await asks('zhangwei', '有效文件目录 2026年5月31日')).toContain('没有有效的文件');
    expect(await asks('xuning', '查文件 科技创新券')).toContain('天科规〔2026〕1号');
    const progress = await asks('xuning', `文件进度 ${DOCUMENT}`);
    expect(progress).toContain('有效期至2031-05-31');
  });

  test('what was recorded wrongly is put right, and what follows moves', async () => {
    await clock('2026-04-14');
    expect(await refused('xuning', `更正文件记录 ${DOCUMENT} 公布文件 应为2026年4月9日 网页显示`)).toContain(
      '日期不能早于“印发文件”的日期（2026-04-10）',
    );
    expect(await says('xuning', `更正文件记录 ${DOCUMENT} 公布文件 应为2026年4月13日 网页显示`)).toContain('已更正');
    await settled(house.url);
    expect(await house.rows('select published_on from document_register')).toEqual([{ published_on: '2026-04-13' }]);
    // Filing was met on 10 April; fifteen days run from the 13th now: Tuesday 28 April.
    expect(await house.rows(`select due, state from duty_register where name = '规范性文件备案'`)).toEqual([
      { due: '2026-04-28', state: 'met' },
    ]);
  });

  test('it is repealed on a decision, and the list of every day stays what it was', async () => {
    await clock('2028-06-01');
    expect(await refused('chenxia', `废止文件 ${DOCUMENT} 任务已经完成`)).toContain('须写明依据');
    expect(await says('chenxia', `废止文件 ${DOCUMENT} 第20次党组会议 任务已经完成`)).toContain('已记入');
    await settled(house.url);
    expect(await asks('zhangwei', '有效文件目录 2028年5月31日')).toContain('天山市科技创新券管理办法');
    expect(await asks('zhangwei', '有效文件目录')).toContain('没有有效的文件');
  });
});

describe('a policy that the Party group decides', () => {
  const POLICY = '文件〔2028〕1号';
  const ask = async (staff: string, query: string, parameters: Readonly<Record<string, string>>) =>
    (await house.call(await house.token(staff), 'GET', `/v1/documents/${query}?${new URLSearchParams(parameters)}`))
      .body;
  const does = async (staff: string, command: string, input: Readonly<Record<string, unknown>>) => {
    const answered = await given(staff, command, { document: POLICY, ...input });
    expect([command, answered.status, answered.body.detail]).toEqual([command, 200, undefined]);
    return answered.body;
  };
  const text = '第一条 为了促进创新。\n第五条 申报企业应当在本市注册。\n第六条 公开评审。\n';

  const posts = async (staff: string, path: string, input: Readonly<Record<string, unknown>>) => {
    const answered = await house.call(await house.token(staff), 'POST', `/v1/${path}`, input);
    expect([path, answered.status, answered.body.detail]).toEqual([path, 200, undefined]);
  };
  /** Counsel is asked about the document by its title, and what he delivers is its adviser's opinion. */
  const counselSays = async (conclusion: string) => {
    const opinion = '意见〔2028〕1号';
    const subject = '天山市大型仪器开放共享补贴细则';
    await posts('zhoufang', 'advisers/engage', { adviser: '吴磊', adviserType: 'public', endDate: '2028-12-31' });
    await posts('zhoufang', 'advisers/correct', { adviser: '吴磊', account: 'wulei', reason: '补登' });
    await posts('zhangwei', 'opinions/ask', { subject, kind: 'document', unit: 'platform' });
    await posts('zhoufang', 'opinions/assign', { opinion, adviser: '吴磊', conflict: 'no' });
    const materials = await sent('wulei', '法律意见书.txt', '合法');
    await posts('wulei', 'opinions/deliver', { opinion, conclusion, materials });
    await settled(house.url);
    const { gates } = (await ask('zhangwei', 'progress', { document: POLICY })) as {
      gates: { gate: string; open: boolean }[];
    };
    expect(gates.find(({ gate }) => gate === '法律顾问意见')).toMatchObject({ open: true });
  };

  test('is drafted in two texts; what differs is shown, and wording that touches a clause', async () => {
    await clock('2028-06-05');
    await given('zhangwei', 'start-draft', {
      document: '天山市大型仪器开放共享补贴细则',
      documentKind: 'normative',
      drafter: 'zhangwei',
      unit: 'platform',
    });
    await does('zhangwei', 'revise-draft', { materials: await sent('zhangwei', '一稿.txt', text) });
    await settled(house.url);
    expect(await ask('zhangwei', 'competition-hints', { document: POLICY })).toMatchObject({
      total: 1,
      hints: [{ place: '第五条', clauses: expect.arrayContaining(['B2']) }],
    });
    const changed = text.replace('应当在本市注册', '符合条件的均可申报');
    await does('zhangwei', 'revise-draft', {
      materials: await sent('zhangwei', '二稿.txt', changed),
      change: 'substantial',
    });
    await settled(house.url);
    expect(await ask('zhangwei', 'compare-versions', { document: POLICY })).toMatchObject({
      from: 1,
      to: 2,
      differences: expect.arrayContaining([
        { is: 'removed', text: '第五条 申报企业应当在本市注册。' },
        { is: 'added', text: '第五条 申报企业符合条件的均可申报。' },
      ]),
    });
  });

  test('a person of another unit neither sees nor changes a draft, nor fetches its file', async () => {
    expect(await ask('maxiaohong', 'progress', { document: POLICY })).toMatchObject({ found: false });
    expect((await given('maxiaohong', 'own-review', { document: POLICY, conclusion: '同意' })).body).toMatchObject({
      code: 'documents.unknown',
    });
    const { versions } = (await ask('zhangwei', 'progress', { document: POLICY })) as {
      versions: { digest: string }[];
    };
    const fetched = async (staff: string) =>
      (
        await fetch(`${house.running.api}/v1/files/${versions[0]!.digest}`, {
          headers: { authorization: `Bearer ${await house.token(staff)}` },
        })
      ).status;
    expect(await fetched('maxiaohong')).toBe(404);
    expect(await fetched('zhangwei')).toBe(200);
  });

  test('passes its gates, and is decided by the meeting that votes on its item', async () => {
    const criteria = { byPower: 'yes', onRights: 'yes', general: 'yes', repeated: 'no', public: 'yes', inward: 'no' };
    expect(await does('zhangwei', 'answer-criteria', criteria)).toMatchObject({ kind: 'policy' });
    await does('zhangwei', 'assess-need', { conclusion: '可行', note: '旧细则到期' });
    await does('zhangwei', 'consult-public', {
      startDate: '2028-06-05',
      endDate: '2028-06-05',
      channel: '局门户网站',
      reason: '自治区要求即办',
    });
    await does('zhangwei', 'consult-units', { units: '市财政局', audience: ['department'] });
    await clock('2028-06-06');
    await does('zhangwei', 'publish-feedback', { channel: '局门户网站', none: 'yes' });
    await does('zhangwei', 'expert-review', { conclusion: '不需论证', reason: '不涉及专业技术' });
    await does('zhangwei', 'risk-assessment', { riskLevel: 'none', reason: '不涉及群众切身利益' });
    await does('zhangwei', 'own-review', { conclusion: '同意' });
    await does('zhangwei', 'fair-competition-review', { touches: 'yes', source: '5家企业' });
    await counselSays('lawful');
    await does('zhangwei', 'ask-legality-review', { papers: ['draft', 'note', 'basis'] });
    await does('zhoufang', 'deliver-legality-review', { conclusion: '合法', reason: '紧急' });

    const decide = async (staff: string, command: string, input: Readonly<Record<string, unknown>>) => {
      const answered = await house.call(await house.token(staff), 'POST', `/v1/decisions/${command}`, input);
      expect([command, answered.status, answered.body.detail]).toEqual([command, 200, undefined]);
    };
    const item = '议题〔2028〕1号';
    await decide('zhangwei', 'propose-item', {
      title: '审议大型仪器开放共享补贴细则',
      category: 'majorDecision',
      unit: 'platform',
      operators: 'no',
    });
    expect(
      (await given('zhangwei', 'submit-document', { document: POLICY, item: '议题〔2028〕9号' })).body,
    ).toMatchObject({
      code: 'documents.item-unknown',
    });
    await does('zhangwei', 'submit-document', { item });
    const paper = await sent('zhoufang', '意见书.txt', '合法');
    for (const gate of ['legalOpinion', 'legalityReview']) {
      await decide('zhangwei', 'send-for-review', { item, gate, sentTo: '政策法规科' });
      await decide('zhoufang', 'record-review', {
        item,
        gate,
        conclusion: 'sound',
        answeredBy: '政策法规科',
        materials: paper,
      });
    }
    await decide('chenxia', 'review-item', { item, complete: 'yes' });
    await decide('wangjianguo', 'approve-item', { item });
    await settled(house.url);
    expect(await says('chenxia', '召集党组会 今天15点 三楼会议室')).toContain('1项议题');
    expect(await says('chenxia', '开会 应到5人实到5人')).toContain('应到5人');
    expect(
      (
        await given('chenxia', 'issue', {
          document: POLICY,
          signer: 'wangjianguo',
          effectiveDate: '2028-07-10',
          documentNumber: '天科发〔2028〕6号',
        })
      ).body,
    ).toMatchObject({ code: 'documents.decision-pending' });
    expect(await says('chenxia', '议题1 一致通过')).toContain('**通过**');
    await says('chenxia', '散会 16:30');
    await settled(house.url);
    const { steps } = (await ask('chenxia', 'progress', { document: POLICY })) as {
      steps: { what: string; detail: string }[];
    };
    expect(steps.at(-1)).toMatchObject({ what: '党组会议审议', detail: `${item}，通过` });
    expect(
      await does('chenxia', 'issue', {
        signer: 'wangjianguo',
        effectiveDate: '2028-07-10',
        documentNumber: '天科发〔2028〕6号',
        channel: '局门户网站',
      }),
    ).toMatchObject({ reference: '天科发〔2028〕6号', issued: true });
  });

  test('its number is not given twice', async () => {
    expect(
      (
        await given('zhangwei', 'enter-document', {
          document: '天山市科技特派员管理办法',
          documentKind: 'normative',
          documentNumber: '天科发〔2028〕6号',
          date: '2028-03-10',
          effectiveDate: '2028-05-01',
          drafter: 'zhangwei',
          unit: 'platform',
        })
      ).body,
    ).toMatchObject({ code: 'documents.number-taken' });
  });

  test('its papers are drawn, the register and the list of a day too', async () => {
    const token = await house.token('zhangwei');
    const typeOf = async (query: string, parameters: Readonly<Record<string, string>>) =>
      (
        await fetch(`${house.running.api}/v1/documents/${query}?${new URLSearchParams(parameters)}`, {
          headers: { authorization: `Bearer ${token}` },
        })
      ).headers.get('content-type');
    for (const paper of ['consultation-notice', 'adoption-statement', 'competition-form', 'legality-opinion'])
      expect(await typeOf(`paper-${paper}`, { document: POLICY })).toContain('wordprocessingml');
    expect(await typeOf('document-catalogue', { on: '2028-05-31' })).toContain('wordprocessingml');
    expect(await typeOf('document-ledger', {})).toContain('spreadsheetml');
  });
});

describe('a clean-up', () => {
  test('looks at what is in force, takes a word on each, and is published when nothing is left', async () => {
    await clock('2028-07-17');
    expect(await says('zhoufang', '启动清理 2028年文件清理 7月31日前')).toMatch(
      /清理〔2028〕1号\*\* 2028年文件清理[^]*共 \*\*1\*\* 件/u,
    );
    await settled(house.url);
    expect(await refused('zhoufang', '公布清理结果 局门户网站')).toMatch(/还有文件没有清理意见：文件〔2028〕1号/u);
    expect(await refused('zhangwei', '清理零报送')).toContain('本处室还有列入清理的文件');
    // What is entered later and was in force on that day is looked at too; what was not, or is found not to have been,
    // is not. Nothing is asked of the day one looks.
    const enter = async (title: string, serial: number, effectiveDate: string) =>
      house.call(await house.token('xuning'), 'POST', '/v1/documents/enter-document', {
        document: title,
        documentKind: 'internal',
        documentNumber: `天科内〔2028〕${serial}号`,
        date: '2028-02-01',
        effectiveDate,
        drafter: 'xuning',
        unit: 'hightech',
      });
    const joined = await enter('天山市科技报告管理办法', 11, '2028-03-01');
    await enter('天山市科技奖励管理办法', 12, '2028-07-18');
    await settled(house.url);
    const progress = await asks('zhoufang', '清理进展');
    expect(progress).toMatch(/共 \*\*2\*\* 件/u);
    expect(progress).toContain(String(joined.body.number));
    const wrong = { document: joined.body.number, effectiveDate: '2028-07-20', reason: '施行日期登错' };
    const put = await house.call(await house.token('xuning'), 'POST', '/v1/documents/correct-description', wrong);
    expect([put.status, put.body.detail]).toEqual([200, undefined]);
    await settled(house.url);
    expect(await asks('zhoufang', '清理进展')).toMatch(/共 \*\*1\*\* 件/u);
    expect(await says('huangtao', '清理零报送')).toContain('已登记零报送');
    expect(await says('zhangwei', '登记清理意见 文件〔2028〕1号 继续有效')).toContain('继续有效1件');
    expect(await says('zhoufang', '公布清理结果 局门户网站')).toContain('已登记公布');
    await settled(house.url);
    expect(await asks('zhoufang', '清理进展')).toContain('现在没有正在进行的清理');
    expect(await asks('zhoufang', '清理进展 清理〔2028〕1号')).toContain('没有遗漏的文件');
  });
});

describe('what follows from elsewhere', () => {
  const posts = async (staff: string, path: string, input: Readonly<Record<string, unknown>>) => {
    const answered = await house.call(await house.token(staff), 'POST', `/v1/${path}`, input);
    expect([path, answered.status, answered.body.detail]).toEqual([path, 200, undefined]);
    return answered.body;
  };

  test('a case that finds a document to be amended brings it back, as a duty', async () => {
    await posts('xuning', 'documents/enter-document', {
      document: '天山市科技特派员管理办法',
      documentKind: 'internal',
      documentNumber: '天科办〔2027〕4号',
      date: '2027-03-10',
      effectiveDate: '2027-05-01',
      drafter: 'xuning',
      unit: 'hightech',
    });
    const opened = await posts('zhoufang', 'cases/receive-transferred-norm', {
      document: '科技特派员管理办法',
      authority: '天山市人民政府',
      on: '2028-07-10',
      handler: 'zhoufang',
      unit: 'legal',
    });
    await posts('zhoufang', 'cases/answer-transferred-norm', { case: opened.number, result: '修改', on: '2028-07-14' });
    await settled(house.url);
    expect(
      await house.rows(`select number, state, owner from duty_register where name = '处理被认定不合法的文件'`),
    ).toEqual([{ number: '文件〔2027〕1号', state: 'open', owner: 'xuning' }]);
  });

  test('a document that takes the place of another repeals it, from its own first day', async () => {
    const { number: document } = await posts('xuning', 'documents/start-draft', {
      document: '天山市科技特派员管理办法（2028年修订）',
      documentKind: 'internal',
      drafter: 'xuning',
      unit: 'hightech',
      replaces: '文件〔2027〕1号',
    });
    const materials = await sent('xuning', '修订稿.txt', '第一条 修订');
    await posts('xuning', 'documents/revise-draft', { document, materials });
    const criteria = { byPower: 'yes', onRights: 'no', general: 'yes', repeated: 'yes', public: 'no', inward: 'yes' };
    await posts('xuning', 'documents/answer-criteria', { document, ...criteria });
    await posts('xuning', 'documents/own-review', { document, conclusion: '同意' });
    await posts('chenxia', 'documents/record-decision', { document, conclusion: '通过', meeting: '第20次局长办公会' });
    await posts('chenxia', 'documents/issue', {
      document,
      documentNumber: '天科办〔2028〕7号',
      signer: 'wangjianguo',
      effectiveDate: '2028-08-01',
      channel: '内网平台',
    });
    await settled(house.url);
    expect(
      await house.rows(
        `select reference, repealed_on from document_register where reference like '天科办%' order by 1`,
      ),
    ).toEqual([
      { reference: '天科办〔2027〕4号', repealed_on: '2028-08-01' },
      { reference: '天科办〔2028〕7号', repealed_on: null },
    ]);
    // Repealed, what was found wrong with it need not be put right any more.
    expect(await house.rows(`select state from duty_register where name = '处理被认定不合法的文件'`)).toEqual([
      { state: 'met' },
    ]);
  });
});

describe('in the end', () => {
  test('the register made anew from the ledger is the same', async () => {
    const rows = () => house.rows('select * from document_register order by document');
    const verdicts = () => house.rows('select * from clean_up_verdict order by document');
    const before = [await rows(), await verdicts()];
    expect(before.map(({ length }) => length)).toEqual([6, 1]);
    await house.ctl('rebuild', 'documents.document-register');
    await house.ctl('rebuild', 'documents.clean-up-register');
    await settled(house.url);
    expect([await rows(), await verdicts()]).toEqual(before);
  });
});
