// Speaking and listening as anybody, for tests and scripts.
import { Body, Controller, Get, HttpCode, Inject, Post, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import type { Message } from '../chat.ts';
import { kindOf } from '../robot-message.ts';
import { World } from '../world.ts';
import { asked, present, refuse } from './problems.ts';
import { Listen, SendFile, SendMessage, type Conversations, type Sent, type Staff } from './schemas.ts';

const MAX_WAIT_MS = 25_000;

/** Who there is, and speaking and listening in their place. */
@Controller('sandbox')
export class ChatController {
  constructor(@Inject(World) private readonly world: World) {}

  @Get('staff')
  staff(): z.input<typeof Staff> {
    return this.world.options.people.map(({ staffId, name, unit, roles, post }) => ({
      staffId,
      name,
      unit,
      roles: [...roles],
      ...(post === undefined ? {} : { post }),
    }));
  }

  @Get('conversations')
  conversations(): z.input<typeof Conversations> {
    return [
      { id: 'direct', title: this.world.options.botName, kind: 'direct' },
      ...this.world.options.groups.map(({ id, title }) => ({ id, title, kind: 'group' as const })),
    ];
  }

  @Post('messages')
  @HttpCode(202)
  async send(@Req() request: FastifyRequest, @Body() body: unknown): Promise<z.input<typeof Sent>> {
    if (request.isMultipart()) return this.sendFile(request);
    const {
      as,
      in: where,
      text,
      at,
      msgId,
    } = asked(SendMessage, body, 'message', '{"as":"zhangwei","in":"direct","text":"帮助"}');
    const person = present(this.world, as, where);
    return {
      msgId: this.world.say(
        person,
        where,
        { is: 'text', text },
        at === true || text.trimStart().startsWith(`@${this.world.options.botName}`),
        msgId,
      ),
    };
  }

  @Get('messages')
  async messages(
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query() query: unknown,
  ): Promise<{ readonly messages: readonly Message[] }> {
    const {
      as,
      in: where,
      after,
      wait,
      peek,
    } = asked(Listen, query, 'listen', 'GET /sandbox/messages?as=zhangwei&in=direct&after=0&wait=5000');
    present(this.world, as, where);
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    return {
      messages: await this.world.listen(as, where, after, Math.min(wait, MAX_WAIT_MS), peek === 'true', gone.signal),
    };
  }

  private async sendFile(request: FastifyRequest): Promise<z.input<typeof Sent>> {
    const fields: Record<string, string> = {};
    let file: { readonly name: string; readonly type: string; readonly bytes: Buffer } | undefined;
    for await (const part of request.parts()) {
      if (part.type === 'field') fields[part.fieldname] = String(part.value);
      else file = { name: part.filename, type: part.mimetype, bytes: await part.toBuffer() };
    }
    const {
      as,
      in: where = 'direct',
      at,
      msgId,
      text,
      recognition,
    } = asked(SendFile, fields, 'message', 'curl -F as=zhangwei -F in=direct -F file=@方案.docx …/sandbox/messages');
    const person = present(this.world, as, where);
    if (!file) throw refuse(422, 'message', '没有收到文件：请用名为 file 的字段上传。');
    const kind = kindOf(file, recognition);
    // The real client offers neither (§2.1).
    if (where !== 'direct' && kind !== 'picture')
      throw refuse(409, 'group-file', '群聊中不能向机器人发送文件、语音、视频，请在与机器人的私聊中发送。');
    if (text !== undefined && kind !== 'picture')
      throw refuse(422, 'message', '文字只能与图片同发：请把文件与文字分两条发送。');
    const words = text === undefined ? {} : { text };
    return {
      msgId: this.world.say(
        person,
        where,
        {
          is: 'file',
          fileId: this.world.files.keep(file),
          file,
          ...words,
          ...(recognition === undefined ? {} : { recognition }),
        },
        at === 'true',
        msgId,
      ),
    };
  }
}
