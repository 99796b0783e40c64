// The state of the sandbox: people, chats, files, todos, cards, faults.
import { randomBytes, randomUUID } from 'node:crypto';
import { Cards } from './cards.ts';
import { Chat, placeOf, type Group, type Message, type Person, type Said } from './chat.ts';
import { SandboxClock } from './clock.ts';
import { Faults } from './faults.ts';
import { FileStore } from './file-store.ts';
import { Gateway, type GatewayOptions } from './gateway.ts';
import { LimitedMap } from './limited-map.ts';
import { Live } from './live.ts';
import { WireLog } from './log.ts';
import { kindOf, robotMessage, unionIdOf, type Content } from './robot-message.ts';
import { Todos } from './todos.ts';

export const ROBOT_MESSAGES = '/v1.0/im/bot/messages/get';
const SESSION_MS = 90 * 60_000;
const TOKEN_MS = 7_200_000;
const REMEMBERED = 5000;
/** Messages so little apart came at once; further back, the clock was put back. */
const TIE_MS = 1000;

export interface WorldOptions extends GatewayOptions {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly robotCode: string;
  readonly botName: string;
  readonly corpName: string;
  readonly people: readonly Person[];
  readonly groups: readonly Group[];
  /** Whether a product runs with this sandbox whose clock it is. */
  readonly ownsClock: boolean;
}

interface Moment {
  readonly dateTime?: string | undefined;
  readonly date?: string | undefined;
  readonly timeZone?: string | undefined;
}

export interface CalendarEvent {
  readonly id: string;
  readonly summary: string;
  readonly description: string;
  readonly start: Moment;
  readonly end: Moment;
  readonly isAllDay: boolean;
  /** unionIds */
  readonly organizer: { readonly id: string };
  readonly attendees: readonly { readonly id: string }[];
}

/** What a robot sent by one call: who got it and where it stands. */
interface Sent {
  readonly to: readonly { readonly place: string; readonly n: number; readonly staffId?: string }[];
  recalled: boolean;
}

/** What a session webhook answers, and where. */
interface Session {
  readonly place: string;
  readonly msgId: string;
}

/** DingTalk as far as one robot, its people and one corporation see it. */
export class World {
  readonly live = new Live();
  readonly clock = new SandboxClock();
  readonly chat = new Chat(this.clock, (place, how) => this.live.changed(`${how}:${place}`));
  readonly faults = new Faults();
  readonly log = new WireLog(() => this.live.changed('log'));
  readonly files = new FileStore();
  readonly gateway: Gateway;
  readonly todos: Todos;
  readonly cards: Cards;
  readonly calendar = new LimitedMap<string, CalendarEvent>(1000);
  readonly sent = new LimitedMap<string, Sent>(REMEMBERED);
  /** Where this sandbox is reached; known once it listens. */
  url = '';
  private readonly said = new LimitedMap<string, object>(REMEMBERED);
  private lastSentAt = 0;
  private readonly answered = new LimitedMap<string, true>(REMEMBERED);
  private readonly tokens = new LimitedMap<string, number>(REMEMBERED);
  private readonly sessions = new LimitedMap<string, Session & { readonly until: number }>(20_000);

  constructor(readonly options: WorldOptions) {
    this.gateway = new Gateway(options, this.faults, this.log, () => this.live.changed('gateway'));
    this.todos = new Todos(this.gateway, () => this.live.changed('todos'));
    this.cards = new Cards(this.gateway, this.chat);
  }

  person(staffId: string): Person | undefined {
    return this.options.people.find((one) => one.staffId === staffId);
  }

  byUnionId(unionId: string): Person | undefined {
    return this.options.people.find((one) => unionIdOf(one.staffId) === unionId);
  }

  group(id: string): Group | undefined {
    return this.options.groups.find((one) => one.id === id);
  }

  calendarOf(unionId: string): readonly CalendarEvent[] {
    return [...this.calendar.values()].filter(
      (one) => one.organizer.id === unionId || one.attendees.some(({ id }) => id === unionId),
    );
  }

