import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { Handles, query } from '#infra/commands';
import { bearing, Clock, dateInWords, dateOf, FileRef, LocalDate, numberInWords, role } from '#kernel';
import { CaseRecords } from './case-records.ts';
import { Told, toldInWords, toldOf } from '../counted.ts';
import { Kind, KINDS } from '../events.ts';
import { CaseNamed } from '../named.ts';
import { caseField } from '../steps/step-fields.ts';

/** One thing that happened: its legal day, and when and by whom it was recorded. */
export const TimelineEntry = z.object({
  what: bearing(z.string(), 'internal'),
  on: LocalDate,
  recordedOn: LocalDate,
  by: z.string(),
  detail: bearing(z.string(), 'personal'),
  materials: z.array(FileRef),
});
const answer = z.object({
  found: z.boolean(),
  number: z.string(),
  kind: Kind.optional(),
  title: bearing(z.string(), 'personal').optional(),
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

type Answer = z.output<typeof answer>;

const stateInWords = ({ state, halted }: Answer): string => {
  if (state === 'archived') return '已归档';
  return halted ? '中止中' : '办理中';
};

/** Title, who handles it, and every deadline that still matters. */
const summaryOf = (progress: Answer): string => {
  const { found, kind, title, unit, handler, deputy, adviser, deadlines, today } = progress;
  if (!found) return '';
  const people = [
    KINDS[kind!].label,
    unit,
    `承办人${handler}`,
    deputy && `协办人${deputy}`,
    adviser && `法律顾问${adviser}`,
    stateInWords(progress),
  ];
  const lines = deadlines
    .filter(({ state }) => state !== 'closed')
    .map((deadline) => `- ${toldInWords(deadline, today)}`);
  return [
    `**${title}**`,
    people.filter((part) => part).join(' · '),
    deadlines.length > 0 ? `期限：\n\n${lines.join('\n')}` : '',
    '经过：',
  ]
    .filter((part) => part !== '')
    .join('\n\n');
};

const stepInChat = ({ what, on, recordedOn, by, detail }: Answer['steps'][number]) => ({
  head: what,
  tail: [dateInWords(on), detail, by, on === recordedOn ? '' : `${dateInWords(recordedOn)}登记`]
    .filter((part) => part !== '')
    .join(' · '),
});

/** One case: who handles it, every date with its article and count, and everything that happened. */
export const CaseProgress = query('cases.case-progress', {
  title: '案件进度',
  topic: '案件办理',
  may: role('staff', 'office', 'secretary', 'member', 'legal'),
  from: 'cases.case-register',
  input: z.object({ case: CaseNamed }),
  answer,
  chat: {
    says: ['案件进度', '案件进展', '案件详情', '案件到哪一步', '案件办到哪'],
    examples: ['案件〔2026〕1号到哪一步了', '案件进度', '案件进度 案件〔2026〕1号'],
    opens: '案件',
    fields: { case: caseField() },
    tells: (progress) => ({
      title: progress.number,
      summary: summaryOf(progress),
      lines: progress.steps.map(stepInChat),
      none: `没有找到${progress.number}，或它不是您处室的案件：请核对编号，或发送“查案件”。`,
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

  async execute({ input, actor }: CaseProgress): Promise<Answer> {
    const asked = typeof input.case === 'string' ? input.case : numberInWords(input.case);
    const today = dateOf(this.clock.now());
    const record = await this.records.find(actor, input.case);
    if (!record) return { found: false, number: asked, halted: false, deadlines: [], steps: [], today };
    const { steps, time, nameOf, roll } = record;
    const { is, kind, title, unit, handler, deputy, adviser, halts } = record.case;
    return {
      found: true,
      number: record.number,
      kind,
      title,
      unit: roll.units.get(unit)?.name ?? unit,
      handler: nameOf(handler),
      ...(deputy ? { deputy: nameOf(deputy) } : {}),
      ...(adviser ? { adviser } : {}),
      state: is,
      halted: halts.some(({ to }) => to === undefined),
      deadlines: [...toldOf(record.case, time)],
      today,
      steps: [...steps],
    };
  }
}
