// The words a document's procedure is written in: its steps, the facts they take, the gates they wait for, and what
// must hold of them.
import type { LegalTime } from '#duties';
import type { Field, FieldKind, Fields, LocalDate, Permission } from '#kernel';
import type { z } from 'zod';
import { Facts, type FactName, type Kind } from './events.ts';
import type { Gate } from './gates.ts';
import type { Refused } from './refusals.ts';
import type { Known } from './state.ts';

/** Where in a document's life a step has its place. `draft`: until it is issued; `issued`: from then on. */
export type Stage = 'draft' | 'issued' | 'any';

/** A step as it is about to be recorded. */
export interface Taking {
  readonly on: LocalDate;
  readonly facts: Facts;
  /** Who records it, if a person does. */
  readonly who?: string | undefined;
  readonly time: LegalTime;
}

/** One step of the procedure; its chat form, HTTP endpoint and event come from here. */
export interface Step {
  /** Stable; its command is `documents.<id>`. */
  readonly id: string;
  readonly name: string;
  /** The words in chat; none where it follows from something else and is never said. */
  readonly says: readonly string[];
  readonly examples: readonly string[];
  /** What its day is called: 公布日期. `asked`: never taken to be today. `dayIs`: the fact that tells it. */
  readonly day: string;
  readonly asked?: true;
  readonly dayIs?: 'startDate';
  readonly takes: Fields;
  readonly together?: readonly (readonly FactName[])[];
  readonly may: Permission;
  readonly stage: Stage;
  /** The kinds of document it belongs to; absent: all. */
  readonly kinds?: readonly Kind[];
  /** It belongs to the text as it is now. */
  readonly ofText?: true;
  /** Gates that must be open before it. */
  readonly needs?: readonly Gate[];
  /** What is worked out from what was said, before it is checked. */
  readonly settles?: (document: Known, taking: Taking) => Facts;
  /** Why it cannot be recorded; the first reason is said. */
  readonly checks?: (document: Known, taking: Taking) => Refused | undefined;
  /** What matters of it in one line. */
  readonly tells: readonly FactName[];
}

type How = Pick<Field, 'needed' | 'applies' | 'offered'>;
/** Asked for once, may be skipped. */
export const offered: How = { needed: () => false, offered: true };
/** Taken if it is said, never asked for. */
export const open: How = { needed: () => false };
/** Asked for where what is known calls for it. */
export const when = (needed: NonNullable<Field['needed']>): How => ({ needed });
/** Has a place, and is asked for, only where this holds. */
export const only = (applies: NonNullable<Field['applies']>): How => ({ applies, needed: applies });

/** How a fact is asked for. */
interface Asking {
  readonly label: string;
  readonly ask?: string;
  readonly kind?: FieldKind;
  readonly example: string;
  readonly written?: string;
  readonly how?: How;
}

/** A field for a fact of a step, with the schema of the event. */
export const take = (name: FactName, { label, ask, kind, example, written, how }: Asking): Field => ({
  schema: (Facts.shape[name] as unknown as z.ZodOptional<z.ZodType>).unwrap(),
  label,
  ask: ask ?? `${label}是什么？`,
  example,
  kind: kind ?? { is: 'text' },
  ...(written === undefined ? {} : { written }),
  ...how,
});

/** One answer among several. */
export interface Option {
  readonly value: string;
  readonly label: string;
  readonly synonyms?: readonly string[];
}
/** Answers that are recorded as they are shown; what follows the first word of a row are other words for it. */
export const answers = (...rows: readonly (readonly [string, ...string[]])[]): readonly Option[] =>
  rows.map(([label, ...synonyms]) => ({ value: label, label, synonyms }));
export const optionsOf = (
  all: Readonly<Record<string, { readonly label: string; readonly synonyms?: readonly string[] }>>,
): readonly Option[] => Object.entries(all).map(([value, words]) => ({ value, ...words }));

/** A fact with such answers. */
export const choose = (name: FactName, options: readonly Option[], { label, ask, how }: Omit<Asking, 'example'>) =>
  take(name, {
    label,
    ...(ask === undefined ? {} : { ask }),
    ...(how === undefined ? {} : { how }),
    example: options[0]!.value,
    written: options[0]!.label,
    kind: { is: 'choice', options },
  });

/** Files with a step: sent in the private chat. */
export const files = (label: string, how: How): Field =>
  take('materials', {
    label,
    ask: `附${label}？请在私聊中发送文件。`,
    example: '[]',
    written: '（发送文件）',
    kind: { is: 'files' },
    how,
  });

/** What is left of a line. */
export const remark = (label = '说明', how: How = open): Field =>
  take('reason', { label, ask: `${label}是什么？`, example: '情况说明', kind: { is: 'text', rest: true }, how });

export const date = (name: FactName, label: string, tense: 'past' | 'future', how?: How): Field =>
  take(name, {
    label,
    ask: `${label}是哪天？`,
    example: '2026-12-25',
    written: '12月25日',
    kind: { is: 'date', tense },
    ...(how ? { how } : {}),
  });
