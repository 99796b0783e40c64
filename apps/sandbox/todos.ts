// Todos the robot made for people.
import { randomUUID } from 'node:crypto';
import type { Gateway } from './gateway.ts';
import { LimitedMap } from './limited-map.ts';
import { CORP } from './robot-message.ts';

export interface Todo {
  readonly id: string;
  readonly sourceId: string | undefined;
  subject: string;
  description: string;
  /** unionIds */
  readonly executors: readonly string[];
  readonly doneBy: Set<string>;
  /** ms since 1970 */
  dueTime: number | undefined;
  /** With a link the person cannot tick it, only follow the link. */
  readonly link: string | undefined;
  readonly priority: number;
  readonly createdTime: number;
}

export const isDone = (todo: Todo): boolean =>
  todo.executors.length > 0 && todo.executors.every((one) => todo.doneBy.has(one));

/** People's todos; the robot hears of every change (`todo_task_*` events). */
export class Todos {
  readonly all = new LimitedMap<string, Todo>(5000);

  constructor(
    private readonly gateway: Gateway,
    private readonly changed: () => void,
  ) {}

  bySource(sourceId: string): Todo | undefined {
    return [...this.all.values()].find((one) => one.sourceId === sourceId);
  }

  of(unionId: string): readonly Todo[] {
    return [...this.all.values()].filter((one) => one.executors.includes(unionId));
  }

  add(todo: Omit<Todo, 'id' | 'doneBy'>): Todo {
    const made: Todo = { ...todo, id: randomUUID().replaceAll('-', ''), doneBy: new Set() };
    this.all.set(made.id, made);
    this.tell('todo_task_create', made);
    return made;
  }

  /** Done, or not done after all, for some or all of those it is for. */
  mark(todo: Todo, done: boolean, executors: readonly string[] = todo.executors): void {
    for (const one of executors)
      if (done) todo.doneBy.add(one);
      else todo.doneBy.delete(one);
    this.tell('todo_task_update', todo);
  }

  edited(todo: Todo): void {
    this.tell('todo_task_update', todo);
  }

  remove(todo: Todo): void {
    this.all.delete(todo.id);
    this.tell('todo_task_delete', todo);
  }

  private tell(eventType: string, todo: Todo): void {
    this.changed();
    this.gateway.deliver({
      type: 'EVENT',
      topic: '*',
      data: { unionIdList: todo.executors, bizTag: 'sandbox', taskId: todo.id },
      headers: {
        eventType,
        eventId: randomUUID(),
        eventCorpId: CORP,
        eventBornTime: String(Date.now()),
        eventUnifiedAppId: 'sandbox-app',
      },
    });
  }
}
