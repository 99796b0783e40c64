import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { Directory } from '#directory';
import { Declined, Handles, query } from '#infra/commands';
import { Database } from '#infra/database';
import { workbook, XLSX } from '#infra/documents';
import { Clock, dateOf, field, MadeFile, numberInWords, PeriodParameter, role } from '#kernel';
import { TASK_STATES, type TaskTables } from '../follow-up/task-register/task-line.ts';
import { CATEGORIES } from '../ground/categories.ts';
import { refused } from '../ground/refusals.ts';
import { METHODS } from '../meetings/events.ts';
import { MEETING_STATES } from '../meetings/find-meetings.ts';
import { OUTCOME_WORDS } from '../meetings/meeting-desk.ts';
import type { MeetingTables } from '../meetings/meeting-register/meeting-line.ts';

/** A ledger longer than this is asked for year by year. */
const MOST = 5000;
const columns = (...all: readonly (readonly [string, number])[]) => all.map(([title, width]) => ({ title, width }));

/** The registers of meetings, of what was on their agendas, of every vote, and of what was to be done, as one workbook. */
export const MeetingLedger = query('decisions.meeting-ledger', {
  title: '党组会议台账',
  topic: '文书台账',
  may: role('office', 'secretary', 'member', 'legal'),
  from: 'decisions.meeting-register',
  input: z.object({ period: PeriodParameter.optional() }),
  answer: MadeFile,
  gives: 'file',
  chat: {
    says: ['党组会议台账', '导出党组会议台账', '导出会议台账', '表决台账', '三重一大台账'],
    examples: ['党组会议台账 2026年', '三重一大台账 今年', '导出会议台账'],
    personal: true,
    fields: {
      period: field(PeriodParameter, {
        label: '时间',
        ask: '哪段时间的？',
        example: '2026-01-01..2026-12-31',
        kind: { is: 'period' },
        needed: () => false,
      }),
    },
    tells: ({ name }) => ({ title: '党组会议台账', lines: [], none: `已生成 **${name}**，随后发给您。`, more: false }),
  },
});
export type MeetingLedger = InstanceType<typeof MeetingLedger>;

