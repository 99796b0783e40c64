import { Inject, Injectable } from '@nestjs/common';
import { Ledger, type Streams } from '#infra/events';
import type { OrganId } from '#kernel';
import type { LawEvent } from './events.ts';
import { law, LegalTime, type Law } from './law.ts';

/** The law as an organ has it: this version's rules and calendar, with what the organ added. */
@Injectable()
export class TheLaw {
  private readonly streams: Streams<Law, LawEvent>;
  /** Making a calendar ready costs a few milliseconds; it is kept while the organ adds nothing. */
  private readonly ready = new Map<OrganId, LegalTime>();

  constructor(@Inject(Ledger) ledger: Ledger) {
    this.streams = ledger.streams(law);
  }

  /** The organ's law made ready to count by. */
  async of(organ: OrganId): Promise<LegalTime> {
    const now = await this.streams.now(organ, organ);
    const kept = this.ready.get(organ);
    if (kept?.number === now.number) return kept;
    const made = new LegalTime(now);
    this.ready.set(organ, made);
    return made;
  }
}
