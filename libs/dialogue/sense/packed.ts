/** What was learned as bytes: a line of JSON with the small things, then the arrays one after another. */
import type { Learned } from './sense.ts';

interface Head {
  readonly labels: readonly string[];
  readonly temperature: number;
  readonly features: number;
  readonly weights: number;
}

/** How rare a feature is, is kept in steps of a twenty-fourth, one byte. */
const STEPS = 24;
const stepsOf = (rarity: number): number => Math.min(255, Math.round(rarity * STEPS));

/** A rarity as it is kept. */
export const inSteps = (rarity: number): number => stepsOf(rarity) / STEPS;

/** The bytes of `weights.bin`. */
export const packed = (learned: Learned): Uint8Array => {
  const { labels, temperature, keys, rarity, ends, columns, weights, scales, bias } = learned;
  const head: Head = { labels, temperature, features: keys.length, weights: weights.length };
  const json = new TextEncoder().encode(`${JSON.stringify(head)}\n`);
  return joined([
    json,
    bytesOf(keys),
    Uint8Array.from(rarity, stepsOf),
    bytesOf(Uint16Array.from(ends, (end, n) => end - (ends[n - 1] ?? 0))),
    bytesOf(columns),
    bytesOf(weights),
    bytesOf(scales),
    bytesOf(bias),
  ]);
};

/** What `packed` has packed. */
export const unpacked = (bytes: Uint8Array): Learned => {
  const end = bytes.indexOf(10) + 1;
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end))) as Head;
  const { labels, temperature, features } = head;
  let at = end;
  const next = (length: number): ArrayBuffer => {
    const part = new Uint8Array(bytes.subarray(at, at + length));
    at += length;
    return part.buffer;
  };
  return {
    labels,
    temperature,
    keys: new Uint32Array(next(features * 4)),
    rarity: Float32Array.from(new Uint8Array(next(features)), (steps) => steps / STEPS),
    ends: summed(new Uint16Array(next(features * 2))),
    columns: new Uint16Array(next(head.weights * 2)),
    weights: new Int8Array(next(head.weights)),
    scales: new Float32Array(next(labels.length * 4)),
    bias: new Float32Array(next(labels.length * 4)),
  };
};

/** Where each of these many ends, one after another. */
const summed = (many: Uint16Array): Uint32Array => {
  let sum = 0;
  return Uint32Array.from(many, (one) => (sum += one));
};

const bytesOf = ({
  buffer,
  byteOffset,
  byteLength,
}: Uint32Array | Uint16Array | Float32Array | Int8Array): Uint8Array => new Uint8Array(buffer, byteOffset, byteLength);

const joined = (parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};
