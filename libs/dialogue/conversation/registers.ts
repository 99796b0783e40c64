/** A question to the registers: what is asked, how it was understood, and the pages of the list shown last. */
import { plain, readNumber, type Field, type Fields, type QueryDeclaration } from '#kernel';
import type { Control } from '../control.ts';
import type { Intent, Vocabulary } from '../vocabulary.ts';
import { valueInWords } from '../read-back.ts';
import { ONLY_MARKED, readByRole, type Said } from '../reading/by-role.ts';
import { readSlots } from '../reading/slots.ts';
import { saying } from '../reply.ts';
import type { Heard, Talk, Turn } from '../talk.ts';
import { letChoose, say } from './filling.ts';
import { pointedAt, pointsBack } from './pointing.ts';
import { wordsFor, type Candidate } from './onward.ts';
import { saidBy } from './opening.ts';

/** @param after what is said behind the answer: what a form still waits for */
export const ask = (
  talk: Talk,
  given: Intent & { is: 'query' },
  heard: Heard,
  vocabulary: Vocabulary,
  after: string,
): Turn => {
  const intent = ofSpoken(given, heard, talk, vocabulary);
  const { query, rest } = intent;
  const chat = query.chat!;
  // A document is made for the one who asks.
  if ((chat.personal || query.gives === 'file') && heard.place === 'group')
    return { is: 'private', talk, title: query.title };
  const said = factsOf(intent, heard, vocabulary);
  const { known, doubts, named } = pointedAt(said, chat.fields, heard.text, talk.spoken);
  const page = /第\s*(\d{1,3})\s*页/u.exec(rest)?.[1];
  const asked: Turn & { readonly is: 'ask' } = {
    is: 'ask',
    talk,
    query,
    input: { ...known, ...(page ? { page: Number(page) } : {}) },
    asked: understood(query, known, heard),
    after,
  };
  const sought = Object.entries(chat.fields).flatMap(([name, field]) => soughtBy(name, field, named));
  const [first] = sought;
  if (first && known[first.name] === undefined) return { is: 'find', talk, ask: asked, ...first };
  const wanting = Object.entries(chat.fields).find(
    ([name, field]) => known[name] === undefined && (doubts[name] !== undefined || !field.needed),
  );
  if (wanting)
    return say(talk, {
      title: query.title,
      text: `**${wanting[1].ask}** 例如“${plain(chat.examples[0]!)}”。`,
      buttons: [],
    });
  return asked;
};

/** 刚才那条到哪一步了: of one record, and none is named; then it is the one spoken of, whatever its sort. */
const ofSpoken = (
  intent: Intent & { is: 'query' },
  { text }: Heard,
  { spoken }: Talk,
  { queries }: Vocabulary,
): Intent & { is: 'query' } => {
  const series = spoken && readNumber(spoken.number)?.series;
  const isOfOne = intent.query.chat?.opens !== undefined && intent.query.chat.opens !== series;
  const query = queries.find(({ chat }) => series !== undefined && chat?.opens === series);
  return spoken && query && isOfOne && pointsBack(text) ? { ...intent, query, rest: spoken.number } : intent;
};

/** A record that was named with words, and who knows which it may be. */
const soughtBy = (name: string, { kind }: Field, named: Readonly<Record<string, string>>) => {
  const words = wordsFor(named[name] ?? '');
  if (words === '' || (kind.is !== 'number' && kind.is !== 'place') || !kind.found || kind.found.by) return [];
  return [{ name, by: kind.found.query, input: { ...kind.found.input, words }, words }];
};

