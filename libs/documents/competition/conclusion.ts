// What a fair-competition review comes to: worked out from its clauses, never typed (公平竞争审查条例第十七条、第十八条).
import type { LocalDate } from '#kernel';
import type { Facts } from '../events.ts';
import { clauseOf, GROUNDS, type ClauseId } from './standards.ts';

/** What a review comes to. `open`: of those only, the text may be issued. */
export type Conclusion =
  /** It does not touch what operators do; why is on record. */
  | { readonly is: 'out-of-scope' }
  | { readonly is: 'clear' }
  /** Something is to be changed first, though no clause is touched beyond repair. */
  | { readonly is: 'after-changes'; readonly clauses: readonly ClauseId[] }
  /** It touches clauses and may be issued by Art. 12, for a time. */
  | { readonly is: 'excepted'; readonly clauses: readonly ClauseId[] }
  | { readonly is: 'breach'; readonly clauses: readonly ClauseId[] };

/** The words of the four conclusions, and of the paper that says why there is none. */
export const CONCLUSIONS = {
  'out-of-scope': { label: '不适用审查', synonyms: ['不需要审', '不涉及经营者', '不用审', '无需审查'] },
  clear: {
    label: '可以出台',
    synonyms: ['不违反', '未发现排除限制竞争', '没有排除限制竞争', '不具有排除限制竞争效果', '通过'],
  },
  'after-changes': { label: '修改后可以出台', synonyms: ['必须改', '改完再审', '修改后出台', '需要修改'] },
  excepted: { label: '适用例外规定', synonyms: ['适用例外', '例外规定'] },
  breach: { label: '不得出台', synonyms: ['违反', '不能出台', '不予出台'] },
} as const;
export type ConclusionName = keyof typeof CONCLUSIONS;

/** The clauses that are breached: of Art. 10, none that a law, an administrative regulation or the State Council opens. */
export const breachedBy = ({ standard = [], basis }: Facts): readonly ClauseId[] =>
  standard.filter((id) => !(id.startsWith('C') && basis !== undefined));

/** What of the three limbs of Art. 12 is not there yet. */
export const lackingOf = ({ exception, alternatives, endDate, endCondition }: Facts): readonly string[] => [
  ...(exception === undefined ? ['情形'] : []),
  ...(alternatives === undefined ? ['替代方案的比较'] : []),
  ...(endDate === undefined && endCondition === undefined ? ['实施期限或者终止条件'] : []),
];

/** What the review comes to by what was found clause by clause. */
export const conclusionOf = (facts: Facts): Conclusion => {
  if (facts.touches === 'no') return { is: 'out-of-scope' };
  const clauses = breachedBy(facts);
  if (clauses.length > 0 && facts.exception !== undefined) return { is: 'excepted', clauses };
  if (facts.conclusion === 'after-changes') return { is: 'after-changes', clauses };
  return clauses.length > 0 ? { is: 'breach', clauses } : { is: 'clear' };
};

/** `第九条第五项、第十条第二项` */
export const clausesInWords = (clauses: readonly ClauseId[]): string =>
  clauses.map((id) => clauseOf(id).article).join('、');

/** `符合第十二条第二项，可以出台，期限至2029-12-31`: as the written conclusion says it; `day`: how a day is written. */
export const conclusionInWords = (facts: Facts, day: (date: LocalDate) => string = String): string => {
  const found = conclusionOf(facts);
  switch (found.is) {
    case 'out-of-scope':
      return '不涉及经营者经济活动，不适用公平竞争审查';
    case 'clear':
      return '不具有排除、限制竞争效果，可以出台';
    case 'after-changes':
      return '修改后可以出台';
    case 'excepted':
      return `符合${GROUNDS[facts.exception!].article}，可以出台，${endInWords(facts, day)}`;
    case 'breach':
      return `违反${clausesInWords(found.clauses)}，不得出台`;
  }
};

/** Until when an exception holds. */
export const endInWords = ({ endDate, endCondition }: Facts, day: (date: LocalDate) => string): string =>
  endDate === undefined ? `终止条件：${endCondition}` : `期限至${day(endDate)}`;
