import type { ClientBase } from 'pg';
import { putNews } from '#duties';
import type { Ledger, Reader, SequencedEvent, Streams } from '#infra/events';
import { dateInWords, numberInWords, OrganId, plain } from '#kernel';
import type { MeetingEvent, PartyGroupEvent } from './events.ts';
import { meeting, settledOf, type Meeting } from './meeting.ts';
import { OUTCOME_WORDS } from './meeting-desk.ts';
import { membersOn, partyGroup, type PartyGroup } from './party-group.ts';

/** Members are told of a meeting with its agenda when it is called, and asked to confirm the minutes when it has ended. */
export class TellMembers implements Reader {
  readonly name = 'decisions.tell-members';
  private readonly groups: Streams<PartyGroup, PartyGroupEvent>;
  private readonly meetings: Streams<Meeting, MeetingEvent>;

  constructor(ledger: Ledger) {
    this.groups = ledger.streams(partyGroup);
    this.meetings = ledger.streams(meeting);
  }

  async apply(recorded: SequencedEvent, client: ClientBase): Promise<void> {
    const { type, data } = recorded as unknown as MeetingEvent;
    const organ = OrganId.parse(recorded.organ);
    if (type === 'decisions.meeting-convened') {
      const { heldOn, at, place, agenda, number } = data;
      const words = `**${number.year}年第${number.serial}次党组会议**\n\n${dateInWords(heldOn)}${at ? ` ${at}` : ''}${place ? `，${plain(place)}` : ''}\n\n${agenda.map((entry) => `- 议题${entry.place} ${entry.number} ${plain(entry.title)}`).join('\n')}\n\n因故不能参加的，请会前请假，可以提交书面意见。`;
      for (const { staff } of membersOn(await this.groups.now(organ, organ), heldOn)) await putNews(client, recorded, { staff, title: '党组会议通知', words, button: { title: '查看议程', says: numberInWords(number) } });
    } else if (type === 'decisions.meeting-closed') {
      const held = await this.meetings.now(organ, data.meeting);
      if (held.is !== 'closed') return;
      const number = numberInWords(held.number);
      const words = `**${number}** 已散会，结果如下，请核对：\n\n${held.agenda.map(({ place, title }) => `- 议题${place} ${plain(title)}：${OUTCOME_WORDS[settledOf(held, place) ?? 'deferred']}`).join('\n')}\n\n发送“起草会议纪要 ${number}”可以看全文；无误请点“确认纪要”，有意见请写在后面。`;
      for (const { staff } of held.due.filter((one) => !held.absent.some((away) => away.staff === one.staff))) await putNews(client, recorded, { staff, title: '请确认会议纪要', words, button: { title: '确认纪要', says: `确认纪要 ${number}` } });
    }
  }
}
