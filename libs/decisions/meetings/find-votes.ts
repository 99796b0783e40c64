import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { sql, type Kysely } from 'kysely';
import { Directory } from '#directory';
import { Handles, query } from '#infra/commands';
import { counted, Database } from '#infra/database';
import {
  bearing,
  carrying,
  countInWords,
  dateInWords,
  field,
  LocalDate,
  Marks,
  naming,
  numberInWords,
  PeriodParameter,
  role,
  sayable,
  StaffId,
  type OrganId,
} from '#kernel';
import { Outcome } from '../ground/terms.ts';
import { METHODS, Method } from './events.ts';
import { OUTCOME_WORDS } from './meeting-desk.ts';
import { marksOfRow } from '../party-group/quorum.ts';
import type { MeetingTables } from './meeting-register/meeting-line.ts';
import { tallyInFigures } from './tally.ts';

const PAGE = 10;
const Line = carrying(
  z.object({
    meeting: naming(z.string()),
    heldOn: LocalDate,
    place: z.int(),
    title: sayable(z.string()),
    person: bearing(z.string(), 'personnel').optional(),
    method: Method,
    for: z.int(),
    against: z.int(),
    abstain: z.int(),
    postpone: z.int(),
    invalid: z.int(),
    due: z.int(),
    needed: z.int(),
    outcome: Outcome,
    dissent: bearing(z.array(z.string()), 'secretBallot', (names) => names.length > 0),
    marks: Marks,
  }),
);
type Line = z.infer<typeof Line>;
const answer = z.object({ items: z.array(Line), total: z.int(), exact: z.boolean(), page: z.int(), more: z.boolean() });

/** `会议〔2026〕37号 议题3 采购算力平台`, and below it the vote with what it was held against. */
const inChat = (vote: Line) => ({
  head: `${vote.meeting} 议题${vote.place} ${vote.title}${vote.person ? `（${vote.person}）` : ''}`,
  opens: vote.meeting,
  tail: [
    dateInWords(vote.heldOn),
    METHODS[vote.method].label,
    `应到${vote.due}人须${vote.needed}票，${tallyInFigures(vote)}`,
    OUTCOME_WORDS[vote.outcome],
    vote.dissent.length > 0 ? `未同意：${vote.dissent.join('、')}` : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(' · '),
});

/**
 * Every vote with what it was held against, by time, method, outcome, and who did not agree; each line opens its
 * meeting.
 */
export const FindVotes = query('decisions.find-votes', {
  title: '查表决',
  topic: '党组会议',
  may: role('office', 'secretary', 'member', 'legal'),
  from: 'decisions.meeting-register',
  input: z.object({
    period: PeriodParameter.optional(),
    method: Method.optional(),
    outcome: Outcome.optional(),
    dissenter: StaffId.optional(),
    page: z.coerce.number().int().min(1).max(1000).default(1),
  }),
  answer,
  chat: {
    says: ['查表决', '表决记录', '表决情况', '查投票'],
    examples: ['查表决 2026年', '表决记录 今年 无记名', '查表决 赵刚反对'],
    personal: true,
    fields: {
      period: field(PeriodParameter, {
        label: '时间',
        ask: '哪段时间的？',
        example: '2026-01-01..2026-12-31',
        kind: { is: 'period' },
        needed: () => false,
      }),
      method: field(Method, {
        label: '表决方式',
        ask: '哪种方式？',
        example: 'secret',
        kind: { is: 'choice', options: Object.entries(METHODS).map(([value, one]) => ({ value, ...one })) },
        needed: () => false,
      }),
      outcome: field(Outcome, {
        label: '结果',
        ask: '什么结果？',
        example: 'passed',
        kind: { is: 'choice', options: Object.entries(OUTCOME_WORDS).map(([value, label]) => ({ value, label })) },
        needed: () => false,
      }),
      dissenter: field(StaffId, {
        label: '未同意的成员',
        ask: '谁反对或弃权？',
        example: 'zhaogang',
        written: '赵刚反对',
        kind: { is: 'person', behind: '反对|弃权|不同意|缓议' },
        needed: () => false,
      }),
    },
    tells: ({ items, total, exact, page, more }) => ({
      title: '表决记录',
      summary: `共 ${countInWords({ total, exact }, '次')}`,
      none: page === 1 ? '没有找到表决记录。' : '没有更多了。',
      more,
      lines: items.map(inChat),
    }),
  },
});
export type FindVotes = InstanceType<typeof FindVotes>;

@Handles(FindVotes)
export class FindVotesHandler {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Directory) private readonly directory: Directory,
  ) {}

  async execute({ input, actor }: FindVotes): Promise<z.output<typeof answer>> {
    const { page } = input;
    const db = this.database.of<MeetingTables>(actor.organ);
    const votes = votesAskedFor(db, actor.organ, input);
    const [rows, count, { staff }] = await Promise.all([
      pageOf(votes, page),
      counted(db, votes),
      this.directory.roll(actor.organ),
    ]);
    const nameOf = (id: string) => staff.get(id as StaffId)?.name ?? id;
    return {
      items: rows.slice(0, PAGE).map((row) => lineOf(row, nameOf)),
      ...count,
      page,
      more: rows.length > PAGE,
    };
  }
}

