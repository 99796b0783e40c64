/** A message in pieces, cut wherever one thing may end and another begin. */

/** Words between two places where a message may be cut: characters `from` up to, not including, `to`. */
export interface Piece {
  readonly text: string;
  /** The sign or word before it. */
  readonly before: string;
  readonly from: number;
  readonly to: number;
}

/** Where one thing may end and another begin. */
const SIGN =
  /[。；;！!\n]+\s*|[,，]?\s*(?:另外|还有(?![多几哪没])|然后|同时|接着|此外|顺便|顺带|再就是)[,，:：]?\s*|[,，]\s*|(?<=[\p{Script=Han}\d])\s+(?=\p{Script=Han})/gu;
/** An entry of a list begins, with no sign before it: …都同意第二个…; not 对第二个…, 第二项里. */
const ENTRY =
  /(?<=[\p{Script=Han}\d])(?<![在对把将给就从到于和与及、跟按把是那这上])(?<!第[一二三四五六七八九十\d]{1,2})(?=(?:第[一二三四五六七八九十\d]{1,2}|头一|最后一|再一)[个项件条题])/gu;
const ENTRIES = /(?:第[一二三四五六七八九十\d]{1,2}|头一|最后一|再一)[个项件条题]/gu;
/** What only announces the things that come: 三件事, 今天两样：, 周五会回执：. */
const HEADING =
  /^(?!.*(?:号|第)).{0,10}?[两二三四五六七八九2-9](?:[件桩样]|[件个样项桩](?:事情?|东西|情况|方面|议题|案子))$/u;

/** Pieces without what only announces them: 三件事, 周五会回执：. */
export const headed = (
  pieces: readonly Piece[],
): { readonly heading: Piece | undefined; readonly pieces: readonly Piece[] } => {
  const [first, second, third] = pieces;
  const isHeading = first && second && third && (HEADING.test(first.text) || /^[:：]/u.test(second.before));
  return isHeading ? { heading: first, pieces: pieces.slice(1) } : { heading: undefined, pieces };
};

/** 周五会回执：赵总来，…: a few words before the only colon; a time has none. */
const HEADED = /^[^,，。；;:：\n]{2,12}(?<!\d)([:：])(?!\d)(?!.*[:：])/su;

/** The pieces of a message, in its order. */
export const piecesOf = (text: string): readonly Piece[] => {
  const cuts = cutsIn(text);
  const pieces: Piece[] = [];
  let from = 0;
  let before = '';
  for (const cut of [...cuts, { index: text.length, sign: '' }]) {
    const whole = text.slice(from, cut.index);
    const piece = whole.trim();
    if (piece !== '') {
      const start = from + whole.indexOf(piece);
      pieces.push({ text: piece, before, from: start, to: start + piece.length });
    }
    before = cut.sign;
    from = cut.index + cut.sign.length;
  }
  return pieces;
};

interface Cut {
  readonly index: number;
  readonly sign: string;
}

/** Every place where the text may be cut; within brackets it is not. */
const cutsIn = (text: string): readonly Cut[] => {
  const signs = [...text.matchAll(SIGN)].map(({ index, 0: sign }) => ({ index, sign }));
  // One entry by itself is what the rest is about: 回避第二项.
  const isList = new Set(text.match(ENTRIES)).size > 1;
  const entries = isList ? [...text.matchAll(ENTRY)].map(({ index }) => ({ index, sign: '' })) : [];
  const isOpen = bracketsIn(text);
  const colon = HEADED.exec(text);
  const heading = colon ? [{ index: colon[0].length - 1, sign: colon[1]! }] : [];
  return [
    ...heading,
    ...signs,
    ...entries.filter(({ index }) => !signs.some((one) => one.index + one.sign.length === index)),
  ]
    .filter(({ index }) => !isOpen(index))
    .sort((a, b) => a.index - b.index);
};

/** Whether a place of the text stands within brackets. */
const bracketsIn = (text: string): ((at: number) => boolean) => {
  if (!/[（(《“[〔【]/u.test(text)) return () => false;
  const depths = new Int16Array(text.length + 1);
  for (let at = 0; at < text.length; at += 1) {
    const opens = '（(《“[〔【'.includes(text[at]!) ? 1 : 0;
    const closes = '）)》”]〕】'.includes(text[at]!) ? 1 : 0;
    depths[at + 1] = depths[at]! + opens - closes;
  }
  return (at) => depths[at]! > 0;
};
