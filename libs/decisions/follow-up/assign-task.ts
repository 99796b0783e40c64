import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { dateOf, field, LocalDate, role, StaffId, UnitId, prose } from '#kernel';
import { TaskAnswer, TaskDesk, taskField, taskInWords } from './task-desk.ts';
import { reassignTask } from './task.ts';

/** Says who carries out what a meeting passed, and by when. */
export const AssignTask = command('decisions.assign-task', {
  title: '交办任务',
  topic: '督办',
  says: ['交办任务', '交办', '督办交办', '任务交办'],
  examples: ['交办任务 任务〔2026〕1号 张伟 6月30日前', '交办 任务〔2026〕1号 平台中心 12月底前', '交办任务'],
  may: role('office'),
  input: {
    task: taskField,
    owner: field(StaffId, {
      label: '责任人',
      ask: '谁负责？',
      example: 'zhangwei',
      written: '张伟',
      kind: { is: 'person', behind: '负责|牵头|承办' },
      needed: () => false,
    }),
    unit: field(UnitId, {
      label: '责任处室',
      ask: '哪个处室负责？',
      example: 'platform',
      written: '平台中心',
      kind: { is: 'unit' },
      needed: () => false,
    }),
    reason: field(prose(2, 500), {
      label: '延期理由',
      ask: '为什么延期？',
      example: '供货推迟',
      kind: { is: 'text', rest: true },
      needed: () => false,
    }),
    due: field(LocalDate, {
      label: '办结期限',
      ask: '哪天前办结？',
      example: '2026-06-30',
      written: '6月30日前',
      kind: { is: 'date', tense: 'future' },
    }),
  },
  answer: TaskAnswer,
  reports: taskInWords,
  corrected: ({ number }) => ({ command: 'decisions.assign-task', input: { task: number } }),
});
export type AssignTask = InstanceType<typeof AssignTask>;

@Handles(AssignTask)
export class AssignTaskHandler {
  constructor(@Inject(TaskDesk) private readonly desk: TaskDesk) {}

  execute({ input, by }: AssignTask): Promise<Answered<TaskAnswer>> {
    return this.desk.record(
      by,
      input.task,
      reassignTask({ owner: input.owner, unit: input.unit, due: input.due, reason: input.reason }, dateOf(by.at)),
    );
  }
}
