import { Injectable, Inject } from '@nestjs/common';
import { Database } from '#infra/database';
import type { Given } from '#infra/commands';
import { Ledger, type Streams } from '#infra/events';
import {
  dateOf,
  derivedId,
  numberInWords,
  readNumber,
  type DocumentNumber,
  type Fields,
  type OrganId,
  clipped,
} from '#kernel';
import type { EmergencyTables } from '../../emergencies/emergency-register/emergency-line.ts';
import { emergency, type Emergency } from '../../emergencies/emergency.ts';
import type { EmergencyEvent } from '../../emergencies/events.ts';
import { refused, type Refused } from '../../ground/refusals.ts';
import { ItemId, type MeetingId } from '../../ground/terms.ts';
import { placeItem, readyForMeeting } from '../../items/approving.ts';
import type { ItemEvent } from '../../items/events.ts';
import { item, releaseItem, type Item } from '../../items/item.ts';
import type { AgendaEntry } from '../events.ts';
import type { MeetingTables } from '../meeting-register/meeting-line.ts';

type Entry = Omit<AgendaEntry, 'place'>;
type By = Given<Fields>['by'];

/**
 * What may go on an agenda: items that are reviewed, approved, have passed their gates and are on no other; what was
 * done alone and waits to be ratified.
 */
@Injectable()
export class Agenda {
  private readonly items: Streams<Item, ItemEvent>;
  private readonly emergencies: Streams<Emergency, EmergencyEvent>;

  constructor(
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Database) private readonly database: Database,
  ) {
    this.items = ledger.streams(item);
    this.emergencies = ledger.streams(emergency);
  }

  /**
   * Takes items for a meeting, each of which is then on no other agenda.
   *
   * @param numbers as written: 议题〔2026〕1号
   * @returns the refusal of the first that may not; then none is taken
   */
  async take(
    by: By,
    meeting: MeetingId,
    numbers: readonly string[],
    late?: string,
  ): Promise<{ readonly entries: Entry[] } | Refused> {
    // One before the others: of two who call the same items at once, the first to have it has them all.
    const first = numbers.toSorted()[0];
    const lead = first === undefined ? undefined : await this.takeOne(by, meeting, first, late);
    if (lead && 'refusal' in lead) return lead;
    const answers = await Promise.all(
      numbers.map((number) => (number === first ? lead! : this.takeOne(by, meeting, number, late))),
    );
    const entries = answers.flatMap((answer) => ('refusal' in answer ? [] : [answer]));
    const refusal = answers.find((answer): answer is Refused => 'refusal' in answer);
    if (refusal === undefined) return { entries };
    await this.release(by, meeting, entries);
    return refusal;
  }

  /** The meeting did not come about. */
  async release(by: By, meeting: MeetingId, entries: readonly Entry[]): Promise<void> {
    const items = entries.filter((entry) => !entry.emergency).map((entry) => entry.item);
    const release = releaseItem(meeting, dateOf(by.at));
    await Promise.all(
      items.map((id) => this.items.decide({ ...by, id: derivedId(by.id, `release:${id}`) }, id, release)),
    );
  }

  private async takeOne(
    by: By,
    meeting: MeetingId,
    written: string,
    late: string | undefined,
  ): Promise<Entry | Refused> {
    const { organ } = by.actor;
    const id = await this.ledger.numbered(organ, readNumber(written)!);
    if (id === undefined) return refused('decisions.item-unknown');
    const recording = await this.items.decide(
      { ...by, id: derivedId(by.id, `take:${id}`) },
      id,
      placeItem(meeting, dateOf(by.at)),
    );
    if (recording.is === 'refused') return { refusal: recording.refusal };
    const taken = await this.items.now(organ, id);
    if (taken.is !== 'proposed') return refused('decisions.item-unknown');
    const { title, category, reporter, persons, discipline } = taken;
    return {
      item: taken.item,
      number: written,
      title,
      category,
      ...(reporter ? { reporter } : {}),
      ...(persons ? { persons: [...persons] } : {}),
      ...(discipline ? { discipline } : {}),
      ...(late === undefined ? {} : { late }),
    };
  }

  /** What was done alone and no meeting has ratified, nor has on its agenda. */
  async emergenciesWaiting(organ: OrganId): Promise<readonly Entry[]> {
    const rows = await this.database
      .of<EmergencyTables>(organ)
      .selectFrom('emergency_register')
      .select('emergency')
      .where('organ', '=', organ)
      .where('ratified_on', 'is', null)
      .orderBy('acted_on')
      .limit(20)
      .execute();
    const ids = rows.map((row) => row.emergency);
    const onAgenda = ids.length === 0 ? [] : await this.onAgenda(organ, ids);
    const waiting = ids.filter((id) => !onAgenda.includes(id));
    const entries = await Promise.all(waiting.map((id) => this.ratification(organ, id)));
    return entries.flatMap((entry) => ('refusal' in entry ? [] : [entry]));
  }

  /** The entry by which a meeting ratifies what somebody did alone. */
  async ratificationOf(organ: OrganId, of: DocumentNumber): Promise<Entry | Refused> {
    const id = await this.ledger.numbered(organ, of);
    if (id === undefined) return refused('decisions.emergency-unknown');
    return (await this.onAgenda(organ, [id])).length > 0
      ? refused('decisions.emergency-on-agenda', { number: numberInWords(of) })
      : this.ratification(organ, id);
  }

  private async ratification(organ: OrganId, id: string): Promise<Entry | Refused> {
    const acted = await this.emergencies.now(organ, id);
    if (acted.is === 'unknown') return refused('decisions.emergency-unknown');
    const number = numberInWords(acted.number);
    if (acted.is === 'ratified') return refused('decisions.emergency-ratified', { number });
    return {
      item: ItemId.parse(id),
      number,
      title: clipped(`追认紧急处置：${acted.what}`, 200),
      category: 'majorDecision',
      reporter: acted.actor,
      emergency: true,
    };
  }

  /** Of these, those on the agenda of a meeting that has not ended. */
  private async onAgenda(organ: OrganId, items: readonly string[]): Promise<readonly string[]> {
    const rows = await this.database
      .of<MeetingTables>(organ)
      .selectFrom('meeting_entry')
      .innerJoin('meeting_register', (join) =>
        join
          .onRef('meeting_register.organ', '=', 'meeting_entry.organ')
          .onRef('meeting_register.meeting', '=', 'meeting_entry.meeting'),
      )
      .select('item')
      .where('meeting_entry.organ', '=', organ)
      .where('item', 'in', [...items])
      .where('state', 'in', ['convened', 'open'])
      .execute();
    return rows.map((row) => row.item);
  }

  /** Why an entry may not be decided by now: taken back, found unlawful, decided elsewhere since. */
  async obstacle(organ: OrganId, { item: id, emergency: ratifies }: AgendaEntry): Promise<Refused | undefined> {
    return ratifies ? undefined : readyForMeeting(await this.items.now(organ, id));
  }
}
