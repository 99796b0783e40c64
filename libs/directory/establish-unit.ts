import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { type Answered, answered, command, Handles } from '#infra/commands';
import { Ledger, type Streams } from '#infra/events';
import { field, role, UnitId, oneLine } from '#kernel';
import { enter, entry, type Entry } from './entry.ts';
import { UnitEstablished, type DirectoryEvent } from './events.ts';

/** Puts a unit into the directory, or changes its names. By HTTP and import; not by chat. */
export const EstablishUnit = command('directory.establish-unit', {
  title: '登记处室',
  topic: '通讯录',
  says: [],
  examples: [],
  may: role('admin'),
  sheet: { names: ['处室'] },
  input: {
    unit: field(UnitId, { label: '处室代码', ask: '处室代码是什么？', example: 'platform', kind: { is: 'text' } }),
    name: field(oneLine(1, 80), {
      label: '处室名称',
      ask: '处室名称是什么？',
      example: '科技创新平台中心',
      kind: { is: 'text' },
    }),
    short: field(z.array(oneLine(1, 40)).max(20), {
      label: '简称',
      ask: '大家怎么简称它？',
      example: '["平台中心"]',
      kind: { is: 'text' },
    }),
  },
  answer: z.object({ unit: z.string() }),
  reports: ({ unit }) => `已登记处室 ${unit}。`,
});
export type EstablishUnit = InstanceType<typeof EstablishUnit>;

@Handles(EstablishUnit)
export class EstablishUnitHandler {
  private readonly entries: Streams<Entry, DirectoryEvent>;

  constructor(@Inject(Ledger) ledger: Ledger) {
    this.entries = ledger.streams(entry);
  }

  async execute({ input, by }: EstablishUnit): Promise<Answered<{ unit: string }>> {
    const recording = await this.entries.decide(by, `unit-${input.unit}`, enter(UnitEstablished(input)));
    return answered(recording, { unit: input.unit });
  }
}
