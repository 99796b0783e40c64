// The operator's tool as a command line.
import '#infra/node-version';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readSettings, WrongSetting } from '#infra/config';
import { DatabaseUnavailable, placeFor, startPostgres } from '#infra/dev';
import { startFault } from '../start-fault.ts';
import { ctl, Misuse, USAGE } from './ctl.ts';

const words = process.argv.slice(2);
if (['help', '--help', '-h'].includes(words[0] ?? 'help')) {
  console.log(USAGE);
  process.exit(0);
}

/** Without DATABASE_URL the embedded database is used: the running one, or one started for this command. */
try {
  const settings = readSettings(process.env);
  if (
    settings.DATABASE_URL === '' &&
    !existsSync(join(placeFor(join(settings.DATA_DIR, 'postgres')), 'cluster', 'PG_VERSION'))
  )
    throw new WrongSetting(
      `数据目录 ${settings.DATA_DIR} 中没有数据库：请在正确的目录运行，或设置 DATA_DIR、DATABASE_URL。`,
    );
  const embedded =
    settings.DATABASE_URL === '' ? await startPostgres({ dir: join(settings.DATA_DIR, 'postgres') }) : undefined;
  try {
    const url = embedded ? embedded.url('zhengheng') : settings.DATABASE_URL;
    await ctl(words, {
      url,
      organ: settings.ORGAN,
      folder: join(settings.DATA_DIR, 'files'),
      now: () => new Date().toISOString(),
      print: (line) => console.log(line),
    });
  } finally {
    if (embedded?.adopted) embedded.leave();
    else await embedded?.stop();
  }
} catch (error) {
  console.error(
    error instanceof Misuse || error instanceof DatabaseUnavailable
      ? error.message
      : (startFault(error) ?? `没有办成：${(error as Error).message}`),
  );
  process.exitCode = 1;
}
