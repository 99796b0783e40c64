import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Directory, type Roll } from '#directory';
import type { Answered, Given } from '#infra/commands';
import { Ledger, type Streams } from '#infra/events';
import {
  bearing,
  carrying,
  field,
  Marks,
  naming,
  numberInWords,
  plain,
  sayable,
  writtenNumber,
  type Decide,
  type DocumentNumber,
  type Fields,
  type NextStep,
  type OrganId,
  type StaffId,
} from '#kernel';
import { namesIn } from '../ground/names.ts';
import { refused, type Refused } from '../ground/refusals.ts';
import { Outcome, type MeetingId } from '../ground/terms.ts';
import { METHODS, Vote, type AgendaEntry, type MeetingEvent } from './events.ts';
import { marksOf } from '../party-group/quorum.ts';
import { Interests } from './interests.ts';
import type { KnownNow } from './late-interest.ts';
import { flagsOf } from './meeting-flags.ts';
import { isVotedOn, type Held, type Meeting } from './meeting-state.ts';
import { meeting, settledOf } from './meeting.ts';
import { presentIn } from './presence.ts';
import { tallyInWords } from './tally.ts';

export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  passed: '通过',
  rejected: '不通过',
  deferred: '暂缓',
};

const Named = bearing(z.string(), 'personnel');
const At = z.object({ place: z.int(), person: Named.optional() });
/** A meeting as it stands, for the one who runs it. */
export const MeetingAnswer = z.object({
  meeting: z.uuid(),
  number: z.string(),
  state: z.enum(['convened', 'cancelled', 'open', 'closed']),
  heldOn: z.string(),
  due: z.int(),
  present: z.int(),
  inRoom: z.int(),
  absent: bearing(z.array(z.string()), 'personal'),
  studied: z.boolean(),
  leave: z.int(),
  version: z.int(),
  agenda: z.array(
    carrying(
      z.object({
        place: z.int(),
        number: naming(z.string()),
        title: sayable(z.string()),
        late: z.boolean(),
        outcome: Outcome.optional(),
        votes: z.array(Vote),
        marks: Marks,
      }),
    ),
  ),
  flags: bearing(z.array(z.string()), 'internal'),
  /** What the command was about. */
  at: At.optional(),
  /** Corrections that wait for their approval. */
  pending: z.array(z.object({ correction: z.int(), what: bearing(z.string(), 'internal'), approvedBy: z.string() })),
  /** The one the command asked for: nothing is changed yet. */
  asked: z.int().optional(),
  /** A vote as it stood before the command changed it. */
  was: Vote.optional(),
  /** Votes whose outcome is another by a correction. */
  rejudged: z
    .array(z.object({ place: z.int(), person: Named.optional(), was: Outcome, outcome: Outcome, why: z.string() }))
    .optional(),
  /** Entries that a meeting which has ended did not vote on. */
  unvoted: z.array(z.int()).optional(),
});
export type MeetingAnswer = z.infer<typeof MeetingAnswer>;

/** `赞成7票、反对0票、弃权1票（举手表决；应到9人，须5票）→ **通过**`; of a person, with his name before it. */
const voteInWords = (vote: Vote): string => {
  const about = vote.person ? `${vote.person}：` : '';
  const heldAgainst = `${METHODS[vote.method].label}；应到${vote.due}人，须${vote.needed}票`;
  return `${about}${tallyInWords(vote)}（${heldAgainst}）→ **${OUTCOME_WORDS[vote.outcome]}**`;
};

