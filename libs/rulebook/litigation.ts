import type { Rule } from './rule.ts';
import { at } from './texts.ts';

const bureau = { who: '被告（本局）', side: 'bureau' } as const;
const party = { who: '当事人', side: 'other' } as const;
const plaintiff = { who: '原告', side: 'other' } as const;
const court = { who: '人民法院', side: 'other' } as const;
const rolls = at('litigationInterpretation', '第四十八条');

/** 行政诉讼. All days are calendar days, even three, five and ten; the last one moves off a holiday (法释〔2018〕1号第四十八条). */
export const LITIGATION: readonly Rule[] = [
  {
    id: 'lit-answer', name: '一审答辩和举证', says: ['一审答辩', '答辩期限', '提交答辩状', '举证期限', '行政诉讼答辩'], is: 'period', trigger: '收到起诉状副本', length: { n: 15, unit: 'day' }, rolling: 'by-law', posting: true, obliged: bureau,
    consequence: '不答辩不影响审理；无正当理由逾期不提供证据的，视为没有相应证据（第三十四条）', sources: [at('litigationLaw', '第六十七条'), at('litigationLaw', '第三十四条'), rolls], certainty: 'V', note: '2002年证据规定的十日已被取代。答辩状、证据和所依据的规范性文件一并提交。',
  },
  {
    id: 'lit-evidence-extend', name: '申请延期提供证据', says: ['延期举证', '延期提供证据'], is: 'period', trigger: '收到起诉状副本', length: { n: 15, unit: 'day' }, rolling: 'by-law', posting: true, obliged: bureau, consequence: '视为没有相应的证据',
    sources: [at('litigationLaw', '第三十六条'), at('litigationInterpretation', '第三十四条'), rolls], certainty: 'V', note: '须在举证期限内书面提出；只限不可抗力等客观上不能控制的正当事由，由法院决定。',
  },
  { id: 'lit-evidence-after-cause', name: '延期举证', says: ['正当事由消除后举证', '延期后举证'], is: 'period', trigger: '延期事由消除', length: { n: 15, unit: 'day' }, rolling: 'by-law', posting: true, obliged: bureau, consequence: '视为没有相应的证据', sources: [at('litigationInterpretation', '第三十四条'), rolls], certainty: 'V' },
  {
    id: 'lit-jurisdiction-objection', name: '管辖异议', says: ['提管辖异议', '管辖权异议'], is: 'period', trigger: '收到起诉状副本', length: { n: 15, unit: 'day' }, rolling: 'by-law', posting: true, obliged: bureau, consequence: '逾期提出的不予审查；发回重审、再审和二审中也不再审查',
    sources: [at('litigationInterpretation', '第十条'), at('litigationInterpretation', '第十一条'), rolls], certainty: 'V',
  },
  { id: 'lit-no-self-evidence', name: '诉讼期间不得自行取证', says: ['诉讼取证', '诉讼期间取证'], is: 'gate', holds: '诉讼过程中，被告及其诉讼代理人不得自行向原告、第三人和证人收集证据', consequence: '所取证据不作为认定行为合法的根据', sources: [at('litigationLaw', '第三十五条')], certainty: 'V' },
  { id: 'lit-agents', name: '行政诉讼代理人', says: ['诉讼代理人', '出庭代理人'], is: 'gate', holds: '可以委托一至二名诉讼代理人；负责人不出庭的应当有工作人员出庭，不得仅委托律师', consequence: '法院记录在案、在裁判文书中载明，并可建议有关机关处理', sources: [at('litigationLaw', '第三十一条'), at('litigationInterpretation', '第一百二十八条'), at('litigationInterpretation', '第一百三十二条')], certainty: 'V' },
  { id: 'lit-change-act', name: '一审期间改变被诉行为', says: ['改变被诉行政行为'], is: 'gate', holds: '一审期间改变被诉行政行为的，应当书面告知人民法院', sources: [at('litigationInterpretation', '第八十一条')], certainty: 'V' },
  { id: 'lit-appeal-judgment', name: '对判决上诉', says: ['上诉', '判决上诉', '上诉期限'], is: 'period', trigger: '判决书送达', length: { n: 15, unit: 'day' }, rolling: 'by-law', posting: true, obliged: { who: '双方当事人', side: 'bureau' }, consequence: '一审判决发生法律效力', sources: [at('litigationLaw', '第八十五条'), rolls], certainty: 'V', note: '各方送达日不同的分别计算。' },
  { id: 'lit-appeal-ruling', name: '对裁定上诉', says: ['裁定上诉'], is: 'period', trigger: '裁定书送达', length: { n: 10, unit: 'day' }, rolling: 'by-law', posting: true, obliged: { who: '双方当事人', side: 'bureau' }, consequence: '裁定发生法律效力', sources: [at('litigationLaw', '第八十五条'), rolls], certainty: 'V', note: '诉讼中的十日是自然日，与复议不同。' },
  { id: 'lit-appeal-reply', name: '二审答辩', says: ['上诉答辩', '二审答辩状'], is: 'period', trigger: '收到上诉状副本', length: { n: 15, unit: 'day' }, rolling: 'by-law', posting: true, obliged: { who: '被上诉人（本局）', side: 'bureau' }, sources: [at('litigationInterpretation', '第一百零八条'), rolls], certainty: 'V' },
  { id: 'lit-retrial-apply', name: '申请再审', says: ['再审申请', '再审期限'], is: 'period', trigger: '判决、裁定、调解书发生法律效力', length: { n: 6, unit: 'month' }, rolling: 'by-law', posting: true, obliged: party, sources: [at('litigationInterpretation', '第一百一十条'), rolls], certainty: 'V', note: '不得延长；列举情形自知道或者应当知道之日起算。' },
  { id: 'lit-retrial-opinion', name: '再审书面意见', says: ['再审答辩', '提交再审意见'], is: 'period', trigger: '收到再审申请书副本', length: { n: 15, unit: 'day' }, rolling: 'by-law', posting: true, obliged: { who: '再审被申请人（本局）', side: 'bureau' }, sources: [at('litigationInterpretation', '第一百一十一条'), rolls], certainty: 'V' },
  {
    id: 'lit-perform-judgment', name: '履行生效裁判', says: ['履行判决', '执行判决'], is: 'stated', trigger: '判决、裁定、调解书生效', rolling: 'by-law', obliged: bureau, consequence: '划拨款项；自期满之日起对负责人按日处五十元至一百元罚款；公告；司法建议；情节严重的拘留直至追究刑事责任',
    sources: [at('litigationLaw', '第九十六条'), at('litigationLaw', '第七十一条')], certainty: 'V', note: '判决重作的，不得以同一事实和理由作出基本相同的行为。',
  },
  { id: 'lit-sue-6mo', name: '提起行政诉讼', says: ['起诉期限', '直接起诉', '六个月起诉'], is: 'period', trigger: '原告知道行政行为的内容和作出机关', length: { n: 6, unit: 'month' }, rolling: 'by-law', posting: true, excluded: '在行政争议协调化解中心等化解的时间', obliged: plaintiff, sources: [at('suingLimits', '第二条'), at('litigationLaw', '第四十六条'), at('civilCode', '第二百零二条')], certainty: 'V' },
  { id: 'lit-sue-6mo', name: '提起行政诉讼', says: ['起诉期限', '直接起诉', '六个月起诉'], is: 'period', trigger: '原告知道或者应当知道行政行为作出', length: { n: 6, unit: 'month' }, rolling: 'by-law', posting: true, obliged: plaintiff, sources: [at('litigationLawBeforeLimits', '第四十六条'), at('civilCode', '第二百零二条')], certainty: 'V' },
  { id: 'lit-sue-untold', name: '提起行政诉讼（未告知期限）', says: ['未告知起诉期限', '起诉最长一年'], is: 'period', trigger: '原告知道或者应当知道行政行为内容（未告知起诉期限）', length: { n: 1, unit: 'year' }, rolling: 'by-law', posting: true, obliged: plaintiff, sources: [at('litigationInterpretation', '第六十四条'), at('suingLimits', '第三条')], certainty: 'V' },
  { id: 'lit-sue-longstop', name: '行政诉讼最长起诉期限（一般）', says: ['起诉五年', '最长起诉期限'], is: 'period', trigger: '行政行为作出', length: { n: 5, unit: 'year' }, rolling: 'by-law', obliged: plaintiff, sources: [at('litigationLaw', '第四十六条第二款')], certainty: 'V' },
  { id: 'lit-sue-longstop-property', name: '行政诉讼最长起诉期限（不动产）', says: ['起诉二十年', '不动产起诉期限'], is: 'period', trigger: '涉及不动产的行政行为作出', length: { n: 20, unit: 'year' }, rolling: 'by-law', obliged: plaintiff, sources: [at('litigationLaw', '第四十六条第二款')], certainty: 'V' },
  { id: 'lit-sue-inaction', name: '对不作为可以起诉', says: ['不作为起诉', '两个月不履行'], is: 'period', trigger: '本局收到履行职责的申请', length: { n: 2, unit: 'month' }, rolling: 'by-law', obliged: { who: '本局', side: 'bureau' }, consequence: '期满不履行的，申请人可以起诉', sources: [at('litigationLaw', '第四十七条')], certainty: 'V', note: '法律、法规另有履行期限的从其规定；属于复议前置的先申请复议。' },
  { id: 'lit-sue-after-inaction', name: '对不作为起诉的期限', says: ['不作为起诉期限'], is: 'period', trigger: '履行期限届满', length: { n: 6, unit: 'month' }, rolling: 'by-law', posting: true, obliged: plaintiff, sources: [at('litigationInterpretation', '第六十六条'), at('suingLimits', '第七条')], certainty: 'V' },
  { id: 'lit-court-file', name: '法院立案', says: ['立案期限', '登记立案'], is: 'period', trigger: '法院收到起诉状', length: { n: 7, unit: 'day' }, rolling: 'by-law', obliged: court, sources: [at('litigationLaw', '第五十一条'), at('litigationInterpretation', '第五十三条'), rolls], certainty: 'V', note: '七日内仍不能判断的，应当先予立案。' },
  { id: 'lit-court-send', name: '发送起诉状副本', says: ['法院发送起诉状'], is: 'period', trigger: '立案', length: { n: 5, unit: 'day' }, rolling: 'by-law', obliged: court, sources: [at('litigationLaw', '第六十七条'), rolls], certainty: 'V' },
  { id: 'lit-court-send-answer', name: '发送答辩状副本', says: ['法院发送答辩状'], is: 'period', trigger: '法院收到答辩状', length: { n: 5, unit: 'day' }, rolling: 'by-law', obliged: court, sources: [at('litigationLaw', '第六十七条'), rolls], certainty: 'V' },
  { id: 'lit-first-judgment', name: '一审审理（普通程序）', says: ['一审审限', '一审判决期限'], is: 'period', trigger: '立案', length: { n: 6, unit: 'month' }, rolling: 'by-law', excluded: '鉴定、公告、处理管辖争议、调解、中止诉讼的时间', obliged: court, sources: [at('litigationLaw', '第八十一条'), at('litigationInterpretation', '第五十条')], certainty: 'V', note: '延长由高级人民法院批准，法律没有写明最长时间。' },
  { id: 'lit-first-judgment-summary', name: '一审审理（简易程序）', says: ['简易程序审限', '诉讼简易程序审理'], is: 'period', trigger: '立案（简易程序）', length: { n: 45, unit: 'day' }, rolling: 'by-law', excluded: '鉴定、公告、处理管辖争议、调解、中止诉讼的时间', obliged: court, sources: [at('litigationLaw', '第八十三条'), at('litigationInterpretation', '第五十条')], certainty: 'V' },
  { id: 'lit-second-judgment', name: '二审审理', says: ['二审审限', '二审判决期限'], is: 'period', trigger: '法院收到上诉状', length: { n: 3, unit: 'month' }, rolling: 'by-law', excluded: '鉴定、公告、处理管辖争议、调解、中止诉讼的时间', obliged: court, sources: [at('litigationLaw', '第八十八条'), at('litigationInterpretation', '第五十条')], certainty: 'V' },
  { id: 'lit-summary-criteria', name: '诉讼简易程序适用条件', says: ['诉讼简易程序', '法院简易程序'], is: 'criterion', holds: '当场作出的行为；案件金额二千元以下；政府信息公开案件；或者各方当事人同意；发回重审、再审案件不适用', sources: [at('litigationLaw', '第八十二条')], certainty: 'V', note: '复议简易程序的金额是三千元，两者不同。' },
  { id: 'lit-scope-of-mediation', name: '行政诉讼调解范围', says: ['诉讼调解', '行政诉讼能否调解'], is: 'criterion', holds: '只有行政赔偿、行政补偿和行使裁量权的案件可以调解', sources: [at('litigationLaw', '第六十条')], certainty: 'V' },
  { id: 'lit-nonlit-urge', name: '非诉执行：催告后等待', says: ['催告', '执行催告'], is: 'period', trigger: '催告书送达', length: { n: 10, unit: 'workday' }, rolling: 'never', obliged: { who: '当事人', side: 'other' }, sources: [at('coercionLaw', '第五十四条'), at('coercionLaw', '第六十九条')], certainty: 'V', note: '强制法中十日以下的期限按工作日。' },
  { id: 'lit-nonlit-enforce', name: '申请法院强制执行行政决定', says: ['非诉执行', '申请强制执行', '行政决定强制执行'], is: 'period', trigger: '当事人的复议、起诉期限届满而未申请、未起诉也未履行', length: { n: 3, unit: 'month' }, rolling: 'by-law', posting: true, obliged: { who: '行政机关（本局）', side: 'bureau' }, consequence: '逾期申请的，法院不予受理', sources: [at('coercionLaw', '第五十三条'), at('coercionLaw', '第五十四条'), at('litigationInterpretation', '第一百五十六条')], certainty: 'V' },
  { id: 'lit-judgment-enforce', name: '申请执行生效裁判', says: ['申请执行判决', '判决强制执行'], is: 'period', trigger: '裁判规定的履行期间届满', length: { n: 2, unit: 'year' }, rolling: 'by-law', posting: true, obliged: { who: '申请执行人（本局）', side: 'bureau' }, consequence: '逾期申请的不予受理', sources: [at('litigationInterpretation', '第一百五十三条'), at('litigationLaw', '第九十五条')], certainty: 'V' },
];
