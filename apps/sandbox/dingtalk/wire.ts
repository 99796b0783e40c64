// What all of DingTalk's APIs have in common: tokens, limits, the log of calls.
import {
  applyDecorators,
  HttpCode,
  Inject,
  Injectable,
  Post,
  UseGuards,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { setTimeout as pause } from 'node:timers/promises';
import { World } from '../world.ts';
import { isDingTalk, NewApiError, OldApiError } from './errors.ts';

export type Json = Record<string, unknown>;

export const OK = { errcode: 0, errmsg: 'ok' };

const LOGIN = /accessToken$|gettoken$|connections\/open$/;
const pathOf = (request: FastifyRequest): string => request.url.split('?')[0]!;

/** The robot's token, in the header of the new API. */
@Injectable()
export class HeaderToken implements CanActivate {
  constructor(@Inject(World) private readonly world: World) {}

  canActivate(context: ExecutionContext): boolean {
    const token = context.switchToHttp().getRequest<FastifyRequest>().headers['x-acs-dingtalk-access-token'];
    if (!this.world.tokenHolds(String(token)))
      throw new NewApiError(401, 'InvalidAuthentication', '不合法的access_token');
    return true;
  }
}

/** The robot's token, in the address of the old API. */
@Injectable()
export class QueryToken implements CanActivate {
  constructor(@Inject(World) private readonly world: World) {}

  canActivate(context: ExecutionContext): boolean {
    const { access_token: token } = context.switchToHttp().getRequest<FastifyRequest>().query as {
      access_token?: string;
    };
    if (!this.world.tokenHolds(token)) throw new OldApiError(40014, '不合法的access_token');
    return true;
  }
}

export const WithHeaderToken = () => UseGuards(HeaderToken);
export const WithQueryToken = () => UseGuards(QueryToken);

/** A POST that answers 200, as all of DingTalk's do. */
export const Call = (path: string) => applyDecorators(Post(path), HttpCode(200));

/** Records each of the robot's calls with its answer, and slows or fails it when told to. */
export const watchCalls = (server: FastifyInstance, world: World): void => {
  server.addHook('preHandler', async (request: FastifyRequest, reply: FastifyReply) => {
    const path = pathOf(request);
    if (!world.faults.has('slowApi') || !isDingTalk(path) || LOGIN.test(path)) return undefined;
    await pause(3000);
    return reply.status(504).send(new NewApiError(504, 'GatewayTimeout', 'gateway timeout').getResponse());
  });
  server.addHook('onRequest', async (request: FastifyRequest, reply: FastifyReply) => {
    if (isDingTalk(pathOf(request)))
      reply.raw.once('close', () => {
        if (!reply.sent) world.log.add({ ...seen(request), note: '没有应答，对方已放弃' });
      });
  });
  server.addHook('onSend', async (request: FastifyRequest, reply: FastifyReply, payload: unknown) => {
    if (isDingTalk(pathOf(request)) && !reply.raw.destroyed)
      world.log.add({
        ...seen(request),
        status: reply.statusCode,
        took: Math.round(reply.elapsedTime),
        answer: told(payload),
      });
    return payload;
  });
};

const seen = (request: FastifyRequest) => ({
  direction: 'in' as const,
  channel: 'http' as const,
  method: request.method,
  path: pathOf(request),
  ...(Object.keys(request.query as Json).length > 0 ? { query: request.query } : {}),
  body: request.isMultipart() ? '(multipart)' : (request.body ?? null),
});

const told = (payload: unknown): unknown => {
  if (typeof payload !== 'string') return payload === undefined || payload === null ? null : '(bytes)';
  try {
    return JSON.parse(payload) as unknown;
  } catch {
    return payload;
  }
};