@Handles(MeetingLedger)
export class MeetingLedgerHandler {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async execute({ input: { period }, actor }: MeetingLedger): Promise<MadeFile> {
    const db = this.database.of<MeetingTables & TaskTables>(actor.organ);
    const [first, last] = [period?.first ?? '0000-01-01', period?.last ?? '9999-12-31'];
    const [meetings, entries, votes, tasks, { staff, units }] = await Promise.all([
      db
        .selectFrom('meeting_register')
        .selectAll()
        .where('organ', '=', actor.organ)
        .where('held_on', '>=', first)
        .where('held_on', '<=', last)
        .orderBy('held_on')
        .orderBy('serial')
        .limit(MOST + 1)
        .execute(),
      db
        .selectFrom('meeting_entry')
        .selectAll()
        .where('organ', '=', actor.organ)
        .where('held_on', '>=', first)
        .where('held_on', '<=', last)
        .orderBy('held_on')
        .orderBy('place')
        .limit(MOST + 1)
        .execute(),
      db
        .selectFrom('meeting_vote')
        .selectAll()
        .where('organ', '=', actor.organ)
        .where('held_on', '>=', first)
        .where('held_on', '<=', last)
        .orderBy('held_on')
        .orderBy('place')
        .orderBy('person')
        .limit(MOST + 1)
        .execute(),
      db
        .selectFrom('task_register')
        .innerJoin('meeting_register', (join) =>
          join
            .onRef('meeting_register.organ', '=', 'task_register.organ')
            .onRef('meeting_register.meeting', '=', 'task_register.meeting'),
        )
        .selectAll('task_register')
        .where('task_register.organ', '=', actor.organ)
        .where('held_on', '>=', first)
        .where('held_on', '<=', last)
        .orderBy('task_register.year')
        .orderBy('task_register.serial')
        .limit(MOST + 1)
        .execute(),
      this.directory.roll(actor.organ),
    ]);
    if ([meetings, entries, votes, tasks].some(({ length }) => length > MOST))
      throw new Declined(refused('decisions.too-many', { most: MOST }).refusal);
    const titles = new Map(entries.map(({ meeting, place, title }) => [`${meeting}:${place}`, title]));
    const names = (all: readonly string[]) => all.map((one) => staff.get(one as never)?.name ?? one).join('、');
    const numbers = new Map(
      meetings.map(({ meeting, year, serial }) => [meeting, numberInWords({ series: '会议', year, serial })]),
    );
    const time = period ? `${period.first}至${period.last}` : `截至${dateOf(this.clock.now())}`;
    const bytes = await workbook([
      {
        name: '会议',
        title: `党组会议台账（${time}）`,
        columns: columns(
          ['会议', 16],
          ['日期', 12],
          ['地点', 18],
          ['状态', 10],
          ['应到', 8],
          ['实到', 8],
          ['请假（原因）', 30],
          ['会前学法', 30],
          ['议题数', 8],
        ),
        rows: meetings.map(({ meeting, held_on, place, state, due, absent, reasons, studied, items }) => [
          numbers.get(meeting),
          held_on,
          place ?? undefined,
          MEETING_STATES[state],
          due.length,
          due.length - absent.length,
          absent.map((one) => `${names([one])}（${reasons[one] ?? ''}）`).join('、'),
          studied.join('、'),
          items,
        ]),
      },
      {
        name: '议题',
        title: `党组会议议题台账（${time}）`,
        columns: columns(
          ['会议', 16],
          ['日期', 12],
          ['序号', 6],
          ['议题编号', 18],
          ['议题', 44],
          ['类别', 16],
          ['临时理由', 24],
          ['回避', 16],
          ['结果', 10],
          ['决议', 50],
        ),
        rows: entries.map(
          ({ meeting, held_on, place, number, title, category, late, recused, outcome, resolution }) => [
            numbers.get(meeting),
            held_on,
            place,
            number,
            title,
            CATEGORIES[category].label,
            late ?? undefined,
            names(recused),
            outcome ? OUTCOME_WORDS[outcome] : undefined,
            resolution ?? undefined,
          ],
        ),
      },
      {
        name: '表决',
        title: `党组会议表决台账（${time}）`,
        columns: columns(
          ['会议', 16],
          ['序号', 6],
          ['议题', 40],
          ['表决对象', 12],
          ['方式', 12],
          ['应到', 8],
          ['须', 6],
          ['赞成', 6],
          ['反对', 6],
          ['弃权', 6],
          ['结果', 10],
          ['反对、弃权人', 24],
        ),
        rows: votes.map(
          ({ meeting, place, person, method, due, needed, in_favour, against, abstain, outcome, dissent }) => [
            numbers.get(meeting),
            place,
            titles.get(`${meeting}:${place}`),
            person || undefined,
            METHODS[method].label,
            due,
            needed,
            in_favour,
            against,
            abstain,
            OUTCOME_WORDS[outcome],
            names(dissent),
          ],
        ),
      },
      {
        name: '督办',
        title: `党组会议决议落实台账（${time}）`,
        columns: columns(
          ['任务', 16],
          ['会议', 16],
          ['序号', 6],
          ['事项', 40],
          ['责任处室', 18],
          ['责任人', 10],
          ['期限', 12],
          ['状态', 10],
          ['提请党组', 10],
          ['进展', 40],
          ['办结日期', 12],
        ),
        rows: tasks.map(
          ({ year, serial, meeting, place, what, unit, owner, due, state, returned, progress, finished_on }) => [
            numberInWords({ series: '任务', year, serial }),
            numbers.get(meeting),
            place,
            what,
            units.get(unit as never)?.name ?? unit,
            names([owner]),
            due ?? undefined,
            TASK_STATES[state].label,
            returned ? '是' : undefined,
            progress ?? undefined,
            finished_on ?? undefined,
          ],
        ),
      },
    ]);
    return { name: `党组会议台账_${time}.xlsx`, type: XLSX, bytes };
  }
}
