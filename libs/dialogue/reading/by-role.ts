/** What a sentence says for the fields of a form: the words that were learned to fill a field, read by its kind. */
import { dateInWords, numberInWords, readNumber, yearOf, type Field, type Fields, type LocalDate } from '#kernel';
import type { Models } from '../models.ts';
import type { Span } from '../roles/tagger.ts';
import type { OptionReader } from '../options/options.ts';
import { rolesOf } from '../roles/roles-of.ts';
import { factsIn, type Surroundings } from './facts.ts';
import {
  choicesOf,
  isFirstDay,
  isLastDay,
  oneOf,
  readAnswer,
  readingsOf,
  readNumbers,
  type Choice,
  type Reading,
} from './field.ts';
import type { Found } from './found.ts';
import { countsIn, spelt } from './count.ts';
import { datesIn } from './date/index.ts';
import { lengthsIn } from './length.ts';
import { namingsIn, yearSaid } from './numbers.ts';
import { countOf } from './numeral.ts';
import { holderOf, peopleIn } from './people.ts';
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
  /** What may have been said for a field that can do without: told, and a tap away. */
  readonly spare: Readonly<Record<string, Choice>>;
  /** What was said for a field but could not be read, and facts that no field took. */
  readonly unused: readonly string[];
}

/**
 * So sure it must be that words are a field's, by what follows if they are not: of a text nothing else tells; what need
 * not be said must be surer; what is read exactly is a value of its kind at least. Less sure, it is asked.
 */
const BARS = { text: 0.95, more: 0.99, exact: 0.85, worthAsking: 0.25, record: 0.05, granted: 0.08 };
const SURELY_SAID = 0.6;
/** Words that name a record are looked up, and the record is shown: there any likeness is enough. */
const LOOKED_UP: readonly Field['kind']['is'][] = ['number', 'place'];

const barOf = (field: Field, known: Readonly<Record<string, unknown>>): number => {
  if (LOOKED_UP.includes(field.kind.is)) return BARS.record;
  if (field.kind.is !== 'text' || isListed(field)) return BARS.exact;
  return isNeeded(field, known) ? BARS.text : BARS.more;
};
const isListed = ({ kind }: Field): boolean => kind.is === 'text' && kind.listed !== undefined;
/** What can be asked about with the words it was said in. */
const ASKED_ABOUT: readonly Field['kind']['is'][] = [
  'text',
  'date',
  'time',
  'length',
  'amount',
  'person',
  'unit',
  'choice',
];

