// The words of a file, as far as they are looked at.

/** Characters of a file's text that are looked at. */
export const WORDS_LIMIT = 20_000;

/** Text gathered up to the limit. */
export class Words {
  private text = '';

  get full(): boolean {
    return this.text.length >= WORDS_LIMIT;
  }

  add(piece: string): void {
    if (!this.full) this.text += piece;
  }

  /** What follows begins a line; never an empty one. */
  endLine(): void {
    if (!this.full && this.text !== '' && !this.text.endsWith('\n')) this.text = `${this.text.trimEnd()}\n`;
  }

  toString(): string {
    return this.text.slice(0, WORDS_LIMIT).toWellFormed().trim();
  }
}
