import { halfWidth } from '#kernel';
import type { Found } from './found.ts';
import { COUNT, countOf } from './numeral.ts';
import { peopleIn, type Person } from './people.ts';

const PLACE = new RegExp(`(?:议题|议程|第)\\s*(?<n>${COUNT})(?:\\s*(?:项|个)(?:议题|议程)?|(?=\\s|[,，、:：;；。]|$|[^\\d\\p{Script=Han}〔[(【]|\\p{Script=Han}))(?!\\s*[〔[(【（次条款年月])`, 'gu');

/** The place of an item on an agenda: 议题3, 第3项, 议题三; not 议题〔2026〕3号, 第37次. */
export const placesIn = (text: string): readonly Found<number>[] => [...halfWidth(text).matchAll(PLACE)].flatMap((match) => {
  const n = countOf(match.groups!.n!);
  const bare = match[0].startsWith('第') && !/[项个]/u.test(match[0]);
  return n === undefined || n < 1 || bare ? [] : [{ value: n, from: match.index, to: match.index + match[0].trimEnd().length }];
});

const BETWEEN = /^[\s、,，和及]*$/u;

/** People named one after another behind a word (反对李明、王芳), or all that are named if there is none. */
export const listIn = (text: string, people: readonly Person[], behind: string | undefined): readonly Found<string>[] => {
  const found = peopleIn(text, people).flatMap((one) => (one.value.is === 'person' ? [{ value: one.value.staff, from: one.from, to: one.to }] : []));
  if (behind === undefined) return found;
  const plain = halfWidth(text);
  const runs: Found<string>[] = [];
  for (const match of plain.matchAll(new RegExp(`(?:${behind})(?:票|的|有|者|人)?\\s*(?:\\d+\\s*票?)?[\\s:：(（]*`, 'gu'))) {
    let at = match.index + match[0].length;
    for (const one of found.filter(({ from }) => from >= at)) {
      if (!BETWEEN.test(plain.slice(at, one.from))) break;
      runs.push({ ...one, from: runs.length === 0 || at === match.index + match[0].length ? match.index : one.from });
      at = one.to;
    }
  }
  return runs;
};

/** Who is away and why: 张三请假(出差), 李四因病缺席. */
export const awayIn = (text: string, people: readonly Person[]): readonly Found<{ readonly staff: string; readonly reason: string }>[] =>
  peopleIn(text, people).flatMap((one) => (one.value.is === 'away' ? [{ value: { staff: one.value.staff, reason: one.value.reason ?? '请假' }, from: one.from, to: one.to }] : []));
