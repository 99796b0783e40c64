// The register of legal opinions 法律意见台账: its tables, a line of it, and who sees which lines.
import { sql, type Kysely, type SelectQueryBuilder } from 'kysely';
import { z } from 'zod';
import { carrying, dateInWords, LocalDate, Mark, Marks, naming, numberInWords, sayable, type Actor } from '#kernel';
import { CONCLUSIONS, Conclusion, SUBJECT_KINDS, SubjectKind } from '../../ground/terms.ts';
import { SEE_ALL } from '../seeing.ts';

/** How far an opinion has come, as the register has it. */
export const OPINION_STATES = {
  asked: { label: '待出具', synonyms: ['没回', '未回复', '没有出具', '没出', '待回复', '在手'] },
  delivered: { label: '已出具', synonyms: ['已回复', '出了意见', '回了'] },
  superseded: { label: '已由新意见代替', synonyms: ['被代替'] },
  withdrawn: { label: '已撤回', synonyms: ['撤回的'] },
} as const;
export type OpinionState = keyof typeof OPINION_STATES;
export const OpinionState = z.enum(Object.keys(OPINION_STATES) as [OpinionState, ...OpinionState[]]);

/** A line of the register of opinions, with the marks of what it is about. `unsettled`: suggestions left to settle. */
export const OpinionLine = carrying(
  z.object({
    opinion: z.uuid(),
    number: naming(z.string()),
    title: sayable(z.string()),
    kind: SubjectKind,
    subjectNumber: naming(z.string()).nullable(),
    unit: naming(z.string()),
    askedOn: LocalDate,
    adviser: sayable(z.string()).nullable(),
    state: OpinionState,
    conclusion: Conclusion.nullable(),
    deliveredOn: LocalDate.nullable(),
    suggestions: z.int(),
    unsettled: z.int(),
    notAdopted: z.int(),
    outdated: z.boolean(),
    marks: Marks,
  }),
);
export type OpinionLine = z.infer<typeof OpinionLine>;

/**
 * `opinion_register` a line for each opinion, `opinion_suggestion` one for each of its suggestions; by the characters
 * and papers in `opinion_term` an opinion is found.
 */
export interface OpinionTables {
  opinion_register: {
    organ: string;
    opinion: string;
    year: number;
    serial: number;
    kind: SubjectKind;
    /** What is counted once, however often counsel was asked. */
    subject: string;
    subject_number: string | null;
    title: string;
    unit: string;
    persons: string[];
    asked_by: string | null;
    asked_on: LocalDate;
    urgent: boolean;
    sent_to: string | null;
    adviser: string | null;
    adviser_name: string | null;
    state: OpinionState;
    conclusion: Conclusion | null;
    delivered_by: string | null;
    delivered_on: LocalDate | null;
    outdated: boolean;
    marks: Mark[];
  };
  opinion_suggestion: {
    organ: string;
    opinion: string;
    n: number;
    text: string;
    adoption: 'adopted' | 'partly' | 'not' | null;
    reason: string | null;
    settled_on: string | null;
  };
}

export type Opinions<O = object> = SelectQueryBuilder<OpinionTables, 'opinion_register', O>;

/**
 * The opinions of his organ that a person may see: an adviser those given to him, while he is engaged; others as
 * `seesOpinion` has it.
 */
export const opinionsSeenBy = (db: Kysely<OpinionTables>, actor: Actor, today: LocalDate): Opinions => {
  const all = db.selectFrom('opinion_register').where('opinion_register.organ', '=', actor.organ);
  if (actor.is !== 'staff')
    return actor.roles.some((role) => SEE_ALL.includes(role)) ? all : all.where(sql<boolean>`false`);
  const { staffId, unit, name, roles } = actor;
  const own = sql<boolean>`exists (select from adviser_register a join adviser_term t using (organ, adviser)
    where a.organ = opinion_register.organ and a.adviser = opinion_register.adviser and a.account = ${staffId}
      and t.first_day <= ${today} and ${today} <= t.last_day)`;
  if (roles.every((role) => role === 'adviser')) return all.where(own);
  const open = all.where(sql<boolean>`(asked_by is not distinct from ${staffId} or not persons @> ${[name]}::text[])`);
  if (roles.some((role) => SEE_ALL.includes(role))) return open;
  return open.where((where) => where.or([where('unit', '=', unit), where('asked_by', '=', staffId), own]));
};

const PAGE = 10;

/** So many lines of what was asked for, newest number first; of some days, the latest day first. */
export const opinionPage = async (
  opinions: Opinions,
  page: number,
  { size = PAGE, order = 'by number' }: { readonly size?: number; readonly order?: 'by number' | 'by day' } = {},
): Promise<{ readonly lines: OpinionLine[]; readonly more: boolean }> => {
  const sorted = order === 'by day' ? opinions.orderBy('asked_on', 'desc') : opinions;
  const lines = await opinionsFrom(sorted, size + 1, (page - 1) * size);
  return { lines: lines.slice(0, size), more: lines.length > size };
};

/** So many lines from one on, newest number first. */
export const opinionsFrom = async (opinions: Opinions, limit: number, offset: number): Promise<OpinionLine[]> => {
  const suggestionsWhere = (condition: string) =>
    sql<number>`(select count(*)::int from opinion_suggestion s where s.organ = opinion_register.organ
      and s.opinion = opinion_register.opinion and ${sql.raw(condition)})`;
  const rows = await opinions
    .select(['opinion', 'year', 'serial', 'title', 'kind', 'subject_number', 'unit', 'asked_on', 'sent_to'])
    .select(['adviser_name', 'state', 'conclusion', 'delivered_by', 'delivered_on', 'outdated', 'marks'])
    .select([
      suggestionsWhere('true').as('suggestions'),
      suggestionsWhere('s.adoption is null').as('unsettled'),
      suggestionsWhere(`s.adoption = 'not'`).as('not_adopted'),
    ])
    .orderBy('year', 'desc')
    .orderBy('serial', 'desc')
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map((row) => ({
    opinion: row.opinion,
    number: numberInWords({ series: '意见', year: row.year, serial: row.serial }),
    title: row.title,
    kind: row.kind,
    subjectNumber: row.subject_number,
    unit: row.unit,
    askedOn: row.asked_on,
    adviser: row.delivered_by ?? row.adviser_name ?? row.sent_to,
    state: row.state,
    conclusion: row.conclusion,
    deliveredOn: row.delivered_on,
    suggestions: row.suggestions,
    unsettled: row.unsettled,
    notAdopted: row.not_adopted,
    outdated: row.outdated,
    marks: row.marks,
  }));
};

/** What stands of an opinion, in a word or two. */
const standing = ({ state, conclusion, outdated }: OpinionLine): string => {
  if (state !== 'delivered' || conclusion === null) return OPINION_STATES[state].label;
  return `${CONCLUSIONS[conclusion].label}${outdated ? '（文本已改，须重新出具）' : ''}`;
};

/** A line in chat; a tap opens the opinion. */
export const opinionInChat = (line: OpinionLine) => ({
  head: `${line.number} ${line.title}`,
  tail: [
    SUBJECT_KINDS[line.kind].label,
    dateInWords(line.askedOn),
    line.adviser ?? '未指派',
    standing(line),
    line.suggestions > 0
      ? `建议${line.suggestions}条，未采纳${line.notAdopted}条，待登记${line.unsettled}条`
      : undefined,
  ]
    .filter((part) => part !== undefined)
    .join(' · '),
  opens: line.number,
});
