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
  numberInWords,
  oneLine,
  ownUnit,
  prose,
  readNumber,
  UnitId,
  yearOf,
} from '#kernel';
import { refused } from '../ground/refusals.ts';
import { Materials, OpinionId, optionsOf, SUBJECT_KINDS, SubjectKind } from '../ground/terms.ts';
import { OpinionAnswer, OpinionDesk, opinionInWords, opinionNext } from './opinion-desk.ts';
import { askOpinion } from './opinion.ts';

/** What a matter most likely is, by the words of its title. */
const kindOf = (subject: unknown): SubjectKind => {
  const title = typeof subject === 'string' ? subject : '';
  if (/合同|协议|备忘录/u.test(title)) return 'contract';
  if (/案件|诉讼|复议|仲裁|起诉/u.test(title)) return 'case';
  if (/处罚|许可|撤销|决定书|强制|行政决定/u.test(title)) return 'act';
  return /办法|规定|细则|方案|意见|通知|制度|规则|公告|指南|规划|送审稿/u.test(title) ? 'document' : 'question';
};

/** Asks counsel about a document, a contract, an act, a case, or a question by itself. Items are asked about as items. */
export const AskOpinion = command('opinions.ask', {
  title: '请法律顾问出意见',
  topic: '法律顾问',
  says: [
    '请法律顾问出意见',
    '请法律顾问',
    '咨询法律顾问',
    '问法律顾问',
    '请律师看',
    '问律师',
    '问一下律师',
    '请顾问',
    '问顾问',
    '法律咨询',
  ],
  examples: [
    '请法律顾问出意见 孵化器后补助办法',
    '请律师看 科技特派员合作协议 违约金约定是否合适',
    '问律师 项目承担单位注销，尾款能否不拨',
  ],
  may: ownUnit('unit', { roles: ['staff', 'office', 'legal'], beyond: ['office', 'legal'] }),
  input: {
    subject: field(oneLine(2, 300), {
      label: '事项',
      ask: '关于什么事项？写文件、合同的名称，或者要问的问题。',
      example: '孵化器后补助办法',
      kind: { is: 'text' },
    }),
    kind: field(SubjectKind, {
      label: '类型',
      ask: '是哪一类？',
      example: 'document',
      written: '文件',
      kind: { is: 'choice', options: optionsOf(SUBJECT_KINDS) },
      otherwise: (_, { subject }) => (subject === undefined ? undefined : kindOf(subject)),
    }),
    question: field(bearing(prose(1, 2000), 'internal'), {
      label: '问题',
      ask: '主要问什么？',
      example: '违约金约定是否合适',
      kind: { is: 'text', rest: true },
      needed: () => false,
    }),
    adviser: field(prose(1, 500), {
      label: '希望哪位顾问',
      ask: '希望请哪位法律顾问？',
      example: '薛怀谦律师',
      kind: { is: 'text', like: '律师$|律师事务所$|律所$|顾问$' },
      needed: () => false,
    }),
    urgent: field(z.enum(['yes']), {
      label: '紧急',
      ask: '紧急吗？',
      example: 'yes',
      written: '紧急',
      kind: { is: 'choice', options: [{ value: 'yes', label: '紧急', synonyms: ['加急', '急件', '特急'] }] },
      needed: () => false,
    }),
    dueDate: field(LocalDate, {
      label: '答复期限',
      ask: '希望哪天前答复？',
      example: '2026-12-04',
      written: '12月4日前',
      kind: { is: 'date', tense: 'future' },
      needed: () => false,
    }),
    unit: field(UnitId, {
      label: '送请处室',
      ask: '哪个处室送请？',
      example: 'hightech',
      written: '高新技术科',
      kind: { is: 'unit' },
      otherwise: ({ actor }) => (actor.is === 'staff' ? actor.unit : undefined),
    }),
    materials: field(Materials, {
      label: '文本',
      ask: '附上要看的文本吗？请在私聊中发送文件。',
      example: '[]',
      written: '（发送文件）',
      kind: { is: 'files' },
      needed: () => false,
      offered: true,
    }),
  },
  answer: OpinionAnswer,
  reports: opinionInWords,
  next: opinionNext,
  undo: ({ number, title }) => ({
    what: `送请法律意见 ${title}`,
    command: 'opinions.withdraw',
    input: { opinion: number, reason: '登记后撤回' },
  }),
});
export type AskOpinion = InstanceType<typeof AskOpinion>;

@Handles(AskOpinion)
export class AskOpinionHandler {
  constructor(@Inject(OpinionDesk) private readonly desk: OpinionDesk) {}

  async execute({ input, by }: AskOpinion): Promise<Answered<OpinionAnswer>> {
    const { subject: title, kind, question, adviser: sentTo, urgent, dueDate: due, unit, materials } = input;
    const named = readNumber(title);
    if (kind === 'item' || named?.series === '议题')
      return { is: 'refused', ...refused('opinions.item-elsewhere', { number: named ? numberInWords(named) : '' }) };
    const today = dateOf(by.at);
    const opinion = OpinionId.parse(derivedId(by.id, 'opinion'));
    return this.desk.ask(
      by,
      opinion,
      askOpinion(
        {
          opinion,
          number: nextNumber('意见', yearOf(today)),
          subject: { kind, title, unit },
          question,
          urgent: urgent === 'yes',
          materials,
          ...(by.actor.is === 'staff' ? { askedBy: by.actor.staffId } : {}),
          askedOn: today,
          due,
          sentTo,
        },
        today,
      ),
      materials,
    );
  }
}
