// What is to be done by a day: kept to what its record wants, counted again, missed.
import {
  decider,
  happened,
  nothing,
  type Decide,
  type LocalDate,
  type Mark,
  type Role,
  type StaffId,
  type UnitId,
} from '#kernel';
import { mayLapse } from '#rulebook';
import {
  DutyAssigned,
  DutyClosed,
  DutyDescribed,
  DutyMet,
  DutyMissed,
  DutyMoved,
  DutyOpened,
  DutyReopened,
  DutySuspended,
  type Act,
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

/** A right that was not used in time: it is gone, and nobody is late. */
export const LAPSED: Standing & { readonly is: 'closed' } = { is: 'closed', why: '期限已过，没有行使' };

/** A duty as the record it comes from wants it. */
export interface Wanted {
  /** With the marks of that record; undefined only where it was recorded before it said what it bears. */
  readonly origin: Origin & { readonly marks: readonly Mark[] | undefined };
  readonly key: string;
  readonly name: string;
  readonly rule?: string;
  readonly facts?: Facts;
  readonly counted?: Counted;
  readonly unit: UnitId;
  readonly owner?: StaffId;
  readonly deputy?: StaffId;
  /** It is of whoever holds the role. */
  readonly role?: Role;
  /** Of these it is not, though they hold the role: whom it is about, who may not do it. */
  readonly notOf?: readonly StaffId[];
  readonly act?: Act;
  /** Another waits for it: its owner is reminded of it though it has no day. */
  readonly asked?: boolean;
  readonly side: 'bureau' | 'other';
  readonly standing: Standing;
  /** If its day is another than before: why. */
  readonly why: Why;
}

/** A duty as it was last recorded. */
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
      readonly role?: Role | undefined;
      readonly notOf?: readonly StaffId[] | undefined;
      /** What is said of it: its record, what does it, whether another waits. */
      readonly described: Description;
      readonly standing: Standing & { readonly late?: boolean };
    };

/** What is said of a duty, as far as it may change. */
interface Description {
  readonly title: string;
  readonly about?: string | undefined;
  readonly act?: Act | undefined;
  readonly asked?: boolean | undefined;
}

const descriptionOf = ({ origin, act, asked }: Described): Description => ({
  title: origin.title,
  about: origin.about,
  act,
  asked,
});
type Described = Pick<Description, 'act' | 'asked'> & { readonly origin: Origin };

const late = (on: LocalDate, counted: Counted | undefined): boolean => counted !== undefined && on > counted.due;

/** Brings a duty to what its record wants; what already is so is not said again. */
export const keepDuty =
  (duty: DutyId, wanted: Wanted): Decide<Duty, DutyEvent> =>
  (state) => {
    const { standing, counted } = wanted;
    if (state.is === 'unknown')
      return standing.is === 'closed'
        ? nothing()
        : happened(opened(duty, wanted), ...settling(duty, standing, { is: 'open' }, counted));
    return happened(...changes(state, wanted), ...settling(duty, standing, state.standing, counted));
  };

const opened = (duty: DutyId, wanted: Wanted): DutyEvent => {
  const { origin, key, name, rule, facts, counted, side, act, asked } = wanted;
  return DutyOpened({ duty, origin, key, name, rule, facts, counted, ...holdersOf(wanted), act, asked, side });
};

/** Whose it is. */
const holdersOf = ({ unit, owner, deputy, role, notOf = [] }: Holders) => ({
  unit,
  owner,
  deputy,
  role,
  ...(notOf.length > 0 ? { notOf: [...notOf] } : {}),
});
interface Holders {
  readonly unit: UnitId;
  readonly owner?: StaffId | undefined;
  readonly deputy?: StaffId | undefined;
  readonly role?: Role | undefined;
  readonly notOf?: readonly StaffId[] | undefined;
}

