import type { StaffId } from '#kernel';
import { ofPersons, PARTY_GROUP_RULES } from '../party-group/quorum.ts';
import { interestedIn } from './ballot.ts';
import { votesInDoubt } from './corrections.ts';
import { lateInterestInWords, lateInterests, type KnownNow } from './late-interest.ts';
import { isAmong, isLeave, isVotedOn, type Held } from './meeting-state.ts';
import { personsLeft } from './meeting.ts';
import { isSuperseded, votersAt, votersOn } from './presence.ts';

// What is odd about a meeting without being forbidden: shown to the one who runs it, each with what it is held against.

/** In the order they are shown. `known`: whom the items touch by what is known now; else as their notice had it. */
export const flagsOf = (
  held: Held,
  nameOf: (staff: StaffId) => string,
  known: KnownNow = () => undefined,
): string[] => [
  ...lateInterests(held, known).map((late) => lateInterestInWords(late, nameOf)),
  ...lawStudied(held),
  ...toWithdraw(held, nameOf),
  ...secretaryDidNotPreside(held),
  ...chairWithdrew(held),
  ...chairNotLast(held),
  ...discussion(held),
  ...personsLeftOver(held),
  ...tooFewAfterRecusal(held),
  ...superseded(held, nameOf),
  ...awayWithoutLeave(held, nameOf),
  ...objections(held, nameOf),
  ...votesThatNoLongerFit(held),
];

const STUDY_RULE = '局重大决策会前学法制度，待核实';
const lawStudied = ({ studied, studiedLate }: Held): readonly string[] => [
  ...(studied ? [] : [`没有登记会前学法（${STUDY_RULE}）`]),
  ...(studiedLate ? [`表决之后登记的学法不计为会前学法（${STUDY_RULE}）`] : []),
];

/** Who has still to withdraw from what is not voted on yet. */
const toWithdraw = (held: Held, nameOf: (staff: StaffId) => string): readonly string[] => {
  if (held.is !== 'open') return [];
  return held.agenda
    .filter(({ place }) => !isVotedOn(held, place) && !held.deferred.includes(place))
    .flatMap((entry) => {
      const voters = votersOn(held, entry.place);
      const touched = interestedIn(entry).filter(({ staff }) => isAmong(voters, staff));
      return touched.map(({ staff, why }) => `议题${entry.place}：${nameOf(staff)}须回避（${why}），请先登记回避`);
    });
};

/** 议题1、3 */
const places = (all: readonly number[]): string => `议题${[...new Set(all)].toSorted((a, b) => a - b).join('、')}`;

const secretaryDidNotPreside = ({ due, chair, absent }: Held): readonly string[] => {
  const passedOver = due.some(({ staff, rank }) => rank === 'secretary' && staff !== chair && !isAmong(absent, staff));
  return passedOver ? [`党组书记到会而由他人主持（${PARTY_GROUP_RULES}，待核实）`] : [];
};

/** Who withdraws from an item does not preside over it either. */
const chairWithdrew = ({ recused, chair }: Held): readonly string[] =>
  recused
    .filter(({ staff }) => staff === chair)
    .map(({ place }) => `议题${place}：主持人已回避，请在记录中写明这一项由谁主持（${PARTY_GROUP_RULES}，待核实）`);

const chairNotLast = ({ heard }: Held): readonly string[] =>
  heard
    .filter(({ chairFirst }) => chairFirst)
    .map(({ place }) => `议题${place}：主持人没有末位表态（${PARTY_GROUP_RULES}，待核实）`);

/** Voted on without anybody heard before, or with somebody in the room who did not speak. */
const discussion = (held: Held): readonly string[] => {
  const spoken = new Map(held.heard.map((entry) => [entry.place, entry]));
  const unheard = held.votes
    .map(({ place }) => place)
    .filter((place) => spoken.get(place) === undefined || spoken.get(place)!.afterVote);
  const silent = [...spoken.values()]
    .filter(({ place, speakers }) => votersAt(held, place).some(({ staff }) => !speakers.includes(staff)))
    .map(({ place }) => place)
    .filter((place) => isVotedOn(held, place));
  return [
    ...(unheard.length > 0 ? [`${places(unheard)}：表决前没有登记讨论发言（先充分讨论，再表决）`] : []),
    ...(silent.length > 0 ? [`${places(silent)}：有到会成员没有登记发言（先充分讨论，再表决）`] : []),
  ];
};

/** Of several persons, those a meeting that has ended did not vote on. */
const personsLeftOver = (held: Held): readonly string[] => {
  if (held.is !== 'closed') return [];
  return held.agenda
    .filter((entry) => ofPersons(entry) && isVotedOn(held, entry.place))
    .map((entry) => ({ place: entry.place, left: personsLeft(held, entry) }))
    .filter(({ left }) => left.length > 0)
    .map(({ place, left }) => `议题${place}：${left.join('、')}没有表决，留待下次会议`);
};

const tooFewAfterRecusal = (held: Held): readonly string[] => {
  if (held.is !== 'open') return [];
  const withRecusals = [...new Set(held.recused.map(({ place }) => place))];
  return withRecusals
    .filter((place) => votersOn(held, place).length * 2 < held.due.length)
    .map((place) => `议题${place}：回避后参加表决的不足应到成员的半数`);
};

/** A written opinion is of one who is not there; who came after all speaks and votes himself. */
const superseded = (held: Held, nameOf: (staff: StaffId) => string): readonly string[] =>
  held.written
    .filter(({ place, staff }) => isSuperseded(held, place, staff))
    .map(({ place, staff }) => `议题${place}：${nameOf(staff)}已经到会，其书面意见不再采用，以会上发言为准`);

const awayWithoutLeave = ({ absent }: Held, nameOf: (staff: StaffId) => string): readonly string[] => {
  const missing = absent.filter(({ reason }) => !isLeave(reason)).map(({ staff }) => nameOf(staff));
  return missing.length > 0
    ? [`${missing.join('、')}没有请假而缺席（${PARTY_GROUP_RULES}：不能到会的应当会前请假）`]
    : [];
};

const objections = ({ confirmed }: Held, nameOf: (staff: StaffId) => string): readonly string[] =>
  confirmed
    .filter(({ agrees }) => !agrees)
    .map(({ staff, remark }) => `纪要有异议：${nameOf(staff)}${remark ? `：${remark}` : ''}`);

/** After attendance or recusals were corrected: votes of another number of voters, and those without a quorum. */
const votesThatNoLongerFit = (held: Held): readonly string[] => {
  const doubtful = votesInDoubt(held);
  const lacking = doubtful.filter(({ quorate }) => !quorate);
  const of = (votes: typeof doubtful) => places(votes.map(({ place }) => place));
  const remedy = `按更正后的到会情况，到会人数不足法定人数，应当提请党组会议重新研究（${PARTY_GROUP_RULES}）`;
  return [
    ...(doubtful.length > 0 ? [`${of(doubtful)}：表决人数与更正后的到会、回避情况不符，请“更正表决”`] : []),
    ...(lacking.length > 0 ? [`${of(lacking)}：${remedy}`] : []),
  ];
};
