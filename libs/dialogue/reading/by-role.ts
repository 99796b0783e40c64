/** What a sentence says for the fields of a form: the words that were learned to fill a field, read by its kind. */
import { numberInWords, yearOf, type Field, type Fields, type LocalDate } from '#kernel';
import type { Models } from '../models.ts';
import type { Span } from '../roles/tagger.ts';
import type { OptionReader } from '../options/options.ts';
import { rolesOf } from '../roles/roles-of.ts';
import { factsIn, type Surroundings } from './facts.ts';
import { choicesOf, isFirstDay, isLastDay, oneOf, readAnswer, readingsOf, type Choice, type Reading } from './field.ts';
import type { Found } from './found.ts';
import { countsIn, spelt } from './count.ts';
import { datesIn } from './date/index.ts';
import { lengthsIn } from './length.ts';
import { countOf } from './numeral.ts';
import { peopleIn } from './people.ts';
import { readSlots } from './slots.ts';

/** What a sentence says. */
export interface Said {
  readonly known: Readonly<Record<string, unknown>>;
  /** Of those, what words were marked for. */
  readonly marked: Readonly<Record<string, unknown>>;
  readonly notes: Readonly<Record<string, string>>;
  readonly doubts: Readonly<Record<string, readonly Choice[]>>;
  /** Records by the words they were named with. */
  readonly named: Readonly<Record<string, string>>;
  /** What was said for a field but could not be read, and facts that no field took. */
  readonly unused: readonly string[];
}

/** From here on words are taken for a field; below, they are left to be asked for. */
const SURE_ENOUGH = 0.5;
/** Of a text nothing else tells whether the words are its own; what need not be said must be surer. */
const SURE_OF_TEXT = 0.5;
const SURE_OF_MORE = 0.7;
/** Words that may be a text's are told, so that nobody takes them for recorded. */
const WORTH_TELLING = 0.3;
/** Words that name a record are looked up, and the record is shown: there any likeness is enough. */
const LOOKED_UP: readonly Field['kind']['is'][] = ['number', 'place'];

const enoughFor = ({ kind, needed, offered }: Field): number => {
  if (LOOKED_UP.includes(kind.is)) return 0;
  if (kind.is !== 'text') return SURE_ENOUGH;
  return needed || offered ? SURE_OF_MORE : SURE_OF_TEXT;
};

/** Reads a sentence for the fields of `command`; of the kinds in `alone` only what words were marked for. */
export const readByRole = (
  command: string,
  fields: Fields,
  text: string,
  around: Surroundings,
  { tagger, options }: Pick<Models, 'tagger' | 'options'>,
  given: Readonly<Record<string, unknown>> = {},
  alone: readonly Field['kind']['is'][] = ONLY_MARKED,
): Said => {
  const facts = factsIn(text, around);
  const marked = tagger(text, facts, rolesOf(command, fields));
  const spans = runningOn(
    marked.filter(({ field, sure }) => sure >= enoughFor(fields[field]!)),
    fields,
    text,
  );
  const known: Record<string, unknown> = { ...given };
  const notes: Record<string, string> = {};
  const doubts: Record<string, readonly Choice[]> = {};
  const named: Record<string, string> = {};
  const unused = marked
    .filter(({ field, sure }) => sure >= WORTH_TELLING && sure < enoughFor(fields[field]!))
    .map(({ from, to }) => trimmed(text.slice(from, to)));
  const taken: Span[] = [];
  for (const [name, own] of byField(spans)) {
    const field = fields[name];
    if (!field || known[name] !== undefined || field.applies?.(known) === false) continue;
    taken.push(...own);
    const length = field.kind.is === 'date' ? lengthWithin(fields, own, text, known) : undefined;
    if (length) {
      Object.assign(known, length);
      continue;
    }
    const read = readSurest(field, own, text, around) ?? readOption(name, field, wordsOf(own, text), options);
    if (read === undefined) {
      const words = trimmed(own.map((span) => text.slice(span.from, span.to)).join('、'));
      if (LOOKED_UP.includes(field.kind.is)) named[name] = words;
      else if (field.kind.is !== 'files') unused.push(words);
      continue;
    }
    if (read.is === 'doubt') doubts[name] = choicesOf([read], field, around);
    else {
      known[name] = read.value;
      if (read.note) notes[name] = read.note;
    }
  }
  const range = rangeIn(fields, text, around);
  for (const [name, value] of Object.entries(range)) known[name] ??= value;
  const day = onlyDay(fields, blanked(text, taken), around, { ...known, ...doubts });
  if (day?.is === 'value') known[day.field] = day.value;
  if (day?.is === 'doubt') doubts[day.field] = [];
  const rest = readRest(fields, blanked(text, taken), around, { ...known, ...doubts, ...named }, alone);
  return {
    known: { ...known, ...rest.known },
    marked: known,
    notes: { ...notes, ...rest.notes },
    doubts: { ...doubts, ...rest.doubts },
    named,
    unused,
  };
};

