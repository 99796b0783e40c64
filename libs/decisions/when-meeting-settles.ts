import type { Ledger, Reader, SequencedEvent, Streams } from '#infra/events';
import { OrganId, type Instant, type LocalDate } from '#kernel';
import type { ItemEvent, MeetingEvent } from './events.ts';
import { item, settleItem, type Item } from './item.ts';
import { meeting, settledOf, type Meeting } from './meeting.ts';

/** When a meeting ends, or a vote of it is corrected, its items are what it made of them. */
export class WhenMeetingSettles implements Reader {
  readonly name = 'decisions.when-meeting-settles';
  private readonly meetings: Streams<Meeting, MeetingEvent>;
  private readonly items: Streams<Item, ItemEvent>;

  constructor(ledger: Ledger) {
    this.meetings = ledger.streams(meeting);
    this.items = ledger.streams(item);
  }

  async apply(recorded: SequencedEvent): Promise<void> {
    const { type, data } = recorded as unknown as MeetingEvent;
    if (type !== 'decisions.meeting-closed' && type !== 'decisions.vote-corrected') return;
    const organ = OrganId.parse(recorded.organ);
    const held = await this.meetings.now(organ, data.meeting);
    if (held.is !== 'closed') return;
    const settledOn: LocalDate = held.heldOn;
    for (const { place, item: of } of held.agenda) {
      const outcome = settledOf(held, place);
      const by = { id: `policy:${recorded.id}:${of}`, actor: { is: 'system', organ, name: this.name, roles: [] }, at: recorded.recordedAt as Instant, channel: 'policy', correlation: recorded.meta.correlation, causation: recorded.id, fingerprint: '' } as const;
      if (outcome) await this.items.decide(by, of, settleItem(held.meeting, place, outcome, settledOn));
    }
  }
}
