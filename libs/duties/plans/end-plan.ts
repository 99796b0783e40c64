import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { type Answered, answered, command, Handles } from '#infra/commands';
import { Ledger } from '#infra/events';
import { bearing, dateInWords, dateOf, field, LocalDate, naming, numberInWords, prose, role, sayable } from '#kernel';
import { hold, refused } from '../refusals.ts';
import { plan, stopPlan } from './plan.ts';
import { doers, standingDuty } from '../standing/standing-duty.ts';
import { actingOf, standingField } from '../standing/standing-desk.ts';

const Stopped = z.object({ number: naming(z.string()), title: sayable(z.string()), from: LocalDate });

/** What the organ gave itself to do again and again is not to be done any more, from a day on, with the reason. */
export const EndPlan = command('duties.end-plan', {
  title: '停办任务',
  topic: '待办期限',
  says: ['停办任务', '停止任务', '取消周期任务'],
  examples: ['停办任务 事项〔2026〕3号 台账已改为网上填报', '停办任务 3 2027年1月1日起 台账已改为网上填报'],
  may: role('staff', 'office', 'member', 'secretary'),
  input: {
    duty: standingField,
    from: field(LocalDate, {
      label: '从哪天起',
      ask: '从哪天起不再办理？',
      example: '2027-01-01',
      kind: { is: 'date', tense: 'future' },
      otherwise: ({ today }) => today,
    }),
    reason: field(bearing(prose(2, 500), 'internal'), {
      label: '原因',
      ask: '为什么停办？',
      example: '台账已改为网上填报',
      kind: { is: 'text', rest: true },
    }),
  },
  answer: Stopped,
  reports: ({ number, title, from }) =>
    `已停办 **${title}**（${number}）：${dateInWords(from)}起到期的不再办理，以前的照常办结。`,
});
export type EndPlan = InstanceType<typeof EndPlan>;

@Handles(EndPlan)
export class EndPlanHandler {
  constructor(@Inject(Ledger) private readonly ledger: Ledger) {}

  async execute({ input: { duty: number, from, reason }, by }: EndPlan): Promise<Answered<z.output<typeof Stopped>>> {
    const { organ } = by.actor;
    const today = dateOf(by.at);
    const id = number.series === '事项' ? await this.ledger.numbered(organ, number) : undefined;
    const duty = id === undefined ? undefined : await this.ledger.streams(standingDuty).now(organ, id);
    if (!duty || duty.is === 'unknown') return { is: 'refused', ...refused('duties.standing-unknown') };
    if (duty.plan === undefined) return { is: 'refused', ...refused('duties.no-plan') };
    const who = actingOf(by.actor);
    const refusal = hold(doers, { who, duty });
    if (refusal) return { is: 'refused', ...refusal };
    const first = from !== undefined && from > today ? from : today;
    const recording = await this.ledger.streams(plan).decide(by, duty.plan, stopPlan(first, reason, who.staff));
    return answered(recording, { number: numberInWords(number), title: duty.title, from: first });
  }
}
