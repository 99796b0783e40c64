/** A map that forgets its oldest entries when it holds more than `most`: the sandbox may run for weeks. */
export class LimitedMap<K, V> extends Map<K, V> {
  constructor(
    private readonly most: number,
    private readonly forgotten?: (value: V) => void,
  ) {
    super();
  }

  override set(key: K, value: V): this {
    super.set(key, value);
    while (this.size > this.most) {
      const [oldest, lost] = this.entries().next().value!;
      this.delete(oldest);
      this.forgotten?.(lost);
    }
    return this;
  }
}
