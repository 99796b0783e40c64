import { z } from 'zod';

/**
 * What must be done before the Party group may decide (rulebook §4.2, §5): each is asked for, and answered with a
 * conclusion.
 */
export const GATES = {
  legalOpinion: {
    label: '法律顾问意见',
    synonyms: ['法律意见', '法律顾问', '公职律师意见'],
    answers: ['法律意见', '收到法律意见', '公职律师意见'],
    source: '中办发〔2016〕30号',
  },
  legalityReview: {
    label: '合法性审查',
    synonyms: ['合法性审核', '合法合规性审查', '法制审核'],
    answers: ['合法性审核意见', '法制审核意见'],
    source: '参照《重大行政决策程序暂行条例》（国务院令第713号）第二十五条',
  },
  fairCompetition: {
    label: '公平竞争审查',
    synonyms: ['公平竞争'],
    answers: ['公平竞争审查结论'],
    source: '《公平竞争审查条例》（国务院令第783号）第五条',
  },
  publicConsultation: {
    label: '公开征求意见',
    synonyms: ['征求意见', '公众参与'],
    answers: ['公开征求意见结果', '公开征求意见情况'],
    source: '参照《重大行政决策程序暂行条例》（国务院令第713号）第十五条',
  },
  expertReview: {
    label: '专家论证',
    synonyms: ['专家评审'],
    answers: ['专家评审意见', '专家论证报告'],
    source: '参照《重大行政决策程序暂行条例》（国务院令第713号）第十九条',
  },
  riskAssessment: {
    label: '风险评估',
    synonyms: ['社会稳定风险评估'],
    answers: ['风险评估报告', '社会稳定风险评估意见'],
    source: '参照《重大行政决策程序暂行条例》（国务院令第713号）第二十二条',
  },
  budget: {
    label: '预算安排',
    synonyms: ['资金来源', '预算'],
    answers: ['预算安排情况'],
    source: '本局“三重一大”事项清单',
  },
  officeMeeting: {
    label: '局长办公会研究',
    synonyms: ['局长办公会', '办公会研究', '办公会', '办公会纪要'],
    answers: ['办公会纪要', '局长办公会纪要', '办公会意见', '局长办公会意见', '办公会研究意见'],
    source: '本局“三重一大”事项清单·决策顺序',
  },
  personnelProcedure: {
    label: '干部任免程序',
    synonyms: ['民主推荐', '组织考察', '干部程序'],
    answers: ['干部程序意见', '组织考察意见', '民主推荐意见'],
    source: '《党政领导干部选拔任用工作条例》（2019）',
  },
} as const;
/** What an item must pass before the Party group decides, by its key in `GATES`. */
export type Gate = keyof typeof GATES;
/** What comes back from a gate is called after it, 干部任免程序意见, or has a name of its own: 办公会纪要. */
export const ANSWERS: readonly string[] = [
  ...new Set(Object.values(GATES).flatMap(({ label, answers }) => [`${label.replace(/意见$/u, '')}意见`, ...answers])),
];
export const Gate = z.enum(Object.keys(GATES) as [Gate, ...Gate[]]);
export const gateOptions = Object.entries(GATES).map(([value, { label, synonyms }]) => ({ value, label, synonyms }));

/**
 * `sound`: nothing stands against it; `after-changes`: once it was changed as said; `adverse`: it may not be
 * submitted.
 */
export const CONCLUSIONS = {
  sound: { label: '通过', synonyms: ['合法合规', '合法', '合规', '无异议', '同意', '符合'] },
  'after-changes': { label: '修改后通过', synonyms: ['修改后合法', '已按意见修改', '采纳意见修改'] },
  adverse: {
    label: '不通过',
    synonyms: ['未通过', '没通过', '没有通过', '不予通过', '不合法', '违法', '不合规', '不同意', '不符合'],
  },
} as const;
export type Conclusion = keyof typeof CONCLUSIONS;
export const Conclusion = z.enum(Object.keys(CONCLUSIONS) as [Conclusion, ...Conclusion[]]);
export const conclusionOptions = Object.entries(CONCLUSIONS).map(([value, one]) => ({ value, ...one }));
