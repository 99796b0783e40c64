// What one person is told in the morning: a line for each duty that has its turn, in the order of what presses.
import { addDays, dateInWords, grouped, plain, type LocalDate } from '#kernel';
import type { Standing } from './ladder.ts';

/** A duty that has its turn. */
export interface Turn {
  readonly standing: Standing;
  readonly number: string;
  readonly name: string;
  readonly title: string;
  readonly due: LocalDate | null;
  readonly rule: string | null;
  readonly since: LocalDate | null;
  /** Statute and article, the one it rests on first; empty where none is. */
  readonly source: string;
}

/** Days on which nothing could be told. */
export interface Outage {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** Lines of one digest; what is more is in 我的待办. */
const MOST_LINES = 15;
/** Numbers named in one line. */
const MOST_NUMBERS = 5;

/** What presses comes first: today, over, then the nearer before the further, then what has no day. */
const pressing = (standing: Standing): number => {
  switch (standing.is) {
    case 'today':
    case 'aim':
      return 0;
    case 'overdue':
      return 1;
    case 'ahead':
      return 1 + standing.days;
    case 'half':
      return 10_000;
    case 'arrived':
    case 'waiting':
      return 20_000;
  }
};

/** `还有3个工作日` */
const standingInWords = (standing: Standing): string => {
  switch (standing.is) {
    case 'today':
      return '今天到期';
    case 'aim':
      return '请今天办结';
    case 'overdue':
      return `逾期第${standing.days}个工作日`;
    case 'ahead':
      return standing.days === 1 ? '下一个工作日到期' : `还有${standing.days}个工作日`;
    case 'half':
      return `期限过半，还有${standing.days}个工作日`;
    case 'arrived':
      return '新到';
    case 'waiting':
      return `等您办理第${standing.days}个工作日`;
  }
};

/** Duties of one rule, name, day and standing are one line. */
const sameLine = ({ rule, name, due, standing }: Turn): string => JSON.stringify([rule, name, due, standing]);

const numbersOf = (turns: readonly Turn[]): string => {
  const named = turns.slice(0, MOST_NUMBERS).map(({ number }) => plain(number));
  return turns.length > MOST_NUMBERS ? `${named.join('、')} 等${turns.length}项` : named.join('、');
};

/** `- **还有3个工作日** 案件〔2026〕3号 行政复议答复（雪莲生物） · 2026-03-16(周一)到期 · 《行政复议法》第四十八条` */
const lineOf = (turns: readonly [Turn, ...Turn[]]): string => {
  const [{ standing, name, title, due, since, source }] = turns;
  const about = turns.length === 1 ? `（${plain(title)}）` : '';
  const dated = due === null ? '' : `${dateInWords(due)}到期`;
  const asked = due === null && since !== null ? `${dateInWords(since)}起等您办理` : '';
  const what = `**${standingInWords(standing)}** ${numbersOf(turns)} ${plain(name)}${about}`;
  return `- ${[what, dated, asked, plain(source.split('；')[0]!)].filter((part) => part !== '').join(' · ')}`;
};

/** The words of one person's morning; none of `turns` may be missing from it but those past the fifteenth line. */
export const digestOf = (day: LocalDate, turns: readonly Turn[], outage?: Outage): string => {
  const ordered = turns.toSorted((a, b) => pressing(a.standing) - pressing(b.standing));
  const lines = [...grouped(ordered, sameLine).values()];
  const shown = lines.slice(0, MOST_LINES);
  const more = lines.slice(MOST_LINES).flat().length;
  return [
    `**${dateInWords(day)}** 有${turns.length}项提醒`,
    ...(outage ? [`（补发：${outageInWords(outage)}提醒中断）`] : []),
    shown.map((line) => lineOf(line as [Turn, ...Turn[]])).join('\n'),
    ...(more > 0 ? [`另有${more}项，见“我的待办”。`] : []),
  ].join('\n\n');
};

const outageInWords = ({ from, to }: Outage): string => (from === to ? from : `${from}至${to}`);

/** The days nothing was told on since the last morning; undefined where none was left out, or none was before. */
export const outageBetween = (last: LocalDate | undefined, today: LocalDate): Outage | undefined => {
  if (last === undefined || addDays(last, 1) >= today) return undefined;
  return { from: addDays(last, 1), to: addDays(today, -1) };
};
