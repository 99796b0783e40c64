import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { bearing, Fen, field, LocalDate, oneLine, prose, role, StaffId } from '#kernel';
import { AdviserAnswer, AdviserDesk, adviserField, adviserInWords } from './adviser-desk.ts';
import { correctEngagement } from './adviser.ts';

/** Puts right what was recorded of an adviser, or of his last term; both stay visible. */
export const CorrectAdviser = command('advisers.correct', {
  title: '更正顾问',
  topic: '法律顾问',
  says: ['更正顾问', '更正法律顾问', '更正聘期', '顾问信息更正'],
  examples: ['更正顾问 陆鸣 聘期到2027年11月19日 登记有误', '更正顾问 薛怀谦 费用4.8万元 登记有误', '更正顾问'],
  may: role('legal', 'office'),
  input: {
    adviser: adviserField,
    endDate: field(LocalDate, {
      label: '聘期到',
      ask: '聘期到哪天？',
      example: '2027-11-19',
      written: '2027年11月19日',
      kind: { is: 'date', tense: 'future' },
      needed: () => false,
    }),
    startDate: field(LocalDate, {
      label: '聘期从',
      ask: '聘期从哪天起？',
      example: '2026-12-01',
      written: '2026年12月1日起',
      kind: { is: 'date' },
      needed: () => false,
    }),
    lawFirm: field(oneLine(2, 100), {
      label: '所在单位',
      ask: '是哪家律师事务所（单位）的？',
      example: '昆冈律师事务所',
      kind: { is: 'text', like: '律师事务所$|律所$' },
      needed: () => false,
    }),
    fee: field(Fen, {
      label: '费用',
      ask: '费用多少？',
      example: '4800000',
      written: '4.8万元',
      kind: { is: 'amount' },
      needed: () => false,
    }),
    licenseNumber: field(oneLine(4, 40), {
      label: '执业证号',
      ask: '执业证号是多少？',
      example: '16501201510123456',
      kind: { is: 'text', like: '^\\d{17}$' },
      needed: () => false,
    }),
    phone: field(bearing(oneLine(3, 40), 'personal'), {
      label: '电话',
      ask: '电话是多少？',
      example: '0991-0000000',
      kind: { is: 'text', like: '^(?:1\\d{10}|0\\d{2,3}-?\\d{7,8})$' },
      needed: () => false,
    }),
    account: field(StaffId, {
      label: '钉钉工号',
      ask: '在钉钉中的工号（userId）是什么？',
      example: 'xuehuaiqian',
      kind: { is: 'text', like: '^[A-Za-z][\\w-]{2,63}$' },
      needed: () => false,
    }),
    scope: field(oneLine(1, 200), {
      label: '专长、服务范围',
      ask: '主要负责哪些事项？',
      example: '合同、知识产权',
      kind: { is: 'text', like: '专长|范围|负责' },
      needed: () => false,
    }),
    reason: field(bearing(prose(1, 500), 'internal'), {
      label: '原因',
      ask: '为什么更正？',
      example: '登记有误',
      kind: { is: 'text', rest: true },
    }),
  },
  answer: AdviserAnswer,
  reports: adviserInWords,
});
export type CorrectAdviser = InstanceType<typeof CorrectAdviser>;

@Handles(CorrectAdviser)
export class CorrectAdviserHandler {
  constructor(@Inject(AdviserDesk) private readonly desk: AdviserDesk) {}

  async execute({ input, by }: CorrectAdviser): Promise<Answered<AdviserAnswer>> {
    const unfit = await this.desk.unfit(by, { account: input.account });
    if (unfit) return { is: 'refused', ...unfit };
    const { startDate: from, endDate: until, licenseNumber: license, lawFirm: firm, ...rest } = input;
    const { fee, phone, account, scope, reason } = rest;
    const correction = { firm, from, until, fee, license, phone, account, scope };
    return this.desk.recordOf(by, input.adviser, correctEngagement(correction, reason));
  }
}
