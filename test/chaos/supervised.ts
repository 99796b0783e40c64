// A process of the installation, started again by a supervisor whenever it has ended.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { whenWeEnd } from '#infra/dev';
import { Process, until } from '#support';

const CLOCK = new URL('clock.mjs', import.meta.url).href;

/** ms before it is started again. */
const AGAIN_MS = 500;
/** Characters of the log of one that died. */
const TAIL = 2000;

/** What is run, and where it answers. */
export interface SupervisedOptions {
  /** `bot 1` */
  readonly name: string;
  readonly app: 'api' | 'bot' | 'worker';
  readonly environment: Readonly<Record<string, string>>;
  /** Where its health is asked. */
  readonly url: string;
  /** Folder of its logs, one for each life. */
  readonly logs: string;
  /** Told when it has ended by itself, with what it had logged last. */
  readonly onDeath: (how: string) => void;
}

/** One process after another, until it is stopped. */
export class Supervised {
  /** Starts that were refused with a line, because the database was away. */
  refusedStarts = 0;
  private running: Process | undefined;
  private stopping = false;
  private readonly killed = new WeakSet<Process>();
  private readonly lives: Promise<void>;

  constructor(private readonly options: SupervisedOptions) {
    this.lives = this.live();
  }

  get name(): string {
    return this.options.name;
  }

  /** Waits until it is of use. */
  async up(): Promise<void> {
    await until(async () => (await fetch(`${this.options.url}/health/ready`).catch(() => undefined))?.ok === true);
  }

  /** kill -9, and up again. */
  async killed9(): Promise<void> {
    const { running } = this;
    if (running === undefined) return;
    this.killed.add(running);
    await running.end('SIGKILL');
    await until(() => this.running !== running && this.running !== undefined);
    await this.up();
  }

  /** Sets its clock ahead, or back with less than nought, until it is told otherwise or ends. */
  moveClock(aheadMs: number): void {
    this.running?.tell({ aheadMs });
  }

  /** Stops it where it stands. @returns wakes it */
  freeze(): () => void {
    const pid = this.running?.pid;
    if (pid === undefined) return () => undefined;
    const watch = whenWeEnd(['kill', '-CONT', String(pid)]);
    signal(pid, 'SIGSTOP');
    return () => {
      signal(pid, 'SIGCONT');
      watch.cancel();
    };
  }

  /** Stops it in order, and for good. */
  async stop(): Promise<void> {
    this.stopping = true;
    const { running } = this;
    if (running === undefined || running.ended) return this.lives;
    signal(running.pid, 'SIGCONT');
    const code = await running.end('SIGTERM');
    if (code !== 0 && !this.killed.has(running))
      this.options.onDeath(`${this.name} did not stop in order (${code}):\n${running.output.slice(-TAIL)}`);
    await this.lives;
  }

  private async live(): Promise<void> {
    const { app, environment, logs, name, onDeath } = this.options;
    for (let life = 1; !this.stopping; life += 1) {
      const log = join(logs, `${name.replace(' ', '-')}.${life}.log`);
      const running = launched(app, { ...environment, NODE_OPTIONS: `--import=${CLOCK}` }, log);
      this.running = running;
      if (running) {
        const how = await running.whenEnded();
        if (this.stopping) return;
        const { output } = running;
        const refused = how === 'exit code 1' && !output.includes(`${app} started`) && !/\n {4}at /.test(output);
        if (refused) this.refusedStarts += 1;
        else if (!this.killed.has(running)) onDeath(`${name}, life ${life}, ended by ${how}:\n${output.slice(-TAIL)}`);
        rmSync(log, { force: true });
      }
      await pause(AGAIN_MS);
    }
  }
}

/** Nothing where not even its log can be opened. */
const launched = (app: string, environment: Readonly<Record<string, string>>, log: string): Process | undefined => {
  try {
    return Process.launch(app, environment, { log, listens: true });
  } catch {
    return undefined;
  }
};

const signal = (pid: number, name: NodeJS.Signals): void => {
  try {
    process.kill(pid, name);
  } catch {
    // It is gone.
  }
};
