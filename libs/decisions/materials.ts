import type { FileStore } from '#infra/files';
import type { FileRef, Refusal } from '#kernel';
import { refused } from './refusals.ts';

/** Why materials cannot be taken: each must have been sent in first, and be what it says it is. */
export const unknownMaterial = async (files: FileStore, organ: string, materials: readonly FileRef[] = []): Promise<{ readonly refusal: Refusal } | undefined> => {
  const missing = await files.notKept(organ, materials);
  return missing && refused('decisions.material-unknown', { name: missing.name });
};
