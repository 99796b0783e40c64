// The HTTP interface: one controller for all commands, one for all queries, and files.
import fastifyCompress from '@fastify/compress';
import fastifyEtag from '@fastify/etag';
import fastifyMultipart from '@fastify/multipart';
import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { apiUrl, type Settings } from '#infra/config';
import { SIZE_LIMIT } from '#infra/files';
import { jsonBody, ProblemFilter, protecting, Throttle, unreadableRequest, type Bounds } from '#infra/http';
import type { Check } from '#infra/operations';
import { freshId } from '#kernel';
import { HouseModule, type House } from '../house.module.ts';
import { Callers } from './caller.ts';
import { chapterPages, ContractController, SCHEMAS_AT } from './contract.controller.ts';
import { DeskController, RegistersController } from './desk.controller.ts';
import { FilesController } from './files.controller.ts';
import { CHECKS, HealthController, METRICS_TOKEN } from './health.controller.ts';
import { MakingsController } from './makings.controller.ts';
import { holdAgainstInterface } from './interface.ts';

@Module({})
class ApiModule {
  static of({ checks, bounds, metricsToken, schemasAt }: ApiOptions): DynamicModule {
    return {
      module: ApiModule,
      controllers: [
        ContractController,
        FilesController,
        MakingsController,
        DeskController,
        RegistersController,
        HealthController,
      ],
      providers: [
        Callers,
        { provide: Throttle, useValue: new Throttle(bounds) },
        { provide: CHECKS, useValue: checks },
        { provide: METRICS_TOKEN, useValue: metricsToken },
        { provide: SCHEMAS_AT, useValue: schemasAt },
      ],
    };
  }
}

/** The page fetches what it shows. */
const NOTHING_YET = {} as OpenAPIObject;
/** Shorter answers, in bytes, are sent as they are. */
const COMPRESSED_FROM = 1024;
/** What a page of another origin may read of an answer besides its body. */
const EXPOSED = ['etag', 'idempotency-replayed', 'ledger-seq', 'location', 'retry-after', 'content-disposition'];
/** How long a browser need not ask again, in seconds. */
const CORS_KEPT_S = 600;

/** Where to listen, and what is watched. */
export interface ApiOptions {
  readonly host: string;
  readonly port: number;
  readonly checks: readonly Check[];
  readonly bounds: Bounds;
  /** Addresses that tell truly for whom they ask. */
  readonly proxies: readonly string[];
  /** Who brings it may read the metrics from elsewhere; nobody if it is empty. */
  readonly metricsToken: string;
  /** Where the schemas of events are published. */
  readonly schemasAt: string;
  /** Pages of these origins may call it from a browser. */
  readonly origins: readonly string[];
  /** What else lives in this process. */
  readonly parts?: readonly Type[];
}

/** What the settings say of the HTTP interface. */
export const apiSettings = (settings: Settings): Omit<ApiOptions, 'checks' | 'parts'> => ({
  host: settings.HOST,
  port: settings.API_PORT,
  bounds: {
    callsPerMinute: settings.API_CALLS_PER_MINUTE,
    wrongTokensPerMinute: settings.API_WRONG_TOKENS_PER_MINUTE,
  },
  proxies: settings.API_PROXIES.split(',').filter((address) => address !== ''),
  metricsToken: settings.METRICS_TOKEN,
  schemasAt: `${apiUrl(settings)}/schemas`,
  origins: settings.API_ORIGINS.split(',').filter((origin) => origin !== ''),
});

/** Starts the HTTP interface; `/docs` shows it, `/openapi.json` describes it. */
export const startApi = async (
  house: House,
  options: ApiOptions,
): Promise<{ readonly app: NestFastifyApplication; readonly url: string }> => {
  const app = await NestFactory.create<NestFastifyApplication>(
    HouseModule.of(house, ApiModule.of(options), ...(options.parts ?? [])),
    new FastifyAdapter({
      trustProxy: [...options.proxies],
      bodyLimit: 1024 * 1024,
      forceCloseConnections: 'idle',
      genReqId: freshId,
      clientErrorHandler: (error, socket) => void socket.end(unreadableRequest(error as { code?: string })),
    }),
    { logger: false, abortOnError: false, bodyParser: false },
  );
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', async ({ method, url }: FastifyRequest) => holdAgainstInterface(method, url));
  fastify.addHook('onSend', async (request: FastifyRequest, reply: FastifyReply) => {
    void reply.headers(protecting(request.headers));
    if (request.url.startsWith('/v1/')) void reply.header('cache-control', 'private, no-cache');
  });
  // What has not changed is told by its tag, which is of the content before it is compressed.
  await app.register(fastifyEtag as never, { weak: true });
  await app.register(fastifyCompress as never, { encodings: ['gzip', 'identity'], threshold: COMPRESSED_FROM });
  fastify.addContentTypeParser(
    'application/json',
    { parseAs: 'buffer' },
    async (request: FastifyRequest, bytes: Buffer) => jsonBody(bytes, request.headers['content-type'] ?? ''),
  );
  await app.register(fastifyMultipart as never, { limits: { fileSize: SIZE_LIMIT, files: 1, fields: 4 } });
  if (options.origins.length > 0)
    app.enableCors({ origin: [...options.origins], exposedHeaders: EXPOSED, maxAge: CORS_KEPT_S });
  app.useGlobalFilters(new ProblemFilter(house.log));
  // A chapter at a time: drawn as a whole, the reader waits.
  SwaggerModule.setup('docs', app, NOTHING_YET, {
    raw: false,
    explorer: true,
    customSiteTitle: '政衡接口说明',
    swaggerOptions: { urls: chapterPages, defaultModelsExpandDepth: -1, docExpansion: 'list' },
  });
  await app.listen(options.port, options.host);
  return { app, url: await app.getUrl() };
};
