import { Inject } from '@nestjs/common';
import { z } from 'zod';
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
} from '#kernel';
import { CATEGORIES, Category, categoryOptions } from '../ground/categories.ts';
import { Outcome } from '../ground/terms.ts';
import { OUTCOME_WORDS } from './meeting-desk.ts';
import { marksOfRow } from '../party-group/quorum.ts';
import type { MeetingTables } from './meeting-register/meeting-line.ts';

const PAGE = 10;
const Line = carrying(
  z.object({
    meeting: naming(z.string()),
    heldOn: LocalDate,
    place: z.int(),
    number: naming(z.string()),
    title: sayable(z.string()),
    category: Category,
    outcome: Outcome,
    resolution: sayable(z.string()).optional(),
    late: bearing(z.string(), 'internal').optional(),
    marks: Marks,
  }),
);
const answer = z.object({ items: z.array(Line), total: z.int(), exact: z.boolean(), page: z.int(), more: z.boolean() });

/** What meetings decided (议定事项), by time, category and outcome; each line opens its meeting. */
export const FindDecisions = query('decisions.find-decisions', {
  title: '查议定事项',
  topic: '党组会议',
  may: role('office', 'secretary', 'member', 'legal'),
  from: 'decisions.meeting-register',
  consequences: true,
  input: z.object({
    period: PeriodParameter.optional(),
    category: Category.optional(),
    outcome: Outcome.optional(),
    page: z.coerce.number().int().min(1).max(1000).default(1),
  }),
  answer,
  chat: {
    says: ['议定事项', '查议定事项', '决议台账', '查决议', '通过了哪些', '通过了多少', '议定了…事项', '决策台账'],
    examples: ['议定事项 2026年', '查议定事项 今年 大额资金 通过', '决议台账 上个月'],
    personal: true,
    fields: {
      period: field(PeriodParameter, {
        label: '时间',
        ask: '哪段时间的？',
        example: '2026-01-01..2026-12-31',
        kind: { is: 'period' },
        needed: () => false,
      }),
      category: field(Category, {
        label: '类别',
        ask: '哪一类？',
        example: 'largeFunds',
        kind: { is: 'choice', options: categoryOptions },
        needed: () => false,
      }),
      outcome: field(Outcome, {
        label: '结果',
        ask: '什么结果？',
        example: 'passed',
        kind: {
          is: 'choice',
          options: [
            { value: 'passed', label: '通过', synonyms: ['已通过', '通过了'] },
            { value: 'rejected', label: '未通过', synonyms: ['不通过', '没通过', '否决'] },
            { value: 'deferred', label: '暂缓', synonyms: ['缓议'] },
          ],
        },
        needed: () => false,
      }),
    },
    tells: ({ items, total, exact, page, more }) => ({
      title: '议定事项',
      summary: `共 ${countInWords({ total, exact }, '项')}`,
      none: page === 1 ? '没有找到议定事项。' : '没有更多了。',
      more,
      lines: items.map(({ meeting, heldOn, place, title, category, outcome, resolution }) => ({
        head: `${meeting} 议题${place} ${title}`,
        tail: [dateInWords(heldOn), CATEGORIES[category].label, OUTCOME_WORDS[outcome], resolution]
          .filter((part) => part !== undefined)
          .join(' · '),
        opens: meeting,
      })),
    }),
  },
});
export type FindDecisions = InstanceType<typeof FindDecisions>;

@Handles(FindDecisions)
export class FindDecisionsHandler {
  constructor(@Inject(Database) private readonly database: Database) {}

  async execute({
    input: { period, category, outcome, page },
    actor,
  }: FindDecisions): Promise<z.output<typeof answer>> {
    const db = this.database.of<MeetingTables>(actor.organ);
    const asked = db
      .selectFrom('meeting_entry as e')
      .innerJoin('meeting_register as m', (join) =>
        join.onRef('m.organ', '=', 'e.organ').onRef('m.meeting', '=', 'e.meeting'),
      )
      .where('e.organ', '=', actor.organ)
      .where('e.outcome', 'is not', null)
      .$if(period !== undefined, (it) =>
        it.where('e.held_on', '>=', period!.first).where('e.held_on', '<=', period!.last),
      )
      .$if(category !== undefined, (it) => it.where('e.category', '=', category!))
      .$if(outcome !== undefined, (it) => it.where('e.outcome', '=', outcome!));
    const [rows, count] = await Promise.all([
      asked
        .select([
          'm.year',
          'm.serial',
          'e.held_on',
          'e.place',
          'e.number',
          'e.title',
          'e.category',
          'e.outcome',
          'e.resolution',
          'e.late',
          'e.persons',
        ])
        .orderBy('e.held_on', 'desc')
        .orderBy('m.serial', 'desc')
        .orderBy('e.place')
        .limit(PAGE + 1)
        .offset((page - 1) * PAGE)
        .execute(),
      counted(db, asked),
    ]);
    return {
      items: rows
        .slice(0, PAGE)
        .map(
          ({
            year,
            serial,
            held_on,
            place,
            number,
            title,
            category: of,
            outcome: came,
            resolution,
            late,
            persons,
          }) => ({
            meeting: numberInWords({ series: '会议', year, serial }),
            heldOn: held_on as LocalDate,
            place,
            number,
            title,
            category: of,
            outcome: came!,
            ...(resolution === null ? {} : { resolution }),
            ...(late === null ? {} : { late }),
            marks: [...marksOfRow({ category: of, persons })],
          }),
        ),
      ...count,
      page,
      more: rows.length > PAGE,
    };
  }
}
