import type { ClientBase } from 'pg';
import { LengthSet, timeWith, type LegalTime } from '#duties';
import { enterTerms } from '#infra/database';
import { register, type Happened } from '#infra/events';
import { gramsOf, type Length } from '#kernel';
import { documentDecider } from '../document.ts';
import { DOCUMENT_EVENTS, type DocumentEvent } from '../events.ts';
import { daysOf, publishedOn } from '../life.ts';
import { latest, taken, type Document, type Known } from '../state.ts';

/** The rules that give a document its last day. */
const OF_VALIDITY = ['nd-validity', 'nd-validity-trial'];

const timeOf = async (client: ClientBase, organ: string): Promise<LegalTime> => {
  const { rows } = await client.query<{ rule: string; length: Length }>(
    'select rule, length from document_length where organ = $1',
    [organ],
  );
  return timeWith(Object.fromEntries(rows.map(({ rule, length }) => [rule, { length, basis: '' }])));
};

/** What the register shows of a document, worked out from the document as a whole: a correction moves all of it. */
const write = (client: ClientBase, organ: string, document: Known, time: LegalTime) => {
  const { stopped, issued, effective, until, repealed } = daysOf(document, time);
  const before = document.entered?.before;
  const values = [
    organ,
    document.document,
    document.number.year,
    document.number.serial,
    document.kind,
    document.title,
    document.unit,
    document.drafter,
    referenceOf(document) ?? null,
    latest(document, 'submit-document')?.facts.item ?? null,
    document.startedOn,
    stopped,
    issued,
    publishedOn(document) ?? null,
    effective,
    until,
    repealed,
    latest(document, 'consult-public')?.facts.endDate ?? before?.consultedUntil ?? null,
    taken(document, 'publish-interpretation')[0]?.on ?? before?.interpretedOn ?? null,
    taken(document, 'file-for-record')[0]?.on ?? before?.filedOn ?? null,
    JSON.stringify(document),
  ];
  return client.query(
    `insert into document_register (organ, document, year, serial, kind, title, unit, drafter, reference, item,
        started_on, stopped_on, issued_on, published_on, effective_on, valid_until, repealed_on, consult_until,
        interpreted_on, filed_on, state)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
      on conflict (organ, document) do update set (kind, title, unit, drafter, reference, item, started_on, stopped_on,
        issued_on, published_on, effective_on, valid_until, repealed_on, consult_until, interpreted_on, filed_on, state)
      = (excluded.kind, excluded.title, excluded.unit, excluded.drafter, excluded.reference, excluded.item,
        excluded.started_on, excluded.stopped_on, excluded.issued_on, excluded.published_on, excluded.effective_on,
        excluded.valid_until, excluded.repealed_on, excluded.consult_until, excluded.interpreted_on, excluded.filed_on,
        excluded.state)`,
    values,
  );
};

/** The number it was issued under. */
export const referenceOf = (document: Known): string | undefined =>
  document.entered?.reference ?? latest(document, 'issue')?.facts.documentNumber;

const found = (event: DocumentEvent): readonly string[] => {
  switch (event.type) {
    case 'documents.draft-started':
      return gramsOf(event.data.title);
    case 'documents.document-entered':
      return [...gramsOf(event.data.title), ...gramsOf(event.data.reference)];
    case 'documents.step-taken':
    case 'documents.step-corrected': {
      const { materials = [], documentNumber = '' } = event.data.facts;
      return [...materials.map(({ sha256 }) => sha256), ...gramsOf(documentNumber)];
    }
    case 'documents.description-corrected':
      return gramsOf(event.data.title ?? '');
    case 'documents.step-struck':
      return [];
  }
};

const keep = async (event: Happened<(typeof DOCUMENT_EVENTS)[number]>, client: ClientBase): Promise<void> => {
  const { organ, data } = event;
  const { rows } = await client.query<{ state: Document }>(
    'select state from document_register where organ = $1 and document = $2',
    [organ, data.document],
  );
  const known = event as unknown as DocumentEvent;
  const state = documentDecider.evolve(rows[0]?.state ?? documentDecider.initial, known);
  if (state.is === 'unknown') return;
  await write(client, organ, state, await timeOf(client, organ));
  await enterTerms(client, 'document_term', { organ, record: data.document, terms: [...found(known)] });
};

/** The bureau set its own number for how long documents are valid: each that says nothing itself has another last day. */
const setLength = async ({ organ, data }: Happened<typeof LengthSet>, client: ClientBase): Promise<void> => {
  if (!OF_VALIDITY.includes(data.rule)) return;
  await client.query(
    `insert into document_length (organ, rule, length) values ($1, $2, $3)
      on conflict (organ, rule) do update set length = excluded.length`,
    [organ, data.rule, JSON.stringify(data.length)],
  );
  const time = await timeOf(client, organ);
  const { rows } = await client.query<{ state: Known }>('select state from document_register where organ = $1', [
    organ,
  ]);
  for (const { state } of rows) await write(client, organ, state, time);
};

/** The register of documents (文件台账). */
export const documentRegister = register(
  'documents.document-register',
  'document_register',
  'document_term',
  'document_length',
)
  .on(DOCUMENT_EVENTS, keep)
  .on(LengthSet, setLength);
