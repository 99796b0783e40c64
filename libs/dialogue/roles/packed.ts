/** What was learned as bytes: the scale, then the weights. */
import type { LearnedRoles } from './tagger.ts';

/** The bytes of `weights.bin`. */
export const packedRoles = ({ weights, scale }: LearnedRoles): Uint8Array => {
  const bytes = new Uint8Array(4 + weights.length);
  new DataView(bytes.buffer).setFloat32(0, scale);
  bytes.set(new Uint8Array(weights.buffer, weights.byteOffset, weights.length), 4);
  return bytes;
};

/** What `packedRoles` has packed. */
export const unpackedRoles = (bytes: Uint8Array): LearnedRoles => ({
  scale: new DataView(bytes.buffer, bytes.byteOffset).getFloat32(0),
  weights: new Int8Array(bytes.buffer, bytes.byteOffset + 4, bytes.length - 4),
});
