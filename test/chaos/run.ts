// `npm run chaos [-- --minutes 5 --seed 42]`: people file while everything that can break breaks, in an order of
// chance; at the end one checker looks at what is left. `--short` has each fault once.
import { setTimeout as pause } from 'node:timers/promises';
import { keeping } from '#infra/dev';
import { until } from '#support';
import { rowsOf } from '#support/house';
import { bureau } from '../../apps/seed/bureau.ts';
import { aftermath } from './aftermath.ts';
import { Chance } from './chance.ts';
import { check, type Evidence } from './checker.ts';
import { GROUND, SINGLE, type Fault, type Stage } from './faults.ts';
import { install, operate, type Installation } from './installation.ts';
import { Load, type Filer } from './load.ts';

const MINUTES = 5;
/** Findings shown of each kind. */
const SHOWN = 10;
/** ms between two faults. */
const CALM_MS = { least: 200, most: 1500 };
/** For hangs only: ms in which an installation of this size works again on any machine. */
const PATIENCE_MS = 10 * 60_000;

/** Those who file over HTTP; the first looks too whether all works. */
const FILING = ['zhangwei', 'gulnar', 'huangtao', 'xuning', 'maxiaohong', 'hejing'];
/** Those who chat. */
const CHATTING = ['liuyang', 'wulei', 'zhoufang', 'chenxia'];

const option = (name: string): number | undefined => {
  const at = process.argv.indexOf(`--${name}`);
  if (at < 0) return undefined;
  const value = Number(process.argv[at + 1]);
  if (!Number.isFinite(value) || value < 0) throw new Error(`--${name} takes a number`);
  return value;
};

/** When what befell whom, and how long until all worked again. */
interface Befallen {
  readonly name: string;
  readonly tookMs: number | undefined;
}

/** Rounds of faults, each round all of them in an order of chance, until the time is over; one round at least. */
const storm = async (faults: readonly Fault[], stage: Stage, until: number, say: (line: string) => void) => {
  const befallen: Befallen[] = [];
  do {
    for (const fault of stage.chance.shuffled(faults)) {
      if (befallen.length >= faults.length && performance.now() > until) break;
      await pause(stage.chance.between(CALM_MS.least, CALM_MS.most));
      const tookMs = await withPatience(fault, stage);
      say(`${fault.name}${tookMs === undefined ? '' : `: ${seconds(tookMs)} until it went on`}`);
      befallen.push({ name: fault.name, tookMs });
    }
  } while (performance.now() < until);
  return befallen;
};

class NotRecovered extends Error {}

const withPatience = async ({ name, befall }: Fault, stage: Stage): Promise<number | undefined> => {
  const impatient = new AbortController();
  const late = pause(PATIENCE_MS, undefined, { signal: impatient.signal }).then(() => {
    throw new NotRecovered(`${name}: what was to work again did not within ${seconds(PATIENCE_MS)}`);
  });
  late.catch(() => undefined);
  try {
    return await Promise.race([befall(stage), late]);
  } finally {
    impatient.abort();
  }
};

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

const medianOf = (numbers: readonly number[]): number | undefined =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Files, and waits until the item stands in the register. */
const working = (on: Installation, load: Load, filer: Filer) => async (): Promise<void> => {
  const title = await load.probe(filer);
  await until(
    () => rowsOf(on.database, 'select from item_register where title = $1', [title]).catch(() => []),
    (found) => found.length > 0,
  );
};

const count = <T>(all: readonly T[], is: (one: T) => boolean): number => all.filter(is).length;

const report = (befallen: readonly Befallen[], load: Load, evidence: Evidence): void => {
  const { filings, said, ledger, received } = evidence;
  const over = (by: 'http' | 'chat') => count(filings, (one) => one.by === by);
  console.log(`\nfilings acknowledged ${filings.length}: ${over('http')} over HTTP, ${over('chat')} by chat`);
  console.log(`messages ${said.length}, answered ${count(said, ({ answered }) => answered)}`);
  console.log(`answers in the chat that came twice ${load.copies}`);
  const answers = [...load.answers].toSorted().map(([status, times]) => `${status} ×${times}`);
  console.log(`answers over HTTP: ${answers.join(', ')}`);
  for (const [answer, times] of load.detours) console.log(`by chat not filed, ×${times}: ${answer}`);
  const onKafka = received ? `, received from Kafka ${received.length}` : '';
  console.log(`events in the ledger ${ledger.length}${onKafka}`);
  console.log('\nfault                        times   median until it went on     worst');
  for (const [name, times] of Map.groupBy(befallen, (one) => one.name)) {
    const took = times.flatMap(({ tookMs }) => tookMs ?? []);
    const cell = (ms: number | undefined) => (ms === undefined ? '–' : seconds(ms)).padStart(10);
    const worst = took.length > 0 ? Math.max(...took) : undefined;
    console.log(
      `${name.padEnd(28)} ${String(times.length).padStart(5)}   ${cell(medianOf(took)).padStart(23)}${cell(worst)}`,
    );
  }
};

const judged = (evidence: Evidence, again: string): number => {
  const findings = check(evidence);
  if (findings.length === 0) {
    console.log('\nnothing is wrong');
    return 0;
  }
  for (const [kind, found] of Map.groupBy(findings, (one) => one.kind)) {
    console.log(`\n${kind}: ${found.length}`);
    for (const { evidence: line } of found.slice(0, SHOWN)) console.log(`  ${line.replaceAll('\n', '\n    ')}`);
  }
  console.log(`\nsomething is wrong; to have the same faults again: ${again}`);
  return 1;
};

await keeping(async (keep) => {
  const seed = option('seed') ?? Math.floor(Math.random() * 1e6);
  const short = process.argv.includes('--short');
  const minutes = short ? 0 : (option('minutes') ?? MINUTES);
  const again = `npm run chaos -- ${short ? '--short' : `--minutes ${minutes}`} --seed ${seed}`;
  console.log(`chaos: ${again}`);
  const on = await install(keep);
  for (const line of on.leftOut) console.log(line);

  const filers: Filer[] = [];
  for (const { staffId, unit } of bureau.staff.filter((one) => FILING.includes(one.staffId)))
    filers.push({ token: await operate(on.environment, 'token', 'issue', '--staff', staffId), unit });
  const load = new Load(on);
  const works = working(on, load, filers[0]!);
  const from = performance.now();
  const say = (line: string) => console.log(`${seconds(performance.now() - from).padStart(8)}  ${line}`);
  load.start(filers, CHATTING);
  const stage = (faults: readonly Fault[], part: number) =>
    storm(
      faults.filter(({ possible }) => possible(on)),
      { on, works, refusals: () => load.answers.get('503') ?? 0, chance: new Chance(seed + part) },
      from + minutes * 60_000,
      say,
    );
  const stuck: string[] = [];
  const weathered = await Promise.all(
    [stage(GROUND, 0), stage(SINGLE, 1)].map((storming) =>
      storming.catch((error: unknown) => {
        if (!(error instanceof NotRecovered)) throw error;
        say(error.message);
        stuck.push(error.message);
        return [];
      }),
    ),
  );
  say('the faults are over; waiting until all is at rest');
  const left = await aftermath(on, load);
  const evidence = { ...left, stuck: [...stuck, ...left.stuck] };
  say('checked');
  report(weathered.flat(), load, evidence);
  return judged(evidence, again);
});
