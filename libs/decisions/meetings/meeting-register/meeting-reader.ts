import type { ClientBase } from 'pg';
import type { Reader, SequencedEvent } from '#infra/events';
import type { Outcome } from '../../ground/terms.ts';
import type { AgendaEntry, MeetingEvent, Vote } from '../events.ts';
import { outcomeOfAll } from '../voting.ts';

/** Keeps the register of meetings (党组会议台账) with what was on the agenda, every vote, and what it came to. */
export class MeetingReader implements Reader {
  readonly name = 'decisions.meeting-register';
  readonly tables = ['meeting_register', 'meeting_entry', 'meeting_vote'];

  async apply({ organ, ...recorded }: SequencedEvent, client: ClientBase): Promise<void> {
    const { type, data } = recorded as unknown as MeetingEvent;
    const meeting = 'meeting' in data ? data.meeting : undefined;
    const change = (set: string, ...values: readonly unknown[]) =>
      client.query(`update meeting_register set ${set} where organ = $1 and meeting = $2`, [organ, meeting, ...values]);
    const changeEntry = (place: number, set: string, ...values: readonly unknown[]) =>
      client.query(`update meeting_entry set ${set} where organ = $1 and meeting = $2 and place = $3`, [
        organ,
        meeting,
        place,
        ...values,
      ]);
    switch (type) {
      case 'decisions.meeting-convened':
        await client.query(
          `insert into meeting_register (organ, meeting, year, serial, held_on, place, state, items) values ($1, $2, $3, $4, $5, $6, 'convened', $7) on conflict do nothing`,
          [organ, meeting, data.number.year, data.number.serial, data.heldOn, data.place ?? null, data.agenda.length],
        );
        for (const entry of data.agenda) await enter(client, organ, data.meeting, entry, data.heldOn);
        return;
      case 'decisions.item-put-on-agenda': {
        const {
          rows: [row],
        } = await client.query<{ held_on: string }>(
          'update meeting_register set items = items + 1 where organ = $1 and meeting = $2 returning held_on',
          [organ, meeting],
        );
        if (row) await enter(client, organ, data.meeting, data.entry, row.held_on);
        return;
      }
      case 'decisions.meeting-moved':
        await change('held_on = $3, place = coalesce($4, place)', data.heldOn, data.place ?? null);
        await client.query('update meeting_entry set held_on = $3 where organ = $1 and meeting = $2', [
          organ,
          meeting,
          data.heldOn,
        ]);
        return;
      case 'decisions.meeting-cancelled':
        await change(`state = 'cancelled'`);
        return;
      case 'decisions.meeting-opened':
        await change(
          `state = 'open', due = $3, chair = $4`,
          data.due.map(({ staff }) => staff),
          data.chair,
        );
        return;
      case 'decisions.attendance-recorded':
      case 'decisions.attendance-corrected':
        await change(
          'absent = $3, reasons = $4, confirmed = default',
          data.absent.map(({ staff }) => staff),
          JSON.stringify(Object.fromEntries(data.absent.map(({ staff, reason }) => [staff, reason]))),
        );
        return;
      case 'decisions.member-came':
        await change('absent = array_remove(absent, $3::text), reasons = reasons - $3::text', data.staff);
        return;
      case 'decisions.law-studied':
        await change('studied = array_append(studied, $3)', data.statute);
        return;
      case 'decisions.member-recused':
        await changeEntry(data.place, 'recused = array_append(recused, $4)', data.staff);
        return;
      case 'decisions.recusal-corrected':
        await change('confirmed = default');
        await changeEntry(
          data.place,
          data.withdrew ? 'recused = array_append(recused, $4)' : 'recused = array_remove(recused, $4)',
          data.staff,
        );
        return;
      case 'decisions.vote-taken':
        await count(client, organ, data.meeting, data.vote);
        if (data.resolution !== undefined) await changeEntry(data.vote.place, 'resolution = $4', data.resolution);
        return;
      case 'decisions.vote-corrected':
        await change('confirmed = default');
        return count(client, organ, data.meeting, data.vote);
      case 'decisions.vote-retracted':
        await client.query(
          'delete from meeting_vote where organ = $1 and meeting = $2 and place = $3 and person = $4',
          [organ, meeting, data.place, data.person ?? ''],
        );
        return settle(client, organ, data.meeting, data.place);
      case 'decisions.resolution-corrected':
        await change('confirmed = default');
        await changeEntry(data.place, 'resolution = $4', data.resolution);
        return;
      case 'decisions.entry-deferred':
        await changeEntry(data.place, `outcome = 'deferred'`);
        return;
      case 'decisions.meeting-closed':
        await change(`state = 'closed'`);
        await client.query(
          `update meeting_entry set outcome = 'deferred' where organ = $1 and meeting = $2 and place = any($3::int[])`,
          [organ, meeting, data.unsettled],
        );
        return;
      case 'decisions.minutes-confirmed':
        await change('confirmed = array_append(array_remove(confirmed, $3::text), $3::text)', data.staff);
        return;
      case 'decisions.member-left':
      case 'decisions.notice-answered':
      case 'decisions.observers-noted':
      case 'decisions.opinions-heard':
      case 'decisions.written-opinion-given':
    }
  }
}

