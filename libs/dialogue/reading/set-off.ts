/** Where a value stands in a line: whether it is set off from the rest, and what is cut out of the line with it. */
import { halfWidth, type Field, type Fields } from '#kernel';
import type { Found } from './found.ts';

type Place = Pick<Found<unknown>, 'from' | 'to'>;

const SEPARATOR = /[\s,，、;；:：。.]/u;
/** 4月1日起施行, 昨天已送, 上周四报的: what belongs to the day before it. */
const FROM_THEN = new RegExp(
  '^(?:起(?:施行|实施|执行|生效|适用)?' +
    '|(?:已经?|就|刚)?(?:报|提|送|出具?)(?:的|了|去|到)?(?=$|[\\s,，;；。])' +
    '|[上下中]午(?=$|[\\s,，;；。]))',
  'u',
);
/** What is told by its own words, wherever it stands. */
const WITHIN: readonly Field['kind']['is'][] = [
  'choices',
  'period',
  'time',
  'place',
  'tally',
  'unanimous',
  'people',
  'absences',
];

/** Whether a value counts where it stands, for a field of this kind. */
export const standsApart = (field: Field, text: string, place: Place): boolean => {
  const kind = field.kind.is;
  if (WITHIN.includes(kind)) return true;
  const before = text.slice(0, place.from);
  const ends = endsBefore(field, text.slice(place.to));
  const labelled = before
    .trimEnd()
    .replace(/[:：]$|[是为]$/u, '')
    .endsWith(field.label);
  const begins = labelled || beginsAfter(field, before);
  if (kind === 'amount' || kind === 'number') return ends || begins;
  return (ends && begins) || labelled || (ends && /[元万亿\d日号]$/u.test(halfWidth(before)));
};

const beginsAfter = ({ kind }: Field, before: string): boolean => {
  if (before === '' || SEPARATOR.test(before.at(-1)!)) return true;
  if (kind.is === 'person') return /[由给]$/u.test(before);
  if (kind.is === 'unit') return before.endsWith('给');
  return (kind.is === 'date' || kind.is === 'length') && /[应改实][为是]$/u.test(before);
};

const endsBefore = ({ kind, label }: Field, after: string): boolean => {
  if (after === '' || SEPARATOR.test(after[0]!) || /^类(?:$|[\s,，;；])/u.test(after)) return true;
  // 昨天提出的, 昨天提的: the verb of the label 提出日期 may stand behind.
  return (
    kind.is === 'date' &&
    (FROM_THEN.test(after) || after.startsWith(label.slice(0, 2)) || after.startsWith(`${label[0]}的`))
  );
};

/** What leads to a name, by its kind. */
const LEADS_TO: Readonly<Partial<Record<Field['kind']['is'], string>>> = { person: '[由给]?', unit: '给?' };

/** The line without a value, the label before it and the verb behind it. */
export const cut = ({ kind, label }: Field, text: string, { from, to }: Place): string => {
  // 转办 3 给吴磊: the word that leads to a name goes with it.
  const particle = LEADS_TO[kind.is] ?? '';
  const ahead = new RegExp(`(?:${label})?(?:[应改实](?=[为是]))?[\\s,，、;；:：是为]*${particle}$`, 'u');
  const verb = kind.is === 'date' ? `${FROM_THEN.source.slice(1)}|${label.slice(0, 2)}的?|${label[0]}的|` : '';
  const behind = new RegExp(`^(?:${verb}类)`, 'u');
  return `${text.slice(0, from).replace(ahead, '')}  ${text.slice(to).replace(behind, '')}`;
};

/**
 * Of several days each goes to the field whose verb stands beside it (3月2日收到, 4月8日开庭), a day by which something
 * is due (4月10日前) to a 期限.
 */
export const ownDays = <F extends Place>(
  field: Field,
  fields: Fields,
  found: readonly F[],
  text: string,
): readonly F[] => {
  if (field.kind.is !== 'date') return found;
  const others = Object.values(fields).filter((one) => one.kind.is === 'date' && one !== field);
  if (others.length === 0) return found;
  const own = found.filter((day) => claims(field, day, text));
  if (own.length > 0) return own;
  // A day that is only said is that of the act, and not one that need not be said.
  if (mayBeLeftOut(field) && others.some((other) => !mayBeLeftOut(other))) return [];
  return found.filter((day) => !others.some((other) => claims(other, day, text)));
};

const mayBeLeftOut = ({ needed, otherwise }: Field): boolean => needed?.({}) === false && otherwise === undefined;

const claims = ({ label }: Field, { from, to }: Place, text: string): boolean => {
  if (label.endsWith('期限') && /[前内]$/u.test(text.slice(from, to))) return true;
  const verb = label.replace(/(?:日期|时间|期限|日)$/u, '');
  if (verb === '') return false;
  const behind = text.slice(to).replace(/^[\s的]+/u, '');
  const ahead = text
    .slice(0, from)
    .trimEnd()
    .replace(/(?:应该?|应当|[改实])?[:：是为于]$/u, '');
  return behind.startsWith(verb) || ahead.endsWith(verb) || ahead.endsWith(label);
};
