// From which day to which a document is in force, as far as is on record; and how it stands on any day.
import type { LegalTime, Counted, Facts as CountFacts } from '#duties';
import { addDays, compareDates, type LocalDate } from '#kernel';
import { latest, taken, type Known } from './state.ts';

/** 试行, 暂行: valid for two years instead of five. */
export const isTrial = (title: string): boolean => /试行|暂行/u.test(title);
/** The rule by which its validity is counted. */
export const validityRule = ({ title }: Pick<Known, 'title'>): string =>
  isTrial(title) ? 'nd-validity-trial' : 'nd-validity';

/** The day a document was published; of one that is internal, the day it was issued. */
export const publishedOn = (document: Known): LocalDate | undefined => {
  if (document.entered) return document.entered.publishedOn;
  const published = latest(document, 'publish-document')?.on;
  return document.kind === 'internal' ? (published ?? latest(document, 'issue')?.on) : published;
};

/** Its first day in force; not before it was published. */
export const effectiveOn = (document: Known): LocalDate | undefined => {
  if (document.entered) return document.entered.effectiveOn;
  if (publishedOn(document) === undefined) return undefined;
  return latest(document, 'issue')?.facts.effectiveDate;
};

/** What its validity is counted from: its first day, and what it says itself; of one that was renewed, the new last day. */
export const validityFacts = (document: Known): CountFacts | undefined => {
  const start = effectiveOn(document);
  if (start === undefined) return undefined;
  const renewed = latest(document, 'renew-document');
  if (renewed) return { start: renewed.on, stated: renewed.facts.endDate! };
  const issued = latest(document, 'issue')?.facts;
  const stated = document.entered
    ? (document.entered.until ?? document.entered.validity)
    : (issued?.endDate ?? issued?.validity);
  return { start, ...(stated === undefined ? {} : { stated }) };
};

/** Its last day in force by its validity, with the count. An internal document that says nothing of it has none. */
export const validity = (document: Known, time: LegalTime): Counted | undefined => {
  const facts = validityFacts(document);
  if (facts === undefined || (document.kind === 'internal' && facts.stated === undefined)) return undefined;
  return typeof facts.stated === 'string' ? asItSays(facts.stated) : time.count(validityRule(document), facts);
};

/** A last day that the document, or the word that renewed it, says itself. */
export const asItSays = (day: LocalDate, what = '文件写明的有效期'): Counted => ({
  due: day,
  counted: day,
  provisional: false,
  steps: [{ day, what }],
  source: what,
  caution: '',
  law: 0,
});

/** The first day on which it is not in force any more because it was repealed. */
export const repealedFrom = (document: Known): LocalDate | undefined => {
  const days = taken(document, 'repeal').map(({ on, facts }) => facts.effectiveDate ?? on);
  return days.toSorted().at(0);
};

/** Why and from when a document is not in force any more. */
export interface Ending {
  readonly on: LocalDate;
  readonly reason: string;
  /** What takes its place. */
  readonly replacedBy?: string | undefined;
}

/**
 * How a document has ended by a day: repealed, on whose word and why, else run out.
 * @param until its last day by its validity, as the register has it
 */
export const endingOf = (document: Known, day: LocalDate, until: LocalDate | null): Ending | undefined => {
  const repeals = taken(document, 'repeal').map(({ on, facts }) => ({ on: facts.effectiveDate ?? on, facts }));
  const first = repeals.toSorted((a, b) => compareDates(a.on, b.on)).at(0);
  if (first !== undefined && first.on <= day) {
    const { reason, by, item, meeting, replacedBy } = first.facts;
    const basis = [by ?? item, meeting].filter((one) => one !== undefined).join('、');
    const why = reason ?? (replacedBy === undefined ? '宣布废止' : '被新文件替代');
    return { on: first.on, reason: basis === '' ? why : `${why}（${basis}）`, replacedBy };
  }
  return until !== null && until < day ? { on: until, reason: '有效期届满' } : undefined;
};

/** Its last day in force, by validity or repeal, whichever comes first. */
export const lastDay = (document: Known, time: LegalTime): LocalDate | undefined => {
  const until = validity(document, time)?.due;
  const repealed = repealedFrom(document);
  const eve = repealed && addDays(repealed, -1);
  if (until === undefined || eve === undefined) return eve ?? until;
  return eve < until ? eve : until;
};

/** How a document stands on a day. */
export type Standing = 'drafting' | 'stopped' | 'issued' | 'pending' | 'in-force' | 'repealed' | 'expired';
export const STANDINGS = {
  drafting: { label: '起草中', synonyms: ['在起草', '草案', '正在起草'] },
  stopped: { label: '终止起草', synonyms: ['不起草了'] },
  issued: { label: '已印发未公布', synonyms: ['未公布'] },
  pending: { label: '尚未施行', synonyms: ['未施行', '没施行'] },
  'in-force': { label: '现行有效', synonyms: ['有效', '继续有效', '现行', '在用'] },
  repealed: { label: '已废止', synonyms: ['废止'] },
  expired: { label: '已失效', synonyms: ['失效', '到期', '期满'] },
} as const satisfies Readonly<Record<Standing, { readonly label: string; readonly synonyms: readonly string[] }>>;

/** The days a register keeps of a document; by them it is known how it stands on any day. */
export interface Days {
  readonly stopped: LocalDate | null;
  readonly issued: LocalDate | null;
  readonly effective: LocalDate | null;
  readonly until: LocalDate | null;
  readonly repealed: LocalDate | null;
}

/** The days of a document, for the register. */
export const daysOf = (document: Known, time: LegalTime): Days => ({
  stopped: latest(document, 'stop-draft')?.on ?? null,
  issued: document.entered?.publishedOn ?? latest(document, 'issue')?.on ?? null,
  effective: effectiveOn(document) ?? null,
  until: validity(document, time)?.due ?? null,
  repealed: repealedFrom(document) ?? null,
});

/** How it stands on a day, by its days. */
export const standingOn = ({ stopped, issued, effective, until, repealed }: Days, day: LocalDate): Standing => {
  if (issued === null || issued > day) return stopped !== null && stopped <= day ? 'stopped' : 'drafting';
  if (effective === null) return 'issued';
  if (repealed !== null && repealed <= day) return 'repealed';
  if (effective > day) return 'pending';
  return until !== null && until < day ? 'expired' : 'in-force';
};
