import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { Handles, query } from '#infra/commands';
import { Database } from '#infra/database';
import { Clock, dateOf, role } from '#kernel';
import {
  DocumentLine,
  documentPage,
  documentsSeenBy,
  type DocumentTables,
} from '../document-register/document-line.ts';

const answer = z.object({ items: z.array(DocumentLine) });
const OFFERED = 4;

/** The documents a person most likely means when he names none: his own drafts first, the newest before the rest. */
export const DocumentsAtHand = query('documents.documents-at-hand', {
  title: '在办文件',
  topic: '文件',
  may: role('staff', 'office', 'legal'),
  from: 'documents.document-register',
  input: z.object({}),
  answer,
});
export type DocumentsAtHand = InstanceType<typeof DocumentsAtHand>;

@Handles(DocumentsAtHand)
export class DocumentsAtHandHandler {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async execute({ actor }: DocumentsAtHand): Promise<z.output<typeof answer>> {
    if (actor.is !== 'staff') return { items: [] };
    const day = dateOf(this.clock.now());
    const open = documentsSeenBy(this.database.of<DocumentTables>(actor.organ), actor)
      .where('stopped_on', 'is', null)
      .where('repealed_on', 'is', null);
    const own = await documentPage(open.where('drafter', '=', actor.staffId), 1, day, OFFERED);
    return { items: own.lines.length > 0 ? own.lines : (await documentPage(open, 1, day, OFFERED)).lines };
  }
}
