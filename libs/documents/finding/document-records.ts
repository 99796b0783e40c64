import { Inject, Injectable } from '@nestjs/common';
import { Directory, type Roll } from '#directory';
import { TheLaw, type LegalTime } from '#duties';
import { asideInWords, Ledger, type Streams } from '#infra/events';
import { dateOf, numberInWords, type Actor, type DocumentNumber, type LocalDate } from '#kernel';
import { documentDecider, isIssued } from '../document.ts';
import type { DocumentEvent } from '../events.ts';
import { seesDocument } from '../seeing.ts';
import type { Document, Known } from '../state.ts';
import { timelineOf, type TimelineLine } from './timeline.ts';

/** One thing that happened to a document, with when it was recorded and by whom. */
export interface Happened extends TimelineLine {
  readonly recordedOn: LocalDate;
  readonly by: string;
}

/** Everything about one document. `events`: as they stand in the ledger, with the words of opinions. */
export interface DocumentRecord {
  readonly document: Known;
  readonly number: string;
  readonly events: readonly DocumentEvent[];
  readonly steps: readonly Happened[];
  readonly time: LegalTime;
  readonly roll: Roll;
  readonly nameOf: (staff: string) => string;
}

/** Where a document is looked up whole, by whoever may see it. */
@Injectable()
export class DocumentRecords {
  private readonly documents: Streams<Document, DocumentEvent>;

  constructor(
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(TheLaw) private readonly law: TheLaw,
  ) {
    this.documents = ledger.streams(documentDecider);
  }

  /** @returns undefined if there is no such document, or he may not see it */
  async find(actor: Actor, of: DocumentNumber): Promise<DocumentRecord | undefined> {
    const { organ } = actor;
    const id = await this.ledger.numbered(organ, of);
    const document: Document = id === undefined ? { is: 'unknown' } : await this.documents.now(organ, id);
    if (document.is === 'unknown') return undefined;
    if (!seesDocument(actor, { ...document, isIssued: isIssued(document) })) return undefined;
    const stream = `documents.document/${id}`;
    const [roll, recorded, asides, time] = await Promise.all([
      this.directory.roll(organ),
      this.ledger.read(organ, stream),
      this.ledger.asides(organ, stream),
      this.law.of(organ),
    ]);
    const nameOf = (staff: string) => roll.staff.get(staff)?.name ?? staff;
    const taken = recorded.map((event) => {
      const { actor: recorder } = event.meta;
      return {
        ...timelineOf(event as unknown as DocumentEvent, nameOf),
        recordedOn: dateOf(event.recordedAt),
        by: recorder.is === 'staff' ? nameOf(recorder.staffId) : recorder.name,
      };
    });
    const struck = asides.map((aside) => {
      const day = dateOf(aside.recordedAt);
      return { what: asideInWords(aside), on: day, detail: '', materials: [], recordedOn: day, by: aside.by };
    });
    const events = recorded as unknown as readonly DocumentEvent[];
    const number = numberInWords(document.number);
    return { document, number, events, steps: [...taken, ...struck], time, roll, nameOf };
  }
}
