// Files to and from DingTalk.
import { Body, Controller, Inject, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { World } from '../world.ts';
import { NewApiError, OldApiError, taken } from './errors.ts';
import { Call, OK, WithHeaderToken, WithQueryToken, type Json } from './wire.ts';

const Download = z.object({ robotCode: z.string(), downloadCode: z.string() });
const MB = 1024 * 1024;

/** What `media/upload` takes, by its `type` (§3.3). */
const KINDS: Readonly<Record<string, { readonly most: number; readonly names: RegExp }>> = {
  image: { most: 20 * MB, names: /\.(jpe?g|gif|png|bmp)$/i },
  voice: { most: 2 * MB, names: /\.(amr|mp3|wav)$/i },
  video: { most: 20 * MB, names: /\.mp4$/i },
  file: { most: 20 * MB, names: /\.(docx?|xlsx?|pptx?|zip|pdf|rar)$/i },
};

/** Files: fetching what people sent, handing in what the robot will send. */
@Controller()
export class MediaController {
  constructor(@Inject(World) private readonly world: World) {}

  @Call('v1.0/robot/messageFiles/download')
  @WithHeaderToken()
  download(@Body() body: unknown): Json {
    const { robotCode, downloadCode } = taken(Download, body);
    if (robotCode !== this.world.options.robotCode)
      throw new NewApiError(400, 'invalidParameter.robotCode.auth', '下载码不属于这个机器人');
    const link = this.world.faults.has('expiredDownload') ? undefined : this.world.files.link(downloadCode);
    if (!link) throw new NewApiError(400, 'invalidParameter.robotCode.downloadCode', '下载码有误或已失效');
    return { downloadUrl: this.world.url + link.url };
  }

  @Call('media/upload')
  @WithQueryToken()
  async upload(@Req() request: FastifyRequest, @Query('type') typed?: string): Promise<Json> {
    if (!request.isMultipart()) throw new OldApiError(40035, '缺少参数 media');
    let type = typed ?? '';
    let media: { readonly name: string; readonly type: string; readonly bytes: Buffer } | undefined;
    for await (const part of request.parts()) {
      if (part.type === 'file') media = { name: part.filename, type: part.mimetype, bytes: await part.toBuffer() };
      else if (part.fieldname === 'type') type = String(part.value);
    }
    const kind = KINDS[type];
    if (!kind) throw new OldApiError(40004, '不合法的媒体文件类型');
    if (!media) throw new OldApiError(40035, '缺少参数 media');
    if (!kind.names.test(media.name)) throw new OldApiError(40005, '不合法的文件类型');
    if (media.bytes.length === 0 || media.bytes.length > kind.most) throw new OldApiError(40006, '不合法的文件大小');
    return { ...OK, media_id: `@${this.world.files.keep(media)}`, created_at: Date.now(), type };
  }
}
