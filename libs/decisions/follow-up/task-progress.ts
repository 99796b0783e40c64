import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { Directory } from '#directory';
import { Handles, query } from '#infra/commands';
import { Database } from '#infra/database';
import { asideInWords, Ledger } from '#infra/events';
import {
  bearing,
  dateInWords,
  dateOf,
  field,
  LocalDate,
  numberInWords,
  role,
  writtenNumber,
  type StaffId,
} from '#kernel';
import type { TaskEvent } from './events.ts';
import { taskField } from './task-desk.ts';
import { TaskLine, taskPage, tasksSeenBy, TASK_STATES, type TaskTables } from './task-register/task-line.ts';
import { NAMED_TASK } from '../ground/terms.ts';

/** What happened, with the reasons and remarks it came with. */
const Step = z.object({ what: bearing(z.string(), 'internal'), on: LocalDate, by: z.string() });
const answer = z.object({
  number: z.string(),
  task: TaskLine.optional(),
  owner: z.string().optional(),
  steps: z.array(Step),
});

const inChat = ({ title, state, due, returned }: TaskLine, owner: string | undefined): string => {
  const facts = [
    TASK_STATES[state].label,
    owner,
    due ? `${dateInWords(due)}前办结` : '未定期限',
    returned ? '逾期，已提请党组研究' : undefined,
  ];
  return `**${title}**\n\n${facts.filter((fact) => fact !== undefined).join(' · ')}`;
};

/** One task: who carries it out, by when, and what was reported. */
export const TaskProgress = query('decisions.task-progress', {
  title: '任务情况',
  topic: '督办',
  may: role('staff', 'office', 'secretary', 'member', 'legal'),
  from: 'decisions.task-register',
  input: z.object({ task: writtenNumber('任务') }),
  answer,
  chat: {
    says: ['任务情况', '任务详情', '任务进度'],
    examples: ['任务〔2026〕1号', '任务情况 任务〔2026〕1号', '任务〔2026〕1号到哪一步了'],
    opens: '任务',
    fields: {
      task: field(taskField.schema, {
        label: '任务',
        ask: '哪项任务？',
        example: '任务〔2026〕1号',
        kind: NAMED_TASK,
      }),
    },
    tells: ({ number, task, owner, steps }) => ({
      title: number,
      ...(task ? { summary: inChat(task, owner) } : {}),
      lines: steps.map(({ what, on, by }) => ({ head: what, tail: `${dateInWords(on)} · ${by}` })),
      none: task ? '' : `没有找到${number}，或它不是您处室的任务：请核对编号，或发送“督办事项”。`,
      more: false,
      next:
        task?.state === 'open'
          ? [
              { title: '报告进展', says: `任务进展 ${number}` },
              { title: '任务办结', says: `任务办结 ${number}` },
            ]
          : [],
    }),
  },
});
export type TaskProgress = InstanceType<typeof TaskProgress>;

@Handles(TaskProgress)
export class TaskProgressHandler {
  constructor(
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Database) private readonly database: Database,
    @Inject(Directory) private readonly directory: Directory,
  ) {}

  async execute({ input, actor }: TaskProgress): Promise<z.output<typeof answer>> {
    const number = numberInWords(input.task);
    const {
      lines: [task],
    } = await taskPage(
      tasksSeenBy(this.database.of<TaskTables>(actor.organ), actor)
        .where('year', '=', input.task.year)
        .where('serial', '=', input.task.serial),
      1,
      1,
    );
    if (!task) return { number, steps: [] };
    const stream = `decisions.task/${task.task}`;
    const [events, asides, { staff }] = await Promise.all([
      this.ledger.read(actor.organ, stream),
      this.ledger.asides(actor.organ, stream),
      this.directory.roll(actor.organ),
    ]);
    const nameOf = (one: StaffId) => staff.get(one)?.name ?? one;
    return {
      number,
      task,
      owner: nameOf(task.owner as StaffId),
      steps: [
        ...events.map(({ recordedAt, meta, ...recorded }) => ({
          what: stepOf(recorded as unknown as TaskEvent, nameOf),
          on: dateOf(recordedAt),
          by: meta.actor.is === 'staff' ? nameOf(meta.actor.staffId as StaffId) : '系统',
        })),
        ...asides.map((aside) => ({ what: asideInWords(aside), on: dateOf(aside.recordedAt), by: aside.by })),
      ],
    };
  }
}

/** What happened to a task, in a line. */
const stepOf = ({ type, data }: TaskEvent, nameOf: (staff: StaffId) => string): string => {
  switch (type) {
    case 'decisions.task-assigned':
      return `党组会议通过，${nameOf(data.owner)}落实`;
    case 'decisions.task-reassigned': {
      const due = data.due ? `，${dateInWords(data.due)}前办结` : '';
      return `交办${nameOf(data.owner)}${due}${data.reason ? `（${data.reason}）` : ''}`;
    }
    case 'decisions.task-reported':
      return `进展：${data.progress}${data.materials ? '，附材料' : ''}`;
    case 'decisions.task-finished':
      return `办结：${data.result}${data.materials ? '，附材料' : '，未附材料'}`;
    case 'decisions.task-returned':
      return '逾期，提请党组研究';
    case 'decisions.task-cancelled':
      return `取消：${data.reason}`;
    case 'decisions.task-reopened':
      return `恢复办理：${data.reason}`;
  }
};
