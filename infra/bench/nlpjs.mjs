// The peer of understanding: nlp.js with its Chinese package, trained on the lines our models were trained on, against
// our model of what is wanted, on sets neither has seen. `npm run bench:peer -- FILE… ` (labelled lines, one a line)
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { factsIn, learnedModels } from '../../dist/libs/dialogue/index.js';
import { around, declared, lessonOf, lines, read } from '../dev/training/lines.mjs';
import { quantile } from './frame.mjs';

const folder = new URL('nlpjs/', import.meta.url);
const AMONG = 3;

/** Installed where it is needed only. */
const install = () => {
  const wanted = createHash('sha256')
    .update(readFileSync(new URL('package-lock.json', folder)))
    .digest('hex');
  const stamp = new URL('node_modules/.installed', folder);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  const cwd = fileURLToPath(folder);
  const { status } = spawnSync('npm', ['install', '--no-save', '--loglevel=error'], { cwd, stdio: 'inherit' });
  if (status !== 0) throw new Error('nlp.js could not be installed');
  writeFileSync(stamp, wanted);
};

/** A bot of nlp.js that has learned these lessons: a text gives its guesses, the likeliest first. */
const peerOf = async (lessons) => {
  const here = createRequire(new URL('package.json', folder));
  const { containerBootstrap } = here('@nlpjs/core');
  const { Nlp } = here('@nlpjs/nlp');
  const { LangZh } = here('@nlpjs/lang-zh');
  const container = await containerBootstrap();
  container.use(LangZh);
  const nlp = new Nlp({ container, languages: ['zh'], autoSave: false, autoLoad: false, nlu: { log: false } });
  nlp.addLanguage('zh');
  for (const { text, wanted } of lessons) nlp.addDocument('zh', text, wanted);
  await nlp.train();
  return async (text) => {
    const { classifications } = await nlp.process('zh', text);
    return classifications.map(({ intent }) => intent);
  };
};

const ours = () => {
  const { sense } = learnedModels();
  return (text, roles) => sense({ text, facts: factsIn(text, { ...around }), roles }).map(({ wanted }) => wanted);
};

const measure = async (name, guess, heldOut) => {
  let [first, among] = [0, 0];
  const times = [];
  for (const { text, wanted, roles } of heldOut) {
    const from = performance.now();
    const guesses = await guess(text, roles);
    times.push(performance.now() - from);
    if (guesses[0] === wanted) first += 1;
    if (guesses.slice(0, AMONG).includes(wanted)) among += 1;
  }
  const percent = (n) => `${((100 * n) / heldOut.length).toFixed(1)} %`.padStart(7);
  const sorted = times.sort((a, b) => a - b);
  const ms = [0.5, 0.99].map((share) => quantile(sorted, share).toFixed(2).padStart(6));
  console.log(`${name.padEnd(12)} first ${percent(first)}   among ${AMONG} ${percent(among)}   ms ${ms.join(' … ')}`);
};

install();
const files = process.argv.slice(2).filter((one) => !one.startsWith('--'));
if (files.length === 0)
  throw new Error('which sets? Give files of labelled lines that are not among the training lines');
const lessonsOf = (all) => all.flatMap(lessonOf);
const sets = files.map((file) => ({ file, lessons: lessonsOf(read(resolve(file))) }));
const unseen = new Set(sets.flatMap(({ lessons }) => lessons.map(({ text }) => text)));
const all = lessonsOf([...lines(), ...declared()]);
const taught = all.filter(({ text }) => !unseen.has(text));
if (taught.length < all.length)
  console.log(`${all.length - taught.length} lines are among the training lines: ours has seen them, the peer has not`);
const began = performance.now();
const peer = await peerOf(taught);
console.log(`nlp.js learned ${taught.length} lines in ${((performance.now() - began) / 1000).toFixed(0)} s`);
for (const { file, lessons } of sets) {
  const commands = lessons.filter(({ wanted }) => !wanted.startsWith('#'));
  console.log(`${file}: ${commands.length} lines that mean a command`);
  await measure('nlp.js', peer, commands);
  await measure('ours', ours(), commands);
}
