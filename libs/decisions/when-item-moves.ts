import { Duties } from '#duties';
import type { Ledger, Reader, SequencedEvent } from '#infra/events';
import { numberInWords, OrganId, type Instant } from '#kernel';
import type { ItemEvent } from './events.ts';
import { requirementsFor } from './item.ts';

/** What the law asks for next of an item is to be done by the one who put it forward, until it is taken back. */
export class WhenItemMoves implements Reader {
  readonly name = 'decisions.when-item-moves';
  private readonly duties: Duties;

  constructor(private readonly ledger: Ledger) {
    this.duties = new Duties(ledger);
  }

  async apply(recorded: SequencedEvent): Promise<void> {
    const { type, data } = recorded as unknown as ItemEvent;
    if (type !== 'decisions.item-proposed' && type !== 'decisions.item-withdrawn') return;
    const organ = OrganId.parse(recorded.organ);
    const [first] = type === 'decisions.item-proposed' ? [recorded] : await this.ledger.read(organ, recorded.stream);
    const { item, number, title, category, unit, proposer } = (first as unknown as Extract<ItemEvent, { type: 'decisions.item-proposed' }>).data;
    await this.duties.keep(
      { id: `policy:${recorded.id}`, actor: { is: 'system', organ, name: this.name, roles: [] }, at: recorded.recordedAt as Instant, channel: 'policy', correlation: recorded.meta.correlation, causation: recorded.id, fingerprint: '' },
      {
        origin: { room: 'decisions', id: item, number: numberInWords(number), title }, key: 'next', name: requirementsFor(category)[0]!.text.split('：')[0]!, unit, owner: proposer, side: 'bureau', why: 'corrected',
        standing: type === 'decisions.item-proposed' ? { is: 'open' } : { is: 'closed', why: `撤回：${(data as { reason: string }).reason}` },
      },
    );
  }
}
