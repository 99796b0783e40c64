import { Inject } from '@nestjs/common';
import { sql } from 'kysely';
import { z } from 'zod';
import { Handles, query } from '#infra/commands';
import { Database } from '#infra/database';
import { Ledger } from '#infra/events';
import {
  bearing,
  Clock,
  dateInWords,
  dateOf,
  field,
  LocalDate,
  numberInWords,
  oneLine,
  readNumber,
  role,
  sayable,
  writtenNumber,
  type NextStep,
  type StaffId,
} from '#kernel';
import { dutiesSeenBy, DutyLine, dutyPage, type DutyTables } from '../duty-register/duty-line.ts';
import { ROOM, type StandingEvent } from './events.ts';
import { leftOf, standingDuty } from './standing-duty.ts';
import { stateOf, StandingAnswer, StandingDesk } from './standing-desk.ts';

const SEERS = role('staff', 'office', 'secretary', 'member', 'legal');

const Step = z.object({ what: bearing(z.string(), 'internal'), on: LocalDate, by: z.string() });
const answer = z.object({
  number: z.string(),
  duty: StandingAnswer.extend({
    unit: z.string(),
    source: sayable(z.string()),
    caution: sayable(z.string()),
    fixed: z.boolean(),
    late: z.boolean(),
    /** What of it is still to be done, part by part. */
    left: z.array(sayable(z.string())),
  }).optional(),
  steps: z.array(Step),
});
type Shown = NonNullable<z.output<typeof answer>['duty']>;

const STATES: Readonly<Record<Shown['state'], string>> = {
  open: '待办',
  returned: '已退回，待办',
  submitted: '已办，待确认',
  accepted: '已办结',
  waived: '已免办',
};

const inChat = ({ title, state, late, due, owner, unit, source, caution, asked, left }: Shown): string => {
  const facts = [
    late ? `${STATES[state]}（逾期）` : STATES[state],
    `${unit}${owner === undefined ? '' : ` ${owner}`}`,
    `${dateInWords(due)}前办结`,
    ...(asked === undefined ? [] : [`申请延期到${dateInWords(asked)}`]),
    ...(left.length === 0 ? [] : [`还差：${left.join('、')}`]),
    ...(source === '' ? [] : [`${source}${caution === '' ? '' : `（${caution}）`}`]),
  ];
  return `**${title}**\n\n${facts.join(' · ')}`;
};

const nextOf = (number: string, { state, fixed, asked, left }: Shown): readonly NextStep[] => {
  switch (state) {
    case 'open':
    case 'returned':
      return [
        ...left.slice(0, 3).map((step) => ({ title: step, says: `登记步骤 ${number} ${step}` })),
        ...(left.length === 0 ? [{ title: '已办', says: `已办 ${number}` }] : []),
        ...(asked === undefined ? [] : [{ title: '同意延期', says: `同意延期 ${number}` }]),
        ...(fixed || asked !== undefined ? [] : [{ title: '延期', says: `延期 ${number}` }]),
        { title: '转办', says: `转办 ${number}` },
      ];
    case 'submitted':
      return [
        { title: '确认办结', says: `确认办结 ${number}` },
        { title: '退回', says: `退回事项 ${number}` },
      ];
    case 'accepted':
    case 'waived':
      return [];
  }
};

/** One standing duty: how it stands, by which text, and what was done with it. */
export const StandingProgress = query('duties.standing-progress', {
  title: '事项详情',
  topic: '待办期限',
  may: SEERS,
  from: 'duties.duty-register',
  consequences: true,
  input: z.object({ duty: writtenNumber('事项') }),
  answer,
  chat: {
    says: ['事项详情', '看详情', '事项情况', '事项进度'],
    examples: ['事项〔2026〕3号', '事项详情 事项〔2026〕3号'],
    opens: '事项',
    fields: {
      duty: field(writtenNumber('事项'), {
        label: '事项',
        ask: '哪个事项？',
        example: '事项〔2026〕3号',
        kind: { is: 'number', series: '事项' },
      }),
    },
    tells: ({ number, duty, steps }) => ({
      title: number,
      ...(duty ? { summary: inChat(duty) } : {}),
      lines: steps.map(({ what, on, by }) => ({ head: what, tail: `${dateInWords(on)} · ${by}` })),
      none: duty ? '' : `没有找到${number}，或它不是您处室的事项：请核对编号，或发送“我的待办”。`,
      more: false,
      next: duty ? nextOf(number, duty) : [],
    }),
  },
});
export type StandingProgress = InstanceType<typeof StandingProgress>;

