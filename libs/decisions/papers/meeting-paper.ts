import { Inject } from '@nestjs/common';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import { Directory } from '#directory';
import { Declined, Handles, query } from '#infra/commands';
import { Database } from '#infra/database';
import { DOCX, officialPaper } from '#infra/documents';
import { Ledger, type RecordedEvent, type Streams } from '#infra/events';
import {
  Clock,
  dateOf,
  field,
  MadeFile,
  numberInWords,
  role,
  timeOf,
  writtenNumber,
  type LocalDate,
  type OrganId,
  type StaffId,
} from '#kernel';
import type { TaskTables } from '../follow-up/task-register/task-line.ts';
import { GATES } from '../gates/gate-kinds.ts';
import { refused } from '../ground/refusals.ts';
import type { ItemEvent } from '../items/events.ts';
import type { MeetingEvent } from '../meetings/events.ts';
import { meetingField } from '../meetings/meeting-desk.ts';
import type { MeetingTables } from '../meetings/meeting-register/meeting-line.ts';
import type { Meeting } from '../meetings/meeting-state.ts';
import { meeting } from '../meetings/meeting.ts';
import { PartyGroupDesk } from '../party-group/party-group-desk.ts';
import { drawn, PAPERS, type PaperName } from './drawing/meeting-papers.ts';
import { isHeld, versionOf, type Source } from './drawing/source.ts';

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

@Handles(MeetingPaper)
export class MeetingPaperHandler {
  private readonly meetings: Streams<Meeting, MeetingEvent>;

  constructor(
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(PartyGroupDesk) private readonly group: PartyGroupDesk,
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {
    this.meetings = ledger.streams(meeting);
  }

  async execute({ input, actor }: MeetingPaper): Promise<MadeFile> {
    const id = await this.ledger.numbered(actor.organ, input.meeting);
    const state: Meeting = id === undefined ? { is: 'unknown' } : await this.meetings.now(actor.organ, id);
    if (state.is === 'unknown') throw new Declined(refused('decisions.meeting-unknown').refusal);
    const source = await this.sourceOf(actor.organ, state);
    const chosen = PAPERS[input.paper];
    if (chosen.needs === 'held' && !isHeld(source))
      throw new Declined(
        refused(state.is === 'cancelled' ? 'decisions.meeting-cancelled' : 'decisions.meeting-not-begun').refusal,
      );
    const version = versionOf(source);
    const corrected = version > 1 && chosen.needs === 'held' ? `_第${version}版` : '';
    return {
      name: `${chosen.label}_${numberInWords(state.number)}${corrected}.docx`,
      type: DOCX,
      bytes: await officialPaper(drawn(input.paper, source)),
    };
  }

  private async sourceOf(organ: OrganId, state: Source['meeting']): Promise<Source> {
    const db = this.database.of<MeetingTables & TaskTables>(organ);
    const [events, roll, seats, issue, tasks, items] = await Promise.all([
      this.ledger.read(organ, `decisions.meeting/${state.meeting}`),
      this.directory.roll(organ),
      this.group.on(organ, state.heldOn),
      issueOf(db, organ, state),
      tasksOf(db, organ, state.meeting),
      this.ledger.readAll(
        organ,
        state.agenda.map(({ item }) => `decisions.item/${item}`),
      ),
    ]);
    const unitOf = (unit: string) => roll.units.get(unit)?.name ?? unit;
    return {
      organ: roll.organ,
      meeting: state,
      events: events as unknown as readonly MeetingEvent[],
      nameOf: (person) => roll.staff.get(person)?.name ?? person,
      audience: 'oneself',
      known: (person) => {
        const staff = roll.staff.get(person);
        return staff && { name: staff.name, post: staff.post, unit: unitOf(staff.unit) };
      },
      posts: (name) => {
        const bearing = [...roll.staff.values()].filter((staff) => staff.name === name);
        return bearing.length === 1 ? bearing[0]!.post || undefined : undefined;
      },
      members: seats,
      ...writtenDown(events, state.heldOn),
      issue,
      tasks: tasks.map(({ place, unit, due }) => ({
        place,
        unit: unitOf(unit),
        ...(due === null ? {} : { due: due as LocalDate }),
      })),
      overridden: overriddenOf(state, items),
      today: dateOf(this.clock.now()),
    };
  }
}

/**
 * Who wrote it down, and when it began and ended: as it was said, else, where it was recorded on the day itself, when it
 * was recorded.
 */
const writtenDown = (events: readonly RecordedEvent[], heldOn: LocalDate) => {
  const lastOf = (...types: readonly string[]) => events.findLast(({ type }) => types.includes(type));
  const saidOf = (event: RecordedEvent | undefined, name: string) =>
    (event?.data as Readonly<Record<string, string | undefined>> | undefined)?.[name];
  const recordedOf = (event: RecordedEvent | undefined) =>
    event && dateOf(event.recordedAt) === heldOn ? timeOf(event.recordedAt) : undefined;
  const called = lastOf('decisions.meeting-convened');
  const moved = lastOf('decisions.meeting-moved');
  const opened = lastOf('decisions.meeting-opened');
  const closed = lastOf('decisions.meeting-closed');
  const writer = (closed ?? opened ?? called)?.meta.actor;
  return {
    recorder: writer?.is === 'staff' ? (writer.staffId as StaffId) : undefined,
    begunAt: saidOf(moved, 'at') ?? saidOf(called, 'at') ?? recordedOf(opened),
    endedAt: saidOf(closed, 'endedAt') ?? recordedOf(closed),
  };
};

/** Which of the minutes of its year these are; undefined until it begins. */
const issueOf = async (db: Kysely<MeetingTables>, organ: OrganId, { meeting }: Source['meeting']) => {
  const row = await db
    .selectFrom('meeting_register')
    .select('issue')
    .where('organ', '=', organ)
    .where('meeting', '=', meeting)
    .executeTakeFirst();
  return row?.issue ?? undefined;
};

/** What the secretary let its items go on without, until the day it was held. */
const overriddenOf = (
  { agenda, heldOn }: Source['meeting'],
  items: ReadonlyMap<string, readonly RecordedEvent[]>,
): Source['overridden'] =>
  agenda.flatMap(({ place, item }) =>
    (items.get(`decisions.item/${item}`) ?? [])
      .map((event) => event as unknown as ItemEvent)
      .flatMap(({ type, data }) =>
        type === 'decisions.gate-overridden' && data.overriddenOn <= heldOn
          ? [
              {
                place,
                gate: GATES[data.gate].label,
                reason: data.reason,
                authority: data.authority,
                on: data.overriddenOn,
              },
            ]
          : [],
      ),
  );

/** What is to be carried out of what it passed. */
const tasksOf = (db: Kysely<TaskTables>, organ: OrganId, of: string) =>
  db
    .selectFrom('task_register')
    .select(['place', 'unit', 'due'])
    .where('organ', '=', organ)
    .where('meeting', '=', of)
    .where('state', '!=', 'cancelled')
    .orderBy('place')
    .execute();
