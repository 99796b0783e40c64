import type { ClientBase } from 'pg';
import { register, type Happened } from '#infra/events';
import type { Outcome } from '../../ground/terms.ts';
import {
  AttendanceCorrected,
  AttendanceRecorded,
  DeferralRetracted,
  EntryDeferred,
  ItemsCounted,
  ItemPutOnAgenda,
  LawStudied,
  MeetingCancelled,
  MeetingClosed,
  MeetingConvened,
  MeetingMoved,
  MeetingOpened,
  MemberCame,
  MemberRecused,
  MinutesConfirmed,
  OpinionsHeard,
  RecusalCorrected,
  ResolutionCorrected,
  VoteCorrected,
  VoteRejudged,
  VoteRetracted,
  VoteTaken,
  type AgendaEntry,
  type Vote,
} from '../events.ts';
import { tallyInFigures } from '../tally.ts';
import { outcomeOfAll } from '../voting.ts';

/** An event of the stream of a meeting. */
interface OfMeeting {
  readonly organ: string;
  readonly data: { readonly meeting: string };
}

/** @param assignments SQL, with `$3`, `$4` … for the values */
const set = (client: ClientBase, { organ, data }: OfMeeting, assignments: string, ...values: readonly unknown[]) =>
  client.query(`update meeting_register set ${assignments} where organ = $1 and meeting = $2`, [
    organ,
    data.meeting,
    ...values,
  ]);

/** @param assignments SQL, with `$4`, `$5` … for the values */
const setEntry = (
  client: ClientBase,
  { organ, data }: OfMeeting,
  place: number,
  assignments: string,
  ...values: readonly unknown[]
) =>
  client.query(`update meeting_entry set ${assignments} where organ = $1 and meeting = $2 and place = $3`, [
    organ,
    data.meeting,
    place,
    ...values,
  ]);

/** What was confirmed of earlier minutes holds no more. */
const UNCONFIRMED = 'confirmed = default';

const convene = async (event: Happened<typeof MeetingConvened>, client: ClientBase): Promise<void> => {
  const { meeting, number, heldOn, place = null, agenda } = event.data;
  await client.query(
    `insert into meeting_register (organ, meeting, year, serial, held_on, place, state, items)
      values ($1, $2, $3, $4, $5, $6, 'convened', $7) on conflict do nothing`,
    [event.organ, meeting, number.year, number.serial, heldOn, place, agenda.length],
  );
  for (const entry of agenda) await enter(client, event, entry, heldOn);
};

const putOnAgenda = async (event: Happened<typeof ItemPutOnAgenda>, client: ClientBase): Promise<void> => {
  const { rows } = await client.query<{ held_on: string }>(
    'update meeting_register set items = items + 1 where organ = $1 and meeting = $2 returning held_on',
    [event.organ, event.data.meeting],
  );
  if (rows[0]) await enter(client, event, event.data.entry, rows[0].held_on);
};

const enter = (client: ClientBase, { organ, data: { meeting } }: OfMeeting, entry: AgendaEntry, heldOn: string) => {
  const { place, item, number, title, category, persons = [], late = null } = entry;
  return client.query(
    `insert into meeting_entry (organ, meeting, place, item, number, title, category, persons, late, held_on)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing`,
    [organ, meeting, place, item, number, title, category, persons, late, heldOn],
  );
};

const move = async (event: Happened<typeof MeetingMoved>, client: ClientBase): Promise<void> => {
  const { meeting, heldOn, place = null } = event.data;
  await set(client, event, 'held_on = $3, place = coalesce($4, place)', heldOn, place);
  await client.query('update meeting_entry set held_on = $3 where organ = $1 and meeting = $2', [
    event.organ,
    meeting,
    heldOn,
  ]);
};

/** With the number of its minutes: the next of its year, in the order in which meetings were recorded to begin. */
const open = (event: Happened<typeof MeetingOpened>, client: ClientBase) => {
  const due = event.data.due.map(({ staff }) => staff);
  const issue = `coalesce(issue, (select coalesce(max(other.issue), 0) + 1 from meeting_register other
      where other.organ = meeting_register.organ and other.year = meeting_register.year))`;
  return set(client, event, `state = 'open', due = $3, chair = $4, issue = ${issue}`, due, event.data.chair);
};

type AttendanceKnown = Happened<typeof AttendanceRecorded | typeof AttendanceCorrected>;
const recordAttendance = (event: AttendanceKnown, client: ClientBase) => {
  const absent = event.data.absent.map(({ staff }) => staff);
  const reasons = Object.fromEntries(event.data.absent.map(({ staff, reason }) => [staff, reason]));
  return set(client, event, `absent = $3, reasons = $4, ${UNCONFIRMED}`, absent, JSON.stringify(reasons));
};

