import type { Rule } from './rule.ts';
import { at } from './texts.ts';

const bureau = { who: '调解机关（本局）', side: 'bureau' } as const;
const MODEL = '国家没有统一规定，本数字只是参照，应当按本局行政调解工作制度设定。';

/** 行政调解 by the bureau's own rules, and 人民调解. No national law fixes the periods of the former: every number may be set. */
export const MEDIATION: readonly Rule[] = [
  { id: 'adm-med-accept', name: '行政调解受理', says: ['调解受理', '受理调解申请'], is: 'period', trigger: '收到调解申请', length: { n: 5, unit: 'workday' }, rolling: 'never', obliged: bureau, sources: [at('shenzhenDisputes', '第四十六条')], certainty: 'V', ours: true, note: MODEL },
  { id: 'adm-med-accept-complex', name: '行政调解受理（复杂）', says: ['复杂调解受理'], is: 'period', trigger: '收到调解申请（复杂）', length: { n: 10, unit: 'workday' }, rolling: 'never', obliged: bureau, sources: [at('shenzhenDisputes', '第四十六条')], certainty: 'V', ours: true, note: MODEL },
  { id: 'adm-med-transfer', name: '行政调解移送', says: ['调解移送'], is: 'period', trigger: '收到不属于本局职责的调解申请', length: { n: 3, unit: 'workday' }, rolling: 'never', obliged: bureau, sources: [at('shenzhenDisputes', '第四十五条')], certainty: 'V', ours: true, note: MODEL },
  { id: 'adm-med-close', name: '行政调解办结', says: ['调解办结', '调解期限'], is: 'period', trigger: '受理调解', length: { n: 20, unit: 'workday' }, rolling: 'never', extension: { most: { n: 10, unit: 'workday' }, by: '主要负责人' }, excluded: '鉴定、检测、当事人约定的等待时间', obliged: bureau, sources: [at('mediationSystem', '办结期限')], certainty: 'V2', ours: true, note: MODEL },
  { id: 'adm-med-close-alt', name: '调解办结（无约定）', says: ['无约定调解期限'], is: 'period', trigger: '受理调解（当事人没有约定期限）', length: { n: 30, unit: 'day' }, rolling: 'by-analogy', obliged: bureau, sources: [at('shenzhenDisputes', '第二十五条')], certainty: 'V', ours: true, note: MODEL },
  { id: 'adm-med-consent', name: '行政调解自愿', says: ['调解自愿', '调解同意'], is: 'gate', holds: '双方当事人自愿，任何一方可以随时退出', sources: [at('mediationSystem', '自愿原则')], certainty: 'V2' },
  { id: 'adm-med-doc', name: '行政调解协议书', says: ['调解协议'], is: 'gate', holds: '达成协议的制作调解协议书，由当事人签名；本局制度要求的加盖公章', sources: [at('mediationSystem', '调解协议')], certainty: 'V2' },
  { id: 'adm-med-no-block', name: '调解不停止救济期限', says: ['调解与复议起诉期限', '调解期间起诉期限'], is: 'gate', holds: '调解不得代替执法，也不停止复议、起诉期限：登记当事人的救济期限并在届满前提醒', sources: [at('suingLimits', '第四条第三项')], certainty: 'V', note: '2026年5月1日起在协调化解中心化解的时间不计入起诉期限，但没有写明行政机关自己的调解，也不涉及六十日复议期限。' },
  { id: 'adm-med-stat', name: '行政调解季度统计', says: ['调解统计'], is: 'criterion', holds: '每季度末统计行政调解情况', sources: [at('mediationSystem', '统计')], certainty: 'V2', ours: true },
  { id: 'adm-med-zero-report', name: '行政调解零报告', says: ['调解零报告'], is: 'criterion', holds: '没有发生的，登记明确的零报告，不以没有记录代替', sources: [at('mediationSystem', '零报告')], certainty: 'M', ours: true },
  { id: 'people-med-confirm', name: '人民调解协议司法确认', says: ['司法确认', '调解协议司法确认'], is: 'period', trigger: '人民调解协议生效', length: { n: 30, unit: 'day' }, rolling: 'by-law', posting: true, obliged: { who: '双方当事人', side: 'other' }, sources: [at('peoplesMediationLaw', '第三十三条'), at('civilProcedureLaw', '第二百零五条')], certainty: 'V', note: '须双方共同申请。' },
  { id: 'people-med-effect', name: '人民调解协议生效', says: ['人民调解协议'], is: 'criterion', holds: '书面协议自各方签名、盖章或者按指印，调解员签名并加盖印章之日起生效；口头协议自达成之日起生效', sources: [at('peoplesMediationLaw', '第二十九条'), at('peoplesMediationLaw', '第三十条')], certainty: 'V' },
  { id: 'people-med-free', name: '人民调解不收费', says: ['人民调解收费'], is: 'criterion', holds: '人民调解不收取任何费用', sources: [at('peoplesMediationLaw', '第四条')], certainty: 'V' },
];
