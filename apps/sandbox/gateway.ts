import { randomUUID } from 'node:crypto';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import type { Faults } from './faults.ts';
import type { WireLog } from './log.ts';

const TICKET_MS = 90_000;
const ROBOT_MESSAGES = '/v1.0/im/bot/messages/get';

export interface GatewayOptions {
  readonly faults: Faults;
  readonly log: WireLog;
  /** ms after which what was not acknowledged is delivered again; null: never. */
  readonly redeliverAfterMs: number | null;
  readonly pingEveryMs: number;
  /** ms between the word `disconnect` and the end of the connection; nothing is delivered in between. */
  readonly silenceMs: number;
}

interface Connection {
  readonly id: string;
  readonly socket: WebSocket;
  /** After `disconnect`: still open, no longer served. */
  silent: boolean;
}

interface Delivery {
  readonly data: object;
  timer?: NodeJS.Timeout;
  connection?: Connection;
}

/**
 * The Stream gateway: tickets for one connection each, frames to a connection chosen by chance, delivery until acknowledged.
 * What nobody is connected to take waits, so that a robot that restarts misses nothing.
 */
export class Gateway {
  private readonly tickets = new Map<string, number>();
  private readonly connections = new Set<Connection>();
  private readonly deliveries = new Map<string, Delivery>();
  private readonly sockets = new WebSocketServer({ noServer: true });
  private readonly pinging: NodeJS.Timeout;
  private held: string | undefined;

  constructor(private readonly options: GatewayOptions) {
    this.pinging = setInterval(() => this.ping(), options.pingEveryMs);
  }

  /** Takes the upgrades to `/connect` of a server. */
  on(server: Server): void {
    server.on('upgrade', (request, socket, head) => this.upgrade(request, socket, head));
  }

  ticket(): string {
    const ticket = randomUUID();
    this.tickets.set(ticket, Date.now() + TICKET_MS);
    return ticket;
  }

  get connected(): number {
    return this.live().length;
  }

  /** Delivers a robot message until it is acknowledged; `id` is the message id of the frame, new for each delivery. */
  deliver(data: object): void {
    const id = randomUUID();
    this.deliveries.set(id, { data });
    if (this.options.faults.has('outOfOrder') && this.held === undefined) {
      this.held = id;
      return;
    }
    this.push(id);
    if (this.options.faults.has('duplicate')) {
      const again = randomUUID();
      this.deliveries.set(again, { data });
      this.push(again);
    }
    if (this.held !== undefined) this.push(this.held);
    this.held = undefined;
  }

  /** Tells every connection that it is over; each is silent from then on and closed a little later. */
  disconnect(reason = 'connection is expired'): void {
    for (const connection of this.live()) {
      connection.silent = true;
      this.send(connection, 'SYSTEM', 'disconnect', randomUUID(), { reason });
      setTimeout(() => connection.socket.close(), this.options.silenceMs).unref();
    }
  }

  /** Cuts every connection without a word. */
  drop(): void {
    for (const connection of this.connections) connection.socket.terminate();
  }

  close(): void {
    clearInterval(this.pinging);
    for (const { timer } of this.deliveries.values()) clearTimeout(timer);
    this.drop();
    this.sockets.close();
  }

  private live(): Connection[] {
    return [...this.connections].filter((one) => !one.silent && one.socket.readyState === WebSocket.OPEN);
  }

  private upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const url = new URL(request.url ?? '/', 'http://sandbox');
    const ticket = url.searchParams.get('ticket') ?? '';
    const good = url.pathname === '/connect' && (this.tickets.get(ticket) ?? 0) > Date.now() && !this.options.faults.has('refuseSocket');
    this.tickets.delete(ticket);
    this.options.log.add({ direction: 'in', channel: 'stream', what: 'CONNECT', status: good ? 101 : 401 });
    if (!good) {
      socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    this.sockets.handleUpgrade(request, socket, head, (accepted) => this.accept(accepted));
  }

  private accept(socket: WebSocket): void {
    const connection: Connection = { id: randomUUID(), socket, silent: false };
    this.connections.add(connection);
    socket.on('message', (text) => this.receive(String(text)));
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      this.connections.delete(connection);
      for (const [id, delivery] of this.deliveries) if (delivery.connection === connection) this.push(id);
    });
    for (const [id, delivery] of this.deliveries) if (!delivery.connection && id !== this.held) this.push(id);
  }

  private push(id: string): void {
    const delivery = this.deliveries.get(id);
    if (!delivery) return;
    clearTimeout(delivery.timer);
    const live = this.live();
    const connection = live[Math.floor(Math.random() * live.length)];
    delete delivery.connection;
    if (!connection) return;
    delivery.connection = connection;
    if (this.options.faults.has('badFrame')) connection.socket.send('{"specVersion": broken');
    this.send(connection, 'CALLBACK', ROBOT_MESSAGES, id, delivery.data);
    if (this.options.redeliverAfterMs !== null) delivery.timer = setTimeout(() => this.push(id), this.options.redeliverAfterMs).unref();
  }

  private send(connection: Connection, type: string, topic: string, messageId: string, data: object): void {
    this.options.log.add({ direction: 'out', channel: 'stream', what: `${type} ${topic}`, body: data });
    if (this.options.faults.has('zombie')) return;
    connection.socket.send(JSON.stringify({
      specVersion: '1.0', type, data: JSON.stringify(data),
      headers: { topic, messageId, contentType: 'application/json', time: String(Date.now()), appId: 'sandbox-app', connectionId: connection.id },
    }));
  }

  private receive(text: string): void {
    let frame: { code?: number; headers?: { messageId?: string }; data?: unknown };
    try {
      frame = JSON.parse(text) as typeof frame;
    } catch {
      this.options.log.add({ direction: 'in', channel: 'stream', what: 'unreadable', body: text });
      return;
    }
    this.options.log.add({ direction: 'in', channel: 'stream', what: 'ACK', ...(frame.code === undefined ? {} : { status: frame.code }), body: frame });
    const id = frame.headers?.messageId;
    if (frame.code !== 200 || id === undefined) return;
    clearTimeout(this.deliveries.get(id)?.timer);
    this.deliveries.delete(id);
  }

  private ping(): void {
    for (const connection of this.live()) this.send(connection, 'SYSTEM', 'ping', randomUUID(), { opaque: randomUUID() });
  }
}
