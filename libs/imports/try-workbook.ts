import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { Declined, Handles, query } from '#infra/commands';
import { Clock, freshId, MadeFile, oneLine, role, type Actor, type CommandContext } from '#kernel';
import { Importing, ImportResult } from './importing.ts';
import { refused } from './refusals.ts';
import { WorkbooksSent } from './workbooks-sent.ts';

/** Who takes part in it; what a row may do is the right of its command. */
export const importers = role('staff', 'office', 'legal', 'secretary', 'member', 'admin');

const input = z.object({ file: z.string().regex(/^[0-9a-f]{64}$/), register: oneLine(1, 40).optional() });

/** What would come of a workbook: how many rows would go in, and what is wrong with the others. Nothing is recorded. */
export const TryWorkbook = query('imports.try', {
  title: '试导入',
  topic: '导入',
  may: importers,
  from: 'directory.directory',
  input,
  answer: ImportResult,
});
export type TryWorkbook = InstanceType<typeof TryWorkbook>;

/** The rows that do not go in as they are, as a workbook with the column 问题. */
export const RowsLeft = query('imports.rows-left', {
  title: '没有导入的行',
  topic: '导入',
  may: importers,
  from: 'directory.directory',
  gives: 'file',
  input,
  answer: MadeFile,
});
export type RowsLeft = InstanceType<typeof RowsLeft>;

/** Whoever only tries gives no command; the ids of the rows are their own. */
const trying = (actor: Actor, clock: Clock): CommandContext => {
  const id = freshId();
  return { id: `try:${id}`, actor, at: clock.now(), channel: 'http', correlation: id };
};

@Handles(TryWorkbook)
export class TryWorkbookHandler {
  constructor(
    @Inject(Importing) private readonly importing: Importing,
    @Inject(WorkbooksSent) private readonly sent: WorkbooksSent,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async execute({ input: { file, register }, actor }: TryWorkbook): Promise<ImportResult> {
    const bytes = await this.sent.open(actor, file);
    if (!bytes) throw new Declined(refused('imports.file-unknown').refusal);
    return this.importing.rehearse(bytes, trying(actor, this.clock), register);
  }
}

@Handles(RowsLeft)
export class RowsLeftHandler {
  constructor(
    @Inject(Importing) private readonly importing: Importing,
    @Inject(WorkbooksSent) private readonly sent: WorkbooksSent,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async execute({ input: { file, register }, actor }: RowsLeft): Promise<MadeFile> {
    const bytes = await this.sent.open(actor, file);
    if (!bytes) throw new Declined(refused('imports.file-unknown').refusal);
    const left = await this.importing.left(bytes, trying(actor, this.clock), register);
    if (!left) throw new Declined(refused('imports.none-left').refusal);
    return left;
  }
}
