import { apart, type Found } from './found.ts';
import { halfWidth } from '#kernel';

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
  '副?局长|副?书记|副?主任|副?科长|副?处长|副?部长|副?组长|[院所站队]长|总工程师|总工|调研员|管理员|科员|干事|秘书|助理|委员|局|处|科|总';
/** 孙丽书记, 阿丽亚副局长: a title behind the whole name. */
const TITLED =
  /^(?:副?局长|副?书记|副?主任|副?科长|副?处长|总工程师|总工)(?=请假|缺席|回避|反对|弃权|同意|因|出差|$|[\s,，、;；。(（)）])/u;
/** What a spoken title must be found in the post as: 王局 is 局长, 赵总 is 总工程师. */
const IN_POST: Readonly<Record<string, string>> = { 局: '局长', 处: '处长', 科: '科长', 总工: '总工', 总: '总工' };
const AWAY =
  /^(?:同志)?[\s,]*(?:因(?![公病事私])|由于|,)?\s*(?<before>(?!请假|同志)\p{Script=Han}{1,10}?)?(?:请假|缺席|不能(?:到会|参会|参加|出席)|未到会?)(?!\d)(?:\s*[[(](?<behind>[^)\]]{1,20})[)\]])?/u;

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
  const found: Found<Meant>[] = [];
  for (const { staff, name } of people)
    for (const called of namesOf(name, people))
      for (let from = plain.indexOf(called); from >= 0; from = plain.indexOf(called, from + called.length))
        found.push({
          value: { is: 'person', staff },
          from,
          to: from + called.length + (TITLED.exec(plain.slice(from + called.length))?.[0].length ?? 0),
        });
  const surnames = [...new Set(people.map((one) => one.name[0]!))].join('');
  if (surnames !== '') {
    for (const match of plain.matchAll(new RegExp(`(?<surname>[${surnames}])(?<title>${TITLES})`, 'gu'))) {
      const { surname, title } = match.groups!;
      const word = IN_POST[title!] ?? title!;
      // 局 and 科 behind a surname are posts only where the word ends: 高科技, 马局部.
      if (
        IN_POST[title!] &&
        !/^(?:$|[^\p{Script=Han}]|请假|同志|出席|参加|主持|说|要|去|在|汇报|分管|同意|不同意|反对|弃权|回避|出差|已|正|刚|也|都|还|会|能|不|没|让|叫|给|和|跟|与|及|批|签|来|是|请|定)/u.test(
          plain.slice(match.index + match[0].length),
        )
      )
        continue;
      const meant = people.filter(
        (one) => one.name.startsWith(surname!) && one.post.includes(word) && !(word === '局长' && title === '副局长'),
      );
      if (meant.length > 0)
        found.push({
          value:
            meant.length === 1
              ? { is: 'person', staff: meant[0]!.staff }
              : { is: 'one-of', staff: meant.map((one) => one.staff) },
          from: match.index,
          to: match.index + match[0].length,
        });
    }
    for (const match of plain.matchAll(
      new RegExp(
        `(?<!\\p{Script=Han}(?<![让叫请给由找和与跟是的对问]))[老小](?<surname>[${surnames}])(?!\\p{Script=Han}{0,1}[区县村镇])`,
        'gu',
      ),
    ))
      found.push({
        value: {
          is: 'one-of',
          staff: people.filter((one) => one.name.startsWith(match.groups!.surname!)).map((one) => one.staff),
        },
        from: match.index,
        to: match.index + match[0].length,
      });
  }
  return apart(found).map((one) =>
    one.value.is === 'person' ? away(plain, one as Found<Meant & { is: 'person' }>) : one,
  );
};

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
