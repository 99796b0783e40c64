import type { ClientBase } from 'pg';
import type { Reader, SequencedEvent } from '#infra/events';
import { dateInWords } from '#kernel';
import type { DutyEvent, Why } from '../events.ts';
import { putNews } from '../put-news.ts';

const CAUSE: Readonly<Record<Why, string>> = {
  corrected: '事实更正',
  extended: '期限延长',
  suspended: '期限中止',
  calendar: '放假安排变动',
  setting: '期限设定变动',
};

/** Puts down what the persons concerned are to be told: that a day moved without their doing. */
export class DutyNews implements Reader {
  readonly name = 'duties.duty-news';

  async apply(recorded: SequencedEvent, client: ClientBase): Promise<void> {
    const { type, data } = recorded as unknown as DutyEvent;
    if (type !== 'duties.duty-moved' || (data.why !== 'calendar' && data.why !== 'setting')) return;
    const {
      rows: [duty],
    } = await client.query<{
      number: string;
      name: string;
      title: string;
      owner: string | null;
      deputy: string | null;
    }>('select number, name, title, owner, deputy from duty_register where organ = $1 and duty = $2', [
      recorded.organ,
      data.duty,
    ]);
    if (!duty) return;
    const { due, provisional, caution } = data.counted;
    const moved =
      due === data.was
        ? `日期已确定为 **${dateInWords(due)}**`
        : `由${dateInWords(data.was)}改为 **${dateInWords(due)}**`;
    const words = `**${duty.number} ${duty.name}**（${duty.title}）\n\n${moved}${provisional ? '（暂定）' : ''}${caution}，原因：${CAUSE[data.why]}。`;
    for (const staff of new Set([duty.owner, duty.deputy].filter((one) => one !== null)))
      await putNews(client, recorded, {
        staff,
        title: '期限有变动',
        words,
        button: { title: '我的待办', says: '我的待办' },
      });
  }
}
