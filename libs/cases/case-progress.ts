import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { Directory } from '#directory';
import { TheLaw } from '#duties';
import { query } from '#infra/commands';
import { Ledger, type Streams } from '#infra/events';
import { Clock, dateInWords, dateOf, FileRef, LocalDate, numberInWords, role, writtenNumber, type Instant } from '#kernel';
import { caseDecider } from './case.ts';
import { Told, toldInWords, toldOf } from './counted.ts';
import { Kind, KINDS, type CaseEvent } from './events.ts';
import { seesCase } from './seeing.ts';
import type { Case } from './state.ts';
import { caseField } from './step-fields.ts';
import { timelineOf } from './timeline.ts';

export const TimelineEntry = z.object({ what: z.string(), on: LocalDate, recordedOn: LocalDate, by: z.string(), detail: z.string(), materials: z.array(FileRef) });
const answer = z.object({
  found: z.boolean(), number: z.string(), kind: Kind.optional(), title: z.string().optional(), unit: z.string().optional(), handler: z.string().optional(), deputy: z.string().optional(), adviser: z.string().optional(), state: z.enum(['open', 'archived']).optional(), halted: z.boolean(),
  deadlines: z.array(Told), steps: z.array(TimelineEntry), today: LocalDate,
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
    tells: ({ found, number, kind, title, unit, handler, deputy, adviser, state, halted, deadlines, steps, today }) => ({
      title: number,
      summary: !found ? '' : [
        `**${title}**`, [KINDS[kind!].label, unit, `承办人${handler}`, deputy && `协办人${deputy}`, adviser && `法律顾问${adviser}`, state === 'archived' ? '已归档' : halted ? '中止中' : '办理中'].filter((part) => part).join(' · '),
        deadlines.length > 0 ? `期限：\n\n${deadlines.filter((one) => one.state !== 'closed').map((one) => `- ${toldInWords(one, today)}`).join('\n')}` : '', '经过：',
      ].filter((part) => part !== '').join('\n\n'),
      lines: steps.map(({ what, on, recordedOn, by, detail }) => ({ head: what, tail: [dateInWords(on), detail, by, on === recordedOn ? '' : `${dateInWords(recordedOn)}登记`].filter((part) => part !== '').join(' · ') })),
      none: `没有找到${number}，或它不是您处室的案件：请核对编号，或发送“查案件”。`, more: false,
    }),
  },
});
export type CaseProgress = InstanceType<typeof CaseProgress>;

@QueryHandler(CaseProgress)
export class CaseProgressHandler implements IQueryHandler<CaseProgress> {
  private readonly cases: Streams<Case, CaseEvent>;

  constructor(@Inject(Ledger) private readonly ledger: Ledger, @Inject(Directory) private readonly directory: Directory, @Inject(TheLaw) private readonly law: TheLaw, @Inject(Clock) private readonly clock: Clock) {
    this.cases = ledger.streams(caseDecider);
  }

  async execute({ input, actor }: CaseProgress): Promise<z.output<typeof answer>> {
    const number = numberInWords(input.case);
    const today = dateOf(this.clock.now());
    const id = await this.ledger.numbered(actor.organ, input.case);
    const it: Case = id === undefined ? { is: 'unknown' } : await this.cases.now(actor.organ, id);
    if (it.is === 'unknown' || !seesCase(actor, it)) return { found: false, number, halted: false, deadlines: [], steps: [], today };
    const [{ staff, units }, events, time] = await Promise.all([this.directory.roll(actor.organ), this.ledger.read(actor.organ, `cases.case/${id}`), this.law.of(actor.organ)]);
    const nameOf = (one: string) => staff.get(one)?.name ?? one;
    return {
      found: true, number, kind: it.kind, title: it.title, unit: units.get(it.unit)?.name ?? it.unit, handler: nameOf(it.handler), ...(it.deputy ? { deputy: nameOf(it.deputy) } : {}), ...(it.adviser ? { adviser: it.adviser } : {}), state: it.is, halted: it.halts.some(({ to }) => to === undefined),
      deadlines: [...toldOf(it, time)], today,
      steps: events.map((one) => ({ ...timelineOf(one as unknown as CaseEvent, nameOf), recordedOn: dateOf(one.recordedAt as Instant), by: one.meta.actor.is === 'staff' ? nameOf(one.meta.actor.staffId) : one.meta.actor.name })),
    };
  }
}
