// Chance that can be had again: the same seed gives the same course.

/** Numbers that look like chance, from a seed (mulberry32). */
export class Chance {
  private state: number;

  constructor(readonly seed: number) {
    this.state = seed >>> 0;
  }

  /** From 0 up to, not including, 1. */
  share(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from `least` to `most`. */
  between(least: number, most: number): number {
    return least + Math.floor(this.share() * (most - least + 1));
  }

  /** One of them. @throws Error if there is none */
  oneOf<T>(all: readonly T[]): T {
    if (all.length === 0) throw new Error('there is none to choose from');
    return all[Math.floor(this.share() * all.length)]!;
  }

  /** All of them, in an order of chance. */
  shuffled<T>(all: readonly T[]): readonly T[] {
    return all
      .map((one) => ({ one, at: this.share() }))
      .toSorted((a, b) => a.at - b.at)
      .map(({ one }) => one);
  }
}
