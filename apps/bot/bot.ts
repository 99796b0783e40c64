/** The bot's edge to DingTalk: what comes in and what is fetched with it, what goes out; how it starts and stops. */
import { buffer } from 'node:stream/consumers';
import type { Database } from '#infra/database';
import type { Kysely, Transaction } from 'kysely';
import { nothingShown, type Saying } from '#dialogue';
import {
  destinationOf,
  dingtalkSettings,
  DingTalkApi,
  Inbox,
  Outbox,
  QuotaStore,
  ReplySender,
  StreamConnection,
  type ChatTables,
  type DingTalkSettings,
  type RobotMessage,
  type Saying as Said,
} from '#infra/dingtalk';
import type { FileStore } from '#infra/files';
import { Rounds, type Check, type Logger, type Metrics } from '#infra/operations';
import { OrganId, visible } from '#kernel';
import type { Words } from './admit.ts';
import { Attachments } from './attachments.ts';
import { Outages } from './outages.ts';
import { conversationOf } from './recall.ts';
import type { Reception } from './reception.ts';
import { sayingsOf, textOf, unheard } from './replies.ts';
import { Unasked } from './unasked.ts';
import { withheld } from './withheld.ts';

/** How often it looks for what is to be said unasked. */
const LOOK_MS = 1000;

const groupOf = ({ conversation }: RobotMessage): string | undefined =>
  conversation.kind === 'group' ? conversation.id : undefined;

/** The bytes of a file that is to be sent. */
const bytesOf = async (files: FileStore, organ: string, sha256: string): Promise<Uint8Array> => {
  const bytes = await files.open(organ, sha256);
  if (!bytes) throw new Error(`there is no file ${sha256} to send`);
  return buffer(bytes);
};

export interface BotOptions {
  readonly organ: string;
  readonly database: Database;
  readonly files: FileStore;
  readonly dingtalk: Parameters<typeof dingtalkSettings>[0];
  /** ms a message waits for one sent before it that another bot may have; 0 where this is the only bot. */
  readonly orderMs?: number;
  readonly log: Logger;
  readonly metrics: Metrics;
}

/**
 * The front door: a DingTalk robot in Stream mode. A message is stored, then acknowledged, then taken to its end; the
 * reply is queued in the same transaction. Any number of bots may run on one robot: what one stored another may take.
 */
export class Bot {
  private readonly db: Kysely<ChatTables>;
  private readonly settings: DingTalkSettings;
  private readonly inbox: Inbox;
  private readonly outbox: Outbox;
  private readonly connection: StreamConnection;
  private readonly quota: QuotaStore;
  private readonly attachments: Attachments;
  private rounds: readonly Rounds[] = [];

  constructor(private readonly options: BotOptions) {
    const { log, metrics, database, organ } = options;
    this.settings = dingtalkSettings(options.dingtalk);
    const db = database.of<ChatTables>(organ);
    this.db = db;
    this.quota = new QuotaStore(db, this.settings.robotCode, (line, use) => log.warn({ use }, line), log);
    const { quota } = this;
    const api = new DingTalkApi(this.settings, { onCall: (kind) => quota.called(kind) });
    const sender = new ReplySender(api, { log, openFile: (ref) => bytesOf(options.files, organ, ref) });
    const outages = new Outages(sender, log);
    this.outbox = new Outbox(db, sender, {
      log,
      workers: 6,
      onSent: (ms) => metrics.chatAnswered(ms),
    });
    this.inbox = new Inbox(db, {
      log,
      workers: 8,
      orderMs: options.orderMs ?? 0,
      onReplies: () => this.outbox.wake(),
      onOutage: (message) => outages.tell(message),
      onSetAside: (tx, message) =>
        nothingShown(tx, organ, conversationOf(message.sender.staffId ?? '', groupOf(message))),
    });
    this.attachments = new Attachments(api, options.files);
    this.connection = new StreamConnection({
      settings: this.settings,
      log,
      onMessage: (message) => this.inbox.store(withheld(message)),
      onPush: () => quota.pushed(),
    });
  }

  async start(reception: Reception): Promise<void> {
    await this.quota.start();
    this.inbox.start((tx, message) =>
      message.conversation.kind === 'group' && !message.atBot
        ? Promise.resolve([])
        : this.answer(reception, tx, message),
    );
    this.outbox.start();
    const unasked = new Unasked(this.db, OrganId.parse(this.options.organ), reception.clock, () => this.outbox.wake());
    this.rounds = [() => unasked.putAside(), () => unasked.tellNews()].map(
      (look) => new Rounds(look, { everyMs: LOOK_MS, log: this.options.log }),
    );
    for (const round of this.rounds) round.start();
    await this.connection.start();
  }

  private async answer(
    reception: Reception,
    tx: Transaction<ChatTables>,
    message: RobotMessage,
  ): Promise<readonly Said[]> {
    const { content, sender } = message;
    const about = {
      organ: OrganId.parse(this.options.organ),
      id: `${message.robotCode}:${message.msgId}`,
      sentAt: message.createdAt,
      staffId: sender.staffId,
      group: groupOf(message),
    };
    const { admission, clock } = reception;
    const told = async (say: Saying) => {
      await reception.interrupted(about, tx);
      return sayingsOf({ say }, message);
    };
    if (content.is === 'withheld') return told(await admission.refuseMarked(about, content.what));
    const stranger = await admission.stranger(about);
    if (stranger) return told(stranger);
    const attached = await this.attachments.of(message, about.organ, clock.now(), tx);
    if (attached.is === 'marked') return told(await admission.refuseMarked(about, 'file'));
    if (attached.is === 'unfit') return told({ title: '文件没有收下', text: attached.sentence, buttons: [] });
    const text = textOf(content);
    if (text === undefined && attached.files.length === 0) return told(unheard(content));
    const words: Words = {
      ...about,
      text: visible(text ?? ''),
      files: attached.files,
      place: destinationOf(message),
    };
    return sayingsOf(await reception.take(words, tx), message);
  }

  /** Takes no more from DingTalk, finishes what was stored and is being handled, then what is to be said. */
  async stop(): Promise<void> {
    await this.connection.stop();
    await Promise.all(this.rounds.map((round) => round.stop()));
    await this.inbox.stop();
    await this.outbox.stop();
    await this.quota.stop();
  }

  /** Why it is not connected; undefined while it is. */
  get fault(): string | undefined {
    const { connected, lastError } = this.connection.status();
    return connected ? undefined : (lastError ?? '正在连接');
  }

  readonly check: Check = {
    name: 'dingtalk',
    look: async () => (this.fault === undefined ? { state: 'ok' } : { state: 'degraded', detail: this.fault }),
  };
}
