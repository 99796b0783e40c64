// Documents of many rows: short ones are made while one waits, long ones in the background.
import { AsyncLocalStorage } from 'node:async_hooks';
import { setImmediate as otherWork } from 'node:timers/promises';

/** So many rows of a sort are read while somebody waits. */
export const AT_ONCE = 5000;
/** So many at most in the background: what is longer no office opens. */
export const IN_BACKGROUND = 50_000;
const PAGE = 2000;

/** A document too long to be waited for; thrown while it is made. */
export class Lengthy extends Error {}

/** A document too long to be made at all; thrown while it is made. */
export class TooLengthy extends Error {}

type Progress = (rows: number) => Promise<void>;
const background = new AsyncLocalStorage<{ read: number; readonly progress: Progress }>();

/** Makes a document in the background: there it may be long. @param progress told how many rows are read */
export const inBackground = <T>(progress: Progress, make: () => Promise<T>): Promise<T> =>
  background.run({ read: 0, progress }, make);

/**
 * All rows of a sort a document shows.
 * @param read so many of them from one on, in an order that is theirs alone
 * @throws Lengthy if there are more than one waits for, TooLengthy if there are more than are made at all
 */
export const everyRow = async <T>(read: (limit: number, offset: number) => Promise<readonly T[]>): Promise<T[]> => {
  const making = background.getStore();
  if (!making) {
    const rows = await read(AT_ONCE + 1, 0);
    if (rows.length > AT_ONCE) throw new Lengthy();
    return [...rows];
  }
  const all: T[] = [];
  for (;;) {
    const rows = await read(PAGE, all.length);
    all.push(...rows);
    making.read += rows.length;
    await making.progress(making.read);
    if (all.length > IN_BACKGROUND) throw new TooLengthy();
    if (rows.length < PAGE) return all;
    await otherWork();
  }
};
