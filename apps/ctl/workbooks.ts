// Registers that come in as workbooks, from the command line, with the rights of a member of staff.
import { readFile, writeFile } from 'node:fs/promises';
import { NestFactory } from '@nestjs/core';
import { Directory } from '#directory';
import type { Database } from '#infra/database';
import { Ledger } from '#infra/events';
import { FileStore } from '#infra/files';
import { Metrics, openLog } from '#infra/operations';
import { importInWords, Importing } from '#imports';
import { freshId, OrganId, type CommandContext } from '#kernel';
import { HouseModule, SystemClock } from '../house.module.ts';

/** What is to be done with a workbook. `tried`: nothing is recorded; `left`: where the rows go that did not go in. */
export interface Taking {
  readonly file: string;
  readonly by: string;
  readonly register: string | undefined;
  readonly left: string | undefined;
  readonly tried: boolean;
}

/** Workbooks at the command line. */
export interface Workbooks {
  /** @returns why there is none, if so */
  template(register: string, out: string): Promise<string | undefined>;
  take(
    taking: Taking,
  ): Promise<{ readonly is: 'told'; readonly words: string } | { readonly is: 'misuse'; readonly why: string }>;
  close(): Promise<void>;
}

/** The house without its doors: what a command needs to be given. */
export const openWorkbooks = async (
  database: Database,
  { organ: name, folder }: { readonly organ: string; readonly folder: string },
): Promise<Workbooks> => {
  const log = openLog(undefined, 'silent');
  const clock = new SystemClock();
  const files = new FileStore(folder, database);
  const house = { database, ledger: new Ledger(database), clock, files, metrics: new Metrics(log), log };
  const app = await NestFactory.createApplicationContext(HouseModule.of(house), { logger: false, abortOnError: false });
  const importing = app.get(Importing, { strict: false });
  const directory = app.get(Directory, { strict: false });
  const organ = OrganId.parse(name);
  return {
    template: async (register, out) => {
      const made = await importing.template(register);
      if ('problem' in made) return made.problem;
      await writeFile(out, made.bytes);
      return undefined;
    },
    take: async ({ file, by: staff, register, left, tried }) => {
      const actor = await directory.actor(organ, staff);
      if (!actor) return { is: 'misuse', why: `工号“${staff}”没有登记。` };
      const bytes = await readFile(file).catch(() => undefined);
      if (!bytes) return { is: 'misuse', why: `读不到文件 ${file}。` };
      const id = freshId();
      const by: CommandContext = { id: `ctl:${id}`, actor, at: clock.now(), channel: 'ctl', correlation: id };
      const result = tried
        ? await importing.rehearse(bytes, by, register)
        : (await importing.take(bytes, by, register)).result;
      const words = importInWords(result, tried);
      const rows = left === undefined ? undefined : await importing.left(bytes, by, register);
      if (left === undefined || !rows) return { is: 'told', words };
      await writeFile(left, rows.bytes);
      return { is: 'told', words: `${words}\n\n没有导入的行写在 ${left}。` };
    },
    close: () => app.close(),
  };
};
