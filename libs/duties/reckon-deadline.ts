import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { lengthInWords } from '#calendar';
import { Handles, query } from '#infra/commands';
import { dateInWords, field, LocalDate, role, type Telling } from '#kernel';
import {
  caution,
  findRule,
  lengthsInWords,
  ruleOn,
  SERVICES,
  sourcesInWords,
  versionsOf,
  type Rule,
  type Service,
} from '#rulebook';
import { Counted } from './events.ts';
import type { LegalTime } from './law.ts';
import { TheLaw } from './the-law.ts';

const RuleTold = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['period', 'stated', 'date', 'gate', 'criterion']),
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
const answer = z.object({
  found: z.boolean(),
  start: LocalDate.optional(),
  rule: RuleTold.optional(),
  counted: Counted.optional(),
  why: z.string().optional(),
  nearest: z.array(z.object({ id: z.string(), name: z.string(), length: z.string() })),
});
type Answer = z.output<typeof answer>;

const Words = z.string().trim().min(1).max(100);
const Served = z.enum(Object.keys(SERVICES) as [Service, ...Service[]]);
const ruleField = (ask: string) => field(Words, { label: '规则', ask, example: '复议答复', kind: { is: 'text' } });

const tells = ({ found, start, rule, counted, why, nearest }: Answer): Telling => {
  if (!found || !rule)
    return {
      title: '没有这条规则',
      summary: nearest.length > 0 ? '规则库里没有完全对应的规则，相近的有：' : '',
      more: false,
      none: '请换个说法，例如“复议答复”“一审答辩”“信访办结”。',
      lines: nearest.map(({ name, length }) => ({
        head: name,
        tail: length,
        opens: start ? `算期限 ${name} ${start}` : `查规则 ${name}`,
      })),
    };
  const {
    name,
    trigger,
    length,
    counting,
    holds,
    excluded,
    obliged,
    consequence,
    note,
    source,
    caution: cautioned,
    basis,
  } = rule;
  const facts = [
    ['起算', start && trigger ? `${dateInWords(start)} ${trigger}` : trigger],
    ['期限', length],
    ['算法', counting],
    ['要求', holds],
    ['不计入', excluded],
    ['义务人', obliged],
    ['后果', consequence],
    ['说明', note],
    ['本局设定依据', basis],
    ['依据', `${source}${cautioned === '' ? '' : `（${cautioned}）`}`],
  ]
    .filter(([, words]) => words !== undefined)
    .map(([label, words]) => `- ${label}：${words}`)
    .join('\n');
  const due =
    counted &&
    [
      `**${dateInWords(counted.due)}${counted.provisional ? '（暂定：该年放假安排尚未公布）' : ''}**`,
      counted.safe ? `法律没有写明节假日顺延，稳妥起见请在 **${dateInWords(counted.safe)}** 前办结。` : '',
    ]
      .filter((line) => line !== '')
      .join('\n\n');
  return {
    title: counted ? `${name}：最后期限` : name,
    summary: [due ?? '', why ?? '', facts].filter((part) => part !== '').join('\n\n'),
    more: false,
    none: '',
    lines: (counted?.steps ?? []).map(({ day, what }) => ({ head: dateInWords(day), tail: what })),
  };
};

/** A legal date for any rule and any day, with its count, without filing anything. */
export const ReckonDeadline = query('duties.reckon-deadline', {
  title: '算期限',
  topic: '规则期限',
  may: role('staff', 'office', 'secretary', 'member', 'legal', 'admin'),
  from: 'duties.duty-register',
  input: z.object({ rule: Words, start: LocalDate, servedBy: Served.optional() }),
  answer,
  chat: {
    says: ['算期限', '算一下期限', '计算期限', '期限怎么算', '算日期', '推算期限', '算算期限'],
    examples: ['算期限 复议答复 3月2日收到', '算期限 上诉 公告送达 3月2日', '算期限 信访办结 2026年5月6日'],
    fields: {
      start: field(LocalDate, {
        label: '起算日',
        ask: '从哪天起算？例如“3月2日收到”。',
        example: '2026-03-02',
        kind: { is: 'date' },
      }),
      servedBy: field(Served, {
        label: '送达方式',
        ask: '怎么送达的？',
        example: 'notice',
        kind: {
          is: 'choice',
          options: Object.entries(SERVICES).map(([value, { label, synonyms }]) => ({ value, label, synonyms })),
        },
        needed: () => false,
      }),
      rule: ruleField('算哪一条规则的期限？例如“复议答复”。'),
    },
    tells,
  },
});
export type ReckonDeadline = InstanceType<typeof ReckonDeadline>;

