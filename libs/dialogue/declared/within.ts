/** Declared words within a message: of a question anywhere, of a command at its end, of the agenda beside an item. */
import type { Declaration } from '#kernel';
import { countsIn, spelt } from '../reading/count.ts';
import { placesIn } from '../reading/several.ts';
import type { Intent, Vocabulary } from '../vocabulary.ts';
import { intentOf, phrasesOf, type Phrase, type Standing } from './phrases.ts';
import { AFTER, COUNTED, FILLER, NEGATED } from './words.ts';

/** A span of time by its first words: 12月, 下周, 今年底, 3天内. */
const SPAN = /^[\d一二三四五六七八九十两本这下上今明去年月周季度半天日号个内前后底初末旬星期的\s]+$/u;
const TAIL = /(?:的|了|吗|有哪些|有什么|是什么|事项|[\s?？。.!！])+$/u;
const WHICH_ONES = /(?:有哪些|有多少|有几[个件项次]|哪些)[\s?？。]*$/u;

/** 暂缓的议题有哪些: what ends as a question is one. */
export const asWhichOnes = (said: string, words: Vocabulary): Intent | undefined =>
  WHICH_ONES.test(said) ? within(said, words, ({ query }) => query !== undefined) : undefined;

/** What was done about an item of the agenda, in any order: 议题3 赞成7 反对0 弃权1, 李副局长回避 议题5. */
export const ofTheAgenda = (said: string, words: Vocabulary): Intent | undefined => {
  const places = placesIn(said);
  if (places.length === 0) return undefined;
  const isOfPlace = (from: number, length: number): boolean =>
    places.some((one) => from < one.to && one.from < from + length);
  const [known] = phrasesOf(words)
    .standingIn(said)
    .flatMap(({ phrase: { words: phrase, command }, first }) =>
      command && takesPlace(command) && !isOfPlace(first, phrase.length) ? [{ command, phrase, first }] : [],
    )
    .sort((a, b) => b.phrase.length - a.phrase.length || a.first - b.first);
  if (!known) return votedOn(said, words);
  const isCount = COUNTED.test(known.phrase);
  if (!isCount && NEGATED.test(said.slice(0, known.first))) return undefined;
  // A count (赞成7) is a fact too, and stays.
  const rest = isCount ? said : `${said.slice(0, known.first)} ${said.slice(known.first + known.phrase.length)}`.trim();
  return { is: 'command', command: known.command, rest, apart: true, words: known.phrase };
};

const takesPlace = ({ input }: Declaration): boolean => Object.values(input).some(({ kind }) => kind.is === 'place');

/** 议题1 4:0, 议题2 同意5票: counted, it was voted on. */
const votedOn = (said: string, { commands }: Vocabulary): Intent | undefined => {
  const command = commands.find(({ input }) =>
    Object.values(input).some(({ kind }) => kind.is === 'tally' && kind.of === 'for'),
  );
  return command && countsIn(spelt(said)).some(({ value: { is } }) => is === 'for')
    ? { is: 'command', command, rest: said, apart: true, words: '' }
    : undefined;
};

interface Place {
  readonly from: number;
  readonly to: number;
}

/** The longest phrase within a text: of a query anywhere, of a command at the end and set off. */
export const within = (
  said: string,
  words: Vocabulary,
  isMeant: (phrase: Phrase) => boolean = () => true,
): Intent | undefined => {
  for (const standing of phrasesOf(words).standingIn(said)) {
    const { phrase, last } = standing;
    if (phrase.words.length < 2 || !isMeant(phrase)) continue;
    const places = placesOf(said, standing);
    const counts = phrase.query ? isAsked(said, phrase, places) : endsWith(said, phrase, places);
    if (!counts) continue;
    const rest = withoutPlaces(said, places);
    const isSetOff = phrase.command !== undefined && AFTER.test(said.slice(last - 1));
    return intentOf(phrase, { rest, apart: isSetOff || rest.replace(FILLER, '') === '' });
  }
  return undefined;
};

/** Where a phrase stands last; `…` in it stands for up to a dozen characters: 多少…议题. */
const placesOf = (said: string, { phrase, last }: Standing): readonly Place[] => {
  const [first, second] = phrase.words.split('…') as [string, string | undefined];
  const to = last + first.length;
  if (second === undefined) return [{ from: last, to }];
  const next = said.indexOf(second, to);
  if (next < 0 || next - to > 12) return [];
  return [
    { from: last, to },
    { from: next, to: next + second.length },
  ];
};

/** Words of a question count anywhere; two characters only behind a span of time, at the end. */
const isAsked = (said: string, { words }: Phrase, [place]: readonly Place[]): boolean => {
  if (!place) return false;
  if (words.length >= 3) return true;
  return place.from > 0 && place.to >= said.replace(TAIL, '').length && SPAN.test(said.slice(0, place.from));
};

/** Words of a command count at the end, if nothing denies them and they are long or set off. */
const endsWith = (said: string, { words }: Phrase, [place]: readonly Place[]): boolean =>
  place !== undefined &&
  place.from > 0 &&
  place.to >= said.length &&
  !NEGATED.test(said.slice(0, place.from)) &&
  (words.length >= 4 || AFTER.test(said.slice(place.from - 1)));

/** 第37次党组会的决议: what tells which one stays. */
const withoutPlaces = (said: string, places: readonly Place[]): string =>
  places
    .toReversed()
    .reduce(
      (left, { from, to }) => (left.slice(0, from).endsWith('次') ? left : `${left.slice(0, from)} ${left.slice(to)}`),
      said,
    )
    .trim();
