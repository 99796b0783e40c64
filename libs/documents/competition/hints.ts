// Where a draft's wording often touches a clause of the fair-competition review: shown with its place, decided by a
// person.
import { FORBIDDING, PHRASES, type Phrase } from './phrases.ts';
import type { ClauseId } from './standards.ts';

/** A sentence that a person should look at: where it stands, the words that stand out, the clauses they often touch. */
export interface Hint {
  /** The article of the draft it stands in, 第九条, or the line where the draft has none. */
  readonly place: string;
  readonly sentence: string;
  readonly words: string;
  readonly clauses: readonly ClauseId[];
}

const HERE =
  '(?:本市|本地|本区|本县|本省|本自治区|本辖区|辖区|市内|区内|县内|(?<!中国|国)境内|当地|我市|我区|我县|我省|本园区|园区内|高新区内|天山市|乌鲁木齐(?:市)?)';
const ELSEWHERE =
  '(?:外地|外埠|外省|外市|市外|区外|县外|省外|疆外|异地|外来|非本地|非本市|非本区|本市以外|本地以外|市域外|其他地区|其他省市|境外)';

/** `本` and `外` stand for every word for here and for elsewhere. */
const patternOf = (says: string): RegExp =>
  new RegExp(says.replaceAll(/(?<=[(:|])本(?=[)|])/gu, HERE).replaceAll(/(?<=[(:|])外(?=[)|])/gu, ELSEWHERE), 'u');

interface Compiled extends Pick<Phrase, 'clauses'> {
  readonly says: RegExp;
  readonly unless?: RegExp;
}
const COMPILED: readonly Compiled[] = PHRASES.map(({ clauses, says, unless }) => ({
  clauses,
  says: patternOf(says),
  ...(unless === undefined ? {} : { unless: new RegExp(unless, 'u') }),
}));
const HARMLESS = new RegExp(FORBIDDING, 'u');

/** What one sentence touches; undefined if nothing in it stands out, or it forbids just that. */
export const hintIn = (sentence: string): Omit<Hint, 'place'> | undefined => {
  const found = COMPILED.flatMap(({ says, unless, clauses }) => {
    const words = says.exec(sentence)?.[0];
    if (words === undefined || unless?.test(sentence)) return [];
    return [{ words: words.trim(), clauses }];
  });
  const open = found.filter(({ words }) => !isForbidden(sentence, words));
  if (open.length === 0) return undefined;
  const [longest] = open.toSorted((a, b) => b.words.length - a.words.length);
  const clauses = [...new Set(open.flatMap((one) => one.clauses))].toSorted();
  return { sentence, words: longest!.words, clauses };
};

/** 不得要求在本市注册: the words before it take it back. */
const isForbidden = (sentence: string, words: string): boolean => {
  const ahead = sentence.slice(0, sentence.indexOf(words));
  return HARMLESS.test(ahead.slice(-14));
};

const ARTICLE = /^\s*(第[一二三四五六七八九十百零〇\d]{1,6}条)/u;
const SENTENCE = /[^。；;\n]+/gu;

/** Every sentence of a draft that stands out, in its order, with the article it stands in. */
export const hintsIn = (text: string): readonly Hint[] => {
  let place = '';
  return text.split('\n').flatMap((line, n) => {
    place = ARTICLE.exec(line)?.[1] ?? place;
    const where = place === '' ? `第${n + 1}行` : place;
    return (line.match(SENTENCE) ?? []).flatMap((sentence) => {
      const hint = hintIn(sentence.trim());
      return hint ? [{ place: where, ...hint }] : [];
    });
  });
};
