/** Which way a day lies that is said without a year, by the verbs around it. */
import type { Direction } from './meaning.ts';

const PAST =
  /收到|收悉|接到|接报|送达|签收|召开了|开了|开过|印发|下发|(?:发布|公布|公告)(?![从自])|作出|办结(?!期限|时限)|立案|受理|已(?!知)|(?<!为|除)了(?!解)/gu;
const FUTURE =
  /(?:之前|以前|前|之内|以内|内)(?!部|容)|拟|计划|将(?=[于在会要开召举提报进从由])|准备|预计|截止|截至|到期|届满|不晚于|最迟|至迟|务必|争取|(?<![重主需纪必只])要(?![求点闻件素领是])/gu;
/** Where one thought ends. */
const BREAK = /[,，.。;；!！?？\n]/u;

const nearest = (pattern: RegExp, text: string, last: boolean): number | undefined => {
  const all = [...text.matchAll(pattern)];
  const found = last ? all.at(-1) : all[0];
  return found && (last ? text.length - found.index - found[0].length : found.index);
};

/** Which way the words around a day point: those behind it and before it up to the next pause, the nearest wins. */
export const directionOf = (before: string, after: string): Direction | undefined => {
  const behind = after.split(BREAK)[0]!;
  const ahead = before.split(BREAK).at(-1)!;
  const cues = [
    { direction: 'past' as const, at: nearest(PAST, behind, false) },
    { direction: 'future' as const, at: nearest(FUTURE, behind, false) },
    { direction: 'past' as const, at: nearest(PAST, ahead, true) },
    { direction: 'future' as const, at: nearest(FUTURE, ahead, true) },
  ]
    .filter((cue) => cue.at !== undefined)
    .sort((a, b) => a.at! - b.at!);
  return cues[0]?.direction;
};
