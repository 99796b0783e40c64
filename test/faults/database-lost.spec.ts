import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, placeFor } from '#infra/dev';
import { Process, until } from '#support';
import { Person, rowsOf } from '#support/house';

// Connections cut, the server restarted, killed, its disk full, and the disk of the log: no process ends, and work goes
// on by itself. Each product here has an embedded PostgreSQL of its own.

interface Answer {
  readonly status: number;
  readonly type: string | null;
  readonly body: Record<string, unknown>;
}

/** A product on a folder of its own. */
class Product {
  private constructor(
    readonly process: Process,
    readonly data: string,
    readonly api: string,
    readonly sandbox: string,
  ) {}

  static async start(data: string): Promise<Product> {
    const [api, sandbox] = [await freePort(), await freePort()];
    const environment = { DATA_DIR: data, DATABASE_URL: '', API_PORT: String(api), SANDBOX_PORT: String(sandbox) };
    const running = await Process.start('platform', environment, '政衡已就绪');
    return new Product(running, data, `http://127.0.0.1:${api}`, `http://127.0.0.1:${sandbox}`);
  }

  private get place(): string {
    return placeFor(join(this.data, 'postgres'));
  }

  get postmaster(): readonly string[] {
    return readFileSync(join(this.place, 'cluster', 'postmaster.pid'), 'utf8').split('\n');
  }

  get database(): string {
    const secret = readFileSync(join(this.place, 'postgres.secret'), 'utf8');
    return `postgres://postgres:${secret}@127.0.0.1:${this.postmaster[3]!.trim()}/zhengheng`;
  }

  async files(title: string): Promise<Answer> {
    const token = readFileSync(join(this.data, 'demonstration-token'), 'utf8');
    const response = await fetch(`${this.api}/v1/decisions/propose-item`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ title, category: 'majorDecision', unit: 'platform' }),
    });
    return {
      status: response.status,
      type: response.headers.get('content-type'),
      body: (await response.json()) as Record<string, unknown>,
    };
  }

  /** A filing is accepted, and followed to the register. */
  async works(title: string): Promise<void> {
    await until(
      () => this.files(title),
      ({ status }) => status === 200,
    );
    await until(
      () => rowsOf(this.database, 'select from item_register where title = $1', [title]).catch(() => []),
      (found) => found.length > 0,
    );
    expect(this.process.ended).toBe(false);
  }
}

const folders: string[] = [];
const folder = (): string => {
  const made = mkdtempSync(join(tmpdir(), 'zhengheng-lost-'));
  folders.push(made);
  return made;
};
afterAll(() => folders.forEach((one) => rmSync(one, { recursive: true, force: true })));

describe('the database is lost', () => {
  let product: Product;
  beforeAll(async () => {
    product = await Product.start(folder());
  });
  afterAll(() => product.process.end('SIGTERM'));

  const cut = () =>
    rowsOf(
      product.database,
      `select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'zhengheng%'`,
    );

  /** Six people file until they are told to stop; what went wrong meanwhile is told then. */
  const peopleFile = (what: string): { readonly stop: () => Promise<void> } => {
    let filing = true;
    const lanes = Array.from({ length: 6 }, async (_, lane) => {
      for (let n = 0; filing; n++) await product.files(`${what}-${lane}-${n}`);
    });
    const ended = Promise.allSettled(lanes);
    return {
      stop: async () => {
        filing = false;
        await ended;
        expect(product.process.ended).toBe(false);
        await Promise.all(lanes);
      },
    };
  };

  test('every connection cut, again and again while people file: nobody ends, and work goes on', async () => {
    const people = peopleFile('切断');
    for (let times = 0; times < 20; times++) {
      // Those cut before may still be listed, or not be back yet.
      await until(cut, (ended) => ended.length > 0);
      await until(
        () => rowsOf(product.database, `select from pg_stat_activity where application_name = 'zhengheng news'`),
        (heard) => heard.length > 0,
      );
    }
    await people.stop();
    await product.works('切断之后');
  });

  test('transactions that stand idle ended by the server while people file: nobody ends, and work goes on', async () => {
    const people = peopleFile('闲置');
    for (let ended = 0; ended < 20;)
      ended += (
        await rowsOf(
          product.database,
          `select pg_terminate_backend(pid) from pg_stat_activity
            where application_name like 'zhengheng%' and state = 'idle in transaction'`,
        )
      ).length;
    await people.stop();
    await product.works('闲置之后');
    expect(product.process.ended).toBe(false);
  });

  test.each(['SIGINT', 'SIGKILL'] as const)(
    'the server ends by %s: it is started again, and work goes on',
    async (signal) => {
      const [before] = product.postmaster;
      process.kill(Number(before), signal);
      await until(
        () =>
          existsSync(join(placeFor(join(product.data, 'postgres')), 'cluster', 'postmaster.pid')) &&
          product.postmaster[0] !== before,
      );
      await product.works(`之后-${signal}`);
    },
  );
});

