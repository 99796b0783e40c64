import { lengthInWords } from '#calendar';
import {
  dateInWords,
  type Fen,
  fenInFigures,
  type Field,
  type Fields,
  halfWidth,
  type Length,
  type LocalDate,
  numberInWords,
  readNumber,
  yearOf,
} from '#kernel';
import { amountsIn } from './amount.ts';
import { timesIn } from './date/clock-time.ts';
import { countsIn, spelt } from './count.ts';
import { datesIn, type DayRead } from './date/index.ts';
import type { Surroundings } from './facts.ts';
import { apart, type Found } from './found.ts';
import { lengthsIn } from './length.ts';
import { beginsWith } from './likeness.ts';
import { namingsIn } from './numbers.ts';
import { peopleIn } from './people.ts';
import { periodsIn } from './period.ts';
import { awayIn, listIn, placesIn } from './several.ts';
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

const value = (it: unknown, note?: string): Reading => ({ is: 'value', value: it, ...(note ? { note } : {}) });
const doubt = (...choices: readonly Choice[]): Reading => ({ is: 'doubt', choices });

/** How a day came about, where the words left something to work out. */
const noteOf = (read: DayRead & { is: 'day' }): string | undefined =>
  [read.how, read.until ? '含当日' : undefined, read.provisional ? '该年放假安排尚未公布，日期为暂定' : undefined]
    .filter((part) => part !== undefined)
    .join('，') || undefined;

/** Every place in a text that speaks of this field, by the kind of the field; a text has none of its own. */
const readingsOf = (field: Field, text: string, around: Surroundings, asked: boolean): readonly Found<Reading>[] => {
  const at = <R>(found: readonly Found<R>[], reads: (it: R, words: string) => Reading | undefined) =>
    found.flatMap((one) => {
      const read = reads(one.value, text.slice(one.from, one.to));
      return read ? [{ value: read, from: one.from, to: one.to }] : [];
    });
  const { kind } = field;
  switch (kind.is) {
    case 'amount':
      return at(amountsIn(text, { asked }), (it) =>
        it.is === 'sum' ? value(it.fen) : doubt(...it.choices.map((fen) => ({ value: fen, label: fenInFigures(fen) }))),
      );
    case 'date':
      return at(datesIn(text, { ...around, tense: kind.tense, asked }), (it) => {
        switch (it.is) {
          case 'day':
            return value(it.day, noteOf(it));
          case 'range':
            return doubt(dayChoice(it.first), dayChoice(it.last));
          case 'unclear':
            return doubt(...it.choices.map(dayChoice));
        }
      });
    case 'period':
      return at(periodsIn(text, around), (it) => value(it));
    case 'time':
      return at(timesIn(text), (it) => value(it));
    case 'length':
      return at(lengthsIn(text), (it) => value(it));
    case 'choice': {
      const names = kind.options.flatMap((option) =>
        [option.label, ...(option.synonyms ?? [])].map((name) => ({ name, value: option.value })),
      );
      const exact = apart([...named(text, names), ...sentences(field, text, names)]);
      return followed(
        at(exact.length > 0 ? exact : misspelt(text, names), (it) => value(it)),
        kind.behind,
        text,
      );
    }
    case 'choices':
      return together(
        named(
          text,
          kind.options.flatMap((option) =>
            [option.label, ...(option.synonyms ?? [])].map((name) => ({ name, value: option.value })),
          ),
        ),
      );
    case 'unit':
      return at(unitsIn(text, around.units), (it) => value(it));
    case 'person': {
      const own = oneselfIn(text, around.speaker, kind.self, asked);
      if (own.length > 0) return own;
      const found = at(peopleIn(text, around.people), (it) =>
        it.is === 'one-of' ? doubt(...it.staff.map((staff) => personChoice(staff, around))) : value(it.staff),
      );
      const said = followed(found, kind.behind, text);
      return kind.strict && !asked
        ? said.filter(
            (one, n) =>
              one.to > found[n]!.to ||
              text
                .slice(0, one.from)
                .trimEnd()
                .replace(/[:：]$/u, '')
                .endsWith(field.label),
          )
        : said;
    }
    case 'number':
      return shortNumbers(kind.series, text, around)
        .concat(
          at(namingsIn(text), (it) => {
            if (it.is === 'meeting' && kind.series === '会议')
              return value(numberInWords({ series: '会议', year: yearOf(around.today), serial: it.serial }));
            const number = it.is === 'record' || it.is === 'document' ? readNumber(it.number) : undefined;
            return number?.series.endsWith(kind.series)
              ? value(numberInWords({ ...number, series: kind.series }))
              : undefined;
          }),
        )
        .flatMap((one) => {
          const more = MORE_NUMBERS.exec(text.slice(one.to));
          return [more ? { value: doubt(), from: one.from, to: one.to + more[0].length } : one];
        });
    case 'place':
      return at(placesIn(text), (it) => value(it)).concat(
        asked && /^\s*\d{1,3}\s*$/u.test(text) ? [{ value: value(Number(text)), from: 0, to: text.length }] : [],
      );
    case 'tally':
      return at(countsIn(text), (it) => (it.is === kind.of ? value(it.number) : undefined)).concat(
        asked && /^\s*\d{1,3}\s*[人票]?\s*$/u.test(text)
          ? [{ value: value(Number.parseInt(text, 10)), from: 0, to: text.length }]
          : [],
      );
    case 'unanimous':
      return at(countsIn(text), (it) => (it.is === 'unanimous' ? value('yes') : undefined));
    case 'people':
      return together(listIn(text, around.people, asked ? undefined : kind.behind));
    case 'absences':
      return together(awayIn(text, around.people));
    case 'text':
    case 'files':
      return [];
  }
};

