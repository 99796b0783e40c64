// How the deadlines of a case are told: each with its day by the organ's calendar, its article, and what became of it.
import { z } from 'zod';
import { Counted, nationalTime, type Facts, type LegalTime } from '#duties';
import { dateInWords, type LocalDate } from '#kernel';
import { caution, mayLapse, ruleOn, sourcesInWords, versionsOf, type Certainty } from '#rulebook';
import { deadlinesOf, startsOf, type Days, type Running } from './deadlines.ts';
import type { StepFacts } from './events.ts';
import { ENDING_RULES } from './grounds.ts';
import type { Extension, OpenCase } from './state.ts';

/** A deadline as it is told: its rule, its day with the count, and what became of it. `why`: why there is no day. */
export const Told = z.object({
  key: z.string(),
  rule: z.string(),
  name: z.string(),
  side: z.enum(['bureau', 'other']),
  state: z.enum(['open', 'suspended', 'met', 'closed']),
  on: z.string().optional(),
  late: z.boolean(),
  counted: Counted.optional(),
  /** Days on which an extension was approved after the end it should have moved: they change nothing. */
  void: z.array(z.string()).optional(),
  why: z.string().optional(),
  /** The shorter of two periods, because what decides between them was left open. */
  cautious: z.string().optional(),
  /** Why it is the other side's alone. */
  theirs: z.string().optional(),
  /** How many extensions it bears. */
  extended: z.int().optional(),
  source: z.string(),
  caution: z.string(),
});
export type Told = z.infer<typeof Told>;

/** Counts the deadlines of a case by the law as the organ has it. */
export const toldOf = (state: OpenCase, time: LegalTime): readonly Told[] =>
  deadlinesOf(state).map((running) => countedBy(time, running));

/**
 * The day a deadline comes to, with the facts it is counted from. An extension approved after the end as it then stood,
 * or before it began, or by more than the law allows, is void: perhaps a correction moved the period, and the law's own
 * day stands again.
 */
export const dayOf = (
  { rule, facts, extensions }: Pick<Running, 'rule' | 'facts' | 'extensions'>,
  time: LegalTime,
): { readonly facts: Facts; readonly counted?: Counted; readonly void: readonly Extension[] } => {
  const late: Extension[] = [];
  let known = facts;
  let counted = time.count(rule, known);
  for (const granted of extensions) {
    const longer = { ...known, extension: { ...granted.by, n: granted.by.n + (known.extension?.n ?? 0) } };
    const then =
      counted && granted.on >= facts.start && granted.on <= counted.due ? time.count(rule, longer) : undefined;
    if (then) {
      known = longer;
      counted = then;
    } else late.push(granted);
  }
  return { facts: known, ...(counted ? { counted } : {}), void: late };
};

/** The days deadlines come to by a law. */
export const daysBy = (time: LegalTime): Days => ({
  dayOf: (running) => {
    const { counted, void: late } = dayOf(running, time);
    return { due: counted?.due, void: late };
  },
});

const countedBy = (time: LegalTime, running: Running): Told => {
  const { key, rule, side, facts, standing, cautious, theirs, extensions } = running;
  const inForce = ruleOn(rule, facts.start);
  const known = inForce ?? versionsOf(rule)[0]!;
  const { counted, void: late } = dayOf(running, time);
  const on = standing.is === 'met' ? standing.on : undefined;
  const why = inForce ? '文书没有写明期限，请登记期限' : '当时适用的旧规定没有收录，请自行核对期限';
  return {
    key,
    rule,
    name: known.name,
    side,
    state: standing.is,
    late: on !== undefined && counted !== undefined && on > counted.due,
    ...(on === undefined ? {} : { on }),
    ...(counted ? { counted } : {}),
    ...(late.length > 0 ? { void: late.map((granted) => granted.on) } : {}),
    ...(cautious === undefined ? {} : { cautious }),
    ...(theirs === undefined ? {} : { theirs }),
    ...(extensions.length > late.length ? { extended: extensions.length - late.length } : {}),
    source: counted?.source ?? sourcesInWords(known),
    caution: counted?.caution ?? caution(known),
    ...(counted ? {} : { why }),
  };
};

/** A deadline that a step will set running; `source` is the first article it rests on. */
export interface Foreseen {
  readonly name: string;
  readonly due: LocalDate;
  readonly source: string;
  readonly certainty: Certainty;
  readonly cautious?: string;
  /** The calendar of its year is not out: it may move. */
  readonly provisional: boolean;
}

/**
 * What a step will set running, by the calendar of the whole country; the organ's own is taken when it is recorded.
 */
export const startedBy = (step: string, on: LocalDate, facts: StepFacts): readonly Foreseen[] =>
  startsOf({ step, on, facts }).flatMap(({ rule, facts: from, cautious }) => {
    const known = ruleOn(rule, from.start);
    const counted = known && nationalTime.countBy(known, from);
    if (!counted) return [];
    const source = firstOf(counted.source);
    const { provisional } = counted;
    const told = { name: known.name, due: counted.due, source, certainty: known.certainty, provisional };
    return [{ ...told, ...(cautious ? { cautious } : {}) }];
  });

const firstOf = (source: string): string => source.split('；')[0]!;

/** A deadline in one line of chat, with its article. */
export const toldInWords = (deadline: Told, today: LocalDate): string => {
  const { source, caution: unsure } = deadline;
  return `${toldBriefly(deadline, today)}（${firstOf(source)}${unsure === '' ? '' : `，${unsure}`}）`;
};

/** The same without the article. */
export const toldBriefly = (deadline: Told, today: LocalDate): string => {
  const { name, rule, state, counted, side, cautious, theirs, extended } = deadline;
  const dayAndState = [dayInWords(deadline), stateInWords(deadline, today)].filter((part) => part !== '').join('，');
  return [
    side === 'other' ? '（对方）' : '',
    `**${name}**：${dayAndState}`,
    counted?.safe ? `，稳妥起见${dateInWords(counted.safe)}前办结` : '',
    deadline.void
      ? `，${deadline.void.map((on) => dateInWords(on as LocalDate)).join('、')}批准的延长不在期限之内，不起作用`
      : '',
    extended !== undefined && extended > 1 ? `，已延长${extended}次` : '',
    cautious === undefined || (state !== 'open' && !deadline.late) ? '' : `，${cautious}`,
    theirs === undefined || state !== 'open' ? '' : `，${theirs}`,
    state === 'open' && ENDING_RULES.includes(rule) ? `，${consequenceOf(rule)}` : '',
  ].join('');
};

/** What follows if nobody goes on by then. */
const consequenceOf = (rule: string): string => {
  const [known] = versionsOf(rule);
  return known && 'consequence' in known ? (known.consequence ?? '') : '';
};

const dayInWords = ({ counted, state }: Told): string =>
  counted && state !== 'suspended' ? `${dateInWords(counted.due)}${counted.provisional ? '（暂定）' : ''}` : '';

const stateInWords = (deadline: Told, today: LocalDate): string => {
  switch (deadline.state) {
    case 'met':
      return `${dateInWords(deadline.on as LocalDate)}已办${deadline.late ? '，**逾期**' : ''}`;
    case 'closed':
      return '不再需要';
    case 'suspended':
      return '中止中，恢复后顺延';
    case 'open':
      return openInWords(deadline, today);
  }
};

const openInWords = ({ counted, rule, side, why }: Told, today: LocalDate): string => {
  if (!counted) return why ?? '';
  if (counted.due >= today) return '';
  if (mayLapse(rule)) return '期限已过';
  return side === 'bureau' ? '**已逾期**' : '期限已过';
};
