import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { Directory } from '#directory';
import { type Answered, answered, command, Handles } from '#infra/commands';
import { Ledger } from '#infra/events';
import { field, LocalDate, naming, role, sayable, StaffId } from '#kernel';
import { refused } from '../refusals.ts';
import { YEAR_TASKS } from './tasks.ts';
import { settleTask, yearSettings } from './year-settings.ts';

const Settled = z.object({
  title: sayable(z.string()),
  day: z.string().optional(),
  owner: naming(z.string()).optional(),
});

/** The organ's own day, or its own person, for a task of every year; a day that a statute fixes stays. */
export const SettleTask = command('duties.settle-task', {
  title: '设定年度任务',
  topic: '待办期限',
  says: ['设定年度任务', '设置年度任务', '修改年度任务'],
  examples: ['设定年度任务 上年度文件材料归档移交 刘洋', '设定年度任务 权责清单年度核对 11月20日'],
  may: role('office', 'legal', 'secretary'),
  input: {
    task: field(z.enum(YEAR_TASKS.map(({ id }) => id)), {
      label: '年度任务',
      ask: '哪一项年度任务？',
      example: 'archives',
      written: '上年度文件材料归档移交',
      kind: { is: 'choice', options: YEAR_TASKS.map(({ id, title }) => ({ value: id, label: title })) },
    }),
    day: field(LocalDate, {
      label: '每年日期',
      ask: '每年哪一天以前？',
      example: '2026-11-20',
      written: '11月20日',
      kind: { is: 'date', tense: 'future' },
      needed: () => false,
    }),
    owner: field(StaffId, {
      label: '责任人',
      ask: '由谁办理？',
      example: 'liuyang',
      written: '刘洋',
      kind: { is: 'person' },
      needed: () => false,
    }),
  },
  answer: Settled,
  reports: ({ title, day, owner }) => {
    const parts = [day === undefined ? '' : `每年${day}前`, owner === undefined ? '' : `由${owner}办理`];
    const settled = parts.filter((part) => part !== '').join('，');
    return `已设定 **${title}**：${settled}。以后开立的按此办理；已经开立的请“延期”或者“转办”。`;
  },
});
export type SettleTask = InstanceType<typeof SettleTask>;

@Handles(SettleTask)
export class SettleTaskHandler {
  constructor(
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Directory) private readonly directory: Directory,
  ) {}

  async execute({ input: { task, day, owner }, by }: SettleTask): Promise<Answered<z.output<typeof Settled>>> {
    const { organ } = by.actor;
    const person = owner === undefined ? undefined : (await this.directory.roll(organ)).staff.get(owner);
    if (owner !== undefined && !person)
      return { is: 'refused', ...refused('duties.person-unknown', { person: owner }) };
    const [month, dayOfMonth] = day === undefined ? [] : [Number(day.slice(5, 7)), Number(day.slice(8))];
    const recording = await this.ledger
      .streams(yearSettings)
      .decide(by, organ, settleTask(task, { month, day: dayOfMonth, owner }));
    const { title } = YEAR_TASKS.find(({ id }) => id === task)!;
    return answered(recording, {
      title,
      ...(month === undefined ? {} : { day: `${month}月${dayOfMonth}日` }),
      ...(person ? { owner: person.name } : {}),
    });
  }
}
