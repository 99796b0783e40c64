import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { WebSocketServer, type WebSocket } from 'ws';
import { dingtalkSettings, type DingTalkSettings } from '../settings.ts';
import { ROBOT_MESSAGES } from '../stream-client.ts';

export interface Received {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  readonly body: Record<string, unknown>;
  readonly bytes: Buffer;
}

/** An answer: JSON unless it is a text or bytes; `hang` never answers. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: object | string;
  readonly bytes?: Buffer;
  readonly hang?: boolean;
}

interface Ack {
  readonly messageId: string;
  readonly code: number;
  readonly data: string;
  readonly at: number;
}

const OPEN = 'POST /v1.0/gateway/connections/open';

/**
 * The service's side of the wire for this room's own tests: real HTTP, real sockets, and the faults that were seen in
 * the field.
 */
export class FakeDingTalk {
  readonly calls: Received[] = [];
  /** When a connection was asked for, ms of performance.now(). */
  readonly opens: number[] = [];
  readonly acks: Ack[] = [];
  readonly sockets: WebSocket[] = [];
  /** Sockets refused by hanging up on the upgrade. */
  refusing = false;
  /** New sockets answer no ping. */
  deaf = false;
  private readonly routes = new Map<string, (call: Received) => Answer>();
  private readonly listening = new WebSocketServer({ noServer: true });
  private readonly zombies = new WebSocketServer({ noServer: true, autoPong: false });
  private readonly tickets = new Set<string>();
  private server!: Server;
  base!: string;

  static async start(): Promise<FakeDingTalk> {
    const fake = new FakeDingTalk();
    await fake.listen();
    return fake;
  }

  /** Says how a call is answered from now on. */
  on(route: string, answer: Answer | ((call: Received) => Answer)): this {
    this.routes.set(route, typeof answer === 'function' ? answer : () => answer);
    return this;
  }

  callsTo(path: string): readonly Received[] {
    return this.calls.filter((call) => call.path === path);
  }

  settings(more: Partial<DingTalkSettings> = {}): DingTalkSettings {
    return {
      ...dingtalkSettings({ clientId: 'dingspec', clientSecret: 'right', apiBase: this.base, oapiBase: this.base }),
      ...more,
    };
  }

  get live(): readonly WebSocket[] {
    return this.sockets.filter((socket) => socket.readyState === socket.OPEN);
  }

  /** Sends a frame on the newest connection. @returns its messageId */
  push(data: unknown, { type = 'CALLBACK', topic = ROBOT_MESSAGES, socket = this.live.at(-1)! } = {}): string {
    const messageId = randomUUID();
    socket.send(
      JSON.stringify({
        specVersion: '1.0',
        type,
        data: typeof data === 'string' ? data : JSON.stringify(data),
        headers: {
          topic,
          messageId,
          contentType: 'application/json',
          time: String(Date.now()),
          appId: 'app',
          connectionId: 'connection',
        },
      }),
    );
    return messageId;
  }

  acked(messageId: string): Ack | undefined {
    return this.acks.find((ack) => ack.messageId === messageId);
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.terminate();
    this.listening.close();
    this.zombies.close();
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  private async listen(): Promise<void> {
    this.server = createServer((request, response) => {
      const pieces: Buffer[] = [];
      request.on('data', (piece: Buffer) => pieces.push(piece));
      request.on('end', () => {
        const answer = this.answer(request, Buffer.concat(pieces));
        if (answer.hang) return;
        const bytes =
          answer.bytes ??
          Buffer.from(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body ?? {}));
        response.writeHead(answer.status ?? 200, {
          'content-type': typeof answer.body === 'string' ? 'text/html' : 'application/json',
          ...answer.headers,
        });
        response.end(bytes);
      });
    });
    this.server.on('upgrade', (request, socket, head) => {
      const ticket = new URL(request.url!, this.base).searchParams.get('ticket')!;
      // One ticket opens one connection.
      if (this.refusing || !this.tickets.delete(ticket)) return socket.destroy();
      (this.deaf ? this.zombies : this.listening).handleUpgrade(request, socket, head, (opened) => {
        this.sockets.push(opened);
        opened.on('message', (data: Buffer) => {
          const ack = JSON.parse(data.toString()) as { code: number; headers: { messageId: string }; data: string };
          this.acks.push({ messageId: ack.headers.messageId, code: ack.code, data: ack.data, at: performance.now() });
        });
      });
    });
    await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', done));
    this.base = `http://127.0.0.1:${(this.server.address() as { port: number }).port}`;
    this.on(OPEN, () => {
      const ticket = randomUUID();
      this.tickets.add(ticket);
      return { body: { endpoint: `${this.base.replace('http', 'ws')}/connect`, ticket } };
    });
    this.on('POST /v1.0/oauth2/accessToken', { body: { accessToken: 'token-1', expireIn: 7200 } });
  }

  private answer(request: IncomingMessage, bytes: Buffer): Answer {
    const url = new URL(request.url!, this.base);
    const route = `${request.method} ${url.pathname}`;
    if (route === OPEN) this.opens.push(performance.now());
    const json = request.headers['content-type']?.startsWith('application/json');
    const call: Received = {
      method: request.method!,
      path: url.pathname,
      query: url.searchParams,
      headers: request.headers,
      bytes,
      body: json ? (JSON.parse(bytes.toString()) as Record<string, unknown>) : {},
    };
    this.calls.push(call);
    return (
      this.routes.get(route)?.(call) ?? { status: 404, body: { code: 'NotFound', message: route, requestid: 'r' } }
    );
  }
}

/** Remembers what was logged. */
export class Notes {
  readonly lines: { readonly level: 'info' | 'warn' | 'error'; readonly facts: object; readonly message: string }[] =
    [];
  readonly info = (facts: object, message: string): void => void this.lines.push({ level: 'info', facts, message });
  readonly warn = (facts: object, message: string): void => void this.lines.push({ level: 'warn', facts, message });
  readonly error = (facts: object, message: string): void => void this.lines.push({ level: 'error', facts, message });

  errors(): readonly string[] {
    return this.lines.filter((line) => line.level === 'error').map((line) => line.message);
  }
}

let count = 0;

/** The data of a text message in a direct conversation, as DingTalk sends it (§2.2). */
export const textData = (content: string, more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> => ({
  senderPlatform: 'Mac',
  conversationId: 'cidDirect==',
  chatbotUserId: '$:LWCP_v1:$bot',
  msgId: `msg${++count}==`,
  senderNick: '小钉',
  isAdmin: true,
  senderStaffId: '0147',
  createAt: 1708327204136,
  sessionWebhookExpiredTime: 1708332604316,
  senderCorpId: 'ding9733',
  conversationType: '1',
  senderId: '$:LWCP_v1:$someone',
  sessionWebhook: 'https://oapi.dingtalk.com/robot/sendBySession?session=66d7',
  text: { content },
  robotCode: 'dingspec',
  msgtype: 'text',
  ...more,
});
