/** Attendance and votes in a text: 应到9人实到8人, 赞成7反对1, 7:0:1, 一致通过. */
import { halfWidth } from '#kernel';
import { apart, type Found } from './found.ts';
import { COUNT, countOf } from './numeral.ts';

/** Attendance in persons, votes in votes. */
export type Tally =
  | 'due'
  | 'present'
  | 'absent'
  | 'attending'
  | 'leave'
  | 'for'
  | 'against'
  | 'abstain'
  | 'postpone'
  | 'invalid';
export type Counted = { readonly is: Tally; readonly number: number } | { readonly is: 'unanimous' };

const WORDS: Readonly<Record<Tally, string>> = {
  due: '应到会?|应出席|应参会',
  present: '实到会?|到会|实际到会|实际出席|出席',
  absent: '缺席|未到会?',
  attending: '列席',
  leave: '请假',
  for: '赞成|同意',
  against: '反对|不同意|不赞成',
  abstain: '弃权',
  postpone: '缓议',
  invalid: '无效|废票',
};
/** One vote after the other, each behind its count: 四赞成一弃权, 三个人同意一个人不同意还有一个弃权的. */
const VOTES = (['for', 'against', 'abstain', 'postpone'] as const).map((is) => WORDS[is]).join('|');
const PAIR = `(?<count>\\d{1,2}|[一二两三四五六七八九十])\\s*(?:个?人|[名位票个])?(?:表示|投了?)?(?<word>${VOTES.split(
  '|',
)
  .sort((a, b) => b.length - a.length)
  .join('|')})`;
const ONE_PAIR = PAIR.replaceAll(/\?<\w+>/gu, '?:');
const RUN = new RegExp(
  `(?<![\\d第一二两三四五六七八九十.:：])${ONE_PAIR}(?:的?[\\s,，、;；]*(?:还有|另有?|又)?${ONE_PAIR})+(?!\\s*[:：]?[\\d一二两三四五六七八九十])`,
  'gu',
);
const votesInRun = (plain: string): readonly Found<Counted>[] =>
  [...plain.matchAll(RUN)].flatMap((run) =>
    [...run[0].matchAll(new RegExp(PAIR, 'gu'))].flatMap((pair) => {
      const number = countOf(pair.groups!.count!);
      const [is] = Object.entries(WORDS).find(([, words]) => words.split('|').includes(pair.groups!.word!)) as [
        Tally,
        string,
      ];
      const from = run.index + pair.index;
      return number === undefined ? [] : [{ value: { is, number }, from, to: from + pair[0].length }];
    }),
  );

const NAMED = (Object.entries(WORDS) as [Tally, string][]).map(([is, words]) => ({
  is,
  // 应到9人, 赞成:7票, 反对 0; not 同意2月1日召开, 反对3项.
  after: new RegExp(
    `(?<![不应])(?:${words})(?:成员|委员|人数|票数|票|人员|的?有|会)?\\s*[:为是共有]*\\s*` +
      `(?<count>${COUNT})\\s*(?:人|名|位|票|个)?(?![\\d月日年点万亿元%次项条号天周.])`,
    'gu',
  ),
  before: new RegExp(`(?<![\\d第一二两三四五六七八九十.])(?<count>${COUNT})\\s*(?:人|名|位|票)\\s*(?:${words})`, 'gu'),
}));
/** 7:0:1, 4比0: not 10:00. */
const SCORE = /(?<![\d:：])(\d{1,2})\s*[:：比]\s*(\d)(?:\s*[:：比]\s*(\d))?(?![\d:：点分])/gu;
const UNANIMOUS =
  /(?<!没有?|未能?|不是|并非|不)(?:全票(?:通过|赞成|同意)|一致(?:通过|同意|赞成)|(?:均|都|全部|全体)(?:成员)?(?:表示)?(?:举手)?(?:同意|赞成)|全票(?![数制])|都没有?(?:意见|异议)|全过了?(?=$|[\s,，。;；])|无异议)/gu;

/** A score spelt out: 7:0:1 is 赞成7 反对0 弃权1. */
export const spelt = (text: string): string =>
  text.replace(SCORE, (_, inFavour: string, against: string, abstain: string | undefined) => {
    const abstained = abstain === undefined ? '' : ` 弃权${abstain}`;
    return ` 赞成${inFavour} 反对${against}${abstained} `;
  });

/** How many were due, present and away, and how they voted, as far as a text says so. */
export const countsIn = (text: string): readonly Found<Counted>[] => {
  const plain = halfWidth(text);
  const found: Found<Counted>[] = [];
  for (const match of plain.matchAll(UNANIMOUS))
    found.push({ value: { is: 'unanimous' }, from: match.index, to: match.index + match[0].length });
  found.push(...votesInRun(plain));
  for (const { is, after, before } of NAMED)
    for (const pattern of [after, before])
      for (const match of plain.matchAll(pattern)) {
        const number = countOf(match.groups!.count!);
        if (number !== undefined)
          found.push({ value: { is, number }, from: match.index, to: match.index + match[0].trimEnd().length });
      }
  return apart(found);
};
