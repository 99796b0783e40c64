import { refusing, type Sentences } from '#kernel';

export const decisionsSentences = {
  'decisions.item-unknown': () => '没有找到这个议题：请核对编号，或发送“我的议题”查看。',
  'decisions.item-already-proposed': () => '这个议题已经报过，没有重复登记。',
  'decisions.item-already-withdrawn': () => '这个议题已经撤回。',
  'decisions.material-unknown': ({ name }) => `没有收到过材料“${name}”：请先上传文件（POST /v1/files，或在私聊中发送），再提交。`,
  'decisions.amount-stated': () => '大额资金使用的议题必须写明金额，例如“120万元”。',
  'decisions.not-in-future': ({ today }) => `提出日期不能晚于今天（${today}），请改为实际提出的日期。`,
  'decisions.proposer-or-office': () => '只有提出人本人或办公室可以办理这个议题。',
} satisfies Sentences;

export const { refused, rule, hold } = refusing(decisionsSentences);
