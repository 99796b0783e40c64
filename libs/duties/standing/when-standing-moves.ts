import { Directory, type Roll } from '#directory';
import { policy, type Acting, type Happened } from '#infra/events';
import { dateInWords, numberInWords, plain } from '#kernel';
import type { Standing, Wanted } from '../duty.ts';
import { Duties } from '../duties.ts';
import { putNews } from '../put-news.ts';
import { TheLaw } from '../the-law.ts';
import {
  ExtensionAsked,
  ExtensionRefused,
  ROOM,
  StandingAccepted,
  StandingExtended,
  StandingHandedOver,
  StandingOpened,
  StandingRecounted,
  StandingReturned,
  StandingStepDone,
  StandingSubmitted,
  StandingWaived,
} from './events.ts';
import { leftOf, standingDuty, type KnownStanding } from './standing-duty.ts';
import { mainHeadOf } from './who.ts';

type Moved = Happened<
  | typeof StandingOpened
  | typeof StandingStepDone
  | typeof StandingRecounted
  | typeof StandingSubmitted
  | typeof StandingAccepted
  | typeof StandingReturned
  | typeof ExtensionAsked
  | typeof StandingExtended
  | typeof ExtensionRefused
  | typeof StandingHandedOver
  | typeof StandingWaived
>;

/** What is to be done, and what its owner waits for, are duties. */
const keepDuties = async (moved: Moved, acting: Acting) => {
  const known = await acting.ledger.streams(standingDuty).now(acting.organ, moved.data.standing);
  if (known.is !== 'unknown') await keepAsItIs(known, acting, whyOf(moved, known));
};

/** Brings what waits because of one of them to how it stands, and to who is there. */
export const keepAsItIs = async (known: KnownStanding, acting: Acting, why: Wanted['why']): Promise<void> => {
  const { ledger, because, database, organ } = acting;
  const roll = await new Directory(database).roll(organ);
  const duties = new Duties(ledger);
  const toDo = { ...(await toDoOf(known, acting)), why };
  for (const one of [toDo, toAccept(known, roll), toAllow(known, roll)]) await duties.keep(because(), one);
};

/** Why its day is another than before. */
const whyOf = ({ type }: Moved, { extended }: KnownStanding): Wanted['why'] => {
  if (type === 'duties.standing-recounted') return 'calendar';
  return extended ? 'extended' : 'corrected';
};

const originOf = ({ standing, number, title }: KnownStanding) => ({
  room: ROOM,
  id: standing,
  number: numberInWords(number),
  title,
  marks: [],
});

/** What its owner has to do, with its day by the calendar as it is. Without an owner who is there it is the office's. */
export const toDoOf = async (
  known: KnownStanding,
  { ledger, database, organ }: Pick<Acting, 'ledger' | 'database' | 'organ'>,
): Promise<Wanted> => {
  const { rule, start, due, source, caution, unit, extended } = known;
  const [law, { staff }] = await Promise.all([new TheLaw(ledger).of(organ), new Directory(database).roll(organ)]);
  const owner = known.owner !== undefined && staff.has(known.owner) ? known.owner : undefined;
  const calendar = law.calendars.of('bureau');
  const aim = calendar.previousWorkday(due);
  const provisional = [aim, due].some((day) => calendar.dayOf(day).provisional);
  const left = leftOf(known);
  const about = left.length === 0 ? '' : `还差：${left.join('、')}`;
  return {
    origin: { ...originOf(known), ...(about === '' ? {} : { about }) },
    key: 'do',
    name: extended ? '办理（已延期）' : '办理',
    ...(rule === undefined ? {} : { rule }),
    facts: { start, stated: due },
    counted: {
      due,
      counted: due,
      ...(aim === due ? {} : { safe: aim }),
      provisional,
      steps: [{ day: due, what: source || '本局安排' }],
      source,
      caution,
      law: law.number,
    },
    unit,
    ...(owner === undefined ? { role: 'office' } : { owner }),
    act: actOf(known, left),
    side: 'bureau',
    standing: doneOf(known),
    why: 'corrected',
  };
};

/** What does it by a tap: the next part of it, else the whole. */
const actOf = ({ number }: KnownStanding, [next]: readonly string[]) =>
  next === undefined
    ? { title: '已办', says: `已办 ${numberInWords(number)}` }
    : { title: '登记步骤', says: `登记步骤 ${numberInWords(number)} ${next}` };

