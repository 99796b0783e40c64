// Files over HTTP.
import { Controller, Get, HttpCode, Inject, Param, Post, Req, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { look, FileStore } from '#infra/files';
import { attachmentNamed, problem, ProblemException } from '#infra/http';
import { FileHolders } from '#infra/rooms';
import { Clock, freshId, subjectOf, type FileRef } from '#kernel';
import { wording } from '#rooms';
import { marked, TurnAway } from '#secrecy';
import { Callers } from './caller.ts';

const refuse = (status: number, code: string, title: string, detail: string) =>
  new ProblemException(problem(status, code, title, detail));

/**
 * Files: sent in before the command they belong to names them, and fetched by their digest by whoever may see what they
 * belong to.
 */
@Controller('v1/files')
export class FilesController {
  constructor(
    @Inject(FileStore) private readonly files: FileStore,
    @Inject(FileHolders) private readonly holders: FileHolders,
    @Inject(Callers) private readonly callers: Callers,
    @Inject(TurnAway) private readonly turnAway: TurnAway,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  @Post()
  @HttpCode(200)
  async send(@Req() request: FastifyRequest): Promise<FileRef> {
    const actor = await this.callers.of(request);
    const sent = request.isMultipart() ? await request.file() : undefined;
    if (!sent) throw refuse(422, 'file.missing', '没有文件', '请用 multipart/form-data 的 file 字段上传一个文件。');
    const file = {
      name: sent.filename,
      bytes: await sent.toBuffer().catch(() => {
        throw refuse(422, 'file.unfit', '文件没有收下', '文件超过 20 MB：请压缩或分成几个文件后再上传。');
      }),
    };
    const seen = await look(file);
    if (seen.is === 'unfit') throw refuse(422, 'file.unfit', '文件没有收下', seen.sentence);
    if ([file.name, seen.words ?? ''].some(marked)) {
      const id = freshId();
      await this.turnAway.record(
        { id: `http:${id}`, actor, at: this.clock.now(), channel: 'http', correlation: id },
        'file',
      );
      throw refuse(409, 'secrecy.marked', '未予办理', wording.of({ code: 'secrecy.marked', facts: {} }));
    }
    const kept = await this.files.keep(file, actor.organ, this.clock.now());
    if (kept.is === 'unfit') throw refuse(422, 'file.unfit', '文件没有收下', kept.sentence);
    await this.files.noteSender(actor.organ, kept.file.sha256, subjectOf(actor));
    const { name, sha256, sm3, size, type } = kept.file;
    return { name, sha256, sm3, size, type };
  }

  /** Always a download, never a page: what is in a file is its sender's. */
  @Get(':sha256')
  async fetch(
    @Param('sha256') sha256: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const actor = await this.callers.of(request);
    const seen = /^[0-9a-f]{64}$/.test(sha256) && (await this.holders.mayFetch(actor, sha256));
    const file = seen ? await this.files.describe(actor.organ, sha256) : undefined;
    const bytes = file && (await this.files.open(actor.organ, sha256));
    if (!file || !bytes)
      throw refuse(
        404,
        'file.unknown',
        '没有这个文件',
        '没有这个文件，或它所属的事项不在您的查看范围内：请核对文件的 sha256。',
      );
    void reply.header('x-content-type-options', 'nosniff');
    return new StreamableFile(bytes, { type: file.type, length: file.size, disposition: attachmentNamed(file.name) });
  }
}
