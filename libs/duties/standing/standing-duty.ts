// A standing duty: done and taken as done, given back, put off, handed over, waived. Who may, by unit and role.
import {
  decider,
  happened,
  nextNumber,
  nothing,
  yearOf,
  type Decide,
  type DocumentNumber,
  type FileRef,
  type LocalDate,
  type Outcome,
  type Role,
  type StaffId,
  type UnitId,
} from '#kernel';
import { hold, refused, rule } from '../refusals.ts';
import type { Cycle } from '../plans/cycle.ts';
import {
  ExtensionAsked,
  ExtensionRefused,
  StandingAccepted,
  StandingExtended,
  StandingHandedOver,
  StandingOpened,
  StandingRecounted,
  StandingReturned,
  StandingStepDone,
  StandingSubmitted,
  StandingWaived,
  type StandingEvent,
  type StandingId,
} from './events.ts';

/** What is known of one when it is opened. */
export interface Opening {
  readonly standing: StandingId;
  readonly title: string;
  readonly rule?: string | undefined;
  readonly basis?: string | undefined;
  readonly source: string;
  readonly caution: string;
  readonly unit: UnitId;
  readonly owner?: StaffId | undefined;
  readonly supervisor?: StaffId | undefined;
  readonly start: LocalDate;
  readonly due: LocalDate;
  readonly cycle?: Cycle | undefined;
  readonly after?: LocalDate | undefined;
  readonly plan?: string | undefined;
  readonly task?: string | undefined;
  readonly steps?: readonly string[] | undefined;
}

/** A standing duty that was opened. `returned`: it was given back and not submitted since. */
export interface KnownStanding extends Opening {
  readonly is: 'open' | 'submitted' | 'accepted' | 'waived';
  readonly number: DocumentNumber;
  readonly stepsDone: readonly string[];
  readonly returned: boolean;
  readonly extended: boolean;
  readonly submittedOn?: LocalDate | undefined;
  readonly acceptedOn?: LocalDate | undefined;
  /** Another day its owner asks for. */
  readonly asked?: { readonly until: LocalDate; readonly reason: string } | undefined;
}
export type StandingDuty = { readonly is: 'unknown' } | KnownStanding;

/** Who acts on it. */
export interface Acting {
  readonly staff: StaffId;
  readonly unit?: UnitId | undefined;
  readonly roles: readonly Role[];
}

interface On {
  readonly who: Acting;
  readonly duty: KnownStanding;
}

/** Whoever supervises it; the main head supervises all. */
const maySupervise = ({ who, duty }: On): boolean => who.staff === duty.supervisor || who.roles.includes('secretary');

/** Its owner; the main head, where no owner could be named; the office, which keeps the list of what is to be done. */
const mayDo = ({ who, duty }: On): boolean =>
  who.staff === duty.owner || who.roles.includes('office') || maySupervise({ who, duty });

/** Whoever may do it. */
export const doers = rule('duties.not-owner', null, mayDo);
const supervisors = rule('duties.not-supervisor', null, maySupervise);
const notInFuture = rule(
  'duties.not-in-future',
  null,
  (on: { day: LocalDate; today: LocalDate }) => on.day <= on.today,
);
const laterDay = rule(
  'duties.day-not-later',
  null,
  ({ until, due, today }: { until: LocalDate; due: LocalDate; today: LocalDate }) => until > due && until >= today,
);
/** An owner gives it to others of his unit; to other units only who supervises it, or the office. */
const withinReach = rule(
  'duties.other-unit',
  null,
  ({ who, duty, unit }: On & { unit: UnitId }) =>
    maySupervise({ who, duty }) || who.roles.includes('office') || unit === duty.unit,
);

/** A day that a statute fixes is nobody's to put off or leave out. */
const fixedByLaw = ({ rule: id, source }: KnownStanding) =>
  id === undefined ? undefined : refused('duties.fixed-by-law', { source });

type Decided = Outcome<StandingEvent>;

const known = (state: StandingDuty, decide: (duty: KnownStanding) => Decided): Decided =>
  state.is === 'unknown' ? refused('duties.standing-unknown') : decide(state);

