/** Sums of money in a text: in figures, in characters, in capitals, in tables. */
import { Fen, halfWidth } from '#kernel';
import { apart, without, type Found } from './found.ts';
import { namingsIn } from './numbers.ts';

/** Millionths of a yuan: enough for `0.000001亿元`, and always whole. */
const YUAN = 1_000_000n;
const DIGIT: Readonly<Record<string, bigint>> = {
  零: 0n,
  〇: 0n,
  一: 1n,
  壹: 1n,
  二: 2n,
  贰: 2n,
  两: 2n,
  三: 3n,
  叁: 3n,
  四: 4n,
  肆: 4n,
  五: 5n,
  伍: 5n,
  六: 6n,
  陆: 6n,
  七: 7n,
  柒: 7n,
  八: 8n,
  捌: 8n,
  九: 9n,
  玖: 9n,
};
const SMALL: Readonly<Record<string, bigint>> = { 十: 10n, 拾: 10n, 百: 100n, 佰: 100n, 千: 1000n, 仟: 1000n };

const NUMBER =
  '(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?|[零〇一壹二贰两三叁四肆五伍六陆七柒八捌九玖](?:点[零〇一二三四五六七八九]+)?';
/**
 * What goes on with a number: a unit, more figures, or behind a space figures that have a unit of their own
 * (1亿 2000万).
 */
const PART = `(?:\\s?[十拾百佰千仟万亿]|${NUMBER}|\\s(?:${NUMBER})\\s?(?=[十拾百佰千仟万]))`;
/** What may not follow `120万` if that is to be money: it counts something else. */
const COUNTED =
  '(?!(?:人(?!民币)|[家次个项台套户吨字亩名件份册株头只辆条米平公千兆立步棵部篇场课颗粒点分张双对位度箱袋桶盒层间座里升斤瓦伏]))';
const IS_MONEY = new RegExp(`^${COUNTED}`);
const SIGN = '(?:¥|人民币|RMB)';
const STARTS_WITH_SIGN = new RegExp(`^${SIGN}`);
const SMALL_DIGIT = '[\\d一二三四五六七八九壹贰叁肆伍陆柒捌玖]';
/** 元 with what follows it: 元整, 元5角, 元零3分. */
const IN_YUAN =
  '(?<yuan>元(?!旦)|圆|块钱|块(?![\\p{Script=Han}])|RMB)' +
  `(?:零?(?<jiao>${SMALL_DIGIT})角)?(?:零?(?<cent>${SMALL_DIGIT})分)?[整正]?`;
const SUM = new RegExp(
  '(?<![\\d.第几数十百千万亿A-Za-z]|\\d,)(?<minus>负|(?<![\\d万亿元千百])-\\s*)?' +
    `(?<sign>${SIGN}\\s*)?(?<sum>(?:${NUMBER}|[十拾])${PART}*)\\s*(?:${IN_YUAN})?`,
  'gu',
);
const TOKEN = new RegExp(`${NUMBER}|[十拾百佰千仟万亿]`, 'g');

/** 金额（万元）：120, 120（万元）: the unit in brackets, as in the head of a table. */
const TABLE = new RegExp(
  `\\(\\s*(?:单位\\s*:?\\s*)?(?<unit>亿元|万元|千元|元)\\s*\\)\\s*[:为]?\\s*(?<sum>${NUMBER})(?![\\d万亿千百])` +
    `|(?<![\\d.])(?<sum2>${NUMBER})\\s*\\(\\s*(?<unit2>亿元|万元|千元|元)\\s*\\)`,
  'g',
);
const TABLE_UNIT: Readonly<Record<string, string>> = { 亿元: '亿', 万元: '万', 千元: '千', 元: '' };

/** A whole run of figures and units; bounded, and begun only where one begins, so that no text makes it slow. */
const FIGURES = '\\d.,零〇一壹二贰两三叁四肆五伍六陆七柒八捌九玖十拾百佰千仟万亿点';
const RUN = `(?<![${FIGURES}])[${FIGURES}]{1,30}`;
/** Money that is not said exactly, or is no Chinese money: asked about, never rounded. */
const VAGUE: readonly RegExp[] = [
  // 约120万, 近百万, 不超过50万元
  new RegExp(
    '(?:大?约|大概|将?近|接近|差不多|超过?|不到|不足|不超过|不低于|不少于|至少|最多|上|逾|数|几|好几)' +
      `\\s?(?:${SIGN})?\\s?[${FIGURES}]{1,30}\\s?(?:元|块|(?<=[万亿]))`,
    'g',
  ),
  // 120万左右, 一百多万, 120余万元, 十几万
  new RegExp(`${RUN}\\s?[多余来几][十拾百佰千仟万亿]{0,4}(?:元|块|(?<=[万亿]))`, 'g'),
  new RegExp(`${RUN}(?<=[万亿])\\s?[多余来几](?!\\d)(?:元|块)?`, 'g'),
  new RegExp(`${RUN}\\s?(?:元|块钱?)?\\s?(?<=[万亿元块钱]\\s?)(?:左右|上下|以内|以上|以下|起)`, 'g'),
  // 100万到150万, 100-150万元
  new RegExp(`(?<![年月])${RUN}(?:元|块)?\\s?(?:-|—|–|~|至|到){1,2}\\s?[${FIGURES}]{1,30}(?:元|块|(?<=[万亿]))`, 'g'),
  new RegExp(`${RUN}\\s?(?:美元|美金|欧元|英镑|港元|港币|日元|卢布|坚戈|澳元|加元|韩元)`, 'g'),
];
/** 一百二: only as the whole answer to how much. */
const BARE = new RegExp(`^\\s*(?:${SIGN})?\\s*(?<sum>(?:${NUMBER}|[十拾百佰千仟])${PART}*)\\s*$`);

