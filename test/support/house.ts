import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import pg from 'pg';
import { clusterUrl } from './postgres.ts';
import { PATIENCE_MS, until } from './until.ts';

export interface Message {
  readonly n: number;
  readonly from: string;
  readonly msgtype: string;
  readonly title?: string;
  readonly text?: string;
  readonly buttons?: readonly { readonly title: string; readonly says?: string }[];
  /** The id of the message in whose session this was said; missing where it came by the robot API. */
  readonly answers?: string;
}

/** The headings of what the bot says of its own accord, which is no answer to anything. */
const NEWS = [
  '党组会议通知',
  '增加临时议题',
  '党组会议改期',
  '党组会议取消',
  '请确认会议纪要',
  '请批准更正会议记录',
  '党组会议决议交您落实',
  '决议落实逾期，提请党组研究',
  '期限有变动',
  '事项有变动',
  '零报告有变动',
  '今日提醒',
  '请指派法律顾问',
  '请出具法律意见',
  '法律意见已出具',
  '法律意见须重新出具',
  '已替您收好',
];

/** One person in the chat, by the sandbox's automation API. */
export class Person {
  private seen: number | undefined;
  constructor(
    private readonly sandbox: string,
    readonly staffId: string,
    private readonly place = 'direct',
  ) {}

