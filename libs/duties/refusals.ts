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
  'duties.standing-unknown': () => '没有找到这个事项：请核对编号，或发送“我的待办”查看。',
  'duties.done-by-its-act': ({ number, name, title, says }) =>
    `${number}的“${name}”由办理动作办结，不能直接登记“已办”：请点“${title}”，或发送“${says}”。`,
  'duties.done-by-its-record': ({ number, name }) =>
    `${number}的“${name}”随${number}的办理记录办结，不能直接登记“已办”：请发送“${number}”，按页面上的下一步办理。`,
  'duties.not-owner': () => '只有责任人、分管领导或办公室可以办理这个事项。',
  'duties.not-supervisor': () => '这一步由分管领导（没有设定的，由主要负责人）办理。',
  'duties.not-in-future': ({ today }) => `日期不能晚于今天（${today}），请改为实际办结的日期。`,
  'duties.day-not-later': ({ due }) => `延期后的日期须晚于原期限（${due}），也不能早于今天。`,
  'duties.other-unit': () => '责任人只能在本处室内转办；转给其他处室，请分管领导或办公室办理。',
  'duties.fixed-by-law': ({ source }) => `这个期限由法律规定（${source}），不能延期，也不能免办。`,
  'duties.submitted-already': ({ on }) => `已于${on}登记办结，正在等分管领导确认。`,
  'duties.accepted-already': ({ on }) => `已于${on}确认办结。`,
  'duties.waived-already': () => '这个事项已经免办。',
  'duties.not-submitted': () => '这个事项还没有登记办结。',
  'duties.no-extension-asked': () => '这个事项没有等待同意的延期。',
  'duties.person-unknown': ({ person }) => `通讯录中没有“${person}”，请核对。`,
  'duties.unit-unknown': ({ unit }) => `没有“${unit}”这个处室，请核对。`,
  'duties.improper': ({ why }) => `${why}（国办函〔2026〕12号）。可以给需要办理的人登记一项任务。`,
  'duties.plan-on-event': () =>
    '这项任务从一件事发生起算：请在事情发生时登记，并写明日期，例如“新增任务 12月2日前 回复督办单 法规科”。',
  'duties.cycle-unread': () =>
    '没有看懂什么时候做：请写“每月5日前”“每季度最后一个工作日前”“每年3月15日前”“每周五”或者一个日期（农历请写公历日期）。',
  'duties.plan-unit': () => '请在最后写明哪个处室或者哪个人办理。',
  'duties.plan-title': () => '请写明做什么，例如“报送学法情况”。',
  'duties.plan-other-unit': () => '只能给本处室登记任务；给其他处室登记，请办公室、法制审核机构或者局领导办理。',
  'duties.plan-past': () => '这个日期已经过了，请核对。',
  'duties.no-plan': () => '这个事项不是自行登记的任务，不能停办。本次不办的，请分管领导“免办”。',
  'duties.plan-ended': () => '这项任务已经没有以后的期限，不需要停办。',
  'duties.plan-stopped': ({ from }) => `这项任务从${from}起已经停办。`,
  'duties.unit-headless': ({ unit }) =>
    `${unit}还没有登记负责人：请在最后写明由谁办理，或先发送“登记处室负责人 ${unit} 姓名”。`,
  'duties.steps-left': ({ left }) => `还有步骤没有完成：${left}。请先逐项“登记步骤”，全部完成后再登记已办。`,
  'duties.task-unknown': () => '没有这项年度任务，请核对名称。',
  'duties.task-nothing': () => '请写明每年哪一天以前，或者由谁办理。',
  'duties.task-fixed': ({ title }) => `“${title}”的日期由法律或者上级规定，不能自行设定；可以设定由谁办理。`,
  'duties.task-quarterly': ({ title }) => `“${title}”每季度一次，期限是季度末，不能设为一天。`,
  'duties.task-already': ({ title, day, source }) =>
    `年度任务中已有“${title}”：${day}，${source}。不重复登记；还没有开立的，请发送“开立年度任务”。`,
  'duties.step-unknown': ({ steps }) =>
    steps === '' ? '这个事项没有分步骤，请直接登记“已办”。' : `请写明是哪一步：${steps}。`,
  'duties.file-unknown': ({ name }) =>
    `没有收到过文件“${name}”：请先上传文件（POST /v1/files，或在私聊中发送），再提交。`,
} satisfies Sentences;

export const { refused, rule, hold } = refusing(dutiesSentences);
