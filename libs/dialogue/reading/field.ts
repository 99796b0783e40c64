/** What a text says for one field of a form: by the kind of the field, a value, a doubt, or nothing. */
import { lengthInWords } from '#calendar';
import {
  dateInWords,
  type Fen,
  fenInFigures,
  type Field,
  halfWidth,
  type Length,
  type LocalDate,
  numberInWords,
  readNumber,
  yearOf,
} from '#kernel';
import { amountsIn } from './amount.ts';
import { countsIn } from './count.ts';
import { timesIn } from './date/clock-time.ts';
import { datesIn, type DayRead } from './date/index.ts';
import type { Surroundings } from './facts.ts';
import { apart, type Found } from './found.ts';
import { lengthsIn } from './length.ts';
import { namingsIn, yearSaid, type Naming } from './numbers.ts';
import { peopleIn } from './people.ts';
import { periodsIn } from './period.ts';
import { awayIn, listIn, placesIn } from './several.ts';
import { earFor, type Ear } from './sounding.ts';
import { named, unitsIn } from './units.ts';

/** One of the values a doubtful word may mean, and how it is offered. */
export interface Choice {
  readonly value: unknown;
  readonly label: string;
}

/** What a text says for a field: a value, with a note on how it was understood if that needs saying; or a doubt. */
export type Reading =
  | { readonly is: 'value'; readonly value: unknown; readonly note?: string }
  | { readonly is: 'doubt'; readonly choices: readonly Choice[] };

type Kind = Field['kind'];
type Places = readonly Found<Reading>[];
/** One of the values of a field that has a list of them. */
interface Option {
  readonly value: string;
  readonly label: string;
  readonly synonyms?: readonly string[];
}
/** A word and the value it stands for. */
interface Word {
  readonly name: string;
  readonly value: string;
}

const value = (it: unknown, note?: string): Reading => ({ is: 'value', value: it, ...(note ? { note } : {}) });
const doubt = (...choices: readonly Choice[]): Reading => ({ is: 'doubt', choices });

/** What was found, as readings; that of which nothing can be read is left out. */
const each = <R>(found: readonly Found<R>[], reads: (it: R) => Reading | undefined): Places =>
  found.flatMap((one) => {
    const read = reads(one.value);
    return read ? [{ value: read, from: one.from, to: one.to }] : [];
  });

/** Several values that are one: the list, at each of their places. */
const together = <R>(found: readonly Found<R>[]): Places => {
  const all = value(found.map((one) => one.value));
  return found.map(({ from, to }) => ({ value: all, from, to }));
};

/**
 * Every place in a text that speaks of this field, by the kind of the field; a text has none of its own.
 * @param asked whether the text is the answer to the question for this field
 */
export const readingsOf = (field: Field, text: string, around: Surroundings, asked: boolean): Places => {
  const { kind } = field;
  switch (kind.is) {
    case 'amount':
      return amounts(text, asked);
    case 'date':
      return each(datesIn(text, { ...around, tense: kind.tense, asked }), dayRead);
    case 'period':
      return each(periodsIn(text, around), (period) => value(period));
    case 'time':
      return each(timesIn(text), (time) => value(time));
    case 'length':
      return each(lengthsIn(text), (length) => value(length));
    case 'choice':
      return followed(optionsIn(field, wordsOf(kind.options), text), kind.behind, text);
    case 'choices':
      return together(named(text, wordsOf(kind.options).all));
    case 'unit':
      return each(unitsIn(text, around.units), (unit) => value(unit));
    case 'person':
      return persons(field, kind, text, around, asked);
    case 'number':
      return numbers(kind, text, around);
    case 'place':
      return [...each(placesIn(text), (place) => value(place)), ...(asked ? bareNumber(/^\s*\d{1,3}\s*$/u, text) : [])];
    case 'tally':
      return [
        ...each(countsIn(text), (count) => (count.is === kind.of ? value(count.number) : undefined)),
        ...(asked ? bareNumber(/^\s*\d{1,3}\s*[人票]?\s*$/u, text) : []),
      ];
    case 'unanimous':
      return each(countsIn(text), (count) => (count.is === 'unanimous' ? value('yes') : undefined));
    case 'people':
      return together(listIn(text, around.people, asked ? undefined : kind.behind));
    case 'absences':
      return together(awayIn(text, around.people));
    case 'text':
      return kind.listed ? listsIn(field, text, around) : [];
    case 'files':
      return [];
  }
};

