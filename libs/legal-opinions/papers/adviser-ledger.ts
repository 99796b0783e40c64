import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { Directory } from '#directory';
import { Handles, query } from '#infra/commands';
import { Database } from '#infra/database';
import { lazily, workbook, XLSX, type Column } from '#infra/documents';
import { Clock, dateOf, field, LocalDate, MadeFile, role } from '#kernel';
import { advisersOf, type AdviserTables } from '../advisers/adviser-register/adviser-line.ts';
import { ADVISER_TYPES } from '../advisers/events.ts';

const COLUMNS: readonly Column[] = [
  { title: '编号', width: 18 },
  { title: '姓名', width: 12 },
  { title: '来源', width: 14 },
  { title: '所在单位', width: 28 },
  { title: '专长、服务范围', width: 36 },
  { title: '聘期首日', width: 12, is: 'date' },
  { title: '聘期末日', width: 12, is: 'date' },
  { title: '聘书编号', width: 16 },
];

/** The register of legal advisers as a workbook: those engaged on a day. */
export const AdviserLedger = query('advisers.ledger', {
  title: '法律顾问台账',
  topic: '文书台账',
  may: role('staff', 'office', 'legal', 'secretary', 'member'),
  from: 'advisers.adviser-register',
  input: z.object({ on: LocalDate.optional() }),
  answer: MadeFile,
  gives: 'file',
  chat: {
    says: ['法律顾问台账', '导出法律顾问', '法律顾问登记表'],
    examples: ['法律顾问台账', '法律顾问台账 2026年12月31日', '导出法律顾问'],
    personal: true,
    fields: {
      on: field(LocalDate, {
        label: '日期',
        ask: '哪一天在聘的？',
        example: '2026-12-31',
        kind: { is: 'date' },
        needed: () => false,
      }),
    },
    tells: ({ name }) => ({ title: '法律顾问台账', lines: [], none: `已生成 **${name}**，随后发给您。`, more: false }),
  },
});
export type AdviserLedger = InstanceType<typeof AdviserLedger>;

@Handles(AdviserLedger)
export class AdviserLedgerHandler {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async execute({ input, actor }: AdviserLedger): Promise<MadeFile> {
    const today = dateOf(this.clock.now());
    const day = input.on ?? today;
    const db = this.database.of<AdviserTables>(actor.organ);
    const [lines, { organ, staff }] = await Promise.all([
      advisersOf(db, actor.organ, { day, everybody: false }),
      this.directory.roll(actor.organ),
    ]);
    const bytes = await workbook([
      {
        name: '法律顾问台账',
        title: '法律顾问台账',
        filledIn: {
          organ: organ?.name ?? '',
          time: day,
          measure: '名',
          by: actor.is === 'staff' ? (staff.get(actor.staffId)?.name ?? actor.staffId) : actor.name,
          on: today,
        },
        columns: COLUMNS,
        rows: lazily(lines, (line) => [
          line.number,
          line.name,
          ADVISER_TYPES[line.type].label,
          line.firm ?? undefined,
          line.scope ?? undefined,
          line.firstDay,
          line.lastDay,
          line.letterNumber ?? undefined,
        ]),
      },
    ]);
    return { name: `法律顾问台账_${day}.xlsx`, type: XLSX, bytes };
  }
}
