import type { Database } from '#infra/database';
import { LedgerFeed, PositionNews, ReaderRunner, Sequencer, type Ledger } from '#infra/events';
import { EventPublisher, Relay } from '#infra/kafka';
import { ledgerState, type Check, type Logger, type Metrics } from '#infra/operations';
import { readers } from '#rooms';

/** The reader that carries events to Kafka. */
export const RELAY = 'kafka.relay';

export interface WorkerOptions {
  readonly url: string;
  /** Connections as `zhengheng_worker`. */
  readonly database: Database;
  readonly brokers: readonly string[];
  readonly log: Logger;
  readonly metrics: Metrics;
  /** A ledger in the same process, which rings when it has appended. */
  readonly ledger?: Ledger;
}

/** Everything that follows the ledger: sequencer, readers, relay. Any number of workers may run; work is claimed. */
export class Worker {
  private readonly news: PositionNews;
  private readonly sequencer: Sequencer;
  private readonly runners: readonly ReaderRunner[];
  private readonly relay: Relay | undefined;

  constructor(private readonly options: WorkerOptions) {
    const { url, database, brokers, log, ledger, metrics } = options;
    const onError = (error: unknown) => log.warn({ err: error }, 'lost the database, trying again');
    this.news = new PositionNews({ url, onError });
    this.sequencer = new Sequencer({ url, onError });
    if (ledger) this.sequencer.besides(ledger);
    this.runners = readers.map((reader) => new ReaderRunner(reader, database, this.news, log));
    if (brokers.length > 0)
      this.relay = new Relay(new LedgerFeed({ url, reader: RELAY, news: this.news, onError }), new EventPublisher({ brokers }), log, { published: (n) => metrics.relayed(n) });
    metrics.watchLedger(database);
  }

  start(): void {
    this.news.start();
    this.sequencer.start();
    for (const runner of this.runners) runner.start();
    this.relay?.start();
  }

  /** Finishes what was taken, in the order it flows. */
  async stop(): Promise<void> {
    await this.sequencer.stop();
    await Promise.all(this.runners.map((runner) => runner.stop()));
    await this.relay?.stop();
    await this.news.stop();
  }

  readonly checks: readonly Check[] = [
    {
      name: 'ledger',
      look: async () => {
        const { readers: states } = await ledgerState(this.options.database);
        const parked = states.filter((one) => one.parked > 0);
        return parked.length > 0
          ? { state: 'degraded', detail: `parked: ${parked.map((one) => `${one.name} ${one.parked}`).join(', ')}` }
          : { state: 'ok' };
      },
    },
    {
      name: 'kafka',
      look: async () => (this.relay?.lastError === undefined ? { state: 'ok', ...(this.relay ? {} : { detail: 'not set' }) } : { state: 'degraded', detail: this.relay.lastError }),
    },
  ];
}
