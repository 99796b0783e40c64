// Runs the tests: rules, real PostgreSQL, guards, scenarios, a real Kafka, a real browser. What cannot be run here is
// said in one line; with CI=true that is a failure. Arguments are passed on to Jest.
import { build, cannotRun, findBrowser, jest, NO_BROWSER, openBroker, systemParts } from './testing.mjs';

build();
systemParts();
const browser = findBrowser();
const broker = await openBroker();
const left = [
  ...(browser ? [] : [NO_BROWSER]),
  ...(broker.lacks === undefined ? [] : [broker.lacks]),
  ...(broker.brokers && broker.own.is === 'none' ? [`不运行会停止 Kafka 的测试：${broker.own.reason}`] : []),
];
let status = 1;
try {
  if (process.env.CI === 'true' && (!browser || !broker.brokers)) console.error(left.join('\n'));
  else {
    const skipped = cannotRun({ ...broker, browser });
    status = jest([...(skipped.length > 0 ? ['--testPathIgnorePatterns', ...skipped] : []), ...process.argv.slice(2)], {
      browser,
      brokers: broker.brokers,
    });
    for (const line of left) console.log(line);
  }
} finally {
  await broker.stop();
}
process.exit(status);
