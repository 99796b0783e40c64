// What shows that standing duties were done, by the digests of the files.
import { enterTerms, termTable, type Migrations } from '#infra/database';
import { register, type Happened } from '#infra/events';
import type { ClientBase } from 'pg';
import { StandingStepDone, StandingSubmitted } from './events.ts';

const attach = (
  { organ, data }: Happened<typeof StandingSubmitted | typeof StandingStepDone>,
  client: ClientBase,
): Promise<void> => {
  const terms = (data.materials ?? []).map(({ sha256 }) => sha256);
  return enterTerms(client, 'duty_evidence', { organ, record: data.standing, terms });
};

/** Which standing duty a file belongs to. */
export const evidenceRegister = register('duties.evidence', 'duty_evidence')
  .ofStreams()
  .on([StandingSubmitted, StandingStepDone], attach);

/** Its table. */
export const evidenceMigrations: Migrations = {
  '2026-11-27-r6-duty-evidence': { up: (db) => termTable(db, 'duty_evidence') },
};
