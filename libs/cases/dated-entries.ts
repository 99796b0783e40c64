// The steps of cases as they are counted in a register of a period, by the legal day and not by that of the record.
import { sql } from 'kysely';
import type { Database } from '#infra/database';
import type { Ledger } from '#infra/events';
import { fold, numberInWords, type LocalDate, type OrganId, type Period } from '#kernel';
import { caseDecider } from './case.ts';
import type { CaseTables } from './case-register/case-line.ts';
import { CASE_EVENTS } from './events.ts';
import type { Happened } from '#infra/events';

/** A step that was taken; `number` is that of its case, `recordedBy` a member of staff or a system. */
export interface DatedEntry {
  readonly entry: string;
  readonly step: string;
  readonly number: string;
  readonly on: LocalDate;
  readonly result?: string | undefined;
  readonly recordedAt: Date;
  readonly recordedBy: string;
}

/** The register they are read from. */
export const CASE_REGISTER = 'cases.case-register';

/** The steps of these sorts taken in a period, the earliest first. */
export const entriesIn = async (
  database: Database,
  organ: OrganId,
  steps: readonly string[],
  { first, last }: Period,
): Promise<readonly DatedEntry[]> => {
  const rows = await database
    .of<CaseTables>(organ)
    .selectFrom('case_entry as e')
    .innerJoin('case_register as c', (on) => on.onRef('c.organ', '=', 'e.organ').onRef('c.case', '=', 'e.case'))
    .select(['e.entry', 'e.step', 'e.taken_on', 'e.facts', 'e.recorded_at', 'e.recorded_by', 'c.year', 'c.serial'])
    .where('e.organ', '=', organ)
    .where('e.step', '=', sql<string>`any(${steps as string[]})`)
    .where('e.taken_on', '>=', first)
    .where('e.taken_on', '<=', last)
    .orderBy('e.taken_on')
    .orderBy('e.entry')
    .execute();
  return rows.map(({ entry, step, taken_on: on, facts, recorded_at: recordedAt, recorded_by: recordedBy, ...of }) => ({
    entry,
    step,
    number: numberInWords({ series: '案件', ...of }),
    on: on as LocalDate,
    ...(typeof facts.result === 'string' ? { result: facts.result } : {}),
    recordedAt,
    recordedBy,
  }));
};

/** What happens to a case. */
export type CaseMoved = Happened<(typeof CASE_EVENTS)[number]>;

/** The step an event of a case is about, and the days it had before and has since; undefined if it is about none. */
export const entryMoved = async (
  event: CaseMoved,
  ledger: Ledger,
): Promise<{ readonly step: string; readonly days: readonly LocalDate[] } | undefined> => {
  const { data } = event;
  if (!('entry' in data)) return undefined;
  const history = (await ledger.read(event.organ, event.stream)) as readonly CaseMoved[];
  const upTo = (isMeant: (version: number) => boolean) => {
    const known = fold(
      caseDecider,
      history.filter(({ version }) => isMeant(version)),
    );
    return known.is === 'unknown' ? undefined : known.entries.find(({ entry }) => entry === data.entry);
  };
  const [before, after] = [upTo((version) => version < event.version), upTo((version) => version <= event.version)];
  const step = (after ?? before)?.step;
  if (step === undefined) return undefined;
  return { step, days: [before, after].flatMap((one) => (one ? [one.on] : [])) };
};
