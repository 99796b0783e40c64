import { describe, expect, test } from '@jest/globals';
import { fold, happened, type StaffId } from '#kernel';
import { specificationOf } from '#support';
import { approveCorrection, askCorrection, dropCorrection, type Asking } from './approving.ts';
import { correctVote } from './corrections.ts';
import { CorrectionApproved, CorrectionAsked, CorrectionDropped, MeetingClosed, type MeetingEvent } from './events.ts';
import type { Held } from './meeting-state.ts';
import { meeting } from './meeting.ts';
import { hands, id, sitting, today, voted } from './testing/sitting.ts';

// A correction is approved by a word of the approver himself, and of nobody else.

const { given } = specificationOf(meeting);
const member = (n: number) => `m${n}` as StaffId;
const closed = [...sitting(6), voted(1, 6), MeetingClosed({ meeting: id, unsettled: [2], closedOn: today })] as const;
const ballot = hands({ for: 5, against: 1, opposed: [member(2)] });
const correct = correctVote(ballot, { reason: '漏记反对票', approvedBy: member(1) });
const asking: Asking = {
  command: 'decisions.correct-vote',
  filed: '{"place":1}',
  reason: '漏记反对票',
  approvedBy: member(1),
  askedBy: 'office' as StaffId,
};
const told = (events: readonly MeetingEvent[]) => events.map(({ type }) => type).join();
const asked = CorrectionAsked({ meeting: id, correction: 1, what: 'decisions.vote-corrected', ...asking });
const held = (...events: MeetingEvent[]) => fold(meeting, events) as Held;

describe('a correction filed with the name of who is to approve it', () => {
  test('waits: nothing of the record is another, nor is it confirmed anew', () => {
    given(...closed)
      .when(askCorrection(asking, correct, told))
      .happened(asked);
    const { votes, corrections, pending } = held(...closed, asked);
    expect({ votes, corrections }).toEqual({ votes: held(...closed).votes, corrections: 0 });
    expect(pending).toMatchObject([{ correction: 1, approvedBy: 'm1' }]);
  });
  test('what could not be recorded is refused at once, and the same is not asked for twice', () => {
    const byAnother = correctVote(ballot, { reason: '漏记反对票', approvedBy: member(2) });
    given(...closed)
      .when(askCorrection({ ...asking, approvedBy: member(2) }, byAnother, told))
      .refused('decisions.approver');
    given(...closed, asked)
      .when(askCorrection(asking, correct, told))
      .refused('decisions.correction-pending');
    given(...closed)
      .when(askCorrection(asking, () => happened(), told))
      .nothing();
  });
  test('is recorded by his word, and by that of nobody else', () => {
    given(...closed, asked)
      .when(approveCorrection(1, member(2), correct))
      .refused('decisions.not-the-approver');
    const outcome = approveCorrection(1, member(1), correct)(held(...closed, asked));
    if ('refusal' in outcome) throw new Error(outcome.refusal.code);
    expect(outcome.events.map(({ type }) => type)).toEqual([
      'decisions.vote-corrected',
      'decisions.correction-approved',
    ]);
    const after = held(...closed, asked, ...outcome.events);
    expect(after.votes[0]).toMatchObject({ for: 5, against: 1 });
    expect(after.pending).toEqual([]);
    given(...closed, asked, CorrectionApproved({ meeting: id, correction: 1, approvedBy: member(1) }))
      .when(approveCorrection(1, member(1), correct))
      .refused('decisions.no-correction-pending');
  });
  test('is held against the record as it is then', () =>
    // Meanwhile the same was corrected otherwise: by what is known now there is nothing left to vote on.
    given(...closed, asked)
      .when(
        approveCorrection(
          1,
          member(1),
          correctVote({ ...ballot, place: 2 }, { reason: '笔误', approvedBy: member(1) }),
        ),
      )
      .refused('decisions.no-vote'));
  test('is dropped by its approver or the office, by no other member', () => {
    given(...closed, asked)
      .when(dropCorrection(1, { by: member(2), isOffice: false }, '与录音不符'))
      .refused('decisions.not-the-approver');
    given(...closed, asked)
      .when(dropCorrection(1, { by: member(3), isOffice: true }, '与录音不符'))
      .happened(CorrectionDropped({ meeting: id, correction: 1, by: member(3), reason: '与录音不符' }));
  });

  test('is dropped with a reason, and its number is not given again', () => {
    const dropped = CorrectionDropped({ meeting: id, correction: 1, by: member(1), reason: '与录音不符' });
    given(...closed, asked)
      .when(dropCorrection(undefined, { by: member(1), isOffice: false }, '与录音不符'))
      .happened(dropped);
    given(...closed, asked, dropped)
      .when(askCorrection(asking, correct, told))
      .happened(CorrectionAsked({ ...asked.data, correction: 2 }));
  });
});
