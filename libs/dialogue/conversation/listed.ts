/** Several records named with words, 人才公寓分配、算法备案补助: each is looked for by itself, and none is left out. */
import { plain, type Field, type Finder } from '#kernel';
import type { Form, Heard, Talk, Turn } from '../talk.ts';

/** A record that may be meant. */
interface Record {
  readonly number: string;
  readonly title: string;
}
/** A list whose records are looked for one after the other. */
export type Listing = NonNullable<Form['listing']>;
/** What a list came to: all of them, or words that are no record's or several records'. */
export type Listed =
  | { readonly is: 'all'; readonly numbers: readonly string[]; readonly titles: string }
  | { readonly is: 'some'; readonly why: string };

const BETWEEN = /[、，,；;]|(?<=\p{Script=Han}{3})(?:和|跟|与|以及|还有)(?=\p{Script=Han}{3})/u;
/** 人才引进、实验动物房那两个, 沙漠公路传感网那个题 */
const AROUND =
  /^(?:上|研究|把|就|先)|(?:[那这](?:[两几三四]|一)?[个件项]?(?:议?题)?|议题|[两几三四][个件项](?:议?题)?|的)+$/gu;

/** How the records of such a list are found, if the field takes one. */
export const finderOf = ({ kind }: Field): Finder | undefined => (kind.is === 'text' ? kind.listed : undefined);

/** The words of a list, one record each. */
export const wordsOfList = (words: string): readonly string[] =>
  words.split(BETWEEN).flatMap((one) => one.trim().replace(AROUND, '').trim() || []);

/** Looks for the next record of the list. */
export const lookForNext = (
  { talk, form, heard }: { readonly talk: Talk; readonly form: Form; readonly heard: Heard },
  listing: Listing,
  { query, input }: Finder,
  before: string,
): Turn => {
  const [words = ''] = listing.left;
  const touched: Form = { ...form, listing, touchedAt: heard.at };
  return { is: 'offer', talk, form: touched, name: listing.name, query, input: { ...input, words }, words, before };
};

/** The list after its next words were looked for: the only record there is is taken. */
export const afterNext = ({ name, left, found, missed }: Listing, candidates: readonly Record[]): Listing => {
  const [words = '', ...others] = left;
  const [only, another] = candidates;
  return only && !another
    ? { name, left: others, found: [...found, { number: only.number, title: only.title }], missed }
    : { name, left: others, found, missed: [...missed, { words, isSeveral: another !== undefined }] };
};

/** What a list came to when all its words were looked for. */
export const cameTo = ({ found, missed }: Listing): Listed => {
  if (missed.length === 0)
    return {
      is: 'all',
      numbers: [...new Set(found.map(({ number }) => number))],
      titles: found.map(({ title }) => plain(title)).join('；'),
    };
  const why = missed.map(({ words, isSeveral }) => `${isSeveral ? '不止一件是' : '没有找到'}“${plain(words)}”`);
  const taken = found.map(({ number, title }) => plain(`${number} ${title}`));
  return { is: 'some', why: `${why.join('，')}。${taken.length > 0 ? `找到的是：${taken.join('；')}。` : ''}` };
};
