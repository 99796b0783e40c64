import { Directory } from '#directory';
import { Duties, type Standing } from '#duties';
import { policy, type Acting, type Happened } from '#infra/events';
import { dateOf, numberInWords } from '#kernel';
import { CorrectionApproved, CorrectionAsked, CorrectionDropped } from '../meetings/events.ts';
import { meeting } from '../meetings/meeting.ts';

type Moved = Happened<typeof CorrectionAsked | typeof CorrectionApproved | typeof CorrectionDropped>;

const standingOf = (moved: Moved): Standing => {
  switch (moved.type) {
    case 'decisions.correction-asked':
      return { is: 'open' };
    case 'decisions.correction-approved':
      return { is: 'met', on: dateOf(moved.recordedAt) };
    case 'decisions.correction-dropped':
      return { is: 'closed', why: '不予更正' };
  }
};

const keepDuty = async (moved: Moved, { organ, ledger, database, because }: Acting) => {
  const { meeting: of, correction } = moved.data;
  const [known, history, { staff }] = await Promise.all([
    ledger.streams(meeting).now(organ, of),
    ledger.read(organ, moved.stream),
    new Directory(database).roll(organ),
  ]);
  const asked = (history as readonly Happened<typeof CorrectionAsked>[]).find(
    ({ type, data }) => type === CorrectionAsked.type && data.correction === correction,
  );
  const unit = asked && staff.get(asked.data.approvedBy)?.unit;
  if (known.is === 'unknown' || !asked || !unit) return;
  await new Duties(ledger).keep(because(), {
    origin: {
      room: 'decisions-correction',
      id: of,
      number: numberInWords(known.number),
      title: asked.data.what,
      marks: ['internal'],
    },
    key: `correction-${correction}`,
    name: '批准更正会议记录',
    act: { title: '批准', says: `批准更正 ${numberInWords(known.number)} 更正${correction}` },
    asked: true,
    unit,
    owner: asked.data.approvedBy,
    side: 'bureau',
    standing: standingOf(moved),
    why: 'corrected',
  });
};

/** A correction that waits is a duty of the one who is to approve it. */
export const whenCorrectionAsked = policy('decisions.when-correction-asked')
  .onStreams()
  .on([CorrectionAsked, CorrectionApproved, CorrectionDropped], keepDuty);
