// Markdown as DingTalk shows it, and long texts cut where a reader would pause.
// It renders only headings, quotes, bold, italics, links, images and lists (§4.1); nothing else is to be written.

/** A line break that DingTalk shows: two spaces before it, and after it unless a block begins there (§4.1). */
export const breakingLines = (markdown: string): string =>
  markdown.replace(
    /([^\n ]) *\n(?!\n)(?=([^\n]))/g,
    (_match, last: string, next: string) => `${last}  \n${/[-#>\d*+ ]/.test(next) ? '' : '  '}`,
  );

/** A link that makes whoever taps it say `says` to the robot. The host must be lower case (§4.2). */
export const sayingLink = (says: string): string =>
  `dtmd://dingtalkclient/sendMessage?content=${encoded(says.toWellFormed())}`;

/** Percent-encoded, with the marks that `encodeURIComponent` leaves. */
const encoded = (text: string): string => encodeURIComponent(text).replace(/[!'()*]/g, percent);
const percent = (mark: string): string => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`;

/** Bytes in UTF-8; of what is no text, those of its JSON. */
export const bytesOf = (value: unknown): number =>
  Buffer.byteLength(typeof value === 'string' ? value : JSON.stringify(value));

/** Where a long text is best cut, best first. */
const CUTS = [/\n{2,}/g, /\n/g, /[。！？；]|[!?;](?= )/g] as const;

/**
 * Cuts a text into pieces that each fit: between paragraphs if that leaves a decent piece, else between lines,
 * sentences, or characters (never within one).
 */
export const pieces = (text: string, fits: (piece: string) => boolean): readonly string[] => {
  const cut: string[] = [];
  let rest = text.toWellFormed().trim();
  while (!fits(rest)) {
    const most = longest(rest, fits);
    const at = cutWithin(rest.slice(0, most)) ?? wholeCharacters(rest, most);
    cut.push(rest.slice(0, at).trimEnd());
    rest = rest.slice(at).trimStart();
  }
  return [...cut, rest];
};

/** Length of the longest start that fits. */
const longest = (text: string, fits: (piece: string) => boolean): number => {
  let least = 1;
  for (let most = text.length; least < most;) {
    const middle = Math.ceil((least + most) / 2);
    if (fits(text.slice(0, middle))) least = middle;
    else most = middle - 1;
  }
  return least;
};

const cutWithin = (start: string): number | undefined => {
  for (const between of CUTS) {
    const last = [...start.matchAll(between)].at(-1);
    const at = last && last.index + last[0].length;
    if (at !== undefined && at > start.length / 3) return at;
  }
  return undefined;
};

/** Not within a surrogate pair, and always at least one character. */
const wholeCharacters = (text: string, at: number): number => {
  const within = at < text.length && /[\uDC00-\uDFFF]/.test(text[at]!) && /[\uD800-\uDBFF]/.test(text[at - 1]!);
  if (!within) return at;
  return at > 1 ? at - 1 : at + 1;
};
