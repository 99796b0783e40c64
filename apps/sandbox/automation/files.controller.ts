// The files of the chat, for the page.
import { Controller, Get, Header, Inject, Param, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { World } from '../world.ts';
import { refuse } from './problems.ts';

/** Files people and the robot sent; what is no picture is always a download, never shown as a page. */
@Controller('files')
export class FilesController {
  constructor(@Inject(World) private readonly world: World) {}

  @Get(':id')
  @Header('x-content-type-options', 'nosniff')
  file(@Param('id') id: string, @Res() reply: FastifyReply): void {
    const file = this.world.files.get(id);
    if (!file) throw refuse(404, 'file', '没有这个文件，或它已被更新的文件挤出内存。');
    const shown = /^(image\/(png|jpeg|gif|webp|bmp)|audio\/[\w.+-]+|video\/mp4)$/.test(file.type);
    const name = encodeURIComponent(file.name).replaceAll(/['()]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`);
    void reply
      .header('content-type', shown ? file.type : 'application/octet-stream')
      .header('content-disposition', `${shown ? 'inline' : 'attachment'}; filename*=UTF-8''${name}`)
      .send(file.bytes);
  }
}
