import { halfWidth } from '#kernel';
import type { Found } from './found.ts';
import { COUNT, countOf } from './numeral.ts';
import { peopleIn, type Person } from './people.ts';

const PLACE = new RegExp(`(?:议题|议程|第)\\s*(?<n>${COUNT})(?:(?:项|个)(?!目)(?:议题|议程)?|(?=\\s|[,，、:：;；。]|$|[^\\d\\p{Script=Han}〔[(【]|\\p{Script=Han}))(?!\\s*[〔[(【（次条款年月])`, 'gu');

/** The place of an item on an agenda: 议题3, 第3项, 议题三; not 议题〔2026〕3号, 第37次. */
export const placesIn = (text: string): readonly Found<number>[] => [...halfWidth(text).matchAll(PLACE)].flatMap((match) => {
  const n = countOf(match.groups!.n!);
  const bare = match[0].startsWith('第') && !/[项个]/u.test(match[0]);
  return n === undefined || n < 1 || bare ? [] : [{ value: n, from: match.index, to: match.index + match[0].trimEnd().length }];
});

const BETWEEN = /^(?:[\s、,，和及与]|先后?|然后|接着|随后|之后|最后|再|依次|末位|发言|表态|讲话?|同志|的?意见)*$/u;

/** People named one after another behind a word (反对李明、王芳、反对2人（李明、王芳）), or the first such list if there is none. */
export const listIn = (text: string, people: readonly Person[], behind: string | undefined): readonly Found<string>[] => {
  const found = peopleIn(text, people).flatMap((one) => (one.value.is === 'person' ? [{ value: one.value.staff, from: one.from, to: one.to }] : []));
  const plain = halfWidth(text);
  if (behind === undefined) {
    const [first, ...others] = found;
    const broken = others.findIndex((one, n) => !BETWEEN.test(plain.slice((n === 0 ? first! : others[n - 1]!).to, one.from)));
    return first ? [first, ...(broken < 0 ? others : others.slice(0, broken))] : [];
  }
  const runs: Found<string>[] = [];
  for (const match of plain.matchAll(new RegExp(`(?:${behind})(?:票|的|有|者|人)?\\s*(?<count>\\d+\\s*[票人名位]?)?[\\s:：(（]*`, 'gu'))) {
    const start = match.index + match[0].length;
    // A count between them is a fact of its own, and stays.
    const opens = match.groups!.count === undefined ? match.index : match.index + match[0].indexOf(match.groups!.count) + match.groups!.count.length;
    let at = start;
    for (const one of found.filter(({ from }) => from >= start)) {
      // 反对1 王建国批准: he is named for something else.
      if (!BETWEEN.test(plain.slice(at, one.from)) || /^(?:批准|同意更正|主持|回避|请假)/u.test(plain.slice(one.to))) break;
      runs.push({ ...one, from: at === start ? opens : one.from, to: one.to + (/^[)）]/u.test(text.slice(one.to)) ? 1 : 0) });
      at = one.to;
    }
  }
  return runs;
};

/** Who is away and why: 张三请假(出差), 李四因病缺席. */
export const awayIn = (text: string, people: readonly Person[]): readonly Found<{ readonly staff: string; readonly reason: string }>[] => {
  const plain = halfWidth(text);
  // From the last to the first: 王建国、李敏请假 is both.
  return peopleIn(text, people).reduceRight<readonly Found<{ readonly staff: string; readonly reason: string }>[]>((away, one) => {
    if (one.value.is === 'one-of') return away;
    const { staff } = one.value;
    if (one.value.is === 'away') return [{ value: { staff, reason: one.value.reason ?? '请假' }, from: one.from, to: one.to }, ...away];
    const said = ELSEWHERE.exec(plain.slice(one.to));
    if (said) return [{ value: { staff, reason: said.groups!.behind ?? said.groups!.why ?? '未到会' }, from: one.from, to: one.to + said[0].length }, ...away];
    const [next] = away;
    return next && /^[\s、,和及与]*$/u.test(plain.slice(one.to, next.from)) ? [{ value: { staff, reason: next.value.reason }, from: one.from, to: one.to }, ...away] : away;
  }, []);
};
/** Why somebody is not there, said without 请假: 出差没来, 住院, 在市里开会. */
const ELSEWHERE = /^(?:同志)?[\s,]*(?:因为?|由于)?(?<why>(?:[在去到]\p{Script=Han}{0,8}?)?(?:出差|住院|生病|看病|病假|事假|产假|婚假|丧假|探亲假?|休假|年假|公出|外出|下乡|调研|值班|培训|学习|开会))?(?:没有?来|没有?到(?:会|场)?|来不了|未到(?:会|场)?|缺席|不参加|(?<=\p{Script=Han})(?=$|[\s,、;。(（)）]))(?:\s*[[(](?<behind>[^)\]]{1,20})[)\]])?/u;
