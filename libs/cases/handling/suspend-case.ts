import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { dateOf, field, LocalDate, role, prose } from '#kernel';
import { caseInWords, caseNext, CaseAnswer, CaseDesk } from './case-desk.ts';
import { suspendCase } from '../case.ts';
import { groundIn } from '../grounds.ts';
import { endsForeseen, groundField } from './ground-field.ts';
import { caseField } from '../steps/step-fields.ts';

/** Puts on record that a case stands still; periods from which the law leaves such time out stop. */
export const SuspendCase = command('cases.suspend-case', {
  title: '案件中止',
  topic: '案件办理',
  says: ['案件中止', '中止案件', '中止审理', '收到中止通知', '复议中止', '诉讼中止'],
  examples: ['案件中止 4月1日 等待鉴定', '收到中止通知 今天 当事人死亡等待继承人', '复议中止'],
  may: role('staff', 'office', 'legal'),
  input: {
    case: caseField(),
    from: field(LocalDate, {
      label: '中止日期',
      ask: '从哪天起中止？',
      example: '2026-04-01',
      written: '4月1日',
      kind: { is: 'date', tense: 'past' },
    }),
    reason: field(prose(2, 500), {
      label: '中止原因',
      ask: '为什么中止？',
      example: '等待鉴定',
      kind: { is: 'text' },
    }),
    ground: {
      ...groundField,
      offered: true,
      otherwise: (_: unknown, { reason }: Readonly<Record<string, unknown>>) => groundIn(String(reason ?? '')),
    },
  },
  answer: CaseAnswer,
  foresees: ({ from, ground }) => endsForeseen(from, ground),
  reports: (answer) => `${caseInWords(answer)}\n\n法律规定扣除中止时间的期限已停止计算，恢复时请发送“案件恢复”。`,
  next: caseNext,
});
export type SuspendCase = InstanceType<typeof SuspendCase>;

@Handles(SuspendCase)
export class SuspendCaseHandler {
  constructor(@Inject(CaseDesk) private readonly desk: CaseDesk) {}

  execute({ input, by }: SuspendCase): Promise<Answered<CaseAnswer>> {
    return this.desk.record(by, input.case, () => suspendCase(input, dateOf(by.at)));
  }
}
