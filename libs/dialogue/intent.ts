import type { Declaration, QueryDeclaration } from '#kernel';

/** Everything that can be said: the declared commands and queries. */
export interface Vocabulary {
  readonly commands: readonly Declaration[];
  readonly queries: readonly QueryDeclaration[];
}

export type Intent =
  | { readonly is: 'help' }
  | { readonly is: 'command'; readonly command: Declaration; readonly rest: string }
  | { readonly is: 'query'; readonly query: QueryDeclaration; readonly rest: string };

const POLITE = /^(?:请|麻烦|帮我|我要|我想|[你您]好[,\uff0c]?|\s)+/u;

/** What a message begins with: the longest known words win. */
export const intentIn = (text: string, { commands, queries }: Vocabulary): Intent | undefined => {
  const said = text.trim().replace(POLITE, '');
  if (/^(?:帮助|菜单|help|[?\uff1f]|怎么用)$/iu.test(said)) return { is: 'help' };
  const known = [
    ...commands.flatMap((command) => command.says.map((words) => ({ words, command }))),
    ...queries.flatMap((query) => (query.chat?.says ?? []).map((words) => ({ words, query }))),
  ].filter(({ words }) => said.startsWith(words)).sort((a, b) => b.words.length - a.words.length)[0];
  if (!known) return undefined;
  const rest = said.slice(known.words.length).replace(/^[\s,.:\uff0c\uff1a\u3002]+/u, '');
  return 'command' in known ? { is: 'command', command: known.command, rest } : { is: 'query', query: known.query, rest };
};
