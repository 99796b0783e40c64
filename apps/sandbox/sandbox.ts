import fastifyMultipart from '@fastify/multipart';
import fastifyStatic from '@fastify/static';
import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { existsSync } from 'node:fs';
import { ProblemFilter } from '#infra/http';
import { AutomationController, FilesController } from './automation.controller.ts';
import type { Group, Person } from './chat.ts';
import type { SandboxClock } from './clock.ts';
import { DingTalkController, NewApiError } from './dingtalk.controller.ts';
import { sandboxOpenApi } from './openapi.ts';
import { World } from './world.ts';

export interface SandboxOptions {
  readonly host?: string;
  /** 0: any free port. */
  readonly port: number;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly robotCode?: string;
  readonly people: readonly Person[];
  readonly groups: readonly Group[];
  /** Whether a product runs with it and goes by its clock; then the clock can be moved. */
  readonly ownsClock?: boolean;
  /** ms until what was not acknowledged is delivered again, 60,000 unless told; null: never. */
  readonly redeliverAfterMs?: number | null;
  readonly pingEveryMs?: number;
  readonly silenceMs?: number;
  /** The built page, served at `/`. */
  readonly pageDir?: string;
}

export interface Sandbox {
  readonly url: string;
  readonly clock: SandboxClock;
  close(): Promise<void>;
}

@Module({})
class SandboxModule {
  static of(world: World): DynamicModule {
    return { module: SandboxModule, controllers: [DingTalkController, AutomationController, FilesController], providers: [{ provide: World, useValue: world }] };
  }
}

/** DingTalk's errors leave as DingTalk words them, the others as problem+json. */
class SandboxFilter extends ProblemFilter {
  override catch(error: unknown, host: Parameters<ProblemFilter['catch']>[1]): void {
    if (error instanceof NewApiError) void host.switchToHttp().getResponse<{ status(code: number): { send(body: unknown): void } }>().status(error.getStatus()).send(error.getResponse());
    else super.catch(error, host);
  }
}

const UPLOAD = 25 * 1024 * 1024;
const POLICY = "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline'; script-src 'self'; frame-ancestors 'none'; base-uri 'none'";

/** Starts a local DingTalk: gateway, robot API, automation API, chat page. Not part of production. */
export const startSandbox = async (options: SandboxOptions): Promise<Sandbox> => {
  const world = new World({
    ...options, robotCode: options.robotCode ?? options.clientId, ownsClock: options.ownsClock ?? false,
    redeliverAfterMs: options.redeliverAfterMs === undefined ? 60_000 : options.redeliverAfterMs, pingEveryMs: options.pingEveryMs ?? 25_000, silenceMs: options.silenceMs ?? 10_000,
  });
  const app = await NestFactory.create<NestFastifyApplication>(SandboxModule.of(world), new FastifyAdapter({ bodyLimit: UPLOAD, forceCloseConnections: true }), { logger: false, abortOnError: false });
  app.useGlobalFilters(new SandboxFilter({ error: () => undefined }));
  await app.register(fastifyMultipart, { limits: { fileSize: UPLOAD, files: 1 } });
  app.getHttpAdapter().getInstance().addHook('onSend', async (request, reply) => {
    if (!request.url.startsWith('/sandbox/docs')) reply.header('content-security-policy', POLICY);
  });
  SwaggerModule.setup('sandbox/docs', app, sandboxOpenApi() as OpenAPIObject, { jsonDocumentUrl: 'sandbox/openapi.json', customSiteTitle: '钉钉沙箱接口' });
  if (options.pageDir !== undefined && existsSync(options.pageDir)) await app.register(fastifyStatic, { root: options.pageDir, prefix: '/', decorateReply: false });
  world.gateway.on(app.getHttpServer());
  try {
    await app.listen(options.port, options.host ?? '127.0.0.1');
  } catch (error) {
    world.gateway.close();
    throw error;
  }
  world.url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  return {
    url: world.url,
    clock: world.clock,
    close: async () => {
      world.gateway.close();
      await app.close();
    },
  };
};
