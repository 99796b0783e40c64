// What every process of a real installation does alike: start, say why it cannot, stop in order.
import { readSettings, WrongSetting, type Settings } from '#infra/config';
import { checkVersion, DatabaseTooOld, type Database } from '#infra/database';
import { answering, openLog, type Logger } from '#infra/operations';
import { startFault } from './start-fault.ts';

/** What a process of a real installation needs that `npm start` has by itself; each line says what to set. */
export const required = (settings: Settings, ...names: readonly (keyof Settings)[]): void => {
  const missing = names.filter((name) => settings[name] === '');
  if (missing.length > 0)
    throw new WrongSetting(`缺少设置 ${missing.join('、')}：单独运行的进程需要它们，试用请改用 npm start。`);
};

/** A process that cannot reach its database says so and ends, rather than to try for ever in silence. */
export const reachable = async (database: Database): Promise<void> => {
  try {
    await answering(database).look();
    await database.without(checkVersion);
  } catch (error) {
    if (error instanceof DatabaseTooOld) throw error;
    throw new WrongSetting(
      `数据库没有应答或拒绝登录（${(error as { code?: string }).code ?? '未知原因'}）：请检查 DATABASE_URL、数据库是否已启动、是否已运行 ctl migrate。`,
    );
  }
};

/** The first line of what an error says. */
const lineOf = (error: unknown): string => String((error as Error)?.message ?? error).split('\n')[0]!;

/**
 * Runs a process of its own: settings once, logs to standard output, and on SIGTERM or SIGINT a stop that finishes what
 * was taken. If it cannot start it says why in one line and exits with 1.
 */
export const runProcess = async (
  part: string,
  start: (settings: Settings, log: Logger) => Promise<() => Promise<unknown>>,
): Promise<void> => {
  let stop: (() => Promise<unknown>) | undefined;
  let ending = false;
  const end = () => {
    ending = true;
    if (stop)
      void stop().then(
        () => process.exit(0),
        () => process.exit(1),
      );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  try {
    const settings = readSettings(process.env);
    const log = openLog(part, settings.LOG_LEVEL);
    stop = await start(settings, log);
    log.info({}, `${part} started`);
    if (ending) end();
  } catch (error) {
    console.error(startFault(error) ?? `${part} 没有启动：${lineOf(error)}`);
    process.exit(1);
  }
};
