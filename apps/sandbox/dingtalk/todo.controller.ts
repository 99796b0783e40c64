// DingTalk's todo API.
import { Body, Controller, Delete, Inject, Param, Put } from '@nestjs/common';
import { z } from 'zod';
import { isDone, type Todo } from '../todos.ts';
import { World } from '../world.ts';
import { NewApiError, taken } from './errors.ts';
import { Call, WithHeaderToken, type Json } from './wire.ts';

const Made = z.object({
  sourceId: z.string().optional(),
  subject: z.string().min(1).max(1024),
  description: z.string().max(4096).optional(),
  dueTime: z.int().optional(),
  executorIds: z.array(z.string()).max(100).optional(),
  priority: z.literal([10, 20, 30, 40]).optional(),
  detailUrl: z.object({ appUrl: z.string().optional(), pcUrl: z.string().optional() }).optional(),
});
const Changed = z.object({
  subject: z.string().min(1).max(1024).optional(),
  description: z.string().max(4096).optional(),
  dueTime: z.int().optional(),
  done: z.boolean().optional(),
});
const Statuses = z.object({ executorStatusList: z.array(z.object({ id: z.string(), isDone: z.boolean() })).min(1) });
const Asked = z.object({ isDone: z.boolean().optional() });

/** Todos; people are unionIds everywhere (§3.5). */
@Controller('v1.0/todo/users/:unionId')
@WithHeaderToken()
export class TodoController {
  constructor(@Inject(World) private readonly world: World) {}

  @Call('tasks')
  create(@Param('unionId') unionId: string, @Body() body: unknown): Json {
    const { sourceId, subject, description, dueTime, executorIds, priority, detailUrl } = taken(Made, body);
    if (!this.world.byUnionId(unionId))
      throw new NewApiError(400, 'invalidParameter.unionId.invalid', 'unionId 不正确');
    if (sourceId !== undefined && this.world.todos.bySource(sourceId))
      throw new NewApiError(400, 'task.existed', 'task existed');
    return shown(
      this.world.todos.add({
        sourceId,
        subject,
        description: description ?? '',
        dueTime,
        executors: executorIds?.length ? executorIds : [unionId],
        priority: priority ?? 20,
        link: detailUrl?.pcUrl ?? detailUrl?.appUrl,
        createdTime: this.world.clock.nowMs(),
      }),
    );
  }

  @Put('tasks/:id')
  change(@Param('id') id: string, @Body() body: unknown): Json {
    const { done, ...change } = taken(Changed, body);
    const todo = this.todo(id);
    Object.assign(todo, change);
    if (done === undefined) this.world.todos.edited(todo);
    else this.world.todos.mark(todo, done);
    return { result: true };
  }

  @Put('tasks/:id/executorStatus')
  status(@Param('id') id: string, @Body() body: unknown): Json {
    const todo = this.todo(id);
    for (const one of taken(Statuses, body).executorStatusList) this.world.todos.mark(todo, one.isDone, [one.id]);
    return { result: true };
  }

  @Delete('tasks/:id')
  remove(@Param('id') id: string): Json {
    this.world.todos.remove(this.todo(id));
    return { result: true };
  }

  @Call('org/tasks/query')
  query(@Param('unionId') unionId: string, @Body() body: unknown): Json {
    const asked = taken(Asked, body ?? {});
    return {
      todoCards: this.world.todos
        .of(unionId)
        .map(shown)
        .filter((one) => asked.isDone === undefined || one.done === asked.isDone),
    };
  }

  private todo(id: string): Todo {
    const found = this.world.todos.all.get(id);
    if (!found) throw new NewApiError(400, 'task.notExisted', 'task not existed');
    return found;
  }
}

const shown = (todo: Todo): Json => ({
  id: todo.id,
  subject: todo.subject,
  description: todo.description,
  done: isDone(todo),
  executorIds: todo.executors,
  priority: todo.priority,
  createdTime: todo.createdTime,
  ...(todo.sourceId === undefined ? {} : { sourceId: todo.sourceId }),
  ...(todo.dueTime === undefined ? {} : { dueTime: todo.dueTime }),
});
