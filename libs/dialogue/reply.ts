/** What is said to a person: markdown, with buttons that say something for him. */
export interface Saying {
  readonly title: string;
  readonly text: string;
  readonly buttons: readonly { readonly title: string; readonly says: string }[];
  /** Sent after the words; `ref` by which whoever sends it finds its bytes. */
  readonly file?: { readonly name: string; readonly ref: string };
}

/** A link in a text that says something for him; the channel makes of `say:` what its clients know. */
export const saying = (label: string, says: string): string => `[${label}](say:${encoded(says)})`;

/** Without the signs that would end a link, which `encodeURIComponent` lets stand. */
const encoded = (says: string): string => encodeURIComponent(says.toWellFormed()).replace(/[!'()*]/g, percent);
const percent = (mark: string): string => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`;
