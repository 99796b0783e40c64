import type { Rule } from './rule.ts';
import { at } from './texts.ts';

const bureau = { who: '有权处理的机关（本局）', side: 'bureau' } as const;
const petitioner = { who: '信访人', side: 'other' } as const;
const upper = { who: '上一级机关', side: 'other' } as const;

/** 信访. Calendar days but for the objection; the 条例 is silent on the first day and on holidays. */
export const PETITIONS: readonly Rule[] = [
  { id: 'petition-register', name: '信访登记', says: ['信访何时登记'], is: 'gate', holds: '收到信访事项应当登记', consequence: '未按规定登记的依规依纪依法处理（第四十四条第一项）', sources: [at('petitionRules', '第二十三条')], certainty: 'V' },
  { id: 'petition-notify-direct', name: '告知信访人（直接提出）', says: ['信访告知', '信访受理告知'], is: 'period', trigger: '收到直接提出的信访事项', length: { n: 15, unit: 'day' }, rolling: 'by-analogy', obliged: bureau, consequence: '未按期告知的依规依纪依法处理（第四十四条第三项）', sources: [at('petitionRules', '第二十三条第二款')], certainty: 'V', note: '能够当场告知的当场告知；姓名（名称）、住址不清的除外。' },
  { id: 'petition-notify-transferred', name: '告知信访人（转送交办）', says: ['转送信访告知', '交办信访告知'], is: 'period', trigger: '收到转送、交办的信访事项', length: { n: 15, unit: 'day' }, rolling: 'by-analogy', obliged: bureau, sources: [at('petitionRules', '第二十三条第三款')], certainty: 'V' },
  { id: 'petition-object-transfer', name: '对转送信访提出异议', says: ['转送信访异议', '信访转送异议'], is: 'period', trigger: '收到转送的信访事项（不属于本局职权）', length: { n: 5, unit: 'workday' }, rolling: 'never', obliged: bureau, sources: [at('petitionRules', '第二十三条第三款')], certainty: 'V', note: '须详细说明理由，经转送机关同意后退还材料。' },
  { id: 'petition-close', name: '信访事项办结', says: ['信访办结', '信访处理', '信访办理'], is: 'period', trigger: '受理信访事项', length: { n: 60, unit: 'day' }, rolling: 'by-analogy', extension: { most: { n: 30, unit: 'day' }, by: '本机关负责人' }, obliged: bureau, consequence: '推诿、敷衍、拖延的依规依纪依法处理（第四十五条第一项）', sources: [at('petitionRules', '第三十四条')], certainty: 'V', note: '延长须告知信访人理由；听证时间只在复核中扣除。' },
  { id: 'petition-review-ask', name: '请求复查信访事项', says: ['信访复查申请', '请求信访复查'], is: 'period', trigger: '收到书面答复', length: { n: 30, unit: 'day' }, rolling: 'by-analogy', obliged: petitioner, sources: [at('petitionRules', '第三十五条')], certainty: 'V' },
  { id: 'petition-review-answer', name: '复查信访事项', says: ['信访复查', '信访复查意见期限'], is: 'period', trigger: '收到复查请求', length: { n: 30, unit: 'day' }, rolling: 'by-analogy', obliged: upper, sources: [at('petitionRules', '第三十五条')], certainty: 'V' },
  { id: 'petition-recheck-ask', name: '请求复核信访事项', says: ['信访复核申请', '请求信访复核'], is: 'period', trigger: '收到复查意见', length: { n: 30, unit: 'day' }, rolling: 'by-analogy', obliged: petitioner, sources: [at('petitionRules', '第三十六条')], certainty: 'V' },
  { id: 'petition-recheck-answer', name: '复核信访事项', says: ['信访复核', '信访复核意见'], is: 'period', trigger: '收到复核请求', length: { n: 30, unit: 'day' }, rolling: 'by-analogy', excluded: '听证的时间', obliged: upper, sources: [at('petitionRules', '第三十六条')], certainty: 'V', note: '复核后仍以同一事实和理由提出的，不再受理。' },
  { id: 'petition-classify', name: '信访诉求分类处理', says: ['信访分类', '信访走什么途径'], is: 'criterion', holds: '应当通过诉讼、复议、仲裁、许可、处罚等法定途径解决的先导入法定途径，其余才作信访处理意见', sources: [at('petitionRules', '第三十一条')], certainty: 'V' },
  { id: 'petition-mediate', name: '信访调解和解', says: ['信访调解', '信访和解'], is: 'criterion', holds: '申诉求决类事项可以在裁量权范围内调解、和解，制作协议书', sources: [at('petitionRules', '第三十三条')], certainty: 'V' },
  { id: 'petition-urgent', name: '重大紧急信访报告', says: ['紧急信访', '信访报告'], is: 'gate', holds: '可能造成社会影响的重大、紧急信访事项应当及时报告党委政府', consequence: '瞒报、缓报的依规依纪依法处理（第四十六条第四项）', sources: [at('petitionRules', '第二十五条')], certainty: 'V' },
];
