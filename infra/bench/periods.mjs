// A million periods with their explanation, against finding the same day with chinese-days in the same run: one counts
// as the law does and says how, the other only finds a working day. `npm run bench:periods [-- --count 1000000 --rounds
// 3]`
import { createRequire } from 'node:module';
import { madeWith, median, option } from './frame.mjs';
import { CHINA_YEARS } from '../../dist/libs/calendar/index.js';
import { calendarsOf, deadlineOf, ruleOn } from '../../dist/libs/rulebook/index.js';

const chinese = createRequire(import.meta.url)('chinese-days');
const count = option('count', 1_000_000);
const rounds = option('rounds', 3);

const starts = Array.from({ length: 900 }, (_, n) =>
  new Date(Date.UTC(2024, 0, 2) + n * 86_400_000).toISOString().slice(0, 10),
);
const calendars = calendarsOf(CHINA_YEARS);
const KINDS = [
  ['10 working days (行政复议答复)', 'recon-reply-ordinary', 10],
  ['15 days, rolling (一审答辩)', 'lit-answer', undefined],
  ['60 days, rolling (信访办结)', 'petition-close', undefined],
  ['6 months (起诉期限)', 'lit-sue-6mo', undefined],
];

const timed = (work) => {
  const from = performance.now();
  let sum = 0;
  for (let n = 0; n < count; n += 1) sum += work(starts[n % starts.length]);
  return { perSecond: (count / (performance.now() - from)) * 1000, sum };
};

console.log(`${count.toLocaleString('en')} of each, median of ${rounds} rounds, per second; ${madeWith()}`);
console.log('| | with explanation | lines each | chinese-days.findWorkday | ratio |\n| --- | --- | --- | --- | --- |');
for (const [name, id, workdays] of KINDS) {
  const rules = new Map(starts.map((start) => [start, ruleOn(id, start)]));
  const ours = Array.from({ length: rounds }, () =>
    timed((start) => deadlineOf(rules.get(start), { start }, calendars).steps.length),
  );
  // chinese-days knows no calendar days, months or rolling: it is asked for the same number of working days, or where
  // there is none for ten.
  const theirs = Array.from({ length: rounds }, () =>
    timed((start) => chinese.findWorkday(workdays ?? 10, start).length),
  );
  const [a, b] = [median(ours.map((one) => one.perSecond)), median(theirs.map((one) => one.perSecond))];
  const whole = (figure) => Math.round(figure).toLocaleString('en');
  const lines = (ours[0].sum / count).toFixed(1);
  console.log(`| ${[name, whole(a), lines, whole(b), (a / b).toFixed(2)].join(' | ')} |`);
}
