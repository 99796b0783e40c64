import type { Outcome as Decision } from '#kernel';
import { refused, refusedBy, type Refused } from '../ground/refusals.ts';
import type { Outcome } from '../ground/terms.ts';
import { PARTY_GROUP_RULES } from '../party-group/quorum.ts';
import type { ItemEvent } from './events.ts';
import type { Item, ProposedItem } from './item.ts';

// How far an item has come settles what may be done with it: put forward, taken back, decided by a meeting.

const OUTCOMES: Readonly<Record<Outcome, string>> = { passed: '已通过', rejected: '未通过', deferred: '暂缓' };

/** On an item that was put forward and not taken back. */
export const proposed = (state: Item, decide: (item: ProposedItem) => Decision<ItemEvent>): Decision<ItemEvent> => {
  switch (state.is) {
    case 'unknown':
      return refused('decisions.item-unknown');
    case 'withdrawn':
      return refused('decisions.item-already-withdrawn');
    case 'proposed':
      return decide(state);
  }
};

/** What a meeting decided; what was put off is not decided. */
export const outcomeOf = ({ settled }: ProposedItem): Outcome | undefined =>
  settled === undefined || settled.outcome === 'deferred' ? undefined : settled.outcome;

export const settledAlready = (outcome: Outcome): Refused =>
  refusedBy(`${PARTY_GROUP_RULES}：党组决定的事项须坚决执行，重新决策须另经党组会议`, 'decisions.item-settled', {
    outcome: OUTCOMES[outcome],
  });

/** On an item that was put forward, and that no meeting has decided, or that is to be decided anew. */
export const undecided = (state: Item, decide: (item: ProposedItem) => Decision<ItemEvent>): Decision<ItemEvent> =>
  proposed(state, (item) => {
    const outcome = outcomeOf(item);
    return outcome && !item.settled!.again ? settledAlready(outcome) : decide(item);
  });
