/** The third step: what a message means, in the conversation it was said in. */
import { Inject, Injectable } from '@nestjs/common';
import type { QueryExecutorProvider } from 'kysely';
import { chinaCalendar } from '#calendar';
import {
  comesNext,
  found,
  hear,
  inPrivate,
  learnedModels,
  offered,
  takeUp,
  type Candidate,
  type Heard,
  type Talk,
  type Turn,
  type Vocabulary,
} from '#dialogue';
import { Directory } from '#directory';
import { Registers } from '#infra/commands';
import { Ledger } from '#infra/events';
import { dateOf, keptFrom, marksIn, readNumber, type Actor, type Mark } from '#kernel';
import { commands, queries } from '#rooms';
import { recallDirect, type Recalled } from './recall.ts';

/** Everything that can be said to the bot: the commands and queries of all rooms. */
export const vocabulary: Vocabulary = {
  commands: commands.map((one) => one.declaration),
  queries: queries.map((one) => one.declaration),
  models: learnedModels(),
};

/** What can be acted on: words to say, a command to give, a question to ask. */
export type Settled = Exclude<Turn, { is: 'offer' | 'find' | 'private' }>;

/** A message and what it means. */
export interface Understood extends Recalled {
  readonly turn: Settled;
  /**
   * The conversation in a group from which it was brought to the direct one, as it stays there, and what it was about.
   */
  readonly broughtFrom?: { readonly group: Recalled; readonly title: string };
}

/** Hears a message with all that is needed to understand it: the roll of the organ, the calendar, the registers. */
@Injectable()
export class Understanding {
  constructor(
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Registers) private readonly registers: Registers,
    @Inject(Ledger) private readonly ledger: Ledger,
  ) {}

  /** What is not for a group to read goes on in the direct conversation, which is recalled for it. */
  async understand(recalled: Recalled, db: QueryExecutorProvider): Promise<Understood> {
    const heard = await this.heard(recalled);
    const turn = await this.named(hear(recalled.talk, heard, vocabulary), heard);
    if (turn.is !== 'private') return { ...recalled, turn: settled(turn) };
    const direct = await recallDirect(recalled, db);
    const broughtFrom = { group: { ...recalled, talk: turn.talk }, title: turn.title };
    return { ...direct, turn: await this.goOn(direct.talk, turn, { ...heard, place: 'direct' }), broughtFrom };
  }

  /** What was said together with what is recorded now, and comes to the table by itself; undefined if nothing does. */
  async next(recalled: Recalled, talk: Talk): Promise<(Turn & { readonly is: 'say' }) | undefined> {
    if (!talk.waiting?.length) return undefined;
    const heard = await this.heard(recalled);
    const coming = comesNext(talk, heard, vocabulary);
    const turn = coming && (await this.named(coming, heard));
    return turn?.is === 'say' ? turn : undefined;
  }

  private async heard({ words, actor, at }: Recalled): Promise<Heard> {
    const { units, staff } = await this.directory.roll(words.organ);
    return {
      id: words.id,
      text: words.text,
      files: words.files,
      actor,
      at,
      sentAt: words.sentAt,
      place: words.group === undefined ? 'direct' : 'group',
      today: dateOf(at),
      calendar: chinaCalendar,
      units: [...units.values()],
      people: [...staff.values()],
      speaker: actor.staffId,
    };
  }

  /** Between the two: with the form that was begun in the group, or by hearing the message there. */
  private async goOn(talk: Talk, { form }: Turn & { is: 'private' }, heard: Heard): Promise<Settled> {
    const turn = form ? takeUp(talk, form, heard, vocabulary) : hear(talk, heard, vocabulary);
    return settled(await this.named(turn, heard));
  }

  /** Where a record is meant but not named, looks up which it may be. */
  private async named(turn: Turn, heard: Heard): Promise<Turn> {
    switch (turn.is) {
      case 'offer': {
        const { items, marks } = await this.candidates(turn, heard.actor);
        if (isForOneself(marks, heard)) return inPrivate(turn, vocabulary);
        // A meeting and an entry of its agenda may both be meant without a number.
        return this.named(offered(turn, await this.recordsOf(turn, items, heard.actor), heard, vocabulary), heard);
      }
      case 'find': {
        const { items, marks } = await this.candidates({ ...turn, query: turn.by }, heard.actor);
        return isForOneself(marks, heard) ? inPrivate(turn, vocabulary) : found(turn, items);
      }
      case 'say':
      case 'give':
      case 'ask':
      case 'private':
        return turn;
    }
  }

  /** The records an offer asks for; one named by its number is there also where the register is behind. */
  private async recordsOf(
    { exactly }: Turn & { is: 'offer' },
    found: readonly Candidate[],
    { organ }: Actor,
  ): Promise<readonly Candidate[]> {
    const number = exactly === undefined ? undefined : readNumber(exactly);
    if (!exactly || !number || found.some((one) => one.number === exactly)) return found;
    return (await this.ledger.numbered(organ, number)) === undefined ? [] : [{ number: exactly, title: '' }];
  }

  /** The records that may be meant, as the query that knows them answers, and the marks they bear. */
  private async candidates(
    { query, input, talk }: Pick<Turn & { is: 'offer' }, 'query' | 'input' | 'talk'>,
    actor: Actor,
  ): Promise<{ readonly items: readonly Candidate[]; readonly marks: readonly Mark[] }> {
    const type = queries.find((one) => one.declaration.name === query)!;
    const outcome = await this.registers.ask<{ readonly items: readonly Candidate[] }>(type, input, actor, talk.seq);
    if (outcome.is !== 'done') return { items: [], marks: [] };
    return { items: outcome.answer.items, marks: marksIn(type.declaration.answer, outcome.answer) };
  }
}

/** Said in a group, of records that are not for a group to read. */
const isForOneself = (marks: readonly Mark[], { place }: Heard): boolean =>
  place === 'group' && keptFrom('group', marks).length > 0;

const settled = (turn: Turn): Settled => {
  if (turn.is === 'offer' || turn.is === 'find') throw new Error('a record was offered twice');
  if (turn.is === 'private') throw new Error('what is between the two already cannot be brought there');
  return turn;
};
