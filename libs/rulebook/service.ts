// When a paper counts as served.
import { periodEnds, workCalendar, type Step } from '#calendar';
import type { LocalDate } from '#kernel';
import { sourcesInWords } from './rule.ts';
import { ruleOn, versionsOf } from './rulebook.ts';

/** How a paper was served (民事诉讼法第七章第二节). */
export const SERVICES = {
  direct: { label: '直接送达', synonyms: ['当面送达', '签收送达'], day: '签收之日' },
  post: {
    label: '邮寄送达',
    synonyms: ['邮寄', '快递', '寄来', '邮过来', '寄过来', '挂号信'],
    day: '回执上的收件日期',
  },
  electronic: {
    label: '电子送达',
    synonyms: ['网上送达', '系统送达', '平台推送', '平台推过来'],
    day: '到达受送达人特定系统之日',
  },
  lien: { label: '留置送达', synonyms: ['留置'], day: '留置之日' },
  notice: { label: '公告送达', synonyms: ['公告'], day: '公告期满之日' },
} as const;
/** A way of serving, by its key in `SERVICES`. */
export type Service = keyof typeof SERVICES;

/** The rule each way rests on. */
const RULES: Readonly<Record<Service, string>> = {
  direct: 'service-direct',
  post: 'service-post',
  electronic: 'service-electronic',
  lien: 'service-lien',
  notice: 'service-public-notice',
};
/** A notice runs through whatever days there are. */
const EVERY_DAY = workCalendar([]);

/**
 * The day a paper counts as served, and how that was found.
 * @param on signed for, received, arrived, left; with a notice the day it was issued
 */
export const servedOn = (by: Service, on: LocalDate): { readonly day: LocalDate; readonly step: Step } => {
  const rule = ruleOn(RULES[by], on) ?? versionsOf(RULES[by])[0]!;
  const day = rule.is === 'period' ? periodEnds(on, rule.length, { rolls: false }, EVERY_DAY).due : on;
  const { label, day: countsFrom } = SERVICES[by];
  const published = rule.is === 'period' ? `，自${on}发出公告起经过${rule.length.n}日` : '';
  const source = sourcesInWords(rule).split('；')[0]!;
  return { day, step: { day, what: `${label}：${countsFrom}视为送达${published}（${source}）` } };
};
