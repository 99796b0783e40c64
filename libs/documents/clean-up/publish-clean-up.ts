import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { dateOf, field, LocalDate, prose, role } from '#kernel';
import { RoundAnswer, RoundDesk, roundField, roundInWords, ROUNDS } from './round-desk.ts';
import { publishRound } from './round.ts';

/** The result of a clean-up was published: what it repeals or calls void ends with it; what is to be amended is so then. */
export const PublishCleanUp = command('documents.publish-clean-up', {
  title: '公布清理结果',
  topic: '文件清理',
  says: ['公布清理结果', '清理结果公布', '公示清理结果', '公布有效文件目录'],
  examples: ['公布清理结果 局门户网站', '公示清理结果 清理〔2026〕1号 官网'],
  may: role('office', 'legal'),
  reads: [ROUNDS],
  input: {
    channel: field(prose(1, 1000), {
      label: '渠道',
      ask: '在哪里公布的？',
      example: '局门户网站',
      kind: { is: 'text', rest: true },
    }),
    round: roundField,
    date: field(LocalDate, {
      label: '公布日期',
      ask: '哪天公布的？',
      example: '2026-12-10',
      kind: { is: 'date', tense: 'past' },
      otherwise: ({ today }) => today,
    }),
  },
  answer: RoundAnswer,
  reports: (answer) => `已登记公布。\n\n${roundInWords(answer)}`,
});
export type PublishCleanUp = InstanceType<typeof PublishCleanUp>;

@Handles(PublishCleanUp)
export class PublishCleanUpHandler {
  constructor(@Inject(RoundDesk) private readonly desk: RoundDesk) {}

  execute({ input, by }: PublishCleanUp): Promise<Answered<RoundAnswer>> {
    const today = dateOf(by.at);
    return this.desk.record(by, input.round, publishRound(input.date ?? today, input.channel, today));
  }
}
