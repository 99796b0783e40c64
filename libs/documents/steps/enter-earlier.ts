import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { field, LocalDate, oneLine, ownUnit, prose, sayable, type Field } from '#kernel';
import { earlierFlaw } from '../earlier.ts';
import { DocumentAnswer, DocumentDesk, DOCUMENTS, documentInWords, documentNext } from './document-desk.ts';
import { enterIssued, EnterDocument } from './enter-document.ts';

const known = EnterDocument.declaration.input;
const open = { needed: () => false };

const day = (label: string, headings: readonly string[]) =>
  field(LocalDate, {
    label,
    headings,
    ask: `${label}是哪天？`,
    example: '2023-03-01',
    kind: { is: 'date', tense: 'past' },
    ...open,
  } satisfies Omit<Field, 'schema'>);

/** A document of earlier years with the days of its steps as the papers have them. */
export const EnterEarlier = command('documents.enter-earlier', {
  title: '补录文件档案',
  topic: '文件',
  says: ['补录文件档案', '补录历年文件', '登记历年文件'],
  examples: ['补录文件档案', '补录历年文件'],
  may: ownUnit('unit', { roles: ['staff'], beyond: ['office', 'legal'] }),
  reads: [DOCUMENTS],
  sheet: {
    names: ['文件', '文件台账'],
    blames: {
      'documents.consultation-short': 'consultedUntil',
      'documents.end-before-start': 'consultedUntil',
      'documents.reviewed-late': 'reviewedOn',
      'documents.decided-late': 'decidedOn',
      'documents.validity-long': 'validity',
      'documents.effective-before-publication': 'effectiveDate',
      'documents.not-in-future': 'date',
      'documents.number-taken': 'documentNumber',
      'documents.number-unreadable': 'documentNumber',
      'documents.duplicate': 'document',
    },
  },
  input: {
    document: { ...known.document, headings: ['名称', '标题', '文件标题'] },
    documentKind: { ...known.documentKind, headings: ['类别', '文件类别', '种类'] },
    documentNumber: { ...known.documentNumber, headings: ['文号', '字号'] },
    unit: { ...known.unit, headings: ['起草单位', '起草科室', '处室'] },
    drafter: { ...known.drafter, headings: ['起草人', '经办人'] },
    consultedFrom: day('征求意见从', ['征求意见起', '征求意见开始日期']),
    consultedUntil: day('征求意见到', ['征求意见止', '征求意见截止日期']),
    shortened: field(sayable(prose(1, 1000)), {
      label: '缩短理由',
      headings: ['缩短期限理由'],
      ask: '征求意见少于30日的，公告写的理由是什么？',
      example: '上位条例修订，须赶五月申报季',
      kind: { is: 'text' },
      ...open,
    }),
    reviewedOn: day('合法性审核日期', ['合法性审查日期', '审核日期']),
    competition: field(sayable(oneLine(1, 100)), {
      label: '公平竞争审查',
      headings: ['公平竞争审查结论'],
      ask: '公平竞争审查的结论是什么？',
      example: '无影响',
      kind: { is: 'text' },
      ...open,
    }),
    decidedOn: day('集体讨论日期', ['审议日期', '集体决定日期']),
    date: { ...known.date, headings: ['印发日期', '发布日期', '发文日期'] },
    effectiveDate: { ...known.effectiveDate, headings: ['生效日期', '实施日期'] },
    endDate: { ...known.endDate, headings: ['失效日期', '有效期截止'] },
    validity: { ...known.validity, headings: ['有效期年', '有效年限'] },
    interpretedOn: day('解读日期', ['政策解读日期']),
    filedOn: day('备案日期', ['报备日期']),
  },
  answer: DocumentAnswer,
  reports: documentInWords,
  next: documentNext,
  corrected: ({ number }) => ({ command: 'documents.correct-description', input: { document: number } }),
});
export type EnterEarlier = InstanceType<typeof EnterEarlier>;

@Handles(EnterEarlier)
export class EnterEarlierHandler {
  constructor(@Inject(DocumentDesk) private readonly desk: DocumentDesk) {}

  async execute({ input, by }: EnterEarlier): Promise<Answered<DocumentAnswer>> {
    const { consultedFrom, consultedUntil, shortened, reviewedOn, competition, decidedOn } = input;
    const { interpretedOn, filedOn, ...issued } = input;
    const steps = {
      consultedFrom,
      consultedUntil,
      shortened,
      reviewedOn,
      competition,
      decidedOn,
      interpretedOn,
      filedOn,
    };
    const told = Object.entries(steps).filter(([, value]) => value !== undefined);
    const before = told.length === 0 ? undefined : Object.fromEntries(told);
    const { document: title, documentKind: kind, date: publishedOn, validity } = input;
    const flaw = earlierFlaw({ title, kind, publishedOn, validity, before });
    return flaw ? { is: 'refused', ...flaw } : enterIssued(this.desk, issued, by, before);
  }
}
