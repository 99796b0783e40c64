// Folders on disk, made step by step.
import { mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** A data folder that cannot be used; the message is one clear line. */
export class FolderUnavailable extends Error {}

/** What is said of a folder that cannot be used. */
export const folderFault = (dir: string, error: unknown): FolderUnavailable =>
  new FolderUnavailable(
    `数据目录 ${dir} 不能使用：${(error as Error).message}。请检查权限，或用 DATA_DIR 换一个目录。`,
  );

/**
 * Makes a folder and those above it. Not by `recursive`: where a file system says a folder is there and is not (/proc),
 * that goes round for ever.
 * @throws FolderUnavailable
 */
export const makeFolder = (dir: string): void => {
  try {
    make(resolve(dir));
  } catch (error) {
    throw folderFault(dir, error);
  }
};

const make = (dir: string): void => {
  const there = statSync(dir, { throwIfNoEntry: false });
  if (there?.isDirectory()) return;
  if (there) throw new Error(`${dir} is not a folder`);
  const above = dirname(dir);
  if (above !== dir) make(above);
  try {
    mkdirSync(dir);
  } catch (error) {
    // Another process made it just now.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
};
