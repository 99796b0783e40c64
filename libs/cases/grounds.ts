// What is known of why a case stands still, and where the law ends a case that stands still too long.
import type { Ground, Kind } from './events.ts';

/** Words of a reason, and the ground they are; the first that is found. */
const WORDS: readonly (readonly [RegExp, Ground])[] = [
  [/附带审查|规范性文件/u, 'attached-review'],
  [/死亡|去世|继承人|近亲属/u, 'death'],
  [/行为能力|法定代理人/u, 'incapacity'],
  [/承受人|(?:法人|单位|公司|企业|组织|机关).{0,6}(?:终止|注销|解散|撤销)/u, 'ended'],
  [/下落不明|失踪/u, 'missing'],
  [/不可抗力/u, 'force-majeure'],
  [/调解|和解/u, 'mediation'],
  [/法律适用|送请解释|请示/u, 'law-question'],
  [/另案|(?:其他|相关|民事|刑事|行政).{0,4}案|审理结果|裁判结果/u, 'other-case'],
  [/鉴定|勘验|检验|评估|审计/u, 'other'],
];

/** The ground a reason speaks of; undefined where it does not show. */
export const groundIn = (reason: string): Ground | undefined => WORDS.find(([words]) => words.test(reason))?.[1];

/** Where nobody goes on: the applicant died, cannot act, or ended. */
const NOBODY_GOES_ON: readonly Ground[] = ['death', 'incapacity', 'ended'];

/** The rule by which a case ends that stands still too long, and what then comes to the bureau, by the kind of case. */
const ENDS: Partial<Record<Kind, { readonly rule: string; readonly result: string }>> = {
  // 行政复议法第四十一条第五项: only of 第三十九条第一款第一项、第二项、第四项.
  reconsideration: { rule: 'recon-suspend-end', result: '终止' },
  // 法释〔2018〕1号第八十八条第二款: only of 第八十七条第一款第一项、第二项、第三项.
  litigation: { rule: 'lit-suspend-end', result: '终结诉讼' },
};

/** All rules by which a case ends that stands still. */
export const ENDING_RULES: readonly string[] = Object.values(ENDS).map(({ rule }) => rule);

/** How a case of this kind ends if it stands still on this ground; undefined where the law sets no end. */
export const endOf = (kind: Kind, ground: Ground | undefined): (typeof ENDS)[Kind] =>
  ground !== undefined && NOBODY_GOES_ON.includes(ground) ? ENDS[kind] : undefined;
