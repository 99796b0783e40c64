// What every benchmark has: its options, where and how its figures were made, and the stopping of all that it started.
import { cpus, totalmem } from 'node:os';

/** `--name 3` of the command line. */
export const option = (name, fallback) => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : Number(process.argv[at + 1]);
};
/** `--name` of the command line. */
export const flag = (name) => process.argv.includes(`--${name}`);

/** Under each table: the machine, the day, and the command that makes it again. */
export const madeWith = () => {
  const given = process.argv.slice(2);
  const command = `npm run ${process.env.npm_lifecycle_event ?? 'bench'}${given.length > 0 ? ` -- ${given.join(' ')}` : ''}`;
  const cores = cpus();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GB`;
  const machine = `${cores[0]?.model.trim() || process.arch}, ${cores.length} cores, ${memory}, ${process.platform}`;
  return `${machine}; Node ${process.version}; ${new Date().toISOString().slice(0, 10)}; \`${command}\``;
};

/** The value below which this share of the sorted numbers lies. */
export const quantile = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
export const median = (numbers) =>
  quantile(
    numbers.toSorted((a, b) => a - b),
    0.5,
  );

/**
 * Runs a benchmark and ends the process. `work` gets `keep(starting, stop)`: what it starts, with how that is stopped;
 * the last is stopped first, whether the work is done, fails, or is told to stop (Ctrl-C), even in the middle of a
 * start.
 */
export const benchmark = async (work) => {
  const kept = [];
  const keep = (starting, stop) => {
    const started = Promise.resolve(starting);
    kept.push(() => started.then(stop, () => undefined));
    return started;
  };
  let stopping;
  const stopAll = () =>
    (stopping ??= (async () => {
      for (const stop of kept.toReversed()) await stop().catch((error) => console.error(error));
    })());
  const told = (signal, code) =>
    process.once(signal, () => {
      console.error('\nstopping what was started …');
      void stopAll().then(() => process.exit(code));
    });
  told('SIGINT', 130);
  told('SIGTERM', 143);
  let code = 0;
  try {
    await work(keep);
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
