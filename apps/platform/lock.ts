// One data folder, one process.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { folderFault, FolderUnavailable, makeFolder } from '#infra/files';

const alive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

/** Makes the data folder if need be and takes it for this process; what a killed process left is taken over. */
export const takeFolder = (dir: string): (() => void) => {
  const file = join(dir, 'zhengheng.pid');
  try {
    makeFolder(dir);
    for (;;) {
      try {
        writeFileSync(file, String(process.pid), { flag: 'wx' });
        return () => rmSync(file, { force: true });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
        const holder = Number(readFileSync(file, 'utf8'));
        if (holder > 0 && holder !== process.pid && alive(holder))
          throw new FolderUnavailable(
            `数据目录 ${dir} 正被另一个政衡进程（${holder}）使用：请先停止它，或用 DATA_DIR 换一个目录。`,
          );
        rmSync(file, { force: true });
      }
    }
  } catch (error) {
    if (error instanceof FolderUnavailable) throw error;
    throw folderFault(dir, error);
  }
};
