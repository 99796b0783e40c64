// Learns the models of libs/dialogue from the training lines: `npm run train`. The same lines give the same bytes.
// --only sense|roles|options: one of them; --check: fails if what is committed was learned from something else;
// --measure: learns four lines in five and reads the fifth; writes those models and the lines read into `.data/fold/`.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { learn, temperatureFor } from '../../../dist/libs/dialogue/sense/learn.js';
import { packed } from '../../../dist/libs/dialogue/sense/packed.js';
import { senseOf } from '../../../dist/libs/dialogue/sense/sense.js';
import { learnOptions } from '../../../dist/libs/dialogue/options/learn.js';
import { optionReaderOf, packedOptions } from '../../../dist/libs/dialogue/options/options.js';
import { learnRoles } from '../../../dist/libs/dialogue/roles/learn.js';
import { packedRoles } from '../../../dist/libs/dialogue/roles/packed.js';
import { taggerOf } from '../../../dist/libs/dialogue/roles/tagger.js';
import { digestOf } from './digests.mjs';
import { swapped } from './swapped.mjs';
import { declared, declaredOptions, lessonOf, lines, optionLessonsOf, roleLessonOf } from './lines.mjs';

const flag = (name) => process.argv.includes(`--${name}`);
const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : undefined;
const percent = (part, whole) => `${((100 * part) / whole).toFixed(1)} %`;
const root = new URL('../../../', import.meta.url);
const FOLDS = 5;

/** One line in five is held out, by its text; neither what is declared nor what is for rooms to come. */
const isHeldOut = ({ text, line }) => {
  const sum = [...text].reduce((hash, char) => (Math.imul(hash, 31) + char.codePointAt(0)) >>> 0, 7);
  return sum % FOLDS === 0 && !line.declared && !line.future && !line.as;
};
const foldsOf = (lessons, apart = isHeldOut) => [lessons.filter((lesson) => !apart(lesson)), lessons.filter(apart)];

/** Sets of first sight are weighed like what a bureau types in a year: by them it is settled how sure a guess is. */
const isFirstSight = ({ line: { file = '' } }) => file.includes('first-sight');

const sense = () => {
  const lessons = [...lines(), ...declared()].flatMap(lessonOf);
  const [seen, usual] = foldsOf(lessons, isFirstSight);
  const [taught, heldOut] = flag('measure') ? foldsOf(seen) : [seen, usual];
  const part = learn(taught);
  kept.push(...heldOut.map(({ line }) => line));
  const temperature = temperatureFor(part, usual);
  const reads = senseOf({ ...part, temperature });
  let first = 0;
  let three = 0;
  const bins = new Map();
  const misses = [];
  for (const lesson of heldOut) {
    const [best, ...others] = reads(lesson);
    const right = best.wanted === lesson.wanted;
    if (right) first += 1;
    else misses.push(`${lesson.text.slice(0, 50)} → ${best.wanted} ${best.sure.toFixed(2)} for ${lesson.wanted}`);
    if ([best, ...others.slice(0, 2)].some((one) => one.wanted === lesson.wanted)) three += 1;
    const bin = Math.floor(best.sure * 10) / 10;
    const [all, hits] = bins.get(bin) ?? [0, 0];
    bins.set(bin, [all + 1, hits + (right ? 1 : 0)]);
  }
  console.log(
    `sense: ${taught.length} lines learned, ${heldOut.length} read: ${percent(first, heldOut.length)} right, ` +
      `${percent(three, heldOut.length)} among three; ${part.keys.length} features, ${part.labels.length} things wanted, temperature ${temperature}`,
  );
  console.log(
    [...bins]
      .sort(([a], [b]) => a - b)
      .map(([bin, [all, hits]]) => `  sure ${bin.toFixed(1)}: ${percent(hits, all)} of ${all} right`)
      .join('\n'),
  );
  if (flag('misses')) console.log(misses.join('\n'));
  if (flag('measure')) return packed({ ...part, temperature });
  return packed({ ...learn(lessons), temperature });
};