@Handles(StandingProgress)
export class StandingProgressHandler {
  constructor(
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(StandingDesk) private readonly desk: StandingDesk,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async execute({ input, actor }: StandingProgress): Promise<z.output<typeof answer>> {
    const number = numberInWords(input.duty);
    const id = await this.ledger.numbered(actor.organ, input.duty);
    const known = id && (await this.ledger.streams(standingDuty).now(actor.organ, id));
    if (!known || known.is === 'unknown' || !(await this.sees(actor, known.standing))) return { number, steps: [] };
    const [events, roll] = await Promise.all([
      this.ledger.read(actor.organ, `duties.standing/${id}`),
      this.desk.directory.roll(actor.organ),
    ]);
    const nameOf = (one: StaffId) => roll.staff.get(one)?.name ?? one;
    const today = dateOf(this.clock.now());
    return {
      number,
      duty: {
        ...(await this.desk.answerOf(actor, known)),
        state: stateOf(known),
        unit: roll.units.get(known.unit)?.name ?? known.unit,
        source: known.source,
        caution: known.caution,
        fixed: known.rule !== undefined,
        left: [...leftOf(known)],
        late: known.is === 'waived' ? false : (known.submittedOn ?? today) > known.due,
      },
      steps: events.map(({ recordedAt, meta, ...recorded }) => ({
        what: stepOf(recorded as unknown as StandingEvent, nameOf),
        on: dateOf(recordedAt),
        by: meta.actor.is === 'staff' ? nameOf(meta.actor.staffId as StaffId) : '系统',
      })),
    };
  }

  private async sees(actor: StandingProgress['actor'], standing: string): Promise<boolean> {
    const [seen] = await dutiesSeenBy(this.desk.database.of<DutyTables>(actor.organ), actor)
      .where('room', '=', ROOM)
      .where('record', '=', standing)
      .select('duty')
      .limit(1)
      .execute();
    return seen !== undefined;
  }
}

/** What happened to it, in a line. */
const stepOf = ({ type, data }: StandingEvent, nameOf: (staff: StaffId) => string): string => {
  switch (type) {
    case 'duties.standing-opened':
      return `列入待办，${dateInWords(data.due)}前办结`;
    case 'duties.standing-step-done':
      return `已完成：${data.step}${data.materials ? '，附材料' : ''}`;
    case 'duties.standing-recounted':
      return `按放假安排由${dateInWords(data.was)}改为${dateInWords(data.due)}`;
    case 'duties.standing-submitted':
      return `已办${data.result === undefined ? '' : `：${data.result}`}${data.materials ? '，附材料' : ''}`;
    case 'duties.standing-accepted':
      return '确认办结';
    case 'duties.standing-returned':
      return `退回：${data.reason}`;
    case 'duties.extension-asked':
      return `申请延期到${dateInWords(data.until)}：${data.reason}`;
    case 'duties.standing-extended':
      return `由${dateInWords(data.was)}延期到${dateInWords(data.until)}：${data.reason}`;
    case 'duties.extension-refused':
      return `不同意延期：${data.reason}`;
    case 'duties.standing-handed-over':
      return `转给${nameOf(data.owner)}：${data.reason}`;
    case 'duties.standing-waived':
      return `免办：${data.reason}`;
  }
};

const atHand = z.object({ items: z.array(DutyLine) });
const OFFERED = 4;

/** The standing duties one most likely means: his own that are open, or those that have these words. */
export const StandingAtHand = query('duties.standing-at-hand', {
  title: '在办事项',
  topic: '待办期限',
  may: SEERS,
  from: 'duties.duty-register',
  consequences: true,
  input: z.object({ words: oneLine(1, 100).optional() }),
  answer: atHand,
});
export type StandingAtHand = InstanceType<typeof StandingAtHand>;

@Handles(StandingAtHand)
export class StandingAtHandHandler {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async execute({ input: { words }, actor }: StandingAtHand): Promise<z.output<typeof atHand>> {
    const today = dateOf(this.clock.now());
    const seen = dutiesSeenBy(this.database.of<DutyTables>(actor.organ), actor).where('room', '=', ROOM);
    const number = readNumber(words ?? '');
    const page = async (duties: typeof seen) => ({ items: (await dutyPage(duties, 1, today)).lines.slice(0, OFFERED) });
    if (number) return page(seen.where('number', '=', numberInWords(number)));
    if (words !== undefined) return page(seen.where(sql<boolean>`position(${words} in title) > 0`));
    const open = seen.where('state', '=', 'open');
    return page(actor.is === 'staff' ? open.where('owner', '=', actor.staffId) : open);
  }
}
