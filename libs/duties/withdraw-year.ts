import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { type Answered, answered, command, Handles } from '#infra/commands';
import { Ledger, type Streams } from '#infra/events';
import { field, prose, role } from '#kernel';
import type { LawEvent } from './events.ts';
import { law, withdrawYear, type Law } from './law.ts';

/** `2027`, or as it is said: `2027年`. */
const Year = z.preprocess(
  (given) => (typeof given === 'string' ? Number(given.replace(/年$/u, '')) : given),
  z.int().min(2001).max(2100),
);

/** Takes back a holiday notice that was loaded by mistake; what was counted by it is counted again, and told. */
export const WithdrawYear = command('duties.withdraw-year', {
  title: '撤回放假安排',
  topic: '规则期限',
  says: ['撤回放假安排', '撤销放假安排', '放假安排载错了'],
  examples: ['撤回放假安排 2027年 载入的是草稿', '放假安排载错了 2027年', '撤回放假安排'],
  may: role('admin'),
  input: {
    year: field(Year, {
      label: '年份',
      ask: '撤回哪一年的放假安排？',
      example: '2027',
      written: '2027年',
      kind: { is: 'text', like: '^\\d{4}年?$' },
    }),
    reason: field(prose(2, 500), {
      label: '撤回原因',
      ask: '为什么撤回？',
      example: '载入的是草稿',
      kind: { is: 'text', rest: true },
    }),
  },
  answer: z.object({ year: z.int() }),
  reports: ({ year }) =>
    `已撤回最近载入的 **${year}年** 放假安排，原记录保留。\n\n受影响的期限正在重新计算，有变动的会通知经办人。`,
});
export type WithdrawYear = InstanceType<typeof WithdrawYear>;

@Handles(WithdrawYear)
export class WithdrawYearHandler {
  private readonly streams: Streams<Law, LawEvent>;

  constructor(@Inject(Ledger) ledger: Ledger) {
    this.streams = ledger.streams(law);
  }

  async execute({ input: { year, reason }, by }: WithdrawYear): Promise<Answered<{ year: number }>> {
    return answered(await this.streams.decide(by, by.actor.organ, withdrawYear(year, reason)), { year });
  }
}
