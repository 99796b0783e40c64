import type { Database } from '#infra/database';
import { conversationKey, dingtalkSettings, DingTalkApi, Inbox, Outbox, QuotaStore, ReplySender, StreamConnection, type ChatTables, type DingTalkSettings, type Reply, type RobotMessage } from '#infra/dingtalk';
import type { Check, Logger, Metrics } from '#infra/operations';
import { OrganId } from '#kernel';
import type { Saying } from '#dialogue';
import type { Reception } from './reception.ts';

export interface BotOptions {
  readonly organ: string;
  readonly database: Database;
  readonly dingtalk: Parameters<typeof dingtalkSettings>[0];
  readonly log: Logger;
  readonly metrics: Metrics;
}

/**
 * The front door: a DingTalk robot in Stream mode. A message is stored, then acknowledged, then taken to its end; the reply
 * is queued in the same transaction. Any number of bots may run on one robot: what one stored another may take.
 */
export class Bot {
  private readonly settings: DingTalkSettings;
  private readonly inbox: Inbox;
  private readonly outbox: Outbox;
  private readonly connection: StreamConnection;
  private readonly quota: QuotaStore;

  constructor(private readonly options: BotOptions) {
    const { log, metrics, database, organ } = options;
    this.settings = dingtalkSettings(options.dingtalk);
    const db = database.of<ChatTables>(organ);
    this.quota = new QuotaStore(db, this.settings.robotCode, (line, use) => log.warn({ use }, line), log);
    const { quota } = this;
    const api = new DingTalkApi(this.settings, { onCall: (kind) => quota.called(kind) });
    this.outbox = new Outbox(db, new ReplySender(api, { log }), { log, workers: 6, onSent: (ms) => metrics.chatAnswered(ms) });
    this.inbox = new Inbox(db, { log, workers: 8, onReplies: () => this.outbox.wake() });
    this.connection = new StreamConnection({ settings: this.settings, log, onMessage: (message) => this.inbox.store(message), onPush: () => quota.pushed() });
  }

  async start(reception: Reception): Promise<void> {
    await this.quota.start();
    this.inbox.start(async (tx, message) => {
      const text = textOf(message);
      if (!message.atBot && message.conversation.kind === 'group') return [];
      const saying = text === undefined
        ? unheard(message)
        : await reception.take({ organ: OrganId.parse(this.options.organ), id: `${message.robotCode}:${message.msgId}`, conversation: conversationKey(message), staffId: message.sender.staffId, text }, tx);
      return [{ reply: replyOf(saying, message) }];
    });
    this.outbox.start();
    await this.connection.start();
  }

  /** Takes no more from DingTalk, finishes what was stored and is being handled, then what is to be said. */
  async stop(): Promise<void> {
    await this.connection.stop();
    await this.inbox.stop();
    await this.outbox.stop();
    await this.quota.stop();
  }

  /** Why it is not connected; undefined while it is. */
  get fault(): string | undefined {
    const { connected, lastError } = this.connection.status();
    return connected ? undefined : lastError ?? '正在连接';
  }

  readonly check: Check = {
    name: 'dingtalk',
    look: async () => (this.fault === undefined ? { state: 'ok' } : { state: 'degraded', detail: this.fault }),
  };
}

/** What a message says in words; voice by DingTalk's own recognition. */
const textOf = ({ content }: RobotMessage): string | undefined => {
  switch (content.is) {
    case 'text': return content.text;
    case 'richText': return content.parts.map((part) => (part.is === 'text' ? part.text : '')).join('').trim() || undefined;
    case 'audio': return content.recognition;
    case 'picture':
    case 'file':
    case 'video':
    case 'overQuota':
    case 'unknown': return undefined;
  }
};

/** What is said to a message without words. */
const unheard = ({ content }: RobotMessage): Saying => (content.is === 'overQuota'
  ? { title: '消息额度已用完', text: '本单位本月的钉钉消息额度已用完，钉钉没有把您写的内容交给系统，因此没有登记任何内容。请联系系统管理员增加额度，之后再发一次。', buttons: [] }
  : { title: '暂不支持', text: '目前只能处理文字消息，请用文字再说一遍；发送“帮助”查看可以办理的事。', buttons: [{ title: '帮助', says: '帮助' }] });

/** In a group the asker is called by name. */
const replyOf = (saying: Saying, { conversation, sender }: RobotMessage): Reply => {
  const at = conversation.kind === 'group' && sender.staffId ? { at: [sender.staffId] } : {};
  return saying.buttons.length > 0 ? { is: 'card', title: saying.title, text: saying.text, buttons: saying.buttons, ...at } : { is: 'markdown', title: saying.title, text: saying.text, ...at };
};
