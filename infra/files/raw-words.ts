// Chinese words in bytes whose layout is not known: streams of the old Office, drawings, settings.
import { setImmediate as turn } from 'node:timers/promises';
import type { Words } from './words.ts';

const CHUNK = 256 * 1024;
/** Bytes in which no run of words that matters is cut: chunks overlap by so many. */
const OVERLAP = 256;
/** Each encoding such words may stand in, and from which byte on. */
const READINGS = [
  ['utf-16le', 0],
  ['utf-16le', 1],
  ['utf-8', 0],
  ['gb18030', 0],
] as const;
const RUN = /[\p{Script=Han}\p{P}\p{S}\p{N}\p{Z}\s\p{Default_Ignorable_Code_Point}]{2,}/gu;
const HAN = /\p{Script=Han}/u;

/** Adds each run of Chinese words as a line; yields between pieces, so that nobody waits for a large file. */
export const readRaw = async (bytes: Buffer, words: Words): Promise<void> => {
  for (let at = 0; at < bytes.length; at += CHUNK) {
    const piece = bytes.subarray(at, at + CHUNK + OVERLAP);
    for (const [encoding, from] of READINGS)
      for (const [run] of new TextDecoder(encoding).decode(piece.subarray(from)).matchAll(RUN))
        if (HAN.test(run)) words.line(run);
    await turn();
  }
};
