import type { ClientBase } from 'pg';
import { putNews } from '#duties';
import type { Ledger, Reader, SequencedEvent, Streams } from '#infra/events';
import { dateInWords, numberInWords, OrganId, plain, type StaffId } from '#kernel';
import type { TaskEvent } from '../follow-up/events.ts';
import { task, type Task } from '../follow-up/task.ts';
import type { AgendaEntry, MeetingEvent } from '../meetings/events.ts';
import { OUTCOME_WORDS } from '../meetings/meeting-desk.ts';
import { meeting, settledOf, type Held, type Meeting } from '../meetings/meeting.ts';
import type { PartyGroupEvent } from '../party-group/events.ts';
import { membersOn, partyGroup, type PartyGroup } from '../party-group/party-group.ts';

const agendaInWords = (agenda: readonly AgendaEntry[]): string =>
  agenda.map((entry) => `- 议题${entry.place} ${entry.number} ${plain(entry.title)}`).join('\n');

/**
 * Members are told of a meeting with its agenda when it is called, moved or cancelled, and of what comes on the agenda late;
 * who was there is asked to confirm the minutes when it has ended, and again when they were corrected. Who is to carry out what
 * was passed is told, and the secretary, when its day has passed.
 */
export class TellMembers implements Reader {
  readonly name = 'decisions.tell-members';
  private readonly groups: Streams<PartyGroup, PartyGroupEvent>;
  private readonly meetings: Streams<Meeting, MeetingEvent>;
  private readonly tasks: Streams<Task, TaskEvent>;

  constructor(ledger: Ledger) {
    this.groups = ledger.streams(partyGroup);
    this.meetings = ledger.streams(meeting);
    this.tasks = ledger.streams(task);
  }

  async apply(recorded: SequencedEvent, client: ClientBase): Promise<void> {
    const event = recorded as unknown as MeetingEvent | TaskEvent;
    const organ = OrganId.parse(recorded.organ);
    const tell = async (
      staff: readonly StaffId[],
      title: string,
      words: string,
      button: { readonly title: string; readonly says: string },
    ) => {
      for (const one of staff) await putNews(client, recorded, { staff: one, title, words, button });
    };
    const membersAt = async (day: Held['heldOn']) =>
      membersOn(await this.groups.now(organ, organ), day).map(({ staff }) => staff);
    switch (event.type) {
      case 'decisions.meeting-convened': {
        const { heldOn, at, place, agenda, number, returned = [] } = event.data;
        const overdue =
          returned.length > 0
            ? `\n\n提请研究的逾期督办事项：\n\n${returned.map((one) => `- ${plain(one)}`).join('\n')}`
            : '';
        const words = `**${number.year}年第${number.serial}次党组会议**\n\n${dateInWords(heldOn)}${at ? ` ${at}` : ''}${place ? `，${plain(place)}` : ''}\n\n${agendaInWords(agenda)}${overdue}\n\n因故不能参加的，请发送“请假 ${numberInWords(number)}”并写明原因，可以提交书面意见。`;
        return tell(await membersAt(heldOn), '党组会议通知', words, {
          title: '会议材料',
          says: `会议材料 ${numberInWords(number)}`,
        });
      }
      case 'decisions.item-put-on-agenda':
      case 'decisions.meeting-moved':
      case 'decisions.meeting-cancelled': {
        const it = await this.meetings.now(organ, event.data.meeting);
        if (it.is === 'unknown') return;
        const number = numberInWords(it.number);
        const [title, words] =
          event.type === 'decisions.item-put-on-agenda'
            ? [
                '增加临时议题',
                `**${number}** 增加临时议题：\n\n${agendaInWords([event.data.entry])}\n\n理由：${plain(event.data.entry.late ?? '')}`,
              ]
            : event.type === 'decisions.meeting-moved'
              ? [
                  '党组会议改期',
                  `**${number}** 改到 ${dateInWords(event.data.heldOn)}${event.data.at ? ` ${event.data.at}` : ''}${event.data.place ? `，${plain(event.data.place)}` : ''}。\n\n原因：${plain(event.data.reason)}`,
                ]
              : ['党组会议取消', `**${number}** 取消。\n\n原因：${plain(event.data.reason)}`];
        return tell(await membersAt(it.heldOn), title!, words!, { title: '查看议程', says: number });
      }
      case 'decisions.meeting-closed':
      case 'decisions.vote-corrected':
      case 'decisions.attendance-corrected':
      case 'decisions.recusal-corrected':
      case 'decisions.resolution-corrected': {
        const held = await this.meetings.now(organ, event.data.meeting);
        if (held.is !== 'closed') return;
        const number = numberInWords(held.number);
        const results = held.agenda
          .map(
            ({ place, title }) =>
              `- 议题${place} ${plain(title)}：${OUTCOME_WORDS[settledOf(held, place) ?? 'deferred']}`,
          )
          .join('\n');
        const what =
          event.type === 'decisions.meeting-closed'
            ? '已散会'
            : `的记录已更正（原因：${plain(event.data.reason)}），此前的确认不再有效`;
        const there = held.due
          .map(({ staff }) => staff)
          .filter((staff) => !held.absent.some((away) => away.staff === staff));
        return tell(
          there,
          '请确认会议纪要',
          `**${number}** ${what}，结果如下，请核对：\n\n${results}\n\n发送“起草会议纪要 ${number}”可以看全文；无误请点“确认纪要”，有异议请发送“纪要有误 ${number}”并写明。`,
          { title: '确认纪要', says: `确认纪要 ${number}` },
        );
      }
      case 'decisions.task-assigned':
      case 'decisions.task-reassigned':
      case 'decisions.task-returned': {
        const it = await this.tasks.now(organ, event.data.task);
        if (it.is === 'unknown') return;
        const number = numberInWords(it.number);
        const words = `**${number}** ${plain(it.what)}${it.due ? `\n\n期限：${dateInWords(it.due)}` : ''}`;
        if (event.type !== 'decisions.task-returned')
          return tell([it.owner], '党组会议决议交您落实', words, { title: '报告进展', says: `任务进展 ${number}` });
        const secretary = membersOn(await this.groups.now(organ, organ), event.data.due)
          .filter(({ rank }) => rank === 'secretary')
          .map(({ staff }) => staff);
        return tell(
          [...new Set([it.owner, ...secretary])],
          '决议落实逾期，提请党组研究',
          `${words}，已经逾期。将列入下一次党组会议通知。`,
          { title: '督办事项', says: '督办事项' },
        );
      }
    }
  }
}
