/** What was learned as bytes: a line of JSON with the small things, then the arrays one after another. */
import type { Learned } from './sense.ts';

interface Head {
  readonly labels: readonly string[];
  readonly temperature: number;
  readonly features: number;
}

/** The bytes of `weights.bin`. */
export const packed = ({ labels, temperature, keys, rarity, weights, scales, bias }: Learned): Uint8Array => {
  const head: Head = { labels, temperature, features: keys.length };
  const json = new TextEncoder().encode(`${JSON.stringify(head)}\n`);
  return joined([json, bytesOf(keys), bytesOf(rarity), bytesOf(weights), bytesOf(scales), bytesOf(bias)]);
};

/** What `packed` has packed. */
export const unpacked = (bytes: Uint8Array): Learned => {
  const end = bytes.indexOf(10) + 1;
  const { labels, temperature, features } = JSON.parse(new TextDecoder().decode(bytes.subarray(0, end))) as Head;
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
    rarity: new Float32Array(next(features * 4)),
    weights: new Int8Array(next(features * labels.length)),
    scales: new Float32Array(next(labels.length * 4)),
    bias: new Float32Array(next(labels.length * 4)),
  };
};

const bytesOf = ({ buffer, byteOffset, byteLength }: Uint32Array | Float32Array | Int8Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

const joined = (parts: readonly Uint8Array[]): Uint8Array => {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
};
