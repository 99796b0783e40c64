import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { bearing, dateOf, field, oneLine, prose, role } from '#kernel';
import { AdviserAnswer, AdviserDesk, adviserField } from './adviser-desk.ts';
import { declareConflict } from './adviser.ts';

/** Puts down for which party an adviser may not be asked: he is refused wherever it is named. */
export const DeclareConflict = command('advisers.declare-conflict', {
  title: '登记利益冲突',
  topic: '法律顾问',
  says: ['登记利益冲突', '利益冲突', '顾问利益冲突'],
  examples: ['登记利益冲突 陆鸣 雪莲生物科技有限公司 代理该公司诉我局', '利益冲突 薛怀谦', '登记利益冲突'],
  may: role('legal', 'office'),
  input: {
    adviser: adviserField,
    party: field(bearing(oneLine(2, 100), 'personal'), {
      label: '对方',
      ask: '与哪个单位或个人有利益冲突？',
      example: '雪莲生物科技有限公司',
      kind: { is: 'text', like: '公司$|集团$|企业$|中心$|研究[院所]$|大学$|学院$|合作社$' },
    }),
    reason: field(bearing(prose(1, 500), 'personal'), {
      label: '情况',
      ask: '是什么情况？',
      example: '代理该公司诉我局的案件',
      kind: { is: 'text', rest: true },
    }),
  },
  answer: AdviserAnswer,
  reports: ({ number, name }) => `已登记 **${number}** ${name} 的利益冲突，涉及对方的事项不再指派给他（她）。`,
});
export type DeclareConflict = InstanceType<typeof DeclareConflict>;

@Handles(DeclareConflict)
export class DeclareConflictHandler {
  constructor(@Inject(AdviserDesk) private readonly desk: AdviserDesk) {}

  execute({ input: { adviser, party, reason }, by }: DeclareConflict): Promise<Answered<AdviserAnswer>> {
    return this.desk.recordOf(by, adviser, declareConflict(party, reason, dateOf(by.at)));
  }
}
