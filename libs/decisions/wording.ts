import type { Requirement } from '#kernel';

/** Requirements as a numbered list; what stands on memory or a second-hand text is marked 待核实. */
export const requirementsInWords = (requires: readonly Requirement[]): string =>
  requires.map(({ text, source, certainty }, n) => `${n + 1}. ${text}(${source}${certainty === 'V' ? '' : ',待核实'})`).join('\n');
