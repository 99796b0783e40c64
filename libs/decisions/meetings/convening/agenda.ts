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
  type LocalDate,
  type OrganId,
  clipped,
} from '#kernel';
import type { EmergencyTables } from '../../emergencies/emergency-register/emergency-line.ts';
import { emergency, type Emergency } from '../../emergencies/emergency.ts';
import type { EmergencyEvent } from '../../emergencies/events.ts';
import { refused, type Refused } from '../../ground/refusals.ts';
import { ItemId, type MeetingId } from '../../ground/terms.ts';
import { placeItem, readyForMeeting, readyThen } from '../../items/approving.ts';
import type { ItemEvent } from '../../items/events.ts';
import { item, releaseItem, unvoteItem, voteOnItem, type Item } from '../../items/item.ts';
import type { AgendaEntry } from '../events.ts';
import type { MeetingTables } from '../meeting-register/meeting-line.ts';
import { Interests } from '../interests.ts';

/** Who keeps the tables in which is looked what was done alone, and on which agenda it is. */
export const AGENDAS = ['decisions.meeting-register'] as const;

type Entry = Omit<AgendaEntry, 'place'>;
type By = Given<Fields>['by'];
/** The meeting items are taken for, and its day. */
interface Target {
  readonly meeting: MeetingId;
  readonly heldOn: LocalDate;
  /** The day of the notice they stand on, if they do. */
  readonly noticedOn?: LocalDate | undefined;
}

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
    @Inject(Interests) private readonly interests: Interests,
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
    { meeting, heldOn, noticedOn }: Target,
    numbers: readonly string[],
    late?: string,
  ): Promise<{ readonly entries: Entry[] } | Refused> {
    // One before the others: of two who call the same items at once, the first to have it has them all.
    const first = numbers.toSorted()[0];
    const to = { meeting, heldOn, noticedOn };
    const lead = first === undefined ? undefined : await this.takeOne(by, to, first, late);
    if (lead && 'refusal' in lead) return lead;
    const answers = await Promise.all(
      numbers.map((number) => (number === first ? lead! : this.takeOne(by, to, number, late))),
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
    { meeting, heldOn, noticedOn }: Target,
    written: string,
    late: string | undefined,
  ): Promise<Entry | Refused> {
    const { organ } = by.actor;
    const id = await this.ledger.numbered(organ, readNumber(written)!);
    if (id === undefined) return refused('decisions.item-unknown');
    const recording = await this.items.decide(
      { ...by, id: derivedId(by.id, `take:${id}`) },
      id,
      placeItem(meeting, heldOn, dateOf(by.at), noticedOn),
    );
    if (recording.is === 'refused') return { refusal: recording.refusal };
    const taken = await this.items.now(organ, id);
    if (taken.is !== 'proposed') return refused('decisions.item-unknown');
    const { title, category, reporter, persons, discipline } = taken;
    const interested = await this.interests.of(organ, { item: taken.item, title }, heldOn);
    return {
      item: taken.item,
      number: written,
      title,
      category,
      ...(reporter ? { reporter } : {}),
      ...(persons ? { persons: [...persons] } : {}),
      ...(discipline ? { discipline } : {}),
      ...(late === undefined ? {} : { late }),
      ...(interested.length > 0 ? { interested: [...interested] } : {}),
    };
  }

  /** What was done alone by the day of a meeting, that no meeting ratified or refused to, nor has on its agenda. */
  async emergenciesWaiting(organ: OrganId, heldOn: LocalDate): Promise<readonly Entry[]> {
    const rows = await this.database
      .of<EmergencyTables>(organ)
      .selectFrom('emergency_register')
      .select('emergency')
      .where('organ', '=', organ)
      .where('ratified_on', 'is', null)
      .where('rejected_on', 'is', null)
      .where('acted_on', '<=', heldOn)
      .orderBy('acted_on')
      .limit(20)
      .execute();
    const ids = rows.map((row) => row.emergency);
    const onAgenda = ids.length === 0 ? [] : await this.onAgenda(organ, ids);
    const waiting = ids.filter((id) => !onAgenda.includes(id));
    const entries = await Promise.all(waiting.map((id) => this.ratification(organ, id, heldOn)));
    return entries.flatMap((entry) => ('refusal' in entry ? [] : [entry]));
  }

  /** The entry by which a meeting ratifies what somebody did alone. */
  async ratificationOf(organ: OrganId, of: DocumentNumber, heldOn: LocalDate): Promise<Entry | Refused> {
    const id = await this.ledger.numbered(organ, of);
    if (id === undefined) return refused('decisions.emergency-unknown');
    return (await this.onAgenda(organ, [id])).length > 0
      ? refused('decisions.emergency-on-agenda', { number: numberInWords(of) })
      : this.ratification(organ, id, heldOn);
  }

  private async ratification(organ: OrganId, id: string, heldOn: LocalDate): Promise<Entry | Refused> {
    const acted = await this.emergencies.now(organ, id);
    if (acted.is === 'unknown') return refused('decisions.emergency-unknown');
    const number = numberInWords(acted.number);
    if (acted.is === 'ratified') return refused('decisions.emergency-ratified', { number });
    if (acted.actedOn > heldOn) return refused('decisions.meeting-before', { on: acted.actedOn });
    const ratifies = { item: ItemId.parse(id), title: clipped(`追认紧急处置：${acted.what}`, 200), emergency: true };
    const interested = await this.interests.of(organ, ratifies, heldOn);
    return {
      ...ratifies,
      number,
      category: 'majorDecision',
      reporter: acted.actor,
      ...(interested.length > 0 ? { interested: [...interested] } : {}),
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

  /**
   * Why an entry may not be decided at a meeting of this day: taken back, found unlawful, decided elsewhere since; put
   * forward or cleared only after that day.
   */
  async obstacle(
    organ: OrganId,
    { item: id, emergency: ratifies }: AgendaEntry,
    heldOn: LocalDate,
  ): Promise<Refused | undefined> {
    if (!ratifies) return readyForMeeting(await this.items.now(organ, id), heldOn);
    const acted = await this.emergencies.now(organ, id);
    return acted.is !== 'unknown' && acted.actedOn > heldOn
      ? refused('decisions.meeting-before', { on: acted.actedOn })
      : undefined;
  }

  /**
   * Why an entry of a meeting that has ended cannot have been decided there: its item was not cleared by then, or another
   * meeting has it or has decided it since.
   */
  async obstacleThen(
    organ: OrganId,
    { item: id, emergency: ratifies }: AgendaEntry,
    { meeting, heldOn }: Target,
  ): Promise<Refused | undefined> {
    if (!ratifies) return readyThen(await this.items.now(organ, id), meeting, heldOn);
    const acted = await this.emergencies.now(organ, id);
    return acted.is === 'ratified'
      ? refused('decisions.emergency-ratified', { number: numberInWords(acted.number) })
      : undefined;
  }

  /** The first of several entries that may not be decided at a meeting of this day. */
  async firstObstacle(
    organ: OrganId,
    entries: readonly AgendaEntry[],
    heldOn: LocalDate,
  ): Promise<Refused | undefined> {
    const obstacles = await Promise.all(entries.map((entry) => this.obstacle(organ, entry, heldOn)));
    return obstacles.find((obstacle) => obstacle !== undefined);
  }

  /**
   * A vote on an entry begins: its item is not taken back from now on.
   *
   * @returns why it cannot begin: the item was taken back meanwhile
   */
  async beginVote(by: By, meeting: MeetingId, { item: id, emergency: ratifies }: AgendaEntry) {
    if (ratifies) return undefined;
    const command = { ...by, id: derivedId(by.id, `voted:${id}`) };
    const recording = await this.items.decide(command, id, voteOnItem(meeting, dateOf(by.at)));
    return recording.is === 'refused' ? { refusal: recording.refusal } : undefined;
  }

  /** No vote on an entry stands any more. */
  async endVote(by: By, meeting: MeetingId, { item: id, emergency: ratifies }: AgendaEntry): Promise<void> {
    const command = { ...by, id: derivedId(by.id, `unvoted:${id}`) };
    if (!ratifies) await this.items.decide(command, id, unvoteItem(meeting, dateOf(by.at)));
  }
}
