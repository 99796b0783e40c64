import type { Conversation, Line } from './talks.ts';

// Meetings, gates, votes and follow-up, said on Wednesday 2026-11-25. Where no meeting or task is named, the one at
// hand is 1.

const facts = (command: string, values: Readonly<Record<string, string>>): string =>
  `decisions.${command}: ${Object.entries(values)
    .map(([name, value]) => `${name}=${value}`)
    .sort()
    .join(' | ')}`;
const MEETING = '会议〔2026〕1号';
const reads = (command: string, values: Readonly<Record<string, string>>): string =>
  `reads back ${facts(command, values)}`;
const sitting = (command: string, values: Readonly<Record<string, string>>): string =>
  reads(command, { meeting: MEETING, ...values });
const vote = (values: Readonly<Record<string, string>>): string =>
  sitting('take-vote', { against: '0', abstain: '0', method: 'hands', opposed: '[]', abstained: '[]', ...values });
const alone = (as: string, ...lines: readonly Line[]): readonly Conversation[] =>
  lines.map((line) => ({ as, lines: [line] }));
const TODAY = '2026-11-25';

export const decisionTalks: readonly Conversation[] = [
  ...alone(
    'zhangwei',
    [
      '送法律顾问 议题〔2026〕1号 天山律师事务所',
      reads('send-for-review', {
        item: '议题〔2026〕1号',
        gate: 'legalOpinion',
        sentTo: '天山律师事务所',
        sentOn: TODAY,
      }),
    ],
    [
      '送合法性审查 议题〔2026〕1号',
      reads('send-for-review', {
        item: '议题〔2026〕1号',
        gate: 'legalityReview',
        sentTo: '政策法规科',
        sentOn: TODAY,
      }),
    ],
    ['送审 议题〔2026〕1号', 'wants gate'],
    ['送审 议题〔2026〕1号 专家论证', 'wants sentTo'],
    ['任务进展 任务〔2026〕1号 已挂网招标', reads('report-task', { task: '任务〔2026〕1号', progress: '已挂网招标' })],
    ['任务办结 任务〔2026〕1号 已完成采购并验收', 'wants materials'],
    ['督办事项', 'asks decisions.find-tasks'],
    ['已办结的督办事项', 'asks decisions.find-tasks: state=finished'],
    ['督办事项 办理中', 'asks decisions.find-tasks: state=open'],
    ['事项清单', 'asks decisions.find-matters'],
    [
      '2025年开了几次党组会、多少议题',
      'asks decisions.find-meetings: period={"first":"2025-01-01","last":"2025-12-31"}',
    ],
    ['今年开了几次党组会', 'asks decisions.find-meetings: period={"first":"2026-01-01","last":"2026-12-31"}'],
    ['查会议 今年', 'asks decisions.find-meetings: period={"first":"2026-01-01","last":"2026-12-31"}'],
    [
      '报议题 采购高性能计算平台 120万元 大额资金 D01',
      'reads back decisions.propose-item: amount=120000000 | category=largeFunds | matter=D01 | proposedOn=2026-11-25 | title=采购高性能计算平台 | unit=platform',
    ],
    [
      '报议题 拟任平台中心领导人员 干部任免 张伟、李娜',
      'reads back decisions.propose-item: category=personnel | persons=张伟、李娜 | proposedOn=2026-11-25 | title=拟任平台中心领导人员 | unit=platform',
    ],
    ['报议题 给予吴磊党内警告处分 重大决策', 'wants discipline'],
    [
      '送审 议题〔2026〕1号 专家论证 市专家委员会',
      reads('send-for-review', {
        item: '议题〔2026〕1号',
        gate: 'expertReview',
        sentTo: '市专家委员会',
        sentOn: TODAY,
      }),
    ],
    [
      '送法律顾问 议题1 天山律师事务所',
      reads('send-for-review', {
        item: '议题〔2026〕1号',
        gate: 'legalOpinion',
        sentTo: '天山律师事务所',
        sentOn: TODAY,
      }),
    ],
    ['任务进展 任务2 已起草实施细则', reads('report-task', { task: '任务〔2026〕2号', progress: '已起草实施细则' })],
    ['任务〔2026〕1号', 'asks decisions.task-progress: task=任务〔2026〕1号'],
    ['任务〔2026〕1号到哪一步了', 'asks decisions.task-progress: task=任务〔2026〕1号'],
    ['议题3 一致通过', '没有权限'],
    ['散会', '没有权限'],
    ['召集党组会 明天', '没有权限'],
  ),
  ...alone(
    'zhoufang',
    ['法律意见 议题〔2026〕1号 合法 天山律师事务所', 'wants materials'],
    [
      '专家论证意见 议题〔2026〕1号 通过 市专家委员会',
      reads('record-review', {
        item: '议题〔2026〕1号',
        gate: 'expertReview',
        conclusion: 'sound',
        answeredBy: '市专家委员会',
        answeredOn: TODAY,
      }),
    ],
    [
      '专家论证意见 议题〔2026〕1号 通过 市专家委员会 昨天 补充采购方式论证',
      reads('record-review', {
        item: '议题〔2026〕1号',
        gate: 'expertReview',
        conclusion: 'sound',
        answeredBy: '市专家委员会',
        answeredOn: '2026-11-24',
        remark: '补充采购方式论证',
      }),
    ],
    ['法律意见 议题〔2026〕1号 不合法', 'wants answeredBy'],
    ['合法性审查意见 议题〔2026〕1号 修改后通过 昨天', 'wants materials'],
    ['审查意见 议题〔2026〕1号 公平竞争审查 通过', 'wants materials'],
    ['法律意见 议题〔2026〕1号', 'wants conclusion'],
  ),
  ...alone(
    'wangjianguo',
    ['同意上会 议题〔2026〕1号', reads('approve-item', { item: '议题〔2026〕1号' })],
    ['批准上会 议题2026年第12号', reads('approve-item', { item: '议题〔2026〕12号' })],
    ['免于审查 议题〔2026〕1号 专家论证 已有同类论证', 'wants authority'],
    ['同意上会', 'wants item'],
    [
      '同意上会 议题〔2026〕1号 项目条件发生重大变化，需重新研究',
      reads('approve-item', { item: '议题〔2026〕1号', again: '项目条件发生重大变化，需重新研究' }),
    ],
    ['请假 第1次党组会 出差', sitting('answer-notice', { comes: 'no', staff: 'wangjianguo', reason: '出差' })],
    ['我请假，出差', sitting('answer-notice', { comes: 'no', staff: 'wangjianguo', reason: '出差' })],
    ['参加会议 第1次党组会', sitting('answer-notice', { comes: 'yes', staff: 'wangjianguo' })],
    [
      '不能参加会议 会议〔2026〕1号 在市里开会',
      sitting('answer-notice', { comes: 'no', staff: 'wangjianguo', reason: '在市里开会' }),
    ],
    ['会议材料 第1次党组会', 'asks decisions.meeting-materials: meeting=会议〔2026〕1号'],
    ['查紧急处置', 'asks decisions.find-emergencies'],
    ['待确认纪要', 'asks decisions.minutes-to-confirm'],
    ['书面意见 议题2 同意', sitting('give-written-opinion', { place: '2', staff: 'wangjianguo', opinion: '同意' })],
    ['回避 议题2 亲属参与项目', sitting('recuse-member', { place: '2', staff: 'wangjianguo', reason: '亲属参与项目' })],
    [
      '紧急处置 抢修受灾实验室，暴雨进水 李敏决定',
      reads('record-emergency', {
        what: '抢修受灾实验室',
        reason: '暴雨进水',
        decidedBy: 'limin',
        actedOn: TODAY,
        unit: 'party-group',
      }),
    ],
    ['纪要无误', sitting('confirm-minutes', { agrees: 'yes' })],
    ['确认纪要 第1次党组会', sitting('confirm-minutes', { agrees: 'yes' })],
    [
      '纪要有误 第1次党组会 议题3我投的是反对',
      sitting('confirm-minutes', { agrees: 'no', remark: '议题3我投的是反对' }),
    ],
    [
      '紧急处置 抢修受灾实验室，暴雨进水',
      reads('record-emergency', {
        what: '抢修受灾实验室',
        reason: '暴雨进水',
        decidedBy: 'wangjianguo',
        actedOn: TODAY,
        unit: 'party-group',
      }),
    ],
  ),
  ...alone(
    'chenxia',
    ['审核议题 议题12号 齐全', reads('review-item', { item: '议题〔2026〕12号', complete: 'yes' })],
    ['审核议题 议题〔2026〕1号 齐全', reads('review-item', { item: '议题〔2026〕1号', complete: 'yes' })],
    [
      '审核议题 议题〔2026〕1号 不齐全 缺概算',
      reads('review-item', { item: '议题〔2026〕1号', complete: 'no', remark: '缺概算' }),
    ],
    [
      '召集党组会 下周一上午10点 三楼会议室',
      reads('convene-meeting', { heldOn: '2026-11-30', at: '10:00', place: '三楼会议室' }),
    ],
    ['会议通知 12月1日15:30', reads('convene-meeting', { heldOn: '2026-12-01', at: '15:30' })],
    ['召集党组会', 'wants heldOn'],
    ['开会 第37次党组会', reads('open-meeting', { meeting: '会议〔2026〕37号' })],
    ['现在开会', sitting('open-meeting', {})],
    [
      '开会 第37次党组会 应到5人实到4人，孙丽请假（出差）',
      reads('open-meeting', {
        meeting: '会议〔2026〕37号',
        due: '5',
        present: '4',
        absent: '[{"staff":"sunli","reason":"出差"}]',
      }),
    ],
    [
      '应到5人实到4人，孙丽请假（出差）',
      sitting('record-attendance', { due: '5', present: '4', absent: '[{"staff":"sunli","reason":"出差"}]' }),
    ],
    ['到会情况 应到5人实到5人', sitting('record-attendance', { due: '5', present: '5', absent: '[]' })],
    ['会前学法 《科学技术进步法》', sitting('study-law', { statute: '《科学技术进步法》' })],
    ['会前学法 《科学技术进步法》 周芳领学', sitting('study-law', { statute: '《科学技术进步法》', by: 'zhoufang' })],
    ['议题3 赞成5 反对0 弃权0', vote({ place: '3', for: '5' })],
    ['议题3 赞成4票，反对1票，弃权0票 反对赵刚', vote({ place: '3', for: '4', against: '1', opposed: '["zhaogang"]' })],
    ['议题三 赞成四票 反对一票 反对赵刚', vote({ place: '3', for: '4', against: '1', opposed: '["zhaogang"]' })],
    ['议题3 一致通过', vote({ place: '3', unanimous: 'yes' })],
    ['第3项 全票通过', vote({ place: '3', unanimous: 'yes' })],
    [
      '议题5 张伟 无记名 赞成4 反对1 弃权0',
      vote({ place: '5', person: '张伟', method: 'secret', for: '4', against: '1' }),
    ],
    ['议题3 传阅 赞成5 反对0 弃权0', vote({ place: '3', method: 'circulation', for: '5' })],
    [
      '议题3 赞成3 反对1 弃权1 反对赵刚 弃权李敏',
      vote({ place: '3', for: '3', against: '1', abstain: '1', opposed: '["zhaogang"]', abstained: '["limin"]' }),
    ],
    ['议题3 表决', 'wants for'],
    ['表决', 'wants place'],
    ['李敏回避 议题5', sitting('recuse-member', { place: '5', staff: 'limin' })],
    ['议题5 李敏回避', sitting('recuse-member', { place: '5', staff: 'limin' })],
    ['回避 议题2 李敏', sitting('recuse-member', { place: '2', staff: 'limin' })],
    [
      '议题1 讨论发言 李敏、赵刚、王建国',
      sitting('hear-opinions', { place: '1', speakers: '["limin","zhaogang","wangjianguo"]' }),
    ],
    ['议题2 暂缓 需补充论证', sitting('defer-entry', { place: '2', reason: '需补充论证' })],
    ['暂缓 议题2 分歧较大', sitting('defer-entry', { place: '2', reason: '分歧较大' })],
    [
      '临时议题 议题〔2026〕12号 汛情紧急须当日决定',
      sitting('add-late-item', { item: '议题〔2026〕12号', reason: '汛情紧急须当日决定' }),
    ],
    ['列席 周芳、张伟', sitting('note-observers', { observers: '["zhoufang","zhangwei"]' })],
    [
      '会议改期 第1次党组会 12月2日上午10点 书记出差',
      sitting('move-meeting', { heldOn: '2026-12-02', at: '10:00', reason: '书记出差' }),
    ],
    ['取消会议 第1次党组会 无紧要议题', sitting('cancel-meeting', { reason: '无紧要议题' })],
    ['召集党组会 11月23日 11月16日通知', 'wants heldOn'],
    [
      '召集党组会 2026年11月23日 11月16日通知',
      reads('convene-meeting', { heldOn: '2026-11-23', noticedOn: '2026-11-16' }),
    ],
    ['赵刚赶到', sitting('note-coming', { staff: 'zhaogang' })],
    ['阿丽亚到了', sitting('note-coming', { staff: 'aliya' })],
    ['李敏离会 市里开会', sitting('note-leaving', { staff: 'limin', reason: '市里开会' })],
    [
      '中途离会 王建国 接待检查 李敏接替主持',
      sitting('note-leaving', { staff: 'wangjianguo', successor: 'limin', reason: '接待检查' }),
    ],
    [
      '开会 第1次党组会 王建国、李敏请假（出差）',
      sitting('open-meeting', {
        absent: '[{"staff":"wangjianguo","reason":"出差"},{"staff":"limin","reason":"出差"}]',
      }),
    ],
    [
      '开会 第1次党组会 王局出差没来，李敏主持',
      sitting('open-meeting', { absent: '[{"staff":"wangjianguo","reason":"出差"}]', chair: 'limin' }),
    ],
    [
      '到会情况 王建国住院、孙丽开会缺席',
      sitting('record-attendance', {
        absent: '[{"staff":"wangjianguo","reason":"住院"},{"staff":"sunli","reason":"开会"}]',
      }),
    ],
    ['议题1 同意5票，不同意0票，弃权0票', vote({ place: '1', for: '5' })],
    ['议题2 4:0通过', vote({ place: '2', for: '4', against: '0' })],
    ['议题3 4:1 反对赵刚', vote({ place: '3', for: '4', against: '1', opposed: '["zhaogang"]' })],
    [
      '议题3 赞成3 反对1（赵刚） 弃权1（阿丽亚）',
      vote({ place: '3', for: '3', against: '1', abstain: '1', opposed: '["zhaogang"]', abstained: '["aliya"]' }),
    ],
    [
      '议题3 赞成3 反对0 弃权2人（李敏、赵刚）',
      vote({ place: '3', for: '3', abstain: '2', abstained: '["limin","zhaogang"]' }),
    ],
    [
      '议题3 不通过 赞成0 反对5 反对王建国、李敏、阿丽亚、赵刚、孙丽',
      vote({ place: '3', for: '0', against: '5', opposed: '["wangjianguo","limin","aliya","zhaogang","sunli"]' }),
    ],
    [
      '议题1 全票通过。决议：同意采购，预算控制在120万元以内，由平台中心牵头，2026年12月31日前完成。',
      vote({
        place: '1',
        unanimous: 'yes',
        resolution: '同意采购，预算控制在120万元以内，由平台中心牵头，2026年12月31日前完成。',
      }),
    ],
    [
      '议题1 发言顺序 赵刚、孙丽、李敏。赵刚提出采购方式已论证；孙丽提出加强验收。',
      sitting('hear-opinions', {
        place: '1',
        speakers: '["zhaogang","sunli","limin"]',
        gist: '赵刚提出采购方式已论证；孙丽提出加强验收。',
      }),
    ],
    [
      '议题1 发言顺序 赵刚、孙丽。赵刚：采购方式已经论证；孙丽：要加强验收。',
      sitting('hear-opinions', {
        place: '1',
        speakers: '["zhaogang","sunli"]',
        gist: '赵刚：采购方式已经论证；孙丽：要加强验收。',
      }),
    ],
    [
      '议题1 讨论发言 赵刚、阿丽亚、王建国',
      sitting('hear-opinions', { place: '1', speakers: '["zhaogang","aliya","wangjianguo"]' }),
    ],
    [
      '李敏回避 议题2 项目申报单位为其亲属所在单位',
      sitting('recuse-member', { place: '2', staff: 'limin', reason: '项目申报单位为其亲属所在单位' }),
    ],
    [
      '临时议题 议题〔2026〕12号 理由汛情紧急须当日决定',
      sitting('add-late-item', { item: '议题〔2026〕12号', reason: '汛情紧急须当日决定' }),
    ],
    [
      '议题1 发言 李敏、赵刚、王建国',
      sitting('hear-opinions', { place: '1', speakers: '["limin","zhaogang","wangjianguo"]' }),
    ],
    [
      '更正表决 议题1 赞成3 反对0 赵刚实际未到 王建国批准',
      sitting('correct-vote', {
        place: '1',
        for: '3',
        against: '0',
        abstain: '0',
        opposed: '[]',
        abstained: '[]',
        approvedBy: 'wangjianguo',
        reason: '赵刚实际未到',
      }),
    ],
    ['撤回表决 议题1 票数记错', sitting('retract-vote', { place: '1', reason: '票数记错' })],
    ['撤回表决 议题2 张伟 票数记错', sitting('retract-vote', { place: '2', person: '张伟', reason: '票数记错' })],
    [
      '更正表决 议题1 赞成2 反对1 弃权1 反对赵刚 弃权李敏 漏记弃权票 王建国批准',
      sitting('correct-vote', {
        place: '1',
        for: '2',
        against: '1',
        abstain: '1',
        opposed: '["zhaogang"]',
        abstained: '["limin"]',
        approvedBy: 'wangjianguo',
        reason: '漏记弃权票',
      }),
    ],
    [
      '更正到会 孙丽请假（出差） 漏记请假 王建国批准',
      sitting('correct-attendance', {
        absent: '[{"staff":"sunli","reason":"出差"}]',
        reason: '漏记请假',
        approvedBy: 'wangjianguo',
      }),
    ],
    [
      '补记回避 议题3 李敏 漏记 王建国批准',
      sitting('correct-recusal', {
        place: '3',
        staff: 'limin',
        withdrew: 'yes',
        reason: '漏记',
        approvedBy: 'wangjianguo',
      }),
    ],
    [
      '更正决议 议题3 原因：笔误 王建国批准 决议：原则同意，由平台中心组织实施',
      sitting('correct-resolution', {
        place: '3',
        reason: '笔误',
        approvedBy: 'wangjianguo',
        resolution: '原则同意，由平台中心组织实施',
      }),
    ],
    ['交办任务 任务〔2026〕1号 11月20日前', 'wants due'],
    [
      '调整清单事项 D01 大额专项资金 大额资金 100万元 法律意见、预算',
      'reads back decisions.change-matter: category=largeFunds | code=D01 | from=2026-11-25 | gates=["legalOpinion","budget"] | name=大额专项资金 | threshold=100000000',
    ],
    [
      '议定事项 2026年 大额资金',
      'asks decisions.find-decisions: category=largeFunds | period={"first":"2026-01-01","last":"2026-12-31"}',
    ],
    [
      '查表决 今年 赵刚反对',
      'asks decisions.find-votes: dissenter=zhaogang | period={"first":"2026-01-01","last":"2026-12-31"}',
    ],
    ['起草决议 会议〔2026〕1号', 'asks decisions.meeting-paper: meeting=会议〔2026〕1号 | paper=resolutions'],
    ['起草表决票 第1次党组会', 'asks decisions.meeting-paper: meeting=会议〔2026〕1号 | paper=ballots'],
    ['会议纪要 会议〔2026〕1号', 'asks decisions.meeting-paper: meeting=会议〔2026〕1号 | paper=minutes'],
    ['起草表决结果 第1次党组会', 'asks decisions.meeting-paper: meeting=会议〔2026〕1号 | paper=votes'],
    ['散会', sitting('close-meeting', {})],
    ['会议结束', sitting('close-meeting', {})],
    ['散会 第37次党组会', reads('close-meeting', { meeting: '会议〔2026〕37号' })],
    ['散会 11:35', sitting('close-meeting', { at: '11:35' })],
    [
      '更正表决 议题1 赞成4 反对1 反对赵刚 漏记一票 王建国批准',
      sitting('correct-vote', {
        place: '1',
        for: '4',
        against: '1',
        abstain: '0',
        opposed: '["zhaogang"]',
        abstained: '[]',
        approvedBy: 'wangjianguo',
        reason: '漏记一票',
      }),
    ],
    [
      '交办任务 任务〔2026〕1号 张伟 12月31日前',
      reads('assign-task', { task: '任务〔2026〕1号', owner: 'zhangwei', due: '2026-12-31' }),
    ],
    [
      '追认 处置〔2026〕1号 第9次党组会',
      reads('ratify-emergency', { emergency: '处置〔2026〕1号', meeting: '会议〔2026〕9号' }),
    ],
    ['会议〔2026〕37号', 'asks decisions.meeting-progress…'],
    ['会议情况 第37次党组会', 'asks decisions.meeting-progress…'],
    ['起草会议纪要 第37次党组会', 'asks decisions.meeting-paper: meeting=会议〔2026〕37号 | paper=minutes'],
    ['起草会议通知 会议〔2026〕37号', 'asks decisions.meeting-paper: meeting=会议〔2026〕37号 | paper=notice'],
    ['党组会议台账 2026年', 'asks decisions.meeting-ledger: period={"first":"2026-01-01","last":"2026-12-31"}'],
    [
      '增加清单事项 D02 设备采购 大额资金 30万元',
      'reads back decisions.change-matter: category=largeFunds | code=D02 | from=2026-11-25 | name=设备采购 | threshold=30000000',
    ],
  ),
  {
    as: 'sunli',
    lines: [
      ['书面意见', 'wants place'],
      ['议题2', 'wants opinion'],
      ['我', 'not understood, wants opinion'],
      ['同意', sitting('give-written-opinion', { place: '2', staff: 'sunli', opinion: '同意' })],
    ],
  },
];
