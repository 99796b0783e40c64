// A meeting for the specs of papers: five members, one of them away; an item passed in points, two candidates of whom
// one was put off, an item put off as a whole.
import { fold, type LocalDate, type StaffId } from '#kernel';
import {
  AttendanceRecorded,
  LawStudied,
  MeetingClosed,
  MeetingConvened,
  MeetingOpened,
  MemberRecused,
  ObserversNoted,
  OpinionsHeard,
  EntryDeferred,
  VoteTaken,
  WrittenOpinionGiven,
  type AgendaEntry,
  type MeetingEvent,
  type Vote,
} from '../../meetings/events.ts';
import { meeting } from '../../meetings/meeting.ts';
import { id, itemAt } from '../../meetings/testing/sitting.ts';
import type { HeldSource, Member, Source } from '../drawing/source.ts';

const STAFF: Readonly<Record<string, readonly [name: string, post: string, unit: string]>> = {
  wang: ['王建国', '党组书记、局长', '局领导'],
  li: ['李敏', '副局长', '局领导'],
  zhao: ['赵刚', '副局长', '局领导'],
  sun: ['孙丽', '总工程师', '局领导'],
  ahmat: ['艾合买提·吐尔逊', '副局长', '局领导'],
  chen: ['陈霞', '办公室主任', '办公室'],
  ma: ['马晓红', '平台中心主任', '平台中心'],
  zhou: ['周芳', '政策法规科科长', '政策法规科'],
  zhang: ['张伟', '计划科副科长', '计划科'],
  lina: ['李娜', '平台中心工程师', '平台中心'],
};
export const day = '2026-03-20' as LocalDate;
const staff = (one: string) => one as StaffId;
const MEMBERS: readonly Member[] = ['wang', 'li', 'zhao', 'sun', 'ahmat'].map((one, n) => ({
  staff: staff(one),
  rank: n === 0 ? 'secretary' : 'member',
  post: '',
}));
const here = ['wang', 'li', 'zhao', 'ahmat'].map(staff);

const entry = (place: number, title: string, change: Partial<AgendaEntry> = {}): AgendaEntry => ({
  place,
  item: itemAt(place),
  number: `议题〔2026〕${place}号`,
  title,
  category: 'largeFunds',
  ...change,
});

export const AGENDA: readonly AgendaEntry[] = [
  entry(1, '采购高性能计算平台', { reporter: staff('ma') }),
  entry(2, '拟任张伟、李娜为计划科领导人员', { category: 'personnel', persons: ['张伟', '李娜'] }),
  entry(3, '2026年科技计划项目指南', { category: 'majorDecision' }),
];

export const convened = MeetingConvened({
  meeting: id,
  number: { series: '会议', year: 2026, serial: 7 },
  heldOn: day,
  at: '10:00',
  place: '三楼会议室',
  noticedOn: '2026-03-16' as LocalDate,
  agenda: [...AGENDA],
});

export const vote = (place: number, change: Partial<Vote>): Vote => ({
  place,
  method: 'hands',
  for: 4,
  against: 0,
  abstain: 0,
  voters: here,
  due: 5,
  present: 4,
  needed: 3,
  outcome: 'passed',
  ...change,
});
const secret = { method: 'secret' } as const;

export const sat: readonly MeetingEvent[] = [
  convened,
  MeetingOpened({
    meeting: id,
    due: MEMBERS.map(({ staff: one, rank }) => ({ staff: one, rank })),
    chair: staff('wang'),
    recusedCount: true,
    openedOn: day,
  }),
  AttendanceRecorded({ meeting: id, absent: [{ staff: staff('sun'), reason: '出差' }] }),
  ObserversNoted({ meeting: id, observers: ['chen'] }),
  ObserversNoted({ meeting: id, place: 1, observers: ['ma', '法律顾问王某'] }),
  LawStudied({ meeting: id, statute: '《科学技术进步法》' }),
  WrittenOpinionGiven({ meeting: id, place: 1, staff: staff('sun'), opinion: '同意，注意信创要求' }),
  OpinionsHeard({
    meeting: id,
    place: 1,
    speakers: [staff('li'), staff('zhao'), staff('ahmat'), staff('wang')],
    chairFirst: false,
    gist: '李敏：同意采购；赵刚：资金分两年安排。艾合买提·吐尔逊：同意；李敏：补充一点，先做论证；王建国：同意大家意见',
  }),
  VoteTaken({
    meeting: id,
    item: itemAt(1),
    vote: vote(1, {
      for: 3,
      abstain: 1,
      cast: here.map((one) => ({ staff: one, vote: one === 'zhao' ? 'abstain' : 'for' })),
    }),
    resolution: '原则同意采购方案，资金分两年安排；由平台中心按程序组织采购；采购结果向党组报告',
  }),
  MemberRecused({ meeting: id, place: 2, staff: staff('ahmat'), reason: '与候选人有亲属关系' }),
  VoteTaken({
    meeting: id,
    item: itemAt(2),
    vote: vote(2, { ...secret, person: '张伟', for: 3, voters: here.slice(0, 3) }),
    resolution: undefined,
  }),
  VoteTaken({
    meeting: id,
    item: itemAt(2),
    vote: vote(2, { ...secret, person: '李娜', for: 2, abstain: 1, voters: here.slice(0, 3), outcome: 'deferred' }),
    resolution: undefined,
  }),
  EntryDeferred({ meeting: id, item: itemAt(3), place: 3, reason: '征求意见尚未结束' }),
];
export const closed = MeetingClosed({ meeting: id, unsettled: [], closedOn: day });

const known = (one: string) => {
  const person = STAFF[one];
  return person && { name: person[0], post: person[1], unit: person[2] };
};

/** What a paper is drawn from, after these events. */
export const sourceOf = (events: readonly MeetingEvent[], change: Partial<Source> = {}): HeldSource =>
  ({
    organ: {
      name: '天山市科学技术局',
      short: '市科技局',
      address: '天山市人民路1号',
      phone: '0990-1234567',
      head: staff('wang'),
    },
    meeting: fold(meeting, [...events]),
    events,
    nameOf: (one) => known(one)?.name ?? one,
    audience: 'oneself',
    known,
    posts: (name) => Object.values(STAFF).find(([own]) => own === name)?.[1],
    members: MEMBERS,
    recorder: staff('chen'),
    begunAt: '10:00',
    endedAt: '11:35',
    issue: 6,
    overridden: [],
    tasks: [{ place: 1, unit: '平台中心', due: '2026-12-31' as LocalDate }],
    today: '2026-03-23' as LocalDate,
    ...change,
  }) as HeldSource;
