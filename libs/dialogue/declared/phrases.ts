/** The declared words of a vocabulary, in one tree over their characters and in an ear for their sounds; built once. */
import type { Declaration, QueryDeclaration } from '#kernel';
import { earFor, type Ear } from '../reading/sounding.ts';
import type { Intent, Told, Vocabulary } from '../vocabulary.ts';

/** Words that were declared for a command or a query; `…` in them stands for up to a dozen characters. */
export interface Phrase {
  readonly words: string;
  readonly command?: Declaration;
  readonly query?: QueryDeclaration;
}

/** Where a phrase stands in a text: the first time and the last. */
export interface Standing {
  readonly phrase: Phrase;
  readonly first: number;
  readonly last: number;
}

/** What is asked of the declared words. */
export interface Phrases {
  /** The phrases a text begins with, the longest first, and of the same words those declared first. */
  beginning(text: string): readonly Phrase[];
  /** The phrases that stand anywhere in a text; of those with `…` what is before it. The longest first. */
  standingIn(text: string): readonly Standing[];
  /** The phrases as they sound. */
  readonly ear: Ear<Phrase>;
  /** Commands that know words behind a person's name. */
  readonly behindNames: readonly BehindName[];
}

/** 赵刚赶到: what the command knows behind a name. */
export interface BehindName {
  readonly command: Declaration;
  readonly pattern: RegExp;
}

interface Step {
  readonly steps: Map<string, Step>;
  /** The phrases that end here, by their rank. */
  readonly ends: Ranked[];
}
interface Ranked {
  readonly phrase: Phrase;
  readonly rank: number;
}

const compiled = new WeakMap<Vocabulary, Phrases>();

/** The phrases of a vocabulary. */
export const phrasesOf = (words: Vocabulary): Phrases => {
  const known = compiled.get(words);
  if (known) return known;
  const phrases = compile(words);
  compiled.set(words, phrases);
  return phrases;
};

const compile = ({ commands, queries }: Vocabulary): Phrases => {
  const all: readonly Phrase[] = [
    ...commands.flatMap((command) => command.says.map((words) => ({ words, command }))),
    ...queries.flatMap((query) => (query.chat?.says ?? []).map((words) => ({ words, query }))),
  ];
  const whole = treeOf(all.map((phrase) => [phrase.words, phrase]));
  const begun = treeOf(all.map((phrase) => [phrase.words.split('…')[0]!, phrase]));
  return {
    beginning: (text) => longestFirst(endsAt(whole, text, 0)).map(({ phrase }) => phrase),
    standingIn: (text) => longestFirst(standing(begun, text)),
    ear: earFor(
      all.filter(({ words }) => !words.includes('…')).map((phrase) => ({ name: phrase.words, value: phrase })),
    ),
    behindNames: commands.flatMap(behindNames),
  };
};

const treeOf = (all: readonly (readonly [words: string, phrase: Phrase])[]): Step => {
  const root: Step = { steps: new Map(), ends: [] };
  all.forEach(([words, phrase], rank) => {
    let at = root;
    for (const char of words.split('')) {
      const next = at.steps.get(char) ?? { steps: new Map<string, Step>(), ends: [] };
      at.steps.set(char, next);
      at = next;
    }
    at.ends.push({ phrase, rank });
  });
  return root;
};

/** The phrases that stand at a place. */
const endsAt = (root: Step, text: string, from: number): readonly Ranked[] => {
  const found: Ranked[] = [];
  let step = root.steps.get(text[from]!);
  for (let at = from + 1; step; at += 1) {
    found.push(...step.ends);
    step = at < text.length ? step.steps.get(text[at]!) : undefined;
  }
  return found;
};

const standing = (root: Step, text: string): readonly (Standing & Ranked)[] => {
  const found = new Map<number, Standing & Ranked>();
  for (let from = 0; from < text.length; from += 1)
    for (const { phrase, rank } of endsAt(root, text, from))
      found.set(rank, { phrase, rank, first: found.get(rank)?.first ?? from, last: from });
  return [...found.values()];
};

const longestFirst = <R extends Ranked>(found: readonly R[]): readonly R[] =>
  found.toSorted((a, b) => b.phrase.words.length - a.phrase.words.length || a.rank - b.rank);

const behindNames = (command: Declaration): readonly BehindName[] =>
  Object.values(command.input).flatMap(({ kind }) =>
    kind.is === 'person' && kind.behind
      ? [
          {
            command,
            pattern: new RegExp(`^[\\p{Script=Han}·]{1,12}?(?<did>${kind.behind})(?=[\\s,，。(（]|$)`, 'u'),
          },
        ]
      : [],
  );

/** A phrase as what it asks for. */
export const intentOf = ({ command, query, words }: Phrase, told: Omit<Told, 'words'>): Intent =>
  command ? { is: 'command', command, words, ...told } : { is: 'query', query: query!, words, ...told };
