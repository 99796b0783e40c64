import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { Handles, query } from '#infra/commands';
import { Database } from '#infra/database';
import { Clock, dateOf, role } from '#kernel';
import { OpinionLine, opinionPage, opinionsSeenBy, type OpinionTables } from './opinion-register/opinion-line.ts';

const OFFERED = 4;
const answer = z.object({ items: z.array(OpinionLine) });

/** The opinions a person most likely means when he names none: those that wait first, else the newest. */
export const OpinionsAtHand = query('opinions.at-hand', {
  title: '在办法律意见',
  topic: '法律顾问',
  may: role('staff', 'office', 'legal', 'adviser'),
  from: 'opinions.opinion-register',
  input: z.object({}),
  answer,
});
export type OpinionsAtHand = InstanceType<typeof OpinionsAtHand>;

@Handles(OpinionsAtHand)
export class OpinionsAtHandHandler {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async execute({ actor }: OpinionsAtHand): Promise<z.output<typeof answer>> {
    const all = opinionsSeenBy(this.database.of<OpinionTables>(actor.organ), actor, dateOf(this.clock.now()));
    const waiting = await opinionPage(all.where('state', '=', 'asked'), 1, { size: OFFERED });
    return { items: waiting.lines.length > 0 ? waiting.lines : (await opinionPage(all, 1, { size: OFFERED })).lines };
  }
}
