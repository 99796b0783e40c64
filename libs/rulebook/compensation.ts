import type { Rule } from './rule.ts';
import { at } from './texts.ts';

const bureau = { who: '赔偿义务机关（本局）', side: 'bureau' } as const;
const claimant = { who: '赔偿请求人', side: 'other' } as const;

/** 国家赔偿. */
export const COMPENSATION: readonly Rule[] = [
  { id: 'comp-decide', name: '国家赔偿决定', says: ['赔偿决定', '作出赔偿决定'], is: 'period', trigger: '收到赔偿申请', length: { n: 2, unit: 'month' }, rolling: 'by-analogy', obliged: bureau, consequence: '期满未作决定的，请求人可以起诉', sources: [at('compensationLaw', '第十三条')], certainty: 'V' },
  { id: 'comp-decide-serve', name: '送达赔偿决定', says: ['赔偿决定送达'], is: 'period', trigger: '作出赔偿（不予赔偿）决定', length: { n: 10, unit: 'day' }, rolling: 'by-analogy', obliged: bureau, sources: [at('compensationLaw', '第十三条')], certainty: 'V', note: '不予赔偿的，应当书面说明理由。' },
  { id: 'comp-sue', name: '就赔偿提起诉讼', says: ['赔偿诉讼', '不服赔偿决定'], is: 'period', trigger: '赔偿决定作出或者期限届满', length: { n: 3, unit: 'month' }, rolling: 'by-analogy', posting: true, obliged: claimant, sources: [at('compensationLaw', '第十四条')], certainty: 'V' },
  { id: 'comp-pay-forward', name: '向财政提出赔偿金支付申请', says: ['赔偿金支付申请', '赔偿支付'], is: 'period', trigger: '收到支付赔偿金申请', length: { n: 7, unit: 'day' }, rolling: 'by-analogy', obliged: bureau, sources: [at('compensationLaw', '第三十七条')], certainty: 'V' },
  { id: 'comp-pay-finance', name: '财政支付赔偿金', says: ['财政支付赔偿'], is: 'period', trigger: '财政部门收到支付申请', length: { n: 15, unit: 'day' }, rolling: 'by-analogy', obliged: { who: '财政部门', side: 'other' }, sources: [at('compensationLaw', '第三十七条')], certainty: 'V' },
  { id: 'comp-limit', name: '请求国家赔偿时效', says: ['赔偿时效', '请求赔偿期限'], is: 'period', trigger: '知道或者应当知道权利受到侵害', length: { n: 2, unit: 'year' }, rolling: 'by-analogy', obliged: claimant, sources: [at('compensationLaw', '第三十九条')], certainty: 'V', note: '随复议、诉讼一并提出的，适用复议、诉讼的期限。' },
];
