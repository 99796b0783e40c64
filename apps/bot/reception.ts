import { Inject, Injectable } from '@nestjs/common';
import type { QueryExecutorProvider } from 'kysely';
import { chinaCalendar } from '#calendar';
import { Directory } from '#directory';
import {
  asleep,
  dueTalks,
  hear,
  leftAlone,
  loadTalk,
  offered,
  saveTalk,
  takeUp,
  type Heard,
  type Saying,
  type Talk,
  type Turn,
} from '#dialogue';
import { Clock, dateOf, type Actor, type CommandContext, type FileRef, type Instant, type OrganId } from '#kernel';
import { commands, queries, wording } from '#rooms';
import { TurnAway } from '#secrecy';
import { Errands } from './errands.ts';

/** What a person said, where; whatever channel brought it. */
export interface Words {
  readonly organ: OrganId;
  /** Names the message and no other, over all channels: robot code and message id. */
  readonly id: string;
  readonly staffId: string | undefined;
  /** The group it was said in; undefined between the two. */
  readonly group: string | undefined;
  readonly text: string;
  readonly files: readonly FileRef[];
  /** The channel's own description of where answers go. */
  readonly place: unknown;
}

/** What is said where it was asked, and what only the person himself is told. */
export interface Answer {
  readonly say: Saying;
  readonly privately?: Saying;
}

const vocabulary = { commands: commands.map((one) => one.declaration), queries: queries.map((one) => one.declaration) };

const OUTSIDER: Saying = {
  title: '未登记的人员',
  text: '您不在本单位通讯录中，无法使用本系统，也没有登记任何内容。如需使用，请联系系统管理员。',
  buttons: [],
};
const NAMELESS: Saying = {
  title: '无法识别身份',
  text: '钉钉没有提供您的身份（机器人尚未发布，或您不是本单位成员），因此没有登记任何内容。请联系系统管理员。',
  buttons: [],
};
const privately = (title: string): Saying => ({
  title: '已私聊回复',
  text: `“${title}”涉及个人或人事信息，不宜在群里办理，已在与您的私聊中回复。`,
  buttons: [],
});

const directTalk = (staffId: string): string => `direct:${staffId}`;

/** Where words become commands: understands, gives the command, and says what came of it. */
@Injectable()
export class Reception {
  constructor(
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Errands) private readonly errands: Errands,
    @Inject(TurnAway) private readonly turnAway: TurnAway,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  now(): Instant {
    return this.clock.now();
  }

  /** What a stranger is told; nothing of his is fetched. */
  async stranger(words: Pick<Words, 'organ' | 'staffId'>): Promise<Saying | undefined> {
    const actor = await this.admit(words);
    return 'is' in actor ? undefined : actor;
  }

  private async admit({
    organ,
    staffId,
  }: Pick<Words, 'organ' | 'staffId'>): Promise<(Actor & { readonly is: 'staff' }) | Saying> {
    if (staffId === undefined) return NAMELESS;
    return (await this.directory.actor(organ, staffId)) ?? OUTSIDER;
  }

  /**
   * Takes one message to its end. The conversation is loaded and saved through `db`, in the transaction that marks the
   * message as done: handled again after a crash it comes to the same, and the command, by its id, is recorded once.
   */
  async take(words: Words, db: QueryExecutorProvider): Promise<Answer> {
    const actor = await this.admit(words);
    if (!('is' in actor)) return { say: actor };
    const heard = await this.heard(words, actor);
    const key = words.group === undefined ? directTalk(actor.staffId) : `group:${words.group}:${actor.staffId}`;
    const [say, turn] = await this.step(db, words, key, heard, (talk) => hear(talk, heard, vocabulary));
    if (turn.is !== 'private') return { say };
    const alone = { ...heard, place: 'direct' as const };
    const { form } = turn;
    const [answer] = await this.step(db, { ...words, place: undefined }, directTalk(actor.staffId), alone, (talk) =>
      form ? takeUp(talk, form, alone, vocabulary) : hear(talk, alone, vocabulary),
    );
    return { say: privately(turn.title), privately: answer };
  }

  /** Marked matter was sent: it was not kept, and that is put on record. */
  async refuseMarked(words: Pick<Words, 'organ' | 'id' | 'staffId'>, what: 'text' | 'file'): Promise<Answer> {
    const actor = await this.admit(words);
    const by: CommandContext = {
      id: `chat:${words.id}`,
      actor: 'is' in actor ? actor : { is: 'system', organ: words.organ, name: 'unknown', roles: [] },
      at: this.clock.now(),
      channel: 'chat',
      correlation: words.id,
    };
    await this.turnAway.record(by, what);
    return { say: { title: '不得录入涉密内容', text: wording.of({ code: 'secrecy.marked', facts: {} }), buttons: [] } };
  }

  /** Puts aside, one after another, the forms nobody went on with, and tells whose they are. */
  async putAside(
    organ: OrganId,
    db: QueryExecutorProvider,
    tell: (saying: Saying, place: unknown) => Promise<void>,
  ): Promise<number> {
    const now = this.clock.now();
    const due = await dueTalks(db, organ, now, 20);
    for (const { conversation, talk, place } of due) {
      await saveTalk(db, organ, { conversation, talk: asleep(talk, now) ?? talk }, now);
      if (talk.form && place) await tell(leftAlone(talk.form, vocabulary), place);
    }
    return due.length;
  }

  private async heard({ id, organ, text, files, group }: Words, actor: Actor): Promise<Heard> {
    const { units, staff } = await this.directory.roll(organ);
    const at = this.clock.now();
    return {
      id,
      text,
      files,
      actor,
      at,
      place: group === undefined ? 'direct' : 'group',
      today: dateOf(at),
      calendar: chinaCalendar,
      units: [...units.values()],
      people: [...staff.values()],
      ...(actor.is === 'staff' ? { speaker: actor.staffId } : {}),
    };
  }

  /** One step of one conversation, with what follows from it done and said. */
  private async step(
    db: QueryExecutorProvider,
    { organ, id, place }: Words,
    conversation: string,
    heard: Heard,
    next: (talk: Talk) => Turn,
  ): Promise<readonly [Saying, Turn]> {
    const { actor, at } = heard;
    const talk = await loadTalk(db, organ, conversation, at);
    const turn = await this.offering(next(talk), heard);
    const [say, left] = await this.follow(turn, talk, id, actor);
    await saveTalk(db, organ, { conversation, talk: left, place }, at);
    return [say, turn];
  }

  /** Where a record is meant but not named, looks up which it may be. */
  private async offering(turn: Turn, heard: Heard): Promise<Turn> {
    return turn.is === 'offer'
      ? offered(turn, await this.errands.candidates(turn, heard.actor), heard, vocabulary)
      : turn;
  }

  private async follow(turn: Turn, talk: Talk, message: string, actor: Actor): Promise<readonly [Saying, Talk]> {
    switch (turn.is) {
      case 'say':
        return [turn.say, turn.talk];
      case 'give':
        return this.errands.give(turn, talk, message, actor);
      case 'ask':
        return this.errands.ask(turn, actor);
      case 'offer':
        throw new Error('a record was offered twice');
      case 'private':
        return [privately(turn.title), turn.talk];
    }
  }
}
