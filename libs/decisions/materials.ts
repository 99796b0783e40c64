import type { FileStore } from '#infra/files';
import type { FileRef, Refusal } from '#kernel';
import { refused } from './refusals.ts';

/** Why materials cannot be taken: each must have been sent in first, and be what it says it is. */
export const unknownMaterial = async (files: FileStore, organ: string, materials: readonly FileRef[] = []): Promise<{ readonly refusal: Refusal } | undefined> => {
  for (const { name, sha256, sm3, size } of materials) {
    const kept = await files.describe(organ, sha256);
    if (kept?.sm3 !== sm3 || kept.size !== size) return refused('decisions.material-unknown', { name });
  }
  return undefined;
};
