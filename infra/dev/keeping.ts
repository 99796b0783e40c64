// For commands that start servers and processes for a while: whatever happens to them, they leave none behind.

/** Takes in something that is being started, with how it is stopped. */
export type Keep = <T>(starting: T | Promise<T>, stop: (started: T) => unknown) => Promise<T>;

/**
 * Runs a command and ends the process. What it hands to `keep` is stopped, the last first, whether its work is done,
 * fails, or is told to stop (Ctrl-C), even in the middle of a start.
 * @param work gives the exit code, 0 if it says nothing; if it rejects, the error is printed and the code is 1
 */
export const keeping = async (work: (keep: Keep) => Promise<number | void>): Promise<void> => {
  const kept: (() => Promise<unknown>)[] = [];
  const keep: Keep = (starting, stop) => {
    const started = Promise.resolve(starting);
    kept.push(() => started.then(stop, () => undefined));
    return started;
  };
  let stopping: Promise<void> | undefined;
  const stopAll = () =>
    (stopping ??= (async () => {
      for (const stop of kept.toReversed()) await stop().catch((error: unknown) => console.error(error));
    })());
  const told = (signal: NodeJS.Signals, code: number) =>
    process.once(signal, () => {
      console.error('\nstopping what was started …');
      void stopAll().then(() => process.exit(code));
    });
  told('SIGINT', 130);
  told('SIGTERM', 143);
  let code = 0;
  try {
    code = (await work(keep)) ?? 0;
  } catch (error) {
    code = 1;
    // What fails because everything is being stopped is no news.
    if (stopping === undefined) console.error(error);
  }
  // Told to stop: that ending says the exit code.
  if (stopping !== undefined) return;
  await stopAll();
  process.exit(code);
};
