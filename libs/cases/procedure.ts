// The words a procedure is written in: its steps, the facts they take, the rules they set running, and what must hold.
import type { Length, LocalDate } from '#kernel';
import { SERVICES, type Side } from '#rulebook';
import type { FactName, Kind, StepFacts } from './events.ts';

/** What was said of a step so far, by the names of its fields. */
type Known = Readonly<Record<string, unknown>>;

/** A fact a step takes, as it is asked for. */
export interface Take {
  readonly fact: FactName;
  readonly label: string;
  readonly ask: string;
  /** `needed`: always; `offered`: asked once, may be skipped; `open`: taken if said; or by what is known. */
  readonly how: 'needed' | 'offered' | 'open' | ((known: Known) => boolean);
  /** Where it has no place at all. */
  readonly applies?: (known: Known) => boolean;
  /** Words that may stand directly behind an option: 局长出庭. */
  readonly behind?: string;
  readonly options?: readonly {
    readonly value: string;
    readonly label: string;
    readonly synonyms?: readonly string[];
  }[];
}

/** A rule that begins to run with a step. */
export interface Start {
  readonly rule: string;
  /** Only if this holds. */
  readonly when?: (facts: StepFacts) => boolean;
  /**
   * From another day than that of the step: undefined if there is none yet. `first`: the facts of the first paper; `on`:
   * the day of the step.
   */
  readonly from?: (facts: StepFacts, first: StepFacts, on: LocalDate) => LocalDate | undefined;
  /** Why it runs though another, longer rule may: what decides between them was left open. */
  readonly cautious?: (facts: StepFacts) => string | undefined;
  /** Why only the other side has any use of it, so that it is theirs: we won. */
  readonly theirs?: (facts: StepFacts) => string | undefined;
  /** What the paper says the end is, or how long; of rules that leave it to the paper. */
  readonly stated?: (facts: StepFacts) => LocalDate | Length | undefined;
}

/** What must hold of a step: by refusing it, or by a word of warning. */
export interface Check {
  readonly rule: string;
  readonly how: 'refuse' | 'warn';
  /** What to do, if it does not hold. */
  readonly words: string;
  readonly holds: (facts: StepFacts) => boolean;
}

/** One step of a procedure, as papers and days make it; its chat form, HTTP endpoint and event come from here. */
export interface Step {
  /** Stable, unique over all procedures: `recon-reply`. */
  readonly id: string;
  readonly name: string;
  readonly says: readonly string[];
  readonly examples: readonly string[];
  /** The day that counts: `收到日期`. */
  readonly day: string;
  readonly takes: readonly Take[];
  /** It is the first paper of a case. */
  readonly opens?: true;
  readonly starts?: readonly Start[];
  /** Rules whose open deadlines it meets. */
  readonly meets?: readonly string[];
  /** Time does not count from it until a step of this sort with the same result; at most as long as its own rule runs. */
  readonly stopsUntil?: string;
  /** Rules whose open deadlines need not be met any more. */
  readonly ends?: readonly string[];
  /** What it ends it ends once, and within the time of this rule; late or again it changes nothing, which is said. */
  readonly once?: { readonly within: string; readonly words: string };
  /** What it starts runs only where the step before it of this sort was the one that counts. */
  readonly answersOnce?: string;
  /** Rules of which it ends the deadlines of the other side, never ours. */
  readonly endsTheirs?: readonly string[];
  /** Results with which the matter goes on as it was: with them it meets, ends and settles nothing. */
  readonly goesOn?: readonly string[];
  /** The instance it begins: hearings and heads are counted by it. */
  readonly stage?: 'first' | 'second' | 'retrial';
  /** Usually one of these comes first: where none has, that is said. */
  readonly after?: readonly string[];
  readonly checks?: readonly Check[];
  /** The matter is settled with it, but for what it starts; with a list, by these results only. */
  readonly settles?: true | readonly string[];
  /** It is a hearing; whether the head came is counted. */
  readonly hearing?: 'court' | 'reconsideration';
  /** What matters of it in one line of the timeline. */
  readonly tells?: readonly FactName[];
}

