// DingTalk's robot API.
import { Body, Controller, Get, Inject, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { placeOf, type Said } from '../chat.ts';
import { saidByTemplate, saidByWebhook } from '../render.ts';
import { World } from '../world.ts';
import { NewApiError, OldApiError, taken } from './errors.ts';
import { Call, OK, WithHeaderToken, type Json } from './wire.ts';

const Template = z.object({ robotCode: z.string(), msgKey: z.string(), msgParam: z.string() });
const ToPeople = Template.extend({ userIds: z.array(z.string()).min(1).max(20) });
const ToGroup = Template.extend({ openConversationId: z.string() });
const Recall = z.object({ robotCode: z.string(), processQueryKeys: z.array(z.string()).min(1).max(20) });
const Ding = z.object({
  robotCode: z.string(),
  remindType: z.literal([1, 2, 3]),
  receiverUserIdList: z.array(z.string()).min(1).max(200),
  content: z.string().min(1),
});
const Plugins = z.object({
  robotCode: z.string(),
  pluginInfoList: z.array(z.object({ name: z.string(), icon: z.string(), pcUrl: z.string(), mobileUrl: z.string() })),
});

const WEBHOOK_BYTES = 20_000;
const GROUP_BYTES = 15_000;

/** What a robot says: in a session, to people, in a group; taking it back; who has read it (dingtalk.md §3.2, §3.3). */
@Controller()
export class RobotController {
  constructor(@Inject(World) private readonly world: World) {}

  @Call('robot/sendBySession')
  inSession(@Req() request: FastifyRequest, @Query('session') session: string, @Body() body: Json | undefined): Json {
    const within = this.world.session(session);
    if (!within) throw new OldApiError(300001, 'session 不存在');
    if (Number(request.headers['content-length'] ?? 0) > WEBHOOK_BYTES)
      throw new OldApiError(460101, '消息内容太长，请不要超过20000字节');
    const said = saidByWebhook(body ?? {});
    if (said === 'missing' || typeof body?.msgtype !== 'string') throw new OldApiError(40035, '缺少参数 json');
    if (said === 'unknown') throw new OldApiError(400105, '不支持的消息类型');
    if (said !== 'empty' && this.world.firstOf(body.msgUuid))
      this.world.chat.say(within.place, { ...said, answers: within.msgId });
    return OK;
  }

  @Call('v1.0/robot/oToMessages/batchSend')
  @WithHeaderToken()
  toPeople(@Body() body: unknown): Json {
    const call = taken(ToPeople, body);
    const said = this.message(call);
    const known = call.userIds.filter((one) => this.world.person(one));
    const controlled = this.world.faults.has('flowControlled') ? known : [];
    const reached = known
      .filter((one) => !controlled.includes(one))
      .map((staffId) => ({ staffId, place: placeOf(staffId, 'direct') }));
    return {
      processQueryKey: this.world.send(reached, said),
      invalidStaffIdList: call.userIds.filter((one) => !known.includes(one)),
      flowControlledStaffIdList: controlled,
    };
  }

  @Call('v1.0/robot/groupMessages/send')
  @WithHeaderToken()
  toGroup(@Body() body: unknown): Json {
    const call = taken(ToGroup, body);
    const group = this.world.group(call.openConversationId);
    if (!group) throw new NewApiError(400, 'invalidParameter.openConversationId.invalid', '群不存在，或机器人不在群中');
    if (Buffer.byteLength(call.msgParam) > GROUP_BYTES)
      throw new NewApiError(400, 'invalidParameter.msgParam.tooLong', 'msgParam 过长');
    return { processQueryKey: this.world.send([{ place: group.id }], this.message(call)) };
  }

  @Get('v1.0/robot/oToMessages/readStatus')
  @WithHeaderToken()
  readStatus(@Query('robotCode') robotCode: string, @Query('processQueryKey') key: string): Json {
    this.ours(robotCode);
    const sent = this.world.sent.get(key);
    if (!sent) throw new NewApiError(400, 'invalidParameter.processQueryKey.invalid', 'processQueryKey 不正确');
    return {
      sendStatus: sent.recalled ? 'RECALLED' : 'SUCCESS',
      messageReadInfoList: sent.to.flatMap(({ staffId, place, n }) =>
        staffId === undefined
          ? []
          : [
              {
                userId: staffId,
                name: this.world.person(staffId)?.name ?? '',
                readStatus: this.world.chat.hasSeen(staffId, place, n) ? 'READ' : 'UNREAD',
              },
            ],
      ),
    };
  }

  /** Spelled `oto` here and `oTo` elsewhere, as in the service. */
  @Call('v1.0/robot/otoMessages/batchRecall')
  @WithHeaderToken()
  recallFromPeople(@Body() body: unknown): Json {
    return this.recall(taken(Recall, body));
  }

  @Call('v1.0/robot/groupMessages/recall')
  @WithHeaderToken()
  recallFromGroup(@Body() body: unknown): Json {
    return this.recall(taken(Recall.extend({ openConversationId: z.string() }), body));
  }

  @Call('v1.0/robot/ding/send')
  @WithHeaderToken()
  ding(@Body() body: unknown): Json {
    const { robotCode, remindType, receiverUserIdList, content } = taken(Ding, body);
    this.ours(robotCode);
    if (remindType !== 1 && receiverUserIdList.length > 20)
      throw new NewApiError(400, 'invalidParameter.receiverUserIdList.tooMany', '短信与电话每次不超过 20 人');
    for (const one of receiverUserIdList)
      if (this.world.person(one))
        this.world.chat.say(placeOf(one, 'direct'), {
          from: 'bot',
          msgtype: 'ding',
          title: ['应用内 DING', '短信 DING', '电话 DING'][remindType - 1]!,
          text: content,
        });
    return {
      openDingId: randomUUID(),
      failedList: Object.fromEntries(
        receiverUserIdList.filter((one) => !this.world.person(one)).map((one) => [one, '用户不存在']),
      ),
    };
  }

  @Call('v1.0/robot/plugins/set')
  @WithHeaderToken()
  plugins(@Body() body: unknown): Json {
    this.ours(taken(Plugins, body).robotCode);
    return { result: true };
  }

  private recall({ robotCode, processQueryKeys }: z.infer<typeof Recall>): Json {
    this.ours(robotCode);
    const done = new Set(processQueryKeys.filter((one) => this.world.recall(one)));
    return {
      successResult: [...done],
      failedResult: Object.fromEntries(
        processQueryKeys.filter((one) => !done.has(one)).map((one) => [one, '消息不存在或已撤回']),
      ),
    };
  }

  private message({ robotCode, msgKey, msgParam }: z.infer<typeof Template>): Said {
    this.ours(robotCode);
    if (this.world.faults.has('tooFast')) throw new NewApiError(400, 'send.too.fast', '发送过快，请稍后重试');
    const said = saidByTemplate(msgKey, msgParam, (mediaId) => this.world.files.media(mediaId));
    if (!said) throw new NewApiError(400, 'invalidParameter.msgKey.invalid', '消息模板或其参数不正确');
    return said;
  }

  private ours(robotCode: string): void {
    if (robotCode !== this.world.options.robotCode)
      throw new NewApiError(400, 'invalidParameter.robotCode.invalid', '机器人不存在');
  }
}
