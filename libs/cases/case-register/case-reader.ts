import type { ClientBase } from 'pg';
import { enterTerms } from '#infra/database';
import { register, type Happened } from '#infra/events';
import { gramsOf, type FileRef } from '#kernel';
import {
  CaseArchived,
  CaseOpened,
  CaseResumed,
  CaseSuspended,
  DocumentsAdded,
  HaltCorrected,
  HaltStruck,
  HandlersNamed,
  StepCorrected,
  StepStruck,
  StepTaken,
} from '../events.ts';
import { settlingResults } from '../procedure.ts';
import { PROCEDURES } from '../procedures/index.ts';

/** The steps that settle a case of their procedure; where not every result does, with the results: `step:result`. */
const SETTLING = PROCEDURES.flatMap(({ steps }) =>
  steps
    .filter(({ settles }) => settles !== undefined)
    .flatMap((step) => settlingResults(step)?.map((result) => `${step.id}:${result}`) ?? [step.id]),
);

const digestsOf = (materials: readonly FileRef[] = []): string[] => materials.map((one) => one.sha256);

/** An event of the stream of a case. */
interface OfCase {
  readonly organ: string;
  readonly data: { readonly case: string };
}

/** @param assignments SQL, with `$3`, `$4` … for the values */
const set = (client: ClientBase, of: OfCase, assignments: string, ...values: readonly unknown[]) =>
  setWhere(client, of, 'true', assignments, ...values);

/** @param condition SQL, as are the assignments */
const setWhere = (
  client: ClientBase,
  { organ, data }: OfCase,
  condition: string,
  assignments: string,
  ...values: readonly unknown[]
) =>
  client.query(`update case_register set ${assignments} where organ = $1 and "case" = $2 and (${condition})`, [
    organ,
    data.case,
    ...values,
  ]);

const findBy = ({ organ, data }: OfCase, client: ClientBase, terms: readonly string[]) =>
  enterTerms(client, 'case_term', { organ, record: data.case, terms });

const open = async (event: Happened<typeof CaseOpened>, client: ClientBase): Promise<void> => {
  const { number, kind, title, unit, handler, deputy, adviser, openedBy, on, facts } = event.data;
  await client.query(
    `insert into case_register (organ, "case", year, serial, kind, title, unit, handler, deputy, adviser, opened_by,
        opened_on, state)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'open') on conflict do nothing`,
    [
      event.organ,
      event.data.case,
      number.year,
      number.serial,
      kind,
      title,
      unit,
      handler,
      deputy,
      adviser,
      openedBy,
      on,
    ],
  );
  await findBy(event, client, [...gramsOf(title), ...digestsOf(facts.materials)]);
  await enter(event, client);
};

const enter = (event: Happened<typeof CaseOpened | typeof StepTaken>, client: ClientBase) => {
  const { organ, recordedAt, meta, version, data } = event;
  const recordedBy = meta.actor.is === 'staff' ? meta.actor.staffId : meta.actor.name;
  return client.query(
    `insert into case_entry (organ, "case", entry, step, taken_on, facts, recorded_at, recorded_by, n)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
    [organ, data.case, data.entry, data.step, data.on, JSON.stringify(data.facts), recordedAt, recordedBy, version],
  );
};

const takeStep = async (event: Happened<typeof StepTaken>, client: ClientBase): Promise<void> => {
  await findBy(event, client, digestsOf(event.data.facts.materials));
  await enter(event, client);
  await settle(client, event);
};

const correctStep = async (event: Happened<typeof StepCorrected>, client: ClientBase): Promise<void> => {
  const { case: id, entry, on, facts } = event.data;
  await client.query(
    `update case_entry set taken_on = coalesce($4, taken_on), facts = facts || $5::jsonb
      where organ = $1 and "case" = $2 and entry = $3`,
    [event.organ, id, entry, on, JSON.stringify(facts)],
  );
  await settle(client, event);
};

const strikeStep = async (event: Happened<typeof StepStruck>, client: ClientBase): Promise<void> => {
  const { case: id, entry } = event.data;
  await client.query('delete from case_entry where organ = $1 and "case" = $2 and entry = $3', [
    event.organ,
    id,
    entry,
  ]);
  await settle(client, event);
};

const nameHandlers = (event: Happened<typeof HandlersNamed>, client: ClientBase) => {
  const { handler, deputy, adviser, unit } = event.data;
  const assignments = 'handler = $3, deputy = $4, adviser = $5, unit = $6';
  return set(client, event, assignments, handler, deputy, adviser, unit);
};

const OVER = 'halted = false, halted_from = null';
/** The halt meant, by the first day it was recorded with, is the one that lasts. */
const LASTS = 'halted and coalesce(halted_from, $3) = $3';

/** A halt that lasts may turn out to have ended, or to have begun on another day. */
const correctHalt = (event: Happened<typeof HaltCorrected>, client: ClientBase) => {
  const { was, from, to } = event.data;
  return to === undefined
    ? setWhere(client, event, LASTS, 'halted_from = $4', was, from)
    : setWhere(client, event, LASTS, OVER, was);
};

/** A case is settled by the last step that settles one; a correction may undo that. */
const settle = (client: ClientBase, { organ, data }: OfCase) =>
  client.query(
    `update case_register r set (state, result, settled_on) = (
        select case when r.state = 'archived' then 'archived' when e.step is null then 'open' else 'settled' end,
          e.facts ->> 'result', e.taken_on
        from (select 1) one left join lateral (
          select step, facts, taken_on from case_entry where organ = $1 and "case" = $2
            and (step = any ($3) or step || ':' || (facts ->> 'result') = any ($3))
          order by taken_on desc, n desc limit 1) e on true)
      where organ = $1 and "case" = $2`,
    [organ, data.case, SETTLING],
  );

/** The register of cases (案件台账) and the steps of each. */
export const caseRegister = register('cases.case-register', 'case_register', 'case_entry', 'case_term')
  .ofStreams()
  .on(CaseOpened, open)
  .on(StepTaken, takeStep)
  .on(StepCorrected, correctStep)
  .on(StepStruck, strikeStep)
  .on(HandlersNamed, nameHandlers)
  .on(DocumentsAdded, (event, client) => findBy(event, client, digestsOf(event.data.documents)))
  .on(CaseSuspended, (event, client) => set(client, event, 'halted = true, halted_from = $3', event.data.from))
  .on(CaseResumed, (event, client) => set(client, event, 'halted = false, halted_from = null'))
  .on(HaltCorrected, correctHalt)
  .on(HaltStruck, (event, client) => setWhere(client, event, LASTS, OVER, event.data.was))
  .on(CaseArchived, (event, client) => set(client, event, `state = 'archived', archived_on = $3`, event.data.on));
