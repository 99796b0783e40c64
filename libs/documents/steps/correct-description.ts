import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { type Answered, command, Handles } from '#infra/commands';
import { dateOf, field, LocalDate, oneLine, prose, role, StaffId, UnitId } from '#kernel';
import { correctDescription } from '../document.ts';
import { Kind, KINDS } from '../events.ts';
import { optionsOf } from '../procedure.ts';
import { DocumentAnswer, DocumentDesk, documentField, documentInWords, documentNext } from './document-desk.ts';

/** What else may be put right than the title. */
const OTHERS = ['documentKind', 'drafter', 'unit', 'major', 'date', 'effectiveDate', 'endDate'] as const;

/** Puts right what a document is called, of which kind it is, whose it is, and the days of one entered as it was issued. */
export const CorrectDescription = command('documents.correct-description', {
  title: '更正文件信息',
  topic: '文件',
  says: ['更正文件信息', '文件改名', '更换起草人', '文件信息更正'],
  examples: ['更正文件信息 文件〔2026〕1号 徐宁起草 人员调整', '文件改名 文件〔2026〕1号'],
  may: role('staff', 'office', 'legal'),
  input: {
    document: documentField,
    title: field(oneLine(2, 200), {
      label: '正确名称',
      ask: '应该叫什么？',
      example: '天山市科技创新券管理办法',
      kind: { is: 'text', like: '办法|细则|规定|意见|方案|规则|制度|措施|指南|政策' },
      needed: (known) => OTHERS.every((name) => known[name] === undefined),
    }),
    documentKind: field(Kind, {
      label: '正确种类',
      ask: '是哪类文件？',
      example: 'policy',
      written: '政策性文件',
      kind: { is: 'choice', options: optionsOf(KINDS) },
      needed: () => false,
    }),
    drafter: field(StaffId, {
      label: '起草人',
      ask: '谁起草？',
      example: 'xuning',
      written: '徐宁',
      kind: { is: 'person', behind: '起草|执笔|负责|牵头' },
      needed: () => false,
    }),
    unit: field(UnitId, {
      label: '起草处室',
      ask: '哪个处室？',
      example: 'hightech',
      written: '高新科',
      kind: { is: 'unit' },
      needed: () => false,
    }),
    major: field(z.enum(['yes', 'no']), {
      label: '重大行政决策',
      ask: '是重大行政决策吗？',
      example: 'yes',
      written: '重大行政决策',
      kind: {
        is: 'choice',
        options: [
          { value: 'yes', label: '重大行政决策', synonyms: ['重大决策'] },
          { value: 'no', label: '不是重大行政决策', synonyms: ['不属于重大行政决策'] },
        ],
      },
      needed: () => false,
    }),
    date: field(LocalDate, {
      label: '正确公布日期',
      ask: '哪天公布的？',
      example: '2024-05-09',
      kind: { is: 'date', tense: 'past' },
      needed: () => false,
    }),
    effectiveDate: field(LocalDate, {
      label: '正确施行日期',
      ask: '哪天起施行？',
      example: '2024-06-10',
      kind: { is: 'date' },
      needed: () => false,
    }),
    endDate: field(LocalDate, {
      label: '正确有效期至',
      ask: '有效期到哪天？',
      example: '2029-06-09',
      kind: { is: 'date' },
      needed: () => false,
    }),
    reason: field(prose(2, 500), {
      label: '更正原因',
      ask: '为什么更正？',
      example: '登记时写错',
      kind: { is: 'text', rest: true },
    }),
  },
  answer: DocumentAnswer,
  reports: (answer) => `已更正，原记录保留。\n\n${documentInWords(answer)}`,
  next: documentNext,
});
export type CorrectDescription = InstanceType<typeof CorrectDescription>;

@Handles(CorrectDescription)
export class CorrectDescriptionHandler {
  constructor(@Inject(DocumentDesk) private readonly desk: DocumentDesk) {}

  execute({ input, by }: CorrectDescription): Promise<Answered<DocumentAnswer>> {
    const { document, reason, documentKind: kind, major, date, effectiveDate, endDate, ...rest } = input;
    const days = { publishedOn: date, effectiveOn: effectiveDate, until: endDate };
    const said = { ...rest, ...days, kind, ...(major === undefined ? {} : { major: major === 'yes' }) };
    return this.desk.record(by, document, () => correctDescription(said, reason, dateOf(by.at)));
  }
}
