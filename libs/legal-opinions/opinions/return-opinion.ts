import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { bearing, dateOf, field, prose, role } from '#kernel';
import { OpinionAnswer, OpinionDesk, opinionField, opinionInWords } from './opinion-desk.ts';
import { returnOpinion } from './opinion.ts';
import { asksFor } from './seeing.ts';

/** Gives an opinion back to the adviser for more; until it comes again it lets nothing pass. */
export const ReturnOpinion = command('opinions.return', {
  title: '退回补充意见',
  topic: '法律顾问',
  says: ['退回补充意见', '退回法律意见', '退回顾问', '请顾问补充', '请律师补充意见', '退回意见'],
  examples: ['退回补充意见 意见〔2026〕8号 没有说明违约金的依据', '退回法律意见 意见〔2026〕8号', '退回补充意见'],
  may: role('staff', 'office', 'legal'),
  input: {
    opinion: opinionField,
    reason: field(bearing(prose(1, 500), 'internal'), {
      label: '要补充什么',
      ask: '要补充什么？',
      example: '没有说明违约金的依据',
      kind: { is: 'text', rest: true },
    }),
  },
  answer: OpinionAnswer,
  reports: opinionInWords,
});
export type ReturnOpinion = InstanceType<typeof ReturnOpinion>;

@Handles(ReturnOpinion)
export class ReturnOpinionHandler {
  constructor(@Inject(OpinionDesk) private readonly desk: OpinionDesk) {}

  execute({ input: { opinion, reason }, by }: ReturnOpinion): Promise<Answered<OpinionAnswer>> {
    return this.desk.record(by, opinion, returnOpinion(reason, dateOf(by.at)), {
      may: (one) => asksFor(by.actor, one),
    });
  }
}
