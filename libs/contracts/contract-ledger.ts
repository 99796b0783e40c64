import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { Directory } from '#directory';
import { everyRow, Handles, query } from '#infra/commands';
import { Database } from '#infra/database';
import { lazily, workbook, XLSX, type Column } from '#infra/documents';
import { Clock, dateOf, field, MadeFile, PeriodParameter, role, underMarks } from '#kernel';
import {
  CONTRACT_STATES,
  contractsFrom,
  contractsSeenBy,
  type ContractTables,
} from './contract-register/contract-line.ts';
import { CONTRACT_KINDS, ENDINGS, VERDICTS } from './events.ts';
import { sought } from './find-contracts.ts';

const COLUMNS: readonly Column[] = [
  { title: '编号', width: 18 },
  { title: '合同名称', width: 36 },
  { title: '对方', width: 26 },
  { title: '金额（元）', width: 16, is: 'money' },
  { title: '类型', width: 10 },
  { title: '承办处室', width: 16 },
  { title: '送审日期', width: 12, is: 'date' },
  { title: '审查结论', width: 16 },
  { title: '审查人', width: 18 },
  { title: '审查日期', width: 12, is: 'date' },
  { title: '文本编号', width: 20 },
  { title: '签订日期', width: 12, is: 'date' },
  { title: '履行期到', width: 12, is: 'date' },
  { title: '状态', width: 12 },
  { title: '未审先签', width: 10 },
];

/** The register of contracts as a workbook: of a time, or all one may see. */
export const ContractLedger = query('contracts.ledger', {
  title: '合同台账',
  topic: '文书台账',
  may: role('staff', 'office', 'legal', 'secretary', 'member'),
  from: 'contracts.contract-register',
  input: z.object({ period: PeriodParameter.optional() }),
  answer: MadeFile,
  gives: 'file',
  chat: {
    says: ['合同台账', '导出合同台账', '合同登记表', '导出合同'],
    examples: ['合同台账 2026年', '导出合同台账 今年', '合同登记表'],
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
    tells: ({ name }) => ({ title: '合同台账', lines: [], none: `已生成 **${name}**，随后发给您。`, more: false }),
  },
});
export type ContractLedger = InstanceType<typeof ContractLedger>;

@Handles(ContractLedger)
export class ContractLedgerHandler {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async execute({ input, actor }: ContractLedger): Promise<MadeFile> {
    const db = this.database.of<ContractTables>(actor.organ);
    const asked = sought(contractsSeenBy(db, actor), actor, input);
    const [lines, { organ, units, staff }] = await Promise.all([
      everyRow((limit, offset) => contractsFrom(asked, limit, offset)),
      this.directory.roll(actor.organ),
    ]);
    const today = dateOf(this.clock.now());
    const time = input.period ? `${input.period.first}至${input.period.last}` : `截至${today}`;
    const bytes = await workbook([
      {
        name: '合同台账',
        title: underMarks('合同台账', ['personal']),
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
          line.title,
          line.party ?? undefined,
          line.amount ?? undefined,
          CONTRACT_KINDS[line.kind].label,
          units.get(line.unit)?.name ?? line.unit,
          line.filedOn,
          line.verdict === null ? undefined : VERDICTS[line.verdict].label,
          line.reviewedBy ?? undefined,
          line.reviewedOn ?? undefined,
          line.paperNumber ?? undefined,
          line.signedOn ?? undefined,
          line.lastDay ?? undefined,
          line.ending === null ? CONTRACT_STATES[line.state].label : ENDINGS[line.ending].label,
          line.unreviewed ? '是' : undefined,
        ]),
      },
    ]);
    return { name: `合同台账_${time}.xlsx`, type: XLSX, bytes };
  }
}
