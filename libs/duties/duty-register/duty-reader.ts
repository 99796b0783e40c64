import type { ClientBase } from 'pg';
import { register, type Happened } from '#infra/events';
import { dateOf, marksIn } from '#kernel';
import {
  DutyAssigned,
  DutyClosed,
  DutyDescribed,
  DutyMet,
  DutyMissed,
  DutyMoved,
  DutyOpened,
  DutyReopened,
  DutySuspended,
  Origin,
  YearPublished,
  YearWithdrawn,
  type Counted,
} from '../events.ts';

/** An event of the stream of a duty. */
interface OfDuty {
  readonly organ: string;
  readonly data: { readonly duty: string };
}

/** @param assignments SQL, with `$3`, `$4` … for the values */
const set = (client: ClientBase, { organ, data }: OfDuty, assignments: string, ...values: readonly unknown[]) =>
  client.query(`update duty_register set ${assignments} where organ = $1 and duty = $2`, [organ, data.duty, ...values]);

/** The columns of a count. */
const COUNTED = ['due', 'safe', 'provisional', 'source', 'caution', 'law', 'steps'] as const;

const countedIn = (counted: Counted | undefined): readonly unknown[] => [
  counted?.due,
  counted?.safe,
  counted?.provisional ?? false,
  counted?.source ?? '',
  counted?.caution ?? '',
  counted?.law ?? 0,
  counted && JSON.stringify(counted.steps),
];

const open = async (event: Happened<typeof DutyOpened>, client: ClientBase): Promise<void> => {
  const { organ, data, recordedAt } = event;
  const { duty, origin, name, rule, side, facts, unit, owner, deputy, role, notOf, act, asked, counted } = data;
  await client.query(
    `insert into duty_register (organ, duty, room, record, number, title, name, rule, side, facts, unit, owner, deputy,
        state, marks, role, not_of, about, act_title, act_says, asked, since, ${COUNTED.join(', ')})
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'open', $14, $15, $16, $17, $18, $19,
        $20, $21, $22, $23, $24, $25, $26, $27, $28)
      on conflict do nothing`,
    [
      organ,
      duty,
      origin.room,
      origin.id,
      origin.number,
      origin.title,
      name,
      rule,
      side,
      facts && JSON.stringify(facts),
      unit,
      owner,
      deputy,
      marksIn(Origin, origin),
      role,
      notOf ?? [],
      origin.about ?? '',
      act?.title,
      act?.says,
      asked ?? false,
      dateOf(recordedAt),
      ...countedIn(counted),
    ],
  );
};

/** A day that moved on is not missed any more. */
const move = (event: Happened<typeof DutyMoved>, client: ClientBase) => {
  const { facts, counted, was } = event.data;
  const columns = COUNTED.map((column, n) => `${column} = $${n + 4}`).join(', ');
  const assignments = `look_on = null, facts = $3, missed = missed and $4 <= $11, ${columns}`;
  return set(client, event, assignments, JSON.stringify(facts), ...countedIn(counted), was);
};

/** By other working days the mornings on which people are reminded are others. */
const remindAnew = ({ organ }: { readonly organ: string }, client: ClientBase) =>
  client.query(
    `update duty_register set look_on = null
      where organ = $1 and state = 'open' and side = 'bureau' and look_on is not null`,
    [organ],
  );

/** The register of duties (义务台账). What changes a duty has it reckoned anew when its owner is reminded. */
export const dutyRegister = register('duties.duty-register', 'duty_register')
  .ofStreams()
  .on(DutyOpened, open)
  .on(DutyDescribed, (event, client) => {
    const { origin, act, asked } = event.data;
    return set(
      client,
      event,
      'look_on = null, title = $3, about = $4, marks = $5, act_title = $6, act_says = $7, asked = $8',
      origin.title,
      origin.about ?? '',
      marksIn(Origin, origin),
      act?.title,
      act?.says,
      asked ?? false,
    );
  })
  .on(DutyMoved, move)
  .on(DutyMet, (event, client) =>
    set(client, event, `state = 'met', late = $3, settled_on = $4`, event.data.late, event.data.metOn),
  )
  .on(DutyMissed, (event, client) => set(client, event, 'missed = true'))
  .on(DutySuspended, (event, client) => set(client, event, `state = 'suspended'`))
  .on(DutyClosed, (event, client) => set(client, event, `state = 'closed'`))
  .on(DutyReopened, (event, client) =>
    set(
      client,
      event,
      `state = 'open', look_on = null, late = false, settled_on = null, since = $3`,
      dateOf(event.recordedAt),
    ),
  )
  .on(DutyAssigned, (event, client) => {
    const { owner, deputy, unit, role, notOf = [] } = event.data;
    const columns = 'look_on = null, owner = $3, deputy = $4, unit = $5, role = $6, not_of = $7';
    return set(client, event, columns, owner, deputy, unit, role, notOf);
  })
  .on([YearPublished, YearWithdrawn], remindAnew);
