import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { type Answered, command, Handles } from '#infra/commands';
import { Database } from '#infra/database';
import {
  dateOf,
  derivedId,
  field,
  LocalDate,
  numberInWords,
  role,
  TimeOfDay,
  writtenNumber,
  type OrganId,
  oneLine,
} from '#kernel';
import type { TaskTables } from '../../follow-up/task-register/task-line.ts';
import { MeetingId, NAMED_ITEM } from '../../ground/terms.ts';
import type { ItemTables } from '../../items/item-register/item-line.ts';
import { conveneMeeting } from '../convening.ts';
import { MeetingAnswer, MeetingDesk, meetingInWords, meetingNext } from '../meeting-desk.ts';
import { Agenda, AGENDAS } from './agenda.ts';

/** An agenda longer than this is two meetings. */
const MOST = 60;

/**
 * Calls a meeting and gives notice: of the items named, or of all that the secretary approved; and of what waits to
 * be ratified, and of overdue tasks.
 */
export const ConveneMeeting = command('decisions.convene-meeting', {
  title: '召集党组会',
  topic: '党组会议',
  says: [
    '召集党组会',
    '召集党组会议',
    '通知开党组会',
    '会议通知',
    '发会议通知',
    '召开党组会',
    '召开党组会议',
    '开党组会',
  ],
  examples: ['召集党组会 下周一上午10点 三楼会议室', '会议通知 3月20日10点', '召集党组会 明天下午3点半'],
  may: role('office'),
  reads: ['decisions.item-register', ...AGENDAS, 'decisions.task-register'],
  input: {
    heldOn: field(LocalDate, {
      label: '开会日期',
      ask: '哪天开会？',
      example: '2026-03-20',
      written: '3月20日',
      kind: { is: 'date', tense: 'future' },
    }),
    at: field(TimeOfDay, {
      label: '时间',
      ask: '几点开？',
      example: '10:00',
      kind: { is: 'time' },
      needed: () => false,
    }),
    place: field(oneLine(1, 100), {
      label: '地点',
      ask: '在哪里开？',
      example: '三楼会议室',
      kind: { is: 'text', like: '(?:室|厅|楼)$' },
      needed: () => false,
    }),
    noticedOn: field(LocalDate, {
      label: '通知日期',
      ask: '会议通知是哪天发出的？',
      example: '2026-03-16',
      written: '3月16日通知',
      kind: { is: 'date', tense: 'past' },
      needed: () => false,
    }),
    // Without it, what the secretary approved.
    items: field(z.array(writtenNumber('议题')).min(1).max(MOST), {
      label: '议题',
      ask: '哪些议题？',
      example: '["议题〔2026〕1号"]',
      kind: { is: 'text', like: '(?!)', listed: NAMED_ITEM.found },
      needed: () => false,
    }),
  },
  answer: MeetingAnswer,
  reports: (answer) => `已通知，${answer.agenda.length}项议题：\n\n${meetingInWords(answer)}`,
  next: meetingNext,
  corrected: ({ number }) => ({ command: 'decisions.move-meeting', input: { meeting: number } }),
});
export type ConveneMeeting = InstanceType<typeof ConveneMeeting>;

@Handles(ConveneMeeting)
export class ConveneMeetingHandler {
  constructor(
    @Inject(MeetingDesk) private readonly desk: MeetingDesk,
    @Inject(Agenda) private readonly agenda: Agenda,
    @Inject(Database) private readonly database: Database,
  ) {}

  async execute({ input, by }: ConveneMeeting): Promise<Answered<MeetingAnswer>> {
    const { organ } = by.actor;
    const meeting = MeetingId.parse(derivedId(by.id, 'meeting'));
    const { heldOn, at, place, noticedOn } = input;
    const numbers = input.items?.map(numberInWords) ?? (await this.approved(organ, noticedOn ?? heldOn));
    const taken = await this.agenda.take(by, { meeting, heldOn, noticedOn }, numbers);
    if ('refusal' in taken) return { is: 'refused', ...taken };
    const agenda = [...(await this.agenda.emergenciesWaiting(organ, heldOn)), ...taken.entries];
    const answered = await this.desk.open(
      by,
      meeting,
      conveneMeeting(
        { meeting, heldOn, at, place, noticedOn, agenda, returned: await this.returned(organ) },
        dateOf(by.at),
      ),
    );
    if (answered.is === 'refused') await this.agenda.release(by, meeting, taken.entries);
    return answered;
  }

  /** What the secretary approved, was put forward by that day, and no meeting that is to come has. */
  private async approved(organ: OrganId, by: LocalDate): Promise<string[]> {
    const rows = await this.database
      .of<ItemTables>(organ)
      .selectFrom('item_register')
      .select(['year', 'serial'])
      .where('organ', '=', organ)
      .where('state', '=', 'approved')
      .where('proposed_on', '<=', by)
      .orderBy('year')
      .orderBy('serial')
      .limit(MOST)
      .execute();
    return rows.map(({ year, serial }) => numberInWords({ series: '议题', year, serial }));
  }

  /** Overdue tasks that go back to the group. */
  private async returned(organ: OrganId): Promise<string[]> {
    const rows = await this.database
      .of<TaskTables>(organ)
      .selectFrom('task_register')
      .select(['year', 'serial', 'what', 'due'])
      .where('organ', '=', organ)
      .where('state', '=', 'open')
      .where('returned', '=', true)
      .orderBy('due')
      .limit(20)
      .execute();
    return rows.map(
      ({ year, serial, what, due }) => `${numberInWords({ series: '任务', year, serial })} ${what}（期限${due}）`,
    );
  }
}
