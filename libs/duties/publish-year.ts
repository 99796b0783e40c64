import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { noticeInWords, readNotice, type NoticeRead } from '#calendar';
import { type Answered, answered, command, Handles } from '#infra/commands';
import { Ledger, type Streams } from '#infra/events';
import { FileStore } from '#infra/files';
import { field, FileRef, role, type Requirement, prose } from '#kernel';
import type { LawEvent } from './events.ts';
import { law, publishYear, type Law } from './law.ts';
import { refused } from './refusals.ts';

/** Loads the days off of a year by its notice, pasted or sent as a file; open duties are counted again. */
export const PublishYear = command('duties.publish-year', {
  title: '公布放假安排',
  topic: '规则期限',
  says: ['公布放假安排', '放假安排', '录入放假安排', '载入放假安排', '更新节假日', '公布节假日'],
  examples: ['公布放假安排 2027年 元旦：1月1日（周五）至3日（周日）放假，共3天。', '公布放假安排', '更新节假日'],
  may: role('admin'),
  input: {
    notice: field(prose(4, 20_000), {
      label: '通知',
      ask: '请粘贴国务院办公厅通知原文（含年份和每个节日的放假、上班日期），或在私聊中发送通知文件。',
      example: '2027年 元旦：1月1日（周五）至3日（周日）放假，共3天。',
      kind: { is: 'text', rest: true },
      needed: ({ file }) => file === undefined,
    }),
    file: field(z.array(FileRef).length(1), {
      label: '通知文件',
      ask: '请发送通知文件。',
      example: '[]',
      written: '（发送文件）',
      kind: { is: 'files' },
      needed: () => false,
    }),
  },
  answer: z.object({ year: z.int(), days: z.array(z.string()) }),
  foresees: ({ notice }) => {
    const read = notice === undefined ? undefined : readNotice(notice);
    return read === undefined ? [] : [readBack(read)];
  },
  reports: ({ year, days }) =>
    [
      `已载入 **${year}年** 放假安排：`,
      days.map((day) => `- ${day}`).join('\n'),
      '受影响的期限正在重新计算，有变动的会通知经办人。',
    ].join('\n\n'),
});
/** How a notice was understood, said before it is confirmed. */
const readBack = (read: NoticeRead): Requirement => {
  switch (read.is) {
    case 'year':
      return {
        text: `读到${read.year.year}年：${noticeInWords(read.year).join('。')}`,
        source: '确认后，有关期限将重新计算并通知经办人',
        certainty: 'V',
      };
    case 'unreadable':
      return {
        text: `没有看懂${read.line === '' ? '' : `“${read.line}”`}：${read.why}`,
        source: '请修改后再确认',
        certainty: 'V',
      };
  }
};

export type PublishYear = InstanceType<typeof PublishYear>;

@Handles(PublishYear)
export class PublishYearHandler {
  private readonly streams: Streams<Law, LawEvent>;

  constructor(
    @Inject(Ledger) ledger: Ledger,
    @Inject(FileStore) private readonly files: FileStore,
  ) {
    this.streams = ledger.streams(law);
  }

  async execute({ input, by }: PublishYear): Promise<Answered<{ year: number; days: string[] }>> {
    const read = readNotice(input.notice ?? (await this.files.words(by.actor.organ, input.file![0]!.sha256)) ?? '');
    if (read.is === 'unreadable')
      return { is: 'refused', ...refused('duties.notice-unreadable', { line: read.line, why: read.why }) };
    return answered(await this.streams.decide(by, by.actor.organ, publishYear(read.year)), {
      year: read.year.year,
      days: [...noticeInWords(read.year)],
    });
  }
}
