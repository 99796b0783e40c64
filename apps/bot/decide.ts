/** The fourth step: what is to be done is done. The command is given to the Counter, or the Registers are asked. */
import { Inject, Injectable } from '@nestjs/common';
import type { Saying, Turn } from '#dialogue';
import { Counter, Registers, type Outcome } from '#infra/commands';
import { FileStore } from '#infra/files';
import {
  Clock,
  derivedId,
  later,
  marksIn,
  type Actor,
  type CommandContext,
  type Declaration,
  type Instant,
  type MadeFile,
  type Mark,
  type Telling,
} from '#kernel';
import { commands, queries } from '#rooms';
import { DocumentMaker } from '../document-maker.ts';
import type { Words } from './admit.ts';
import type { Understood } from './understand.ts';

/** How long after it was recorded a thing can be taken back by a word. */
const UNDO_MS = 10 * 60_000;

type Said = Turn & { readonly is: 'say' };
type Given = Turn & { readonly is: 'give' };
type Asked = Turn & { readonly is: 'ask' };
/** Why nothing was done: a rule refused, or the input was at fault. */
type Declined = Exclude<Outcome, { is: 'done' }>;

/** What came of a message. */
export type Came =
  | Said
  | {
      readonly is: 'recorded';
      readonly turn: Given;
      readonly answer: unknown;
      /** Of the event that was recorded. */
      readonly seq: string | undefined;
      /** The command that takes it back; undefined if none does. */
      readonly undo: ReturnType<NonNullable<Declaration['undo']>> | undefined;
      readonly undoUntil: Instant;
      readonly marks: readonly Mark[];
      /** A file that goes with the answer. */
      readonly file?: Saying['file'];
      /** What was said together with it comes next. */
      readonly next?: Saying;
    }
  | { readonly is: 'not-recorded'; readonly why: Declined }
  | {
      readonly is: 'answered';
      readonly turn: Asked;
      readonly answer: unknown;
      readonly telling: Telling;
      /** A document that was made, kept under `ref`. */
      readonly file: Saying['file'];
      readonly marks: readonly Mark[];
    }
  /** A document that is made in the background: `rows` read so far. */
  | { readonly is: 'making'; readonly turn: Asked; readonly rows: number }
  | { readonly is: 'not-answered'; readonly turn: Asked; readonly why: Declined };

/** A message with what came of it. */
export interface Decided extends Understood {
  readonly came: Came;
}

@Injectable()
export class Decision {
  constructor(
    @Inject(Counter) private readonly counter: Counter,
    @Inject(Registers) private readonly registers: Registers,
    @Inject(FileStore) private readonly files: FileStore,
    @Inject(DocumentMaker) private readonly maker: DocumentMaker,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async decide(understood: Understood): Promise<Decided> {
    return { ...understood, came: await this.follow(understood) };
  }

  private async follow({ turn, words, actor }: Understood): Promise<Came> {
    switch (turn.is) {
      case 'say':
        return this.previewed(turn, actor);
      case 'give':
        return this.give(turn, words.id, actor);
      case 'ask':
        return this.ask(turn, words, actor);
    }
  }

  /** A card of what can be tried beforehand says what would come of it. */
  private async previewed(turn: Said, actor: Actor): Promise<Said> {
    const { form, shown } = turn.talk;
    if (form?.asking.is !== 'confirm' || shown !== 'form') return turn;
    const command = commands.find(({ declaration }) => declaration.name === form.command)?.declaration;
    const preview = command?.previews?.(form.known);
    const type = preview && queries.find((one) => one.declaration.name === preview.query);
    if (!type) return turn;
    const outcome = await this.registers.ask(type, preview.input, actor, turn.talk.seq);
    if (outcome.is !== 'done') return turn;
    return { ...turn, say: { ...turn.say, text: `${preview.tells(outcome.answer)}\n\n---\n\n${turn.say.text}` } };
  }

  /** The file that goes with what is told. */
  private async enclosed(command: Declaration, answer: unknown, actor: Actor): Promise<Saying['file']> {
    const question = command.encloses?.(answer);
    const type = question && queries.find((one) => one.declaration.name === question.query);
    if (!type) return undefined;
    const outcome = await this.registers.ask<MadeFile>(type, question.input, actor);
    return outcome.is === 'done' ? this.sendable(outcome.answer, actor) : undefined;
  }

  /** The id is that of the message that opened the form: a form is recorded once however often it is confirmed. */
  private async give(turn: Given, message: string, actor: Actor): Promise<Came> {
    const command = commands.find((one) => one.declaration === turn.command)!;
    const context: CommandContext = {
      id: `chat:${turn.form}`,
      actor,
      at: this.clock.now(),
      channel: 'chat',
      correlation: message,
    };
    const outcome = await this.counter.give(command, turn.input, context);
    if (outcome.is !== 'done') return { is: 'not-recorded', why: outcome };
    const { answer, seq } = outcome;
    const file = await this.enclosed(turn.command, answer, actor);
    return {
      is: 'recorded',
      ...(file ? { file } : {}),
      turn,
      answer,
      seq,
      undo: turn.command.undo?.(answer),
      undoUntil: later(this.clock.now(), UNDO_MS),
      marks: marksIn(turn.command.answer, answer),
    };
  }

  private async ask(turn: Asked, words: Words, actor: Understood['actor']): Promise<Came> {
    const { talk, query, input } = turn;
    const type = queries.find((one) => one.declaration === query)!;
    const outcome = await this.registers.ask(type, input, actor, talk.seq);
    if (outcome.is === 'lengthy') {
      // A document is sent to the one who asked, wherever he asked.
      const place = (words.group === undefined ? words.place : undefined) ?? { is: 'person', staffId: actor.staffId };
      const { rows } = await this.maker.begin({
        id: derivedId(words.id, 'making'),
        query: query.name,
        input,
        actor,
        place,
      });
      return { is: 'making', turn, rows };
    }
    if (outcome.is !== 'done') return { is: 'not-answered', turn, why: outcome };
    const telling = query.chat!.tells(outcome.answer);
    const file = query.gives === 'file' ? await this.sendable(outcome.answer as MadeFile, actor) : undefined;
    return {
      is: 'answered',
      turn,
      answer: outcome.answer,
      telling,
      file,
      marks: marksIn(query.answer, outcome.answer),
    };
  }

  /** A document on its way to somebody: kept like any other file, so that it can be sent again after a crash. */
  private async sendable({ name, bytes }: MadeFile, actor: Actor): Promise<NonNullable<Saying['file']>> {
    const kept = await this.files.keep({ name, bytes }, actor.organ, this.clock.now());
    if (kept.is === 'unfit') throw new Error('a document that was made is not fit to be kept');
    return { name, ref: kept.file.sha256 };
  }
}