/** Of what was marked: the words each field is read from, and what else they may be. */
const chosen = (
  marked: readonly Span[],
  fields: Fields,
): { readonly spans: readonly Span[]; readonly besides: readonly Span[] } => {
  const [likeliest, besides] = [marked.filter((one) => !one.besides), marked.filter((one) => one.besides)];
  const isFree = (span: Span): boolean => !likeliest.some((one) => one.from < span.to && span.from < one.to);
  const records = Object.entries(fields).flatMap(([name, { kind }]) => {
    if (!LOOKED_UP.includes(kind.is) || likeliest.some(({ field }) => field === name)) return [];
    return besides.filter((one) => one.field === name && one.sure >= BARS.record && isFree(one)).slice(0, 1);
  });
  return { spans: [...likeliest, ...records], besides };
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
  const tagged = tagger(text, facts, rolesOf(command, fields));
  const { spans: likeliest, besides } = chosen(tagged, fields);
  const spans = runningOn(
    likeliest.filter(({ sure }) => sure >= BARS.record),
    fields,
    text,
  );
  const known: Record<string, unknown> = { ...given };
  const notes: Record<string, string> = {};
  const doubts: Record<string, readonly Choice[]> = {};
  const named: Record<string, string> = {};
  const spare: Record<string, Choice> = {};
  const unused: string[] = [];
  const taken: Span[] = [];
  for (const [name, own] of settledFirst(byField(spans), fields)) {
    const field = fields[name];
    if (!field || known[name] !== undefined || field.applies?.(known) === false) continue;
    const sure = Math.max(...own.map((one) => one.sure));
    if (sure < BARS.worthAsking && !LOOKED_UP.includes(field.kind.is)) continue;
    if (isCountedElsewhere(field, own, text, around)) {
      if (field.kind.is === 'people' && sure >= SURELY_SAID) doubts[name] = [];
      continue;
    }
    taken.push(...(field.kind.is === 'person' ? own.flatMap((span) => namesIn(span, text, around)) : own));
    const length = field.kind.is === 'date' ? lengthWithin(fields, own, text, known) : undefined;
    if (length) {
      Object.assign(known, length);
      continue;
    }
    const rivals = rivalsOf(field, own, text, around);
    if (rivals.length > 1) {
      doubts[name] = choicesOf(rivals, field, around);
      continue;
    }
    const read = readSurest(field, own, text, around) ?? readOption(name, field, wordsOf(own, text), options);
    const mayBeRecord =
      field.kind.is === 'date' && /^\d{1,2}号$/u.test(wordsOf(own, text)) && lacksRecord(fields, spans);
    if (mayBeRecord && read?.is === 'value') {
      doubts[name] = choicesOf([read], field, around);
      continue;
    }
    if (read?.is === 'value' && isOfOtherTense(field, read.value, around.today)) {
      doubts[name] = [];
      continue;
    }
    if (read === undefined) {
      const words = trimmed(own.map((span) => text.slice(span.from, span.to)).join('、'));
      if (LOOKED_UP.includes(field.kind.is) || isListed(field)) named[name] = words;
      // Said, but not read: it is asked for, and neither left out nor taken for granted.
      else if (sure >= SURELY_SAID && field.kind.is !== 'files') doubts[name] = [];
      else if (field.kind.is !== 'files') unused.push(words);
      continue;
    }
    // 周五的会我去: nobody else is spoken of, and the card says who it is.
    const isMyself = field.kind.is === 'person' && read.is === 'value' && read.value === around.speaker;
    if (isMyself && isNeeded(field, known) && peopleIn(text, around.people).length === 0) {
      known[name] = read.value;
      notes[name] = '您本人，可改';
      continue;
    }
    const [only, another] = read.is === 'doubt' ? read.choices : [];
    if (only && !another && !isNeeded(field, known)) spare[name] = only;
    else if (read.is === 'doubt') doubts[name] = choicesOf([read], field, around);
    else if (sure < barOf(field, known) && ASKED_ABOUT.includes(field.kind.is)) {
      const others = besides
        .filter((one) => one.field === name && one.sure >= BARS.worthAsking)
        .map((one) => readSpans(field, [one], text, around));
      const choices = choicesOf([read, ...others.filter((one) => one !== undefined)], field, around);
      if (isNeeded(field, known)) doubts[name] = choices;
      else spare[name] = choices[0]!;
    } else {
      known[name] = read.value;
      if (read.note) notes[name] = read.note;
    }
  }
  for (const [name, field] of Object.entries(fields)) {
    const isOpen = known[name] === undefined && !doubts[name] && !named[name] && !spare[name];
    if (!isOpen || field.kind.is !== 'text' || isNeeded(field, known) || field.applies?.(known) === false) continue;
    const best = besides.find((one) => one.field === name && one.sure >= BARS.worthAsking);
    const read = best && readSpans(field, [best], text, around);
    const isWords = read?.is === 'value' && !/^\d+$/u.test(String(read.value));
    if (isWords) spare[name] = choicesOf([read], field, around)[0]!;
  }
  for (const [name, field] of Object.entries(fields)) {
    const isOpen = known[name] === undefined && !doubts[name] && field.applies?.(known) !== false;
    if (isOpen && field.otherwise && field.kind.is === 'tally' && hasLooseNumber(fields, text, facts, spans))
      doubts[name] = [];
    const [maybe] =
      isOpen && field.otherwise && ASKED_ABOUT.includes(field.kind.is)
        ? tagged.filter((one) => one.field === name && one.sure >= BARS.granted)
        : [];
    if (!maybe) continue;
    const read = readSpans(field, [maybe], text, around);
    doubts[name] = read ? choicesOf([read], field, around) : [];
  }
  const exact = {
    ...rangeIn(fields, text, around),
    ...votesIn(fields, text, around),
    ...codesIn(fields, text, { ...known, ...doubts }),
  };
  for (const [name, value] of Object.entries(exact)) {
    known[name] ??= value;
    if (doubts[name]?.some((choice) => choice.value === known[name])) delete doubts[name];
  }
  // 38号案件11月24日: only a meeting is named by its day; 督办21号 is no day.
  const isNamedByDay = ({ field, from, to }: Span): boolean => {
    const { kind } = fields[field]!;
    const isMeeting = kind.is === 'number' && kind.series === '会议';
    return !LOOKED_UP.includes(kind.is) || isMeeting || /^\D{0,4}\d{1,4}号?$/u.test(text.slice(from, to));
  };
  const left = blanked(text, taken.filter(isNamedByDay));
  const day = onlyDay(fields, left, around, { ...known, ...doubts });
  if (day?.value !== undefined) known[day.field] = day.value;
  else if (day) doubts[day.field] = day.choices;
  const rest = readRest(fields, blanked(text, taken), around, { ...known, ...doubts, ...named, ...spare }, alone);
  return {
    known: { ...known, ...rest.known },
    marked: known,
    notes: { ...notes, ...rest.notes },
    doubts: { ...doubts, ...rest.doubts },
    named,
    spare,
    unused,
  };
};

