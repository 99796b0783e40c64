import { Body, Controller, Delete, Get, HttpException, Inject, Param, Post, Put, Query, Req, UseInterceptors, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { defer, from, mergeMap, tap, type Observable } from 'rxjs';
import { setTimeout as pause } from 'node:timers/promises';
import { placeOf } from './chat.ts';
import { saidByTemplate, saidByWebhook } from './render.ts';
import { World, type Todo } from './world.ts';

/** The new API's error: HTTP status and `{code, message, requestid}`. */
export class NewApiError extends HttpException {
  constructor(status: number, code: string, message: string) {
    super({ code, requestid: randomUUID().toUpperCase(), message }, status);
  }
}

const OK = { errcode: 0, errmsg: 'ok' };
const LOGIN = /accessToken$|gettoken$|connections\/open$/;

/** Logs each call with its answer, and slows or fails it when told to. */
class Wire implements NestInterceptor {
  constructor(@Inject(World) private readonly world: World) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const path = request.url.split('?')[0]!;
    const seen = { direction: 'in' as const, channel: 'http' as const, what: `${request.method} ${path}`, body: LOGIN.test(path) ? '(credentials)' : request.body ?? {} };
    return defer(() => from(this.slowed(path))).pipe(mergeMap(() => next.handle()), tap({
      next: (answer: unknown) => this.world.log.add({ ...seen, status: 200, answer: LOGIN.test(path) ? '(credentials)' : answer }),
      error: (error: unknown) => this.world.log.add({ ...seen, status: error instanceof HttpException ? error.getStatus() : 500, answer: error instanceof HttpException ? error.getResponse() : String(error) }),
    }));
  }

  private async slowed(path: string): Promise<void> {
    if (!this.world.faults.has('slowApi') || LOGIN.test(path)) return;
    await pause(3000);
    throw new NewApiError(504, 'Gateway.Timeout', 'gateway timeout');
  }
}

type Json = Record<string, unknown>;

/** The calls a robot makes: gateway, tokens, answers, sends, files, people, todos. Errors have DingTalk's own shapes. */
@Controller()
@UseInterceptors(Wire)
export class DingTalkController {
  constructor(@Inject(World) private readonly world: World) {}

  @Post('v1.0/gateway/connections/open')
  async open(@Body() body: Json): Promise<Json> {
    const { faults, options } = this.world;
    if (faults.has('openHangs')) await pause(120_000);
    if (faults.has('openFails')) throw new NewApiError(500, 'SystemError', 'system busy');
    if (faults.has('openRejected') || body.clientId !== options.clientId || body.clientSecret !== options.clientSecret)
      throw new NewApiError(400, 'authFailed', 'clientId or clientSecret is wrong');
    return { endpoint: `${this.world.url.replace(/^http/, 'ws')}/connect`, ticket: this.world.gateway.ticket() };
  }

  @Post('v1.0/oauth2/accessToken')
  token(@Body() body: Json): Json {
    const { options } = this.world;
    if (body.appKey !== options.clientId || body.appSecret !== options.clientSecret) throw new NewApiError(400, 'invalidClientIdOrSecret', '无效的clientId或者clientSecret');
    return { accessToken: this.world.issueToken(), expireIn: 7200 };
  }

  @Get('gettoken')
  oldToken(@Query('appkey') key: string, @Query('appsecret') secret: string): Json {
    const { options } = this.world;
    if (key !== options.clientId || secret !== options.clientSecret) return { errcode: 40089, errmsg: '不合法的corpid或corpsecret' };
    return { ...OK, access_token: this.world.issueToken(), expires_in: 7200 };
  }

  @Post('robot/sendBySession')
  bySession(@Query('session') session: string, @Body() body: Json): Json {
    const place = this.world.sessionPlace(session);
    if (place === undefined) return { errcode: 300001, errmsg: 'session 不存在' };
    if (Buffer.byteLength(JSON.stringify(body)) > 20_000) return { errcode: 460101, errmsg: '消息内容过长' };
    if (typeof body.msgtype !== 'string') return { errcode: 40035, errmsg: '缺少参数 json' };
    const said = saidByWebhook(body);
    if (said === undefined) return { errcode: 400105, errmsg: '不支持的消息类型' };
    if (said !== 'empty' && this.world.firstOf(body.msgUuid)) this.world.chat.say(place, said);
    return OK;
  }

  @Post('v1.0/robot/oToMessages/batchSend')
  toPeople(@Req() request: FastifyRequest, @Body() body: Json): Json {
    this.authorised(request);
    this.notTooFast();
    const users = body.userIds;
    if (!Array.isArray(users) || users.length === 0 || users.length > 20) throw new NewApiError(400, 'invalidParameter.userIds.invalid', 'userIds 应为 1 至 20 个');
    const said = this.template(body);
    const known = users.filter((one): one is string => this.world.person(String(one)) !== undefined);
    const controlled = this.world.faults.has('flowControlled') ? known : [];
    for (const one of known) if (!controlled.includes(one)) this.world.chat.say(placeOf(one, 'direct'), said);
    return { processQueryKey: randomUUID(), invalidStaffIdList: users.filter((one) => !known.includes(String(one))), flowControlledStaffIdList: controlled };
  }

  @Post('v1.0/robot/groupMessages/send')
  toGroup(@Req() request: FastifyRequest, @Body() body: Json): Json {
    this.authorised(request);
    this.notTooFast();
    const group = this.world.group(String(body.openConversationId));
    if (!group) throw new NewApiError(400, 'invalidParameter.openConversationId.invalid', '群不存在或机器人不在群中');
    if (Buffer.byteLength(String(body.msgParam)) > 15_000) throw new NewApiError(400, 'invalidParameter.msgParam.tooLong', 'msgParam 过长');
    this.world.chat.say(group.id, this.template(body));
    return { processQueryKey: randomUUID() };
  }

