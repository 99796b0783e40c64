// Two questions about the law that file nothing: by when something is due, and what a rule says.
import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { Handles, query } from '#infra/commands';
import { compareDates, dateInWords, field, LocalDate, role, type Telling, oneLine } from '#kernel';
import { findRule, ruleOn, SERVICES, versionsOf, type Rule, type Service } from '#rulebook';
import { Counted } from './events.ts';
import type { LegalTime } from './law.ts';
import { RuleTold, ruleInWords, ruleTold } from './rule-told.ts';
import { TheLaw } from './the-law.ts';

const answer = z.object({
  found: z.boolean(),
  start: LocalDate.optional(),
  rule: RuleTold.optional(),
  counted: Counted.optional(),
  why: z.string().optional(),
  nearest: z.array(z.object({ id: z.string(), name: z.string(), length: z.string() })),
});
type Answer = z.output<typeof answer>;

const Words = oneLine(1, 100);
const Served = z.enum(Object.keys(SERVICES) as [Service, ...Service[]]);
const ruleField = (ask: string) => field(Words, { label: '规则', ask, example: '复议答复', kind: { is: 'text' } });

/** No rule is called so: those whose names come nearest. */
const nothingFound = ({ start, nearest }: Answer): Telling => ({
  title: '没有这条规则',
  summary: nearest.length > 0 ? '规则库里没有完全对应的规则，相近的有：' : '',
  more: false,
  none: '请换个说法，例如“复议答复”“一审答辩”“信访办结”。',
  lines: nearest.map(({ name, length }) => ({
    head: name,
    tail: length,
    opens: start ? `算期限 ${name} ${start}` : `查规则 ${name}`,
  })),
});

/** The day in bold; below it the one that is safe on any reading of the law. */
const dueInWords = ({ due, provisional, safe }: Counted): string => {
  const day = `**${dateInWords(due)}${provisional ? '（暂定：该年放假安排尚未公布）' : ''}**`;
  return safe ? `${day}\n\n法律没有写明节假日顺延，稳妥起见请在 **${dateInWords(safe)}** 前办结。` : day;
};

const tells = (found: Answer): Telling => {
  const { start, rule, counted, why } = found;
  if (!found.found || !rule) return nothingFound(found);
  const parts = [counted ? dueInWords(counted) : '', why ?? '', ruleInWords(rule, start)];
  return {
    title: counted ? `${rule.name}：最后期限` : rule.name,
    summary: parts.filter((part) => part !== '').join('\n\n'),
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
    return lookUp(rule, start, await this.law.of(actor.organ), servedBy);
  }
}

@Handles(ReadRule)
export class ReadRuleHandler {
  constructor(@Inject(TheLaw) private readonly law: TheLaw) {}

  async execute({ input: { rule }, actor }: ReadRule): Promise<Answer> {
    return lookUp(rule, undefined, await this.law.of(actor.organ));
  }
}

/** What the book says to these words, and the day it comes to if one was given. */
const lookUp = (words: string, start: LocalDate | undefined, time: LegalTime, servedBy?: Service): Answer => {
  const found = findRule(words);
  const day = start ? { start } : {};
  if (found.is === 'nearest') return { found: false, ...day, nearest: found.ids.map((id) => inBrief(id, time)) };
  const latest = latestOf(found.id);
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
  return {
    found: true,
    ...day,
    rule: ruleTold(rule, time),
    ...(counted ? { counted } : {}),
    ...(start && !counted ? { why: noDay(rule) } : {}),
    nearest: [],
  };
};

const noDay = (rule: Rule): string =>
  rule.is === 'stated' ? '期限以文书写明的为准。' : '这条规则没有可以计算的日期。';

/** The version that came into force last. */
const latestOf = (id: string): Rule => {
  const from = (rule: Rule): LocalDate => rule.sources[0].text.from;
  return versionsOf(id).toSorted((a, b) => compareDates(from(b), from(a)))[0]!;
};

const inBrief = (id: string, time: LegalTime): Answer['nearest'][number] => {
  const { name, length, holds } = ruleTold(versionsOf(id)[0]!, time);
  return { id, name, length: length ?? holds ?? '' };
};
