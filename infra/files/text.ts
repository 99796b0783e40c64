// Plain text in the encodings Chinese offices use.
import { FileFault } from './fault.ts';

// Control characters other than tabs and line ends: none is in a text, and binary files are full of them.
const BINARY = /(?!\s)\p{Cc}/u;

/**
 * A text file in UTF-8 or else GB18030.
 * @throws FileFault `not-text`
 */
export const decodeText = (bytes: Uint8Array): string => {
  const text = decoded(bytes, 'utf-8') ?? decoded(bytes, 'gb18030');
  if (text === undefined || BINARY.test(text)) throw new FileFault('not-text');
  return text;
};

const decoded = (bytes: Uint8Array, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};
