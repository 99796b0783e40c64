import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { FileStore } from '#infra/files';
import { dateOf, field, role } from '#kernel';
import { CaseAnswer, CaseDesk } from './case-desk.ts';
import { addDocuments } from '../case.ts';
import { Materials } from '../events.ts';
import { refused } from '../refusals.ts';
import { caseField } from '../steps/step-fields.ts';

/** Adds papers to a case apart from any step. */
export const AddCaseDocuments = command('cases.add-documents', {
  title: '补充案件材料',
  topic: '案件办理',
  says: ['补充案件材料', '案件材料', '添加案件材料', '上传案件材料'],
  examples: ['补充案件材料 案件〔2026〕1号', '案件材料', '添加案件材料'],
  may: role('staff', 'office', 'legal'),
  input: {
    case: caseField(),
    documents: field(Materials, {
      label: '材料',
      ask: '请在私聊中发送文件。',
      example: '[]',
      written: '（发送文件）',
      kind: { is: 'files' },
    }),
  },
  answer: CaseAnswer,
  reports: ({ number }) => `材料已记入 **${number}**。`,
});
export type AddCaseDocuments = InstanceType<typeof AddCaseDocuments>;

@Handles(AddCaseDocuments)
export class AddCaseDocumentsHandler {
  constructor(
    @Inject(CaseDesk) private readonly desk: CaseDesk,
    @Inject(FileStore) private readonly files: FileStore,
  ) {}

  async execute({ input, by }: AddCaseDocuments): Promise<Answered<CaseAnswer>> {
    const missing = await this.files.notKept(by.actor.organ, input.documents);
    if (missing) return { is: 'refused', ...refused('cases.material-unknown', { name: missing.name }) };
    return this.desk.record(by, input.case, () => addDocuments(input.documents, dateOf(by.at)));
  }
}
