// DingTalk's Stream gateway, with its faults.
import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import type { Faults } from './faults.ts';
import { LimitedMap } from './limited-map.ts';
import type { WireLog } from './log.ts';

const TICKET_MS = 90_000;
const WAITING = 1000;
/** Pings that may go unanswered before the service gives a connection up. */
const MISSES = 3;

export interface GatewayOptions {
  /** ms after which a callback that was not acknowledged is delivered again; null: never. */
  readonly redeliverAfterMs: number | null;
  /** The same for events, which DingTalk gives 3 s. */
  readonly redeliverEventsAfterMs: number | null;
  readonly pingEveryMs: number;
  /** ms between the word `disconnect` and the end of the connection; nothing is delivered in between. */
  readonly silenceMs: number;
}

export interface Subscription {
  readonly type: string;
  readonly topic: string;
}

/** What goes to the robot. */
export interface Push {
  readonly type: 'CALLBACK' | 'EVENT';
  readonly topic: string;
  readonly data: object;
  /** Further headers, as events have them. */
  readonly headers?: Readonly<Record<string, string>>;
}

interface Connection {
  readonly id: string;
  readonly socket: WebSocket;
  readonly subscriptions: readonly Subscription[];
  /** After `disconnect`: still open, no longer served. */
  silent: boolean;
  /** `opaque` of the pings not yet echoed. */
  readonly pings: Set<string>;
}

interface Delivery {
  readonly push: Push;
  timer?: NodeJS.Timeout;
  connection?: Connection;
}

/**
 * The Stream gateway: tickets for one connection each, frames to a connection chosen by chance, delivery until
 * acknowledged. What nobody is connected to take waits (at most 1,000 frames), so that a robot that restarts misses
 * nothing.
 */
export class Gateway {
  private readonly tickets = new LimitedMap<
    string,
    { readonly until: number; readonly subscriptions: readonly Subscription[] }
  >(WAITING);
  private readonly connections = new Set<Connection>();
  private readonly deliveries = new LimitedMap<string, Delivery>(WAITING, (lost) => clearTimeout(lost.timer));
  private readonly calls = new Map<string, (answer: unknown) => void>();
  // A zombie does not even answer at the level of the socket, so pongs are ours to send.
  private readonly sockets = new WebSocketServer({ noServer: true, autoPong: false, maxPayload: 256 * 1024 });
  private readonly pinging: NodeJS.Timeout;
  private held: string | undefined;

  constructor(
    private readonly options: GatewayOptions,
    private readonly faults: Faults,
    private readonly log: WireLog,
    private readonly changed: () => void,
  ) {
    this.pinging = setInterval(() => this.ping(), options.pingEveryMs);
  }

  /** Valid for 90 s and for one connection. */
  ticket(subscriptions: readonly Subscription[]): string {
    const ticket = randomUUID();
    this.tickets.set(ticket, { until: Date.now() + TICKET_MS, subscriptions });
    return ticket;
  }

  /** Connections that are served, and frames not yet acknowledged. */
  get state(): { readonly connections: number; readonly waiting: number } {
    return { connections: this.live().length, waiting: this.deliveries.size };
  }

  /** Delivers until acknowledged. */
  deliver(push: Push): void {
    const id = this.enter(push);
    if (this.faults.has('outOfOrder') && this.held === undefined) {
      this.held = id;
      return;
    }
    this.send(id);
    if (this.faults.has('duplicate')) this.send(this.enter(push));
    this.release();
  }

  /** Lets go what waits for its successor. */
  release(): void {
    const { held } = this;
    this.held = undefined;
    if (held !== undefined) this.send(held);
  }

  /**
   * Calls the robot once, without redelivery.
   * @returns the `data` of its answer, parsed; undefined if it does not answer within `ms`, or with an error
   */
  async call(push: Push, ms: number): Promise<unknown> {
    const connection = this.any(push);
    if (!connection) return undefined;
    const id = randomUUID();
    const answer = new Promise<unknown>((resolve) => this.calls.set(id, resolve));
    const late = setTimeout(() => this.calls.get(id)?.(undefined), ms);
    this.frame(connection, push.type, push.topic, id, push.data);
    return answer.finally(() => {
      clearTimeout(late);
      this.calls.delete(id);
    });
  }

  /** Tells every connection that it is over; each is silent from then on and closed a little later. */
  disconnect(reason = 'connection is expired'): void {
    for (const connection of this.live()) {
      this.frame(connection, 'SYSTEM', 'disconnect', randomUUID(), { reason });
      connection.silent = true;
      setTimeout(() => connection.socket.close(), this.options.silenceMs).unref();
    }
    this.changed();
  }

  /** Cuts every connection without a word. */
  drop(): void {
    for (const { socket } of this.connections) socket.terminate();
  }

  close(): void {
    clearInterval(this.pinging);
    for (const { timer } of this.deliveries.values()) clearTimeout(timer);
    this.deliveries.clear();
    this.drop();
    this.sockets.close();
  }

