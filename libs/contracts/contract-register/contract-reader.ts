import type { ClientBase } from 'pg';
import { enterTerms } from '#infra/database';
import { register, type Happened } from '#infra/events';
import { gramsOf, type FileRef } from '#kernel';
import {
  ContractClosed,
  ContractCorrected,
  ContractFiled,
  ContractSigned,
  ContractWithdrawn,
  ReviewAnswered,
  ReviewAsked,
  ReviewReopened,
  SignatureStruck,
} from '../events.ts';

/** An event of the stream of a contract. */
interface OfContract {
  readonly organ: string;
  readonly data: { readonly contract: string };
}

/** @param assignments SQL, with `$3`, `$4` … for the values */
const set = (client: ClientBase, { organ, data }: OfContract, assignments: string, ...values: readonly unknown[]) =>
  client.query(`update contract_register set ${assignments} where organ = $1 and contract = $2`, [
    organ,
    data.contract,
    ...values.map((value) => value ?? null),
  ]);

const findBy = ({ organ, data }: OfContract, client: ClientBase, words: string, materials: readonly FileRef[] = []) =>
  enterTerms(client, 'contract_term', {
    organ,
    record: data.contract,
    terms: [...gramsOf(words), ...materials.map(({ sha256 }) => sha256)],
  });

const enter = async (event: Happened<typeof ContractFiled>, client: ClientBase): Promise<void> => {
  const { contract, number, title, party, amount, kind, unit, handler, filedOn } = event.data;
  await client.query(
    `insert into contract_register (organ, contract, year, serial, title, party, amount, kind, unit, handler, filed_on,
        state)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'draft') on conflict do nothing`,
    [event.organ, contract, number.year, number.serial, title, party, amount, kind, unit, handler, filedOn],
  );
  await findBy(event, client, `${title} ${party ?? ''}`);
};

const ask = async (event: Happened<typeof ReviewAsked>, client: ClientBase): Promise<void> => {
  await set(
    client,
    event,
    `asked_on = $3, verdict = case when verdict = 'adverse' then verdict end,
      reviewed_on = case when verdict = 'adverse' then reviewed_on end`,
    event.data.askedOn,
  );
  await findBy(event, client, '', event.data.materials);
};

const answer = async (event: Happened<typeof ReviewAnswered>, client: ClientBase): Promise<void> => {
  const { verdict, by, answeredOn, materials } = event.data;
  await set(client, event, 'verdict = $3, reviewed_by = $4, reviewed_on = $5', verdict, by, answeredOn);
  await findBy(event, client, '', materials);
};

const sign = async (event: Happened<typeof ContractSigned>, client: ClientBase): Promise<void> => {
  const { signedOn, paperNumber, signer, amount, party, from, until, exception, materials } = event.data;
  await set(
    client,
    event,
    `state = 'signed', signed_on = $3, paper_number = $4, signer = $5, amount = coalesce($6, amount),
      party = coalesce($7, party), first_day = $8, last_day = $9, exception = $10`,
    ...[signedOn, paperNumber, signer, amount, party, from, until, exception],
  );
  await findBy(event, client, `${paperNumber ?? ''} ${party ?? ''}`, materials);
};

const putRight = async (event: Happened<typeof ContractCorrected>, client: ClientBase): Promise<void> => {
  const { title, party, amount, paperNumber, signedOn, from, until } = event.data;
  await set(
    client,
    event,
    `title = coalesce($3, title), party = coalesce($4, party), amount = coalesce($5, amount),
      paper_number = coalesce($6, paper_number), signed_on = coalesce($7, signed_on),
      first_day = coalesce($8, first_day), last_day = coalesce($9, last_day)`,
    ...[title, party, amount, paperNumber, signedOn, from, until],
  );
  await findBy(event, client, `${title ?? ''} ${party ?? ''} ${paperNumber ?? ''}`);
};

/** The register of contracts (合同台账). */
export const contractRegister = register('contracts.contract-register', 'contract_register', 'contract_term')
  .ofStreams()
  .on(ContractFiled, enter)
  .on(ReviewAsked, ask)
  .on(ReviewAnswered, answer)
  .on(ReviewReopened, (event, client) => set(client, event, 'verdict = null, reviewed_on = null, reviewed_by = null'))
  .on(ContractSigned, sign)
  .on(SignatureStruck, (event, client) =>
    set(
      client,
      event,
      `state = 'draft', signed_on = null, paper_number = null, signer = null, first_day = null, last_day = null,
        exception = null`,
    ),
  )
  .on(ContractCorrected, putRight)
  .on(ContractClosed, (event, client) =>
    set(client, event, `state = 'closed', ending = $3, closed_on = $4`, event.data.ending, event.data.closedOn),
  )
  .on(ContractWithdrawn, (event, client) => set(client, event, `state = 'withdrawn'`));
