import { decider, fenInFigures, happened, type Decide, type Fen, type LocalDate } from '#kernel';
import type { Gate } from '../gates/gate-kinds.ts';
import { leastGates } from '../gates/gates.ts';
import { CATEGORIES, type Category } from '../ground/categories.ts';
import { refused, type Refused } from '../ground/refusals.ts';
import { CataloguePublished, type CatalogueEvent, type Matter } from './events.ts';

// The 三重一大 list: which version is in force on a day, and what it asks of an item.

export interface CatalogueVersion {
  readonly version: string;
  readonly from: LocalDate;
  readonly matters: readonly Matter[];
}
/** The 三重一大 list in all its versions, in the order they came into force. */
export interface Catalogue {
  readonly versions: readonly CatalogueVersion[];
}

/** The list in force on a day; undefined before the first. */
export const catalogueOn = ({ versions }: Catalogue, day: LocalDate): CatalogueVersion | undefined =>
  versions.filter(({ from }) => from <= day).at(-1);

/** Codes are the same in capitals and small letters. */
const sameCode = (one: string, other: string): boolean => one.toUpperCase() === other.toUpperCase();

/** The matter of this code in the list in force on a day. */
export const matterOn = (catalogue: Catalogue, code: string, day: LocalDate): Matter | undefined =>
  catalogueOn(catalogue, day)?.matters.find((matter) => sameCode(matter.code, code));

/**
 * What an item of this matter must pass: what no list may leave out, what the list asks for, and the bodies that come
 * before the Party group, in their order.
 */
export const neededFor = ({ category, gates, bodies }: Matter): readonly Gate[] => {
  const earlierBodies: readonly Gate[] = bodies.includes('office') ? ['officeMeeting'] : [];
  return [...new Set([...leastGates(category), ...gates, ...earlierBodies])];
};

/** So many matters are named to who has to choose one. */
const SHOWN = 12;

/**
 * Which matter of the list in force an item is of, or why it cannot be that: once there is a list that knows the
 * category, one must be named.
 */
export const matterFor = (
  catalogue: Catalogue,
  code: string | undefined,
  { category, amount }: { readonly category: Category; readonly amount?: Fen | undefined },
  day: LocalDate,
): Refused | { readonly matter?: Matter } => {
  if (code === undefined) {
    const open = catalogueOn(catalogue, day)?.matters.filter((one) => one.category === category) ?? [];
    const named = open.slice(0, SHOWN).map((one) => `${one.code} ${one.name}`);
    return open.length === 0 ? {} : refused('decisions.matter-needed', { matters: named.join('、') });
  }
  const matter = matterOn(catalogue, code, day);
  if (!matter) return refused('decisions.matter-unknown', { code, day });
  if (matter.category !== category)
    return refused('decisions.matter-category', { code, category: CATEGORIES[matter.category].label });
  return matter.threshold !== undefined && amount !== undefined && amount < matter.threshold
    ? refused('decisions.below-threshold', { code, threshold: fenInFigures(matter.threshold) })
    : { matter };
};

/** Several versions of one month are 202601, 202601-2, 202601-3. */
const versionOf = ({ versions }: Catalogue, from: LocalDate): string => {
  const month = from.slice(0, 7).replace('-', '');
  const before = versions.filter(({ version }) => version.startsWith(month)).length;
  return before === 0 ? month : `${month}-${before + 1}`;
};

/** Puts a list in force from a day on; not before the one that is in force already. */
export const publishCatalogue =
  (matters: readonly Matter[], from: LocalDate, reason: string): Decide<Catalogue, CatalogueEvent> =>
  (catalogue) => {
    const last = catalogue.versions.at(-1);
    if (last && from < last.from) return refused('decisions.catalogue-before', { from: last.from });
    const twice = matters.find(({ code }, n) => matters.findIndex((matter) => sameCode(matter.code, code)) !== n);
    if (twice) return refused('decisions.matter-twice', { code: twice.code });
    if (last && JSON.stringify(last.matters) === JSON.stringify(matters)) return refused('decisions.catalogue-same');
    return happened(CataloguePublished({ version: versionOf(catalogue, from), from, matters: [...matters], reason }));
  };

/** Changes or adds one matter: a version of its own. */
export const changeMatter =
  (matter: Matter, from: LocalDate, reason: string): Decide<Catalogue, CatalogueEvent> =>
  (catalogue) => {
    const now = catalogue.versions.at(-1)?.matters ?? [];
    const known = now.some(({ code }) => code === matter.code);
    return publishCatalogue(
      known ? now.map((one) => (one.code === matter.code ? matter : one)) : [...now, matter],
      from,
      reason,
    )(catalogue);
  };

export const catalogue = decider<Catalogue, CatalogueEvent>({
  category: 'decisions.catalogue',
  stateVersion: 1,
  initial: { versions: [] },
  evolve: ({ versions }, { data }) => ({
    versions: [...versions, { version: data.version, from: data.from, matters: data.matters }],
  }),
});