/** 把14号发给律师: a number by itself may be the record's that nothing else names. */
const lacksRecord = (fields: Fields, spans: readonly Span[]): boolean =>
  Object.entries(fields).some(
    ([name, { kind, needed }]) => LOOKED_UP.includes(kind.is) && !needed && !spans.some(({ field }) => field === name),
  );

/** 赞城3 弃全2: more numbers that are no facts than fields of counts that were marked. */
const hasLooseNumber = (
  fields: Fields,
  text: string,
  facts: readonly Found<unknown>[],
  spans: readonly Span[],
): boolean => {
  const counted = spans.filter(({ field }) => fields[field]!.kind.is === 'tally');
  const others = spans.filter(({ field }) => fields[field]!.kind.is !== 'tally');
  const isIn =
    (at: number) =>
    (place: Pick<Span, 'from' | 'to'>): boolean =>
      place.from <= at && at < place.to;
  const loose = [...text.matchAll(/\d+/gu)].filter(({ index }) => ![...facts, ...others].some(isIn(index)));
  return countsIn(spelt(text)).length === 0 && loose.length > new Set(counted.map(({ field }) => field)).size;
};

/** One is so much surer than another that nobody is asked. */
const CLEARLY = 0.2;

/** What the places marked for a field that takes one value say, where they do not agree; the surest first. */
const rivalsOf = (field: Field, spans: readonly Span[], text: string, around: Surroundings): readonly Reading[] => {
  if (spans.length === 1 || !ASKED_ABOUT.includes(field.kind.is) || FREE.test(field.label) || isList(spans, text))
    return [];
  const [first] = [...spans].sort((a, b) => b.sure - a.sure);
  const read = [...spans]
    .sort((a, b) => b.sure - a.sure)
    .filter(({ sure }) => sure > first!.sure - CLEARLY)
    .flatMap((span) => readSpans(field, [span], text, around) ?? []);
  return [...new Map(read.map((one) => [JSON.stringify(one), one])).values()];
};

/** A day to come is no day on which something has happened; nor is a day that has passed one by which it is due. */
const isOfOtherTense = ({ kind }: Field, value: unknown, today: LocalDate): boolean =>
  kind.is === 'date' &&
  typeof value === 'string' &&
  ((kind.tense === 'past' && value > today) || (kind.tense === 'future' && value < today));

