import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { type Answered, answered, command, Handles } from '#infra/commands';
import { Ledger, type Streams } from '#infra/events';
import { dateInWords, field, LocalDate, role, oneLine } from '#kernel';
import type { LawEvent } from './events.ts';
import { giveLocalHoliday, law, type Law } from './law.ts';

const NAMES = [
  { value: '肉孜节', label: '肉孜节', synonyms: ['开斋节'] },
  { value: '古尔邦节', label: '古尔邦节', synonyms: ['宰牲节'] },
] as const;

/** How such a holiday counts until an authority says otherwise. */
const CAUTIOUSLY =
  '本局义务按照常上班计算（取较早日期），对方权利按放假顺延计算（取较晚日期）；另有规定的，可用“设定地方假日算法”调整。';

/** Puts a holiday of the place (肉孜节、古尔邦节) into the organ's calendar; open duties are counted again. */
export const GiveLocalHoliday = command('duties.give-local-holiday', {
  title: '登记民族节日放假',
  topic: '规则期限',
  says: ['登记民族节日', '民族节日放假', '地方假日', '登记地方假日'],
  examples: [
    '登记民族节日 古尔邦节 2026年5月27日至29日 依据自治区通知',
    '登记民族节日 肉孜节 3月20日 依据自治区通知',
    '地方假日',
  ],
  may: role('admin'),
  input: {
    name: field(z.enum(['肉孜节', '古尔邦节']), {
      label: '节日',
      ask: '哪个节日？',
      example: '古尔邦节',
      kind: { is: 'choice', options: NAMES },
    }),
    first: field(LocalDate, {
      label: '首日',
      ask: '放假从哪天起？',
      example: '2026-05-27',
      written: '5月27日',
      kind: { is: 'date' },
    }),
    last: field(LocalDate, {
      label: '末日',
      ask: '放到哪天（含当天）？',
      example: '2026-05-29',
      written: '5月29日',
      kind: { is: 'date' },
    }),
    basis: field(oneLine(2, 200), {
      label: '依据',
      ask: '依据哪个通知？',
      example: '自治区人民政府办公厅通知',
      kind: { is: 'text' },
    }),
  },
  together: [['first', 'last']],
  answer: z.object({ name: z.string(), first: LocalDate, last: LocalDate }),
  reports: ({ name, first, last }) =>
    `已登记 **${name}** 放假：${dateInWords(first)}至${dateInWords(last)}。\n\n${CAUTIOUSLY}`,
});
export type GiveLocalHoliday = InstanceType<typeof GiveLocalHoliday>;

@Handles(GiveLocalHoliday)
export class GiveLocalHolidayHandler {
  private readonly streams: Streams<Law, LawEvent>;

  constructor(@Inject(Ledger) ledger: Ledger) {
    this.streams = ledger.streams(law);
  }

  async execute({
    input: { name, first, last, basis },
    by,
  }: GiveLocalHoliday): Promise<Answered<{ name: string; first: LocalDate; last: LocalDate }>> {
    const end = last < first ? first : last;
    const notice = { title: basis, holidays: [{ name, from: first, to: end, makeUp: [] }] };
    const recording = await this.streams.decide(by, by.actor.organ, giveLocalHoliday(notice));
    return answered(recording, { name, first, last: end });
  }
}
