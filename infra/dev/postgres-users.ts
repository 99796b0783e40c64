// Who uses a server of our own: the last one to end takes it along, however he ends.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { whenWeEnd } from './watch.ts';

/** s that a server is left to whoever may start again and take it over. */
const GRACE = '10';

/**
 * $1 the server's folder, $2 seconds to wait, $3 who has ended, $4 whether the folder is to go too. A server whose
 * users are all gone is told to shut down, as by Ctrl-C.
 */
const LAST_ONE_OUT = `sleep "$2"
rm -f "$1/users/$3"
for user in "$1"/users/*; do [ -e "$user" ] && kill -0 "\${user##*/}" 2>/dev/null && exit; done
server=$(head -n 1 "$1/cluster/postmaster.pid") || exit
kill -INT "$server"
[ "$4" = throwaway ] || exit
while kill -0 "$server" 2>/dev/null; do sleep 1; done
rm -rf "$1"`;

/** This process among the users of a server. */
export interface Use {
  /** It needs the server no more; when it ends, it still looks whether anybody does. */
  leave(): void;
  /** It has stopped the server, or could not start it. */
  stopped(): void;
}

/**
 * Enters this process among the users of a server; when it ends without having left, and nobody else uses the server,
 * the server is stopped after a while.
 * @param place the server's folder
 * @param throwaway nobody takes the server over: it goes at once, with its folder
 */
export const enterUsers = (place: string, throwaway: boolean): Use => {
  const users = join(place, 'users');
  const us = String(process.pid);
  mkdirSync(users, { recursive: true });
  for (const user of readdirSync(users)) if (!isAlive(Number(user))) rmSync(join(users, user), { force: true });
  writeFileSync(join(users, us), '');
  const terms = throwaway ? ['0', us, 'throwaway'] : [GRACE, us, ''];
  const watch = whenWeEnd(['sh', '-c', LAST_ONE_OUT, 'sh', place, ...terms]);
  const leave = () => rmSync(join(users, us), { force: true });
  return {
    leave,
    stopped: () => {
      watch.cancel();
      leave();
    },
  };
};

const isAlive = (pid: number): boolean => {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};
