import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clusterId, KafkaUnavailable, settingsOf, type Broker, type Ports } from './broker.ts';
import { home, jars, tailOf } from './jars.ts';
import { whenWeEnd } from './watch.ts';

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

/** Kafka in a Java process of this machine; data, settings and log in `dir`. Runs as whoever started it, root or not. */
export const localBroker = async (dir: string, ports: Ports, log: (line: string) => void): Promise<Broker> => {
  const classPath = await jars(log);
  const data = join(dir, 'data');
  const logFile = join(dir, 'kafka.log');
  const settings = join(dir, 'server.properties');
  mkdirSync(dir, { recursive: true });
  writeFileSync(
    settings,
    Object.entries(settingsOf(ports, '127.0.0.1', data.replaceAll('\\', '/')))
      .map(([name, value]) => `${name}=${value}\n`)
      .join(''),
  );
  const java = (heap: readonly string[], main: readonly string[]): readonly string[] => [
    ...heap,
    ...FRUGAL,
    `-Dlog4j2.configurationFile=${join(home(), 'log4j2.properties')}`,
    '-cp',
    classPath,
    ...main,
  ];

  let running: ChildProcess | undefined;
  const endedByUs = new WeakSet<ChildProcess>();
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const broker = running;
    if (!broker || broker.exitCode !== null || broker.signalCode !== null) return;
    const exited = new Promise<void>((resolve) => broker.once('exit', () => resolve()));
    endedByUs.add(broker);
    broker.kill(signal);
    const impatient = setTimeout(() => broker.kill('SIGKILL'), STOP_WITHIN_MS);
    await exited;
    clearTimeout(impatient);
  };

  return {
    launch: async () => {
      const output = openSync(logFile, 'w');
      try {
        if (!existsSync(join(data, 'meta.properties')))
          await format(
            java(['-Xmx128m'], ['kafka.tools.StorageTool', 'format', '-t', clusterId(randomBytes(16)), '-c', settings]),
            output,
            logFile,
          );
        const broker = spawn(JAVA, java(['-Xms96m', '-Xmx320m'], ['kafka.Kafka', settings]), {
          cwd: dir,
          stdio: ['ignore', output, output],
          detached: true,
        });
        await new Promise<void>((resolve, reject) => {
          broker.once('spawn', resolve);
          broker.once('error', reject);
        });
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
    ended: () => (running && (running.exitCode !== null || running.signalCode !== null) ? tailOf(logFile) : undefined),
    logTail: () => tailOf(logFile),
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
    erase: async () => rmSync(dir, { recursive: true, force: true }),
  };
};

const format = (args: readonly string[], output: number, logFile: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const formatting = spawn(JAVA, args, { stdio: ['ignore', output, output] });
    formatting.once('error', reject);
    formatting.once('exit', (code) =>
      code === 0
        ? resolve()
        : reject(new KafkaUnavailable(`Kafka 数据目录无法建立，日志 ${logFile} 末尾：\n${tailOf(logFile)}`)),
    );
  });