/** Money in a text: exact, in fen, or to be asked about. */
export type AmountRead =
  | { readonly is: 'sum'; readonly fen: Fen }
  | { readonly is: 'unclear'; readonly choices: readonly Fen[] };

/**
 * Amounts of money in a text, in its order. A bare number is none, for it may be yuan or 万元; as the whole answer to the
 * question for a sum (`asked`) it is asked about. What cannot be exact and above nought is never read as a sum.
 */
export const amountsIn = (
  given: string,
  { asked = false }: { readonly asked?: boolean } = {},
): readonly Found<AmountRead>[] => {
  const text = without(halfWidth(given), namingsIn(given));
  const found = apart([...vagueIn(text), ...tablesIn(text), ...sumsIn(text)]);
  const bare = asked && found.length === 0 ? BARE.exec(text)?.groups?.sum : undefined;
  if (bare === undefined) return found;
  return [{ value: { is: 'unclear', choices: choicesFor(bare) }, from: 0, to: text.length }];
};

const UNCLEAR: AmountRead = { is: 'unclear', choices: [] };

const vagueIn = (text: string): readonly Found<AmountRead>[] =>
  VAGUE.flatMap((pattern) => [...text.matchAll(pattern)])
    .map((match) => ({ value: UNCLEAR, from: match.index, to: match.index + match[0].length }))
    .filter(({ from, to }) => IS_MONEY.test(text.slice(to)) && !/^[\d,.]+$/.test(text.slice(from, to)));

const tablesIn = (text: string): readonly Found<AmountRead>[] =>
  [...text.matchAll(TABLE)].map((match) => {
    const { unit, sum, unit2, sum2 } = match.groups!;
    const value = exactly(`${(sum ?? sum2)!}${TABLE_UNIT[(unit ?? unit2)!]}`);
    return { value, from: match.index, to: match.index + match[0].length };
  });

const sumsIn = (text: string): readonly Found<AmountRead>[] =>
  [...text.matchAll(SUM)].flatMap((match) => {
    const { minus, sign, sum, yuan, jiao, cent } = match.groups!;
    const to = match.index + match[0].trimEnd().length;
    if (!yuan && !sign && !isMoney(sum!, text.slice(to))) return [];
    const value = minus === undefined ? exactly(sum!, digit(jiao) * 10n + digit(cent)) : UNCLEAR;
    return [{ value, from: match.index, to }];
  });

/** Without 元 or ¥ it is money if it ends in 万 or 亿, or ¥ stands behind it, and nothing else is counted by it. */
const isMoney = (sum: string, after: string): boolean =>
  (/[万亿](?:[零〇一二两三四五六七八九千]*|[1-9])$/.test(sum) || STARTS_WITH_SIGN.test(after.trimStart())) &&
  IS_MONEY.test(after);

const exactly = (sum: string, more = 0n): AmountRead => {
  const whole = valueOf(sum);
  const fen = whole === undefined ? undefined : whole * 100n + more * YUAN;
  const read = fen === undefined || fen % YUAN !== 0n ? undefined : Fen.safeParse(Number(fen / YUAN));
  return read?.success && read.data > 0 ? { is: 'sum', fen: read.data } : { is: 'unclear', choices: [] };
};

/** `120`: 120元 or 120万元. */
const choicesFor = (bare: string): readonly Fen[] =>
  [exactly(bare), exactly(`${bare}万`)].flatMap((one) => (one.is === 'sum' ? [one.fen] : []));

const digit = (text: string | undefined): bigint => (text === undefined ? 0n : (DIGIT[text] ?? BigInt(text)));

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
      section = 0n;
      number = undefined;
      last = unit;
    } else if (SMALL[token] !== undefined) {
      section += (number ?? YUAN) * SMALL[token];
      number = undefined;
      last = SMALL[token];
    } else if (DIGIT[token] === 0n) {
      last = 1n;
    } else {
      if (number !== undefined) return undefined;
      number = decimal(token);
      if (number === undefined) return undefined;
    }
  }
  if (number === undefined) return total + section;
  // 三万五: the digit after the last unit counts a tenth of it, unless a 零 stands between.
  const isTenth = last > 1n && /[一二三四五六七八九两]$|[万亿][1-9]$/.test(sum);
  return total + section + (isTenth ? (number * last) / 10n : number);
};

const decimal = (token: string): bigint | undefined => {
  const [whole = '', part = ''] = token.replace(/,/g, '').replace('点', '.').split('.');
  if (part.length > 6) return undefined;
  const digits = (text: string) => [...text].map((c) => DIGIT[c]?.toString() ?? c).join('');
  return BigInt(digits(whole)) * YUAN + BigInt(digits(part).padEnd(6, '0'));
};
