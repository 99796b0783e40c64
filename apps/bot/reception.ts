import { Inject, Injectable } from '@nestjs/common';
import type { QueryExecutorProvider } from 'kysely';
import { Directory } from '#directory';
import { Clock, dateOf, type Actor, type OrganId } from '#kernel';
import { hear, loadTalk, saveTalk, type Saying, type Talk, type Turn } from '#dialogue';
import { commands, queries } from '#rooms';
import { Errands } from './errands.ts';

/** What a person said, where; whatever channel brought it. */
export interface Words {
  readonly organ: OrganId;
  /** Names the message and no other, over all channels: robot code and message id. */
  readonly id: string;
  /** One person in one place; his forms live here. */
  readonly conversation: string;
  readonly staffId: string | undefined;
  readonly text: string;
}

const vocabulary = { commands: commands.map((one) => one.declaration), queries: queries.map((one) => one.declaration) };

const OUTSIDER: Saying = { title: '未登记的人员', text: '您不在本单位通讯录中，无法使用本系统，也没有登记任何内容。如需使用，请联系系统管理员。', buttons: [] };
const NAMELESS: Saying = { title: '无法识别身份', text: '钉钉没有提供您的身份（机器人尚未发布，或您不是本单位成员），因此没有登记任何内容。请联系系统管理员。', buttons: [] };

/** Where words become commands: understands, gives the command, and says what came of it. */
@Injectable()
export class Reception {
  constructor(@Inject(Directory) private readonly directory: Directory, @Inject(Errands) private readonly errands: Errands, @Inject(Clock) private readonly clock: Clock) {}

  /**
   * Takes one message to its end. The conversation is loaded and saved through `db`, in the transaction that marks the
   * message as done: handled again after a crash it comes to the same, and the command, by its id, is recorded once.
   */
  async take(words: Words, db: QueryExecutorProvider): Promise<Saying> {
    if (words.staffId === undefined) return NAMELESS;
    const actor = await this.directory.actor(words.organ, words.staffId);
    if (!actor) return OUTSIDER;
    const talk = await loadTalk(db, words.organ, words.conversation);
    const units = [...(await this.directory.roll(words.organ)).units.values()];
    const turn = hear(talk, { id: words.id, text: words.text, actor, units, today: dateOf(this.clock.now()) }, vocabulary);
    const [say, next] = await this.follow(turn, talk, words, actor);
    await saveTalk(db, words.organ, words.conversation, next, this.clock.now());
    return say;
  }

  private async follow(turn: Turn, talk: Talk, words: Words, actor: Actor): Promise<readonly [Saying, Talk]> {
    switch (turn.is) {
      case 'say': return [turn.say, turn.talk];
      case 'give': return this.errands.give(turn, talk, words.id, actor);
      case 'ask': return [await this.errands.ask(turn, talk, actor), turn.talk];
    }
  }
}
