import { becauseOf, type Ledger, type Reader, type SequencedEvent, type Streams } from '#infra/events';
import { derivedId, OrganId, type LocalDate } from '#kernel';
import { TaskId, type ItemEvent, type MeetingEvent, type TaskEvent } from './events.ts';
import { item, settleItem, type Item } from './item.ts';
import { meeting, settledOf, type Meeting } from './meeting.ts';
import { assignTask, cancelTask, task, type Task } from './task.ts';

/** When a meeting ends, or a vote of it is corrected, its items are what it made of them, and what it passed is to be carried out. */
export class WhenMeetingSettles implements Reader {
  readonly name = 'decisions.when-meeting-settles';
  private readonly meetings: Streams<Meeting, MeetingEvent>;
  private readonly items: Streams<Item, ItemEvent>;
  private readonly tasks: Streams<Task, TaskEvent>;

  constructor(ledger: Ledger) {
    this.meetings = ledger.streams(meeting);
    this.items = ledger.streams(item);
    this.tasks = ledger.streams(task);
  }

  async apply(recorded: SequencedEvent): Promise<void> {
    const { type, data } = recorded as unknown as MeetingEvent;
    if (type !== 'decisions.meeting-closed' && type !== 'decisions.vote-corrected') return;
    const organ = OrganId.parse(recorded.organ);
    const held = await this.meetings.now(organ, data.meeting);
    if (held.is !== 'closed') return;
    const settledOn: LocalDate = held.heldOn;
    for (const { place, item: of } of held.agenda) {
      const outcome = settledOf(held, place);
      const by = becauseOf(recorded, this.name, of);
      if (!outcome) continue;
      await this.items.decide(by, of, settleItem(held.meeting, place, outcome, settledOn));
      const it = await this.items.now(organ, of);
      if (it.is !== 'proposed') continue;
      const id = TaskId.parse(derivedId(`${held.meeting}:${place}`, 'task'));
      const follow = { ...by, id: `${by.id}:task` };
      // Appointments are carried out by being announced; they are not followed up.
      if (outcome === 'passed' && it.category !== 'personnel') await this.tasks.decide(follow, id, assignTask({ task: id, meeting: held.meeting, place, item: of, what: it.title, unit: it.unit, owner: it.proposer, assignedOn: settledOn }));
      else if (outcome !== 'passed') await this.tasks.decide(follow, id, cancelTask('决议更正'));
    }
  }
}
