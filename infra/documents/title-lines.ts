// A title that is too long for a line is broken by its sense, into lines of about one length (GB/T 9704 7.3.1).

/** So many characters of 22 points stand on a line of 156 mm. */
const LINE = 20;
/** After these, and before these, a title may be broken. */
const AFTER = /[》）〕、，：]/u;
const BEFORE = /[《（的和与]/u;
const NEVER_BEFORE = /[》）〕、，：]/u;
const NEVER_AFTER = /[《（〔]/u;
/** What a break within a word costs, in squares of characters by which a line differs from the mean. */
const TORN = 60;

const costOf = (signs: readonly string[], at: number): number => {
  const [before, after] = [signs[at - 1]!, signs[at]!];
  if (NEVER_BEFORE.test(after) || NEVER_AFTER.test(before)) return Infinity;
  return AFTER.test(before) || BEFORE.test(after) ? 0 : TORN;
};

/** The lines of a title. */
export const titleLines = (title: string): readonly string[] => {
  const signs = [...title];
  if (signs.length <= LINE) return [title];
  const mean = signs.length / Math.ceil(signs.length / LINE);
  // The cheapest way to fill lines up to each place.
  const ways: { readonly cost: number; readonly breaks: readonly number[] }[] = [{ cost: 0, breaks: [] }];
  for (let end = 1; end <= signs.length; end += 1) {
    const at = end === signs.length ? 0 : costOf(signs, end);
    const starts = Array.from({ length: Math.min(LINE, end) }, (_, n) => end - 1 - n);
    const all = starts.map((start) => ({
      cost: ways[start]!.cost + at + (end - start - mean) ** 2,
      breaks: [...ways[start]!.breaks, end],
    }));
    ways.push(all.toSorted((a, b) => a.cost - b.cost)[0]!);
  }
  const { breaks } = ways.at(-1)!;
  return breaks.map((end, n) => signs.slice(breaks[n - 1] ?? 0, end).join(''));
};
