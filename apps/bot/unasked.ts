import type { Kysely } from 'kysely';
import { tellNews } from '#duties';
import { queueReply, type ChatTables, type Destination } from '#infra/dingtalk';
import type { OrganId } from '#kernel';
import type { Reception } from './reception.ts';
import { replyOf } from './replies.ts';

const NEWS_AT_ONCE = 50;

/**
 * What the bot says without having been asked: that a form was put aside, that a day moved. Any number of bots may look; it
 * costs what is due, not what exists.
 */
export class Unasked {
  constructor(
    private readonly db: Kysely<ChatTables>,
    private readonly organ: OrganId,
    private readonly reception: Reception,
    private readonly onReplies: () => void,
  ) {}

  /** Puts aside the forms nobody went on with. */
  async putAside(): Promise<void> {
    const put = await this.db.transaction().execute((tx) =>
      this.reception.putAside(this.organ, tx, async (saying, place) => {
        await queueReply(tx, place as Destination, replyOf(saying));
      }),
    );
    if (put > 0) this.onReplies();
  }

  /** Tells people what happened to their duties without their doing. */
  async tellNews(): Promise<void> {
    const told = await this.db.transaction().execute(async (tx) => {
      const news = await tellNews(tx as unknown as Parameters<typeof tellNews>[0], this.organ, NEWS_AT_ONCE);
      for (const { id, staff, title, words, button } of news)
        await queueReply(tx, { is: 'person', staffId: staff }, replyOf({ title, text: words, buttons: [button] }), id);
      return news.length;
    });
    if (told > 0) this.onReplies();
  }
}