/** The steps of one kind of case, in the order in which they usually come. */
export interface Procedure {
  readonly kind: Kind;
  /** For help. */
  readonly topic: string;
  readonly steps: readonly Step[];
}

const take =
  (how: Take['how']) =>
  (fact: FactName, label: string, ask = `${label}是什么？`, options?: Take['options']): Take => ({
    fact,
    label,
    ask,
    how,
    ...(options ? { options } : {}),
  });

/** A fact that is always asked for. `ask` is the question; `options` if only some answers are possible. */
export const needs = take('needed');
/** A fact that is asked for once and may be skipped. */
export const offers = take('offered');
/** A fact that is taken if it is said, and never asked for. */
export const may = take('open');
/** A fact that is asked for where what is known calls for it, and else taken if it is said. */
export const when = (how: (known: Known) => boolean, ...about: Parameters<ReturnType<typeof take>>): Take =>
  take(how)(...about);

/** 是 or 否, with the words by which each is said. */
export const YES_NO = [
  { value: 'yes', label: '是', synonyms: ['有', '同意', '准许', '发言', '告知法院'] },
  { value: 'no', label: '否', synonyms: ['没有', '不同意', '不准许', '未发言', '不是', '未告知法院'] },
] as const;

/** What a step may come to; a list gives the words it is said with, the first as it is recorded. */
export const results = (
  ...labels: readonly (string | readonly [string, ...string[]])[]
): NonNullable<Take['options']> =>
  labels.map((words) => {
    if (typeof words === 'string') return { value: words, label: words };
    const [label, ...synonyms] = words;
    return { value: label, label, synonyms };
  });

/** A fact that is asked for and whose options may have such words behind them. */
export const followedBy = (behind: string, take: Take): Take => ({ ...take, behind });

/** A fact that has a place only where something is so. */
export const only = (applies: NonNullable<Take['applies']>, take: Take): Take => ({ ...take, applies });

const UNSETTLED = {
  value: 'unsettled',
  label: '尚不清楚',
  synonyms: ['不清楚', '还不清楚', '没有写明', '未写明'],
} as const;

/** The course a matter takes, as a step is told it. */
export const COURSE = [
  { value: 'ordinary', label: '普通程序', synonyms: ['普通'] },
  { value: 'summary', label: '简易程序', synonyms: ['简易'] },
  UNSETTLED,
] as const;
/** Whether harm goes on spreading, so that there is less time. */
export const URGENCY = [
  { value: 'ordinary', label: '一般情形', synonyms: ['不紧急'] },
  { value: 'urgent', label: '紧急情形', synonyms: ['紧急', '情况紧急', '损害继续扩大'] },
  UNSETTLED,
] as const;
/** The courses by which a record is put right. */
export const COURSES_TOLD = [
  { value: 'ordinary', label: '普通程序', synonyms: ['普通', '一般情形', '不紧急'] },
  { value: 'summary', label: '简易程序', synonyms: ['简易'] },
  { value: 'urgent', label: '紧急情形', synonyms: ['紧急', '情况紧急', '损害继续扩大'] },
] as const;
export const summary = ({ course }: StepFacts): boolean => course === 'summary';
export const urgent = ({ course }: StepFacts): boolean => course === 'urgent';
/** Nobody knows yet: the shorter period counts. */
export const unsettled = ({ course }: StepFacts): boolean => course === 'unsettled';
/** Said to be, or recorded when nobody was asked. */
export const ordinary = ({ course }: StepFacts): boolean => course === undefined || course === 'ordinary';
/** The shorter of two periods. */
export const shorter = (facts: StepFacts): boolean => summary(facts) || urgent(facts) || unsettled(facts);
/** What is said where the shorter one counts only because nobody knows. */
export const whileUnsettled =
  (words: string) =>
  (facts: StepFacts): string | undefined =>
    unsettled(facts) ? words : undefined;

