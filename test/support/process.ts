import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { until } from './until.ts';

const ROOT = join(import.meta.dirname, '../..');

/** How a process is run; what is left out has a default. */
export interface ProcessOptions {
  /** The words of its command line. */
  readonly words?: readonly string[];
  /** A file for what it prints; it is kept in memory unless told. */
  readonly log?: string;
  /** Whether it can be told something: see `tell`. */
  readonly listens?: boolean;
}

/** Whether a process has come up: what it has printed by then, or a fact that is looked for. */
export type Ready = string | RegExp | (() => Promise<boolean>);

/** A process of the product, as built, with what it printed. */
export class Process {
  private constructor(
    private readonly child: ChildProcess,
    private readonly printed: () => string,
  ) {}

  /**
   * Starts `dist/apps/<app>/main.js` and waits until it is ready; throws with what it printed if it ends before.
   */
  static async start(
    app: string,
    environment: Readonly<Record<string, string>>,
    ready: Ready,
    options: ProcessOptions = {},
  ): Promise<Process> {
    const it = Process.launch(app, environment, options);
    await until(async () => {
      if (it.ended) throw new Error(`${app} did not start: ${it.output}`);
      if (typeof ready === 'string') return it.output.includes(ready);
      return ready instanceof RegExp ? ready.test(it.output) : ready();
    });
    return it;
  }

  /** Starts it without waiting for anything. */
  static launch(
    app: string,
    environment: Readonly<Record<string, string>>,
    { words = [], log, listens = false }: ProcessOptions = {},
  ): Process {
    const output = log === undefined ? 'pipe' : openSync(log, 'a');
    const child = spawn(process.execPath, [`dist/apps/${app}/main.js`, ...words], {
      cwd: ROOT,
      stdio: ['ignore', output, output, ...(listens ? (['ipc'] as const) : [])],
      env: { ...process.env, REMINDERS_AT: 'off', ...environment },
    });
    if (typeof output === 'number') closeSync(output);
    if (log !== undefined) return new Process(child, () => readFileSync(log, 'utf8'));
    const printed: string[] = [];
    child.stdout?.on('data', (chunk) => printed.push(String(chunk)));
    child.stderr?.on('data', (chunk) => printed.push(String(chunk)));
    return new Process(child, () => printed.join(''));
  }

  get output(): string {
    return this.printed();
  }

  get ended(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  /** Its number; it has one even when it has ended. */
  get pid(): number {
    return this.child.pid!;
  }

  /** Resolves when it has ended, with what ended it: `exit code 1`, `SIGKILL`. */
  async whenEnded(): Promise<string> {
    if (!this.ended) await new Promise((resolve) => this.child.once('exit', resolve));
    return this.child.signalCode ?? `exit code ${this.child.exitCode}`;
  }

  /** Tells something to one that was started to listen; one that is gone hears nothing. */
  tell(message: object): void {
    if (this.child.connected) this.child.send(message, () => undefined);
  }

  /** Ends it with a signal. @returns its exit code, null if the signal ended it */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    if (!this.ended) {
      const gone = new Promise((resolve) => this.child.once('exit', resolve));
      this.child.kill(signal);
      await gone;
    }
    return this.child.exitCode;
  }
}

/** Runs a process of the product to its end. */
export const runToEnd = (
  app: string,
  environment: Readonly<Record<string, string>>,
  words: readonly string[] = [],
): Promise<{ readonly code: number | null; readonly output: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [`dist/apps/${app}/main.js`, ...words], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, REMINDERS_AT: 'off', ...environment },
    });
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += String(chunk);
    });
    child.stderr.on('data', (chunk) => {
      output += String(chunk);
    });
    child.once('exit', (code) => resolve({ code, output }));
  });