/** The meeting in chat: the entry just dealt with first, then what is left. */
export const meetingInWords = (answer: MeetingAnswer): string => {
  const place = answer.at?.place;
  const { agenda, flags } = answer;
  const shown = place === undefined ? agenda : agenda.filter((entry) => entry.place === place);
  return [
    headline(answer),
    pendingInWords(answer),
    answer.was ? `原登记：${voteInWords(answer.was)}` : '',
    (answer.rejudged ?? []).map(rejudgedInWords).join('\n\n'),
    shown.map(entryInWords).join('\n'),
    flags.length > 0 ? `请注意：\n\n${flags.map((flag) => `- ${flag}`).join('\n')}` : '',
    place === undefined ? '' : whatIsLeft(answer),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
};

/** What was done, or that it waits for the one who is to approve it. */
export const effectOf = ({ asked, pending }: MeetingAnswer, done: string): string => {
  const waiting = pending.find(({ correction }) => correction === asked);
  return waiting ? `更正已提交，等${waiting.approvedBy}批准；批准以前，记录不变。` : done;
};

const pendingInWords = ({ pending }: MeetingAnswer): string =>
  pending
    .map(({ correction, what, approvedBy }) => `**更正${correction}**（待${approvedBy}批准，尚未生效）：${plain(what)}`)
    .join('\n\n');

/** What is done next at a meeting: it begins, those who are there and the law, one item after the other, the end. */
export const meetingNext = ({
  state,
  number,
  agenda,
  at,
  studied,
  unvoted = [],
}: MeetingAnswer): readonly NextStep[] => {
  switch (state) {
    case 'cancelled':
      return [];
    case 'convened':
      return [{ title: '开会', says: `开会 ${number}` }];
    case 'open':
      return [...(at === undefined ? beforeTheFirst(agenda, studied) : []), ...nextEntry(agenda)];
    case 'closed':
      return [
        ...unvoted.slice(0, 1).map((place) => ({ title: `补记表决 议题${place}`, says: `补记表决 议题${place}` })),
        { title: '起草会议纪要', says: `起草会议纪要 ${number}` },
        { title: '督办事项', says: '督办事项' },
      ];
  }
};

const beforeTheFirst = (agenda: MeetingAnswer['agenda'], studied: boolean): readonly NextStep[] =>
  agenda.some(({ votes }) => votes.length > 0)
    ? []
    : [{ title: '到会情况', says: '到会情况' }, ...(studied ? [] : [{ title: '会前学法', says: '会前学法' }])];

/** The first entry that is not settled; after the last the end. */
const nextEntry = (agenda: MeetingAnswer['agenda']): readonly NextStep[] => {
  const entry = agenda.find(({ outcome }) => outcome === undefined);
  if (!entry) return [{ title: '散会', says: '散会' }];
  const { place, votes } = entry;
  const personByPerson = votes.length > 0;
  return [
    ...(personByPerson ? [] : [{ title: `议题${place} 一致通过`, says: `议题${place} 一致通过` }]),
    { title: `议题${place} 表决`, says: `表决 议题${place}` },
  ];
};

const WHY: Readonly<Record<string, string>> = {
  quorum: '到会人数不足',
  majority: '赞成票不足',
  recusal: '应回避的成员参加了表决',
  restored: '票数成立',
};
/** `议题1 按更正后的情况赞成票不足：原结果“通过”，现为“暂缓”，须提请党组会议重新研究。` */
const rejudgedInWords = ({
  place,
  person,
  was,
  outcome,
  why,
}: NonNullable<MeetingAnswer['rejudged']>[number]): string => {
  const about = `议题${place}${person ? `（${person}）` : ''}`;
  const next = outcome === 'deferred' ? '，须提请党组会议重新研究' : '';
  return `${about}按更正后的情况${WHY[why]}：原结果“${OUTCOME_WORDS[was]}”，现为“${OUTCOME_WORDS[outcome]}”${next}。`;
};

/** `**会议〔2026〕37号** 2026-11-25 应到9人，实到8人，请假：李敏（出差）` */
const headline = (answer: MeetingAnswer): string => `**${answer.number}** ${answer.heldOn}${standing(answer)}`;

const standing = (answer: MeetingAnswer): string => {
  const { leave, inRoom, present } = answer;
  switch (answer.state) {
    case 'convened':
      return `（已通知${leave > 0 ? `，${leave}人请假` : ''}）`;
    case 'cancelled':
      return '（已取消）';
    case 'open':
      return `　${attendance(answer)}${inRoom < present ? `，现在会场${inRoom}人` : ''}${versionNote(answer)}`;
    case 'closed':
      return `　${attendance(answer)}，已散会${versionNote(answer)}`;
  }
};

const attendance = ({ due, present, absent }: MeetingAnswer): string =>
  `应到${due}人，实到${present}人${absent.length > 0 ? `，请假：${plain(absent.join('、'))}` : ''}`;

const versionNote = ({ version }: MeetingAnswer): string => (version > 1 ? `（第${version}版，更正后）` : '');

/** An entry of the agenda in a line, each vote on it in another; put off without a vote, that is said beside it. */
const entryInWords = ({ place, number, title, late, outcome, votes }: MeetingAnswer['agenda'][number]): string => {
  const unvoted = votes.length === 0 && outcome ? ` → **${OUTCOME_WORDS[outcome]}**` : '';
  const entry = `- 议题${place} ${number} ${title}${late ? '（临时议题）' : ''}${unvoted}`;
  return [entry, ...votes.map((vote) => `  ${voteInWords(vote)}`)].join('  \n');
};

/** What a meeting in session has still to vote on. */
const whatIsLeft = ({ state, agenda }: MeetingAnswer): string => {
  if (state !== 'open') return '';
  const left = agenda.filter(({ outcome }) => outcome === undefined);
  return left.length > 0
    ? `还有${left.length}项未表决：议题${left.map((entry) => entry.place).join('、')}。`
    : '各项议题都已处理，可以“散会”。';
};

/** The meeting a use case is about: named, or the one at hand. */
export const meetingField = field(writtenNumber('会议'), {
  label: '会议',
  ask: '哪次会议？例如“第37次党组会”。',
  example: '会议〔2026〕37号',
  kind: {
    is: 'number',
    series: '会议',
    offers: { query: 'decisions.meetings-at-hand', input: {} },
    found: { query: 'decisions.meetings-at-hand', input: {}, by: 'number' },
  },
});
/** The meeting that is to begin: one that was called, today's before all others. */
export const meetingToBegin = {
  ...meetingField,
  kind: { ...meetingField.kind, offers: { query: 'decisions.meetings-at-hand', input: { for: 'beginning' } } },
};
export const placeField = field(z.int().min(1).max(200), {
  label: '议题序号',
  ask: '议程上的哪一项？例如“议题3”。',
  example: '3',
  written: '议题3',
  kind: { is: 'place', found: { query: 'decisions.entries-at-hand', input: {}, within: 'meeting' } },
});

type By = Given<Fields>['by'];

/**
 * Where a meeting is found, decided on and told. Two who act at once are decided one after the other, each on what
 * the other left.
 */
@Injectable()
export class MeetingDesk {
  private readonly meetings: Streams<Meeting, MeetingEvent>;

  constructor(
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Interests) private readonly interests: Interests,
  ) {
    this.meetings = ledger.streams(meeting);
  }

  async open(
    by: By,
    id: MeetingId,
    decision: Decide<Meeting, MeetingEvent>,
    at?: z.infer<typeof At>,
  ): Promise<Answered<MeetingAnswer>> {
    const recording = await this.meetings.decide(by, id, decision);
    return recording.is === 'refused'
      ? this.named(by, recording)
      : this.answered(by, id, recording.events as readonly Recorded[], at);
  }

  async record(
    by: By,
    of: DocumentNumber,
    decision: Decide<Meeting, MeetingEvent>,
    at?: z.infer<typeof At>,
  ): Promise<Answered<MeetingAnswer>> {
    const id = await this.ledger.numbered(by.actor.organ, of);
    return id === undefined
      ? { is: 'refused', ...refused('decisions.meeting-unknown') }
      : this.open(by, id as MeetingId, decision, at);
  }

  async at(organ: OrganId, of: DocumentNumber): Promise<Meeting> {
    const id = await this.ledger.numbered(organ, of);
    return id === undefined ? { is: 'unknown' } : this.meetings.now(organ, id);
  }

  /** Does what is to be done where no vote on an entry stands. */
  async unlessVotedOn(organ: OrganId, of: DocumentNumber, place: number, then: () => Promise<void>): Promise<void> {
    const state = await this.at(organ, of);
    const voted = (state.is === 'open' || state.is === 'closed') && isVotedOn(state, place);
    if (!voted) await then();
  }

  /** The names in words that hold nothing but names of people of the bureau: never a resolution. */
  async namesAlone(organ: OrganId, words: string | undefined): Promise<string | undefined> {
    const said = namesIn((words ?? '').replaceAll(/赞成|同意|反对|弃权|记名|[：:。]/gu, ' '));
    if (said.length === 0) return undefined;
    const { staff } = await this.directory.roll(organ);
    const names = new Set([...staff.values()].map(({ name }) => name));
    return said.every((name) => names.has(name)) ? said.join('、') : undefined;
  }

  /** The meeting as it is, for queries. */
  async find(organ: OrganId, of: DocumentNumber): Promise<MeetingAnswer | undefined> {
    const state = await this.at(organ, of);
    return state.is === 'unknown' ? undefined : this.told(organ, state);
  }

  /** With whom the items touch by what is known now, once it is over. */
  private async told(organ: OrganId, state: Known): Promise<MeetingAnswer> {
    const roll = await this.directory.roll(organ);
    if (state.is !== 'closed') return answerOf(state, roll);
    const { agenda, heldOn } = state;
    const touched = await Promise.all(
      agenda.map(async (entry) => [entry.place, await this.interests.of(organ, entry, heldOn)] as const),
    );
    const known = new Map(touched);
    return answerOf(state, roll, ({ place }) => known.get(place));
  }

  private async answered(
    by: By,
    id: MeetingId,
    events: readonly Recorded[],
    at: z.infer<typeof At> | undefined,
  ): Promise<Answered<MeetingAnswer>> {
    const seq = events.at(-1)?.seq;
    const state = await this.meetings.now(by.actor.organ, id);
    if (state.is === 'unknown') throw new Error(`a meeting that was just recorded is unknown: ${id}`);
    return {
      is: 'done',
      answer: {
        ...(await this.told(by.actor.organ, state)),
        ...(at ? { at } : {}),
        ...changed(events),
      },
      ...(seq === undefined ? {} : { seq }),
    };
  }

  /** A refusal tells people by name. */
  private async named(by: By, { refusal }: Refused): Promise<Answered<MeetingAnswer>> {
    const { staff } = refusal.facts;
    if (typeof staff !== 'string') return { is: 'refused', refusal };
    const roll = await this.directory.roll(by.actor.organ);
    const name = roll.staff.get(staff as StaffId)?.name ?? staff;
    return { is: 'refused', refusal: { ...refusal, facts: { ...refusal.facts, staff: name } } };
  }
}

