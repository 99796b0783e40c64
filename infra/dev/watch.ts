// Leaves nothing running when the process that started it dies.
import { spawn } from 'node:child_process';

/** Goes on watching until it is cancelled. */
export interface Watch {
  cancel(): void;
}

/**
 * Runs a command when this process ends without having cancelled it, be it by kill -9: the watch sees its pipe close.
 * So a server can have a session of its own (Ctrl-C reaches only us, and we stop it last) and still none is left
 * behind. It does not keep us from exiting. Needs a POSIX shell; without one there is no watch.
 */
export const whenWeEnd = (command: readonly string[]): Watch => {
  const watch = spawn('sh', ['-c', 'read -r _; "$@"', 'sh', ...command], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  watch.on('error', () => undefined);
  // The watch may be gone before us.
  watch.stdin.on('error', () => undefined);
  watch.unref();
  (watch.stdin as unknown as { unref(): void }).unref();
  return {
    cancel: () => {
      watch.kill('SIGKILL');
    },
  };
};
