// What befalls the installation, and how it is seen that it works again.
import { setTimeout as pause } from 'node:timers/promises';
import { until } from '#support';
import { rowsOf } from '#support/house';
import type { Chance } from './chance.ts';
import type { Installation } from './installation.ts';
import type { Supervised } from './supervised.ts';

/** What a fault works with. */
export interface Stage {
  readonly on: Installation;
  readonly chance: Chance;
  /** Files, and waits until the item stands in the register. */
  readonly works: () => Promise<void>;
}

/** Something that befalls the installation. */
export interface Fault {
  readonly name: string;
  /** Whether this machine can do it. */
  readonly possible: (on: Installation) => boolean;
  /**
   * Does it, and waits until all works again.
   * @returns ms that took, from the fault on (where it lasts: from its end on); undefined where nothing stands still
   */
  readonly befall: (stage: Stage) => Promise<number | undefined>;
}

/** ms a leader is frozen: longer than its lease. */
const FROZEN_MS = 14_000;
/** ms a disk is full at least; and at most, where nobody needs room so soon. */
const FULL_MS = { least: 2000, most: 8000 };
/** ms the broker is away. */
const AWAY_MS = 3000;
/** ms a clock is wrong, in one direction and then in the other. */
const WRONG_MS = 2500;
const HOUR_MS = 3_600_000;
/** How far clocks go wrong: minutes, a day, over the end of the year. */
const ASTRAY_MS = [HOUR_MS / 12, 26 * HOUR_MS, 40 * 24 * HOUR_MS];

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const from = performance.now();
  await work();
  return performance.now() - from;
};
const always = () => true;

const processes = ({ apis, bots, workers }: Installation): readonly Supervised[] => [...apis, ...bots, ...workers];

/** The database server ends, and its keeper starts it again. */
const postmasterEnds =
  (signal: NodeJS.Signals) =>
  async ({ on, works }: Stage) => {
    const before = on.postmaster();
    process.kill(before, signal);
    return timed(async () => {
      await until(() => {
        try {
          return on.postmaster() !== before;
        } catch {
          // Between two servers there is no such file.
          return false;
        }
      });
      await works();
    });
  };

const connectionsCut = async ({ on, works }: Stage) => {
  await rowsOf(
    on.database,
    `select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'zhengheng%'`,
  );
  return timed(works);
};

/** What is asked of the database while it may be away. */
const patiently = async <T extends object>(url: string, text: string): Promise<readonly T[]> => {
  const rows = await until(
    () => rowsOf<T>(url, text).catch(() => undefined),
    (found) => found !== undefined,
  );
  return rows!;
};

const leaseOf = async ({ database }: Installation) => {
  const [lease] = await patiently<{ term: string; until: string }>(
    database,
    `select term, held_until::text as until from lease where task = 'sequencer'`,
  );
  return lease!;
};

/** Freezes one worker after another until it was the leader: until nobody renews the lease, and its term rises. */
const leaderFrozen = async ({ on, chance, works }: Stage) => {
  for (;;) {
    for (const worker of chance.shuffled(on.workers)) {
      const before = await leaseOf(on);
      const from = performance.now();
      const wake = worker.freeze();
      try {
        const after = await until(
          () => leaseOf(on),
          ({ until: heldUntil }) => heldUntil !== before.until,
        );
        if (after.term === before.term) continue;
        await works();
        const took = performance.now() - from;
        await pause(Math.max(0, FROZEN_MS - took));
        return took;
      } finally {
        wake();
      }
    }
  }
};

const dataDiskFull = async ({ on, works }: Stage) => {
  on.dataDisk!.fill();
  try {
    const filing = works().catch(() => undefined);
    await Promise.race([filing.then(() => pause(FULL_MS.least)), pause(FULL_MS.most)]);
  } finally {
    on.dataDisk!.clear();
  }
  return timed(works);
};

const logDiskFull = async ({ on, works }: Stage) => {
  on.logDisk!.fill();
  try {
    // What works works meanwhile too.
    const took = await timed(works);
    await pause(FULL_MS.least);
    return took;
  } finally {
    on.logDisk!.clear();
  }
};

const brokerAway =
  (how: 'stop' | 'kill') =>
  async ({ on, works }: Stage) => {
    const broker = on.broker!;
    await broker[how]();
    await works();
    await pause(AWAY_MS);
    await broker.restart();
    return timed(async () => {
      const [last] = await patiently<{ position: string }>(
        on.database,
        'select max(position) as position from ledger_position',
      );
      await until(
        () =>
          patiently<{ there: boolean }>(
            on.database,
            `select position >= ${last!.position} as there from reader where name = 'kafka.relay'`,
          ),
        ([relay]) => relay?.there === true,
      );
    });
  };

const killed =
  (which: (on: Installation) => readonly Supervised[]) =>
  async ({ on, chance, works }: Stage) =>
    timed(async () => {
      await chance.oneOf(which(on)).killed9();
      await works();
    });

const clockWrong = async ({ on, chance, works }: Stage) => {
  const one = chance.oneOf(processes(on));
  const astray = chance.oneOf(ASTRAY_MS);
  for (const aheadMs of chance.shuffled([astray, -astray])) {
    one.moveClock(aheadMs);
    await works();
    await pause(WRONG_MS);
  }
  one.moveClock(0);
  await works();
  return undefined;
};

const socketsCut = async ({ on, works }: Stage) => {
  await fetch(`${on.sandbox}/sandbox/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"drop":true}',
  });
  return timed(async () => {
    await until(
      async () => (await (await fetch(`${on.sandbox}/sandbox/gateway`)).json()) as { connections: number },
      ({ connections }) => connections > 0,
    );
    await works();
  });
};

/** What stands under all: one of them at a time. */
export const GROUND: readonly Fault[] = [
  { name: 'database restarted (fast)', possible: always, befall: postmasterEnds('SIGINT') },
  { name: 'database killed', possible: always, befall: postmasterEnds('SIGKILL') },
  { name: 'database connections cut', possible: always, befall: connectionsCut },
  { name: 'leader frozen', possible: always, befall: leaderFrozen },
  { name: 'disk of the data full', possible: ({ dataDisk }) => dataDisk !== undefined, befall: dataDiskFull },
  { name: 'disk of the log full', possible: ({ logDisk }) => logDisk !== undefined, befall: logDiskFull },
  { name: 'broker stopped and back', possible: ({ broker }) => broker !== undefined, befall: brokerAway('stop') },
  { name: 'broker killed and back', possible: ({ broker }) => broker !== undefined, befall: brokerAway('kill') },
];

/** What befalls single processes, meanwhile. */
export const SINGLE: readonly Fault[] = [
  { name: 'api killed', possible: always, befall: killed(({ apis }) => apis) },
  { name: 'bot killed', possible: always, befall: killed(({ bots }) => bots) },
  { name: 'worker killed', possible: always, befall: killed(({ workers }) => workers) },
  { name: 'clock forward and back', possible: always, befall: clockWrong },
  { name: 'chat connections cut', possible: always, befall: socketsCut },
];
