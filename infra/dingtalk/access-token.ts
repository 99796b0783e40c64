// The token every call to DingTalk needs.
import { z } from 'zod';
import { DingTalkError } from './dingtalk-error.ts';
import { ANSWER_MS, exchange } from './exchange.ts';
import type { DingTalkSettings } from './settings.ts';

const Answer = z.object({ accessToken: z.string().min(1), expireIn: z.coerce.number().positive() });

/** A token is renewed this long before its end. */
const EARLY_MS = 5 * 60_000;

/** The application's access token: kept, renewed in time, asked for once however many need it. */
export class AccessTokens {
  private held: { readonly token: string; readonly until: number } | undefined;
  private asking: Promise<string> | undefined;

  constructor(
    private readonly settings: DingTalkSettings,
    private readonly options: { readonly now?: () => number; readonly timeoutMs?: number } = {},
  ) {}

  /**
   * Calls with a token; if the service does not accept it, once more with a new one.
   * @throws DingTalkError of kind `auth` if the new one is not accepted either, or if the secret is wrong
   */
  async with<T>(call: (token: string) => Promise<T>): Promise<T> {
    const token = await this.current();
    try {
      return await call(token);
    } catch (error) {
      if (!(error instanceof DingTalkError) || error.kind !== 'auth') throw error;
      // Another call may have renewed it meanwhile.
      if (this.held?.token === token) this.held = undefined;
      return call(await this.current());
    }
  }

  private async current(): Promise<string> {
    if (this.held && this.held.until > this.now()) return this.held.token;
    this.asking ??= this.ask().finally(() => {
      this.asking = undefined;
    });
    return this.asking;
  }

  private async ask(): Promise<string> {
    const { accessToken, expireIn } = await exchange(
      {
        method: 'POST',
        url: `${this.settings.apiBase}/v1.0/oauth2/accessToken`,
        timeoutMs: this.options.timeoutMs ?? ANSWER_MS,
        body: { appKey: this.settings.clientId, appSecret: this.settings.clientSecret },
      },
      Answer,
    );
    this.held = { token: accessToken, until: this.now() + expireIn * 1000 - Math.min(EARLY_MS, expireIn * 500) };
    return accessToken;
  }

  private now(): number {
    return (this.options.now ?? Date.now)();
  }
}
