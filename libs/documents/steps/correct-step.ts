import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { dateOf, field, LocalDate, prose, role, type Fields } from '#kernel';
import { correctStep } from '../document.ts';
import { Facts, type EntryId, type FactName } from '../events.ts';
import { ON_A_DECISION } from '../procedure/afterwards.ts';
import { STEPS, stepOf } from '../procedure/index.ts';
import type { Known } from '../state.ts';
import { DocumentAnswer, DocumentDesk, documentField, documentInWords, documentNext } from './document-desk.ts';
import { entryField, entryMeant, stepField } from './step-named.ts';

/** What else than its day may be put right of a step, and what it is called then. */
const CHANGES = {
  startDate: '正确的开始日期',
  endDate: '正确的截止日期',
  effectiveDate: '正确的施行日期',
  dueDate: '正确的期限',
  conclusion: '正确的结论',
  documentNumber: '正确的文号',
  opinionNumber: '正确的意见书文号',
  recordNumber: '正确的备案号',
  recipient: '正确的备案机关',
  channel: '正确的渠道',
  source: '正确的来源',
  suggestion: '正确的意见',
  experts: '正确的专家',
  units: '正确的单位',
  meeting: '正确的会议',
  replacedBy: '正确的替代文件',
} as const satisfies Readonly<Partial<Record<FactName, string>>>;
type Change = keyof typeof CHANGES;
const NAMES = Object.keys(CHANGES) as readonly Change[];

/** Such a fact as the steps that take it ask for it; of other steps it is neither read nor asked for. */
const changeOf = (name: Change) => {
  const fields = STEPS.flatMap(({ takes }) => (takes[name] ? [takes[name]] : []));
  const [first] = fields;
  const isDate = first!.kind.is === 'date';
  return {
    ...field(Facts.shape[name].unwrap() as never, {
      label: CHANGES[name],
      ask: `${CHANGES[name]}是什么？`,
      example: first!.example,
      kind: isDate ? ({ is: 'date' } as const) : ({ is: 'text' } as const),
      needed: () => false,
      applies: ({ step }: Readonly<Record<string, unknown>>) => typeof step === 'string' && name in stepOf(step).takes,
    }),
  };
};

const changes: Fields = Object.fromEntries(NAMES.map((name) => [name, changeOf(name)]));

/** The ground of a step, such as a repeal; why it is put right is another reason. */
const ground = field(Facts.shape.reason.unwrap(), {
  label: '正确的理由',
  ask: '正确的理由是什么？',
  example: '任务已经完成',
  kind: { is: 'text' },
  needed: () => false,
  applies: ({ step }: Readonly<Record<string, unknown>>) => typeof step === 'string' && 'reason' in stepOf(step).takes,
});

/** Puts right the day or the facts of a step; what moves by it is said. */
export const CorrectStep = command('documents.correct-step', {
  title: '更正文件记录',
  topic: '文件',
  says: ['更正文件记录', '文件记录更正', '更正文件步骤'],
  examples: [
    '更正文件记录 文件〔2026〕1号 公布文件 应为4月24日 网页显示',
    '更正文件记录 报送备案 备案号 天政规备〔2026〕112号 登错',
  ],
  may: role('staff', 'office', 'legal'),
  input: {
    document: documentField,
    entry: entryField,
    step: stepField,
    date: field(LocalDate, {
      label: '正确日期',
      ask: '正确的日期是哪天？',
      example: '2026-04-24',
      written: '4月24日',
      kind: { is: 'date', tense: 'past' },
      needed: (known) => [...NAMES, 'ground'].every((name) => known[name] === undefined),
    }),
    ...changes,
    ground,
    reason: field(prose(2, 500), {
      label: '更正原因',
      ask: '为什么更正？依据什么？',
      example: '以网页显示为准',
      kind: { is: 'text', rest: true },
    }),
  },
  answer: DocumentAnswer,
  reports: (answer) => `已更正，原记录保留。\n\n${documentInWords(answer)}`,
  next: documentNext,
});
export type CorrectStep = InstanceType<typeof CorrectStep>;

@Handles(CorrectStep)
export class CorrectStepHandler {
  constructor(@Inject(DocumentDesk) private readonly desk: DocumentDesk) {}

  async execute({ input, by }: CorrectStep): Promise<Answered<DocumentAnswer>> {
    const { document, entry, step, date, reason } = input;
    const said = input as Readonly<Record<string, unknown>>;
    const changed = NAMES.flatMap((name) => (said[name] === undefined ? [] : [[name, said[name]] as const]));
    const facts = Facts.parse({
      ...Object.fromEntries(changed),
      ...(input.ground === undefined ? {} : { reason: input.ground }),
    });
    const known = await this.desk.find(by, document);
    const meant = known && entryMeant(known, { entry, step });
    const today = dateOf(by.at);
    const deciding = (corrected: Facts) => (_known: unknown, time: Parameters<typeof correctStep>[4]) =>
      correctStep(meant, { on: date, facts: corrected }, reason, today, time);
    const unknown = facts.meeting === undefined ? undefined : await this.desk.unknownMeeting(by, facts.meeting);
    if (unknown) return { is: 'refused', ...unknown };
    if (!known || facts.documentNumber === undefined) return this.desk.record(by, document, deciding(facts));
    const refusal = await this.desk.refusal(by, known, deciding(facts));
    if (refusal) return { is: 'refused', ...refusal };
    const documentNumber = await this.number(by, known, meant!, facts.documentNumber, date ?? today);
    if (typeof documentNumber !== 'string') return { is: 'refused', ...documentNumber };
    return this.desk.record(by, document, deciding({ ...facts, documentNumber }));
  }

  /** The number it is issued under, that of a notice, or one that another authority gave. */
  private async number(by: CorrectStep['by'], known: Known, entry: EntryId, written: string, day: LocalDate) {
    const step = known.entries.find((one) => one.entry === entry)?.step ?? '';
    if (step === 'issue') return this.desk.numberFor(by, known, written, day);
    return ON_A_DECISION.includes(step) ? this.desk.noticeNumber(by, entry, written) : written;
  }
}
