// Whether a head of the bureau came to court, counted by instance (法释〔2020〕3号).
import type { LocalDate, Period } from '#kernel';
import type { StepFacts } from './events.ts';
import { stepOf } from './procedures/index.ts';

const STAGES = { first: '一审', second: '二审', retrial: '再审' } as const;

/** One instance that was heard, and whether a head came to any of its hearings. */
export interface Appearance {
  readonly stage: string;
  readonly hearings: number;
  readonly attended: boolean;
  readonly spoke: boolean;
  readonly excused: boolean;
}

interface Hearing {
  readonly on: LocalDate;
  readonly facts: StepFacts;
}

/**
 * The instances of one case heard in a period. Several hearings of one instance count once, and one attendance is
 * enough for it (法释〔2020〕3号第七条); an attendance in one instance does not carry to another.
 * @param taken its steps by their day
 */
export const appearancesIn = (
  taken: readonly (Hearing & { readonly step: string })[],
  { first, last }: Period,
): readonly Appearance[] =>
  [...hearingsByStage(taken)]
    .filter(([, hearings]) => hearings.some(({ on }) => first <= on && on <= last))
    .map(([stage, hearings]) => appearanceOf(stage, hearings));

type Stage = keyof typeof STAGES;

/** The hearings of each instance; one lasts until a step begins the next. */
const hearingsByStage = (
  taken: readonly (Hearing & { readonly step: string })[],
): ReadonlyMap<Stage, readonly Hearing[]> => {
  const heard = new Map<Stage, readonly Hearing[]>();
  let stage: Stage = 'first';
  for (const { step, on, facts } of taken) {
    stage = stepOf(step).stage ?? stage;
    if (stepOf(step).hearing === 'court') heard.set(stage, [...(heard.get(stage) ?? []), { on, facts }]);
  }
  return heard;
};

const appearanceOf = (stage: Stage, hearings: readonly Hearing[]): Appearance => {
  const attended = hearings.filter(({ facts: { head } }) => head !== undefined && head !== 'none');
  return {
    stage: STAGES[stage],
    hearings: hearings.length,
    attended: attended.length > 0,
    spoke: attended.some(({ facts }) => facts.spoke === 'yes'),
    excused: hearings.some(({ facts }) => facts.excuse !== undefined),
  };
};
