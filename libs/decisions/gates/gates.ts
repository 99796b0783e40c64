import { addDays, daysBetween, type LocalDate } from '#kernel';
import type { Category } from '../ground/categories.ts';
import { hold, refusedBy, rule, type Refused } from '../ground/refusals.ts';
import { GATES, type Conclusion, type Gate } from './gate-kinds.ts';

// Which gates an item must pass, which may be left out, how each must be answered, and what may not be submitted.

/**
 * What is known of one gate of an item. `sentOn`: asked last, of a consultation the day it was published; `pending`:
 * no answer since; `byRule`: it was asked by itself, because the item needs it, and nobody has answered yet.
 */
export interface GateState {
  readonly sentOn?: LocalDate;
  readonly pending?: boolean;
  readonly byRule?: true;
  readonly conclusion?: Conclusion;
  readonly overridden?: true;
  /** The day of the last answer, and of the word that it goes on without one. */
  readonly answeredOn?: LocalDate;
  readonly overriddenOn?: LocalDate;
}
export type GateStates = Readonly<Partial<Record<Gate, GateState>>>;

/** What an item must pass where the catalogue says nothing of it. */
const USUAL: Readonly<Record<Category, readonly Gate[]>> = {
  majorDecision: ['legalOpinion', 'legalityReview'],
  majorProject: ['legalOpinion', 'legalityReview'],
  largeFunds: ['legalOpinion', 'legalityReview'],
  personnel: ['personnelProcedure'],
};
export const usualGates = (category: Category): readonly Gate[] => USUAL[category];

/**
 * What no list may leave out: counsel is heard before what is major is decided (中办发〔2016〕30号), persons go through
 * their procedure.
 */
export const leastGates = (category: Category): readonly Gate[] =>
  category === 'personnel' ? ['personnelProcedure'] : ['legalOpinion'];

/**
 * Where the first head may let an item go on without it, by a reason that stays on record. Never what the law says may
 * not be replaced: the legality review (条例第二十五条), the fair-competition review (条例第五条), the procedure for
 * personnel, the order of the bodies that decide.
 */
const OVERRIDABLE: readonly Gate[] = ['legalOpinion', 'publicConsultation', 'expertReview', 'riskAssessment', 'budget'];
export const mayOverride = (gate: Gate): boolean => OVERRIDABLE.includes(gate);

/**
 * Passed is what was answered and not found adverse, or overridden; what was found adverse stays so until it was
 * answered otherwise, whatever was overridden.
 */
const passed = ({ conclusion, overridden }: GateState = {}): boolean =>
  conclusion === undefined ? overridden === true : conclusion !== 'adverse';

/** Legal reviews: asked for in writing, and answered by somebody else than who put the item forward, on paper. */
const REVIEWS: readonly Gate[] = ['legalOpinion', 'legalityReview', 'fairCompetition'];

/**
 * Whoever asks for a legal review waits for it, and what was found adverse may not be submitted, also where nobody had
 * to ask.
 */
const withAsked = (needed: readonly Gate[], known: GateStates): readonly Gate[] => {
  const asked = (Object.keys(known) as Gate[]).filter((gate) => {
    const { sentOn, conclusion } = known[gate] ?? {};
    return conclusion === 'adverse' || (REVIEWS.includes(gate) && sentOn !== undefined);
  });
  return [...needed, ...asked.filter((gate) => !needed.includes(gate))];
};

/** Those not passed yet. */
export const gatesLeft = (needed: readonly Gate[], known: GateStates): readonly Gate[] =>
  withAsked(needed, known).filter((gate) => !passed(known[gate]));

/** Refuses what may not be submitted: an adverse answer first, then what is missing, with the source of the first. */
export const submittable = (number: string, needed: readonly Gate[], known: GateStates): Refused | undefined => {
  const left = gatesLeft(needed, known);
  const adverse = left.find((gate) => known[gate]?.conclusion === 'adverse');
  if (adverse) {
    const { source, label } = GATES[adverse];
    return refusedBy(source, 'decisions.gate-adverse', { number, gate: label });
  }
  const [first] = left;
  if (first === undefined) return undefined;
  const missing = left.map((gate) => GATES[gate].label).join('、');
  return refusedBy(GATES[first].source, 'decisions.gates-missing', { number, missing });
};