describe('the disk of the log is full', () => {
  test('nobody ends, and filings are recorded', async () => {
    const data = folder();
    mkdirSync(join(data, 'logs'));
    // A device that has no room, ever.
    symlinkSync('/dev/full', join(data, 'logs', 'zhengheng.log'));
    const product = await Product.start(data);
    for (let n = 0; n < 60; n++) expect((await product.files(`日志-${n}`)).status).toBe(200);
    await product.works('日志之后');
    expect(await product.process.end('SIGTERM')).toBe(0);
  });
});

/** A disk of 160 MB where this machine lets us have one. */
const smallDisk = (at: string): boolean => {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=160m,mode=755', 'tmpfs', at], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

describe('the disk of the database is full', () => {
  const disk = folder();
  const ballast = join(disk, 'ballast');
  let product: Product;
  let isReal = false;

  /**
   * Leaves no room. Where no disk could be had, the database says of every append what PostgreSQL says on a full disk:
   * then this tests what the product makes of it, not what PostgreSQL does.
   */
  const fill = async (): Promise<void> => {
    if (isReal) {
      const block = Buffer.alloc(1 << 16);
      try {
        for (;;) writeFileSync(ballast, block, { flag: 'a' });
      } catch (error) {
        expect(error).toMatchObject({ code: 'ENOSPC' });
      }
      return;
    }
    await rowsOf(
      product.database,
      `create function no_room() returns trigger language plpgsql as $$ begin
        raise exception 'could not extend file: No space left on device' using errcode = 'disk_full'; end $$`,
    );
    for (const table of ['ledger', 'chat_inbox'])
      await rowsOf(product.database, `create trigger full_disk before insert on ${table} execute function no_room()`);
  };
  const clear = async (): Promise<void> => {
    if (isReal) rmSync(ballast);
    else await rowsOf(product.database, 'drop function no_room cascade');
  };

  beforeAll(async () => {
    chmodSync(disk, 0o755);
    isReal = smallDisk(disk);
    if (!isReal) console.warn('no small disk can be mounted here: PostgreSQL is made to say that its disk is full');
    product = await Product.start(disk);
  });
  afterAll(async () => {
    await product.process.end('SIGTERM');
    if (isReal) execFileSync('umount', [disk]);
  });

  test('filings are answered with 503, in chat with a sentence, health says so; with room it goes on by itself', async () => {
    const health = async (): Promise<string> =>
      JSON.stringify(await (await fetch(`${product.api}/health/ready`)).json());
    await product.works('有空间之前');
    expect(await health()).not.toMatch(/暂时不能登记|down/);

    await fill();
    const refused = await until(
      () => product.files('没有空间'.repeat(40)),
      ({ status }) => status !== 200,
    );
    expect(refused).toMatchObject({
      status: 503,
      type: expect.stringContaining('application/problem+json'),
      body: { code: 'service.unavailable', detail: expect.stringContaining('系统暂时不能登记') },
    });
    await until(health, (said) => /暂时不能登记|down/.test(said));
    const zhangwei = new Person(product.sandbox, 'zhangwei');
    await zhangwei.sends('报议题 磁盘已满时的事项 重大项目');
    await until(
      () => zhangwei.hears(),
      ({ text }) => text?.includes('系统暂时不能登记') === true,
    );
    expect(product.process.ended).toBe(false);

    await clear();
    await product.works('又有空间之后');
    expect(await health()).not.toMatch(/暂时不能登记|down/);
  });
});
