import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import { testDatabase, until, type TestDatabase } from '#support';
import { DingTalkApi } from './api.ts';
import type { ChatTables } from './chat-tables.ts';
import { Inbox, referenceOf, type InboxOptions, type MessageHandler, type Saying } from './inbox.ts';
import { dingtalkMigrations } from './migration.ts';
import { QuotaStore } from './quota-store.ts';
import { Outbox, queueReply, resend, type OutboxOptions } from './outbox.ts';
import { ReplySender } from './reply-sender.ts';
import { readRobotMessage, type RobotMessage } from './robot-message.ts';
import { StreamConnection } from './stream-connection.ts';
import { FakeDingTalk, Notes, textData } from './testing/fake-dingtalk.ts';

let database: TestDatabase;
let db: Kysely<ChatTables>;
let notes: Notes;
const running: { stop(): Promise<void> }[] = [];

beforeAll(async () => {
  database = await testDatabase(dingtalkMigrations, { max: 30 });
  db = database.app.of<ChatTables>('one-bureau');
});
afterAll(() => database.close());
beforeEach(() => {
  notes = new Notes();
});
afterEach(async () => {
  for (const one of running.splice(0)) await one.stop();
  // Only waiting rows would disturb the next test; the application role may delete none.
  await db.updateTable('chat_inbox').set({ done_at: new Date() }).where('done_at', 'is', null).execute();
  await db.updateTable('chat_outbox').set({ sent_at: new Date() }).where('sent_at', 'is', null).execute();
});

const says = (text: string, from = 'p1', more: Readonly<Record<string, unknown>> = {}): RobotMessage =>
  readRobotMessage(JSON.stringify(textData(text, { senderStaffId: from, conversationId: `cid-${from}`, ...more })), {
    robotCode: 'dingspec',
    now: Date.now(),
  });
const textOf = (message: RobotMessage): string => (message.content.is === 'text' ? message.content.text : '');
const reply = (text: string): Saying => ({ reply: { is: 'text', text } });

const inboxWith = (options: Partial<InboxOptions> = {}): Inbox => {
  const inbox = new Inbox(db, { log: notes, pollMs: 20, backoff: { firstMs: 10, maxMs: 20 }, ...options });
  running.push(inbox);
  return inbox;
};
const kept = (msgId: string) =>
  db.selectFrom('chat_inbox').selectAll().where('msg_id', '=', msgId).executeTakeFirstOrThrow();
const queued = () => db.selectFrom('chat_outbox').selectAll().where('sent_at', 'is', null).orderBy('seq').execute();

describe('storing', () => {
  test('a message delivered again is stored once, whichever process it comes to', async () => {
    const message = says('登记');
    const [here, there] = [inboxWith(), inboxWith()];
    const stored = await Promise.all([here.store(message), there.store(message), here.store(message)]);
    expect(stored.toSorted()).toEqual(['repeated', 'repeated', 'stored']);
    expect(await here.store({ ...message, robotCode: 'another-robot' })).toBe('stored');
    const row = await db
      .selectFrom('chat_inbox')
      .selectAll()
      .where('msg_id', '=', message.msgId)
      .where('robot_code', '=', 'dingspec')
      .executeTakeFirstOrThrow();
    expect(row).toMatchObject({
      robot_code: 'dingspec',
      sender: 'p1',
      conversation: 'direct:cid-p1:p1',
      attempts: 0,
      done_at: null,
    });
    expect(row.message).toEqual(message);
  });

  test('keeps the order of a conversation, though its messages arrive at once', async () => {
    const inbox = inboxWith();
    const messages = Array.from({ length: 30 }, (_, index) => says(`第 ${index} 条`, 'p-order'));
    await Promise.all(messages.map((message) => inbox.store(message)));
    const rows = await db
      .selectFrom('chat_inbox')
      .select('msg_id')
      .where('conversation', '=', 'direct:cid-p-order:p-order')
      .orderBy('seq')
      .execute();
    expect(rows.map((row) => row.msg_id)).toEqual(messages.map((message) => message.msgId));
  });

  test('the application may neither remove nor empty what is kept', async () => {
    await expect(sql`delete from chat_inbox`.execute(db)).rejects.toThrow('permission denied');
    await expect(sql`truncate chat_outbox`.execute(db)).rejects.toThrow('permission denied');
  });
});

