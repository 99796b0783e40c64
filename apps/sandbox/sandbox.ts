// Starts the sandbox: a local DingTalk.
import fastifyMultipart from '@fastify/multipart';
import fastifyStatic from '@fastify/static';
import { Module, type ArgumentsHost, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { existsSync } from 'node:fs';
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { problem, ProblemException, ProblemFilter } from '#infra/http';
import { ChatController } from './automation/chat.controller.ts';
import { DeskController } from './automation/desk.controller.ts';
import { FilesController } from './automation/files.controller.ts';
import { sandboxOpenApi } from './automation/openapi.ts';
import { refuse } from './automation/problems.ts';
import { StageController } from './automation/stage.controller.ts';
import type { Group, Person } from './chat.ts';
import type { SandboxClock } from './clock.ts';
import { CalendarController } from './dingtalk/calendar.controller.ts';
import { CardController } from './dingtalk/card.controller.ts';
import { ContactsController } from './dingtalk/contacts.controller.ts';
import { dingtalkError } from './dingtalk/errors.ts';
import { LoginController } from './dingtalk/login.controller.ts';
import { MediaController } from './dingtalk/media.controller.ts';
import { RobotController } from './dingtalk/robot.controller.ts';
import { TodoController } from './dingtalk/todo.controller.ts';
import { watchCalls } from './dingtalk/wire.ts';
import { World } from './world.ts';

/** Whose DingTalk it plays, and how; what is left out has a default. */
export interface SandboxOptions {
  /** 127.0.0.1 unless told. */
  readonly host?: string;
  /** 0: any free port. */
  readonly port: number;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The client id unless told, as for internal applications. */
  readonly robotCode?: string;
  readonly botName?: string;
  readonly corpName?: string;
  readonly people: readonly Person[];
  readonly groups: readonly Group[];
  /** Whether a product runs with it and goes by its clock; then the clock can be moved. */
  readonly ownsClock?: boolean;
  /** ms until a message that was not acknowledged is delivered again, 60,000 unless told; null: never. */
  readonly redeliverAfterMs?: number | null;
  /** The same for events, 3,000 unless told. */
  readonly redeliverEventsAfterMs?: number | null;
  readonly pingEveryMs?: number;
  /** ms between `disconnect` and the end of the connection, 10,000 unless told. */
  readonly silenceMs?: number;
  /** The built page, served at `/`. */
  readonly pageDir?: string;
}

/** A sandbox that runs. */
export interface Sandbox {
  readonly url: string;
  readonly clock: SandboxClock;
  close(): Promise<void>;
}

@Module({})
class SandboxModule {
  static of(world: World): DynamicModule {
    return {
      module: SandboxModule,
      controllers: [
        LoginController,
        RobotController,
        MediaController,
        ContactsController,
        TodoController,
        CalendarController,
        CardController,
        ChatController,
        DeskController,
        StageController,
        FilesController,
      ],
      providers: [{ provide: World, useValue: world }],
    };
  }
}

const NO_PAGE = problem(
  404,
  'sandbox.page',
  '没有聊天页面',
  '聊天页面尚未构建：请先运行 npm run build。接口说明见 /sandbox/docs。',
);

/** DingTalk's paths answer in DingTalk's words, the others with problem+json. */
class SandboxFilter extends ProblemFilter {
  override catch(error: unknown, host: ArgumentsHost): void {
    const path = host.switchToHttp().getRequest<FastifyRequest>().url.split('?')[0]!;
    const theirs = dingtalkError(error, path);
    if (theirs)
      void host.switchToHttp().getResponse<FastifyReply>().status(theirs.getStatus()).send(theirs.getResponse());
    else super.catch(path === '/' ? new ProblemException(NO_PAGE) : error, host);
  }
}

const UPLOAD = 25 * 1024 * 1024;
/** Nothing from outside. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self'",
  "connect-src 'self'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');
/** Swagger's page has its script and styles in the page. */
const DOCS_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "frame-ancestors 'none'",
  "base-uri 'none'",
].join('; ');

/** Starts a local DingTalk: gateway, robot API, automation API, chat page. Not part of production. */
export const startSandbox = async (options: SandboxOptions): Promise<Sandbox> => {
  const world = worldOf(options);
  const app = await NestFactory.create<NestFastifyApplication>(
    SandboxModule.of(world),
    new FastifyAdapter({ bodyLimit: UPLOAD, forceCloseConnections: true }),
    { logger: false, abortOnError: false },
  );
  app.useGlobalFilters(new SandboxFilter({ error: ({ err }: { err?: unknown }) => console.error(err) }));
  await app.register(fastifyMultipart, { limits: { fileSize: UPLOAD, files: 1 } });
  const server = app.getHttpAdapter().getInstance();
  watchCalls(server, world);
  keepOutOtherPages(server);
  SwaggerModule.setup('sandbox/docs', app, sandboxOpenApi() as unknown as OpenAPIObject, {
    jsonDocumentUrl: 'sandbox/openapi.json',
    customSiteTitle: '钉钉沙箱接口',
    swaggerOptions: { validatorUrl: null },
  });
  if (options.pageDir !== undefined && existsSync(options.pageDir))
    await app.register(fastifyStatic, { root: options.pageDir, prefix: '/', decorateReply: false });
  takeSockets(app.getHttpServer(), world);
  try {
    await app.listen(options.port, options.host ?? '127.0.0.1');
  } catch (error) {
    world.close();
    throw error;
  }
  world.url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  return {
    url: world.url,
    clock: world.clock,
    close: async () => {
      world.close();
      await app.close();
    },
  };
};

const worldOf = (options: SandboxOptions): World => {
  const {
    redeliverAfterMs = 60_000,
    redeliverEventsAfterMs = 3000,
    pingEveryMs = 25_000,
    silenceMs = 10_000,
    robotCode = options.clientId,
    botName = '政衡助手',
    corpName = '本单位',
    ownsClock = false,
  } = options;
  return new World({
    ...options,
    robotCode,
    redeliverAfterMs,
    redeliverEventsAfterMs,
    pingEveryMs,
    silenceMs,
    botName,
    corpName,
    ownsClock,
  });
};

/** A page of another site may not speak in people's place, and ours loads nothing from outside. */
const keepOutOtherPages = (server: FastifyInstance): void => {
  server.addHook('onRequest', async ({ headers, method }) => {
    if (headers['sec-fetch-site'] === 'cross-site' && method !== 'GET')
      throw refuse(403, 'foreign-page', '只接受本页面与脚本的请求，不接受其他网站页面发来的请求。');
  });
  server.addHook('onSend', async ({ url }, reply) => {
    reply
      .header('content-security-policy', url.startsWith('/sandbox/docs') ? DOCS_POLICY : POLICY)
      .header('referrer-policy', 'no-referrer');
  });
};

const takeSockets = (server: Server, world: World): void => {
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://sandbox');
    if (pathname === '/connect') world.gateway.upgrade(searchParams.get('ticket') ?? '', request, socket, head);
    else if (pathname === '/sandbox/live') world.live.upgrade(request, socket, head);
    else socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  });
};
