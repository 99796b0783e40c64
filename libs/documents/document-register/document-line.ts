// The register of documents 文件台账: its tables, a line of it, who sees which lines, and how they stand on a day.
import { sql, type Kysely, type RawBuilder, type SelectQueryBuilder } from 'kysely';
import { z } from 'zod';
import { dateInWords, LocalDate, naming, numberInWords, sayable, type Actor, type Length } from '#kernel';
import { Kind, KINDS } from '../events.ts';
import { endingOf, standingOn, STANDINGS, type Ending, type Standing } from '../life.ts';
import { SEE_ALL } from '../seeing.ts';
import type { Known } from '../state.ts';

export const Standings = z.enum(Object.keys(STANDINGS) as [Standing, ...Standing[]]);

/** A line of the register of documents. `standing`: on the day that was asked about. */
export const DocumentLine = z.object({
  document: z.uuid(),
  number: naming(z.string()),
  kind: Kind,
  title: sayable(z.string()),
  unit: z.string(),
  drafter: z.string(),
  reference: z.string().nullable(),
  startedOn: LocalDate,
  publishedOn: LocalDate.nullable(),
  effectiveOn: LocalDate.nullable(),
  until: LocalDate.nullable(),
  repealedOn: LocalDate.nullable(),
  consultUntil: LocalDate.nullable(),
  interpretedOn: LocalDate.nullable(),
  filedOn: LocalDate.nullable(),
  standing: Standings,
});
export type DocumentLine = z.infer<typeof DocumentLine>;

/**
 * The tables of the register: a line for each document, with the document itself. Beside them `document_term`, by which
 * characters and papers it is found, and `document_length`, the organ's own numbers for validity.
 */
export interface DocumentTables {
  document_register: {
    organ: string;
    document: string;
    year: number;
    serial: number;
    kind: Kind;
    title: string;
    unit: string;
    drafter: string;
    reference: string | null;
    item: string | null;
    started_on: string;
    stopped_on: string | null;
    issued_on: string | null;
    published_on: string | null;
    effective_on: string | null;
    valid_until: string | null;
    repealed_on: string | null;
    consult_until: string | null;
    interpreted_on: string | null;
    filed_on: string | null;
    state: Known;
  };
  document_length: { organ: string; rule: string; length: Length };
}

export type Documents<O = object> = SelectQueryBuilder<DocumentTables, 'document_register', O>;

/** The documents of his organ that a person may see. */
export const documentsSeenBy = (db: Kysely<DocumentTables>, actor: Actor): Documents => {
  const documents = db.selectFrom('document_register').where('document_register.organ', '=', actor.organ);
  if (actor.roles.some((role) => SEE_ALL.includes(role))) return documents;
  if (actor.is !== 'staff') return documents.where('issued_on', 'is not', null);
  const { staffId, unit } = actor;
  return documents.where((where) =>
    where.or([where('unit', '=', unit), where('drafter', '=', staffId), where('issued_on', 'is not', null)]),
  );
};

/** Whether a document stands so on a day, as the pure rule has it. */
export const standsAs = (standing: Standing, day: LocalDate): RawBuilder<boolean> => {
  const issued = sql`(issued_on <= ${day})`;
  const repealed = sql`coalesce(repealed_on <= ${day}, false)`;
  const inTime = sql`coalesce(effective_on <= ${day}, false)`;
  const over = sql`coalesce(valid_until < ${day}, false)`;
  const stopped = sql`coalesce(stopped_on <= ${day}, false)`;
  switch (standing) {
    case 'drafting':
      return sql<boolean>`(not coalesce(${issued}, false) and not ${stopped})`;
    case 'stopped':
      return sql<boolean>`(not coalesce(${issued}, false) and ${stopped})`;
    case 'issued':
      return sql<boolean>`(${issued} and effective_on is null)`;
    case 'pending':
      return sql<boolean>`(${issued} and effective_on > ${day} and not ${repealed})`;
    case 'in-force':
      return sql<boolean>`(${issued} and ${inTime} and not ${repealed} and not ${over})`;
    case 'repealed':
      return sql<boolean>`(${issued} and effective_on is not null and ${repealed})`;
    case 'expired':
      return sql<boolean>`(${issued} and ${inTime} and not ${repealed} and ${over})`;
  }
};