describe('handling', () => {
  test('many conversations at once by two processes: each in order, one at a time, every message exactly once', async () => {
    const people = Array.from({ length: 8 }, (_, index) => `w${index}`);
    const log = new Map<string, string[]>(people.map((one) => [one, []]));
    const busy = new Set<string>();
    let most = 0;
    let overlaps = 0;
    const handle: MessageHandler = async (tx, message) => {
      const person = message.sender.staffId!;
      if (busy.has(person)) overlaps++;
      busy.add(person);
      most = Math.max(most, busy.size);
      await sql`select pg_sleep(0.003)`.execute(tx);
      log.get(person)!.push(textOf(message));
      busy.delete(person);
      return [];
    };
    const [one, two] = [inboxWith(), inboxWith()];
    one.start(handle);
    two.start(handle);
    const texts = Array.from({ length: 12 }, (_, index) => `${index}`);
    await Promise.all(
      texts.flatMap((text) => people.map((person, index) => (index % 2 ? one : two).store(says(text, person)))),
    );
    await until(
      () => [...log.values()].reduce((sum, all) => sum + all.length, 0),
      (sum) => sum >= 96,
    );
    for (const person of people) expect(log.get(person)).toEqual(texts);
    expect(overlaps).toBe(0);
    expect(most).toBeGreaterThan(1);
    expect(notes.errors()).toEqual([]);
  });

  test('what one person said is handled in the order of sending, whichever process stored it first', async () => {
    const [here, there] = [inboxWith({ orderMs: 60_000 }), inboxWith({ orderMs: 60_000 })];
    const handled: string[] = [];
    const sent = (text: string, createAt: number) => says(text, 'p-overtaken', { createAt });
    for (const inbox of [here, there])
      inbox.start(async (_tx, message) => {
        handled.push(textOf(message));
        return [];
      });
    await there.store(sent('确认', 2000));
    await here.store(sent('报议题', 1000));
    await there.store(sent('再报一件', 3000));
    // The minute they wait for one another is over.
    await db
      .updateTable('chat_inbox')
      .set({ next_attempt_at: new Date() })
      .where('conversation', '=', 'direct:cid-p-overtaken:p-overtaken')
      .execute();
    await until(() => handled.length === 3);
    expect(handled).toEqual(['报议题', '确认', '再报一件']);
  });

  test('done, what was written and the replies hold together: a failure leaves nothing of them', async () => {
    let fails = true;
    const inbox = inboxWith({ tries: 9 });
    const message = says('写', 'p-atomic');
    const other = randomUUID();
    await inbox.store(message);
    inbox.start(async (tx) => {
      await queueReply(tx, { is: 'person', staffId: 'boss' }, { is: 'text', text: '知会' }, other);
      if (fails) throw new Error('half way');
      return [reply('好')];
    });
    await until(
      async () => (await kept(message.msgId)).attempts,
      (attempts) => attempts >= 2,
    );
    expect(await queued()).toEqual([]);
    fails = false;
    await until(async () => (await kept(message.msgId)).done_at);
    expect((await queued()).map((row) => [row.conversation, row.reply])).toEqual([
      ['person:boss', { is: 'text', text: '知会' }],
      ['person:p-atomic', { is: 'text', text: '好' }],
    ]);
  });

  test('a message that always fails is set aside after three tries with an apology, and the next one is handled', async () => {
    const handled: string[] = [];
    const inbox = inboxWith();
    const [poison, next, retried] = [says('毒', 'p-poison'), says('好', 'p-poison'), says('好2', 'p-poison')];
    await inbox.store(poison);
    await inbox.store(next);
    let broken = true;
    inbox.start(async (_tx, message) => {
      handled.push(textOf(message));
      if (textOf(message) === '毒' && broken) throw new Error('坏\0了');
      return [];
    });
    await until(async () => (await kept(next.msgId)).done_at);
    expect(handled).toEqual(['毒', '毒', '毒', '好']);
    const row = await kept(poison.msgId);
    expect(row).toMatchObject({ attempts: 3, done_at: null, last_error: '坏了' });
    expect(row.failed_at).not.toBeNull();
    const reference = referenceOf(row.seq);
    expect((await queued()).map((one) => one.reply)).toEqual([
      {
        is: 'text',
        text: `很抱歉，您刚才的消息没有处理成功（编号 ${reference}），消息已保存，不会丢失。请稍后再发一次；如果仍不成功，请把编号告诉系统管理员。`,
      },
    ]);
    expect(notes.errors()).toEqual(['消息多次处理失败，已搁置并告知发送人']);
    broken = false;
    expect(await inbox.retry('M')).toBe(false);
    expect(await inbox.retry(reference)).toBe(true);
    expect(await inbox.retry(reference)).toBe(false);
    await until(async () => (await kept(poison.msgId)).done_at);
    await inbox.store(retried);
    await until(async () => (await kept(retried.msgId)).done_at);
  });

  test('a message that failed is nobody’s turn until the failure is counted, and others go on meanwhile', async () => {
    const handled: string[] = [];
    const inbox = inboxWith({ pollMs: 5 });
    const [poison, other] = [says('毒', 'p-counted'), says('旁', 'p-bystander')];
    await inbox.store(poison);
    await inbox.store(other);
    // Later than the other fails, so that whoever is free meanwhile could take that one again.
    await db
      .updateTable('chat_inbox')
      .set({ next_attempt_at: new Date(Date.now() + 300) })
      .where('msg_id', '=', other.msgId)
      .execute();
    // While the table is held nothing can be counted, but every worker can still take a message.
    const held = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    const holding = db.transaction().execute(async (tx) => {
      await sql`set local idle_in_transaction_session_timeout = 0`.execute(tx);
      await sql`lock table chat_inbox in share mode`.execute(tx);
      held.resolve();
      await released.promise;
    });
    await Promise.race([held.promise, holding]);
    inbox.start(async (_tx, message) => {
      handled.push(textOf(message));
      if (textOf(message) === '毒') throw new Error('坏了');
      return [];
    });
    await until(() => handled.length >= 2);
    const meanwhile = handled.toSorted();
    released.resolve();
    await holding;
    expect(meanwhile).toEqual(['旁', '毒']);
    await until(async () => (await kept(poison.msgId)).failed_at);
    expect(handled.filter((text) => text === '毒')).toHaveLength(3);
    await until(async () => (await kept(other.msgId)).done_at);
  });

  test('a message that hangs, in a promise or in a statement, counts as failed; what it does afterwards has no effect', async () => {
    const inbox = inboxWith({ handleWithinMs: 60, tries: 1 });
    const [stuck, slow] = [says('卡', 'p-hang'), says('慢', 'p-hang')];
    const released = Promise.withResolvers<void>();
    let late: Promise<unknown> | undefined;
    await inbox.store(stuck);
    await inbox.store(slow);
    inbox.start(async (tx, message) => {
      if (textOf(message) === '慢') await sql`select pg_sleep(30)`.execute(tx);
      late = released.promise.then(() =>
        queueReply(tx, { is: 'person', staffId: 'p' }, { is: 'text', text: 'too late' }),
      );
      await late;
      return [];
    });
    await until(async () => (await kept(stuck.msgId)).failed_at);
    await until(async () => (await kept(slow.msgId)).failed_at);
    released.resolve();
    await expect(late).rejects.toThrow(/rolled back/);
    expect((await queued()).filter((one) => JSON.stringify(one.reply).includes('too late'))).toEqual([]);
  });

  test('a connection lost in the middle is one failure; the message is handled by the next', async () => {
    const inbox = inboxWith();
    const message = says('断', 'p-lost');
    let tries = 0;
    await inbox.store(message);
    inbox.start(async (tx) => {
      if (++tries === 1) await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx);
      return [reply('好')];
    });
    await until(async () => (await kept(message.msgId)).done_at);
    expect(tries).toBe(2);
    expect(await queued()).toHaveLength(1);
  });

  test('a message another process stored is noticed without a word, also while a worker is busy', async () => {
    const begun = Promise.withResolvers<void>();
    const busy = Promise.withResolvers<void>();
    const inbox = inboxWith({ workers: 2 });
    inbox.start(async (_tx, message) => {
      if (textOf(message) !== '忙') return [];
      begun.resolve();
      await busy.promise;
      return [];
    });
    const elsewhere = inboxWith();
    await elsewhere.store(says('忙', 'p-busy'));
    await begun.promise;
    const quick = says('快', 'p-quick');
    await elsewhere.store(quick);
    await until(async () => (await kept(quick.msgId)).done_at);
    busy.resolve();
  });

  test('stop finishes what was taken up and takes nothing more', async () => {
    const begun = Promise.withResolvers<void>();
    const go = Promise.withResolvers<void>();
    const inbox = inboxWith({ workers: 1 });
    const [first, second] = [says('一', 'p-stop'), says('二', 'p-stop')];
    await inbox.store(first);
    await inbox.store(second);
    inbox.start(async () => {
      begun.resolve();
      await go.promise;
      return [reply('完')];
    });
    await begun.promise;
    const stopping = inbox.stop();
    go.resolve();
    await stopping;
    expect((await kept(first.msgId)).done_at).not.toBeNull();
    expect((await kept(second.msgId)).done_at).toBeNull();
  });
});

