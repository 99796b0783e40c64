import { Inject, Injectable } from '@nestjs/common';
import { Database, foundBy } from '#infra/database';
import type { Actor } from '#kernel';
import { documentsSeenBy, type DocumentTables } from './document-register/document-line.ts';

/** Who may fetch the files of documents: whoever may see a document they belong to. */
@Injectable()
export class DocumentFiles {
  constructor(@Inject(Database) private readonly database: Database) {}

  async mayFetch(actor: Actor, sha256: string): Promise<boolean> {
    const found = await documentsSeenBy(this.database.of<DocumentTables>(actor.organ), actor)
      .where(foundBy('document_term', { organ: actor.organ, record: 'document_register.document', terms: [sha256] }))
      .select('document')
      .limit(1)
      .executeTakeFirst();
    return found !== undefined;
  }
}
