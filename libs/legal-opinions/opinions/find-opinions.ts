import { Inject } from '@nestjs/common';
import { sql } from 'kysely';
import { z } from 'zod';
import { Handles, query } from '#infra/commands';
import { Database, foundBy } from '#infra/database';
import { Clock, dateOf, field, oneLine, PeriodParameter, readNumber, role, soughtGrams, type Actor } from '#kernel';
import {
  Adoption,
  ADOPTIONS,
  Conclusion,
  CONCLUSIONS,
  optionsOf,
  SUBJECT_KINDS,
  SubjectKind,
} from '../ground/terms.ts';
import {
  OPINION_STATES,
  opinionInChat,
  OpinionLine,
  opinionPage,
  opinionsSeenBy,
  OpinionState,
  type Opinions,
  type OpinionTables,
} from './opinion-register/opinion-line.ts';

const input = z.object({
  words: oneLine(1, 100).optional(),
  kind: SubjectKind.optional(),
  state: OpinionState.optional(),
  conclusion: Conclusion.optional(),
  adopted: Adoption.optional(),
  adviser: oneLine(1, 40).optional(),
  period: PeriodParameter.optional(),
  page: z.coerce.number().int().min(1).max(1000).default(1),
});

/** `subjects`: of each kind, how many different ones, however often counsel was asked about each. */
const answer = z.object({
  items: z.array(OpinionLine),
  total: z.int(),
  delivered: z.int(),
  subjects: z.array(z.object({ kind: SubjectKind, count: z.int() })),
  page: z.int(),
  more: z.boolean(),
});

/** `文件9个、合同协议3个`: an opinion asked twice on the same document is two opinions and one document. */
const subjectsInWords = (subjects: z.output<typeof answer>['subjects']): string =>
  subjects.map(({ kind, count }) => `${SUBJECT_KINDS[kind].label}${count}个`).join('、');

/**
 * Legal opinions by words, kind, state, conclusion, adviser and time, counted as opinions and as different subjects.
 * `period`: asked then; with `state` delivered or a conclusion: delivered then.
 */
export const FindOpinions = query('opinions.find', {
  title: '查法律意见',
  topic: '法律顾问',
  may: role('staff', 'office', 'legal', 'secretary', 'member', 'adviser'),
  from: 'opinions.opinion-register',
  input,
  answer,
  chat: {
    says: [
      '查法律意见',
      '法律意见台账查询',
      '法律意见有哪些',
      '多少份法律意见',
      '多少…法律意见',
      '几份法律意见',
      '几份…法律意见',
      '没回的法律意见',
      '我的法律意见',
      '顾问意见有哪些',
      '查顾问意见',
      '律师意见',
      '查律师意见',
    ],
    examples: ['查法律意见 孵化器办法', '今年出了多少份法律意见', '待出具的法律意见有哪些'],
    fields: {
      period: field(PeriodParameter, {
        label: '时间',
        ask: '哪段时间的？',
        example: '2026-01-01..2026-12-31',
        kind: { is: 'period' },
        needed: () => false,
      }),
      state: field(OpinionState, {
        label: '状态',
        ask: '哪种状态的？',
        example: 'asked',
        kind: { is: 'choice', options: optionsOf(OPINION_STATES) },
        needed: () => false,
      }),
      adopted: field(Adoption, {
        label: '采纳情况',
        ask: '有建议没采纳的？',
        example: 'not',
        kind: { is: 'choice', options: optionsOf(ADOPTIONS) },
        needed: () => false,
      }),
      conclusion: field(Conclusion, {
        label: '结论',
        ask: '什么结论的？',
        example: 'unlawful',
        kind: { is: 'choice', options: optionsOf(CONCLUSIONS) },
        needed: () => false,
      }),
      kind: field(SubjectKind, {
        label: '类型',
        ask: '关于哪一类事项的？',
        example: 'document',
        kind: { is: 'choice', options: optionsOf(SUBJECT_KINDS) },
        needed: () => false,
      }),
      adviser: field(oneLine(1, 40), {
        label: '法律顾问',
        ask: '哪位顾问的？',
        example: '薛怀谦',
        kind: { is: 'text', like: '律师$|律所$|律师事务所$' },
        needed: () => false,
      }),
      words: field(oneLine(1, 100), {
        label: '事项',
        ask: '查什么？',
        example: '孵化器办法',
        kind: { is: 'text' },
        needed: () => false,
      }),
    },
    tells: ({ items, total, delivered, subjects, page, more }) => ({
      title: '查法律意见',
      summary: `共 ${total}份，已出具${delivered}份${subjects.length > 0 ? `，涉及${subjectsInWords(subjects)}` : ''}`,
      lines: items.map(opinionInChat),
      none: page === 1 ? '没有找到符合的法律意见。' : '没有更多了。',
      more,
    }),
  },
});
export type FindOpinions = InstanceType<typeof FindOpinions>;

