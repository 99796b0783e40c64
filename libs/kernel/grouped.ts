/** The items by what they have in common, in the order of their first (`Map.groupBy`, which Node 20 has not). */
export const grouped = <K, T>(items: Iterable<T>, by: (item: T) => K): Map<K, T[]> => {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = by(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
};
