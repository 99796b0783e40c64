import { Injectable, Inject } from '@nestjs/common';
import { Ledger, type Streams } from '#infra/events';
import { numberInWords, readNumber, type OrganId, type Refusal } from '#kernel';
import type { AgendaEntry, ItemEvent } from './events.ts';
import { item, readyForMeeting, type Item } from './item.ts';
import { refused } from './refusals.ts';

type Entry = Omit<AgendaEntry, 'place'>;

/** What may go on an agenda: items that are reviewed, approved, and have passed their gates. */
@Injectable()
export class Agenda {
  private readonly items: Streams<Item, ItemEvent>;

  constructor(@Inject(Ledger) private readonly ledger: Ledger) {
    this.items = ledger.streams(item);
  }

  /** @param numbers as written  @returns the refusal of the first that may not */
  async entries(organ: OrganId, numbers: readonly string[], late?: string): Promise<{ readonly entries: Entry[] } | { readonly refusal: Refusal }> {
    const entries = await Promise.all(numbers.map((number) => this.entry(organ, number, late)));
    const refusal = entries.find((one) => 'refusal' in one);
    return refusal && 'refusal' in refusal ? refusal : { entries: entries as Entry[] };
  }

  private async entry(organ: OrganId, written: string, late: string | undefined): Promise<Entry | { readonly refusal: Refusal }> {
    const id = await this.ledger.numbered(organ, readNumber(written)!);
    const it: Item = id === undefined ? { is: 'unknown' } : await this.items.now(organ, id);
    const refusal = readyForMeeting(it);
    if (refusal && 'refusal' in refusal) return refusal;
    if (it.is !== 'proposed') return refused('decisions.item-unknown');
    return { item: it.item, number: numberInWords(it.number), title: it.title, category: it.category, ...(late === undefined ? {} : { late }) };
  }
}
