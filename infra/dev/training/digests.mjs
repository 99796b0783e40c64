// What each model was learned from, as one digest: its lessons, with the facts the readers find in them, and the code
// that learns. Beside the weights, so that it is seen in seconds whether they are current.
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { declared, declaredOptions, lessonOf, lines, optionLessonsOf, roleLessonOf } from './lines.mjs';
import { swapped } from './swapped.mjs';

const root = new URL('../../../', import.meta.url);
const code = (name) =>
  globSync(`libs/dialogue/${name}/*.ts`, { cwd: root, exclude: (file) => file.endsWith('.spec.ts') }).sort();

const LESSONS = {
  sense: () => [...lines(), ...declared()].flatMap(lessonOf),
  roles: () => {
    const lessons = lines().flatMap(roleLessonOf);
    return [...lessons, ...swapped(lessons)];
  },
  options: () => [...declaredOptions(), ...lines().flatMap(optionLessonsOf)],
};
const CODE = { sense: ['sense'], roles: ['sense', 'roles'], options: ['sense', 'roles', 'options'] };

/** The digest of what `name` is learned from. */
export const digestOf = (name) => {
  const hash = createHash('sha256');
  for (const { line: _, ...lesson } of LESSONS[name]()) hash.update(JSON.stringify(lesson));
  for (const file of CODE[name].flatMap(code)) hash.update(readFileSync(new URL(file, root)));
  return hash.digest('hex');
};
