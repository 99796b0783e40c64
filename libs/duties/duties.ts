import { Inject, Injectable } from '@nestjs/common';
import { Ledger, type Recorder, type Streams } from '#infra/events';
import { derivedId, type LocalDate } from '#kernel';
import { duty, keepDuty, missDuty, recountDuty, type Duty, type Wanted } from './duty.ts';
import { DutyId, type Counted, type DutyEvent, type Origin } from './events.ts';

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
    const id = DutyId.parse(derivedId(`${wanted.origin.room}:${wanted.origin.id}:${wanted.key}`, 'duty'));
    await this.streams.decide({ ...by, id: `${by.id}:${wanted.key}` }, id, keepDuty(id, wanted));
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

  /** Puts on record that the day of an open duty passed. */
  async miss(by: Recorder, id: string, today: LocalDate): Promise<void> {
    await this.streams.decide({ ...by, id: `${by.id}:${id}` }, id, missDuty(today));
  }
}