/** What would be taken for granted or asked for if it were not said. */
const isNeeded = ({ needed, otherwise }: Field, known: Readonly<Record<string, unknown>>): boolean =>
  (needed?.(known) ?? true) || otherwise !== undefined;

/** What is said in so many words, and has no end but that of the sentence. */
const FREE = /理由|原因|说明|意见|备注/u;

/** A title takes its verb along; a meeting that a reason speaks of is a part of it. */
const runningOn = (spans: readonly Span[], fields: Fields, text: string): readonly Span[] => {
  const isRecord = ({ field, from, to }: Span): boolean =>
    LOOKED_UP.includes(fields[field]!.kind.is) && !/\d/u.test(text.slice(from, to));
  const firm = spans.filter((span) => !isRecord(span));
  const longer = firm.map((span) => {
    const { kind, label } = fields[span.field]!;
    return kind.is === 'text' && label === '题目' ? withItsVerb(span, firm, text) : span;
  });
  const within = ({ from, to }: Span): boolean => longer.some((one) => one.from <= from && to <= one.to);
  return [...longer, ...spans.filter((span) => isRecord(span) && !within(span))].sort((a, b) => a.from - b.from);
};

/** What a matter begins with: it is a part of its title. */
const VERBS = [
  '采购 购买 购置 租赁 出租 建设 新建 扩建 维修 更新 升级 改造',
  '制定 修订 印发 举办 开展 引进 申报 调整 追加 拨付',
  '设立 成立 聘用 推荐 任免 处置',
];
const VERB = new RegExp(`(?:${VERBS.flatMap((some) => some.split(' ')).join('|')})(?:一[台批套个项])?$`, 'u');

/** 采购 before 高性能计算平台, where no other field has it. */
const withItsVerb = (span: Span, spans: readonly Span[], text: string): Span => {
  const from = span.from - (VERB.exec(text.slice(0, span.from))?.[0].length ?? 0);
  return spans.some((one) => one !== span && one.from < span.from && from < one.to) ? span : { ...span, from };
};

/** 四赞成一弃权: votes tell each other what they count, so that they are read together. */
const votesIn = (fields: Fields, text: string, around: Surroundings): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, field]) => {
      const read =
        field.kind.is === 'tally' ? oneOf(readingsOf(field, text, around, false).map(({ value }) => value)) : undefined;
      return read?.is === 'value' ? [[name, read.value]] : [];
    }),
  );