/** An event of a meeting as it stands in the ledger. */
type Recorded = MeetingEvent & { readonly seq: string };

/** What the events of a command changed: the vote as it was, and outcomes that are others now. */
const changed = (events: readonly Recorded[]): Pick<MeetingAnswer, 'was' | 'rejudged' | 'asked'> => {
  const asked = events.flatMap(({ type, data }) => (type === 'decisions.correction-asked' ? [data.correction] : []))[0];
  const was = events.flatMap(({ type, data }) =>
    type === 'decisions.vote-corrected' || type === 'decisions.vote-retracted' ? (data.was ?? []) : [],
  )[0];
  const rejudged = events.flatMap(({ type, data }) => (type === 'decisions.vote-rejudged' ? [data] : []));
  return { ...(was ? { was } : {}), ...(rejudged.length > 0 ? { rejudged } : {}), ...(asked ? { asked } : {}) };
};

type Known = Exclude<Meeting, { is: 'unknown' }>;

const answerOf = (state: Known, { staff }: Roll, known?: KnownNow): MeetingAnswer => {
  const nameOf = (id: StaffId) => staff.get(id)?.name ?? id;
  const held = state.is === 'open' || state.is === 'closed' ? state : undefined;
  return {
    meeting: state.meeting,
    number: numberInWords(state.number),
    state: state.is,
    heldOn: state.heldOn,
    due: held?.due.length ?? 0,
    present: held ? held.due.length - held.absent.length : 0,
    inRoom: held ? presentIn(held) : 0,
    absent: held ? held.absent.map(({ staff: id, reason }) => `${nameOf(id)}（${reason}）`) : [],
    studied: state.studied,
    leave: state.replies.filter(({ comes }) => !comes).length,
    version: 1 + (held?.corrections ?? 0),
    agenda: state.agenda.map((entry) => entryOf(entry, held)),
    flags: held ? flagsOf(held, nameOf, known) : [],
    pending: (held?.pending ?? []).map(({ correction, what, approvedBy }) => ({
      correction,
      what,
      approvedBy: nameOf(approvedBy),
    })),
    ...(held?.is === 'closed' ? { unvoted: [...unvotedOf(held)] } : {}),
  };
};

/** What was neither voted on, nor put off. */
const unvotedOf = (held: Held): readonly number[] =>
  held.agenda.map(({ place }) => place).filter((place) => !isVotedOn(held, place) && !held.deferred.includes(place));

/** An entry of the agenda with what it came to, as far as the meeting has begun. */
const entryOf = (entry: AgendaEntry, held: Held | undefined): MeetingAnswer['agenda'][number] => {
  const { place, number, title, late } = entry;
  const outcome = held && settledOf(held, place);
  return {
    place,
    number,
    title,
    late: late !== undefined,
    ...(outcome ? { outcome } : {}),
    votes: held?.votes.filter((vote) => vote.place === place) ?? [],
    marks: [...marksOf(entry)],
  };
};
