// Of a lawsuit: who goes to court for the bureau, and what was done there, in every instance (法释〔2020〕3号).
import {
  anew,
  COMES,
  followedBy,
  only,
  EXCUSES,
  HEADS,
  may,
  needs,
  papers,
  when,
  YES_NO,
  type Check,
  type Step,
} from '../../procedure.ts';

const staffToo: Check = {
  rule: 'lit-agents',
  how: 'refuse',
  words: '诉讼代理人为一至二名；不得仅委托律师，应当有本机关工作人员',
  holds: ({ agent }) => agent !== undefined,
};

const atMostTwo: Check = {
  rule: 'lit-agents',
  how: 'refuse',
  words: '诉讼代理人最多二名',
  holds: ({ agent, secondAgent, lawyer }) =>
    [agent, secondAgent, lawyer].filter((one) => one !== undefined).length <= 2,
};

const noOwnEvidence: Check = {
  rule: 'lit-no-self-evidence',
  how: 'refuse',
  words: '诉讼过程中，被告及其代理人不得自行向原告、第三人和证人收集证据；确需补充的须经人民法院准许',
  holds: ({ consent }) => consent === 'yes',
};

const headExcused: Check = {
  rule: 'lit-head-excuse',
  how: 'warn',
  words: '负责人不能出庭的，应当提交加盖公章或者主要负责人签字的情况说明及证明材料',
  holds: ({ head, excuse, materials }) => head !== 'none' || (excuse !== undefined && materials !== undefined),
};

const staffThere: Check = {
  rule: 'lit-head-staff',
  how: 'refuse',
  words: '负责人不能出庭的，应当委托相应的工作人员出庭，不得仅委托律师',
  holds: ({ head, agent }) => head !== 'none' || agent !== undefined,
};

const spoken: Check = {
  rule: 'lit-head-speak',
  how: 'warn',
  words: '出庭的负责人应当就实质性解决争议发表意见',
  holds: ({ head, spoke }) => head === 'none' || spoke !== 'no',
};

const courtTold: Check = {
  rule: 'lit-change-act',
  how: 'warn',
  words: '一审期间改变被诉行政行为的，应当书面告知人民法院',
  holds: ({ consent }) => consent === 'yes',
};

const hearingFacts = [
  followedBy(COMES, needs('head', '负责人', '哪一位负责人出庭？', HEADS)),
  only(({ head }) => head !== 'none', may('headName', '负责人姓名', '负责人是谁？')),
  when(
    ({ head }) => head !== undefined && head !== 'none',
    'spoke',
    '负责人是否发言',
    '负责人是否就实质性解决争议发表意见？',
    YES_NO,
  ),
  when(({ head }) => head === 'none', 'excuse', '不能出庭的理由', '负责人为什么不能出庭？', EXCUSES),
  when(({ head }) => head === 'none', 'agent', '出庭的工作人员', '委托哪位工作人员出庭？'),
  may('lawyer', '律师'),
  papers,
];

/** Agents are named, the hearing is announced and held; a head of the bureau comes, or says why not. */
export const HEARING: readonly Step[] = [
  {
    id: 'name-court-agents',
    name: '委托诉讼代理人',
    says: ['委托诉讼代理人', '诉讼代理人', '委托诉讼代理'],
    examples: ['委托诉讼代理人 张伟', '诉讼代理人 张伟、律师王某', '委托诉讼代理'],
    day: '委托日期',
    takes: [
      may('agent', '工作人员', '委托哪位工作人员？'),
      may('secondAgent', '第二名工作人员', '还委托哪位工作人员？'),
      may('lawyer', '律师', '委托哪位律师？'),
      papers,
    ],
    checks: [staffToo, atMostTwo],
    tells: ['agent', 'lawyer'],
  },
  {
    id: 'gather-court-evidence',
    name: '诉讼中补充证据',
    says: ['诉讼补充证据', '诉讼中补充证据'],
    examples: ['诉讼补充证据 法院已准许', '诉讼补充证据', '诉讼中补充证据 今天'],
    day: '补充日期',
    takes: [needs('consent', '法院是否准许', '补充证据经法院准许了吗？', YES_NO), may('reason', '理由'), papers],
    checks: [noOwnEvidence],
  },
  {
    id: 'receive-summons',
    name: '收到开庭通知',
    says: ['收到开庭通知', '收到传票', '开庭通知', '开庭'],
    examples: ['开庭 4月8日10点 第三法庭', '收到开庭通知 4月8日10点', '收到传票 下周三上午10点'],
    day: '收到日期',
    takes: [
      needs('hearingOn', '开庭日期', '哪天开庭？'),
      may('hearingAt', '开庭时间', '几点开庭？'),
      followedBy(COMES, may('head', '拟出庭负责人', '哪一位负责人出庭？', HEADS)),
      may('place', '地点'),
      anew,
      papers,
    ],
    starts: [{ rule: 'lit-hearing-day', stated: ({ hearingOn }) => hearingOn }],
    tells: ['hearingOn', 'hearingAt', 'head'],
  },
  {
    id: 'attend-court',
    name: '出庭应诉',
    says: ['出庭应诉', '登记出庭', '已出庭', '庭审结束', '已开庭'],
    examples: ['出庭应诉 4月8日 局长出庭 发言', '登记出庭 副局长 已发言', '出庭应诉 负责人未出庭'],
    day: '开庭日期',
    hearing: 'court',
    takes: hearingFacts,
    checks: [staffThere, headExcused, spoken],
    meets: ['lit-hearing-day'],
    tells: ['head', 'headName', 'spoke', 'agent'],
  },
  {
    id: 'change-act-in-court',
    name: '诉讼中改变行政行为',
    says: ['改变被诉行政行为', '诉讼中改变行政行为'],
    examples: ['改变被诉行政行为 今天', '诉讼中改变行政行为 4月1日 已书面告知法院', '改变被诉行政行为'],
    day: '改变日期',
    takes: [needs('consent', '是否已书面告知法院', '改变后书面告知法院了吗？', YES_NO), papers],
    checks: [courtTold],
  },
];
