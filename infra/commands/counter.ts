import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { dateOf, forbidden, type CommandContext, type Refusal } from '#kernel';
import type { Answered, AnyCommand } from './command.ts';
import { readInput, type InputFault } from './schema.ts';

/** What became of one command: never what it said, never who said it. */
export interface Passed {
  readonly command: string;
  readonly result: 'done' | 'refused' | 'faulty' | 'failed';
  readonly ms: number;
  /** Of a refusal. */
  readonly code?: string;
  readonly channel: CommandContext['channel'];
  readonly correlation: string;
}

/** Told of each command that passed: for metrics and the log. */
export abstract class Tally {
  abstract passed(passed: Passed): void;
}

/** Holds what a command says against what must not enter the system at all. */
export abstract class Screen {
  /** @returns why it must not enter; that it was turned away is then on record already */
  abstract hold(words: readonly string[], context: CommandContext): Promise<Refusal | undefined>;
}

export type Outcome<A = unknown> = Answered<A> | { readonly is: 'faulty'; readonly faults: readonly InputFault[] };

/**
 * The one counter every command passes, from whatever edge: it turns away what must not enter, fills in what may be left out,
 * checks the input against the schema, holds the actor against `may`, and hands it to its handler.
 */
@Injectable()
export class Counter {
  constructor(
    @Inject(CommandBus) private readonly commandBus: CommandBus,
    @Inject(Tally) private readonly tally: Tally,
    @Inject(Screen) private readonly screen: Screen,
  ) {}

  async give<A>(
    type: AnyCommand<A>,
    raw: Readonly<Record<string, unknown>>,
    context: CommandContext,
  ): Promise<Outcome<A>> {
    const started = performance.now();
    const tell = (result: Passed['result'], code?: string) =>
      this.tally.passed({
        command: type.declaration.name,
        result,
        ms: performance.now() - started,
        channel: context.channel,
        correlation: context.correlation,
        ...(code === undefined ? {} : { code }),
      });
    try {
      const outcome = await this.pass(type, raw, context);
      tell(outcome.is, outcome.is === 'refused' ? outcome.refusal.code : undefined);
      return outcome;
    } catch (error) {
      tell('failed');
      throw error;
    }
  }

  private async pass<A>(
    type: AnyCommand<A>,
    raw: Readonly<Record<string, unknown>>,
    context: CommandContext,
  ): Promise<Outcome<A>> {
    const { input: fields, may } = type.declaration;
    const unfit = forbidden({ roles: may.roles }, context.actor, {});
    if (unfit) return { is: 'refused', refusal: unfit };
    const kept = await this.screen.hold(textsIn(raw), context);
    if (kept) return { is: 'refused', refusal: kept };
    const filled = { ...raw };
    for (const [name, one] of Object.entries(fields))
      if (filled[name] === undefined)
        filled[name] = one.otherwise?.({ actor: context.actor, today: dateOf(context.at) }, filled);
    const read = readInput(fields, filled);
    if ('faults' in read) return { is: 'faulty', faults: read.faults };
    const refusal = forbidden(may, context.actor, read.input);
    if (refusal) return { is: 'refused', refusal };
    const fingerprint = createHash('sha256')
      .update(`${type.declaration.name} ${JSON.stringify(raw)}`)
      .digest('base64url')
      .slice(0, 22);
    return this.commandBus.execute<Answered<A>>(type.given(read.input, { ...context, fingerprint }));
  }
}

const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};
