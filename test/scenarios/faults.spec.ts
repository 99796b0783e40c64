import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { until } from '#support';
import { openHouse, type House, type Message, type Person } from '#support/house';

// What DingTalk, the network and people's clients do wrong, done on purpose. Whatever it is, an item that was put
// forward is recorded once, and its number is said once.

const GROUP = 'cid-tianshan-work';
const SWITCHES = [
  'badFrame',
  'duplicate',
  'outOfOrder',
  'unpublished',
  'overQuota',
  'unknownType',
  'tooFast',
  'flowControlled',
  'expiredSession',
  'slowApi',
] as const;
type Stroke = 'disconnect' | 'drop';

let house: House;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());
afterEach(() => set(Object.fromEntries(SWITCHES.map((name) => [name, false]))));

const sandbox = async <T>(path: string, body?: object): Promise<T> => {
  const response = await fetch(
    `${house.running.chatPage}/sandbox/${path}`,
    body && { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
  );
  if (!response.ok) throw new Error(await response.text());
  return (await response.json()) as T;
};
const set = (switches: Partial<Record<(typeof SWITCHES)[number] | Stroke, boolean>>) => sandbox('faults', switches);

interface Call {
  readonly n: number;
  readonly path?: string;
  readonly status?: number;
  readonly answer?: {
    readonly errcode?: number;
    readonly code?: string;
    readonly flowControlledStaffIdList?: readonly string[];
  };
}
const calls = async (after = 0) =>
  (await sandbox<{ entries: readonly Call[] }>(`log?after=${after}&limit=1000`)).entries;
const newest = async () => (await sandbox<{ entries: readonly Call[] }>('log?limit=1')).entries.at(-1)?.n ?? 0;

const proposed = (title: string) =>
  house.rows<{ number: string }>(
    `select '议题〔' || (data->'number'->>'year') || '〕' || (data->'number'->>'serial') || '号' as number from ledger where type = 'decisions.item-proposed' and data->>'title' = $1`,
    title,
  );

/** Everything heard is done with, and everything to be said is said. */
const quiet = () =>
  until(
    () =>
      house.rows(
        'select msg_id from chat_inbox where done_at is null union all select id::text from chat_outbox where sent_at is null',
      ),
    (open) => open.length === 0,
  );

const fromBot = (all: readonly Message[]) => all.filter((one) => one.from === 'bot');

/** One item of this title in the ledger, whose number this person was told in one message. */
const recordedOnce = async (person: Person, title: string): Promise<void> => {
  const [item] = await until(
    () => proposed(title),
    (found) => found.length > 0,
  );
  await until(
    async () => fromBot(await person.transcript()),
    (said) => said.some((one) => one.text?.includes(item!.number)),
  );
  await quiet();
  expect(await proposed(title)).toHaveLength(1);
  expect(fromBot(await person.transcript()).filter((one) => one.text?.includes(item!.number))).toHaveLength(1);
};

const line = (title: string) => `报议题 ${title} 重大项目`;

describe('an item is recorded once and its number told once', () => {
  test.each(['badFrame', 'duplicate'] as const)('with %s', async (fault) => {
    await set({ [fault]: true });
    const person = house.person('zhangwei');
    expect((await person.says(line(`平台建设之${fault}`))).text).toContain('重大项目安排');
    await person.sends('确认');
    await recordedOnce(person, `平台建设之${fault}`);
  });

  test('when messages overtake one another', async () => {
    await set({ outOfOrder: true });
    const [first, second] = [house.person('zhangwei'), house.person('huangtao')];
    await first.sends(line('先说的事项'));
    await second.sends(line('后说的事项'));
    expect((await second.hears()).text).toContain('后说的事项');
    expect((await first.hears()).text).toContain('先说的事项');
    // One person's messages are taken in the order he sent them. Where the confirmation was taken up before what it
    // confirms had come, it comes to nothing; he confirms what he then sees.
    const third = house.person('xuning');
    await third.sends(line('颠倒的事项'));
    await third.sends('确认');
    const early = (await third.hears()).text!.includes('没有待确认的事项');
    if (early) {
      expect((await third.hears()).text).toContain('颠倒的事项');
      expect(await proposed('颠倒的事项')).toEqual([]);
    }
    await first.sends('确认');
    await second.sends('确认');
    if (early) await third.sends('确认');
    await set({ outOfOrder: false });
    await Promise.all([
      recordedOnce(first, '先说的事项'),
      recordedOnce(second, '后说的事项'),
      recordedOnce(third, '颠倒的事项'),
    ]);
  });

  test.each<Stroke>(['drop', 'disconnect'])('when the connection is lost on both messages: %s', async (stroke) => {
    const person = house.person('huangtao');
    const before = await newest();
    await person.sends(line(`断线之${stroke}`));
    await set({ [stroke]: true });
    expect((await person.hears()).text).toContain(`断线之${stroke}`);
    await set({ [stroke]: true });
    await person.sends('确认');
    await recordedOnce(person, `断线之${stroke}`);
    expect((await calls(before)).filter((one) => one.path === '/v1.0/gateway/connections/open').length).toBeGreaterThan(
      0,
    );
  });

  test('when the session is over: it is told by the robot API', async () => {
    await set({ expiredSession: true });
    const person = house.person('hejing');
    const before = await newest();
    const card = await person.says(line('会话失效'));
    expect(card.buttons?.map((one) => one.says)).toEqual([expect.stringMatching(/^确认 /), '修改', '取消', '看依据']);
    await person.sends('确认');
    await recordedOnce(person, '会话失效');
    const made = await calls(before);
    expect(made.some((one) => one.path === '/robot/sendBySession' && one.answer?.errcode === 0)).toBe(false);
    expect(made.some((one) => one.path === '/v1.0/robot/oToMessages/batchSend' && one.status === 200)).toBe(true);
  });

  test.each<[string, Parameters<typeof set>[0], (call: Call) => boolean]>([
    ['slowApi', {}, (call) => call.path === '/robot/sendBySession' && call.status === 504],
    ['tooFast', { expiredSession: true }, (call) => call.answer?.code === 'send.too.fast'],
    [
      'flowControlled',
      { expiredSession: true },
      (call) => call.answer?.flowControlledStaffIdList?.includes('maxiaohong') === true,
    ],
  ])('when the answer cannot be sent for a while: %s', async (fault, also, hindered) => {
    const person = house.person('maxiaohong');
    await person.says(line(`暂缓之${fault}`));
    const before = await newest();
    await set({ ...also, [fault]: true });
    await person.sends('确认');
    await until(async () => (await calls(before)).some(hindered));
    await set({ [fault]: false });
    await recordedOnce(person, `暂缓之${fault}`);
  });
});

describe('what cannot be understood is answered in words that say what to do, and nothing is recorded', () => {
  const items = async () =>
    (await house.rows<{ count: string }>(`select count(*) from ledger where type = 'decisions.item-proposed'`))[0]!
      .count;

  test.each<[(typeof SWITCHES)[number], readonly string[]]>([
    ['unpublished', ['没有提供您的身份', '系统管理员', '没有登记']],
    ['overQuota', ['额度', '没有登记', '系统管理员']],
    ['unknownType', ['文字', '帮助']],
  ])('%s', async (fault, words) => {
    const person = house.person('gulnar');
    const before = await items();
    await set({ [fault]: true });
    const said = await person.says(line(`不应登记之${fault}`));
    for (const word of words) expect(said.text).toContain(word);
    await person.says('确认');
    expect(await items()).toBe(before);
    await set({ [fault]: false });
    expect((await person.says('帮助')).text).toContain('报议题');
  });
});

describe('in a group', () => {
  test('only who calls the robot is answered, by name; what others say is theirs', async () => {
    const [asker, other] = [house.person('zhangwei', GROUP), house.person('huangtao', GROUP)];
    await asker.sends('下周开会吗');
    await other.sends('确认');
    const said = await asker.says('@政衡助手 我的议题');
    expect(said).toMatchObject({ mentions: ['zhangwei'], text: expect.stringMatching(/^@zhangwei\s/) });
    await quiet();
    expect(fromBot(await asker.transcript())).toHaveLength(1);
    expect(await house.rows(`select from chat_inbox where conversation like 'group:%'`)).toHaveLength(1);
  });

  test('everyone fills in his own form', async () => {
    const [asker, other] = [house.person('zhangwei', GROUP), house.person('huangtao', GROUP)];
    expect(await asker.says(`@政衡助手 ${line('群里报的事项')}`)).toMatchObject({
      mentions: ['zhangwei'],
      text: expect.stringContaining('群里报的事项'),
    });
    await other.sends('@政衡助手 确认');
    const refused = await until(
      async () => fromBot(await other.transcript()).at(-1)!,
      (one) => one.text?.startsWith('@huangtao') === true,
    );
    expect(refused.text).toContain('没有待确认的事项');
    expect(await proposed('群里报的事项')).toEqual([]);
    await asker.sends('@政衡助手 确认');
    await recordedOnce(asker, '群里报的事项');
  });
});