/** What is said in so many words, and has no end but that of the sentence. */
const FREE = /理由|原因|说明|意见|备注/u;

/** 申报截止在即，不能等到下次会议: a reason goes on as far as no other field begins; that meeting is a part of it. */
const runningOn = (spans: readonly Span[], fields: Fields, text: string): readonly Span[] => {
  const isRecord = ({ field, from, to }: Span): boolean =>
    LOOKED_UP.includes(fields[field]!.kind.is) && !/\d/u.test(text.slice(from, to));
  const firm = spans.filter((span) => !isRecord(span));
  const longer = firm.map((given) => {
    const { kind, label } = fields[given.field]!;
    const span = kind.is === 'text' && label === '题目' ? withItsVerb(given, firm, text) : given;
    if (kind.is !== 'text' || !FREE.test(label)) return span;
    const next = Math.min(text.length, ...firm.map(({ from }) => from).filter((from) => from >= span.to));
    const more = /^(?:[,，、；;]\s*[^\s,，。;；!！]+)+/u.exec(text.slice(span.to, next));
    return more && span.to + more[0].length === next ? { ...span, to: next } : span;
  });
  const within = ({ from, to }: Span): boolean => longer.some((one) => one.from <= from && to <= one.to);
  return [...longer, ...spans.filter((span) => isRecord(span) && !within(span))].sort((a, b) => a.from - b.from);
};

/** What a matter begins with: it is a part of its title. */
const VERB =
  /(?:采购|购买|购置|建设|新建|扩建|制定|修订|印发|举办|引进|申报|调整|聘用|更新|升级|改造|维修|租赁|出租|追加|拨付|设立|成立|开展|推荐|任免|处置)(?:一[台批套个项])?$/u;

/** 采购 before 高性能计算平台, where no other field has it. */
const withItsVerb = (span: Span, spans: readonly Span[], text: string): Span => {
  const from = span.from - (VERB.exec(text.slice(0, span.from))?.[0].length ?? 0);
  return spans.some((one) => one !== span && one.from < span.from && from < one.to) ? span : { ...span, from };
};

/** Both ends of a span of days, for two fields that are its first and its last day. */
const rangeIn = (fields: Fields, text: string, around: Surroundings): Readonly<Record<string, unknown>> => {
  const days = Object.entries(fields).filter(([, { kind }]) => kind.is === 'date');
  if (days.length !== 2) return {};
  const whole = [{ field: '', from: 0, to: text.length, sure: 1 }];
  return Object.fromEntries(
    days.flatMap(([name, field]) => {
      const end = endOfRange(field, whole, text, around);
      return end?.is === 'value' ? [[name, end.value]] : [];
    }),
  );
};

/**
 * The only day that is said, for the only day that is needed, else for the only one that would be taken to be today. One
 * to come where the day has passed is no answer, but it is not today either: that is asked.
 */
