import {
  happened,
  nextNumber,
  nothing,
  yearOf,
  type Decide,
  type LocalDate,
  type Outcome as Decision,
  type StaffId,
} from '#kernel';
import { hold, refused, refusedBy, rule, type Refused } from '../ground/refusals.ts';
import type { MeetingId } from '../ground/terms.ts';
import {
  ItemPutOnAgenda,
  MeetingCancelled,
  MeetingConvened,
  MeetingMoved,
  NoticeAnswered,
  type AgendaEntry,
  type MeetingEvent,
} from './events.ts';
import { isAmong, type Convened, type Due, type Meeting } from './meeting-state.ts';
import { ON_THE_NOTICE } from './sources.ts';
import { beforehand } from './stages.ts';

// A meeting is called with its agenda, moved, cancelled; members answer the notice; what cannot wait comes on later.

/** A meeting to be called, with its agenda in order. */
export interface Call {
  readonly meeting: MeetingId;
  readonly heldOn: LocalDate;
  readonly at?: string | undefined;
  readonly place?: string | undefined;
  /** The day the notice went out, where it is not today. */
  readonly noticedOn?: LocalDate | undefined;
  readonly agenda: readonly Omit<AgendaEntry, 'place'>[];
  /** Overdue tasks that go back to the group with it. */
  readonly returned?: readonly string[];
}

/**
 * Calls a meeting. It gets its number, 会议〔2026〕37号, when it is recorded. One that was held already says when its
 * notice went out.
 */
export const conveneMeeting =
  ({ noticedOn, returned = [], ...called }: Call, today: LocalDate): Decide<Meeting, MeetingEvent> =>
  (state) => {
    if (state.is !== 'unknown') return refused('decisions.meeting-already');
    if (called.agenda.length === 0) return refused('decisions.agenda-empty');
    const twice = namedTwice(called.agenda);
    if (twice) return refused('decisions.on-agenda-already', { number: twice.number });
    const noticed = noticedOn ?? today;
    if (noticed > called.heldOn || noticed > today) return refused('decisions.notice-day');
    return happened(
      MeetingConvened({
        ...called,
        number: nextNumber('会议', yearOf(called.heldOn)),
        noticedOn: noticed,
        agenda: called.agenda.map((entry, n) => ({ ...entry, place: n + 1 })),
        ...(returned.length > 0 ? { returned: [...returned] } : {}),
      }),
    );
  };

const namedTwice = (agenda: Call['agenda']): Call['agenda'][number] | undefined =>
  agenda.find(({ item }, n) => agenda.findIndex((entry) => entry.item === item) !== n);

/**
 * Another day, time or place; within the year of its number, not before its notice. `obstacle`: why an item of its
 * agenda cannot have been decided on that day.
 */
export const moveMeeting =
  (
    to: { readonly heldOn: LocalDate; readonly at?: string | undefined; readonly place?: string | undefined },
    reason: string,
    obstacle?: Refused,
  ): Decide<Meeting, MeetingEvent> =>
  (state) =>
    beforehand(state, ({ meeting, noticedOn, number: { year } }) => {
      if (yearOf(to.heldOn) !== year) return refused('decisions.year-of-meeting', { year });
      if (to.heldOn < noticedOn)
        return refusedBy(ON_THE_NOTICE, 'decisions.meeting-before-notice', { noticedOn, heldOn: to.heldOn });
      return obstacle ?? happened(MeetingMoved({ meeting, ...to, reason }));
    });

/** It does not take place. Its number is not given again. */
export const cancelMeeting =
  (reason: string, today: LocalDate): Decide<Meeting, MeetingEvent> =>
  (state) =>
    state.is === 'cancelled'
      ? nothing()
      : beforehand(state, ({ meeting }) => happened(MeetingCancelled({ meeting, reason, cancelledOn: today })));

/** A member says whether he comes; who does not gives the reason. The last word counts. */
export const answerNotice =
  (
    staff: StaffId,
    comes: boolean,
    reason: string | undefined,
    membersOn: (day: LocalDate) => readonly Due[],
  ): Decide<Meeting, MeetingEvent> =>
  (state) =>
    beforehand(state, ({ meeting, heldOn, replies }) => {
      if (!isAmong(membersOn(heldOn), staff)) return refused('decisions.not-due', { staff });
      const reply = replies.find((one) => one.staff === staff);
      return reply?.comes === comes && reply.reason === reason
        ? nothing()
        : happened(NoticeAnswered({ meeting, staff, comes, reason }));
    });

const onNotice = rule(
  'decisions.not-on-notice',
  ON_THE_NOTICE,
  (whyItCannotWait: string | undefined) => whyItCannotWait !== undefined,
);

/** Puts an item on the agenda after the notice: only because it cannot wait, and the reason stays with it. */
export const putOnAgenda =
  (entry: Omit<AgendaEntry, 'place'>): Decide<Meeting, MeetingEvent> =>
  (state) => {
    switch (state.is) {
      case 'unknown':
      case 'closed':
      case 'cancelled':
        return refused('decisions.meeting-not-open');
      case 'convened':
      case 'open':
        return addToAgenda(state, entry);
    }
  };

const addToAgenda = ({ meeting, agenda }: Convened, entry: Omit<AgendaEntry, 'place'>): Decision<MeetingEvent> => {
  if (agenda.some(({ item }) => item === entry.item))
    return refused('decisions.on-agenda-already', { number: entry.number });
  return (
    hold(onNotice, entry.late) ?? happened(ItemPutOnAgenda({ meeting, entry: { ...entry, place: agenda.length + 1 } }))
  );
};
