// The peer: Emmett appends one event to a new stream. Prints appends per second. Arguments: url, in flight, seconds.
import { createRequire } from 'node:module';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL, fileURLToPath } from 'node:url';

const here = createRequire(join(fileURLToPath(new URL('./emmett/', import.meta.url)), 'package.json'));
const { getPostgreSQLEventStore } = await import(
  pathToFileURL(here.resolve('@event-driven-io/emmett-postgresql')).href
).then((it) => it.default ?? it);
const [, , url, inFlight, seconds] = process.argv;
const store = getPostgreSQLEventStore(url);
await store.schema?.migrate?.();
const event = () => ({
  type: 'ItemProposed',
  data: {
    item: randomUUID(),
    category: 'largeFunds',
    title: '采购高性能计算平台'.repeat(12),
    amount: 120000000,
    unit: 'platform',
    proposer: 'zhangwei',
    proposedOn: '2026-03-02',
  },
});
let done = 0;
await store.appendToStream(`warm-${randomUUID()}`, [event()]);
const from = performance.now();
const until = from + Number(seconds) * 1000;
await Promise.all(
  Array.from({ length: Number(inFlight) }, async () => {
    while (performance.now() < until) {
      await store.appendToStream(`item-${randomUUID()}`, [event()]);
      done++;
    }
  }),
);
console.log((done / (performance.now() - from)) * 1000);
await store.close();