const roles = () => {
  const lessons = lines().flatMap(roleLessonOf);
  if (!flag('measure')) return packedRoles(learnRoles([...lessons, ...swapped(lessons)]));
  const [taught, heldOut] = foldsOf(lessons);
  const part = learnRoles([...taught, ...swapped(taught)]);
  const tag = taggerOf(part);
  let marked = 0;
  let found = 0;
  let exact = 0;
  const bins = new Map();
  for (const { text, facts, roles: of, spans } of heldOut) {
    const got = tag(text, facts, of);
    marked += spans.length;
    found += got.length;
    for (const span of got) {
      const words = (one) => text.slice(one.from, one.to).replace(/^[\s,，。、的]+|[\s,，。、的]+$/gu, '');
      const told = (one) => `${one.field}=${text.slice(one.from, one.to)}`;
      const right = spans.some((one) => one.field === span.field && words(one) === words(span));
      if (right) exact += 1;
      else if (flag('misses'))
        console.log(`${text} | ${told(span)} ${span.sure.toFixed(2)} | ${spans.map(told).join(' ')}`);
      const bin = Math.min(9, Math.floor(span.sure * 10)) / 10;
      const [all, hits] = bins.get(bin) ?? [0, 0];
      bins.set(bin, [all + 1, hits + (right ? 1 : 0)]);
    }
  }
  console.log(
    [
      `roles: ${taught.length} lines learned, ${heldOut.length} read`,
      `of ${marked} marked words ${percent(exact, marked)} found exactly; of ${found} found ${percent(exact, found)} exact`,
    ].join(': '),
  );
  console.log(
    [...bins]
      .sort(([a], [b]) => a - b)
      .map(([bin, [all, hits]]) => `  sure ${bin.toFixed(1)}: ${percent(hits, all)} of ${all} exact`)
      .join('\n'),
  );
  return packedRoles(part);
};

const options = () => {
  const [taught, heldOut] = foldsOf(lines().map((line) => ({ text: line.text, line })));
  const lessonsIn = (some) => some.flatMap(({ line }) => optionLessonsOf(line));
  if (!flag('measure'))
    return packedOptions(learnOptions([...declaredOptions(), ...lessonsIn([...taught, ...heldOut])]));
  const part = learnOptions([...declaredOptions(), ...lessonsIn(taught)]);
  const read = optionReaderOf(part);
  const bins = new Map();
  let right = 0;
  const unseen = lessonsIn(heldOut).filter(({ field }) => field.options.length > 1);
  for (const { words, field, option } of unseen) {
    const [best] = read(words, field);
    if (best?.option === option) right += 1;
    else if (flag('misses'))
      console.log(`${field.name} ${words} → ${best?.option} ${best?.sure.toFixed(2)} for ${option}`);
    const bin = Math.floor((best?.sure ?? 0) * 10) / 10;
    const [all, hits] = bins.get(bin) ?? [0, 0];
    bins.set(bin, [all + 1, hits + (best?.option === option ? 1 : 0)]);
  }
  console.log(`options: of ${unseen.length} held out ${percent(right, unseen.length)} right`);
  console.log(
    [...bins]
      .sort(([a], [b]) => a - b)
      .map(([bin, [all, hits]]) => `  sure ${bin.toFixed(1)}: ${percent(hits, all)} of ${all} right`)
      .join('\n'),
  );
  return packedOptions(part);
};

const kept = [];
const MODELS = { sense, roles, options };
const fold = new URL('.data/fold/', root);
const digestsFile = new URL('libs/dialogue/weights.json', root);
const readDigests = () => JSON.parse(readFileSync(digestsFile, 'utf8'));
const stale = [];
for (const [name, train] of Object.entries(MODELS)) {
  if (only && only !== name) continue;
  if (flag('check')) {
    if (readDigests()[name] !== digestOf(name)) stale.push(name);
    continue;
  }
  const bytes = train();
  const folder = flag('measure') ? new URL(`${name}/`, fold) : new URL(`libs/dialogue/${name}/`, root);
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL('weights.bin', folder), bytes);
  if (flag('measure')) continue;
  const digests = { ...readDigests(), [name]: digestOf(name) };
  writeFileSync(digestsFile, `${JSON.stringify(digests, undefined, 2)}\n`);
  console.log(`wrote libs/dialogue/${name}/weights.bin (${(bytes.length / 1e6).toFixed(1)} MB)`);
}
if (flag('measure') && kept.length > 0)
  writeFileSync(new URL('held-out.jsonl', fold), kept.map((line) => `${JSON.stringify(line)}\n`).join(''));
if (stale.length > 0) {
  console.error(`the weights of ${stale.join(', ')} are not current: run npm run train`);
  process.exit(1);
}