  /**
   * A person says something. In a group the robot hears what calls it. A message id that was used before is the service
   * delivering that message again: nothing new is said.
   * @returns the message id
   */
  say(
    by: Person,
    where: string,
    content: Content,
    at: boolean,
    msgId: string = `msg${randomBytes(18).toString('base64')}==`,
  ): string {
    const again = this.said.get(msgId);
    if (!again) this.chat.say(placeOf(by.staffId, where), this.shown(by, content));
    if (where === 'direct' || at) {
      const data = again ?? this.robotMessage(by, where, content, at, msgId);
      this.said.set(msgId, data);
      this.gateway.deliver({ type: 'CALLBACK', topic: ROBOT_MESSAGES, data });
    }
    return msgId;
  }

  /** The robot says something to people or in a group. @returns the key that recalls it */
  send(to: readonly { readonly place: string; readonly staffId?: string }[], said: Said): string {
    const key = randomUUID().replaceAll('-', '');
    this.sent.set(key, { to: to.map((one) => ({ ...one, n: this.chat.say(one.place, said).n })), recalled: false });
    return key;
  }

  /** @returns false if there is no such message, or it is gone already */
  recall(key: string): boolean {
    const sent = this.sent.get(key);
    if (!sent || sent.recalled) return false;
    sent.recalled = true;
    for (const { place, n } of sent.to)
      this.chat.replace(place, n, { from: 'bot', msgtype: 'recalled', text: `${this.options.botName}撤回了一条消息` });
    return true;
  }

  /** The messages after `n` as a person sees them; unless it is a mere peek, he has thereby read them. */
  async listen(
    staffId: string,
    where: string,
    n: number,
    ms: number,
    peek: boolean,
    signal: AbortSignal,
  ): Promise<readonly Message[]> {
    const place = placeOf(staffId, where);
    const messages = await this.chat.listen(place, n, ms, signal);
    const last = messages.at(-1);
    if (last && !peek) this.chat.saw(staffId, place, last.n);
    return messages.map((one) => this.privately(staffId, one));
  }

  /** Whether this is the first answer with that `msgUuid`: the service drops those that follow. */
  firstOf(msgUuid: unknown): boolean {
    if (typeof msgUuid !== 'string') return true;
    if (this.answered.has(msgUuid)) return false;
    this.answered.set(msgUuid, true);
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
  session(session: string): Session | undefined {
    const found = this.sessions.get(session);
    return found && found.until > this.clock.nowMs() && !this.faults.has('expiredSession') ? found : undefined;
  }

  close(): void {
    this.gateway.close();
    this.live.close();
  }

  private shown(by: Person, content: Content): Said {
    if (content.is === 'text') return { from: by.staffId, msgtype: 'text', text: content.text };
    const { fileId, file, text, recognition } = content;
    const words = text ?? recognition;
    return {
      from: by.staffId,
      msgtype: text === undefined ? kindOf(file, recognition) : 'richText',
      ...(words === undefined ? {} : { text: words }),
      file: this.files.link(fileId)!,
    };
  }

  private robotMessage(by: Person, where: string, content: Content, at: boolean, msgId: string): object {
    const session = randomBytes(16).toString('hex');
    const createAt = this.sentAt();
    this.sessions.set(session, { place: placeOf(by.staffId, where), msgId, until: createAt + SESSION_MS });
    return robotMessage(content, {
      by,
      group: this.group(where),
      at,
      msgId,
      createAt,
      session: { url: `${this.url}/robot/sendBySession?session=${session}`, until: createAt + SESSION_MS },
      robotCode: this.options.robotCode,
      botName: this.options.botName,
      faults: this.faults,
    });
  }

  /** By the product's clock; no two messages at once, for the service has them in an order. */
  private sentAt(): number {
    const now = this.clock.nowMs();
    const isTie = now <= this.lastSentAt && this.lastSentAt - now < TIE_MS;
    this.lastSentAt = isTie ? this.lastSentAt + 1 : now;
    return this.lastSentAt;
  }

  /** A card may show one person what others do not see. */
  private privately(staffId: string, message: Message): Message {
    const own = message.card && this.cards.all.get(message.card.outTrackId)?.ofOne.get(staffId);
    return message.card && own
      ? { ...message, card: { ...message.card, fields: { ...message.card.fields, ...own } } }
      : message;
  }
}
