import { Body, Controller, Get, Header, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { problem, ProblemException } from '#infra/http';
import { placeOf, type Person } from './chat.ts';
import { FAULTS, type Fault } from './faults.ts';
import { BOT, World } from './world.ts';

const refuse = (status: number, code: string, detail: string) => new ProblemException(problem(status, `sandbox.${code}`, '沙箱未执行', detail));
const MAX_WAIT_MS = 25_000;

export const SendMessage = z.object({
  as: z.string().describe('谁发送：staffId'), in: z.string().describe('在哪里：direct 或群 id'), text: z.string().min(1).max(20_000).describe('文字'),
  at: z.boolean().optional().describe(`群聊中是否 @${BOT}；以“@${BOT}”开头的文字也算`), msgId: z.string().min(1).max(100).optional().describe('指定消息编号，用于模拟钉钉重复投递'),
});
export const MoveClock = z.union([z.object({ now: z.string().describe('带时区的时间，如 2026-03-02T09:00:00+08:00') }), z.object({ advance: z.string().describe('ISO 8601 时长，如 P1D') })]);
export const SwitchFaults = z.partialRecord(z.enum(['disconnect', 'drop', ...Object.keys(FAULTS)]), z.boolean());

/** What tests and scripts do in people's place: speak, listen, move the clock, make things fail, read the wire. */
@Controller('sandbox')
export class AutomationController {
  constructor(@Inject(World) private readonly world: World) {}

  @Get('staff')
  staff(): readonly Person[] {
    return this.world.options.people.map(({ staffId, name, unit, roles, post }) => ({ staffId, name, unit, roles, ...(post === undefined ? {} : { post }) }));
  }

  @Get('conversations')
  conversations(): readonly object[] {
    return [{ id: 'direct', title: BOT, kind: 'direct' }, ...this.world.options.groups.map(({ id, title }) => ({ id, title, kind: 'group' }))];
  }

  @Post('messages')
  @HttpCode(202)
  async send(@Req() request: FastifyRequest, @Body() body: unknown): Promise<{ msgId: string }> {
    if (request.isMultipart()) return this.sendFile(request);
    const read = SendMessage.safeParse(body);
    if (!read.success) throw refuse(422, 'message', '应如：{"as":"zhangwei","in":"direct","text":"帮助"}');
    const { as, in: where, text, at, msgId } = read.data;
    const person = this.present(as, where);
    return { msgId: this.world.say(person, where, { is: 'text', text }, at === true || text.startsWith(`@${BOT}`), msgId) };
  }

  @Get('messages')
  async messages(@Req() request: FastifyRequest, @Query() query: Record<string, string>): Promise<object> {
    const { as = '', in: where = 'direct', after = '0', wait = '0' } = query;
    this.present(as, where);
    const gone = new AbortController();
    request.raw.once('close', () => gone.abort());
    return { messages: await this.world.chat.await(placeOf(as, where), Number(after) || 0, Math.min(Number(wait) || 0, MAX_WAIT_MS), gone.signal) };
  }

  @Get('clock')
  clock(): object {
    return { now: this.world.clock.now(), moved: this.world.clock.moved, movable: this.world.options.ownsClock };
  }

  @Post('clock')
  @HttpCode(200)
  move(@Body() body: unknown): object {
    if (!this.world.options.ownsClock) throw refuse(409, 'clock', '没有政衡随本沙箱运行，时钟不能拨动：请用 npm start 启动。');
    const read = MoveClock.safeParse(body);
    const moved = read.success && ('now' in read.data ? this.world.clock.set(read.data.now) : this.world.clock.advance(read.data.advance));
    if (!moved) throw refuse(422, 'clock', '应如：{"now":"2026-03-02T09:00:00+08:00"} 或 {"advance":"P1D"}');
    return this.clock();
  }

  @Get('faults')
  faults(): readonly object[] {
    return this.world.faults.list();
  }

  @Post('faults')
  @HttpCode(200)
  switch(@Body() body: unknown): readonly object[] {
    const read = SwitchFaults.safeParse(body);
    if (!read.success) throw refuse(422, 'faults', `没有这个故障开关。可选：${Object.keys(FAULTS).join('、')}，以及一次性的 disconnect、drop。`);
    for (const [name, on] of Object.entries(read.data)) {
      if (name === 'disconnect') { if (on) this.world.gateway.disconnect(); } else if (name === 'drop') { if (on) this.world.gateway.drop(); } else this.world.faults.switch(name as Fault, on === true);
    }
    return this.faults();
  }

  @Get('log')
  log(@Query('after') after = '0', @Query('limit') limit = '200'): object {
    return { entries: this.world.log.after(Number(after) || 0, Math.min(Number(limit) || 200, 1000)) };
  }

  @Get('todos')
  todos(@Query('as') as = ''): readonly object[] {
    const mine = [...this.world.todos.values()].filter((one) => one.executors.includes(this.world.unionId(as)));
    return mine.map(({ id, subject, done, dueTime }) => ({ id, subject, done, ...(dueTime === undefined ? {} : { due: new Date(dueTime).toISOString() }) }));
  }

  @Post('todos/:id/done')
  @HttpCode(200)
  tick(@Param('id') id: string, @Body() body: { readonly as?: unknown }): object {
    const todo = this.world.todos.get(id);
    if (!todo || !todo.executors.includes(this.world.unionId(String(body?.as)))) throw refuse(404, 'todo', '没有这条待办，或不是您的待办。');
    todo.done = true;
    return { id, done: true };
  }

  private async sendFile(request: FastifyRequest): Promise<{ msgId: string }> {
    const fields: Record<string, string> = {};
    let fileId: string | undefined;
    for await (const part of request.parts()) {
      if (part.type === 'field') fields[part.fieldname] = String(part.value);
      else fileId = this.world.keep({ name: part.filename, type: part.mimetype, bytes: await part.toBuffer() });
    }
    const { as = '', in: where = 'direct' } = fields;
    const person = this.present(as, where);
    if (fileId === undefined) throw refuse(422, 'message', '没有收到文件：请用名为 file 的字段上传。');
    if (where !== 'direct' && !this.world.files.get(fileId)!.type.startsWith('image/')) {
      this.world.files.delete(fileId);
      throw refuse(409, 'group-file', '群聊中不能向机器人发送文件，请私聊发送。');
    }
    return { msgId: this.world.say(person, where, { is: 'file', fileId }, fields.at === 'true', fields.msgId) };
  }

  private present(as: string, where: string): Person {
    const person = this.world.person(as);
    if (!person) throw refuse(404, 'staff', `没有工号为“${as}”的人：请用 GET /sandbox/staff 查看。`);
    if (where !== 'direct' && !this.world.group(where)) throw refuse(404, 'conversation', `没有会话“${where}”：请用 GET /sandbox/conversations 查看。`);
    return person;
  }
}

/** Files people and the robot sent. Always a download, never shown as a page. */
@Controller('files')
export class FilesController {
  constructor(@Inject(World) private readonly world: World) {}

  @Get(':id')
  @Header('x-content-type-options', 'nosniff')
  file(@Param('id') id: string, @Res() reply: FastifyReply): void {
    const file = this.world.files.get(id);
    if (!file) throw refuse(404, 'file', '没有这个文件。');
    const shown = /^image\/(png|jpeg|gif|webp)$/.test(file.type);
    void reply.header('content-type', shown ? file.type : 'application/octet-stream')
      .header('content-disposition', `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file.name)}`).send(file.bytes);
  }
}
