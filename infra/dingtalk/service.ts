// How calls to DingTalk carry the application's token, and which of them count against its quota.
import { z } from 'zod';
import { AccessTokens } from './access-token.ts';
import { ANSWER_MS, exchange, type Exchange } from './exchange.ts';
import type { DingTalkSettings } from './settings.ts';

/** What counts against which quota; logins and contacts count against none. */
export type CallKind = 'api' | 'webhook';

/** How calls are made; what is left out has a default. */
export interface ServiceOptions {
  readonly now?: () => number;
  /** ms an answer may take, 20,000 unless told: too short, and what did arrive is sent again. */
  readonly timeoutMs?: number;
  /** Told of every call that counts, when it is made. */
  readonly onCall?: (kind: CallKind) => void;
}

/** What differs from one call to the next. */
export interface Call {
  readonly body?: object | FormData;
  /** Against the quota; true unless told. */
  readonly counts?: boolean;
  readonly timeoutMs?: number;
}

/** Calls to both APIs with a token, and to webhooks without. */
export class DingTalkService {
  private readonly tokens: AccessTokens;

  constructor(
    readonly settings: DingTalkSettings,
    private readonly options: ServiceOptions = {},
  ) {
    this.tokens = new AccessTokens(settings, options);
  }

  /** New API: the token goes in a header. */
  async api<T>(method: Exchange['method'], path: string, answer: z.ZodType<T>, call: Call = {}): Promise<T> {
    return this.tokens.with((token) =>
      this.exchange(method, `${this.settings.apiBase}${path}`, answer, call, { 'x-acs-dingtalk-access-token': token }),
    );
  }

  /** Old API: the token goes in the address. */
  async oapi<T>(path: string, answer: z.ZodType<T>, call: Call = {}): Promise<T> {
    return this.tokens.with((token) => {
      const url = new URL(`${this.settings.oapiBase}${path}`);
      url.searchParams.set('access_token', token);
      return this.exchange('POST', url.href, answer, call);
    });
  }

  async webhook(url: URL, body: object): Promise<void> {
    this.options.onCall?.('webhook');
    await exchange(
      { method: 'POST', url: url.href, body, timeoutMs: this.options.timeoutMs ?? ANSWER_MS },
      z.unknown(),
    );
  }

  private exchange<T>(
    method: Exchange['method'],
    url: string,
    answer: z.ZodType<T>,
    call: Call,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<T> {
    if (call.counts ?? true) this.options.onCall?.('api');
    return exchange(
      {
        method,
        url,
        headers,
        timeoutMs: call.timeoutMs ?? this.options.timeoutMs ?? ANSWER_MS,
        ...(call.body ? { body: call.body } : {}),
      },
      answer,
    );
  }
}
