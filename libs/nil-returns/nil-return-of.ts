import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { Directory } from '#directory';
import { Handles, query } from '#infra/commands';
import { Database } from '#infra/database';
import { Ledger } from '#infra/events';
import { Clock, dateInWords, dateOf, LocalDate, naming, role, yearOf } from '#kernel';
import { NilCorrected, NilSigned, NilUnsettled, type NilEvent } from './events.ts';
import { statementFields } from './fields.ts';
import { nilReturn } from './nil-return.ts';
import { lastBegun, quarterInWords, type QuarterOfYear } from './quarter.ts';
import { READ_FROM, recordsOf, saidOf, statementId } from './records.ts';
import { registerOf } from './registers.ts';
import { rangeInWords } from './sign-nil-return.ts';

const STATES = { none: '未报', valid: '零报告有效', corrected: '零报告已更正', 'to-confirm': '待重新确认' } as const;

const answer = z.object({
  quarter: z.string(),
  register: z.string(),
  state: z.enum(['none', 'valid', 'corrected', 'to-confirm']),
  /** The records of the quarter as it stands. */
  count: z.int(),
  sign: z.string().optional(),
  lines: z.array(z.object({ what: naming(z.string()), on: LocalDate })),
});

const input = {
  quarter: statementFields.quarter,
  register: statementFields.register,
  year: { ...statementFields.year, needed: () => false },
};

/** What was signed of a register and a quarter, and what came of it; nothing of it is wiped out. */
export const NilReturnOf = query('nil-returns.nil-return-of', {
  title: '零报告情况',
  topic: '待办期限',
  may: role('staff', 'legal', 'office', 'secretary', 'member'),
  from: READ_FROM,
  consequences: true,
  input: z.object({
    quarter: input.quarter.schema,
    register: input.register.schema,
    year: input.year.schema.optional(),
  }),
  answer,
  chat: {
    says: ['零报告情况', '零报告签了吗', '零报告记录'],
    examples: ['零报告情况 一季度 行政复议', '零报告情况 2026年 三季度 行政诉讼'],
    fields: input,
    tells: ({ quarter, register, state, count, sign, lines }) => ({
      title: `${quarter} ${register}`,
      summary: `${STATES[state]}，现有 **${count}** 件。`,
      lines: lines.map(({ what, on }) => ({ head: what, tail: dateInWords(on) })),
      none: `${STATES[state]}，现有${count}件。`,
      more: false,
      next: sign === undefined ? [] : [{ title: '零报告', says: sign }],
    }),
  },
});
export type NilReturnOf = InstanceType<typeof NilReturnOf>;

@Handles(NilReturnOf)
export class NilReturnOfHandler {
  constructor(
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Database) private readonly database: Database,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async execute({ input: { register, quarter, year }, actor }: NilReturnOf): Promise<z.output<typeof answer>> {
    const today = dateOf(this.clock.now());
    const inYear = year ?? lastBegun(quarter as QuarterOfYear, today).year;
    const statement = { register, quarter: quarter as QuarterOfYear, year: inYear };
    const stream = `${nilReturn.category}/${statementId(statement)}`;
    const [state, records, events, roll] = await Promise.all([
      this.ledger.streams(nilReturn).now(actor.organ, statementId(statement)),
      recordsOf(this.database, actor.organ, statement),
      this.ledger.read(actor.organ, stream),
      this.directory.roll(actor.organ),
    ]);
    const nameOf = (staff: string) => roll.staff.get(staff)?.name ?? `${staff}（已离岗）`;
    const { day } = registerOf(register);
    const mayBeSigned = records.length === 0 && state.is !== 'valid' && inYear <= yearOf(today);
    return {
      quarter: quarterInWords(statement),
      register: registerOf(register).label,
      state: state.is,
      count: records.length,
      ...(mayBeSigned ? { sign: saidOf(statement) } : {}),
      lines: events.map(({ recordedAt, ...event }) => ({
        what: lineOf(event as unknown as NilEvent, nameOf, day),
        on: dateOf(recordedAt),
      })),
    };
  }
}

/** What happened, in a line. */
const lineOf = ({ type, data }: NilEvent, nameOf: (staff: string) => string, day: string): string => {
  switch (type) {
    case NilSigned.type:
      return `零报告，${nameOf(data.by)}签，${rangeInWords(data.position)}，0件`;
    case NilCorrected.type: {
      const { number, on, typedOn, by } = data.record;
      return `已更正：${number} ${day}${dateInWords(on)}，${dateInWords(typedOn)}${nameOf(by)}登记，现为${data.count}件`;
    }
    case NilUnsettled.type:
      return `${data.record.number}已不在本季度，现为${data.count}件${data.count === 0 ? '，待签字人重新确认' : ''}`;
  }
};
