// The product as built, in a process of its own for each Jest worker: it is loaded once, and opens for each spec a house
// on that spec's database. Started by global-setup.mjs, asked by house.ts.
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';

const open = new Map();

const does = {
  /** `environment` as the product reads it → where the house is. */
  async open(environment) {
    const { readSettings } = await import('../../dist/infra/config/index.js');
    const { startPlatform } = await import('../../dist/apps/platform/platform.js');
    const settings = readSettings(environment);
    const running = await startPlatform(settings);
    const house = randomUUID();
    open.set(house, { settings, running });
    return { house, api: running.api, chatPage: running.chatPage, log: running.log };
  },
  /** One `ctl` command line → what it prints, line by line. */
  async ctl({ house, words }) {
    const { ctl } = await import('../../dist/apps/ctl/ctl.js');
    const { DATABASE_URL: url, ORGAN: organ, DATA_DIR: data } = open.get(house).settings;
    const lines = [];
    const now = () => new Date().toISOString();
    await ctl(words, { url, organ, folder: `${data}/files`, now, print: (line) => lines.push(line) });
    return lines;
  },
  async close({ house }) {
    await open.get(house).running.stop();
    return open.delete(house);
  },
};

const server = createServer(async (request, response) => {
  const answer = (status, body) => response.writeHead(status).end(JSON.stringify(body));
  try {
    answer(200, await does[request.url.slice(1)](await json(request)));
  } catch (error) {
    answer(500, error.stack);
  }
});
server.requestTimeout = 0;
server.listen(0, '127.0.0.1', () => process.send(`http://127.0.0.1:${server.address().port}`));
process.on('disconnect', () => process.exit());
