import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { type Answered, answered, command, Handles } from '#infra/commands';
import { Ledger, type Streams } from '#infra/events';
import { field, role, oneLine } from '#kernel';
import type { LawEvent } from './events.ts';
import { law, settleLocalHolidays, type Law } from './law.ts';

const WAYS = [
  { value: 'cautious', label: '两可取严', synonyms: ['取严', '谨慎'] },
  { value: 'rest', label: '按休假日', synonyms: ['按放假', '顺延'] },
  { value: 'work', label: '按工作日', synonyms: ['照常计算'] },
] as const;
const Way = z.enum(['cautious', 'rest', 'work']);

/** 肉孜节、古尔邦节: whether they are 法定休假日 for legal periods is unsettled; until an authority says, the cautious way. */
export const SettleLocalHolidays = command('duties.settle-local-holidays', {
  title: '设定地方假日算法',
  topic: '规则期限',
  says: ['设定地方假日算法', '地方假日算法', '民族节日怎么算'],
  examples: ['设定地方假日算法 按休假日 依据自治区高院答复', '设定地方假日算法 两可取严', '地方假日算法'],
  may: role('admin', 'legal'),
  input: {
    counts: field(Way, {
      label: '算法',
      ask: '地方假日在法定期限中怎么算？“两可取严”：本局义务取较早日期，对方权利取较晚日期。',
      example: 'cautious',
      written: '两可取严',
      kind: { is: 'choice', options: WAYS },
    }),
    basis: field(oneLine(2, 200), {
      label: '依据',
      ask: '依据是什么？',
      example: '自治区高级人民法院答复',
      kind: { is: 'text' },
    }),
  },
  answer: z.object({ counts: Way }),
  reports: ({ counts }) =>
    `地方假日已改为 **${WAYS.find(({ value }) => value === counts)!.label}**，有关期限正在重新计算。`,
});
export type SettleLocalHolidays = InstanceType<typeof SettleLocalHolidays>;

@Handles(SettleLocalHolidays)
export class SettleLocalHolidaysHandler {
  private readonly streams: Streams<Law, LawEvent>;

  constructor(@Inject(Ledger) ledger: Ledger) {
    this.streams = ledger.streams(law);
  }

  async execute({
    input: { counts, basis },
    by,
  }: SettleLocalHolidays): Promise<Answered<{ counts: z.infer<typeof Way> }>> {
    return answered(await this.streams.decide(by, by.actor.organ, settleLocalHolidays(counts, basis)), { counts });
  }
}