/** A number that is no day, sum or count. */
const SERIAL = '第?\\d{1,4}\\s*号?(?![\\d年月日点万亿元%.])';
/** 议题1、2号, 1、3、5号议题, 议题〔2026〕3号、5号: a list of records of this series. */
const listsIn = (field: Field, text: string, around: Surroundings): Places => {
  const series = seriesOf(field);
  if (series === undefined) return [];
  const one = `(?:${series})?\\s*(?:〔\\d{4}〕)?\\s*${SERIAL}`;
  const list = new RegExp(
    `${series}\\s*[:：]?\\s*(?:〔\\d{4}〕)?\\s*${SERIAL}(?:\\s*[、,，和及与]\\s*${one})*` +
      `|(?<!\\d)(?:${SERIAL}\\s*[、和及与]\\s*)*${SERIAL}\\s*(?:这?[几两三]个)?${series}`,
    'gu',
  );
  return [...halfWidth(text).matchAll(list)].flatMap((match) => {
    const read = readNumbers(field, match[0], around);
    return read ? [{ value: read, from: match.index, to: match.index + match[0].length }] : [];
  });
};

/** Reads the answer to the question for one field; undefined if nothing in it can be read as one. */
export const readAnswer = (field: Field, text: string, around: Surroundings): Reading | undefined => {
  // 是 by itself is the answer, not the word before one.
  const answer = behindLabel(field, text.trim()) || text.trim();
  if (field.kind.is === 'text')
    return field.schema.safeParse(answer).success ? value(answer) : readNumbers(field, answer, around);
  const behind = readingsOf(field, answer, around, true);
  const found = behind.length > 0 ? behind : readingsOf(field, text.trim(), around, true);
  return oneOf(found.map((one) => one.value));
};

