// Money, and how it is written.
import { z } from 'zod';

/** Money in integer fen (分), at most ten trillion yuan (10 万亿元); a float never holds money. */
export const Fen = z.int().min(1).max(1_000_000_000_000_000).meta({ format: 'int64', 'x-unit': '分' }).brand('Fen');
export type Fen = z.infer<typeof Fen>;

/** What several sums come to, in fen; nothing if there are none. */
export const FenTotal = z.int().min(0).meta({ format: 'int64', 'x-unit': '分' });

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'];
const GROUPS = ['', '万', '亿', '万亿'];

/** A number below ten thousand in capitals, 贰佰零伍; empty for 0. */
const group = (four: number): string => {
  let words = '';
  let owed = false;
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(four / 10 ** place) % 10;
    if (digit === 0) {
      owed = words !== '';
      continue;
    }
    words += (owed ? '零' : '') + DIGITS[digit] + PLACES[place];
    owed = false;
  }
  return words;
};

/** Whole yuan in capitals, by groups of four digits. */
const whole = (yuan: number): string => {
  let words = '';
  let owed = false;
  for (let at = 3; at >= 0; at--) {
    const four = Math.floor(yuan / 10_000 ** at) % 10_000;
    if (four === 0) {
      owed = words !== '';
      continue;
    }
    words += (words !== '' && (owed || four < 1000) ? '零' : '') + group(four) + GROUPS[at];
    owed = false;
  }
  return words;
};

/** 大写 as the 支付结算办法 appendix 1 writes it: `壹佰贰拾万元整`, `壹元零伍分`. */
export const fenInCapitals = (fen: Fen): string => {
  const yuan = Math.floor(fen / 100);
  const jiao = Math.floor(fen / 10) % 10;
  const cent = fen % 10;
  const head = yuan > 0 ? `${whole(yuan)}元` : '';
  if (jiao === 0 && cent === 0) return `${head}整`;
  const skippedJiao = head === '' ? '' : '零';
  const tail = jiao > 0 ? `${DIGITS[jiao]}角` : skippedJiao;
  return head + tail + (cent > 0 ? `${DIGITS[cent]}分` : '整');
};

/** `1,200,000.00元`. */
export const fenInFigures = (fen: Fen): string => {
  const yuan = Math.floor(fen / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');
  return `${yuan}.${String(fen % 100).padStart(2, '0')}元`;
};
