// The operator's tool: upgrade the database, issue tokens, rebuild registers, release what is parked, set aside what
// nobody can read.
import pg from 'pg';
import { Database, migrate } from '#infra/database';
import { Ledger, rebuild, release, releaseFeed, setAside, type Reader } from '#infra/events';
import { AccessTokens, issueToken, type Bearer, type TokenLine } from '#infra/http';
import { ledgerState } from '#infra/operations';
import { Instant, oneLine, OrganId, ROLES, Unrecordable, type Role } from '#kernel';
import { migrations, rooms } from '#rooms';
import { following, RELAY } from '../worker/worker.ts';
import type { Workbooks } from './workbooks.ts';

/** What can be asked of it. */
export const USAGE = `用法：ctl <命令>
  migrate                              建立或升级数据库
  token issue --staff <工号>           签发以某人身份调用接口的令牌（只显示一次）
  token issue --system <名称> --roles staff,office
                                       签发给其他系统的令牌
  token list                           列出令牌
  token revoke <编号>                  吊销令牌
  ledger                               账本位置、各读者（台账、Kafka 发布等）的进度，以及停放的流及原因
  rebuild <读者>                       从头重建一个读者的台账（运行中进行，期间照常查询）
  release <读者> <流>                  放行一个停放的流
  template <登记表> --out <文件.xlsx>  导入模板，如 template 法律顾问 --out 顾问.xlsx
  import <文件.xlsx> --by <工号> [--register <登记表>] [--try] [--left <文件.xlsx>]
                                       导入登记表：--try 只试不登记，--left 写出没有导入的行；
                                       重复导入不会重复登记，中断后再运行一次即可
  set-aside <事件编号> --reason <原因> --by <工号>
                                       剔除一个使读者出错的事件：更正记入账本，什么都不删除`;

/** Where a command line is carried out, and where its answer goes. */
export interface CtlOptions {
  /** A login that owns the database or may act as the roles. */
  readonly url: string;
  readonly organ: string;
  /** Where files are kept. */
  readonly folder: string;
  readonly now: () => string;
  readonly print: (line: string) => void;
}

/** A word of a command line. */
const WORD = oneLine(0, 2000);

/** A command line that cannot be carried out; the message says what to do. */
export class Misuse extends Error {}

/** Carries out one `ctl` command line. */
export const ctl = async (words: readonly string[], options: CtlOptions): Promise<void> => {
  if (!words.every((word) => WORD.safeParse(word).success))
    throw new Misuse('命令中有过长的内容或看不见的字符（控制字符、零宽字符），请删去后重新输入。');
  const [verb, ...rest] = words;
  switch (verb) {
    case 'migrate': {
      const ran = await migrate(options.url, migrations);
      return options.print(ran.length === 0 ? '数据库已是最新。' : `数据库已升级：${ran.join('、')}`);
    }
    case 'token':
      return withDatabase(options, 'zhengheng_app', (database) => token(rest, new AccessTokens(database), options));
    case 'ledger':
      return withDatabase(options, 'zhengheng_worker', async (database) =>
        options.print(JSON.stringify(await ledgerState(database, [...following, RELAY]), undefined, 2)),
      );
    case 'rebuild':
      return rebuildNamed(readerNamed(rest[0]), options);
    case 'set-aside':
      return putAside(rest, options);
    case 'template':
      return giveTemplate(rest, options);
    case 'import':
      return takeWorkbook(rest, options);
    case 'release':
      return withDatabase(options, 'zhengheng_worker', (database) =>
        withDatabase(options, 'zhengheng_app', (acting) => released(rest, database, acting, options)),
      );
    default:
      throw new Misuse(USAGE);
  }
};

const giveTemplate = async ([register = '', ...words]: readonly string[], options: CtlOptions): Promise<void> => {
  const out = optionIn(words, '--out');
  if (register === '' || !out) throw new Misuse(USAGE);
  await withWorkbooks(options, async (workbooks) => {
    const problem = await workbooks.template(register, out);
    if (problem !== undefined) throw new Misuse(`${problem}。`);
    options.print(`已写入 ${out}。`);
  });
};

const takeWorkbook = async ([file = '', ...words]: readonly string[], options: CtlOptions): Promise<void> => {
  const by = optionIn(words, '--by');
  if (file === '' || file.startsWith('--') || !by) throw new Misuse(USAGE);
  const [register, left] = [optionIn(words, '--register'), optionIn(words, '--left')];
  const tried = words.includes('--try');
  await withWorkbooks(options, async (workbooks) => {
    const told = await workbooks.take({ file, by, register, left, tried });
    if (told.is === 'misuse') throw new Misuse(told.why);
    options.print(told.words);
  });
};

/** All rooms are opened only for who needs them. */
const withWorkbooks = (options: CtlOptions, work: (workbooks: Workbooks) => Promise<void>): Promise<void> =>
  withDatabase(options, 'zhengheng_app', async (database) => {
    const { openWorkbooks } = await import('./workbooks.ts');
    const workbooks = await openWorkbooks(database, options);
    try {
      await work(workbooks);
    } finally {
      await workbooks.close();
    }
  });

