/** What was learned as bytes: the scale, then how familiar words are and the weights, most of which are 0, deflated. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { FAMILIAR_PLACES } from './features.ts';
import type { LearnedRoles } from './tagger.ts';

const FAMILIAR_BYTES = FAMILIAR_PLACES * Uint16Array.BYTES_PER_ELEMENT;

/** The bytes of `weights.bin`. */
export const packedRoles = ({ weights, scale, familiar }: LearnedRoles): Uint8Array => {
  const plain = new Uint8Array(FAMILIAR_BYTES + weights.length);
  plain.set(new Uint8Array(familiar.buffer, familiar.byteOffset, FAMILIAR_BYTES));
  plain.set(new Uint8Array(weights.buffer, weights.byteOffset, weights.length), FAMILIAR_BYTES);
  const deflated = deflateRawSync(plain, { level: 9 });
  const bytes = new Uint8Array(4 + deflated.length);
  new DataView(bytes.buffer).setFloat32(0, scale);
  bytes.set(deflated, 4);
  return bytes;
};

/** What `packedRoles` has packed. */
export const unpackedRoles = (bytes: Uint8Array): LearnedRoles => {
  const plain = new Uint8Array(inflateRawSync(bytes.subarray(4)));
  return {
    scale: new DataView(bytes.buffer, bytes.byteOffset).getFloat32(0),
    familiar: new Uint16Array(plain.buffer, 0, FAMILIAR_PLACES),
    weights: new Int8Array(plain.buffer, FAMILIAR_BYTES),
  };
};