/** Whether two values hold the same, as JSON. */
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Another day, other people, other words. */
const changes = (state: Duty & { readonly is: 'known' }, wanted: Wanted): readonly DutyEvent[] => {
  const { duty } = state;
  const { facts, counted, origin, act, asked, why } = wanted;
  const events: DutyEvent[] = [];
  if (state.counted && counted && facts && state.counted.due !== counted.due)
    events.push(DutyMoved({ duty, was: state.counted.due, facts, counted, why }));
  // Whose it was stays on record where it need not be done any more.
  if (wanted.standing.is !== 'closed' && !same(holdersOf(state), holdersOf(wanted)))
    events.push(DutyAssigned({ duty, ...holdersOf(wanted) }));
  if (wanted.standing.is === 'open' && !same(state.described, descriptionOf(wanted)))
    events.push(DutyDescribed({ duty, origin, act, asked }));
  return events;
};

/** From how it stood to how it stands: what was settled otherwise is opened again first. */
const settling = (
  duty: DutyId,
  now: Standing,
  was: Standing & { readonly late?: boolean },
  counted: Counted | undefined,
): readonly DutyEvent[] => {
  if (standsAlready(now, was, counted)) return [];
  const reopened = was.is === 'open' ? [] : [DutyReopened({ duty })];
  switch (now.is) {
    case 'open':
      return reopened;
    case 'suspended':
      return [...reopened, DutySuspended({ duty, from: now.from, why: now.why })];
    case 'met':
      return [...reopened, DutyMet({ duty, metOn: now.on, late: late(now.on, counted) })];
    case 'closed':
      return [...reopened, DutyClosed({ duty, why: now.why })];
  }
};

/** What was done stands as it was recorded while its day, and whether it was late, are the same. */
const standsAlready = (
  now: Standing,
  was: Standing & { readonly late?: boolean },
  counted: Counted | undefined,
): boolean => {
  if (now.is !== 'met') return now.is === was.is;
  return was.is === 'met' && was.on === now.on && (was.late ?? false) === late(now.on, counted);
};

/** By the calendar as it is; that its day is firm now, and the same, is nothing its owner need hear of. */
export const countAgain =
  (counted: Counted): Decide<Duty, DutyEvent> =>
  (state) => {
    if (state.is === 'unknown' || !state.counted) return nothing();
    const { due, safe } = state.counted;
    return recountDuty(counted, due === counted.due && safe === counted.safe ? 'confirmed' : 'calendar')(state);
  };

/** Gives an open duty the day it has by the calendar and the numbers as they are now. */
export const recountDuty =
  (counted: Counted, why: 'calendar' | 'setting' | 'confirmed'): Decide<Duty, DutyEvent> =>
  (state) => {
    if (state.is === 'unknown' || state.standing.is !== 'open' || !state.counted || !state.facts) return nothing();
    const { due, safe, provisional } = state.counted;
    if (due === counted.due && safe === counted.safe && provisional === counted.provisional) return nothing();
    return happened(DutyMoved({ duty: state.duty, was: due, facts: state.facts, counted, why }));
  };

/** Puts on record that its day passed; a right that was not used is gone. */
export const missDuty =
  (today: LocalDate): Decide<Duty, DutyEvent> =>
  (state) => {
    if (state.is === 'unknown' || state.standing.is !== 'open' || state.missed) return nothing();
    if (!state.counted || state.counted.due >= today) return nothing();
    return state.rule !== undefined && mayLapse(state.rule)
      ? happened(DutyClosed({ duty: state.duty, why: LAPSED.why }))
      : happened(DutyMissed({ duty: state.duty, due: state.counted.due }));
  };

/** A duty as its events make it. */
export const duty = decider<Duty, DutyEvent>({
  category: 'duties.duty',
  stateVersion: 2,
  initial: { is: 'unknown' },
  evolve: (state, { type, data }) => {
    if (type === 'duties.duty-opened') {
      const { duty: id, rule, facts, counted } = data;
      return {
        is: 'known',
        duty: id,
        rule,
        facts,
        counted,
        missed: false,
        ...holdersOf(data),
        described: descriptionOf(data),
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
        return { ...state, notOf: undefined, ...holdersOf(data) };
      case 'duties.duty-described':
        return { ...state, described: descriptionOf(data) };
    }
  },
});
