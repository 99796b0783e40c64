// Documents that are made in the background: how far they are, and the file when it is ready.
import { Controller, Get, Inject, Param, Req, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { FileStore } from '#infra/files';
import { attachmentNamed, problem, ProblemException } from '#infra/http';
import type { Making } from '#infra/makings';
import type { Actor } from '#kernel';
import { DocumentMaker } from '../document-maker.ts';
import { Callers } from './caller.ts';
import { onItsWay, type OnItsWay } from './on-its-way.ts';

@Controller('v1/makings')
export class MakingsController {
  constructor(
    @Inject(DocumentMaker) private readonly maker: DocumentMaker,
    @Inject(FileStore) private readonly files: FileStore,
    @Inject(Callers) private readonly callers: Callers,
  ) {}

  /** Only for whom it is made. */
  @Get(':id')
  async fetch(
    @Param('id') id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile | OnItsWay> {
    const actor = await this.callers.of(request);
    const making = z.uuid().safeParse(id).success ? await this.maker.find(actor.organ, id) : undefined;
    if (!making || !isFor(making, actor))
      throw new ProblemException(problem(404, 'making.unknown', '没有这份文件', '没有这份文件，或它不是为您制作的。'));
    if (making.state === 'failed')
      throw new ProblemException(problem(409, 'making.failed', '没有制作成功', making.fault ?? ''));
    if (making.state !== 'ready') return onItsWay(reply, making);
    const file = await this.files.describe(actor.organ, making.sha256!);
    const bytes = await this.files.open(actor.organ, making.sha256!);
    void reply.header('x-content-type-options', 'nosniff');
    return new StreamableFile(bytes!, {
      type: file!.type,
      length: file!.size,
      disposition: attachmentNamed(making.name!),
    });
  }
}

const isFor = ({ actor: one }: Making, other: Actor): boolean => {
  if (one.is === 'staff') return other.is === 'staff' && other.staffId === one.staffId;
  return other.is === 'system' && other.name === one.name;
};
