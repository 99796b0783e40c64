import { refusing, type Refusal, type Sentences } from '#kernel';

/** A refusal, as a rule hands it back. */
export interface Refused {
  readonly refusal: Refusal;
}

/** Why something about a contract was refused, in the words a person reads; by the code of the refusal. */
export const contractsSentences = {
  'contracts.unknown': () => '没有找到这份合同：请核对编号，或发送“查合同”。',
  'contracts.not-in-future': ({ today }) => `日期不能晚于今天（${today}），请改为实际发生的日期。`,
  'contracts.not-handler': () => '只有承办处室、办公室或法制机构可以办理这份合同。',
  'contracts.not-open': ({ number, state }) => `${number} ${state}，不能再办理这一步。`,
  'contracts.reviewed-by-another': () => '合同不能由承办人自己登记审查意见：请法制机构或者法律顾问审查。',
  'contracts.not-asked': ({ number }) => `${number} 没有送审，没有可以登记的审查意见：请先“重新送审合同”。`,
  'contracts.before-asked': ({ askedOn }) => `审查日期早于送审日期（${askedOn}），请核对。`,
  'contracts.suggestions-needed': () => '修改后可以签订、不宜签订的，须写明问题和修改建议。',
  'contracts.not-reviewed': ({ number }) =>
    `${number} 还没有审查通过，不能签订：先送法律顾问或者法制机构审查；确已签订的，请办公室或者法制机构补记，写明“未审先签”的理由。`,
  'contracts.review-adverse': ({ number }) => `${number} 的审查结论是“不宜签订”，不能签订：请修改后重新送审。`,
  'contracts.signed-before-review': ({ signedOn, on }) =>
    `签订日期（${signedOn}）早于审查意见的日期（${on}），请核对。`,
  'contracts.exception-by-desk': () => '未审先签只能由办公室或者法制机构补记，并写明理由。',
  'contracts.term-order': () => '履行期的末日不能早于首日，请核对日期。',
  'contracts.signed-already': ({ number }) => `${number} 已经登记签订，没有重复登记。`,
  'contracts.entered-already': ({ number }) =>
    `这份编号的合同已经登记过（${number}），没有重复登记；登记有误的请用“更正合同”。`,
  'contracts.not-signed': ({ number }) => `${number} 还没有签订。`,
  'contracts.due-before-signed': ({ signedOn }) => `履约日期不能早于签订日期（${signedOn}），请核对。`,
  'contracts.no-such-step': ({ n, count }) => `这份合同登记了${count}个履约节点，没有第${n}个，请核对。`,
  'contracts.step-done': ({ n }) => `第${n}个履约节点已经完成，没有重复登记。`,
  'contracts.steps-left': ({ left }) => `还有没完成的履约节点：${left}。完成后再办结；提前终止的请写明“终止”和原因。`,
  'contracts.reason-needed': () => '合同终止、到期未履行完的，须写明原因。',
  'contracts.nothing-corrected': () => '没有要更正的：登记的就是这样。请写明哪一项应该是什么。',
  'contracts.draft-same': () => '这份文本已经送审过，没有变化。',
  'contracts.threshold-same': () => '起点没有变化。',
  'contracts.material-unknown': ({ name }) =>
    `没有收到过材料“${name}”：请先上传文件（POST /v1/files，或在私聊中发送），再提交。`,
} satisfies Sentences;

export const { refused, refusedBy, rule, hold } = refusing(contractsSentences);
