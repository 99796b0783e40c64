import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { Declined, Handles, query } from '#infra/commands';
import { workbook, XLSX, type Column } from '#infra/documents';
import { Clock, dateOf, MadeFile, role, underMarks } from '#kernel';
import { CaseRecords } from '../finding/case-records.ts';
import { toldOf } from '../counted.ts';
import { refused } from '../refusals.ts';
import { CaseNamed } from '../named.ts';
import { caseField } from '../steps/step-fields.ts';

const COURSE: readonly Column[] = [
  { title: '日期', width: 12, is: 'date' },
  { title: '事项', width: 22 },
  { title: '内容', width: 56 },
  { title: '经办人', width: 10 },
  { title: '登记日期', width: 12, is: 'date' },
  { title: '材料', width: 36 },
];
const DEADLINES: readonly Column[] = [
  { title: '期限', width: 18 },
  { title: '届满日', width: 11, is: 'date' },
  { title: '状态', width: 8 },
  { title: '办结日', width: 11, is: 'date' },
  { title: '逾期', width: 5 },
  { title: '依据', width: 34 },
  { title: '算法', width: 46 },
  { title: '说明', width: 18 },
];

const STATES = { open: '未办结', suspended: '中止', met: '已办', closed: '不再需要' } as const;

/** One case as a workbook: everything that happened, and every deadline with its count. */
export const CaseTimeline = query('cases.case-timeline', {
  title: '案件办理经过',
  topic: '文书台账',
  may: role('staff', 'office', 'secretary', 'member', 'legal'),
  from: 'cases.case-register',
  input: z.object({ case: CaseNamed }),
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
  constructor(
    @Inject(CaseRecords) private readonly records: CaseRecords,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async execute({ input, actor }: CaseTimeline): Promise<MadeFile> {
    const found = await this.records.find(actor, input.case);
    if (!found) throw new Declined(refused('cases.unknown').refusal);
    const { number, steps, time } = found;
    const under = (what: string) => underMarks(`${found.case.title}${what}`, ['personal', 'internal']);
    const today = dateOf(this.clock.now());
    const filledIn = {
      organ: found.roll.organ?.name ?? '',
      time: `${number}，截至${today}`,
      measure: '项',
      by: actor.is === 'staff' ? found.nameOf(actor.staffId) : actor.name,
      on: today,
    };
    const bytes = await workbook([
      {
        name: '办理经过',
        title: under('办理经过'),
        filledIn,
        columns: COURSE,
        rows: steps.map(({ on, what, detail, by, recordedOn, materials }) => [
          on,
          what,
          detail,
          by,
          recordedOn,
          materials.map((file) => file.name).join('\n'),
        ]),
      },
      {
        name: '期限',
        title: under('期限'),
        filledIn,
        columns: DEADLINES,
        rows: toldOf(found.case, time).map(({ name, counted, state, on, late, source, why }) => [
          name,
          counted?.due,
          STATES[state],
          on,
          late ? '是' : undefined,
          source,
          counted?.steps.map(({ day, what }) => `${day} ${what}`).join('；'),
          counted ? undefined : why,
        ]),
      },
    ]);
    return { name: `办理经过_${number}.xlsx`, type: XLSX, bytes };
  }
}
