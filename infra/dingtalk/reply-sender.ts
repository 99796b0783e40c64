// Sends a reply, part by part, by whichever of DingTalk's two ways is open.
import type { DingTalkApi, RobotTemplate } from './api.ts';
import { DingTalkError } from './dingtalk-error.ts';
import type { NamedFile } from './files.ts';
import type { Log } from './log.ts';
import type { Destination, Reply } from './reply.ts';
import { partsOf, type Part } from './reply-parts.ts';
import { templateOf, webhookBody } from './reply-wire.ts';

/** A session is not used in its last five minutes. */
const MARGIN_MS = 5 * 60_000;

/** How far a reply is that is sent in several tries. */
export interface Progress {
  /** Stable over retries, so that DingTalk drops what it has already. */
  readonly id?: string;
  /** Parts already sent by an earlier try. */
  readonly from?: number;
  /** Told after each part how many are sent. */
  readonly sent?: (parts: number) => void;
}

/**
 * Says replies: within their session by its webhook, otherwise, or when the session turns out to be over, by the
 * robot API.
 */
export class ReplySender {
  constructor(
    private readonly api: DingTalkApi,
    private readonly options: {
      readonly log: Log;
      readonly openFile?: (ref: string) => Promise<NamedFile['bytes']>;
      readonly now?: () => number;
    },
  ) {}

  /** @throws DingTalkError; the parts before were sent, see `progress` */
  async send(to: Destination, reply: Reply, progress: Progress = {}): Promise<void> {
    const parts = partsOf(reply);
    let session = to.session && to.session.expiresAt - MARGIN_MS > this.now() ? to.session : undefined;
    for (let index = progress.from ?? 0; index < parts.length; index++) {
      const part = parts[index]!;
      const id = idOfPart(progress.id, index, parts.length);
      const isSaid = session && part.is !== 'file' && (await this.withinSession(session.url, part, id));
      if (!isSaid) {
        if (part.is !== 'file') session = undefined;
        await this.byApi(to, await this.template(part));
      }
      progress.sent?.(index + 1);
    }
  }

  /** @returns false if the session is over */
  private async withinSession(
    url: string,
    part: Exclude<Part, { is: 'file' }>,
    id: string | undefined,
  ): Promise<boolean> {
    try {
      await this.api.sendInSession(url, webhookBody(part, id));
      return true;
    } catch (error) {
      if (!(error instanceof DingTalkError) || error.kind !== 'expired') throw error;
      this.options.log.info({ code: error.code }, '会话已过期，改用机器人接口发送');
      return false;
    }
  }

  private async template(part: Part): Promise<RobotTemplate> {
    if (part.is !== 'file') return templateOf(part);
    if (!this.options.openFile)
      throw new DingTalkError('没有可发送文件的来源。', { code: 'file.no-source', kind: 'invalid' });
    return this.api.fileTemplate({ name: part.name, bytes: await this.options.openFile(part.ref) });
  }

  private async byApi(to: Destination, template: RobotTemplate): Promise<void> {
    if (to.is === 'group') {
      await this.api.sendToGroup(to.conversationId, template);
      return;
    }
    if (!to.staffId)
      throw new DingTalkError(
        '会话已过期，且钉钉没有给出此人的 userId（机器人尚未发布，或对方不是本单位成员），无法发送。',
        { code: 'person.unknown', kind: 'invalid' },
      );
    const sent = await this.api.sendToPeople([to.staffId], template);
    if (sent.invalid.length > 0)
      throw new DingTalkError('钉钉中没有此人，或此人不在机器人的可见范围内。', {
        code: 'person.invalid',
        kind: 'invalid',
      });
    if (sent.flowControlled.length > 0)
      throw new DingTalkError('发给此人的消息过多，钉钉暂缓发送。', {
        code: 'person.flow-controlled',
        kind: 'throttled',
      });
  }

  private now(): number {
    return (this.options.now ?? Date.now)();
  }
}

/** The parts of one reply have ids of their own; a reply in one part has its own. */
const idOfPart = (id: string | undefined, index: number, count: number): string | undefined =>
  id === undefined || count === 1 ? id : `${id}-${index + 1}`;
