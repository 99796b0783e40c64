/**
 * Full-width letters, digits and signs as half-width ones, character by character, so that places in the text stay the
 * same.
 */
export const halfWidth = (text: string): string =>
  WIDE.test(text)
    ? text.replace(ALL_WIDE, (sign) => NARROW[sign] ?? String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    : text;
const WIDE = /[！-～　￥。〔【〕】]/;
const ALL_WIDE = new RegExp(WIDE, 'g');
const NARROW: Readonly<Record<string, string>> = {
  '　': ' ',
  '￥': '¥',
  '。': '.',
  '〔': '[',
  '【': '[',
  '〕': ']',
  '】': ']',
};
