/** A question to the registers: what is asked, how it was understood, and the pages of the list shown last. */
import { plain, type QueryDeclaration } from '#kernel';
import type { Control } from '../control.ts';
import type { Intent, Vocabulary } from '../intent.ts';
import { valueInWords } from '../read-back.ts';
import { readSlots } from '../reading/slots.ts';
import type { Heard, Talk, Turn } from '../talk.ts';
import { say } from './filling.ts';
import { saidBy } from './opening.ts';

/** @param after what is said behind the answer: what a form still waits for */
export const ask = (talk: Talk, intent: Intent & { is: 'query' }, heard: Heard, after: string): Turn => {
  const { query, rest, words } = intent;
  const chat = query.chat!;
  if (chat.personal && heard.place === 'group') return { is: 'private', talk, title: query.title };
  const { known: read, doubts } = readSlots(chat.fields, rest, heard, { loose: true });
  const known = { ...saidBy(chat.fields, words), ...read };
  const wanting = Object.entries(chat.fields).find(
    ([name, field]) => known[name] === undefined && (doubts[name] !== undefined || !field.needed),
  );
  if (wanting)
    return say(talk, {
      title: query.title,
      text: `**${wanting[1].ask}** 例如“${plain(chat.examples[0]!)}”。`,
      buttons: [],
    });
  const page = /第\s*(\d{1,3})\s*页/u.exec(rest)?.[1];
  return {
    is: 'ask',
    talk,
    query,
    input: { ...known, ...(page ? { page: Number(page) } : {}) },
    asked: understood(query, known, heard),
    after,
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
