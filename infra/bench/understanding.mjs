// What it costs to understand a message: one training line in thirty by itself, then texts of ten to a thousand
// characters, so that it shows whether the cost grows faster than the text.
import { readdirSync, readFileSync } from 'node:fs';
import { commands, queries } from '../../dist/apps/rooms.js';
import { bureau } from '../../dist/apps/seed/bureau.js';
import { chinaCalendar } from '../../dist/libs/calendar/index.js';
import { hear, learnedModels } from '../../dist/libs/dialogue/index.js';

const EACH = 30;
const LENGTHS = [10, 25, 50, 100, 250, 500, 1000];
const folder = new URL('../dev/training/lines/', import.meta.url);
const words = {
  commands: commands.map((one) => one.declaration),
  queries: queries.map((one) => one.declaration),
  models: learnedModels(),
};
const heard = (text) => ({
  id: 'm',
  text,
  files: [],
  actor: {
    is: 'staff',
    organ: bureau.organ,
    staffId: 'zhoufang',
    name: '周芳',
    unit: 'legal',
    roles: ['legal', 'staff'],
  },
  at: '2026-11-25T02:00:00.000Z',
  place: 'direct',
  speaker: 'zhoufang',
  today: '2026-11-25',
  calendar: chinaCalendar,
  units: bureau.units.map(({ id, name, short }) => ({ unit: id, name, short })),
  people: bureau.staff.map(({ staffId, name, unit, post }) => ({ staff: staffId, name, unit, post })),
});
/** ms of one hearing. */
const once = (text) => {
  const from = performance.now();
  hear({}, heard(text), words);
  return performance.now() - from;
};
/** ms of the quickest of five hearings: what the message costs, and not what else the machine does meanwhile. */
const took = (text) => Math.min(...Array.from({ length: 5 }, () => once(text)));
const quantile = (all, share) =>
  all.toSorted((a, b) => a - b)[Math.min(all.length - 1, Math.floor(all.length * share))];
const report = (name, times) => {
  const [median, p99, worst] = [0.5, 0.99, 1].map((share) => quantile(times, share).toFixed(1).padStart(6));
  console.log(`${name.padEnd(24)} ${String(times.length).padStart(5)}   ${median}   ${p99}   ${worst}`);
};

const texts = readdirSync(folder)
  .filter((name) => name.endsWith('.jsonl'))
  .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').trim().split('\n'))
  .map((line) => JSON.parse(line).text);
const sample = texts.filter((_, n) => n % EACH === 0);
const long = sample.join('，');
/** Messages of so many characters, cut from the lines one behind the other. */
const ofLength = (length) => Array.from({ length: 40 }, (_, n) => long.slice(n * 211, n * 211 + length));

sample.slice(0, 200).forEach(once);
ofLength(1000).forEach(once);
console.log('ms a message, the quickest of five   texts   median      p99    worst');
report('lines as typed', sample.map(took));
for (const length of LENGTHS) report(`${length} characters`, ofLength(length).map(took));
