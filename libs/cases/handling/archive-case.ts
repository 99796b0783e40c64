import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { dateOf, field, LocalDate, role } from '#kernel';
import { CaseAnswer, CaseDesk } from './case-desk.ts';
import { archiveCase } from '../case.ts';
import { daysBy } from '../counted.ts';
import { caseField } from '../steps/step-fields.ts';

/** Files a case away once it has an outcome and nothing of the bureau's is left to be done. */
export const ArchiveCase = command('cases.archive-case', {
  title: '案件归档',
  topic: '案件办理',
  says: ['案件归档', '归档', '结案归档', '案件结案'],
  examples: ['归档 案件〔2026〕1号', '案件归档', '结案归档 今天'],
  may: role('staff', 'office', 'legal'),
  irreversible: true,
  input: {
    case: caseField(),
    on: field(LocalDate, {
      label: '归档日期',
      ask: '归档日期是哪天？',
      example: '2026-06-01',
      written: '6月1日',
      kind: { is: 'date', tense: 'past' },
      otherwise: ({ today }) => today,
    }),
  },
  answer: CaseAnswer,
  reports: ({ number, title }) => `**${number}** ${title} 已归档。`,
});
export type ArchiveCase = InstanceType<typeof ArchiveCase>;

@Handles(ArchiveCase)
export class ArchiveCaseHandler {
  constructor(@Inject(CaseDesk) private readonly desk: CaseDesk) {}

  execute({ input, by }: ArchiveCase): Promise<Answered<CaseAnswer>> {
    return this.desk.record(by, input.case, (_case, law) => archiveCase(input.on, dateOf(by.at), daysBy(law)));
  }
}
