import { Fen } from '#kernel';
import type { Found } from './found.ts';
import { halfWidth } from './width.ts';

/** Millionths of a yuan: enough for `0.000001亿元`, and always whole. */
const YUAN = 1_000_000n;
const DIGIT: Readonly<Record<string, bigint>> = {
  零: 0n, '〇': 0n, 一: 1n, 壹: 1n, 二: 2n, 贰: 2n, 两: 2n, 三: 3n, 叁: 3n, 四: 4n, 肆: 4n, 五: 5n, 伍: 5n, 六: 6n, 陆: 6n, 七: 7n, 柒: 7n, 八: 8n, 捌: 8n, 九: 9n, 玖: 9n,
};
const SMALL: Readonly<Record<string, bigint>> = { 十: 10n, 拾: 10n, 百: 100n, 佰: 100n, 千: 1000n, 仟: 1000n };

const NUMBER = '(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?|[零〇一壹二贰两三叁四肆五伍六陆七柒八捌九玖](?:点[零〇一二三四五六七八九]+)?';
const PART = `(?:${NUMBER}|[十拾百佰千仟万亿])`;
/** What may not follow `120万` if that is to be money: it counts something else. */
const COUNTED = '(?![人家次个项台套户吨字亩名件份册株头只辆条米平公千兆立个])';
const SUM = new RegExp(
  `(?<sign>¥\\s*|人民币\\s*)?(?<![\\d.第几数十百千万亿]|\\d,)(?<sum>(?:${NUMBER}|[十拾])(?:\\s*${PART})*)\\s*(?:(?<yuan>元|圆|块钱|块)(?:零?(?<jiao>[\\d一二三四五六七八九壹贰叁肆伍陆柒捌玖])角)?(?:零?(?<cent>[\\d一二三四五六七八九壹贰叁肆伍陆柒捌玖])分)?[整正]?)?`, 'g');
const TOKEN = new RegExp(`${NUMBER}|[十拾百佰千仟万亿]`, 'g');

/** Amounts of money in a text, in fen. A bare number is no amount: it may be yuan or 万元, and is asked about. */
export const amountsIn = (text: string): readonly Found<Fen>[] => {
  const plain = halfWidth(text);
  const found: Found<Fen>[] = [];
  for (const match of plain.matchAll(SUM)) {
    const { sign, sum, yuan, jiao, cent } = match.groups!;
    const to = match.index + match[0].trimEnd().length;
    if (!yuan && !sign && !(/[万亿]$/.test(sum!) && new RegExp(`^${COUNTED}`).test(plain.slice(to)))) continue;
    const whole = valueOf(sum!);
    if (whole === undefined) continue;
    const fen = whole * 100n + (digit(jiao) * 10n + digit(cent)) * YUAN;
    if (fen % YUAN !== 0n) continue;
    const read = Fen.safeParse(Number(fen / YUAN));
    if (read.success) found.push({ value: read.data, from: match.index, to });
  }
  return found;
};

const digit = (text: string | undefined): bigint => (text === undefined ? 0n : DIGIT[text] ?? BigInt(text));

/** Millionths of a yuan; undefined if the parts do not make a number. */
const valueOf = (sum: string): bigint | undefined => {
  let total = 0n;
  let section = 0n;
  let number: bigint | undefined;
  let last = 1n;
  for (const [token] of sum.matchAll(TOKEN)) {
    if (token === '亿' || token === '万') {
      const unit = token === '亿' ? 100_000_000n : 10_000n;
      const below = section + (number ?? 0n);
      if (below === 0n && total === 0n) return undefined;
      if (token === '亿') total = (total + below) * unit;
      else total += below * unit;
      section = 0n; number = undefined; last = unit;
    } else if (SMALL[token] !== undefined) {
      section += (number ?? YUAN) * SMALL[token];
      number = undefined; last = SMALL[token];
    } else if (DIGIT[token] === 0n) {
      last = 1n;
    } else {
      if (number !== undefined) return undefined;
      number = decimal(token);
      if (number === undefined) return undefined;
    }
  }
  // 三万五: the digit after the last unit counts a tenth of it, unless a 零 stands between.
  const tail = number === undefined ? 0n : last > 1n && /[一二三四五六七八九两]$/.test(sum) ? number * last / 10n : number;
  return total + section + tail;
};

const decimal = (token: string): bigint | undefined => {
  const [whole = '', part = ''] = token.replace(/,/g, '').replace('点', '.').split('.');
  if (part.length > 6) return undefined;
  const digits = (text: string) => [...text].map((c) => DIGIT[c]?.toString() ?? c).join('');
  return BigInt(digits(whole)) * YUAN + BigInt(digits(part).padEnd(6, '0'));
};
