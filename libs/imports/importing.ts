// The one way by which workbooks come in: tried first, then taken, and what did not go in is handed back.
import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Outcome } from '#infra/commands';
import { workbook, XLSX } from '#infra/documents';
import { rehearse } from '#infra/events';
import { bearing, naming, sayable, type CommandContext, type MadeFile } from '#kernel';
import { RowGiving, type RowOutcome } from './giving.ts';
import { Importables } from './importables.ts';
import { WorkbookReading, type SheetAtHand } from './reading.ts';
import {
  faultInWords,
  headingOf,
  nameOf,
  registersNamed,
  type Importable,
  type ReadRow,
  type RowFault,
} from './rows.ts';
import { leftSheet, templateOf } from './template.ts';

/** What a workbook comes to, sheet by sheet. `problem`: why nothing of a sheet went in, or of the whole. */
export const ImportResult = z.object({
  problem: sayable(z.string()).optional(),
  sheets: z.array(
    z.object({
      sheet: sayable(z.string()),
      register: naming(z.string()).optional(),
      problem: bearing(z.string(), 'personal').optional(),
      rows: z.int(),
      taken: z.int(),
      already: z.int(),
      /** Columns nobody knows. */
      ignored: z.array(z.string()),
      faults: z.array(
        z.object({ row: z.int(), column: z.string().optional(), message: bearing(z.string(), 'personal') }),
      ),
    }),
  ),
});
export type ImportResult = z.infer<typeof ImportResult>;
type SheetResult = ImportResult['sheets'][number];

/** A workbook that was taken; `seq`: of the last event that any of its rows recorded. */
export interface Taken {
  readonly result: ImportResult;
  readonly seq: string | undefined;
}

/** Tries workbooks, takes them in, and makes those that are given out. */
@Injectable()
export class Importing {
  constructor(
    @Inject(Importables) private readonly importables: Importables,
    @Inject(WorkbookReading) private readonly reading: WorkbookReading,
    @Inject(RowGiving) private readonly giving: RowGiving,
  ) {}

  /** An empty workbook for the register that words mean; or why there is none. */
  async template(words: string): Promise<MadeFile | { readonly problem: string }> {
    const meant = registersNamed(this.importables.registers, words);
    const [register, another] = meant;
    if (!register || another) return { problem: this.reading.whichOf(meant, words) };
    return made(`${nameOf(register)}导入表.xlsx`, await workbook(templateOf(register)));
  }

  /** What would come of a workbook; nothing is recorded. */
  async rehearse(bytes: Uint8Array, by: CommandContext, named?: string): Promise<ImportResult> {
    return (await rehearse(() => this.take(bytes, by, named))).result;
  }

  /** Takes the good rows in, one by one; what went in before is left as it is. */
  async take(bytes: Uint8Array, by: CommandContext, named?: string): Promise<Taken> {
    const read = await this.reading.read(bytes, by, named);
    if (read.is === 'unfit') return { result: { problem: read.why, sheets: [] }, seq: undefined };
    const sheets: SheetResult[] = [];
    let last: string | undefined;
    for (const sheet of read.sheets) {
      await this.giving.takenIn(by, last);
      const { result, seq } = await this.takeSheet(sheet, by);
      sheets.push(result);
      last = seq ?? last;
    }
    return { result: { sheets }, seq: last };
  }

  /** The rows that would not go in as they are, with what is wrong; undefined if there are none. */
  async left(bytes: Uint8Array, by: CommandContext, named?: string): Promise<MadeFile | undefined> {
    const read = await this.reading.read(bytes, by, named);
    if (read.is === 'unfit') return undefined;
    const { sheets } = await this.rehearse(bytes, by, named);
    const pages = read.sheets.flatMap((one, n) => {
      const { faults } = sheets[n]!;
      if (!one.register || !one.read.headings || faults.length === 0) return [];
      return [leftSheet(one.sheet, one.read.headings.at, problemsOf(faults))];
    });
    return pages.length === 0 ? undefined : made('没有导入的行.xlsx', await workbook(pages));
  }

