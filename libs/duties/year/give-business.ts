import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { Directory } from '#directory';
import { type Answered, answered, command, Handles } from '#infra/commands';
import { Ledger } from '#infra/events';
import { field, role, UnitId } from '#kernel';
import { refused } from '../refusals.ts';
import { BUSINESSES, type Business } from './tasks.ts';
import { giveBusiness, yearSettings } from './year-settings.ts';

const Kind = z.enum(Object.keys(BUSINESSES) as [Business, ...Business[]]);
const SYNONYMS: Readonly<Record<Business, readonly string[]>> = {
  legal: ['法治', '法规'],
  office: ['综合文秘', '办公'],
  personnel: ['党建', '人事', '党务'],
};

/** Says which unit does what a business of the year's tasks asks for. */
export const GiveBusiness = command('duties.give-business', {
  title: '设定归口处室',
  topic: '待办期限',
  says: ['设定归口处室', '设置归口处室', '登记归口处室'],
  examples: ['设定归口处室 党务人事 人事科', '设定归口处室 法制 法规科'],
  may: role('office', 'admin', 'secretary'),
  input: {
    business: field(Kind, {
      label: '业务',
      ask: '哪一类业务？',
      example: 'personnel',
      written: '党务人事',
      kind: {
        is: 'choice',
        options: Kind.options.map((value) => ({ value, label: BUSINESSES[value], synonyms: SYNONYMS[value] })),
      },
    }),
    unit: field(UnitId, {
      label: '处室',
      ask: '归哪个处室？',
      example: 'personnel',
      written: '人事科',
      kind: { is: 'unit' },
    }),
  },
  answer: z.object({ business: z.string(), unit: z.string() }),
  reports: ({ business, unit }) => `已登记：年度任务中的${business}事项归 **${unit}**。`,
});
export type GiveBusiness = InstanceType<typeof GiveBusiness>;

@Handles(GiveBusiness)
export class GiveBusinessHandler {
  constructor(
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Directory) private readonly directory: Directory,
  ) {}

  async execute({
    input: { business, unit },
    by,
  }: GiveBusiness): Promise<Answered<{ business: string; unit: string }>> {
    const { organ } = by.actor;
    const of = (await this.directory.roll(organ)).units.get(unit);
    if (!of) return { is: 'refused', ...refused('duties.unit-unknown', { unit }) };
    const recording = await this.ledger.streams(yearSettings).decide(by, organ, giveBusiness(business, unit));
    return answered(recording, { business: BUSINESSES[business], unit: of.name });
  }
}
