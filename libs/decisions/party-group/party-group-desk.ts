import { Inject, Injectable } from '@nestjs/common';
import type { Given } from '#infra/commands';
import { Ledger, type Streams } from '#infra/events';
import { dateOf, type Fields, type LocalDate, type OrganId } from '#kernel';
import { refused, type Refused } from '../ground/refusals.ts';
import type { PartyGroupEvent } from './events.ts';
import { membersOn, partyGroup, type PartyGroup, type Seat } from './party-group.ts';

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
