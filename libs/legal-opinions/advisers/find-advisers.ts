import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { Handles, query } from '#infra/commands';
import { Database } from '#infra/database';
import { Clock, dateInWords, dateOf, field, LocalDate, oneLine, role } from '#kernel';
import { optionsOf } from '../ground/terms.ts';
import { AdviserLine, adviserInChat, advisersOf, type AdviserTables } from './adviser-register/adviser-line.ts';
import { ADVISER_TYPES, AdviserType } from './events.ts';

const answer = z.object({ items: z.array(AdviserLine), total: z.int(), on: LocalDate });

/** Legal advisers: who is engaged on a day, and how many; by words of name or firm, those of before too. */
export const FindAdvisers = query('advisers.find', {
  title: '法律顾问名册',
  topic: '法律顾问',
  may: role('staff', 'office', 'legal', 'secretary', 'member'),
  from: 'advisers.adviser-register',
  input: z.object({ words: oneLine(1, 100).optional(), type: AdviserType.optional(), on: LocalDate.optional() }),
  answer,
  chat: {
    says: [
      '法律顾问名册',
      '法律顾问名单',
      '查法律顾问',
      '几个法律顾问',
      '几名法律顾问',
      '多少法律顾问',
      '几个…法律顾问',
      '法律顾问有哪些',
      '有哪些法律顾问',
      '在聘的法律顾问',
      '在聘顾问',
    ],
    examples: ['法律顾问名册', '2026年12月31日在聘的法律顾问有几个', '查法律顾问 昆冈'],
    fields: {
      on: field(LocalDate, {
        label: '日期',
        ask: '哪一天的？',
        example: '2026-12-31',
        kind: { is: 'date' },
        needed: () => false,
      }),
      type: field(AdviserType, {
        label: '来源',
        ask: '哪一类？',
        example: 'firm',
        kind: { is: 'choice', options: optionsOf(ADVISER_TYPES) },
        needed: () => false,
      }),
      words: field(oneLine(1, 100), {
        label: '姓名、单位',
        ask: '查谁？',
        example: '昆冈',
        kind: { is: 'text' },
        needed: () => false,
      }),
    },
    tells: ({ items, total, on }) => ({
      title: '法律顾问名册',
      summary: `${dateInWords(on)}在聘 **${total}名**`,
      lines: items.map(adviserInChat),
      none: '没有符合的法律顾问。',
      more: false,
    }),
  },
});
export type FindAdvisers = InstanceType<typeof FindAdvisers>;

@Handles(FindAdvisers)
export class FindAdvisersHandler {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async execute({ input: { words, type, on }, actor }: FindAdvisers): Promise<z.output<typeof answer>> {
    const day = on ?? dateOf(this.clock.now());
    const items = await advisersOf(this.database.of<AdviserTables>(actor.organ), actor.organ, {
      day,
      words,
      type,
      everybody: words !== undefined,
    });
    return { items: [...items], total: items.filter(({ engaged }) => engaged).length, on: day };
  }
}
