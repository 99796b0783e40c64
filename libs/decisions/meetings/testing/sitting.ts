// Meetings for the specs: m1 is the secretary, the others are members.
import { fold, type LocalDate, type StaffId } from '#kernel';
import type { Category } from '../../ground/categories.ts';
import type { ItemId, MeetingId } from '../../ground/terms.ts';
import { votesNeeded } from '../../party-group/quorum.ts';
import {
  AttendanceRecorded,
  MeetingConvened,
  MeetingOpened,
  MemberRecused,
  VoteTaken,
  type AgendaEntry,
  type MeetingEvent,
  type Vote,
} from '../events.ts';
import type { Ballot } from '../ballot.ts';
import { meeting } from '../meeting.ts';
import { openMeeting } from '../opening.ts';
import { takeVote } from '../voting.ts';

export const today = '2026-03-20' as LocalDate;
export const id = '018f2b3c-0000-7000-8000-0000000000aa' as MeetingId;
export const itemAt = (n: number) => `018f2b3c-0000-7000-8000-0000000001${String(n).padStart(2, '0')}` as ItemId;
export const members = (n: number) =>
  Array.from({ length: n }, (_, i) => ({
    staff: `m${i + 1}` as StaffId,
    rank: i === 0 ? ('secretary' as const) : ('member' as const),
  }));
export const entry = (place: number, category: Category = 'majorDecision', late?: string): AgendaEntry => ({
  place,
  item: itemAt(place),
  number: `议题〔2026〕${place}号`,
  title: `事项${place}`,
  category,
  ...(late ? { late } : {}),
});
export const convened = (...agenda: AgendaEntry[]) =>
  MeetingConvened({
    meeting: id,
    number: { series: '会议', year: 2026, serial: 7 },
    heldOn: today,
    noticedOn: '2026-03-16' as LocalDate,
    agenda,
  });
export const opened = (due: number, recusedCount = true) =>
  MeetingOpened({ meeting: id, due: members(due), chair: 'm1' as StaffId, recusedCount, openedOn: today });
export const away = (...staff: string[]) =>
  AttendanceRecorded({ meeting: id, absent: staff.map((one) => ({ staff: one as StaffId, reason: '出差' })) });
export const recused = (place: number, staff: string) =>
  MemberRecused({ meeting: id, place, staff: staff as StaffId, reason: '亲属' });
export const opening = (due: number, change: Partial<Parameters<typeof openMeeting>[0]> = {}, on: string = today) =>
  openMeeting({ membersOn: () => members(due), recusedCount: true, ...change }, on as LocalDate);
/** So many members due, so many of them away, one item of this category. */
export const sitting = (
  due: number,
  absent = 0,
  category: Category = 'majorDecision',
  ...more: MeetingEvent[]
): MeetingEvent[] => [
  convened(entry(1, category), entry(2)),
  opened(due),
  ...(absent > 0
    ? [
        away(
          ...members(due)
            .slice(due - absent)
            .map((one) => one.staff),
        ),
      ]
    : []),
  ...more,
];
export const secret = (inFavour: number, against = 0, abstain = 0, change: Partial<Ballot> = {}): Ballot => ({
  place: 1,
  method: 'secret',
  for: inFavour,
  against,
  abstain,
  opposed: [],
  abstained: [],
  ...change,
});
/** The vote a ballot comes to. */
export const voteOf = (past: MeetingEvent[], ballot: Ballot): Vote | string => {
  const outcome = takeVote(ballot, undefined)(fold(meeting, past));
  return 'refusal' in outcome ? outcome.refusal.code : (outcome.events[0] as ReturnType<typeof VoteTaken>).data.vote;
};
export const resultOf = (past: MeetingEvent[], ballot: Ballot) => {
  const vote = voteOf(past, ballot);
  return typeof vote === 'string' ? vote : vote.outcome;
};

export const cast = (due: number, against: string[] = [], abstain: string[] = [], without: string[] = []) =>
  members(due)
    .filter(({ staff }) => !without.includes(staff))
    .map(({ staff }) => ({
      staff,
      vote: voteIn(staff, against, abstain),
    }));
const voteIn = (staff: string, against: string[], abstain: string[]) => {
  if (against.includes(staff)) return 'against' as const;
  return abstain.includes(staff) ? ('abstain' as const) : ('for' as const);
};
export const voted = (place: number, due: number, person?: string) =>
  VoteTaken({
    meeting: id,
    item: itemAt(place),
    resolution: undefined,
    vote: {
      place,
      ...(person ? { person } : {}),
      method: 'hands',
      for: due,
      against: 0,
      abstain: 0,
      voters: members(due).map(({ staff }) => staff),
      cast: cast(due),
      due,
      present: due,
      needed: votesNeeded(due),
      outcome: 'passed',
    },
  });
export const hands = (change: Partial<Ballot> = {}): Ballot => ({
  place: 1,
  method: 'hands',
  against: 0,
  abstain: 0,
  opposed: [],
  abstained: [],
  ...change,
});