const correctRecusal = async (event: Happened<typeof RecusalCorrected>, client: ClientBase): Promise<void> => {
  const { place, staff, withdrew } = event.data;
  await set(client, event, UNCONFIRMED);
  await setEntry(client, event, place, `recused = ${withdrew ? 'array_append' : 'array_remove'}(recused, $4)`, staff);
};

const takeVote = async (event: Happened<typeof VoteTaken>, client: ClientBase): Promise<void> => {
  const { vote, resolution, recordedLate } = event.data;
  await count(client, event, vote);
  if (resolution !== undefined) await setEntry(client, event, vote.place, 'resolution = $4', resolution);
  if (recordedLate === undefined) return;
  await countItems(client, event);
  await set(client, event, UNCONFIRMED);
  await note(client, event, vote.place, `${who(vote)}补记表决：${figures(vote)}（${recordedLate.reason}）`);
};

const correctVote = async (event: Happened<typeof VoteCorrected>, client: ClientBase): Promise<void> => {
  const { vote, was, reason } = event.data;
  await set(client, event, UNCONFIRMED);
  await count(client, event, vote);
  const before = was ? `原${figures(was)}，` : '';
  await note(client, event, vote.place, `${who(vote)}更正：${before}现${figures(vote)}（${reason}）`);
};

/** `赞成5反对1弃权0，通过` */
const figures = (vote: Vote): string => `${tallyInFigures(vote)}，${OUTCOMES[vote.outcome]}`;
const OUTCOMES: Readonly<Record<Outcome, string>> = { passed: '通过', rejected: '不通过', deferred: '暂缓' };
const who = ({ person }: Pick<Vote, 'person'>): string => (person === undefined ? '' : `${person}：`);

const note = (client: ClientBase, event: OfMeeting, place: number, change: string) =>
  setEntry(client, event, place, 'changes = array_append(changes, $4)', change);

/** A vote comes to something else by who is known to have been there. */
const rejudge = async (event: Happened<typeof VoteRejudged>, client: ClientBase): Promise<void> => {
  const { meeting, place, was, outcome, reason, ...rest } = event.data;
  await client.query(
    'update meeting_vote set outcome = $5 where organ = $1 and meeting = $2 and place = $3 and person = $4',
    [event.organ, meeting, place, rest.person ?? '', outcome],
  );
  await settle(client, event, place);
  await note(client, event, place, `${who(rest)}原${OUTCOMES[was]}，现${OUTCOMES[outcome]}（${reason}）`);
};

const retractVote = async (event: Happened<typeof VoteRetracted>, client: ClientBase): Promise<void> => {
  const { meeting, place, person = '' } = event.data;
  await client.query('delete from meeting_vote where organ = $1 and meeting = $2 and place = $3 and person = $4', [
    event.organ,
    meeting,
    place,
    person,
  ]);
  await forgetDissent(client, event, place, person);
  await settle(client, event, place);
  if (event.data.was)
    await note(
      client,
      event,
      place,
      `${who(event.data)}撤回登记：原${figures(event.data.was)}（${event.data.reason ?? '未写明原因'}）`,
    );
};

const retractDeferral = async (event: Happened<typeof DeferralRetracted>, client: ClientBase): Promise<void> => {
  const { place, reason } = event.data;
  await setEntry(client, event, place, 'outcome = null');
  await note(client, event, place, `撤回暂缓登记（${reason}）`);
};

const correctResolution = async (event: Happened<typeof ResolutionCorrected>, client: ClientBase): Promise<void> => {
  await set(client, event, UNCONFIRMED);
  await setEntry(client, event, event.data.place, 'resolution = $4', event.data.resolution);
};

const close = async (event: Happened<typeof MeetingClosed>, client: ClientBase): Promise<void> => {
  await set(client, event, `state = 'closed'`);
  await client.query(
    `update meeting_entry set outcome = 'deferred' where organ = $1 and meeting = $2 and place = any($3::int[])`,
    [event.organ, event.data.meeting, event.data.unsettled],
  );
  await countItems(client, event);
};

/** A meeting has dealt with what it discussed, voted on or put off; the rest counts at another. */
const countItems = (client: ClientBase, { organ, data }: OfMeeting) =>
  client.query(
    `update meeting_register set items = (select count(*) from meeting_entry e
        where e.organ = $1 and e.meeting = $2 and e.discussed) where organ = $1 and meeting = $2`,
    [organ, data.meeting],
  );