const onlyDay = (
  fields: Fields,
  left: string,
  around: Surroundings,
  taken: Readonly<Record<string, unknown>>,
): { readonly is: 'value' | 'doubt'; readonly field: string; readonly value?: LocalDate } | undefined => {
  const open = Object.entries(fields).filter(([name, { kind }]) => kind.is === 'date' && taken[name] === undefined);
  const needed = open.filter(([, { needed: isNeeded, otherwise }]) => !isNeeded && !otherwise);
  const [only, another] = needed.length > 0 ? needed : open.filter(([, { otherwise }]) => otherwise);
  if (!only || another) return undefined;
  const { kind } = only[1];
  const tense = kind.is === 'date' ? kind.tense : undefined;
  const [day, more] = datesIn(left, { ...around, tense });
  if (!day || more || day.value.is !== 'day' || day.value.until) return undefined;
  const fits = tense !== 'past' || day.value.day <= around.today;
  if (fits) return { is: 'value', field: only[0], value: day.value.day };
  return only[1].otherwise ? { is: 'doubt', field: only[0] } : undefined;
};

const wordsOf = (spans: readonly Span[], text: string): string =>
  spans.map(({ from, to }) => text.slice(from, to)).join('，');

const byField = (spans: readonly Span[]): ReadonlyMap<string, readonly Span[]> => {
  const fields = new Map<string, Span[]>();
  for (const span of spans) fields.set(span.field, [...(fields.get(span.field) ?? []), span]);
  return fields;
};

/** Of several places that do not agree, the surest. */
const readSurest = (field: Field, spans: readonly Span[], text: string, around: Surroundings): Reading | undefined => {
  const read = readSpans(field, spans, text, around);
  if (spans.length === 1 || COUNTED.includes(field.kind.is) || (read && read.is !== 'doubt')) return read;
  const [surest] = [...spans].sort((a, b) => b.sure - a.sure) as [Span, ...Span[]];
  return readSpans(field, [surest], text, around) ?? read;
};

/** What the words of one field say; what stands around them tells which way a day lies. */
const readSpans = (field: Field, spans: readonly Span[], text: string, around: Surroundings): Reading | undefined => {
  const { kind } = field;
  if (kind.is === 'files') return undefined;
  if (kind.is === 'text') return readText(field, spans, text);
  if (kind.is === 'person' && around.speaker && spans.every((span) => isOneself(trimmed(wordsOf([span], text)))))
    return { is: 'value', value: around.speaker };
  if (kind.is === 'people' && kind.behind === undefined) return readPeople(spans, text, around);
  if (COUNTED.includes(kind.is)) return readCounted(field, spans, text, around);
  const overlapping = (one: Found<unknown>): boolean =>
    spans.some(({ from, to }) => one.from < to && from < one.to) &&
    !(kind.is === 'choice' && isQualified(text, one)) &&
    !(kind.is === 'date' && isLength(text, one));
  const end = kind.is === 'date' ? endOfRange(field, spans, text, around) : undefined;
  if (end) return end;
  const within = readingsOf(field, text, around, false).filter(overlapping);
  const read = oneOf(within.map((one) => one.value));
  if (read) return read;
  if (kind.is === 'date' && spans.every((span) => isLength(text, span))) return undefined;
  const words = spans.map(({ from, to }) => text.slice(from, to)).join('、');
  const answer = kind.is === 'choice' && spans.some((span) => QUALIFIER.test(text.slice(span.from, span.to)));
  return answer ? undefined : (readAnswer(field, words, around) ?? readBare(field, words, around));
};

/** So sure, an option is taken; less, it is asked for with those it may be. */
const SURE_OF_OPTION = 0.7;
const MAY_BE_MEANT = 0.2;

/** 赢了: the option that is meant by words which name none. */
export const readOption = (
  name: string,
  { kind }: Field,
  words: string,
  options: OptionReader,
): Reading | undefined => {
  if (kind.is !== 'choice') return undefined;
  const meant = options(words, { name, options: kind.options.map((one) => one.value) });
  if (meant[0] && meant[0].sure >= SURE_OF_OPTION) return { is: 'value', value: meant[0].option };
  const labelled = meant
    .filter(({ sure }) => sure >= MAY_BE_MEANT)
    .map(({ option }) => ({ value: option, label: kind.options.find((one) => one.value === option)!.label }));
  return labelled.length > 1 ? { is: 'doubt', choices: labelled } : undefined;
};

