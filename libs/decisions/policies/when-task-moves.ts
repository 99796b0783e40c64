import { Duties, DutyMissed, type Standing, type Wanted } from '#duties';
import { policy, type Acting, type Happened } from '#infra/events';
import { dateOf, numberInWords, type LocalDate } from '#kernel';
import { TaskAssigned, TaskCancelled, TaskFinished, TaskReassigned, TaskReopened } from '../follow-up/events.ts';
import { returnTask, task, type OpenTask } from '../follow-up/task.ts';

const BASIS = '党组会议决议确定的期限';
const ROOM = 'decisions-task';

/** A task whose day passed goes back to the group. */
const returnMissed = async (missed: Happened<typeof DutyMissed>, { ledger, because }: Acting) => {
  const origin = await new Duties(ledger).originOf(missed.organ, missed.stream);
  if (origin?.room !== ROOM) return;
  await ledger.streams(task).decide(because(), origin.id, returnTask(missed.data.due));
};

type Moved = Happened<
  typeof TaskAssigned | typeof TaskReassigned | typeof TaskFinished | typeof TaskCancelled | typeof TaskReopened
>;

/** Without a day it is one duty; with a day, another. */
const keepDuty = async (moved: Moved, { ledger, because }: Acting) => {
  const known = await ledger.streams(task).now(moved.organ, moved.data.task);
  if (known.is === 'unknown') return;
  const finishedOn = moved.type === 'decisions.task-finished' ? moved.data.finishedOn : undefined;
  const duties = new Duties(ledger);
  for (const key of ['undated', 'dated'] as const)
    await duties.keep(because(), wantedOf(known, key, finishedOn, dateOf(moved.recordedAt)));
};

type Key = 'undated' | 'dated';

const wantedOf = (known: OpenTask, key: Key, finishedOn: LocalDate | undefined, today: LocalDate): Wanted => ({
  origin: { room: ROOM, id: known.task, number: numberInWords(known.number), title: known.what, marks: known.marks },
  key,
  name: '落实党组会议决议',
  unit: known.unit,
  owner: known.owner,
  side: 'bureau',
  why: 'corrected',
  standing: standingOf(known, key, finishedOn),
  ...(key === 'dated' && known.due !== undefined ? countedTo(known.due, today) : {}),
});

const standingOf = ({ is, due }: OpenTask, key: Key, finishedOn: LocalDate | undefined): Standing => {
  const concerned = (key === 'dated') === (due !== undefined);
  if (is === 'finished' && concerned && finishedOn) return { is: 'met', on: finishedOn };
  if (is === 'open' && concerned) return { is: 'open' };
  return { is: 'closed', why: is === 'cancelled' ? '决议更正' : '已定期限' };
};

/** The day the resolution says, as a count of one step. */
const countedTo = (due: LocalDate, from: LocalDate): Pick<Wanted, 'facts' | 'counted'> => ({
  facts: { start: from, stated: due },
  counted: {
    due,
    counted: due,
    provisional: false,
    steps: [{ day: due, what: BASIS }],
    source: BASIS,
    caution: '',
    law: 0,
  },
});

/** A task is a duty of its owner; one whose day passed goes back to the group. */
export const whenTaskMoves = policy('decisions.when-task-moves')
  .onStreams()
  .on([TaskAssigned, TaskReassigned, TaskFinished, TaskCancelled, TaskReopened], keepDuty)
  .on(DutyMissed, returnMissed);
