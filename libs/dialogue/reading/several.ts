/** Several things of a kind in one text: places on an agenda, people in a list, who is away. */
import { halfWidth } from '#kernel';
import type { Found } from './found.ts';
import { COUNT, countOf } from './numeral.ts';
import { peopleIn, type Meant, type Person } from './people.ts';

const PLACE = new RegExp(
  `(?:(?<!号)议题|(?<!号)议程|第)\\s*(?<n>${COUNT})` +
    '(?:(?:项|个)(?!目)(?:议题|议程)?|(?=\\s|[,，、:：;；。]|$|[^\\d\\p{Script=Han}〔[(【]|\\p{Script=Han})|(?<=[一二三四五六七八九十])(?=\\d))' +
    '(?!\\s*[〔[(【（次条款年月])',
  'gu',
);
const NUMBERED = new RegExp(`第?(?<n>${COUNT})\\s*号(?:议题|议程)(?!\\s*[〔[(【（])`, 'gu');
/** 、2、3 behind 议题1: several were named. */
const AND_MORE = new RegExp(
  `^\\s*(?:[、和及到至~-]|以及)\\s*(?:第|议题)?(?<n>${COUNT})(?:项|号)?(?!\\s*[票人:：比年月])`,
  'u',
);

/** The place of an item on an agenda: 议题3, 第3项, 3号议题, 议题三; not 议题〔2026〕3号, 第37次. Of several each is told. */
export const placesIn = (text: string): readonly Found<number>[] => {
  const plain = halfWidth(text);
  return [...plain.matchAll(PLACE), ...plain.matchAll(NUMBERED)]
    .flatMap((match) => {
      const n = countOf(match.groups!.n!);
      const bare = match[0].startsWith('第') && !/[项个号]/u.test(match[0]);
      if (n === undefined || n < 1 || bare) return [];
      const to = match.index + match[0].trimEnd().length;
      const more = AND_MORE.exec(plain.slice(to));
      const next = more && countOf(more.groups!.n!);
      return [
        { value: n, from: match.index, to },
        ...(next ? [{ value: next, from: to, to: to + more[0].length }] : []),
      ];
    })
    .sort((a, b) => a.from - b.from);
};

const BETWEEN = /^(?:[\s、,，和及与]|先后?|然后|接着|随后|之后|最后|再|依次|末位|发言|表态|讲话?|同志|的?意见)*$/u;

/** 王建国批准: he is named for something else than the list he stands in. */
const OTHERWISE = /^(?:批准|同意更?[正改]|主持|回避|请假|[没未](?:有?表态|投|吭声)|弃权|反对|不同意|不赞成)/u;

/**
 * People named one after another behind a word (反对李明、王芳、反对2人（李明、王芳）), or the first such list if there is
 * none.
 */
export const listIn = (
  text: string,
  people: readonly Person[],
  behind: string | undefined,
): readonly Found<string>[] => {
  const found = peopleIn(text, people).flatMap((one) =>
    one.value.is === 'person' ? [{ value: one.value.staff, from: one.from, to: one.to }] : [],
  );
  if (behind === undefined) return firstList(text, found);
  return withWordBehind(text, found, behind, listsBehind(text, found, behind));
};

/** The first people named one after another. */
const firstList = (text: string, found: readonly Found<string>[]): readonly Found<string>[] => {
  const plain = halfWidth(text);
  const broken = found.findIndex((one, n) => n > 0 && !BETWEEN.test(plain.slice(found[n - 1]!.to, one.from)));
  return broken < 0 ? found : found.slice(0, broken);
};

const ALL_OF_THEM = /^(?:全?都|均|一致)$/u;

const hasOwnWord = (found: readonly Found<string>[], at: number, plain: string): boolean => {
  const next = found.find(({ from }) => from === at);
  return (
    next !== undefined && /^(?:赞成|同意|反对|弃\p{Script=Han}|缓议|不同意|没投|[没未]表态)/u.test(plain.slice(next.to))
  );
};

