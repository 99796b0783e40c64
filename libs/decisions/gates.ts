import type { Refusal } from '#kernel';
import { GATES, type Category, type Conclusion, type Gate } from './events.ts';
import { refused } from './refusals.ts';

/** What is known of one gate of an item. */
export interface GateState { readonly sent: boolean; readonly conclusion?: Conclusion; readonly overridden?: true }
export type GateStates = Readonly<Partial<Record<Gate, GateState>>>;

/** What an item must pass where the catalogue says nothing of it. */
const USUAL: Readonly<Record<Category, readonly Gate[]>> = {
  majorDecision: ['legalOpinion', 'legalityReview'], majorProject: ['legalOpinion', 'legalityReview'], largeFunds: ['legalOpinion', 'legalityReview'], personnel: ['personnelProcedure'],
};
export const usualGates = (category: Category): readonly Gate[] => USUAL[category];

/**
 * Where the first head may let an item go on without it, by a reason that stays on record. Never what the law says may not be
 * replaced: the legality review (条例第二十五条), the fair-competition review (条例第五条), the procedure for personnel, the order of the bodies that decide.
 */
const OVERRIDABLE: readonly Gate[] = ['legalOpinion', 'publicConsultation', 'expertReview', 'riskAssessment', 'budget'];
export const mayOverride = (gate: Gate): boolean => OVERRIDABLE.includes(gate);

/** Those not passed yet; passed is what was answered and not found adverse, or overridden. */
export const gatesLeft = (needed: readonly Gate[], known: GateStates): readonly Gate[] =>
  needed.filter((gate) => { const it = known[gate]; return it?.overridden !== true && (it?.conclusion === undefined || it.conclusion === 'adverse'); });

/** Refuses what may not be submitted: an adverse answer first, then what is missing, with the source of the first. */
export const submittable = (number: string, needed: readonly Gate[], known: GateStates): { readonly refusal: Refusal } | undefined => {
  const left = gatesLeft(needed, known);
  const adverse = left.find((gate) => known[gate]?.conclusion === 'adverse');
  const sourced = (gate: Gate, { refusal }: { refusal: Refusal }) => ({ refusal: { ...refusal, source: GATES[gate].source } });
  if (adverse) return sourced(adverse, refused('decisions.gate-adverse', { number, gate: GATES[adverse].label }));
  return left.length === 0 ? undefined : sourced(left[0]!, refused('decisions.gates-missing', { number, missing: left.map((gate) => GATES[gate].label).join('、') }));
};
