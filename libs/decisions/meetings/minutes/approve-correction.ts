import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { role } from '#kernel';
import { MeetingAnswer, meetingField, meetingInWords } from '../meeting-desk.ts';
import { correct as attendance } from './correct-attendance.ts';
import { correct as recusal } from './correct-recusal.ts';
import { correct as resolution } from './correct-resolution.ts';
import { correct as vote } from './correct-vote.ts';
import { correct as retraction } from './retract-vote.ts';
import { Correcting } from './correcting.ts';
import { correctionField, correctionNumber } from './correction-fields.ts';
import { correct as itemCount } from './count-items.ts';
import { correct as missedVote } from './record-missed-vote.ts';

/** What each correction that may wait does, by its command. */
const CORRECTS = {
  'decisions.correct-vote': vote,
  'decisions.record-missed-vote': missedVote,
  'decisions.correct-attendance': attendance,
  'decisions.correct-recusal': recusal,
  'decisions.correct-resolution': resolution,
  'decisions.count-items': itemCount,
  'decisions.retract-vote': retraction,
};

/** Approves a correction that waits for oneself: now it is recorded. */
export const ApproveCorrection = command('decisions.approve-correction', {
  title: '批准更正',
  topic: '党组会议',
  says: ['批准更正', '同意更正', '批准这项更正'],
  examples: ['批准更正 第37次党组会', '批准更正 会议〔2026〕37号 更正2', '同意更正'],
  may: role('member', 'secretary'),
  input: { meeting: meetingField, correction: correctionField },
  answer: MeetingAnswer,
  reports: (answer) => `已批准，更正从现在起生效，原记录保留。\n\n${meetingInWords(answer)}`,
});
export type ApproveCorrection = InstanceType<typeof ApproveCorrection>;

@Handles(ApproveCorrection)
export class ApproveCorrectionHandler {
  constructor(@Inject(Correcting) private readonly correcting: Correcting) {}

  execute({ input: { meeting, correction }, by }: ApproveCorrection): Promise<Answered<MeetingAnswer>> {
    return this.correcting.approve(by, meeting, correctionNumber(correction), CORRECTS);
  }
}