/** Goes on with a question when it is known which records may be meant: the only one is shown, of several one is chosen. */
export const found = (
  { talk, ask: asked, name, words }: Turn & { readonly is: 'find' },
  candidates: readonly Candidate[],
): Turn => {
  const [only, another] = candidates;
  if (only && !another) return { ...asked, input: { ...asked.input, [name]: only.number } };
  const { title } = asked.query;
  if (!only) return say(talk, { title, text: `没有找到“${plain(words)}”。请写编号，或换几个字再问。`, buttons: [] });
  const lines = candidates.map(({ number, title: of }, n) => `${n + 1}. ${saying(plain(`${number} ${of}`), number)}`);
  const numbers = candidates.map(({ number }) => number);
  return letChoose(talk, numbers, { title, text: [`**哪一件？**`, lines.join('\n')].join('\n\n'), buttons: [] });
};

/** 一般多久要回, 最后哪天能上诉: what is asked of a rule is no part of its name. */
const HOW_LONG =
  /(?:一般|最多|最少|最晚|最迟|最后|期限)?(?:是|能|要|在|算到|到|从)?(?:多久|几天|多少天|哪一?天|几号|多长|什么时候|怎么算|十天还是十个).*$/u;

/** What a question needs and no words were marked for: its own facts wherever they stand, a rule by all that is left. */
const loosely = (fields: Fields, heard: Heard, { known, doubts, named }: Said): Readonly<Record<string, unknown>> => {
  const taken = { ...known, ...doubts, ...named };
  const isOpen = ([name, { kind, needed }]: [string, Field]): boolean =>
    taken[name] === undefined && (kind.is !== 'text' || needed === undefined);
  const open = Object.fromEntries(Object.entries(fields).filter(isOpen));
  const said = heard.text.replace(HOW_LONG, ' ');
  return readSlots(open, said, heard, { loose: true, given: taken }).known;
};

/** A unit that stands in a question is what is asked about, marked or not. */
const OF_A_QUESTION = ONLY_MARKED.filter((kind) => kind !== 'unit');

/** What a question says; behind its own words in their places, else by what was learned. */
const factsOf = (
  { query, rest, words, learned: whole }: Intent & { is: 'query' },
  heard: Heard,
  { models }: Vocabulary,
): Said => {
  const { fields } = query.chat!;
  const given = saidBy(fields, words);
  const learned = models && readByRole(query.name, fields, heard.text, heard, models, given, OF_A_QUESTION);
  if (learned && whole) return { ...learned, known: { ...loosely(fields, heard, learned), ...learned.known } };
  const { known, notes, doubts } = readSlots(fields, rest, heard, { loose: true });
  return {
    known: { ...given, ...known },
    marked: {},
    notes,
    doubts,
    named: learned?.named ?? {},
    spare: {},
    unused: [],
  };
};

/**
 * How a question was understood: `时间：2026-01-01(周四)至2026-12-31(周四)；类别：大额资金使用`. A record by its number
 * needs no such words.
 */
const understood = (query: QueryDeclaration, input: Readonly<Record<string, unknown>>, heard: Heard): string =>
  Object.entries(query.chat!.fields)
    .filter(([name, field]) => input[name] !== undefined && field.kind.is !== 'number')
    .map(([name, field]) => `${field.label}：${valueInWords(field, input[name], heard)}`)
    .join('；');

/** 下一页, 上一页, 第3页 of the list shown last; undefined if there is none or something else was said. */
export const turnPage = (talk: Talk, control: Control, heard: Heard, words: Vocabulary): Turn | undefined => {
  const { list } = talk;
  const wanted = list && pageWanted(control, list.page);
  const query = words.queries.find((one) => one.name === list?.query);
  if (!list || wanted === undefined || !query) return undefined;
  if (control.is === 'next' && !list.more) return say(talk, { title: query.title, text: '没有更多了。', buttons: [] });
  return {
    is: 'ask',
    talk,
    query,
    input: { ...list.input, page: Math.max(1, wanted) },
    asked: understood(query, list.input, heard),
    after: '',
  };
};

const pageWanted = (control: Control, shown: number): number | undefined => {
  if (control.is === 'page') return control.page;
  if (control.is === 'next') return shown + 1;
  return control.is === 'previous' ? shown - 1 : undefined;
};
