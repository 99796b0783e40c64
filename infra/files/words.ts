// The words of a file, gathered part by part.

/** Characters of a file's text that are read as its content; whether it bears a mark is looked for in all of it. */
export const WORDS_LIMIT = 20_000;

/** Text gathered line by line. */
export class Words {
  private readonly pieces: string[] = [];
  /** Whether a line has begun that may go on. */
  private open = false;

  add(piece: string): void {
    if (piece === '') return;
    this.pieces.push(piece);
    this.open = true;
  }

  /** What follows begins a line; never an empty one. */
  endLine(): void {
    if (!this.open) return;
    this.pieces.push('\n');
    this.open = false;
  }

  line(text: string): void {
    this.endLine();
    this.add(text);
    this.endLine();
  }

  toString(): string {
    return this.pieces
      .join('')
      .toWellFormed()
      .replace(/[^\S\n]+\n/g, '\n')
      .trim();
  }
}
