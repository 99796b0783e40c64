// The sandbox as a process of its own.
import '#infra/node-version';
import { builtPage } from './built-page.ts';
import { bureau } from '../seed/bureau.ts';
import { people } from '../seed/people.ts';
import { runProcess } from '../process.ts';
import { startSandbox } from './sandbox.ts';

/**
 * The sandbox alone, for a bot in another process: its credentials are the bot's, or `sandbox-key` and
 * `sandbox-secret`.
 */
await runProcess('sandbox', async (settings, log) => {
  const sandbox = await startSandbox({
    host: settings.HOST,
    port: settings.SANDBOX_PORT,
    clientId: settings.DINGTALK_CLIENT_ID || 'sandbox-key',
    clientSecret: settings.DINGTALK_CLIENT_SECRET || 'sandbox-secret',
    corpName: bureau.name,
    people,
    groups: bureau.groups,
    pageDir: builtPage,
  });
  log.info({ url: sandbox.url }, 'chat page');
  return () => sandbox.close();
});
