import { Inject } from '@nestjs/common';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { Directory } from '#directory';
import { everyRow, Handles, query } from '#infra/commands';
import { Database } from '#infra/database';
import { workbook, XLSX } from '#infra/documents';
import { Clock, dateOf, field, MadeFile, PeriodParameter, role, type OrganId } from '#kernel';
import type { TaskTables } from '../follow-up/task-register/task-line.ts';
import type { ItemTables } from '../items/item-register/item-line.ts';
import type { MeetingTables } from '../meetings/meeting-register/meeting-line.ts';
import { ledgerSheets } from './drawing/ledger-sheets.ts';

/**
 * The registers of meetings, of what was on their agendas, of every vote, and of what was to be done, as one workbook.
 */
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
    const db = this.database.of<Tables>(actor.organ);
    const asked: Asked = {
      organ: actor.organ,
      first: period?.first ?? '0000-01-01',
      last: period?.last ?? '9999-12-31',
    };
    const [meetings, entries, votes, tasks, { organ, staff, units }] = await Promise.all([
      everyRow((limit, offset) => meetingsOf(db, asked).limit(limit).offset(offset).execute()),
      everyRow((limit, offset) => entriesOf(db, asked).limit(limit).offset(offset).execute()),
      everyRow((limit, offset) => votesOf(db, asked).limit(limit).offset(offset).execute()),
      everyRow((limit, offset) => tasksOf(db, asked).limit(limit).offset(offset).execute()),
      this.directory.roll(actor.organ),
    ]);
    const time = period ? `${period.first}至${period.last}` : `截至${dateOf(this.clock.now())}`;
    const nameOf = (id: string) => staff.get(id)?.name ?? id;
    const sheets = ledgerSheets({
      filledIn: {
        organ: organ?.name ?? '',
        time,
        by: actor.is === 'staff' ? nameOf(actor.staffId) : actor.name,
        on: dateOf(this.clock.now()),
      },
      meetings,
      entries,
      votes,
      tasks,
      nameOf,
      unitOf: (id) => units.get(id)?.name ?? id,
    });
    return { name: `党组会议台账_${time}.xlsx`, type: XLSX, bytes: await workbook(sheets) };
  }
}

type Tables = MeetingTables & TaskTables & ItemTables;

/** The meetings of which days; both days included. */
interface Asked {
  readonly organ: OrganId;
  readonly first: string;
  readonly last: string;
}

const meetingsOf = (db: Kysely<Tables>, { organ, first, last }: Asked) =>
  db
    .selectFrom('meeting_register')
    .selectAll()
    .where('organ', '=', organ)
    .where('held_on', '>=', first)
    .where('held_on', '<=', last)
    .orderBy('held_on')
    .orderBy('serial');

const entriesOf = (db: Kysely<Tables>, { organ, first, last }: Asked) =>
  db
    .selectFrom('meeting_entry')
    .leftJoin('item_register', (join) =>
      join
        .onRef('item_register.organ', '=', 'meeting_entry.organ')
        .onRef('item_register.item', '=', 'meeting_entry.item'),
    )
    .selectAll('meeting_entry')
    .select('item_register.amount')
    .where('meeting_entry.organ', '=', organ)
    .where('held_on', '>=', first)
    .where('held_on', '<=', last)
    .orderBy('held_on')
    .orderBy('meeting')
    .orderBy('place');

const votesOf = (db: Kysely<Tables>, { organ, first, last }: Asked) =>
  db
    .selectFrom('meeting_vote')
    .selectAll()
    .where('organ', '=', organ)
    .where('held_on', '>=', first)
    .where('held_on', '<=', last)
    .orderBy('held_on')
    .orderBy('meeting')
    .orderBy('place')
    .orderBy('person');

const tasksOf = (db: Kysely<Tables>, { organ, first, last }: Asked) =>
  db
    .selectFrom('task_register')
    .innerJoin('meeting_register', (join) =>
      join
        .onRef('meeting_register.organ', '=', 'task_register.organ')
        .onRef('meeting_register.meeting', '=', 'task_register.meeting'),
    )
    .selectAll('task_register')
    .where('task_register.organ', '=', organ)
    .where('held_on', '>=', first)
    .where('held_on', '<=', last)
    .orderBy('task_register.year')
    .orderBy('task_register.serial');