  private async takeSheet(
    at: SheetAtHand,
    by: CommandContext,
  ): Promise<{ readonly result: SheetResult; readonly seq?: string | undefined }> {
    const { sheet, register, problem } = at;
    const nothing = { sheet: sheet.name, rows: 0, taken: 0, already: 0, ignored: [], faults: [] };
    if (!register) return { result: { ...nothing, problem } };
    const { rows, headings } = at.read;
    const head = {
      ...nothing,
      register: nameOf(register),
      rows: rows.length,
      ignored: [...(headings?.unknown ?? [])],
    };
    if (problem !== undefined || !headings)
      return { result: { ...head, ...(problem === undefined ? {} : { problem }) } };
    const sound = rows.filter(({ faults }) => faults.length === 0);
    const { outcomes, seq } = await this.giving.give(this.importables.commandOf(register), sound, by);
    const told = rows.flatMap((row) => [
      ...row.faults,
      ...this.faultsOf(row, outcomes.get(row.row), register, at.read),
    ]);
    const count = (is: RowOutcome['is']) => [...outcomes.values()].filter((one) => one.is === is).length;
    return { result: { ...head, taken: count('taken'), already: count('already'), faults: told }, seq };
  }

  private faultsOf(
    { row }: ReadRow,
    outcome: RowOutcome | undefined,
    { input, sheet }: Importable,
    { headings }: { readonly headings: SheetHeadings },
  ): readonly RowFault[] {
    if (outcome?.is === 'twice') return [{ row, message: `与第${outcome.row}行完全相同，不重复导入` }];
    if (outcome?.is !== 'at fault') return [];
    return this.reasons(outcome.outcome, sheet?.blames ?? {}).map(({ field, message }) => {
      const column = field === undefined ? undefined : headingOf(field, headings ?? { columns: [] }, input);
      return { row, message, ...(column === undefined ? {} : { column }) };
    });
  }

  private reasons(
    outcome: Exclude<Outcome, { readonly is: 'done' }>,
    blames: Readonly<Record<string, string>>,
  ): readonly { readonly field: string | undefined; readonly message: string }[] {
    if (outcome.is === 'faulty') return outcome.faults.map(({ path, message }) => ({ field: path, message }));
    return [{ field: blames[outcome.refusal.code], message: this.importables.inWords(outcome.refusal) }];
  }
}

type SheetHeadings = Extract<SheetAtHand, { readonly register: Importable }>['read']['headings'];

const made = (name: string, bytes: MadeFile['bytes']): MadeFile => ({ name, type: XLSX, bytes });

/** One line for each row. */
const problemsOf = (faults: readonly RowFault[]) =>
  [...new Set(faults.map(({ row }) => row))].map((row) => ({
    row,
    problem: faults
      .filter((one) => one.row === row)
      .map(({ column, message }) => (column === undefined ? message : `“${column}”：${message}`))
      .join('；'),
  }));

/** Faults that are told in one message; the workbook that comes with it has all of them. */
const SHOWN = 20;

/** What a workbook came to, in words. */
export const importInWords = ({ problem, sheets }: ImportResult, tried: boolean): string =>
  problem === undefined ? sheets.map((sheet) => sheetInWords(sheet, tried)).join('\n\n') : `没有导入：${problem}。`;

const sheetInWords = (one: SheetResult, tried: boolean): string => {
  const { sheet, register, problem, rows, taken, already, ignored, faults } = one;
  if (problem !== undefined) return `**${register ?? sheet}**：没有导入。${problem}。`;
  const wrong = new Set(faults.map(({ row }) => row)).size;
  const counts = [
    `${tried ? '可以导入' : '已导入'}${taken}行`,
    ...(already > 0 ? [`${already}行以前已经导入，不重复登记`] : []),
    ...(wrong > 0 ? [`${wrong}行有问题，${tried ? '不会' : '没有'}导入`] : []),
  ];
  const more = faults.length - SHOWN;
  return [
    `**${register!}** 共${rows}行：${counts.join('；')}。`,
    ...faults.slice(0, SHOWN).map((fault) => `- ${faultInWords(fault)}`),
    ...(more > 0 ? [`- 另有${more}处，见附表`] : []),
    ...(ignored.length > 0 ? [`没有用到的列：${ignored.join('、')}。`] : []),
  ].join('\n\n');
};
