import { refusing, type Refusal, type Sentences } from '#kernel';

/** A refusal, as a rule hands it back. */
export interface Refused {
  readonly refusal: Refusal;
}

/** Why something about advisers and opinions was refused, in the words a person reads; by the code of the refusal. */
export const legalOpinionsSentences = {
  'advisers.unknown': () => '没有找到这位法律顾问：请核对姓名或编号，或发送“法律顾问名册”。',
  'advisers.several': ({ names }) => `有几位符合：${names}。请写全姓名或编号。`,
  'advisers.engaged-already': ({ name, from, until }) =>
    `${name}在${from}至${until}已经聘任，聘期不能重叠：续聘请写原聘期之后的日期，登记有误请用“更正顾问”。`,
  'advisers.term-order': () => '聘期的末日不能早于首日，请核对日期。',
  'advisers.firm-needed': () => '律师事务所的律师须写明所在律所。',
  'advisers.account-unknown': ({ account }) =>
    `钉钉工号“${account}”没有登记：请系统管理员先把这位顾问登记为“法律顾问”角色，再登记工号。`,
  'advisers.not-engaged': ({ name, on }) => `${name}在${on}不在聘期内：请先续聘，或指派在聘的顾问。`,
  'advisers.ended-before': ({ from }) => `终止日期不能早于聘期首日（${from}），请核对。`,
  'advisers.ended-after': ({ until }) => `聘期到${until}为止，终止日期不能晚于这一天，请核对。`,
  'advisers.nothing-corrected': () => '没有要更正的：登记的就是这样。请写明哪一项应该是什么。',
  'advisers.conflict-known': () => '这项利益冲突已经登记过，没有重复登记。',
  'opinions.unknown': () => '没有找到这份法律意见：请核对编号，或发送“查法律意见”。',
  'opinions.item-elsewhere': ({ number }) => `议题请发送“送法律顾问 ${number}”：意见出具后会自动记入议题的审查。`,
  'opinions.not-in-future': ({ today }) => `日期不能晚于今天（${today}），请改为实际发生的日期。`,
  'opinions.due-before': ({ askedOn }) => `答复期限不能早于送请日期（${askedOn}），请核对。`,
  'opinions.not-open': ({ number, state }) => `${number} ${state}，不能再办理这一步。`,
  'opinions.not-delivered': ({ number }) => `${number} 还没有出具意见。`,
  'opinions.conflicted': ({ name, number }) => `${name}与 ${number} 有利益冲突，不得承办：请指派其他顾问。`,
  'opinions.conflict-on-record': ({ name, party }) =>
    `${name}登记过与“${party}”的利益冲突，不得承办涉及它的事项：请指派其他顾问。`,
  'opinions.assigned-already': ({ name }) => `这份意见已经指派给${name}。`,
  'opinions.declined-before': ({ name }) => `${name}已经说明不能承办这份意见：请指派其他顾问。`,
  'opinions.not-assigned': ({ number }) => `${number} 还没有指派法律顾问：请先“指派顾问 ${number}”。`,
  'opinions.not-the-adviser': () => '这份意见没有指派给您。',
  'opinions.by-another': () => '法律意见不能由送请意见的人自己登记：请法制机构、办公室或法律顾问本人登记。',
  'opinions.before-asked': ({ askedOn }) => `出具日期早于送请日期（${askedOn}），请核对。`,
  'opinions.suggestions-needed': ({ conclusion }) =>
    `结论是“${conclusion}”的，须逐条写明意见建议，例如“建议2条 一、补充资金来源；二、明确验收标准”。`,
  'opinions.suggestions-differ': ({ said, found }) =>
    `写的是建议${said}条，读出来${found}条：请每条之间用分号隔开，或每条一行写上序号。`,
  'opinions.suggestions-too-many': ({ most }) => `建议最多${most}条，每条最多500字：请合并或缩短。`,
  'opinions.no-such-suggestion': ({ n, count }) => `这份意见只有${count}条建议，没有第${n}条，请核对。`,
  'opinions.no-suggestions': ({ number }) => `${number} 没有提出建议，不需要登记采纳情况。`,
  'opinions.reason-needed': ({ n, how }) => `第${n}条${how}，须写明理由（不能为空）。`,
  'opinions.suggestions-sum': ({ count, told }) =>
    `建议共${count}条，采纳、部分采纳、不采纳合计${told}条，两者应当相等，请核对。`,
  'opinions.entered-reason-needed': ({ n }) => `有${n}条没有（全部）采纳，须写明理由（不能为空）。`,
  'opinions.entered-already': () => '这份编号的法律意见已经登记过，没有重复登记；登记有误的请用“更正意见”。',
  'opinions.subject-unknown': ({ kind, words }) => `${kind}中没有“${words}”：请核对类型和编号，或先登记它。`,
  'opinions.settled-already': ({ n, how }) => `第${n}条已经登记为“${how}”，没有变化。`,
  'opinions.returned-by-asker': () => '只有送请意见的处室、办公室或法制机构可以办理这一步。',
  'opinions.nothing-corrected': () => '没有要更正的：登记的就是这样。',
  'opinions.draft-same': () => '这份文本法律顾问已经看过，没有变化。',
  'opinions.material-unknown': ({ name }) =>
    `没有收到过材料“${name}”：请先上传文件（POST /v1/files，或在私聊中发送），再提交。`,
  'opinions.materials-too-large': ({ most }) => `材料合计超过${most}MB：请逐份下载。`,
  'opinions.no-materials': ({ number }) => `${number} 没有材料。`,
} satisfies Sentences;

export const { refused, refusedBy, rule, hold } = refusing(legalOpinionsSentences);
