import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { Directory } from '#directory';
import { Declined, Handles, query } from '#infra/commands';
import { DOCX, officialPaper } from '#infra/documents';
import { Ledger, type Streams } from '#infra/events';
import { field, MadeFile, numberInWords, role, writtenNumber } from '#kernel';
import { refused } from '../ground/refusals.ts';
import type { MeetingEvent } from '../meetings/events.ts';
import { meetingField } from '../meetings/meeting-desk.ts';
import type { Meeting } from '../meetings/meeting-state.ts';
import { meeting } from '../meetings/meeting.ts';
import { PAPERS, type PaperName } from './drawing/meeting-papers.ts';
import { isHeld, sentOn, versionOf, type HeldSource, type Source } from './drawing/source.ts';

const Paper = z.enum(Object.keys(PAPERS) as [PaperName, ...PaperName[]]);

/** The papers of a meeting, made from the record: notice, record, minutes, ballots, votes, resolutions. */
export const MeetingPaper = query('decisions.meeting-paper', {
  title: '会议文书',
  topic: '党组会议',
  may: role('office', 'secretary', 'member', 'legal'),
  from: 'decisions.meeting-register',
  input: z.object({ meeting: writtenNumber('会议'), paper: Paper }),
  answer: MadeFile,
  gives: 'file',
  chat: {
    says: [
      '起草会议通知',
      '起草会议记录',
      '起草会议纪要',
      '起草表决结果',
      '起草表决票',
      '起草决议',
      '会议文书',
      '会议纪要',
      '会议记录',
      '导出会议纪要',
      '导出会议记录',
      '党组会…会议纪要',
      '党组会…会议记录',
      '党组会…的纪要',
      '党组会…的记录',
      '党组会…的决议',
      '党组会…表决票',
      '党组会…的表决结果',
      '党组会…的通知',
      '导出决议',
      '导出表决结果',
      '导出表决票',
      '导出会议通知',
    ],
    examples: ['起草会议纪要 第37次党组会', '起草会议通知 会议〔2026〕37号', '起草表决结果 第37次党组会'],
    personal: true,
    fields: {
      meeting: meetingField,
      paper: field(Paper, {
        label: '文书',
        ask: '哪一种文书？',
        example: 'minutes',
        kind: {
          is: 'choice',
          options: Object.entries(PAPERS).map(([value, { label, synonyms }]) => ({
            value,
            label,
            synonyms: [...synonyms, `起草${label}`, `导出${label}`],
          })),
        },
      }),
    },
    tells: ({ name }) => ({
      title: '会议文书',
      lines: [],
      none: `已生成 **${name}**，随后发给您。标出“待填”的请补写，核对后按程序签发。`,
      more: false,
    }),
  },
});
export type MeetingPaper = InstanceType<typeof MeetingPaper>;

/** The record as the paper may tell it, by where it goes. */
const toldIn = ({ goes }: (typeof PAPERS)[PaperName], source: HeldSource): HeldSource =>
  goes === 'on' ? sentOn(source) : source;

@Handles(MeetingPaper)
export class MeetingPaperHandler {
  private readonly meetings: Streams<Meeting, MeetingEvent>;

  constructor(
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Directory) private readonly directory: Directory,
  ) {
    this.meetings = ledger.streams(meeting);
  }

  async execute({ input, actor }: MeetingPaper): Promise<MadeFile> {
    const id = await this.ledger.numbered(actor.organ, input.meeting);
    const state: Meeting = id === undefined ? { is: 'unknown' } : await this.meetings.now(actor.organ, id);
    if (state.is === 'unknown') throw new Declined(refused('decisions.meeting-unknown').refusal);
    const [events, { organ, staff }] = await Promise.all([
      this.ledger.read(actor.organ, `decisions.meeting/${id}`),
      this.directory.roll(actor.organ),
    ]);
    const source: Source = {
      organ,
      meeting: state,
      events: events as unknown as readonly MeetingEvent[],
      nameOf: (person) => staff.get(person)?.name ?? person,
      audience: 'oneself',
    };
    const chosen = PAPERS[input.paper];
    if (chosen.needs === 'held' && !isHeld(source))
      throw new Declined(
        refused(state.is === 'cancelled' ? 'decisions.meeting-cancelled' : 'decisions.meeting-not-begun').refusal,
      );
    const paper =
      chosen.needs === 'convened' ? chosen.paper(source) : chosen.paper(toldIn(chosen, source as HeldSource));
    const version = versionOf(source);
    const corrected = version > 1 && chosen.needs === 'held' ? `_第${version}版` : '';
    return {
      name: `${chosen.label}_${numberInWords(state.number)}${corrected}.docx`,
      type: DOCX,
      bytes: await officialPaper(paper),
    };
  }
}
