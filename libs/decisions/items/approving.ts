import { happened, nothing, numberInWords, type Decide, type LocalDate, type StaffId } from '#kernel';
import { openedBefore, submittable } from '../gates/gates.ts';
import { refused, type Refused } from '../ground/refusals.ts';
import type { MeetingId } from '../ground/terms.ts';
import { ItemApproved, ItemPlaced, ItemReviewed, type ItemEvent } from './events.ts';
import type { Item, ProposedItem } from './item.ts';
import { outcomeOf, proposed, settledAlready, undecided } from './standing.ts';

// The office finds the papers complete, the secretary settles that the item goes to the Party group, a meeting takes
// it.

/** The office says whether the papers are complete. */
export const reviewItem =
  (complete: boolean, remark: string | undefined, today: LocalDate): Decide<Item, ItemEvent> =>
  (state) =>
    undecided(state, (item) =>
      item.reviewed && complete
        ? nothing()
        : happened(ItemReviewed({ item: item.item, complete, remark, reviewedOn: today })),
    );

/** Why the office may not hand it on yet: not reviewed, or a gate not passed. */
const notReady = (item: ProposedItem): Refused | undefined => {
  const number = numberInWords(item.number);
  return item.reviewed ? submittable(number, item.needs, item.gates) : refused('decisions.not-reviewed', { number });
};

/**
 * The secretary settles that it goes to the Party group: reviewed, and every gate passed. What was put off is approved
 * again; what was decided is decided anew only for a reason.
 */
export const approveItem =
  (by: StaffId, again: string | undefined, today: LocalDate): Decide<Item, ItemEvent> =>
  (state) =>
    proposed(state, (item) => {
      if (item.approved) return nothing();
      const outcome = outcomeOf(item);
      if (outcome && again === undefined) return settledAlready(outcome);
      return (
        notReady(item) ??
        happened(ItemApproved({ item: item.item, approvedBy: by, approvedOn: today, ...(outcome ? { again } : {}) }))
      );
    });

/** Why a meeting of a day cannot have had it before it: put forward later, or a gate opened later. */
const datedAfter = (item: ProposedItem, heldOn: LocalDate): Refused | undefined => {
  const number = numberInWords(item.number);
  return item.proposedOn > heldOn
    ? refused('decisions.proposed-after-meeting', { number, on: item.proposedOn, heldOn })
    : openedBefore(heldOn, number, item.needs, item.gates);
};

/** Why the Party group may not decide on it at a meeting of this day; undefined where it may. */
export const readyForMeeting = (state: Item, heldOn: LocalDate): Refused | undefined => {
  const outcome = undecided(state, (item) => {
    const refusal = notReady(item);
    if (refusal) return refusal;
    if (!item.approved) return refused('decisions.not-approved', { number: numberInWords(item.number) });
    return datedAfter(item, heldOn) ?? nothing();
  });
  return 'refusal' in outcome ? outcome : undefined;
};

/**
 * Why a meeting that has ended cannot have decided on it: a gate was not open by then, or it went on to another meeting
 * since.
 */
export const readyThen = (state: Item, meeting: MeetingId, heldOn: LocalDate): Refused | undefined => {
  const outcome = proposed(state, (item) => {
    const number = numberInWords(item.number);
    const here = item.on === meeting || (item.on === undefined && item.settled?.meeting === meeting);
    if (!here || item.approved !== (item.on === meeting)) return refused('decisions.decided-since', { number });
    return submittable(number, item.needs, item.gates) ?? datedAfter(item, heldOn) ?? nothing();
  });
  return 'refusal' in outcome ? outcome : undefined;
};

/**
 * Puts it on the agenda of a meeting, to be held on a day: of one at a time. `noticedOn`: the day of the notice it is on,
 * which names nothing that was not put forward yet; what came later is put on by itself, with the reason.
 */
export const placeItem =
  (meeting: MeetingId, heldOn: LocalDate, today: LocalDate, noticedOn?: LocalDate): Decide<Item, ItemEvent> =>
  (state) =>
    readyForMeeting(state, heldOn) ??
    proposed(state, (item) => {
      if (item.on === meeting) return nothing();
      const { proposedOn: on } = item;
      if (noticedOn !== undefined && on > noticedOn)
        return refused('decisions.proposed-after-notice', { number: numberInWords(item.number), on, noticedOn });
      return item.on === undefined
        ? happened(ItemPlaced({ item: item.item, meeting, placedOn: today }))
        : refused('decisions.on-other-agenda', { number: numberInWords(item.number) });
    });
