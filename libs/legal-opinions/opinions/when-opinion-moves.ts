import { Directory } from '#directory';
import { Duties, TheLaw, type Wanted } from '#duties';
import { policy, type Acting, type Happened } from '#infra/events';
import { numberInWords, type LocalDate, type StaffId } from '#kernel';
import { adviser } from '../advisers/adviser.ts';
import { OPINION_EVENTS } from './events.ts';
import { opinion, unsettled, type KnownOpinion } from './opinion.ts';

/** How long counsel has: the bureau's own numbers, by what it is about and how it presses. */
export const ruleOf = ({ urgent, subject }: Pick<KnownOpinion, 'urgent' | 'subject'>): string => {
  if (urgent) return 'lc-time-urgent';
  return subject.kind === 'contract' ? 'lc-time-contract' : 'lc-time';
};

/** The day from which counsel has his days: asked, or asked for more. */
export const startOf = ({ askedOn, returnedOn }: KnownOpinion): LocalDate => returnedOn ?? askedOn;

const keepDuties = async (
  { organ, data }: Happened<(typeof OPINION_EVENTS)[number]>,
  { ledger, database, because }: Acting,
) => {
  const known = await ledger.streams(opinion).now(organ, data.opinion);
  if (known.is === 'unknown') return;
  const [law, { staff }, to] = await Promise.all([
    new TheLaw(ledger).of(organ),
    new Directory(database).roll(organ),
    known.assigned && ledger.streams(adviser).now(organ, known.assigned.adviser),
  ]);
  const account = to?.is === 'engaged' ? to.account : undefined;
  const legal = [...staff.values()].filter(({ roles }) => roles.includes('legal'));
  const desk = (legal.find(({ post }) => post.includes('科长') || post.includes('主任')) ?? legal[0])?.staff;
  const duties = new Duties(ledger);
  const facts = { start: startOf(known), ...(known.due && !known.returnedOn ? { stated: known.due } : {}) };
  const counted = law.count(ruleOf(known), facts);
  const wanted = [
    { ...deliveryOf(known, account), facts, ...(counted ? { counted } : {}) },
    assignmentOf(known, desk),
    settlingOf(known),
  ];
  for (const one of wanted) await duties.keep(because(), one);
};

const dutyOf = (known: KnownOpinion) => ({
  origin: {
    room: 'opinions',
    id: known.opinion,
    number: numberInWords(known.number),
    title: known.subject.title,
    marks: known.marks,
  },
  unit: known.subject.unit,
  side: 'bureau' as const,
  why: 'corrected' as const,
});

/** The adviser's: to give the opinion in time. */
const deliveryOf = (known: KnownOpinion, account: StaffId | undefined): Wanted => ({
  ...dutyOf(known),
  key: 'deliver',
  name: '出具法律意见',
  rule: ruleOf(known),
  ...(account ? { owner: account } : {}),
  standing: deliveryStanding(known),
});

const deliveryStanding = ({ is, delivery, takenOver }: KnownOpinion): Wanted['standing'] => {
  if (takenOver) return { is: 'closed', why: '已在议题中登记' };
  switch (is) {
    case 'asked':
      return { is: 'open' };
    case 'delivered':
      return { is: 'met', on: delivery!.on };
    case 'superseded':
      return delivery ? { is: 'met', on: delivery.on } : { is: 'closed', why: '已重新送审' };
    case 'withdrawn':
      return { is: 'closed', why: '撤回' };
  }
};

/** The legal unit's: to give it to somebody. */
const assignmentOf = (known: KnownOpinion, desk: StaffId | undefined): Wanted => ({
  ...dutyOf(known),
  key: 'assign',
  name: '指派法律顾问',
  ...(desk ? { owner: desk } : {}),
  standing:
    known.is === 'asked' && !known.assigned && !known.takenOver ? { is: 'open' } : { is: 'closed', why: '已办' },
});

/** Of who asked: to say what became of each suggestion. */
const settlingOf = (known: KnownOpinion): Wanted => ({
  ...dutyOf(known),
  key: 'settle',
  name: '登记法律意见的采纳情况',
  ...(known.askedBy ? { owner: known.askedBy } : {}),
  standing: known.is === 'delivered' && unsettled(known).length > 0 ? { is: 'open' } : { is: 'closed', why: '已办' },
});

/** What is next of an opinion is a duty: to give it to an adviser, to give it in time, to settle its suggestions. */
export const whenOpinionMoves = policy('opinions.when-opinion-moves').onStreams().on(OPINION_EVENTS, keepDuties);
