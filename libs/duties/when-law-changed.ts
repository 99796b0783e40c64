import { sql } from 'kysely';
import type { Database } from '#infra/database';
import { becauseOf, Positions, type Ledger, type Reader, type SequencedEvent } from '#infra/events';
import { OrganId } from '#kernel';
import { Duties } from './duties.ts';
import type { DutyTables } from './duty-register/duty-line.ts';
import type { DutyEvent, Facts, LawEvent } from './events.ts';
import { TheLaw } from './the-law.ts';

const BATCH = 200;
const REGISTER = 'duties.duty-register';

/**
 * Counts open duties again when the organ's calendar or numbers change. A duty that was counted by the law as it was, but
 * recorded after it changed, is counted again when it comes by.
 */
export class WhenLawChanged implements Reader {
  readonly name = 'duties.when-law-changed';
  private readonly duties: Duties;
  private readonly law: TheLaw;
  private readonly positions: Positions;

  /** @param database as the application: it sees one organ at a time */
  constructor(
    ledger: Ledger,
    private readonly database: Database,
  ) {
    this.duties = new Duties(ledger);
    this.law = new TheLaw(ledger);
    this.positions = new Positions(database);
  }

  async apply(event: SequencedEvent): Promise<void> {
    const { type, data } = event as unknown as DutyEvent | LawEvent;
    switch (type) {
      case 'duties.year-published':
      case 'duties.local-holiday-given':
      case 'duties.local-holidays-settled':
        return this.recountAll(event, 'calendar');
      case 'duties.length-set':
        return this.recountAll(event, 'setting', data.rule);
      case 'duties.duty-opened':
      case 'duties.duty-moved': {
        if (!data.counted || !data.facts) return;
        if (data.counted.law >= (await this.law.of(OrganId.parse(event.organ))).number) return;
        await this.positions.reached(event.organ, REGISTER, event.seq);
        return this.recount(event, [data.duty], 'calendar');
      }
      case 'duties.duty-met':
      case 'duties.duty-missed':
      case 'duties.duty-suspended':
      case 'duties.duty-closed':
      case 'duties.duty-reopened':
      case 'duties.duty-assigned':
        return;
    }
  }

  private async recountAll(event: SequencedEvent, why: 'calendar' | 'setting', rule?: string): Promise<void> {
    await this.positions.reached(event.organ, REGISTER, event.seq);
    const db = this.database.of<DutyTables>(event.organ);
    for (let after = ''; ;) {
      const rows = await db
        .selectFrom('duty_register')
        .select('duty')
        .where('organ', '=', event.organ)
        .where('state', '=', 'open')
        .where('rule', 'is not', null)
        .$if(rule !== undefined, (duties) => duties.where('rule', '=', rule!))
        .$if(after !== '', (duties) => duties.where('duty', '>', sql<string>`${after}::uuid`))
        .orderBy('duty')
        .limit(BATCH)
        .execute();
      await this.recount(
        event,
        rows.map(({ duty }) => duty),
        why,
      );
      if (rows.length < BATCH) return;
      after = rows.at(-1)!.duty;
    }
  }

  private async recount(event: SequencedEvent, ids: readonly string[], why: 'calendar' | 'setting'): Promise<void> {
    if (ids.length === 0) return;
    const organ = OrganId.parse(event.organ);
    const time = await this.law.of(organ);
    const rows = await this.database
      .of<DutyTables>(organ)
      .selectFrom('duty_register')
      .select(['duty', 'rule', 'facts'])
      .where('organ', '=', organ)
      .where('duty', 'in', ids)
      .execute();
    const by = becauseOf(event, this.name);
    for (const { duty, rule, facts } of rows) {
      const counted = rule && facts ? time.count(rule, facts as Facts) : undefined;
      if (counted) await this.duties.recount(by, duty, counted, why);
    }
  }
}
