import { Inject } from '@nestjs/common';
import { sql, type Kysely } from 'kysely';
import { z } from 'zod';
import { Handles, query } from '#infra/commands';
import { Database } from '#infra/database';
import { dateInWords, field, LocalDate, numberInWords, PeriodParameter, role, type OrganId } from '#kernel';
import type { Outcome } from '../ground/terms.ts';
import type { MeetingTables } from './meeting-register/meeting-line.ts';

const PAGE = 10;
/** What the state of a meeting is called in lists and ledgers. */
export const MEETING_STATES = { convened: '已通知', cancelled: '已取消', open: '进行中', closed: '已召开' } as const;
const State = z.enum(['convened', 'cancelled', 'open', 'closed']);
const MeetingLine = z.object({
  meeting: z.uuid(),
  number: z.string(),
  heldOn: LocalDate,
  state: State,
  items: z.int(),
  due: z.int(),
  present: z.int(),
});
type MeetingLine = z.infer<typeof MeetingLine>;

/** Who was due and there is said of a meeting that began. */
const inChat = ({ number, heldOn, state, items, due, present }: MeetingLine) => {
  const began = state === 'open' || state === 'closed';
  const parts = [dateInWords(heldOn), MEETING_STATES[state], `议题${items}个`];
  if (began) parts.push(`应到${due}人实到${present}人`);
  return { head: number, tail: parts.join(' · '), opens: number };
};

const answer = z.object({
  items: z.array(MeetingLine),
  meetings: z.int(),
  entries: z.int(),
  outcomes: z.object({ passed: z.int(), rejected: z.int(), deferred: z.int() }),
  page: z.int(),
  more: z.boolean(),
});

/** Meetings held, and how many items they dealt with, with what they came to; each line opens its meeting. */
export const FindMeetings = query('decisions.find-meetings', {
  title: '查会议',
  topic: '党组会议',
  may: role('staff', 'office', 'secretary', 'member', 'legal'),
  from: 'decisions.meeting-register',
  input: z.object({
    period: PeriodParameter.optional(),
    state: State.optional(),
    page: z.coerce.number().int().min(1).max(1000).default(1),
  }),
  answer,
  chat: {
    says: [
      '查会议',
      '党组会',
      '会议台账',
      '几次党组会',
      '多少次党组会',
      '开了几次…会',
      '多少次会议',
      '党组会议',
      '开过…会',
    ],
    examples: ['2025年开了几次党组会、多少议题', '查会议 今年', '党组会 2026年3月'],
    fields: {
      period: field(PeriodParameter, {
        label: '时间',
        ask: '哪段时间的？',
        example: '2026-01-01..2026-12-31',
        kind: { is: 'period' },
        needed: () => false,
      }),
      state: field(State, {
        label: '状态',
        ask: '哪种状态的？',
        example: 'closed',
        kind: { is: 'choice', options: Object.entries(MEETING_STATES).map(([value, label]) => ({ value, label })) },
        needed: () => false,
      }),
    },
    tells: ({ items, meetings, entries, outcomes, page, more }) => ({
      title: '党组会议',
      summary:
        `共召开 **${meetings}** 次，议题 **${entries}** 个：` +
        `通过${outcomes.passed}个、未通过${outcomes.rejected}个、暂缓${outcomes.deferred}个。`,
      lines: items.map(inChat),
      none: page === 1 ? '没有找到会议。' : '没有更多了。',
      more,
    }),
  },
});
export type FindMeetings = InstanceType<typeof FindMeetings>;

@Handles(FindMeetings)
export class FindMeetingsHandler {
  constructor(@Inject(Database) private readonly database: Database) {}

  async execute({ input: { period, state, page }, actor }: FindMeetings): Promise<z.output<typeof answer>> {
    const db = this.database.of<MeetingTables>(actor.organ);
    const days: Days = [period?.first ?? '0000-01-01', period?.last ?? '9999-12-31'];
    const meetings = meetingsIn(db, actor.organ, days).$if(state !== undefined, (all) =>
      all.where('state', '=', state!),
    );
    const [rows, { held, dealt }, counts] = await Promise.all([
      pageOf(meetings, page),
      meetings
        .where('state', '=', 'closed')
        .select(({ fn }) => [
          fn.countAll<string>().as('held'),
          sql<string>`coalesce(sum(coalesce(counted, items)), 0)`.as('dealt'),
        ])
        .executeTakeFirstOrThrow(),
      outcomesIn(db, actor.organ, days),
    ]);
    const countOf = (outcome: Outcome) => Number(counts.find((count) => count.outcome === outcome)?.n ?? 0);
    return {
      items: rows.slice(0, PAGE).map(({ meeting, year, serial, held_on, state, items, counted, due, absent }) => ({
        meeting,
        number: numberInWords({ series: '会议', year, serial }),
        heldOn: held_on as LocalDate,
        state,
        items: counted ?? items,
        due: due.length,
        present: due.length - absent.length,
      })),
      meetings: Number(held),
      entries: Number(dealt),
      outcomes: { passed: countOf('passed'), rejected: countOf('rejected'), deferred: countOf('deferred') },
      page,
      more: rows.length > PAGE,
    };
  }
}

/** The first day and the last. */
type Days = readonly [first: string, last: string];

const meetingsIn = (db: Kysely<MeetingTables>, organ: OrganId, [first, last]: Days) =>
  db
    .selectFrom('meeting_register')
    .where('organ', '=', organ)
    .where('held_on', '>=', first)
    .where('held_on', '<=', last);

/** One more than a page; the latest number first. */
const pageOf = (meetings: ReturnType<typeof meetingsIn>, page: number) =>
  meetings
    .select(['meeting', 'year', 'serial', 'held_on', 'state', 'items', 'counted', 'due', 'absent'])
    .orderBy('year', 'desc')
    .orderBy('serial', 'desc')
    .limit(PAGE + 1)
    .offset((page - 1) * PAGE)
    .execute();

/** Of meetings that ended: how many of the entries they dealt with came to what; what was left undiscussed is none. */
const outcomesIn = (db: Kysely<MeetingTables>, organ: OrganId, [first, last]: Days) =>
  db
    .selectFrom('meeting_entry')
    .innerJoin('meeting_register', (join) =>
      join
        .onRef('meeting_register.organ', '=', 'meeting_entry.organ')
        .onRef('meeting_register.meeting', '=', 'meeting_entry.meeting'),
    )
    .where('meeting_entry.organ', '=', organ)
    .where('state', '=', 'closed')
    .where('discussed', '=', true)
    .where('meeting_entry.held_on', '>=', first)
    .where('meeting_entry.held_on', '<=', last)
    .select(['outcome', ({ fn }) => fn.countAll<string>().as('n')])
    .groupBy('outcome')
    .execute();
