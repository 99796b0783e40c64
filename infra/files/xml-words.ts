// The words of an XML document: of every element and every attribute, whatever kind of document it is.
import { TextDecoder } from 'node:util';
import sax from 'sax';
import type { Words } from './words.ts';

// Word writes whole drawings into one attribute (o:gfxdata): the parser's own limit of 64 KB would refuse such a
// document.
Object.assign(sax, { MAX_BUFFER_LENGTH: 4 * 1024 * 1024 });
/** Elements within each other; documents stay far below, and each costs memory while it is open. */
const DEPTH_LIMIT = 1000;
const CHUNK = 64 * 1024;

/** Elements that hold a piece of a line, which the next one may go on with: a run of Word, of OFD. */
const PIECES = new Set(['t', 'delText', 'instrText', 'delInstrText', 'TextCode']);
/** Elements of pieces after which a line ends: paragraphs, breaks, rows, cells, strings, text objects. */
const LINES = new Set(['p', 'br', 'cr', 'tr', 'tc', 'si', 'is', 'text', 'TextObject']);
const NOT_ASCII = /[^\0-\x7f]/;

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Reads all words of one XML document. Attributes (the text of a watermark, what a picture shows, the name of a sheet)
 * follow behind what the elements say, a line each; those in ASCII are the document's own business.
 * @param strict false for VML, which Office writes as browsers once read it
 * @throws Error if it is not well-formed, nested too deep, or has an attribute beyond 4 MB
 */
export const readXml = (bytes: Buffer, words: Words, strict = true): void => {
  const parser = sax.parser(strict, { lowercase: true });
  const open: string[] = [];
  const attributes = new Set<string>();
  let failure: Error | undefined;
  parser.onerror = (error) => {
    if (strict) failure ??= error;
    else parser.resume();
  };
  parser.onopentag = ({ name, attributes: its }) => {
    open.push(localName(name));
    if (open.length > DEPTH_LIMIT) failure ??= new Error('XML nested too deep');
    for (const value of Object.values(its)) if (NOT_ASCII.test(String(value))) attributes.add(String(value));
  };
  parser.ontext = (text) => {
    if (PIECES.has(open.at(-1) ?? '') || text.trim() !== '') words.add(text);
    if (text.trim() !== '' && !PIECES.has(open.at(-1) ?? '')) spoken.add(open.length);
  };
  parser.oncdata = parser.ontext;
  /** How deep the elements lie that said something themselves: each is a line. */
  const spoken = new Set<number>();
  parser.onclosetag = () => {
    const depth = open.length;
    const name = open.pop() ?? '';
    if (LINES.has(name) || spoken.delete(depth)) words.endLine();
  };
  const decoder = new TextDecoder(encodingOf(bytes), { fatal: true });
  for (let at = 0; at < bytes.length; at += CHUNK) {
    parser.write(decoder.decode(bytes.subarray(at, at + CHUNK), { stream: true }));
    if (failure) throw failure;
  }
  parser.write(decoder.decode()).close();
  if (failure) throw failure;
  words.endLine();
  for (const value of attributes) words.line(value);
};

const encodingOf = (beginning: Buffer): string => {
  const mark = beginning.subarray(0, 2).toString('hex');
  if (mark === 'fffe' || mark === '3c00') return 'utf-16le';
  if (mark === 'feff' || mark === '003c') return 'utf-16be';
  return /^[^>]*\sencoding\s*=\s*["']([\w-]+)/.exec(beginning.toString('latin1', 0, 200))?.[1] ?? 'utf-8';
};
