// The register of cases 案件台账: its tables, a line of it, and who sees which lines.
import { sql, type Kysely, type SelectQueryBuilder } from 'kysely';
import { z } from 'zod';
import { bearing, dateInWords, numberInWords, type Actor, type LocalDate } from '#kernel';
import { Kind, KINDS, type StepFacts } from '../events.ts';
import { SEE_ALL } from '../seeing.ts';

/** How far a case has come, as the register has it. */
export const CASE_STATES = {
  open: { label: '办理中', synonyms: ['在办', '未结'] },
  settled: { label: '已有结果', synonyms: ['已结', '结案的'] },
  archived: { label: '已归档', synonyms: ['归档的'] },
} as const;
export type CaseState = keyof typeof CASE_STATES;
export const CaseState = z.enum(Object.keys(CASE_STATES) as [CaseState, ...CaseState[]]);

/** A line of the register of cases. */
export const CaseLine = z.object({
  case: z.uuid(),
  number: z.string(),
  kind: Kind,
  title: bearing(z.string(), 'personal'),
  unit: z.string(),
  handler: z.string(),
  openedOn: z.string(),
  state: CaseState,
  halted: z.boolean(),
  result: bearing(z.string(), 'personal').nullable(),
  settledOn: z.string().nullable(),
});
export type CaseLine = z.infer<typeof CaseLine>;

/**
 * The tables of the register: `case_register` a line for each case, `case_entry` one for each step of it. Beside them
 * `case_term`: by which characters of their titles, and by which papers, cases are found.
 */
export interface CaseTables {
  case_register: {
    organ: string;
    case: string;
    year: number;
    serial: number;
    kind: Kind;
    title: string;
    unit: string;
    handler: string;
    deputy: string | null;
    adviser: string | null;
    opened_by: string | null;
    opened_on: string;
    state: CaseState;
    result: string | null;
    settled_on: string | null;
    archived_on: string | null;
    halted: boolean;
    /** The first day of the halt that lasts. */
    halted_from: string | null;
  };
  case_entry: {
    organ: string;
    entry: string;
    case: string;
    step: string;
    taken_on: string;
    facts: StepFacts;
    recorded_at: Date;
    recorded_by: string;
    n: number;
  };
}

type Cases<O = object> = SelectQueryBuilder<CaseTables, 'case_register', O>;

/** The cases of his organ that a person may see. */
export const casesSeenBy = (db: Kysely<CaseTables>, actor: Actor): Cases => {
  const cases = db.selectFrom('case_register').where('case_register.organ', '=', actor.organ);
  if (actor.roles.some((role) => SEE_ALL.includes(role))) return cases;
  if (actor.is !== 'staff') return cases.where(sql<boolean>`false`);
  const { staffId, unit } = actor;
  return cases.where((where) =>
    where.or([
      where('unit', '=', unit),
      where('handler', '=', staffId),
      where('deputy', '=', staffId),
      where('opened_by', '=', staffId),
    ]),
  );
};

const PAGE = 10;

/** So many lines of what was asked for, newest number first; of some days, the latest day first. */
export const casePage = async (
  cases: Cases,
  page: number,
  { size = PAGE, order = 'by number' }: { readonly size?: number; readonly order?: 'by number' | 'by day' } = {},
): Promise<{ readonly lines: CaseLine[]; readonly more: boolean }> => {
  const sorted = order === 'by day' ? cases.orderBy('opened_on', 'desc') : cases;
  const lines = await casesFrom(sorted, size + 1, (page - 1) * size);
  return { lines: lines.slice(0, size), more: lines.length > size };
};

/** So many lines from one on, newest number first. */
export const casesFrom = async (cases: Cases, limit: number, offset: number): Promise<CaseLine[]> => {
  const rows = await cases
    .select([
      'case',
      'year',
      'serial',
      'kind',
      'title',
      'unit',
      'handler',
      'opened_on',
      'state',
      'halted',
      'result',
      'settled_on',
    ])
    .orderBy('year', 'desc')
    .orderBy('serial', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map(({ year, serial, opened_on, settled_on, ...row }) => ({
    ...row,
    number: numberInWords({ series: '案件', year, serial }),
    openedOn: opened_on,
    settledOn: settled_on,
  }));
};

/** A line in chat; a tap opens the case. */
export const caseInChat = ({ number, title, kind, state, halted, result, openedOn }: CaseLine) => ({
  head: `${number} ${title}`,
  tail: [
    KINDS[kind].label,
    dateInWords(openedOn as LocalDate),
    halted ? '中止' : CASE_STATES[state].label,
    result ?? undefined,
  ]
    .filter((part) => part !== undefined)
    .join(' · '),
  opens: number,
});
