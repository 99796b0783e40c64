import { z } from 'zod';

/** 三重一大: the four kinds of matter that only the Party group decides, by collective discussion. */
export const CATEGORIES = {
  majorDecision: { label: '重大事项决策', synonyms: ['重大决策', '重大事项'] },
  personnel: { label: '重要干部任免', synonyms: ['干部任免', '人事任免'] },
  majorProject: { label: '重大项目安排', synonyms: ['重要项目安排', '重大项目', '重要项目', '项目安排'] },
  largeFunds: { label: '大额资金使用', synonyms: ['大额资金', '大额度资金', '资金使用'] },
} as const;
export type Category = keyof typeof CATEGORIES;
export const Category = z.enum(Object.keys(CATEGORIES) as [Category, ...Category[]]);

/** The categories as a field offers them. */
export const categoryOptions = Object.entries(CATEGORIES).map(([value, { label, synonyms }]) => ({
  value,
  label,
  synonyms,
}));
