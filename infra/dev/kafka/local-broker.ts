// Kafka as a Java process of this machine, for those who have no Docker.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clusterId, KafkaUnavailable, settingsOf, type Broker, type Ports } from './broker.ts';
import { home, jars, tailOf } from './jars.ts';
import { whenWeEnd } from '../watch.ts';

const JAVA = process.env['JAVA_HOME'] ? join(process.env['JAVA_HOME'], 'bin', 'java') : 'java';

/** The major version of Java, or undefined if there is none. */
export const javaVersion = (): number | undefined => {
  const { stderr, status } = spawnSync(JAVA, ['-version'], { encoding: 'utf8', timeout: 300_000 });
  const [, major] = /version "(\d+)/.exec(stderr ?? '') ?? [];
  return status === 0 && major ? Number(major) : undefined;
};

/** For a quick start and little memory: no second compiler, no concurrent collector. */
const FRUGAL = [
  '-XX:+UseSerialGC',
  '-XX:TieredStopAtLevel=1',
  '-Xshare:auto',
  '-Xss512k',
  '-XX:MaxDirectMemorySize=64m',
  '-Djava.awt.headless=true',
];

const STOP_WITHIN_MS = 20_000;

/** What a broker runs from and writes to. */
interface Files {
  readonly dir: string;
  readonly data: string;
  readonly logFile: string;
  readonly settings: string;
  readonly classPath: string;
}

/**
 * Kafka in a Java process of this machine; data, settings and log in `dir`. Runs as whoever started it, root or not.
 * @throws KafkaUnavailable if its jars cannot be fetched or its data folder cannot be made
 */
export const localBroker = async (dir: string, ports: Ports, log: (line: string) => void): Promise<Broker> => {
  const files = await filesIn(dir, ports, log);
  const { data, logFile } = files;
  const endedByUs = new WeakSet<ChildProcess>();
  let running: ChildProcess | undefined;
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (!running || hasEnded(running)) return;
    endedByUs.add(running);
    await ended(running, signal);
  };
  return {
    launch: async () => {
      const output = openSync(logFile, 'w');
      try {
        if (!existsSync(join(data, 'meta.properties'))) await format(files, output);
        const broker = await spawned(files, output);
        running = broker;
        const watch = whenWeEnd(['kill', '-TERM', String(broker.pid)]);
        broker.once('exit', () => {
          watch.cancel();
          if (!endedByUs.has(broker)) log(`Kafka 意外退出，日志 ${logFile} 末尾：\n${tailOf(logFile)}`);
        });
        broker.unref();
      } finally {
        closeSync(output);
      }
    },
    ended: () => (running && hasEnded(running) ? tailOf(logFile) : undefined),
    logTail: () => tailOf(logFile),
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    erase: async () => rmSync(dir, { recursive: true, force: true }),
  };
};

const filesIn = async (dir: string, ports: Ports, log: (line: string) => void): Promise<Files> => {
  const classPath = await jars(log);
  const data = join(dir, 'data');
  const settings = join(dir, 'server.properties');
  mkdirSync(dir, { recursive: true });
  const lines = Object.entries(settingsOf(ports, '127.0.0.1', data.replaceAll('\\', '/')));
  writeFileSync(settings, lines.map(([name, value]) => `${name}=${value}\n`).join(''));
  return { dir, data, logFile: join(dir, 'kafka.log'), settings, classPath };
};

const java = ({ classPath }: Files, heap: readonly string[], main: readonly string[]): readonly string[] => [
  ...heap,
  ...FRUGAL,
  `-Dlog4j2.configurationFile=${join(home(), 'log4j2.properties')}`,
  '-cp',
  classPath,
  ...main,
];

/** Makes the data folder; its output goes to the broker's log. */
const format = (files: Files, output: number): Promise<void> => {
  const { settings, logFile } = files;
  const main = ['kafka.tools.StorageTool', 'format', '-t', clusterId(randomBytes(16)), '-c', settings];
  return new Promise((resolve, reject) => {
    const formatting = spawn(JAVA, java(files, ['-Xmx128m'], main), { stdio: ['ignore', output, output] });
    formatting.once('error', reject);
    formatting.once('exit', (code) =>
      code === 0
        ? resolve()
        : reject(new KafkaUnavailable(`Kafka 数据目录无法建立，日志 ${logFile} 末尾：\n${tailOf(logFile)}`)),
    );
  });
};

const spawned = async (files: Files, output: number): Promise<ChildProcess> => {
  const broker = spawn(JAVA, java(files, ['-Xms96m', '-Xmx320m'], ['kafka.Kafka', files.settings]), {
    cwd: files.dir,
    stdio: ['ignore', output, output],
    detached: true,
  });
  await new Promise<void>((resolve, reject) => {
    broker.once('spawn', resolve);
    broker.on('error', reject);
  });
  return broker;
};

const hasEnded = (broker: ChildProcess): boolean => broker.exitCode !== null || broker.signalCode !== null;

/** Asks it to end; one that does not is killed after a while. */
const ended = async (broker: ChildProcess, signal: NodeJS.Signals): Promise<void> => {
  const exited = new Promise<void>((resolve) => broker.once('exit', () => resolve()));
  broker.kill(signal);
  const impatient = setTimeout(() => broker.kill('SIGKILL'), STOP_WITHIN_MS);
  await exited;
  clearTimeout(impatient);
};
