import type { Rule } from './rule.ts';
import { at } from './texts.ts';

const bureau = { who: '行政机关（本局）', side: 'bureau' } as const;

/** 政府信息公开. The periods are working days by the text itself. */
export const INFORMATION: readonly Rule[] = [
  { id: 'info-proactive', name: '主动公开政府信息', says: ['主动公开', '信息主动公开'], is: 'period', trigger: '政府信息形成或者变更', length: { n: 20, unit: 'workday' }, rolling: 'never', obliged: bureau, sources: [at('informationRules', '第二十六条')], certainty: 'V' },
  { id: 'info-request-time', name: '信息公开申请收到之日', says: ['信息公开申请何时收到'], is: 'criterion', holds: '当面提交的为提交之日；需签收的邮寄为签收之日；普通信函为与申请人确认之日，收到当日即须确认；互联网、传真为双方确认之日', sources: [at('informationRules', '第三十一条')], certainty: 'V' },
  { id: 'info-supplement', name: '信息公开申请补正', says: ['信息公开补正'], is: 'period', trigger: '收到内容不明确的申请', length: { n: 7, unit: 'workday' }, rolling: 'never', obliged: bureau, sources: [at('informationRules', '第三十条')], certainty: 'V', note: '一次性告知补正；答复期限自收到补正的申请起算。' },
  { id: 'info-reply', name: '信息公开申请答复', says: ['信息公开答复', '依申请公开', '信息公开'], is: 'period', trigger: '收到信息公开申请', length: { n: 20, unit: 'workday' }, rolling: 'never', extension: { most: { n: 20, unit: 'workday' }, by: '政府信息公开工作机构负责人' }, excluded: '征求第三方和其他机关意见的时间', obliged: bureau, consequence: '对不予公开不服的，复议前置', sources: [at('informationRules', '第三十三条')], certainty: 'V', note: '能够当场答复的当场答复；延长须告知申请人。' },
  { id: 'info-third-party', name: '第三方就信息公开提出意见', says: ['第三方意见', '征求第三方意见'], is: 'period', trigger: '第三方收到征求意见书', length: { n: 15, unit: 'workday' }, rolling: 'never', obliged: { who: '第三方', side: 'other' }, sources: [at('informationRules', '第三十二条')], certainty: 'V', note: '逾期未提出意见的，由本局决定是否公开。' },
  { id: 'info-joint-body', name: '共同制作机关就信息公开提出意见', says: ['共同制作机关意见', '征求其他机关意见'], is: 'period', trigger: '其他行政机关收到征求意见', length: { n: 15, unit: 'workday' }, rolling: 'never', obliged: { who: '其他行政机关', side: 'other' }, consequence: '逾期未提出意见的，视为同意公开', sources: [at('informationRules', '第三十四条')], certainty: 'V' },
  { id: 'info-annual', name: '信息公开年度报告', says: ['信息公开年报', '政府信息公开年报'], is: 'date', before: { month: 1, day: 31 }, obliged: bureau, sources: [at('informationRules', '第四十九条')], certainty: 'V', note: '报送主管部门并向社会公布。' },
];
