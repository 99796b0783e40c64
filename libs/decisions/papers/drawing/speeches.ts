// Who said what: the words of a discussion, as the recorder wrote them down in one text, apart by speaker.

/** What one of them said. */
export interface Speech<Speaker> {
  readonly by: Speaker;
  readonly words: string;
}
/** A discussion: what was written before anybody was named, and each speech in its order. */
export interface Discussion<Speaker> {
  readonly before: string;
  readonly speeches: readonly Speech<Speaker>[];
}

const literally = (words: string): string => words.replace(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);

/**
 * `李明：同意；张伟：先试点。` as two speeches. A speaker is one of those given, named at the beginning of a sentence and
 * followed by a colon; speaking twice, he has two.
 */
export const discussionOf = <Speaker extends { readonly name: string }>(
  text: string,
  speakers: readonly Speaker[],
): Discussion<Speaker> => {
  const byName = new Map(speakers.map((speaker) => [speaker.name, speaker]));
  const names = [...byName.keys()].toSorted((a, b) => b.length - a.length).map(literally);
  if (names.length === 0) return { before: text.trim(), speeches: [] };
  const named = new RegExp(`(?<=^|[。；;！？!?\\n]\\s*)(${names.join('|')})(?:同志)?\\s*[：:]\\s*`, 'gu');
  const [before, ...parts] = text.split(named);
  const speeches = parts.flatMap((name, n) =>
    n % 2 === 0 ? [{ by: byName.get(name)!, words: parts[n + 1]!.trim() }] : [],
  );
  return { before: before!.trim(), speeches };
};
