import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { type Answered, command, Handles } from '#infra/commands';
import {
  bearing,
  dateOf,
  derivedId,
  field,
  LocalDate,
  nextNumber,
  oneLine,
  prose,
  readNumber,
  role,
  UnitId,
  yearOf,
  type Field,
} from '#kernel';
import { AdviserDesk } from '../advisers/adviser-desk.ts';
import { refused } from '../ground/refusals.ts';
import { Subjects } from '../ground/subjects.ts';
import { Conclusion, CONCLUSIONS, OpinionId, optionsOf, SUBJECT_KINDS, SubjectKind } from '../ground/terms.ts';
import { enteredFlaw, enterOpinion } from './entering.ts';
import { MOST_SUGGESTIONS } from './events.ts';
import { OpinionAnswer, OpinionDesk, opinionInWords } from './opinion-desk.ts';
import { readSuggestions } from './suggestions.ts';

/** So many suggestions. */
const count = (label: string, headings: readonly string[]) =>
  field(z.int().min(0).max(MOST_SUGGESTIONS), {
    label,
    headings,
    ask: `${label}是多少？`,
    example: '2',
    kind: { is: 'tally', of: 'items' },
    needed: () => false,
  } satisfies Omit<Field, 'schema'>);

/** An opinion of earlier days comes into the register as it was: asked, given and settled, with the days of then. */
export const EnterOpinion = command('opinions.enter', {
  title: '补录法律意见',
  topic: '法律顾问',
  says: ['补录法律意见', '补录意见', '登记以前的法律意见'],
  examples: ['补录法律意见', '登记以前的法律意见'],
  may: role('legal', 'office'),
  sheet: {
    names: ['法律意见', '法律意见台账'],
    blames: {
      'opinions.before-asked': 'deliveryDate',
      'opinions.not-in-future': 'deliveryDate',
      'opinions.suggestions-sum': 'suggestionCount',
      'opinions.suggestions-differ': 'suggestion',
      'opinions.suggestions-needed': 'suggestionCount',
      'opinions.entered-reason-needed': 'reason',
      'opinions.entered-already': 'paperNumber',
      'opinions.subject-unknown': 'subject',
      'advisers.unknown': 'adviser',
      'advisers.several': 'adviser',
      'advisers.not-engaged': 'adviser',
    },
  },
  input: {
    paperNumber: field(oneLine(1, 60), {
      label: '意见编号',
      headings: ['编号', '原编号', '意见书编号', '文号'],
      ask: '原来的编号是什么？',
      example: '法意〔2023〕12号',
      kind: { is: 'text', like: '〔\\d{4}〕\\d+号$' },
      needed: () => false,
    }),
    adviser: field(oneLine(1, 60), {
      label: '法律顾问',
      headings: ['顾问', '承办顾问', '律师', '出具人'],
      ask: '哪位法律顾问出具的？',
      example: '薛怀谦',
      kind: { is: 'text' },
    }),
    kind: field(SubjectKind, {
      label: '类型',
      headings: ['对象类别', '事项类别', '类别'],
      ask: '是关于哪一类事项的？',
      example: 'document',
      written: '文件',
      kind: { is: 'choice', options: optionsOf(SUBJECT_KINDS) },
    }),
    subject: field(oneLine(2, 300), {
      label: '事项',
      headings: ['对象', '对象编号或名称', '事项名称', '审查对象'],
      ask: '关于什么？写文件字号、合同编号，或者名称。',
      example: '天科规〔2023〕2号',
      kind: { is: 'text' },
    }),
    version: field(oneLine(1, 100), {
      label: '文本版本',
      headings: ['版本', '稿次'],
      ask: '看的是哪一稿？',
      example: '送审稿一',
      kind: { is: 'text' },
      needed: () => false,
    }),
    askedDate: field(LocalDate, {
      label: '送请日期',
      headings: ['交办日期', '送审日期', '委托日期'],
      ask: '哪天送请的？',
      example: '2023-03-01',
      kind: { is: 'date', tense: 'past' },
    }),
    deliveryDate: field(LocalDate, {
      label: '出具日期',
      headings: ['交付日期', '回复日期'],
      ask: '哪天出具的？',
      example: '2023-03-03',
      kind: { is: 'date', tense: 'past' },
    }),
    conclusion: field(Conclusion, {
      label: '结论',
      headings: ['审查结论'],
      ask: '结论是什么？',
      example: 'lawful',
      written: '合法',
      kind: { is: 'choice', options: optionsOf(CONCLUSIONS) },
    }),
    suggestion: field(bearing(prose(1, 10_000), 'internal'), {
      label: '意见建议',
      headings: ['建议内容'],
      ask: '提了哪些建议？',
      example: '一、补充资金来源；二、明确验收标准',
      kind: { is: 'text' },
      needed: () => false,
    }),
    suggestionCount: count('建议条数', ['建议数', '提出建议']),
    adopted: count('采纳条数', ['采纳', '已采纳']),
    partly: count('部分采纳条数', ['部分采纳']),
    notAdopted: count('不采纳条数', ['不采纳', '未采纳']),
    reason: field(bearing(prose(1, 500), 'internal'), {
      label: '未采纳理由',
      headings: ['理由', '不采纳理由', '部分或不采纳理由'],
      ask: '没有（全部）采纳的，为什么？',
      example: '自治区文件就是这样规定的',
      kind: { is: 'text' },
      needed: ({ partly, notAdopted }) => Number(partly ?? 0) + Number(notAdopted ?? 0) > 0,
    }),
    remark: field(bearing(prose(1, 300), 'internal'), {
      label: '备注',
      ask: '还有什么要说明的？',
      example: '急件',
      kind: { is: 'text', rest: true },
      needed: () => false,
    }),
    unit: field(UnitId, {
      label: '送请处室',
      headings: ['处室', '承办处室'],
      ask: '哪个处室送请的？',
      example: 'hightech',
      written: '高新技术科',
      kind: { is: 'unit' },
      otherwise: ({ actor }) => (actor.is === 'staff' ? actor.unit : undefined),
    }),
  },
  answer: OpinionAnswer,
  reports: opinionInWords,
  corrected: ({ number }) => ({ command: 'opinions.correct', input: { opinion: number } }),
});
export type EnterOpinion = InstanceType<typeof EnterOpinion>;

