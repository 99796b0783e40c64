import { Inject } from '@nestjs/common';
import { z } from 'zod';
import type { WorkCalendar } from '#calendar';
import { Directory, type Roll } from '#directory';
import { type Answered, command, Handles, query } from '#infra/commands';
import { Ledger } from '#infra/events';
import { ruleOn, sourcesInWords } from '#rulebook';
import {
  addDays,
  Clock,
  dateOf,
  derivedId,
  field,
  type LocalDate,
  naming,
  numberInWords,
  oneLine,
  role,
  sayable,
  type Actor,
  type Refusal,
  type Sentences,
  type StaffId,
  type UnitId,
} from '#kernel';
import { dutiesSentences, refused } from '../refusals.ts';
import { TheLaw } from '../the-law.ts';
import { cycleOf, sameTask } from '../year/tasks.ts';
import { duesAfter, type Cycle, type Due } from './cycle.ts';
import { DueLine, dueInWords } from './due-words.ts';
import { openNextOf, standingIdOf } from './opening.ts';
import { makePlan, plan } from './plan.ts';
import { PlanId } from './events.ts';
import { readCycle } from './read-cycle.ts';
import { standingDuty } from '../standing/standing-duty.ts';
import { headOf, personBehind, unitBehind } from '../standing/who.ts';

const EXAMPLE = '每季度最后一个工作日前 报送学法情况 法规科';
const words = oneLine(4, 300);
const Read = z.object({
  title: sayable(z.string()),
  unit: naming(z.string()),
  owner: naming(z.string()),
  dues: z.array(DueLine),
  /** Words that could be meant in another way. */
  unsure: z.string().optional(),
});

/** `报送学法情况，法规科 周芳：2026-12-31(周四)、2027-03-31(周三)（暂定）` */
const readInWords = ({ title, unit, owner, dues, unsure }: z.output<typeof Read>): string => {
  const asked = unsure === undefined ? '' : `\n\n“${unsure}”按较早的一天算；如指月底前的一段时间，请写明日期。`;
  return `**${title}**（${unit} ${owner}）：${dues.slice(0, 2).map(dueInWords).join('、')}${dues.length > 2 ? '……' : ''}${asked}`;
};

/** What was said, read: how often, what, whose. */
interface Own {
  readonly cycle: Cycle;
  readonly title: string;
  readonly unit: UnitId;
  readonly owner: StaffId;
  /** Named by himself: it stays his whoever leads the unit. */
  readonly named: boolean;
  readonly unsure?: string | undefined;
}

/** What was read, and the days it makes; or why it is not taken. */
type OwnRead = { readonly own: Own; readonly dues: readonly Due[] } | { readonly refusal: Refusal };

/** Who may give work to units that are not his own. */
const FOR_OTHERS = ['office', 'legal', 'member', 'secretary'] as const;

/** Reads what is to be done, how often and by whom; the last word is a unit or a person. */
const readOwn = (said: string, roll: Roll, today: LocalDate, calendar: WorkCalendar, actor: Actor): OwnRead => {
  const read = readCycle(said, today);
  switch (read.is) {
    case 'improper':
      return refused('duties.improper', { why: read.why });
    case 'event':
      return refused('duties.plan-on-event');
    case 'unread':
      return refused('duties.cycle-unread');
    case 'read': {
      const { cycle, rest, unsure } = read;
      const whose = whoseOf(rest, roll, actor);
      if ('refusal' in whose) return whose;
      const already = standingAlready(whose.title, cycle, today, calendar);
      if (already) return already;
      const dues = duesAfter(cycle, cycle.is === 'once' ? addDays(today, -1) : today, calendar, 4);
      return dues.length === 0 ? refused('duties.plan-past') : { own: { cycle, unsure, ...whose }, dues };
    }
  }
};

/** It is a task of every year by another name, whose day the law may have: it is shown, and not doubled. */
const standingAlready = (title: string, cycle: Cycle, today: LocalDate, calendar: WorkCalendar) => {
  const task = cycle.is === 'months' ? sameTask(title, cycle.months.length) : undefined;
  const rule = task && ruleOn(task.rule, today);
  if (!task || !rule) return undefined;
  const [due] = duesAfter(cycleOf(task, task.months), today, calendar, 1);
  return refused('duties.task-already', {
    title: task.title,
    day: due ? dueInWords(due) : '',
    source: sourcesInWords(rule),
  });
};

/** Whose it is: of the unit or person named last, else of the unit of who speaks. */
const whoseOf = (rest: string, roll: Roll, actor: Actor): Omit<Own, 'cycle'> | { readonly refusal: Refusal } => {
  const person = personBehind(roll, rest);
  const of = person ? { unit: person.person.unit, before: person.before } : unitBehind(roll, rest);
  const ofSpeaker = actor.is === 'staff' ? { unit: actor.unit, before: rest } : undefined;
  const { unit, before } = of ?? ofSpeaker ?? {};
  const title = before?.replace(/^[，,。、\s]+|[，,。、\s]+$/gu, '') ?? '';
  if (unit === undefined) return refused('duties.plan-unit');
  if (title.length < 2) return refused('duties.plan-title');
  const isOwn = actor.is === 'staff' && actor.unit === unit;
  if (!isOwn && !FOR_OTHERS.some((one) => actor.roles.includes(one))) return refused('duties.plan-other-unit');
  const owner = person?.person ?? headOf(roll, unit);
  if (!owner) return refused('duties.unit-headless', { unit: roll.units.get(unit)?.name ?? unit });
  return { title, unit, owner: owner.staff, named: person !== undefined };
};

