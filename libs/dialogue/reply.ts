/** Something to say back. `text` is DingTalk markdown, user text in it made harmless; a button says its words for the person. */
export interface Saying {
  readonly title: string;
  readonly text: string;
  readonly buttons: readonly { readonly title: string; readonly says: string }[];
}

/**
 * What a person typed, as he typed it, where markdown is read: marks are set apart by zero-width spaces, so that no heading,
 * link, picture or mention comes of it, and control characters are left out.
 */
export const plain = (text: string): string =>
  text.replace(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ').replace(/[\\`*_{}[\]()<>#+!|~@&]|(?<=:)\/\/|^\s*[-\d]+\.?(?=\s)/g, '\u200b$&\u200b').trim();
