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

/**
 * The instances of one case heard in a period. Several hearings of one instance count once, and one attendance is enough for it
 * (法释〔2020〕3号第七条); an attendance in one instance does not carry to another.
 * @param taken its steps by their day
 */
export const appearancesIn = (
  taken: readonly { readonly step: string; readonly on: LocalDate; readonly facts: StepFacts }[],
  { first, last }: Period,
): readonly Appearance[] => {
  const heard = new Map<keyof typeof STAGES, { readonly facts: StepFacts; readonly on: LocalDate }[]>();
  let stage: keyof typeof STAGES = 'first';
  for (const { step, on, facts } of taken) {
    stage = stepOf(step).stage ?? stage;
    if (stepOf(step).hearing === 'court') heard.set(stage, [...(heard.get(stage) ?? []), { facts, on }]);
  }
  return [...heard].flatMap(([of, hearings]) => {
    if (!hearings.some(({ on }) => first <= on && on <= last)) return [];
    const came = hearings.filter(({ facts: { head } }) => head !== undefined && head !== 'none');
    return [
      {
        stage: STAGES[of],
        hearings: hearings.length,
        attended: came.length > 0,
        spoke: came.some(({ facts }) => facts.spoke === 'yes'),
        excused: hearings.some(({ facts }) => facts.excuse !== undefined),
      },
    ];
  });
};
