// A clock that can be moved, to see what happens on a later day.
import { Clock, type Instant } from '#kernel';

const UNIT_MS: Readonly<Record<string, number>> = {
  W: 7 * 86_400_000,
  D: 86_400_000,
  H: 3_600_000,
  M: 60_000,
  S: 1000,
};

/**
 * The product's clock while it runs with the sandbox: the machine's, moved by whoever tests. It goes on from where it
 * was set.
 */
export class SandboxClock extends Clock {
  private offsetMs = 0;

  override now(): Instant {
    return new Date(this.nowMs()).toISOString() as Instant;
  }

  nowMs(): number {
    return Date.now() + this.offsetMs;
  }

  get moved(): boolean {
    return this.offsetMs !== 0;
  }

  /** @returns false if it is no point in time with a zone */
  set(iso: string): boolean {
    const at = /(?:Z|[+-]\d{2}:?\d{2})$/.test(iso) ? Date.parse(iso) : Number.NaN;
    if (Number.isNaN(at)) return false;
    this.offsetMs = at - Date.now();
    return true;
  }

  /** @param duration ISO 8601 of fixed length: `P1D`, `PT90M`, `-P1W`  @returns false if it is none */
  advance(duration: string): boolean {
    const [, sign, weeks, days, hours, minutes, seconds] =
      /^(-)?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(duration) ?? [];
    const parts = { W: weeks, D: days, H: hours, M: minutes, S: seconds };
    if (Object.values(parts).every((one) => one === undefined)) return false;
    const ms = Object.entries(parts).reduce((sum, [unit, count]) => sum + Number(count ?? 0) * UNIT_MS[unit]!, 0);
    this.offsetMs += sign ? -ms : ms;
    return true;
  }
}
