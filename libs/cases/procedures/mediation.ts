import type { StepFacts } from '../events.ts';
import { may, needs, offers, papers, results, YES_NO, type Check, type Procedure } from '../procedure.ts';

/** What a mediation may come to. */
const OUTCOME = results(
  ['达成协议', '调解成功', '成功', '达成调解协议'],
  ['未达成协议', '调解不成', '不成', '失败'],
  ['一方退出', '退出'],
);

const bothAgree: Check = {
  rule: 'adm-med-consent',
  how: 'refuse',
  words: '行政调解须双方自愿：一方不同意的不能启动',
  holds: ({ consent }) => consent === 'yes',
};

const complexityOpen = ({ complex }: StepFacts): string | undefined =>
  complex === undefined ? '是否复杂没有写明，先按较短的期限' : undefined;

/** 行政调解, by the bureau's own rules: no law fixes its periods (the numbers may be set). */
export const mediation: Procedure = {
  kind: 'mediation',
  topic: '调解信访',
  steps: [
    {
      id: 'receive-mediation',
      name: '收到调解申请',
      says: ['收到调解申请', '收到行政调解申请', '调解申请'],
      examples: [
        '收到调解申请 申请人雪莲生物 技术合同纠纷 3月2日收到',
        '调解申请 申请人李明 今天收到',
        '收到行政调解申请',
      ],
      day: '收到日期',
      opens: true,
      takes: [
        needs('party', '申请人', '申请人是谁？'),
        needs('matter', '纠纷', '是什么纠纷？'),
        offers('complex', '是否复杂', '纠纷是否复杂？不清楚的先按较短的期限。', YES_NO),
        offers(
          'remedyUntil',
          '当事人复议或起诉的截止日',
          '当事人申请复议或者起诉的期限哪天到期？调解不停止这个期限；不涉及可以说“跳过”。',
        ),
        papers,
      ],
      starts: [
        { rule: 'adm-med-accept', when: ({ complex }) => complex !== 'yes', cautious: complexityOpen },
        { rule: 'adm-med-accept-complex', when: ({ complex }) => complex === 'yes' },
        {
          rule: 'remedy-lapses',
          when: ({ remedyUntil }) => remedyUntil !== undefined,
          stated: ({ remedyUntil }) => remedyUntil,
        },
      ],
      tells: ['party', 'matter'],
    },
    {
      id: 'accept-mediation',
      name: '受理调解',
      says: ['受理调解', '调解已受理', '决定受理调解'],
      examples: ['受理调解 双方同意 3月5日', '调解已受理 双方同意', '受理调解 案件〔2026〕1号'],
      day: '受理日期',
      after: ['receive-mediation'],
      takes: [needs('consent', '双方是否同意', '双方都同意调解吗？', YES_NO), papers],
      checks: [bothAgree],
      starts: [{ rule: 'adm-med-close' }],
      meets: ['adm-med-accept', 'adm-med-accept-complex'],
    },
    {
      id: 'decline-mediation',
      name: '不予受理或移送调解',
      says: ['不予受理调解', '移送调解', '调解不予受理'],
      examples: ['不予受理调解 一方不同意', '移送调解 不属于本局职责', '调解不予受理'],
      day: '决定日期',
      after: ['receive-mediation'],
      takes: [needs('reason', '原因', '为什么不受理？'), papers],
      meets: ['adm-med-accept', 'adm-med-accept-complex'],
      ends: ['adm-med-close', 'remedy-lapses'],
      settles: true,
      tells: ['reason'],
    },
    {
      id: 'hold-mediation',
      name: '召开调解会',
      says: ['召开调解会', '调解会', '已调解一次'],
      examples: ['召开调解会 3月12日', '调解会 今天下午', '召开调解会 案件〔2026〕1号'],
      day: '调解日期',
      after: ['accept-mediation'],
      takes: [may('place', '地点'), may('reason', '情况'), papers],
    },
    {
      id: 'end-mediation',
      name: '调解结束',
      says: ['调解结束', '达成调解协议', '调解成功', '调解不成', '终止调解'],
      examples: ['调解结束 达成协议 3月20日', '调解结束 未达成协议', '终止调解 一方退出'],
      day: '结束日期',
      after: ['accept-mediation'],
      takes: [needs('result', '结果', '调解结果是什么？', OUTCOME), papers],
      meets: ['adm-med-close'],
      ends: ['remedy-lapses'],
      settles: true,
      tells: ['result'],
    },
  ],
};
