// What bears on a legal date, given all at once and recorded nowhere: held together, and counted.
import { lengthInWords } from '#calendar';
import { dateInWords, type Length, type LocalDate, type Period } from '#kernel';
import { courseOf, type Course, type Earliest, type Rule, type Service } from '#rulebook';
import type { Counted } from './events.ts';
import type { LegalTime } from './law.ts';

/** The facts of one occurrence as somebody gives them who only asks. */
export interface Asked {
  readonly start: LocalDate;
  readonly servedBy?: Service | undefined;
  /** What the paper itself says. */
  readonly stated?: LocalDate | Length | undefined;
  /** All extensions together, and the day the last of them was decided on. */
  readonly extension?: Length | undefined;
  readonly extendedOn?: LocalDate | undefined;
  readonly halts?: readonly Period[] | undefined;
}

/** A day, a shortest time, or the fact that is wrong and why. */
export type Reckoned =
  | { readonly is: 'counted'; readonly counted: Counted }
  | { readonly is: 'earliest'; readonly earliest: Earliest }
  | { readonly is: 'wrong'; readonly why: string };

const wrong = (why: string): Reckoned => ({ is: 'wrong', why });

/** The version of a rule for a course (简易程序): the rule itself where the course changes nothing is refused. */
export const onCourse = (id: string, course: Course | undefined): string | undefined =>
  course === undefined ? id : courseOf(id, course);

/** Counts by one version of a rule; the first fact that does not fit is said. */
export const reckon = (rule: Rule, asked: Asked, time: LegalTime): Reckoned => {
  const misfit = misfitOf(rule, asked);
  if (misfit !== undefined) return wrong(misfit);
  const { start, servedBy, stated, extension, halts = [] } = asked;
  const facts = {
    start,
    ...(servedBy ? { servedBy } : {}),
    ...(stated ? { stated } : {}),
    ...(halts.length > 0
      ? { suspensions: halts.map(({ first, last }) => ({ from: first, to: last, reason: '不计入的期间' })) }
      : {}),
  };
  const plain = time.reckon(rule, facts);
  switch (plain.is) {
    case 'earliest':
      return { is: 'earliest', earliest: plain };
    case 'counted':
      return extension ? lengthened(rule, { ...asked, extension }, time, plain.counted, facts) : plain;
    case 'not-stated':
      return wrong('期限以文书写明的为准：请写明文书上的日期或者天数。');
    case 'no-date':
    case 'not-extendable':
    case 'too-long':
      return wrong('这条规则没有可以计算的日期。');
  }
};

/** With the extension, if the law allows it and it was decided in time. */
const lengthened = (
  rule: Rule,
  { extension, extendedOn }: Asked & { readonly extension: Length },
  time: LegalTime,
  plain: Counted,
  facts: Parameters<LegalTime['reckon']>[1],
): Reckoned => {
  if (extendedOn !== undefined && extendedOn > plain.due)
    return wrong(
      `延长决定的日期（${dateInWords(extendedOn)}）晚于原期限（${dateInWords(plain.due)}）：期限届满后不能再延长。`,
    );
  const longer = time.reckon(rule, { ...facts, extension });
  switch (longer.is) {
    case 'counted':
      return longer;
    case 'too-long':
      return wrong(`这条规则最多可以延长${lengthInWords(longer.most)}，不能延长${lengthInWords(extension)}。`);
    case 'not-extendable':
      return wrong('法律没有规定这条规则可以延长。');
    case 'earliest':
    case 'no-date':
    case 'not-stated':
      return wrong('这条规则没有可以计算的日期。');
  }
};

/** Why a fact cannot bear on this rule; the first that applies is said. */
const misfitOf = (rule: Rule, { start, extension, extendedOn, halts = [], stated }: Asked): string | undefined => {
  if (extension !== undefined && stated !== undefined)
    return '文书写明的期限不因本局延长而改变：文书写明的期限和延长只能有一项。';
  if (extendedOn !== undefined && extendedOn < start)
    return `延长决定的日期（${dateInWords(extendedOn)}）早于起算日（${dateInWords(start)}），请核对。`;
  if (extendedOn !== undefined && extension === undefined) return '写了延长决定的日期，没有写延长多久。';
  if (extension !== undefined && (rule.is !== 'period' || rule.extension === undefined))
    return '法律没有规定这条规则可以延长。';
  const before = halts.find(({ last }) => last <= start);
  if (before) return `不计入的期间（至${dateInWords(before.last)}）在起算日（${dateInWords(start)}）之前，没有影响。`;
  if (halts.length > 0 && (rule.is !== 'period' || rule.excluded === undefined))
    return '法律没有规定这条规则有不计入的期间：中止、鉴定等不影响这个期限。';
  if (typeof stated === 'string' && stated < start)
    return `文书写明的日期（${dateInWords(stated)}）早于起算日（${dateInWords(start)}），请核对。`;
  if (stated !== undefined && rule.is !== 'stated' && rule.is !== 'period')
    return '这条规则的日期由法律固定，文书不能另定。';
  return undefined;
};