/** 5月16日至18日: the first day to what begins, the last to what ends. */
const endOfRange = (field: Field, spans: readonly Span[], text: string, around: Surroundings): Reading | undefined => {
  const range = datesIn(text, { ...around, asked: true }).find(
    ({ value, from, to }) => value.is === 'range' && spans.some((span) => from < span.to && span.from < to),
  )?.value;
  if (range?.is !== 'range') return undefined;
  if (isFirstDay(field)) return { is: 'value', value: range.first };
  return isLastDay(field) ? { is: 'value', value: range.last } : undefined;
};

/** 15日内回复: where the command takes a length it is that, from a day of its own; not a day counted from today. */
const lengthWithin = (
  fields: Fields,
  spans: readonly Span[],
  text: string,
  known: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> | undefined => {
  const open = Object.entries(fields).find(([name, { kind }]) => kind.is === 'length' && known[name] === undefined);
  const within = lengthsIn(text).find(
    ({ from, to }) => /^[以之]?内/u.test(text.slice(to)) && spans.some((span) => from < span.to && span.from < to),
  );
  return open && within && { [open[0]]: within.value };
};

/** 延长30日: no day of the month. */
const isLength = (text: string, { from, to }: Pick<Found<unknown>, 'from' | 'to'>): boolean =>
  lengthsIn(text).some((one) => one.from <= from && to <= one.to);

/** 不违法, 原则通过, 通过但需修改: not the option that is said. */
const QUALIFIER = /不|未|没|无|非|原则|基本|部分|有条件|暂|拟|可能|估计|但/u;
const isQualified = (text: string, { from, to }: Found<unknown>): boolean =>
  /(?:不|未|没有?|无|非|原则上?|基本|部分|有条件|暂|拟|可能|估计)$/u.test(text.slice(0, from)) ||
  /^[\s,，]*但/u.test(text.slice(to));

/** 先是赵总，然后孙书记、李局: all that are named in these words. */
const readPeople = (spans: readonly Span[], text: string, around: Surroundings): Reading | undefined => {
  const people = peopleIn(text, around.people).filter(({ from, to }) =>
    spans.some((span) => from < span.to && span.from < to),
  );
  const staff = people.flatMap(({ value }) => (value.is === 'one-of' ? [] : [value.staff]));
  return staff.length > 0 && staff.length === people.length ? { is: 'value', value: [...new Set(staff)] } : undefined;
};

const isOneself = (words: string): boolean => /^(?:我|本人|我自己|我们?来)$/u.test(words);

/** What the exact readers tell by its own words, wherever it stands. */
const COUNTED: readonly Field['kind']['is'][] = ['tally', 'unanimous', 'people', 'absences'];

/** Votes and who cast them: by the exact readers; a bare number only where they find no votes at all. */
const readCounted = (field: Field, spans: readonly Span[], text: string, around: Surroundings): Reading | undefined => {
  const counted = spelt(text);
  const exact = oneOf(readingsOf(field, counted, around, false).map((one) => one.value));
  if (exact || countsIn(counted).length > 0) return exact;
  const words = spans.map(({ from, to }) => text.slice(from, to)).join('、');
  return field.kind.is === 'unanimous'
    ? undefined
    : (readAnswer(field, words, around) ?? readBare(field, words, around));
};

/** 20号, 第三次, 那个案子12号: a number and nothing else that could be a name. */
const NUMBER_BY_ITSELF =
  /^[^\d一二三四五六七八九十]{0,2}(?:第|〔\d{4}〕)?[\d一二两三四五六七八九十]+号?(?:案|议题|任务|件)?$/u;
const ofThisYear = (series: string, serial: number, today: LocalDate): Reading => ({
  is: 'value',
  value: numberInWords({ series, year: yearOf(today), serial }),
  note: '按今年的编号',
});

/** 20号 for an item, 四 for votes: a number where the field says what it counts. */
const readBare = ({ kind }: Field, words: string, { today }: Surroundings): Reading | undefined => {
  if (/周|星期|礼拜/u.test(words)) return undefined;
  const numbered = /(?<!\d)(?<n>\d{1,4})号(?:诉讼|复议|信访|仲裁|调解|赔偿)?(?:案|议题|任务|督办)/u.exec(words);
  if (numbered && kind.is === 'number') return ofThisYear(kind.series, Number(numbered.groups!.n), today);
  const digits =
    /(?<![\d一二三四五六七八九十])(?<n>\d{1,4}|[一二两三四五六七八九十]{1,3})(?![\d一二三四五六七八九十])/u.exec(words)
      ?.groups!.n;
  const n = digits === undefined ? undefined : countOf(digits);
  if (n === undefined) return undefined;
  if (kind.is === 'number' && NUMBER_BY_ITSELF.test(trimmed(words))) return ofThisYear(kind.series, n, today);
  if (kind.is === 'tally' || kind.is === 'place') return { is: 'value', value: n };
  return undefined;
};

/** 要求15日内回复 says how long, and is no text. */
const HOW_LONG = /^(?:要求|限期?|须|应当?|请)?.{0,3}(?:之?内)?.{0,4}$/u;
export const saysHowLong = (words: string): boolean => {
  const [length, another] = lengthsIn(words);
  return (
    length !== undefined &&
    !another &&
    length.from > 0 &&
    HOW_LONG.test(words.replace(words.slice(length.from, length.to), ''))
  );
};

const readText = (field: Field, spans: readonly Span[], text: string): Reading | undefined => {
  if (spans.length === 1 && saysHowLong(trimmed(text.slice(spans[0]!.from, spans[0]!.to)))) return undefined;
  const words =
    field.kind.is === 'text' && field.kind.rest && spans.length === 1
      ? `${trimmed(text.slice(spans[0]!.from, spans[0]!.to))}${/^。/u.exec(text.slice(spans[0]!.to))?.[0] ?? ''}`
      : trimmed(oneAfterAnother(spans, text));
  const value = field.schema.safeParse(words);
  return value.success ? { is: 'value', value: value.data } : undefined;
};

/** Words one after another are one answer; of what stands apart the surest. */
const oneAfterAnother = (spans: readonly Span[], text: string): string => {
  const [first, last] = [spans[0]!, spans.at(-1)!];
  const isList = spans.every(
    ({ from }, n) => n === 0 || /^[\s、，,和及与跟]*$/u.test(text.slice(spans[n - 1]!.to, from)),
  );
  if (isList) return text.slice(first.from, last.to);
  const surest = [...spans].sort((a, b) => b.sure - a.sure)[0]!;
  return text.slice(surest.from, surest.to);
};

const trimmed = (words: string): string => words.replace(/^[\s,，。;；:：、!！]+|[\s,，。;；:：、!！]+$/gu, '');

const blanked = (text: string, spans: readonly Span[]): string =>
  spans.reduce((left, { from, to }) => `${left.slice(0, from)}${'，'.repeat(to - from)}${left.slice(to)}`, text);

/** Whom and which day a sentence means for a field only its words tell. */
export const ONLY_MARKED: readonly Field['kind']['is'][] = ['text', 'person', 'unit', 'date', 'time'];

/** Facts no words were marked for, where they are set off: each for a field of its kind that is still open. */
const readRest = (
  fields: Fields,
  text: string,
  around: Surroundings,
  taken: Readonly<Record<string, unknown>>,
  alone: readonly Field['kind']['is'][],
) => {
  const open = Object.fromEntries(
    Object.entries(fields).filter(([name, { kind }]) => taken[name] === undefined && !alone.includes(kind.is)),
  );
  const { known, notes, doubts } = readSlots(open, text, around, { given: taken });
  return { known, notes, doubts };
};

/** The value words by themselves say for a field; undefined if they say none, or leave a doubt. */
export const readSaid = (field: Field, words: string, around: Surroundings): unknown => {
  const read = readSpans(field, [{ field: '', from: 0, to: words.length, sure: 1 }], words, around);
  return read?.is === 'value' ? read.value : undefined;
};
