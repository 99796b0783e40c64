// Prints each CloudEvent of some topics as one JSON line on standard output; messages go to standard error.
import '#infra/node-version';
import { parseArgs } from 'node:util';
import { subscribe } from './subscriber.ts';

const USAGE =
  '用法：subscribe-cli --group 消费组 --topics 主题[,主题] [--brokers 主机:端口[,主机:端口]] [--from-beginning]' +
  '（未给出 --brokers 时用环境变量 KAFKA_BROKERS）';

const list = (text: string | undefined): readonly string[] =>
  (text ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);

const refuse = (): never => {
  console.error(USAGE);
  process.exit(2);
};

const asked = (() => {
  try {
    const { values } = parseArgs({
      options: {
        brokers: { type: 'string' },
        group: { type: 'string' },
        topics: { type: 'string' },
        'from-beginning': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    return values;
  } catch {
    return refuse();
  }
})();

if (asked.help) {
  console.log(USAGE);
  process.exit(0);
}
const brokers = list(asked.brokers ?? process.env['KAFKA_BROKERS']);
const topics = list(asked.topics);
if (brokers.length === 0 || topics.length === 0 || !asked.group) refuse();

const say = (facts: object, message: string): void => {
  const { err } = facts as { err?: Error };
  console.error(err ? `${message}: ${err.message}` : message);
};
const stopping = new AbortController();
const subscribed = subscribe({
  brokers,
  topics,
  group: asked.group!,
  fromBeginning: asked['from-beginning'],
  signal: stopping.signal,
  log: { info: say, warn: say, error: say },
  onEvent: async ({ event }) => {
    process.stdout.write(`${JSON.stringify(event)}\n`);
  },
});
const PATIENCE_MS = 3000;
const leave = async (): Promise<void> => {
  stopping.abort();
  setTimeout(() => process.exit(0), PATIENCE_MS);
  await (await subscribed).stop();
  process.exit(0);
};
// Whoever reads has had enough (`| head`).
process.stdout.on('error', () => process.exit(0));
process.once('SIGTERM', () => void leave());
process.once('SIGINT', () => void leave());