const withDatabase = async (
  options: CtlOptions,
  role: 'zhengheng_app' | 'zhengheng_worker',
  work: (database: Database) => Promise<void>,
): Promise<void> => {
  const database = new Database({ url: options.url, role, max: 2, name: 'zhengheng ctl' });
  try {
    await work(database);
  } finally {
    await database.close();
  }
};

const readers = rooms.flatMap((room) => room.readers);

/** Those who act on the ledger are released too; not rebuilt, for what they did stands in the ledger. */
const followerNamed = (name: string | undefined, database: Database): Reader => {
  const policies = rooms.flatMap((room) => room.policies);
  const acting = policies.find((one) => one.name === name)?.acting({ ledger: new Ledger(database), database });
  return acting ?? readerNamed(name);
};

const optionIn = (words: readonly string[], name: string): string | undefined => {
  const at = words.indexOf(name);
  return at >= 0 ? words[at + 1] : undefined;
};

/** Sets an event aside, and says what is to be done so that nothing of it is left. */
const putAside = async ([event = '', ...words]: readonly string[], options: CtlOptions): Promise<void> => {
  const [reason, by] = [optionIn(words, '--reason'), optionIn(words, '--by')];
  if (!UUID.test(event) || !reason || !by) throw new Misuse(USAGE);
  const owner = new pg.Client({ connectionString: options.url });
  await owner.connect();
  try {
    const given = { organ: OrganId.parse(options.organ), event, reason, by, at: Instant.parse(options.now()) };
    const done = await setAside(owner, given);
    if (done.is !== 'set-aside') throw new Misuse(NOT_SET_ASIDE[done.is]);
    const { stream, type } = done.event;
    options.print(`已剔除 ${type}（${stream}），更正已记入账本。`);
    options.print('停放在它上面的流，请用 ledger 查看并逐个 release；已经计入它的台账，请用 rebuild 重建。');
  } catch (error) {
    if (error instanceof Unrecordable) throw new Misuse('原因应为2至500个字，工号应为1至64个字，不含控制字符。');
    throw error;
  } finally {
    await owner.end();
  }
};

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const NOT_SET_ASIDE = {
  unknown: '本单位的账本中没有这个事件：请用 ledger 查看停放的流和事件编号。',
  already: '这个事件已经剔除，没有重复登记。',
  itself: '更正记录本身不能剔除。',
} as const;

const readerNamed = (name: string | undefined): Reader => {
  const found = readers.find((one) => one.name === name);
  if (!found) throw new Misuse(`没有这个读者。可选：${readers.map((one) => one.name).join('、')}`);
  return found;
};

const released = async (
  [reader, stream]: readonly string[],
  database: Database,
  acting: Database,
  { organ, print }: CtlOptions,
): Promise<void> => {
  if (!stream) throw new Misuse(USAGE);
  if (reader === RELAY) {
    if (!(await releaseFeed(database, RELAY, organ, stream))) throw new Misuse('这个流没有停放：请用 ledger 查看。');
    return print('已放行，将从停放处重新发布；订阅方按事件编号去重。');
  }
  const follower = followerNamed(reader, acting);
  print(`已放行，补读 ${await release(database, follower, organ, stream)} 个事件。`);
};

const rebuildNamed = async (reader: Reader, { url, print }: CtlOptions): Promise<void> => {
  print(`已重建 ${reader.name}，账本位置 ${await rebuild(reader, url)}。`);
};

const token = async ([verb, ...rest]: readonly string[], tokens: AccessTokens, options: CtlOptions): Promise<void> => {
  switch (verb) {
    case 'issue': {
      const { id, token: text } = await issueToken(options.url, options.organ, bearerFrom(rest), options.now());
      return options.print(`已签发令牌 ${id}（只显示这一次，请妥善保存）：\n${text}`);
    }
    case 'list':
      for (const line of await tokens.list(options.organ)) options.print(lineOf(line));
      return;
    case 'revoke': {
      if (!rest[0] || !(await tokens.revoke(options.organ, rest[0], options.now())))
        throw new Misuse('没有这个有效的令牌：请用 token list 查看编号。');
      return options.print(`已吊销令牌 ${rest[0]}。`);
    }
    default:
      throw new Misuse(USAGE);
  }
};

const lineOf = ({ id, bearer, issuedAt, revokedAt }: TokenLine): string =>
  [id, nameOf(bearer), `签发 ${issuedAt}`, revokedAt ? `已吊销 ${revokedAt}` : '有效'].join('  ');

const nameOf = (bearer: Bearer): string => {
  if (bearer.is === 'staff') return `人员 ${bearer.staffId}`;
  return `系统 ${bearer.name}（${bearer.roles.map((role) => ROLES[role as Role] ?? role).join('、')}）`;
};

const bearerFrom = (words: readonly string[]): Bearer => {
  const [staff, system] = [optionIn(words, '--staff'), optionIn(words, '--system')];
  const roles = optionIn(words, '--roles')?.split(',') ?? [];
  if (staff && !system) return { is: 'staff', staffId: staff };
  if (system && !staff && roles.length > 0 && roles.every((one) => Object.hasOwn(ROLES, one)))
    return { is: 'system', name: system, roles };
  throw new Misuse(`请写 --staff <工号>，或 --system <名称> --roles <角色，可选 ${Object.keys(ROLES).join('、')}>。`);
};
