/** People of the directory in a text, by name, by post, as they are called; and who is said to be away. */
import { halfWidth } from '#kernel';
import { apart, type Found } from './found.ts';

/** A person of the directory, as far as words may mean him. */
export interface Person {
  readonly staff: string;
  readonly name: string;
  readonly post: string;
  readonly unit: string;
}

/** One person, or those it may be; with the reason if he is said to be away. */
export type Meant =
  | { readonly is: 'person'; readonly staff: string }
  | { readonly is: 'one-of'; readonly staff: readonly string[] }
  | { readonly is: 'away'; readonly staff: string; readonly reason?: string };

const TITLES =
  '副?局长|副?书记|副?主任|副?科长|副?处长|副?部长|副?组长|[院所站队]长|总工程师|总工|调研员|管理员|科员|干事' +
  '|秘书|助理|委员|局|处|科|总';
/** 孙丽书记, 阿丽亚副局长: a title behind the whole name. */
const TITLED =
  /^(?:副?局长|副?书记|副?主任|副?科长|副?处长|总工程师|总工)(?=请假|缺席|回避|反对|弃权|同意|因|出差|$|[\s,，、;；。(（)）])/u;
/** What a spoken title must be found in the post as: 王局 is 局长, 赵总 is 总工程师. */
const IN_POST: Readonly<Record<string, string>> = { 局: '局长', 处: '处长', 科: '科长', 总工: '总工', 总: '总工' };
/** 局, 处, 科 and 总 behind a surname are no posts where the word goes on: 高科技, 马局部, 周处理. */
const TITLE_GOES_ON = new RegExp(
  '^(?:[限部面势域技研学室普目级创理分罚置所于体结额数量协会公行站院里内务](?!名|书)' +
    '|长(?!说|要|在|的)|员|公司|经理|集团|工程|馆|中心|党组|党委)',
  'u',
);
/** 下周科里: 周 belongs to the time before it. */
const A_WEEK = /[上下本每这那一两二三四五六七几]$/u;
/** 因病请假, 请假（出差）. */
const AWAY = new RegExp(
  '^(?:同志)?[\\s,]*(?:是|算|属于|因(?![公病事私])|由于|,)?\\s*(?<before>(?!请假|缺席|同志|不?是)\\p{Script=Han}{1,10}?)?' +
    '(?:请假|缺席|不能(?:到会|参会|参加|出席)|未到会?)(?!\\d)(?:\\s*[[(](?<behind>[^)\\]]{1,20})[)\\]])?',
  'u',
);

/** 阿丽亚·买买提 is called 阿丽亚, where nobody else is. */
const namesOf = (name: string, people: readonly Person[]): readonly string[] => {
  const [given] = name.split('·') as [string];
  return given === name || given.length < 2 || people.filter((one) => one.name.startsWith(given)).length > 1
    ? [name]
    : [name, given];
};

/** People of the directory in a text: by full name, by surname and post (王局长), 老王 and 小李 as a question. */
export const peopleIn = (text: string, people: readonly Person[]): readonly Found<Meant>[] => {
  const plain = halfWidth(text);
  const surnames = [...new Set(people.map((one) => one.name[0]!))].join('');
  const bySurname =
    surnames === '' ? [] : [...byPost(plain, surnames, people), ...byFamiliarName(plain, surnames, people)];
  return apart([...byName(plain, people), ...bySurname]).map((one) =>
    one.value.is === 'person' ? away(plain, one as Found<Meant & { is: 'person' }>) : one,
  );
};

const byName = (plain: string, people: readonly Person[]): readonly Found<Meant>[] => {
  const found: Found<Meant>[] = [];
  for (const { staff, name } of people)
    for (const called of namesOf(name, people))
      for (let from = plain.indexOf(called); from >= 0; from = plain.indexOf(called, from + called.length)) {
        const end = from + called.length;
        const title = TITLED.exec(plain.slice(end))?.[0] ?? '';
        found.push({ value: { is: 'person', staff }, from, to: end + title.length });
      }
  return found;
};

/** 王局长, 赵总: the person, or those, of this surname with this post. */
const byPost = (plain: string, surnames: string, people: readonly Person[]): readonly Found<Meant>[] =>
  [...plain.matchAll(new RegExp(`(?<surname>[${surnames}])(?<title>${TITLES})`, 'gu'))].flatMap((match) => {
    const { surname, title } = match.groups!;
    const to = match.index + match[0].length;
    const isCutShort = IN_POST[title!] !== undefined;
    if (isCutShort && (TITLE_GOES_ON.test(plain.slice(to)) || isOfTime(surname!, plain.slice(0, match.index))))
      return [];
    const post = IN_POST[title!] ?? title!;
    const meant = people.filter(
      (one) => one.name.startsWith(surname!) && one.post.includes(post) && !(post === '局长' && title === '副局长'),
    );
    const [only, another] = meant;
    if (!only) return [];
    const value: Meant = another
      ? { is: 'one-of', staff: meant.map((one) => one.staff) }
      : { is: 'person', staff: only.staff };
    return [{ value, from: match.index, to }];
  });

const isOfTime = (surname: string, before: string): boolean => surname === '周' && A_WEEK.test(before);

/** What a post is called by itself, and how it is written in the directory. */
const POSTS: readonly (readonly [said: RegExp, post: RegExp])[] = [
  [/^(?:党组)?书记$/u, /党组书记/u],
  [/^(?:局长|一把手|主要(?:领导|负责人))$/u, /(?<!副)局长/u],
  [/^(?:总工|总工程师)$/u, /总工程师/u],
  [/^(?:机关)?党委书记$/u, /机关党委书记/u],
  [/^(?:局)?办公?室?主任$/u, /办公室主任/u],
];

/** 书记, 总工: whoever holds the post, where the words are nothing else and one alone holds it. */
export const holderOf = (words: string, people: readonly Person[]): string | undefined => {
  const post = POSTS.find(([said]) => said.test(words))?.[1];
  const [only, another] = people.filter((one) => post?.test(one.post));
  return only && !another ? only.staff : undefined;
};

/** 老王, 小李: whoever has the surname may be meant. */
const byFamiliarName = (plain: string, surnames: string, people: readonly Person[]): readonly Found<Meant>[] => {
  const familiar = new RegExp(
    '(?<!\\p{Script=Han}(?<![让叫请给由找和与跟是的对问]))[老小]' +
      `(?<surname>[${surnames}])(?!\\p{Script=Han}{0,1}[区县村镇])`,
    'gu',
  );
  return [...plain.matchAll(familiar)].map((match) => {
    const meant = people.filter((one) => one.name.startsWith(match.groups!.surname!));
    return {
      value: { is: 'one-of', staff: meant.map((one) => one.staff) },
      from: match.index,
      to: match.index + match[0].length,
    };
  });
};

/** A person with what is said of his absence behind his name. */
const away = (text: string, person: Found<Meant & { is: 'person' }>): Found<Meant> => {
  const said = AWAY.exec(text.slice(person.to));
  if (!said) return person;
  const reason = said.groups!.behind ?? said.groups!.before;
  return {
    value: { is: 'away', staff: person.value.staff, ...(reason ? { reason: reason.trim() } : {}) },
    from: person.from,
    to: person.to + said[0].length,
  };
};
