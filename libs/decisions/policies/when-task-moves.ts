import { Duties } from '#duties';
import { becauseOf, type Ledger, type Reader, type SequencedEvent, type Streams } from '#infra/events';
import { dateOf, numberInWords, OrganId, type Instant, type LocalDate } from '#kernel';
import type { TaskEvent } from '../follow-up/events.ts';
import { returnTask, task, type OpenTask, type Task } from '../follow-up/task.ts';

const BASIS = '党组会议决议确定的期限';
const ROOM = 'decisions-task';

/** A task is a duty of its owner; one whose day passed goes back to the group. */
export class WhenTaskMoves implements Reader {
  readonly name = 'decisions.when-task-moves';
  private readonly duties: Duties;
  private readonly tasks: Streams<Task, TaskEvent>;

  constructor(ledger: Ledger) {
    this.duties = new Duties(ledger);
    this.tasks = ledger.streams(task);
  }

  async apply(recorded: SequencedEvent): Promise<void> {
    const organ = OrganId.parse(recorded.organ);
    const by = becauseOf(recorded, this.name);
    if (recorded.type === 'duties.duty-missed') {
      const origin = await this.duties.originOf(organ, recorded.stream);
      if (origin?.room === ROOM)
        await this.tasks.decide(by, origin.id, returnTask((recorded.data as { due: LocalDate }).due));
      return;
    }
    if (
      !recorded.stream.startsWith('decisions.task/') ||
      recorded.type === 'decisions.task-reported' ||
      recorded.type === 'decisions.task-returned'
    )
      return;
    const { data } = recorded as unknown as TaskEvent;
    const it = await this.tasks.now(organ, data.task);
    if (it.is === 'unknown') return;
    const finished =
      recorded.type === 'decisions.task-finished' ? (recorded.data as { finishedOn: LocalDate }).finishedOn : undefined;
    // Without a day it is a duty too; with one, another.
    for (const key of ['undated', 'dated'] as const)
      await this.duties.keep(by, wanted(it, key, finished, dateOf(recorded.recordedAt as Instant)));
  }
}

const wanted = (it: OpenTask, key: 'undated' | 'dated', finished: LocalDate | undefined, on: LocalDate) => {
  const mine = (key === 'dated') === (it.due !== undefined);
  const standing =
    it.is === 'finished' && mine && finished
      ? ({ is: 'met', on: finished } as const)
      : it.is === 'open' && mine
        ? ({ is: 'open' } as const)
        : ({ is: 'closed', why: it.is === 'cancelled' ? '决议更正' : '已定期限' } as const);
  const dated =
    key === 'dated' && it.due !== undefined
      ? {
          facts: { start: on, stated: it.due },
          counted: {
            due: it.due,
            counted: it.due,
            provisional: false,
            steps: [{ day: it.due, what: BASIS }],
            source: BASIS,
            caution: '',
            law: 0,
          },
        }
      : {};
  return {
    origin: { room: ROOM, id: it.task, number: numberInWords(it.number), title: it.what },
    key,
    name: '落实党组会议决议',
    unit: it.unit,
    owner: it.owner,
    side: 'bureau',
    why: 'corrected',
    standing,
    ...dated,
  } as const;
};
