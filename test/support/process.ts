import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { until } from './until.ts';

const ROOT = join(import.meta.dirname, '../..');

/** A process of the product, as built, with what it printed. */
export class Process {
  private constructor(
    private readonly child: ChildProcess,
    private readonly printed: string[],
  ) {}

  /**
   * Starts `dist/apps/<app>/main.js` and waits until it has printed `ready`; throws with what it printed if it ends
   * before.
   */
  static async start(
    app: string,
    environment: Readonly<Record<string, string>>,
    ready: string | RegExp,
    words: readonly string[] = [],
  ): Promise<Process> {
    const child = spawn(process.execPath, [`dist/apps/${app}/main.js`, ...words], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...environment },
    });
    const printed: string[] = [];
    child.stdout.on('data', (chunk) => printed.push(String(chunk)));
    child.stderr.on('data', (chunk) => printed.push(String(chunk)));
    const it = new Process(child, printed);
    await until(
      () => it.output,
      (text) => {
        if (it.ended) throw new Error(`${app} did not start: ${text}`);
        return typeof ready === 'string' ? text.includes(ready) : ready.test(text);
      },
    );
    return it;
  }

  get output(): string {
    return this.printed.join('');
  }

  get ended(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null;
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
      env: { ...process.env, ...environment },
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
