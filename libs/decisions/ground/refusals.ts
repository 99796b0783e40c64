import { refusing, type Refusal, type Sentences } from '#kernel';

/** A refusal, as a rule hands it back. */
export interface Refused {
  readonly refusal: Refusal;
}

/** What every refusal of this room says to people; the facts come with it. */
export const decisionsSentences = {
  'decisions.item-unknown': () => '没有找到这个议题：请核对编号，或发送“我的议题”查看。',
  'decisions.item-already-proposed': () => '这个议题已经报过，没有重复登记。',
  'decisions.item-already-withdrawn': () => '这个议题已经撤回。',
  'decisions.material-unknown': ({ name }) =>
    `没有收到过材料“${name}”：请先上传文件（POST /v1/files，或在私聊中发送），再提交。`,
  'decisions.amount-stated': () => '大额资金使用的议题必须写明金额，例如“120万元”。',
  'decisions.not-in-future': ({ today }) => `日期不能晚于今天（${today}），请改为实际发生的日期。`,
  'decisions.proposer-or-office': () => '只有提出人本人或办公室可以办理这个议题。',
  'decisions.item-settled': ({ outcome }) =>
    `这个议题已经由党组会议处理（${outcome}）：确需重新研究的，请党组书记发送“同意上会”并写明理由，再提交另一次党组会议。`,
  'decisions.gate-not-open': ({ gate }) => `这个议题还没有送“${gate}”：请先登记送审，再登记意见。`,
  'decisions.gate-answered': ({ gate }) => `“${gate}”已经登记过相同的意见。`,
  'decisions.gate-sent-again': ({ gate }) => `“${gate}”的结论是“不通过”：请修改后重新送审，再登记新的意见。`,
  'decisions.reviewed-by-another': ({ gate }) => `“${gate}”的意见不能由提出人自己登记：请法制机构或办公室登记。`,
  'decisions.opinion-on-paper': ({ gate, paper }) => `登记“${gate}”的意见须附${paper}：请先在私聊中发送文件，再登记。`,
  'decisions.answered-before-sent': ({ gate, from }) => `“${gate}”的意见日期早于送审日期（${from}），请核对。`,
  'decisions.link-unknown': ({ number }) => `没有可以关联的议题 ${number}：请核对编号。`,
  'decisions.not-the-secretary': () => '现在的党组书记另有其人：请由党组书记本人办理，或先登记书记的任职、离任。',
  'decisions.only-oneself': () => '成员只能为自己登记：替他人登记的，请办公室办理。',
  'decisions.not-away': ({ staff }) => `${staff}已经到会：书面意见由未到会的成员提交，到会的请在会上发表意见。`,
  'decisions.named-twice': ({ staff }) => `${staff}写了两次，请核对。`,
  'decisions.person-not-asked': ({ place }) => `议题${place}不是干部任免或处分党员的事项，不逐人表决：请去掉姓名。`,
  'decisions.too-few-voters': ({ voters, due }) =>
    `回避后参加表决的只有${voters}人，不足应到成员（${due}人）的半数，不能表决：请暂缓，或报上级党组织。`,
  'decisions.method-stays': () => '无记名投票与公开表决不能互改：请按原来的方式更正票数。',
  'decisions.successor-needed': () => '主持人离会，须写明由谁接替主持，例如“李敏接替主持”。',
  'decisions.notice-day': () => '补录已经开过的会议，须写明会议通知发出的日期，例如“3月16日通知”，不能晚于会议日期。',
  'decisions.agenda-empty': () => '没有可以列入的议题：请先由党组书记同意上会。',
  'decisions.matter-category': ({ code, category }) => `清单事项“${code}”属于${category}，与议题的类别不同，请核对。`,
  'decisions.matter-needed': ({ matters }) => `本局的事项清单已经施行，请写明对应的清单事项编码：${matters}。`,
  'decisions.below-threshold': ({ code, threshold }) =>
    `金额低于清单事项“${code}”的起点（${threshold}）：请核对金额或编码。`,
  'decisions.emergency-ratified': ({ number }) => `${number} 已经由党组会议追认。`,
  'decisions.emergency-on-agenda': ({ number }) => `${number} 已经列入党组会议的议程，等待表决。`,
  'decisions.due-passed': ({ today }) => `办结期限不能早于今天（${today}）。`,
  'decisions.extension-reason': () => '这项任务已经逾期并提请党组研究：延期须写明理由。',
  'decisions.before-assigned': ({ on }) => `办结日期不能早于交办日期（${on}），请核对。`,
  'decisions.materials-too-large': ({ most }) => `会议材料合计超过${most}MB：请逐个议题查看材料。`,
  'decisions.too-many': ({ most }) => `数量超过${most}条：请按年度分次导出。`,
  'decisions.gates-missing': ({ number, missing }) => `${number} 还不能上会，缺：${missing}。请先送审并登记意见。`,
  'decisions.gate-adverse': ({ number, gate }) => `${number} 的${gate}结论为“不通过”，不得提交讨论：请修改后重新送审。`,
  'decisions.gate-after-meeting': ({ number, gate, on, heldOn }) =>
    `${number} 的${gate}日期是${on}，在会议日期（${heldOn}）之后，不能作为这次会议的会前程序：请核对两个日期，或另开会议研究。`,
  'decisions.proposed-after-meeting': ({ number, on, heldOn }) =>
    `${number} 是${on}提出的，在会议日期（${heldOn}）之后：请核对两个日期。`,
  'decisions.proposed-after-notice': ({ number, on, noticedOn }) =>
    `${number} 是${on}提出的，会议通知是${noticedOn}发出的，通知里不会有它：请核对两个日期，或者开会前用“临时议题”列入并写明理由。`,
  'decisions.meeting-before-notice': ({ noticedOn, heldOn }) =>
    `会议通知是${noticedOn}发出的，会议不能早于通知（改到${heldOn}）：请核对两个日期。`,
  'decisions.item-voted': ({ number }) =>
    `${number} 已经在党组会议上表决，散会前不能撤回：表决登记有误的，请办公室先“撤回表决”。`,
  'decisions.nothing-corrected': ({ number }) => `没有要更正的：${number} 登记的就是这样。请写明哪一项应该是什么。`,
  'decisions.corrected-on-agenda': ({ number }) =>
    `${number} 已列入会议议程，成员收到的通知以登记的为准，题目、金额、类别、表决对象不能再更正，只能更正承办处室：` +
    '确需更正的，请先取消这次会议。',
  'decisions.persons-missing': ({ number }) => `${number} 要写明表决对象：请写“表决对象：”和姓名，用顿号隔开。`,
  'decisions.gate-not-overridable': ({ gate }) => `“${gate}”没有可以免除的规定，不能越过。`,
  'decisions.not-reviewed': ({ number }) => `${number} 还没有经办公室审核：请先审核材料是否齐全。`,
  'decisions.not-approved': ({ number }) => `${number} 还没有经党组书记同意上会：请书记发送“同意上会 ${number}”。`,
  'decisions.seated-already': ({ from }) => `日期不能早于任职日期（${from}），请核对。`,
  'decisions.seated-until': ({ until }) => `原任职到${until}为止：新的任职日期须在其后。`,
  'decisions.seated-then': ({ from, until }) => `此人在${from}至${until}已经登记任职，任职时间不能重叠，请核对。`,
  'decisions.secretary-seated': () => '党组书记已经有人担任：请先登记原书记离任，再登记新任书记。',
  'decisions.not-a-member': () => '这个人现在不是党组成员，请核对姓名。',
  'decisions.meeting-unknown': () => '没有找到这次会议：请核对编号，或发送“查会议”。',
  'decisions.meeting-cancelled': () => '这次会议已经取消：需要开会的，请重新召集。',
  'decisions.year-of-meeting': ({ year }) =>
    `会议按年度编号，改期不能跨年（${year}年）：请取消这次会议，在新的年度重新召集。`,
  'decisions.on-other-agenda': ({ number }) =>
    `${number} 已经列入另一次没有结束的党组会议：请在那次会议上研究，或先取消那次会议。`,
  'decisions.chair-needed': () => '党组书记、副书记都没有到会：请写明受委托主持会议的成员，例如“李敏主持”。',
  'decisions.not-a-candidate': ({ person, persons }) => `${person}不在这个议题的人选中（${persons}）：请核对姓名。`,
  'decisions.not-there': ({ staff }) => `${staff}没有到会，无从离会：请核对姓名。`,
  'decisions.approver': () => '更正须经会议主持人或党组书记批准：请写明是谁批准的，例如“王建国批准”。',
  'decisions.correction-pending': ({ staff }) => `同样的更正已经提交，正等${staff}批准，没有重复提交。`,
  'decisions.no-correction-pending': () =>
    '没有这一项待批准的更正：请核对会议和序号，或者它已经批准、撤回。有几项的请写明，例如“更正2”。',
  'decisions.not-the-approver': ({ staff }) => `这一项更正由${staff}批准：须由本人在自己的钉钉里点“批准”。`,
  'decisions.not-passed': ({ place }) => `议题${place}没有通过，没有决议可以更正。`,
  'decisions.consultation-short': ({ from, days, earliest }) =>
    `公开征求意见的期限一般不少于30日：从${from}公告之日起到今天登记的日期只有${days}日，最早${earliest}。确有正当理由缩短的，请在意见内容中写明公告所说的理由。`,
  'decisions.meeting-already': () => '这次会议已经登记过。',
  'decisions.meeting-opened-already': () => '这次会议已经开始。',
  'decisions.meeting-not-yet': ({ on }) => `这次会议定在${on}，还没有到日子：日期有变的，请说“会议改期”。`,
  'decisions.meeting-not-open': () => '会议已经结束，不能再加议题：请列入下一次会议。',
  'decisions.meeting-not-begun': () => '会议还没有开始：请先发送“开会”，登记到会情况。',
  'decisions.meeting-closed': () =>
    '会议已经散会：需要更正的，请说“更正表决”“更正到会”“更正回避”或“更正决议”，写明原因和批准人。',
  'decisions.meeting-not-closed': () => '会议还没有散会：散会后才能确认纪要、更正记录。',
  'decisions.no-members': () => '没有登记党组成员，无法确定应到人数：请先登记“党组成员任职”。',
  'decisions.counts-differ': ({ due, present }) =>
    `人数对不上：按党组成员名单应到${due}人，扣除请假的（含会前请假）实到${present}人。请写明谁请假，例如“张伟请假（出差）”。`,
  'decisions.not-due': ({ staff }) => `${staff}不是这次会议的应到成员：请核对姓名，非成员请登记为列席。`,
  'decisions.not-voting': ({ staff }) => `${staff}不参加这一项表决（未到会、已回避，或不是成员），请核对。`,
  'decisions.chair-absent': () => '主持人没有到会：请由到会的成员主持。',
  'decisions.on-agenda-already': ({ number }) => `${number} 已经在议程上，没有重复登记。`,
  'decisions.no-such-place': ({ place }) =>
    `议程上没有议题${place}：请核对序号；未列入通知的，须说明紧急理由，登记为临时议题。`,
  'decisions.not-on-notice': () =>
    '没有列入会议通知的议题，不得临时动议；确有紧急情况的，请写明不能等到下次会议的理由。',
  'decisions.only-in-meeting': () => '不得以传阅、圈阅、会签、个别征求意见代替党组会议：请列入会议，集体讨论后表决。',
  'decisions.quorum': ({ here, due, needed }) => `到会人数不够：应到${due}人，实到${here}人，至少要有${needed}人到会。`,
  'decisions.quorum-personnel': ({ here, due, needed }) =>
    `讨论干部任免、处分党员，到会人数不够：应到${due}人，实到${here}人，至少要有${needed}人（三分之二）到会。`,
  'decisions.person-by-person': () =>
    '干部任免、处分党员须逐人表决：请一个人一个人地登记，例如“议题3 张伟 赞成7 反对0 弃权1”。',
  'decisions.more-votes-than-voters': ({ votes, voters }) => `票数有误：一共${votes}票，而参加表决的只有${voters}人。`,
  'decisions.votes-missing': ({ votes, voters, left }) =>
    `票数不全：参加表决的有${voters}人，只报了${votes}票，还有${left}人没有表态：请问明后登记，本人表示弃权的才记弃权。`,
  'decisions.invalid-secret': ({ invalid }) => `无效票（${invalid}张）只有无记名投票才有：请写明“无记名”，或核对票数。`,
  'decisions.dissent-named': ({ against, abstain, postpone }) =>
    `公开表决须记明谁反对（${against}人）、谁弃权（${abstain}人）${Number(postpone) > 0 ? `、谁缓议（${postpone}人）` : ''}：请写出姓名，例如“反对李明 弃权王芳”；无记名投票请写明“无记名”。`,
  'decisions.silence': ({ silent }) =>
    `有${silent}人没有表态：参加表决的成员应当逐一表态；本局议事规则允许不表态的，请管理员先“设定未表态规则”（干部任免、处分党员不适用）。`,
  'decisions.unanimous-not': () => '“一致通过”与反对、弃权、未表态的票数或姓名不符：请写明实际票数。',
  'decisions.favour-named': ({ for: inFavour, named }) =>
    `记名投票写明赞成的有${named}人，与赞成${inFavour}票不符：请核对票数和姓名。`,
  'decisions.resolution-names': ({ names }) =>
    `“${names}”是姓名，不能作为决议：赞成的请写“赞成${names}”，列入记名投票。`,
  'decisions.recusal-required': ({ place, staff, why }) =>
    `议题${place}：${staff}须回避（${why}），不能参加表决。请先登记“议题${place} ${staff}回避”，再登记表决。`,
  'decisions.decided-since': ({ number }) =>
    `${number} 在那次会议之后已经另行上会或同意再次上会，不能再补记那次会议的表决：请在新的会议上研究。`,
  'decisions.secret-names': () => '无记名投票只记票数，不记姓名：请去掉姓名，或改为其他表决方式。',
  'decisions.voted-twice': ({ staff }) => `${staff}在表决中写了两次，请核对。`,
  'decisions.voted-not-ended': ({ number }) =>
    `${number} 已经在党组会议上表决，会议还没有结束：这一项影响表决，请办公室先“撤回表决”，登记后再表决。`,
  'decisions.voted-already': ({ place, person, for: inFavour, against, abstain }) =>
    `议题${place}${person ? `（${person}）` : ''}已经表决（赞成${inFavour}、反对${against}、弃权${abstain}）：` +
    '登记有误的，会上请说“撤回表决”再登记，散会后请说“更正表决”。',
  'decisions.voted-before': () =>
    '已经有议题表决过，不能再改到会情况：中途有人来去的，请说“赵刚赶到”“李敏离会”；登记有误的，散会后请说“更正到会”，写明原因。',
  'decisions.deferred-already': ({ place }) => `议题${place}已经暂缓，不再表决。`,
  'decisions.catalogue-before': ({ from }) => `新的清单不能早于现行清单的施行日期（${from}）。`,
  'decisions.catalogue-same': () => '清单没有变化，没有登记新的版本。',
  'decisions.catalogue-faulty': ({ faults }) => `清单没有导入，请改正后重新发送：${faults}`,
  'decisions.matter-twice': ({ code }) => `编码“${code}”重复：每个事项一个编码。`,
  'decisions.matter-unknown': ({ code, day }) => `${day}施行的清单中没有编码“${code}”：请核对，或不填。`,
  'decisions.unit-needed': () => '请写明由哪个处室承办。',
  'decisions.emergency-unknown': () => '没有找到这项紧急处置：请核对编号，例如“处置〔2026〕1号”。',
  'decisions.meeting-before': ({ on }) => `追认的会议不能早于处置之日（${on}），请核对是哪次会议。`,
  'decisions.task-unknown': () => '没有找到这项任务：请核对编号，或发送“督办事项”。',
  'decisions.task-finished': () => '这项任务已经办结，没有重复登记。',
  'decisions.task-cancelled': () => '这项任务因决议更正已经取消。',
  'decisions.owner-or-office': () => '只有责任人本人或办公室可以登记这项任务。',
  'decisions.items-fewer': ({ items, recorded }) =>
    `议题数不能少于已登记的：这次会议已登记表决或者暂缓的有${recorded}个议题，写的是${items}个。`,
  'decisions.no-vote': ({ place }) => `议题${place}还没有表决，无从更正。`,
} satisfies Sentences;

export const { refused, refusedBy, rule, hold } = refusing(decisionsSentences);