  /** Sends a text, without waiting; `msgId` to send the same message again. */
  async sends(text: string, msgId?: string): Promise<string> {
    this.seen ??= (await this.transcript()).at(-1)?.n ?? 0;
    const response = await fetch(`${this.sandbox}/sandbox/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ as: this.staffId, in: this.place, text, ...(msgId ? { msgId } : {}) }),
    });
    if (response.status !== 202) throw new Error(`the sandbox did not take the message: ${await response.text()}`);
    return ((await response.json()) as { msgId: string }).msgId;
  }

  /** Sends a file, or with `recognition` a voice message; a picture may have words beside it. */
  async sendsFile(
    name: string,
    bytes: Uint8Array,
    {
      type = 'application/octet-stream',
      ...words
    }: { readonly type?: string; readonly text?: string; readonly recognition?: string; readonly at?: 'true' } = {},
  ): Promise<Response> {
    this.seen ??= (await this.transcript()).at(-1)?.n ?? 0;
    const form = new FormData();
    for (const [field, value] of Object.entries({ as: this.staffId, in: this.place, ...words })) form.set(field, value);
    form.set('file', new Blob([Uint8Array.from(bytes)], { type }), name);
    return fetch(`${this.sandbox}/sandbox/messages`, { method: 'POST', body: form });
  }

  /** The bot's next message to this person. */
  hears(): Promise<Message> {
    return this.listens(() => true);
  }

  /** What the bot says next to what was sent; news is passed over, and what is no answer. */
  hearsAnswer(isAnswer: (message: Message) => boolean = () => true): Promise<Message> {
    return this.listens((message) => !NEWS.includes(message.title ?? '') && isAnswer(message));
  }

  private async listens(wanted: (message: Message) => boolean): Promise<Message> {
    for (const end = performance.now() + PATIENCE_MS; performance.now() < end;) {
      const response = await fetch(
        `${this.sandbox}/sandbox/messages?as=${this.staffId}&in=${this.place}&after=${this.seen ?? 0}&wait=2000`,
      );
      const { messages } = (await response.json()) as { messages: Message[] };
      // In a group the bot calls whom it answers.
      const heard = messages.find(
        (one) =>
          one.from === 'bot' && wanted(one) && (this.place === 'direct' || one.text?.startsWith(`@${this.staffId}`)),
      );
      if (heard) {
        this.seen = heard.n;
        return heard;
      }
      this.seen = messages.at(-1)?.n ?? this.seen;
    }
    throw new Error(`${this.staffId} heard nothing within ${PATIENCE_MS} ms`);
  }

  /** Sends a text and waits for what the bot says to it; news is passed over. */
  async says(text: string, msgId?: string): Promise<Message> {
    await this.sends(text, msgId);
    return this.hearsAnswer();
  }

  /** Everything said in this place so far. */
  async transcript(): Promise<readonly Message[]> {
    const response = await fetch(`${this.sandbox}/sandbox/messages?as=${this.staffId}&in=${this.place}&after=0&wait=0`);
    return ((await response.json()) as { messages: Message[] }).messages;
  }
}

/** Where a house is: its HTTP interface, its chat page, its log file. */
interface Place {
  readonly house: string;
  readonly api: string;
  readonly chatPage: string;
  readonly log: string;
}

export interface House {
  readonly running: Place;
  /** Runs `ctl`; what it prints. */
  ctl(...words: string[]): Promise<string>;
  /** A bearer token of a member of staff. */
  token(staffId: string): Promise<string>;
  call(
    token: string | undefined,
    method: 'GET' | 'POST',
    path: string,
    body?: unknown,
    headers?: Readonly<Record<string, string>>,
  ): Promise<{ status: number; type: string | null; headers: Headers; body: Record<string, unknown> }>;
  readonly url: string;
  person(staffId: string, place?: string): Person;
  rows<T extends pg.QueryResultRow>(text: string, ...values: unknown[]): Promise<T[]>;
  close(): Promise<void>;
}

/** One connection or two to each database that is asked; a new one each time would cost more than the question. */
const pools = new Map<string, pg.Pool>();
const poolOf = (url: string): pg.Pool => {
  const known = pools.get(url);
  if (known) return known;
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  // Tests end connections; the next question gets another.
  pool.on('error', () => undefined);
  pools.set(url, pool);
  return pool;
};

/** An empty database on the test cluster. */
export const emptyDatabase = async (): Promise<{ readonly url: string; drop(): Promise<void> }> => {
  const name = `house_${randomUUID().replaceAll('-', '')}`;
  const url = clusterUrl(name);
  await rowsOf(clusterUrl(), `create database ${name}`);
  return {
    url,
    drop: async () => {
      await pools.get(url)?.end();
      pools.delete(url);
      await rowsOf(clusterUrl(), `drop database if exists ${name} with (force)`);
    },
  };
};

export const rowsOf = async <T extends pg.QueryResultRow>(
  url: string,
  text: string,
  values: readonly unknown[] = [],
): Promise<T[]> => (await poolOf(url).query<T>(text, [...values])).rows;

/** Asks the process that opens houses for this worker (test/support/houses.mjs), however long it takes. */
const asks = async <T>(what: 'open' | 'ctl' | 'close', body: unknown): Promise<T> => {
  const houses = process.env.TEST_HOUSES?.split(' ')[Number(process.env.JEST_WORKER_ID) - 1];
  if (!houses) throw new Error('TEST_HOUSES is not set: run the tests by `npm test` or `npm run test:file`');
  // Each on a connection of its own: a kept one may be closed by the other side just when it is used again.
  const asked = request(`${houses}/${what}`, { method: 'POST', agent: false }).end(JSON.stringify(body));
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  const answer: unknown = await json(response);
  if (response.statusCode !== 200) throw new Error(String(answer));
  return answer as T;
};

/** Where a house keeps what it has: the address of its database, and its data folder. */
export interface Grounds {
  readonly url: string;
  readonly data: string;
}

/**
 * The whole product as built, on a database of its own, with ports nobody else uses.
 * @param furnish puts there what the house finds when it starts; absent: it starts from nothing
 */
export const openHouse = async (
  environment: Readonly<Record<string, string>> = {},
  furnish: (grounds: Grounds) => Promise<void> = async () => undefined,
): Promise<House> => {
  const database = await emptyDatabase();
  const data = mkdtempSync(join(tmpdir(), 'zhengheng-house-'));
  await furnish({ url: database.url, data });
  const running = await asks<Place>('open', {
    DATABASE_URL: database.url,
    DATA_DIR: data,
    API_PORT: '0',
    SANDBOX_PORT: '0',
    REMINDERS_AT: 'off',
    ...environment,
  });
  const runCtl = async (...words: string[]) =>
    (await asks<string[]>('ctl', { house: running.house, words })).join('\n');
  return {
    running,
    ctl: runCtl,
    token: async (staffId) => (await runCtl('token', 'issue', '--staff', staffId)).split('\n').at(-1)!,
    call: async (token, method, path, body, headers = {}) => {
      const response = await fetch(running.api + path, {
        method,
        headers: {
          ...(token ? { authorization: `Bearer ${token}` } : {}),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      return {
        status: response.status,
        type: response.headers.get('content-type'),
        headers: response.headers,
        body: (await response.json()) as Record<string, unknown>,
      };
    },
    url: database.url,
    person: (staffId, place) => new Person(running.chatPage, staffId, place),
    rows: (text, ...values) => rowsOf(database.url, text, values),
    close: async () => {
      await asks('close', { house: running.house });
      await database.drop();
      rmSync(data, { recursive: true, force: true });
    },
  };
};

/** Waits until every event of the ledger has been read by every reader. */
export const settled = (url: string): Promise<unknown> =>
  until(
    () =>
      rowsOf(
        url,
        `select from reader where position < (select coalesce(max(position), 0) from ledger_position) union all select from pending`,
      ),
    (behind) => behind.length === 0,
  );
