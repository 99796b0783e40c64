// Two questions about the law that file nothing: by when something is due, and what a rule says.
import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { Handles, query } from '#infra/commands';
import { Database } from '#infra/database';
import {
  Clock,
  compareDates,
  dateInWords,
  dateOf,
  field,
  Length,
  LengthParameter,
  LocalDate,
  oneLine,
  Period,
  PeriodParameter,
  PeriodsParameter,
  role,
  sayable,
  type Actor,
  type Telling,
} from '#kernel';
import { COURSES, findRule, ruleOn, SERVICES, versionsOf, type Course, type Rule, type Service } from '#rulebook';
import { dutiesSeenBy, dutyInChat, DutyLine, dutyPage, type DutyTables } from './duty-register/duty-line.ts';
import { Counted } from './events.ts';
import type { LegalTime } from './law.ts';
import { onCourse, reckon, type Asked } from './reckoning.ts';
import { RuleTold, ruleInWords, ruleTold } from './rule-told.ts';
import { TheLaw } from './the-law.ts';

const answer = z.object({
  found: z.boolean(),
  start: LocalDate.optional(),
  rule: RuleTold.optional(),
  counted: Counted.optional(),
  /** Of a time that must be given: its last day; `latest` if it has a limit. */
  earliest: z
    .object({
      day: LocalDate,
      provisional: z.boolean(),
      steps: z.array(z.object({ day: LocalDate, what: sayable(z.string()) })),
      latest: LocalDate.optional(),
    })
    .optional(),
  /** Why there is no day: the fact that is wrong. */
  why: z.string().optional(),
  nearest: z.array(z.object({ id: z.string(), name: z.string(), length: z.string() })),
  /** Asked without a first day: what is open by this rule, of what the asker may see. */
  open: z.array(DutyLine).optional(),
});
type Answer = z.output<typeof answer>;

const Words = oneLine(1, 100);
const Served = z.enum(Object.keys(SERVICES) as [Service, ...Service[]]);
const Taken = z.enum(Object.keys(COURSES) as [Course, ...Course[]]);
const optionsOf = (of: Readonly<Record<string, { readonly label: string; readonly synonyms: readonly string[] }>>) =>
  Object.entries(of).map(([value, { label, synonyms }]) => ({ value, label, synonyms }));
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

/** Until when a time must be given at the least, and by when it must be over. */
const earliestInWords = ({ day, provisional, latest }: NonNullable<Answer['earliest']>): string =>
  [
    `至少到 **${dateInWords(day)}${provisional ? '（暂定：该年放假安排尚未公布）' : ''}** 为止，此前不能进行下一步`,
    latest ? `，最迟 **${dateInWords(latest)}**` : '',
    '。',
  ].join('');

const titleOf = ({ rule, counted, earliest }: Answer): string => {
  if (counted) return `${rule!.name}：最后期限`;
  return earliest ? `${rule!.name}：最早日期` : rule!.name;
};

const dayInWords = ({ counted, earliest }: Answer): string => {
  if (counted) return dueInWords(counted);
  return earliest ? earliestInWords(earliest) : '';
};

const withDay = (rule: string): string => `要算到哪一天，请写明从哪天起算，例如“算期限 ${rule} 3月2日收到”。`;

/** 答辩状最晚哪天交: no first day was said, so it is that of the records that are open. */
const openInWords = ({ rule, open = [] }: Answer): Telling => ({
  title: rule?.name ?? '在办的期限',
  summary: open.length > 0 || !rule ? '在办的期限：' : `${ruleInWords(rule, undefined)}\n\n${withDay(rule.name)}`,
  more: false,
  none: '',
  lines: open.map(dutyInChat),
});

const tells = (found: Answer): Telling => {
  const { start, rule, counted, earliest, why, open } = found;
  if (open) return openInWords(found);
  if (!found.found || !rule) return nothingFound(found);
  return {
    title: titleOf(found),
    summary: [dayInWords(found), why ?? '', ruleInWords(rule, start)].filter((part) => part !== '').join('\n\n'),
    more: false,
    none: '',
    lines: (counted ?? earliest)?.steps.map(({ day: on, what }) => ({ head: dateInWords(on), tail: what })) ?? [],
  };
};

