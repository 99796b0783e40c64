import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { Handles, query } from '#infra/commands';
import { Database } from '#infra/database';
import {
  Clock,
  dateOf,
  numberInWords,
  oneLine,
  readNumber,
  role,
  sayable,
  type DocumentNumber,
  type OrganId,
} from '#kernel';
import type { MeetingTables } from './meeting-register/meeting-line.ts';

const answer = z.object({ items: z.array(z.object({ number: z.string(), title: sayable(z.string()) })) });

/**
 * The meetings one most likely means: those in progress, and the one called for today where none of today is; else those
 * called, else the last that ended. To begin one (`for: beginning`), those that were called, today's before all others.
 * By its number (`words`) the one that has it.
 */
export const MeetingsAtHand = query('decisions.meetings-at-hand', {
  title: '当前会议',
  topic: '党组会议',
  may: role('office', 'secretary', 'member', 'admin'),
  from: 'decisions.meeting-register',
  input: z.object({ for: z.enum(['beginning']).optional(), words: oneLine(1, 100).optional() }),
  answer,
});
export type MeetingsAtHand = InstanceType<typeof MeetingsAtHand>;

type State = 'open' | 'convened' | 'closed';
type Row = { readonly year: number; readonly serial: number; readonly held_on: string };

@Handles(MeetingsAtHand)
export class MeetingsAtHandHandler {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async execute({ input, actor }: MeetingsAtHand): Promise<z.output<typeof answer>> {
    const number = readNumber(input.words ?? '');
    const rows = number ? await this.numbered(actor.organ, number) : await this.meant(actor.organ, input.for);
    return {
      items: rows.map(({ year, serial, held_on }) => ({
        number: numberInWords({ series: '会议', year, serial }),
        title: `第${serial}次党组会议 ${held_on}`,
      })),
    };
  }

  private meant(organ: OrganId, why: 'beginning' | undefined): Promise<readonly Row[]> {
    const of = (state: State) => this.of(organ, state);
    return why === 'beginning' ? this.toBegin(of) : this.atHand(of);
  }

  private async toBegin(of: (state: State) => Promise<readonly Row[]>): Promise<readonly Row[]> {
    const [called, open] = await Promise.all([of('convened'), of('open')]);
    const today = called.filter(this.isToday);
    // Where that of today has begun, another is not begun in its place without being named.
    return today.length > 0 ? today : [...open.filter(this.isToday), ...called];
  }

  private async atHand(of: (state: State) => Promise<readonly Row[]>): Promise<readonly Row[]> {
    const [open, called] = await Promise.all([of('open'), of('convened')]);
    if (open.length === 0) return called.length > 0 ? called : of('closed');
    return open.some(this.isToday) ? open : [...open, ...called.filter(this.isToday)];
  }

  private readonly isToday = ({ held_on }: Row): boolean => held_on === dateOf(this.clock.now());

  private of(organ: OrganId, state: State): Promise<readonly Row[]> {
    return this.meetings(organ)
      .where('state', '=', state)
      .orderBy('year', 'desc')
      .orderBy('serial', 'desc')
      .limit(state === 'closed' ? 1 : 4)
      .execute();
  }

  private numbered(organ: OrganId, { year, serial }: DocumentNumber): Promise<readonly Row[]> {
    return this.meetings(organ).where('year', '=', year).where('serial', '=', serial).execute();
  }

  private meetings(organ: OrganId) {
    return this.database
      .of<MeetingTables>(organ)
      .selectFrom('meeting_register')
      .select(['year', 'serial', 'held_on'])
      .where('organ', '=', organ);
  }
}
