// Forgets what was said in the chat once its time is over: a bounded batch at a time, the ledger untouched.
import type { Database } from '#infra/database';
import { forgetTalks } from '#dialogue';
import { forgetChat } from '#infra/dingtalk';
import { forgetMakings } from '#infra/makings';

/** Batches of one look; what is left waits for the next. */
const BATCHES = 20;
const DAY_MS = 86_400_000;

/** @returns how many rows were forgotten */
export const forgetOld = async (database: Database, now: string, keptDays: number): Promise<number> => {
  // By the clock of the rows themselves: they bear the database's time or the product's, which may differ by little.
  const before = new Date(Date.parse(now) - keptDays * DAY_MS);
  let forgotten = 0;
  for (let n = 0; n < BATCHES; n++) {
    let batch = 0;
    for (const forget of [forgetChat, forgetTalks, forgetMakings])
      batch += await database.transaction('', (client) => forget(client, before));
    if (batch === 0) break;
    forgotten += batch;
  }
  return forgotten;
};
