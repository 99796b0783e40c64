/** One line a person says, and what the bot must make of it. */
export type Line = readonly [said: string, comes: string];
/** A conversation from its beginning, on Wednesday 2026-11-25. */
export interface Conversation {
  readonly as: string;
  readonly lines: readonly Line[];
}

interface Facts {
  readonly title?: string;
  readonly category?: string;
  readonly amount?: number;
  readonly unit?: string;
  readonly on?: string;
  readonly reporter?: string;
  readonly persons?: string;
}
const item =
  (verb: string) =>
  ({ title, category, amount, unit = 'platform', on = '2026-11-25', reporter, persons }: Facts): string =>
    `${verb} decisions.propose-item: ${[
      amount === undefined ? '' : `amount=${amount}`,
      category ? `category=${category}` : '',
      persons ? `persons=${persons}` : '',
      `proposedOn=${on}`,
      reporter ? `reporter=${reporter}` : '',
      title ? `title=${title}` : '',
      `unit=${unit}`,
    ]
      .filter((part) => part !== '')
      .join(' | ')}`;
/** A read-back of an item; `amount` in fen, unit and day those of the speaker unless told. */
const reads = item('reads back');
const gives = item('gives');
const withdraws = (verb: string, number: string, reason: string) =>
  `${verb} decisions.withdraw-item: item=${number} | reason=${reason}`;

const FUNDS = 'largeFunds';
const DECISION = 'majorDecision';
const PROJECT = 'majorProject';
const PERSONNEL = 'personnel';
const hpc = { title: '采购高性能计算平台', category: FUNDS, amount: 120_000_000 };

/** One line by itself, said by Zhang Wei of the platform centre. */
const alone = (...lines: readonly Line[]): readonly Conversation[] =>
  lines.map((line) => ({ as: 'zhangwei', lines: [line] }));
const talk = (...lines: readonly Line[]): Conversation => ({ as: 'zhangwei', lines });