/** A legal date for any rule and any day, with its count, without filing anything. */
export const ReckonDeadline = query('duties.reckon-deadline', {
  title: '算期限',
  topic: '规则期限',
  may: role('staff', 'office', 'secretary', 'member', 'legal', 'admin'),
  from: 'duties.duty-register',
  input: z.object({
    rule: Words,
    start: LocalDate.optional(),
    servedBy: Served.optional(),
    course: Taken.optional(),
    stated: z.union([LocalDate, LengthParameter]).optional(),
    extension: LengthParameter.optional(),
    extendedOn: LocalDate.optional(),
    halts: PeriodsParameter.optional(),
    localHoliday: PeriodParameter.optional(),
  }),
  answer,
  chat: {
    says: ['算期限', '算一下期限', '计算期限', '期限怎么算', '算日期', '推算期限', '算算期限'],
    examples: ['算期限 复议答复 3月2日收到', '算期限 上诉 公告送达 3月2日', '算期限 信访办结 2026年5月6日 延长30日'],
    fields: {
      start: field(LocalDate, {
        label: '起算日',
        ask: '从哪天起算？例如“3月2日收到”。',
        example: '2026-03-02',
        kind: { is: 'date' },
        needed: () => false,
      }),
      servedBy: field(Served, {
        label: '送达方式',
        ask: '怎么送达的？',
        example: 'notice',
        kind: { is: 'choice', options: optionsOf(SERVICES) },
        needed: () => false,
      }),
      course: field(Taken, {
        label: '程序',
        ask: '走哪种程序？',
        example: 'summary',
        kind: { is: 'choice', options: optionsOf(COURSES) },
        needed: () => false,
      }),
      extension: field(Length, {
        label: '延长',
        ask: '延长多久？',
        example: '{"n":30,"unit":"day"}',
        written: '30日',
        kind: { is: 'length' },
        needed: () => false,
      }),
      halts: field(Period, {
        label: '不计入的期间',
        ask: '哪天到哪天不计入？',
        example: '2026-03-05..2026-03-20',
        written: '3月5日至3月20日',
        kind: { is: 'period' },
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
  constructor(
    @Inject(TheLaw) private readonly law: TheLaw,
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async execute({ input, actor }: ReckonDeadline): Promise<Answer> {
    const { rule: words, course, localHoliday, start, ...asked } = input;
    const law = await this.law.of(actor.organ);
    const time = localHoliday ? law.withLocalHoliday(localHoliday) : law;
    if (start !== undefined) return lookUp({ words, course, asked: { ...asked, start } }, time);
    const found = findRule(words);
    const open = await this.openBy(found.is === 'rule' ? [found.id] : found.ids, actor);
    const told = lookUp({ words }, time);
    return told.found || open.length > 0 ? { ...told, open } : told;
  }

  /** What is open by some rules, on whatever course, of what somebody may see. */
  private async openBy(rules: readonly string[], actor: Actor): Promise<DutyLine[]> {
    const courses = Object.keys(COURSES) as Course[];
    const onAny = (rule: string): readonly string[] => courses.flatMap((course) => onCourse(rule, course) ?? []);
    const ids = rules.flatMap((rule) => [rule, ...onAny(rule)]);
    if (ids.length === 0) return [];
    const duties = dutiesSeenBy(this.database.of<DutyTables>(actor.organ), actor)
      .where('state', '=', 'open')
      .where('rule', 'in', ids);
    return (await dutyPage(duties, 1, dateOf(this.clock.now()))).lines;
  }
}

@Handles(ReadRule)
export class ReadRuleHandler {
  constructor(@Inject(TheLaw) private readonly law: TheLaw) {}

  async execute({ input: { rule }, actor }: ReadRule): Promise<Answer> {
    return lookUp({ words: rule }, await this.law.of(actor.organ));
  }
}

/** A rule as it is asked for, with what bears on its day; without `asked` the rule alone. */
interface Question {
  readonly words: string;
  readonly course?: Course | undefined;
  readonly asked?: Asked;
}

/** What the book says to these words, and the day it comes to if one was given. */
const lookUp = ({ words, course, asked }: Question, time: LegalTime): Answer => {
  const found = findRule(words);
  const day = asked ? { start: asked.start } : {};
  if (found.is === 'nearest') return { found: false, ...day, nearest: found.ids.map((id) => inBrief(id, time)) };
  const id = onCourse(found.id, course);
  const latest = latestOf(id ?? found.id);
  const told = { found: true, ...day, rule: ruleTold(latest, time), nearest: [] };
  if (id === undefined) return { ...told, why: `这条规则不分${COURSES[course!].label}，请去掉程序再算。` };
  if (!asked) return told;
  const rule = ruleOn(id, asked.start);
  return rule
    ? { ...told, rule: ruleTold(rule, time), ...reckonedBy(rule, asked, time) }
    : { ...told, why: tooOld(latest, asked.start) };
};

const reckonedBy = (rule: Rule, asked: Asked, time: LegalTime): Pick<Answer, 'counted' | 'earliest' | 'why'> => {
  const reckoned = reckon(rule, asked, time);
  switch (reckoned.is) {
    case 'counted':
      return { counted: reckoned.counted };
    case 'earliest': {
      const { day, provisional, steps, latest } = reckoned.earliest;
      return { earliest: { day, provisional, steps: [...steps], ...(latest ? { latest } : {}) } };
    }
    case 'wrong':
      return { why: reckoned.why };
  }
};

const tooOld = (latest: Rule, start: LocalDate): string =>
  `规则库收录的版本自${latest.sources[0].text.from}起施行，${start}适用的旧规定没有收录，因此不给出日期。`;

/** The version that came into force last. */
const latestOf = (id: string): Rule => {
  const from = (rule: Rule): LocalDate => rule.sources[0].text.from;
  return versionsOf(id).toSorted((a, b) => compareDates(from(b), from(a)))[0]!;
};

const inBrief = (id: string, time: LegalTime): Answer['nearest'][number] => {
  const { name, length, holds } = ruleTold(versionsOf(id)[0]!, time);
  return { id, name, length: length ?? holds ?? '' };
};