const enter = async (
  client: ClientBase,
  organ: string,
  meeting: string,
  { place, item, number, title, category, persons = [], late }: AgendaEntry,
  heldOn: string,
): Promise<void> => {
  await client.query(
    'insert into meeting_entry (organ, meeting, place, item, number, title, category, persons, late, held_on) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing',
    [organ, meeting, place, item, number, title, category, persons, late ?? null, heldOn],
  );
};

/** What was counted takes the place of what was counted before. */
const count = async (
  client: ClientBase,
  organ: string,
  meeting: string,
  { place, person = '', method, for: inFavour, against, abstain, due, present, needed, outcome, cast = [] }: Vote,
): Promise<void> => {
  await client.query(
    `insert into meeting_vote (organ, meeting, place, person, held_on, category, method, in_favour, against, abstain, due, present, needed, outcome, dissent)
      select organ, meeting, place, $4, held_on, category, $5, $6, $7, $8, $9, $10, $11, $12, $13 from meeting_entry where organ = $1 and meeting = $2 and place = $3
      on conflict (organ, meeting, place, person) do update set method = $5, in_favour = $6, against = $7, abstain = $8, due = $9, present = $10, needed = $11, outcome = $12, dissent = $13`,
    [
      organ,
      meeting,
      place,
      person,
      method,
      inFavour,
      against,
      abstain,
      due,
      present,
      needed,
      outcome,
      cast.filter(({ vote }) => vote !== 'for').map(({ staff }) => staff),
    ],
  );
  await settle(client, organ, meeting, place);
};

/** What an entry came to by its votes: nothing yet while persons of it are left and the meeting lasts. */
const settle = async (client: ClientBase, organ: string, meeting: string, place: number): Promise<void> => {
  const {
    rows: [row],
  } = await client.query<{ outcomes: Outcome[]; left: boolean; closed: boolean }>(
    `select array(select outcome from meeting_vote v where v.organ = e.organ and v.meeting = e.meeting and v.place = e.place) as outcomes, m.state = 'closed' as closed,
      exists (select from unnest(e.persons) p where not exists (select from meeting_vote v where v.organ = e.organ and v.meeting = e.meeting and v.place = e.place and v.person = p)) as left
      from meeting_entry e join meeting_register m on m.organ = e.organ and m.meeting = e.meeting where e.organ = $1 and e.meeting = $2 and e.place = $3`,
    [organ, meeting, place],
  );
  if (!row) return;
  const outcome = row.outcomes.length === 0 || row.left ? (row.closed ? 'deferred' : null) : outcomeOfAll(row.outcomes);
  await client.query('update meeting_entry set outcome = $4 where organ = $1 and meeting = $2 and place = $3', [
    organ,
    meeting,
    place,
    outcome,
  ]);
};