/** One rule of the book: what it asks of whom, from when, and where it stands. */
export const ReadRule = query('duties.read-rule', {
  title: '查规则',
  topic: '规则期限',
  may: role('staff', 'office', 'secretary', 'member', 'legal', 'admin'),
  from: 'duties.duty-register',
  input: z.object({ rule: Words }),
  answer,
  chat: {
    says: ['查规则', '规则', '法律怎么规定', '什么规定', '查法条', '查依据'],
    examples: ['查规则 复议答复', '查规则 负责人出庭', '查规则 复议简易程序'],
    fields: { rule: ruleField('查哪一条规则？例如“复议答复”。') },
    tells,
  },
});
export type ReadRule = InstanceType<typeof ReadRule>;

@Handles(ReckonDeadline)
export class ReckonDeadlineHandler {
  constructor(@Inject(TheLaw) private readonly law: TheLaw) {}

  async execute({ input: { rule, start, servedBy }, actor }: ReckonDeadline): Promise<Answer> {
    return told(rule, start, await this.law.of(actor.organ), servedBy);
  }
}

@Handles(ReadRule)
export class ReadRuleHandler {
  constructor(@Inject(TheLaw) private readonly law: TheLaw) {}

  async execute({ input: { rule }, actor }: ReadRule): Promise<Answer> {
    return told(rule, undefined, await this.law.of(actor.organ));
  }
}

const told = (words: string, start: LocalDate | undefined, time: LegalTime, servedBy?: Service): Answer => {
  const found = findRule(words);
  const day = start ? { start } : {};
  if (found.is === 'nearest')
    return {
      found: false,
      ...day,
      nearest: found.ids.map((id) => {
        const { name, length, holds } = ruleTold(versionsOf(id)[0]!, time);
        return { id, name, length: length ?? holds ?? '' };
      }),
    };
  const latest = versionsOf(found.id).toSorted((a, b) =>
    a.sources[0].text.from < b.sources[0].text.from ? 1 : -1,
  )[0]!;
  const rule = start ? ruleOn(found.id, start) : latest;
  if (!rule)
    return {
      found: true,
      ...day,
      rule: ruleTold(latest, time),
      why: `规则库收录的版本自${latest.sources[0].text.from}起施行，${start}适用的旧规定没有收录，因此不给出日期。`,
      nearest: [],
    };
  const counted = start && time.countBy(rule, { start, ...(servedBy ? { servedBy } : {}) });
  const why = start && !counted && (rule.is === 'stated' ? '期限以文书写明的为准。' : '这条规则没有可以计算的日期。');
  return {
    found: true,
    ...day,
    rule: ruleTold(rule, time),
    ...(counted ? { counted } : {}),
    ...(why ? { why } : {}),
    nearest: [],
  };
};

const ROLLING = {
  'by-law': '按自然日；最后一日为节假日的顺延',
  'by-analogy': '按自然日；节假日是否顺延法律未写明，参照顺延并另给稳妥日期',
  never: '按自然日，不顺延',
} as const;

const ruleTold = (rule: Rule, time: LegalTime): z.output<typeof RuleTold> => {
  const set = time.setFor(rule.id);
  const common = {
    id: rule.id,
    name: rule.name,
    kind: rule.is,
    source: sourcesInWords(rule),
    caution: set ? '' : caution(rule),
    ...(rule.note ? { note: rule.note } : {}),
    ...(set ? { basis: set.basis } : {}),
  };
  switch (rule.is) {
    case 'period':
      return {
        ...common,
        trigger: rule.trigger,
        length: lengthsInWords(rule, set?.length),
        obliged: rule.obliged.who,
        counting:
          (rule.length.unit === 'workday'
            ? '按工作日，调休上班日计入，当日不计'
            : `${ROLLING[rule.rolling]}，当日不计`) +
          (rule.back ? '；自事项日向前数，须留足整日' : '') +
          (rule.posting ? '；期满前交邮的不算过期' : ''),
        ...(rule.excluded ? { excluded: rule.excluded } : {}),
        ...(rule.consequence ? { consequence: rule.consequence } : {}),
      };
    case 'stated':
      return {
        ...common,
        trigger: rule.trigger,
        length: rule.usual ? `以文书写明的为准；未写明的${lengthInWords(rule.usual)}` : '以文书写明的为准',
        obliged: rule.obliged.who,
        ...(rule.consequence ? { consequence: rule.consequence } : {}),
      };
    case 'date':
      return {
        ...common,
        length: `每年${rule.before.month}月${rule.before.day}日前`,
        counting: '法定日期，不顺延；此前最后一个工作日为限',
        obliged: rule.obliged.who,
        ...(rule.consequence ? { consequence: rule.consequence } : {}),
      };
    case 'gate':
      return { ...common, holds: rule.holds, ...(rule.consequence ? { consequence: rule.consequence } : {}) };
    case 'criterion':
      return { ...common, holds: rule.holds };
  }
};
