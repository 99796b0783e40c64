// The words of an XML document, read without holding it in memory.
import type { Readable } from 'node:stream';
import { TextDecoder } from 'node:util';
import sax from 'sax';
import type { Words } from './words.ts';

// Word writes whole drawings into one attribute (o:gfxdata): the parser's own limit of 64 KB would refuse such a
// document.
Object.assign(sax, { MAX_BUFFER_LENGTH: 4 * 1024 * 1024 });
/** Elements within each other; documents stay far below, and each costs memory while it is open. */
const DEPTH_LIMIT = 1000;

/** Where the words are in a kind of XML, by local names. */
export interface Script {
  /** Elements whose text is read. */
  readonly text: readonly string[];
  /** Elements after which a line ends. */
  readonly lines: readonly string[];
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/**
 * Reads the words of one XML document until there are enough.
 * @throws Error if it is not well-formed, nested too deep, or has an attribute beyond 4 MB
 */
export const readXml = async (stream: Readable, script: Script, words: Words): Promise<void> => {
  const parser = sax.parser(true);
  let failure: Error | undefined;
  let depth = 0;
  let reading = 0;
  parser.onerror = (error) => {
    failure ??= error;
  };
  parser.onopentag = ({ name }) => {
    if (++depth > DEPTH_LIMIT) failure ??= new Error('XML nested too deep');
    if (script.text.includes(localName(name))) reading++;
  };
  parser.ontext = (text) => {
    if (reading > 0) words.add(text);
  };
  parser.oncdata = parser.ontext;
  parser.onclosetag = (name) => {
    depth--;
    if (script.text.includes(localName(name))) reading--;
    if (script.lines.includes(localName(name))) words.endLine();
  };
  let decoder: TextDecoder | undefined;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
    parser.write(decoder.decode(chunk, { stream: true }));
    if (failure) throw failure;
    if (words.full) return;
  }
  parser.write(decoder?.decode() ?? '').close();
  if (failure) throw failure;
};

const encodingOf = (beginning: Buffer): string => {
  const mark = beginning.subarray(0, 2).toString('hex');
  if (mark === 'fffe') return 'utf-16le';
  if (mark === 'feff') return 'utf-16be';
  return /^[^>]*\sencoding\s*=\s*["']([\w-]+)/.exec(beginning.toString('latin1', 0, 200))?.[1] ?? 'utf-8';
};
