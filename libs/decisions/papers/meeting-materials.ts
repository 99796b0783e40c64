import { Inject } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { zipSync } from 'fflate';
import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import { Declined, Handles, query } from '#infra/commands';
import { Ledger } from '#infra/events';
import { FileStore } from '#infra/files';
import { MadeFile, numberInWords, role, writtenNumber, type FileRef } from '#kernel';
import { refused } from '../ground/refusals.ts';
import type { ItemEvent } from '../items/events.ts';
import { meetingField, MeetingDesk } from '../meetings/meeting-desk.ts';
import { MeetingPaper } from './meeting-paper.ts';

/** Larger together than this, they are fetched one by one. Bytes. */
const MOST = 100 * 1024 * 1024;
/** A name that any file system takes. */
const safe = (name: string): string => name.replace(/[\\/:*?"<>|]/gu, '_').slice(0, 80);

const materialsIn = ({ data }: ItemEvent): readonly FileRef[] => ('materials' in data ? (data.materials ?? []) : []);

/** What members read before a meeting: the notice, and the materials of every item, in one file. */
export const MeetingMaterials = query('decisions.meeting-materials', {
  title: '会议材料',
  topic: '党组会议',
  may: role('office', 'secretary', 'member', 'legal'),
  from: 'decisions.meeting-register',
  input: z.object({ meeting: writtenNumber('会议') }),
  answer: MadeFile,
  gives: 'file',
  chat: {
    says: ['会议材料', '下载会议材料', '看会议材料', '党组会材料'],
    examples: ['会议材料 第37次党组会', '会议材料 会议〔2026〕37号', '会议材料'],
    personal: true,
    fields: { meeting: meetingField },
    tells: ({ name }) => ({ title: '会议材料', lines: [], none: `已打包 **${name}**，随后发给您。`, more: false }),
  },
});
export type MeetingMaterials = InstanceType<typeof MeetingMaterials>;

@Handles(MeetingMaterials)
export class MeetingMaterialsHandler {
  constructor(
    @Inject(MeetingDesk) private readonly desk: MeetingDesk,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(FileStore) private readonly files: FileStore,
    @Inject(QueryBus) private readonly queries: QueryBus,
  ) {}

  async execute({ input, actor }: MeetingMaterials): Promise<MadeFile> {
    const meeting = await this.desk.at(actor.organ, input.meeting);
    if (meeting.is === 'unknown') throw new Declined(refused('decisions.meeting-unknown').refusal);
    const notice = await this.queries.execute(new MeetingPaper({ meeting: input.meeting, paper: 'notice' }, actor));
    const streamOf = (item: string) => `decisions.item/${item}`;
    const streams = await this.ledger.readAll(
      actor.organ,
      meeting.agenda.map(({ item }) => streamOf(item)),
    );
    const wanted = meeting.agenda.flatMap(({ place, item, title }) =>
      (streams.get(streamOf(item)) ?? [])
        .flatMap((event) => materialsIn(event as unknown as ItemEvent))
        .map((file, n) => ({ file, path: `议题${place} ${safe(title)}/${n + 1}_${safe(file.name)}` })),
    );
    if (wanted.reduce((sum, { file }) => sum + file.size, 0) > MOST)
      throw new Declined(refused('decisions.materials-too-large', { most: MOST / 1024 / 1024 }).refusal);
    const bytes = await Promise.all(
      wanted.map(async ({ file, path }) => {
        const read = await this.files.open(actor.organ, file.sha256);
        return read ? [[path, new Uint8Array(await buffer(read))] as const] : [];
      }),
    );
    // What was sent is compressed already.
    return {
      name: `会议材料_${numberInWords(meeting.number)}.zip`,
      type: 'application/zip',
      bytes: new Uint8Array(
        zipSync({ [notice.name]: notice.bytes, ...Object.fromEntries(bytes.flat()) }, { level: 0 }),
      ),
    };
  }
}
