import { refusing, type Sentences } from '#kernel';

/** How a notice is to be sent. */
const AS_PUBLISHED =
  '请按国务院办公厅通知原文重发，例如“公布放假安排 2027年 元旦：1月1日（周五）至3日（周日）放假，共3天。”';

/** Why something about duties or the law was refused, in the words a person reads; by the code of the refusal. */
export const dutiesSentences = {
  'duties.notice-unreadable': ({ line, why }) =>
    `没有看懂放假安排${line === '' ? '' : `“${line}”`}：${why}。${AS_PUBLISHED}`,
  'duties.year-already': ({ year }) => `${year}年的放假安排已经是这样，没有重复登记。`,
  'duties.year-not-loaded': ({ year }) => `没有载入过${year}年的放假安排，无从撤回。`,
  'duties.rule-unknown': ({ nearest }) => `规则库中没有这条规则。相近的有：${nearest}。`,
  'duties.rule-fixed': ({ name }) => `“${name}”的期限由法律规定，不能自行设定。`,
  'duties.holiday-in-year': () => '放假的首日和末日须在同一年，请核对日期。',
  'duties.holiday-length': ({ most }) => `一次放假最多${most}天，请核对首日和末日。`,
  'duties.unit-other': ({ name, length }) => `“${name}”应当用与原规定相同的单位（${length}）。`,
} satisfies Sentences;

export const { refused, rule, hold } = refusing(dutiesSentences);
