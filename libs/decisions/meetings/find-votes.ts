import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { sql } from 'kysely';
import { Directory } from '#directory';
import { Handles, query } from '#infra/commands';
import { Database } from '#infra/database';
import { dateInWords, field, LocalDate, numberInWords, PeriodParameter, role, StaffId } from '#kernel';
import { Outcome } from '../ground/terms.ts';
import { METHODS, Method } from './events.ts';
import { OUTCOME_WORDS } from './meeting-desk.ts';
import type { MeetingTables } from './meeting-register/meeting-line.ts';

const PAGE = 10;
const Line = z.object({
  meeting: z.string(),
  heldOn: LocalDate,
  place: z.int(),
  title: z.string(),
  person: z.string().optional(),
  method: Method,
  for: z.int(),
  against: z.int(),
  abstain: z.int(),
  due: z.int(),
  needed: z.int(),
  outcome: Outcome,
  dissent: z.array(z.string()),
});
const answer = z.object({ items: z.array(Line), total: z.int(), page: z.int(), more: z.boolean() });

/** Every vote with what it was held against, by time, method, outcome, and who did not agree; each line opens its meeting. */
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
        kind: { is: 'person', behind: '反对|弃权|不同意' },
        needed: () => false,
      }),
    },
    tells: ({ items, total, page, more }) => ({
      title: '表决记录',
      summary: `共 **${total}** 次`,
      none: page === 1 ? '没有找到表决记录。' : '没有更多了。',
      more,
      lines: items.map(
        ({
          meeting,
          heldOn,
          place,
          title,
          person,
          method,
          for: inFavour,
          against,
          abstain,
          due,
          needed,
          outcome,
          dissent,
        }) => ({
          head: `${meeting} 议题${place} ${title}${person ? `（${person}）` : ''}`,
          opens: meeting,
          tail: [
            dateInWords(heldOn),
            METHODS[method].label,
            `应到${due}人须${needed}票，赞成${inFavour}反对${against}弃权${abstain}`,
            OUTCOME_WORDS[outcome],
            dissent.length > 0 ? `未同意：${dissent.join('、')}` : undefined,
          ]
            .filter((part) => part !== undefined)
            .join(' · '),
        }),
      ),
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

  async execute({
    input: { period, method, outcome, dissenter, page },
    actor,
  }: FindVotes): Promise<z.output<typeof answer>> {
    const asked = this.database
      .of<MeetingTables>(actor.organ)
      .selectFrom('meeting_vote as v')
      .where('v.organ', '=', actor.organ)
      .$if(period !== undefined, (it) =>
        it.where('v.held_on', '>=', period!.first).where('v.held_on', '<=', period!.last),
      )
      .$if(method !== undefined, (it) => it.where('v.method', '=', method!))
      .$if(outcome !== undefined, (it) => it.where('v.outcome', '=', outcome!))
      .$if(dissenter !== undefined, (it) => it.where(sql<boolean>`v.dissent @> ${[dissenter!]}::text[]`));
    const [rows, { total }, { staff }] = await Promise.all([
      asked
        .innerJoin('meeting_entry as e', (join) =>
          join.onRef('e.organ', '=', 'v.organ').onRef('e.meeting', '=', 'v.meeting').onRef('e.place', '=', 'v.place'),
        )
        .innerJoin('meeting_register as m', (join) =>
          join.onRef('m.organ', '=', 'v.organ').onRef('m.meeting', '=', 'v.meeting'),
        )
        .select(['m.year', 'm.serial', 'e.title'])
        .selectAll('v')
        .orderBy('v.held_on', 'desc')
        .orderBy('v.meeting')
        .orderBy('v.place')
        .orderBy('v.person')
        .limit(PAGE + 1)
        .offset((page - 1) * PAGE)
        .execute(),
      asked.select(({ fn }) => fn.countAll<string>().as('total')).executeTakeFirstOrThrow(),
      this.directory.roll(actor.organ),
    ]);
    return {
      items: rows
        .slice(0, PAGE)
        .map(
          ({
            year,
            serial,
            title,
            held_on,
            place,
            person,
            method: by,
            in_favour,
            against,
            abstain,
            due,
            needed,
            outcome: came,
            dissent,
          }) => ({
            meeting: numberInWords({ series: '会议', year, serial }),
            heldOn: held_on as LocalDate,
            place,
            title,
            ...(person === '' ? {} : { person }),
            method: by,
            for: in_favour,
            against,
            abstain,
            due,
            needed,
            outcome: came,
            dissent: dissent.map((one) => staff.get(one as StaffId)?.name ?? one),
          }),
        ),
      total: Number(total),
      page,
      more: rows.length > PAGE,
    };
  }
}