/** 、5号 behind 议题〔2026〕3号: several were named, and one is asked for. */
const MORE_NUMBERS = /^\s*[、和及]\s*(?:\p{Script=Han}{0,2}[〔[(【（]\d{4}[〕\])】）])?\s*第?\d{1,4}\s*号/u;

/** 任务2, 议题12号: of this year. Meetings have ways of their own: 第37次. */
const shortNumbers = (series: string, text: string, { today }: Surroundings): readonly Found<Reading>[] =>
  series === '会议'
    ? []
    : [
        ...halfWidth(text).matchAll(
          new RegExp(`${series}\\s*第?(?<serial>\\d{1,4})号?(?![\\d〔[(【年月日.%万亿元])`, 'gu'),
        ),
      ].flatMap((match) => {
        const serial = Number(match.groups!.serial);
        return serial === 0
          ? []
          : [
              {
                value: value(numberInWords({ series, year: yearOf(today), serial }), '按今年的编号'),
                from: match.index,
                to: match.index + match[0].length,
              },
            ];
      });

/** Who speaks, where he means himself: 我承办 anywhere, 我 as an answer. */
const oneselfIn = (
  text: string,
  speaker: string | undefined,
  words: string | undefined,
  asked: boolean,
): readonly Found<Reading>[] => {
  const said =
    words !== undefined && text.includes(words)
      ? words
      : asked && /^(?:我|本人|我自己|我来)$/u.test(text.trim())
        ? text
        : undefined;
  return speaker === undefined || said === undefined
    ? []
    : [{ value: value(speaker), from: text.indexOf(said), to: text.indexOf(said) + said.length }];
};

/** Several values that are one: the list, at each of their places. */
const together = <R>(found: readonly Found<R>[]): readonly Found<Reading>[] => {
  const all = value(found.map((one) => one.value));
  return found.map(({ from, to }) => ({ value: all, from, to }));
};

const dayChoice = (day: LocalDate): Choice => ({ value: day, label: dateInWords(day) });
const personChoice = (staff: string, { people }: Surroundings): Choice => {
  const { name, post } = people.find((one) => one.staff === staff)!;
  return { value: staff, label: `${name}（${post}）` };
};

