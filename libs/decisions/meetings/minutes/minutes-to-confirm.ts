import { Inject } from '@nestjs/common';
import { sql } from 'kysely';
import { z } from 'zod';
import { Handles, query } from '#infra/commands';
import { Database } from '#infra/database';
import { dateInWords, numberInWords, role, sayable, type LocalDate } from '#kernel';
import type { MeetingTables } from '../meeting-register/meeting-line.ts';

const PAGE = 10;
const answer = z.object({
  items: z.array(z.object({ number: z.string(), title: sayable(z.string()) })),
  page: z.int(),
  more: z.boolean(),
});

/** The meetings one was at, whose minutes as they are now one has not confirmed; the latest first. */
export const MinutesToConfirm = query('decisions.minutes-to-confirm', {
  title: '待确认纪要',
  topic: '党组会议',
  may: role('member', 'secretary'),
  from: 'decisions.meeting-register',
  input: z.object({ page: z.coerce.number().int().min(1).max(1000).default(1) }),
  answer,
  chat: {
    says: ['待确认纪要', '待我确认', '哪些纪要没有确认'],
    examples: ['待确认纪要', '待我确认', '哪些纪要没有确认'],
    personal: true,
    fields: {},
    tells: ({ items, page, more }) => ({
      title: '待确认纪要',
      lines: items.map(({ number, title }) => ({ head: number, tail: title, opens: `确认纪要 ${number}` })),
      none: page === 1 ? '没有待您确认的纪要。' : '没有更多了。',
      more,
    }),
  },
});
export type MinutesToConfirm = InstanceType<typeof MinutesToConfirm>;

@Handles(MinutesToConfirm)
export class MinutesToConfirmHandler {
  constructor(@Inject(Database) private readonly database: Database) {}

  async execute({ input: { page }, actor }: MinutesToConfirm): Promise<z.output<typeof answer>> {
    if (actor.is !== 'staff') return { items: [], page, more: false };
    const own = [actor.staffId];
    const rows = await this.database
      .of<MeetingTables>(actor.organ)
      .selectFrom('meeting_register')
      .select(['year', 'serial', 'held_on'])
      .where('organ', '=', actor.organ)
      .where('state', '=', 'closed')
      .where(sql<boolean>`due @> ${own}::text[] and not absent @> ${own}::text[] and not confirmed @> ${own}::text[]`)
      .orderBy('year', 'desc')
      .orderBy('serial', 'desc')
      .limit(PAGE + 1)
      .offset((page - 1) * PAGE)
      .execute();
    return {
      items: rows.slice(0, PAGE).map(({ year, serial, held_on }) => ({
        number: numberInWords({ series: '会议', year, serial }),
        title: `第${serial}次党组会议 ${dateInWords(held_on as LocalDate)}`,
      })),
      page,
      more: rows.length > PAGE,
    };
  }
}