export const talks: readonly Conversation[] = [
  // An item in one line: any order, any punctuation, missing words, polite words, typing slips.
  ...alone(
    ['报议题 采购高性能计算平台 120万元 大额资金', reads(hpc)],
    ['报议题：采购高性能计算平台，120万元，大额资金', reads(hpc)],
    ['议题 采购高性能计算平台 120万元 大额资金', reads(hpc)],
    ['议提 采购高性能计算平台，120万元，大额资金', reads(hpc)],
    ['三众一大 采购高性能计算平台 120万元 大额资金', reads(hpc)],
    ['三重一大议题 采购高性能计算平台 120万元 大额资金', reads(hpc)],
    ['报议题 采购高性能计算平台 120万元 大额资金 前天提的', reads({ ...hpc, on: '2026-11-23' })],
    ['报议题,采购高性能计算平台,大额资金,120万', reads(hpc)],
    ['报议题 大额资金 120万 采购高性能计算平台', reads(hpc)],
    ['报议题 120万元 采购高性能计算平台 大额资金使用', reads(hpc)],
    ['报议题　采购高性能计算平台　１２０万元　大额资金', reads(hpc)],
    ['报议题\n采购高性能计算平台\n120万元\n大额资金', reads(hpc)],
    ['报议题 题目：采购高性能计算平台 金额：120万元 类别：大额资金', reads(hpc)],
    ['报议题 金额120万元 类别大额资金 采购高性能计算平台', reads(hpc)],
    ['您好，请帮我报个议题 采购高性能计算平台 120万元 大额资金', reads(hpc)],
    ['我要报议题 采购高性能计算平台 120万元 大额资金类', reads(hpc)],
    ['麻烦报一个议题，采购高性能计算平台，一百二十万元，大额资金', reads(hpc)],
    ['提议题 采购高性能计算平台 壹佰贰拾万元整 大额资金', reads(hpc)],
    ['申报议题 采购高性能计算平台 ￥1,200,000 大额资金', reads(hpc)],
    ['上报议题 采购高性能计算平台 0.012亿 大额资金', reads(hpc)],
    ['采购高性能计算平台 120万元 大额资金 报议题', reads(hpc)],
    ['报议提 采购高性能计算平台 120万元 大额资金', reads(hpc)],
    ['抱议题 采购高性能计算平台 120万元 大额资金', reads(hpc)],
    ['报议题 采购高性能计算平台 120万元 大鹅资金', reads(hpc)],
    ['保议题 采购高性能计算平台 120万元 大额子金', reads(hpc)],
    ['报议题 2026年科技计划项目指南 重大决策', reads({ title: '2026年科技计划项目指南', category: DECISION })],
    [
      '报议题 2026年度科技计划预算调整方案 重大事项',
      reads({ title: '2026年度科技计划预算调整方案', category: DECISION }),
    ],
    [
      '报议题 十四五科技创新规划中期评估报告 重大事项决策',
      reads({ title: '十四五科技创新规划中期评估报告', category: DECISION }),
    ],
    [
      '报议题 关于落实乌科发〔2025〕12号文件的实施方案 重大决策',
      reads({ title: '关于落实乌科发〔2025〕12号文件的实施方案', category: DECISION }),
    ],
    [
      '报议题 修订《GB/T 9704-2012》执行细则 重大决策',
      reads({ title: '修订《GB/T 9704-2012》执行细则', category: DECISION }),
    ],
    [
      '报议题 中心实验楼维修 300万 大额资金 平台中心',
      reads({ title: '中心实验楼维修', category: FUNDS, amount: 300_000_000 }),
    ],
    [
      '报议题 关于拨付120万元专项资金的请示 大额资金',
      reads({ title: '关于拨付120万元专项资金的请示', category: FUNDS, amount: 120_000_000 }),
    ],
    [
      '报议题 张伟任平台中心主任 干部任免 张伟',
      reads({ title: '张伟任平台中心主任', category: PERSONNEL, persons: '张伟' }),
    ],
    ['报议题 张伟任平台中心主任 干部任免', 'wants persons'],
    [
      '报议题 科技馆建设项目 重大项目 3.5亿元',
      reads({ title: '科技馆建设项目', category: PROJECT, amount: 35_000_000_000 }),
    ],
    [
      '报议题 科技馆建设项目 重大项目 1亿2000万',
      reads({ title: '科技馆建设项目', category: PROJECT, amount: 12_000_000_000 }),
    ],
    [
      '报议题 科技馆建设项目 重大项目安排 昨天提出的',
      'reads back decisions.propose-item: category=majorProject | proposedOn=2026-11-24…',
    ],
    [
      '报议题 采购服务器 98万 大额资金 11月20日',
      reads({ title: '采购服务器', category: FUNDS, amount: 98_000_000, on: '2026-11-20' }),
    ],
    [
      '报议题 采购服务器 98万 大额资金 昨天',
      reads({ title: '采购服务器', category: FUNDS, amount: 98_000_000, on: '2026-11-24' }),
    ],
    [
      '报议题 采购服务器 98万 大额资金 上周五',
      reads({ title: '采购服务器', category: FUNDS, amount: 98_000_000, on: '2026-11-20' }),
    ],
    [
      '报议题 采购服务器 98万 大额资金 12月5日',
      reads({ title: '采购服务器', category: FUNDS, amount: 98_000_000, on: '2025-12-05' }),
    ],
    [
      '报议题 采购服务器 98万 大额资金 汇报人张伟',
      reads({ title: '采购服务器', category: FUNDS, amount: 98_000_000, reporter: 'zhangwei' }),
    ],
    [
      '报议题 采购服务器 98万 大额资金 汇报人：王局长',
      reads({ title: '采购服务器', category: FUNDS, amount: 98_000_000, reporter: 'wangjianguo' }),
    ],
    // A number that is none, a sum that is not exact, two sums: a question, never a guess.
    ['报议题', 'wants title'],
    ['报个议题', 'wants title'],
    ['我想报议题', 'wants title'],
    ['报议题 采购高性能计算平台', 'wants category'],
    ['报议题 采购高性能计算平台 大额资金', 'wants amount'],
    ['报议题 采购高性能计算平台 大额资金 约120万', 'wants amount'],
    ['报议题 采购高性能计算平台 大额资金 一百多万', 'wants amount'],
    ['报议题 采购高性能计算平台 大额资金 100万到150万', 'wants amount'],
    ['报议题 采购高性能计算平台 大额资金 5万美元', 'wants amount'],
    ['报议题 采购高性能计算平台 大额资金 0元', 'wants amount'],
    ['报议题 采购高性能计算平台 大额资金 120万元 130万元', 'wants amount'],
    ['报议题 采购服务器 98万 大额资金 前两天', 'wants proposedOn'],
    ['报议题 采购服务器 98万 大额资金 2月30日', 'wants proposedOn'],
    ['报议题 120万', 'wants title'],
    ['报议题 大额资金', 'wants title'],
  ),
  {
    as: 'zhoufang',
    lines: [
      ['报议题 行政规范性文件清理 重大决策', reads({ title: '行政规范性文件清理', category: DECISION, unit: 'legal' })],
    ],
  },
  {
    as: 'chenxia',
    lines: [
      [
        '报议题 年度预算 大额资金 2,350,000.50元 规划科',
        reads({ title: '年度预算', category: FUNDS, amount: 235_000_050, unit: 'plan' }),
      ],
    ],
  },
  // Asked for one thing after the other; more in an answer than was asked for; what cannot be read is asked again.
  talk(
    ['报议题', 'wants title'],
    ['采购低温存储设备', 'wants category'],
    ['大额资金', 'wants amount'],
    ['一百二十', 'wants amount'],
    ['1,200,000.00元', reads({ title: '采购低温存储设备', category: FUNDS, amount: 120_000_000 })],
  ),
  talk(['报议题', 'wants title'], ['采购高性能计算平台 120万 大额资金', reads(hpc)], ['确认', gives(hpc)]),
  talk(['报议题', 'wants title'], ['采购高性能计算平台，120万', 'wants category'], ['大额', reads(hpc)]),
  talk(['报议题 采购高性能计算平台', 'wants category'], ['大额资金 120万', reads(hpc)]),
  talk(
    ['报议题 采购高性能计算平台', 'wants category'],
    ['今天天气怎么样', 'not understood, wants category'],
    ['大额资金', 'wants amount'],
    ['很多钱', 'not understood, wants amount'],
    ['120万', reads(hpc)],
    ['好的', gives(hpc)],
  ),
  talk(
    ['报议题', 'wants title'],
    ['报议题工作办法', 'wants category'],
    ['重大事项', reads({ title: '报议题工作办法', category: DECISION })],
  ),
  talk(
    ['报议题', 'wants title'],
    ['我的议题汇总规则', 'wants category'],
    ['重大决策', reads({ title: '我的议题汇总规则', category: DECISION })],
  ),
  // Corrections, at the read-back and before it.
  talk(
    ['报议题 采购高性能计算平台 120万元 大额资金', reads(hpc)],
    ['改金额为130万', reads({ ...hpc, amount: 130_000_000 })],
    ['不对，是120万', reads(hpc)],
    ['金额改成一百三十五万', reads({ ...hpc, amount: 135_000_000 })],
    ['不是135万，是120万', reads(hpc)],
    ['是', gives(hpc)],
  ),
  talk(
    ['报议题 采购高性能计算平台 120万元 大额资金', reads(hpc)],
    ['类别改为重大项目', reads({ ...hpc, category: PROJECT })],
    ['题目改为采购算力平台', reads({ ...hpc, category: PROJECT, title: '采购算力平台' })],
    ['提出日期改为昨天', reads({ ...hpc, category: PROJECT, title: '采购算力平台', on: '2026-11-24' })],
    ['没问题', gives({ ...hpc, category: PROJECT, title: '采购算力平台', on: '2026-11-24' })],
  ),
  talk(
    ['报议题 采购高性能计算平台 120万元 大额资金', reads(hpc)],
    ['130万', reads({ ...hpc, amount: 130_000_000 })],
    ['汇报人改为李副局长', reads({ ...hpc, amount: 130_000_000, reporter: 'limin' })],
    ['金额改为很多', `not understood, ${reads({ ...hpc, amount: 130_000_000, reporter: 'limin' })}`],
  ),
  talk(
    ['报议题 采购高性能计算平台 120万元 大额资金', reads(hpc)],
    ['修改', 'what to change'],
    ['金额', 'wants amount'],
    ['130', 'wants amount'],
    ['1,300,000.00元', reads({ ...hpc, amount: 130_000_000 })],
  ),
  talk(
    ['报议题 采购高性能计算平台 120万元 大额资金', reads(hpc)],
    ['修改', 'what to change'],
    ['类别', 'wants category'],
    ['重大项目安排', reads({ ...hpc, category: PROJECT })],
  ),
  talk(
    ['报议题 采购高性能计算平台 120万元 大额资金', reads(hpc)],
    ['前天提的', reads({ ...hpc, on: '2026-11-23' })],
    ['是11月20日提的', reads({ ...hpc, on: '2026-11-20' })],
  ),
  talk(
    ['报议题 采购高性能计算平台 大额资金', 'wants amount'],
    ['不对，类别是重大项目', reads({ title: '采购高性能计算平台', category: PROJECT })],
  ),
  talk(
    ['报议题 采购高性能计算平台 120万元 大额资金', reads(hpc)],
    ['日期改为前两天', 'wants proposedOn'],
    ['11月23号', reads({ ...hpc, on: '2026-11-23' })],
  ),
  talk(
    ['报议题 采购高性能计算平台 120万元 大额资金', reads(hpc)],
    ['嗯嗯好像不太对', `not understood, ${reads(hpc)}`],
    ['确认', reads(hpc)],
    ['确认', gives(hpc)],
  ),
  // Steering: back, skip, again, cancel; a question in between; another command in between.
  talk(
    ['报议题 采购高性能计算平台', 'wants category'],
    ['大额资金', 'wants amount'],
    ['返回', 'wants category'],
    ['重大项目', reads({ title: '采购高性能计算平台', category: PROJECT })],
  ),
  talk(
    ['报议题 采购高性能计算平台', 'wants category'],
    ['跳过', 'wants category'],
    ['重新填', 'wants title'],
    ['采购低温设备', 'wants category'],
    ['取消', '已取消'],
    ['确认', '没有待确认的事项'],
  ),
  talk(
    ['报议题 采购高性能计算平台', 'wants category'],
    ['我的议题', 'asks decisions.my-items'],
    ['大额资金', 'wants amount'],
    ['查 算力', 'asks decisions.find-items: words=算力'],
    ['120万', reads(hpc)],
  ),
  talk(
    ['报议题 采购高性能计算平台', 'wants category'],
    ['算了，我想查我的议题', 'asks decisions.my-items'],
    ['帮助', 'wants category'],
    ['大额资金', 'wants amount'],
  ),
  talk(
    ['报议题 采购高性能计算平台 120万元 大额资金', reads(hpc)],
    ['撤回议题 议题〔2026〕2号 经费来源有变', withdraws('reads back', '议题〔2026〕2号', '经费来源有变')],
    ['确认', withdraws('gives', '议题〔2026〕2号', '经费来源有变')],
    ['继续', reads(hpc)],
    ['确认', gives(hpc)],
  ),
  talk(['报议题', 'wants title'], ['取消', '已取消']),
  talk(['报议题', 'wants title'], ['算了', '已取消']),
  // Taking back.
  ...alone(
    ['撤回议题 议题〔2026〕1号 材料需要补充', withdraws('reads back', '议题〔2026〕1号', '材料需要补充')],
    ['撤回议题 议题[2026]1号，材料需要补充', withdraws('reads back', '议题〔2026〕1号', '材料需要补充')],
    ['撤回议题 议题（2026）第1号 材料需要补充', withdraws('reads back', '议题〔2026〕1号', '材料需要补充')],
    ['撤回议题 材料需要补充 议题【2026】1号', withdraws('reads back', '议题〔2026〕1号', '材料需要补充')],
    ['请撤销议题 议题〔2026〕12号 经费来源有变', withdraws('reads back', '议题〔2026〕12号', '经费来源有变')],
    // What cannot be undone is not opened by how it sounds.
    ['撤会议题 议题〔2026〕12号 经费来源有变', '请选一件'],
    ['撤回议题', 'wants item,reason'],
    ['撤回议题 议题〔2026〕12号', 'wants reason'],
    ['撤回议题 材料不全', 'wants item'],
  ),
  talk(
    ['撤回议题', 'wants item,reason'],
    ['议题〔2026〕1号', 'wants reason'],
    ['写错了', withdraws('reads back', '议题〔2026〕1号', '写错了')],
  ),
  talk(
    ['撤回议题', 'wants item,reason'],
    ['议题〔2026〕1号 材料不全', withdraws('reads back', '议题〔2026〕1号', '材料不全')],
    ['原因改为需要补充论证', withdraws('reads back', '议题〔2026〕1号', '需要补充论证')],
  ),
  // Questions.
  ...alone(
    ['我的议题', 'asks decisions.my-items'],
    ['看看我的议题', 'asks decisions.my-items'],
    ['我报的议题', 'asks decisions.my-items'],
    ['我的议题 第2页', 'asks decisions.my-items: page=2'],
    ['我的义题', 'asks decisions.my-items'],
    ['我报了哪些议题', 'asks decisions.my-items'],
    ['查 算力平台', 'asks decisions.find-items: words=算力平台'],
    ['查算力平台', 'asks decisions.find-items: words=算力平台'],
    ['搜索 低温存储', 'asks decisions.find-items: words=低温存储'],
    ['查议题 算力', 'asks decisions.find-items: words=算力'],
    ['今年报了多少议题', 'asks decisions.find-items: period={"first":"2026-01-01","last":"2026-12-31"}'],
    ['2025年有多少议题', 'asks decisions.find-items: period={"first":"2025-01-01","last":"2025-12-31"}'],
    [
      '2026年大额资金议题有哪些',
      'asks decisions.find-items: category=largeFunds | period={"first":"2026-01-01","last":"2026-12-31"}',
    ],
    [
      '上个月的大额资金议题有哪些',
      'asks decisions.find-items: category=largeFunds | period={"first":"2026-10-01","last":"2026-10-31"}',
    ],
    ['第三季度有哪些议题', 'asks decisions.find-items: period={"first":"2026-07-01","last":"2026-09-30"}'],
    [
      '平台中心今年报了几个议题',
      'asks decisions.find-items: period={"first":"2026-01-01","last":"2026-12-31"} | unit=platform',
    ],
    [
      '查一下3月份的干部任免议题',
      'asks decisions.find-items: category=personnel | period={"first":"2026-03-01","last":"2026-03-31"}',
    ],
    [
      '今年上半年重大项目议题清单',
      'asks decisions.find-items: category=majorProject | period={"first":"2026-01-01","last":"2026-06-30"}',
    ],
    [
      '2025年报了多少重大项目议题',
      'asks decisions.find-items: category=majorProject | period={"first":"2025-01-01","last":"2025-12-31"}',
    ],
    ['法规科有哪些已撤回的议题', 'asks decisions.find-items: state=withdrawn | unit=legal'],
    ['所有议题', 'asks decisions.find-items'],
    ['已撤回的议题有哪些', 'asks decisions.find-items: state=withdrawn'],
    ['议题〔2026〕12号到哪一步了', 'asks decisions.item-progress: item=议题〔2026〕12号'],
    ['议题〔2026〕12号', 'asks decisions.item-progress: item=议题〔2026〕12号'],
    ['议题[2026]12号进度怎么样了', 'asks decisions.item-progress: item=议题〔2026〕12号'],
    ['查一下议题（2026）第3号', 'asks decisions.item-progress: item=议题〔2026〕3号'],
    ['议题进度 议题〔2026〕3号', 'asks decisions.item-progress: item=议题〔2026〕3号'],
    ['我的待办', 'asks duties.my-duties'],
    ['待办', 'asks duties.my-duties'],
    ['我还有什么没办', 'asks duties.my-duties'],
    ['补充材料', 'wants item'],
    ['补充材料 议题〔2026〕3号', 'wants materials'],
    ['给议题〔2026〕3号补充材料', 'wants materials'],
    ['帮助', '可以办理的事'],
    ['?', '可以办理的事'],
    ['怎么用', '可以办理的事'],
    ['菜单', '可以办理的事'],
    ['今天天气怎么样', '您好'],
    ['你好', '您好'],
    ['采购高性能计算平台 120万元 大额资金', reads(hpc)],
    ['👍👍👍', '没有看懂'],
    ["'; drop table ledger; --", '没有看懂'],
    ['<script>alert(1)</script>', '没有看懂'],
    ['确认', '没有待确认的事项'],
    ['取消', '没有待确认的事项'],
    ['下一页', '没有待确认的事项'],
  ),
];
