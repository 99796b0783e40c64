import { Inject } from '@nestjs/common';
import { type Answered, command, Handles } from '#infra/commands';
import { dateOf, field, LocalDate, role, prose } from '#kernel';
import { staffOf } from '../ground/staff-of.ts';
import { Materials } from '../ground/terms.ts';
import { TaskAnswer, TaskDesk, taskField, taskInWords } from './task-desk.ts';
import { finishTask } from './task.ts';

/** The work is done, with what shows it. */
export const FinishTask = command('decisions.finish-task', {
  title: '任务办结',
  topic: '督办',
  says: ['任务办结', '办结', '办完了', '办结任务', '任务完成'],
  examples: ['任务办结 任务〔2026〕1号 已完成采购并验收', '办结任务 任务〔2026〕1号', '任务完成'],
  may: role('staff', 'office'),
  irreversible: true,
  input: {
    task: taskField,
    result: field(prose(1, 500), {
      label: '办理结果',
      ask: '结果是什么？',
      example: '已完成采购并验收',
      kind: { is: 'text' },
    }),
    on: field(LocalDate, {
      label: '办结日期',
      ask: '哪天办结的？',
      example: '2026-06-20',
      kind: { is: 'date', tense: 'past' },
      otherwise: ({ today }) => today,
    }),
    materials: field(Materials, {
      label: '佐证材料',
      ask: '附哪些材料？请在私聊中发送文件。',
      example: '[]',
      written: '（发送文件）',
      kind: { is: 'files' },
      offered: true,
      needed: () => false,
    }),
  },
  answer: TaskAnswer,
  reports: taskInWords,
});
export type FinishTask = InstanceType<typeof FinishTask>;

@Handles(FinishTask)
export class FinishTaskHandler {
  constructor(@Inject(TaskDesk) private readonly desk: TaskDesk) {}

  execute({ input, by }: FinishTask): Promise<Answered<TaskAnswer>> {
    return this.desk.record(
      by,
      input.task,
      finishTask(
        input.result,
        input.on ?? dateOf(by.at),
        input.materials,
        staffOf(by.actor),
        by.actor.roles,
        dateOf(by.at),
      ),
      input.materials,
    );
  }
}
