// A rule of the book as it is told: what it asks of whom, from when, how it is counted, and where it stands.
import { z } from 'zod';
import { lengthInWords } from '#calendar';
import { dateInWords, type LocalDate } from '#kernel';
import {
  caution,
  lengthsInWords,
  sourcesInWords,
  type DateRule,
  type MinimumRule,
  type PeriodRule,
  type Rule,
} from '#rulebook';
import type { LegalTime } from './law.ts';

/** What is told of a rule; what it has not is left out. `basis`: of the number the bureau set itself. */
export const RuleTold = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['period', 'stated', 'minimum', 'date', 'recurring', 'gate', 'criterion']),
  trigger: z.string().optional(),
  length: z.string().optional(),
  counting: z.string().optional(),
  holds: z.string().optional(),
  excluded: z.string().optional(),
  obliged: z.string().optional(),
  consequence: z.string().optional(),
  note: z.string().optional(),
  source: z.string(),
  caution: z.string(),
  basis: z.string().optional(),
});
export type RuleTold = z.output<typeof RuleTold>;

const ROLLING = {
  'by-law': '按自然日；最后一日为节假日的顺延',
  'by-analogy': '按自然日；节假日是否顺延法律未写明，参照顺延并另给稳妥日期',
  never: '按自然日，不顺延',
} as const;

/** `按工作日，调休上班日计入，当日不计；期满前交邮的不算过期` */
const countingInWords = ({ length, rolling, back, posting }: PeriodRule): string => {
  const days = length.unit === 'workday' ? '按工作日，调休上班日计入，当日不计' : `${ROLLING[rolling]}，当日不计`;
  return [days, back && '自事项日向前数，须留足整日', posting && '期满前交邮的不算过期']
    .filter((part) => part)
    .join('；');
};

const EVERY = { month: '每月至少一次', quarter: '每季度至少一次', year: '每年至少一次' } as const;

/** `不少于5个工作日，不超过15个工作日` */
const atLeast = ({ length, most }: MinimumRule): string =>
  `不少于${lengthInWords(length)}${most ? `，不超过${lengthInWords(most)}` : ''}`;

/** `每年3月1日前`, `每年6月30日前（含当日）`, `每年12月4日` */
const dayOfYear = ({ before, until, on }: DateRule): string => {
  const { month, day } = (before ?? until ?? on)!;
  if (before) return `每年${month}月${day}日前`;
  return `每年${month}月${day}日${until ? '前（含当日）' : ''}`;
};

/** A rule as the organ has it: with its own number where it set one. */
export const ruleTold = (rule: Rule, time: LegalTime): RuleTold => {
  const set = time.setFor(rule.id);
  const common = {
    id: rule.id,
    name: rule.name,
    kind: rule.is,
    source: sourcesInWords(rule),
    caution: set ? '' : caution(rule),
    ...(rule.note ? { note: rule.note } : {}),
    ...(set ? { basis: set.basis } : {}),
    ...('consequence' in rule && rule.consequence ? { consequence: rule.consequence } : {}),
  };
  switch (rule.is) {
    case 'period':
      return {
        ...common,
        trigger: rule.trigger,
        length: lengthsInWords(rule, set?.length),
        obliged: rule.obliged.who,
        counting: countingInWords(rule),
        ...(rule.excluded ? { excluded: rule.excluded } : {}),
      };
    case 'stated':
      return {
        ...common,
        trigger: rule.trigger,
        length: rule.usual ? `以文书写明的为准；未写明的${lengthInWords(rule.usual)}` : '以文书写明的为准',
        obliged: rule.obliged.who,
      };
    case 'date':
      return {
        ...common,
        length: dayOfYear(rule),
        counting: rule.on ? '固定日期，不顺延' : '法定日期，不顺延；此前最后一个工作日为限',
        obliged: rule.obliged.who,
      };
    case 'minimum':
      return {
        ...common,
        trigger: rule.trigger,
        length: set ? `不少于${lengthInWords(set.length)}` : atLeast(rule),
        counting: '当日不计；满这些日子之后才能进行下一步',
        obliged: rule.obliged.who,
      };
    case 'recurring':
      return {
        ...common,
        length: EVERY[rule.every],
        counting: '不顺延；当期最后一个工作日为限',
        obliged: rule.obliged.who,
      };
    case 'gate':
    case 'criterion':
      return { ...common, holds: rule.holds };
  }
};

/** Everything a rule says, a line each: `- 期限：10日`. `start`: the day it is asked for. */
export const ruleInWords = (rule: RuleTold, start: LocalDate | undefined): string => {
  const { trigger, length, counting, holds, excluded, obliged, consequence, note, source, basis } = rule;
  const lines = [
    ['起算', start && trigger ? `${dateInWords(start)} ${trigger}` : trigger],
    ['期限', length],
    ['算法', counting],
    ['要求', holds],
    ['不计入', excluded],
    ['义务人', obliged],
    ['后果', consequence],
    ['说明', note],
    ['本局设定依据', basis],
    ['依据', `${source}${rule.caution === '' ? '' : `（${rule.caution}）`}`],
  ];
  return lines
    .filter(([, words]) => words !== undefined)
    .map(([label, words]) => `- ${label}：${words}`)
    .join('\n');
};
