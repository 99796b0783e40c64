/** Something recognised in a text, and where: characters from `from` up to, not including, `to`. */
export interface Found<T> {
  readonly value: T;
  readonly from: number;
  readonly to: number;
}

/** What stands in the way of none that begins before it, or is longer at the same place; in the order of the text. */
export const apart = <F extends Pick<Found<unknown>, 'from' | 'to'>>(found: readonly F[]): readonly F[] => {
  const kept: F[] = [];
  for (const one of [...found].sort((a, b) => a.from - b.from || b.to - a.to))
    if (one.from >= (kept.at(-1)?.to ?? 0)) kept.push(one);
  return kept;
};

/** The text with what stands in these places made blank, so that nothing else is read there and all places stay. */
export const without = (text: string, places: readonly Pick<Found<unknown>, 'from' | 'to'>[]): string =>
  places.reduce((left, { from, to }) => left.slice(0, from) + '\u0000'.repeat(to - from) + left.slice(to), text);
