// Kafka in a container, for those who have Docker.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { resolve } from 'node:path';
import { clusterId, KAFKA_VERSION, KafkaUnavailable, settingsOf, type Broker, type Ports } from './broker.ts';
import { whenWeEnd, type Watch } from '../watch.ts';

const IMAGE = `apache/kafka:${KAFKA_VERSION}`;
const DATA = '/var/lib/kafka/data';

const docker = (...args: string[]) => spawnSync('docker', args, { encoding: 'utf8', timeout: 600_000 });

/** Whether an engine answers, not only its client. */
export const dockerAnswers = (): boolean =>
  spawnSync('docker', ['version', '--format', '{{.Server.Version}}'], { stdio: 'ignore', timeout: 120_000 }).status ===
  0;

/**
 * Kafka in a container named after `dir`, its data in a volume of the same name (the image's user could not write into
 * a folder of ours).
 */
export const dockerBroker = async (dir: string, ports: Ports, log: (line: string) => void): Promise<Broker> => {
  const name = `zhengheng-kafka-${createHash('sha256').update(resolve(dir)).digest('hex').slice(0, 12)}`;
  if (docker('image', 'inspect', IMAGE).status !== 0) log(`正在下载镜像 ${IMAGE}（仅首次）……`);
  const environment = {
    // Fixed: the image formats the volume with it once, and later starts must name the same.
    CLUSTER_ID: clusterId(createHash('sha256').update(name).digest()),
    KAFKA_HEAP_OPTS: '-Xms96m -Xmx320m',
    ...Object.fromEntries(
      Object.entries(settingsOf(ports, '0.0.0.0', DATA)).map(([key, value]) => [variable(key), value]),
    ),
  };
  const tail = (): string => {
    const { stdout, stderr } = docker('logs', '--tail', '25', name);
    return `${stdout}${stderr}`.trim();
  };
  const must = ({ status, stderr, error }: ReturnType<typeof docker>): void => {
    if (status !== 0)
      throw new KafkaUnavailable(`Docker 无法运行 Kafka（${IMAGE}）：${(stderr || error?.message || '').trim()}`);
  };
  let watch: Watch | undefined;
  return {
    launch: async () => {
      watch?.cancel();
      watch = whenWeEnd(['docker', 'rm', '--force', name]);
      // One left by a process that was killed had other ports; the volume keeps the data.
      docker('rm', '--force', name);
      const publish = ['--publish', `127.0.0.1:${ports.broker}:${ports.broker}`];
      const volume = ['--volume', `${name}:${DATA}`];
      const env = Object.entries(environment).flatMap(([key, value]) => ['--env', `${key}=${value}`]);
      must(docker('run', '--detach', '--name', name, ...publish, ...volume, ...env, IMAGE));
    },
    ended: () =>
      docker('inspect', '--format', '{{.State.Running}}', name).stdout.trim() === 'true' ? undefined : tail(),
    logTail: tail,
    stop: async () => {
      watch?.cancel();
      docker('stop', '--time', '20', name);
      docker('rm', '--force', name);
    },
    kill: async () => {
      docker('kill', name);
    },
    erase: async () => {
      docker('volume', 'rm', '--force', name);
    },
  };
};

/** How the image spells a setting: https://github.com/apache/kafka/blob/trunk/docker/examples/README.md */
const variable = (key: string): string =>
  `KAFKA_${key.replaceAll('_', '__').replaceAll('-', '___').replaceAll('.', '_').toUpperCase()}`;
