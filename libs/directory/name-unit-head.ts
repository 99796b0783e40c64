import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { type Answered, answered, command, Handles } from '#infra/commands';
import { Ledger, type Streams } from '#infra/events';
import { field, role, StaffId, UnitId } from '#kernel';
import { enter, entry, nameOf, type Entry } from './entry.ts';
import { UnitHeadNamed, type DirectoryEvent } from './events.ts';
import { refused } from './refusals.ts';

/** Says who leads a unit: what is given to the unit is his. */
export const NameUnitHead = command('directory.name-unit-head', {
  title: '登记处室负责人',
  topic: '通讯录',
  says: ['登记处室负责人', '设定处室负责人', '处室负责人'],
  examples: ['登记处室负责人 法规科 周芳', '设定处室负责人 平台中心 张伟'],
  may: role('office', 'admin'),
  input: {
    unit: field(UnitId, {
      label: '处室',
      ask: '哪个处室？',
      example: 'legal',
      written: '法规科',
      kind: { is: 'unit' },
    }),
    head: field(StaffId, {
      label: '负责人',
      ask: '负责人是谁？',
      example: 'zhoufang',
      written: '周芳',
      kind: { is: 'person' },
    }),
  },
  answer: z.object({ unit: z.string(), head: z.string() }),
  reports: ({ unit, head }) => `已登记：**${unit}** 的负责人是 **${head}**。`,
});
export type NameUnitHead = InstanceType<typeof NameUnitHead>;

@Handles(NameUnitHead)
export class NameUnitHeadHandler {
  private readonly entries: Streams<Entry, DirectoryEvent>;

  constructor(@Inject(Ledger) ledger: Ledger) {
    this.entries = ledger.streams(entry);
  }

  async execute({ input: { unit, head }, by }: NameUnitHead): Promise<Answered<{ unit: string; head: string }>> {
    const { organ } = by.actor;
    const [of, person] = await Promise.all([
      this.entries.now(organ, `unit-${unit}`),
      this.entries.now(organ, `staff-${head}`),
    ]);
    if (of.is !== 'there') return { is: 'refused', ...refused('directory.unit-unknown', { unit }) };
    if (person.is !== 'there') return { is: 'refused', ...refused('directory.staff-unknown', { staff: head }) };
    const recording = await this.entries.decide(by, `head-${unit}`, enter(UnitHeadNamed({ unit, head })));
    return answered(recording, { unit: nameOf(of), head: nameOf(person) });
  }
}
