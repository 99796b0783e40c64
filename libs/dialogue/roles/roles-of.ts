/** The fields of a declared command or question as the tagger sees them. */
import type { Fields } from '#kernel';
import type { Roles } from './features.ts';

/** Words of options shorter than this stand in too many others. */
const SHORTEST = 2;

export const rolesOf = (command: string, fields: Fields): Roles => ({
  command,
  fields: Object.entries(fields).map(([name, { kind }]) => ({
    name,
    kind: kind.is,
    options:
      kind.is === 'choice' || kind.is === 'choices'
        ? kind.options
            .flatMap(({ label, synonyms = [] }) => [label, ...synonyms])
            .filter((word) => word.length >= SHORTEST)
        : [],
  })),
});