const doneOf = ({ is, submittedOn, due }: KnownStanding): Standing => {
  switch (is) {
    case 'open':
      return { is: 'open' };
    case 'submitted':
    case 'accepted':
      return { is: 'met', on: submittedOn ?? due };
    case 'waived':
      return { is: 'closed', why: '免办' };
  }
};

const SETTLED: Standing = { is: 'closed', why: '已处理' };

/** What waits for whoever supervises it. */
const waiting = (known: KnownStanding, roll: Roll, key: string, title: string, about: string): Wanted => {
  const { supervisor: named } = known;
  const supervisor = named !== undefined && roll.staff.has(named) ? named : mainHeadOf(roll)?.staff;
  return {
    origin: { ...originOf(known), about },
    key,
    name: title,
    unit: known.unit,
    ...(supervisor === undefined ? { role: 'secretary' } : { owner: supervisor }),
    act: { title, says: `${title} ${numberInWords(known.number)}` },
    asked: true,
    side: 'bureau',
    standing: { is: 'open' },
    why: 'corrected',
  };
};

const toAccept = (known: KnownStanding, roll: Roll): Wanted => {
  const about = known.submittedOn === undefined ? '' : `${dateInWords(known.submittedOn)}已办`;
  const wanted = waiting(known, roll, 'accept', '确认办结', about);
  if (known.is === 'submitted') return wanted;
  return known.is === 'accepted' && known.acceptedOn !== undefined
    ? { ...wanted, standing: { is: 'met', on: known.acceptedOn } }
    : { ...wanted, standing: SETTLED };
};

const toAllow = (known: KnownStanding, roll: Roll): Wanted => {
  const { asked, due } = known;
  const about = asked ? `申请由${dateInWords(due)}延期到${dateInWords(asked.until)}` : '';
  const wanted = waiting(known, roll, 'extension', '同意延期', about);
  return known.is === 'open' && asked ? wanted : { ...wanted, standing: SETTLED };
};

type Told = Happened<
  | typeof StandingReturned
  | typeof StandingExtended
  | typeof ExtensionRefused
  | typeof StandingHandedOver
  | typeof StandingWaived
>;

/** The owner hears at once of what others did with it. */
const tellOwner = async (event: Told, { client, ledger, organ }: Acting) => {
  const known = await ledger.streams(standingDuty).now(organ, event.data.standing);
  if (known.is === 'unknown' || known.owner === undefined || known.owner === event.data.by) return;
  const number = numberInWords(known.number);
  const words = `**${number}** ${plain(known.title)}\n\n${newsOf(event, known)}原因：${plain(event.data.reason)}`;
  const button = { title: '看详情', says: number };
  await putNews(client, event, { staff: known.owner, title: '事项有变动', words, button });
};

const newsOf = (event: Told, { due }: KnownStanding): string => {
  switch (event.type) {
    case 'duties.standing-returned':
      return `已退回，请继续办理，${dateInWords(due)}前办结。`;
    case 'duties.standing-extended':
      return `已同意延期到${dateInWords(event.data.until)}。`;
    case 'duties.extension-refused':
      return `没有同意延期，仍为${dateInWords(due)}。`;
    case 'duties.standing-handed-over':
      return `转给您办理，${dateInWords(due)}前办结。`;
    case 'duties.standing-waived':
      return '本次免办。';
  }
};

/** A standing duty is a duty of its owner; what he waits for is one of whoever supervises it. */
export const whenStandingMoves = policy('duties.when-standing-moves')
  .onStreams()
  .on(
    [
      StandingOpened,
      StandingStepDone,
      StandingRecounted,
      StandingSubmitted,
      StandingAccepted,
      StandingReturned,
      ExtensionAsked,
      StandingExtended,
      ExtensionRefused,
      StandingHandedOver,
      StandingWaived,
    ],
    keepDuties,
  );

/** Whoever has a standing duty to do is told of what others did with it. */
export const tellOfStanding = policy('duties.tell-of-standing')
  .onStreams()
  .on([StandingReturned, StandingExtended, ExtensionRefused, StandingHandedOver, StandingWaived], tellOwner);
