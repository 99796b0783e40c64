// One connection to DingTalk's Stream gateway, made of the SDK with its own reconnecting switched off.
import { DWClient, type DWClientDownStream } from 'dingtalk-stream';
import type { WebSocket } from 'ws';
import { z } from 'zod';
import { exchange } from './exchange.ts';
import { quietSdk } from './sdk-console.ts';
import type { DingTalkSettings } from './settings.ts';

/** The topics a connection may subscribe to. */
export const ROBOT_MESSAGES = '/v1.0/im/bot/messages/get';
export const CARD_CALLBACKS = '/v1.0/card/instances/callback';

/** Why a connection no longer serves. */
export type Loss =
  /** The service asked us to connect anew: it delivers nothing more here, and hangs up in 10 s. */
  | 'asked'
  | 'closed'
  /** Open, but nothing is heard. */
  | 'silent';

/** Fields of the SDK's client that are private in its types. */
interface Inside {
  dw_url: string;
  sslopts: object;
  socket?: WebSocket;
}

const Endpoint = z.object({ endpoint: z.string().regex(/^wss?:/), ticket: z.string().min(1) });

/** What to connect with, and who takes what arrives. */
export interface StreamClientOptions {
  readonly settings: DingTalkSettings;
  readonly topics: readonly string[];
  /** ms the gateway and the socket may each take to open. */
  readonly openTimeoutMs: number;
  /** ms between two pings. */
  readonly heartbeatMs: number;
  readonly onFrame: (client: StreamClient, frame: DWClientDownStream) => void;
  /** A frame that cannot be read, or whose handling threw. */
  readonly onBadFrame: (error: unknown) => void;
}

/** Pings that may go unanswered. */
const MISSES = 2;

/**
 * One connection of the SDK, opened once and never reopened. The SDK's reconnecting and keep-alive are off: refused
 * sockets make it double its attempts, and its intervals outlive their connection. Its endpoint call is ours: it has a
 * time limit and says why it was refused. Nothing that arrives can end the process.
 */
export class StreamClient extends DWClient {
  /** Settles once, when the connection no longer serves. */
  readonly lost: Promise<Loss>;
  private lose!: (why: Loss) => void;
  private beating: NodeJS.Timeout | undefined;
  private unanswered = 0;
  private signal: AbortSignal | undefined;

  constructor(private readonly options: StreamClientOptions) {
    // The SDK's default subscriptions are one array shared by all clients; ours is given, though its type hides it.
    const given = {
      clientId: options.settings.clientId,
      clientSecret: options.settings.clientSecret,
      ua: 'dingtalk-sdk-nodejs/2.1.5',
      keepAlive: false,
      autoReconnect: false,
      subscriptions: options.topics.map((topic) => ({ type: 'CALLBACK', topic })),
    };
    super(given);
    quietSdk();
    this.inside.sslopts = { rejectUnauthorized: true, handshakeTimeout: options.openTimeoutMs };
    this.lost = new Promise((resolve) => {
      this.lose = resolve;
    });
    for (const topic of options.topics) this.registerCallbackListener(topic, (frame) => options.onFrame(this, frame));
  }

  /**
   * Registers with the gateway and opens the socket.
   * @throws DingTalkError from the gateway, or the socket's error
   */
  async open(signal: AbortSignal): Promise<void> {
    this.signal = signal;
    await this.getEndpoint();
    signal.throwIfAborted();
    const opening = this._connect();
    const { socket } = this.inside;
    const giveUp = () => socket?.terminate();
    signal.addEventListener('abort', giveUp);
    socket?.on('close', () => this.end('closed'));
    socket?.on('pong', () => {
      this.unanswered = 0;
    });
    try {
      await opening;
    } finally {
      signal.removeEventListener('abort', giveUp);
    }
    if (socket?.readyState === socket?.OPEN) this.beating = setInterval(() => this.beat(), this.options.heartbeatMs);
  }

  override async getEndpoint(): Promise<this> {
    const { endpoint, ticket } = await exchange(
      {
        method: 'POST',
        url: `${this.options.settings.apiBase}/v1.0/gateway/connections/open`,
        timeoutMs: this.options.openTimeoutMs,
        body: {
          clientId: this.config.clientId,
          clientSecret: this.config.clientSecret,
          ua: this.config.ua,
          subscriptions: this.config.subscriptions,
        },
        ...(this.signal ? { signal: this.signal } : {}),
      },
      Endpoint,
    );
    this.inside.dw_url = `${endpoint}?ticket=${encodeURIComponent(ticket)}`;
    return this;
  }

  override onDownStream(data: string): void {
    this.unanswered = 0;
    try {
      super.onDownStream(data);
    } catch (error) {
      this.options.onBadFrame(error);
    }
  }

  override onSystem(frame: DWClientDownStream): void {
    super.onSystem(frame);
    if (frame.headers.topic === 'disconnect') this.end('asked');
  }

  /** Closes after what was sent has gone out; cuts the line if the other side does not hang up. */
  async close(withinMs: number): Promise<void> {
    const { socket } = this.inside;
    if (!socket || socket.readyState === socket.CLOSED) return;
    await new Promise<void>((resolve) => {
      const cut = setTimeout(() => socket.terminate(), withinMs);
      socket.once('close', () => {
        clearTimeout(cut);
        resolve();
      });
      socket.close();
    });
  }

  /** Cuts the line without a word: for one that is dead anyway. */
  cut(): void {
    this.inside.socket?.terminate();
  }

  private beat(): void {
    if (this.unanswered >= MISSES) return this.end('silent');
    this.unanswered++;
    this.inside.socket?.ping();
  }

  private end(why: Loss): void {
    if (why !== 'asked') clearInterval(this.beating);
    this.lose(why);
  }

  private get inside(): Inside {
    return this as unknown as Inside;
  }
}
