import { Duties, type Wanted } from '#duties';
import { policy, type Acting, type Happened } from '#infra/events';
import { numberInWords, type LocalDate } from '#kernel';
import { emergency, type Emergency } from '../emergencies/emergency.ts';
import { EmergencyActed, EmergencyRatified, EmergencyRejected, EmergencyReopened } from '../emergencies/events.ts';
import { MeetingCancelled, MeetingConvened, MeetingMoved } from '../meetings/events.ts';

const BASIS = '《中国共产党党组工作条例》（2019）第五章；局党组议事规则';

const noteMeeting = async (event: Happened<typeof MeetingConvened | typeof MeetingMoved>, acting: Acting) => {
  await acting.client.query(
    `insert into emergency_meeting (organ, meeting, held_on) values ($1, $2, $3)
      on conflict (organ, meeting) do update set held_on = excluded.held_on`,
    [event.organ, event.data.meeting, event.data.heldOn],
  );
  await dueAnew(acting);
};

const dropMeeting = async (event: Happened<typeof MeetingCancelled>, acting: Acting) => {
  const { client } = acting;
  await client.query('delete from emergency_meeting where organ = $1 and meeting = $2', [
    event.organ,
    event.data.meeting,
  ]);
  await dueAnew(acting);
};

const enter = async (event: Happened<typeof EmergencyActed>, acting: Acting) => {
  await acting.client.query(
    'insert into emergency_register (organ, emergency, acted_on) values ($1, $2, $3) on conflict do nothing',
    [event.organ, event.data.emergency, event.data.actedOn],
  );
  await dueAnew(acting);
  await keepDuty(event.data.emergency, acting);
};

const noteRatification = async (
  event: Happened<typeof EmergencyRatified | typeof EmergencyReopened | typeof EmergencyRejected>,
  acting: Acting,
) => {
  const ratifiedOn = event.type === 'decisions.emergency-ratified' ? event.data.ratifiedOn : null;
  const rejectedOn = event.type === 'decisions.emergency-rejected' ? event.data.rejectedOn : null;
  await acting.client.query(
    'update emergency_register set ratified_on = $3, rejected_on = $4 where organ = $1 and emergency = $2',
    [event.organ, event.data.emergency, ratifiedOn, rejectedOn],
  );
  await keepDuty(event.data.emergency, acting);
};

/**
 * Due on the day of the first meeting from the day it was done on. All that wait are looked at, for their days may have
 * been set by a try that came no further.
 */
const dueAnew = async (acting: Acting) => {
  await acting.client.query(
    `update emergency_register e set due = next.held_on
      from (select emergency, (select min(held_on) from emergency_meeting m
              where m.organ = o.organ and m.held_on >= o.acted_on) as held_on
            from emergency_register o where organ = $1 and ratified_on is null) next
      where e.organ = $1 and e.emergency = next.emergency and e.due is distinct from next.held_on`,
    [acting.organ],
  );
  const { rows } = await acting.client.query<{ emergency: string }>(
    'select emergency from emergency_register where organ = $1 and ratified_on is null',
    [acting.organ],
  );
  for (const row of rows) await keepDuty(row.emergency, acting);
};

const keepDuty = async (id: string, { organ, client, ledger, because }: Acting) => {
  const known = await ledger.streams(emergency).now(organ, id);
  if (known.is === 'unknown') return;
  const { rows } = await client.query<{ due: LocalDate | null }>(
    'select due from emergency_register where organ = $1 and emergency = $2',
    [organ, id],
  );
  const duties = new Duties(ledger);
  for (const wanted of wantedOf(id, known, rows[0]?.due ?? undefined)) await duties.keep(because(id), wanted);
};

/** Met once it was ratified; a meeting that refused to has closed it. */
const standingOf = ({ ratified, rejected }: Exclude<Emergency, { is: 'unknown' }>): Wanted['standing'] => {
  if (ratified) return { is: 'met', on: ratified.on };
  return rejected ? { is: 'closed', why: '党组会议未予追认' } : { is: 'open' };
};

/** Without a meeting it is one duty; on the day of a meeting, another. */
const wantedOf = (
  id: string,
  known: Exclude<Emergency, { is: 'unknown' }>,
  due: LocalDate | undefined,
): readonly Wanted[] => {
  const standing = standingOf(known);
  const common = {
    origin: {
      room: 'decisions-emergency',
      id,
      number: numberInWords(known.number),
      title: known.what,
      marks: [],
    },
    name: '提请党组会议追认',
    unit: known.unit,
    owner: known.actor,
    side: 'bureau',
    why: 'corrected',
  } as const;
  if (due === undefined) return [{ ...common, key: 'undated', standing }];
  return [
    { ...common, key: 'undated', standing: { is: 'closed', why: '已定会议' } },
    { ...common, key: 'dated', standing, facts: { start: known.actedOn, stated: due }, counted: countedTo(due) },
  ];
};

const countedTo = (due: LocalDate): NonNullable<Wanted['counted']> => ({
  due,
  counted: due,
  provisional: false,
  steps: [{ day: due, what: '下一次党组会议' }],
  source: BASIS,
  caution: '待核实',
  law: 0,
});

/**
 * What was done alone is to be ratified by the next meeting: a duty of who did it, due on the day of that meeting once
 * it is called.
 */
export const whenEmergencyActed = policy('decisions.when-emergency-acted')
  .on([MeetingConvened, MeetingMoved], noteMeeting)
  .on(MeetingCancelled, dropMeeting)
  .on(EmergencyActed, enter)
  .on([EmergencyRatified, EmergencyReopened, EmergencyRejected], noteRatification);
