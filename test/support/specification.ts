import { expect } from '@jest/globals';
import { fold, type Decide, type Decider, type DomainEvent } from '#kernel';

/** Given what happened, when this is decided: what then happened, or why not. */
export const specificationOf = <S, E extends DomainEvent>(decider: Decider<S, E>) => ({
  given: (...past: readonly E[]) => ({
    when: (decision: Decide<S, E>) => {
      const outcome = decision(fold(decider, past));
      return {
        happened: (...events: readonly E[]) => expect(outcome).toEqual({ events }),
        nothing: () => expect(outcome).toEqual({ events: [] }),
        refused: (code: string) => expect(outcome).toMatchObject({ refusal: { code } }),
      };
    },
  }),
});
