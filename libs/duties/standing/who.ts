// Who has a standing duty to do and who supervises it, by the directory and what the organ settled.
import type { Roll, StaffMember } from '#directory';
import type { StaffId, UnitId } from '#kernel';

/** The head of a unit as the directory has him; undefined until that was said, or once he left. */
export const headOf = ({ units, staff }: Roll, unit: UnitId): StaffMember | undefined => {
  const head = units.get(unit)?.head;
  return head ? staff.get(head) : undefined;
};

/** The main head: as the organ's own papers name him, else whoever is the secretary. */
export const mainHeadOf = ({ organ, staff }: Roll): StaffMember | undefined =>
  (organ?.head ? staff.get(organ.head) : undefined) ??
  [...staff.values()].find(({ roles }) => roles.includes('secretary'));

/** 办公室办, 由吴磊负责: what stands around who is named last. */
const DOES = /(?:来?(?:办理?|负责|承办|牵头|落实|去?做|盯着?))?(?:一下|吧|哈|啊|呀)*[\s,，。.!！]*$/u;
const BY = /(?:由|让|叫|请|交给?|归|给)$/u;
const ending = (words: string): string => words.trimEnd().replace(DOES, '');
const beforeName = (words: string, name: string): string => words.slice(0, -name.length).trim().replace(BY, '').trim();

/** A unit by the words that end a saying: `报送学法情况 法规科` is of the legal unit; and the words before it. */
export const unitBehind = (
  { units }: Roll,
  words: string,
): { readonly unit: UnitId; readonly before: string } | undefined => {
  const names = [...units.values()].flatMap(({ unit, name, short }) =>
    [name, ...short].map((word) => ({ unit, word })),
  );
  const longestFirst = names.toSorted((a, b) => b.word.length - a.word.length);
  const said = ending(words);
  const found = longestFirst.find(({ word }) => said.endsWith(word));
  return found && { unit: found.unit, before: beforeName(said, found.word) };
};

/** A person by the name that ends a saying. */
export const personBehind = (
  { staff }: Roll,
  words: string,
): { readonly person: StaffMember; readonly before: string } | undefined => {
  const said = ending(words);
  const [only, another] = [...staff.values()].filter(({ name }) => said.endsWith(name));
  return only && !another ? { person: only, before: beforeName(said, only.name) } : undefined;
};

/** Who leads which unit from the leading group. */
export type Divisions = Readonly<Record<string, StaffId>>;

/** Whoever supervises what is of a unit: its division leader, if he is still there; undefined: the main head. */
export const supervisorOf = ({ staff }: Roll, unit: UnitId, divisions: Divisions): StaffId | undefined => {
  const leader = divisions[unit];
  return leader !== undefined && staff.has(leader) ? leader : undefined;
};
