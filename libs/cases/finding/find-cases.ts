import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { Handles, query } from '#infra/commands';
import { counted, Database, foundBy } from '#infra/database';
import { countInWords, field, oneLine, PeriodParameter, readNumber, role, soughtGrams, UnitId } from '#kernel';
import {
  CASE_STATES,
  caseInChat,
  CaseLine,
  casePage,
  casesSeenBy,
  CaseState,
  type CaseTables,
} from '../case-register/case-line.ts';
import { Kind, KINDS } from '../events.ts';

type Labels = Readonly<Record<string, { readonly label: string; readonly synonyms: readonly string[] }>>;

const options = (all: Labels) => Object.entries(all).map(([value, words]) => ({ value, ...words }));

/** A state, or what of the open ones stands still. */
const State = z.enum([...CaseState.options, 'halted']);
const HALTED = { label: '中止', synonyms: ['中止中', '中止的', '已中止'] };
/** 中止的案件, 在办的案件: asked by the state alone. */
const STATES = Object.entries({ ...CASE_STATES, halted: HALTED }).map(([value, { label, synonyms }]) => {
  const asked = [...new Set([label, ...synonyms].map((words) => `${words.replace(/的$/u, '')}的案件`))];
  return { value, label, asked, synonyms: [...synonyms, ...asked] };
});

const answer = z.object({
  items: z.array(CaseLine),
  total: z.int(),
  exact: z.boolean(),
  page: z.int(),
  more: z.boolean(),
});

/** Cases by words of the title, kind, unit, state and the days they were opened, with how many there are. */
export const FindCases = query('cases.find-cases', {
  title: '查案件',
  topic: '案件办理',
  may: role('staff', 'office', 'secretary', 'member', 'legal'),
  from: 'cases.case-register',
  input: z.object({
    words: oneLine(1, 100).optional(),
    kind: Kind.optional(),
    unit: UnitId.optional(),
    state: State.optional(),
    period: PeriodParameter.optional(),
    page: z.coerce.number().int().min(1).max(1000).default(1),
  }),
  answer,
  chat: {
    says: [
      '查案件',
      '查询案件',
      '找案件',
      '案件有哪些',
      '多少…案件',
      '几个…案件',
      '几件…案件',
      '哪些…案件',
      ...STATES.flatMap(({ asked }) => asked),
      '案件清单',
      '案件列表',
      '我的案件',
      '所有案件',
      '多少件复议',
      '多少件诉讼',
      '多少起诉讼',
      '多少起复议',
    ],
    examples: ['查案件 雪莲生物', '今年有多少件诉讼案件', '查案件 在办的复议'],
    fields: {
      period: field(PeriodParameter, {
        label: '时间',
        ask: '哪段时间的？',
        example: '2026-01-01..2026-12-31',
        kind: { is: 'period' },
        needed: () => false,
      }),
      kind: field(Kind, {
        label: '类型',
        ask: '哪一类案件？',
        example: 'litigation',
        kind: { is: 'choice', options: options(KINDS) },
        needed: () => false,
      }),
      state: field(State, {
        label: '状态',
        ask: '哪种状态的？',
        example: 'open',
        kind: { is: 'choice', options: STATES.map(({ value, label, synonyms }) => ({ value, label, synonyms })) },
        needed: () => false,
      }),
      unit: field(UnitId, {
        label: '承办处室',
        ask: '哪个处室的？',
        example: 'legal',
        kind: { is: 'unit' },
        needed: () => false,
      }),
      words: field(oneLine(1, 100), {
        label: '案件',
        ask: '查什么？',
        example: '雪莲生物',
        kind: { is: 'text' },
        needed: () => false,
      }),
    },
    tells: ({ items, total, exact, page, more }) => ({
      title: '查案件',
      summary: `共 ${countInWords({ total, exact }, '件')}${total > 10 ? `，第${page}页` : ''}`,
      lines: items.map(caseInChat),
      none: page === 1 ? '没有找到符合的案件。' : '没有更多了。',
      more,
    }),
  },
});
export type FindCases = InstanceType<typeof FindCases>;

@Handles(FindCases)
export class FindCasesHandler {
  constructor(@Inject(Database) private readonly database: Database) {}

  async execute({
    input: { words, kind, unit, state, period, page },
    actor,
  }: FindCases): Promise<z.output<typeof answer>> {
    const db = this.database.of<CaseTables>(actor.organ);
    const number = readNumber(words ?? '');
    const terms = words === undefined || number ? [] : soughtGrams(words);
    const asked = casesSeenBy(db, actor)
      .$if(number !== undefined, (cases) => cases.where('year', '=', number!.year).where('serial', '=', number!.serial))
      .$if(terms.length > 0, (cases) =>
        cases.where(foundBy('case_term', { organ: actor.organ, record: 'case_register.case', terms })),
      )
      .$if(kind !== undefined, (cases) => cases.where('kind', '=', kind!))
      .$if(unit !== undefined, (cases) => cases.where('unit', '=', unit!))
      .$if(state !== undefined, (cases) => cases.where('state', '=', state === 'halted' ? 'open' : state!))
      .$if(state === 'halted', (cases) => cases.where('halted', '=', true))
      .$if(period !== undefined, (cases) =>
        cases.where('opened_on', '>=', period!.first).where('opened_on', '<=', period!.last),
      );
    const [{ lines, more }, count] = await Promise.all([
      casePage(asked, page, { order: period ? 'by day' : 'by number' }),
      counted(db, asked),
    ]);
    return { items: lines, ...count, page, more };
  }
}
