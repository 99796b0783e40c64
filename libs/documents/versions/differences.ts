// What is another between two texts: paragraph by paragraph, in the order in which they stand.

/** A paragraph that came, went, or stayed. */
export interface Difference {
  readonly is: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Longer texts are compared by their first so many paragraphs. */
const MOST = 1500;

/** The paragraphs of a text, without empty ones. */
const paragraphs = (text: string): readonly string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, MOST);

/** How many paragraphs the rests of two texts have in common in the same order, by where the rests begin. */
const commonFrom = (before: readonly string[], after: readonly string[]): readonly Uint16Array[] => {
  const lengths = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1));
  for (let a = before.length - 1; a >= 0; a -= 1)
    for (let b = after.length - 1; b >= 0; b -= 1)
      lengths[a]![b] =
        before[a] === after[b] ? lengths[a + 1]![b + 1]! + 1 : Math.max(lengths[a + 1]![b]!, lengths[a]![b + 1]!);
  return lengths;
};

/** What of the one text went, stayed, or came with the other. */
export const differencesOf = (former: string, latter: string): readonly Difference[] => {
  const before = paragraphs(former);
  const after = paragraphs(latter);
  const lengths = commonFrom(before, after);
  const found: Difference[] = [];
  let a = 0;
  let b = 0;
  while (a < before.length || b < after.length) {
    const isSame = a < before.length && before[a] === after[b];
    const goes = b >= after.length || (a < before.length && lengths[a + 1]![b]! >= lengths[a]![b + 1]!);
    if (isSame) found.push({ is: 'same', text: before[a]! });
    else if (goes) found.push({ is: 'removed', text: before[a]! });
    else found.push({ is: 'added', text: after[b]! });
    if (isSame || goes) a += 1;
    if (isSame || !goes) b += 1;
  }
  return found;
};
