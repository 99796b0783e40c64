/** The walk of a message, from a person's words to the answer. */
import { Inject, Injectable } from '@nestjs/common';
import type { QueryExecutorProvider } from 'kysely';
import { nothingShown } from '#dialogue';
import { Clock } from '#kernel';
import { Admission, type Words } from './admit.ts';
import { Decision, type Decided } from './decide.ts';
import { conversationOf, recall } from './recall.ts';
import { remember } from './remember.ts';
import { say, type Answer } from './say.ts';
import { Understanding } from './understand.ts';

/** Where words become commands: a message walks straight through six steps, each taking what the last one gave; of
 * several things said together the next comes once the first is done. */
@Injectable()
export class Reception {
  constructor(
    @Inject(Admission) readonly admission: Admission,
    @Inject(Understanding) private readonly understanding: Understanding,
    @Inject(Decision) private readonly decision: Decision,
    @Inject(Clock) readonly clock: Clock,
  ) {}

  /**
   * Takes one message to its end. The conversation is loaded and saved through `db`, in the transaction that marks the
   * message as done: handled again after a crash it comes to the same, and the command, by its id, is recorded once.
   */
  async take(words: Words, db: QueryExecutorProvider): Promise<Answer> {
    const admitted = await this.admission.admit(words);
    if (admitted.is === 'stranger') return { say: admitted.told };
    const recalled = await recall(admitted, db);
    const understood = await this.understanding.understand(recalled, db);
    const decided = await this.goOn(await this.decision.decide(understood));
    const answer = say(decided);
    await remember(decided, db);
    return answer;
  }

  /** Once one of several things is recorded, the next comes with the same answer. */
  private async goOn(decided: Decided): Promise<Decided> {
    const { came } = decided;
    if (came.is !== 'recorded') return decided;
    const { turn, seq } = came;
    const next = await this.understanding.next(decided, { ...turn.talk, ...(seq === undefined ? {} : { seq }) });
    return next ? { ...decided, came: { ...came, turn: { ...turn, talk: next.talk }, next: next.say } } : decided;
  }

  /** Something else is said in this person's conversation: a card shown before it is no longer what 确认 means. */
  async interrupted({ organ, staffId, group }: Pick<Words, 'organ' | 'staffId' | 'group'>, db: QueryExecutorProvider) {
    if (staffId !== undefined) await nothingShown(db, organ, conversationOf(staffId, group));
  }
}
