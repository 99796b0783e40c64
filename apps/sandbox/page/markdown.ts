/** The part of Markdown that DingTalk shows. Everything else (tables, code, HTML) stays the text it is. */
export type Inline =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'break' }
  | { readonly is: 'bold' | 'italic'; readonly inside: readonly Inline[] }
  | { readonly is: 'link'; readonly url: string; readonly inside: readonly Inline[] }
  | { readonly is: 'image'; readonly url: string; readonly alt: string };

/** A piece of a message that stands by itself. */
export type Block =
  | { readonly is: 'paragraph'; readonly inside: readonly Inline[] }
  | { readonly is: 'heading'; readonly level: number; readonly inside: readonly Inline[] }
  | { readonly is: 'quote'; readonly blocks: readonly Block[] }
  | {
      readonly is: 'list';
      readonly ordered: boolean;
      readonly start: number;
      readonly items: readonly (readonly Inline[])[];
    };

const IMAGE = /!\[([^\]\n]*)\]\(([^\s()]*)\)/;
const LINK = /\[([^\]\n]+)\]\(([^\s()]*)\)/;
const BOLD = /\*\*(?=\S)(.+?)(?<=\S)\*\*(?!\*)/;
const ITALIC = /\*(?=[^\s*])([^*\n]*[^\s*])\*/;
/** Any of them, with their groups in this order; bold may go over several lines. */
const SPAN = new RegExp([IMAGE, LINK, BOLD, ITALIC].map(({ source }) => source).join('|'), 's');

const text = (said: string): readonly Inline[] =>
  // Two spaces before the end of a line break it, as on every client; a bare end of line is a space.
  said
    .split(/ {2,}\n/)
    .flatMap((line, index) => [
      ...(index > 0 ? [{ is: 'break' } as const] : []),
      ...(line === ''
        ? []
        : [{ is: 'text', text: line.replace(/\s*\n\s*/g, ' ').replaceAll('&nbsp;', '\u00a0') } as const]),
    ]);

/** Marks within a line of text. */
export const inline = (said: string): readonly Inline[] => {
  const out: Inline[] = [];
  let rest = said;
  for (let found = SPAN.exec(rest); found; found = SPAN.exec(rest)) {
    const [all, alt, picture, label, url, bold, italic] = found;
    out.push(...text(rest.slice(0, found.index)));
    if (picture !== undefined) out.push({ is: 'image', url: picture, alt: alt ?? '' });
    else if (url !== undefined) out.push({ is: 'link', url, inside: inline(label ?? '') });
    else if (bold !== undefined) out.push({ is: 'bold', inside: inline(bold) });
    else out.push({ is: 'italic', inside: inline(italic ?? '') });
    rest = rest.slice(found.index + all.length);
  }
  out.push(...text(rest));
  return out;
};

const HEADING = /^ {0,3}(#{1,6})\s+(.*?)\s*$/;
const QUOTE = /^ {0,3}> ?(.*)$/;
const ITEM = /^\s*(?:([-*])|(\d{1,9})\.)\s+(.*)$/;

const MARKED = [HEADING, QUOTE, ITEM];

/** Lines taken from `lines` at `from` for as long as they hold. */
const run = (lines: readonly string[], from: number, holds: (line: string) => boolean): readonly string[] => {
  const end = lines.findIndex((line, index) => index >= from && !holds(line));
  return lines.slice(from, end < 0 ? undefined : end);
};

const isPlain = (line: string): boolean => line.trim() !== '' && !MARKED.some((mark) => mark.test(line));

/** Line starts lose their indentation; line ends keep the two spaces that break them. */
const joined = (lines: readonly string[]): readonly Inline[] =>
  inline(
    lines
      .map((line) => line.trimStart())
      .join('\n')
      .trimEnd(),
  );

/** DingTalk markdown as blocks. Never fails: what is no mark is text. */
export const parse = (markdown: string): readonly Block[] => {
  const lines = markdown.replace(/\r\n?/g, '\n').split('\n');
  const blocks: Block[] = [];
  for (let at = 0; at < lines.length;) {
    const line = lines[at]!;
    const heading = HEADING.exec(line);
    const item = ITEM.exec(line);
    if (line.trim() === '') at += 1;
    else if (heading) {
      blocks.push({ is: 'heading', level: heading[1]!.length, inside: inline(heading[2]!) });
      at += 1;
    } else if (QUOTE.test(line)) {
      const quoted = run(lines, at, (one) => QUOTE.test(one));
      blocks.push({ is: 'quote', blocks: parse(quoted.map((one) => QUOTE.exec(one)![1]).join('\n')) });
      at += quoted.length;
    } else if (item) {
      const ordered = item[2] !== undefined;
      const items: (readonly Inline[])[] = [];
      for (
        let next: RegExpExecArray | null = item;
        next && (next[2] !== undefined) === ordered;
        next = ITEM.exec(lines[at] ?? '')
      ) {
        const more = run(lines, at + 1, isPlain);
        items.push(joined([next[3]!, ...more]));
        at += 1 + more.length;
      }
      blocks.push({ is: 'list', ordered, start: ordered ? Number(item[2]) : 1, items });
    } else {
      const plain = run(lines, at, isPlain);
      blocks.push({ is: 'paragraph', inside: joined(plain) });
      at += plain.length;
    }
  }
  return blocks;
};

/** The text alone, for one line of preview. */
export const plainText = (markdown: string): string => {
  const words = (inside: readonly Inline[]): string =>
    inside
      .map((one) =>
        one.is === 'text' ? one.text : one.is === 'break' ? ' ' : one.is === 'image' ? `[图片]` : words(one.inside),
      )
      .join('');
  const of = (blocks: readonly Block[]): string =>
    blocks
      .map((block) =>
        block.is === 'quote'
          ? of(block.blocks)
          : block.is === 'list'
            ? block.items.map(words).join(' ')
            : words(block.inside),
      )
      .join(' ');
  return of(parse(markdown));
};

const SAYING = /^dtmd:\/\/dingtalkclient\/sendMessage\?content=(.*)$/;

/**
 * What the person says by tapping a link; undefined if it is an address. The host is lower case, as in the real client.
 */
export const saysOf = (url: string): string | undefined => {
  const content = SAYING.exec(url)?.[1];
  try {
    return content === undefined ? undefined : decodeURIComponent(content);
  } catch {
    return undefined;
  }
};
