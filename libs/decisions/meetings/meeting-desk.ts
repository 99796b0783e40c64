import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Directory, type Roll } from '#directory';
import type { Answered, Given } from '#infra/commands';
import { Ledger, type Streams } from '#infra/events';
import {
  field,
  numberInWords,
  plain,
  writtenNumber,
  type Decide,
  type DocumentNumber,
  type Fields,
  type OrganId,
  type Refusal,
  type StaffId,
} from '#kernel';
import { refused } from '../ground/refusals.ts';
import { Outcome, type MeetingId } from '../ground/terms.ts';
import { ofPersons, PARTY_GROUP_RULES } from '../party-group/quorum.ts';
import { votesInDoubt } from './corrections.ts';
import { METHODS, Vote, type MeetingEvent } from './events.ts';
import { meeting, personsLeft, settledOf, type Held, type Meeting } from './meeting.ts';
import { presentIn, votersOn } from './voting.ts';

export const OUTCOME_WORDS: Readonly<Record<Outcome, string>> = {
  passed: '通过',
  rejected: '不通过',
  deferred: '暂缓',
};

const At = z.object({ place: z.int(), person: z.string().optional() });
/** A meeting as it stands, for the one who runs it. */
export const MeetingAnswer = z.object({
  meeting: z.uuid(),
  number: z.string(),
  state: z.enum(['convened', 'cancelled', 'open', 'closed']),
  heldOn: z.string(),
  due: z.int(),
  present: z.int(),
  inRoom: z.int(),
  absent: z.array(z.string()),
  studied: z.boolean(),
  leave: z.int(),
  version: z.int(),
  agenda: z.array(
    z.object({
      place: z.int(),
      number: z.string(),
      title: z.string(),
      late: z.boolean(),
      outcome: Outcome.optional(),
      votes: z.array(Vote),
    }),
  ),
  flags: z.array(z.string()),
  /** What the command was about. */
  at: At.optional(),
});
export type MeetingAnswer = z.infer<typeof MeetingAnswer>;

const voteInWords = ({ person, for: inFavour, against, abstain, due, needed, outcome, method }: Vote): string =>
  `${person ? `${person}：` : ''}赞成${inFavour}票、反对${against}票、弃权${abstain}票（${METHODS[method].label}；应到${due}人，须${needed}票）→ **${OUTCOME_WORDS[outcome]}**`;

/** The meeting in chat: the entry just dealt with first, then what is left. */
export const meetingInWords = (answer: MeetingAnswer): string => {
  const place = answer.at?.place;
  const { number, due, present, inRoom, absent, agenda, flags, state, heldOn, leave, version } = answer;
  const told = place === undefined ? agenda : agenda.filter((one) => one.place === place);
  const left = agenda.filter(({ outcome }) => outcome === undefined);
  return [
    `**${number}** ${heldOn}${state === 'convened' ? `（已通知${leave > 0 ? `，${leave}人请假` : ''}）` : state === 'cancelled' ? '（已取消）' : `　应到${due}人，实到${present}人${absent.length > 0 ? `，请假：${plain(absent.join('、'))}` : ''}${state === 'closed' ? '，已散会' : inRoom < present ? `，现在会场${inRoom}人` : ''}${version > 1 ? `（第${version}版，更正后）` : ''}`}`,
    told
      .map(({ place: n, number: of, title, late, outcome, votes }) =>
        [
          `- 议题${n} ${of} ${title}${late ? '（临时议题）' : ''}${votes.length === 0 && outcome ? ` → **${OUTCOME_WORDS[outcome]}**` : ''}`,
          ...votes.map((vote) => `  ${voteInWords(vote)}`),
        ].join('  \n'),
      )
      .join('\n'),
    flags.length > 0 ? `请注意：\n\n${flags.map((flag) => `- ${flag}`).join('\n')}` : '',
    state === 'open' && place !== undefined
      ? left.length > 0
        ? `还有${left.length}项未表决：议题${left.map((one) => one.place).join('、')}。`
        : '各项议题都已处理，可以“散会”。'
      : '',
  ]
    .filter((part) => part !== '')
    .join('\n\n');
};

/** The meeting a use case is about: named, or the one at hand. */
export const meetingField = field(writtenNumber('会议'), {
  label: '会议',
  ask: '哪次会议？例如“第37次党组会”。',
  example: '会议〔2026〕37号',
  kind: { is: 'number', series: '会议', offers: { query: 'decisions.meetings-at-hand', input: {} } },
});
export const placeField = field(z.int().min(1).max(200), {
  label: '议题序号',
  ask: '议程上的哪一项？例如“议题3”。',
  example: '3',
  written: '议题3',
  kind: { is: 'place' },
});

type By = Given<Fields>['by'];

/** Where a meeting is found, decided on and told. Two who act at once are decided one after the other, each on what the other left. */
@Injectable()
export class MeetingDesk {
  private readonly meetings: Streams<Meeting, MeetingEvent>;

  constructor(
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Directory) private readonly directory: Directory,
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
      : this.answered(by, id, recording.events.at(-1)?.seq, at);
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

  /** The meeting as it is, for queries. */
  async find(organ: OrganId, of: DocumentNumber): Promise<MeetingAnswer | undefined> {
    const it = await this.at(organ, of);
    return it.is === 'unknown' ? undefined : answerOf(it, await this.directory.roll(organ));
  }

