// The contract of the events, for machines and for people: open to everybody, it holds no data.
import { Controller, Get, Header, Inject, Param } from '@nestjs/common';
import { contractPage, type JsonSchema } from '#infra/contract';
import { problem, ProblemException } from '#infra/http';
import { eventContracts, eventsDocument, schemaDocument } from '../contract/contract.ts';

export const SCHEMAS_AT = Symbol('where schemas are published');

@Controller()
export class ContractController {
  private readonly page = contractPage(eventContracts);

  constructor(@Inject(SCHEMAS_AT) private readonly base: string) {}

  @Get('asyncapi.json')
  document(): object {
    return eventsDocument;
  }

  @Get('asyncapi')
  @Header('content-type', 'text/html; charset=utf-8')
  readable(): string {
    return this.page;
  }

  @Get('schemas/:type/:version')
  @Header('content-type', 'application/schema+json; charset=utf-8')
  schema(@Param('type') type: string, @Param('version') version: string): JsonSchema {
    const found = schemaDocument(this.base, `${type}/${version}`);
    if (!found)
      throw new ProblemException(
        problem(404, 'schema.unknown', '没有这种事件', '没有这种事件或者这个版本：请对照事件说明 /asyncapi 检查地址。'),
      );
    return found;
  }
}
