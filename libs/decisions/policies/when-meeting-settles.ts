import { policy, type Acting, type Happened } from '#infra/events';
import { dateOf, derivedId } from '#kernel';
import { emergency, ratify, reject, reopen } from '../emergencies/emergency.ts';
import { TaskId } from '../follow-up/events.ts';
import { assignTask, cancelTask, task, type Assignment } from '../follow-up/task.ts';
import type { MeetingId, Outcome } from '../ground/terms.ts';
import { item, releaseItem, settleItem, type ProposedItem } from '../items/item.ts';
import {
  MeetingCancelled,
  MeetingClosed,
  VoteCorrected,
  VoteRejudged,
  VoteTaken,
  type AgendaEntry,
} from '../meetings/events.ts';
import { meeting, personsPending, settledOf, type Held } from '../meetings/meeting.ts';
import { marksOf } from '../party-group/quorum.ts';

/** The items of a cancelled meeting wait for another. */
const releaseAgenda = async (cancelled: Happened<typeof MeetingCancelled>, { ledger, because }: Acting) => {
  const known = await ledger.streams(meeting).now(cancelled.organ, cancelled.data.meeting);
  if (known.is !== 'cancelled') return;
  const items = ledger.streams(item);
  for (const entry of known.agenda)
    await items.decide(because(entry.item), entry.item, releaseItem(known.meeting, dateOf(cancelled.recordedAt)));
};

const settleEveryEntry = async (closed: Happened<typeof MeetingClosed>, acting: Acting) => {
  const held = await acting.ledger.streams(meeting).now(closed.organ, closed.data.meeting);
  if (held.is !== 'closed') return;
  for (const entry of held.agenda) await settle({ held, entry, corrected: undefined }, acting);
};

/** One entry of a meeting that has ended is settled again. */
const settleAgain = async (of: MeetingId, place: number, reason: string, acting: Acting) => {
  const held = await acting.ledger.streams(meeting).now(acting.organ, of);
  if (held.is !== 'closed') return;
  for (const entry of held.agenda.filter((one) => one.place === place))
    await settle({ held, entry, corrected: reason }, acting);
};

const settleCorrected = ({ data }: Happened<typeof VoteCorrected>, acting: Acting) =>
  settleAgain(data.meeting, data.vote.place, data.reason, acting);

const settleRejudged = ({ data }: Happened<typeof VoteRejudged>, acting: Acting) =>
  settleAgain(data.meeting, data.place, data.reason, acting);

/** A vote in the meeting settles nothing before its end; one that was forgotten, at once. */
const settleMissed = async ({ data }: Happened<typeof VoteTaken>, acting: Acting) => {
  if (data.recordedLate) await settleAgain(data.meeting, data.vote.place, data.recordedLate.reason, acting);
};

/** An entry of a meeting that has ended; `corrected`: why it is settled again. */
interface Settling {
  readonly held: Held;
  readonly entry: AgendaEntry;
  readonly corrected: string | undefined;
}

const settle = (settling: Settling, acting: Acting): Promise<void> =>
  settling.entry.emergency ? settleRatification(settling, acting) : settleAnItem(settling, acting);

const settleAnItem = async (settling: Settling, acting: Acting): Promise<void> => {
  const { held, entry, corrected } = settling;
  const outcome = settledOf(held, entry.place);
  if (!outcome) return;
  const items = acting.ledger.streams(item);
  const left = personsPending(held, entry);
  const settlement = { meeting: held.meeting, entry: entry.place, outcome, left, corrected };
  const recording = await items.decide(acting.because(entry.item), entry.item, settleItem(settlement, held.heldOn));
  const known = await items.now(acting.organ, entry.item);
  // Told twice, or decided by another meeting since: then that one's outcome stands, and its task.
  if (recording.is === 'refused' || known.is !== 'proposed' || known.settled?.meeting !== held.meeting) return;
  await followUp(settling, known, outcome, acting);
};

const taskOf = (of: MeetingId, place: number): TaskId => TaskId.parse(derivedId(`${of}:${place}`, 'task'));

/** What was passed is to be carried out; what was not, or is decided anew, is asked for no more. */
const followUp = async (settling: Settling, known: ProposedItem, outcome: Outcome, acting: Acting): Promise<void> => {
  const { held, entry, corrected } = settling;
  const tasks = acting.ledger.streams(task);
  const by = acting.because(entry.item);
  const carryingOut = { ...by, id: `${by.id}:task` };
  const id = taskOf(held.meeting, entry.place);
  if (outcome !== 'passed')
    await tasks.decide(carryingOut, id, cancelTask(corrected === undefined ? '没有通过' : '决议更正'));
  // Appointments are carried out by being announced; they are not followed up.
  else if (known.category !== 'personnel')
    await tasks.decide(carryingOut, id, assignTask(assignmentOf(held, entry, known)));
  const earlier = known.settled?.earlier;
  if (earlier)
    await tasks.decide(
      { ...by, id: `${by.id}:earlier` },
      taskOf(earlier.meeting, earlier.entry),
      cancelTask('重新决策'),
    );
};

const assignmentOf = (held: Held, entry: AgendaEntry, known: ProposedItem): Assignment => ({
  task: taskOf(held.meeting, entry.place),
  meeting: held.meeting,
  place: entry.place,
  item: entry.item,
  what: known.title,
  unit: known.unit,
  owner: known.proposer,
  assignedOn: held.heldOn,
  marks: marksOf(entry),
});

const settleRatification = async ({ held, entry, corrected }: Settling, { ledger, because }: Acting): Promise<void> => {
  const emergencies = ledger.streams(emergency);
  const by = because(entry.item);
  const { year, serial } = held.number;
  const which = `${year}年第${serial}次党组会议`;
  const outcome = settledOf(held, entry.place);
  if (corrected !== undefined && outcome !== 'passed')
    await emergencies.decide({ ...by, id: `${by.id}:reopened` }, entry.item, reopen(held.meeting, corrected));
  if (outcome === 'passed') await emergencies.decide(by, entry.item, ratify(held.meeting, held.heldOn, which));
  if (outcome === 'rejected') await emergencies.decide(by, entry.item, reject(held.meeting, held.heldOn, which));
};

/**
 * When a meeting ends, its items are what it made of them, what it passed is to be carried out, and what was done alone
 * is ratified. A vote corrected later, or one that lost its quorum or majority by a correction, changes that item, its
 * task and its ratification, if no meeting decided on it since.
 */
export const whenMeetingSettles = policy('decisions.when-meeting-settles')
  .onStreams()
  .on(MeetingClosed, settleEveryEntry)
  .on(VoteCorrected, settleCorrected)
  .on(VoteRejudged, settleRejudged)
  .on(VoteTaken, settleMissed)
  .on(MeetingCancelled, releaseAgenda);
