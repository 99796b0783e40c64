/**
 * Full-width letters, digits and signs as half-width ones, character by character, so that places in the text stay the
 * same.
 */
export const halfWidth = (text: string): string =>
  WIDE.test(text)
    ? text
        .replace(/[！-～]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
        .replace(/　/g, ' ')
        .replace(/￥/g, '¥')
        .replace(/。/g, '.')
        .replace(/[〔【]/g, '[')
        .replace(/[〕】]/g, ']')
    : text;
const WIDE = /[！-～　￥。〔【〕】]/;
