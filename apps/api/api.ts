// The HTTP interface: one controller for all commands, one for all queries, and files.
import fastifyMultipart from '@fastify/multipart';
import { Module, type DynamicModule, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { SIZE_LIMIT } from '#infra/files';
import { jsonBody, ProblemFilter, unreadableRequest } from '#infra/http';
import type { Check } from '#infra/operations';
import { commands, queries } from '#rooms';
import { HouseModule, type House } from '../house.module.ts';
import { Callers } from './caller.ts';
import { DeskController, RegistersController } from './desk.controller.ts';
import { FilesController } from './files.controller.ts';
import { CHECKS, HealthController } from './health.controller.ts';
import { MakingsController } from './makings.controller.ts';
import { openApi } from './openapi.ts';

@Module({})
class ApiModule {
  static of(checks: readonly Check[]): DynamicModule {
    return {
      module: ApiModule,
      controllers: [FilesController, MakingsController, DeskController, RegistersController, HealthController],
      providers: [Callers, { provide: CHECKS, useValue: checks }],
    };
  }
}

/** Where to listen, and what is watched. */
export interface ApiOptions {
  readonly host: string;
  readonly port: number;
  readonly checks: readonly Check[];
  /** What else lives in this process. */
  readonly parts?: readonly Type[];
}

/** Starts the HTTP interface; `/docs` shows it, `/openapi.json` describes it. */
export const startApi = async (
  house: House,
  { host, port, checks, parts = [] }: ApiOptions,
): Promise<{ readonly app: NestFastifyApplication; readonly url: string }> => {
  const app = await NestFactory.create<NestFastifyApplication>(
    HouseModule.of(house, ApiModule.of(checks), ...parts),
    new FastifyAdapter({
      bodyLimit: 1024 * 1024,
      forceCloseConnections: 'idle',
      clientErrorHandler: (error, socket) => void socket.end(unreadableRequest(error as { code?: string })),
    }),
    { logger: false, abortOnError: false, bodyParser: false },
  );
  app
    .getHttpAdapter()
    .getInstance()
    .addContentTypeParser('application/json', { parseAs: 'buffer' }, async (request: FastifyRequest, bytes: Buffer) =>
      jsonBody(bytes, request.headers['content-type'] ?? ''),
    );
  await app.register(fastifyMultipart as never, { limits: { fileSize: SIZE_LIMIT, files: 1, fields: 4 } });
  app.useGlobalFilters(new ProblemFilter(house.log));
  SwaggerModule.setup('docs', app, openApi(commands, queries) as unknown as OpenAPIObject, {
    jsonDocumentUrl: 'openapi.json',
    customSiteTitle: '政衡接口说明',
  });
  await app.listen(port, host);
  return { app, url: await app.getUrl() };
};
