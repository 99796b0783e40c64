import { Inject } from '@nestjs/common';
import { strToU8, zipSync } from 'fflate';
import { z } from 'zod';
import { Directory } from '#directory';
import { Declined, Handles, query } from '#infra/commands';
import { Database } from '#infra/database';
import { faultsOf, xmlDocument, type Xml } from '#infra/documents';
import { Ledger } from '#infra/events';
import {
  Clock,
  dateOf,
  field,
  fold,
  MadeFile,
  Mark,
  marksInWords,
  PeriodParameter,
  role,
  type LocalDate,
  type OrganId,
} from '#kernel';
import { refused } from '../ground/refusals.ts';
import type { ItemEvent } from '../items/events.ts';
import { item } from '../items/item.ts';
import { TheCatalogue } from '../list/the-catalogue.ts';
import type { MeetingEvent } from '../meetings/events.ts';
import type { MeetingTables } from '../meetings/meeting-register/meeting-line.ts';
import { meeting } from '../meetings/meeting.ts';
import type { HeldOnRecord } from '../papers/drawing/source.ts';
import { PartyGroupDesk } from '../party-group/party-group-desk.ts';
import { catalogueXml, meetingXml, memberXml, regulationsXml } from './record-xml.ts';
import { SCHEMA } from './schema.ts';

/** The version of the interfaces of the data standard. */
const VERSION = '1000';
/** More meetings than these are asked for year by year. */
const MOST = 400;

/**
 * The record of meetings in the field structure of the data standard for 三重一大: XML in a ZIP, with the schema it was
 * held against.
 */
export const ExportRecord = query('decisions.export-record', {
  title: '导出三重一大数据',
  topic: '文书台账',
  may: role('office', 'secretary'),
  from: 'decisions.meeting-register',
  input: z.object({ period: PeriodParameter.optional() }),
  answer: MadeFile,
  gives: 'file',
  chat: {
    says: ['导出三重一大数据', '导出监管数据', '三重一大数据'],
    examples: ['导出三重一大数据 2026年', '导出监管数据 今年', '导出三重一大数据'],
    personal: true,
    fields: {
      period: field(PeriodParameter, {
        label: '时间',
        ask: '哪段时间的？',
        example: '2026-01-01..2026-12-31',
        kind: { is: 'period' },
        needed: () => false,
      }),
    },
    tells: ({ name }) => ({
      title: '导出三重一大数据',
      lines: [],
      none: `已生成 **${name}**，随后发给您。`,
      more: false,
    }),
  },
});
export type ExportRecord = InstanceType<typeof ExportRecord>;

@Handles(ExportRecord)
export class ExportRecordHandler {
  constructor(
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Database) private readonly database: Database,
    @Inject(Directory) private readonly directory: Directory,
    @Inject(TheCatalogue) private readonly catalogue: TheCatalogue,
    @Inject(PartyGroupDesk) private readonly group: PartyGroupDesk,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async execute({ input: { period }, actor }: ExportRecord): Promise<MadeFile> {
    const today = dateOf(this.clock.now());
    const ids = await this.closedMeetings(actor.organ, period);
    if (ids.length > MOST) throw new Declined(refused('decisions.too-many', { most: MOST }).refusal);
    const documents = await this.documents(actor.organ, ids, today);
    for (const [name, xml] of Object.entries(documents)) {
      const faults = await faultsOf(name, xml, SCHEMA);
      if (faults.length > 0) throw new Error(`${name} is not what its schema says, in ${faults.length} places`);
    }
    const time = period ? `${period.first}至${period.last}` : `截至${today}`;
    return { name: `三重一大数据_${time}.zip`, type: 'application/zip', bytes: zipped(documents) };
  }

  /** One more than may be exported at once, by their day. */
  private async closedMeetings(organ: OrganId, period: ExportRecord['input']['period']): Promise<readonly string[]> {
    const rows = await this.database
      .of<MeetingTables>(organ)
      .selectFrom('meeting_register')
      .select('meeting')
      .where('organ', '=', organ)
      .where('state', '=', 'closed')
      .$if(period !== undefined, (meetings) =>
        meetings.where('held_on', '>=', period!.first).where('held_on', '<=', period!.last),
      )
      .orderBy('held_on')
      .orderBy('serial')
      .limit(MOST + 1)
      .execute();
    return rows.map((row) => row.meeting);
  }

  /** The documents by their names: members, versions of the list, rules, meetings. */
  private async documents(of: OrganId, ids: readonly string[], today: LocalDate): Promise<Documents> {
    const [{ staff, organ }, { versions }, group, meetings] = await Promise.all([
      this.directory.roll(of),
      this.catalogue.of(of),
      this.group.of(of),
      this.ledger.readAll(of, ids.map(meetingStream)),
    ]);
    const nameOf = (person: string) => staff.get(person)?.name ?? person;
    const held = [...meetings.values()].flatMap((recorded): HeldOnRecord[] => {
      const events = recorded as unknown as MeetingEvent[];
      const state = fold(meeting, events);
      return state.is === 'closed' ? [{ organ, meeting: state, events, nameOf, audience: 'oneself' as const }] : [];
    });
    const itemIds = new Set(held.flatMap((source) => source.meeting.agenda.map((entry) => entry.item)));
    const items = await this.ledger.readAll(of, [...itemIds].map(itemStream));
    const itemOf = (id: string) => (items.get(itemStream(id)) ?? []) as unknown as readonly ItemEvent[];
    const head = (name: string): Xml => ({
      '@interface': name,
      '@version': VERSION,
      '@organ': organ?.name ?? of,
      '@exported': today,
    });
    return {
      '0002.xml': xmlDocument('members', {
        ...head('0002'),
        member: group.seats.map((seat) => memberXml(seat, nameOf)),
      }),
      '0004.xml': xmlDocument('matter_lists', {
        ...head('0004'),
        matter_list: versions.map((version, n) => catalogueXml(version, versions[n - 1], versions[n + 1], today)),
      }),
      '0005.xml': xmlDocument('regulations', { ...head('0005'), regulation: regulationsXml(group.recusedCount) }),
      '0006.xml': xmlDocument('meetings', {
        ...head('0006'),
        meeting: held.map((source) => meetingXml(source, itemOf)),
      }),
    };
  }
}

/** What the receiver is told of the data: who has it may not hand it on. */
const NOTE = marksInWords(Mark.options)!;

/** XML by the name of its file. */
type Documents = Readonly<Record<string, string>>;

const meetingStream = (id: string): string => `${meeting.category}/${id}`;
const itemStream = (id: string): string => `${item.category}/${id}`;

/** The documents, with the schema they were held against and the marks they bear. */
const zipped = (documents: Documents) =>
  new Uint8Array(
    zipSync({
      ...Object.fromEntries(Object.entries(documents).map(([name, xml]) => [name, strToU8(xml)])),
      'schema.xsd': strToU8(SCHEMA),
      '说明.txt': strToU8(`${NOTE}。\n`),
    }),
  );
