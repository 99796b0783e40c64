export { folderFault, FolderUnavailable, makeFolder } from './folder.ts';
export { FileStore, type Executor, type StoredFile } from './file-store.ts';
export { look, wordsIn, SIZE_LIMIT, type Fit, type GivenFile } from './look.ts';
export { filesMigrations } from './migration.ts';
export { WORDS_LIMIT } from './words.ts';
export type { Unfit } from './fault.ts';
export type { FileKind } from './file-types.ts';
export { harmlessName } from './file-name.ts';
