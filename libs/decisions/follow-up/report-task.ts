import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { dateOf, field, role, prose } from '#kernel';
import { staffOf } from '../ground/staff-of.ts';
import { Materials } from '../ground/terms.ts';
import { TaskAnswer, TaskDesk, taskField, taskInWords } from './task-desk.ts';
import { reportTask } from './task.ts';

/** How far the work has come, in words; no ranking of persons. */
export const ReportTask = command('decisions.report-task', {
  title: '任务进展',
  topic: '督办',
  says: ['任务进展', '进展', '报告进展', '督办进展'],
  examples: ['任务进展 任务〔2026〕1号 已挂网招标', '报告进展 任务〔2026〕1号 完成合同签订', '任务进展'],
  may: role('staff', 'office'),
  input: {
    task: taskField,
    progress: field(prose(1, 500), {
      label: '进展',
      ask: '进展如何？',
      example: '已挂网招标',
      kind: { is: 'text' },
    }),
    materials: field(Materials, {
      label: '佐证材料',
      ask: '附哪些材料？请在私聊中发送文件。',
      example: '[]',
      written: '（发送文件）',
      kind: { is: 'files' },
      needed: () => false,
    }),
  },
  answer: TaskAnswer,
  reports: taskInWords,
});
export type ReportTask = InstanceType<typeof ReportTask>;

@Handles(ReportTask)
export class ReportTaskHandler {
  constructor(@Inject(TaskDesk) private readonly desk: TaskDesk) {}

  execute({ input, by }: ReportTask): Promise<Answered<TaskAnswer>> {
    return this.desk.record(
      by,
      input.task,
      reportTask(input.progress, input.materials, staffOf(by.actor), by.actor.roles, dateOf(by.at)),
      input.materials,
    );
  }
}
