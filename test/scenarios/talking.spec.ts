import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { strToU8, zipSync } from 'fflate';
import { until } from '#support';
import { openHouse, settled, type House, type Message } from '#support/house';

// How the bot talks: files, groups, forms put aside, taking back, questions, and what must not enter. Through the real
// SDK.

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const PDF = strToU8(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\nxref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000055 00000 n \n0000000105 00000 n \ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n170\n%%EOF',
);
const PNG = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
);
const docx = (text: string) =>
  zipSync({
    '[Content_Types].xml': strToU8(
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    'word/document.xml': strToU8(
      `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`,
    ),
  });
const lastError = () => house.rows(`select last_error from chat_inbox where last_error is not null`);
const clock = (advance: string) =>
  fetch(`${house.running.chatPage}/sandbox/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ advance }),
  });
const tap = (message: Message, title: string): string => message.buttons!.find((one) => one.title === title)!.says!;
const proposed = () =>
  house.rows<{ data: { title: string; materials?: { name: string; sha256: string; sm3: string; size: number }[] } }>(
    `select data from ledger where type = 'decisions.item-proposed' order by seq`,
  );

describe('files', () => {
  test('sent before and during a form are kept by content and go with the item; more may be added later, and fetched over HTTP', async () => {
    const zhangwei = house.person('zhangwei');
    await zhangwei.sendsFile('采购方案.pdf', PDF, { type: 'application/pdf' });
    const asked = await zhangwei.hears();
    expect(asked.text).toContain('收到 采购方案.pdf');
    expect(asked.buttons?.map((one) => one.title)).toEqual(
      expect.arrayContaining(['补充材料', '补充案件材料', '报议题']),
    );
    expect((await zhangwei.says('报议题 采购高性能计算平台 120万元 大额资金')).text).toContain('采购方案.pdf');
    await zhangwei.sendsFile('现场.png', PNG, { type: 'image/png' });
    const card = await zhangwei.hears();
    expect(card.text).toMatch(/已附上 图片\d{14}\.png/);
    expect((await zhangwei.says(tap(card, '确认'))).text).toContain('1号');
    const materials = (await proposed())[0]!.data.materials!;
    expect(materials).toMatchObject([
      {
        name: '采购方案.pdf',
        size: PDF.length,
        sha256: createHash('sha256').update(PDF).digest('hex'),
        sm3: createHash('sm3').update(PDF).digest('hex'),
      },
      { size: PNG.length },
    ]);

    const number = `议题〔${new Date().getFullYear()}〕1号`;
    await zhangwei.says(`补充材料 ${number}`);
    await zhangwei.sendsFile('论证意见.docx', docx('专家论证意见'));
    await zhangwei.hears();
    expect((await zhangwei.says('确认')).text).toContain('补充 1 份材料');
    const progress = await zhangwei.says(`${number}到哪一步了`);
    for (const fact of ['采购方案.pdf', '论证意见.docx', '报议题', '张伟', '壹佰贰拾万元整'])
      expect(progress.text).toContain(fact);

    const fetched = await fetch(`${house.running.api}/v1/files/${materials[0]!.sha256}`, {
      headers: { authorization: `Bearer ${await house.token('limin')}` },
    });
    expect([fetched.status, fetched.headers.get('content-disposition')]).toEqual([
      200,
      `attachment; filename*=UTF-8''${encodeURIComponent('采购方案.pdf')}`,
    ]);
    expect(Buffer.from(await fetched.arrayBuffer()).equals(PDF)).toBe(true);
    expect((await fetch(`${house.running.api}/v1/files/${materials[0]!.sha256}`)).status).toBe(401);
    // Whoever may not see the item may not see its materials.
    expect(
      (
        await fetch(`${house.running.api}/v1/files/${materials[0]!.sha256}`, {
          headers: { authorization: `Bearer ${await house.token('xuning')}` },
        })
      ).status,
    ).toBe(404);
  });

  test.each<[string, string, Uint8Array, string]>([
    ['empty', '空.pdf', new Uint8Array(), '空的'],
    ['no document of its name', '假.pdf', strToU8('这不是 PDF'), '假.pdf'],
    ['of a type that is not taken', '程序.exe', strToU8('MZ'), '程序.exe'],
    ['over 20 MB', '大.txt', new Uint8Array(20 * 1024 * 1024 + 1).fill(65), '20 MB'],
  ])('that are %s are not taken, and it is said why', async (_, name, bytes, words) => {
    const huangtao = house.person('huangtao');
    expect((await huangtao.sendsFile(name, bytes)).status).toBe(202);
    expect((await huangtao.hears()).text).toContain(words);
    expect(await house.rows(`select from stored_file where name = $1`, name)).toEqual([]);
  });

  test('that DingTalk no longer gives are asked for again', async () => {
    const faults = (expiredDownload: boolean) =>
      fetch(`${house.running.chatPage}/sandbox/faults`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ expiredDownload }),
      });
    const sunli = house.person('sunli');
    await faults(true);
    await sunli.sendsFile('党建材料.pdf', PDF, { type: 'application/pdf' });
    expect((await sunli.hears()).text).toMatch(/下载码|重新发送|再发/u);
    await faults(false);
    await sunli.sendsFile('党建材料.pdf', PDF, { type: 'application/pdf' });
    expect((await sunli.hears()).text).toContain('收到 党建材料.pdf');
  });

  test('beside words go with what the words say', async () => {
    const hejing = house.person('hejing');
    await hejing.sendsFile('会场.png', PNG, { type: 'image/png', text: '报议题 会场改造 重大项目' });
    expect((await hejing.hears()).text).toMatch(/会场改造[^]*材料：\*\*图片\d{14}\.png/u);
    await hejing.says('取消');
  });

  test('are sent in over HTTP before the command that names them', async () => {
    const token = await house.token('zhangwei');
    const form = new FormData();
    form.set('file', new Blob([docx('可行性研究报告')]), '可研报告.docx');
    const sent = await fetch(`${house.running.api}/v1/files`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: form,
    });
    const ref = (await sent.json()) as { name: string };
    expect([sent.status, ref]).toEqual([
      200,
      expect.objectContaining({
        name: '可研报告.docx',
        type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      }),
    ]);
    const done = await house.call(token, 'POST', '/v1/decisions/propose-item', {
      title: '可研报告评审',
      category: 'majorProject',
      unit: 'platform',
      materials: [ref],
    });
    expect(done.status).toBe(200);
    expect(
      (
        await house.call(token, 'POST', '/v1/decisions/propose-item', {
          title: '没有这样的材料',
          category: 'majorProject',
          unit: 'platform',
          materials: [{ ...ref, sha256: '0' }],
        })
      ).status,
    ).toBe(422);
    expect(
      await house.call(token, 'POST', '/v1/decisions/propose-item', {
        title: '没有这样的材料',
        category: 'majorProject',
        unit: 'platform',
        materials: [{ ...ref, sha256: '0'.repeat(64) }],
      }),
    ).toMatchObject({ status: 404, body: { code: 'command.file-unknown' } });
    // To know a digest is not to have the file: another may not attach it, and so read it, until he may see its record.
    const stranger = await house.token('maxiaohong');
    const taken = { title: '借用他人材料', category: 'majorProject', unit: 'rural', materials: [ref] };
    const { body: refusedBody, status } = await house.call(stranger, 'POST', '/v1/decisions/propose-item', taken);
    expect([status, refusedBody.code]).toEqual([404, 'command.file-unknown']);
    expect(
      (await house.call(stranger, 'GET', `/v1/files/${(ref as unknown as { sha256: string }).sha256}`)).status,
    ).toBe(404);
  });

  test('in a group are not taken: the bot asks for them in private', async () => {
    const group = house.person('xuning', 'cid-tianshan-work');
    await group.sendsFile('现场.png', PNG, { type: 'image/png', text: '报议题 设备更新 重大项目', at: 'true' });
    expect((await group.hears()).text).toContain('私聊');
  });
});

describe('voice', () => {
  test('is taken by its words', async () => {
    const hejing = house.person('hejing');
    await hejing.sendsFile('voice.amr', strToU8('#!AMR\n'), {
      type: 'audio/amr',
      recognition: '报议题机关科室设置方案',
    });
    expect((await hejing.hears()).text).toContain('哪一类');
    await hejing.sendsFile('voice.amr', strToU8('#!AMR\n'), { type: 'audio/amr', recognition: '重大决策' });
    expect((await hejing.hears()).text).toContain('机关科室设置方案');
  });
});

describe('what bears the mark of a state secret', () => {
  test.each<[string, (person: ReturnType<House['person']>) => Promise<unknown>, string]>([
    ['in a text', (person) => person.sends('报议题 秘密★10年 关于某某项目的请示 重大决策'), 'text'],
    [
      'in the name of a file',
      (person) => person.sendsFile('【机密】会议材料.pdf', PDF, { type: 'application/pdf' }),
      'file',
    ],
    ['in a document', (person) => person.sendsFile('材料.docx', docx('绝密★启用前')), 'file'],
  ])('%s is refused, kept nowhere, and the refusal is on record without it', async (_, send, what) => {
    const zhoufang = house.person('zhoufang');
    await send(zhoufang);
    expect((await zhoufang.hearsAnswer()).text).toContain('不得录入国家秘密');
    const [refusal] = await house.rows<{ data: object }>(
      `select data from ledger where type = 'secrecy.matter-refused' order by seq desc limit 1`,
    );
    expect(refusal!.data).toEqual({ sender: 'zhoufang', channel: 'chat', what });
    for (const table of ['chat_inbox', 'chat_outbox', 'talk', 'ledger', 'stored_file'])
      expect([
        table,
        await house.rows(
          `select from ${table} t where t::text like any (array['%某某项目%', '%会议材料%', '%启用前%'])`,
        ),
      ]).toEqual([table, []]);
  });

  test('over HTTP is refused too', async () => {
    const token = await house.token('zhoufang');
    const refused = await house.call(token, 'POST', '/v1/decisions/propose-item', {
      title: '机密文件处理',
      category: 'majorDecision',
      unit: 'legal',
    });
    expect(refused).toMatchObject({ status: 409, body: { code: 'secrecy.marked' } });
    expect(await house.rows(`select from ledger where data::text like '%机密文件处理%'`)).toEqual([]);
  });
});

describe('a form', () => {
  test('left alone for half an hour is put aside with a message, and taken up again', async () => {
    const xuning = house.person('xuning');
    expect((await xuning.says('报议题 执法证件管理办法')).text).toContain('哪一类');
    await clock('PT31M');
    const told = await xuning.hears();
    expect(told.text).toMatch(/“报议题 执法证件管理办法”有一会儿没有继续/);
    expect((await xuning.says('我的待办')).text).toMatch(/没有要办的事项[^]*还有没填完的：“报议题 执法证件管理办法”/u);
    expect((await xuning.says('继续')).text).toContain('哪一类');
    expect((await xuning.says('重大决策')).text).toContain('执法证件管理办法');
    expect((await xuning.says('确认')).text).toContain('已登记');
    expect((await xuning.says('我的待办')).text).toMatch(/听取法律顾问[^]*执法证件管理办法/u);
  });

  test('recorded can be taken back by a word, for ten minutes; the record stays', async () => {
    const liuyang = house.person('liuyang');
    await liuyang.says('报议题 办公用房调整方案 重大决策');
    const done = await liuyang.says('确认');
    const number = /议题〔\d{4}〕\d+号/.exec(done.text!)![0];
    expect((await liuyang.says(tap(done, '撤回'))).text).toContain(number);
    expect((await liuyang.says('确认')).text).toContain(`已撤回 **${number}**`);
    await liuyang.says('报议题 办公设备更新 重大项目');
    await liuyang.says('确认');
    await clock('PT11M');
    expect((await liuyang.says('撤回')).text).toContain('超过十分钟');
    expect((await proposed()).filter(({ data }) => data.title === '办公用房调整方案')).toHaveLength(1);
  });
});

describe('确认 means the card that was shown last', () => {
  test.each<[string, (person: ReturnType<House['person']>) => Promise<unknown>, RegExp]>([
    ['a message that was not understood', (person) => person.sends('呜啦啦呜啦啦'), /没有看懂/],
    ['help', (person) => person.sends('帮助'), /您可以办理/],
    ['a list', (person) => person.sends('我的议题'), /还没有办完/],
    ['a file that was not taken', (person) => person.sendsFile('空.pdf', new Uint8Array()), /空的/],
    ['a word that must not be recorded', (person) => person.sends('机密★10年 某事'), /不得录入国家秘密/],
  ])('and after %s the card is shown again before anything is recorded', async (besides, send, told) => {
    const title = `核对之${besides.length}`;
    const sunli = house.person('sunli');
    const card = await sunli.says(`报议题 ${title} 重大决策`);
    await send(sunli);
    const answer = await sunli.hears();
    expect(answer.text).toMatch(told);
    expect((answer.buttons ?? []).map(({ title: button }) => button)).not.toContain('确认');
    const shown = await sunli.says(besides.length % 2 ? '确认' : tap(card, '确认'));
    expect(shown.text).toMatch(new RegExp(`还没有登记[^]*${title}`, 'u'));
    expect((await proposed()).filter(({ data }) => data.title === title)).toEqual([]);
    expect((await sunli.says(tap(shown, '确认'))).text).toContain('已登记');
    expect((await proposed()).filter(({ data }) => data.title === title)).toHaveLength(1);
  });
});

describe('in a group', () => {
  test('a personal matter goes on between the two, with all that was said', async () => {
    const group = house.person('maxiaohong', 'cid-tianshan-work');
    const direct = house.person('maxiaohong');
    await direct.says('帮助');
    expect((await group.says('@政衡助手 报议题 李军任农社科副科长 干部任免')).text).toMatch(
      /@maxiaohong[^]*已在与您的私聊中回复/u,
    );
    expect((await direct.hears()).text).toContain('表决对象是谁');
    const card = await direct.says('李军');
    expect(card.text).toMatch(/重要干部任免[^]*表决对象：\*\*李军\*\*/u);
    expect((await direct.says(tap(card, '确认'))).text).toContain('已登记');
    expect((await group.says('@政衡助手 我的议题')).text).toContain('私聊');
    expect((await direct.hears()).text).toContain('李军任农社科副科长');
  });

  test('neither a list nor a record says what bears a mark: personnel, or who a case is against', async () => {
    const group = house.person('maxiaohong', 'cid-tianshan-work');
    const direct = house.person('maxiaohong');
    await direct.says('帮助');
    expect((await group.says('@政衡助手 查议题 李军')).text).toContain('私聊');
    expect((await direct.hears()).text).toContain('李军任农社科副科长');
    const opened = await house.call(await house.token('zhoufang'), 'POST', '/v1/cases/receive-petition', {
      on: '2026-11-02',
      party: '信访人某甲',
      matter: '反映补贴发放',
      result: '直接提出',
      handler: 'maxiaohong',
      unit: 'legal',
    });
    expect([opened.status, opened.body.detail]).toEqual([200, undefined]);
    await settled(house.url);
    for (const asked of ['查案件', `案件进度 ${String(opened.body.number)}`]) {
      expect([asked, (await group.says(`@政衡助手 ${asked}`)).text]).toEqual([asked, expect.stringContaining('私聊')]);
      expect((await direct.hears()).text).toContain('信访人某甲');
    }
    const said = (await group.transcript()).filter(({ from }) => from === 'bot').map(({ text }) => text);
    expect(said.join('')).not.toMatch(/信访人某甲|李军任/u);
  });

  test('two people with forms of their own do not mix', async () => {
    const [one, other] = [house.person('gulnar', 'cid-tianshan-work'), house.person('huangtao', 'cid-tianshan-work')];
    await one.says('@政衡助手 报议题 低温设备共享办法');
    await other.says('@政衡助手 报议题 科技规划中期评估');
    expect((await one.says('@政衡助手 重大决策')).text).toContain('低温设备共享办法');
    expect((await other.says('@政衡助手 重大项目')).text).toContain('科技规划中期评估');
  });
});

describe('questions', () => {
  test('are answered by number, words, category and time, a page at a time, each line opening its record', async () => {
    const token = await house.token('huangtao');
    for (let n = 1; n <= 12; n++)
      expect(
        (
          await house.call(token, 'POST', '/v1/decisions/propose-item', {
            title: `算力平台第${n}期`,
            category: 'majorProject',
            unit: 'plan',
            proposedOn: '2025-03-02',
          })
        ).status,
      ).toBe(200);
    await settled(house.url);
    const limin = house.person('limin');
    const found = await limin.says('查 算力平台');
    expect(await lastError()).toEqual([]);
    expect(found.text).toContain('共 **12** 件');
    expect(found.text).toContain('算力平台第12期');
    expect(found.text).not.toContain('算力平台第2期');
    const next = await limin.says(tap(found, '下一页'));
    expect(next.text).toContain('算力平台第2期');
    const opens = /dtmd:\/\/dingtalkclient\/sendMessage\?content=([^)]+)/.exec(next.text!)![1]!;
    expect((await limin.says(decodeURIComponent(opens))).text).toContain('黄涛');
    expect((await limin.says('2025年报了多少重大项目议题')).text).toMatch(
      /2025-01-01\(周三\)至2025-12-31\(周三\)[^]*重大项目安排[^]*共 \*\*12\*\* 件/u,
    );
    expect((await limin.says('2024年有多少议题')).text).toContain('没有找到');
    // A member of staff sees the items of his own unit: Xu Ning is of another.
    const xuning = house.person('xuning');
    expect((await xuning.says('查 算力平台')).text).toContain('没有找到');
    expect((await xuning.says(decodeURIComponent(opens))).text).toContain('没有找到');
  });
});

test('strangers get a polite stop, and nothing of theirs is fetched or kept', async () => {
  await house.call(await house.token('guoqiang'), 'POST', '/v1/directory/remove-staff', { staff: 'gulnar' });
  await until(
    () => house.rows(`select from directory_staff where staff = 'gulnar'`),
    (rows) => rows.length === 0,
  );
  const gulnar = house.person('gulnar');
  await until(
    async () => (await gulnar.says('帮助')).text ?? '',
    (text) => text.includes('不在本单位通讯录中'),
  );
  await gulnar.sendsFile('资料.pdf', strToU8('%PDF-1.4 another'), { type: 'application/pdf' });
  expect((await gulnar.hears()).text).toContain('不在本单位通讯录中');
  expect(await house.rows(`select from stored_file where name = '资料.pdf'`)).toEqual([]);
});
