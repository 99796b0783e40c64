import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { Directory, type Roll } from '#directory';
import { type Answered, command, Handles, query } from '#infra/commands';
import { Ledger } from '#infra/events';
import { Clock, dateOf, field, naming, role, sayable } from '#kernel';
import { DueLine, dueInWords } from '../plans/due-words.ts';
import { openYearOf, yearAhead, type YearAhead } from './opening-year.ts';
import { BUSINESSES } from './tasks.ts';
import type { YearDuty } from './year.ts';
import { Year } from './events.ts';

const WHO = role('office', 'legal', 'secretary');

/** `2027`, or as it is said: `2027年`. */
const WrittenYear = z.preprocess(
  (given) => (typeof given === 'string' ? Number(given.replace(/年$/u, '')) : given),
  Year,
);

const Line = DueLine.extend({
  title: sayable(z.string()),
  unit: naming(z.string()),
  owner: naming(z.string()),
  caution: sayable(z.string()),
});
type Line = z.output<typeof Line>;

const answer = z.object({
  year: z.int(),
  lines: z.array(Line),
  already: z.int(),
  past: z.int(),
  /** Businesses of which nobody said whose they are. */
  unclear: z.array(z.string()),
});
type Answer = z.output<typeof answer>;

const OFFICE = '待办公室转办';

const lineOf = (duty: YearDuty, { units, staff }: Roll): Line => {
  const { limit, aim, provisional, title, unit, owner, business, caution } = duty;
  const ofBusiness = business === undefined ? '' : BUSINESSES[business];
  const named = unit === undefined ? ofBusiness : (units.get(unit)?.name ?? unit);
  const person = owner === undefined ? OFFICE : (staff.get(owner)?.name ?? owner);
  return { limit, aim, provisional, title, unit: named, owner: person, caution };
};

const answerOf = (year: number, { fresh, already, past }: YearAhead, roll: Roll): Answer => ({
  year,
  lines: fresh.map((duty) => lineOf(duty, roll)),
  already,
  past,
  unclear: [
    ...new Set(
      fresh.flatMap(({ business, unit }) =>
        business === undefined || unit !== undefined ? [] : [BUSINESSES[business] as string],
      ),
    ),
  ],
});

const lineInWords = (line: Line): string => {
  const { title, unit, owner, caution } = line;
  return `- ${dueInWords(line)} **${title}** ${unit} ${owner}${caution === '' ? '' : `（${caution}）`}`;
};

/** `2027年度任务：新开立25项…` with a line for each. */
const inWords = (did: string, { year, lines, already, past, unclear }: Answer): string => {
  const counts = [
    lines.length === 0 ? '没有要新开立的' : `${did}${lines.length}项`,
    already > 0 ? `以前开立的${already}项不变` : '',
    past > 0 ? `已过期限的${past}项不补` : '',
  ].filter((part) => part !== '');
  const asked = unclear.map(
    (business) => `${business}归口处室没有登记，先放在办公室：请发送“设定归口处室 ${business} 处室”。`,
  );
  return [`**${year}年度任务**：${counts.join('，')}。`, lines.map(lineInWords).join('\n'), ...asked]
    .filter((part) => part !== '')
    .join('\n\n');
};

/** The duties of a year that would be opened, before they are. */
export const YearAheadOf = query('duties.year-ahead', {
  title: '年度任务预览',
  topic: '待办期限',
  may: WHO,
  from: 'directory.register',
  input: z.object({ year: WrittenYear }),
  answer,
});
export type YearAheadOf = InstanceType<typeof YearAheadOf>;

@Handles(YearAheadOf)
export class YearAheadOfHandler {
  constructor(
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async execute({ input: { year }, actor }: YearAheadOf): Promise<Answer> {
    const roll = await this.directory.roll(actor.organ);
    return answerOf(year, await yearAhead(this.ledger, roll, actor.organ, year, dateOf(this.clock.now())), roll);
  }
}

/** Opens the standing duties of a year, those only that are not open; later years begin by themselves. */
export const OpenYear = command('duties.open-year', {
  title: '开立年度任务',
  topic: '待办期限',
  says: ['开立年度任务', '生成年度任务', '开立年度事项'],
  examples: ['开立年度任务 2027', '开立年度任务 2027年'],
  may: WHO,
  input: {
    year: field(WrittenYear, {
      label: '年份',
      ask: '开立哪一年的任务？',
      example: '2027',
      written: '2027年',
      kind: { is: 'text', like: '^\\d{4}年?$' },
    }),
  },
  answer,
  irreversible: true,
  previews: ({ year }) => {
    const read = WrittenYear.safeParse(year);
    return read.success
      ? {
          query: 'duties.year-ahead',
          input: { year: read.data },
          tells: (ahead) => inWords('将开立', ahead as Answer),
        }
      : undefined;
  },
  reports: (opened) => inWords('新开立', opened),
});
export type OpenYear = InstanceType<typeof OpenYear>;

@Handles(OpenYear)
export class OpenYearHandler {
  constructor(
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Directory) private readonly directory: Directory,
  ) {}

  async execute({ input: { year }, by }: OpenYear): Promise<Answered<Answer>> {
    const roll = await this.directory.roll(by.actor.organ);
    const { seq, ...opened } = await openYearOf(this.ledger, roll, by, year);
    return { is: 'done', answer: answerOf(year, opened, roll), ...(seq === undefined ? {} : { seq }) };
  }
}
