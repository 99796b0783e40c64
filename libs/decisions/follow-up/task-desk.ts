import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import type { Answered, Given } from '#infra/commands';
import { Ledger, type Streams } from '#infra/events';
import { FileStore } from '#infra/files';
import {
  carrying,
  dateInWords,
  field,
  LocalDate,
  Marks,
  naming,
  numberInWords,
  sayable,
  writtenNumber,
  type Decide,
  type DocumentNumber,
  type Fields,
  type FileRef,
} from '#kernel';
import { unknownMaterial } from '../ground/materials.ts';
import { refused } from '../ground/refusals.ts';
import { TaskId, UNSAID, type TaskEvent } from './events.ts';
import { task, type Task } from './task.ts';
import { NAMED_TASK } from '../ground/terms.ts';

/** A task after something was recorded of it. */
export const TaskAnswer = carrying(
  z.object({
    task: TaskId,
    number: naming(z.string()),
    what: sayable(z.string()),
    due: LocalDate.optional(),
    state: z.enum(['open', 'finished', 'cancelled']),
    marks: Marks,
  }),
);
export type TaskAnswer = z.infer<typeof TaskAnswer>;

/** `已登记 **任务〔2026〕1号** 采购算力平台，2026年6月30日前办结。` */
export const taskInWords = (task: TaskAnswer): string => `已登记 **${task.number}** ${task.what}${standing(task)}。`;

const standing = ({ due, state }: TaskAnswer): string => {
  if (state === 'finished') return '，已办结';
  return due ? `，${dateInWords(due)}前办结` : '';
};

export const taskField = field(writtenNumber('任务'), {
  label: '任务',
  ask: '哪项任务？请写编号，例如“任务〔2026〕1号”。',
  example: '任务〔2026〕1号',
  kind: { ...NAMED_TASK, offers: { query: 'decisions.tasks-at-hand', input: {} } },
});

/** Where a task is found, decided on and told. */
@Injectable()
export class TaskDesk {
  private readonly tasks: Streams<Task, TaskEvent>;

  constructor(
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(FileStore) private readonly files: FileStore,
  ) {
    this.tasks = ledger.streams(task);
  }

  async record(
    by: Given<Fields>['by'],
    of: DocumentNumber,
    decision: Decide<Task, TaskEvent>,
    materials?: readonly FileRef[],
  ): Promise<Answered<TaskAnswer>> {
    const unknown = await unknownMaterial(this.files, by.actor.organ, materials);
    if (unknown) return { is: 'refused', ...unknown };
    const id = await this.ledger.numbered(by.actor.organ, of);
    if (id === undefined) return { is: 'refused', ...refused('decisions.task-unknown') };
    const recording = await this.tasks.decide(by, id, decision);
    if (recording.is === 'refused') return recording;
    const after = await this.tasks.now(by.actor.organ, id);
    if (after.is === 'unknown') return { is: 'refused', ...refused('decisions.task-unknown') };
    const seq = recording.events.at(-1)?.seq;
    return {
      is: 'done',
      ...(seq === undefined ? {} : { seq }),
      answer: {
        task: after.task,
        number: numberInWords(of),
        what: after.what,
        ...(after.due ? { due: after.due } : {}),
        state: after.is,
        marks: after.marks ?? UNSAID,
      },
    };
  }
}
