// Follows the ledger: registers, policies, reminders, Kafka.
import type { Database } from '#infra/database';
import { LedgerFeed, PositionNews, ReaderRunner, Sequencer, type Ledger } from '#infra/events';
import { EventPublisher, Relay } from '#infra/kafka';
import { ledgerState, Rounds, type Check, type Logger, type Metrics } from '#infra/operations';
import type { Clock } from '#kernel';
import { hoursIn, morningDigests } from '#reminders';
import { rooms } from '#rooms';
import { forOthers } from './for-others.ts';
import { forgetOld } from './forget.ts';

/** How often what has come due is looked for. */
const ROUND_MS = 10_000;

/** The reader that carries events to Kafka. */
export const RELAY = 'kafka.relay';

/** Whoever follows the ledger in this version. */
export const following: readonly string[] = rooms
  .flatMap((room) => [...room.readers, ...room.policies])
  .map(({ name }) => name);

/** What a worker works with. */
export interface WorkerOptions {
  readonly url: string;
  /** Connections as `zhengheng_worker`. */
  readonly database: Database;
  /** Connections as `zhengheng_app`, for what follows from an event. */
  readonly application: Database;
  readonly clock: Clock;
  readonly brokers: readonly string[];
  /** Where the schemas of events are published. */
  readonly schemasAt: string;
  /** How many days what was said in the chat is kept. */
  readonly chatKeptDays: number;
  /** The hour of the morning digest: `10`, `off`, `10,hetian-kjj=9`. */
  readonly remindersAt: string;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly ledger: Ledger;
}

/** Everything that follows the ledger: sequencer, readers, relay. Any number of workers may run; work is claimed. */
export class Worker {
  private readonly news: PositionNews;
  private readonly sequencer: Sequencer;
  private readonly runners: readonly ReaderRunner[];
  private readonly rounds: readonly Rounds[];
  private readonly relay: Relay | undefined;
  private readonly followed: readonly string[];

  constructor(private readonly options: WorkerOptions) {
    const { url, database, application, brokers, schemasAt, clock, log, ledger, metrics } = options;
    const onError = (error: unknown) => log.warn({ err: error }, 'lost the database, trying again');
    this.news = new PositionNews({ url, onError });
    this.sequencer = new Sequencer({ url, onError });
    this.sequencer.besides(ledger);
    this.rounds = rooms
      .flatMap((room) => room.rounds)
      .map((look) => () => look({ ledger, database, clock }))
      .concat(morningDigests({ ledger, database, clock }, hoursIn(options.remindersAt)))
      .concat(() => forgetOld(database, clock.now(), options.chatKeptDays))
      .map((look) => new Rounds(look, { everyMs: ROUND_MS, log }));
    const readers = rooms.flatMap((room) => room.readers);
    const policies = rooms.flatMap((room) => room.policies).map((one) => one.acting({ ledger, database: application }));
    this.runners = [...readers, ...policies].map((reader) => new ReaderRunner(reader, database, this.news, log));
    if (brokers.length > 0)
      this.relay = new Relay(
        new LedgerFeed({ url, reader: RELAY, news: this.news, onError }),
        new EventPublisher({ brokers, forOthers, schemaBase: schemasAt }),
        log,
        { published: (n) => metrics.relayed(n) },
      );
    this.followed = brokers.length > 0 ? [...following, RELAY] : following;
    metrics.watchLedger(database, this.followed);
  }

  start(): void {
    this.news.start();
    this.sequencer.start();
    for (const runner of this.runners) runner.start();
    for (const round of this.rounds) round.start();
    this.relay?.start();
  }

  /** Finishes what was taken, in the order it flows. */
  async stop(): Promise<void> {
    await Promise.all(this.rounds.map((round) => round.stop()));
    await this.sequencer.stop();
    await Promise.all(this.runners.map((runner) => runner.stop()));
    await this.relay?.stop();
    await this.news.stop();
  }

  readonly checks: readonly Check[] = [
    {
      name: 'ledger',
      look: async () => {
        const { readers: states } = await ledgerState(this.options.database, this.followed);
        const parked = states.filter((one) => one.parked > 0);
        return parked.length > 0
          ? { state: 'degraded', detail: `parked: ${parked.map((one) => `${one.name} ${one.parked}`).join(', ')}` }
          : { state: 'ok' };
      },
    },
    {
      name: 'kafka',
      look: async () =>
        this.relay?.lastError === undefined
          ? { state: 'ok', ...(this.relay ? {} : { detail: 'not set' }) }
          : { state: 'degraded', detail: this.relay.lastError },
    },
  ];
}
