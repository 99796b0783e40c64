// Commands and queries, each declared once: all edges are made from the declaration.
import { Command, Query } from '@nestjs/cqrs';
import type { Actor, CommandContext, Declaration, Fields, InputOf, QueryDeclaration, Refusal } from '#kernel';
import type { Recording } from '#infra/events';
import type { z } from 'zod';

/** What a command comes to: its answer, or a refusal (then nothing was recorded). */
export type Answered<A> =
  | { readonly is: 'done'; readonly answer: A; readonly seq?: string }
  | { readonly is: 'refused'; readonly refusal: Refusal };

/** The answer to what was recorded, with the place of its last event for those who must see it at once. */
export const answered = <A>(recording: Recording, answer: A): Answered<A> => {
  if (recording.is === 'refused') return recording;
  const last = recording.events.at(-1);
  return { is: 'done', answer, ...(last ? { seq: last.seq } : {}) };
};

/** A command on its way to its handler: checked against its schema, and allowed. */
export interface Given<F extends Fields> {
  readonly input: InputOf<F>;
  readonly by: CommandContext & { readonly fingerprint: string };
}

/** A declared command, whichever it is: what the edges and the counter handle. */
export interface AnyCommand<A = unknown> {
  readonly declaration: Declaration<Fields, A>;
  /** The command with an input that has been read by its schema. */
  given(input: Readonly<Record<string, unknown>>, by: Given<Fields>['by']): Command<Answered<A>>;
}

/** A declared command: the class the bus knows, and the declaration everything else is made from. */
export interface CommandType<F extends Fields, A> {
  new (input: InputOf<F>, by: Given<F>['by']): Command<Answered<A>> & Given<F>;
  readonly declaration: Declaration<F, A>;
  given(input: Readonly<Record<string, unknown>>, by: Given<F>['by']): Command<Answered<A>>;
}

/**
 * Declares a command, once. The HTTP endpoint and its OpenAPI, the chat form with its questions and read-back, the help
 * and the Excel column come from it.
 * @param name `<room>.<verb>-<noun>`
 */
export const command = <F extends Fields, A>(
  name: string,
  rest: Omit<Declaration<F, A>, 'name'>,
): CommandType<F, A> => {
  class Declared extends Command<Answered<A>> {
    static readonly declaration: Declaration<F, A> = { name, ...rest };
    constructor(
      readonly input: InputOf<F>,
      readonly by: Given<F>['by'],
    ) {
      super();
    }
    static given(input: Readonly<Record<string, unknown>>, by: Given<F>['by']): Declared {
      return new Declared(input as InputOf<F>, by);
    }
  }
  Object.defineProperty(Declared, 'name', { value: name });
  return Declared;
};

/** A question that has no answer, with the reason; thrown by its handler. */
export class Declined extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.code);
  }
}

/** A declared query: the class the bus knows, and the declaration. */
export interface QueryType<S extends z.ZodObject = z.ZodObject, A = unknown> {
  new (input: z.output<S>, actor: Actor): Query<A> & { readonly input: z.output<S>; readonly actor: Actor };
  readonly declaration: QueryDeclaration<S, A>;
}

/**
 * Declares a query, once. The HTTP endpoint and its OpenAPI come from it.
 * @param name `<room>.<query>`
 */
export const query = <S extends z.ZodObject, A>(
  name: string,
  rest: Omit<QueryDeclaration<S, A>, 'name'>,
): QueryType<S, A> => {
  class Declared extends Query<A> {
    static readonly declaration: QueryDeclaration<S, A> = { name, ...rest };
    constructor(
      readonly input: z.output<S>,
      readonly actor: Actor,
    ) {
      super();
    }
  }
  Object.defineProperty(Declared, 'name', { value: name });
  return Declared;
};
