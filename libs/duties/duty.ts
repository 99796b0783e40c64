import { decider, happened, nothing, type Decide, type LocalDate, type StaffId, type UnitId } from '#kernel';
import {
  DutyAssigned,
  DutyClosed,
  DutyMet,
  DutyMissed,
  DutyMoved,
  DutyOpened,
  DutyReopened,
  DutySuspended,
  type Counted,
  type DutyEvent,
  type DutyId,
  type Facts,
  type Origin,
  type Why,
} from './events.ts';

/** What a duty comes to, as the record it comes from has it. */
export type Standing =
  | { readonly is: 'open' }
  /** Its time stands still. */
  | { readonly is: 'suspended'; readonly from: LocalDate; readonly why: string }
  | { readonly is: 'met'; readonly on: LocalDate }
  | { readonly is: 'closed'; readonly why: string };

/** A duty as the record it comes from wants it. */
export interface Wanted {
  readonly origin: Origin;
  readonly key: string;
  readonly name: string;
  readonly rule?: string;
  readonly facts?: Facts;
  readonly counted?: Counted;
  readonly unit: UnitId;
  readonly owner?: StaffId;
  readonly deputy?: StaffId;
  readonly side: 'bureau' | 'other';
  readonly standing: Standing;
  /** If its day is another than before: why. */
  readonly why: Why;
}

export type Duty =
  | { readonly is: 'unknown' }
  | {
      readonly is: 'known';
      readonly duty: DutyId;
      readonly rule?: string | undefined;
      readonly facts?: Facts | undefined;
      readonly counted?: Counted | undefined;
      readonly missed: boolean;
      readonly unit: UnitId;
      readonly owner?: StaffId | undefined;
      readonly deputy?: StaffId | undefined;
      readonly standing: Standing & { readonly late?: boolean };
    };

const late = (on: LocalDate, counted: Counted | undefined): boolean => counted !== undefined && on > counted.due;

/** Brings a duty to what its record wants; what already is so is not said again. */
export const keepDuty =
  (duty: DutyId, wanted: Wanted): Decide<Duty, DutyEvent> =>
  (state) => {
    const { origin, key, name, rule, facts, counted, unit, owner, deputy, side, standing, why } = wanted;
    const events: DutyEvent[] = [];
    if (state.is === 'unknown') {
      if (standing.is === 'closed') return nothing();
      events.push(DutyOpened({ duty, origin, key, name, rule, facts, counted, unit, owner, deputy, side }));
    } else {
      if (state.counted && counted && facts && state.counted.due !== counted.due)
        events.push(DutyMoved({ duty, was: state.counted.due, facts, counted, why }));
      if (state.unit !== unit || state.owner !== owner || state.deputy !== deputy)
        events.push(DutyAssigned({ duty, owner, deputy, unit }));
    }
    const was = state.is === 'unknown' ? { is: 'open' as const } : state.standing;
    const settled =
      (standing.is === 'met' &&
        was.is === 'met' &&
        was.on === standing.on &&
        (was.late ?? false) === late(standing.on, counted)) ||
      (standing.is !== 'met' && standing.is === was.is);
    if (!settled && was.is !== 'open') events.push(DutyReopened({ duty }));
    if (!settled && standing.is === 'suspended')
      events.push(DutySuspended({ duty, from: standing.from, why: standing.why }));
    if (!settled && standing.is === 'met')
      events.push(DutyMet({ duty, metOn: standing.on, late: late(standing.on, counted) }));
    if (!settled && standing.is === 'closed') events.push(DutyClosed({ duty, why: standing.why }));
    return happened(...events);
  };

/** Gives an open duty the day it has by the calendar and the numbers as they are now. */
export const recountDuty =
  (counted: Counted, why: 'calendar' | 'setting'): Decide<Duty, DutyEvent> =>
  (state) => {
    if (state.is === 'unknown' || state.standing.is !== 'open' || !state.counted || !state.facts) return nothing();
    if (state.counted.due === counted.due && state.counted.provisional === counted.provisional) return nothing();
    return happened(DutyMoved({ duty: state.duty, was: state.counted.due, facts: state.facts, counted, why }));
  };

/** Puts on record that its day passed. */
export const missDuty =
  (today: LocalDate): Decide<Duty, DutyEvent> =>
  (state) => {
    if (
      state.is === 'unknown' ||
      state.standing.is !== 'open' ||
      state.missed ||
      !state.counted ||
      state.counted.due >= today
    )
      return nothing();
    return happened(DutyMissed({ duty: state.duty, due: state.counted.due }));
  };

export const duty = decider<Duty, DutyEvent>({
  category: 'duties.duty',
  stateVersion: 1,
  initial: { is: 'unknown' },
  evolve: (state, { type, data }) => {
    if (type === 'duties.duty-opened') {
      const { duty: id, rule, facts, counted, unit, owner, deputy } = data;
      return {
        is: 'known',
        duty: id,
        rule,
        facts,
        counted,
        missed: false,
        unit,
        owner,
        deputy,
        standing: { is: 'open' },
      };
    }
    if (state.is === 'unknown') return state;
    switch (type) {
      case 'duties.duty-moved':
        return {
          ...state,
          facts: data.facts,
          counted: data.counted,
          missed: state.missed && data.counted.due <= data.was,
        };
      case 'duties.duty-met':
        return { ...state, standing: { is: 'met', on: data.metOn, late: data.late } };
      case 'duties.duty-missed':
        return { ...state, missed: true };
      case 'duties.duty-suspended':
        return { ...state, standing: { is: 'suspended', from: data.from, why: data.why } };
      case 'duties.duty-closed':
        return { ...state, standing: { is: 'closed', why: data.why } };
      case 'duties.duty-reopened':
        return { ...state, standing: { is: 'open' } };
      case 'duties.duty-assigned':
        return { ...state, unit: data.unit, owner: data.owner, deputy: data.deputy };
    }
  },
});
