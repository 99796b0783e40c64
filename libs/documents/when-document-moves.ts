import { Duties, TheLaw } from '#duties';
import { policy, type Acting, type Happened } from '#infra/events';
import { fold } from '#kernel';
import { documentDecider } from './document.ts';
import { duesOf, wantedOf } from './dues.ts';
import { DOCUMENT_EVENTS } from './events.ts';
import type { Document } from './state.ts';

type Moved = Happened<(typeof DOCUMENT_EVENTS)[number]>;

/** Opened, met, moved and closed by the document itself. */
const keepDuties = async (event: Moved, { ledger, organ, because }: Acting) => {
  const [known, time, history] = await Promise.all([
    ledger.streams(documentDecider).now(organ, event.data.document),
    new TheLaw(ledger).of(organ),
    ledger.read(organ, event.stream),
  ]);
  const before = fold(
    documentDecider,
    (history as readonly Moved[]).filter(({ version }) => version < event.version),
  );
  const wanted = (document: Document) =>
    document.is === 'unknown' ? [] : duesOf(document, time).map((due) => wantedOf(document, due));
  await new Duties(ledger).keepAll(because, wanted(known), wanted(before));
};

/** The duties of a document are what its steps make of them. */
export const whenDocumentMoves = policy('documents.when-document-moves').onStreams().on(DOCUMENT_EVENTS, keepDuties);
