import type { FileStore } from '#infra/files';
import type { FileRef } from '#kernel';
import { refused, type Refused } from './refusals.ts';

/** Why materials cannot be taken: each must have been sent in first, and be what it says it is. */
export const unknownMaterial = async (
  files: FileStore,
  organ: string,
  materials: readonly FileRef[] = [],
): Promise<Refused | undefined> => {
  const missing = await files.notKept(organ, materials);
  return missing && refused('decisions.material-unknown', { name: missing.name });
};

/** The names of materials; sent again under the same name, it is a later version: 方案.docx（第2版）. */
export const namesOf = (materials: readonly FileRef[]): readonly string[] =>
  materials.map(({ name }, n) => {
    const version = materials.slice(0, n + 1).filter((one) => one.name === name).length;
    return version === 1 ? name : `${name}（第${version}版）`;
  });

export const digestsOf = (materials: readonly FileRef[] = []): string[] => materials.map((one) => one.sha256);