/** A gate opens on the day it was answered, or let go without an answer: by whichever came first. */
const openedOn = ({ conclusion, answeredOn, overriddenOn }: GateState = {}): LocalDate | undefined => {
  if (conclusion === undefined) return overriddenOn;
  return overriddenOn !== undefined && answeredOn !== undefined && overriddenOn < answeredOn
    ? overriddenOn
    : answeredOn;
};

/**
 * Refuses a meeting that was held before a gate opened: what was answered after it cannot have been before the group.
 */
export const openedBefore = (
  heldOn: LocalDate,
  number: string,
  needed: readonly Gate[],
  known: GateStates,
): Refused | undefined => {
  const late = withAsked(needed, known).find((gate) => (openedOn(known[gate]) ?? heldOn) > heldOn);
  if (late === undefined) return undefined;
  const { source, label } = GATES[late];
  return refusedBy(source, 'decisions.gate-after-meeting', {
    number,
    gate: label,
    on: openedOn(known[late])!,
    heldOn,
  });
};

/** What is told on paper: an opinion, or the minutes of the office meeting. */
export const onPaper = (gate: Gate): boolean => REVIEWS.includes(gate) || gate === 'officeMeeting';

const paperOf = (gate: Gate): string => (gate === 'officeMeeting' ? '办公会纪要' : '意见书');

/** 条例第十五条: the public is given thirty days as a rule; fewer only for a reason that the notice says. */
const CONSULTATION_DAYS = 30;

/** What came back from a gate; `materials`: the paper it is on. */
export interface GateAnswer {
  readonly gate: Gate;
  readonly answeredOn: LocalDate;
  readonly remark?: string | undefined;
  readonly materials?: readonly unknown[] | undefined;
}

const longEnough = rule(
  'decisions.consultation-short',
  GATES.publicConsultation.source,
  ({ gate, sentOn, answer }: { gate: Gate; sentOn: LocalDate; answer: GateAnswer }) =>
    gate !== 'publicConsultation' ||
    answer.remark !== undefined ||
    answer.answeredOn >= addDays(sentOn, CONSULTATION_DAYS),
);
const inOrder = rule(
  'decisions.answered-before-sent',
  null,
  ({ sentOn, answer }: { sentOn: LocalDate; answer: GateAnswer }) => answer.answeredOn >= sentOn,
);

/** Holds the answer to a gate against how it must come about. `own`: it is recorded by who put the item forward. */
export const answerable = (answer: GateAnswer, known: GateState, own: boolean): Refused | undefined => {
  const { gate } = answer;
  const { sentOn } = known;
  const { label, source } = GATES[gate];
  const facts = { gate: label };
  const legal = REVIEWS.includes(gate);
  if (legal && own) return refusedBy(source, 'decisions.reviewed-by-another', facts);
  if ((legal || gate === 'publicConsultation') && sentOn === undefined)
    return refusedBy(source, 'decisions.gate-not-open', facts);
  if (known.conclusion === 'adverse' && known.pending !== true)
    return refusedBy(source, 'decisions.gate-sent-again', facts);
  if (onPaper(gate) && (answer.materials ?? []).length === 0)
    return refusedBy(source, 'decisions.opinion-on-paper', { ...facts, paper: paperOf(gate) });
  return sentOn === undefined ? undefined : inTime(answer, sentOn);
};

/** Not before it was asked for, and a consultation not before the public had its thirty days. */
const inTime = (answer: GateAnswer, sentOn: LocalDate): Refused | undefined => {
  const { gate, answeredOn } = answer;
  const days = daysBetween(sentOn, answeredOn);
  const earliest = addDays(sentOn, CONSULTATION_DAYS);
  return (
    hold(inOrder, { sentOn, answer }, { gate: GATES[gate].label, from: sentOn }) ??
    hold(longEnough, { gate, sentOn, answer }, { from: sentOn, days, earliest })
  );
};
