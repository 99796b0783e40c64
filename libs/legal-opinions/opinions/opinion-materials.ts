import { Inject } from '@nestjs/common';
import { zipSync } from 'fflate';
import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import { Declined, Handles, query } from '#infra/commands';
import { FileStore, harmlessName } from '#infra/files';
import { Clock, dateOf, MadeFile, numberInWords, role, writtenNumber } from '#kernel';
import { refused } from '../ground/refusals.ts';
import { OpinionDesk, opinionField } from './opinion-desk.ts';

/** What fits into one message of the chat. */
const MOST = 20 * 1024 * 1024;

/** The text counsel is to read and the opinions that came, in one archive: for the adviser too. */
export const OpinionMaterials = query('opinions.materials', {
  title: '意见材料',
  topic: '法律顾问',
  may: role('staff', 'office', 'legal', 'secretary', 'member', 'adviser'),
  from: 'opinions.opinion-register',
  input: z.object({ opinion: writtenNumber('意见') }),
  answer: MadeFile,
  gives: 'file',
  chat: {
    says: ['意见材料', '下载意见材料', '送审材料', '看送审文本'],
    examples: ['意见材料 意见〔2026〕8号', '下载意见材料', '送审材料 意见〔2026〕8号'],
    personal: true,
    fields: { opinion: opinionField },
    tells: ({ name }) => ({ title: '意见材料', lines: [], none: `已打包 **${name}**，随后发给您。`, more: false }),
  },
});
export type OpinionMaterials = InstanceType<typeof OpinionMaterials>;

@Handles(OpinionMaterials)
export class OpinionMaterialsHandler {
  constructor(
    @Inject(OpinionDesk) private readonly desk: OpinionDesk,
    @Inject(FileStore) private readonly files: FileStore,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async execute({ input, actor }: OpinionMaterials): Promise<MadeFile> {
    const number = numberInWords(input.opinion);
    const seen = await this.desk.seen(actor, input.opinion, dateOf(this.clock.now()));
    if (!seen) throw new Declined(refused('opinions.unknown').refusal);
    const { known } = seen;
    const wanted = [
      ...known.materials.map((file, n) => ({ file, path: `送审文本/${n + 1}_${harmlessName(file.name)}` })),
      ...known.papers.map((file, n) => ({ file, path: `法律意见书/${n + 1}_${harmlessName(file.name)}` })),
    ];
    if (wanted.length === 0) throw new Declined(refused('opinions.no-materials', { number }).refusal);
    if (wanted.reduce((sum, { file }) => sum + file.size, 0) > MOST)
      throw new Declined(refused('opinions.materials-too-large', { most: MOST / 1024 / 1024 }).refusal);
    const read = await Promise.all(
      wanted.map(async ({ file, path }) => {
        const bytes = await this.files.open(actor.organ, file.sha256);
        return bytes ? [[path, new Uint8Array(await buffer(bytes))] as const] : [];
      }),
    );
    // What was sent is compressed already.
    const bytes = new Uint8Array(zipSync(Object.fromEntries(read.flat()), { level: 0 }));
    return { name: `${number}_材料.zip`, type: 'application/zip', bytes };
  }
}
