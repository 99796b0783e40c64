/** The same for each of several records that are named: 同意上会 议题1、2、4. */
import type { Fields } from '#kernel';
import { declaredIn } from '../declared/declared.ts';
import { COUNT, countOf } from '../reading/numeral.ts';
import type { Heard } from '../talk.ts';
import type { Intent, Vocabulary } from '../vocabulary.ts';
import { wantedIn, type Wanted } from '../wanted.ts';
import { clearly } from './clearly.ts';
import { PIECES_AT_MOST, type Several } from './parts.ts';

const SERIES = '议题|案件|任务';
const ONE = `${COUNT}(?:[号项个](?!${SERIES}))?`;
const YEAR = '〔\\d{4}〕';
const AND = `\\s*(?:[、和与及]|以及|到|至|[-~])\\s*(?:${SERIES})?(?:${YEAR})?第?`;
/** What would make the last figure another thing: 5票, 3月, 2万. */
const ANOTHER = '[\\d票人:：比年月日万亿元点]';
const LIST = new RegExp(
  `(?<series>${SERIES})?\\s*(?<year>${YEAR})?第?(?<first>${COUNT})(?:[号项个](?!${SERIES}))?` +
    `(?<more>(?:(?:${AND}|第)${ONE})+)(?<after>[号项个]?(?:${SERIES}))?(?!${ANOTHER})`,
  'u',
);

/** 同意上会 议题1、2、4: the same for each record that is named. */
export const forEach = (heard: Heard, wanted: Wanted, words: Vocabulary): Several | undefined => {
  const list = listIn(heard.text);
  if (!list) return undefined;
  const meant = commandOf(wanted) ?? commandOf(ofOne(heard, list, words));
  if (!meant) return undefined;
  const { intent, sure } = meant;
  const series = seriesFor(list, intent.command.input);
  if (series === undefined) return undefined;
  const parts = list.numbers.map((n) => {
    const text = list.around(`${series}${list.year}${n}${list.year === '' ? '' : '号'}`);
    const again = declaredIn(text, words);
    const isSame = again?.is === 'command' && again.command === intent.command;
    const whole = {
      is: 'command',
      command: intent.command,
      rest: text,
      apart: true,
      words: '',
      learned: true,
    } as const;
    return { text, intent: !intent.learned && isSame ? again : whole, sure };
  });
  return { parts, unused: [] };
};

/** A list of numbers in a text. */
interface List {
  readonly numbers: readonly number[];
  /** What they are numbers of, as far as it is said. */
  readonly series: string | undefined;
  readonly year: string;
  /** They are said as places: 第一第二项. */
  readonly isOfPlaces: boolean;
  /** The text with something in the place of the list. */
  readonly around: (instead: string) => string;
}

const listIn = (text: string): List | undefined => {
  const found = LIST.exec(text);
  if (!found) return undefined;
  const { series, year = '', first, more, after } = found.groups!;
  const numbers = numbersIn(first!, more!);
  if (numbers.length < 2 || numbers.length > PIECES_AT_MOST) return undefined;
  const to = found.index + found[0].length;
  return {
    numbers,
    series: series ?? after?.slice(-2),
    year,
    isOfPlaces: /^第.*[项个条]$/u.test(found[0]),
    around: (instead) => `${text.slice(0, found.index)}${instead}${text.slice(to)}`,
  };
};

/** What the numbers are of, for the only field of a command that takes one. */
const seriesFor = ({ series, isOfPlaces }: List, fields: Fields): string | undefined => {
  const named = series ?? (isOfPlaces ? '议题' : undefined);
  const own = Object.values(fields).filter(
    ({ kind }) => kind.is === 'place' || (kind.is === 'number' && kind.series === named),
  );
  return own.length === 1 ? named : undefined;
};

/** 都同意上会: said of several only. */
const OF_ALL = /(?:全部?|都|均|一并|一起)(?=\p{Script=Han})/u;

/** What would be wanted if only the first of them were named. */
const ofOne = (heard: Heard, list: List, words: Vocabulary): Wanted => {
  const one = `${list.series ?? '议题'}${list.year}${list.numbers[0]}${list.year === '' ? '' : '号'}`;
  const text = list.around(one).replace(OF_ALL, '');
  return clearly(wantedIn({ ...heard, text }, words), text);
};

const commandOf = (
  wanted: Wanted,
): { readonly intent: Intent & { readonly is: 'command' }; readonly sure: number } | undefined =>
  (wanted.is === 'sure' || wanted.is === 'fairly-sure') && wanted.intent.is === 'command'
    ? { intent: wanted.intent, sure: wanted.sure }
    : undefined;

/** 1、2到4: each number that is meant. */
const numbersIn = (first: string, more: string): readonly number[] => {
  const numbers = [countOf(first)!];
  for (const [, sign, said] of more.matchAll(
    new RegExp(`([、和与及到至~第-])[^\\d一二三四五六七八九十]*(${COUNT})`, 'gu'),
  )) {
    const n = countOf(said!)!;
    const from = /[到至~-]/u.test(sign!) ? numbers.at(-1)! + 1 : n;
    for (let next = from; next <= n && numbers.length <= PIECES_AT_MOST; next += 1) numbers.push(next);
  }
  return [...new Set(numbers)];
};
