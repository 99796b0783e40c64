import type { Rule } from './rule.ts';
import { at } from './texts.ts';

/** They work to the bureau's own clock: on a holiday of the place the earlier day is the safe one. */
const counsel = { who: '法律顾问、公职律师', side: 'bureau' } as const;

/** 法律顾问、公职律师: when they are heard. No national text gives a number of days; those here are the bureau's. */
export const LEGAL_ADVISERS: readonly Rule[] = [
  {
    id: 'lc-hear',
    name: '听取法律顾问意见',
    says: ['要不要法律顾问意见', '法律顾问意见'],
    is: 'gate',
    holds:
      '讨论、决定重大事项之前听取法律顾问、公职律师的意见；应当听取而没有听取，或者认为不合法的，不得提交讨论、作出决定',
    sources: [at('adviserSystem', '听取法律意见')],
    certainty: 'V2',
  },
  {
    id: 'lc-liability',
    name: '不听取法律意见的责任',
    says: ['不听法律意见的后果'],
    is: 'criterion',
    holds:
      '应当听取而不听取、应当采纳而不采纳，造成重大损失或者严重不良影响的，追究主要负责人、负有责任的其他领导和人员的责任',
    sources: [at('adviserSystem', '责任追究')],
    certainty: 'V2',
  },
  {
    id: 'lc-contract',
    name: '法律顾问参与合同和争议',
    says: ['法律顾问职责', '合同审查'],
    is: 'criterion',
    holds: '参与合作项目洽谈、合同起草修改，处理仲裁、复议、诉讼',
    sources: [at('adviserSystem', '法律顾问职责')],
    certainty: 'V2',
  },
  {
    id: 'lc-time',
    name: '法律意见答复',
    says: ['法律意见几天', '法律顾问答复期限'],
    is: 'period',
    trigger: '送请提出法律意见',
    length: { n: 3, unit: 'workday' },
    rolling: 'never',
    obliged: counsel,
    sources: [at('adviserSystem', '本局安排')],
    certainty: 'M',
    ours: true,
    note: '国家没有规定天数。',
  },
  {
    id: 'lc-time-contract',
    name: '合同法律意见答复',
    says: ['合同审查几天'],
    is: 'period',
    trigger: '送请审查合同',
    length: { n: 5, unit: 'workday' },
    rolling: 'never',
    obliged: counsel,
    sources: [at('adviserSystem', '本局安排')],
    certainty: 'M',
    ours: true,
  },
  {
    id: 'lc-time-urgent',
    name: '紧急法律意见答复',
    says: ['紧急法律意见'],
    is: 'period',
    trigger: '送请提出紧急法律意见',
    length: { n: 1, unit: 'workday' },
    rolling: 'never',
    obliged: counsel,
    sources: [at('adviserSystem', '本局安排')],
    certainty: 'M',
    ours: true,
  },
  {
    id: 'lc-register',
    name: '法律顾问名册',
    says: ['法律顾问名册', '聘请法律顾问'],
    is: 'criterion',
    holds: '聘书、聘期、专长、利益冲突登记在册，任一日期可以查清在聘人数',
    sources: [at('adviserSystem', '本局安排')],
    certainty: 'M',
    ours: true,
  },
  {
    id: 'lc-adviser-law',
    name: '法律顾问的资格',
    says: ['法律顾问条件'],
    is: 'criterion',
    holds: '律师法2026年修正没有改变政府法律顾问、公职律师的规定；离任法官、检察官、司法行政人员的任职限制登记时核对',
    sources: [at('lawyersLaw', '第四十四条第二款')],
    certainty: 'V',
  },
];
