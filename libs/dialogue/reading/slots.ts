/** Several facts in one line, in any order, each for its field; what is left over fills the fields of free text. */
import type { Field, Fields } from '#kernel';
import { spelt } from './count.ts';
import type { Surroundings } from './facts.ts';
import { datesIn } from './date/index.ts';
import { choicesOf, isFirstDay, isLastDay, oneOf, readingsOf, type Choice, type Reading } from './field.ts';
import type { Found } from './found.ts';
import { asWritten, bare, claim, fitsText, partsOf, takeLabelled, withoutName, type TextField } from './left-over.ts';
import { cut, ownDays, standsApart } from './set-off.ts';

export interface Slots {
  readonly known: Readonly<Record<string, unknown>>;
  readonly notes: Readonly<Record<string, string>>;
  /** Fields the text speaks of without settling them. */
  readonly doubts: Readonly<Record<string, readonly Choice[]>>;
  /** What no field took, but a text field could not either. */
  readonly left: string;
}

export interface SlotOptions {
  /** As in a question: only names need be set off, and words that carry nothing are left out. */
  readonly loose?: boolean;
  /** What is known already. */
  readonly given?: Readonly<Record<string, unknown>>;
}

/**
 * Several facts in one line, in any order, for several fields. A value fills its field if it is set off from the rest,
 * or stands at the end of a word group behind another value; what is left over, in order, fills the text fields.
 */
export const readSlots = (
  fields: Fields,
  text: string,
  around: Surroundings,
  { loose = false, given = {} }: SlotOptions = {},
): Slots => {
  const facts = takeFacts(fields, text, around, { loose, given });
  const { notes, doubts } = facts;
  const texts = Object.entries(fields).filter(
    ([, field]) =>
      field.kind.is === 'text' && !field.kind.listed && field.applies?.({ ...given, ...facts.known }) !== false,
  );
  const labelled = takeLabelled(texts, facts.rest);
  const known = { ...facts.known, ...labelled.known };
  return { notes, doubts, ...fillTexts(texts, labelled.rest, known, loose) };
};

/** What was read out of one line, field by field. */
export const readingsIn = ({ known, notes, doubts }: Slots): Readonly<Record<string, Reading>> => {
  const values = Object.entries(known).map(([name, value]): [string, Reading] => [
    name,
    { is: 'value', value, ...(notes[name] ? { note: notes[name] } : {}) },
  ]);
  const doubtful = Object.entries(doubts).map(([name, choices]): [string, Reading] => [name, { is: 'doubt', choices }]);
  return Object.fromEntries([...values, ...doubtful]);
};

/** A line's facts, and the line without them. */
type Facts = Omit<Slots, 'left'> & { readonly rest: string };

const takeFacts = (
  fields: Fields,
  text: string,
  around: Surroundings,
  { loose, given }: Required<SlotOptions>,
): Facts => {
  const known: Record<string, unknown> = {};
  const notes: Record<string, string> = {};
  const doubts: Record<string, readonly Choice[]> = {};
  let rest = Object.values(fields).some(({ kind }) => kind.is === 'tally') ? spelt(text) : text;
  const span = spanOfDays(fields, rest, around);
  if (span) {
    Object.assign(known, span.known);
    rest = span.rest;
  }
  for (const [name, field] of inReadingOrder(fields)) {
    if (field.applies?.({ ...given, ...known }) === false || name in known) continue;
    const found = ownDays(field, fields, readingsOf(field, rest, around, false), rest);
    const line = rest;
    const set = found.filter((place) => isSetOff(field, line, place, loose));
    // 关于拨付120万元专项资金的议题: the sum is a fact and a part of the title.
    const spoken = (set.length === 0 && field.kind.is === 'amount' ? found : set).map((place) => place.value);
    const read = oneOf(spoken);
    if (read === undefined) continue;
    if (read.is === 'doubt') doubts[name] = choicesOf(spoken, field, around);
    else {
      known[name] = read.value;
      if (read.note) notes[name] = read.note;
    }
    rest = set.toReversed().reduce((left, place) => cut(field, left, place), line);
  }
  return { known, notes, doubts, rest };
};

