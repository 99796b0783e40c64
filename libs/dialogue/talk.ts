/** What is remembered of a talk, what is heard, and what follows from it. */
import type { Actor, Declaration, FileRef, Instant, LocalDate, QueryDeclaration } from '#kernel';
import type { Choice } from './reading/field.ts';
import type { Surroundings } from './reading/facts.ts';
import type { Saying } from './reply.ts';

/** What a form waits for. */
export type Asking =
  | { readonly is: 'fields'; readonly names: readonly string[]; readonly among?: readonly Choice[] }
  /** `card` names the read-back as it was shown: an older one confirms nothing. */
  | { readonly is: 'confirm'; readonly card: string }
  | { readonly is: 'choosing' };

/** A form being filled in. `id` names the message that opened it: what is recorded from it is recorded once. */
export interface Form {
  readonly id: string;
  readonly command: string;
  readonly known: Readonly<Record<string, unknown>>;
  /** How a value was understood, where that needs saying; shown in the read-back. */
  readonly notes: Readonly<Record<string, string>>;
  readonly doubts: Readonly<Record<string, readonly Choice[]>>;
  /** Records by the words they were named with; looked for before they are asked for. */
  readonly named?: Readonly<Record<string, string>>;
  /** Records of a list that were named with words: those still to be looked for, those found, and what was none or several. */
  readonly listing?: {
    readonly name: string;
    readonly left: readonly string[];
    readonly found: readonly { readonly number: string; readonly title: string }[];
    readonly missed: readonly { readonly words: string; readonly isSeveral: boolean }[];
  };
  /** What may have been said for fields that can do without: told on the card, a tap away. */
  readonly spare?: Readonly<Record<string, Choice>>;
  /** Fields in the order in which they were asked for. */
  readonly asked: readonly string[];
  readonly asking: Asking;
  /** What the law asks next, as the card said it: not said again while it is the same. */
  readonly told?: string;
  /** Records whose title the person was shown, by field: what they are. */
  readonly seen?: Readonly<Record<string, unknown>>;
  /** It may be another thing that was meant. */
  readonly unsure?: true;
  readonly touchedAt: Instant;
}

/** One of several things that were said together, in its own words. `id`: that of the message, and its place in it. */
export interface Waiting {
  readonly id: string;
  readonly text: string;
  readonly command: string;
  /** What is left without the words that were recognised, and those. */
  readonly rest: string;
  readonly words: string;
  readonly learned: boolean;
  readonly sure: number;
  /** The day it was said on. */
  readonly today: LocalDate;
  /** It is not brought up any more from then on. */
  readonly until: Instant;
}

/** What is remembered of one person's talk in one conversation. */
export interface Talk {
  readonly form?: Form;
  /** Forms put aside, the newest first; nothing typed is lost. */
  readonly aside?: readonly Form[];
  /** Files sent before anything was said about them. */
  readonly files?: readonly FileRef[];
  /** The last thing recorded, as long as it can be taken back by a word. */
  readonly last?: {
    readonly title: string;
    readonly until: Instant;
    readonly command: string;
    readonly input: Readonly<Record<string, unknown>>;
  };
  /** How the last thing recorded is put right. */
  readonly correct?: { readonly command: string; readonly input: Readonly<Record<string, unknown>> };
  /** A message that was not understood, or maybe not: one word about it is enough, as long as it is kept. */
  readonly unclear?: { readonly text: string; readonly until: Instant; readonly among: readonly string[] };
  /** The list shown last, to turn its pages. */
  readonly list?: {
    readonly query: string;
    readonly input: Readonly<Record<string, unknown>>;
    readonly page: number;
    readonly more: boolean;
  };
  /** What the last message let one choose from, as it is said: a number is enough. */
  readonly choices?: readonly string[];
  /** What was said in the same message, and waits to come to the table by itself. */
  readonly waiting?: readonly Waiting[];
  /** The record spoken of last: what 那个 and 刚才那个 mean. */
  readonly spoken?: { readonly number: string; readonly title?: string };
  /** The last event of one's own, to see in lists at once. */
  readonly seq?: string;
  /**
   * What the person was shown last: his form, as its card or its question; a mention that it waits; a mention of what
   * was put aside. Absent: something else. Words that steer act on nothing he has not just been shown.
   */
  readonly shown?: 'form' | 'mention' | 'aside';
  /** When the newest message heard was sent, ms since 1970 by the channel's clock. */
  readonly heardTo?: number;
}

/**
 * One message as it reaches a conversation: what was said, by whom, where, on which day, and whom and what it may name.
 */
export interface Heard extends Surroundings {
  /** Names this message and no other. */
  readonly id: string;
  readonly text: string;
  readonly files: readonly FileRef[];
  readonly actor: Actor;
  readonly at: Instant;
  /** When it was sent, ms since 1970 by the channel's clock, if the channel says. */
  readonly sentAt?: number;
  readonly place: 'direct' | 'group';
}

/** What follows from a message: words, or a command to give, or a question to ask the registers. */
export type Turn =
  | { readonly is: 'say'; readonly talk: Talk; readonly say: Saying }
  | {
      readonly is: 'give';
      readonly talk: Talk;
      readonly command: Declaration;
      readonly input: Readonly<Record<string, unknown>>;
      readonly form: string;
    }
  /**
   * `asked`: how the question was understood; `after`: what a form in the middle of which it was asked still waits for.
   */
  | {
      readonly is: 'ask';
      readonly talk: Talk;
      readonly query: QueryDeclaration;
      readonly input: Readonly<Record<string, unknown>>;
      readonly asked: string;
      readonly after: string;
    }
  /** A record is meant but not named: `query` knows which it may be; go on with `offered`. */
  | {
      readonly is: 'offer';
      readonly talk: Talk;
      readonly form: Form;
      readonly name: string;
      readonly query: string;
      readonly input: Readonly<Record<string, unknown>>;
      /** The words it was named with; none if it was not named. */
      readonly words?: string;
      /** The number or place it was named by: only to be shown what it is. */
      readonly exactly?: string;
      readonly before: string;
    }
  /** A question about a record that was named with words: `by` knows which it may be; go on with `found`. */
  | {
      readonly is: 'find';
      readonly talk: Talk;
      readonly ask: Turn & { readonly is: 'ask' };
      readonly name: string;
      readonly by: string;
      readonly input: Readonly<Record<string, unknown>>;
      readonly words: string;
    }
  /**
   * Said in a group, but not for a group to read: it goes on between the two, with this form or, without one, by
   * hearing it there.
   */
  | { readonly is: 'private'; readonly talk: Talk; readonly title: string; readonly form?: Form };
