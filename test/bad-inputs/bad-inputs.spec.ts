import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSettings } from '#infra/config';
import { workbook } from '#infra/documents';
import { openHouse, type House } from '#support/house';
import { asText, KINDS, ROWS, shown, type Kind, type Row } from './rows.ts';

// Every bad input at every edge of the real house: each is answered with a clear sentence, and nothing is recorded.

const ROOT = join(import.meta.dirname, '../..');
let house: House;
let token: string;
beforeAll(async () => {
  house = await openHouse();
  const roles = 'staff,office,legal,secretary,member,admin';
  token = (await house.ctl('token', 'issue', '--system', 'bad', '--roles', roles)).split('\n').at(-1)!;
});
afterAll(async () => {
  await house.close();
  if (process.env.WRITE_BAD_INPUTS) writeFileSync(join(ROOT, 'docs/bad-inputs.md'), page());
});

const TRIED: { readonly edge: string; readonly row: Row; readonly answer: string }[] = [];
const authorised = () => ({ authorization: `Bearer ${token}` });
const recorded = async () =>
  (
    await house.rows<{ n: string }>(
      `select count(*) as n from ledger where type not like 'secrecy.%' and meta->>'channel' in ('http', 'chat')`,
    )
  )[0]!.n;

const problemIn = async (response: Response): Promise<string> => {
  const body = (await response.json().catch(() => ({}))) as { detail?: string; name?: string };
  return `${response.status} ${body.detail ?? (body.name === undefined ? '已回答' : `已收下，名为“${body.name}”`)}`;
};
const propose = async (fields: object): Promise<string> =>
  problemIn(
    await fetch(`${house.running.api}/v1/decisions/propose-item`, {
      method: 'POST',
      headers: { ...authorised(), 'content-type': 'application/json' },
      body: JSON.stringify({ category: 'personnel', unit: 'platform', persons: '张、李', ...fields }),
    }),
  );
const upload = async (name: string, bytes: Uint8Array<ArrayBuffer>): Promise<Response> => {
  const form = new FormData();
  form.set('file', new Blob([bytes]), name);
  return fetch(`${house.running.api}/v1/files`, { method: 'POST', headers: authorised(), body: form });
};
const FIELD: Readonly<Record<Kind, string>> = {
  unseen: 'words',
  long: 'words',
  day: 'period',
  number: 'page',
  type: 'category',
  encoding: 'words',
  nested: 'unit',
  unknown: 'unit',
  secret: 'state',
};
const SETTING: Readonly<Record<Kind, string>> = {
  unseen: 'ORGAN',
  long: 'ORGAN',
  day: 'API_PORT',
  number: 'API_PORT',
  type: 'LOG_LEVEL',
  encoding: 'ORGAN',
  nested: 'OPERATIONS_PORT',
  unknown: 'DATABASE_URL',
  secret: 'DINGTALK_API_BASE',
};
const commandLine = (value: string): Promise<string> =>
  new Promise((resolve) => {
    const words = [join(ROOT, 'dist/infra/kafka/subscribe-cli.js'), '--topics', '', '--group', value];
    execFile(process.execPath, words, { env: { ...process.env, KAFKA_BROKERS: '' } }, (error, _, stderr) =>
      resolve(`${error?.code ?? 0} ${stderr.trim()}`),
    );
  });

const EDGES: Readonly<Record<string, (row: Row) => Promise<string>>> = {
  'HTTP 请求内容': ({ kind, value }) => {
    const field = { day: 'proposedOn', number: 'amount', type: 'category', nested: 'materials', unknown: 'unit' };
    return propose({ title: '采购设备', [(field as Record<string, string>)[kind] ?? 'title']: value });
  },
  'HTTP 地址与参数': async ({ kind, value }) => {
    const query = new URLSearchParams({ [FIELD[kind]]: asText(value).toWellFormed() });
    return problemIn(
      await fetch(`${house.running.api}/v1/decisions/find-items?${query.toString()}`, { headers: authorised() }),
    );
  },
  聊天文字: async ({ value }) => (await house.person('zhangwei').says(`办理 ${asText(value).toWellFormed()}`)).text!,
  聊天卡片: async ({ value }) => (await house.person('huangtao').says(`确认 ${asText(value).toWellFormed()}`)).text!,
  文件上传: async ({ value }) => problemIn(await upload(`${asText(value).toWellFormed()}.exe`, Buffer.from('MZ bad'))),
  表格导入: async ({ kind, value }) => {
    const title = (name: string) => ({ title: name, width: 10 });
    const text = asText(value)
      .toWellFormed()
      .replaceAll(/(?!\t)[\p{Cc}\uffff]/gu, '');
    const row = kind === 'day' || kind === 'number' ? [text, '名称', '大额资金'] : ['D01', text, text];
    const columns = [title('编码'), title('事项'), title('类别')];
    const sent = await upload('清单.xlsx', await workbook([{ name: '清单', title: '清单', columns, rows: [row] }]));
    if (sent.status !== 200) return problemIn(sent);
    return problemIn(
      await fetch(`${house.running.api}/v1/decisions/import-catalogue`, {
        method: 'POST',
        headers: { ...authorised(), 'content-type': 'application/json' },
        body: JSON.stringify({ from: '2026-12-01', file: [await sent.json()] }),
      }),
    );
  },
  '管理命令 ctl': ({ value }) =>
    house.ctl('token', 'revoke', asText(value)).catch((error: Error) => error.message.split('\n')[0]!),
  设置: async ({ kind, value }) => {
    try {
      readSettings({ [SETTING[kind]]: asText(value) });
      return '可以使用';
    } catch (error) {
      return (error as Error).message;
    }
  },
  'Kafka 订阅命令': ({ value }) => commandLine(asText(value).replaceAll('\0', '').toWellFormed()),
};

const oneLine = (text: string): string => text.replaceAll(/\s+/gu, ' ').replaceAll('|', '｜').slice(0, 90);
const page = (): string => {
  const rows = TRIED.map(
    ({ edge, row, answer }) =>
      `| ${edge} | ${KINDS[row.kind]} | \`${shown(row.value)}\` | ${oneLine(shownAnswer(answer))} |`,
  );
  return [
    '# Bad inputs, and how each is answered',
    '',
    `Written by \`npm run bad-inputs\` from a run against the real house: ${TRIED.length} inputs, five of each kind at every`,
    'edge. None is answered with an error of the house’s own; none is recorded.',
    '',
    '| edge | kind | input | answer |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
};
const shownAnswer = (answer: string): string =>
  answer.replaceAll(/[\p{C}<>`]/gu, ' ').replaceAll(/[0-9a-f-]{36}/g, '…');

test('there are more than four hundred, five of each kind at every edge', () =>
  expect(ROWS.length * Object.keys(EDGES).length).toBeGreaterThan(400));

describe.each(Object.entries(EDGES))('%s', (edge, tried) => {
  test.each(Object.keys(KINDS) as Kind[])('%s', async (kind) => {
    const before = await recorded();
    for (const row of ROWS.filter((one) => one.kind === kind)) {
      const answer = await tried(row);
      TRIED.push({ edge, row, answer });
      expect([shown(row.value), answer]).toEqual([shown(row.value), expect.stringMatching(/\p{Script=Han}/u)]);
      expect(answer).not.toMatch(/^5\d\d|没有处理成功|系统内部错误/);
    }
    expect(await recorded()).toBe(before);
  });
});
