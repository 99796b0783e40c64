import {
  may,
  needs,
  offers,
  only,
  ordinary,
  papers,
  results,
  shorter,
  URGENCY,
  when,
  whileUnsettled,
  type Procedure,
  type Start,
  type Take,
} from '../procedure.ts';

/** The sorts of 来文, as they are called. */
const SORTS = results(
  ['司法建议', '司法建议书'],
  ['规范性文件司法建议'],
  ['检察建议', '检察建议书'],
  ['公益诉讼检察建议', '诉前检察建议'],
  ['紧急公益诉讼检察建议', '损害继续扩大的公益诉讼检察建议'],
  ['督办函', '执法督办函'],
  ['监督意见书', '执法监督意见书'],
  ['监督决定书', '执法监督决定书'],
  ['普法提示', '普法提示函'],
);

/** The rule by which each sort is answered. */
const RULES: Readonly<Record<string, string>> = {
  司法建议: 'court-advice',
  规范性文件司法建议: 'court-advice-normdoc',
  检察建议: 'jc-advice',
  紧急公益诉讼检察建议: 'jc-pil-urgent',
  督办函: 'enf-superv-letter',
  监督意见书: 'enf-superv-letter',
  监督决定书: 'enf-superv-letter',
  普法提示: 'puf-prompt',
};

const PUBLIC_INTEREST = '公益诉讼检察建议';
const urgencyOpen = whileUnsettled('是否紧急尚不清楚，先按紧急情形的较短期限');

/** Those whose time only the paper itself gives. */
const STATED = ['督办函', '监督意见书', '监督决定书'];
const leftToPaper: Take['how'] = ({ result, length }) => STATED.includes(String(result)) && length === undefined;

const stated: NonNullable<Start['stated']> = ({ until, length }) => until ?? length;
const starts: readonly Start[] = [
  ...Object.entries(RULES).map(([sort, rule]): Start => ({ rule, when: ({ result }) => result === sort, stated })),
  { rule: 'jc-pil', when: (facts) => facts.result === PUBLIC_INTEREST && ordinary(facts), stated },
  {
    rule: 'jc-pil-urgent',
    when: (facts) => facts.result === PUBLIC_INTEREST && shorter(facts),
    cautious: urgencyOpen,
    stated,
  },
];

/** 来文: what courts, procuratorates and supervisors send, each with its own time to answer. */
export const instrument: Procedure = {
  kind: 'instrument',
  topic: '来文赔偿仲裁',
  steps: [
    {
      id: 'receive-instrument',
      name: '收到来文',
      says: [
        '收到来文',
        '收到司法建议',
        '收到检察建议',
        '收到督办函',
        '收到监督意见书',
        '收到监督决定书',
        '收到普法提示',
        '收到公益诉讼检察建议',
      ],
      examples: [
        '收到检察建议 水磨沟区检察院 3月2日收到',
        '收到来文 督办函 市司法局 4月10日前回复',
        '收到公益诉讼检察建议 要求15日内回复 今天',
      ],
      day: '收到日期',
      opens: true,
      takes: [
        needs('result', '文种', '是哪一种来文？', SORTS),
        needs('authority', '发文机关', '哪个机关发来的？'),
        may('reference', '文号'),
        may('matter', '内容', '建议或者要求什么？'),
        // Before the day: 15日内 is so long from the receipt, and not from today.
        may('length', '回复天数', '文书要求多少天内回复？'),
        when(leftToPaper, 'until', '回复期限', '文书要求哪天前回复？'),
        only(
          ({ result, until, length }) => result === PUBLIC_INTEREST && until === undefined && length === undefined,
          offers('course', '是否紧急', '损害是否继续扩大、情况紧急？不清楚的先按较短的期限。', URGENCY),
        ),
        papers,
      ],
      starts,
      tells: ['result', 'authority', 'matter', 'until', 'length'],
    },
    {
      id: 'answer-instrument',
      name: '回复来文',
      says: ['回复来文', '回复检察建议', '回复司法建议', '回复督办函', '来文已回复', '建议已回复'],
      examples: ['回复检察建议 4月20日', '来文已回复 案件〔2026〕5号', '回复督办函 今天'],
      day: '回复日期',
      after: ['receive-instrument'],
      takes: [
        may('result', '结果', '采纳了吗？', results(['采纳', '已采纳'], ['部分采纳'], ['不采纳', '未采纳'])),
        papers,
      ],
      meets: [...new Set(starts.map(({ rule }) => rule))],
      settles: true,
      tells: ['result'],
    },
    {
      id: 'object-instrument',
      name: '对来文提出异议',
      says: ['对来文提出异议', '来文异议'],
      examples: ['对来文提出异议 事实不符', '来文异议 今天', '对来文提出异议'],
      day: '提出日期',
      after: ['receive-instrument'],
      takes: [needs('reason', '理由', '异议的理由是什么？'), papers],
      tells: ['reason'],
    },
  ],
};