/** Whether a step with these facts changes anything for what ran before it. */
const concludes = ({ goesOn }: Step, { result }: StepFacts): boolean => !goesOn?.includes(result ?? '');

/** The rules whose open deadlines a step with these facts meets. */
export const metWith = (step: Step, facts: StepFacts): readonly string[] =>
  concludes(step, facts) ? (step.meets ?? []) : [];

/** The rules whose open deadlines of this side need not be met any more after a step with these facts. */
export const endedWith = (step: Step, facts: StepFacts, side: Side): readonly string[] =>
  concludes(step, facts) ? [...(step.ends ?? []), ...(side === 'other' ? (step.endsTheirs ?? []) : [])] : [];

/** Whether a step with these facts settles the matter. */
export const settledWith = (step: Step, facts: StepFacts): boolean => {
  const { settles = [] } = step;
  return concludes(step, facts) && (settles === true || settles.includes(facts.result ?? ''));
};

/** The results by which a step settles the matter; undefined where any does, or none. */
export const settlingResults = ({ settles, goesOn, takes }: Step): readonly string[] | undefined => {
  if (settles !== true) return settles;
  const all = takes.find(({ fact }) => fact === 'result')?.options ?? [];
  return goesOn && all.map(({ value }) => value).filter((result) => !goesOn.includes(result));
};

/** A new step's facts: a course that was asked for and not told is left open. */
export const leftOpen = ({ takes }: Step, facts: StepFacts): StepFacts => {
  const asked = takes.find(({ fact }) => fact === 'course');
  const isOpen = asked !== undefined && facts.course === undefined && asked.applies?.(facts) !== false;
  return isOpen ? { ...facts, course: 'unsettled' } : facts;
};

/** Of a hearing that was announced before: this notice puts it off, or announces one more. */
export const anew: Take = {
  fact: 'notice',
  label: '与此前通知的关系',
  ask: '是此前通知的那一次改期，还是另一次？',
  how: 'open',
  options: [
    { value: 'moved', label: '改期', synonyms: ['改期开庭', '改期听证', '延期开庭'] },
    { value: 'another', label: '另一次', synonyms: ['再次开庭', '第二次开庭', '另一次开庭', '再次听证'] },
  ],
};

/** How it was served: a notice counts as served only when its time is over. */
export const serving: Take = {
  fact: 'servedBy',
  label: '送达方式',
  ask: '怎么送达的？',
  how: 'open',
  options: Object.entries(SERVICES).map(([value, { label, synonyms }]) => ({ value, label, synonyms })),
};

/** Files with any step: sent in the private chat. */
export const papers: Take = { fact: 'materials', label: '材料', ask: '附哪些材料？请在私聊中发送文件。', how: 'open' };

/**
 * Who came for the bureau (法释〔2020〕3号第二条): its first head, a deputy, one of deputy rank who helps manage the matter,
 * or another head in charge of it.
 */
export const HEADS = [
  { value: 'principal', label: '正职负责人', synonyms: ['局长', '一把手', '主要负责人', '正职'] },
  { value: 'deputy', label: '副职负责人', synonyms: ['副局长', '副职', '分管领导'] },
  { value: 'assisting', label: '副职级别的负责人', synonyms: ['党组成员', '副职级别'] },
  { value: 'in-charge', label: '其他参与分管的负责人', synonyms: ['参与分管'] },
  { value: 'none', label: '负责人未出庭', synonyms: ['没有负责人', '未出庭', '不出庭', '没出庭', '不参加'] },
] as const;

/** 局长出庭, 副局长参加. */
export const COMES = '(?:将|拟|已|要)?(?:出庭|到庭|参加|出席)(?:应诉|听证)?';
/** Why a head may stay away (法释〔2020〕3号第八条). */
export const EXCUSES = [
  { value: 'force-majeure', label: '不可抗力' },
  { value: 'accident', label: '意外事件' },
  { value: 'duty', label: '需要履行他人不能代替的公务', synonyms: ['公务', '不能代替的公务'] },
  { value: 'other', label: '其他正当理由', synonyms: ['其他'] },
] as const;
