import { policy, type Acting, type Happened } from '#infra/events';
import { dateInWords } from '#kernel';
import { DutyMoved, type Why } from './events.ts';
import { putNews } from './put-news.ts';

const CAUSE: Readonly<Record<Why, string>> = {
  corrected: '事实更正',
  extended: '期限延长',
  suspended: '期限中止',
  calendar: '放假安排变动',
  setting: '期限设定变动',
  confirmed: '放假安排已公布',
};

interface DutyRow {
  readonly number: string;
  readonly name: string;
  readonly title: string;
  readonly owner: string | null;
  readonly deputy: string | null;
}

const tellOwners = async (event: Happened<typeof DutyMoved>, { client }: Acting) => {
  const { duty: id, why } = event.data;
  if (why !== 'calendar' && why !== 'setting') return;
  const { rows } = await client.query<DutyRow>(
    'select number, name, title, owner, deputy from duty_register where organ = $1 and duty = $2',
    [event.organ, id],
  );
  const [duty] = rows;
  if (!duty) return;
  const words = `**${duty.number} ${duty.name}**（${duty.title}）\n\n${movedInWords(event.data)}，原因：${CAUSE[why]}。`;
  const button = { title: '我的待办', says: '我的待办' };
  for (const staff of new Set([duty.owner, duty.deputy].filter((one) => one !== null)))
    await putNews(client, event, { staff, title: '期限有变动', words, button });
};

/** `由2026-03-02(周一)改为 **2026-03-03(周二)**（暂定）` */
const movedInWords = ({ was, counted }: Happened<typeof DutyMoved>['data']): string => {
  const { due, safe, provisional, caution } = counted;
  const early = safe === undefined ? '' : `，请在${dateInWords(safe)}前办结`;
  const day = `**${dateInWords(due)}**${early}`;
  const moved = due === was ? `日期已确定为 ${day}` : `由${dateInWords(was)}改为 ${day}`;
  return `${moved}${provisional ? '（暂定）' : ''}${caution}`;
};

/** The persons concerned are told that a day moved without their doing. */
export const whenDayMoves = policy('duties.duty-news').onStreams().on(DutyMoved, tellOwners);
