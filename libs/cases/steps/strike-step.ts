import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { field, role, prose } from '#kernel';
import { caseInWords, caseNext, CaseAnswer, CaseDesk } from '../handling/case-desk.ts';
import { strikeStep } from '../case.ts';
import { EntryId } from '../events.ts';
import { caseField } from './step-fields.ts';

/** Takes back a step that was recorded and never taken; the button beneath a step recorded just now gives it. */
export const StrikeStep = command('cases.strike-step', {
  title: '撤销案件步骤',
  topic: '案件办理',
  says: [],
  examples: [],
  may: role('staff', 'office', 'legal'),
  input: {
    case: caseField(),
    entry: field(EntryId, {
      label: '步骤',
      ask: '哪一步？',
      example: '0b1c2d3e-0000-5000-8000-000000000001',
      kind: { is: 'text' },
    }),
    reason: field(prose(2, 500), {
      label: '撤销原因',
      ask: '为什么撤销？',
      example: '误登',
      kind: { is: 'text' },
    }),
  },
  answer: CaseAnswer,
  reports: (answer) => `已撤销这一步，原记录保留。\n\n${caseInWords(answer)}`,
  next: caseNext,
});
export type StrikeStep = InstanceType<typeof StrikeStep>;

@Handles(StrikeStep)
export class StrikeStepHandler {
  constructor(@Inject(CaseDesk) private readonly desk: CaseDesk) {}

  execute({ input, by }: StrikeStep): Promise<Answered<CaseAnswer>> {
    return this.desk.record(by, input.case, () => strikeStep(input.entry, input.reason));
  }
}
