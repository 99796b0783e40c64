import { COMES, followedBy, only, EXCUSES, HEADS, may, needs, offers, papers, results, serving, when, YES_NO, type Check, type Procedure } from '../procedure.ts';

const staffToo: Check = { rule: 'lit-agents', how: 'refuse', words: '诉讼代理人为一至二名；不得仅委托律师，应当有本机关工作人员', holds: ({ agent }) => agent !== undefined };
const atMostTwo: Check = { rule: 'lit-agents', how: 'refuse', words: '诉讼代理人最多二名', holds: ({ agent, secondAgent, lawyer }) => [agent, secondAgent, lawyer].filter((one) => one !== undefined).length <= 2 };
const noOwnEvidence: Check = { rule: 'lit-no-self-evidence', how: 'refuse', words: '诉讼过程中，被告及其代理人不得自行向原告、第三人和证人收集证据；确需补充的须经人民法院准许', holds: ({ consent }) => consent === 'yes' };
const headExcused: Check = { rule: 'lit-head-excuse', how: 'warn', words: '负责人不能出庭的，应当提交加盖公章或者主要负责人签字的情况说明及证明材料', holds: ({ head, excuse, materials }) => head !== 'none' || excuse !== undefined && materials !== undefined };
const staffThere: Check = { rule: 'lit-head-staff', how: 'refuse', words: '负责人不能出庭的，应当委托相应的工作人员出庭，不得仅委托律师', holds: ({ head, agent }) => head !== 'none' || agent !== undefined };
const spoken: Check = { rule: 'lit-head-speak', how: 'warn', words: '出庭的负责人应当就实质性解决争议发表意见', holds: ({ head, spoke }) => head === 'none' || spoke !== 'no' };
const notTheSame: Check = { rule: 'lit-perform-judgment', how: 'refuse', words: '判决责令重新作出行政行为的，不得以同一的事实和理由作出与原行为基本相同的行为', holds: ({ sameGrounds }) => sameGrounds !== 'yes' };

const hearingFacts = [
  followedBy(COMES, needs('head', '负责人', '哪一位负责人出庭？', HEADS)), only(({ head }) => head !== 'none', may('headName', '负责人姓名', '负责人是谁？')), when(({ head }) => head !== undefined && head !== 'none', 'spoke', '负责人是否发言', '负责人是否就实质性解决争议发表意见？', YES_NO),
  when(({ head }) => head === 'none', 'excuse', '不能出庭的理由', '负责人为什么不能出庭？', EXCUSES), when(({ head }) => head === 'none', 'agent', '出庭的工作人员', '委托哪位工作人员出庭？'), may('lawyer', '律师'), papers,
];
const judgment = results(['胜诉', '驳回诉讼请求', '驳回原告诉讼请求'], ['撤销', '判决撤销'], ['确认违法', '违法'], ['责令履行', '履行判决'], ['责令重作', '重作'], '变更', ['准许撤诉', '撤诉'], ['调解', '调解书']);
const untilIfOrdered = only(({ result }) => ['责令履行', '责令重作', '调解'].includes(String(result)), offers('until', '履行期限', '判决写明的履行期限是哪天？没有写明请说“跳过”。'));

