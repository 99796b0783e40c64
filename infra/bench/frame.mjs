// What every benchmark has: its options, where and how its figures were made, and the stopping of all that it started.
import { cpus, totalmem } from 'node:os';

export { keeping as benchmark } from '../../dist/infra/dev/index.js';

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