/** Both ends of a span of days, for two fields that are its first and its last day. */
const rangeIn = (fields: Fields, text: string, around: Surroundings): Readonly<Record<string, unknown>> => {
  const days = Object.entries(fields).filter(([, field]) => isFirstDay(field) || isLastDay(field));
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
 * The only day that is said and that nobody took, for the only day that is needed. A day nobody took is not today
 * either: where today would be taken for granted, it is asked.
 */
const onlyDay = (
  fields: Fields,
  left: string,
  around: Surroundings,
  taken: Readonly<Record<string, unknown>>,
): { readonly field: string; readonly value?: LocalDate; readonly choices: readonly Choice[] } | undefined => {
  const open = Object.entries(fields).filter(([name, { kind }]) => kind.is === 'date' && taken[name] === undefined);
  const needed = open.filter(([, { needed: isSaid, otherwise }]) => !isSaid && !otherwise);
  const granted = open.filter(([, { otherwise }]) => otherwise);
  const [only, another] = needed.length > 0 ? needed : granted;
  if (!only) return undefined;
  const [name, field] = only;
  const tense = field.kind.is === 'date' ? field.kind.tense : undefined;
  const [day, more] = datesIn(left, { ...around, tense });
  const [any] = day ? [day] : datesIn(left, { ...around, asked: true });
  if (!any) return undefined;
  const doubt = field.otherwise ? { field: name, choices: [] } : undefined;
  if (!day || more || another || day.value.is !== 'day' || day.value.until) return doubt;
  const { day: value } = day.value;
  if (isOfOtherTense(field, value, around.today)) return doubt;
  return { field: name, choices: [{ value, label: dateInWords(value) }], ...(field.otherwise ? {} : { value }) };
};

const wordsOf = (spans: readonly Span[], text: string): string =>
  spans.map(({ from, to }) => text.slice(from, to)).join('，');

const byField = (spans: readonly Span[]): ReadonlyMap<string, readonly Span[]> => {
  const fields = new Map<string, Span[]>();
  for (const span of spans) fields.set(span.field, [...(fields.get(span.field) ?? []), span]);
  return fields;
};

/** What hangs on another field (表决对象 on 类别) comes after those that hang on none, wherever it stands. */
const settledFirst = (
  spans: ReadonlyMap<string, readonly Span[]>,
  fields: Fields,
): readonly (readonly [string, readonly Span[]])[] => {
  const hangs = ([name]: readonly [string, readonly Span[]]): number => Number(fields[name]?.applies !== undefined);
  return [...spans].sort((a, b) => hangs(a) - hangs(b));
};

/** 阿丽亚副局长明天的会请假, marked for a person: his name; the rest may be another field's. */
const namesIn = (span: Span, text: string, { people }: Surroundings): readonly Span[] => {
  const names = peopleIn(text.slice(span.from, span.to), people);
  return names.length === 0
    ? [span]
    : names.map(({ from, to }) => ({ ...span, from: span.from + from, to: span.from + to }));
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
  if (kind.is === 'text') return readText(field, spans, text, around);
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
  if (kind.is === 'date' && spans.every((span) => NOW.test(trimmed(wordsOf([span], text)))))
    return { is: 'value', value: around.today };
  if (
    kind.is === 'date' &&
    kind.tense === 'past' &&
    spans.every((span) => JUST_NOW.test(trimmed(wordsOf([span], text))))
  )
    return { is: 'value', value: around.today, note: '没有写日期，按今天' };
  const within = readingsOf(field, text, around, false).filter(overlapping);
  const read = oneOf(within.map((one) => one.value));
  if (read) return read;
  const holder = kind.is === 'person' ? holderOf(trimmed(wordsOf(spans, text)), around.people) : undefined;
  if (holder) return { is: 'value', value: holder };
  if (kind.is === 'date' && spans.every((span) => isLength(text, span))) return undefined;
  const words = spans.map(({ from, to }) => text.slice(from, to)).join('、');
  const answer = kind.is === 'choice' && spans.some((span) => QUALIFIER.test(text.slice(span.from, span.to)));
  return answer
    ? undefined
    : (readAnswer(field, words, around) ?? readBare(field, words, text.slice(0, spans[0]!.from), around));
};

/** 现在有几个: as of today. */
const NOW = /^(?:现在|目前|当前|眼下|如今|这会儿|此刻|现|当下)$/u;

/** 上午收到, 刚到: said of today. */
const JUST_NOW = /^(?:今[天日早晨儿]?个?)?(?:一?大?早上?|早晨|上午|中午|下午|刚刚?|刚才)$/u;

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
  return labelled.length > 0 ? { is: 'doubt', choices: labelled } : undefined;
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

/** 延长30日: no day of the month; 22日已告知 is one. */
const isLength = (text: string, { from, to }: Pick<Found<unknown>, 'from' | 'to'>): boolean =>
  lengthsIn(text).some((one) => one.from <= from && to <= one.to) && !isOfMonth(text, { from, to });
const isOfMonth = (text: string, { from, to }: Pick<Found<unknown>, 'from' | 'to'>): boolean =>
  /^(?:[12]?\d|3[01])日$/u.test(text.slice(from, to)) &&
  /^(?:[上下]午|晚|已|就|才|书面|当[天场]|那天|[收签寄交]到?了?|送[达来]|来)/u.test(text.slice(to));

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

const isOneself = (words: string): boolean => /^(?:我|本人|俺|我本人|我自己|我们?来|我们?去)$/u.test(words);

/** What the exact readers tell by its own words, wherever it stands. */
const COUNTED: readonly Field['kind']['is'][] = ['tally', 'unanimous', 'people', 'absences'];

/**
 * 弃权1票 marked as votes against: what its own words count is another field's. Nor is a name whose vote no word tells
 * marked surely enough: who voted how is never guessed.
 */
const isCountedElsewhere = (field: Field, spans: readonly Span[], text: string, around: Surroundings): boolean => {
  const { kind } = field;
  if (kind.is === 'tally') {
    const own = countsIn(text).filter((one) => spans.some((span) => one.from < span.to && span.from < one.to));
    return own.length > 0 && readCounted(field, spans, text, around) === undefined;
  }
  if (kind.is !== 'people' || kind.behind === undefined) return false;
  return readingsOf(field, spelt(text), around, false).length === 0;
};

/** Votes and who cast them: by the exact readers; a bare number only where they find no votes at all. */
const readCounted = (field: Field, spans: readonly Span[], text: string, around: Surroundings): Reading | undefined => {
  const counted = spelt(text);
  const exact = oneOf(readingsOf(field, counted, around, false).map((one) => one.value));
  const isAway = field.kind.is === 'absences';
  if (exact || (!isAway && countsIn(counted).length > 0)) return exact;
  const words = spans.map(({ from, to }) => text.slice(from, to)).join('、');
  if (isAway) return absencesIn(spans, text, around) ?? readAnswer(field, words, around);
  return field.kind.is === 'unanimous'
    ? undefined
    : (readAnswer(field, words, around) ?? readBare(field, words, text.slice(0, spans[0]!.from), around));
};

/** 孙书记牙疼去医院了, marked as who is away: each with what is said of him, which is why. */
const absencesIn = (spans: readonly Span[], text: string, { people }: Surroundings): Reading | undefined => {
  const away = spans.flatMap((span) => {
    const words = text.slice(span.from, span.to);
    const found = peopleIn(words, people);
    return found.flatMap(({ value, to }, n) => {
      if (value.is !== 'person' || /^(?:代|在?主持|来|说要晚|晚)/u.test(words.slice(to))) return [];
      const why = trimmed(words.slice(to, found[n + 1]?.from)).replace(/了$/u, '');
      return [{ staff: value.staff, reason: why === '' ? '未到会' : why }];
    });
  });
  return away.length > 0 ? { is: 'value', value: away } : undefined;
};

/** 20号, 第三次, 那个案子12号: a number and nothing else that could be a name. */
const NUMBER_BY_ITSELF =
  /^[^\d一二三四五六七八九十]{0,2}(?:第|〔\d{4}〕)?[\d一二两三四五六七八九十]+号?(?:案|议题|任务|件)?$/u;
/** A bare number; not that of a record of another series, nor a year in brackets. */
const namesNothingElse = (words: string, series: string): boolean =>
  NUMBER_BY_ITSELF.test(trimmed(words)) &&
  !/〔\d{4}〕/u.test(words) &&
  !namingsIn(words).some(({ value }) => value.is === 'record' && readNumber(value.number)?.series !== series);

/** What was said, or of this year. */
const ofYear = (series: string, serial: number, year: number, today: LocalDate): Reading => ({
  is: 'value',
  value: numberInWords({ series, year, serial }),
  note: year === yearOf(today) ? '按今年的编号' : `按${year}年的编号`,
});

const HAN = '[一二两三四五六七八九十]';
const FIGURE = '[\\d一二三四五六七八九十]';
/** A figure that is no part of a longer one. */
const BARE = new RegExp(`(?<!${FIGURE})(?<n>\\d{1,4}|${HAN}{1,3})(?!${FIGURE})`, 'u');

/** 20号 for an item, 四 for votes: a number where the field says what it counts. */
const readBare = ({ kind }: Field, words: string, before: string, { today }: Surroundings): Reading | undefined => {
  if (/周|星期|礼拜/u.test(words)) return undefined;
  // 二号全票过: the second item, or the meeting of that day; no meeting is called so.
  if (kind.is === 'number' && kind.series === '会议' && trimmed(words).endsWith('号')) return undefined;
  const numbered = /(?<!\d)(?<n>\d{1,4})号(?:诉讼|复议|信访|仲裁|调解|赔偿)?(?:案|议题|任务|督办)/u.exec(words);
  const year = (at: number): number => yearSaid(`${before}${words.slice(0, at)}`, today);
  if (numbered && kind.is === 'number')
    return ofYear(kind.series, Number(numbered.groups!.n), year(numbered.index), today);
  const bare = BARE.exec(words);
  const digits = bare?.groups!.n;
  const n = digits === undefined ? undefined : countOf(digits);
  if (n === undefined) return undefined;
  if (kind.is === 'number' && namesNothingElse(words, kind.series))
    return ofYear(kind.series, n, year(bare!.index), today);
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

/** B-07: what looks like nothing else. */
const codesIn = (
  fields: Fields,
  text: string,
  taken: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, { kind }]) => {
      const like = kind.is === 'text' ? kind.like : undefined;
      if (taken[name] !== undefined || !like?.startsWith('^[A-Za-z]') || !like.endsWith('$')) return [];
      const [only, another] = [...text.matchAll(/[A-Za-z\d-]+/gu)]
        .map(([word]) => word)
        .filter((word) => new RegExp(like, 'u').test(word));
      return only !== undefined && another === undefined ? [[name, only]] : [];
    }),
  );

