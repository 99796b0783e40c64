// The counter every command passes before it reaches its handler.
import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Positions, rehearsal } from '#infra/events';
import {
  dateOf,
  forbidden,
  Unrecordable,
  type Actor,
  type CommandContext,
  type Fields,
  type FileRef,
  type Refusal,
} from '#kernel';
import type { Answered, AnyCommand } from './command.ts';
import { farDays, readInput, type InputFault } from './schema.ts';

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

/** Whether somebody has a file that he names by its digest: it is his, or he may read it. */
export abstract class Possession {
  /** @param sha256 64 hex digits */
  abstract has(actor: Actor, sha256: string): Promise<boolean>;
}

/** What a command or a question comes to: answered, refused, or not to be read, with what is wrong field by field. */
export type Outcome<A = unknown> = Answered<A> | { readonly is: 'faulty'; readonly faults: readonly InputFault[] };

/**
 * The one counter every command passes, from whatever edge: it turns away what must not enter, fills in what may be
 * left out, checks the input against the schema, holds the actor against `may`, and hands it to its handler.
 */
@Injectable()
export class Counter {
  constructor(
    @Inject(CommandBus) private readonly commandBus: CommandBus,
    @Inject(Tally) private readonly tally: Tally,
    @Inject(Screen) private readonly screen: Screen,
    @Inject(Possession) private readonly possession: Possession,
    @Inject(Positions) private readonly positions: Positions,
  ) {}

  /**
   * Gives a command in; in a rehearsal it is not counted, for nothing comes of it.
   * @param raw the input as it came from the edge, not yet checked
   * @throws whatever its handler throws; refusals and faulty input are answers
   */
  async give<A>(
    type: AnyCommand<A>,
    raw: Readonly<Record<string, unknown>>,
    context: CommandContext,
  ): Promise<Outcome<A>> {
    if (rehearsal()) return this.pass(type, raw, context);
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
    if (!shallow(raw)) return { is: 'faulty', faults: [TOO_DEEP] };
    const unfit = forbidden({ roles: may.roles }, context.actor, {});
    if (unfit) return { is: 'refused', refusal: unfit };
    const kept = await this.screen.hold(textsIn(raw), context);
    if (kept) return { is: 'refused', refusal: kept };
    const read = readInput(fields, filledIn(fields, raw, context));
    const faults = 'faults' in read ? read.faults : farDays(fields, read.input, dateOf(context.at));
    if ('faults' in read || faults.length > 0) return { is: 'faulty', faults };
    const refusal = forbidden(may, context.actor, read.input);
    if (refusal) return { is: 'refused', refusal };
    const foreign = await this.foreign(fields, read.input, context);
    if (foreign) return { is: 'refused', refusal: { code: 'command.file-unknown', facts: { name: foreign.name } } };
    const fingerprint = fingerprintOf(type.declaration.name, raw);
    const given = type.given(read.input, { ...context, fingerprint });
    try {
      const { reads } = type.declaration;
      if (reads && !rehearsal()) await this.positions.current(context.actor.organ, reads);
      return await this.withWhatIsRecorded(context, () => this.commandBus.execute<Answered<A>>(given));
    } catch (error) {
      if (error instanceof Unrecordable) return { is: 'faulty', faults: error.parts.map(unrecordable) };
      throw error;
    }
  }

  /**
   * Registers come a moment after what is recorded, so that what somebody just recorded may not be found yet by its
   * name. Where nothing is found, it is looked for once more when they have taken in all there is; a refusal recorded
   * nothing.
   */
  private async withWhatIsRecorded<A>(
    { actor }: CommandContext,
    handle: () => Promise<Answered<A>>,
  ): Promise<Answered<A>> {
    const first = await handle();
    if (first.is !== 'refused' || !isUnknown(first.refusal) || rehearsal()) return first;
    await this.positions.current(actor.organ);
    return handle();
  }

  /** A file that is not the actor's to attach. In the chat files are sent, never named: there they are the sender's. */
  private async foreign(
    fields: Fields,
    input: Readonly<Record<string, unknown>>,
    { actor, channel }: CommandContext,
  ): Promise<FileRef | undefined> {
    if (channel === 'chat') return undefined;
    for (const file of filesIn(fields, input)) if (!(await this.possession.has(actor, file.sha256))) return file;
    return undefined;
  }
}

/** Whether a refusal says that what was named is not there. */
export const isUnknown = ({ code }: Refusal): boolean => /[.-]unknown$/.test(code);

/** The files a command names. */
const filesIn = (fields: Fields, input: Readonly<Record<string, unknown>>): readonly FileRef[] =>
  Object.entries(fields).flatMap(([name, { kind }]) =>
    kind.is === 'files' ? ((input[name] as readonly FileRef[] | undefined) ?? []) : [],
  );

/** What an event could not take: nothing of the command was recorded. */
const unrecordable = (path: string): InputFault => ({
  path,
  label: path,
  message: `${path}超出可以登记的范围，没有登记，请核对`,
});

/** Levels of an input, at most; no command has more than four. */
const DEEPEST = 12;
const TOO_DEEP: InputFault = { path: '', label: '内容', message: `内容嵌套超过${DEEPEST}层，请对照接口说明检查` };

const isNested = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** Level by level, so that the deepest input costs no stack. */
const shallow = (raw: object): boolean => {
  let level: readonly object[] = [raw];
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > DEEPEST) return false;
    level = level.flatMap((one) => Object.values(one).filter(isNested));
  }
  return true;
};

/** With what each field says of itself where nothing was given; a later field may look at the earlier ones. */
const filledIn = (
  fields: Fields,
  raw: Readonly<Record<string, unknown>>,
  { actor, at }: CommandContext,
): Readonly<Record<string, unknown>> => {
  const filled = { ...raw };
  for (const [name, field] of Object.entries(fields))
    if (filled[name] === undefined) filled[name] = field.otherwise?.({ actor, today: dateOf(at) }, filled);
  return filled;
};

/** Of the input as it was given: the same command id with another input is another command. */
const fingerprintOf = (name: string, raw: Readonly<Record<string, unknown>>): string =>
  createHash('sha256')
    .update(`${name} ${JSON.stringify(raw)}`)
    .digest('base64url')
    .slice(0, 22);

const textsIn = (value: unknown): readonly string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
};
