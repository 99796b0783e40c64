import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { Directory, type Roll } from '#directory';
import { type Answered, command, Handles, query } from '#infra/commands';
import { Ledger } from '#infra/events';
import {
  Clock,
  dateInWords,
  dateOf,
  derivedId,
  field,
  LocalDate,
  naming,
  numberInWords,
  oneLine,
  role,
  sayable,
  type Actor,
  type Refusal,
  type StaffId,
  type UnitId,
} from '#kernel';
import { refused } from '../refusals.ts';
import { TheLaw } from '../the-law.ts';
import { duesAfter, type Cycle, type Due } from './cycle.ts';
import { openNextOf, standingIdOf } from './opening.ts';
import { makePlan, plan } from './plan.ts';
import { PlanId } from './plan-events.ts';
import { readCycle } from './read-cycle.ts';
import { standingDuty } from './standing-duty.ts';
import { headOf, personBehind, unitBehind } from './who.ts';

const EXAMPLE = '每季度最后一个工作日前 报送学法情况 法规科';
const words = oneLine(4, 300);
const DueLine = z.object({ limit: LocalDate, aim: LocalDate, provisional: z.boolean() });
const Read = z.object({
  title: sayable(z.string()),
  unit: naming(z.string()),
  owner: naming(z.string()).optional(),
  dues: z.array(DueLine),
  /** Words that could be meant in another way. */
  unsure: z.string().optional(),
});

const dueInWords = ({ limit, aim, provisional }: z.output<typeof DueLine>): string => {
  const early = aim === limit ? '' : `（休息日，请在${dateInWords(aim)}前办）`;
  return `${dateInWords(limit)}${early}${provisional ? '（暂定）' : ''}`;
};

/** `报送学法情况，法规科 周芳：2026-12-31(周四)、2027-03-31(周三)（暂定）` */
const readInWords = ({ title, unit, owner, dues, unsure }: z.output<typeof Read>): string => {
  const who = owner === undefined ? unit : `${unit} ${owner}`;
  const asked = unsure === undefined ? '' : `\n\n“${unsure}”按较早的一天算；如指月底前的一段时间，请写明日期。`;
  return `**${title}**（${who}）：${dues.slice(0, 2).map(dueInWords).join('、')}${dues.length > 2 ? '……' : ''}${asked}`;
};

/** What was said, read: how often, what, whose. */
interface Own {
  readonly cycle: Cycle;
  readonly title: string;
  readonly unit: UnitId;
  readonly owner: StaffId | undefined;
  readonly unsure?: string | undefined;
}

/** Reads what is to be done, how often and by whom; the last word is a unit or a person. */
const readOwn = (said: string, roll: Roll, today: LocalDate, actor: Actor): Own | { readonly refusal: Refusal } => {
  const read = readCycle(said, today);
  switch (read.is) {
    case 'improper':
      return refused('duties.improper', { why: read.why });
    case 'event':
      return refused('duties.plan-on-event');
    case 'unread':
      return refused('duties.cycle-unread');
    case 'read': {
      const person = personBehind(roll, read.rest);
      const of = person ? { unit: person.person.unit, before: person.before } : unitBehind(roll, read.rest);
      const own = actor.is === 'staff' ? { unit: actor.unit, before: read.rest } : undefined;
      const { unit, before } = of ?? own ?? {};
      const title = before?.replace(/^[，,。、\s]+|[，,。、\s]+$/gu, '') ?? '';
      if (unit === undefined) return refused('duties.plan-unit');
      if (title.length < 2) return refused('duties.plan-title');
      const owner = person?.person.staff ?? headOf(roll, unit)?.staff;
      return { cycle: read.cycle, title, unit, owner, unsure: read.unsure };
    }
  }
};

const shown = (own: Own, { units, staff }: Roll, dues: readonly Due[]): z.output<typeof Read> => {
  const { title, unit, owner, unsure } = own;
  return {
    title,
    unit: units.get(unit)?.name ?? unit,
    ...(owner === undefined ? {} : { owner: staff.get(owner)?.name ?? owner }),
    dues: [...dues],
    ...(unsure === undefined ? {} : { unsure }),
  };
};

/** How what was said is read: shown before it is taken. */
export const ReadOwn = query('duties.read-own', {
  title: '任务怎么理解',
  topic: '待办期限',
  may: role('staff', 'office', 'member', 'secretary'),
  from: 'directory.register',
  input: z.object({ words }),
  answer: z.object({ read: Read.optional() }),
});
export type ReadOwn = InstanceType<typeof ReadOwn>;

@Handles(ReadOwn)
export class ReadOwnHandler {
  constructor(
    @Inject(TheLaw) private readonly law: TheLaw,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async execute({ input, actor }: ReadOwn): Promise<{ read?: z.output<typeof Read> }> {
    const [law, roll] = await Promise.all([this.law.of(actor.organ), this.directory.roll(actor.organ)]);
    const today = dateOf(this.clock.now());
    const own = readOwn(input.words, roll, today, actor);
    if ('refusal' in own) return {};
    return { read: shown(own, roll, duesAfter(own.cycle, today, law.calendars.of('bureau'), 4)) };
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
            const { read } = answer as { read?: z.output<typeof Read> };
            return read ? readInWords(read) : '没有看懂这项任务的时间或者处室，请修改。';
          },
        }
      : undefined,
  reports: (answer) => `已登记${answer.number === undefined ? '' : ` **${answer.number}**`} ${readInWords(answer)}`,
});
export type AddOwn = InstanceType<typeof AddOwn>;

/** Who may give work to units that are not his own. */
const FOR_OTHERS = ['office', 'legal', 'member', 'secretary'] as const;

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
    const own = readOwn(input.words, roll, today, actor);
    if ('refusal' in own) return { is: 'refused', ...own };
    const { cycle, title, unit, owner } = own;
    const isOwn = actor.is === 'staff' && actor.unit === unit;
    if (!isOwn && !FOR_OTHERS.some((one) => actor.roles.includes(one)))
      return { is: 'refused', ...refused('duties.plan-other-unit') };
    const dues = duesAfter(cycle, today, law.calendars.of('bureau'), 4);
    const [first] = dues;
    if (!first) return { is: 'refused', ...refused('duties.plan-past') };
    const id = PlanId.parse(derivedId(by.id, 'plan'));
    const made = { plan: id, words: input.words, title, cycle, unit, owner, madeOn: today };
    const recording = await this.ledger.streams(plan).decide(by, id, makePlan(made));
    if (recording.is === 'refused') return recording;
    await openNextOf(this.ledger, roll, by, id);
    const opened = await this.ledger.streams(standingDuty).now(organ, standingIdOf(id, first.limit));
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
