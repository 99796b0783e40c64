import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { type Answered, command, Handles } from '#infra/commands';
import { bearing, dateOf, field, prose, role } from '#kernel';
import { OpinionAnswer, OpinionDesk, opinionField } from './opinion-desk.ts';
import { declineAssignment } from './opinion.ts';
import { mayDeliver } from './seeing.ts';

/** The adviser says that he cannot give an opinion, for a conflict of interest or another reason. */
export const DeclineAssignment = command('opinions.decline', {
  title: '不能承办',
  topic: '法律顾问',
  says: ['不能承办', '不能出具意见', '申请回避', '有利益冲突', '我要回避'],
  examples: ['不能承办 意见〔2026〕8号 有利益冲突 我所代理对方公司', '有利益冲突 意见〔2026〕8号', '不能承办'],
  may: role('adviser', 'legal', 'office'),
  input: {
    opinion: opinionField,
    conflict: field(z.enum(['yes', 'no']), {
      label: '是否利益冲突',
      ask: '是因为利益冲突吗？',
      example: 'yes',
      written: '有利益冲突',
      kind: {
        is: 'choice',
        options: [
          { value: 'yes', label: '有利益冲突', synonyms: ['利益冲突', '存在利益冲突', '是'] },
          { value: 'no', label: '其他原因', synonyms: ['时间不够', '不是', '否', '超出专长'] },
        ],
      },
    }),
    reason: field(bearing(prose(1, 500), 'internal'), {
      label: '情况',
      ask: '是什么情况？',
      example: '我所代理对方公司',
      kind: { is: 'text', rest: true },
    }),
  },
  answer: OpinionAnswer,
  reports: ({ number }) => `已登记：**${number}** 不由您承办，已请法制机构另行指派。`,
});
export type DeclineAssignment = InstanceType<typeof DeclineAssignment>;

@Handles(DeclineAssignment)
export class DeclineAssignmentHandler {
  constructor(@Inject(OpinionDesk) private readonly desk: OpinionDesk) {}

  execute({ input: { opinion, conflict, reason }, by }: DeclineAssignment): Promise<Answered<OpinionAnswer>> {
    const decision = declineAssignment(conflict === 'yes', reason, dateOf(by.at));
    return this.desk.record(by, opinion, decision, { may: (_, his) => mayDeliver(by.actor, his) });
  }
}
