import { Inject } from '@nestjs/common';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { strToU8, zipSync } from 'fflate';
import { z } from 'zod';
import { Directory } from '#directory';
import { query } from '#infra/commands';
import { Database } from '#infra/database';
import { faultsOf, xmlDocument, type Xml } from '#infra/documents';
import { Ledger, type Streams } from '#infra/events';
import { Clock, dateOf, field, grouped, MadeFile, numberInWords, PeriodParameter, role } from '#kernel';
import { BODIES, CATEGORIES, GATES, type PartyGroupEvent, type Vote } from './events.ts';
import { SCHEMA } from './export/schema.ts';
import { OUTCOME_WORDS } from './meeting-desk.ts';
import type { MeetingTables } from './meeting-register/meeting-line.ts';
import { partyGroup, type PartyGroup } from './party-group.ts';
import { TheCatalogue } from './the-catalogue.ts';

/** The version of the interfaces of the data standard. */
const VERSION = '1000';
/** An export longer than this is asked for year by year. */
const MOST = 5000;
const flag = (it: boolean): string => (it ? '是' : '否');
const VOTE_WORDS = { for: '同意', against: '不同意', abstain: '弃权' } as const;

/** The record of meetings in the field structure of the data standard for 三重一大: XML in a ZIP, with the schema it was held against. */
export const ExportRecord = query('decisions.export-record', {
  title: '导出三重一大数据', topic: '文书台账', may: role('office', 'admin'), from: 'decisions.meeting-register',
  input: z.object({ period: PeriodParameter.optional() }), answer: MadeFile, gives: 'file',
  chat: {
    says: ['导出三重一大数据', '导出监管数据', '三重一大数据'], examples: ['导出三重一大数据 2026年', '导出监管数据 今年', '导出三重一大数据'], personal: true,
    fields: { period: field(PeriodParameter, { label: '时间', ask: '哪段时间的？', example: '2026-01-01..2026-12-31', kind: { is: 'period' }, needed: () => false }) },
    tells: ({ name }) => ({ title: '导出三重一大数据', lines: [], none: `已生成 **${name}**，随后发给您。`, more: false }),
  },
});
export type ExportRecord = InstanceType<typeof ExportRecord>;

@QueryHandler(ExportRecord)
export class ExportRecordHandler implements IQueryHandler<ExportRecord> {
  private readonly groups: Streams<PartyGroup, PartyGroupEvent>;

  constructor(@Inject(Ledger) ledger: Ledger, @Inject(Database) private readonly database: Database, @Inject(Directory) private readonly directory: Directory, @Inject(TheCatalogue) private readonly catalogue: TheCatalogue, @Inject(Clock) private readonly clock: Clock) {
    this.groups = ledger.streams(partyGroup);
  }

