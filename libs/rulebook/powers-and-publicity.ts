import type { Rule } from './rule.ts';
import { at } from './texts.ts';

const bureau = { who: '本局', side: 'bureau' } as const;

/** 权责清单 and 普法责任. */
export const POWERS_AND_PUBLICITY: readonly Rule[] = [
  {
    id: 'pl-adjust',
    name: '调整权责清单',
    says: ['权责清单调整', '权责清单'],
    is: 'period',
    trigger: '法律法规立改废或者职能调整',
    length: { n: 20, unit: 'workday' },
    rolling: 'never',
    obliged: bureau,
    sources: [at('powerList', '动态调整')],
    certainty: 'M',
    ours: true,
    note: '天数以当地规定为准；每年全面核对一次。',
  },
  {
    id: 'pl-sum',
    name: '权责清单合计',
    says: ['权责清单项数'],
    is: 'criterion',
    holds: '各类事项数之和等于总数（本局：行政确认2项、其他2项、行政处罚1项，共5项）',
    sources: [at('powerList', '清单编制')],
    certainty: 'M',
    ours: true,
  },
  {
    id: 'pl-fields',
    name: '权责清单要素',
    says: ['权责清单写什么'],
    is: 'criterion',
    holds: '名称、类别、依据、主体、对象范围、程序、追责情形、监督方式',
    sources: [at('powerList', '清单编制')],
    certainty: 'M',
  },
  {
    id: 'pf-lists',
    name: '普法责任清单',
    says: ['普法清单', '四清单', '谁执法谁普法'],
    is: 'recurring',
    every: 'year',
    obliged: bureau,
    sources: [at('publicityDuty', '普法责任'), at('publicityLaw', '第九条')],
    certainty: 'M',
    note: '内容、任务、措施、责任四张清单；谁执法谁普法、谁管理谁普法、谁服务谁普法。',
  },
  {
    id: 'pf-case',
    name: '以案释法',
    says: ['以案释法要求'],
    is: 'criterion',
    holds: '在执法、司法过程中开展以案释法',
    sources: [at('publicityLaw', '第十八条')],
    certainty: 'V',
  },
  {
    id: 'pf-plan',
    name: '五年普法规划',
    says: ['八五普法', '九五普法'],
    is: 'criterion',
    holds: '八五普法规划到2025年结束；2026年至2030年的规划待确认',
    sources: [at('publicityLaw', '第九条')],
    certainty: 'M',
  },
];
