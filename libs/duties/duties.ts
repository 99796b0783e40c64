import { Inject, Injectable } from '@nestjs/common';
import { Ledger, type Recorder, type Streams } from '#infra/events';
import { derivedId, type LocalDate, type OrganId } from '#kernel';
import { countAgain, duty, keepDuty, missDuty, recountDuty, type Duty, type Wanted } from './duty.ts';
import { DutyId, type Counted, type DutyEvent, type Origin } from './events.ts';

/** A duty is told by the record it comes from and its key among the duties of that record. */
const idOf = ({ room, id }: Origin, key: string): DutyId => DutyId.parse(derivedId(`${room}:${id}:${key}`, 'duty'));

/** Where the records of other rooms open, move and close what is to be done. */
@Injectable()
export class Duties {
  private readonly streams: Streams<Duty, DutyEvent>;

  constructor(@Inject(Ledger) private readonly ledger: Ledger) {
    this.streams = ledger.streams(duty);
  }

  /**
   * Brings a duty to what its record wants; the same again changes nothing.
   * @param by its `id` is that of the cause
   */
  async keep(by: Recorder, wanted: Wanted): Promise<void> {
    const id = idOf(wanted.origin, wanted.key);
    await this.streams.decide({ ...by, id: `${by.id}:${wanted.key}` }, id, keepDuty(id, wanted));
  }

  /**
   * Brings the duties of a record to what was derived from it. What was wanted before and is wanted no more, because
   * what it came from was struck or put right, need not be done.
   * @param before what the record wanted before the cause
   */
  async keepAll(by: () => Recorder, wanted: readonly Wanted[], before: readonly Wanted[]): Promise<void> {
    await Promise.all(wanted.map((one) => this.keep(by(), one)));
    const keys = new Set(wanted.map(({ key }) => key));
    for (const gone of before.filter(({ key }) => !keys.has(key)))
      await this.keep(by(), { ...gone, standing: { is: 'closed', why: '更正或者撤销' }, why: 'corrected' });
  }

  /** Whether there is such a duty, however it stands. */
  async isKept(organ: OrganId, origin: Origin, key: string): Promise<boolean> {
    return (await this.streams.now(organ, idOf(origin, key))).is === 'known';
  }

  /** The record a duty comes from, by its stream. */
  async originOf(organ: string, stream: string): Promise<Origin | undefined> {
    const [opened] = await this.ledger.read(organ, stream);
    return (opened?.data as { readonly origin?: Origin } | undefined)?.origin;
  }

  /** Gives an open duty another day, because the organ's calendar or numbers changed. */
  async recount(by: Recorder, id: string, counted: Counted, why: 'calendar' | 'setting'): Promise<void> {
    await this.streams.decide({ ...by, id: `${by.id}:${id}` }, id, recountDuty(counted, why));
  }

  /** Gives a duty the day its record wants by the calendar as it is now. */
  async countAgain(by: Recorder, { origin, key, counted }: Wanted): Promise<void> {
    const id = idOf(origin, key);
    if (counted) await this.streams.decide({ ...by, id: `${by.id}:${id}` }, id, countAgain(counted));
  }

  /** Puts on record that the day of an open duty passed. */
  async miss(by: Recorder, id: string, today: LocalDate): Promise<void> {
    await this.streams.decide({ ...by, id: `${by.id}:${id}` }, id, missDuty(today));
  }
}
