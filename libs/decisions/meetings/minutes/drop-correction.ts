import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { field, prose, role } from '#kernel';
import { staffOf } from '../../ground/staff-of.ts';
import { dropCorrection } from '../approving.ts';
import { MeetingAnswer, MeetingDesk, meetingField, meetingInWords } from '../meeting-desk.ts';
import { correctionField, correctionNumber } from './correction-fields.ts';

/** A correction that waits is not approved, or taken back by the office: the record stays as it is. */
export const DropCorrection = command('decisions.drop-correction', {
  title: '不予更正',
  topic: '党组会议',
  says: ['不予更正', '不批准更正', '不同意更正', '撤回更正申请'],
  examples: ['不予更正 第37次党组会 更正2 与录音不符', '不批准更正 与会议记录不符', '撤回更正申请'],
  may: role('member', 'secretary', 'office'),
  input: {
    meeting: meetingField,
    correction: correctionField,
    reason: field(prose(2, 500), {
      label: '理由',
      ask: '为什么不更正？',
      example: '与会议录音不符',
      kind: { is: 'text', rest: true },
    }),
  },
  answer: MeetingAnswer,
  reports: (answer) => `已登记不予更正，记录不变。\n\n${meetingInWords(answer)}`,
});
export type DropCorrection = InstanceType<typeof DropCorrection>;

@Handles(DropCorrection)
export class DropCorrectionHandler {
  constructor(@Inject(MeetingDesk) private readonly desk: MeetingDesk) {}

  execute({ input, by }: DropCorrection): Promise<Answered<MeetingAnswer>> {
    const { meeting, correction, reason } = input;
    const who = { by: staffOf(by.actor), isOffice: by.actor.roles.includes('office') };
    return this.desk.record(by, meeting, dropCorrection(correctionNumber(correction), who, reason));
  }
}
