import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { field, prose, role } from '#kernel';
import { strikeStep } from '../document.ts';
import { DocumentAnswer, DocumentDesk, documentField, documentInWords, documentNext } from './document-desk.ts';
import { entryField, entryMeant, stepField } from './step-named.ts';

/** Takes back a step that was recorded and never taken. */
export const StrikeStep = command('documents.strike-step', {
  title: '撤销文件步骤',
  topic: '文件',
  says: ['撤销文件步骤', '撤回文件步骤'],
  examples: ['撤销文件步骤 文件〔2026〕1号 公布文件 登错文件', '撤回文件步骤 报送备案 登重了'],
  may: role('staff', 'office', 'legal'),
  input: {
    document: documentField,
    entry: entryField,
    step: stepField,
    reason: field(prose(2, 500), {
      label: '撤销原因',
      ask: '为什么撤销？',
      example: '误登',
      kind: { is: 'text', rest: true },
    }),
  },
  answer: DocumentAnswer,
  reports: (answer) => `已撤销这一步，原记录保留。\n\n${documentInWords(answer)}`,
  next: documentNext,
});
export type StrikeStep = InstanceType<typeof StrikeStep>;

@Handles(StrikeStep)
export class StrikeStepHandler {
  constructor(@Inject(DocumentDesk) private readonly desk: DocumentDesk) {}

  execute({ input, by }: StrikeStep): Promise<Answered<DocumentAnswer>> {
    const { document, reason, ...named } = input;
    return this.desk.record(by, document, (known) => strikeStep(entryMeant(known, named), reason));
  }
}