/** On one that is still to be done. */
const open = (state: StandingDuty, decide: (duty: KnownStanding) => Decided): Decided =>
  known(state, (duty) => {
    switch (duty.is) {
      case 'open':
        return decide(duty);
      case 'submitted':
        return refused('duties.submitted-already', { on: duty.submittedOn ?? '' });
      case 'accepted':
        return refused('duties.accepted-already', { on: duty.acceptedOn ?? '' });
      case 'waived':
        return refused('duties.waived-already');
    }
  });

/** Opens it once; it gets its number, 事项〔2026〕3号, of the year it falls due in. */
export const openStanding =
  (opening: Opening): Decide<StandingDuty, StandingEvent> =>
  (state) =>
    state.is === 'unknown'
      ? happened(StandingOpened({ ...opening, number: nextNumber('事项', yearOf(opening.due)) }))
      : nothing();

/** What is said of it when it is done. */
export interface Done {
  readonly on: LocalDate;
  readonly result?: string | undefined;
  readonly materials?: readonly FileRef[] | undefined;
}

/** The parts of it that are not done. */
export const leftOf = ({ steps = [], stepsDone }: KnownStanding): readonly string[] =>
  steps.filter((step) => !stepsDone.includes(step));

const stepsLeft = (duty: KnownStanding) => {
  const left = leftOf(duty);
  return left.length === 0 ? undefined : refused('duties.steps-left', { left: left.join('、') });
};

/** A part of it was done; said again, it is nothing new. */
export const doStep =
  (
    said: string,
    { on, materials }: Pick<Done, 'on' | 'materials'>,
    who: Acting,
    today: LocalDate,
  ): Decide<StandingDuty, StandingEvent> =>
  (state) =>
    open(state, (duty) => {
      const { standing, steps = [], stepsDone } = duty;
      const meant = steps.filter((step) => step.includes(said) || said.includes(step));
      const [step] = meant;
      if (step === undefined || meant.length > 1) return refused('duties.step-unknown', { steps: steps.join('、') });
      if (stepsDone.includes(step)) return nothing();
      return (
        hold(doers, { who, duty }) ??
        hold(notInFuture, { day: on, today }, { today }) ??
        happened(StandingStepDone({ standing, step, doneOn: on, by: who.staff, materials }))
      );
    });

/** Gives it the day it has by the calendar as it is; one that was put off keeps that day. */
export const recountStanding =
  (due: LocalDate): Decide<StandingDuty, StandingEvent> =>
  (state) =>
    state.is === 'open' && !state.extended && state.due !== due
      ? happened(StandingRecounted({ standing: state.standing, was: state.due, due }))
      : nothing();

/** Its plan was stopped before its day came: it is not to be done any more. */
export const dropWithPlan =
  (from: LocalDate, reason: string, by: StaffId): Decide<StandingDuty, StandingEvent> =>
  (state) =>
    state.is === 'open' && state.due >= from
      ? happened(StandingWaived({ standing: state.standing, by, reason }))
      : nothing();

/** Done; taken as done at once where nobody else supervises it. */
export const submit =
  ({ on, result, materials }: Done, who: Acting, today: LocalDate): Decide<StandingDuty, StandingEvent> =>
  (state) =>
    open(state, (duty) => {
      const { standing } = duty;
      const submitted = StandingSubmitted({ standing, submittedOn: on, by: who.staff, result, materials });
      const accepted = StandingAccepted({ standing, acceptedOn: today, by: who.staff });
      const atOnce = duty.supervisor === undefined || maySupervise({ who, duty });
      return (
        hold(doers, { who, duty }) ??
        hold(notInFuture, { day: on, today }, { today }) ??
        stepsLeft(duty) ??
        happened(submitted, ...(atOnce ? [accepted] : []))
      );
    });

/** Whoever supervises it takes it as done. */
export const accept =
  (who: Acting, today: LocalDate): Decide<StandingDuty, StandingEvent> =>
  (state) =>
    known(state, (duty) => {
      if (duty.is === 'accepted') return nothing();
      if (duty.is !== 'submitted') return refused('duties.not-submitted');
      return (
        hold(supervisors, { who, duty }) ??
        happened(StandingAccepted({ standing: duty.standing, acceptedOn: today, by: who.staff }))
      );
    });

/** It is to be done again: by whoever supervises it, or by who submitted it by mistake. */
export const giveBack =
  (reason: string, who: Acting): Decide<StandingDuty, StandingEvent> =>
  (state) =>
    known(state, (duty) => {
      if (duty.is === 'open' || duty.is === 'waived') return refused('duties.not-submitted');
      const by = duty.is === 'accepted' && duty.supervisor !== undefined ? supervisors : doers;
      return hold(by, { who, duty }) ?? happened(StandingReturned({ standing: duty.standing, by: who.staff, reason }));
    });

