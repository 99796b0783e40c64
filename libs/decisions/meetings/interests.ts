import { Inject, Injectable } from '@nestjs/common';
import { Directory } from '#directory';
import { Ledger, type Streams } from '#infra/events';
import type { LocalDate, OrganId } from '#kernel';
import type { ItemEvent } from '../items/events.ts';
import { interestsIn, postHoldersIn, type Interest } from '../items/interests.ts';
import { item, type Item } from '../items/item.ts';
import { PartyGroupDesk } from '../party-group/party-group-desk.ts';
import { membersOn } from '../party-group/party-group.ts';
import type { AgendaEntry } from './events.ts';

/** Which members of the group an item touches, by what is known now. */
@Injectable()
export class Interests {
  private readonly items: Streams<Item, ItemEvent>;

  constructor(
    @Inject(Ledger) ledger: Ledger,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(PartyGroupDesk) private readonly group: PartyGroupDesk,
  ) {
    this.items = ledger.streams(item);
  }

  /** Of the members of this day. */
  async of(
    organ: OrganId,
    { item: id, emergency, title }: Pick<AgendaEntry, 'item' | 'emergency' | 'title'>,
    day: LocalDate,
  ): Promise<readonly Interest[]> {
    if (emergency) return postHoldersIn(title, (await this.group.of(organ)).interests);
    const [about, group, { staff }] = await Promise.all([
      this.items.now(organ, id),
      this.group.of(organ),
      this.directory.roll(organ),
    ]);
    if (about.is === 'unknown') return [];
    const members = membersOn(group, day).flatMap((seat) => {
      const name = staff.get(seat.staff)?.name;
      return name === undefined ? [] : [{ staff: seat.staff, name }];
    });
    return interestsIn(about, members, group.interests);
  }
}
