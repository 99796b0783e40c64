import type { Rule } from './rule.ts';
import { at } from './texts.ts';

const bureau = { who: '本局', side: 'bureau' } as const;

/** Days that a paper sets and no law counts: hearings, arbitration, what the bureau undertook itself. */
export const PAPERS: readonly Rule[] = [
  { id: 'lit-hearing-day', name: '出庭应诉', says: ['开庭日期'], is: 'stated', trigger: '开庭通知或者传票写明的日期', rolling: 'never', obliged: bureau, sources: [at('litigationLaw', '第三条第三款'), at('headsInCourt', '第一条')], certainty: 'V', note: '负责人应当出庭；一审、二审、再审各阶段分别计算。' },
  { id: 'arb-answer', name: '仲裁答辩', says: ['仲裁答辩期限'], is: 'stated', trigger: '收到仲裁申请书副本', rolling: 'never', obliged: bureau, consequence: '未提交答辩不影响仲裁程序进行', sources: [at('arbitrationLaw', '第二十五条')], certainty: 'M', note: '期限以仲裁规则和通知为准。' },
  { id: 'arb-hearing-day', name: '参加仲裁庭审', says: ['仲裁开庭日期'], is: 'stated', trigger: '仲裁开庭通知写明的日期', rolling: 'never', obliged: bureau, sources: [at('arbitrationLaw', '第四十一条')], certainty: 'M' },
  { id: 'arb-perform', name: '履行仲裁裁决', says: ['仲裁裁决履行'], is: 'stated', trigger: '收到仲裁裁决书', rolling: 'never', obliged: bureau, consequence: '对方可以申请人民法院执行', sources: [at('arbitrationLaw', '第六十二条')], certainty: 'M' },
  { id: 'screening-resolve', name: '化解矛盾纠纷', says: ['矛盾纠纷化解期限'], is: 'stated', trigger: '排查出矛盾纠纷', rolling: 'never', obliged: bureau, sources: [at('mediationSystem', '矛盾纠纷排查化解')], certainty: 'M', ours: true, note: '国家没有统一期限，以本局要求的日期为准。' },
  { id: 'remedy-lapses', name: '当事人复议、起诉期限届满', says: ['调解期间救济期限'], is: 'stated', trigger: '当事人知道行政行为', rolling: 'never', obliged: { who: '当事人', side: 'other' }, consequence: '调解不停止复议、起诉期限，届满即丧失救济权利', sources: [at('suingLimits', '第四条第三项')], certainty: 'V', note: '法释〔2026〕3号扣除协调化解时间的规定没有写明行政机关自己的调解，也不涉及六十日复议期限，不能指望。' },
  { id: 'puf-prompt', name: '回复普法提示', says: ['普法提示', '普法提示回复'], is: 'period', trigger: '收到普法提示', length: { n: 10, unit: 'workday' }, rolling: 'never', obliged: bureau, sources: [at('publicityLaw', '第五十七条'), at('publicityLaw', '第五十九条')], certainty: 'V', ours: true, note: '法律要求及时改进并反馈，没有写天数；十个工作日是本系统的默认值。' },
];
