import { Inject, type Type } from '@nestjs/common';
import { CommandHandler, QueryHandler } from '@nestjs/cqrs';
import type { AnyCommand, QueryType } from './command.ts';

const handlers = new WeakMap<object, Type>();

const isQuery = (type: AnyCommand | QueryType): type is QueryType => 'from' in type.declaration;

/**
 * Marks the class that carries out a declared command or answers a declared query. Whoever lists the command or query
 * in a room has its handler too.
 */
export const Handles =
  (type: object): ClassDecorator =>
  (handler) => {
    handlers.set(type, handler as unknown as Type);
    (isQuery(type as AnyCommand | QueryType) ? QueryHandler : CommandHandler)(type as never)(handler);
  };

/** The handler of a declared command or query. @throws if no class says that it handles it */
export const handlerOf = (type: AnyCommand | QueryType): Type => {
  const handler = handlers.get(type);
  if (!handler) throw new Error(`${type.declaration.name} has no handler`);
  return handler;
};

/**
 * The handler of a command or query that was itself made from data, as the bus wants it: a class of its own.
 * @param name for the log
 * @param needs what it leans on, injected in this order
 * @param execute carries it out, given the command and what it leans on
 */
export const handlerMade = <const N extends readonly Injectable[], G>(
  type: AnyCommand | QueryType,
  name: string,
  needs: N,
  execute: (given: G, ...leaning: { [K in keyof N]: N[K] extends Injectable<infer T> ? T : never }) => unknown,
): Type => {
  class Handler {
    private readonly leaning: readonly unknown[];
    constructor(...leaning: readonly unknown[]) {
      this.leaning = leaning;
    }
    execute(given: G): unknown {
      return execute(given, ...(this.leaning as never));
    }
  }
  Object.defineProperty(Handler, 'name', { value: name });
  needs.forEach((need, n) => Inject(need)(Handler, undefined, n));
  Handles(type)(Handler);
  return Handler;
};

/** What can be injected by its class. */
type Injectable<T = unknown> = abstract new (...args: never[]) => T;
