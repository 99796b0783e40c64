import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { bearing, dateOf, field, prose, role } from '#kernel';
import { OpinionAnswer, OpinionDesk, opinionField, opinionInWords } from './opinion-desk.ts';
import { withdrawOpinion } from './opinion.ts';
import { asksFor } from './seeing.ts';

/** An opinion that was asked for is not wanted any more. */
export const WithdrawOpinion = command('opinions.withdraw', {
  title: '撤回送请意见',
  topic: '法律顾问',
  says: ['撤回送请意见', '撤回法律意见', '不用顾问看了', '顾问不用看了', '律师不用看了'],
  examples: ['撤回送请意见 意见〔2026〕8号 协议不签了', '顾问不用看了 意见〔2026〕8号', '撤回法律意见'],
  may: role('staff', 'office', 'legal'),
  input: {
    opinion: opinionField,
    reason: field(bearing(prose(1, 500), 'internal'), {
      label: '原因',
      ask: '因为什么？',
      example: '协议不签了',
      kind: { is: 'text', rest: true },
    }),
  },
  answer: OpinionAnswer,
  reports: opinionInWords,
});
export type WithdrawOpinion = InstanceType<typeof WithdrawOpinion>;

@Handles(WithdrawOpinion)
export class WithdrawOpinionHandler {
  constructor(@Inject(OpinionDesk) private readonly desk: OpinionDesk) {}

  execute({ input: { opinion, reason }, by }: WithdrawOpinion): Promise<Answered<OpinionAnswer>> {
    return this.desk.record(by, opinion, withdrawOpinion(reason, dateOf(by.at)), {
      may: (one) => asksFor(by.actor, one),
    });
  }
}