  /** A socket wants in. */
  upgrade(ticket: string, request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const found = this.tickets.get(ticket);
    this.tickets.delete(ticket);
    const good = found !== undefined && found.until > Date.now() && !this.faults.has('refuseSocket');
    this.log.add({
      direction: 'in',
      channel: 'stream',
      topic: 'CONNECT',
      status: good ? 101 : 401,
      ...(found ? { body: { subscriptions: found.subscriptions } } : {}),
      ...(good ? {} : { note: found ? '票据已过期或被故障开关拒绝' : '票据不存在或已用过' }),
    });
    if (!good) {
      socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    this.sockets.handleUpgrade(request, socket, head, (accepted) => this.accept(accepted, found.subscriptions));
  }

  private live(): Connection[] {
    return [...this.connections].filter((one) => !one.silent && one.socket.readyState === WebSocket.OPEN);
  }

  /** One of those who take such a push, chosen by chance. */
  private any({ type, topic }: Push): Connection | undefined {
    const takers = this.live().filter((one) =>
      one.subscriptions.some((sub) => sub.type === type && (sub.topic === topic || sub.topic === '*')),
    );
    return takers[Math.floor(Math.random() * takers.length)];
  }

  private accept(socket: WebSocket, subscriptions: readonly Subscription[]): void {
    const connection: Connection = { id: randomUUID(), socket, subscriptions, silent: false, pings: new Set() };
    this.connections.add(connection);
    socket.on('message', (text) => this.receive(connection, String(text)));
    socket.on('ping', (data) => {
      if (!this.faults.has('zombie')) socket.pong(data);
    });
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      this.connections.delete(connection);
      this.log.add({ direction: 'in', channel: 'stream', topic: 'CLOSE', connectionId: connection.id });
      for (const [id, delivery] of this.deliveries) if (delivery.connection === connection) this.send(id);
      this.changed();
    });
    this.changed();
    for (const [id, delivery] of this.deliveries) if (!delivery.connection && id !== this.held) this.send(id);
  }

  private enter(push: Push): string {
    const id = randomUUID();
    this.deliveries.set(id, { push });
    this.changed();
    return id;
  }

  private send(id: string): void {
    const delivery = this.deliveries.get(id);
    if (!delivery) return;
    clearTimeout(delivery.timer);
    delete delivery.connection;
    const { push } = delivery;
    const connection = this.any(push);
    if (!connection) return;
    delivery.connection = connection;
    if (this.faults.has('badFrame')) connection.socket.send('{"specVersion": broken');
    this.frame(connection, push.type, push.topic, id, push.data, push.headers);
    this.again(id, delivery);
  }

  private again(id: string, delivery: Delivery): void {
    const after = delivery.push.type === 'EVENT' ? this.options.redeliverEventsAfterMs : this.options.redeliverAfterMs;
    clearTimeout(delivery.timer);
    if (after !== null) delivery.timer = setTimeout(() => this.send(id), after).unref();
  }

  private frame(
    connection: Connection,
    type: string,
    topic: string,
    messageId: string,
    data: object,
    headers: Readonly<Record<string, string>> = {},
  ): void {
    const silenced = this.faults.has('zombie');
    this.log.add({
      direction: 'out',
      channel: 'stream',
      topic: `${type} ${headers.eventType ?? topic}`,
      messageId,
      connectionId: connection.id,
      body: data,
      ...(silenced ? { note: '未发出：连接处于“僵死”状态' } : {}),
    });
    if (silenced) return;
    connection.socket.send(
      JSON.stringify({
        specVersion: '1.0',
        type,
        data: JSON.stringify(data),
        headers: {
          topic,
          messageId,
          contentType: 'application/json',
          time: String(Date.now()),
          appId: 'sandbox-app',
          connectionId: connection.id,
          ...headers,
        },
      }),
    );
  }

  private receive(connection: Connection, text: string): void {
    const frame = parsed(text) as { code?: number; headers?: { messageId?: string }; data?: string } | undefined;
    const messageId = frame?.headers?.messageId;
    const data = parsed(frame?.data ?? '');
    this.log.add({
      direction: 'in',
      channel: 'stream',
      topic: frame ? 'ACK' : 'UNREADABLE',
      connectionId: connection.id,
      body: frame ? { ...frame, data: data ?? frame.data } : text,
      ...(frame?.code === undefined ? {} : { status: frame.code }),
      ...(messageId === undefined ? {} : { messageId }),
    });
    connection.pings.delete((data as { opaque?: string } | undefined)?.opaque ?? '');
    if (messageId === undefined) return;
    this.calls.get(messageId)?.(frame?.code === 200 ? data : undefined);
    const delivery = this.deliveries.get(messageId);
    if (!delivery) return;
    const later =
      frame?.code !== 200 ||
      (delivery.push.type === 'EVENT' && (data as { status?: string } | undefined)?.status !== 'SUCCESS');
    if (later) return this.again(messageId, delivery);
    clearTimeout(delivery.timer);
    this.deliveries.delete(messageId);
    this.changed();
  }

  private ping(): void {
    for (const connection of this.live()) {
      if (connection.pings.size >= MISSES && !this.faults.has('zombie')) {
        this.log.add({
          direction: 'out',
          channel: 'stream',
          topic: 'CLOSE',
          connectionId: connection.id,
          note: '连续 3 次 ping 没有原样返回',
        });
        connection.socket.terminate();
        continue;
      }
      const opaque = randomUUID();
      if (!this.faults.has('zombie')) connection.pings.add(opaque);
      this.frame(connection, 'SYSTEM', 'ping', randomUUID(), { opaque });
    }
  }
}

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
};
