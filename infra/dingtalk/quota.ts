// DingTalk grants a number of calls and pushes a month; who runs out of them is to know in time.
import type { CallKind } from './service.ts';

/** What was used in one calendar month (Asia/Shanghai), `2026-11`. */
export interface QuotaUse {
  readonly month: string;
  /** Stream pushes received, redelivered ones too. */
  readonly pushes: number;
  readonly apiCalls: number;
  /** Answers by session webhook: counted, not limited. */
  readonly webhookCalls: number;
}

/** What to count against, and whom to warn. */
export interface QuotaOptions {
  /** A month's limits; those of a free organisation unless told: 5,000 calls and 3,000 pushes. */
  readonly limits?: { readonly apiCalls: number; readonly pushes: number };
  /** Called once a month when four fifths are used, and once when all is. */
  readonly onWarning: (line: string, use: QuotaUse) => void;
  readonly now?: () => number;
  /** What an earlier process counted; another month's is not taken up. */
  readonly from?: QuotaUse;
}

const SHANGHAI_MS = 8 * 3_600_000;
const LIMITS = { apiCalls: 5000, pushes: 3000 };
const NAMES = { apiCalls: '接口调用', pushes: '消息推送' } as const;

/**
 * Counts against the month's quota and warns in time. Keeps nothing itself: persist `snapshot()` and give it back as
 * `from`.
 */
export class QuotaCounter {
  private use: QuotaUse;

  constructor(private readonly options: QuotaOptions) {
    this.use = { month: this.month(), pushes: 0, apiCalls: 0, webhookCalls: 0 };
    if (options.from?.month === this.use.month) this.use = options.from;
  }

  pushed(): void {
    this.count('pushes');
  }

  called(kind: CallKind): void {
    this.count(kind === 'api' ? 'apiCalls' : 'webhookCalls');
  }

  snapshot(): QuotaUse {
    this.turn();
    return this.use;
  }

  private count(what: 'pushes' | 'apiCalls' | 'webhookCalls'): void {
    this.turn();
    this.use = { ...this.use, [what]: this.use[what] + 1 };
    if (what === 'webhookCalls') return;
    const limit = (this.options.limits ?? LIMITS)[what];
    const used = this.use[what];
    if (used === Math.ceil(limit * 0.8))
      this.options.onWarning(
        `本月钉钉${NAMES[what]}已用 ${used} 次，达到额度 ${limit} 次的 80%：请减少群发，或升级钉钉版本。`,
        this.use,
      );
    if (used === limit)
      this.options.onWarning(
        `本月钉钉${NAMES[what]}额度 ${limit} 次已用完：下月 1 日前机器人可能无法收发消息。`,
        this.use,
      );
  }

  /** A new month counts from nothing. */
  private turn(): void {
    const month = this.month();
    if (month !== this.use.month) this.use = { month, pushes: 0, apiCalls: 0, webhookCalls: 0 };
  }

  private month(): string {
    return new Date((this.options.now ?? Date.now)() + SHANGHAI_MS).toISOString().slice(0, 7);
  }
}
