import { refusing, type Sentences } from '#kernel';

/** Why a nil return was refused, in the words a person reads; by the code of the refusal. */
export const nilSentences = {
  'nil-returns.early': ({ quarter, last, from, due, count }) =>
    `${quarter}到${last}止，${from}起可以签（${due}前）。目前${count}件。`,
  'nil-returns.records': ({ count, records }) => `这个季度有${count}件（${records}），不能零报告。`,
  'nil-returns.not-signer': ({ unit }) => `零报告由${unit}负责人签，请他本人办理。`,
  'nil-returns.no-signer': () =>
    '还没有登记法制工作归口处室的负责人：请先“设定归口处室 法制 处室”“登记处室负责人 处室 姓名”。',
} satisfies Sentences;

export const { refused, rule, hold } = refusing(nilSentences);
