import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { type Answered, answered, command, Handles } from '#infra/commands';
import { Directory } from '#directory';
import { Ledger, type Streams } from '#infra/events';
import { field, role, StaffId, UnitId } from '#kernel';
import { refused } from '../refusals.ts';
import { divisions, setDivision } from './divisions.ts';
import type { DivisionEvent } from './events.ts';
import type { Divisions } from './who.ts';

/** Says which member of the leading group leads a unit: he takes its duties as done and hears of what is overdue. */
export const SetDivision = command('duties.set-division', {
  title: '设定分管领导',
  topic: '待办期限',
  says: ['设定分管领导', '设置分管领导', '登记分管领导'],
  examples: ['设定分管领导 法规科 李敏', '设定分管领导 平台中心 阿丽亚·买买提'],
  may: role('office', 'admin', 'secretary'),
  input: {
    unit: field(UnitId, {
      label: '处室',
      ask: '哪个处室？',
      example: 'legal',
      written: '法规科',
      kind: { is: 'unit' },
    }),
    leader: field(StaffId, {
      label: '分管领导',
      ask: '由哪位局领导分管？',
      example: 'limin',
      written: '李敏',
      kind: { is: 'person' },
    }),
  },
  answer: z.object({ unit: z.string(), leader: z.string() }),
  reports: ({ unit, leader }) => `已登记：**${unit}** 由 **${leader}** 分管。`,
});
export type SetDivision = InstanceType<typeof SetDivision>;

@Handles(SetDivision)
export class SetDivisionHandler {
  private readonly streams: Streams<Divisions, DivisionEvent>;

  constructor(
    @Inject(Ledger) ledger: Ledger,
    @Inject(Directory) private readonly directory: Directory,
  ) {
    this.streams = ledger.streams(divisions);
  }

  async execute({ input: { unit, leader }, by }: SetDivision): Promise<Answered<{ unit: string; leader: string }>> {
    const { organ } = by.actor;
    const { units, staff } = await this.directory.roll(organ);
    const [of, person] = [units.get(unit), staff.get(leader)];
    if (!of) return { is: 'refused', ...refused('duties.unit-unknown', { unit }) };
    if (!person) return { is: 'refused', ...refused('duties.person-unknown', { person: leader }) };
    const recording = await this.streams.decide(by, organ, setDivision(unit, leader));
    return answered(recording, { unit: of.name, leader: person.name });
  }
}
