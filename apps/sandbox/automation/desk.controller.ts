// People's todos, calendar and cards, for tests and scripts.
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import type { z } from 'zod';
import { unionIdOf } from '../robot-message.ts';
import { isDone } from '../todos.ts';
import { World } from '../world.ts';
import { asked, present, refuse } from './problems.ts';
import { As, PressCard, TickTodo, type Calendar, type Ticked, type TodoList } from './schemas.ts';

/** A person's todos, calendar and interactive cards. */
@Controller('sandbox')
export class DeskController {
  constructor(@Inject(World) private readonly world: World) {}

  @Get('todos')
  todos(@Query() query: unknown): z.input<typeof TodoList> {
    const unionId = this.unionId(query);
    return this.world.todos.of(unionId).map(({ id, subject, description, doneBy, dueTime, link, priority }) => ({
      id,
      subject,
      description,
      done: doneBy.has(unionId),
      priority,
      ...(dueTime === undefined ? {} : { due: new Date(dueTime).toISOString() }),
      ...(link === undefined ? {} : { link }),
    }));
  }

  @Post('todos/:id/done')
  @HttpCode(200)
  tick(@Param('id') id: string, @Body() body: unknown): z.input<typeof Ticked> {
    const { as, done } = asked(TickTodo, body ?? {}, 'todo', '{"as":"zhangwei"}');
    const todo = this.world.todos.all.get(id);
    const who = as === undefined ? todo?.executors : [unionIdOf(present(this.world, as, 'direct').staffId)];
    if (!todo || !who?.every((one) => todo.executors.includes(one)))
      throw refuse(404, 'todo', '没有这条待办，或它不属于此人。');
    if (todo.link !== undefined) throw refuse(409, 'todo-link', '带链接的待办不能勾选，只能打开链接办理。');
    this.world.todos.mark(todo, done, who);
    return { id, done: as === undefined ? isDone(todo) : done };
  }

  @Get('calendar')
  calendar(@Query() query: unknown): z.input<typeof Calendar> {
    const moment = (it: { readonly dateTime?: string | undefined; readonly date?: string | undefined }) =>
      it.dateTime ?? it.date ?? '';
    return this.world
      .calendarOf(this.unionId(query))
      .map(({ id, summary, start, end }) => ({ id, summary, start: moment(start), end: moment(end) }));
  }

  @Post('cards/:outTrackId/press')
  @HttpCode(200)
  async press(@Param('outTrackId') outTrackId: string, @Body() body: unknown): Promise<{ readonly answered: true }> {
    const { as, action, params } = asked(PressCard, body, 'card', '{"as":"zhangwei","action":"agree"}');
    const { staffId } = present(this.world, as, 'direct');
    const card = this.world.cards.all.get(outTrackId);
    if (!card) throw refuse(404, 'card', '没有这张卡片。');
    if (!(await this.world.cards.press(card, staffId, action, params)))
      throw refuse(504, 'card-unanswered', '机器人没有在 2 秒内应答这次点击，卡片未更新。');
    return { answered: true };
  }

  private unionId(query: unknown): string {
    return unionIdOf(present(this.world, asked(As, query, 'staff', '?as=zhangwei').as, 'direct').staffId);
  }
}
