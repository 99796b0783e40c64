// How much one caller may ask: calls by whoever is known, tries of tokens nobody knows by the address they come from.
import { createHash } from 'node:crypto';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import { problem, ProblemException } from './problem.ts';

/** What is allowed in each minute, by each process; 0 sets no bound. */
export interface Bounds {
  readonly callsPerMinute: number;
  readonly wrongTokensPerMinute: number;
}

const A_MINUTE_S = 60;
/** So many callers keep their way in while others guess from the same address. */
const KNOWN_AT_MOST = 10_000;

/** Counts calls and wrong tokens in this process. */
export class Throttle {
  private readonly calls: RateLimiterMemory | undefined;
  private readonly wrong: RateLimiterMemory | undefined;
  private readonly known = new Set<string>();

  constructor({ callsPerMinute, wrongTokensPerMinute }: Bounds) {
    this.calls = limiterOf(callsPerMinute);
    this.wrong = limiterOf(wrongTokensPerMinute);
  }

  /**
   * Whether a token that came from `address` may be looked up: one that was good lately always.
   * @throws ProblemException 429
   */
  async mayTry(token: string, address: string): Promise<void> {
    if (!this.wrong || this.known.has(digestOf(token))) return;
    const sofar = await this.wrong.get(address);
    if (sofar && sofar.consumedPoints >= this.wrong.points) throw tooMany(sofar);
  }

  /** A token nobody knows came from `address`. */
  async wasWrong(token: string, address: string): Promise<void> {
    this.known.delete(digestOf(token));
    await this.wrong?.penalty(address);
  }

  /**
   * A call by a token that is good, of `caller`.
   * @throws ProblemException 429
   */
  async called(token: string, caller: string): Promise<void> {
    if (this.known.size >= KNOWN_AT_MOST) this.known.clear();
    this.known.add(digestOf(token));
    await this.calls?.consume(caller).catch((left: RateLimiterRes) => {
      throw tooMany(left);
    });
  }
}

const limiterOf = (points: number): RateLimiterMemory | undefined =>
  points === 0 ? undefined : new RateLimiterMemory({ points, duration: A_MINUTE_S });

const digestOf = (token: string): string => createHash('sha256').update(token).digest('base64');

const tooMany = ({ msBeforeNext }: RateLimiterRes): ProblemException => {
  const seconds = Math.max(1, Math.ceil(msBeforeNext / 1000));
  return new ProblemException(
    problem(429, 'access.too-many', '请求太多', `这一分钟里请求太多，请 ${seconds} 秒后再试；没有记录任何内容。`),
    { 'retry-after': String(seconds) },
  );
};
