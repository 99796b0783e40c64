// The line to DingTalk, kept up for as long as the process lives.
import { setTimeout as pause } from 'node:timers/promises';
import type { DWClientDownStream } from 'dingtalk-stream';
import { waitAfter, type Backoff } from './backoff.ts';
import { cardAnswer, readCardCallback, type CardCallback, type CardUpdate } from './card-callback.ts';
import { DingTalkError } from './dingtalk-error.ts';
import type { Log } from './log.ts';
import { readRobotMessage, type RobotMessage } from './robot-message.ts';
import type { DingTalkSettings } from './settings.ts';
import { CARD_CALLBACKS, ROBOT_MESSAGES, StreamClient, type Loss } from './stream-client.ts';

/** How the line stands. */
export interface StreamState {
  readonly connected: boolean;
  /** ms since 1970: since when it has been so. */
  readonly since: number;
  /** Failures and early losses in a row. */
  readonly attempts: number;
  readonly lastError?: string;
}

/** All in ms; what is not given has a default. */
export interface StreamTiming {
  /** Between two pings. */
  readonly heartbeatMs: number;
  /** What the gateway and the socket may each take to open. */
  readonly openTimeoutMs: number;
  readonly backoff: Backoff;
  /** ms between two tries while the service refuses our credentials. */
  readonly refusedMs: number;
  /** A connection that lasted this many ms was a good one: its loss is followed by a new one at once. */
  readonly stableMs: number;
  /** ms that stop() waits for messages being stored. */
  readonly finishMs: number;
}

const TIMING: StreamTiming = {
  heartbeatMs: 15_000,
  openTimeoutMs: 10_000,
  backoff: { firstMs: 1000, maxMs: 60_000 },
  refusedMs: 60_000,
  stableMs: 30_000,
  finishMs: 15_000,
};

/** Who connects, and what becomes of what arrives. */
export interface StreamOptions {
  readonly settings: DingTalkSettings;
  /**
   * Takes a message; resolves once it is durably stored. Only then is the service told; if it rejects, the service
   * delivers the message again. So the same message may come twice.
   */
  readonly onMessage: (message: RobotMessage) => Promise<unknown>;
  /** Must be answered within 2 s; slow work is queued and the card updated later. */
  readonly onCardCallback?: (callback: CardCallback) => Promise<CardUpdate | undefined>;
  readonly log: Log;
  readonly onState?: (state: StreamState) => void;
  /** Told of each push received, redelivered ones too: each counts against the month's quota. */
  readonly onPush?: () => void;
  readonly timing?: Partial<StreamTiming>;
  readonly random?: () => number;
  readonly now?: () => number;
}

/**
 * Keeps this process connected to DingTalk. Losing the network, the service or the credentials never ends it: it says
 * so, and goes on trying.
 */
export class StreamConnection {
  private readonly timing: StreamTiming;
  private readonly stopping = new AbortController();
  private readonly handling = new Map<StreamClient, Set<Promise<void>>>();
  private readonly retiring = new Set<Promise<void>>();
  private state: StreamState;
  private refusal: string | undefined;
  private running: Promise<void> | undefined;
  private firstTry = Promise.withResolvers<void>();

  constructor(private readonly options: StreamOptions) {
    this.timing = { ...TIMING, ...options.timing };
    this.state = { connected: false, since: this.now(), attempts: 0 };
  }

  /** Resolves after the first try, whatever came of it; further tries go on in the background. See `status()`. */
  async start(): Promise<void> {
    this.running ??= this.run();
    await this.firstTry.promise;
  }

  /** Takes nothing more, lets what was taken be stored and acknowledged, hangs up. Nothing is open afterwards. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
    await Promise.all(this.retiring);
  }

  status(): StreamState {
    return this.state;
  }

  /** One turn is one connection; the one before is let go only when the next stands. */
  private async run(): Promise<void> {
    let before: StreamClient | undefined;
    for (let failures = 0; !this.stopped;) {
      const client = await this.tryOpen();
      this.firstTry.resolve();
      if (client === undefined) {
        failures++;
        this.report({ connected: false, attempts: failures });
        await this.rest(this.refusal === undefined ? this.waitAfter(failures) : this.timing.refusedMs);
        continue;
      }
      if (before) this.retire(before);
      before = client;
      this.report({ connected: true, attempts: failures });
      this.options.log.info({ attempts: failures }, '已连接钉钉');
      const opened = performance.now();
      const why = await this.loss(client);
      if (why === undefined) break;
      this.report({ connected: false, attempts: failures, lastError: WHY[why] });
      this.options.log.warn({ why }, `与钉钉的连接中断（${WHY[why]}），正在重新连接`);
      if (performance.now() - opened >= this.timing.stableMs) failures = 0;
      // The first loss is followed at once; one connection after another that does not last is a storm in the making.
      if (failures > 0) await this.rest(this.waitAfter(failures));
      failures++;
    }
    this.firstTry.resolve();
    if (before) this.retire(before);
    this.report({ connected: false, attempts: 0 });
  }

