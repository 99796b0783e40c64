import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { Handles, query } from '#infra/commands';
import { Clock, dateInWords, dateOf, FileRef, LocalDate, numberInWords, role, writtenNumber } from '#kernel';
import { CaseRecords } from './case-records.ts';
import { Told, toldInWords, toldOf } from './counted.ts';
import { Kind, KINDS } from './events.ts';
import { caseField } from './step-fields.ts';

export const TimelineEntry = z.object({
  what: z.string(),
  on: LocalDate,
  recordedOn: LocalDate,
  by: z.string(),
  detail: z.string(),
  materials: z.array(FileRef),
});
const answer = z.object({
  found: z.boolean(),
  number: z.string(),
  kind: Kind.optional(),
  title: z.string().optional(),
  unit: z.string().optional(),
  handler: z.string().optional(),
  deputy: z.string().optional(),
  adviser: z.string().optional(),
  state: z.enum(['open', 'archived']).optional(),
  halted: z.boolean(),
  deadlines: z.array(Told),
  steps: z.array(TimelineEntry),
  today: LocalDate,
});

/** One case: who handles it, every date with its article and count, and everything that happened. */
export const CaseProgress = query('cases.case-progress', {
  title: '案件进度',
  topic: '案件办理',
  may: role('staff', 'office', 'secretary', 'member', 'legal'),
  from: 'cases.case-register',
  input: z.object({ case: writtenNumber('案件') }),
  answer,
  chat: {
    says: ['案件进度', '案件进展', '案件详情', '案件到哪一步', '案件办到哪'],
    examples: ['案件〔2026〕1号到哪一步了', '案件进度', '案件进度 案件〔2026〕1号'],
    opens: '案件',
    fields: { case: caseField() },
    tells: ({
      found,
      number,
      kind,
      title,
      unit,
      handler,
      deputy,
      adviser,
      state,
      halted,
      deadlines,
      steps,
      today,
    }) => ({
      title: number,
      summary: !found
        ? ''
        : [
            `**${title}**`,
            [
              KINDS[kind!].label,
              unit,
              `承办人${handler}`,
              deputy && `协办人${deputy}`,
              adviser && `法律顾问${adviser}`,
              state === 'archived' ? '已归档' : halted ? '中止中' : '办理中',
            ]
              .filter((part) => part)
              .join(' · '),
            deadlines.length > 0
              ? `期限：\n\n${deadlines
                  .filter((one) => one.state !== 'closed')
                  .map((one) => `- ${toldInWords(one, today)}`)
                  .join('\n')}`
              : '',
            '经过：',
          ]
            .filter((part) => part !== '')
            .join('\n\n'),
      lines: steps.map(({ what, on, recordedOn, by, detail }) => ({
        head: what,
        tail: [dateInWords(on), detail, by, on === recordedOn ? '' : `${dateInWords(recordedOn)}登记`]
          .filter((part) => part !== '')
          .join(' · '),
      })),
      none: `没有找到${number}，或它不是您处室的案件：请核对编号，或发送“查案件”。`,
      more: false,
    }),
  },
});
export type CaseProgress = InstanceType<typeof CaseProgress>;

@Handles(CaseProgress)
export class CaseProgressHandler {
  constructor(
    @Inject(CaseRecords) private readonly records: CaseRecords,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async execute({ input, actor }: CaseProgress): Promise<z.output<typeof answer>> {
    const number = numberInWords(input.case);
    const today = dateOf(this.clock.now());
    const found = await this.records.find(actor, input.case);
    if (!found) return { found: false, number, halted: false, deadlines: [], steps: [], today };
    const {
      case: it,
      roll: { units },
      steps,
      time,
      nameOf,
    } = found;
    return {
      found: true,
      number,
      kind: it.kind,
      title: it.title,
      unit: units.get(it.unit)?.name ?? it.unit,
      handler: nameOf(it.handler),
      ...(it.deputy ? { deputy: nameOf(it.deputy) } : {}),
      ...(it.adviser ? { adviser: it.adviser } : {}),
      state: it.is,
      halted: it.halts.some(({ to }) => to === undefined),
      deadlines: [...toldOf(it, time)],
      today,
      steps: [...steps],
    };
  }
}
