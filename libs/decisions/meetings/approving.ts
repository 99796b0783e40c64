import { happened, nothing, type Decide, type StaffId } from '#kernel';
import { refused } from '../ground/refusals.ts';
import { CorrectionApproved, CorrectionAsked, CorrectionDropped, type MeetingEvent } from './events.ts';
import type { Held, Meeting, Pending } from './meeting-state.ts';

// A correction is approved by the one who may, himself: until then it waits, and the record stays as it is.

/** What is asked for: the command that does it with what it was given (JSON), why, by whom, and who is to approve it. */
export interface Asking {
  readonly command: string;
  readonly filed: string;
  readonly reason: string;
  readonly approvedBy: StaffId;
  readonly askedBy: StaffId;
}

const heldOf = (state: Meeting): Held | undefined => (state.is === 'open' || state.is === 'closed' ? state : undefined);

/** The correction of this number that waits; without a number the only one that does. */
export const pendingOf = (state: Meeting, correction: number | undefined): Pending | undefined => {
  const pending = heldOf(state)?.pending ?? [];
  if (correction !== undefined) return pending.find((one) => one.correction === correction);
  return pending.length === 1 ? pending[0] : undefined;
};

/**
 * Asks for the approval of what a correction comes to; what could not be recorded is refused at once, and the same is
 * not asked for twice. `told`: what it changes, in words.
 */
export const askCorrection =
  (
    asking: Asking,
    correct: Decide<Meeting, MeetingEvent>,
    told: (events: readonly MeetingEvent[]) => string,
  ): Decide<Meeting, MeetingEvent> =>
  (state) => {
    const outcome = correct(state);
    const held = heldOf(state);
    if ('refusal' in outcome || !held) return outcome;
    if (outcome.events.length === 0) return nothing();
    const { command, filed } = asking;
    const same = held.pending.find((one) => one.command === command && one.filed === filed);
    if (same) return refused('decisions.correction-pending', { staff: same.approvedBy });
    const what = told(outcome.events);
    return happened(CorrectionAsked({ meeting: held.meeting, correction: held.asked + 1, what, ...asking }));
  };

/** Does what was asked for, by the word of the one who was named, and of nobody else. */
export const approveCorrection =
  (correction: number, by: StaffId, correct: Decide<Meeting, MeetingEvent>): Decide<Meeting, MeetingEvent> =>
  (state) => {
    const held = heldOf(state);
    const asked = pendingOf(state, correction);
    if (!held || !asked) return refused('decisions.no-correction-pending');
    if (asked.approvedBy !== by) return refused('decisions.not-the-approver', { staff: asked.approvedBy });
    const outcome = correct(state);
    if ('refusal' in outcome) return outcome;
    return happened(...outcome.events, CorrectionApproved({ meeting: held.meeting, correction, approvedBy: by }));
  };

/**
 * It will not be approved, or is not wanted any more; the record stays as it is. `isOffice`: who may correct may take
 * back; nobody else but the approver.
 */
export const dropCorrection =
  (
    correction: number | undefined,
    { by, isOffice }: { readonly by: StaffId; readonly isOffice: boolean },
    reason: string,
  ): Decide<Meeting, MeetingEvent> =>
  (state) => {
    const held = heldOf(state);
    const asked = pendingOf(state, correction);
    if (!held || !asked) return refused('decisions.no-correction-pending');
    if (asked.approvedBy !== by && !isOffice) return refused('decisions.not-the-approver', { staff: asked.approvedBy });
    return happened(CorrectionDropped({ meeting: held.meeting, correction: asked.correction, by, reason }));
  };
