// The contracts, of the interface and of the events, for machines and for people: open to everybody, they hold no data.
import { Controller, Get, Header, Inject, Param } from '@nestjs/common';
import { contractPage, type JsonSchema } from '#infra/contract';
import { problem, ProblemException } from '#infra/http';
import { commands, queries, rooms } from '#rooms';
import { eventContracts, eventsDocument, schemaDocument } from '../contract/contract.ts';
import { chapterOf, openApi } from './openapi.ts';

/** The description of this interface, and its chapters: what they are called and where each is by itself. */
export const description = openApi(commands, queries, rooms);
const chapters = description['tags'] as readonly { readonly name: string; readonly description: string }[];
export const chapterPages = chapters.map(({ name, description: title }) => ({
  name: title,
  url: `/openapi/${name}.json`,
}));

export const SCHEMAS_AT = Symbol('where schemas are published');

@Controller()
export class ContractController {
  private readonly page = contractPage(eventContracts);

  constructor(@Inject(SCHEMAS_AT) private readonly base: string) {}

  @Get('openapi.json')
  whole(): object {
    return description;
  }

  @Get('openapi/:chapter')
  chapter(@Param('chapter') file: string): object {
    const found = chapters.find(({ name }) => `${name}.json` === file);
    if (!found)
      throw new ProblemException(
        problem(404, 'request.unknown-path', '没有这个接口', '请对照接口说明 /docs 检查地址。'),
      );
    return chapterOf(description, found.name);
  }

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
