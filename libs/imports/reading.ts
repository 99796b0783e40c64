// A workbook as the commands it stands for: which register each sheet is for, and its rows.
import { Inject, Injectable } from '@nestjs/common';
import { chinaCalendar } from '#calendar';
import type { Surroundings } from '#dialogue';
import { Directory } from '#directory';
import { readWorkbook } from '#infra/documents';
import { dateOf, type CommandContext } from '#kernel';
import { Importables } from './importables.ts';
import {
  columnsOf,
  mayImport,
  nameOf,
  readRows,
  registerOf,
  registersNamed,
  type GivenSheet,
  type Importable,
  type ReadRows,
} from './rows.ts';

/** A sheet with the register it is for; with `problem` nothing of it can go in. */
export type SheetAtHand = { readonly sheet: GivenSheet } & (
  | { readonly register: Importable; readonly read: ReadRows; readonly problem?: string }
  | { readonly register: undefined; readonly problem: string }
);

/** A workbook, or why it cannot be read. */
export type WorkbookAtHand =
  | { readonly is: 'sheets'; readonly sheets: readonly SheetAtHand[] }
  | { readonly is: 'unfit'; readonly why: string };

/** The sheet of a template that tells how to fill it in. */
const EXPLAINS = '填写说明';

const namesOf = (registers: readonly Importable[]): string => registers.map(nameOf).join('、');

/** Reads workbooks with the directory and the calendar at hand. */
@Injectable()
export class WorkbookReading {
  constructor(
    @Inject(Importables) private readonly importables: Importables,
    @Inject(Directory) private readonly directory: Directory,
  ) {}

  /**
   * Reads the bytes of a workbook.
   * @param named the register it is for, where it was said; else each sheet tells by its name or its headings
   */
  async read(bytes: Uint8Array, by: Pick<CommandContext, 'actor' | 'at'>, named?: string): Promise<WorkbookAtHand> {
    const workbook = await readWorkbook(bytes);
    if (workbook.is === 'unreadable') return { is: 'unfit', why: '这不是可以读取的 .xlsx 表格，请另存为 .xlsx 后再发' };
    if (workbook.is === 'too-large') return { is: 'unfit', why: workbook.most };
    const meant = named === undefined ? undefined : registersNamed(this.importables.registers, named);
    if (meant && meant.length !== 1) return { is: 'unfit', why: this.whichOf(meant, named!) };
    const filled = workbook.sheets.filter(({ name, rows }) => name !== EXPLAINS && rows.length > 0);
    if (filled.length === 0) return { is: 'unfit', why: '表格是空的' };
    const around = await this.around(by);
    return { is: 'sheets', sheets: filled.map((sheet) => this.atHand(sheet, meant?.[0], by, around)) };
  }

  /** The registers that are named first. */
  private get registers(): readonly Importable[] {
    return this.importables.registers.filter(({ sheet }) => sheet !== undefined);
  }

  /** Why words mean no register, or several. */
  whichOf(meant: readonly Importable[], words: string): string {
    return meant.length === 0
      ? `没有“${words}”的导入表，可以导入：${namesOf(this.registers)}等`
      : `“${words}”可能是${namesOf(meant.slice(0, 10))}，请写明是哪一种`;
  }

  private atHand(
    sheet: GivenSheet,
    named: Importable | undefined,
    { actor }: Pick<CommandContext, 'actor'>,
    around: Surroundings,
  ): SheetAtHand {
    const [register, another] = named ? [named] : registerOf(this.importables.registers, sheet);
    if (!register || another) return { sheet, register: undefined, problem: this.unknown(register, another) };
    const read = readRows(sheet, columnsOf(register), around);
    const { roles } = register.may;
    const whole = register.sheet?.whole && `它整张一次生效，请说“${register.says[0] ?? register.title}”`;
    const problem = mayImport(register, actor)
      ? (whole ?? read.problem)
      : this.importables.inWords({ code: 'command.not-allowed', facts: { roles: roles.join(',') } });
    return { sheet, register, read, ...(problem === undefined ? {} : { problem }) };
  }

  private unknown(register: Importable | undefined, another: Importable | undefined): string {
    return register && another
      ? `看不出是${namesOf([register, another])}中的哪一种，请把工作表改名为其中之一`
      : `不知道是哪一种登记表，请把工作表改名为：${namesOf(this.registers)}等`;
  }

  private async around({ actor, at }: Pick<CommandContext, 'actor' | 'at'>): Promise<Surroundings> {
    const { units, staff } = await this.directory.roll(actor.organ);
    return {
      today: dateOf(at),
      calendar: chinaCalendar,
      units: [...units.values()],
      people: [...staff.values()],
      ...(actor.is === 'staff' ? { speaker: actor.staffId } : {}),
    };
  }
}
