import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { Handles, query } from '#infra/commands';
import { Database } from '#infra/database';
import { numberInWords, oneLine, readNumber, role } from '#kernel';
import type { MeetingTables } from './meeting-register/meeting-line.ts';

const answer = z.object({ items: z.array(z.object({ number: z.string(), title: z.string() })) });

/**
 * The meetings one most likely means: the one in progress, else those called, else the last that ended; or the one of
 * this number.
 */
export const MeetingsAtHand = query('decisions.meetings-at-hand', {
  title: '当前会议',
  topic: '党组会议',
  may: role('office', 'secretary', 'member', 'admin'),
  from: 'decisions.meeting-register',
  input: z.object({ words: oneLine(1, 100).optional() }),
  answer,
});
export type MeetingsAtHand = InstanceType<typeof MeetingsAtHand>;

@Handles(MeetingsAtHand)
export class MeetingsAtHandHandler {
  constructor(@Inject(Database) private readonly database: Database) {}

  async execute({ input: { words }, actor }: MeetingsAtHand): Promise<z.output<typeof answer>> {
    const meetings = this.database
      .of<MeetingTables>(actor.organ)
      .selectFrom('meeting_register')
      .select(['year', 'serial', 'held_on'])
      .where('organ', '=', actor.organ);
    const number = readNumber(words ?? '');
    if (number)
      return told(await meetings.where('year', '=', number.year).where('serial', '=', number.serial).execute());
    const of = (state: 'open' | 'convened' | 'closed') =>
      meetings
        .where('state', '=', state)
        .orderBy('year', 'desc')
        .orderBy('serial', 'desc')
        .limit(state === 'closed' ? 1 : 4)
        .execute();
    for (const state of ['open', 'convened', 'closed'] as const) {
      const rows = await of(state);
      if (rows.length > 0) return told(rows);
    }
    return { items: [] };
  }
}

const told = (
  rows: readonly { readonly year: number; readonly serial: number; readonly held_on: string }[],
): z.output<typeof answer> => ({
  items: rows.map(({ year, serial, held_on }) => ({
    number: numberInWords({ series: '会议', year, serial }),
    title: `第${serial}次党组会议 ${held_on}`,
  })),
});