/** 3月2日至4月1日: the first day to what begins, the last to what ends, where both are told. */
const spanOfDays = (fields: Fields, text: string, around: Surroundings) => {
  const first = Object.entries(fields).find(([, field]) => isFirstDay(field));
  const last = Object.entries(fields).find(([, field]) => isLastDay(field));
  if (!first || !last) return undefined;
  const [found, another] = datesIn(text, around).filter(({ value }) => value.is === 'range');
  if (found?.value.is !== 'range' || another) return undefined;
  const known = { [first[0]]: found.value.first, [last[0]]: found.value.last };
  return { known, rest: `${text.slice(0, found.from)} ${text.slice(found.to)}` };
};

/**
 * A list of records' numbers before a day it may end with: 议题1、2号; a time of day before the day it stands behind,
 * which would take it along: 4月8日10点; names before the count beside them: 反对1（赵刚）.
 */
const READ_FIRST: readonly Field['kind']['is'][] = ['text', 'time', 'people'];
const inReadingOrder = (fields: Fields): readonly (readonly [string, Field])[] => {
  const facts = Object.entries(fields).filter(([, field]) => isFact(field));
  const rank = ({ kind }: Field): number =>
    READ_FIRST.includes(kind.is) ? READ_FIRST.indexOf(kind.is) : READ_FIRST.length;
  return facts.toSorted(([, a], [, b]) => rank(a) - rank(b));
};

/** What is known by its own look; a list of records' numbers is. */
const isFact = ({ kind }: Field): boolean => (kind.is === 'text' ? kind.listed !== undefined : kind.is !== 'files');

const isSetOff = (field: Field, text: string, place: Found<unknown>, loose: boolean): boolean => {
  if (field.kind.is === 'text') return true;
  const isName = field.kind.is === 'unit' || field.kind.is === 'person';
  return (loose && (place.from === 0 || !isName)) || standsApart(field, text, place);
};

/** What stands between a fact and the words behind it. */
const LEADING = /^[\s,，、;；:：。]+/u;

/** Fills the text fields from what is left of a line: by label, by look, in their order; the last takes the rest. */
const fillTexts = (
  texts: readonly TextField[],
  line: string,
  given: Readonly<Record<string, unknown>>,
  loose: boolean,
): Pick<Slots, 'known' | 'left'> => {
  const known: Record<string, unknown> = { ...given };
  const last = texts.find(([name, { kind }]) => kind.is === 'text' && kind.rest && known[name] === undefined);
  const whole = line.replace(LEADING, '').trim();
  if (last && texts.length === 1 && fitsText(last[1], whole))
    return { known: { ...known, [last[0]]: whole }, left: '' };
  const parts = [...partsOf(line)];
  if (!loose) claim(parts, texts, known);
  const open = texts.filter(([name, field]) => field !== last?.[1] && isOpen(name, field, known, { loose, last }));
  open.forEach(([name, field], n) => {
    const takesAll = n === open.length - 1 && !last;
    const own = parts.splice(0, takesAll ? parts.length : 1);
    const words = loose ? bare(own.join(' ')) : asWritten(own, line);
    if (words !== '') known[name] = withoutName(field, words);
  });
  const left = asWritten(parts, line);
  const rest = last && withoutName(last[1], left);
  if (last && rest !== undefined && fitsText(last[1], rest)) return { known: { ...known, [last[0]]: rest }, left: '' };
  return { known, left: open.length === 0 ? left : '' };
};

/** Whether a text field takes the next part. What need not be said is not guessed at. */
const isOpen = (
  name: string,
  field: Field,
  known: Readonly<Record<string, unknown>>,
  { loose, last }: { readonly loose: boolean; readonly last: TextField | undefined },
): boolean => {
  if (known[name] !== undefined) return false;
  if (last && field.kind.is === 'text' && field.kind.like) return false;
  return loose || field.offered || (field.needed?.(known) ?? true);
};