/** The series of the records a list is of, by its example. */
const seriesOf = ({ example }: Field): string | undefined =>
  /^\["(?<series>\p{Script=Han}+)〔/u.exec(example)?.groups!.series;

/** 5号、9号: several records of a series, for a field that takes a list of their numbers. */
export const readNumbers = (field: Field, words: string, around: Surroundings): Reading | undefined => {
  const series = seriesOf(field);
  if (series === undefined) return undefined;
  const whole = namingsIn(words).flatMap(({ value: one }) => (one.is === 'record' ? [one.number] : []));
  const short = [...halfWidth(words).matchAll(/(?<![\d〕])(?<serial>\d{1,4})\s*号?(?![\d月日点])/gu)].map((match) =>
    numberInWords({ series, year: yearOf(around.today), serial: Number(match.groups!.serial) }),
  );
  const numbers = whole.length > 0 ? whole : short;
  if (!field.schema.safeParse(numbers).success) return undefined;
  return value(numbers, whole.length > 0 ? undefined : '按今年的编号');
};

/**
 * `金额 120万`, `类别：大额资金`: the label may stand before the value, unless the value itself begins with it
 * (`议题〔2026〕1号`).
 */
const behindLabel = (field: Field, text: string): string => {
  const rest = text.startsWith(field.label) ? text.slice(field.label.length) : text;
  return /^\s*[〔[(【（［]/u.test(rest) ? text : rest.replace(/^\s*(?:[:\uff1a]|是|为)?\s*/u, '');
};

/** What several places come to: the same value, or a doubt between them. */
export const oneOf = (found: readonly Reading[]): Reading | undefined => {
  const choices = new Map(found.flatMap((one) => (one.is === 'value' ? [[one.value, one] as const] : [])));
  if (choices.size === 1 && found.every((one) => one.is === 'value')) return found[0];
  return found[0] && (found.find((one) => one.is === 'doubt') ?? doubt());
};

const amounts = (text: string, asked: boolean): Places =>
  each(amountsIn(text, { asked }), (read) =>
    read.is === 'sum'
      ? value(read.fen)
      : doubt(...read.choices.map((fen) => ({ value: fen, label: fenInFigures(fen) }))),
  );

const dayRead = (read: DayRead): Reading => {
  switch (read.is) {
    case 'day':
      return value(read.day, noteOf(read));
    case 'range':
      return doubt(dayChoice(read.first), dayChoice(read.last));
    case 'unclear':
      return doubt(...read.choices.map(dayChoice));
  }
};

/** The field of the first day of a span, and that of its last: told by what they are called. */
export const isFirstDay = ({ kind, label }: Field): boolean => kind.is === 'date' && /首|起|始|从$/u.test(label);
export const isLastDay = ({ kind, label }: Field): boolean => kind.is === 'date' && /末|止|最后|[到至]$/u.test(label);

/** How a day came about, where the words left something to work out. */
const noteOf = (read: DayRead & { is: 'day' }): string | undefined =>
  [read.how, read.until ? '含当日' : undefined, read.provisional ? '该年放假安排尚未公布，日期为暂定' : undefined]
    .filter((part) => part !== undefined)
    .join('，') || undefined;

/** Every word for the options of a field, and an ear for those of which few others sound the same: 大鹅资金. */
interface Words {
  readonly all: readonly Word[];
  readonly ear: Ear<string>;
}
const compiled = new WeakMap<readonly Option[], Words>();
/** Shorter names sound like too much else. */
const HEARD_FROM = 4;

const wordsOf = (options: readonly Option[]): Words => {
  const known = compiled.get(options);
  if (known) return known;
  const all = options.flatMap(({ value: option, label, synonyms = [] }) =>
    [label, ...synonyms].map((name) => ({ name, value: option })),
  );
  const words = { all, ear: earFor(all.filter(({ name }) => name.length >= HEARD_FROM)) };
  compiled.set(options, words);
  return words;
};

/** Options by their words, or by the words of a sentence around them; else as they sound. */
const optionsIn = (field: Field, { all, ear }: Words, text: string): Places => {
  const exact = apart([...named(text, all), ...sentences(field, text, all)]);
  return each(exact.length > 0 ? exact : apart(ear(text, { anywhere: true })), (option) => value(option));
};

/** A part that says the label with the answer in it: 复议机构已同意 for 复议机构是否同意. */
const sentences = ({ label }: Field, text: string, words: readonly Word[]): readonly Found<string>[] =>
  [...text.matchAll(/[^\s,，、;；:：。.]+/gu)].flatMap(({ 0: part, index }) => {
    const [ends] = words
      .filter(({ name }) => name.length >= 2 && part.length > name.length && part.endsWith(name))
      .sort((a, b) => b.name.length - a.name.length);
    if (ends === undefined) return [];
    const before = [...part.slice(0, -ends.name.length)];
    return before.every((sign) => label.includes(sign) || '已经'.includes(sign))
      ? [{ value: ends.value, from: index, to: index + part.length }]
      : [];
  });

/** A value with the words that may stand directly behind it, so that it is set off from what comes then. */
const followed = (found: Places, behind: string | undefined, text: string): Places => {
  if (behind === undefined) return found;
  const pattern = new RegExp(`^(?:${behind})`, 'u');
  return found.map((one) => ({ ...one, to: one.to + (pattern.exec(text.slice(one.to))?.[0].length ?? 0) }));
};

const persons = (
  { label }: Field,
  kind: Kind & { is: 'person' },
  text: string,
  around: Surroundings,
  asked: boolean,
): Places => {
  const own = oneselfIn(text, around.speaker, kind.self, asked);
  if (own.length > 0) return own;
  const found = each(peopleIn(text, around.people), (meant) =>
    meant.is === 'one-of' ? doubt(...meant.staff.map((staff) => personChoice(staff, around))) : value(meant.staff),
  );
  const said = followed(found, kind.behind, text);
  if (!kind.strict || asked) return said;
  // A name counts only with the words behind it, or with the label before it.
  const isLabelled = (from: number): boolean =>
    text
      .slice(0, from)
      .trimEnd()
      .replace(/[:：]$/u, '')
      .endsWith(label);
  return said.filter((one, n) => one.to > found[n]!.to || isLabelled(one.from));
};

/** Who speaks, where he means himself: 我承办 anywhere, 我 as an answer. */
const oneselfIn = (text: string, speaker: string | undefined, words: string | undefined, asked: boolean): Places => {
  if (speaker === undefined) return [];
  if (words !== undefined && text.includes(words)) {
    const from = text.indexOf(words);
    return [{ value: value(speaker), from, to: from + words.length }];
  }
  const isAnswer = asked && /^(?:我|本人|我自己|我来)$/u.test(text.trim());
  return isAnswer ? [{ value: value(speaker), from: 0, to: text.length }] : [];
};

/** 、5号 behind 议题〔2026〕3号: several were named, and one is asked for. */
const MORE_NUMBERS = /^\s*[、和及]\s*(?:\p{Script=Han}{0,2}[〔[(【（]\d{4}[〕\])】）])?\s*第?\d{1,4}\s*号/u;

const numbers = (kind: NumberKind, text: string, around: Surroundings): Places => {
  const found = [
    ...shortNumbers(kind.series, text, around),
    ...namingsIn(text).flatMap(({ value: naming, from, to }) => {
      const read = numberOf(naming, kind, yearSaid(text.slice(0, from), around.today));
      return read ? [{ value: read, from, to }] : [];
    }),
  ];
  return found.map((one) => {
    const more = MORE_NUMBERS.exec(text.slice(one.to));
    return more ? { value: doubt(), from: one.from, to: one.to + more[0].length } : one;
  });
};

type NumberKind = Field['kind'] & { readonly is: 'number' };

/** The number of a record of this series; a meeting's by its serial, 第37次, is of this year. */
const numberOf = (naming: Naming, { series, any }: NumberKind, year: number): Reading | undefined => {
  if (naming.is === 'meeting' && series === '会议')
    return value(numberInWords({ series, year, serial: naming.serial }));
  const number = naming.is === 'record' || naming.is === 'document' ? readNumber(naming.number) : undefined;
  if (number !== undefined && any) return value(numberInWords(number));
  return number?.series.endsWith(series) ? value(numberInWords({ ...number, series })) : undefined;
};

/** 任务2, 议题12号: of this year. Meetings have ways of their own: 第37次. */
const shortNumbers = (series: string, text: string, { today }: Surroundings): Places => {
  if (series === '会议') return [];
  const short = new RegExp(`${series}\\s*第?(?<serial>\\d{1,4})号?(?![\\d〔[(【年月日.%万亿元-])`, 'gu');
  return [...halfWidth(text).matchAll(short)].flatMap((match) => {
    const serial = Number(match.groups!.serial);
    if (serial === 0) return [];
    const year = yearSaid(text.slice(0, match.index), today);
    const number = value(
      numberInWords({ series, year, serial }),
      year === yearOf(today) ? '按今年的编号' : `按${year}年的编号`,
    );
    return [{ value: number, from: match.index, to: match.index + match[0].length }];
  });
};

/** A number that is the whole answer. */
const bareNumber = (pattern: RegExp, text: string): Places =>
  pattern.test(text) ? [{ value: value(Number.parseInt(text, 10)), from: 0, to: text.length }] : [];

const dayChoice = (day: LocalDate): Choice => ({ value: day, label: dateInWords(day) });
const personChoice = (staff: string, { people }: Surroundings): Choice => {
  const { name, post } = people.find((one) => one.staff === staff)!;
  return { value: staff, label: `${name}（${post}）` };
};

/** The values a doubt is between, if several were named. */
export const choicesOf = (found: readonly Reading[], field: Field, around: Surroundings): readonly Choice[] => {
  const choices = found.flatMap((one) => (one.is === 'doubt' ? one.choices : [choiceOf(one.value, field, around)]));
  return [...new Map(choices.map((choice) => [choice.value, choice])).values()];
};

const choiceOf = (it: unknown, field: Field, around: Surroundings): Choice => {
  if (field.kind.is === 'person') return personChoice(String(it), around);
  if (field.kind.is !== 'unit') return { value: it, label: labelOf(field, it) };
  return { value: it, label: around.units.find(({ unit }) => unit === it)?.name ?? String(it) };
};

const labelOf = (field: Field, it: unknown): string => {
  switch (field.kind.is) {
    case 'amount':
      return fenInFigures(it as Fen);
    case 'date':
      return dateInWords(it as LocalDate);
    case 'choice':
      return field.kind.options.find((one) => one.value === it)?.label ?? String(it);
    case 'length':
      return lengthInWords(it as Length);
    case 'choices':
    case 'place':
    case 'tally':
    case 'unanimous':
    case 'people':
    case 'absences':
    case 'text':
      return [it].flat().map(String).join('、');
    case 'files':
    case 'unit':
    case 'person':
    case 'number':
    case 'period':
    case 'time':
      return String(it);
  }
};
