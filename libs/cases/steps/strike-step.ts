import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { type Answered, command, Handles } from '#infra/commands';
import { field, role, prose } from '#kernel';
import { caseInWords, caseNext, CaseAnswer, CaseDesk } from '../handling/case-desk.ts';
import { strikeStep } from '../case.ts';
import { EntryId } from '../events.ts';
import { STEPS } from './steps.ts';
import { caseField } from './step-fields.ts';

/**
 * Takes back a step that was recorded and never taken: by the button beneath one recorded just now, or the last of its
 * sort.
 */
export const StrikeStep = command('cases.strike-step', {
  title: '撤销案件步骤',
  topic: '案件办理',
  says: ['撤销案件步骤', '撤销步骤', '撤回案件步骤'],
  examples: ['撤销案件步骤 案件〔2026〕1号 提交复议答复 登错案件', '撤销步骤 收到开庭通知 登重了'],
  may: role('staff', 'office', 'legal'),
  input: {
    case: caseField(),
    entry: field(EntryId, {
      label: '步骤编码',
      ask: '哪一步？',
      example: '0b1c2d3e-0000-5000-8000-000000000001',
      kind: { is: 'text', like: '^[0-9a-f]{8}-[0-9a-f-]{27}$' },
      needed: () => false,
    }),
    step: field(z.enum(STEPS.map(({ value }) => value) as [string, ...string[]]), {
      label: '步骤',
      ask: '撤销哪一步？例如“提交复议答复”。',
      example: 'submit-reply',
      written: '提交复议答复',
      kind: { is: 'choice', options: STEPS },
      needed: ({ entry }) => entry === undefined,
    }),
    reason: field(prose(2, 500), {
      label: '撤销原因',
      ask: '为什么撤销？',
      example: '误登',
      kind: { is: 'text', rest: true },
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
    return this.desk.record(by, input.case, ({ entries }) => {
      const last = entries.findLast(({ step }) => step === input.step);
      return strikeStep(input.entry ?? last?.entry, input.reason);
    });
  }
}
