// The month's use of the quota, kept in the database.
import { sql, type Kysely } from 'kysely';
import type { ChatTables } from './chat-tables.ts';
import type { Log } from './log.ts';
import { QuotaCounter, type QuotaUse } from './quota.ts';
import type { CallKind } from './service.ts';

const SAVE_MS = 30_000;

/**
 * Keeps the month's count over restarts and over several bots of one robot: each adds what it used, and goes on from
 * the sum.
 */
export class QuotaStore {
  private counter: QuotaCounter;
  private saved: QuotaUse;
  private timer: NodeJS.Timeout | undefined;
  private saving: Promise<void> = Promise.resolve();

  constructor(
    private readonly db: Kysely<ChatTables>,
    private readonly robotCode: string,
    private readonly onWarning: (line: string, use: QuotaUse) => void,
    private readonly log: Log,
  ) {
    this.counter = new QuotaCounter({ onWarning });
    this.saved = this.counter.snapshot();
  }

  pushed(): void {
    this.counter.pushed();
  }

  called(kind: CallKind): void {
    this.counter.called(kind);
  }

  /** Takes up what was counted before; then adds to it every half minute. */
  async start(): Promise<void> {
    await this.save();
    this.timer = setInterval(() => {
      this.saving = this.save().catch((error: unknown) =>
        this.log.warn({ err: error }, '额度计数暂时无法保存，稍后再试'),
      );
    }, SAVE_MS);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.saving;
    await this.save();
  }

  /** Adds what was used since the last time, and goes on from the sum of all. */
  private async save(): Promise<void> {
    const use = this.counter.snapshot();
    const before = this.saved.month === use.month ? this.saved : { pushes: 0, apiCalls: 0, webhookCalls: 0 };
    const {
      rows: [sum],
    } = await sql<{ pushes: number; api_calls: number; webhook_calls: number }>`
      insert into dingtalk_quota as q (robot_code, month, pushes, api_calls, webhook_calls)
      values (
        ${this.robotCode},
        ${use.month},
        ${use.pushes - before.pushes},
        ${use.apiCalls - before.apiCalls},
        ${use.webhookCalls - before.webhookCalls})
      on conflict (robot_code, month) do update set
        pushes = q.pushes + excluded.pushes,
        api_calls = q.api_calls + excluded.api_calls,
        webhook_calls = q.webhook_calls + excluded.webhook_calls
      returning pushes, api_calls, webhook_calls`.execute(this.db);
    const meanwhile = this.counter.snapshot();
    const total: QuotaUse = {
      month: use.month,
      pushes: sum!.pushes,
      apiCalls: sum!.api_calls,
      webhookCalls: sum!.webhook_calls,
    };
    this.saved = total;
    if (meanwhile.month !== use.month) return;
    this.counter = new QuotaCounter({
      onWarning: this.onWarning,
      from: {
        month: use.month,
        pushes: total.pushes + meanwhile.pushes - use.pushes,
        apiCalls: total.apiCalls + meanwhile.apiCalls - use.apiCalls,
        webhookCalls: total.webhookCalls + meanwhile.webhookCalls - use.webhookCalls,
      },
    });
  }
}
