import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { answered, type Answered, type Given } from '#infra/commands';
import { Ledger, type Streams } from '#infra/events';
import { dateOf, type Decide, type Fields, type LocalDate, type OrganId } from '#kernel';
import { refused, type Refused } from '../ground/refusals.ts';
import type { PartyGroupEvent } from './events.ts';
import { membersOn, partyGroup, type PartyGroup, type Seat } from './party-group.ts';

/** Whether anything new was recorded. */
export const Done = z.object({ done: z.boolean() });
export type Done = z.infer<typeof Done>;

/** Who is a member of the Party group, and what he is in it. */
@Injectable()
export class PartyGroupDesk {
  private readonly groups: Streams<PartyGroup, PartyGroupEvent>;

  constructor(@Inject(Ledger) ledger: Ledger) {
    this.groups = ledger.streams(partyGroup);
  }

  of(organ: OrganId): Promise<PartyGroup> {
    return this.groups.now(organ, organ);
  }

  async on(organ: OrganId, day: LocalDate): Promise<readonly Seat[]> {
    return membersOn(await this.of(organ), day);
  }

  /** Records what was decided about the group; the same again is nothing new. */
  async record(by: Given<Fields>['by'], decision: Decide<PartyGroup, PartyGroupEvent>): Promise<Answered<Done>> {
    const recording = await this.groups.decide(by, by.actor.organ, decision);
    return answered(recording, { done: recording.is === 'recorded' && recording.events.length > 0 });
  }

  /**
   * What only the secretary may settle is settled by who holds that seat today, whatever role he has in the directory.
   */
  async notTheSecretary(by: Given<Fields>['by']): Promise<Refused | undefined> {
    const secretary = (await this.on(by.actor.organ, dateOf(by.at))).find(({ rank }) => rank === 'secretary');
    return secretary === undefined || (by.actor.is === 'staff' && by.actor.staffId === secretary.staff)
      ? undefined
      : refused('decisions.not-the-secretary');
  }
}