/** What was counted takes the place of what was counted before. */
const count = async (client: ClientBase, event: OfMeeting, vote: Vote): Promise<void> => {
  const { place, person = '', method, against, abstain, due, present, needed, outcome, cast = [] } = vote;
  const { postpone = 0, invalid = 0 } = vote;
  const dissent = cast.filter((one) => one.vote !== 'for').map(({ staff }) => staff);
  await client.query(
    `insert into meeting_vote (organ, meeting, place, person, held_on, category,
        method, in_favour, against, abstain, due, present, needed, outcome, dissent, postpone, invalid)
      select organ, meeting, place, $4, held_on, category, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15
        from meeting_entry where organ = $1 and meeting = $2 and place = $3
      on conflict (organ, meeting, place, person) do update set
        method = $5, in_favour = $6, against = $7, abstain = $8, due = $9, present = $10, needed = $11,
        outcome = $12, dissent = $13, postpone = $14, invalid = $15`,
    [
      event.organ,
      event.data.meeting,
      place,
      person,
      method,
      vote.for,
      against,
      abstain,
      due,
      present,
      needed,
      outcome,
      dissent,
      postpone,
      invalid,
    ],
  );
  await forgetDissent(client, event, place, person);
  await client.query(
    `insert into meeting_dissent (organ, staff, meeting, place, person)
      select $1, unnest($5::text[]), $2, $3, $4 on conflict do nothing`,
    [event.organ, event.data.meeting, place, person, dissent],
  );
  await settle(client, event, place);
};

const forgetDissent = (client: ClientBase, { organ, data }: OfMeeting, place: number, person: string) =>
  client.query('delete from meeting_dissent where organ = $1 and meeting = $2 and place = $3 and person = $4', [
    organ,
    data.meeting,
    place,
    person,
  ]);

/** What an entry came to by its votes: nothing yet while persons of it are left and the meeting lasts. */
const settle = async (client: ClientBase, event: OfMeeting, place: number): Promise<void> => {
  const { rows } = await client.query<{ outcomes: Outcome[]; left: boolean; closed: boolean }>(
    `select m.state = 'closed' as closed,
        array(select outcome from meeting_vote v
          where v.organ = e.organ and v.meeting = e.meeting and v.place = e.place) as outcomes,
        exists (select from unnest(e.persons) p where not exists (select from meeting_vote v
          where v.organ = e.organ and v.meeting = e.meeting and v.place = e.place and v.person = p)) as left
      from meeting_entry e join meeting_register m on m.organ = e.organ and m.meeting = e.meeting
      where e.organ = $1 and e.meeting = $2 and e.place = $3`,
    [event.organ, event.data.meeting, place],
  );
  if (rows[0]) await setEntry(client, event, place, 'outcome = $4, discussed = true', outcomeSoFar(rows[0]));
};

const outcomeSoFar = (votes: { outcomes: Outcome[]; left: boolean; closed: boolean }): Outcome | null => {
  if (votes.outcomes.length > 0 && !votes.left) return outcomeOfAll(votes.outcomes);
  return votes.closed ? 'deferred' : null;
};

/** The register of meetings (党组会议台账): what was on the agenda, every vote, and what it came to. */
export const meetingRegister = register(
  'decisions.meeting-register',
  'meeting_register',
  'meeting_entry',
  'meeting_vote',
  'meeting_dissent',
)
  .ofStreams()
  .on(MeetingConvened, convene)
  .on(ItemPutOnAgenda, putOnAgenda)
  .on(MeetingMoved, move)
  .on(MeetingCancelled, (event, client) => set(client, event, `state = 'cancelled'`))
  .on(MeetingOpened, open)
  .on([AttendanceRecorded, AttendanceCorrected], recordAttendance)
  .on(MemberCame, (event, client) =>
    set(client, event, 'absent = array_remove(absent, $3::text), reasons = reasons - $3::text', event.data.staff),
  )
  .on(LawStudied, async (event, client) => {
    if (!event.data.afterVote) await set(client, event, 'studied = array_append(studied, $3)', event.data.statute);
  })
  .on(MemberRecused, (event, client) =>
    setEntry(client, event, event.data.place, 'recused = array_append(recused, $4)', event.data.staff),
  )
  .on(RecusalCorrected, correctRecusal)
  .on(VoteTaken, takeVote)
  .on(VoteCorrected, correctVote)
  .on(VoteRetracted, retractVote)
  .on(VoteRejudged, rejudge)
  .on(ResolutionCorrected, correctResolution)
  .on(EntryDeferred, (event, client) =>
    setEntry(client, event, event.data.place, `outcome = 'deferred', discussed = true`),
  )
  .on(DeferralRetracted, retractDeferral)
  .on(OpinionsHeard, (event, client) => setEntry(client, event, event.data.place, 'discussed = true'))
  .on(ItemsCounted, (event, client) => set(client, event, 'counted = $3', event.data.items))
  .on(MeetingClosed, close)
  .on(MinutesConfirmed, (event, client) =>
    set(client, event, 'confirmed = array_append(array_remove(confirmed, $3::text), $3::text)', event.data.staff),
  );