/** 行政诉讼, the bureau as defendant (行政诉讼法第七章): first instance, second, retrial. */
export const litigation: Procedure = {
  kind: 'litigation', topic: '诉讼案件',
  steps: [
    {
      id: 'receive-complaint', name: '收到起诉状副本', says: ['收到起诉状副本', '收到起诉状', '收到应诉通知', '收到应诉通知书', '被起诉'], examples: ['收到起诉状副本 原告天山软件 3月2日收到', '收到应诉通知书 原告李明 水磨沟区法院 今天收到', '收到起诉状'],
      day: '收到日期', opens: true, stage: 'first', tells: ['party', 'authority', 'act'],
      takes: [needs('party', '原告', '原告是谁？'), may('authority', '法院', '哪个法院？'), may('reference', '案号'), offers('act', '被诉行为', '起诉的是哪个行为？'), may('acceptedOn', '立案日期', '法院哪天立案的？'), papers],
      starts: [{ rule: 'lit-answer' }, { rule: 'lit-jurisdiction-objection' }, { rule: 'lit-evidence-extend' }, { rule: 'lit-first-judgment', from: ({ acceptedOn }) => acceptedOn }],
    },
    {
      id: 'submit-answer', name: '提交答辩状和证据', says: ['提交答辩状和证据', '提交答辩状', '已提交答辩状', '答辩状已提交', '提交答辩', '已答辩'], examples: ['提交答辩状 3月12日', '案件〔2026〕2号 已提交答辩状', '提交答辩状和证据 今天'],
      day: '提交日期', meets: ['lit-answer'], ends: ['lit-evidence-extend', 'lit-jurisdiction-objection'], after: ['receive-complaint'], takes: [papers],
    },
    {
      id: 'object-jurisdiction', name: '提出管辖异议', says: ['提出管辖异议', '管辖异议', '提管辖异议'], examples: ['提出管辖异议 3月10日', '管辖异议 今天提交', '提管辖异议'], day: '提出日期', meets: ['lit-jurisdiction-objection'], after: ['receive-complaint'], takes: [may('reason', '理由'), papers],
    },
    {
      id: 'ask-evidence-delay', name: '申请延期提供证据', says: ['申请延期提供证据', '申请延期举证', '延期举证'], examples: ['申请延期举证 不可抗力', '申请延期提供证据 今天提交', '延期举证'],
      day: '申请日期', meets: ['lit-evidence-extend'], after: ['receive-complaint'], takes: [needs('reason', '理由', '因为什么不能按期提供？'), papers],
    },
    {
      id: 'evidence-cause-ended', name: '延期举证事由消除', says: ['延期举证事由消除', '举证障碍消除'], examples: ['延期举证事由消除 4月1日', '举证障碍消除 今天', '延期举证事由消除'],
      day: '消除日期', after: ['ask-evidence-delay'], takes: [papers], starts: [{ rule: 'lit-evidence-after-cause' }], ends: ['lit-answer'],
    },
    {
      id: 'submit-late-evidence', name: '补交证据', says: ['补交证据', '延期证据已提交'], examples: ['补交证据 4月10日', '延期证据已提交', '补交证据 今天'], day: '提交日期', meets: ['lit-evidence-after-cause'], after: ['evidence-cause-ended'], takes: [papers],
    },
    {
      id: 'name-court-agents', name: '委托诉讼代理人', says: ['委托诉讼代理人', '诉讼代理人', '委托诉讼代理'], examples: ['委托诉讼代理人 张伟', '诉讼代理人 张伟、律师王某', '委托诉讼代理'],
      day: '委托日期', takes: [may('agent', '工作人员', '委托哪位工作人员？'), may('secondAgent', '第二名工作人员', '还委托哪位工作人员？'), may('lawyer', '律师', '委托哪位律师？'), papers], checks: [staffToo, atMostTwo], tells: ['agent', 'lawyer'],
    },
    {
      id: 'gather-court-evidence', name: '诉讼中补充证据', says: ['诉讼补充证据', '诉讼中补充证据'], examples: ['诉讼补充证据 法院已准许', '诉讼补充证据', '诉讼中补充证据 今天'],
      day: '补充日期', takes: [needs('consent', '法院是否准许', '补充证据经法院准许了吗？', YES_NO), may('reason', '理由'), papers], checks: [noOwnEvidence],
    },
    {
      id: 'receive-summons', name: '收到开庭通知', says: ['收到开庭通知', '收到传票', '开庭通知', '开庭'], examples: ['开庭 4月8日10点 第三法庭', '收到开庭通知 4月8日10点', '收到传票 下周三上午10点'],
      day: '收到日期', takes: [needs('hearingOn', '开庭日期', '哪天开庭？'), may('hearingAt', '开庭时间', '几点开庭？'), followedBy(COMES, may('head', '拟出庭负责人', '哪一位负责人出庭？', HEADS)), may('place', '地点'), papers], tells: ['hearingOn', 'hearingAt', 'head'],
      starts: [{ rule: 'lit-hearing-day', stated: ({ hearingOn }) => hearingOn }],
    },
    {
      id: 'attend-court', name: '出庭应诉', says: ['出庭应诉', '登记出庭', '已出庭', '庭审结束', '已开庭'], examples: ['出庭应诉 4月8日 局长出庭 发言', '登记出庭 副局长 已发言', '出庭应诉 负责人未出庭'],
      day: '开庭日期', hearing: 'court', meets: ['lit-hearing-day'], takes: hearingFacts, checks: [staffThere, headExcused, spoken], tells: ['head', 'headName', 'spoke', 'agent'],
    },
    {
      id: 'change-act-in-court', name: '诉讼中改变行政行为', says: ['改变被诉行政行为', '诉讼中改变行政行为'], examples: ['改变被诉行政行为 今天', '诉讼中改变行政行为 4月1日 已书面告知法院', '改变被诉行政行为'],
      day: '改变日期', takes: [needs('consent', '是否已书面告知法院', '改变后书面告知法院了吗？', YES_NO), papers],
      checks: [{ rule: 'lit-change-act', how: 'warn', words: '一审期间改变被诉行政行为的，应当书面告知人民法院', holds: ({ consent }) => consent === 'yes' }],
    },
    {
      id: 'receive-judgment', name: '收到一审判决', says: ['收到一审判决', '收到判决', '收到判决书', '一审判决'], examples: ['收到判决 胜诉 4月20日送达', '收到一审判决 撤销 今天送达', '收到判决书'],
      day: '送达日期', settles: true, ends: ['lit-answer', 'lit-jurisdiction-objection', 'lit-evidence-extend', 'lit-hearing-day'], meets: ['lit-first-judgment'], after: ['receive-complaint'], takes: [needs('result', '结果', '判决结果是什么？', judgment), may('reference', '判决书文号'), untilIfOrdered, serving, papers], tells: ['result', 'until'],
      starts: [{ rule: 'lit-appeal-judgment', when: ({ result }) => result !== '调解' && result !== '准许撤诉' }, { rule: 'lit-perform-judgment', when: ({ until }) => until !== undefined }],
    },
    {
      id: 'receive-ruling', name: '收到一审裁定', says: ['收到一审裁定', '收到裁定', '收到裁定书'], examples: ['收到裁定 驳回起诉 4月20日送达', '收到裁定书 准许撤诉 今天', '收到一审裁定'],
      day: '送达日期', settles: true, ends: ['lit-answer', 'lit-jurisdiction-objection', 'lit-evidence-extend', 'lit-hearing-day'], meets: ['lit-first-judgment'], takes: [needs('result', '结果', '裁定结果是什么？', results('不予立案', '驳回起诉', '管辖异议', ['准许撤诉', '撤诉'])), serving, papers], tells: ['result'],
      starts: [{ rule: 'lit-appeal-ruling', when: ({ result }) => result !== '准许撤诉' }],
    },
    {
      id: 'appeal', name: '提起上诉', says: ['提起上诉', '我方上诉', '已上诉'], examples: ['提起上诉 5月3日', '已上诉 案件〔2026〕2号', '我方上诉 今天提交'], day: '上诉日期', stage: 'second', meets: ['lit-appeal-judgment', 'lit-appeal-ruling'], after: ['receive-judgment', 'receive-ruling'], takes: [may('reason', '理由'), papers],
    },
    {
      id: 'receive-appeal', name: '收到上诉状副本', says: ['收到上诉状副本', '收到上诉状', '对方上诉'], examples: ['收到上诉状副本 5月8日', '对方上诉 今天收到上诉状', '收到上诉状'],
      day: '收到日期', stage: 'second', ends: ['lit-appeal-judgment', 'lit-appeal-ruling'], after: ['receive-judgment', 'receive-ruling'], takes: [may('authority', '二审法院', '二审是哪个法院？'), may('reference', '二审案号'), papers], starts: [{ rule: 'lit-appeal-reply' }],
    },
    {
      id: 'submit-appeal-reply', name: '提交二审答辩状', says: ['提交二审答辩状', '二审答辩', '提交上诉答辩状', '二审答辩状已提交'], examples: ['提交二审答辩状 5月15日', '二审答辩状已提交', '二审答辩 今天提交'], day: '提交日期', meets: ['lit-appeal-reply'], after: ['receive-appeal'], takes: [papers],
    },
    {
      id: 'receive-final-judgment', name: '收到二审判决', says: ['收到二审判决', '收到终审判决', '二审判决'], examples: ['收到二审判决 维持 7月20日送达', '收到终审判决 改判 今天', '二审判决'],
      day: '送达日期', settles: true, ends: ['lit-appeal-reply', 'lit-hearing-day'], after: ['appeal', 'receive-appeal'], tells: ['result', 'until'],
      takes: [needs('result', '结果', '二审结果是什么？', results(['维持', '维持原判', '驳回上诉'], '改判', ['发回重审', '发回'], ['准许撤回上诉', '撤回上诉'], ['调解', '调解书'])), may('reference', '判决书文号'), may('until', '履行期限', '判决写明的履行期限是哪天？'), serving, papers],
      starts: [{ rule: 'lit-retrial-apply', when: ({ result }) => result === '维持' || result === '改判' }, { rule: 'lit-perform-judgment', when: ({ until }) => until !== undefined }],
    },
    {
      id: 'apply-retrial', name: '申请再审', says: ['申请再审', '我方申请再审', '已申请再审'], examples: ['申请再审 8月1日', '已申请再审', '我方申请再审 今天'], day: '申请日期', meets: ['lit-retrial-apply'], takes: [may('reason', '理由'), papers],
    },
    {
      id: 'receive-retrial', name: '收到再审申请书副本', says: ['收到再审申请书副本', '收到再审申请', '收到再审申请书'], examples: ['收到再审申请书副本 9月1日', '收到再审申请 今天收到', '收到再审申请书'],
      day: '收到日期', stage: 'retrial', takes: [may('authority', '再审法院', '再审是哪个法院？'), papers], starts: [{ rule: 'lit-retrial-opinion' }],
    },
    {
      id: 'submit-retrial-opinion', name: '提交再审书面意见', says: ['提交再审书面意见', '提交再审意见', '再审意见已提交'], examples: ['提交再审意见 9月10日', '再审意见已提交', '提交再审书面意见'], day: '提交日期', meets: ['lit-retrial-opinion'], after: ['receive-retrial'], takes: [papers],
    },
    {
      id: 'receive-retrial-result', name: '收到再审结果', says: ['收到再审结果', '收到再审裁定', '收到再审判决'], examples: ['收到再审结果 驳回再审申请 12月1日', '收到再审判决 维持', '收到再审裁定'],
      day: '送达日期', settles: true, ends: ['lit-retrial-opinion'], takes: [needs('result', '结果', '再审结果是什么？', results(['驳回再审申请', '驳回'], '维持', '改判', '发回重审')), serving, papers], tells: ['result'],
    },
    {
      id: 'perform-judgment', name: '履行判决', says: ['履行判决', '已履行判决', '判决已履行'], examples: ['履行判决 6月1日', '判决已履行', '已履行判决'],
      day: '履行日期', meets: ['lit-perform-judgment'], after: ['receive-judgment', 'receive-final-judgment'], takes: [may('sameGrounds', '是否同一事实和理由', '重作的行为与原行为是否以同一事实和理由、基本相同？', YES_NO), may('reason', '说明'), papers], checks: [notTheSame],
    },
    {
      id: 'receive-suit-advice', name: '收到本案司法建议', says: ['收到本案司法建议'], examples: ['收到本案司法建议 今天', '收到本案司法建议 5月6日', '收到本案司法建议'], day: '收到日期', takes: [may('matter', '建议', '建议什么？'), papers], starts: [{ rule: 'court-advice' }],
    },
    {
      id: 'answer-suit-advice', name: '反馈本案司法建议', says: ['反馈本案司法建议', '本案司法建议已反馈'], examples: ['反馈本案司法建议 6月1日', '本案司法建议已反馈', '反馈本案司法建议 今天'], day: '反馈日期', meets: ['court-advice'], after: ['receive-suit-advice'], takes: [papers],
    },
  ],
};
