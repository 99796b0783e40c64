/** Declared words that a message begins with: as they are, behind a record or a day, behind a name, or by sound. */
import type { Declaration } from '#kernel';
import type { Intent, Told, Vocabulary } from '../vocabulary.ts';
import { intentOf, phrasesOf, type Phrase } from './phrases.ts';
import { AFTER, COUNTED } from './words.ts';

const RECORD_FIRST =
  '(?:案件|议题|任务|会议|处置|意见|合同|顾问)?\\s*[〔[(（【]?\\d{4}年?[〕\\])）】]?\\s*第?\\d{1,5}\\s*号(?:案件|案|议题)?|任务\\s*\\d{1,4}号?';
const DAY_FIRST =
  '(?:(?:20\\d\\d年)?\\d{1,2}月\\d{1,2}[日号]' +
  '|今天|昨天|前天|明天|后天|大后天|[这本下]?(?:周|星期)[一二三四五六日天])?(?:[上下中]午|晚上|早上)?';
const HOUR_FIRST =
  '(?:(?:\\d{1,2}|[一二三四五六七八九十]{1,3})(?:点半?|[:：])' + '(?:\\d{1,2}分?|[一二三四五][十一二三四五]?分?)?)?';
/** A record, or a day with its hour, at the beginning: 案件〔2026〕1号 已…, 3月10日上午10点 …. */
const FIRST = new RegExp(`^(?:${RECORD_FIRST}|${DAY_FIRST}${HOUR_FIRST})[\\s,，:：]*(?:已经|已)?(?:于)?`, 'u');
const LEADING = /^[\s,.:;\uff0c\uff1a\uff1b\u3002、]+/u;
/** 议题3, 议题〔2026〕3号: one that there is, not a new one. */
const ITEM = /^议题\s*第?[\d一二三四五六七八九十〔[(【（]/u;

/** The longest phrase, of at least so many characters, that the text begins with. */
export const atTheBeginning = (
  said: string,
  words: Vocabulary,
  least: number,
  isMeant: (phrase: Phrase) => boolean = () => true,
): Intent | undefined => {
  const known = phrasesOf(words)
    .beginning(said)
    .find((phrase) => phrase.words.length >= least && isMeant(phrase) && !(phrase.words === '议题' && ITEM.test(said)));
  if (!known) return undefined;
  if (COUNTED.test(known.words)) return intentOf(known, { rest: said, apart: true });
  // 撤回议题〔2026〕3号: the number is an item's all the same.
  const series = /(?:议题|案件|任务|处置|意见|合同|顾问)$/u.exec(known.words)?.[0];
  const after = told(said, known.words.length);
  return intentOf(
    known,
    series && /^[〔[(【（]\d{4}/u.test(after.rest) ? { ...after, rest: `${series}${after.rest}`, apart: true } : after,
  );
};

const told = (said: string, taken: number): Omit<Told, 'words'> => {
  const rest = said.slice(taken);
  return { rest: rest.replace(/^了(?=[《“])/u, '').replace(LEADING, ''), apart: rest === '' || AFTER.test(rest) };
};

/** The record first, or the day, and then what happened to it: `案件〔2026〕1号 已提交答复 3月10日`, `3月10日提交答辩状`. */
export const aboutIt = (said: string, words: Vocabulary): Intent | undefined => {
  const before = FIRST.exec(said)?.[0];
  if (!before) return undefined;
  const answer = answered(before, said.slice(before.length), words);
  if (answer) return answer;
  // Behind a task its verbs may be short: 任务1号 交办给…
  const known = before.startsWith('任务')
    ? atTheBeginning(said.slice(before.length), words, 2, ({ command }) => command !== undefined && takesTask(command))
    : atTheBeginning(said.slice(before.length), words, 4, ({ command }) => command !== undefined);
  return known && { ...known, rest: `${before} ${known.rest}`.trim(), apart: true };
};

/** 意见〔2026〕8号 合法: what comes of a record, by its first word, where but one command records that. */
const answered = (before: string, rest: string, { commands }: Vocabulary): Intent | undefined => {
  const series = /^\p{Script=Han}{2}/u.exec(before)?.[0];
  const [command, another] = commands.filter(({ input, answers }) => {
    const kinds = Object.values(input).map(({ kind }) => kind);
    const choice = answers === undefined ? undefined : input[answers]?.kind;
    return (
      kinds.some((kind) => kind.is === 'number' && kind.series === series) &&
      choice?.is === 'choice' &&
      choice.options.some(({ label, synonyms = [] }) => [label, ...synonyms].some((word) => rest.startsWith(word)))
    );
  });
  return command && !another
    ? { is: 'command', command, rest: `${before} ${rest}`.trim(), apart: true, words: '' }
    : undefined;
};

const takesTask = ({ input }: Declaration): boolean =>
  Object.values(input).some(({ kind }) => kind.is === 'number' && kind.series === '任务');

/** Who it was first, and then what he did: 赵刚赶到, 李敏离会 市里开会. Only words the command knows behind a name. */
export const doneBy = (said: string, vocabulary: Vocabulary): Intent | undefined => {
  for (const { command, pattern } of phrasesOf(vocabulary).behindNames) {
    const did = pattern.exec(said)?.groups!.did;
    const words = did === undefined ? undefined : command.says.find((one) => did.includes(one));
    if (words) return { is: 'command', command, rest: said, apart: true, words };
  }
  return undefined;
};

/** The phrase a text begins with by its sound, else with a slip in it. */
export const bySound = (said: string, words: Vocabulary): Intent | undefined => {
  const { ear } = phrasesOf(words);
  for (const slip of [false, true]) {
    const known = ear(said, { slip }).find(({ value: { words: phrase }, to }) => {
      if (phrase.length < (slip ? 3 : 2) || (phrase.startsWith('议题') && ITEM.test(said))) return false;
      // What is short or has a slip must not swallow what belongs to the rest: it ends where a pause is.
      return (!slip && phrase.length >= 3) || told(said, to).apart;
    });
    if (known) return intentOf(known.value, told(said, known.to));
  }
  return undefined;
};