/** 反对：李明、王芳; 反对2人（李明、王芳）: every list that stands behind the word. */
const listsBehind = (text: string, found: readonly Found<string>[], behind: string): readonly Found<string>[] => {
  const plain = halfWidth(text);
  const word = new RegExp(
    `(?<!不)(?:${behind})(?:票|的是|是|的|有|者|人)?\\s*(?<count>\\d+\\s*[票人名位]?)?[\\s:：(（]*`,
    'gu',
  );
  const wordAgain = new RegExp(`^(?:${behind})(?![\\d])`, 'u');
  const runs: Found<string>[] = [];
  for (const match of plain.matchAll(word)) {
    const { count } = match.groups!;
    // 孙丽反对 阿丽亚弃权, 李局不同意，孙丽没投: the word is of the name before it, the next name has one of its own.
    const isSetOff = /\s$/u.test(match[0]) || /^[,;]/u.test(plain.slice(match.index + match[0].length));
    if (isSetOff && found.some(({ to }) => to === match.index)) continue;
    // 孙丽反对李局弃权: so it is where the next name has a word of its own without any pause.
    if (found.some(({ to }) => to === match.index) && hasOwnWord(found, match.index + match[0].length, plain)) continue;
    // 王局、赵刚都赞成李敏弃权: so is that of all of them.
    if (found.some(({ to }) => ALL_OF_THEM.test(plain.slice(to, match.index)))) continue;
    const start = match.index + match[0].length;
    // A count between them is a fact of its own, and stays.
    const opens = count === undefined ? match.index : match.index + match[0].indexOf(count) + count.length;
    let at = start;
    for (const one of found.filter(({ from }) => from >= start)) {
      const after = plain.slice(one.to);
      if (!BETWEEN.test(plain.slice(at, one.from)) || OTHERWISE.test(after)) break;
      const tail = /^[)）]/u.exec(text.slice(one.to)) ?? wordAgain.exec(after);
      runs.push({ ...one, from: at === start ? opens : one.from, to: one.to + (tail?.[0].length ?? 0) });
      at = one.to;
    }
  }
  return runs;
};

/** Between names that one word behind the last of them is for: 王建国、李敏赞成. */
const JOINED = /^[、,，和及与]?$/u;

/** 4人赞成，王建国、李敏，赵刚没表态: a comma ends a list that has its word before it. */
const isOfAnotherVote = (found: readonly Found<string>[], last: number, plain: string): boolean => {
  if (!plain.slice(found[last]!.to).startsWith(',')) return false;
  let first = last;
  while (first > 0 && plain.slice(found[first - 1]!.to, found[first]!.from) === '、') first -= 1;
  return first < last && /(?:赞成|同意|反对|弃权|缓议)票?[\s,:：(]*$/u.test(plain.slice(0, found[first]!.from));
};

/** 赵刚反对, 王建国、李敏弃权: the word behind the name or the names, where that is in no list already. */
const withWordBehind = (
  text: string,
  found: readonly Found<string>[],
  behind: string,
  lists: readonly Found<string>[],
): readonly Found<string>[] => {
  const plain = halfWidth(text);
  const word = new RegExp(
    `^(?:(?:全?都|均|一致)(?:投了?)?(?:${behind})|(?:投了?)?(?:${behind})票?(?![\\d一二两三四五六七八九十])(?=$|[\\s,，、;；。(（)）]|理由|认为))`,
    'u',
  );
  const runningOn = new RegExp(`^(?:投了?)?(?:${behind})票?`, 'u');
  const all = [...lists];
  const isListed = (one: Found<string>) => all.some((other) => other.from < one.to && one.from < other.to);
  found.forEach((one, n) => {
    const after = plain.slice(one.to);
    const unpaused = runningOn.exec(after);
    const isOwn = unpaused !== null && hasOwnWord(found, one.to + unpaused[0].length, plain);
    const said = word.exec(after) ?? (isOwn ? unpaused : null);
    if (!said || isListed(one)) return;
    all.push({ ...one, to: one.to + said[0].length });
    for (let at = n; at > 0; at -= 1) {
      const before = found[at - 1]!;
      if (isListed(before) || !JOINED.test(plain.slice(before.to, found[at]!.from))) return;
      if (isOfAnotherVote(found, at - 1, plain)) return;
      all.push(before);
    }
  });
  return all.sort((a, b) => a.from - b.from);
};

/** Who is away, and why. */
export interface Absence {
  readonly staff: string;
  readonly reason: string;
}

/** Who is away and why: 张三请假(出差), 李四因病缺席. */
export const awayIn = (text: string, people: readonly Person[]): readonly Found<Absence>[] => {
  const plain = halfWidth(text);
  // From the last to the first: 王建国、李敏请假 is both.
  return peopleIn(text, people).reduceRight<readonly Found<Absence>[]>((away, person) => {
    const absence = absenceOf(person, plain) ?? sameAsNext(person, away[0], plain);
    return absence ? [absence, ...away] : away;
  }, []);
};

/** A person who is said to be away: behind his name, before it, or by where he is instead. */
const absenceOf = ({ value, from, to }: Found<Meant>, plain: string): Found<Absence> | undefined => {
  if (value.is === 'one-of') return undefined;
  const { staff } = value;
  const after = plain.slice(to);
  if (value.is === 'away') {
    // 请假，去自治区开会: the reason behind.
    const why = value.reason === undefined ? WHY.exec(after) : null;
    const reason = value.reason ?? why?.groups!.why ?? '请假';
    return { value: { staff, reason }, from, to: to + (why?.[0].length ?? 0) };
  }
  // 请假：王建国（出差）, 缺席孙丽，因病.
  const ahead = OTHERWISE.test(after) ? null : AHEAD.exec(plain.slice(0, from));
  if (ahead) {
    const why = /^\s*[[(](?<why>[^)\]]{1,20})[)\]]/u.exec(after) ?? WHY.exec(after);
    const reason = why?.groups!.why ?? '请假';
    return { value: { staff, reason }, from: ahead.index, to: to + (why?.[0].length ?? 0) };
  }
  const elsewhere = ELSEWHERE.exec(after);
  if (!elsewhere) return undefined;
  const reason = elsewhere.groups!.behind ?? elsewhere.groups!.why ?? '未到会';
  return { value: { staff, reason }, from, to: to + elsewhere[0].length };
};

