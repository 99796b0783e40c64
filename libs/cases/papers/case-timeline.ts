import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { Declined, Handles, query } from '#infra/commands';
import { workbook, XLSX } from '#infra/documents';
import { MadeFile, role, underMarks, writtenNumber } from '#kernel';
import { CaseRecords } from '../finding/case-records.ts';
import { toldOf } from '../counted.ts';
import { refused } from '../refusals.ts';
import { caseField } from '../steps/step-fields.ts';

/** The columns of the two sheets, with their widths in characters. */
const COURSE = [
  ['日期', 12],
  ['事项', 22],
  ['内容', 60],
  ['经办人', 10],
  ['登记日期', 12],
  ['材料', 40],
] as const;
const DEADLINES = [
  ['期限', 24],
  ['届满日', 12],
  ['状态', 10],
  ['办结日', 12],
  ['依据', 60],
  ['算法', 60],
] as const;

const STATES = { open: '未办结', suspended: '中止', met: '已办', closed: '不再需要' } as const;

/** One case as a workbook: everything that happened, and every deadline with its count. */
export const CaseTimeline = query('cases.case-timeline', {
  title: '案件办理经过',
  topic: '文书台账',
  may: role('staff', 'office', 'secretary', 'member', 'legal'),
  from: 'cases.case-register',
  input: z.object({ case: writtenNumber('案件') }),
  answer: MadeFile,
  gives: 'file',
  chat: {
    says: ['导出案件经过', '案件经过表', '办理经过表', '导出办理经过', '案件办理经过'],
    examples: ['导出案件经过 案件〔2026〕1号', '案件经过表 案件〔2026〕1号', '导出办理经过 案件〔2026〕1号'],
    personal: true,
    fields: { case: caseField() },
    tells: ({ name }) => ({ title: '案件办理经过', lines: [], none: `已生成 **${name}**，随后发给您。`, more: false }),
  },
});
export type CaseTimeline = InstanceType<typeof CaseTimeline>;

@Handles(CaseTimeline)
export class CaseTimelineHandler {
  constructor(@Inject(CaseRecords) private readonly records: CaseRecords) {}

  async execute({ input, actor }: CaseTimeline): Promise<MadeFile> {
    const found = await this.records.find(actor, input.case);
    if (!found) throw new Declined(refused('cases.unknown').refusal);
    const { number, steps, time } = found;
    const title = underMarks(`${number} ${found.case.title}`, ['personal', 'internal']);
    const bytes = await workbook([
      {
        name: '办理经过',
        title,
        columns: COURSE.map(([name, width]) => ({ title: name, width })),
        rows: steps.map(({ on, what, detail, by, recordedOn, materials }) => [
          on,
          what,
          detail,
          by,
          recordedOn,
          materials.map((file) => file.name).join('、'),
        ]),
      },
      {
        name: '期限',
        title,
        columns: DEADLINES.map(([name, width]) => ({ title: name, width })),
        rows: toldOf(found.case, time).map(({ name, counted, state, on, late, source, why }) => [
          name,
          counted?.due ?? why,
          `${STATES[state]}${late ? '（逾期）' : ''}`,
          on,
          source,
          counted?.steps.map(({ day, what }) => `${day} ${what}`).join('；'),
        ]),
      },
    ]);
    return { name: `办理经过_${number}.xlsx`, type: XLSX, bytes };
  }
}
