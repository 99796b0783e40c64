import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { type Answered, command, Handles } from '#infra/commands';
import { dateOf, derivedId, field, LocalDate, oneLine, ownUnit, prose, StaffId, UnitId, writtenNumber } from '#kernel';
import { startDraft } from '../document.ts';
import { DocumentId, Kind, KINDS } from '../events.ts';
import { optionsOf } from '../procedure.ts';
import { refused } from '../refusals.ts';
import {
  DocumentAnswer,
  DocumentDesk,
  documentField,
  DOCUMENTS,
  documentInWords,
  documentNext,
} from './document-desk.ts';

/** A text is to be written. */
export const StartDraft = command('documents.start-draft', {
  title: '起草文件',
  topic: '文件',
  says: ['起草文件', '文件立项', '登记起草', '开始起草', '新起草一个文件', '起草办法'],
  examples: [
    '起草文件 科技创新券管理办法 规范性文件 我起草',
    '文件立项 孵化器管理办法（试行） 徐宁起草',
    '登记起草 局编外人员管理规定 内部制度',
  ],
  may: ownUnit('unit', { roles: ['staff'], beyond: ['office', 'legal'] }),
  reads: [DOCUMENTS],
  input: {
    document: field(oneLine(2, 200), {
      label: '文件名称',
      ask: '文件叫什么？',
      example: '天山市科技创新券管理办法',
      kind: { is: 'text', like: '办法|细则|规定|意见|方案|规则|制度|措施|指南|通知|政策' },
    }),
    documentKind: field(Kind, {
      label: '文件种类',
      ask: '是规范性文件、政策性文件还是内部文件？还没认定的先按规范性文件。',
      example: 'normative',
      written: '规范性文件',
      kind: { is: 'choice', options: optionsOf(KINDS) },
    }),
    drafter: field(StaffId, {
      label: '起草人',
      ask: '谁起草？',
      example: 'xuning',
      written: '徐宁',
      kind: { is: 'person', self: '我起草', behind: '起草|执笔|负责|牵头' },
      otherwise: ({ actor }) => (actor.is === 'staff' ? actor.staffId : undefined),
    }),
    unit: field(UnitId, {
      label: '起草处室',
      ask: '哪个处室起草？',
      example: 'hightech',
      written: '高新科',
      kind: { is: 'unit' },
      otherwise: ({ actor }) => (actor.is === 'staff' ? actor.unit : undefined),
    }),
    major: field(z.enum(['yes', 'no']), {
      label: '重大行政决策',
      ask: '是重大行政决策吗？',
      example: 'no',
      written: '重大行政决策',
      kind: {
        is: 'choice',
        options: [
          { value: 'yes', label: '重大行政决策', synonyms: ['重大决策', '属于重大行政决策'] },
          { value: 'no', label: '不是重大行政决策', synonyms: ['不属于重大行政决策'] },
        ],
      },
      needed: () => false,
    }),
    dueDate: field(LocalDate, {
      label: '初稿期限',
      ask: '哪天前拿出初稿？',
      example: '2027-01-31',
      written: '1月31日前',
      kind: { is: 'date', tense: 'future' },
      needed: () => false,
    }),
    replaces: field(writtenNumber('文件'), {
      label: '替代的文件',
      ask: '替代哪个文件？',
      example: '文件〔2024〕2号',
      kind: documentField.kind,
      needed: () => false,
    }),
    basis: field(prose(1, 1000), {
      label: '制定依据',
      ask: '依据是什么？',
      example: '《自治区科技特派员管理办法》',
      kind: { is: 'text', like: '^《|依据|厅里|自治区' },
      needed: () => false,
    }),
    date: field(LocalDate, {
      label: '立项日期',
      ask: '哪天立项的？',
      example: '2026-11-25',
      written: '今天',
      kind: { is: 'date', tense: 'past' },
      otherwise: ({ today }) => today,
    }),
    reason: field(prose(1, 1000), {
      label: '说明',
      ask: '有什么要说明的？',
      example: '旧细则三月份到期',
      kind: { is: 'text', rest: true },
      needed: () => false,
    }),
  },
  answer: DocumentAnswer,
  reports: documentInWords,
  next: documentNext,
  corrected: ({ number }) => ({ command: 'documents.correct-description', input: { document: number } }),
});
export type StartDraft = InstanceType<typeof StartDraft>;

@Handles(StartDraft)
export class StartDraftHandler {
  constructor(@Inject(DocumentDesk) private readonly desk: DocumentDesk) {}

  async execute({ input, by }: StartDraft): Promise<Answered<DocumentAnswer>> {
    const { document: title, documentKind: kind, date, major, ...rest } = input;
    const id = DocumentId.parse(derivedId(by.id, 'document'));
    const twin = await this.desk.titled(by, title, id);
    if (twin !== undefined) return { is: 'refused', ...refused('documents.duplicate', { number: twin }) };
    const today = dateOf(by.at);
    const start = { ...rest, document: id, title, kind, startedOn: date ?? today, major: major === 'yes' };
    return this.desk.open(by, id, startDraft(start, today));
  }
}
