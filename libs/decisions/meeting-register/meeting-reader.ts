import type { ClientBase } from 'pg';
import type { Reader, SequencedEvent } from '#infra/events';
import type { AgendaEntry, MeetingEvent, Vote } from '../events.ts';

/** Keeps the register of meetings (党组会议台账) with what was on the agenda and what it came to. */
export class MeetingReader implements Reader {
  readonly name = 'decisions.meeting-register';
  readonly tables = ['meeting_register', 'meeting_entry'];

  async apply({ organ, ...recorded }: SequencedEvent, client: ClientBase): Promise<void> {
    const { type, data } = recorded as unknown as MeetingEvent;
    const meeting = 'meeting' in data ? data.meeting : undefined;
    switch (type) {
      case 'decisions.meeting-convened':
        await client.query(`insert into meeting_register (organ, meeting, year, serial, held_on, place, state, items) values ($1, $2, $3, $4, $5, $6, 'convened', $7) on conflict do nothing`, [organ, meeting, data.number.year, data.number.serial, data.heldOn, data.place ?? null, data.agenda.length]);
        for (const entry of data.agenda) await enter(client, organ, data.meeting, entry, data.heldOn);
        return;
      case 'decisions.item-put-on-agenda': {
        const { rows: [row] } = await client.query<{ held_on: string }>('update meeting_register set items = items + 1 where organ = $1 and meeting = $2 returning held_on', [organ, meeting]);
        if (row) await enter(client, organ, data.meeting, data.entry, row.held_on);
        return;
      }
      case 'decisions.meeting-opened':
        await client.query(`update meeting_register set state = 'open', due = $3, chair = $4 where organ = $1 and meeting = $2`, [organ, meeting, data.due.map(({ staff }) => staff), data.chair]);
        return;
      case 'decisions.attendance-recorded':
        await client.query('update meeting_register set absent = $3 where organ = $1 and meeting = $2', [organ, meeting, data.absent.map(({ staff }) => staff)]);
        return;
      case 'decisions.law-studied':
        await client.query('update meeting_register set studied = array_append(studied, $3) where organ = $1 and meeting = $2', [organ, meeting, data.statute]);
        return;
      case 'decisions.vote-taken':
      case 'decisions.vote-corrected': return this.vote(client, organ, data.meeting, data.vote);
      case 'decisions.entry-deferred':
        await client.query(`update meeting_entry set outcome = 'deferred' where organ = $1 and meeting = $2 and place = $3`, [organ, meeting, data.place]);
        return;
      case 'decisions.meeting-closed':
        await client.query(`update meeting_register set state = 'closed' where organ = $1 and meeting = $2`, [organ, meeting]);
        await client.query(`update meeting_entry set outcome = 'deferred' where organ = $1 and meeting = $2 and place = any($3::int[])`, [organ, meeting, data.unsettled]);
        return;
      case 'decisions.member-recused':
      case 'decisions.minutes-confirmed':
      case 'decisions.observers-noted':
      case 'decisions.opinions-heard':
      case 'decisions.written-opinion-given':
    }
  }

  /** Of one person, or of the item: what was counted takes the place of what was counted before. */
  private async vote(client: ClientBase, organ: string, meeting: string, vote: Vote): Promise<void> {
    const { rows: [row] } = await client.query<{ votes: Vote[] }>('select votes from meeting_entry where organ = $1 and meeting = $2 and place = $3', [organ, meeting, vote.place]);
    const votes = [...(row?.votes ?? []).filter(({ person }) => person !== vote.person), vote];
    const outcome = votes.every((one) => one.outcome === 'rejected') ? 'rejected' : votes.some((one) => one.outcome === 'passed') ? 'passed' : 'deferred';
    await client.query('update meeting_entry set votes = $4, outcome = $5 where organ = $1 and meeting = $2 and place = $3', [organ, meeting, vote.place, JSON.stringify(votes), outcome]);
  }
}

const enter = async (client: ClientBase, organ: string, meeting: string, { place, item, number, title, category, late }: AgendaEntry, heldOn: string): Promise<void> => {
  await client.query('insert into meeting_entry (organ, meeting, place, item, number, title, category, late, held_on) values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing', [organ, meeting, place, item, number, title, category, late ?? null, heldOn]);
};
