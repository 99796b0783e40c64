import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { dateOf, field, ownUnit, UnitId } from '#kernel';
import { RoundAnswer, RoundDesk, roundField, roundInWords, ROUNDS } from './round-desk.ts';
import { reportNil } from './round.ts';

/** A unit has nothing that is to be looked at. */
export const ReportNil = command('documents.report-nil', {
  title: '清理零报送',
  topic: '文件清理',
  says: ['清理零报送', '没有需要清理的', '清理零报告', '没有要清理的文件'],
  examples: ['清理零报送', '没有需要清理的 规划科'],
  may: ownUnit('unit', { roles: ['staff'], beyond: ['office', 'legal'] }),
  reads: [ROUNDS],
  input: {
    unit: field(UnitId, {
      label: '处室',
      ask: '哪个处室？',
      example: 'plan',
      written: '规划科',
      kind: { is: 'unit' },
      otherwise: ({ actor }) => (actor.is === 'staff' ? actor.unit : undefined),
    }),
    round: roundField,
  },
  answer: RoundAnswer,
  reports: (answer) => `已登记零报送。\n\n${roundInWords(answer)}`,
});
export type ReportNil = InstanceType<typeof ReportNil>;

@Handles(ReportNil)
export class ReportNilHandler {
  constructor(@Inject(RoundDesk) private readonly desk: RoundDesk) {}

  execute({ input, by }: ReportNil): Promise<Answered<RoundAnswer>> {
    const who = by.actor.is === 'staff' ? by.actor.staffId : undefined;
    return this.desk.record(by, input.round, reportNil(input.unit, who, dateOf(by.at)));
  }
}
