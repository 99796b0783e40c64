import type { Kysely } from 'kysely';
import { queueReply, type ChatTables, type Destination } from '#infra/dingtalk';
import type { Logger } from '#infra/operations';
import type { OrganId } from '#kernel';
import type { Reception } from './reception.ts';
import { replyOf } from './replies.ts';

const LOOK_MS = 1000;

/** Looks every second for forms nobody went on with; any number of bots may look. It costs what is due, not what exists. */
export class IdleForms {
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();
  private stopped = false;

  constructor(private readonly db: Kysely<ChatTables>, private readonly organ: OrganId, private readonly log: Logger, private readonly onReplies: () => void) {}

  start(reception: Reception): void {
    this.timer = setTimeout(() => {
      this.looking = this.look(reception).catch((error: unknown) => this.log.warn({ err: error }, '检查闲置表单失败，稍后重试')).then(() => { if (!this.stopped) this.start(reception); });
    }, LOOK_MS);
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.looking;
  }

  private async look(reception: Reception): Promise<void> {
    const put = await this.db.transaction().execute((tx) => reception.putAside(this.organ, tx, async (saying, place) => { await queueReply(tx, place as Destination, replyOf(saying)); }));
    if (put > 0) this.onReplies();
  }
}