  async execute({ input: { period }, actor }: ExportRecord): Promise<MadeFile> {
    const today = dateOf(this.clock.now());
    const db = this.database.of<MeetingTables>(actor.organ);
    const [first, last] = [period?.first ?? '0000-01-01', period?.last ?? '9999-12-31'];
    const [{ staff, organ }, { versions }, group, meetings, entries] = await Promise.all([
      this.directory.roll(actor.organ), this.catalogue.of(actor.organ), this.groups.now(actor.organ, actor.organ),
      db.selectFrom('meeting_register').selectAll().where('organ', '=', actor.organ).where('state', '=', 'closed').where('held_on', '>=', first).where('held_on', '<=', last).orderBy('held_on').orderBy('serial').limit(MOST).execute(),
      db.selectFrom('meeting_entry').selectAll().where('organ', '=', actor.organ).where('held_on', '>=', first).where('held_on', '<=', last).orderBy('held_on').orderBy('place').limit(MOST).execute(),
    ]);
    const nameOf = (one: string) => staff.get(one as never)?.name ?? one;
    const head = (of: string): Xml => ({ '@interface': of, '@version': VERSION, '@organ': organ?.name ?? actor.organ, '@exported': today });
    const subjects = grouped(entries, ({ meeting }) => meeting);
    const documents: Readonly<Record<string, string>> = {
      '0002.xml': xmlDocument('members', { ...head('0002'), member: group.seats.map(({ staff: one, post, from, until }) => ({ group_type: '党组', name: nameOf(one), position: post, start_date: from, end_date: until })) }),
      '0004.xml': xmlDocument('matter_lists', {
        ...head('0004'), matter_list: versions.map(({ version, from, matters }) => ({
          matter_list_name: '三重一大事项清单', versions: version, start_date: from,
          item: matters.map(({ code, name, category, gates, bodies }) => ({
            item_id: code, item_code: code, item_name: name, catalog_code: category, catalog_name: CATEGORIES[category].label, catalog_level: 1, item_meeting: bodies.map((body, n) => ({ meeting_type_name: BODIES[body].label, order_number: n + 1 })),
            legal_flag: flag(gates.includes('legalOpinion') || gates.includes('legalityReview')), remark: gates.map((gate) => GATES[gate].label).join('、') || undefined, status: '有效', oper_type: 'add',
          })),
        })),
      }),
      '0005.xml': xmlDocument('regulations', { ...head('0005'), regulation: [
        { regulation_id: 'R1', regulation_name: '党组会议议事规则（一般事项）', regulation_type_name: '党组会', rate: '1/2', vote_mode: [{ item_code: '默认', mode: '赞成票超过应到会成员人数的1/2' }] },
        { regulation_id: 'R2', regulation_name: '党组会议议事规则（干部任免）', regulation_type_name: '党组会', rate: '2/3', vote_mode: [{ item_code: 'personnel', mode: '赞成票超过应到会成员人数的1/2' }] },
      ] }),
      '0006.xml': xmlDocument('meetings', {
        ...head('0006'), meeting: meetings.map(({ meeting, year, serial, held_on, chair, due, absent }) => ({
          meeting_id: meeting, meeting_name: `${year}年第${serial}次党组会议（${numberInWords({ series: '会议', year, serial })}）`, meeting_type_name: '党组会', meeting_time: held_on, moderator: chair === null ? undefined : nameOf(chair),
          attendee: due.map((one) => ({ attendee_name: nameOf(one), attend_flag: flag(!absent.includes(one)) })),
          subject: (subjects.get(meeting) ?? []).map(({ item, number, title, category, late, outcome, votes }) => ({
            subject_id: item, subject_code: number, subject_name: title, catalog_name: CATEGORIES[category].label, adopt_flag: flag(category !== 'personnel'),
            deliberation: votes.flatMap(({ cast = [] }) => cast.map(({ staff: one, vote }) => ({ personnel: nameOf(one), result: VOTE_WORDS[vote] }))), vote: votes.map(voteXml), pass_flag: flag(outcome === 'passed'), approval_flag: flag(true),
            subject_result: outcome ? OUTCOME_WORDS[outcome] : '未表决', remark: late ?? undefined,
          })),
        })),
      }),
    };
    for (const [name, xml] of Object.entries(documents)) {
      const faults = await faultsOf(name, xml, SCHEMA);
      if (faults.length > 0) throw new Error(`${name} is not what its schema says: ${faults.join('; ')}`);
    }
    const time = period ? `${period.first}至${period.last}` : `截至${today}`;
    return { name: `三重一大数据_${time}.zip`, type: 'application/zip', bytes: new Uint8Array(zipSync({ ...Object.fromEntries(Object.entries(documents).map(([name, xml]) => [name, strToU8(xml)])), 'schema.xsd': strToU8(SCHEMA) })) };
  }
}

const voteXml = ({ person, for: inFavour, against, abstain, due, needed }: Vote): Xml => ({ person, for: inFavour, against, abstain, due, needed });
