import type { ClientBase } from 'pg';
import { Duties } from '#duties';
import { becauseOf, type Ledger, type Reader, type SequencedEvent, type Streams } from '#infra/events';
import { numberInWords, OrganId, type LocalDate } from '#kernel';
import { emergency, type Emergency } from './emergency.ts';
import type { EmergencyEvent } from './events.ts';

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
    if (recorded.type === 'decisions.meeting-convened') {
      const { heldOn } = recorded.data as { heldOn: LocalDate };
      const { rows } = await client.query<{ emergency: string }>('select emergency from emergency_register where organ = $1 and ratified_on is null and due is null and acted_on <= $2', [recorded.organ, heldOn]);
      await client.query('update emergency_register set due = $3 where organ = $1 and emergency = any($2::uuid[])', [recorded.organ, rows.map((row) => row.emergency), heldOn]);
      for (const row of rows) await this.keep(recorded, row.emergency, heldOn);
    } else if (recorded.type === 'decisions.emergency-acted') {
      const { emergency: id, actedOn } = recorded.data as { emergency: string; actedOn: LocalDate };
      await client.query('insert into emergency_register (organ, emergency, acted_on) values ($1, $2, $3) on conflict do nothing', [recorded.organ, id, actedOn]);
      await this.keep(recorded, id, undefined);
    } else if (recorded.type === 'decisions.emergency-ratified') {
      const { emergency: id, ratifiedOn } = recorded.data as { emergency: string; ratifiedOn: LocalDate };
      const { rows: [row] } = await client.query<{ due: LocalDate | null }>('update emergency_register set ratified_on = $3 where organ = $1 and emergency = $2 returning due', [recorded.organ, id, ratifiedOn]);
      await this.keep(recorded, id, row?.due ?? undefined);
    }
  }

  private async keep(recorded: SequencedEvent, id: string, due: LocalDate | undefined): Promise<void> {
    const organ = OrganId.parse(recorded.organ);
    const it = await this.emergencies.now(organ, id);
    if (it.is === 'unknown') return;
    const by = becauseOf(recorded, this.name, id);
    const common = { origin: { room: 'decisions-emergency', id, number: numberInWords(it.number), title: it.what }, name: '提请党组会议追认', unit: it.unit, owner: it.actor, side: 'bureau', why: 'corrected' } as const;
    const standing = it.ratifiedOn ? { is: 'met', on: it.ratifiedOn } as const : { is: 'open' } as const;
    await this.duties.keep(by, { ...common, key: 'undated', standing: due === undefined ? standing : { is: 'closed', why: '已定会议' } });
    if (due !== undefined)
      await this.duties.keep(by, { ...common, key: 'dated', standing, facts: { start: it.actedOn, stated: due }, counted: { due, counted: due, provisional: false, steps: [{ day: due, what: '下一次党组会议' }], source: BASIS, caution: '待核实', law: 0 } });
  }
}
