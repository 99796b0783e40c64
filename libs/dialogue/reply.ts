/** Something to say back. `text` is DingTalk markdown, user text in it made harmless; a button says its words for the person. */
export interface Saying {
  readonly title: string;
  readonly text: string;
  readonly buttons: readonly { readonly title: string; readonly says: string }[];
}
