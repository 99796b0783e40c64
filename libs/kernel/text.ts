// Text as it may enter the house: one schema for commands, queries and events, so that no edge is looser than another.
import { z } from 'zod';

/** What nobody sees and nobody types: control characters, zero-width and bidi marks, halves and non-characters. */
const UNSEEN = '\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}\\p{Noncharacter_Code_Point}';
const ONE_LINE = new RegExp(`^[^${UNSEEN}]*$`, 'u');
/** Lines and tabs are what a text of several lines is made of. */
const LINES = new RegExp(`^(?:[^${UNSEEN}]|[\\n\\t])*$`, 'u');
const TO_LEAVE_OUT = new RegExp(`(?![\\n\\t])[${UNSEEN}]`, 'gu');

const UNSEEN_FOUND = '含有控制字符、零宽字符或不成对的字符，请删去后重新填写';
const tooShort = (min: number): string => (min === 1 ? '不能为空' : `至少${min}个字`);
const tooLong = (max: number): string => `最多${max}个字`;

const bounded = (min: number, max: number, allowed: RegExp, tidy: (given: string) => string) =>
  z
    .string()
    .overwrite((given) => tidy(given).normalize('NFC').trim())
    .min(min, { error: tooShort(min) })
    .max(max, { error: tooLong(max) })
    .regex(allowed, { error: UNSEEN_FOUND });

/**
 * A text of one line, from `min` to `max` characters (UTF-16 units): well-formed, in NFC, trimmed; a line break or a tab
 * becomes a blank; refused with control, format or non-characters.
 */
export const oneLine = (min: number, max: number) =>
  bounded(min, max, ONE_LINE, (given) => given.replaceAll(/\r\n|[\r\n\t]/g, ' '));

/** A text that may have several lines, else as `oneLine`; lines end with `\n`. */
export const prose = (min: number, max: number) =>
  bounded(min, max, LINES, (given) => given.replaceAll(/\r\n?/g, '\n'));

/** The first so many characters (UTF-16 units), none cut in two. */
export const clipped = (given: string, max: number): string =>
  given.length <= max ? given : given.slice(0, max).replace(/[\uD800-\uDBFF]$/, '');

/**
 * What a person typed or pasted in a chat, without the marks no eye sees, in NFC: there nobody can be asked to find them.
 * Lines are kept.
 */
export const visible = (given: string): string =>
  given.replaceAll(/\r\n?/g, '\n').replaceAll(TO_LEAVE_OUT, '').normalize('NFC');

/** Whether a schema takes words as people write them: a text without a form of its own (an id, a day, a code). */
export const isFreeText = (schema: z.core.$ZodType): boolean => {
  const { type, format, checks = [] } = schema._zod.def as z.core.$ZodStringDef & { readonly format?: string };
  if (type !== 'string' || format !== undefined) return false;
  const patterns = checks.flatMap((check) => {
    const { pattern } = check._zod.def as { readonly pattern?: RegExp };
    return pattern ? [pattern] : [];
  });
  return patterns.every((pattern) => pattern === ONE_LINE || pattern === LINES);
};