@Handles(EnterOpinion)
export class EnterOpinionHandler {
  constructor(
    @Inject(OpinionDesk) private readonly desk: OpinionDesk,
    @Inject(AdviserDesk) private readonly advisers: AdviserDesk,
    @Inject(Subjects) private readonly subjects: Subjects,
  ) {}

  async execute({ input, by }: EnterOpinion): Promise<Answered<OpinionAnswer>> {
    const { paperNumber, kind, unit, askedDate: askedOn, conclusion, deliveryDate: deliveredOn } = input;
    const { organ } = by.actor;
    const today = dateOf(by.at);
    // A paper with a number is one record, whoever enters it and how often.
    const opinion = OpinionId.parse(derivedId(paperNumber ? `${organ}:${paperNumber}` : by.id, 'opinion'));
    const texts = readSuggestions(input.suggestion ?? '').suggestions;
    const { partly = 0, notAdopted: not = 0, reason } = input;
    const all = input.suggestionCount ?? texts.length;
    const settled = { count: all, adopted: input.adopted ?? all - partly - not, partly, not, reason };
    const remark = remarkOf(paperNumber, input.remark);
    const asking = {
      opinion,
      number: nextNumber('意见', yearOf(askedOn)),
      subject: { kind, title: input.subject, unit },
      ...(input.version === undefined ? {} : { question: `审查的文本：${input.version}` }),
      urgent: false,
      askedOn,
    };
    const entered = { asking, answer: { conclusion, deliveredOn, remark }, settled, texts };
    const flaw = enteredFlaw(entered, today);
    if (flaw) return { is: 'refused', ...flaw };
    const adviser = await this.advisers.named(organ, input.adviser, askedOn);
    if ('refusal' in adviser) return { is: 'refused', ...adviser };
    const found = await this.subjects.find(by.actor, kind, input.subject);
    if (!found && readNumber(input.subject))
      return {
        is: 'refused',
        ...refused('opinions.subject-unknown', { kind: SUBJECT_KINDS[kind].label, words: input.subject }),
      };
    const subject = { ...asking.subject, ...found };
    return this.desk.ask(by, opinion, enterOpinion({ ...entered, asking: { ...asking, subject } }, adviser, today));
  }
}

/** The number on the paper, and what else is to be said. */
const remarkOf = (paperNumber: string | undefined, remark: string | undefined): string | undefined => {
  const parts = [paperNumber && `原编号：${paperNumber}`, remark].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join('；');
};
