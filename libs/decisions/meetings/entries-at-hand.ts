import { Inject } from '@nestjs/common';
import { sql } from 'kysely';
import { z } from 'zod';
import { Handles, query } from '#infra/commands';
import { Database } from '#infra/database';
import { carrying, Clock, dateOf, Marks, naming, oneLine, role, sayable, writtenNumber } from '#kernel';
import { marksOfRow } from '../party-group/quorum.ts';
import type { MeetingTables } from './meeting-register/meeting-line.ts';

const Line = carrying(z.object({ number: naming(z.string()), title: sayable(z.string()), marks: Marks }));
const answer = z.object({ items: z.array(Line) });

/**
 * What stands on the agenda of a meeting, else of the one in progress, today's before another, else of the last one:
 * found by words of its title.
 */
export const EntriesAtHand = query('decisions.entries-at-hand', {
  title: '当前议程',
  topic: '党组会议',
  may: role('office', 'secretary', 'member', 'admin'),
  from: 'decisions.meeting-register',
  input: z.object({ words: oneLine(1, 100).optional(), meeting: writtenNumber('会议').optional() }),
  answer,
});
export type EntriesAtHand = InstanceType<typeof EntriesAtHand>;

@Handles(EntriesAtHand)
export class EntriesAtHandHandler {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async execute({ input: { meeting: named }, actor }: EntriesAtHand): Promise<z.output<typeof answer>> {
    const db = this.database.of<MeetingTables>(actor.organ);
    const meetings = db.selectFrom('meeting_register').select('meeting').where('organ', '=', actor.organ);
    const last = (state: 'open' | 'closed') =>
      meetings
        .where('state', '=', state)
        .orderBy(sql`held_on = ${dateOf(this.clock.now())}`, 'desc')
        .orderBy('year', 'desc')
        .orderBy('serial', 'desc')
        .limit(1)
        .executeTakeFirst();
    const meeting = named
      ? await meetings.where('year', '=', named.year).where('serial', '=', named.serial).executeTakeFirst()
      : ((await last('open')) ?? (await last('closed')));
    if (!meeting) return { items: [] };
    const entries = await db
      .selectFrom('meeting_entry')
      .select(['place', 'title', 'category', 'persons'])
      .where('organ', '=', actor.organ)
      .where('meeting', '=', meeting.meeting)
      .orderBy('place')
      .execute();
    return {
      items: entries.map(({ place, title, ...about }) => ({
        number: `议题${place}`,
        title,
        marks: [...marksOfRow(about)],
      })),
    };
  }
}
