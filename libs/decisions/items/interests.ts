import { happened, nothing, numberInWords, type Decide, type LocalDate, type StaffId } from '#kernel';
import { refused } from '../ground/refusals.ts';
import type { StandingInterest } from '../party-group/party-group.ts';
import { InterestDeclared, type ItemEvent } from './events.ts';
import type { DeclaredInterest, Item, ProposedItem } from './item.ts';
import { proposed } from './standing.ts';

// Whom an item touches: who is named in it, who said so himself, who holds a post in what it is about.

/** A member an item touches, and how. */
export interface Interest {
  readonly staff: StaffId;
  readonly why: string;
}
/** A member by name. */
export interface Named {
  readonly staff: StaffId;
  readonly name: string;
}

/** A member says whether an item touches him, also after it was decided; the last word counts. */
export const declareInterest =
  ({ staff, conflict, why }: DeclaredInterest, declaredOn: LocalDate): Decide<Item, ItemEvent> =>
  (state) =>
    proposed(state, (item) => {
      if (item.votedAt !== undefined)
        return refused('decisions.voted-not-ended', { number: numberInWords(item.number) });
      const known = item.interests.find((one) => one.staff === staff);
      return known?.conflict === conflict && known.why === why
        ? nothing()
        : happened(InterestDeclared({ item: item.item, staff, conflict, why, declaredOn }));
    });

type Concerning = Pick<ProposedItem, 'title' | 'persons' | 'interests'>;

/**
 * The members an item touches, each by the strongest reason: decided on by name; said so himself; a post he holds; named
 * in its title, unless he said that it does not touch him.
 */
export const interestsIn = (
  item: Concerning,
  members: readonly Named[],
  standing: readonly StandingInterest[],
): readonly Interest[] =>
  members.flatMap(({ staff, name }) => {
    const why =
      decidedOn(item, name) ??
      declaredBy(item, staff) ??
      holdsPost(item, staff, standing) ??
      inTitle(item, staff, name);
    return why === undefined ? [] : [{ staff, why }];
  });

const decidedOn = ({ persons = [] }: Concerning, name: string): string | undefined =>
  persons.includes(name) ? '议题涉及本人' : undefined;

const declaredBy = ({ interests }: Concerning, staff: StaffId): string | undefined => {
  const declared = interests.find((one) => one.staff === staff);
  return declared?.conflict ? `已申报利害关系：${declared.why}` : undefined;
};

/** Of what was done alone and is to be ratified: who holds a post in what it is about. No item says more of it. */
export const postHoldersIn = (title: string, standing: readonly StandingInterest[]): readonly Interest[] =>
  [...new Set(standing.map(({ staff }) => staff))].flatMap((staff) => {
    const why = holdsPost({ title }, staff, standing);
    return why === undefined ? [] : [{ staff, why }];
  });

const holdsPost = (
  { title }: Pick<Concerning, 'title'>,
  staff: StaffId,
  standing: readonly StandingInterest[],
): string | undefined => {
  const post = standing.find((one) => one.staff === staff && title.includes(one.body));
  return post && `已申报在${post.body}的职务：${post.why}`;
};

/** A name within the longer name of somebody else is not his. */
const inTitle = ({ title, persons = [], interests }: Concerning, staff: StaffId, name: string): string | undefined => {
  if (interests.some((one) => one.staff === staff && !one.conflict)) return undefined;
  const others = persons.filter((person) => person !== name && person.includes(name));
  const rest = others.reduce((words, person) => words.replaceAll(person, ''), title);
  return rest.includes(name) ? '议题题目涉及本人；确无利害关系的，请本人“申报利害关系”写明' : undefined;
};