  private async tryOpen(): Promise<StreamClient | undefined> {
    const client = new StreamClient({
      settings: this.options.settings,
      topics: this.options.onCardCallback ? [ROBOT_MESSAGES, CARD_CALLBACKS] : [ROBOT_MESSAGES],
      openTimeoutMs: this.timing.openTimeoutMs,
      heartbeatMs: this.timing.heartbeatMs,
      onFrame: (from, frame) => this.take(from, frame),
      onBadFrame: (error) => this.options.log.warn({ err: error }, '一条钉钉数据未能处理，已忽略'),
    });
    this.handling.set(client, new Set());
    try {
      await client.open(this.stopping.signal);
      if (this.stopped) throw this.stopping.signal.reason;
      this.refusal = undefined;
      return client;
    } catch (error) {
      this.handling.delete(client);
      client.cut();
      if (!this.stopped) this.explain(error);
      return undefined;
    }
  }

  /** Says once what keeps us out, and again when it changes; what is known to pass by itself only as a warning. */
  private explain(error: unknown): void {
    const message = error instanceof Error ? error.message : String(error);
    this.state = { ...this.state, lastError: message };
    if (!isRefusal(error)) {
      this.refusal = undefined;
      this.options.log.warn({ error: message }, '暂时无法连接钉钉，稍后自动重试');
      return;
    }
    const { code, status, requestId } = error;
    if (this.refusal !== code)
      this.options.log.error(
        { code, status, requestId },
        `钉钉拒绝了本应用的连接（HTTP ${status}，${code}）：请检查 AppKey 与 AppSecret 是否正确，` +
          '应用是否已发布、已添加机器人并选择 Stream 模式。改正前每分钟重试一次。',
      );
    this.refusal = code;
  }

  private async loss(client: StreamClient): Promise<Loss | undefined> {
    const { signal } = this.stopping;
    const stopped = Promise.withResolvers<undefined>();
    const stop = () => stopped.resolve(undefined);
    signal.addEventListener('abort', stop);
    if (signal.aborted) stop();
    const why = await Promise.race([client.lost, stopped.promise]);
    signal.removeEventListener('abort', stop);
    return why;
  }

  /** Lets a connection finish what it delivered, then closes it. */
  private retire(client: StreamClient): void {
    const retired = (async () => {
      const work = Promise.all(this.handling.get(client) ?? []);
      const late = new AbortController();
      await Promise.race([
        work,
        pause(this.timing.finishMs, undefined, { signal: late.signal }).catch(() => undefined),
      ]);
      late.abort();
      this.handling.delete(client);
      await client.close(2000);
    })();
    this.retiring.add(retired);
    void retired.finally(() => this.retiring.delete(retired));
  }

  private take(client: StreamClient, frame: DWClientDownStream): void {
    // Not taken and not acknowledged: it will be delivered again, to another connection.
    if (this.stopped) return;
    const work = this.handle(client, frame);
    const working = this.handling.get(client);
    working?.add(work);
    void work.finally(() => working?.delete(work));
    this.options.onPush?.();
  }

  /** Never rejects. */
  private async handle(client: StreamClient, frame: DWClientDownStream): Promise<void> {
    const { topic, messageId } = frame.headers;
    try {
      const answer = await (topic === CARD_CALLBACKS ? this.card(frame) : this.message(frame));
      // What cannot be read is acknowledged too: delivered again it would be no more readable.
      client.socketCallBackResponse(messageId, answer ?? null);
    } catch (error) {
      this.options.log.error({ err: error, frame: messageId, topic }, '钉钉消息未能保存，等待钉钉重新投递');
    }
  }

  private async message(frame: DWClientDownStream): Promise<undefined> {
    const message = this.readable(frame, (data) =>
      readRobotMessage(data, { robotCode: this.options.settings.robotCode, now: this.now() }),
    );
    if (message) await this.options.onMessage(message);
  }

  private async card(frame: DWClientDownStream): Promise<object | undefined> {
    const callback = this.readable(frame, readCardCallback);
    return callback && cardAnswer((await this.options.onCardCallback?.(callback)) ?? {});
  }

  private readable<T>(frame: DWClientDownStream, read: (data: string) => T): T | undefined {
    try {
      return read(frame.data);
    } catch (error) {
      this.options.log.error(
        { err: error, frame: frame.headers.messageId, topic: frame.headers.topic },
        '钉钉消息的格式无法识别，已略过',
      );
      return undefined;
    }
  }

  private report(change: {
    readonly connected: boolean;
    readonly attempts: number;
    readonly lastError?: string;
  }): void {
    const { lastError = this.state.lastError } = change;
    this.state = {
      connected: change.connected,
      attempts: change.attempts,
      since: change.connected === this.state.connected ? this.state.since : this.now(),
      ...(lastError === undefined ? {} : { lastError }),
    };
    try {
      this.options.onState?.(this.state);
    } catch (error) {
      this.options.log.error({ err: error }, '连接状态未能上报');
    }
  }

  private waitAfter(failures: number): number {
    return waitAfter(failures, this.timing.backoff, this.options.random);
  }

  private async rest(ms: number): Promise<void> {
    await pause(ms, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }

  private get stopped(): boolean {
    return this.stopping.signal.aborted;
  }

  private now(): number {
    return (this.options.now ?? Date.now)();
  }
}

/** Whether the service refuses our credentials: that does not pass by itself. */
const isRefusal = (error: unknown): error is DingTalkError =>
  error instanceof DingTalkError && !error.retryable && [400, 401, 403].includes(error.status ?? 0);

const WHY: Readonly<Record<Loss, string>> = {
  asked: '钉钉要求更换连接',
  closed: '连接被关闭',
  silent: '长时间没有响应',
};
