// News for open pages.
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';

/**
 * What the page may have to fetch again: `messages:<place>`, `edited:<place>`, `todos`, `calendar`, `log`, `clock`,
 * `faults`, `gateway`.
 */
export type Change = string;

const TOGETHER_MS = 25;

/** Tells open pages what changed, several changes together; what it changed to they fetch themselves. */
export class Live {
  private readonly sockets = new WebSocketServer({ noServer: true, maxPayload: 1024 });
  private readonly changes = new Set<Change>();
  private telling: NodeJS.Timeout | undefined;

  changed(what: Change): void {
    if (this.sockets.clients.size === 0) return;
    this.changes.add(what);
    this.telling ??= setTimeout(() => this.tell(), TOGETHER_MS).unref();
  }

  /** Takes sockets of our own page only: another site's page must not listen in. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { origin, host } = request.headers;
    if (origin !== undefined && new URL(origin).host !== host) {
      socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      return;
    }
    this.sockets.handleUpgrade(request, socket, head, (accepted) => accepted.on('error', () => accepted.terminate()));
  }

  close(): void {
    clearTimeout(this.telling);
    for (const client of this.sockets.clients) client.terminate();
    this.sockets.close();
  }

  private tell(): void {
    this.telling = undefined;
    const text = JSON.stringify([...this.changes]);
    this.changes.clear();
    for (const client of this.sockets.clients) client.send(text);
  }
}