  private async answered(
    by: By,
    id: MeetingId,
    seq: string | undefined,
    at: z.infer<typeof At> | undefined,
  ): Promise<Answered<MeetingAnswer>> {
    const it = await this.meetings.now(by.actor.organ, id);
    if (it.is === 'unknown') throw new Error(`a meeting that was just recorded is unknown: ${id}`);
    return {
      is: 'done',
      answer: { ...answerOf(it, await this.directory.roll(by.actor.organ)), ...(at ? { at } : {}) },
      ...(seq === undefined ? {} : { seq }),
    };
  }

  /** A refusal tells people by name. */
  private async named(by: By, { refusal }: { readonly refusal: Refusal }): Promise<Answered<MeetingAnswer>> {
    const { staff } = refusal.facts;
    const known =
      typeof staff === 'string'
        ? (await this.directory.roll(by.actor.organ)).staff.get(staff as StaffId)?.name
        : undefined;
    return {
      is: 'refused',
      refusal: known === undefined ? refusal : { ...refusal, facts: { ...refusal.facts, staff: known } },
    };
  }
}

const answerOf = (it: Exclude<Meeting, { is: 'unknown' }>, { staff }: Roll): MeetingAnswer => {
  const nameOf = (one: StaffId) => staff.get(one)?.name ?? one;
  const held = it.is === 'open' || it.is === 'closed' ? it : undefined;
  return {
    meeting: it.meeting,
    number: numberInWords(it.number),
    state: it.is,
    heldOn: it.heldOn,
    due: held?.due.length ?? 0,
    present: held ? held.due.length - held.absent.length : 0,
    inRoom: held ? presentIn(held) : 0,
    absent: held ? held.absent.map(({ staff: one, reason }) => `${nameOf(one)}（${reason}）`) : [],
    studied: it.studied,
    leave: it.replies.filter(({ comes }) => !comes).length,
    version: 1 + (held?.corrections ?? 0),
    agenda: it.agenda.map(({ place, number, title, late }) => {
      const outcome = held && settledOf(held, place);
      return {
        place,
        number,
        title,
        late: late !== undefined,
        ...(outcome ? { outcome } : {}),
        votes: held?.votes.filter((one) => one.place === place) ?? [],
      };
    }),
    flags: held ? flagsOf(held, nameOf) : [],
  };
};

const places = (all: readonly number[]): string => `议题${[...new Set(all)].toSorted((a, b) => a - b).join('、')}`;

/** What is odd about a meeting without being forbidden. */
const flagsOf = (held: Held, nameOf: (staff: StaffId) => string): string[] => {
  const voted = held.votes.map(({ place }) => place);
  const spoken = new Map(held.heard.map((one) => [one.place, one]));
  const unheard = voted.filter((place) => !spoken.has(place) || spoken.get(place)!.afterVote);
  const silent = [...spoken.values()]
    .filter(
      ({ place, speakers }) =>
        voted.includes(place) && votersOn(held, place).some(({ staff }) => !speakers.includes(staff)),
    )
    .map(({ place }) => place);
  const doubtful = votesInDoubt(held);
  const lacking = doubtful.filter(({ quorate }) => !quorate);
  return [
    ...(held.studied ? [] : ['没有登记会前学法（局重大决策会前学法制度，待核实）']),
    ...(held.due.some(
      ({ staff, rank }) =>
        rank === 'secretary' && staff !== held.chair && !held.absent.some((one) => one.staff === staff),
    )
      ? [`党组书记到会而由他人主持（${PARTY_GROUP_RULES}，待核实）`]
      : []),
    ...held.heard
      .filter(({ chairFirst }) => chairFirst)
      .map(({ place }) => `议题${place}：主持人没有末位表态（${PARTY_GROUP_RULES}，待核实）`),
    ...(unheard.length > 0 ? [`${places(unheard)}：表决前没有登记讨论发言（先充分讨论，再表决）`] : []),
    ...(silent.length > 0 ? [`${places(silent)}：有到会成员没有登记发言（先充分讨论，再表决）`] : []),
    ...held.agenda
      .filter((entry) => voted.includes(entry.place) && ofPersons(entry))
      .flatMap((entry) => {
        const left = personsLeft(held, entry);
        return left.length > 0 && held.is === 'closed'
          ? [`议题${entry.place}：${left.join('、')}没有表决，留待下次会议`]
          : [];
      }),
    ...[...new Set(held.recused.map(({ place }) => place))]
      .filter((place) => held.is === 'open' && votersOn(held, place).length * 2 < held.due.length)
      .map((place) => `议题${place}：回避后参加表决的不足应到成员的半数`),
    ...held.confirmed
      .filter(({ agrees }) => !agrees)
      .map(({ staff, remark }) => `纪要有异议：${nameOf(staff)}${remark ? `：${remark}` : ''}`),
    ...(doubtful.length > 0
      ? [`${places(doubtful.map(({ place }) => place))}：表决人数与更正后的到会、回避情况不符，请“更正表决”`]
      : []),
    ...(lacking.length > 0
      ? [
          `${places(lacking.map(({ place }) => place))}：按更正后的到会情况，到会人数不足法定人数，应当提请党组会议重新研究（${PARTY_GROUP_RULES}）`,
        ]
      : []),
  ];
};
