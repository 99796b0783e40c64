// The register of contracts 合同台账: its tables, a line of it, and who sees which lines.
import { sql, type Kysely, type SelectQueryBuilder } from 'kysely';
import { z } from 'zod';
import { bearing, dateInWords, Fen, fenInFigures, numberInWords, type Actor, type LocalDate, sayable } from '#kernel';
import { CONTRACT_KINDS, ContractKind, Ending, ENDINGS, Verdict, VERDICTS } from '../events.ts';
import { SEE_ALL } from '../seeing.ts';

/** How far a contract has come, as the register has it. */
export const CONTRACT_STATES = {
  draft: { label: '未签订', synonyms: ['没签', '待签', '审查中', '在审'] },
  signed: { label: '履行中', synonyms: ['已签订', '签了', '在履行'] },
  closed: { label: '已办结', synonyms: ['办结的', '履行完'] },
  withdrawn: { label: '已撤回', synonyms: ['撤回的'] },
} as const;
export type ContractState = keyof typeof CONTRACT_STATES;
export const ContractState = z.enum(Object.keys(CONTRACT_STATES) as [ContractState, ...ContractState[]]);

/** A line of the register of contracts. */
export const ContractLine = z.object({
  contract: z.uuid(),
  number: z.string(),
  title: sayable(z.string()),
  party: bearing(z.string(), 'personal').nullable(),
  amount: Fen.nullable(),
  kind: ContractKind,
  unit: z.string(),
  handler: z.string().nullable(),
  filedOn: z.string(),
  state: ContractState,
  verdict: Verdict.nullable(),
  reviewedOn: z.string().nullable(),
  reviewedBy: z.string().nullable(),
  paperNumber: z.string().nullable(),
  signedOn: z.string().nullable(),
  firstDay: z.string().nullable(),
  lastDay: z.string().nullable(),
  unreviewed: z.boolean(),
  ending: Ending.nullable(),
});
export type ContractLine = z.infer<typeof ContractLine>;

/** `contract_register` a line for each contract; by the characters and papers in `contract_term` it is found. */
export interface ContractTables {
  contract_register: {
    organ: string;
    contract: string;
    year: number;
    serial: number;
    title: string;
    party: string | null;
    amount: string | null;
    kind: ContractKind;
    unit: string;
    handler: string | null;
    filed_on: string;
    state: ContractState;
    asked_on: string | null;
    verdict: Verdict | null;
    reviewed_on: string | null;
    reviewed_by: string | null;
    paper_number: string | null;
    signed_on: string | null;
    signer: string | null;
    first_day: string | null;
    last_day: string | null;
    exception: string | null;
    ending: Ending | null;
    closed_on: string | null;
  };
}

export type Contracts<O = object> = SelectQueryBuilder<ContractTables, 'contract_register', O>;

/** The contracts of his organ that a person may see. */
export const contractsSeenBy = (db: Kysely<ContractTables>, actor: Actor): Contracts => {
  const all = db.selectFrom('contract_register').where('organ', '=', actor.organ);
  if (actor.roles.some((role) => SEE_ALL.includes(role))) return all;
  if (actor.is !== 'staff' || !actor.roles.includes('staff')) return all.where(sql<boolean>`false`);
  const { staffId, unit } = actor;
  return all.where((where) => where.or([where('unit', '=', unit), where('handler', '=', staffId)]));
};

const PAGE = 10;

/** So many lines of what was asked for, newest number first; of some days, the latest day first. */
export const contractPage = async (
  contracts: Contracts,
  page: number,
  { size = PAGE, order = 'by number' }: { readonly size?: number; readonly order?: 'by number' | 'by day' } = {},
): Promise<{ readonly lines: ContractLine[]; readonly more: boolean }> => {
  const sorted = order === 'by day' ? contracts.orderBy('filed_on', 'desc') : contracts;
  const lines = await contractsFrom(sorted, size + 1, (page - 1) * size);
  return { lines: lines.slice(0, size), more: lines.length > size };
};

/** So many lines from one on, newest number first. */
export const contractsFrom = async (contracts: Contracts, limit: number, offset: number): Promise<ContractLine[]> => {
  const rows = await contracts
    .selectAll()
    .orderBy('year', 'desc')
    .orderBy('serial', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map((row) => ({
    contract: row.contract,
    number: numberInWords({ series: '合同', year: row.year, serial: row.serial }),
    title: row.title,
    party: row.party,
    amount: row.amount === null ? null : Fen.parse(Number(row.amount)),
    kind: row.kind,
    unit: row.unit,
    handler: row.handler,
    filedOn: row.filed_on,
    state: row.state,
    verdict: row.verdict,
    reviewedOn: row.reviewed_on,
    reviewedBy: row.reviewed_by,
    paperNumber: row.paper_number,
    signedOn: row.signed_on,
    firstDay: row.first_day,
    lastDay: row.last_day,
    unreviewed: row.exception !== null,
    ending: row.ending,
  }));
};

const standing = ({ state, verdict, signedOn, unreviewed, ending }: ContractLine): string => {
  switch (state) {
    case 'draft':
      return verdict === null ? '待审查' : VERDICTS[verdict].label;
    case 'signed':
      return `${dateInWords(signedOn as LocalDate)}签订${unreviewed ? '（未审先签）' : ''}`;
    case 'closed':
      return ending === null ? CONTRACT_STATES.closed.label : ENDINGS[ending].label;
    case 'withdrawn':
      return CONTRACT_STATES.withdrawn.label;
  }
};

/** A line in chat; a tap opens the contract. */
export const contractInChat = (line: ContractLine) => ({
  head: `${line.number} ${line.title}`,
  tail: [
    CONTRACT_KINDS[line.kind].label,
    line.party ?? undefined,
    line.amount === null ? undefined : fenInFigures(line.amount),
    standing(line),
    line.lastDay === null ? undefined : `到${dateInWords(line.lastDay as LocalDate)}`,
  ]
    .filter((part) => part !== undefined)
    .join(' · '),
  opens: line.number,
});
