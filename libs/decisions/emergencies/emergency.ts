import {
  decider,
  happened,
  nextNumber,
  nothing,
  yearOf,
  type Decide,
  type DocumentNumber,
  type LocalDate,
  type StaffId,
  type UnitId,
} from '#kernel';
import { notInFuture } from '../ground/legal-time.ts';
import { hold, refused } from '../ground/refusals.ts';
import type { MeetingId } from '../ground/terms.ts';
import {
  EmergencyActed,
  EmergencyRatified,
  EmergencyRejected,
  EmergencyReopened,
  type EmergencyEvent,
} from './events.ts';

// What somebody did alone because it could not wait, until a meeting of the Party group ratifies it (追认).

export type Emergency =
  | { readonly is: 'unknown' }
  | {
      readonly is: 'acted' | 'ratified';
      readonly emergency: string;
      readonly number: DocumentNumber;
      readonly what: string;
      readonly actor: StaffId;
      readonly unit: UnitId;
      readonly actedOn: LocalDate;
      readonly ratified?: { readonly on: LocalDate; readonly meeting: MeetingId } | undefined;
      /** A meeting voted against it; another may be asked. */
      readonly rejected?: { readonly on: LocalDate; readonly meeting: MeetingId } | undefined;
    };

/** What was done, by whom, and why it could not wait. */
interface Act {
  readonly emergency: string;
  readonly what: string;
  readonly actor: StaffId;
  readonly reason: string;
  readonly actedOn: LocalDate;
  readonly unit: UnitId;
}

/** Somebody acted alone because it could not wait. It gets its number, 处置〔2026〕1号, when it is recorded. */
export const actAlone =
  (acted: Act, today: LocalDate): Decide<Emergency, EmergencyEvent> =>
  (state) => {
    if (state.is !== 'unknown') return nothing();
    return (
      hold(notInFuture, { on: acted.actedOn, today }, { today }) ??
      happened(EmergencyActed({ ...acted, number: nextNumber('处置', yearOf(acted.actedOn)) }))
    );
  };

/** A vote of a meeting held after it ratified it; because of the meeting. */
export const ratify =
  (meeting: MeetingId, heldOn: LocalDate, by: string): Decide<Emergency, EmergencyEvent> =>
  (state) => {
    switch (state.is) {
      case 'unknown':
        return refused('decisions.emergency-unknown');
      case 'ratified':
        return nothing();
      case 'acted':
        return heldOn < state.actedOn
          ? refused('decisions.meeting-before', { on: state.actedOn })
          : happened(EmergencyRatified({ emergency: state.emergency, meeting, ratifiedOn: heldOn, by }));
    }
  };

/** A vote of a meeting refused to ratify it; because of the meeting. */
export const reject =
  (meeting: MeetingId, heldOn: LocalDate, by: string): Decide<Emergency, EmergencyEvent> =>
  (state) =>
    state.is === 'acted' && state.rejected?.meeting !== meeting
      ? happened(EmergencyRejected({ emergency: state.emergency, meeting, rejectedOn: heldOn, by }))
      : nothing();

/** The vote was corrected away. */
export const reopen =
  (meeting: MeetingId, reason: string): Decide<Emergency, EmergencyEvent> =>
  (state) =>
    state.is !== 'unknown' && (state.ratified ?? state.rejected)?.meeting === meeting
      ? happened(EmergencyReopened({ emergency: state.emergency, meeting, reason }))
      : nothing();

export const emergency = decider<Emergency, EmergencyEvent>({
  category: 'decisions.emergency',
  stateVersion: 3,
  initial: { is: 'unknown' },
  evolve: (state, { type, data }) => {
    if (type === 'decisions.emergency-acted')
      return {
        is: 'acted',
        emergency: data.emergency,
        number: data.number,
        what: data.what,
        actor: data.actor,
        unit: data.unit,
        actedOn: data.actedOn,
      };
    if (state.is === 'unknown') return state;
    switch (type) {
      case 'decisions.emergency-ratified':
        return {
          ...state,
          is: 'ratified',
          ratified: { on: data.ratifiedOn, meeting: data.meeting },
          rejected: undefined,
        };
      case 'decisions.emergency-reopened':
        return { ...state, is: 'acted', ratified: undefined, rejected: undefined };
      case 'decisions.emergency-rejected':
        return { ...state, rejected: { on: data.rejectedOn, meeting: data.meeting } };
    }
  },
});
