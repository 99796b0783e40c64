import { refusing, type Facts, type Refusal, type Sentences } from '#kernel';
import { caution, sourceInWords, versionsOf } from '#rulebook';

/** A refusal, as a rule hands it back. */
export interface Refused {
  readonly refusal: Refusal;
}

const restart = '文本改动后，原文本的结论不再适用';

/** Why something about a document was refused, in the words a person reads; by the code of the refusal. */
export const documentsSentences = {
  'documents.unknown': () => '没有找到这个文件，或它不是您处室的文件：请核对编号，或发送“查文件”。',
  'documents.already-started': () => '这个文件已经登记过，没有重复登记。',
  'documents.duplicate': ({ number }) =>
    `同名的文件已经登记为 ${number}，没有重复登记。确实是另一个的，请改用不同的名称。`,
  'documents.not-in-future': ({ today }) => `日期不能晚于今天（${today}）：请改为实际发生的日期，将来的事到时再登记。`,
  'documents.other-kind': ({ step, kind }) => `${kind}没有“${step}”这一步。`,
  'documents.stopped': () => '这个文件已经终止起草，不能再登记。',
  'documents.still-draft': ({ step }) => `这个文件还没有印发，不能登记“${step}”。`,
  'documents.already-issued': ({ step }) =>
    `这个文件已经印发，不能再登记“${step}”：修改已印发的文件请用“修改文件”或另行起草。`,
  'documents.not-in-force': ({ on }) => `这个文件在${on}已经失效或者废止。`,
  'documents.no-text': () => '还没有文本：请先在私聊中发送草案文件，登记“更新草案”。',
  'documents.one-text': () => '草案文本是一个文件：请只发送正文，说明和附件另行登记。',
  'documents.same-text': () => '这份文本与现有文本完全一样，没有重复登记。',
  'documents.text-changed': ({ gate }) => `“${gate}”是对原文本的：${restart}，请对现文本重新办理。`,
  'documents.gate-missing': ({ gate, how }) => `还缺“${gate}”：${how}。`,
  'documents.consultation-open': ({ until }) => `公开征求意见到${until}才截止：截止以后再反馈采纳情况。`,
  'documents.consultation-short': ({ days, least, earliest }) =>
    `公开征求意见只有${days}日，一般不少于${least}日（最早到${earliest}）：确需缩短的，请写明理由，并在公告中说明。`,
  'documents.end-before-start': () => '截止日期不能早于开始日期，请核对。',
  'documents.end-needed': () => '请写明截止日期或者期限，例如“到12月25日”或“30日”。',
  'documents.reason-needed': ({ what }) => `${what}，请写明理由。`,
  'documents.opinions-open': ({ left }) =>
    `还有意见没有处理：第${left}条。逐条登记采纳、部分采纳或者不采纳及理由后，再反馈。`,
  'documents.nothing-said': () => '没有登记过意见：确实没有收到意见的，请写明“没有收到意见”。',
  'documents.something-said': ({ count }) => `已登记收到${count}条意见，不能反馈为没有收到意见。`,
  'documents.no-such-opinion': ({ count }) => `没有这条意见：现有${count}条。`,
  'documents.not-consulting': () => '还没有公开征求意见或者征求单位意见，先登记征求意见，再登记收到的意见。',
  'documents.signed-paper': ({ paper }) => `请附${paper}：先在私聊中发送文件，再登记。`,
  'documents.not-feasible': ({ gate, conclusion }) => `“${gate}”的结论是“${conclusion}”：请调整草案后重新办理。`,
  'documents.risk-not-controllable': () => '风险不可控：请调整草案、降低风险，重新评估后再往下办理。',
  'documents.papers-incomplete': ({ missing }) => `送审材料不全，缺：${missing}。补齐后再送审。`,
  'documents.review-open': () => '这份文本已经送审，正在审核。',
  'documents.review-done': () => '这份文本已经审核完毕，没有改动的不必重复送审。',
  'documents.review-not-asked': () => '这份文本还没有送合法性审核：请先登记“送合法性审核”。',
  'documents.review-returned': () => '审核材料已经退回：请先登记“补正审核材料”，审核期限自补正之日重新计算。',
  'documents.review-not-returned': () => '审核材料没有退回过，不必补正。',
  'documents.reviewed-late': ({ reviewedOn, decidedOn }) =>
    `合法性审核（${reviewedOn}）晚于集体讨论（${decidedOn}）：未经合法性审核不得提交讨论，请核对日期。`,
  'documents.decided-late': ({ decidedOn }) => `集体讨论日期（${decidedOn}）晚于印发日期，请核对。`,
  'documents.validity-long': ({ n, most }) => `有效期写的是${n}年，应不超过${most}年，请核对。`,
  'documents.review-short': ({ from, least, earliest }) =>
    `审核时间不足：自${from}材料齐全起不少于${least}个工作日，最早${earliest}出具意见；突发事件等紧急情况请写明理由。`,
  'documents.before-asked': ({ from }) => `日期不能早于送审日期（${from}），请核对。`,
  'documents.reviewed-by-another': () => '起草人不能审核自己起草的文件：请法制审核机构的其他人员办理。',
  'documents.only-reviewers': () => '合法性审核意见由法制审核机构出具。',
  'documents.found-unlawful': () => '合法性审核结论为“不合法”：不得提交集体审议，请修改后重新送审。',
  'documents.lawful-after-changes': () => '合法性审核结论为“修改后合法”：请按意见修改，对修改后的文本复核后再提交。',
  'documents.out-of-review': () => '合法性审核结论为“不属审查范围”：规范性文件不适用，请核对文件种类后重新送审。',
  'documents.adviser-against': () => '法律顾问认为不合法：不得提交集体审议，请修改后重新听取意见。',
  'documents.suggestions-open': ({ left }) =>
    `法律顾问建议修改，还有建议没有登记采纳情况（${left}）：逐条登记采纳、部分采纳或者不采纳及理由后再提交。`,
  'documents.competition-breach': ({ clauses }) =>
    `公平竞争审查认为违反${clauses}，又不适用例外规定：不得出台，请修改后重新审查。`,
  'documents.competition-changes': () => '公平竞争审查结论为修改后可以出台：请修改文本后重新审查。',
  'documents.scope-reason': () => '不涉及经营者经济活动的，请写明不适用公平竞争审查的理由。',
  'documents.parties-unheard': () =>
    '公平竞争审查应当听取经营者、行业协会商会等利害关系人的意见：请写明听取了谁的意见。',
  'documents.exception-incomplete': ({ missing }) =>
    `适用例外规定还缺：${missing}。三项都要具备：情形、没有影响更小的替代方案、实施期限或者终止条件。`,
  'documents.exception-not-prolonged': ({ until }) =>
    `例外规定只在写明的实施期限（终止条件）内适用（${until}），文件印发以后不能用审查结论延长：确需继续的，修改文件或者重新制定时再作公平竞争审查。`,
  'documents.end-indefinite': () =>
    '“试行期满”“文件有效期内”不是明确的实施期限：请写明到哪天，或者可以查证的终止条件。',
  'documents.same-evaluator': ({ evaluator }) =>
    `后评估不能由承担过制定前论证评估的单位（${evaluator}）进行：请另请他人。`,
  'documents.exception-needless': () => '没有触碰任何条款，不需要适用例外规定。',
  'documents.conclusion-differs': ({ said, found }) => `结论写的是“${said}”，按逐条审查的结果应为“${found}”：请核对。`,
  'documents.item-unknown': ({ item }) => `没有找到${item}：请先报议题，再登记提请审议。`,
  'documents.item-not-passed': ({ item, outcome }) =>
    `${item}${outcome === '' ? '还没有审议' : `的审议结果是“${outcome}”`}，不能据此废止、修改文件。`,
  'documents.meeting-unknown': ({ meeting }) => `没有找到${meeting}：请核对编号；不是本局党组会议的，写会议的全称。`,
  'documents.not-decided': ({ outcome }) => `集体审议的结果是“${outcome}”，不能印发。`,
  'documents.decided-by-item': ({ item }) => `这个文件提请${item}审议：结果由会议记录自动登记，不用手工登记。`,
  'documents.not-in-a-meeting': () => '集体审议须在会议上进行，传签、会签不能代替：请提交会议审议后再登记。',
  'documents.decision-pending': ({ item }) => `${item}还没有审议结果：会议表决并散会后再印发。`,
  'documents.effective-early': ({ least, earliest }) =>
    `施行日期应在公布满${least}日以后（最早${earliest}）：确需提前的，请写明理由。`,
  'documents.effective-before-publication': () => '施行日期不能早于公布日期，请核对。',
  'documents.too-long-valid': ({ most }) => `有效期最长${most}，名称冠以“试行”“暂行”的最长二年：请核对。`,
  'documents.number-taken': ({ number, by }) => `发文字号 ${number} 已经用于 ${by}，请核对。`,
  'documents.number-unreadable': () => '发文字号应如：天科规〔2026〕3号。',
  'documents.number-needed': () => '还没有设定这类文件的发文代字：请写明发文字号，或先发送“设定发文代字”。',
  'documents.numbered-already': ({ number }) => `这个文件已经编号 ${number}：登记错了的，请用“更正文件记录”。`,
  'documents.published-already': ({ on }) => `这个文件已于${on}公布。`,
  'documents.draft-filed': ({ name }) => `“${name}”是起草过程中的旧稿：备案须报正式印发的文本，请更换文件。`,
  'documents.not-published': () => '这个文件还没有向社会公布：未公布的不得作为行政管理的依据。',
  'documents.before-step': ({ step, on }) => `日期不能早于“${step}”的日期（${on}），请核对。`,
  'documents.renewed-too-late': ({ until }) =>
    `有效期已于${until}届满：期满的文件自动失效，需要继续执行的应当重新制定。`,
  'documents.until-too-early': ({ until }) => `新的有效期应晚于现在的有效期（${until}）。`,
  'documents.evaluate-first': () => '延续有效期之前应当评估：请先登记“实施后评估”。',
  'documents.basis-needed': () => '废止、修改文件须写明依据：哪次会议决定，或者被哪个文件替代。',
  'documents.repealed-already': ({ on }) => `这个文件已自${on}起废止。`,
  'documents.days-of-steps': () =>
    '这个文件不是按现行文件补录的：公布、施行日期和有效期属于它的步骤，请用“更正文件记录”。',
  'documents.step-not-taken': ({ step }) => `这个文件没有登记过“${step}”，无从更正。`,
  'documents.entry-unknown': () => '这个文件没有登记过这一步，或它已经撤销：请发送“文件进度”核对。',
  'documents.no-such-fact': ({ step, fact }) => `“${step}”没有“${fact}”这一项：请核对步骤和内容。`,
  'documents.nothing-to-correct': () => '更正的内容与原来登记的一样，没有重复登记。',
  'documents.later-stands-on-it': ({ later }) =>
    `后面的“${later}”以这一步为前提，不能撤销：请先撤销“${later}”，或者改用更正。`,
  'documents.material-unknown': ({ name }) =>
    `没有收到过材料“${name}”：请先上传文件（POST /v1/files，或在私聊中发送），再提交。`,
  'documents.round-unknown': () => '没有找到这次清理：请核对编号，或先发送“启动清理”。',
  'documents.round-open': ({ number }) => `同名的清理已经启动，编号 ${number}。`,
  'documents.round-published': () => '这次清理的结果已经公布，不能再登记。',
  'documents.round-left': ({ left }) => `还有文件没有清理意见：${left}。全部登记后再公布。`,
  'documents.round-none-open': () => '现在没有正在进行的清理：请先发送“启动清理”。',
  'documents.not-in-round': ({ number, on }) => `${number} 在${on}不是有效文件，不在这次清理的范围。`,
  'documents.unit-has-documents': ({ left }) => `本处室还有列入清理的文件：${left}，不能零报送。`,
  'documents.two-versions': () => '只有一个文本，还没有可以比较的：更新草案后再看。',
  'documents.unreadable': ({ name }) => `“${name}”里的文字读不出来，无法比较：请换成 docx、txt 或带文字的 pdf。`,
  'documents.no-such-paper': ({ paper, why }) => `现在还不能生成“${paper}”：${why}。`,
} satisfies Sentences;

export const { refused, refusedBy, rule, hold } = refusing(documentsSentences);

/** Where a rule of the rulebook stands, the first article it rests on; what no text gives is marked 待核实. */
export const articleOf = (id: string): string => {
  const known = versionsOf(id).at(-1)!;
  return [sourceInWords(known.sources[0]), caution(known)].filter((part) => part !== '').join('，');
};

/** A refusal by a rule of the rulebook, with its article. */
export const refusedUnder = (rulebookId: string, code: keyof typeof documentsSentences, facts: Facts = {}): Refused =>
  refusedBy(articleOf(rulebookId), code, facts);

/** The first refusal among these, if there is one. */
export const firstOf = (...refusals: readonly (Refused | undefined)[]): Refused | undefined =>
  refusals.find((one) => one !== undefined);
