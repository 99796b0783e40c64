import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { Directory } from '#directory';
import { everyRow, Handles, query } from '#infra/commands';
import { Database } from '#infra/database';
import { lazily, workbook, XLSX, type Column } from '#infra/documents';
import { Clock, dateOf, field, MadeFile, PeriodParameter, role, underMarks } from '#kernel';
import { CASE_STATES, casesFrom, casesSeenBy, type CaseTables } from '../case-register/case-line.ts';
import { Kind, KINDS } from '../events.ts';

const COLUMNS: readonly Column[] = [
  { title: '编号', width: 18 },
  { title: '类型', width: 14 },
  { title: '案件', width: 36 },
  { title: '承办处室', width: 18 },
  { title: '承办人', width: 10 },
  { title: '收到日期', width: 12, is: 'date' },
  { title: '状态', width: 10 },
  { title: '结果', width: 16 },
  { title: '结果日期', width: 12, is: 'date' },
];

/** The register of cases as a workbook: of a time and a kind, or all one may see. */
export const CaseLedger = query('cases.case-ledger', {
  title: '案件台账',
  topic: '文书台账',
  may: role('staff', 'office', 'secretary', 'member', 'legal'),
  from: 'cases.case-register',
  input: z.object({ kind: Kind.optional(), period: PeriodParameter.optional() }),
  answer: MadeFile,
  gives: 'file',
  chat: {
    says: ['导出案件台账', '案件台账', '案件登记表', '导出案件'],
    examples: ['案件台账 2026年', '导出案件台账 今年 诉讼', '案件登记表'],
    personal: true,
    fields: {
      period: field(PeriodParameter, {
        label: '时间',
        ask: '哪段时间的？',
        example: '2026-01-01..2026-12-31',
        kind: { is: 'period' },
        needed: () => false,
      }),
      kind: field(Kind, {
        label: '类型',
        ask: '哪一类案件？',
        example: 'litigation',
        kind: { is: 'choice', options: Object.entries(KINDS).map(([value, words]) => ({ value, ...words })) },
        needed: () => false,
      }),
    },
    tells: ({ name }) => ({ title: '案件台账', lines: [], none: `已生成 **${name}**，随后发给您。`, more: false }),
  },
});
export type CaseLedger = InstanceType<typeof CaseLedger>;

@Handles(CaseLedger)
export class CaseLedgerHandler {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async execute({ input: { kind, period }, actor }: CaseLedger): Promise<MadeFile> {
    const asked = casesSeenBy(this.database.of<CaseTables>(actor.organ), actor)
      .$if(kind !== undefined, (cases) => cases.where('kind', '=', kind!))
      .$if(period !== undefined, (cases) =>
        cases.where('opened_on', '>=', period!.first).where('opened_on', '<=', period!.last),
      );
    const [lines, { organ, units, staff }] = await Promise.all([
      everyRow((limit, offset) => casesFrom(asked, limit, offset)),
      this.directory.roll(actor.organ),
    ]);
    const time = period ? `${period.first}至${period.last}` : `截至${dateOf(this.clock.now())}`;
    const nameOf = (id: string) => staff.get(id)?.name ?? id;
    const bytes = await workbook([
      {
        name: '案件台账',
        title: underMarks('案件台账', ['personal']),
        filledIn: {
          organ: organ?.name ?? '',
          time,
          measure: '件',
          by: actor.is === 'staff' ? nameOf(actor.staffId) : actor.name,
          on: dateOf(this.clock.now()),
        },
        columns: COLUMNS,
        rows: lazily(lines.reverse(), (line) => [
          line.number,
          KINDS[line.kind].label,
          line.title,
          units.get(line.unit)?.name ?? line.unit,
          nameOf(line.handler),
          line.openedOn,
          line.halted ? '中止' : CASE_STATES[line.state].label,
          line.result ?? undefined,
          line.settledOn ?? undefined,
        ]),
      },
    ]);
    return { name: `案件台账_${time}.xlsx`, type: XLSX, bytes };
  }
}
