// Commands and queries over HTTP, and how their refusals are told.
import {
  Body,
  Controller,
  Get,
  Headers,
  HttpCode,
  Inject,
  Param,
  Post,
  Query,
  Req,
  Res,
  StreamableFile,
} from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Counter, isUnknown, Registers, type Outcome } from '#infra/commands';
import { Ledger } from '#infra/events';
import { attachmentNamed, problem, ProblemException } from '#infra/http';
import { Clock, freshId, subjectOf, type MadeFile, type Refusal } from '#kernel';
import { commands, queries, wording } from '#rooms';
import { DocumentMaker } from '../document-maker.ts';
import { Callers } from './caller.ts';
import { onItsWay } from './on-its-way.ts';

const STATUS: Readonly<Record<string, number>> = {
  'command.not-allowed': 403,
  'command.other-unit': 403,
  'command.id-reused': 422,
  'command.file-unknown': 404,
};

const refusedBecause = (refusal: Refusal): ProblemException => {
  const status = STATUS[refusal.code] ?? (isUnknown(refusal) ? 404 : 409);
  return new ProblemException(
    problem(
      status,
      refusal.code,
      status === 403 ? '没有权限' : '未予办理',
      wording.of(refusal),
      refusal.source ? { source: refusal.source } : {},
    ),
  );
};

const unpacked = (outcome: Outcome): Outcome & { readonly is: 'done' } => {
  if (outcome.is === 'done') return outcome;
  if (outcome.is === 'refused') throw refusedBecause(outcome.refusal);
  throw new ProblemException(
    problem(422, 'input.faulty', '内容有误', outcome.faults.map((one) => one.message).join('；'), {
      faults: outcome.faults,
    }),
  );
};

const unknown = () =>
  new ProblemException(problem(404, 'request.unknown-path', '没有这个接口', '请对照接口说明 /docs 检查地址。'));

/** All commands and queries over HTTP: `POST /v1/<room>/<command>`, `GET /v1/<room>/<query>`. */
@Controller('v1')
export class DeskController {
  constructor(
    @Inject(Counter) private readonly counter: Counter,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Callers) private readonly callers: Callers,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Post(':room/:command')
  @HttpCode(200)
  async give(
    @Param('room') room: string,
    @Param('command') name: string,
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Headers('idempotency-key') key: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const command = commands.find((one) => one.declaration.name === `${room}.${name}`);
    if (!command) throw unknown();
    const actor = await this.callers.of(request);
    if (typeof body !== 'object' || body === null || Array.isArray(body))
      throw new ProblemException(problem(400, 'request.malformed', '请求有误', '请求内容应为 JSON 对象。'));
    if (key !== undefined && !/^[\x21-\x7e]{1,100}$/.test(key))
      throw new ProblemException(
        problem(400, 'request.malformed', '请求有误', 'Idempotency-Key 应为 1 至 100 个可见的英文字符。'),
      );
    const id = `http:${key === undefined ? freshId() : `${subjectOf(actor)}:${key}`}`;
    const replayed = key !== undefined && (await this.ledger.hasRecorded(actor.organ, id));
    const { answer, seq } = unpacked(
      await this.counter.give(command, body as Record<string, unknown>, {
        id,
        actor,
        at: this.clock.now(),
        channel: 'http',
        correlation: freshId(),
      }),
    );
    if (seq) reply.header('ledger-seq', seq);
    if (replayed) reply.header('idempotency-replayed', 'true');
    return answer;
  }
}

/** Registers over HTTP. */
@Controller('v1')
export class RegistersController {
  constructor(
    @Inject(Registers) private readonly registers: Registers,
    @Inject(DocumentMaker) private readonly maker: DocumentMaker,
    @Inject(Callers) private readonly callers: Callers,
  ) {}

  @Get(':room/:query')
  async ask(
    @Param('room') room: string,
    @Param('query') name: string,
    @Query() input: Record<string, string>,
    @Req() request: FastifyRequest,
    @Headers('ledger-seq') seq: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<unknown> {
    const query = queries.find((one) => one.declaration.name === `${room}.${name}`);
    if (!query) throw unknown();
    const actor = await this.callers.of(request);
    const seen = seq !== undefined && /^\d{1,18}$/.test(seq) ? seq : undefined;
    const outcome = await this.registers.ask(query, input, actor, seen);
    if (outcome.is === 'lengthy') {
      const id = freshId();
      return onItsWay(reply, await this.maker.begin({ id, query: query.declaration.name, input, actor }));
    }
    const { answer } = unpacked(outcome);
    return query.declaration.gives === 'file' ? download(reply, answer as MadeFile) : answer;
  }
}

const download = (reply: FastifyReply, { name, type, bytes }: MadeFile): StreamableFile => {
  void reply.header('x-content-type-options', 'nosniff');
  return new StreamableFile(bytes, { type, length: bytes.byteLength, disposition: attachmentNamed(name) });
};
