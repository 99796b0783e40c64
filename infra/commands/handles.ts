import type { Type } from '@nestjs/common';
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
