import type { Rule } from './rule.ts';
import { at } from './texts.ts';

/** 行政机关负责人出庭应诉 (行政诉讼法第三条第三款, 法释〔2020〕3号). */
export const HEADS_IN_COURT: readonly Rule[] = [
  { id: 'lit-head-duty', name: '负责人出庭应诉', says: ['负责人出庭', '出庭应诉义务', '局长出庭'], is: 'gate', holds: '被诉行政机关负责人应当出庭应诉，一审、二审、再审均适用', sources: [at('headsInCourt', '第一条'), at('litigationLaw', '第三条第三款')], certainty: 'V' },
  { id: 'lit-head-who', name: '谁算行政机关负责人', says: ['负责人范围', '哪些人算负责人'], is: 'criterion', holds: '正职、副职负责人，参与分管被诉行为实施工作的副职级别的负责人，以及其他参与分管的负责人；受委托组织或者下级机关的负责人不算', sources: [at('headsInCourt', '第二条'), at('litigationInterpretation', '第一百二十八条')], certainty: 'V' },
  { id: 'lit-head-codefendant', name: '共同被告的负责人出庭', says: ['共同被告出庭'], is: 'criterion', holds: '共同被告可以协商确定出庭的负责人，协商不成的由法院确定', sources: [at('headsInCourt', '第三条')], certainty: 'V' },
  { id: 'lit-head-must-notify', name: '法院应当通知负责人出庭的案件', says: ['应当通知负责人出庭'], is: 'criterion', holds: '涉及食品药品安全、生态环境和资源保护、公共卫生安全等重大公共利益，社会高度关注，或者可能引发群体性事件的，法院应当通知；重大权益、公益诉讼等可以通知', sources: [at('headsInCourt', '第四条')], certainty: 'V' },
  { id: 'lit-head-notice', name: '法院通知负责人出庭', says: ['负责人出庭通知'], is: 'period', back: true, trigger: '开庭', length: { n: 3, unit: 'day' }, rolling: 'never', obliged: { who: '人民法院', side: 'other' }, sources: [at('headsInCourt', '第五条')], certainty: 'V', note: '开庭前可以更换出庭的负责人。' },
  { id: 'lit-head-idpaper', name: '负责人身份证明', says: ['出庭身份证明', '负责人证明材料'], is: 'gate', holds: '开庭前提交载明姓名、职务并加盖公章的身份证明', consequence: '经法院审查不符合规定又不补正的，视为负责人未出庭', sources: [at('headsInCourt', '第六条'), at('litigationInterpretation', '第一百三十一条')], certainty: 'V' },
  { id: 'lit-head-count', name: '多次开庭出庭一次', says: ['出庭怎么计算', '多次开庭'], is: 'criterion', holds: '同一审级多次开庭，负责人出庭一次即认定已出庭，法院认为有必要再次出庭的除外；一个审级的出庭不及于其他审级', sources: [at('headsInCourt', '第七条')], certainty: 'V' },
  { id: 'lit-head-excuse', name: '负责人不能出庭的正当理由', says: ['负责人不能出庭', '不能出庭理由'], is: 'gate', holds: '不可抗力、意外事件、需要履行他人不能代替的公务或者其他正当理由；提交加盖公章或者主要负责人签字的情况说明及证明材料，可以申请延期', sources: [at('headsInCourt', '第八条'), at('headsInCourt', '第九条')], certainty: 'V' },
  { id: 'lit-head-staff', name: '相应的工作人员出庭', says: ['工作人员出庭', '出庭工作人员'], is: 'gate', holds: '负责人不能出庭的，委托具体行使职权的工作人员等出庭，授权委托书载明姓名、职务和权限并加盖公章，不得仅委托律师', sources: [at('headsInCourt', '第十条'), at('litigationInterpretation', '第一百三十条'), at('litigationInterpretation', '第一百三十一条')], certainty: 'V' },
  { id: 'lit-head-speak', name: '负责人出庭出声', says: ['出庭出声', '负责人发言'], is: 'gate', holds: '负责人或者工作人员应当就案件情况陈述、答辩，负责人应当就实质性解决争议发表意见', sources: [at('headsInCourt', '第十一条')], certainty: 'V' },
  { id: 'lit-head-sanction', name: '负责人不出庭的后果', says: ['不出庭后果', '不出庭司法建议'], is: 'criterion', holds: '无正当理由不出庭、延期后再次不出庭、负责人和工作人员都不出庭、中途擅自退庭、拒不说明情况的，法院应当向监察机关或者上级机关提出司法建议并在裁判文书中载明', sources: [at('headsInCourt', '第十二条')], certainty: 'V' },
  { id: 'lit-head-statistics', name: '负责人出庭率', says: ['出庭率怎么算', '出庭应诉率'], is: 'criterion', holds: '法院可以统计公布并报告；出庭率按审级计：负责人出庭的审级数除以开庭审理的审级数', sources: [at('headsInCourt', '第十四条')], certainty: 'V', ours: true, note: '计算公式法律没有规定，是本系统的建议。' },
];
