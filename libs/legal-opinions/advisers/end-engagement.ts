import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { bearing, field, LocalDate, prose, role } from '#kernel';
import { AdviserAnswer, AdviserDesk, adviserField, adviserInWords } from './adviser-desk.ts';
import { endEngagement } from './adviser.ts';

/** Lets an adviser go before the end of his term. */
export const EndEngagement = command('advisers.end-engagement', {
  title: '解聘法律顾问',
  topic: '法律顾问',
  says: ['解聘法律顾问', '终止聘任', '解聘顾问', '终止法律顾问', '停聘法律顾问', '顾问到期不续'],
  examples: ['解聘法律顾问 郝茹 11月30日 转所', '终止聘任 顾问〔2026〕2号 今天 利益冲突', '解聘法律顾问'],
  may: role('legal', 'office'),
  input: {
    adviser: adviserField,
    date: field(LocalDate, {
      label: '最后一天',
      ask: '聘到哪天为止？',
      example: '2026-11-30',
      written: '11月30日',
      kind: { is: 'date' },
      otherwise: ({ today }) => today,
    }),
    reason: field(bearing(prose(1, 500), 'internal'), {
      label: '原因',
      ask: '因为什么？',
      example: '聘期届满不再续聘',
      kind: { is: 'text', rest: true },
    }),
  },
  answer: AdviserAnswer,
  reports: adviserInWords,
  corrected: ({ number }) => ({ command: 'advisers.correct', input: { adviser: number } }),
});
export type EndEngagement = InstanceType<typeof EndEngagement>;

@Handles(EndEngagement)
export class EndEngagementHandler {
  constructor(@Inject(AdviserDesk) private readonly desk: AdviserDesk) {}

  execute({ input: { adviser, date, reason }, by }: EndEngagement): Promise<Answered<AdviserAnswer>> {
    return this.desk.recordOf(by, adviser, endEngagement(date, reason));
  }
}