const votesAskedFor = (
  db: Kysely<MeetingTables>,
  organ: OrganId,
  { period, method, outcome, dissenter }: FindVotes['input'],
) =>
  db
    .selectFrom('meeting_vote as v')
    .where('v.organ', '=', organ)
    .$if(period !== undefined, (votes) =>
      votes.where('v.held_on', '>=', period!.first).where('v.held_on', '<=', period!.last),
    )
    .$if(method !== undefined, (votes) => votes.where('v.method', '=', method!))
    .$if(outcome !== undefined, (votes) => votes.where('v.outcome', '=', outcome!))
    .$if(dissenter !== undefined, (votes) =>
      votes.where(
        sql<boolean>`(v.meeting, v.place, v.person) in (
          select meeting, place, person from meeting_dissent where organ = ${organ} and staff = ${dissenter!})`,
      ),
    );

/** One more than a page, each vote with the number of its meeting and the title of its item; the latest first. */
const pageOf = (votes: ReturnType<typeof votesAskedFor>, page: number) =>
  votes
    .innerJoin('meeting_entry as e', (join) =>
      join.onRef('e.organ', '=', 'v.organ').onRef('e.meeting', '=', 'v.meeting').onRef('e.place', '=', 'v.place'),
    )
    .innerJoin('meeting_register as m', (join) =>
      join.onRef('m.organ', '=', 'v.organ').onRef('m.meeting', '=', 'v.meeting'),
    )
    .select(['m.year', 'm.serial', 'e.title', 'e.persons'])
    .selectAll('v')
    .orderBy('v.held_on', 'desc')
    .orderBy('v.meeting')
    .orderBy('v.place')
    .orderBy('v.person')
    .limit(PAGE + 1)
    .offset((page - 1) * PAGE)
    .execute();

const lineOf = (vote: Awaited<ReturnType<typeof pageOf>>[number], nameOf: (staff: string) => string): Line => ({
  meeting: numberInWords({ series: '会议', year: vote.year, serial: vote.serial }),
  heldOn: vote.held_on as LocalDate,
  place: vote.place,
  title: vote.title,
  ...(vote.person === '' ? {} : { person: vote.person }),
  method: vote.method,
  for: vote.in_favour,
  against: vote.against,
  abstain: vote.abstain,
  postpone: vote.postpone,
  invalid: vote.invalid,
  due: vote.due,
  needed: vote.needed,
  outcome: vote.outcome,
  dissent: vote.dissent.map(nameOf),
  marks: [...marksOfRow(vote)],
});
