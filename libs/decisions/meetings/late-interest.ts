import type { StaffId } from '#kernel';
import { quorumOf } from '../party-group/quorum.ts';
import { interestedIn, RECUSAL, type Interested } from './ballot.ts';
import type { AgendaEntry, Vote } from './events.ts';
import { entryAt, isAmong, type Held } from './meeting-state.ts';
import { votersThen } from './presence.ts';

// Who voted on what touches him, as it became known after the meeting. The decision is shown as one to be taken anew
// where he counted; nothing is changed by itself.

/** What his vote counted toward: enough who decide, the side that carried it, or neither. */
type Counted = 'quorum' | 'majority' | 'neither';
/** A vote somebody took part in whom the item touches. */
export interface LateInterest extends Interested {
  readonly place: number;
  readonly person?: string | undefined;
  readonly counted: Counted;
}
/** Whom an item touches, by what is known now. */
export type KnownNow = (entry: AgendaEntry) => readonly Interested[] | undefined;

/** Of a meeting that has ended: the votes that decided something, with those who should have withdrawn. */
export const lateInterests = (held: Held, known: KnownNow): readonly LateInterest[] => {
  if (held.is !== 'closed') return [];
  return held.votes.flatMap((vote) => {
    const entry = entryAt(held, vote.place);
    if (!entry || vote.outcome === 'deferred') return [];
    const voters = votersThen(held, vote);
    return interestedIn(entry, known(entry))
      .filter(({ staff }) => isAmong(voters, staff))
      .map(({ staff, why }) => {
        const enough = voters.length - 1 >= quorumOf(entry, vote.due);
        const counted = enough ? sideOf(vote, staff) : 'quorum';
        return { place: vote.place, person: vote.person, staff, why, counted };
      });
  });
};

/** Of a secret vote nobody knows: it may have been for the side that carried it. */
const sideOf = ({ cast, outcome }: Vote, staff: StaffId): Counted => {
  const carrying = outcome === 'passed' ? 'for' : 'against';
  const own = cast?.find((one) => one.staff === staff);
  return cast === undefined || own?.vote === carrying ? 'majority' : 'neither';
};

const COUNTED: Readonly<Record<Counted, string>> = {
  quorum: '除去本人，参加表决的不足法定人数',
  majority: '其票计入（无记名的，视为计入）多数',
  neither: '其票没有计入多数',
};

/** `议题1：会后得知李敏有利害关系（…）而参加了表决，…须复议、重新表决…` */
export const lateInterestInWords = (
  { place, person, staff, why, counted }: LateInterest,
  nameOf: (staff: StaffId) => string,
): string => {
  const what = person === undefined ? `议题${place}` : `议题${place}（${person}）`;
  const found = `${what}：会后得知${nameOf(staff)}有利害关系（${why}）而参加了表决，${COUNTED[counted]}`;
  return counted === 'neither'
    ? `${found}：请在记录中写明（${RECUSAL}）`
    : `${found}：表决时已有这一关系的，须复议、重新表决，请提请党组会议重新研究；原结果没有改动（${RECUSAL}）`;
};
