// The shape of a rule of law as data: what it asks, from when, how it is counted, where it stands, how sure it is.
import type { Length, LocalDate } from '#kernel';

/** A legal text in one of its versions. `to` is the last day it was in force. */
export interface Text {
  readonly name: string;
  /** `2023年修订`, `国令第836号` */
  readonly version: string;
  readonly from: LocalDate;
  readonly to?: LocalDate;
}

/** Where a rule stands: `第四十八条`. */
export interface Source {
  readonly text: Text;
  readonly article: string;
}

/** How sure the rule is: V the article was read; V2 only a page that quotes it; M from memory, to be confirmed. */
export type Certainty = 'V' | 'V2' | 'M';

/** 本局 has to act in time, or somebody whose step ours waits for: the two take a local holiday differently. */
export type Side = 'bureau' | 'other';

/** What every rule has. */
interface Entry {
  /** Stable: `recon-reply-ordinary`. Versions of one rule share it. */
  readonly id: string;
  /** As an officer would call it: `行政复议答复（普通程序）`. */
  readonly name: string;
  /** Other words it is asked for by: `复议答复`. */
  readonly says: readonly string[];
  /** The first is the one it rests on: its text's time in force is the rule's. */
  readonly sources: readonly [Source, ...Source[]];
  readonly certainty: Certainty;
  /**
   * The number is the bureau's own or a model's: the bureau may set another. What is known from memory only (M) may be
   * set as well.
   */
  readonly ours?: true;
  readonly note?: string;
}

/** Rolling: the last day moves off a day off by the law's own words, by analogy where the law is silent, or never. */
export type Rolling = 'by-law' | 'by-analogy' | 'never';

/** How far a period may be made longer; without `most` the law sets no limit. */
export interface Extension {
  readonly most?: Length;
  /** Who approves it. */
  readonly by: string;
}

/** So long from a fact, or so long before an event. */
export interface PeriodRule extends Entry {
  readonly is: 'period';
  /** The fact it runs from, or with `back` the event it runs before. */
  readonly trigger: string;
  readonly length: Length;
  readonly rolling: Rolling;
  readonly back?: true;
  /** The day it runs from is itself its first (自…起施行，有效期五年): it ends on the eve of the corresponding day. */
  readonly fromTheDay?: true;
  /** What is posted before the end is in time (在途期间不计). */
  readonly posting?: true;
  readonly extension?: Extension;
  /** Time that does not count. */
  readonly excluded?: string;
  /** Only what lies in so much of its end is left out (时效中止). */
  readonly excludedInLast?: Length;
  /** It may be used or left (上诉, 管辖异议): past its end it is gone, and nothing is overdue. */
  readonly lapses?: true;
  readonly obliged: { readonly who: string; readonly side: Side };
  readonly consequence?: string;
}

/** So long as the paper says; `usual` where the law gives a length for when it says nothing. */
export interface StatedRule extends Entry {
  readonly is: 'stated';
  readonly trigger: string;
  readonly usual?: Length;
  readonly rolling: Rolling;
  readonly obliged: PeriodRule['obliged'];
  readonly consequence?: string;
}

/** A day of every year. */
export interface DayOfYear {
  readonly month: number;
  readonly day: number;
}

/** Every year before the day, until it (included), or on it: one of the three. Such days never move on. */
export interface DateRule extends Entry {
  readonly is: 'date';
  readonly before?: DayOfYear;
  readonly until?: DayOfYear;
  readonly on?: DayOfYear;
  readonly obliged: PeriodRule['obliged'];
  readonly consequence?: string;
}

/** So much time must be given at least: what follows may not come before it is over. `most`: and not more than this. */
export interface MinimumRule extends Entry {
  readonly is: 'minimum';
  readonly trigger: string;
  readonly length: Length;
  readonly most?: Length;
  readonly obliged: PeriodRule['obliged'];
  readonly consequence?: string;
}

/** At least once in every month, quarter or year; its last day is theirs, and never moves on. */
export interface RecurringRule extends Entry {
  readonly is: 'recurring';
  readonly every: 'month' | 'quarter' | 'year';
  readonly obliged: PeriodRule['obliged'];
  readonly consequence?: string;
}

/** What must be so, or be done, before or while something else is done. */
export interface GateRule extends Entry {
  readonly is: 'gate';
  readonly holds: string;
  readonly consequence?: string;
}

/** What decides which way a matter goes, or how it is counted. */
export interface CriterionRule extends Entry {
  readonly is: 'criterion';
  readonly holds: string;
}

/** A rule in one of its versions. */
export type Rule = PeriodRule | StatedRule | MinimumRule | DateRule | RecurringRule | GateRule | CriterionRule;

/** The time a rule is in force: that of the text it rests on. */
export const inForceOn = ({ sources: [{ text }] }: Rule, day: LocalDate): boolean =>
  text.from <= day && (text.to === undefined || day <= text.to);

/** `《行政复议法》（2023年修订）第四十八条` */
export const sourceInWords = ({ text, article }: Source): string => `《${text.name}》（${text.version}）${article}`;
/** All of them, the one the rule rests on first, joined by `；`. */
export const sourcesInWords = ({ sources }: Rule): string => sources.map(sourceInWords).join('；');

/** Whether the bureau may set another number, because no text that was read gives it. */
export const mayBeSet = ({ certainty, ours }: Rule): boolean => certainty === 'M' || ours === true;

/** What is shown beside a rule that no text read in the original gives; empty for the others. */
export const caution = ({ certainty, ours }: Rule): string => (certainty === 'V' && !ours ? '' : '待核实');
