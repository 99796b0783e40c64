// Of a lawsuit: from the complaint to the answer and the evidence (行政诉讼法第三十六条、第六十七条).
import {
  COURSE,
  may,
  needs,
  offers,
  ordinary,
  papers,
  shorter,
  when,
  whileUnsettled,
  type Step,
} from '../../procedure.ts';

const courseOpen = whileUnsettled('程序尚不清楚，先按简易程序的较短期限');
// 法释〔2018〕1号第一百零四条: the court fixes it, at fifteen days at most.
const answerOpen = whileUnsettled('程序尚不清楚，简易程序的以法院确定的期限为准，最长15日');

/** The complaint comes in; the bureau answers it, objects to the court, and hands in its evidence. */
export const REPLY: readonly Step[] = [
  {
    id: 'receive-complaint',
    name: '收到起诉状副本',
    says: ['收到起诉状副本', '收到起诉状', '收到应诉通知', '收到应诉通知书', '被起诉'],
    examples: ['收到起诉状副本 原告天山软件 3月2日收到', '收到应诉通知书 原告李明 水磨沟区法院 今天收到', '收到起诉状'],
    day: '收到日期',
    opens: true,
    stage: 'first',
    takes: [
      needs('party', '原告', '原告是谁？'),
      may('authority', '法院', '哪个法院？'),
      may('reference', '案号'),
      offers('act', '被诉行为', '起诉的是哪个行为？'),
      offers('course', '程序', '普通程序还是简易程序？不清楚的先按较短的期限。', COURSE),
      when(({ course }) => course === 'summary', 'until', '举证答辩期限', '法院确定的举证、答辩期限是哪天？'),
      may('acceptedOn', '立案日期', '法院哪天立案的？'),
      papers,
    ],
    starts: [
      { rule: 'lit-answer', when: ordinary, stated: ({ until }) => until },
      { rule: 'lit-answer-summary', when: shorter, cautious: answerOpen, stated: ({ until }) => until },
      { rule: 'lit-jurisdiction-objection' },
      // 解释第三十四条: within the time for evidence, which the court may have set itself.
      { rule: 'lit-evidence-extend', stated: ({ until }) => until },
      { rule: 'lit-first-judgment', when: ordinary, from: ({ acceptedOn }) => acceptedOn },
      {
        rule: 'lit-first-judgment-summary',
        when: shorter,
        cautious: courseOpen,
        from: ({ acceptedOn }) => acceptedOn,
      },
    ],
    tells: ['party', 'authority', 'act'],
  },
  {
    id: 'submit-answer',
    name: '提交答辩状和证据',
    says: ['提交答辩状和证据', '提交答辩状', '已提交答辩状', '答辩状已提交', '提交答辩', '已答辩'],
    examples: ['提交答辩状 3月12日', '案件〔2026〕2号 已提交答辩状', '提交答辩状和证据 今天'],
    day: '提交日期',
    after: ['receive-complaint'],
    takes: [papers],
    meets: ['lit-answer', 'lit-answer-summary'],
    ends: ['lit-evidence-extend', 'lit-jurisdiction-objection'],
  },
  {
    id: 'change-court-course',
    name: '诉讼转为普通程序',
    says: ['诉讼转为普通程序', '行政诉讼转普通程序', '法院裁定转为普通程序'],
    examples: ['诉讼转为普通程序 今天收到裁定', '法院裁定转为普通程序 4月10日', '行政诉讼转普通程序'],
    day: '收到裁定日期',
    after: ['receive-complaint'],
    takes: [may('acceptedOn', '立案日期', '法院哪天立案的？'), papers],
    // 行政诉讼法第八十四条、解释第一百零五条: the ordinary limit counts from the filing itself.
    starts: [{ rule: 'lit-first-judgment', from: ({ acceptedOn }, first) => acceptedOn ?? first.acceptedOn }],
    ends: ['lit-first-judgment-summary'],
  },
  {
    id: 'object-jurisdiction',
    name: '提出管辖异议',
    says: ['提出管辖异议', '管辖异议', '提管辖异议'],
    examples: ['提出管辖异议 3月10日', '管辖异议 今天提交', '提管辖异议'],
    day: '提出日期',
    after: ['receive-complaint'],
    takes: [may('reason', '理由'), papers],
    meets: ['lit-jurisdiction-objection'],
  },
  {
    id: 'ask-evidence-delay',
    name: '申请延期提供证据',
    says: ['申请延期提供证据', '申请延期举证', '延期举证'],
    examples: ['申请延期举证 不可抗力', '申请延期提供证据 今天提交', '延期举证'],
    day: '申请日期',
    after: ['receive-complaint'],
    takes: [needs('reason', '理由', '因为什么不能按期提供？'), papers],
    meets: ['lit-evidence-extend'],
  },
  {
    id: 'evidence-cause-ended',
    name: '延期举证事由消除',
    says: ['延期举证事由消除', '举证障碍消除'],
    examples: ['延期举证事由消除 4月1日', '举证障碍消除 今天', '延期举证事由消除'],
    day: '消除日期',
    after: ['ask-evidence-delay'],
    takes: [papers],
    starts: [{ rule: 'lit-evidence-after-cause' }],
  },
  {
    id: 'submit-late-evidence',
    name: '补交证据',
    says: ['补交证据', '延期证据已提交'],
    examples: ['补交证据 4月10日', '延期证据已提交', '补交证据 今天'],
    day: '提交日期',
    after: ['evidence-cause-ended'],
    takes: [papers],
    meets: ['lit-evidence-after-cause'],
  },
];
