// What each database role may do with each table: exactly this, and nothing else. Migrations grant it; the spec beside
// this file tries every other verb.

/** The verbs a table knows. `insert(a, b)`: these columns only. */
export interface TableGrants {
  readonly app: readonly string[];
  readonly worker: readonly string[];
}

const REGISTER: TableGrants = { app: ['select'], worker: ['select', 'insert', 'update', 'delete'] };
const NOBODY_ELSES: readonly string[] = [];

/** The tables of the house; one that is not listed is a fault. */
export const GRANTS: Readonly<Record<string, TableGrants>> = {
  // The ledger is added to, never changed; what waits for its place is put there by the table itself.
  ledger: {
    app: [
      'select',
      'insert(organ, stream, version, id, type, schema_version, command, ordinal, data, meta, recorded_at)',
    ],
    worker: ['select'],
  },
  stream_state: { app: ['select', 'insert', 'update'], worker: NOBODY_ELSES },
  pending: { app: NOBODY_ELSES, worker: ['select', 'delete'] },
  ledger_position: { app: ['select'], worker: ['select', 'insert'] },
  numbering: { app: ['select', 'insert', 'update'], worker: NOBODY_ELSES },
  numbered: { app: ['select', 'insert'], worker: NOBODY_ELSES },
  reader: { app: ['select'], worker: ['select', 'insert', 'update'] },
  lease: { app: NOBODY_ELSES, worker: ['select', 'insert', 'update'] },
  parked: { app: ['select'], worker: ['select', 'insert', 'update', 'delete'] },
  // Only the owner sets an event aside.
  set_aside: { app: ['select'], worker: ['select'] },
  // Only the owner issues a token. It ends, and changes in nothing else.
  access_token: { app: ['select', 'update(revoked_at)'], worker: NOBODY_ELSES },
  stored_file: { app: ['select', 'insert'], worker: NOBODY_ELSES },
  file_sender: { app: ['select', 'insert'], worker: NOBODY_ELSES },
  // What was said in the chat is forgotten after a time; the worker looks for it over all organs.
  talk: { app: ['select', 'insert', 'update'], worker: ['select', 'delete'] },
  chat_inbox: { app: ['select', 'insert', 'update'], worker: ['select', 'insert', 'update', 'delete'] },
  chat_outbox: { app: ['select', 'insert', 'update'], worker: ['select', 'insert', 'update', 'delete'] },
  dingtalk_quota: { app: ['select', 'insert', 'update'], worker: ['select', 'insert', 'update'] },
  duty_news: { app: ['select', 'update'], worker: ['select', 'insert'] },
  reminder_morning: { app: ['select'], worker: ['select', 'insert'] },
  making: { app: ['select', 'insert', 'update'], worker: ['select', 'delete'] },
  directory_unit: REGISTER,
  directory_unit_head: REGISTER,
  directory_staff: REGISTER,
  directory_organ: REGISTER,
  item_register: REGISTER,
  item_term: REGISTER,
  meeting_register: REGISTER,
  meeting_entry: REGISTER,
  meeting_vote: REGISTER,
  meeting_dissent: REGISTER,
  task_register: REGISTER,
  task_term: REGISTER,
  emergency_register: REGISTER,
  emergency_meeting: REGISTER,
  duty_plan: REGISTER,
  duty_evidence: REGISTER,
  nil_return_organ: REGISTER,
  nil_return_quarter: { app: NOBODY_ELSES, worker: ['select', 'insert'] },
  duty_year: REGISTER,
  duty_year_look: { app: NOBODY_ELSES, worker: ['select', 'insert'] },
  case_register: REGISTER,
  case_entry: REGISTER,
  case_term: REGISTER,
  duty_register: REGISTER,
  adviser_register: REGISTER,
  adviser_term: REGISTER,
  opinion_register: REGISTER,
  opinion_suggestion: REGISTER,
  opinion_term: REGISTER,
  contract_register: REGISTER,
  contract_term: REGISTER,
  document_register: REGISTER,
  document_term: REGISTER,
  document_length: REGISTER,
  clean_up_register: REGISTER,
  clean_up_verdict: REGISTER,
};
