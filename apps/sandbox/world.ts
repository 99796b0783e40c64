import { randomBytes, randomUUID } from 'node:crypto';
import { Chat, placeOf, type Group, type Person } from './chat.ts';
import { SandboxClock } from './clock.ts';
import { Faults } from './faults.ts';
import { Gateway } from './gateway.ts';
import { WireLog } from './log.ts';

export const BOT = '政衡助手';
const SESSION_MS = 90 * 60_000;
const TOKEN_MS = 7_200_000;
const KEPT_UUIDS = 5000;

export interface WorldOptions {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly robotCode: string;
  readonly people: readonly Person[];
  readonly groups: readonly Group[];
  /** Whether a product runs with this sandbox whose clock it is. */
  readonly ownsClock: boolean;
  readonly redeliverAfterMs: number | null;
  readonly pingEveryMs: number;
  readonly silenceMs: number;
}

export interface StoredFile {
  readonly name: string;
  readonly type: string;
  readonly bytes: Buffer;
}

export interface Todo {
  readonly id: string;
  readonly sourceId: string | undefined;
  subject: string;
  readonly executors: readonly string[];
  dueTime: number | undefined;
  done: boolean;
}

export type Content = { readonly is: 'text'; readonly text: string } | { readonly is: 'file'; readonly fileId: string };

/** DingTalk as far as one robot, its people and one corporation see it. */
export class World {
  readonly clock = new SandboxClock();
  readonly chat = new Chat(this.clock);
  readonly faults = new Faults();
  readonly log = new WireLog();
  readonly files = new Map<string, StoredFile>();
  readonly todos = new Map<string, Todo>();
  readonly gateway: Gateway;
  /** Where this sandbox is reached; known once it listens. */
  url = '';
  private readonly answered = new Set<string>();
  private readonly tokens = new Map<string, number>();
  private readonly sessions = new Map<string, { readonly place: string; readonly until: number }>();

  constructor(readonly options: WorldOptions) {
    this.gateway = new Gateway({ faults: this.faults, log: this.log, redeliverAfterMs: options.redeliverAfterMs, pingEveryMs: options.pingEveryMs, silenceMs: options.silenceMs });
  }

  person(staffId: string): Person | undefined {
    return this.options.people.find((one) => one.staffId === staffId);
  }

  group(id: string): Group | undefined {
    return this.options.groups.find((one) => one.id === id);
  }

  /** A person says something. In a group the robot hears what calls it. @returns the message id */
  say(by: Person, where: string, content: Content, at: boolean, msgId: string = `msg${randomBytes(12).toString('base64url')}`): string {
    const place = placeOf(by.staffId, where);
    const file = content.is === 'file' ? this.files.get(content.fileId) : undefined;
    this.chat.say(place, content.is === 'text'
      ? { from: by.staffId, msgtype: 'text', text: content.text }
      : { from: by.staffId, msgtype: file!.type.startsWith('image/') ? 'image' : 'file', file: { name: file!.name, url: `/files/${content.fileId}`, size: file!.bytes.length } });
    if (where === 'direct' || at) this.gateway.deliver(this.robotMessage(by, where, content, msgId));
    return msgId;
  }

  /** Whether this is the first answer with that `msgUuid`: the service drops those that follow. */
  firstOf(msgUuid: unknown): boolean {
    if (typeof msgUuid !== 'string') return true;
    if (this.answered.has(msgUuid)) return false;
    this.answered.add(msgUuid);
    const [oldest] = this.answered;
    if (this.answered.size > KEPT_UUIDS) this.answered.delete(oldest!);
    return true;
  }

  issueToken(): string {
    const token = randomUUID().replaceAll('-', '');
    this.tokens.set(token, Date.now() + TOKEN_MS);
    return token;
  }

  tokenHolds(token: string | undefined): boolean {
    return token !== undefined && (this.tokens.get(token) ?? 0) > Date.now();
  }

  /** Where a session webhook leads; undefined once it is over. */
  sessionPlace(session: string): string | undefined {
    const found = this.sessions.get(session);
    return found && found.until > this.clock.nowMs() && !this.faults.has('expiredSession') ? found.place : undefined;
  }

  keep(file: StoredFile): string {
    const id = randomUUID();
    this.files.set(id, file);
    return id;
  }

  unionId(staffId: string): string {
    return `union-${staffId}`;
  }

  private robotMessage(by: Person, where: string, content: Content, msgId: string): object {
    const session = randomBytes(16).toString('hex');
    const createAt = this.clock.nowMs();
    this.sessions.set(session, { place: placeOf(by.staffId, where), until: createAt + SESSION_MS });
    const group = this.group(where);
    return {
      senderPlatform: 'Sandbox', conversationId: group ? group.id : `cid-direct-${by.staffId}`, conversationType: group ? '2' : '1',
      ...(group ? { conversationTitle: group.title, isInAtList: true, atUsers: [{ dingtalkId: '$:LWCP_v1:$robot' }] } : {}),
      chatbotCorpId: 'dingsandbox', chatbotUserId: '$:LWCP_v1:$robot', msgId, senderNick: by.name, isAdmin: by.roles.includes('admin'),
      ...(this.faults.has('unpublished') ? {} : { senderStaffId: by.staffId, senderUnionId: this.unionId(by.staffId) }),
      sessionWebhookExpiredTime: createAt + SESSION_MS, createAt, senderCorpId: 'dingsandbox', senderId: `$:LWCP_v1:$${by.staffId}`,
      sessionWebhook: `${this.url}/robot/sendBySession?session=${session}`, robotCode: this.options.robotCode,
      ...this.content(content, group !== undefined),
    };
  }

  private content(content: Content, inGroup: boolean): object {
    if (this.faults.has('overQuota')) return { msgtype: 'text', errorCode: 20001, errorMessage: 'over quota' };
    if (this.faults.has('unknownType')) return { msgtype: 'unknownMsgType', content: { unknownMsgType: '用户发送了一条消息，机器人暂不支持接收。' } };
    if (content.is === 'text') return { msgtype: 'text', text: { content: inGroup ? ` ${content.text.replace(`@${BOT}`, '').trim()}` : content.text } };
    const file = this.files.get(content.fileId)!;
    return file.type.startsWith('image/')
      ? { msgtype: 'picture', content: { downloadCode: content.fileId, pictureDownloadCode: content.fileId } }
      : { msgtype: 'file', content: { downloadCode: content.fileId, fileName: file.name, spaceId: '1', fileId: content.fileId } };
  }
}
