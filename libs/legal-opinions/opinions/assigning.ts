// Whom an opinion may be given to: who knows the matter comes first, then who has least to do.
import { gramsOf } from '#kernel';
import { SUBJECT_KINDS, type Subject } from '../ground/terms.ts';

/** An adviser who is engaged, and what he has in hand. */
export interface Available {
  readonly number: string;
  readonly name: string;
  readonly firm?: string | undefined;
  readonly scope?: string | undefined;
  /** Opinions given to him that wait for his answer. */
  readonly load: number;
}
/** The same, with whether what he is engaged for speaks of the matter. */
export interface Ranked extends Available {
  readonly fits: boolean;
}

/** Pairs of characters that say nothing of a matter. */
const COMMON = new Set(gramsOf('管理工作项目科技有关关于合同协议审查服务').filter((gram) => [...gram].length === 2));

/** Whether what an adviser is engaged for speaks of the kind of matter, or shares words with its title. */
export const fitsTo = (scope: string | undefined, { kind, title }: Pick<Subject, 'kind' | 'title'>): boolean => {
  if (scope === undefined) return false;
  const { label, synonyms } = SUBJECT_KINDS[kind];
  if ([label, ...synonyms].some((word) => scope.includes(word))) return true;
  const pairs = new Set(gramsOf(scope).filter((gram) => [...gram].length === 2 && !COMMON.has(gram)));
  return gramsOf(title).some((gram) => pairs.has(gram));
};

/** Advisers in the order in which they are proposed; the same number first drawn stands first among equals. */
export const ranked = (advisers: readonly Available[], subject: Pick<Subject, 'kind' | 'title'>): readonly Ranked[] =>
  advisers
    .map((one) => ({ ...one, fits: fitsTo(one.scope, subject) }))
    .toSorted((a, b) => Number(b.fits) - Number(a.fits) || a.load - b.load);

/** `薛怀谦（昆冈律师事务所），专长相符，在办2件` */
export const rankedInWords = ({ name, firm, fits, load }: Ranked): string =>
  [`${name}${firm === undefined ? '' : `（${firm}）`}`, ...(fits ? ['专长相符'] : []), `在办${load}件`].join('，');