/** What was delivered, and what came of it, belongs to the day it came; anything else to the day it was asked. */
const countsDelivery = ({ state, conclusion }: Pick<z.output<typeof input>, 'state' | 'conclusion'>): boolean =>
  state === 'delivered' || conclusion !== undefined;

/** What was asked for, among what he may see. */
export const sought = (
  all: Opinions,
  { organ }: Actor,
  { words, kind, state, conclusion, adopted, adviser, period }: Omit<z.output<typeof input>, 'page'>,
): Opinions => {
  const number = readNumber(words ?? '');
  const terms = words === undefined || number ? [] : soughtGrams(words);
  const named = adviser?.replace(/(?:律师事务所|律师|律所)$/u, '') ?? '';
  return all
    .$if(number !== undefined, (some) => some.where('year', '=', number!.year).where('serial', '=', number!.serial))
    .$if(terms.length > 0, (some) =>
      some.where(foundBy('opinion_term', { organ, record: 'opinion_register.opinion', terms })),
    )
    .$if(kind !== undefined, (some) => some.where('kind', '=', kind!))
    .$if(state !== undefined, (some) => some.where('state', '=', state!))
    .$if(conclusion !== undefined, (some) =>
      some.where('conclusion', '=', conclusion!).where('state', '=', 'delivered'),
    )
    .$if(adopted !== undefined, (some) =>
      some.where(sql<boolean>`exists (select from opinion_suggestion s where s.organ = opinion_register.organ
        and s.opinion = opinion_register.opinion and s.adoption = ${adopted})`),
    )
    .$if(named !== '', (some) =>
      some.where(sql<boolean>`position(${named} in coalesce(delivered_by, adviser_name, sent_to, '')) > 0`),
    )
    .$if(period !== undefined, (some) => {
      const day = countsDelivery({ state, conclusion }) ? 'delivered_on' : 'asked_on';
      return some.where(day, '>=', period!.first).where(day, '<=', period!.last);
    });
};

@Handles(FindOpinions)
export class FindOpinionsHandler {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async execute({ input: { page, ...asked }, actor }: FindOpinions): Promise<z.output<typeof answer>> {
    const db = this.database.of<OpinionTables>(actor.organ);
    const found = sought(opinionsSeenBy(db, actor, dateOf(this.clock.now())), actor, asked);
    const [{ lines, more }, counts] = await Promise.all([
      opinionPage(found, page, { order: asked.period ? 'by day' : 'by number' }),
      found
        .select([
          'kind',
          sql<number>`count(*)::int`.as('all'),
          sql<number>`(count(*) filter (where state = 'delivered'))::int`.as('given'),
          sql<number>`(count(distinct subject) filter (where state = 'delivered'))::int`.as('subjects'),
        ])
        .groupBy('kind')
        .execute(),
    ]);
    const sum = (of: (one: (typeof counts)[number]) => number) => counts.reduce((n, one) => n + of(one), 0);
    return {
      items: lines,
      total: sum((one) => one.all),
      delivered: sum((one) => one.given),
      subjects: SubjectKind.options.flatMap((kind) => {
        const count = counts.find((one) => one.kind === kind)?.subjects ?? 0;
        return count > 0 ? [{ kind, count }] : [];
      }),
      page,
      more,
    };
  }
}
