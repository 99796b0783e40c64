import { Inject, Injectable } from '@nestjs/common';
import { Ledger, type Streams } from '#infra/events';
import { derivedId, type CommandContext } from '#kernel';
import type { SecrecyEvent } from './events.ts';
import { recordRefusal, refusalRecord, type RefusalRecord } from './refusal.ts';

/** Puts on record that marked matter was turned away: who sent it, by which channel, never what it said. */
@Injectable()
export class TurnAway {
  private readonly records: Streams<RefusalRecord, SecrecyEvent>;

  constructor(@Inject(Ledger) ledger: Ledger) {
    this.records = ledger.streams(refusalRecord);
  }

  /** @param what whether it came as words or as a file */
  async record(by: CommandContext, what: 'text' | 'file'): Promise<void> {
    const sender = by.actor.is === 'staff' ? { sender: by.actor.staffId } : {};
    await this.records.decide(
      { ...by, id: `${by.id}:secrecy`, fingerprint: what },
      derivedId(by.id, 'secrecy'),
      recordRefusal({ ...sender, channel: by.channel, what }),
    );
  }
}
