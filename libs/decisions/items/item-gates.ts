import type { Ledger, Recorder, Streams } from '#infra/events';
import type { LocalDate } from '#kernel';
import type { Gate } from '../gates/gate-kinds.ts';
import type { ItemEvent } from './events.ts';
import { item, type Item } from './item.ts';
import { answerFromDocument, reopenFromDocument, type Review } from './passing-gates.ts';

/** Where the record of a document answers the gates of the item it is put to. */
export class ItemGates {
  private readonly items: Streams<Item, ItemEvent>;

  constructor(ledger: Ledger) {
    this.items = ledger.streams(item);
  }

  /**
   * Answers the gates the item must pass and nobody was asked about by hand with the item itself; the same again
   * changes nothing.
   * @param by its `id` is that of the cause
   * @param id of the item; a UUID
   * @param name the number of the document
   */
  async answer(by: Recorder, id: string, reviews: readonly Review[], name: string): Promise<void> {
    for (const review of reviews)
      await this.items.decide({ ...by, id: `${by.id}:${review.gate}` }, id, answerFromDocument(review, name));
  }

  /** The text is another: what was answered from it is open again. @param name the number of the document */
  async reopen(by: Recorder, id: string, gates: readonly Gate[], name: string, on: LocalDate): Promise<void> {
    for (const gate of gates)
      await this.items.decide({ ...by, id: `${by.id}:${gate}` }, id, reopenFromDocument(gate, name, on));
  }
}