const shown = (own: Own, { units, staff }: Roll, dues: readonly Due[]): z.output<typeof Read> => {
  const { title, unit, owner, unsure } = own;
  return {
    title,
    unit: units.get(unit)?.name ?? unit,
    owner: staff.get(owner)?.name ?? owner,
    dues: [...dues],
    ...(unsure === undefined ? {} : { unsure }),
  };
};

/** How it is read, or why it would not be taken. */
const readAnswer = z.object({ read: Read.optional(), why: z.string().optional() });

const whyOf = ({ code, facts }: Refusal): string => (dutiesSentences as Sentences)[code]!(facts);

/** How what was said is read: shown before it is taken. */
export const ReadOwn = query('duties.read-own', {
  title: '任务怎么理解',
  topic: '待办期限',
  may: role('staff', 'office', 'member', 'secretary'),
  from: 'directory.register',
  input: z.object({ words }),
  answer: readAnswer,
});
export type ReadOwn = InstanceType<typeof ReadOwn>;

@Handles(ReadOwn)
export class ReadOwnHandler {
  constructor(
    @Inject(TheLaw) private readonly law: TheLaw,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async execute({ input, actor }: ReadOwn): Promise<z.output<typeof readAnswer>> {
    const [law, roll] = await Promise.all([this.law.of(actor.organ), this.directory.roll(actor.organ)]);
    const read = readOwn(input.words, roll, dateOf(this.clock.now()), law.calendars.of('bureau'), actor);
    return 'refusal' in read ? { why: whyOf(read.refusal) } : { read: shown(read.own, roll, read.dues) };
  }
}

const Answer = Read.extend({ number: naming(z.string()).optional() });

/** The organ gives itself something to do, once or again and again, in its own words. */
export const AddOwn = command('duties.add-own', {
  title: '新增任务',
  topic: '待办期限',
  says: ['新增任务', '添加任务', '新增常规任务', '新增事项'],
  examples: [
    `新增任务 ${EXAMPLE}`,
    '新增任务 每月5日前 报上月公车使用台账 办公室',
    '新增任务 11月30日前 报明年预算 规划科',
    '新增任务 每周五下班前 报高企申报数 高新科',
  ],
  may: role('staff', 'office', 'member', 'secretary'),
  input: {
    words: field(words, {
      label: '任务',
      ask: `什么时候做、做什么、哪个处室？例如“${EXAMPLE}”。`,
      example: EXAMPLE,
      kind: { is: 'text', rest: true },
    }),
  },
  answer: Answer,
  previews: ({ words: said }) =>
    typeof said === 'string'
      ? {
          query: 'duties.read-own',
          input: { words: said },
          tells: (answer) => {
            const { read, why } = answer as z.output<typeof readAnswer>;
            return read ? readInWords(read) : (why ?? '');
          },
        }
      : undefined,
  undo: ({ number, title }) => ({
    what: title,
    command: 'duties.end-plan',
    input: { duty: number, reason: '误登' },
  }),
  reports: (answer) => `已登记${answer.number === undefined ? '' : ` **${answer.number}**`} ${readInWords(answer)}`,
});
export type AddOwn = InstanceType<typeof AddOwn>;

@Handles(AddOwn)
export class AddOwnHandler {
  constructor(
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(TheLaw) private readonly law: TheLaw,
    @Inject(Directory) private readonly directory: Directory,
  ) {}

  async execute({ input, by }: AddOwn): Promise<Answered<z.output<typeof Answer>>> {
    const { actor } = by;
    const { organ } = actor;
    const [law, roll] = await Promise.all([this.law.of(organ), this.directory.roll(organ)]);
    const today = dateOf(by.at);
    const read = readOwn(input.words, roll, today, law.calendars.of('bureau'), actor);
    if ('refusal' in read) return { is: 'refused', ...read };
    const { own, dues } = read;
    const { cycle, title, unit, owner, named } = own;
    const id = PlanId.parse(derivedId(by.id, 'plan'));
    const made = { plan: id, words: input.words, title, cycle, unit, ...(named ? { owner } : {}), madeOn: today };
    const recording = await this.ledger.streams(plan).decide(by, id, makePlan(made));
    if (recording.is === 'refused') return recording;
    await openNextOf(this.ledger, roll, by, id);
    const first = standingIdOf({ plan: id, cycle, madeOn: today });
    const opened = await this.ledger.streams(standingDuty).now(organ, first);
    const seq = recording.events.at(-1)?.seq;
    return {
      is: 'done',
      ...(seq === undefined ? {} : { seq }),
      answer: {
        ...shown(own, roll, dues),
        ...(opened.is === 'unknown' ? {} : { number: numberInWords(opened.number) }),
      },
    };
  }
}
