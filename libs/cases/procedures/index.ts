import type { FactName, Kind } from '../events.ts';
import type { Procedure, Step } from '../procedure.ts';
import { arbitration } from './arbitration.ts';
import { compensation } from './compensation.ts';
import { information } from './information.ts';
import { instrument } from './instrument.ts';
import { litigation } from './litigation.ts';
import { mediation } from './mediation.ts';
import { normReview } from './norm-review.ts';
import { petition } from './petition.ts';
import { reconsideration } from './reconsideration.ts';
import { screening } from './screening.ts';

/** Every kind of case with its procedure. */
export const PROCEDURES: readonly Procedure[] = [
  reconsideration,
  normReview,
  litigation,
  mediation,
  petition,
  screening,
  instrument,
  compensation,
  information,
  arbitration,
];

const steps = new Map<string, { readonly step: Step; readonly kind: Kind }>(
  PROCEDURES.flatMap(({ kind, steps: all }) => all.map((step) => [step.id, { step, kind }] as const)),
);

/** A step by its id. @throws Error if no procedure has such a step */
export const stepOf = (id: string): Step => {
  const found = steps.get(id);
  if (!found) throw new Error(`no procedure has a step ${id}`);
  return found.step;
};

/** What a fact is called where a step takes it. */
export const labelOf = (fact: FactName): string =>
  PROCEDURES.flatMap((one) => one.steps)
    .flatMap(({ takes }) => takes)
    .find((take) => take.fact === fact)?.label ?? fact;

/** The steps of one kind of case. */
export const stepsOf = (kind: Kind): readonly string[] =>
  PROCEDURES.find((one) => one.kind === kind)!.steps.map(({ id }) => id);
