import type { Organ } from '#directory';
import type { Block, Run } from '#infra/documents';
import type { LocalDate } from '#kernel';
import { METHODS, type MeetingEvent, type Vote } from '../events.ts';
import type { Meeting } from '../meeting.ts';

/** What is known of a meeting when a paper of it is made. */
export interface Source {
  readonly organ: Organ | undefined;
  readonly meeting: Exclude<Meeting, { is: 'unknown' }>;
  readonly events: readonly MeetingEvent[];
  readonly nameOf: (staff: string) => string;
  /** How often a vote was corrected, and one: papers made before a correction are older versions. */
  readonly version: number;
}

export const inPaper = (day: LocalDate): string => `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
export const gap = (what: string): Run => ({ gap: what });
export const text = (...runs: readonly Run[]): Block => ({ is: 'text', runs });
export const first = (line: string): Block => ({ is: 'heading', level: 1, text: line });
const NUMERALS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
/** 1 → 一, 12 → 十二, 37 → 三十七: as headings count. */
export const inChinese = (n: number): string => (n <= 10 ? NUMERALS[n]! : n < 20 ? `十${NUMERALS[n - 10]!}` : `${NUMERALS[Math.floor(n / 10)]!}十${n % 10 === 0 ? '' : NUMERALS[n % 10]!}`);

export const titleOf = ({ meeting }: Source): string => `${meeting.number.year}年第${meeting.number.serial}次党组会议`;
export const organOf = ({ organ }: Source): string => organ?.name ?? '【待填：单位全称】';
export const markOf = ({ version }: Source): string => (version === 1 ? '' : `第${version}版（更正后）`);
export const eventsOf = <T extends MeetingEvent['type']>({ events }: Source, type: T): readonly Extract<MeetingEvent, { readonly type: T }>[] => events.filter((event): event is Extract<MeetingEvent, { readonly type: T }> => event.type === type);

const OUTCOMES = { passed: '通过', rejected: '未通过', deferred: '暂缓' } as const;
export const outcomeInWords = (outcome: keyof typeof OUTCOMES | undefined): string => (outcome ? OUTCOMES[outcome] : '未表决');
export const votesInWords = ({ person, method, for: inFavour, against, abstain, due, needed, outcome }: Vote): string =>
  `${person === undefined ? '' : `${person}：`}${METHODS[method].label}，应到${due}人，须${needed}票；赞成${inFavour}票，反对${against}票，弃权${abstain}票，${OUTCOMES[outcome]}`;

/** Who was due, who was there, who was not and why. */
export const attendance = (source: Source): readonly Block[] => {
  const { meeting, nameOf } = source;
  if (meeting.is === 'convened') return [];
  const there = meeting.due.filter(({ staff }) => !meeting.absent.some((one) => one.staff === staff));
  const observers = eventsOf(source, 'decisions.observers-noted').flatMap(({ data }) => data.observers.map((one) => `${nameOf(one)}${data.place === undefined ? '' : `（议题${data.place}）`}`));
  return [
    text(`主持：${nameOf(meeting.chair)}`), text(`应到${meeting.due.length}人，实到${there.length}人。出席：${there.map(({ staff }) => nameOf(staff)).join('、')}`),
    ...(meeting.absent.length > 0 ? [text(`请假：${meeting.absent.map(({ staff, reason }) => `${nameOf(staff)}（${reason}）`).join('、')}`)] : []), ...(observers.length > 0 ? [text(`列席：${observers.join('、')}`)] : []),
  ];
};
