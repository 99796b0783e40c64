import { refusing, type Sentences } from '#kernel';

/** Why something about a case was refused, in the words a person reads; by the code of the refusal. */
export const casesSentences = {
  'cases.unknown': () => '没有找到这个案件，或它不是您处室的案件：请核对编号，或发送“查案件”。',
  'cases.duplicate': ({ number }) =>
    `同一当事人（或同一文号）、同一天的这份文书已经登记为 ${number}，没有重复登记。确实是另一件的，请加上“另案”再登记。`,
  'cases.step-duplicate': ({ number, step, on }) =>
    `${number} 已经登记过 ${on} 的“${step}”，内容相同，没有重复登记。登记有误的，请用“更正案件”。`,
  'cases.other-procedure': ({ step }) => `这个案件的程序里没有“${step}”这一步：请核对案件编号。`,
  'cases.not-in-future': ({ today }) => `日期不能晚于今天（${today}），请改为实际发生的日期。`,
  'cases.end-after-start': () => '期限的末日不能早于首日，请核对日期。',
  'cases.still-open': () => '这个案件已经归档，不能再登记。',
  'cases.not-allowed': ({ words }) => `${words}。`,
  'cases.step-not-taken': ({ step }) => `这个案件没有登记过“${step}”，无从更正。`,
  'cases.no-such-fact': ({ step, fact }) => `“${step}”没有“${fact}”这一项，或者不能这样填：请核对步骤和内容。`,
  'cases.entry-unknown': () => '这个案件没有登记过这一步，或它已经撤销：请发送“案件进度”核对。',
  'cases.nothing-to-correct': () => '更正的内容与原来登记的一样，没有重复登记。',
  'cases.first-paper': () => '案件是由这份文书登记的，不能撤销：登记错了请用“更正案件”。',
  'cases.no-such-period': () => '这个案件没有这样的期限在计算，请发送“案件进度”核对。',
  'cases.not-extendable': ({ name }) => `“${name}”的期限法律没有规定可以延长。`,
  'cases.extension-too-long': ({ name, most, sofar }) => `“${name}”最多延长${most}${sofar}。`,
  'cases.approver-needed': ({ name, approver, said }) =>
    `“${name}”延长须经${approver}批准，“${said}”不是本局负责人：请写明批准人的姓名，例如“王建国批准”。`,
  'cases.extended-already': ({ name }) => `“${name}”的这次延长已经登记过，没有重复登记。`,
  'cases.extension-too-late': ({ name, due, approver }) => `“${name}”已于${due}届满，延长须在届满前经${approver}批准。`,
  'cases.extension-too-early': ({ name, start }) => `“${name}”自${start}起算：批准延长的日期不能早于这一天，请核对。`,
  'cases.not-extended': () => '这个案件的这个期限没有登记过延长，请发送“案件进度”核对。',
  'cases.suspended-already': () => '这个案件已经中止。',
  'cases.not-suspended': () => '这个案件没有中止。',
  'cases.left-to-do': ({ left }) => `还有没办完的：${left}。办完或登记后再归档。`,
  'cases.no-outcome': ({ steps }) => `还没有登记案件的结果：请先登记“${steps}”，再归档。`,
  'cases.no-such-paper': ({ paper, kind }) => `${kind}案件没有“${paper}”：请核对案件编号和文书种类。`,
  'cases.not-handler': () => '只有承办人、本处室人员、办公室或法制机构可以办理这个案件。',
  'cases.material-unknown': ({ name }) =>
    `没有收到过材料“${name}”：请先上传文件（POST /v1/files，或在私聊中发送），再提交。`,
} satisfies Sentences;

export const { refused, refusedBy, rule, hold } = refusing(casesSentences);
