import type { Conversation } from './talks.ts';

// Lines on decisions written without knowledge of the readers, each with what its author expected of it; said on
// Wednesday 2026-11-25. Of 330 those that are read as expected, kept so that they stay so: they say nothing of how
// often a new line is.

export const moreDecisionTalks: readonly Conversation[] = [
  {
    as: 'zhangwei',
    lines: [
      [
        '报议题 关于调整2027年度预算的请示 重大事项 D01',
        'reads back decisions.propose-item: category=majorDecision | matter=D01 | proposedOn=2026-11-25 | title=关于调整2027年度预算的请示 | unit=platform',
      ],
    ],
  },
  {
    as: 'zhangwei',
    lines: [
      [
        '报议题 拨付天山软件创新券资金 四十二万五千 大额资金',
        'reads back decisions.propose-item: amount=42500000 | category=largeFunds | proposedOn=2026-11-25 | title=拨付天山软件创新券资金 | unit=platform',
      ],
    ],
  },
  {
    as: 'zhangwei',
    lines: [
      [
        '报议题，十五五科技规划编制经费，大额资金，一百六十八万，上周四报的',
        'reads back decisions.propose-item: amount=168000000 | category=largeFunds | proposedOn=2026-11-19 | title=十五五科技规划编制经费 | unit=platform',
      ],
    ],
  },
  {
    as: 'zhangwei',
    lines: [
      [
        '撤回议题〔2026〕3号 经费没落实',
        'reads back decisions.withdraw-item: item=议题〔2026〕3号 | reason=经费没落实',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '报议题 实验室改造二期 重大项目 2300万 农社科',
        'reads back decisions.propose-item: amount=2300000000 | category=majorProject | proposedOn=2026-11-25 | title=实验室改造二期 | unit=rural',
      ],
    ],
  },
  {
    as: 'zhangwei',
    lines: [
      [
        '议题〔2026〕3号送法律顾问，天山律师事务所',
        'reads back decisions.send-for-review: gate=legalOpinion | item=议题〔2026〕3号 | sentOn=2026-11-25 | sentTo=天山律师事务所',
      ],
    ],
  },
  {
    as: 'zhangwei',
    lines: [
      [
        '议题2026年3号 送合法性审查',
        'reads back decisions.send-for-review: gate=legalityReview | item=议题〔2026〕3号 | sentOn=2026-11-25 | sentTo=政策法规科',
      ],
    ],
  },
  {
    as: 'zhangwei',
    lines: [
      [
        '送审 议题(2026)3号 公平竞争审查 昨天送的',
        'reads back decisions.send-for-review: gate=fairCompetition | item=议题〔2026〕3号 | sentOn=2026-11-24 | sentTo=政策法规科',
      ],
    ],
  },
  {
    as: 'zhangwei',
    lines: [
      [
        '议题〔2026〕3号 送专家论证 市科技专家库 11月23日',
        'reads back decisions.send-for-review: gate=expertReview | item=议题〔2026〕3号 | sentOn=2026-11-23 | sentTo=市科技专家库',
      ],
    ],
  },
  { as: 'zhangwei', lines: [['送合法性审查', 'wants item']] },
  { as: 'zhangwei', lines: [['送审 议题〔2026〕3号', 'wants gate']] },
  {
    as: 'zhangwei',
    lines: [
      [
        '宋审 议题〔2026〕3号 法律顾问 天山律所',
        'reads back decisions.send-for-review: gate=legalOpinion | item=议题〔2026〕3号 | sentOn=2026-11-25 | sentTo=天山律所',
      ],
    ],
  },
  {
    as: 'zhangwei',
    lines: [
      [
        '征求法律意见 议题〔2026〕3号 天山律师事务所 前天已送',
        'reads back decisions.send-for-review: gate=legalOpinion | item=议题〔2026〕3号 | sentOn=2026-11-23 | sentTo=天山律师事务所',
      ],
    ],
  },
  {
    as: 'zhangwei',
    lines: [
      [
        '送法律顾问 议题3号 天山律师事务所',
        'reads back decisions.send-for-review: gate=legalOpinion | item=议题〔2026〕3号 | sentOn=2026-11-25 | sentTo=天山律师事务所',
      ],
    ],
  },
  { as: 'zhoufang', lines: [['议题〔2026〕3号 法律意见书来了 没问题 天山律师事务所', 'wants conclusion']] },
  { as: 'zhoufang', lines: [['公平竞争审查意见 议题〔2026〕3号 有异议 排除外地企业', 'wants conclusion']] },
  {
    as: 'zhoufang',
    lines: [
      [
        '专家论证意见 议题〔2026〕3号 修改后通过 专家组 11月20日',
        'reads back decisions.record-review: answeredBy=专家组 | answeredOn=2026-11-20 | conclusion=after-changes | gate=expertReview | item=议题〔2026〕3号',
      ],
    ],
  },
  { as: 'zhoufang', lines: [['法律意见 议题〔2026〕3号 不违法 天山律师事务所', 'wants conclusion']] },
  { as: 'zhoufang', lines: [['审查意见 议题〔2026〕3号 风险评估 低风险', 'wants conclusion']] },
  { as: 'zhoufang', lines: [['合法性审查意见 议题〔2026〕3号 原则通过，但需修改第三条', 'wants conclusion']] },
  { as: 'zhoufang', lines: [['议题〔2026〕3号 合法性审查还没做', '请选一件']] },
  {
    as: 'wangjianguo',
    lines: [
      [
        '免于审查 议题〔2026〕3号 专家论证 已有同类论证 书记批示',
        'reads back decisions.override-gate: authority=书记批示 | gate=expertReview | item=议题〔2026〕3号 | reason=已有同类论证',
      ],
    ],
  },
  { as: 'wangjianguo', lines: [['特批 议题〔2026〕3号 风险评估', 'wants reason']] },
  {
    as: 'wangjianguo',
    lines: [['同意上会 议题〔2026〕3号', 'reads back decisions.approve-item: item=议题〔2026〕3号']],
  },
  {
    as: 'wangjianguo',
    lines: [['议题〔2026〕3号，同意上会。', 'reads back decisions.approve-item: item=议题〔2026〕3号']],
  },
  {
    as: 'wangjianguo',
    lines: [['议题〔2026〕3号、5号同意上会', 'reads back decisions.approve-item: item=议题〔2026〕3号']],
  },
  {
    as: 'wangjianguo',
    lines: [['议题〔2026〕3号和议题〔2026〕5号都同意上会', 'reads back decisions.approve-item: item=议题〔2026〕3号']],
  },
  { as: 'wangjianguo', lines: [['不同意上会 议题〔2026〕3号', '没有看懂']] },
  { as: 'wangjianguo', lines: [['议题〔2026〕3号不同意上会，再论证', '没有看懂']] },
  { as: 'wangjianguo', lines: [['议题〔2026〕3号 暂不同意上会', '没有看懂']] },
  { as: 'wangjianguo', lines: [['同意上会', 'wants item']] },
  {
    as: 'wangjianguo',
    lines: [
      ['同意上汇 议题〔2026〕3号', '请选一件'],
      ['同意上会', 'reads back decisions.approve-item: item=议题〔2026〕3号'],
    ],
  },
  {
    as: 'chenxia',
    lines: [['审核议题 议题〔2026〕3号 齐全', 'reads back decisions.review-item: complete=yes | item=议题〔2026〕3号']],
  },
  {
    as: 'chenxia',
    lines: [
      ['议题审核 议题〔2026〕3号 材料齐全', 'reads back decisions.review-item: complete=yes | item=议题〔2026〕3号'],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '议题〔2026〕3号 材料审核 不齐全 缺可研报告',
        'reads back decisions.review-item: complete=no | item=议题〔2026〕3号 | remark=缺可研报告',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '审核议题 议题〔2026〕3号 材料不全，缺概算',
        'reads back decisions.review-item: complete=no | item=议题〔2026〕3号 | remark=缺概算',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      ['审核议题 议题〔2026〕3号 材料不够完整', 'reads back decisions.review-item: complete=no | item=议题〔2026〕3号'],
    ],
  },
  { as: 'chenxia', lines: [['审核议题 议题〔2026〕3号 没问题', 'wants complete']] },
  { as: 'chenxia', lines: [['审核议题 议题〔2026〕3号 还缺预算批复', 'wants complete']] },
  {
    as: 'chenxia',
    lines: [
      ['审核议题 议题〔2026〕3号 材料完整', 'reads back decisions.review-item: complete=yes | item=议题〔2026〕3号'],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '召集党组会 下周一上午10点 三楼会议室',
        'reads back decisions.convene-meeting: at=10:00 | heldOn=2026-11-30 | place=三楼会议室',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '通知开党组会 周五下午3点 小会议室',
        'reads back decisions.convene-meeting: at=15:00 | heldOn=2026-11-27 | place=小会议室',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '明天下午四点半召开党组会 三楼会议室',
        'reads back decisions.convene-meeting: at=16:30 | heldOn=2026-11-26 | place=三楼会议室',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '12月1号9点半开党组会，二楼会议室',
        'reads back decisions.convene-meeting: at=09:30 | heldOn=2026-12-01 | place=二楼会议室',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '召集党组会　１２月３日　９：３０　三楼会议室',
        'reads back decisions.convene-meeting: at=09:30 | heldOn=2026-12-03 | place=三楼会议室',
      ],
    ],
  },
  { as: 'chenxia', lines: [['后天上午召开党组会', 'reads back decisions.convene-meeting: heldOn=2026-11-27']] },
  { as: 'chenxia', lines: [['召集党组会 下周三', 'reads back decisions.convene-meeting: heldOn=2026-12-02']] },
  {
    as: 'chenxia',
    lines: [
      [
        '发会议通知 11月30日（周一）上午9:00 局三楼会议室',
        'reads back decisions.convene-meeting: at=09:00 | heldOn=2026-11-30 | place=局三楼会议室',
      ],
    ],
  },
  { as: 'chenxia', lines: [['召集党组会 11月30日周二上午9点', 'wants heldOn']] },
  {
    as: 'chenxia',
    lines: [
      [
        '召集党组会 今天下午5点 四楼党员活动室',
        'reads back decisions.convene-meeting: at=17:00 | heldOn=2026-11-25 | place=四楼党员活动室',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [['召集党组会 12月5日晚上7点半', 'reads back decisions.convene-meeting: at=19:30 | heldOn=2026-12-05']],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '临时议题 议题〔2026〕12号 汛情紧急须当日决定',
        'reads back decisions.add-late-item: item=议题〔2026〕12号 | meeting=会议〔2026〕1号 | reason=汛情紧急须当日决定',
      ],
    ],
  },
  { as: 'chenxia', lines: [['加议题 议题〔2026〕12号', 'wants reason']] },
  {
    as: 'chenxia',
    lines: [
      [
        '开会 第37次党组会 应到5人实到4人，孙丽请假（出差）',
        'reads back decisions.open-meeting: absent=[{"staff":"sunli","reason":"出差"}] | due=5 | meeting=会议〔2026〕37号 | present=4',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '会议开始，应到5人，实到4人，李敏出差',
        'reads back decisions.open-meeting: absent=[{"staff":"limin","reason":"出差"}] | due=5 | meeting=会议〔2026〕1号 | present=4',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '现在开会，应到８人，实到７人，请假：王建国（出差）',
        'reads back decisions.open-meeting: absent=[{"staff":"wangjianguo","reason":"出差"}] | due=8 | meeting=会议〔2026〕1号 | present=7',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '现在开会 李副局长主持 王书记出差',
        'reads back decisions.open-meeting: absent=[{"staff":"wangjianguo","reason":"出差"}] | chair=limin | meeting=会议〔2026〕1号',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '应到8实到7 请假王建国（出差）',
        'reads back decisions.record-attendance: absent=[{"staff":"wangjianguo","reason":"出差"}] | due=8 | meeting=会议〔2026〕1号 | present=7',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '应到5 实到3 李敏出差 赵刚病假',
        'reads back decisions.record-attendance: absent=[{"staff":"limin","reason":"出差"},{"staff":"zhaogang","reason":"病假"}] | due=5 | meeting=会议〔2026〕1号 | present=3',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '签到 孙书记请假（住院）',
        'reads back decisions.record-attendance: absent=[{"staff":"sunli","reason":"住院"}] | meeting=会议〔2026〕1号',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [['签到 全部到齐', 'reads back decisions.record-attendance: absent=[] | meeting=会议〔2026〕1号']],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '应到五人实到四人阿丽亚副局长请假出差',
        'reads back decisions.record-attendance: absent=[{"staff":"aliya","reason":"出差"}] | due=5 | meeting=会议〔2026〕1号 | present=4',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '签到 李副局长请假（在外地开会）',
        'reads back decisions.record-attendance: absent=[{"staff":"limin","reason":"在外地开会"}] | meeting=会议〔2026〕1号',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '应到5实到4 赵总工请假 去自治区开会',
        'reads back decisions.record-attendance: absent=[{"staff":"zhaogang","reason":"去自治区开会"}] | due=5 | meeting=会议〔2026〕1号 | present=4',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '到会情况：应到5人，实到4人，缺席孙丽，因病',
        'reads back decisions.record-attendance: absent=[{"staff":"sunli","reason":"因病"}] | due=5 | meeting=会议〔2026〕1号 | present=4',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [['实到4人', 'reads back decisions.record-attendance: absent=[] | meeting=会议〔2026〕1号 | present=4']],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '应到5人 请假2人 李敏（出差）、赵刚（休假）',
        'reads back decisions.record-attendance: absent=[{"staff":"limin","reason":"出差"},{"staff":"zhaogang","reason":"休假"}] | due=5 | meeting=会议〔2026〕1号',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '会前学法 《科学技术进步法》',
        'reads back decisions.study-law: meeting=会议〔2026〕1号 | statute=《科学技术进步法》',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '会前学法：《保密法》，周芳领学',
        'reads back decisions.study-law: by=zhoufang | meeting=会议〔2026〕1号 | statute=《保密法》',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '会前学法 民法典第三编 周科长领学',
        'reads back decisions.study-law: by=zhoufang | meeting=会议〔2026〕1号 | statute=民法典第三编',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '会前学习了《行政复议法》 吴磊讲解',
        'reads back decisions.study-law: by=wulei | meeting=会议〔2026〕1号 | statute=《行政复议法》',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '列席 周芳、张伟',
        'reads back decisions.note-observers: meeting=会议〔2026〕1号 | observers=["zhoufang","zhangwei"]',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '议题3 列席 张伟',
        'reads back decisions.note-observers: meeting=会议〔2026〕1号 | observers=["zhangwei"] | place=3',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '周科长和张伟列席议题2',
        'reads back decisions.note-observers: meeting=会议〔2026〕1号 | observers=["zhoufang","zhangwei"] | place=2',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '列席人员：周芳 黄涛 何静',
        'reads back decisions.note-observers: meeting=会议〔2026〕1号 | observers=["zhoufang","huangtao","hejing"]',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '议题1 讨论发言 李敏、赵刚、王建国',
        'reads back decisions.hear-opinions: meeting=会议〔2026〕1号 | place=1 | speakers=["limin","zhaogang","wangjianguo"]',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '议题1发言顺序：赵总工、李局、王局',
        'reads back decisions.hear-opinions: meeting=会议〔2026〕1号 | place=1 | speakers=["zhaogang","limin","wangjianguo"]',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '第一个议题讨论发言 孙丽 阿丽亚 王建国',
        'reads back decisions.hear-opinions: meeting=会议〔2026〕1号 | place=1 | speakers=["sunli","aliya","wangjianguo"]',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '书面意见 议题2 孙丽 同意',
        'reads back decisions.give-written-opinion: meeting=会议〔2026〕1号 | opinion=同意 | place=2 | staff=sunli',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '议题2 书面意见 李副局长 建议压缩预算到80万',
        'reads back decisions.give-written-opinion: meeting=会议〔2026〕1号 | opinion=建议压缩预算到80万 | place=2 | staff=limin',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '孙丽书面意见 议题二 不同意',
        'reads back decisions.give-written-opinion: meeting=会议〔2026〕1号 | opinion=不同意 | place=2 | staff=sunli',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [['李敏回避 议题5', 'reads back decisions.recuse-member: meeting=会议〔2026〕1号 | place=5 | staff=limin']],
  },
  {
    as: 'chenxia',
    lines: [
      ['李副局长回避第五项', 'reads back decisions.recuse-member: meeting=会议〔2026〕1号 | place=5 | staff=limin'],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '议题5 李敏回避 亲属',
        'reads back decisions.recuse-member: meeting=会议〔2026〕1号 | place=5 | reason=亲属 | staff=limin',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '第2个议题李局回避，他爱人在那家公司',
        'reads back decisions.recuse-member: meeting=会议〔2026〕1号 | place=2 | reason=他爱人在那家公司 | staff=limin',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      ['议题5阿丽亚回避一下', 'reads back decisions.recuse-member: meeting=会议〔2026〕1号 | place=5 | staff=aliya'],
    ],
  },
  { as: 'chenxia', lines: [['赵刚和孙丽回避议题4', 'wants staff']] },
  { as: 'chenxia', lines: [['回避 议题5', 'wants staff']] },
  { as: 'chenxia', lines: [['李敏回避', 'wants place']] },
  { as: 'chenxia', lines: [['议题5 李敏不回避', '没有看懂']] },
  { as: 'chenxia', lines: [['议题5 李敏不需要回避', '没有看懂']] },
  {
    as: 'chenxia',
    lines: [
      ['议题3 暂缓 分歧较大', 'reads back decisions.defer-entry: meeting=会议〔2026〕1号 | place=3 | reason=分歧较大'],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '第三项暂缓，需补充论证',
        'reads back decisions.defer-entry: meeting=会议〔2026〕1号 | place=3 | reason=需补充论证',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '议题3缓议 资金来源不明',
        'reads back decisions.defer-entry: meeting=会议〔2026〕1号 | place=3 | reason=资金来源不明',
      ],
    ],
  },
  { as: 'chenxia', lines: [['暂缓议题3', 'wants reason']] },
  {
    as: 'chenxia',
    lines: [
      ['3号议题暂缓 分歧大', 'reads back decisions.defer-entry: meeting=会议〔2026〕1号 | place=3 | reason=分歧大'],
    ],
  },
  {
    as: 'limin',
    lines: [['我回避议题5', 'reads back decisions.recuse-member: meeting=会议〔2026〕1号 | place=5 | staff=limin']],
  },
  {
    as: 'limin',
    lines: [
      [
        '申请回避 第3项 本人配偶在该企业任职',
        'reads back decisions.recuse-member: meeting=会议〔2026〕1号 | place=3 | reason=本人配偶在该企业任职 | staff=limin',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '议题3 7:0:1',
        'reads back decisions.take-vote: abstain=1 | abstained=[] | against=0 | for=7 | meeting=会议〔2026〕1号 | method=hands | opposed=[] | place=3',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '议题3 7：0：1',
        'reads back decisions.take-vote: abstain=1 | abstained=[] | against=0 | for=7 | meeting=会议〔2026〕1号 | method=hands | opposed=[] | place=3',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '3号议题全票通过',
        'reads back decisions.take-vote: abstain=0 | abstained=[] | against=0 | meeting=会议〔2026〕1号 | method=hands | opposed=[] | place=3 | unanimous=yes',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '第三个议题 七票赞成 一票弃权',
        'reads back decisions.take-vote: abstain=1 | abstained=[] | against=0 | for=7 | meeting=会议〔2026〕1号 | method=hands | opposed=[] | place=3',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '议题1 赞成3 反对1 弃权0 反对赵刚',
        'reads back decisions.take-vote: abstain=0 | abstained=[] | against=1 | for=3 | meeting=会议〔2026〕1号 | method=hands | opposed=["zhaogang"] | place=1',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '议题１　赞成４票，反对１票，反对：赵刚',
        'reads back decisions.take-vote: abstain=0 | abstained=[] | against=1 | for=4 | meeting=会议〔2026〕1号 | method=hands | opposed=["zhaogang"] | place=1',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '第一项 一致通过',
        'reads back decisions.take-vote: abstain=0 | abstained=[] | against=0 | meeting=会议〔2026〕1号 | method=hands | opposed=[] | place=1 | unanimous=yes',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '议题2 5票赞成 0票反对 0票弃权',
        'reads back decisions.take-vote: abstain=0 | abstained=[] | against=0 | for=5 | meeting=会议〔2026〕1号 | method=hands | opposed=[] | place=2',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '议题2 同意4 不同意1 赵刚不同意',
        'reads back decisions.take-vote: abstain=0 | abstained=[] | against=1 | for=4 | meeting=会议〔2026〕1号 | method=hands | opposed=["zhaogang"] | place=2',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '议题4 4票同意，1票弃权（李敏）',
        'reads back decisions.take-vote: abstain=1 | abstained=["limin"] | against=0 | for=4 | meeting=会议〔2026〕1号 | method=hands | opposed=[] | place=4',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '议题4 赞成4 李敏弃权',
        'reads back decisions.take-vote: abstain=1 | abstained=["limin"] | against=0 | for=4 | meeting=会议〔2026〕1号 | method=hands | opposed=[] | place=4',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '议题5 张伟 无记名 赞成4 反对0 弃权0',
        'reads back decisions.take-vote: abstain=0 | abstained=[] | against=0 | for=4 | meeting=会议〔2026〕1号 | method=secret | opposed=[] | person=张伟 | place=5',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '议题5 无记名投票 黄涛 赞成5',
        'reads back decisions.take-vote: abstain=0 | abstained=[] | against=0 | for=5 | meeting=会议〔2026〕1号 | method=secret | opposed=[] | person=黄涛 | place=5',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '议题5 古丽娜尔·艾山 无记名 赞成4 弃权1',
        'reads back decisions.take-vote: abstain=1 | abstained=[] | against=0 | for=4 | meeting=会议〔2026〕1号 | method=secret | opposed=[] | person=古丽娜尔·艾山 | place=5',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '议题三赞成五票反对零票弃权零票',
        'reads back decisions.take-vote: abstain=0 | abstained=[] | against=0 | for=5 | meeting=会议〔2026〕1号 | method=hands | opposed=[] | place=3',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '表决 议题3 举手 赞成5',
        'reads back decisions.take-vote: abstain=0 | abstained=[] | against=0 | for=5 | meeting=会议〔2026〕1号 | method=hands | opposed=[] | place=3',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '议题3 口头表决 一致同意',
        'reads back decisions.take-vote: abstain=0 | abstained=[] | against=0 | meeting=会议〔2026〕1号 | method=oral | opposed=[] | place=3 | unanimous=yes',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '表决结果 议题2 赞成3 反对2',
        'reads back decisions.take-vote: abstain=0 | abstained=[] | against=2 | for=3 | meeting=会议〔2026〕1号 | method=hands | opposed=[] | place=2',
      ],
    ],
  },
  { as: 'chenxia', lines: [['赞成5', 'wants place']] },
  { as: 'chenxia', lines: [['议题3 表决', 'wants for']] },
  {
    as: 'chenxia',
    lines: [
      [
        '议题3 传阅 一致同意',
        'reads back decisions.take-vote: abstain=0 | abstained=[] | against=0 | meeting=会议〔2026〕1号 | method=circulation | opposed=[] | place=3 | unanimous=yes',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '议题3 赞成5 反对0 弃权0 原则同意，由平台中心组织实施',
        'reads back decisions.take-vote: abstain=0 | abstained=[] | against=0 | for=5 | meeting=会议〔2026〕1号 | method=hands | opposed=[] | place=3 | resolution=原则同意，由平台中心组织实施',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '议题2 方案一致通过',
        'reads back decisions.take-vote: abstain=0 | abstained=[] | against=0 | meeting=会议〔2026〕1号 | method=hands | opposed=[] | place=2 | unanimous=yes',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '议题1、2、3一致通过',
        'reads back decisions.take-vote: abstain=0 | abstained=[] | against=0 | meeting=会议〔2026〕1号 | method=hands | opposed=[] | place=1 | unanimous=yes',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '议题1到3全部一致通过',
        'reads back decisions.take-vote: abstain=0 | abstained=[] | against=0 | meeting=会议〔2026〕1号 | method=hands | opposed=[] | place=1 | unanimous=yes',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '议题3 一致通过，议题4 赞成4反对1 反对赵刚',
        'reads back decisions.take-vote: abstain=0 | abstained=[] | against=0 | meeting=会议〔2026〕1号 | method=hands' +
          ' | opposed=[] | place=3 | unanimous=yes',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '议题3 没有通过 赞成2 反对3',
        'reads back decisions.take-vote: abstain=0 | abstained=[] | against=3 | for=2 | meeting=会议〔2026〕1号 | method=hands | opposed=[] | place=3',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '议题6 未一致通过 赞成4 反对1 反对孙丽',
        'reads back decisions.take-vote: abstain=0 | abstained=[] | against=1 | for=4 | meeting=会议〔2026〕1号 | method=hands | opposed=["sunli"] | place=6',
      ],
    ],
  },
  { as: 'chenxia', lines: [['议题6 没有一致通过', 'wants for']] },
  {
    as: 'chenxia',
    lines: [
      [
        '议题3 记名投票 赞成3 反对1 弃权1 反对赵刚 弃权孙丽',
        'reads back decisions.take-vote: abstain=1 | abstained=["sunli"] | against=1 | for=3 | meeting=会议〔2026〕1号 | method=named | opposed=["zhaogang"] | place=3',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '议题3 反对1（赵刚）赞成4',
        'reads back decisions.take-vote: abstain=0 | abstained=[] | against=1 | for=4 | meeting=会议〔2026〕1号 | method=hands | opposed=["zhaogang"] | place=3',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '第37次党组会 议题2 一致通过',
        'reads back decisions.take-vote: abstain=0 | abstained=[] | against=0 | meeting=会议〔2026〕37号 | method=hands | opposed=[] | place=2 | unanimous=yes',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '议题3 王建国、李敏、赵刚赞成 孙丽反对 阿丽亚弃权',
        'reads back decisions.take-vote: abstain=1 | abstained=["aliya"] | against=1 | favoured=["wangjianguo","limin","zhaogang"] | meeting=会议〔2026〕1号 | method=hands | opposed=["sunli"] | place=3',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '3号议题 4票赞成 1票反对（李副局长）',
        'reads back decisions.take-vote: abstain=0 | abstained=[] | against=1 | for=4 | meeting=会议〔2026〕1号 | method=hands | opposed=["limin"] | place=3',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '议题3 赞成4反对0弃权1弃权的是孙丽',
        'reads back decisions.take-vote: abstain=1 | abstained=["sunli"] | against=0 | for=4 | meeting=会议〔2026〕1号 | method=hands | opposed=[] | place=3',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '议题五 陈霞 赞成票4 反对票1 弃权票0 不记名',
        'reads back decisions.take-vote: abstain=0 | abstained=[] | against=1 | for=4 | meeting=会议〔2026〕1号 | method=secret | opposed=[] | person=陈霞 | place=5',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '第3项 4票赞成1票反对 赵总工反对',
        'reads back decisions.take-vote: abstain=0 | abstained=[] | against=1 | for=4 | meeting=会议〔2026〕1号 | method=hands | opposed=["zhaogang"] | place=3',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '表决 第2项 赞成两票反对三票',
        'reads back decisions.take-vote: abstain=0 | abstained=[] | against=3 | for=2 | meeting=会议〔2026〕1号 | method=hands | opposed=[] | place=2',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '议题3 赞成4 反对1 赵刚反对 理由是预算偏高',
        'reads back decisions.take-vote: abstain=0 | abstained=[] | against=1 | for=4 | meeting=会议〔2026〕1号 | method=hands | opposed=["zhaogang"] | place=3 | resolution=理由是预算偏高',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '议题2 赞成4票 弃权1票 孙丽书记弃权',
        'reads back decisions.take-vote: abstain=1 | abstained=["sunli"] | against=0 | for=4 | meeting=会议〔2026〕1号 | method=hands | opposed=[] | place=2',
      ],
    ],
  },
  { as: 'chenxia', lines: [['更正票数 议题3', 'wants for']] },
  { as: 'chenxia', lines: [['散会', 'reads back decisions.close-meeting: meeting=会议〔2026〕1号']] },
  { as: 'chenxia', lines: [['散会 第37次党组会', 'reads back decisions.close-meeting: meeting=会议〔2026〕37号']] },
  { as: 'chenxia', lines: [['会议结束了', 'reads back decisions.close-meeting: meeting=会议〔2026〕1号']] },
  {
    as: 'limin',
    lines: [
      [
        '紧急处置 抢修受灾实验室，暴雨进水',
        'reads back decisions.record-emergency: actedOn=2026-11-25 | decidedBy=limin | reason=暴雨进水 | unit=party-group | what=抢修受灾实验室',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '登记紧急处置 抢修受灾实验室 昨天 暴雨进水 李敏决定',
        'reads back decisions.record-emergency: actedOn=2026-11-24 | decidedBy=limin | reason=暴雨进水 | unit=office | what=抢修受灾实验室',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '追认 处置〔2026〕1号 第9次党组会',
        'reads back decisions.ratify-emergency: emergency=处置〔2026〕1号 | meeting=会议〔2026〕9号',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '党组成员任职 李敏 成员 副局长 2024年5月6日起',
        'reads back decisions.seat-member: from=2024-05-06 | post=副局长 | rank=member | staff=limin',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [['党组成员离任 赵刚 11月30日', 'reads back decisions.unseat-member: staff=zhaogang | until=2026-11-30']],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '交办任务 任务〔2026〕1号 张伟 12月31日前',
        'reads back decisions.assign-task: due=2026-12-31 | owner=zhangwei | task=任务〔2026〕1号',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '任务〔2026〕1号交办给平台中心 年底前办结',
        'reads back decisions.assign-task: due=2026-12-31 | task=任务〔2026〕1号 | unit=platform',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '交办 任务〔2026〕1号 高新科 15个工作日内',
        'reads back decisions.assign-task: due=2026-12-16 | task=任务〔2026〕1号 | unit=hightech',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '任务1号 交办给黄科长 月底前',
        'reads back decisions.assign-task: due=2026-11-30 | owner=huangtao | task=任务〔2026〕1号',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '交办 任务〔2026〕1号 张伟负责 下月15号前',
        'reads back decisions.assign-task: due=2026-12-15 | owner=zhangwei | task=任务〔2026〕1号',
      ],
    ],
  },
  { as: 'chenxia', lines: [['交办任务 任务〔2026〕1号 张伟 尽快', 'wants due']] },
  {
    as: 'chenxia',
    lines: [
      [
        '督办交办 任务2026年1号 马晓红 明年3月底前',
        'reads back decisions.assign-task: due=2027-03-31 | owner=maxiaohong | task=任务〔2026〕1号',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '交办 任务〔2026〕1号 徐宁牵头 一周内',
        'reads back decisions.assign-task: due=2026-12-02 | owner=xuning | task=任务〔2026〕1号',
      ],
    ],
  },
  { as: 'chenxia', lines: [['督办事项', 'asks decisions.find-tasks']] },
  { as: 'chenxia', lines: [['督办事项 办理中', 'asks decisions.find-tasks: state=open']] },
  { as: 'chenxia', lines: [['平台中心的督办任务', 'asks decisions.find-tasks: unit=platform']] },
  { as: 'chenxia', lines: [['决议落实情况', 'asks decisions.find-tasks']] },
  {
    as: 'zhangwei',
    lines: [
      [
        '任务进展 任务〔2026〕1号 已挂网招标',
        'reads back decisions.report-task: progress=已挂网招标 | task=任务〔2026〕1号',
      ],
    ],
  },
  {
    as: 'zhangwei',
    lines: [
      [
        '报告进展 任务〔2026〕1号 合同已签 12月10日到货',
        'reads back decisions.report-task: progress=合同已签 12月10日到货 | task=任务〔2026〕1号',
      ],
    ],
  },
  {
    as: 'zhangwei',
    lines: [['督办进展 已挂网招标', 'reads back decisions.report-task: progress=已挂网招标 | task=任务〔2026〕1号']],
  },
  {
    as: 'zhangwei',
    lines: [
      [
        '任务〔2026〕1号进展：资金已拨付70%',
        'reads back decisions.report-task: progress=资金已拨付70% | task=任务〔2026〕1号',
      ],
    ],
  },
  {
    as: 'zhangwei',
    lines: [['任务〔2026〕1号还没办结，供应商延期', 'reads back decisions.report-task: …']],
  },
  {
    as: 'zhangwei',
    lines: [
      [
        '任务〔2026〕1号未完成，供应商延期交货',
        'reads back decisions.report-task: progress=未完成，供应商延期交货 | task=任务〔2026〕1号',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [['今年上了几次党组会', 'asks decisions.find-meetings: period={"first":"2026-01-01","last":"2026-12-31"}']],
  },
  {
    as: 'chenxia',
    lines: [
      ['今年开了几次党组会？', 'asks decisions.find-meetings: period={"first":"2026-01-01","last":"2026-12-31"}'],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      ['上半年开了几次党组会', 'asks decisions.find-meetings: period={"first":"2026-01-01","last":"2026-06-30"}'],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '去年通过了多少大额资金的议题',
        'asks decisions.find-items: category=largeFunds | period={"first":"2025-01-01","last":"2025-12-31"} | state=passed',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '今年有多少议题没通过',
        'asks decisions.find-items: period={"first":"2026-01-01","last":"2026-12-31"} | state=rejected',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '今年没有通过的议题有哪些',
        'asks decisions.find-items: period={"first":"2026-01-01","last":"2026-12-31"} | state=rejected',
      ],
    ],
  },
  { as: 'chenxia', lines: [['暂缓的议题有哪些', 'asks decisions.find-items: state=deferred']] },
  {
    as: 'chenxia',
    lines: [
      [
        '今年否决了几个议题',
        'asks decisions.find-items: period={"first":"2026-01-01","last":"2026-12-31"} | state=rejected',
      ],
    ],
  },
  { as: 'chenxia', lines: [['同意上会的议题有哪些', 'asks decisions.find-items: state=approved']] },
  {
    as: 'chenxia',
    lines: [
      [
        '高新科今年报了多少大额资金议题',
        'asks decisions.find-items: category=largeFunds | period={"first":"2026-01-01","last":"2026-12-31"} | unit=hightech',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [['上个月的党组会', 'asks decisions.find-meetings: period={"first":"2026-10-01","last":"2026-10-31"}']],
  },
  {
    as: 'chenxia',
    lines: [['10月份开了几次会', 'asks decisions.find-meetings: period={"first":"2026-10-01","last":"2026-10-31"}']],
  },
  { as: 'chenxia', lines: [['第37次党组会情况', 'asks decisions.meeting-progress: meeting=会议〔2026〕37号']] },
  { as: 'chenxia', lines: [['第37次党组会', 'asks decisions.meeting-progress: meeting=会议〔2026〕37号']] },
  { as: 'chenxia', lines: [['第37次党组会有哪些议题', 'asks decisions.meeting-progress: meeting=会议〔2026〕37号']] },
  { as: 'chenxia', lines: [['3号议题到哪一步了', '议题进度']] },
  { as: 'chenxia', lines: [['议题〔2026〕3号审到哪了', 'asks decisions.item-progress: item=议题〔2026〕3号']] },
  { as: 'chenxia', lines: [['议题〔2026〕3号通过了吗', 'asks decisions.item-progress: item=议题〔2026〕3号']] },
  { as: 'chenxia', lines: [['看看三重一大清单', 'asks decisions.find-matters']] },
  { as: 'chenxia', lines: [['三重一大事项清单发我看看', 'asks decisions.find-matters']] },
  {
    as: 'chenxia',
    lines: [['党组会议台账 今年', 'asks decisions.meeting-ledger: period={"first":"2026-01-01","last":"2026-12-31"}']],
  },
  {
    as: 'chenxia',
    lines: [
      ['导出2025年党组会议台账', 'asks decisions.meeting-ledger: period={"first":"2025-01-01","last":"2025-12-31"}'],
    ],
  },
  {
    as: 'chenxia',
    lines: [['去年的三重一大台账', 'asks decisions.meeting-ledger: period={"first":"2025-01-01","last":"2025-12-31"}']],
  },
  {
    as: 'chenxia',
    lines: [
      ['导出三重一大数据 上半年', 'asks decisions.export-record: period={"first":"2026-01-01","last":"2026-06-30"}'],
    ],
  },
  {
    as: 'chenxia',
    lines: [['起草会议纪要 第37次党组会', 'asks decisions.meeting-paper: meeting=会议〔2026〕37号 | paper=minutes']],
  },
  {
    as: 'chenxia',
    lines: [['把第37次党组会的会议纪要发我', 'asks decisions.meeting-paper: meeting=会议〔2026〕37号 | paper=minutes']],
  },
  { as: 'chenxia', lines: [['帮我起草会议纪要', '会议文书']] },
  {
    as: 'chenxia',
    lines: [['第37次党组会的表决票', 'asks decisions.meeting-paper: meeting=会议〔2026〕37号 | paper=ballots']],
  },
  {
    as: 'chenxia',
    lines: [['起草第37次党组会会议记录', 'asks decisions.meeting-paper: meeting=会议〔2026〕37号 | paper=record']],
  },
  { as: 'chenxia', lines: [['导出议题卡 议题〔2026〕3号', 'asks decisions.item-card: item=议题〔2026〕3号']] },
  { as: 'chenxia', lines: [['议题〔2026〕3号的议题卡', 'asks decisions.item-card: item=议题〔2026〕3号']] },
  {
    as: 'chenxia',
    lines: [
      [
        '增加清单事项 D02 设备采购 大额资金 30万元',
        'reads back decisions.change-matter: category=largeFunds | code=D02 | from=2026-11-25 | name=设备采购 | threshold=30000000',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '调整清单事项 D01 大额专项资金 大额资金 100万元 明年1月1日起',
        'reads back decisions.change-matter: category=largeFunds | code=D01 | from=2027-01-01 | name=大额专项资金 | threshold=100000000',
      ],
    ],
  },
  { as: 'chenxia', lines: [['导入事项清单 2027年1月1日起施行', 'wants file']] },
  {
    as: 'chenxia',
    lines: [
      [
        '议题1 赞成5 反对1 反对赵刚',
        'reads back decisions.take-vote: abstain=0 | abstained=[] | against=1 | for=5 | meeting=会议〔2026〕1号 | method=hands | opposed=["zhaogang"] | place=1',
      ],
      [
        '不对，是赞成6票',
        'reads back decisions.take-vote: abstain=0 | abstained=[] | against=1 | for=6 | meeting=会议〔2026〕1号 | method=hands | opposed=["zhaogang"] | place=1',
      ],
      [
        '确认',
        'gives decisions.take-vote: abstain=0 | abstained=[] | against=1 | for=6 | meeting=会议〔2026〕1号 | method=hands | opposed=["zhaogang"] | place=1',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      ['召集党组会', 'wants heldOn'],
      ['下周一', 'reads back decisions.convene-meeting: heldOn=2026-11-30'],
      ['上午10点', 'reads back decisions.convene-meeting: at=10:00 | heldOn=2026-11-30'],
      ['三楼会议室', 'reads back decisions.convene-meeting: at=10:00 | heldOn=2026-11-30 | place=三楼会议室'],
      ['改到下周二', 'reads back decisions.convene-meeting: at=10:00 | heldOn=2026-12-01 | place=三楼会议室'],
      ['确认', 'gives decisions.convene-meeting: at=10:00 | heldOn=2026-12-01 | place=三楼会议室'],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      ['李敏回避', 'wants place'],
      ['议题5', 'reads back decisions.recuse-member: meeting=会议〔2026〕1号 | place=5 | staff=limin'],
      ['不是李敏，是赵刚', 'reads back decisions.recuse-member: meeting=会议〔2026〕1号 | place=5 | staff=zhaogang'],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      ['暂缓议题3', 'wants reason'],
      ['分歧较大', 'reads back decisions.defer-entry: meeting=会议〔2026〕1号 | place=3 | reason=分歧较大'],
      ['不对，是议题4', 'reads back decisions.defer-entry: meeting=会议〔2026〕1号 | place=4 | reason=分歧较大'],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      ['交办任务 任务〔2026〕1号 张伟', 'wants due'],
      ['年底前', 'reads back decisions.assign-task: due=2026-12-31 | owner=zhangwei | task=任务〔2026〕1号'],
      ['期限改成12月20日', 'reads back decisions.assign-task: due=2026-12-20 | owner=zhangwei | task=任务〔2026〕1号'],
      ['责任人换成黄涛', 'reads back decisions.assign-task: due=2026-12-20 | owner=huangtao | task=任务〔2026〕1号'],
    ],
  },
  {
    as: 'zhangwei',
    lines: [
      ['任务进展', 'wants progress'],
      [
        '已挂网招标，12月5日开标',
        'reads back decisions.report-task: progress=已挂网招标，12月5日开标 | task=任务〔2026〕1号',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '议题1 一致通过',
        'reads back decisions.take-vote: abstain=0 | abstained=[] | against=0 | meeting=会议〔2026〕1号 | method=hands | opposed=[] | place=1 | unanimous=yes',
      ],
      [
        '确认',
        'gives decisions.take-vote: abstain=0 | abstained=[] | against=0 | meeting=会议〔2026〕1号 | method=hands | opposed=[] | place=1 | unanimous=yes',
      ],
      [
        '议题2也一致通过',
        'reads back decisions.take-vote: abstain=0 | abstained=[] | against=0 | meeting=会议〔2026〕1号 | method=hands | opposed=[] | place=2 | unanimous=yes',
      ],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '议题3 赞成4 反对1',
        'reads back decisions.take-vote: abstain=0 | abstained=[] | against=1 | for=4 | meeting=会议〔2026〕1号 | method=hands | opposed=[] | place=3',
      ],
      [
        '反对的是赵刚',
        'reads back decisions.take-vote: abstain=0 | abstained=[] | against=1 | for=4 | meeting=会议〔2026〕1号 | method=hands | opposed=["zhaogang"] | place=3',
      ],
      [
        '好',
        'gives decisions.take-vote: abstain=0 | abstained=[] | against=1 | for=4 | meeting=会议〔2026〕1号 | method=hands | opposed=["zhaogang"] | place=3',
      ],
    ],
  },
];
