import { Inject } from '@nestjs/common';
import { sql } from 'kysely';
import { z } from 'zod';
import { Handles, query } from '#infra/commands';
import { Database, foundBy } from '#infra/database';
import {
  FenTotal,
  Fen,
  fenInFigures,
  field,
  oneLine,
  PeriodParameter,
  readNumber,
  role,
  soughtGrams,
  type Actor,
} from '#kernel';
import { optionsOf } from './contract-fields.ts';
import {
  CONTRACT_STATES,
  contractInChat,
  ContractLine,
  contractPage,
  contractsSeenBy,
  ContractState,
  type Contracts,
  type ContractTables,
} from './contract-register/contract-line.ts';
import { CONTRACT_KINDS, ContractKind } from './events.ts';

const input = z.object({
  words: oneLine(1, 100).optional(),
  kind: ContractKind.optional(),
  state: ContractState.optional(),
  /** Signed without the review it needed. */
  unreviewed: z.enum(['yes']).optional(),
  /** Put on file in these days. */
  period: PeriodParameter.optional(),
  /** Whose last day lies in these days. */
  ending: PeriodParameter.optional(),
  page: z.coerce.number().int().min(1).max(1000).default(1),
});
const answer = z.object({
  items: z.array(ContractLine),
  total: z.int(),
  reviewed: z.int(),
  amount: FenTotal,
  page: z.int(),
  more: z.boolean(),
});

/** Contracts by words, kind, state and time, how many were reviewed, and for how much in all. */
export const FindContracts = query('contracts.find', {
  title: '查合同',
  topic: '合同',
  may: role('staff', 'office', 'legal', 'secretary', 'member'),
  from: 'contracts.contract-register',
  input,
  answer,
  chat: {
    says: [
      '查合同',
      '合同有哪些',
      '多少份合同',
      '几份合同',
      '多少…合同',
      '几份…合同',
      '哪些…合同',
      '没审就签的合同',
      '快到期的合同',
      '到期的合同有哪些',
    ],
    examples: ['查合同 物业', '今年审了多少份合同', '没审就签的合同有哪些'],
    fields: {
      period: field(PeriodParameter, {
        label: '时间',
        ask: '哪段时间的？',
        example: '2026-01-01..2026-12-31',
        kind: { is: 'period' },
        needed: () => false,
      }),
      unreviewed: field(z.enum(['yes']), {
        label: '未审先签',
        ask: '只看未审先签的？',
        example: 'yes',
        written: '未审先签',
        kind: { is: 'choice', options: [{ value: 'yes', label: '未审先签', synonyms: ['没审就签', '没审先签'] }] },
        needed: () => false,
      }),
      state: field(ContractState, {
        label: '状态',
        ask: '哪种状态的？',
        example: 'signed',
        kind: { is: 'choice', options: optionsOf(CONTRACT_STATES) },
        needed: () => false,
      }),
      kind: field(ContractKind, {
        label: '类型',
        ask: '哪一类合同？',
        example: 'service',
        kind: { is: 'choice', options: optionsOf(CONTRACT_KINDS) },
        needed: () => false,
      }),
      words: field(oneLine(1, 100), {
        label: '名称、对方',
        ask: '查什么？',
        example: '物业',
        kind: { is: 'text' },
        needed: () => false,
      }),
    },
    tells: ({ items, total, reviewed, amount, page, more }) => ({
      title: '查合同',
      summary: `共 ${total}份，已审查${reviewed}份${amount > 0 ? `，金额合计${fenInFigures(amount as Fen)}` : ''}`,
      lines: items.map(contractInChat),
      none: page === 1 ? '没有找到符合的合同。' : '没有更多了。',
      more,
    }),
  },
});
export type FindContracts = InstanceType<typeof FindContracts>;

/** What was asked for, among what he may see. */
export const sought = (
  all: Contracts,
  { organ }: Actor,
  { words, kind, state, unreviewed, period, ending }: Omit<z.output<typeof input>, 'page'>,
): Contracts => {
  const number = readNumber(words ?? '');
  const own = number?.series === '合同' ? number : undefined;
  const terms = words === undefined || own ? [] : soughtGrams(words);
  return all
    .$if(own !== undefined, (some) => some.where('year', '=', own!.year).where('serial', '=', own!.serial))
    .$if(terms.length > 0, (some) =>
      some.where(foundBy('contract_term', { organ, record: 'contract_register.contract', terms })),
    )
    .$if(kind !== undefined, (some) => some.where('kind', '=', kind!))
    .$if(state !== undefined, (some) => some.where('state', '=', state!))
    .$if(unreviewed !== undefined, (some) => some.where('exception', 'is not', null))
    .$if(period !== undefined, (some) =>
      some.where('filed_on', '>=', period!.first).where('filed_on', '<=', period!.last),
    )
    .$if(ending !== undefined, (some) =>
      some.where('last_day', '>=', ending!.first).where('last_day', '<=', ending!.last),
    );
};

@Handles(FindContracts)
export class FindContractsHandler {
  constructor(@Inject(Database) private readonly database: Database) {}

  async execute({ input: { page, ...asked }, actor }: FindContracts): Promise<z.output<typeof answer>> {
    const db = this.database.of<ContractTables>(actor.organ);
    const found = sought(contractsSeenBy(db, actor), actor, asked);
    const [{ lines, more }, counts] = await Promise.all([
      contractPage(found, page, { order: asked.period ? 'by day' : 'by number' }),
      found
        .select([
          sql<number>`count(*)::int`.as('total'),
          sql<number>`(count(*) filter (where verdict is not null))::int`.as('reviewed'),
          sql<string>`coalesce(sum(amount), 0)`.as('amount'),
        ])
        .executeTakeFirstOrThrow(),
    ]);
    const { total, reviewed, amount } = counts;
    return { items: lines, total, reviewed, amount: Number(amount), page, more };
  }
}