/** 王建国、李敏请假: away like the one named next. */
const sameAsNext = (
  { value, from, to }: Found<Meant>,
  next: Found<Absence> | undefined,
  plain: string,
): Found<Absence> | undefined =>
  value.is === 'person' && next && /^[\s、,和及与]*$/u.test(plain.slice(to, next.from))
    ? { value: { staff: value.staff, reason: next.value.reason }, from, to }
    : undefined;

const AWAY = '(?<!不是)(?:请假|缺席)|未到会?|没有?来|(?<![空欠短稀或])缺(?![乏少口点额陷])';
/**
 * A word of absence, the names already said behind it, and then the next. What joins names is no part of one, so that
 * there is one way to read it.
 */
const AHEAD = new RegExp(
  `(?:${AWAY})(?:的|有|是|人员|\\s*\\d+\\s*[人名位])*[\\s:：]*` +
    '(?:(?!\\S{0,3}(?:请假|缺席))[^\\s、,和及:()[\\]]{2,12}(?:\\s*[[(][^)\\]]{1,20}[)\\]])?\\s*[、,和及]\\s*)*$',
  'u',
);
/** What keeps people away, besides 病假 and 事假. */
const ELSE = '产假|婚假|丧假|探亲假?|休假|年假|公出|外出|下乡|调研|值班|培训|学习|开会';
const WHY = new RegExp(
  '^[\\s,，]*(?<why>(?:因|[在去到]\\p{Script=Han}{0,8}?)?' +
    `(?:出差|住院|生病|看病|病假?|事假?|${ELSE}))(?=了?(?:$|[\\s,，、;；。)）]))`,
  'u',
);
/** Why somebody is not there, said without 请假: 出差没来, 住院, 在市里开会. */
const ELSEWHERE = new RegExp(
  '^(?:同志)?[\\s,]*(?:因为?|由于)?' +
    `(?<why>(?:[在去到]\\p{Script=Han}{0,8}?)?(?:出差|住院|生病|看病|病假|事假|${ELSE}))?` +
    '(?:没有?来|没有?到(?:会|场)?|来不了|未到(?:会|场)?|缺席|不参加' +
    '|(?<=\\p{Script=Han})(?=$|[\\s,、;。(（)）]))(?:\\s*[[(](?<behind>[^)\\]]{1,20})[)\\]])?',
  'u',
);
