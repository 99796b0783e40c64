// The broker's jars, fetched once by Maven.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { KafkaUnavailable } from './broker.ts';

/** The folder of pom.xml in the checkout, also when this runs from dist/. */
export const home = (): string => {
  let at = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(at, 'package.json')) && dirname(at) !== at) at = dirname(at);
  return join(at, 'infra', 'dev', 'kafka');
};

/** Pinned as in pom.xml: by its short name Maven would look for the newest. */
const COPY = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy-dependencies';

const libs = (): string => join(home(), 'target', 'libs');
const digest = (): string =>
  createHash('sha256')
    .update(readFileSync(join(home(), 'pom.xml')))
    .digest('hex');
const stamp = (folder: string): string => join(folder, 'pom.sha256');

/** Whether the jars of this very pom.xml are here. */
export const fetched = (): boolean => existsSync(stamp(libs())) && readFileSync(stamp(libs()), 'utf8') === digest();

/** Whether there is a Maven to fetch them with. */
export const hasMaven = (): boolean =>
  spawnSync('mvn', ['--version'], { stdio: 'ignore', timeout: 300_000 }).status === 0;

/**
 * The broker's jars, fetched from Maven Central the first time (43 MB). Several processes may ask at once: each fetches
 * into a folder of its own and the first puts it in place.
 * @returns the class path  @throws KafkaUnavailable with the end of Maven's log
 */
export const jars = async (log: (line: string) => void): Promise<string> => {
  if (!fetched()) await fetchJars(log);
  return join(libs(), '*');
};

const fetchJars = async (log: (line: string) => void): Promise<void> => {
  const target = join(home(), 'target');
  const folder = join(target, `libs-${process.pid}`);
  const logFile = join(target, 'fetch.log');
  log('正在从 Maven 中央仓库下载 Kafka（约 43 MB，仅首次）……');
  try {
    mkdirSync(target, { recursive: true });
    const output = openSync(logFile, 'w');
    const code = await new Promise<number | null>((resolve, reject) => {
      const maven = spawn(
        'mvn',
        ['-B', '-q', '--strict-checksums', '-f', join(home(), 'pom.xml'), COPY, `-Dlibs=${folder}`],
        { stdio: ['ignore', output, output], timeout: 600_000 },
      );
      maven.once('error', reject);
      maven.once('exit', resolve);
    }).finally(() => closeSync(output));
    if (code !== 0)
      throw new KafkaUnavailable(
        '无法下载 Kafka，请检查网络与 Maven 设置（~/.m2/settings.xml）。' +
          `Maven 日志 ${logFile} 末尾：\n${tailOf(logFile)}`,
      );
    writeFileSync(stamp(folder), digest());
    putInPlace(folder);
  } catch (error) {
    if (error instanceof KafkaUnavailable) throw error;
    throw new KafkaUnavailable(`无法下载 Kafka 到 ${target}：${(error as Error).message}`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const putInPlace = (folder: string): void => {
  if (!fetched()) rmSync(libs(), { recursive: true, force: true });
  try {
    renameSync(folder, libs());
  } catch (error) {
    if (!fetched()) throw error;
  }
};

/** The last lines of a file, or a word that it is empty. */
export const tailOf = (file: string, lines = 25): string => {
  const text = existsSync(file) ? readFileSync(file, 'utf8').trimEnd() : '';
  return text === '' ? '（空）' : text.split('\n').slice(-lines).join('\n');
};