/** A part that says the label with the answer in it: 复议机构已同意 for 复议机构是否同意. */
const sentences = (
  { label }: Field,
  text: string,
  names: readonly { readonly name: string; readonly value: string }[],
): readonly Found<string>[] =>
  [...text.matchAll(/[^\s,，、;；:：。.]+/gu)].flatMap(({ 0: part, index }) => {
    const [ends] = names
      .filter(({ name }) => name.length >= 2 && part.length > name.length && part.endsWith(name))
      .sort((a, b) => b.name.length - a.name.length);
    const before = ends === undefined ? '' : part.slice(0, -ends.name.length);
    return ends !== undefined && [...before].every((sign) => label.includes(sign) || '已经'.includes(sign))
      ? [{ value: ends.value, from: index, to: index + part.length }]
      : [];
  });

/** A value with the words that may stand directly behind it, so that it is set off from what comes then. */
const followed = (
  found: readonly Found<Reading>[],
  behind: string | undefined,
  text: string,
): readonly Found<Reading>[] =>
  behind === undefined
    ? found
    : found.map((one) => ({
        ...one,
        to: one.to + (new RegExp(`^(?:${behind})`, 'u').exec(text.slice(one.to))?.[0].length ?? 0),
      }));

/** A name typed by sound: 大鹅资金. Only of four characters and more, of which few others sound the same. */
const misspelt = (
  text: string,
  names: readonly { readonly name: string; readonly value: string }[],
): readonly Found<string>[] =>
  apart(
    names
      .filter(({ name }) => name.length >= 4)
      .flatMap(({ name, value: it }) =>
        Array.from({ length: text.length }, (_, from) => ({
          from,
          taken: beginsWith(text.slice(from, from + 4 * name.length), name),
        })).flatMap(({ from, taken }) => (taken === undefined ? [] : [{ value: it, from, to: from + taken }])),
      ),
  );

