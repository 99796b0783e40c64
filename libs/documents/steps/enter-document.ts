import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { dateOf, derivedId, field, Length, LocalDate, oneLine, ownUnit, StaffId, UnitId } from '#kernel';
import { enterDocument } from '../document.ts';
import { DocumentId, Kind, KINDS, type Before } from '../events.ts';
import { optionsOf } from '../procedure.ts';
import { refused } from '../refusals.ts';
import { DocumentAnswer, DocumentDesk, DOCUMENTS, documentInWords, documentNext } from './document-desk.ts';

/** A document that was issued before it came into the register. */
export const EnterDocument = command('documents.enter-document', {
  title: '登记现行文件',
  topic: '文件',
  says: ['登记现行文件', '补录文件', '录入现行文件', '登记已印发的文件'],
  examples: ['登记现行文件 孵化器管理办法（试行） 天科规〔2025〕2号 2025年3月10日公布 2025年5月1日施行', '补录文件'],
  may: ownUnit('unit', { roles: ['staff'], beyond: ['office', 'legal'] }),
  reads: [DOCUMENTS],
  input: {
    document: field(oneLine(2, 200), {
      label: '文件名称',
      ask: '文件叫什么？',
      example: '天山市科技企业孵化器管理办法（试行）',
      kind: { is: 'text', like: '办法|细则|规定|意见|方案|规则|制度|措施|指南|通知|政策' },
    }),
    documentKind: field(Kind, {
      label: '文件种类',
      ask: '是规范性文件、政策性文件还是内部文件？',
      example: 'normative',
      written: '规范性文件',
      kind: { is: 'choice', options: optionsOf(KINDS) },
    }),
    documentNumber: field(oneLine(1, 60), {
      label: '发文字号',
      ask: '发文字号是什么？',
      example: '天科规〔2025〕2号',
      kind: { is: 'text', like: '[〔\\[（(【]\\d{4}[〕\\]）)】]\\s*\\d+\\s*号$' },
    }),
    date: field(LocalDate, {
      label: '公布日期',
      ask: '哪天公布的？',
      example: '2025-03-10',
      written: '2025年3月10日公布',
      kind: { is: 'date', tense: 'past' },
    }),
    effectiveDate: field(LocalDate, {
      label: '施行日期',
      ask: '哪天起施行？',
      example: '2025-05-01',
      written: '2025年5月1日施行',
      kind: { is: 'date' },
    }),
    endDate: field(LocalDate, {
      label: '有效期至',
      ask: '文件写明有效期到哪天？没有写明的跳过。',
      example: '2027-04-30',
      written: '有效期至2027年4月30日',
      kind: { is: 'date', tense: 'future' },
      needed: () => false,
    }),
    validity: field(Length, {
      label: '有效期',
      ask: '有效期多长？',
      example: '{"n":2,"unit":"year"}',
      written: '2年',
      kind: { is: 'length' },
      needed: () => false,
    }),
    drafter: field(StaffId, {
      label: '负责人',
      ask: '现在由谁负责？',
      example: 'xuning',
      written: '徐宁',
      kind: { is: 'person', self: '我负责', behind: '起草|执笔|负责|牵头' },
    }),
    unit: field(UnitId, {
      label: '起草处室',
      ask: '哪个处室起草（实施）的？',
      example: 'hightech',
      written: '高新科',
      kind: { is: 'unit' },
      otherwise: ({ actor }) => (actor.is === 'staff' ? actor.unit : undefined),
    }),
  },
  answer: DocumentAnswer,
  reports: documentInWords,
  next: documentNext,
  corrected: ({ number }) => ({ command: 'documents.correct-description', input: { document: number } }),
});
export type EnterDocument = InstanceType<typeof EnterDocument>;

@Handles(EnterDocument)
export class EnterDocumentHandler {
  constructor(@Inject(DocumentDesk) private readonly desk: DocumentDesk) {}

  execute({ input, by }: EnterDocument): Promise<Answered<DocumentAnswer>> {
    return enterIssued(this.desk, input, by);
  }
}

/** Takes a document that was issued into the register, under the number it was issued under. */
export const enterIssued = async (
  desk: DocumentDesk,
  input: EnterDocument['input'],
  by: EnterDocument['by'],
  before?: Before,
): Promise<Answered<DocumentAnswer>> => {
  const { document: title, documentKind: kind, documentNumber, date, effectiveDate, endDate } = input;
  const { validity, drafter, unit } = input;
  const document = DocumentId.parse(derivedId(by.id, 'document'));
  const today = dateOf(by.at);
  const dates = { publishedOn: date, effectiveOn: effectiveDate, until: endDate, validity };
  const entering = { document, title, kind, drafter, unit, ...dates, ...(before ? { before } : {}) };
  // Held against the rules before a number is taken for it.
  const outcome = enterDocument({ ...entering, reference: documentNumber }, today)({ is: 'unknown' });
  if ('refusal' in outcome) return { is: 'refused', ...outcome };
  const twin = await desk.titled(by, title, document);
  if (twin !== undefined) return { is: 'refused', ...refused('documents.duplicate', { number: twin }) };
  const reference = await desk.numberFor(by, { document, kind }, documentNumber, date);
  if (typeof reference !== 'string') return { is: 'refused', ...reference };
  return desk.open(by, document, enterDocument({ ...entering, reference }, today));
};