describe('sending', () => {
  let dingtalk: FakeDingTalk;
  beforeEach(async () => {
    dingtalk = await FakeDingTalk.start();
    dingtalk.on('POST /v1.0/robot/oToMessages/batchSend', { body: { processQueryKey: 'q' } });
  });
  afterEach(async () => {
    for (const one of running.splice(0)) await one.stop();
    await dingtalk.stop();
  });

  const sends = () =>
    dingtalk
      .callsTo('/v1.0/robot/oToMessages/batchSend')
      .map(
        (call) =>
          `${(call.body['userIds'] as string[])[0]} ${(JSON.parse(call.body['msgParam'] as string) as { content: string }).content}`,
      );
  const outboxWith = (options: Partial<OutboxOptions> = {}): Outbox => {
    const sender = new ReplySender(new DingTalkApi(dingtalk.settings(), { timeoutMs: 300_000 }), { log: notes });
    const outbox = new Outbox(db, sender, { log: notes, pollMs: 20, backoff: { firstMs: 10, maxMs: 20 }, ...options });
    running.push(outbox);
    return outbox;
  };
  const to = (staffId: string) => ({ is: 'person' as const, staffId });
  const text = (content: string) => ({ is: 'text' as const, text: content });
  const row = (id: string) => db.selectFrom('chat_outbox').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

  test("each person's replies go in order, once, by two processes", async () => {
    const waits: number[] = [];
    for (const content of ['1', '2', '3', '4', '5'])
      for (const staffId of ['a', 'b', 'c']) await queueReply(db, to(staffId), text(content));
    const id = randomUUID();
    expect(await queueReply(db, to('a'), text('6'), id)).toBe(id);
    await queueReply(db, to('a'), text('6'), id);
    outboxWith({ onSent: (ms) => waits.push(ms) }).start();
    outboxWith({ onSent: (ms) => waits.push(ms) }).start();
    await until(async () => (await queued()).length === 0);
    for (const staffId of ['a', 'b', 'c'])
      expect(sends().filter((one) => one.startsWith(staffId))).toEqual(
        ['1', '2', '3', '4', '5', ...(staffId === 'a' ? ['6'] : [])].map((content) => `${staffId} ${content}`),
      );
    expect(waits).toHaveLength(16);
  });

  test('a passing failure is tried again, and what comes after waits its turn', async () => {
    let down = true;
    dingtalk.on('POST /v1.0/robot/oToMessages/batchSend', (call) =>
      down && (call.body['userIds'] as string[])[0] === 'a'
        ? { status: 503, body: '<html/>' }
        : { body: { processQueryKey: 'q' } },
    );
    const first = await queueReply(db, to('a'), text('1'));
    const second = await queueReply(db, to('a'), text('2'));
    const other = await queueReply(db, to('b'), text('1'));
    outboxWith().start();
    await until(async () => (await row(first)).attempts >= 2);
    await until(async () => (await row(other)).sent_at);
    expect(await row(second)).toMatchObject({ attempts: 0, sent_at: null });
    down = false;
    await until(async () => (await row(second)).sent_at);
    expect(await row(first)).toMatchObject({ last_error: null, failed_at: null, parts_sent: 1 });
    expect(sends().at(-1)).toBe('a 2');
  });

  test('what can never be sent is given up at once, what fails too often after its tries; both are kept and hold nothing up', async () => {
    dingtalk.on('POST /v1.0/robot/oToMessages/batchSend', (call) => {
      const content = call.body['msgParam'] as string;
      if (content.includes('错'))
        return { status: 400, body: { code: 'invalidParameter.userIds', message: 'no', requestid: 'r' } };
      return content.includes('慢')
        ? { status: 400, body: { code: 'send.too.fast', message: 'slow down' } }
        : { body: { processQueryKey: 'q' } };
    });
    const wrong = await queueReply(db, to('a'), text('错'));
    const often = await queueReply(db, to('a'), text('慢'));
    const fine = await queueReply(db, to('a'), text('好'));
    outboxWith({ tries: 3 }).start();
    await until(async () => (await row(fine)).sent_at);
    expect(await row(wrong)).toMatchObject({
      attempts: 1,
      sent_at: null,
      last_error: '钉钉返回错误 invalidParameter.userIds：no',
    });
    expect(await row(often)).toMatchObject({
      attempts: 3,
      sent_at: null,
      last_error: '钉钉返回错误 send.too.fast：slow down',
    });
    expect([(await row(wrong)).failed_at, (await row(often)).failed_at]).not.toContain(null);
    expect(notes.errors()).toEqual(Array(2).fill('回复无法发出，已停止重试并保留'));
    dingtalk.on('POST /v1.0/robot/oToMessages/batchSend', { body: { processQueryKey: 'q' } });
    expect(await resend(db, often)).toBe(true);
    expect(await resend(db, fine)).toBe(false);
    await until(async () => (await row(often)).sent_at);
  });

  test('a long reply that broke off goes on where it stopped', async () => {
    let calls = 0;
    dingtalk.on('POST /v1.0/robot/oToMessages/batchSend', () =>
      ++calls === 2 ? { status: 503, body: {} } : { body: { processQueryKey: 'q' } },
    );
    const id = await queueReply(db, to('a'), text('长'.repeat(8000)));
    outboxWith().start();
    await until(async () => (await row(id)).sent_at);
    expect(sends().map((one) => one.slice(2, 7))).toEqual(['（1/3）', '（2/3）', '（2/3）', '（3/3）']);
  });

  test('from the wire and back: store, acknowledge, process, reply in the session; a redelivered message is answered once', async () => {
    const quiet = jest.spyOn(console, 'info').mockImplementation(() => undefined);
    dingtalk.on('POST /robot/sendBySession', { body: { errcode: 0 } });
    const outbox = outboxWith({ pollMs: 60_000 });
    const inbox = inboxWith({ pollMs: 60_000, onReplies: () => outbox.wake() });
    const connection = new StreamConnection({
      settings: dingtalk.settings(),
      log: notes,
      onMessage: (message) => inbox.store(message),
    });
    running.unshift(connection);
    outbox.start();
    inbox.start(async (_tx, message) => [reply(`收到：${textOf(message)}`)]);
    await connection.start();
    const data = textData('议-7 办结', {
      sessionWebhook: `${dingtalk.base}/robot/sendBySession?session=s`,
      sessionWebhookExpiredTime: Date.now() + 5_400_000,
    });
    const frames = [dingtalk.push(data), dingtalk.push(data)];
    await until(() => frames.every((frame) => dingtalk.acked(frame)));
    await until(() => dingtalk.callsTo('/robot/sendBySession').length > 0);
    const next = dingtalk.push(
      textData('再来', {
        sessionWebhook: `${dingtalk.base}/robot/sendBySession?session=s`,
        sessionWebhookExpiredTime: Date.now() + 5_400_000,
      }),
    );
    await until(() => dingtalk.acked(next));
    await until(() => dingtalk.callsTo('/robot/sendBySession').length > 1);
    expect(
      dingtalk.callsTo('/robot/sendBySession').map((call) => (call.body['text'] as { content: string }).content),
    ).toEqual(['收到：议-7 办结', '收到：再来']);
    expect(notes.errors()).toEqual([]);
    quiet.mockRestore();
  });
});

describe("the month's quota", () => {
  test('is counted over restarts and over two bots of one robot', async () => {
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const bots = [0, 1].map(() => new QuotaStore(db, 'robot-quota', () => undefined, log));
    for (const bot of bots) await bot.start();
    bots[0]!.pushed();
    bots[1]!.pushed();
    bots[1]!.called('api');
    for (const bot of bots) await bot.stop();
    const again = new QuotaStore(db, 'robot-quota', () => undefined, log);
    await again.start();
    again.called('webhook');
    await again.stop();
    expect(
      await db
        .selectFrom('dingtalk_quota')
        .select(['pushes', 'api_calls', 'webhook_calls'])
        .where('robot_code', '=', 'robot-quota')
        .execute(),
    ).toEqual([{ pushes: 2, api_calls: 1, webhook_calls: 1 }]);
  });
});
