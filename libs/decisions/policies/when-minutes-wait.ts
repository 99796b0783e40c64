import { Directory } from '#directory';
import { Duties, type Standing } from '#duties';
import { policy, type Acting, type Happened } from '#infra/events';
import { dateInWords, dateOf, fold, numberInWords } from '#kernel';
import {
  AttendanceCorrected,
  MeetingClosed,
  MinutesConfirmed,
  RecusalCorrected,
  ResolutionCorrected,
  VoteCorrected,
  VoteTaken,
  type MeetingEvent,
} from '../meetings/events.ts';
import { isAmong } from '../meetings/meeting-state.ts';
import { meeting, type Held } from '../meetings/meeting.ts';

const MOVES = [
  MeetingClosed,
  MinutesConfirmed,
  VoteTaken,
  VoteCorrected,
  AttendanceCorrected,
  RecusalCorrected,
  ResolutionCorrected,
] as const;

/** By the history up to then, so that minutes that waited before this was kept wait since their meeting. */
const keepReading = async (event: Happened<(typeof MOVES)[number]>, acting: Acting) => {
  const { organ, ledger, database, because } = acting;
  const [history, { staff }] = await Promise.all([
    ledger.read(organ, event.stream),
    new Directory(database).roll(organ),
  ]);
  const until = history.filter(({ version }) => version <= event.version) as unknown as readonly MeetingEvent[];
  const held = fold(meeting, until);
  if (held.is !== 'closed') return;
  const number = numberInWords(held.number);
  const duties = new Duties(ledger);
  for (const { staff: member } of held.due) {
    const unit = staff.get(member)?.unit;
    if (unit === undefined) continue;
    await duties.keep(because(), {
      origin: {
        room: 'decisions-minutes',
        id: held.meeting,
        number,
        title: `${dateInWords(held.heldOn)}党组会议纪要`,
        about: `议题${held.agenda.length}项`,
        marks: [],
      },
      key: `confirm-${member}`,
      name: '确认会议纪要',
      act: { title: '确认纪要', says: `确认纪要 ${number}` },
      asked: true,
      unit,
      owner: member,
      side: 'bureau',
      standing: standingOf(event, held, member),
      why: 'corrected',
    });
  }
};

/** Whoever was there reads them; a correction makes another version of them, to be read anew. */
const standingOf = (event: Happened<(typeof MOVES)[number]>, held: Held, member: Held['due'][number]['staff']) => {
  const confirmed: Standing = { is: 'met', on: dateOf(event.recordedAt) };
  if (isAmong(held.absent, member)) return { is: 'closed', why: '没有到会' } as const;
  return isAmong(held.confirmed, member) ? confirmed : ({ is: 'open' } as const);
};

/** Minutes are confirmed by each who was at the meeting: a duty of each, until he said that they are right or not. */
export const whenMinutesWait = policy('decisions.when-minutes-wait').onStreams().on(MOVES, keepReading);
