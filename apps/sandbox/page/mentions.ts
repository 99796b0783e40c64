/** Text in pieces; those that call someone show the name for the id. */
export interface Piece {
  readonly text: string;
  readonly calls: boolean;
}

/** `@zhangwei 已登记` as `@张伟`, ` 已登记`, for those who are called. */
export const withNames = (
  text: string,
  mentions: readonly string[],
  nameOf: (staffId: string) => string,
): readonly Piece[] => {
  const pieces: Piece[] = [];
  let plain = '';
  for (let at = 0; at < text.length;) {
    // The longest id first: one may begin another.
    const called =
      text[at] === '@'
        ? mentions.toSorted((a, b) => b.length - a.length).find((id) => text.startsWith(id, at + 1))
        : undefined;
    if (called === undefined) plain += text[at++];
    else {
      if (plain !== '') pieces.push({ text: plain, calls: false });
      plain = '';
      pieces.push({ text: `@${nameOf(called)}`, calls: true });
      at += called.length + 1;
    }
  }
  return plain === '' ? pieces : [...pieces, { text: plain, calls: false }];
};
