import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { Handles, query } from '#infra/commands';
import { Database } from '#infra/database';
import { role } from '#kernel';
import { CaseLine, casePage, casesSeenBy, type CaseTables } from '../case-register/case-line.ts';
import { Kind } from '../events.ts';

const answer = z.object({ items: z.array(CaseLine) });
const OFFERED = 4;

/** The open cases a person most likely means when he names none: his own before those he may see, the newest first. */
export const CasesAtHand = query('cases.cases-at-hand', {
  title: '在办案件',
  topic: '案件办理',
  may: role('staff', 'office', 'legal'),
  from: 'cases.case-register',
  input: z.object({ kind: Kind.optional() }),
  answer,
});
export type CasesAtHand = InstanceType<typeof CasesAtHand>;

@Handles(CasesAtHand)
export class CasesAtHandHandler {
  constructor(@Inject(Database) private readonly database: Database) {}

  async execute({ input: { kind }, actor }: CasesAtHand): Promise<z.output<typeof answer>> {
    if (actor.is !== 'staff') return { items: [] };
    const open = casesSeenBy(this.database.of<CaseTables>(actor.organ), actor)
      .where('state', '<>', 'archived')
      .$if(kind !== undefined, (cases) => cases.where('kind', '=', kind!));
    const own = await casePage(
      open.where((where) =>
        where.or([
          where('handler', '=', actor.staffId),
          where('deputy', '=', actor.staffId),
          where('opened_by', '=', actor.staffId),
        ]),
      ),
      1,
      { size: OFFERED },
    );
    return { items: own.lines.length > 0 ? own.lines : (await casePage(open, 1, { size: OFFERED })).lines };
  }
}