/** Asks for another day, or gives it where one supervises it; never where a statute fixes the day. */
export const extend =
  (until: LocalDate, reason: string, who: Acting, today: LocalDate): Decide<StandingDuty, StandingEvent> =>
  (state) =>
    open(state, (duty) => {
      const { standing, due: was } = duty;
      const by = who.staff;
      return (
        fixedByLaw(duty) ??
        hold(doers, { who, duty }) ??
        hold(laterDay, { until, due: was, today }, { due: was }) ??
        happened(
          maySupervise({ who, duty })
            ? StandingExtended({ standing, by, was, until, reason })
            : ExtensionAsked({ standing, by, until, reason }),
        )
      );
    });

/** The tap of whoever supervises it on what was asked. */
export const allowExtension =
  (who: Acting): Decide<StandingDuty, StandingEvent> =>
  (state) =>
    open(state, (duty) => {
      const { asked, standing, due: was } = duty;
      if (!asked) return refused('duties.no-extension-asked');
      return hold(supervisors, { who, duty }) ?? happened(StandingExtended({ standing, by: who.staff, was, ...asked }));
    });

/** The day stays as it is. */
export const refuseExtension =
  (reason: string, who: Acting): Decide<StandingDuty, StandingEvent> =>
  (state) =>
    open(state, (duty) => {
      if (!duty.asked) return refused('duties.no-extension-asked');
      return (
        hold(supervisors, { who, duty }) ??
        happened(ExtensionRefused({ standing: duty.standing, by: who.staff, reason }))
      );
    });

/** Gives it to somebody else; `to` as the directory has him. */
export const handOver =
  (
    to: { readonly staff: StaffId; readonly unit: UnitId },
    reason: string,
    who: Acting,
  ): Decide<StandingDuty, StandingEvent> =>
  (state) =>
    open(state, (duty) => {
      const { standing } = duty;
      if (duty.owner === to.staff) return nothing();
      return (
        hold(doers, { who, duty }) ??
        hold(withinReach, { who, duty, unit: to.unit }) ??
        happened(StandingHandedOver({ standing, by: who.staff, owner: to.staff, unit: to.unit, reason }))
      );
    });

/** Leaves it out this time; never what a statute asks. */
export const waive =
  (reason: string, who: Acting): Decide<StandingDuty, StandingEvent> =>
  (state) =>
    open(
      state,
      (duty) =>
        fixedByLaw(duty) ??
        hold(supervisors, { who, duty }) ??
        happened(StandingWaived({ standing: duty.standing, by: who.staff, reason })),
    );

/** A standing duty as its events make it. */
export const standingDuty = decider<StandingDuty, StandingEvent>({
  category: 'duties.standing',
  stateVersion: 1,
  initial: { is: 'unknown' },
  evolve: (state, { type, data }) => {
    if (type === 'duties.standing-opened') {
      return { is: 'open', ...data, stepsDone: [], returned: false, extended: false };
    }
    if (state.is === 'unknown') return state;
    switch (type) {
      case 'duties.standing-step-done':
        return { ...state, stepsDone: [...state.stepsDone, data.step] };
      case 'duties.standing-recounted':
        return { ...state, due: data.due };
      case 'duties.standing-submitted':
        return { ...state, is: 'submitted', submittedOn: data.submittedOn, returned: false, asked: undefined };
      case 'duties.standing-accepted':
        return { ...state, is: 'accepted', acceptedOn: data.acceptedOn };
      case 'duties.standing-returned':
        return { ...state, is: 'open', submittedOn: undefined, acceptedOn: undefined, returned: true };
      case 'duties.extension-asked':
        return { ...state, asked: { until: data.until, reason: data.reason } };
      case 'duties.standing-extended':
        return { ...state, due: data.until, extended: true, asked: undefined };
      case 'duties.extension-refused':
        return { ...state, asked: undefined };
      case 'duties.standing-handed-over':
        return { ...state, owner: data.owner, unit: data.unit };
      case 'duties.standing-waived':
        return { ...state, is: 'waived', asked: undefined };
    }
  },
});