  @Post('v1.0/robot/messageFiles/download')
  download(@Req() request: FastifyRequest, @Body() body: Json): Json {
    this.authorised(request);
    if (body.robotCode !== this.world.options.robotCode) throw new NewApiError(400, 'invalidParameter.robotCode.auth', '下载码不属于这个机器人');
    if (this.world.faults.has('expiredDownload') || !this.world.files.has(String(body.downloadCode))) throw new NewApiError(400, 'invalidParameter.robotCode.downloadCode', '下载码有误或已失效');
    return { downloadUrl: `${this.world.url}/files/${String(body.downloadCode)}` };
  }

  @Post('media/upload')
  async upload(@Req() request: FastifyRequest, @Query('access_token') token: string): Promise<Json> {
    if (!this.world.tokenHolds(token)) return { errcode: 40014, errmsg: '不合法的access_token' };
    let type = String((request.query as Json).type ?? '');
    let kept: Json | undefined;
    for await (const part of request.parts()) {
      if (part.type === 'field') { if (part.fieldname === 'type') type = String(part.value); continue; }
      const bytes = await part.toBuffer();
      const allowed = type === 'image' ? /\.(jpe?g|gif|png|bmp)$/i : /\.(docx?|xlsx?|pptx?|zip|pdf|rar)$/i;
      if (bytes.length === 0 || bytes.length > 20 * 1024 * 1024) kept = { errcode: 40009, errmsg: '不合法的文件大小' };
      else if (!allowed.test(part.filename)) kept = { errcode: 40005, errmsg: '不合法的文件类型' };
      else kept = { ...OK, media_id: `@${this.world.keep({ name: part.filename, type: part.mimetype, bytes })}`, created_at: this.world.clock.nowMs(), type };
    }
    return kept ?? { errcode: 40035, errmsg: '缺少参数 media' };
  }

  @Post('topapi/v2/user/get')
  user(@Query('access_token') token: string, @Body() body: Json): Json {
    if (!this.world.tokenHolds(token)) return { errcode: 40014, errmsg: '不合法的access_token' };
    const person = this.world.person(String(body.userid));
    if (!person) return { errcode: 60121, errmsg: '找不到该用户' };
    return { ...OK, result: { userid: person.staffId, unionid: this.world.unionId(person.staffId), name: person.name, title: person.post ?? '', dept_id_list: [1], active: true, admin: person.roles.includes('admin') }, request_id: randomUUID() };
  }

  @Post('v1.0/todo/users/:unionId/tasks')
  createTodo(@Req() request: FastifyRequest, @Body() body: Json): Json {
    this.authorised(request);
    const sourceId = typeof body.sourceId === 'string' ? body.sourceId : undefined;
    if (sourceId !== undefined && [...this.world.todos.values()].some((one) => one.sourceId === sourceId)) throw new NewApiError(400, 'task.existed', 'task existed');
    if (typeof body.subject !== 'string' || body.subject.length > 1024) throw new NewApiError(400, 'invalidParameter.subject', 'subject 应为 1 至 1024 字');
    const todo: Todo = { id: randomUUID(), sourceId, subject: body.subject, executors: (body.executorIds as string[] | undefined) ?? [], dueTime: body.dueTime as number | undefined, done: false };
    this.world.todos.set(todo.id, todo);
    return { id: todo.id, subject: todo.subject, done: false, executorIds: todo.executors, ...(sourceId ? { sourceId } : {}) };
  }

  @Put('v1.0/todo/users/:unionId/tasks/:id')
  updateTodo(@Req() request: FastifyRequest, @Param('id') id: string, @Body() body: Json): Json {
    this.authorised(request);
    const todo = this.todo(id);
    if (typeof body.subject === 'string') todo.subject = body.subject;
    if (typeof body.dueTime === 'number') todo.dueTime = body.dueTime;
    if (typeof body.done === 'boolean') todo.done = body.done;
    return { result: true };
  }

  @Delete('v1.0/todo/users/:unionId/tasks/:id')
  deleteTodo(@Req() request: FastifyRequest, @Param('id') id: string): Json {
    this.authorised(request);
    this.world.todos.delete(this.todo(id).id);
    return { result: true };
  }

  private todo(id: string): Todo {
    const found = this.world.todos.get(id);
    if (!found) throw new NewApiError(400, 'task.notExisted', 'task not existed');
    return found;
  }

  private authorised(request: FastifyRequest): void {
    if (!this.world.tokenHolds(request.headers['x-acs-dingtalk-access-token'] as string | undefined)) throw new NewApiError(401, 'InvalidAuthentication', '不合法的access_token');
  }

  private notTooFast(): void {
    if (this.world.faults.has('tooFast')) throw new NewApiError(400, 'send.too.fast', '发送过快');
  }

  private template(body: Json) {
    if (body.robotCode !== this.world.options.robotCode) throw new NewApiError(400, 'invalidParameter.robotCode.invalid', '机器人不存在');
    if (typeof body.msgKey !== 'string' || typeof body.msgParam !== 'string') throw new NewApiError(400, 'invalidParameter.msgParam.invalid', 'msgKey 与 msgParam 都应为字符串');
    const said = saidByTemplate(body.msgKey, body.msgParam, (mediaId) => {
      const id = mediaId.replace(/^@/, '');
      const file = this.world.files.get(id);
      return file && { name: file.name, url: `/files/${id}`, size: file.bytes.length };
    });
    if (!said) throw new NewApiError(400, 'invalidParameter.msgKey.invalid', '消息模板或参数不正确');
    return said;
  }
}
