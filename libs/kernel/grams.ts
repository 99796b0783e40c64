/** Characters and pairs of neighbours, by which a title is found by any part of it, whatever its width and case. */
export const gramsOf = (title: string): string[] => {
  const chars = [...title.normalize('NFKC').toLowerCase()].filter((char) => /[\p{L}\p{N}]/u.test(char));
  return [...new Set([...chars, ...chars.slice(1).map((char, n) => chars[n]! + char)])];
};

/** By which of its grams a text is looked for: pairs of neighbours; a single character only where there is no pair. */
export const soughtGrams = (words: string): string[] => {
  const grams = gramsOf(words);
  return grams.length > 1 ? grams.filter((gram) => [...gram].length > 1) : grams;
};
