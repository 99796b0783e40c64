import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { Directory } from '#directory';
import { TheLaw } from '#duties';
import { type Answered, answered, command, Handles } from '#infra/commands';
import { Database } from '#infra/database';
import { Ledger, Positions } from '#infra/events';
import { dateInWords, dateOf, LocalDate, naming, role } from '#kernel';
import { statementFields } from './fields.ts';
import { nilReturn, sign } from './nil-return.ts';
import { dueOf, quarterInWords } from './quarter.ts';
import { READ_FROM, recordsOf, signersOf, statementId } from './records.ts';
import { refused } from './refusals.ts';
import { registerOf } from './registers.ts';

const Signed = z.object({
  quarter: z.string(),
  register: z.string(),
  by: naming(z.string()),
  signedOn: LocalDate,
  position: z.int(),
});

/** `1–4,812` */
export const rangeInWords = (position: number): string => `账本1–${position.toLocaleString('en-US')}`;

/** Signs that there was nothing in a register in a quarter: the whole of it, and the ledger up to now. */
export const SignNilReturn = command('nil-returns.sign-nil-return', {
  title: '零报告',
  topic: '待办期限',
  says: ['零报告', '签零报告', '登记零报告'],
  examples: ['零报告 一季度 行政复议', '零报告 2026年 二季度 行政诉讼', '零报告 三季度 来文'],
  may: role('staff', 'legal'),
  input: statementFields,
  irreversible: true,
  answer: Signed,
  reports: ({ quarter, register, by, signedOn, position }) =>
    `已签 **${quarter} ${register} 零报告**：${by} ${dateInWords(signedOn)}，${rangeInWords(position)}，0件。`,
});
export type SignNilReturn = InstanceType<typeof SignNilReturn>;

@Handles(SignNilReturn)
export class SignNilReturnHandler {
  constructor(
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Database) private readonly database: Database,
    @Inject(Directory) private readonly directory: Directory,
  ) {}

  async execute({ input, by }: SignNilReturn): Promise<Answered<z.output<typeof Signed>>> {
    const { actor } = by;
    const { organ } = actor;
    const roll = await this.directory.roll(organ);
    const { unit, head } = await signersOf(this.ledger, roll, organ);
    if (unit === undefined || !head) return { is: 'refused', ...refused('nil-returns.no-signer') };
    if (actor.is !== 'staff' || actor.staffId !== head.staff)
      return { is: 'refused', ...refused('nil-returns.not-signer', { unit: roll.units.get(unit)?.name ?? unit }) };
    const today = dateOf(by.at);
    const statement = {
      register: input.register,
      quarter: input.quarter,
      year: input.year ?? Number(today.slice(0, 4)),
    };
    // Whatever was recorded before is seen: nobody signs past a record that is on its way into the register.
    await new Positions(this.database).current(organ, [READ_FROM]);
    const [records, law, position] = await Promise.all([
      recordsOf(this.database, organ, statement),
      new TheLaw(this.ledger).of(organ),
      this.position(organ),
    ]);
    const seen = { records, position, due: dueOf(statement, law.calendars.of('bureau')).day };
    const { day, label } = registerOf(statement.register);
    const recording = await this.ledger
      .streams(nilReturn)
      .decide(by, statementId(statement), sign(statement, seen, { by: head.staff, post: head.post, today, day }));
    return answered(recording, {
      quarter: quarterInWords(statement),
      register: label,
      by: head.name,
      signedOn: today,
      position,
    });
  }

  /** The last position of the ledger. */
  private async position(organ: SignNilReturn['by']['actor']['organ']): Promise<number> {
    const last = await this.database
      .of<{ ledger_position: { position: string } }>(organ)
      .selectFrom('ledger_position')
      .select(({ fn }) => fn.max('position').as('last'))
      .executeTakeFirst();
    return Number(last?.last ?? 0);
  }
}
