/** How the meaning of words for options is learned: softmax regression by AdaGrad, among the options of each field. */
import { dice, shuffled } from '../sense/learn.ts';
import {
  keyOf,
  OPTION_PLACES,
  optionPlace,
  runsOf,
  scoresOf,
  sharesOf,
  type LearnedOptions,
  type OptionField,
} from './options.ts';

/** Words that mean an option of a field. */
export interface OptionLesson {
  readonly words: string;
  readonly field: OptionField;
  readonly option: string;
}

const ROUNDS = 20;
const STEP = 0.3;

/** Learns from lessons; the same lessons give the same weights. */
export const learnOptions = (lessons: readonly OptionLesson[]): LearnedOptions => {
  const weights = new Float32Array(OPTION_PLACES);
  const squares = new Float32Array(OPTION_PLACES).fill(1e-2);
  const examples = lessons.map(({ words, field, option }) => ({
    runs: runsOf(words),
    keys: field.options.map((one) => keyOf(field, one)),
    right: field.options.indexOf(option),
  }));
  const random = dice(5);
  for (let round = 0; round < ROUNDS; round += 1)
    for (const { runs, keys, right } of shuffled(examples, random)) {
      const share = 1 / Math.sqrt(runs.length);
      sharesOf(scoresOf(runs, keys, weights)).forEach((likely, n) => {
        const slope = (likely - (n === right ? 1 : 0)) * share;
        for (const run of runs) {
          const place = optionPlace(run, keys[n]!);
          squares[place]! += slope * slope;
          weights[place]! -= (STEP * slope) / Math.sqrt(squares[place]!);
        }
      });
    }
  const scale = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127;
  return { weights: Int8Array.from(weights, (weight) => Math.round(weight / scale)), scale };
};
