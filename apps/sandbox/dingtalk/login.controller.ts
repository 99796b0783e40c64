// How a robot logs in with DingTalk.
import { Body, Controller, Get, Inject, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { once } from 'node:events';
import { z } from 'zod';
import { World } from '../world.ts';
import { NewApiError, OldApiError, taken } from './errors.ts';
import { Call, OK, type Json } from './wire.ts';

const Open = z.object({
  clientId: z.string(),
  clientSecret: z.string(),
  subscriptions: z.array(z.object({ type: z.string(), topic: z.string() })),
});

/** The gateway's registration and both kinds of token. */
@Controller()
export class LoginController {
  constructor(@Inject(World) private readonly world: World) {}

  @Call('v1.0/gateway/connections/open')
  async open(
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Body() body: unknown,
  ): Promise<Json | string> {
    const { faults, options } = this.world;
    if (faults.has('openHangs')) await once(reply.raw, 'close');
    if (faults.has('openFails'))
      throw new NewApiError(
        500,
        'ServiceUnavailable',
        'The request has failed due to a temporary failure of the server.',
      );
    const { clientId, clientSecret, subscriptions } = taken(Open, body);
    if (faults.has('openRejected') || clientId !== options.clientId || clientSecret !== options.clientSecret)
      throw new NewApiError(400, 'authFailed', '鉴权失败：clientId 或 clientSecret 不正确');
    const event = subscriptions.find((one) => one.type === 'EVENT' && one.topic !== '*');
    if (event) throw new NewApiError(400, 'invalidParameter.subscriptions.invalid', 'EVENT 只能订阅 *');
    const endpoint = `${this.world.url.replace(/^http/, 'ws')}/connect`;
    const ticket = this.world.gateway.ticket(subscriptions);
    if (/json/.test(request.headers.accept ?? '')) return { endpoint, ticket };
    // Who does not ask for JSON is answered in XML (§1.1).
    void reply.header('content-type', 'application/xml; charset=utf-8');
    const result = `<endpoint>${endpoint}</endpoint><ticket>${ticket}</ticket>`;
    return `<?xml version="1.0" encoding="UTF-8"?><result>${result}</result>`;
  }

  @Call('v1.0/oauth2/accessToken')
  token(@Body() body: unknown): Json {
    const { options } = this.world;
    const { appKey, appSecret } = taken(z.object({ appKey: z.string(), appSecret: z.string() }), body);
    if (appKey !== options.clientId || appSecret !== options.clientSecret)
      throw new NewApiError(400, 'invalidClientIdOrSecret', '无效的clientId或者clientSecret');
    return { accessToken: this.world.issueToken(), expireIn: 7200 };
  }

  @Get('gettoken')
  oldToken(@Query('appkey') key: string, @Query('appsecret') secret: string): Json {
    const { options } = this.world;
    if (key !== options.clientId || secret !== options.clientSecret)
      throw new OldApiError(40089, '不合法的corpid或corpsecret');
    return { ...OK, access_token: this.world.issueToken(), expires_in: 7200 };
  }
}
