/** How alike two texts are, by the pairs of letters they have in common. */
const pairs = (text: string): ReadonlySet<string> =>
  new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, n) => text.slice(n, n + 2)));

/** Share of letter pairs two texts have in common: 0 nothing, 1 the same. */
export const likeness = (a: string, b: string): number => {
  if (!sharesPair(a, b)) return 0;
  const [x, y] = [pairs(a), pairs(b)];
  const common = [...x].filter((pair) => y.has(pair)).length;
  return (2 * common) / (x.size + y.size);
};

const sharesPair = (a: string, b: string): boolean => {
  for (let n = 0; n < b.length - 1; n += 1) if (a.includes(b.slice(n, n + 2))) return true;
  return false;
};
