import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { Directory } from '#directory';
import { everyRow, Handles, query } from '#infra/commands';
import { Database } from '#infra/database';
import { lazily, workbook, XLSX, type Column } from '#infra/documents';
import { Clock, dateOf, field, MadeFile, PeriodParameter, role, underMarks, type Mark } from '#kernel';
import { CONCLUSIONS, optionsOf, SUBJECT_KINDS, SubjectKind } from '../ground/terms.ts';
import { sought } from '../opinions/find-opinions.ts';
import {
  OPINION_STATES,
  opinionsFrom,
  opinionsSeenBy,
  type OpinionTables,
} from '../opinions/opinion-register/opinion-line.ts';

const COLUMNS: readonly Column[] = [
  { title: '编号', width: 18 },
  { title: '类型', width: 10 },
  { title: '事项', width: 40 },
  { title: '事项编号', width: 18 },
  { title: '送请处室', width: 18 },
  { title: '送请日期', width: 12, is: 'date' },
  { title: '法律顾问', width: 22 },
  { title: '状态', width: 12 },
  { title: '结论', width: 14 },
  { title: '出具日期', width: 12, is: 'date' },
  { title: '建议条数', width: 10 },
  { title: '未采纳', width: 8 },
  { title: '待登记', width: 8 },
  { title: '文本已改', width: 10 },
];

/** The register of legal opinions as a workbook: of a time and a kind, or all one may see. */
export const OpinionLedger = query('opinions.ledger', {
  title: '法律意见台账',
  topic: '文书台账',
  may: role('staff', 'office', 'legal', 'secretary', 'member'),
  from: 'opinions.opinion-register',
  input: z.object({ kind: SubjectKind.optional(), period: PeriodParameter.optional() }),
  answer: MadeFile,
  gives: 'file',
  chat: {
    says: ['法律意见台账', '导出法律意见台账', '法律意见登记表', '导出法律意见'],
    examples: ['法律意见台账 2026年', '导出法律意见台账 今年 合同协议', '法律意见登记表'],
    personal: true,
    fields: {
      period: field(PeriodParameter, {
        label: '时间',
        ask: '哪段时间的？',
        example: '2026-01-01..2026-12-31',
        kind: { is: 'period' },
        needed: () => false,
      }),
      kind: field(SubjectKind, {
        label: '类型',
        ask: '关于哪一类事项的？',
        example: 'document',
        kind: { is: 'choice', options: optionsOf(SUBJECT_KINDS) },
        needed: () => false,
      }),
    },
    tells: ({ name }) => ({ title: '法律意见台账', lines: [], none: `已生成 **${name}**，随后发给您。`, more: false }),
  },
});
export type OpinionLedger = InstanceType<typeof OpinionLedger>;

@Handles(OpinionLedger)
export class OpinionLedgerHandler {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async execute({ input, actor }: OpinionLedger): Promise<MadeFile> {
    const today = dateOf(this.clock.now());
    const db = this.database.of<OpinionTables>(actor.organ);
    const asked = sought(opinionsSeenBy(db, actor, today), actor, input);
    const [lines, { organ, units, staff }] = await Promise.all([
      everyRow((limit, offset) => opinionsFrom(asked, limit, offset)),
      this.directory.roll(actor.organ),
    ]);
    const time = input.period ? `${input.period.first}至${input.period.last}` : `截至${today}`;
    const marks: readonly Mark[] = [...new Set(lines.flatMap((line) => line.marks))];
    const bytes = await workbook([
      {
        name: '法律意见台账',
        title: underMarks('法律意见台账', marks),
        filledIn: {
          organ: organ?.name ?? '',
          time,
          measure: '份',
          by: actor.is === 'staff' ? (staff.get(actor.staffId)?.name ?? actor.staffId) : actor.name,
          on: today,
        },
        columns: COLUMNS,
        rows: lazily(lines.reverse(), (line) => [
          line.number,
          SUBJECT_KINDS[line.kind].label,
          line.title,
          line.subjectNumber ?? undefined,
          units.get(line.unit)?.name ?? line.unit,
          line.askedOn,
          line.adviser ?? undefined,
          OPINION_STATES[line.state].label,
          line.state === 'delivered' && line.conclusion ? CONCLUSIONS[line.conclusion].label : undefined,
          line.deliveredOn ?? undefined,
          line.suggestions,
          line.notAdopted,
          line.unsettled,
          line.outdated ? '是' : undefined,
        ]),
      },
    ]);
    return { name: `法律意见台账_${time}.xlsx`, type: XLSX, bytes };
  }
}
