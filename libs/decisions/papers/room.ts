import { part } from '#infra/rooms';
import { ItemCard } from './item-card.ts';
import { MeetingLedger } from './meeting-ledger.ts';
import { MeetingMaterials } from './meeting-materials.ts';
import { MeetingPaper } from './meeting-paper.ts';

/** The papers of items and meetings, in official layout. */
export const papers = part({
  queries: [MeetingLedger, MeetingPaper, MeetingMaterials, ItemCard],
});