/** `金额 120万`, `类别：大额资金`: the label may stand before the value, unless the value itself begins with it (`议题〔2026〕1号`). */
const behindLabel = (field: Field, text: string): string => {
  const rest = text.startsWith(field.label) ? text.slice(field.label.length) : text;
  return /^\s*[〔[(【（［]/u.test(rest) ? text : rest.replace(/^\s*(?:[:\uff1a]|是|为)?\s*/u, '');
};

/** Reads the answer to the question for one field; undefined if nothing in it can be read as one. */
export const readAnswer = (field: Field, text: string, around: Surroundings): Reading | undefined => {
  // 是 by itself is the answer, not the word before one.
  const answer = behindLabel(field, text.trim()) || text.trim();
  if (field.kind.is === 'text') return field.schema.safeParse(answer).success ? value(answer) : undefined;
  const behind = readingsOf(field, answer, around, true);
  const found = (behind.length > 0 ? behind : readingsOf(field, text.trim(), around, true)).map((one) => one.value);
  return oneOf(found);
};

/** What several places come to: the same value, or a doubt between them. */
const oneOf = (found: readonly Reading[]): Reading | undefined => {
  const choices = new Map(found.flatMap((one) => (one.is === 'value' ? [[one.value, one] as const] : [])));
  if (choices.size === 1 && found.every((one) => one.is === 'value')) return found[0];
  return found[0] && (found.find((one) => one.is === 'doubt') ?? doubt());
};

export interface Slots {
  readonly known: Readonly<Record<string, unknown>>;
  readonly notes: Readonly<Record<string, string>>;
  /** Fields the text speaks of without settling them. */
  readonly doubts: Readonly<Record<string, readonly Choice[]>>;
  /** What no field took, but a text field could not either. */
  readonly left: string;
}

/** A time of day before the day it stands behind, which would take it along: 4月8日10点; names before the count beside them: 反对1（赵刚）. */
const firstRead = ({ kind }: Field): number => (kind.is === 'time' ? 0 : kind.is === 'people' ? 1 : 2);
/** What stands between a fact and the words behind it. */
const LEADING = /^[\s,，、;；:：。]+/u;
const SEPARATOR = /[\s,，、;；:：。.]/u;

/**
 * Several facts in one line, in any order, for several fields. A value fills its field if it is set off from the rest, or
 * stands at the end of a word group behind another value; what is left over, in order, fills the text fields. With `loose`,
 * as in a question, only names need be set off, and words that carry nothing are left out. `given` is known already.
 */
export const readSlots = (
  fields: Fields,
  text: string,
  around: Surroundings,
  { loose = false, given = {} }: { readonly loose?: boolean; readonly given?: Readonly<Record<string, unknown>> } = {},
): Slots => {
  const known: Record<string, unknown> = {};
  const notes: Record<string, string> = {};
  const doubts: Record<string, readonly Choice[]> = {};
  let rest = Object.values(fields).some(({ kind }) => kind.is === 'tally') ? spelt(text) : text;
  for (const [name, field] of Object.entries(fields).toSorted(([, a], [, b]) => firstRead(a) - firstRead(b))) {
    if (field.kind.is === 'text' || field.kind.is === 'files' || field.applies?.({ ...given, ...known }) === false)
      continue;
    const found = ownDays(field, fields, readingsOf(field, rest, around, false), rest);
    const set = found.filter(
      (one) =>
        (loose && (one.from === 0 || (field.kind.is !== 'unit' && field.kind.is !== 'person'))) ||
        standsApart(field, rest, one),
    );
    // 关于拨付120万元专项资金的议题: the sum is a fact and a part of the title.
    const spoken = set.length > 0 ? set : field.kind.is === 'amount' ? found : [];
    const read = oneOf(spoken.map((one) => one.value));
    if (read === undefined) continue;
    if (read.is === 'doubt') doubts[name] = distinct(spoken, field, around);
    else {
      known[name] = read.value;
      if (read.note) notes[name] = read.note;
    }
    rest = set.toReversed().reduce((left, one) => cut(field, left, one), rest);
  }
  const texts = Object.entries(fields).filter(
    ([, field]) => field.kind.is === 'text' && field.applies?.({ ...given, ...known }) !== false,
  );
  for (const [name, field] of texts) {
    // What takes the rest runs on to the end: 决议：同意，由平台中心牵头，年底前完成。
    const value = field.kind.is === 'text' && field.kind.rest ? '[^\\n]+' : '(?:(?!\\s{2})[^\\n,，;；。])+';
    const labelled = new RegExp(`(?:^|[\\s,，;；。])${field.label}\\s*(?:[:：]|是|为)\\s*(?<value>${value})`, 'u').exec(
      rest,
    );
    if (!labelled) continue;
    known[name] = labelled.groups!.value!.trim();
    rest = rest.slice(0, labelled.index) + ' ' + rest.slice(labelled.index + labelled[0].length);
  }
  const last = texts.find(([name, { kind }]) => kind.is === 'text' && kind.rest && known[name] === undefined);
  const taken = (words: string): boolean =>
    last !== undefined && words.replace(CARRIES_NOTHING, '') !== '' && last[1].schema.safeParse(words).success;
  const whole = rest.replace(LEADING, '').trim();
  if (last && texts.length === 1 && taken(whole))
    return { known: { ...known, [last[0]]: whole }, notes, doubts, left: '' };
  const parts = rest
    .split(
      /[\n,，;；]+|\s{2,}|(?<=\p{Script=Han})\s+(?=\p{Script=Han}|[（(〔[]\d{4}[）)〕\]])|(?<=(?:^|\s)[A-Za-z]{1,4}-?\d{1,6})\s+(?=\p{Script=Han})/u,
    )
    .map((part) => part.replace(/^[\s、:：。]+|[\s、:：。]+$/gu, ''))
    .filter((part) => part !== '');
  if (!loose) claim(parts, texts, known);
  // What need not be said is not guessed at.
  const open = texts.filter(
    ([name, field]) =>
      known[name] === undefined &&
      field !== last?.[1] &&
      !(last && field.kind.is === 'text' && field.kind.like) &&
      (loose || field.offered || (field.needed?.(known) ?? true)),
  );
  open.forEach(([name], n) => {
    const own = n === open.length - 1 && !last ? parts.splice(0) : parts.splice(0, 1);
    const words = loose ? bare(own.join(' ')) : asWritten(own, rest);
    if (words !== '') known[name] = withoutName(fields[name]!, words);
  });
  const left = asWritten(parts, rest);
  const more = last && taken(withoutName(last[1], left)) ? left : undefined;
  return {
    known: more === undefined ? known : { ...known, [last![0]]: withoutName(last![1], more) },
    notes,
    doubts,
    left: open.length === 0 && more === undefined ? left : '',
  };
};

/** Parts of one line with what was written between them: 申报截止在即，不能再等. */
const asWritten = (parts: readonly string[], line: string): string => {
  const from = line.indexOf(parts[0] ?? '');
  const last = parts.at(-1) ?? '';
  const to = line.indexOf(last, from + (parts.length > 1 ? parts[0]!.length : 0)) + last.length;
  const between = line.slice(from, to);
  return parts.length > 1 && to > from && !/\s{2,}/u.test(between) ? between : parts.join(' ');
};

/** 理由汛情紧急 gives 汛情紧急. */
const withoutName = ({ label }: Field, words: string): string =>
  /(?:理由|原因)$/u.test(label) ? words.replace(/^(?:理由|原因)(?:[:：]|是|为)?\s*(?=\S)/u, '') : words;

/** Words around facts that say nothing by themselves: 4月8日…出庭, 3月2日收到, 赞成4 通过. */
const CARRIES_NOTHING =
  /(?:(?:不|未能?|没有?)?(?:一致|全票)?通过|给|交|已经|已|出庭|参加|到庭|收到|送达|提交|登记|办理|一下|前|的|了|在|于|由|是|为|和|与|、|[\s,.。，；;:：])+/gu;

/** Parts that a text field knows by its label (申请人雪莲生物) or by how they look (水磨沟区法院) go to it. */
const claim = (parts: string[], texts: readonly (readonly [string, Field])[], known: Record<string, unknown>): void => {
  for (const [name, field] of texts) {
    if (known[name] !== undefined) continue;
    const like = field.kind.is === 'text' && field.kind.like ? new RegExp(field.kind.like, 'u') : undefined;
    const at = parts.findIndex(
      (part) => (part.length > field.label.length && part.startsWith(field.label)) || like?.test(part),
    );
    if (at < 0) continue;
    const [part] = parts.splice(at, 1);
    const own = part!.startsWith(field.label)
      ? part!.slice(field.label.length).replace(/^\s*(?:[:：]|是|为|叫)?\s*/u, '')
      : part!;
    known[name] = own === '' ? part : own;
  }
};

/** Of several days each goes to the field whose verb stands beside it (3月2日收到, 4月8日开庭), a day by which something is due (4月10日前) to a 期限. */
const ownDays = (
  field: Field,
  fields: Fields,
  found: readonly Found<Reading>[],
  text: string,
): readonly Found<Reading>[] => {
  if (field.kind.is !== 'date') return found;
  const others = Object.values(fields).filter((one) => one.kind.is === 'date' && one !== field);
  if (others.length === 0) return found;
  const claims = ({ label }: Field, { from, to }: Found<Reading>): boolean => {
    const verb = label.replace(/(?:日期|时间|期限|日)$/u, '');
    const behind = text.slice(to).replace(/^[\s的]+/u, '');
    return (
      (verb !== '' &&
        (behind.startsWith(verb) ||
          text
            .slice(0, from)
            .trimEnd()
            .replace(/[:：是为于]$/u, '')
            .endsWith(verb))) ||
      (label.endsWith('期限') && /[前内]$/u.test(text.slice(from, to)))
    );
  };
  const own = found.filter((one) => claims(field, one));
  return own.length > 0 ? own : found.filter((one) => !others.some((other) => claims(other, one)));
};

const EMPTY =
  '请问|请|帮忙|帮我|给我|我想|我要|看看|看一下|看下|查看|查一下|查下|一下|一共|总共|关于|有关|相关|报了|报的|提了|提出的|上报的|申报的|议题|事项|事|里|中|都|共|的|了|有|是|过|呢|吗|件|项|个|条|哪些|哪几|什么|[?？,，、\\s]';
/** A search without the words around it: `关于算力的议题` looks for 算力. */
const bare = (text: string): string =>
  text
    .replace(new RegExp(`^(?:${EMPTY})+|(?:${EMPTY})+$`, 'gu'), '')
    .replace(new RegExp(`\\s+(?:${EMPTY})+(?=\\s)`, 'gu'), '')
    .trim();

/** The values a doubt is between, if several were named. */
const distinct = (spoken: readonly Found<Reading>[], field: Field, around: Surroundings): readonly Choice[] => {
  const choices = spoken.flatMap((one) =>
    one.value.is === 'doubt'
      ? one.value.choices
      : [
          field.kind.is === 'person'
            ? personChoice(String(one.value.value), around)
            : { value: one.value.value, label: labelOf(field, one.value.value) },
        ],
  );
  return [...new Map(choices.map((one) => [one.value, one])).values()];
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
    case 'files':
    case 'unit':
    case 'person':
    case 'number':
    case 'period':
    case 'time':
      return String(it);
  }
};

/** 4月1日起施行, 昨天已送, 上周四报的: what belongs to the day before it. */
const FROM_THEN =
  /^(?:起(?:施行|实施|执行|生效|适用)?|(?:已经?|就|刚)?(?:报|提|送|出具?)(?:的|了|去|到)?(?=$|[\s,，;；。])|[上下中]午(?=$|[\s,，;；。]))/u;
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

const standsApart = (field: Field, text: string, { from, to }: Found<unknown>): boolean => {
  const before = text.slice(0, from);
  const after = text.slice(to);
  // 昨天提出的, 昨天提的: the verb of the label 提出日期 may stand behind.
  const ends =
    after === '' ||
    (field.kind.is === 'date' &&
      (FROM_THEN.test(after) ||
        after.startsWith(field.label.slice(0, 2)) ||
        after.startsWith(`${field.label[0]}的`))) ||
    SEPARATOR.test(after[0]!) ||
    /^类(?:$|[\s,，;；])/u.test(after);
  const labelled = before
    .trimEnd()
    .replace(/[:：]$|[是为]$/u, '')
    .endsWith(field.label);
  const begins =
    before === '' ||
    SEPARATOR.test(before.at(-1)!) ||
    labelled ||
    (field.kind.is === 'person' && before.endsWith('由')) ||
    ((field.kind.is === 'person' || field.kind.is === 'unit') && before.endsWith('给')) ||
    (field.kind.is === 'date' && /[应改实][为是]$/u.test(before));
  if (WITHIN.includes(field.kind.is)) return true;
  if (field.kind.is === 'amount' || field.kind.is === 'number') return ends || begins;
  return (ends && begins) || labelled || (ends && /[元万亿\d日号]$/u.test(halfWidth(before)));
};

const cut = (field: Field, text: string, { from, to }: Found<unknown>): string => {
  const before = text
    .slice(0, from)
    .replace(new RegExp(`(?:${field.label})?(?:[应改实](?=[为是]))?[\\s,，、;；:：是为]*$`, 'u'), '');
  const verb =
    field.kind.is === 'date' ? `${FROM_THEN.source.slice(1)}|${field.label.slice(0, 2)}的?|${field.label[0]}的|` : '';
  return `${before}  ${text.slice(to).replace(new RegExp(`^(?:${verb}类)`, 'u'), '')}`;
};
