// What it costs to understand a message, in milliseconds of processor time, so that a busy machine says the same:
// one training line in thirty by itself, then texts of 250, 500 and 1,000 characters.
import { readdirSync, readFileSync } from 'node:fs';
import { commands, queries } from '../../dist/apps/rooms.js';
import { bureau } from '../../dist/apps/seed/bureau.js';
import { chinaCalendar } from '../../dist/libs/calendar/index.js';
import { hear, learnedModels } from '../../dist/libs/dialogue/index.js';

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
const took = (text) => {
  const from = process.threadCpuUsage();
  hear({}, heard(text), words);
  const { user, system } = process.threadCpuUsage(from);
  return (user + system) / 1000;
};
const median = (all) => all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)];

const texts = readdirSync(folder)
  .filter((name) => name.endsWith('.jsonl'))
  .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').trim().split('\n'))
  .map((line) => JSON.parse(line).text);
const sample = texts.filter((_, n) => n % 30 === 0);
sample.forEach(took);
const times = sample.map(took);
console.log(`${sample.length} lines: median ${median(times).toFixed(2)} ms, worst ${Math.max(...times).toFixed(1)} ms`);
const long = sample.join('，');
for (const length of [250, 500, 1000]) {
  const all = Array.from({ length: 7 }, (_, n) => took(long.slice(n * length, (n + 1) * length)));
  console.log(`${length} characters: median ${median(all).toFixed(2)} ms, worst ${Math.max(...all).toFixed(1)} ms`);
}
