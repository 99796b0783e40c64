import type { ClientBase } from 'pg';
import { Duties } from '#duties';
import { becauseOf, type Ledger, type Reader, type SequencedEvent, type Streams } from '#infra/events';
import { numberInWords, OrganId, type LocalDate } from '#kernel';
import { emergency, type Emergency } from '../emergencies/emergency.ts';
import type { EmergencyEvent } from '../emergencies/events.ts';
import type { MeetingEvent } from '../meetings/events.ts';

const BASIS = '《中国共产党党组工作条例》（2019）第五章；局党组议事规则';

/** What was done alone is to be ratified by the next meeting: a duty of who did it, due on the day of that meeting once it is called. */
export class WhenEmergencyActed implements Reader {
  readonly name = 'decisions.when-emergency-acted';
  private readonly duties: Duties;
  private readonly emergencies: Streams<Emergency, EmergencyEvent>;

  constructor(ledger: Ledger) {
    this.duties = new Duties(ledger);
    this.emergencies = ledger.streams(emergency);
  }

  async apply(recorded: SequencedEvent, client: ClientBase): Promise<void> {
    const { organ } = recorded;
    const event = recorded as unknown as EmergencyEvent | MeetingEvent;
    switch (event.type) {
      case 'decisions.meeting-convened':
      case 'decisions.meeting-moved':
        await client.query(
          'insert into emergency_meeting (organ, meeting, held_on) values ($1, $2, $3) on conflict (organ, meeting) do update set held_on = excluded.held_on',
          [organ, event.data.meeting, event.data.heldOn],
        );
        return this.dueAnew(recorded, client);
      case 'decisions.meeting-cancelled':
        await client.query('delete from emergency_meeting where organ = $1 and meeting = $2', [
          organ,
          event.data.meeting,
        ]);
        return this.dueAnew(recorded, client);
      case 'decisions.emergency-acted':
        await client.query(
          'insert into emergency_register (organ, emergency, acted_on) values ($1, $2, $3) on conflict do nothing',
          [organ, event.data.emergency, event.data.actedOn],
        );
        await this.dueAnew(recorded, client);
        return this.keep(recorded, client, event.data.emergency);
      case 'decisions.emergency-ratified':
      case 'decisions.emergency-reopened':
        await client.query('update emergency_register set ratified_on = $3 where organ = $1 and emergency = $2', [
          organ,
          event.data.emergency,
          event.type === 'decisions.emergency-ratified' ? event.data.ratifiedOn : null,
        ]);
        return this.keep(recorded, client, event.data.emergency);
    }
  }

  /** Due on the day of the first meeting from the day it was done on; of those that wait, whose day that changes. */
  private async dueAnew(recorded: SequencedEvent, client: ClientBase): Promise<void> {
    const { rows } = await client.query<{ emergency: string }>(
      `update emergency_register e set due = next.held_on from (
      select emergency, (select min(held_on) from emergency_meeting m where m.organ = o.organ and m.held_on >= o.acted_on) as held_on from emergency_register o where organ = $1 and ratified_on is null
    ) next where e.organ = $1 and e.emergency = next.emergency and e.due is distinct from next.held_on returning e.emergency`,
      [recorded.organ],
    );
    for (const row of rows) await this.keep(recorded, client, row.emergency);
  }

  private async keep(recorded: SequencedEvent, client: ClientBase, id: string): Promise<void> {
    const {
      rows: [row],
    } = await client.query<{ due: LocalDate | null }>(
      'select due from emergency_register where organ = $1 and emergency = $2',
      [recorded.organ, id],
    );
    const due = row?.due ?? undefined;
    const organ = OrganId.parse(recorded.organ);
    const it = await this.emergencies.now(organ, id);
    if (it.is === 'unknown') return;
    const by = becauseOf(recorded, this.name, id);
    const common = {
      origin: { room: 'decisions-emergency', id, number: numberInWords(it.number), title: it.what },
      name: '提请党组会议追认',
      unit: it.unit,
      owner: it.actor,
      side: 'bureau',
      why: 'corrected',
    } as const;
    const standing = it.ratified ? ({ is: 'met', on: it.ratified.on } as const) : ({ is: 'open' } as const);
    await this.duties.keep(by, {
      ...common,
      key: 'undated',
      standing: due === undefined ? standing : { is: 'closed', why: '已定会议' },
    });
    if (due !== undefined)
      await this.duties.keep(by, {
        ...common,
        key: 'dated',
        standing,
        facts: { start: it.actedOn, stated: due },
        counted: {
          due,
          counted: due,
          provisional: false,
          steps: [{ day: due, what: '下一次党组会议' }],
          source: BASIS,
          caution: '待核实',
          law: 0,
        },
      });
  }
}