const PAGE = 10;

/** So many lines, newest number first. */
export const documentPage = async (
  documents: Documents,
  page: number,
  day: LocalDate,
  size = PAGE,
): Promise<{ readonly lines: DocumentLine[]; readonly more: boolean }> => {
  const lines = await documentsFrom(
    documents.orderBy('year', 'desc').orderBy('serial', 'desc'),
    size + 1,
    (page - 1) * size,
    day,
  );
  return { lines: lines.slice(0, size), more: lines.length > size };
};

/** So many lines from one on, in the order asked. */
export const documentsFrom = async (
  documents: Documents,
  limit: number,
  offset: number,
  day: LocalDate,
): Promise<DocumentLine[]> => {
  const rows = await documents
    .select(['document', 'year', 'serial', 'kind', 'title', 'unit', 'drafter', 'reference', 'started_on'])
    .select(['stopped_on', 'issued_on', 'published_on', 'effective_on', 'valid_until', 'repealed_on'])
    .select(['consult_until', 'interpreted_on', 'filed_on'])
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map((row) => lineOf(row as never, day));
};

/** Of documents that have ended by a day so many lines from one on, with how each ended. */
export const endedFrom = async (
  ended: Documents,
  limit: number,
  offset: number,
  day: LocalDate,
): Promise<{ readonly line: DocumentLine; readonly ending: Ending }[]> => {
  const lines = await documentsFrom(ended, limit, offset, day);
  if (lines.length === 0) return [];
  const ids = lines.map(({ document }) => document);
  const states = await ended.select(['document', 'state']).where('document', 'in', ids).execute();
  const known = new Map(states.map(({ document, state }) => [document, state]));
  return lines.map((line) => ({
    line,
    ending: endingOf(known.get(line.document)!, day, line.until) ?? { on: line.repealedOn ?? day, reason: '' },
  }));
};

const lineOf = (row: DocumentTables['document_register'], day: LocalDate): DocumentLine => {
  const dated = (text: string | null) => text as LocalDate | null;
  const standing = standingOn(
    {
      stopped: dated(row.stopped_on),
      issued: dated(row.issued_on),
      effective: dated(row.effective_on),
      until: dated(row.valid_until),
      repealed: dated(row.repealed_on),
    },
    day,
  );
  return {
    document: row.document,
    number: numberInWords({ series: '文件', year: row.year, serial: row.serial }),
    kind: row.kind,
    title: row.title,
    unit: row.unit,
    drafter: row.drafter,
    reference: row.reference,
    startedOn: row.started_on as LocalDate,
    publishedOn: dated(row.published_on),
    effectiveOn: dated(row.effective_on),
    until: dated(row.valid_until),
    repealedOn: dated(row.repealed_on),
    consultUntil: dated(row.consult_until),
    interpretedOn: dated(row.interpreted_on),
    filedOn: dated(row.filed_on),
    standing,
  };
};

/** A line in chat; a tap opens the document. */
export const documentInChat = (line: DocumentLine) => ({
  head: `${line.number} ${line.title}`,
  tail: [KINDS[line.kind].label, line.reference, STANDINGS[line.standing].label, daysInWords(line)]
    .filter((part) => part !== null && part !== '')
    .join(' · '),
  opens: line.number,
});

const daysInWords = ({ standing, effectiveOn, until, repealedOn, consultUntil }: DocumentLine): string => {
  switch (standing) {
    case 'drafting':
      return consultUntil === null ? '' : `征求意见至${dateInWords(consultUntil)}`;
    case 'in-force':
    case 'expired':
      return until === null ? '' : `有效期至${dateInWords(until)}`;
    case 'pending':
      return `${dateInWords(effectiveOn!)}起施行`;
    case 'repealed':
      return `${dateInWords(repealedOn!)}起废止`;
    case 'issued':
    case 'stopped':
      return '';
  }
};
