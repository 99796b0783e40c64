import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { dateOf, forbidden, type Actor, type CommandContext } from '#kernel';
import type { Answered, CommandType, QueryType } from './command.ts';
import { readInput, type InputFault } from './schema.ts';

/** Counts what passed; the metrics of a process, or nobody. */
export abstract class Tally {
  abstract command(name: string, result: 'done' | 'refused' | 'faulty' | 'failed', ms: number, code?: string): void;
}

export const COMMANDS = Symbol('commands');
export const QUERIES = Symbol('queries');

export type Outcome<A = unknown> = Answered<A> | { readonly is: 'faulty'; readonly faults: readonly InputFault[] };

/**
 * The one counter every command passes, from whatever edge: it fills in what may be left out, checks the input against
 * the schema, holds the actor against `may`, and hands it to its handler.
 */
@Injectable()
export class Counter {
  constructor(
    @Inject(CommandBus) private readonly commandBus: CommandBus,
    @Inject(QueryBus) private readonly queryBus: QueryBus,
    @Inject(Tally) private readonly tally: Tally,
  ) {}

  async give<A>(type: CommandType<never, A> | CommandType, raw: Readonly<Record<string, unknown>>, context: CommandContext): Promise<Outcome<A>> {
    const started = performance.now();
    const { declaration } = type as CommandType;
    let outcome: Outcome<A>;
    try {
      outcome = await this.pass<A>(type as CommandType, raw, context);
    } catch (error) {
      this.tally.command(declaration.name, 'failed', performance.now() - started);
      throw error;
    }
    this.tally.command(declaration.name, outcome.is, performance.now() - started, outcome.is === 'refused' ? outcome.refusal.code : undefined);
    return outcome;
  }

  async ask<A>(type: QueryType, input: Readonly<Record<string, unknown>>, actor: Actor): Promise<Outcome<A>> {
    const refusal = forbidden(type.declaration.may, actor, {});
    if (refusal) return { is: 'refused', refusal };
    const read = type.declaration.input.safeParse(input);
    if (!read.success)
      return { is: 'faulty', faults: read.error.issues.map((issue) => ({ path: issue.path.join('.'), label: issue.path.join('.'), message: `${issue.path.join('.') || '参数'}有误:请对照接口说明检查` })) };
    return { is: 'done', answer: await this.queryBus.execute(new type(read.data, actor)) as A };
  }

  private async pass<A>(type: CommandType, raw: Readonly<Record<string, unknown>>, context: CommandContext): Promise<Outcome<A>> {
    const { input: fields, may } = type.declaration;
    const unfit = forbidden({ roles: may.roles }, context.actor, {});
    if (unfit) return { is: 'refused', refusal: unfit };
    const filled = { ...raw };
    for (const [name, one] of Object.entries(fields))
      if (filled[name] === undefined) filled[name] = one.otherwise?.({ actor: context.actor, today: dateOf(context.at) });
    const read = readInput(fields, filled);
    if ('faults' in read) return { is: 'faulty', faults: read.faults };
    const refusal = forbidden(may, context.actor, read.input);
    if (refusal) return { is: 'refused', refusal };
    const fingerprint = createHash('sha256').update(`${type.declaration.name} ${JSON.stringify(raw)}`).digest('base64url').slice(0, 22);
    return this.commandBus.execute(new type(read.input as never, { ...context, fingerprint })) as Promise<Answered<A>>;
  }
}
