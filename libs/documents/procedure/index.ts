// The whole procedure: every step of a document's life, in the order in which they usually come.
import type { Step } from '../procedure.ts';
import { AFTERWARDS } from './afterwards.ts';
import { DRAFTING } from './drafting.ts';
import { ISSUING } from './issuing.ts';
import { REVIEWING } from './reviewing.ts';

export const STEPS: readonly Step[] = [...DRAFTING, ...REVIEWING, ...ISSUING, ...AFTERWARDS];

const BY_ID = new Map(STEPS.map((step) => [step.id, step]));
/** The step of an id, which is one of the procedure's. */
export const stepOf = (id: string): Step => BY_ID.get(id)!;
