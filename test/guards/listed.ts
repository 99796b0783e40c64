import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the rooms declare and what listens to the ledger, by name. */
export interface Listed {
  /** Names of commands and queries: `decisions.propose-item`. */
  readonly useCases: ReadonlySet<string>;
  /** `<room>.<register or policy>` */
  readonly listeners: ReadonlySet<string>;
  /** Names of the rooms, which are those of their folders. */
  readonly rooms: ReadonlySet<string>;
}

const USE_CASE = /^export const \w+ = (?:command|query)\(\s*'(?<name>[^']+)'/gmu;
const LISTENER = /^export const \w+ = (?:register|policy)\(\s*'(?<name>[^']+)'/gmu;
const ROOM = /= room\(\{\s*name: '(?<name>[^']+)'/gmu;

/** Written in the house below `root`, but in no list: it would never be heard of. As `file name`, in order. */
export const unlisted = (root: string, listed: Listed): readonly string[] => {
  const files = globSync('libs/**/*.ts', { cwd: root }).filter((file) => !file.endsWith('.spec.ts'));
  return files
    .flatMap((file) => {
      const text = readFileSync(join(root, file), 'utf8');
      const missing = (pattern: RegExp, names: ReadonlySet<string>): readonly string[] =>
        [...text.matchAll(pattern)].map(({ groups }) => groups!.name!).filter((name) => !names.has(name));
      const names = [
        ...missing(USE_CASE, listed.useCases),
        ...missing(LISTENER, listed.listeners),
        ...missing(ROOM, listed.rooms),
      ];
      return names.map((name) => `${file.replaceAll('\\', '/')} ${name}`);
    })
    .sort();
};
