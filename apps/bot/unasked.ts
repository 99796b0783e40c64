import type { Kysely } from 'kysely';
import { asleep, dueTalks, leftAlone, nothingShown, saveTalk } from '#dialogue';
import { tellNews } from '#duties';
import { queueReply, type ChatTables, type Destination } from '#infra/dingtalk';
import type { Clock, OrganId } from '#kernel';
import { conversationOf } from './recall.ts';
import { replyOf } from './replies.ts';
import { vocabulary } from './understand.ts';

const FORMS_AT_ONCE = 20;
const NEWS_AT_ONCE = 50;

/**
 * What the bot says without having been asked: that a form was put aside, that a day moved. Any number of bots may
 * look; it costs what is due, not what exists.
 */
export class Unasked {
  constructor(
    private readonly db: Kysely<ChatTables>,
    private readonly organ: OrganId,
    private readonly clock: Clock,
    private readonly onReplies: () => void,
  ) {}

  /** Puts aside, one after another, the forms nobody went on with, and tells whose they are. */
  async putAside(): Promise<void> {
    const put = await this.db.transaction().execute(async (tx) => {
      const now = this.clock.now();
      const due = await dueTalks(tx, this.organ, now, FORMS_AT_ONCE);
      for (const { conversation, talk, place } of due) {
        const put = asleep(talk, now);
        await saveTalk(tx, this.organ, { conversation, talk: put ? { ...put, shown: 'aside' } : talk }, now);
        if (talk.form && place) await queueReply(tx, place as Destination, replyOf(leftAlone(talk.form, vocabulary)));
      }
      return due.length;
    });
    if (put > 0) this.onReplies();
  }

  /** Tells people what happened to their duties without their doing. */
  async tellNews(): Promise<void> {
    const told = await this.db.transaction().execute(async (tx) => {
      const news = await tellNews(tx as unknown as Parameters<typeof tellNews>[0], this.organ, NEWS_AT_ONCE);
      for (const { id, staff, title, words, button } of news) {
        await queueReply(tx, { is: 'person', staffId: staff }, replyOf({ title, text: words, buttons: [button] }), id);
        await nothingShown(tx, this.organ, conversationOf(staff, undefined));
      }
      return news.length;
    });
    if (told > 0) this.onReplies();
  }
}
