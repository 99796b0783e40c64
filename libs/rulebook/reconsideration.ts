import type { Rule } from './rule.ts';
import { at } from './texts.ts';

const LATE = '逾期不提交书面答复、证据、依据的，视为该行政行为没有证据、依据（第七十条）；对负有责任的人员依法给予处分（第八十二条）';
const bureau = { who: '被申请人（本局）', side: 'bureau' } as const;
const applicant = { who: '申请人', side: 'other' } as const;
const reviewBody = { who: '行政复议机关', side: 'other' } as const;

/** 行政复议. Three, five, seven and ten days are working days, all others calendar days (行政复议法第八十八条). */
export const RECONSIDERATION: readonly Rule[] = [
  {
    id: 'recon-reply-ordinary', name: '行政复议答复（普通程序）', says: ['复议答复', '复议答复书', '提交答复'], is: 'period',
    trigger: '收到行政复议申请书副本或者申请笔录复印件', length: { n: 10, unit: 'workday' }, rolling: 'never', posting: true, obliged: bureau, consequence: LATE,
    sources: [at('reconsiderationLaw', '第四十八条'), at('reconsiderationLaw', '第七十条'), at('reconsiderationLaw', '第八十二条'), at('reconsiderationLaw', '第八十八条')], certainty: 'V',
    note: '2026年7月1日起，答复书应当同时就合法性、适当性和复议请求作出说明（实施条例第四十一条）。法律没有规定延长。',
  },
  {
    id: 'recon-reply-summary', name: '行政复议答复（简易程序）', says: ['简易程序复议答复', '复议简易答复'], is: 'period',
    trigger: '收到行政复议申请书副本或者申请笔录复印件（简易程序）', length: { n: 5, unit: 'workday' }, rolling: 'never', posting: true, obliged: bureau, consequence: LATE,
    sources: [at('reconsiderationLaw', '第五十四条'), at('reconsiderationLaw', '第七十条'), at('reconsiderationLaw', '第八十八条')], certainty: 'V',
    note: '转为普通程序的，答复期限法律未作规定：复议机构书面另定以前，仍按五个工作日掌握。',
  },
  {
    id: 'recon-agent-appoint', name: '行政复议被申请人委托代理人', says: ['复议代理人', '复议委托代理'], is: 'gate',
    holds: '应当委托一至二名本机关工作人员参加行政复议，不得仅委托律师', consequence: '代理不合规',
    sources: [at('reconsiderationRules', '第十八条第二款')], certainty: 'V',
  },
  {
    id: 'recon-hearing-attend', name: '负责人参加行政复议听证', says: ['复议听证', '参加听证'], is: 'gate',
    holds: '被申请人的负责人应当参加听证；不能参加的，应当说明理由并委托相应的工作人员参加',
    sources: [at('reconsiderationLaw', '第五十一条第三款')], certainty: 'V', note: '听证通知应当在听证五个工作日前送达。',
  },
  {
    id: 'recon-hearing-day', name: '参加行政复议听证', says: ['听证日期'], is: 'stated', trigger: '听证通知写明的日期', rolling: 'never', obliged: bureau,
    sources: [at('reconsiderationLaw', '第五十一条第三款')], certainty: 'V', note: '负责人应当参加；不能参加的说明理由并委托工作人员。',
  },
  {
    id: 'recon-no-self-evidence', name: '复议期间不得自行取证', says: ['自行取证', '复议补充证据'], is: 'gate',
    holds: '行政复议期间，被申请人不得自行向申请人和其他有关单位或者个人收集证据；申请人或者第三人提出新的理由或者证据的，经行政复议机构同意方可补充', consequence: '自行收集的证据不作为认定行政行为合法、适当的依据',
    sources: [at('reconsiderationLaw', '第四十六条')], certainty: 'V',
  },
  {
    id: 'recon-penalty-forward', name: '转送对当场处罚、电子监控处罚的复议申请', says: ['转送复议申请', '处罚复议转送'], is: 'period',
    trigger: '收到通过本局提出的复议申请，并拟维持处罚', length: { n: 5, unit: 'workday' }, rolling: 'never', obliged: { who: '作出处罚的机关（本局）', side: 'bureau' }, consequence: '阻碍复议的，依法给予处分（第八十二条）',
    sources: [at('reconsiderationLaw', '第三十二条'), at('reconsiderationLaw', '第八十八条')], certainty: 'V',
  },
  {
    id: 'recon-penalty-selfcorrect', name: '自行纠正当场处罚、电子监控处罚', says: ['处罚自行纠正', '复议自行纠正'], is: 'period',
    trigger: '收到通过本局提出的复议申请，并发现处罚有误', length: { n: 5, unit: 'workday' }, rolling: 'never', obliged: { who: '作出处罚的机关（本局）', side: 'bureau' },
    sources: [at('reconsiderationRules', '第三十八条')], certainty: 'V', note: '须在期限内撤销或者变更，并告知申请人和行政复议机关；自申请至告知的时间不计入申请人的六十日。',
  },
  {
    id: 'recon-normdoc-explain', name: '附带审查：制定机关书面答复', says: ['附带审查答复', '规范性文件附带审查', '复议附带审查'], is: 'period',
    trigger: '收到对本局规范性文件附带审查的书面通知', length: { n: 10, unit: 'workday' }, rolling: 'never', obliged: { who: '制定机关（本局）', side: 'bureau' }, consequence: '相关条款可能被停止执行并责令纠正（第五十九条）',
    sources: [at('reconsiderationLaw', '第五十八条'), at('reconsiderationLaw', '第八十八条')], certainty: 'V',
  },
  {
    id: 'recon-normdoc-transferred', name: '转送的规范性文件处理', says: ['转送审查处理', '转送的规范性文件'], is: 'period',
    trigger: '收到转送的规范性文件审查申请', length: { n: 60, unit: 'day' }, rolling: 'by-law', obliged: { who: '接受转送的机关（本局）', side: 'bureau' },
    sources: [at('reconsiderationLaw', '第六十条'), at('civilProcedureLaw', '第八十五条')], certainty: 'V', note: '处理意见须在期限内回复转送的复议机关。',
  },
  {
    id: 'recon-opinion-report', name: '反馈行政复议意见书办理情况', says: ['复议意见书', '复议意见书反馈', '意见书反馈'], is: 'period',
    trigger: '收到行政复议意见书', length: { n: 60, unit: 'day' }, rolling: 'by-law', obliged: bureau, consequence: '责令限期履行，可以约谈或者通报批评（第七十七条）；拒不履行的依法给予处分（第八十三条）',
    sources: [at('reconsiderationLaw', '第七十六条'), at('reconsiderationLaw', '第七十七条'), at('civilProcedureLaw', '第八十五条')], certainty: 'V', note: '法律没有规定延长。',
  },
  {
    id: 'recon-decision-perform', name: '履行行政复议决定书、调解书', says: ['履行复议决定', '执行复议决定'], is: 'stated',
    trigger: '行政复议决定书或者调解书生效', rolling: 'by-law', obliged: bureau, consequence: '责令限期履行，可以约谈或者通报批评（第七十七条）；拒不履行的依法给予处分（第八十三条）',
    sources: [at('reconsiderationLaw', '第七十七条'), at('reconsiderationLaw', '第七十三条'), at('reconsiderationLaw', '第七十五条')], certainty: 'V', note: '文书未写明期限的，应当询问复议机关，并自定内部期限。',
  },
  {
    id: 'recon-remake-act', name: '责令重新作出行政行为', says: ['重作', '重新作出行政行为', '复议后重作'], is: 'stated',
    trigger: '收到责令重新作出行政行为的决定书', usual: { n: 60, unit: 'day' }, rolling: 'by-law', obliged: bureau, consequence: '依法给予处分（复议法第八十三条，实施条例第七十一条）',
    sources: [at('reconsiderationRules', '第五十八条'), at('reconsiderationLaw', '第六十四条')], certainty: 'V', note: '法律或者决定书另有期限的从其规定。',
  },
  {
    id: 'recon-no-same-act', name: '不得以同一事实和理由重作', says: ['重作限制', '同一事实和理由'], is: 'gate',
    holds: '被责令重新作出行政行为的，不得以同一事实和理由作出与原行为相同或者基本相同的行为，因违反法定程序被撤销的除外',
    sources: [at('reconsiderationLaw', '第六十四条')], certainty: 'V',
  },
  {
    id: 'recon-inform-rights', name: '告知复议权利', says: ['告知复议', '告知救济权利'], is: 'gate',
    holds: '作出对当事人不利的行政行为，应当在文书中告知申请复议的权利、机关和期限；复议前置的一并告知', consequence: '申请人的期限自知道之日起算，最长一年（第二十条第三款）',
    sources: [at('reconsiderationLaw', '第二十条'), at('reconsiderationLaw', '第二十三条第二款')], certainty: 'V', note: '2026年7月1日起并见实施条例第二十五条。',
  },
  {
    id: 'recon-apply', name: '申请行政复议', says: ['复议申请期限', '申请复议', '提复议'], is: 'period',
    trigger: '申请人知道或者应当知道行政行为', length: { n: 60, unit: 'day' }, rolling: 'by-law', posting: true, excluded: '不可抗力或者其他正当理由耽误的时间，障碍消除后继续计算', obliged: applicant,
    sources: [at('reconsiderationLaw', '第二十条'), at('civilProcedureLaw', '第八十五条')], certainty: 'V', note: '法律规定的期限超过六十日的从其规定；起算事实见实施条例第二十三条。',
  },
  {
    id: 'recon-apply-untold', name: '申请行政复议（未告知权利）', says: ['未告知复议期限', '复议最长一年'], is: 'period',
    trigger: '申请人知道或者应当知道行政行为的内容（未被告知权利、机关或者期限）', length: { n: 1, unit: 'year' }, rolling: 'by-law', posting: true, obliged: applicant,
    sources: [at('reconsiderationLaw', '第二十条第三款')], certainty: 'V', note: '自知道权利、机关和期限之日起六十日，但自知道内容起最长一年。',
  },
  {
    id: 'recon-apply-longstop', name: '行政复议最长期限（一般）', says: ['复议五年', '复议最长期限'], is: 'period',
    trigger: '行政行为作出', length: { n: 5, unit: 'year' }, rolling: 'by-law', obliged: applicant, sources: [at('reconsiderationLaw', '第二十一条')], certainty: 'V',
  },
  {
    id: 'recon-apply-longstop-property', name: '行政复议最长期限（不动产）', says: ['复议二十年', '不动产复议最长期限'], is: 'period',
    trigger: '涉及不动产的行政行为作出', length: { n: 20, unit: 'year' }, rolling: 'by-law', obliged: applicant, sources: [at('reconsiderationLaw', '第二十一条')], certainty: 'V',
  },
  {
    id: 'recon-inaction-start', name: '不履行职责：复议期限起算', says: ['不履职复议', '不作为复议起算'], is: 'period',
    trigger: '收到要求履行法定职责的申请（没有法定履行期限）', length: { n: 60, unit: 'day' }, rolling: 'by-law', obliged: { who: '本局', side: 'bureau' },
    sources: [at('reconsiderationRules', '第二十四条')], certainty: 'V', note: '有法定履行期限的，自该期限届满起算；届满后申请人的六十日开始。',
  },
  {
    id: 'recon-accept', name: '行政复议受理审查', says: ['复议受理', '受理复议'], is: 'period',
    trigger: '行政复议机关收到申请', length: { n: 5, unit: 'workday' }, rolling: 'never', obliged: reviewBody, consequence: '期限届满未作决定的，届满之日起视为受理',
    sources: [at('reconsiderationLaw', '第三十条'), at('reconsiderationLaw', '第八十八条')], certainty: 'V', note: '网上申请以进入系统之日为收到之日（实施条例第二十八条）。',
  },
  {
    id: 'recon-supplement-notice', name: '通知补正复议申请', says: ['复议补正通知'], is: 'period',
    trigger: '行政复议机关收到材料不齐或者表述不清的申请', length: { n: 5, unit: 'workday' }, rolling: 'never', obliged: reviewBody, sources: [at('reconsiderationLaw', '第三十一条'), at('reconsiderationLaw', '第八十八条')], certainty: 'V', note: '应当一次告知全部补正事项。',
  },
  {
    id: 'recon-supplement', name: '补正复议申请', says: ['复议补正', '补正申请材料'], is: 'period',
    trigger: '申请人收到补正通知', length: { n: 10, unit: 'workday' }, rolling: 'never', posting: true, obliged: applicant, consequence: '无正当理由逾期不补正的，视为放弃申请',
    sources: [at('reconsiderationLaw', '第三十一条'), at('reconsiderationLaw', '第八十八条')], certainty: 'V', note: '有正当理由的，复议机关可以另定合理期限。',
  },
  {
    id: 'recon-send-ordinary', name: '发送复议申请书副本（普通程序）', says: ['发送申请书副本', '复议副本发送'], is: 'period',
    trigger: '行政复议机关受理申请', length: { n: 7, unit: 'workday' }, rolling: 'never', obliged: reviewBody, sources: [at('reconsiderationLaw', '第四十八条'), at('reconsiderationLaw', '第八十八条')], certainty: 'V',
  },
  {
    id: 'recon-send-summary', name: '发送复议申请书副本（简易程序）', says: ['简易程序发送副本'], is: 'period',
    trigger: '行政复议机关受理申请（简易程序）', length: { n: 3, unit: 'workday' }, rolling: 'never', obliged: reviewBody, sources: [at('reconsiderationLaw', '第五十四条'), at('reconsiderationLaw', '第八十八条')], certainty: 'V',
  },
  {
    id: 'recon-hearing-notice', name: '行政复议听证通知', says: ['复议听证通知'], is: 'period', back: true,
    trigger: '行政复议听证', length: { n: 5, unit: 'workday' }, rolling: 'never', obliged: reviewBody, sources: [at('reconsiderationLaw', '第五十一条'), at('reconsiderationLaw', '第八十八条')], certainty: 'V',
  },
  {
    id: 'recon-decide-ordinary', name: '行政复议审理（普通程序）', says: ['复议审理期限', '复议决定', '作出复议决定'], is: 'period',
    trigger: '行政复议机关受理申请', length: { n: 60, unit: 'day' }, rolling: 'by-law', extension: { most: { n: 30, unit: 'day' }, by: '行政复议机构的负责人' },
    excluded: '中止审理的时间；2026年7月1日起并扣除现场勘验、鉴定的时间', obliged: reviewBody,
    sources: [at('reconsiderationLaw', '第六十二条'), at('reconsiderationLaw', '第三十九条'), at('civilProcedureLaw', '第八十五条')], certainty: 'V', note: '延长应当书面告知当事人；扣除时间见实施条例第四十五条、第四十六条。',
  },
  {
    id: 'recon-decide-summary', name: '行政复议审理（简易程序）', says: ['简易程序复议审理', '简易复议决定'], is: 'period',
    trigger: '行政复议机关受理申请（简易程序）', length: { n: 30, unit: 'day' }, rolling: 'by-law', excluded: '中止审理的时间', obliged: reviewBody,
    sources: [at('reconsiderationLaw', '第六十二条第二款'), at('civilProcedureLaw', '第八十五条')], certainty: 'V', note: '法律没有规定延长。',
  },
  {
    id: 'recon-attached-own', name: '附带审查：复议机关有权处理', says: ['附带审查处理'], is: 'period',
    trigger: '附带审查中止行政复议', length: { n: 30, unit: 'day' }, rolling: 'by-law', obliged: reviewBody, sources: [at('reconsiderationLaw', '第五十六条')], certainty: 'V', note: '自中止之日起算（实施条例第五十三条）。',
  },
  {
    id: 'recon-attached-transfer', name: '附带审查：转送有权机关', says: ['附带审查转送'], is: 'period',
    trigger: '附带审查中止行政复议（复议机关无权处理）', length: { n: 7, unit: 'workday' }, rolling: 'never', obliged: reviewBody, sources: [at('reconsiderationLaw', '第五十六条'), at('reconsiderationLaw', '第八十八条')], certainty: 'V',
  },
  {
    id: 'recon-attached-notify', name: '附带审查：通知制定机关', says: ['附带审查通知'], is: 'period',
    trigger: '附带审查中止行政复议（复议机关有权处理）', length: { n: 3, unit: 'workday' }, rolling: 'never', obliged: reviewBody, sources: [at('reconsiderationLaw', '第五十八条'), at('reconsiderationLaw', '第八十八条')], certainty: 'V',
  },
  {
    id: 'recon-suspend-end', name: '行政复议中止转终止', says: ['复议中止', '复议终止'], is: 'period',
    trigger: '因第三十九条第一款第一、二、四项中止行政复议', length: { n: 60, unit: 'day' }, rolling: 'by-law', obliged: reviewBody, consequence: '中止原因仍未消除的，终止行政复议', sources: [at('reconsiderationLaw', '第四十一条第五项')], certainty: 'V',
  },
  {
    id: 'sue-after-recon', name: '不服复议决定提起诉讼', says: ['复议后起诉', '不服复议起诉', '复议后诉讼'], is: 'period',
    trigger: '复议决定（或者不予受理、驳回申请的决定）送达', length: { n: 15, unit: 'day' }, rolling: 'by-law', posting: true, obliged: applicant,
    sources: [at('litigationLaw', '第四十五条'), at('litigationInterpretation', '第四十八条')], certainty: 'V', note: '2026年5月1日起明确自送达之日起算（法释〔2026〕3号第六条）；未告知起诉期限的另依法释〔2018〕1号第六十四条，最长一年。',
  },
  {
    id: 'sue-after-recon-silence', name: '复议逾期不作决定提起诉讼', says: ['复议逾期起诉', '复议不作决定起诉'], is: 'period',
    trigger: '复议期限届满未作决定', length: { n: 15, unit: 'day' }, rolling: 'by-law', posting: true, obliged: applicant, sources: [at('litigationLaw', '第四十五条'), at('reconsiderationLaw', '第三十四条')], certainty: 'V',
  },
  {
    id: 'recon-summary-criteria', name: '复议简易程序适用条件', says: ['复议简易程序', '简易程序条件'], is: 'criterion',
    holds: '事实清楚、权利义务关系明确、争议不大，且属于下列之一：当场作出的行政行为；警告或者通报批评；案件金额三千元以下；政府信息公开案件。其他案件须各方当事人同意', sources: [at('reconsiderationLaw', '第五十三条')], certainty: 'V', note: '诉讼简易程序的金额是二千元，两者不同。',
  },
  {
    id: 'recon-must-hearing', name: '应当听证的复议案件', says: ['复议应当听证'], is: 'criterion',
    holds: '重大、疑难、复杂的案件应当听证；由一名主持人、两名以上听证员和一名记录员组成', sources: [at('reconsiderationLaw', '第五十条')], certainty: 'V',
  },
  {
    id: 'recon-committee', name: '应当咨询行政复议委员会的案件', says: ['复议委员会'], is: 'criterion',
    holds: '案情重大、疑难、复杂，专业性、技术性较强，第二十四条第二款规定的案件，以及复议机构认为有必要的，应当提请行政复议委员会提出咨询意见', sources: [at('reconsiderationLaw', '第五十二条')], certainty: 'V',
  },
  {
    id: 'recon-first-mandatory', name: '复议前置', says: ['复议前置情形', '先复议后诉讼'], is: 'criterion',
    holds: '当场处罚，侵犯自然资源权属，未履行法定职责，政府信息不予公开，以及法律、行政法规规定的其他情形，应当先申请复议', sources: [at('reconsiderationLaw', '第二十三条')], certainty: 'V', note: '2026年7月1日起适用范围并见实施条例第三十条、第三十一条。',
  },
  {
    id: 'recon-mediation', name: '复议调解', says: ['复议调解书'], is: 'criterion',
    holds: '复议案件均可调解；调解书经各方签名或者盖章、加盖复议机关印章即生效', sources: [at('reconsiderationLaw', '第七十三条'), at('reconsiderationLaw', '第五条')], certainty: 'V',
  },
  {
    id: 'recon-settlement', name: '复议和解', says: ['复议和解撤回'], is: 'criterion',
    holds: '决定作出前可以和解；申请人撤回后不得以同一事实和理由再次申请，能够证明违背真实意思的除外', sources: [at('reconsiderationLaw', '第七十四条')], certainty: 'V',
  },
  {
    id: 'recon-not-stay', name: '复议不停止执行', says: ['复议停止执行'], is: 'criterion',
    holds: '复议期间行政行为不停止执行，法定四种情形除外', sources: [at('reconsiderationLaw', '第四十二条')], certainty: 'V',
  },
  {
    id: 'recon-who-signs', name: '复议决定的作出', says: ['复议决定谁作出'], is: 'criterion',
    holds: '复议机构提出意见，经复议机关负责人同意或者集体讨论通过，以复议机关名义作出并加盖印章', sources: [at('reconsiderationLaw', '第六十一条'), at('reconsiderationLaw', '第七十五条')], certainty: 'V',
  },
  {
    id: 'recon-copy-up', name: '复议决定抄告上一级主管部门', says: ['复议抄告'], is: 'criterion',
    holds: '生效的复议决定书、意见书应当抄告被申请人的上一级主管部门（本局为自治区科技厅）', sources: [at('reconsiderationLaw', '第七十九条')], certainty: 'V',
  },
  {
    id: 'recon-not-accepted', name: '不属于复议范围的事项', says: ['不受理复议', '复议范围'], is: 'criterion',
    holds: '信访登记、处理，行政指导，过程性行为和内部层级监督行为，不属于复议范围', sources: [at('reconsiderationRules', '第三十六条')], certainty: 'V',
  },
  {
    id: 'recon-civil-mediation-not-reviewable', name: '对民事纠纷的调解不可复议', says: ['调解能否复议'], is: 'criterion',
    holds: '行政机关对民事纠纷作出的调解不属于复议范围', sources: [at('reconsiderationLaw', '第十二条第四项')], certainty: 'V',
  },
  {
    id: 'recon-representatives', name: '复议代表人', says: ['复议代表人人数'], is: 'criterion',
    holds: '同一方当事人十人以上的，推选代表人参加复议', sources: [at('reconsiderationRules', '第十七条')], certainty: 'V', note: '2026年7月1日以前为五人以上。',
  },
];
