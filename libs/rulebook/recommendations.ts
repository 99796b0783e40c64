import type { Rule } from './rule.ts';
import { at } from './texts.ts';

const bureau = { who: '被建议单位（本局）', side: 'bureau' } as const;

/** 检察建议、司法建议, and suggestions of deputies and proposals of members. */
export const RECOMMENDATIONS: readonly Rule[] = [
  { id: 'jc-advice', name: '回复检察建议', says: ['检察建议', '检察建议回复'], is: 'stated', trigger: '收到检察建议书', usual: { n: 2, unit: 'month' }, rolling: 'by-analogy', obliged: bureau, consequence: '可以报告党委、人大、政府、纪检监察，符合条件的提起公益诉讼', sources: [at('procuratorialAdvice', '第十九条'), at('procuratorialAdvice', '第二十五条')], certainty: 'V', note: '处理并书面回复；建议书另写期限的从其规定。' },
  { id: 'jc-advice-object', name: '对检察建议提出异议', says: ['检察建议异议'], is: 'stated', trigger: '收到检察建议书', rolling: 'by-analogy', obliged: bureau, sources: [at('procuratorialAdvice', '第十六条第五项'), at('procuratorialAdvice', '第二十三条')], certainty: 'V', note: '异议期限由建议书写明；检察院应当立即复核。' },
  { id: 'jc-pil', name: '回复公益诉讼诉前检察建议', says: ['公益诉讼检察建议', '诉前检察建议'], is: 'period', trigger: '收到诉前检察建议书', length: { n: 2, unit: 'month' }, rolling: 'by-analogy', obliged: bureau, consequence: '检察院可以提起行政公益诉讼', sources: [at('publicInterestSuits', '第二十一条')], certainty: 'V' },
  { id: 'jc-pil-urgent', name: '回复公益诉讼诉前检察建议（紧急）', says: ['紧急公益诉讼建议'], is: 'period', trigger: '收到诉前检察建议书（损害继续扩大等紧急情形）', length: { n: 15, unit: 'day' }, rolling: 'by-analogy', obliged: bureau, consequence: '检察院可以提起行政公益诉讼', sources: [at('publicInterestSuits', '第二十一条')], certainty: 'V' },
  { id: 'court-advice', name: '反馈司法建议', says: ['司法建议', '司法建议反馈', '司法建议回复'], is: 'stated', trigger: '收到司法建议书', usual: { n: 2, unit: 'month' }, rolling: 'by-analogy', obliged: bureau, consequence: '抄送上级机关并纳入向人大的年度报告', sources: [at('courtAdvice', '第八条'), at('courtAdvice', '第九条')], certainty: 'V', note: '期限以建议书写明的为准，一般不超过两个月。' },
  { id: 'court-advice-normdoc', name: '回复规范性文件司法建议', says: ['规范性文件司法建议'], is: 'period', trigger: '收到关于规范性文件的司法建议', length: { n: 60, unit: 'day' }, rolling: 'by-law', obliged: bureau, sources: [at('litigationInterpretation', '第一百四十九条')], certainty: 'V' },
  { id: 'court-advice-head', name: '负责人不出庭的司法建议处理', says: ['不出庭司法建议处理'], is: 'stated', trigger: '收到关于负责人不出庭的司法建议', rolling: 'by-analogy', obliged: { who: '监察机关或者上级机关', side: 'other' }, sources: [at('headsInCourt', '第十二条'), at('litigationLaw', '第六十六条')], certainty: 'V', note: '处理情况告知人民法院。' },
  { id: 'npc-suggest', name: '答复人大代表建议', says: ['代表建议', '人大建议答复', '人大代表建议'], is: 'period', trigger: '代表建议交办', length: { n: 3, unit: 'month' }, rolling: 'by-analogy', obliged: { who: '承办单位（本局）', side: 'bureau' }, sources: [at('deputiesLaw', '第五十一条')], certainty: 'V' },
  { id: 'npc-suggest-hard', name: '答复人大代表建议（涉及面广、处理难度大）', says: ['疑难代表建议'], is: 'period', trigger: '代表建议交办（涉及面广、处理难度大）', length: { n: 6, unit: 'month' }, rolling: 'by-analogy', obliged: { who: '承办单位（本局）', side: 'bureau' }, sources: [at('deputiesLaw', '第五十一条')], certainty: 'V' },
  { id: 'cppcc-proposal', name: '答复政协提案', says: ['政协提案', '提案答复', '委员提案'], is: 'period', trigger: '提案交办', length: { n: 3, unit: 'month' }, rolling: 'by-analogy', obliged: { who: '承办单位（本局）', side: 'bureau' }, sources: [at('proposalRules', '办理期限')], certainty: 'M' },
];
