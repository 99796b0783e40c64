import { becauseOf, type Ledger, type Reader, type SequencedEvent, type Streams } from '#infra/events';
import { dateOf, derivedId, OrganId, type Instant } from '#kernel';
import { emergency, ratify, reopen, type Emergency } from '../emergencies/emergency.ts';
import type { EmergencyEvent } from '../emergencies/events.ts';
import { TaskId, type TaskEvent } from '../follow-up/events.ts';
import { assignTask, cancelTask, task, type Task } from '../follow-up/task.ts';
import type { MeetingId } from '../ground/terms.ts';
import type { ItemEvent } from '../items/events.ts';
import { item, releaseItem, settleItem, type Item } from '../items/item.ts';
import type { AgendaEntry, MeetingEvent } from '../meetings/events.ts';
import { meeting, personsPending, settledOf, type Held, type Meeting } from '../meetings/meeting.ts';

/** When a meeting ends, its items are what it made of them, what it passed is to be carried out, and what was done alone is ratified; a vote corrected later changes that item, if no meeting decided on it since. */
export class WhenMeetingSettles implements Reader {
  readonly name = 'decisions.when-meeting-settles';
  private readonly meetings: Streams<Meeting, MeetingEvent>;
  private readonly items: Streams<Item, ItemEvent>;
  private readonly tasks: Streams<Task, TaskEvent>;
  private readonly emergencies: Streams<Emergency, EmergencyEvent>;

  constructor(ledger: Ledger) {
    this.meetings = ledger.streams(meeting);
    this.items = ledger.streams(item);
    this.tasks = ledger.streams(task);
    this.emergencies = ledger.streams(emergency);
  }

  async apply(recorded: SequencedEvent): Promise<void> {
    const { type, data } = recorded as unknown as MeetingEvent;
    if (
      type !== 'decisions.meeting-closed' &&
      type !== 'decisions.vote-corrected' &&
      type !== 'decisions.meeting-cancelled'
    )
      return;
    const organ = OrganId.parse(recorded.organ);
    const it = await this.meetings.now(organ, data.meeting);
    if (it.is === 'cancelled')
      for (const { item: of } of it.agenda)
        await this.items.decide(
          becauseOf(recorded, this.name, of),
          of,
          releaseItem(it.meeting, dateOf(recorded.recordedAt as Instant)),
        );
    if (it.is !== 'closed') return;
    const corrected = type === 'decisions.vote-corrected' ? data : undefined;
    for (const entry of it.agenda)
      if (corrected === undefined || corrected.vote.place === entry.place)
        await (entry.emergency
          ? this.ratifying(recorded, it, entry, corrected?.reason)
          : this.settling(recorded, it, entry, corrected?.reason));
  }

  private async settling(
    recorded: SequencedEvent,
    held: Held,
    entry: AgendaEntry,
    corrected: string | undefined,
  ): Promise<void> {
    const organ = OrganId.parse(recorded.organ);
    const outcome = settledOf(held, entry.place);
    const by = becauseOf(recorded, this.name, entry.item);
    if (!outcome) return;
    const settled = await this.items.decide(
      by,
      entry.item,
      settleItem(
        { meeting: held.meeting, entry: entry.place, outcome, left: personsPending(held, entry), corrected },
        held.heldOn,
      ),
    );
    const it = await this.items.now(organ, entry.item);
    // Told twice, or decided by another meeting since: then that one's outcome stands, and its task.
    if (settled.is === 'refused' || it.is !== 'proposed' || it.settled?.meeting !== held.meeting) return;
    const taskOf = (of: MeetingId, place: number) => TaskId.parse(derivedId(`${of}:${place}`, 'task'));
    const id = taskOf(held.meeting, entry.place);
    const follow = { ...by, id: `${by.id}:task` };
    // Appointments are carried out by being announced; they are not followed up.
    if (outcome === 'passed' && it.category !== 'personnel')
      await this.tasks.decide(
        follow,
        id,
        assignTask({
          task: id,
          meeting: held.meeting,
          place: entry.place,
          item: entry.item,
          what: it.title,
          unit: it.unit,
          owner: it.proposer,
          assignedOn: held.heldOn,
        }),
      );
    else if (outcome !== 'passed')
      await this.tasks.decide(follow, id, cancelTask(corrected === undefined ? '没有通过' : '决议更正'));
    // Decided anew: what the earlier meeting asked for is asked for no more.
    const { earlier } = it.settled;
    if (earlier)
      await this.tasks.decide(
        { ...by, id: `${by.id}:earlier` },
        taskOf(earlier.meeting, earlier.entry),
        cancelTask('重新决策'),
      );
  }

  private async ratifying(
    recorded: SequencedEvent,
    held: Held,
    { item: id, place }: AgendaEntry,
    corrected: string | undefined,
  ): Promise<void> {
    const { year, serial } = held.number;
    const by = becauseOf(recorded, this.name, id);
    if (settledOf(held, place) === 'passed')
      await this.emergencies.decide(by, id, ratify(held.meeting, held.heldOn, `${year}年第${serial}次党组会议`));
    else if (corrected !== undefined) await this.emergencies.decide(by, id, reopen(held.meeting, corrected));
  }
}
