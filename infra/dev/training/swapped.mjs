// Lessons in which texts and the names of records give way to those of other lines: so it is learned from what stands
// around words which field they fill, and not from the words alone.
import { dice } from '../../../dist/libs/dialogue/sense/learn.js';
import { factsIn } from '../../../dist/libs/dialogue/index.js';
import { around } from './lines.mjs';

const SEED = 11;
/** From so many of the command's own one is taken, else from those of all commands. */
const ENOUGH = 8;
/** 5号 stands where a name does not. */
const isNumber = (words) => /\d|[一二三四五六七八九十]+号/u.test(words);

/** The words of a lesson that may give way, and where others like them are kept. */
const placesIn = ({ text, roles, spans }) =>
  spans.map(({ field, from, to }) => {
    const { kind } = roles.fields.find(({ name }) => name === field);
    const words = text.slice(from, to);
    const mayGiveWay = kind === 'text' || (kind === 'number' && !isNumber(words));
    return { field, from, to, words, mayGiveWay, own: `${roles.command} ${field}` };
  });

/** For each lesson that has such words one more, with other words; the same lessons give the same. */
export const swapped = (lessons) => {
  const random = dice(SEED);
  const kept = new Map();
  const keep = (key, words) => kept.set(key, [...(kept.get(key) ?? []), words]);
  for (const lesson of lessons)
    for (const { field, words, mayGiveWay, own } of placesIn(lesson))
      if (mayGiveWay) [own, field].forEach((key) => keep(key, words));
  const another = ({ own, field, words, mayGiveWay }) => {
    if (!mayGiveWay) return words;
    const among = kept.get(own).length >= ENOUGH ? kept.get(own) : kept.get(field);
    return among.length < ENOUGH / 2 ? words : among[Math.floor(random() * among.length)];
  };
  return lessons.flatMap((lesson) => {
    const parts = [];
    const spans = [];
    let at = 0;
    let length = 0;
    const add = (words) => {
      parts.push(words);
      length += words.length;
    };
    for (const place of placesIn(lesson)) {
      add(lesson.text.slice(at, place.from));
      const from = length;
      add(another(place));
      spans.push({ field: place.field, from, to: length });
      at = place.to;
    }
    add(lesson.text.slice(at));
    const text = parts.join('');
    return text === lesson.text ? [] : [{ ...lesson, text, facts: factsIn(text, around), spans }];
  });
};