const readText = (field: Field, spans: readonly Span[], text: string, around: Surroundings): Reading | undefined => {
  if (spans.length === 1 && saysHowLong(trimmed(text.slice(spans[0]!.from, spans[0]!.to)))) return undefined;
  const words =
    field.kind.is === 'text' && field.kind.rest && spans.length === 1
      ? `${trimmed(text.slice(spans[0]!.from, spans[0]!.to))}${/^。/u.exec(text.slice(spans[0]!.to))?.[0] ?? ''}`
      : trimmed(oneAfterAnother(field, spans, text));
  const value = field.schema.safeParse(words);
  return value.success ? { is: 'value', value: value.data } : readNumbers(field, withAll(spans, text), around);
};

/** 5号、9号: all of a list, one of which was marked. */
const withAll = (spans: readonly Span[], text: string): string => {
  const [from, to] = [spans[0]!.from, spans.at(-1)!.to];
  const ahead = /(?:\d{1,4}号?[、和及])+$/u.exec(text.slice(0, from))?.[0] ?? '';
  return `${ahead}${text.slice(from, to)}${/^(?:号?[、和及]\d{1,4}号?)+/u.exec(text.slice(to))?.[0] ?? ''}`;
};

/** 热依汗与邱建华: two parties. */
const apartAs = (words: string): string =>
  words.replace(/(?<=^\p{Script=Han}{2,})[与和跟](?=\p{Script=Han}{2,}$)/u, '、');

/** Words one after another are a list; an account is told in parts; of other words that stand apart the surest. */
const oneAfterAnother = ({ label }: Field, spans: readonly Span[], text: string): string => {
  const words = spans.map(({ from, to }) => trimmed(text.slice(from, to)));
  if (isList(spans, text)) return label === '当事人' ? apartAs(words.join('、')) : words.join('、');
  if (FREE.test(label)) return words.join('；');
  const surest = [...spans].sort((a, b) => b.sure - a.sure)[0]!;
  return text.slice(surest.from, surest.to);
};

const isList = (spans: readonly Span[], text: string): boolean =>
  spans.every(({ from }, n) => n === 0 || /^[\s、，,和及与跟]*$/u.test(text.slice(spans[n - 1]!.to, from)));

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
