// What `npm start` runs, and what it says to the person who ran it.
import '#infra/node-version';
import { readSettings } from '#infra/config';
import { DatabaseUnavailable } from '#infra/dev';
import { startFault } from '../start-fault.ts';
import { startPlatform, type Running } from './platform.ts';

/** Why it could not start, and what to do, in one line. */
const clearly = (error: unknown): string => {
  const { code, message } = error as NodeJS.ErrnoException;
  if (error instanceof DatabaseUnavailable) return message;
  const known = startFault(error);
  if (known) return known;
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND')
    return '数据库没有应答：请检查 DATABASE_URL 与数据库是否已启动。';
  return `启动失败：${message.split('\n')[0]!}`;
};

const welcome = (it: Running): string =>
  [
    '',
    '政衡已就绪',
    chatLine(it),
    `  接口说明    ${it.api}/docs`,
    ...(it.token ? [`  演示令牌    ${it.token}（身份：张伟）`] : []),
    `  数据目录    ${it.data}（日志 ${it.log}）`,
    ...(it.database ? [`  数据库      ${it.database}（数据库用户进不了数据目录，故在此）`] : []),
    '  停止        按 Ctrl-C',
    '',
  ].join('\n');

const chatLine = ({ chatPage, disconnected }: Running): string => {
  if (chatPage) return `  聊天页面    ${chatPage}/`;
  if (disconnected === undefined) return '  聊天        已连接钉钉';
  return `  聊天        尚未连接钉钉：${disconnected}（会继续尝试）`;
};

let running: Running | undefined;
let stopping = false;
const stop = (signal: NodeJS.Signals): void => {
  if (stopping) return;
  stopping = true;
  console.log(signal === 'SIGINT' ? '\n正在停止……' : '正在停止……');
  // While it is still starting, `starting` stops what was started.
  void starting
    .then(() => running?.stop())
    .then(() => console.log('已停止，数据已保存。'))
    .then(() => process.exit(0));
};
process.on('SIGINT', stop);
process.on('SIGTERM', stop);

const starting = (async () => {
  try {
    running = await startPlatform(readSettings(process.env));
  } catch (error) {
    console.error(clearly(error));
    process.exit(1);
  }
  if (stopping) return;
  console.log(welcome(running));
})();
