import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { dateOf, field, LocalDate, numberInWords, prose, role } from '#kernel';
import { Verdict, VERDICTS } from '../events.ts';
import { optionsOf } from '../procedure.ts';
import { refused } from '../refusals.ts';
import { DocumentDesk, documentField } from '../steps/document-desk.ts';
import { RoundAnswer, RoundDesk, roundField, roundInWords, ROUNDS } from './round-desk.ts';
import { giveVerdict } from './round.ts';

/** What is to become of a document: said by who drafted or carries it out. */
export const CleanUp = command('documents.clean-up', {
  title: '登记清理意见',
  topic: '文件清理',
  says: ['登记清理意见', '清理意见', '文件清理结果', '清理结果'],
  examples: ['登记清理意见 文件〔2024〕1号 继续有效', '清理意见 小巨人办法 废止 任务已经完成'],
  may: role('staff', 'office', 'legal'),
  reads: [ROUNDS],
  input: {
    document: documentField,
    result: field(Verdict, {
      label: '清理意见',
      ask: '继续有效、修改、废止还是失效？',
      example: 'keep',
      written: '继续有效',
      kind: { is: 'choice', options: optionsOf(VERDICTS) },
    }),
    round: roundField,
    date: field(LocalDate, {
      label: '日期',
      ask: '哪天报的？',
      example: '2026-11-25',
      kind: { is: 'date', tense: 'past' },
      otherwise: ({ today }) => today,
    }),
    reason: field(prose(1, 1000), {
      label: '理由',
      ask: '为什么不继续有效？',
      example: '任务已经完成',
      kind: { is: 'text', rest: true },
      needed: ({ result }) => result !== undefined && result !== 'keep',
    }),
  },
  answer: RoundAnswer,
  reports: (answer) => `已登记清理意见。\n\n${roundInWords(answer)}`,
});
export type CleanUp = InstanceType<typeof CleanUp>;

@Handles(CleanUp)
export class CleanUpHandler {
  constructor(
    @Inject(RoundDesk) private readonly rounds: RoundDesk,
    @Inject(DocumentDesk) private readonly documents: DocumentDesk,
  ) {}

  async execute({ input, by }: CleanUp): Promise<Answered<RoundAnswer>> {
    const known = await this.documents.find(by, input.document);
    if (!known) return { is: 'refused', ...refused('documents.unknown') };
    const today = dateOf(by.at);
    const { result, reason } = input;
    const word = {
      document: known.document,
      number: numberInWords(known.number),
      result,
      reason,
      on: input.date ?? today,
    };
    return this.rounds.record(by, input.round, giveVerdict(word, today));
  }
}
