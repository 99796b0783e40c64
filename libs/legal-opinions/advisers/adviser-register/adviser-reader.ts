import type { ClientBase } from 'pg';
import { register, type Happened } from '#infra/events';
import { AdviserEngaged, EngagementCorrected, EngagementEnded, EngagementRenewed } from '../events.ts';

/** An event of the stream of an adviser. */
interface OfAdviser {
  readonly organ: string;
  readonly data: { readonly adviser: string };
}

const enter = async (event: Happened<typeof AdviserEngaged>, client: ClientBase): Promise<void> => {
  const { adviser, number, name, type, firm, license, phone, account, scope, unit } = event.data;
  await client.query(
    `insert into adviser_register (organ, adviser, year, serial, name, type, firm, license, phone, account, scope, unit)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict do nothing`,
    [event.organ, adviser, number.year, number.serial, name, type, firm, license, phone, account, scope, unit],
  );
  await agree(event, client);
};

const agree = ({ organ, data }: Happened<typeof AdviserEngaged | typeof EngagementRenewed>, client: ClientBase) =>
  client.query(
    `insert into adviser_term (organ, adviser, n, first_day, last_day, agreed_until, fee, letter_number)
      select $1, $2, coalesce(max(n), 0) + 1, $3, $4, $4, $5, $6 from adviser_term where organ = $1 and adviser = $2`,
    [organ, data.adviser, data.from, data.until, data.fee ?? null, data.letterNumber ?? null],
  );

/** @param assignments SQL, with `$3`, `$4` … for the values */
const setLastTerm = (client: ClientBase, of: OfAdviser, assignments: string, ...values: readonly unknown[]) =>
  client.query(
    `update adviser_term set ${assignments} where organ = $1 and adviser = $2
      and n = (select max(n) from adviser_term where organ = $1 and adviser = $2)`,
    [of.organ, of.data.adviser, ...values],
  );

/** A last day that is given again takes back that he was let go before it. */
const putRight = async (event: Happened<typeof EngagementCorrected>, client: ClientBase): Promise<void> => {
  const { adviser, firm, from, until, fee, license, phone, account, scope } = event.data;
  await client.query(
    `update adviser_register set license = coalesce($3, license), phone = coalesce($4, phone),
        account = coalesce($5, account), scope = coalesce($6, scope), firm = coalesce($7, firm)
      where organ = $1 and adviser = $2`,
    [event.organ, adviser, license ?? null, phone ?? null, account ?? null, scope ?? null, firm ?? null],
  );
  await setLastTerm(
    client,
    event,
    `first_day = coalesce($3, first_day), last_day = coalesce($4, last_day), agreed_until = coalesce($4, agreed_until),
      fee = coalesce($5, fee), end_reason = case when $4::text is null then end_reason end`,
    from ?? null,
    until ?? null,
    fee ?? null,
  );
};

const end = (event: Happened<typeof EngagementEnded>, client: ClientBase) =>
  setLastTerm(client, event, 'last_day = $3, end_reason = $4', event.data.on, event.data.reason);

/** The register of legal advisers (法律顾问名册), and the days for which each was engaged. */
export const adviserRegister = register('advisers.adviser-register', 'adviser_register', 'adviser_term')
  .ofStreams()
  .on(AdviserEngaged, enter)
  .on(EngagementRenewed, agree)
  .on(EngagementCorrected, putRight)
  .on(EngagementEnded, end);
