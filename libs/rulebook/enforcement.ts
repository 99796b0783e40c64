import type { Rule } from './rule.ts';
import { at } from './texts.ts';

const bureau = { who: '行政机关（本局）', side: 'bureau' } as const;
const officer = { who: '执法人员', side: 'bureau' } as const;
const party = { who: '当事人', side: 'other' } as const;
const workdays = at('penaltyLaw', '第八十五条');

/** 行政执法. Two, three, five and seven days are working days, others calendar days (行政处罚法第八十五条). */
export const ENFORCEMENT: readonly Rule[] = [
  { id: 'pen-case-open', name: '行政处罚立案', says: ['处罚立案', '及时立案'], is: 'period', trigger: '发现符合立案标准的行为', length: { n: 7, unit: 'workday' }, rolling: 'never', obliged: bureau, sources: [at('penaltyLaw', '第五十四条'), at('penaltyLaw', '第七十六条第二款')], certainty: 'V', ours: true, note: '法律只要求及时立案，七个工作日是本系统的内部期限。' },
  { id: 'pen-decide', name: '作出行政处罚决定', says: ['处罚决定', '处罚办案期限', '行政处罚期限'], is: 'period', trigger: '行政处罚立案', length: { n: 90, unit: 'day' }, rolling: 'by-analogy', obliged: bureau, consequence: '程序违法', sources: [at('penaltyLaw', '第六十条')], certainty: 'V', note: '法律、法规、规章另有规定的除外；没有一般性的延长。' },
  { id: 'pen-two-officers', name: '两名以上执法人员', says: ['两名执法人员', '双人执法'], is: 'gate', holds: '执法人员不少于两人，具有执法资格并出示执法证件', consequence: '责令改正，对责任人员给予处分（第七十六条第一款第五项）', sources: [at('penaltyLaw', '第四十二条'), at('penaltyLaw', '第五十五条')], certainty: 'V' },
  { id: 'pen-notice', name: '处罚前告知', says: ['处罚告知', '陈述申辩'], is: 'gate', holds: '决定前告知拟处罚内容及事实、理由、依据和陈述、申辩、听证权利；不得因申辩加重处罚', consequence: '不得作出处罚决定（第六十二条）', sources: [at('penaltyLaw', '第四十四条'), at('penaltyLaw', '第四十五条'), at('penaltyLaw', '第六十二条')], certainty: 'V' },
  { id: 'pen-preserve', name: '先行登记保存处理', says: ['先行登记保存', '登记保存'], is: 'period', trigger: '先行登记保存', length: { n: 7, unit: 'workday' }, rolling: 'never', obliged: bureau, sources: [at('penaltyLaw', '第五十六条'), workdays], certainty: 'V', note: '须经本机关负责人批准。' },
  { id: 'pen-hearing-ask', name: '申请处罚听证', says: ['要求听证', '听证申请'], is: 'period', trigger: '当事人被告知听证权利', length: { n: 5, unit: 'workday' }, rolling: 'never', obliged: party, consequence: '视为放弃', sources: [at('penaltyLaw', '第六十四条第一项'), workdays], certainty: 'V' },
  { id: 'pen-hearing-notice', name: '处罚听证通知', says: ['听证通知', '通知听证时间'], is: 'period', back: true, trigger: '举行听证', length: { n: 7, unit: 'workday' }, rolling: 'never', obliged: bureau, sources: [at('penaltyLaw', '第六十四条第二项'), workdays], certainty: 'V' },
  { id: 'pen-hearing-matter', name: '应当告知听证的处罚', says: ['听证范围', '哪些处罚听证'], is: 'criterion', holds: '较大数额罚款、没收，降低资质等级、吊销许可证，责令停产停业、关闭、限制从业，其他较重处罚以及法律规定的情形；数额由自治区规定', sources: [at('penaltyLaw', '第六十三条')], certainty: 'V' },
  { id: 'pen-hearing-chair', name: '听证主持和笔录', says: ['听证主持人', '听证笔录'], is: 'gate', holds: '由非本案调查人员主持，笔录经当事人签名，根据笔录作出决定', sources: [at('penaltyLaw', '第六十四条'), at('penaltyLaw', '第六十五条')], certainty: 'V' },
  { id: 'pen-legal-review', name: '处罚决定法制审核', says: ['处罚法制审核', '法制审核'], is: 'gate', holds: '涉及重大公共利益，直接关系当事人或者第三人重大权益且经过听证，案情疑难复杂、涉及多个法律关系，以及法律规定的情形，未经法制审核或者审核未通过的不得作出决定', consequence: '程序违法', sources: [at('penaltyLaw', '第五十八条')], certainty: 'V', note: '初次从事法制审核的人员应当有法律职业资格。' },
  { id: 'pen-collective', name: '处罚集体讨论', says: ['集体讨论处罚'], is: 'gate', holds: '情节复杂或者重大违法行为给予处罚，由负责人集体讨论决定并记录', sources: [at('penaltyLaw', '第五十七条第二款')], certainty: 'V' },
  { id: 'pen-serve', name: '送达处罚决定书', says: ['处罚决定送达', '送达处罚'], is: 'period', trigger: '作出处罚决定（当事人不在场）', length: { n: 7, unit: 'workday' }, rolling: 'never', obliged: bureau, sources: [at('penaltyLaw', '第六十一条'), workdays], certainty: 'V', note: '电子送达须有当事人签署的确认书。' },
  { id: 'pen-file-spot', name: '当场处罚备案', says: ['当场处罚报备', '当场处罚'], is: 'period', trigger: '当场作出处罚决定', length: { n: 3, unit: 'workday' }, rolling: 'never', obliged: officer, sources: [at('penaltyLaw', '第五十二条'), at('penaltyLaw', '第五十一条')], certainty: 'V', ours: true, note: '法律要求报所属机关备案，没有写天数；三个工作日是本系统的内部期限。公民二百元以下、单位三千元以下罚款或者警告可以当场决定。' },
  { id: 'pen-pay', name: '缴纳罚款', says: ['罚款缴纳', '交罚款'], is: 'period', trigger: '收到处罚决定书', length: { n: 15, unit: 'day' }, rolling: 'by-analogy', obliged: party, consequence: '每日按罚款数额的百分之三加处罚款，不超过本金', sources: [at('penaltyLaw', '第六十七条'), at('penaltyLaw', '第七十二条')], certainty: 'V' },
  { id: 'pen-onsite-cash-officer', name: '当场收缴罚款交至机关', says: ['当场收缴罚款', '罚款交机关'], is: 'period', trigger: '收缴罚款', length: { n: 2, unit: 'workday' }, rolling: 'never', obliged: officer, sources: [at('penaltyLaw', '第七十一条'), workdays], certainty: 'V' },
  { id: 'pen-onsite-cash-bureau', name: '当场收缴罚款缴付银行', says: ['罚款交银行'], is: 'period', trigger: '机关收到收缴的罚款', length: { n: 2, unit: 'workday' }, rolling: 'never', obliged: bureau, sources: [at('penaltyLaw', '第七十一条'), workdays], certainty: 'V' },
  { id: 'pen-publish', name: '公开处罚决定', says: ['处罚公开'], is: 'gate', holds: '具有一定社会影响的处罚决定应当依法公开', sources: [at('penaltyLaw', '第四十八条第一款')], certainty: 'V', note: '时间见“许可、处罚决定公示”。' },
  { id: 'pen-unpublish', name: '撤回已公开的处罚决定', says: ['处罚撤回公开', '撤回处罚公示'], is: 'period', trigger: '处罚决定被变更、撤销、确认违法或者确认无效', length: { n: 3, unit: 'workday' }, rolling: 'never', obliged: bureau, sources: [at('penaltyLaw', '第四十八条第二款'), workdays], certainty: 'V', note: '撤回信息并公开说明理由。' },
  { id: 'pen-record', name: '执法全过程记录', says: ['全过程记录'], is: 'gate', holds: '以文字、音像等形式对启动、调查、审核、决定、送达、执行全过程记录并归档', sources: [at('penaltyLaw', '第四十七条')], certainty: 'V' },
  { id: 'pen-limit', name: '处罚时效', says: ['追责时效', '处罚两年'], is: 'period', trigger: '违法行为发生或者终了', length: { n: 2, unit: 'year' }, rolling: 'by-analogy', obliged: bureau, consequence: '不再给予处罚', sources: [at('penaltyLaw', '第三十六条')], certainty: 'V' },
  { id: 'pen-limit-life', name: '处罚时效（生命健康安全、金融安全）', says: ['处罚五年'], is: 'period', trigger: '涉及生命健康安全、金融安全且有危害后果的违法行为发生或者终了', length: { n: 5, unit: 'year' }, rolling: 'by-analogy', obliged: bureau, consequence: '不再给予处罚', sources: [at('penaltyLaw', '第三十六条')], certainty: 'V' },
  { id: 'pen-nopen', name: '不予处罚', says: ['首违不罚', '轻微不罚'], is: 'criterion', holds: '轻微并及时改正、没有危害后果的不予处罚；初次违法且后果轻微并及时改正的可以不予处罚；均应当教育', sources: [at('penaltyLaw', '第三十三条')], certainty: 'V' },
  { id: 'pen-criminal-decide', name: '移送涉嫌犯罪案件审批', says: ['移送涉嫌犯罪', '移送公安'], is: 'period', trigger: '提出移送报告', length: { n: 3, unit: 'day' }, rolling: 'by-analogy', obliged: { who: '本机关正职负责人', side: 'bureau' }, sources: [at('criminalTransfer', '第五条')], certainty: 'V', note: '专案组不少于二人。' },
  { id: 'pen-criminal-transfer', name: '移送涉嫌犯罪案件', says: ['二十四小时移送'], is: 'gate', holds: '决定批准的，二十四小时内向同级公安机关移送', sources: [at('criminalTransfer', '第五条')], certainty: 'V' },
  { id: 'pen-criminal-deliver', name: '移交涉案物品', says: ['移交涉案物品材料'], is: 'period', trigger: '接到公安机关立案通知书', length: { n: 3, unit: 'day' }, rolling: 'by-analogy', obliged: bureau, sources: [at('criminalTransfer', '第十二条')], certainty: 'V' },
  { id: 'pen-enforce', name: '处罚决定的强制执行', says: ['处罚强制执行'], is: 'period', trigger: '当事人的复议、起诉期限届满而未履行', length: { n: 3, unit: 'month' }, rolling: 'by-analogy', posting: true, obliged: bureau, consequence: '逾期申请的，法院不予受理', sources: [at('coercionLaw', '第五十三条'), at('coercionLaw', '第五十四条')], certainty: 'V', note: '申请前须催告，催告书送达十个工作日后方可申请。' },
  { id: 'pub-before', name: '执法事前公开', says: ['事前公开'], is: 'gate', holds: '公开执法主体、人员、职责权限、依据、程序、救济渠道、随机抽查事项清单、服务指南和流程图，并动态调整', sources: [at('threeSystems', '行政执法公示制度')], certainty: 'V2' },
  { id: 'pub-20wd', name: '执法决定公示', says: ['执法公示', '执法决定公开'], is: 'period', trigger: '作出执法决定', length: { n: 20, unit: 'workday' }, rolling: 'never', obliged: bureau, sources: [at('threeSystems', '加强事后公开')], certainty: 'V2', note: '法律、法规对期限另有规定的从其规定。' },
  { id: 'pub-7wd', name: '许可、处罚决定公示', says: ['双公示', '处罚公示', '许可公示'], is: 'period', trigger: '作出许可或者处罚决定', length: { n: 7, unit: 'workday' }, rolling: 'never', obliged: bureau, sources: [at('threeSystems', '加强事后公开')], certainty: 'V2' },
  { id: 'pub-annual', name: '上年度执法总体情况公开', says: ['执法年报', '执法数据公开'], is: 'date', before: { month: 1, day: 31 }, obliged: bureau, sources: [at('threeSystems', '加强事后公开')], certainty: 'M', note: '公开有关数据并报本级政府和上级主管部门。' },
  { id: 'pub-random', name: '随机抽查结果公示', says: ['抽查结果公示', '双随机公示'], is: 'period', trigger: '抽查结束', length: { n: 20, unit: 'workday' }, rolling: 'never', obliged: bureau, consequence: '责令整改', sources: [at('randomChecks', '抽查检查结果公示')], certainty: 'M' },
  { id: 'rand-plan', name: '双随机抽查计划', says: ['抽查计划', '双随机计划'], is: 'gate', holds: '公布年度抽查计划、执法检查人员名录库、市场主体名录库和抽查事项清单；对象和人员随机抽取并记录方法', sources: [at('randomChecks', '抽查计划')], certainty: 'M' },
  { id: 'disc-basis', name: '适用裁量权基准', says: ['裁量基准', '裁量权基准'], is: 'gate', holds: '适用公布的裁量权基准；偏离的须有记录的理由并经批准', consequence: '明显不当的可能被撤销', sources: [at('penaltyLaw', '第三十四条'), at('discretion', '适用')], certainty: 'M' },
  { id: 'enf-train', name: '执法人员年度培训', says: ['执法培训', '六十学时', '执法人员学时'], is: 'criterion', holds: '每名执法人员每年业务知识和法律法规培训不少于六十学时', sources: [at('enforcementQuality', '执法人员培训')], certainty: 'M', note: '依据的行动计划至2025年止，2026年以后的依据待核实。' },
  { id: 'enf-cert', name: '行政执法证有效', says: ['执法证', '执法证到期'], is: 'gate', holds: '执法人员持有效的行政执法证', consequence: '无证执法的，对责任人员给予处分，证据和处罚可能无效', sources: [at('penaltyLaw', '第四十二条'), at('enforcementSupervision', '第十七条')], certainty: 'V', note: '到期前九十、六十、三十日提醒是本系统的设定。' },
  { id: 'enf-reviewer-ratio', name: '法制审核人员比例', says: ['审核人员比例'], is: 'criterion', holds: '法制审核人员原则上不少于执法人员总数的百分之五', sources: [at('threeSystems', '审核人员')], certainty: 'M' },
  { id: 'enf-check-limit', name: '涉企行政检查', says: ['涉企检查', '企业检查'], is: 'gate', holds: '检查计划备案、公布频次上限，出示证件，告知结果', sources: [at('inspections', '规范检查'), at('enforcementSupervision', '第十一条')], certainty: 'M' },
  { id: 'enf-superv-letter', name: '回复执法监督文书', says: ['督办函', '监督意见书', '监督决定书', '执法监督'], is: 'stated', trigger: '收到督办函、监督意见书或者监督决定书', rolling: 'by-analogy', obliged: bureau, consequence: '升级为监督决定书、通报、约谈，直至对人员采取措施', sources: [at('enforcementSupervision', '第二十七条'), at('enforcementSupervision', '第二十八条'), at('enforcementSupervision', '第二十九条')], certainty: 'V', note: '期限以文书写明的为准；可以附理由提出异议（第三十条）。' },
];
