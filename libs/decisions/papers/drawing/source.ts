import type { Organ } from '#directory';
import type { Block, OfficialPaper, Run } from '#infra/documents';
import { numberInWords, type LocalDate } from '#kernel';
import { METHODS, type MeetingEvent, type Vote } from '../../meetings/events.ts';
import type { Held, Meeting } from '../../meetings/meeting.ts';

/** What is known of a meeting when a paper of it is made. */
export interface Source {
  readonly organ: Organ | undefined;
  readonly meeting: Exclude<Meeting, { is: 'unknown' }>;
  readonly events: readonly MeetingEvent[];
  readonly nameOf: (staff: string) => string;
}
/** Of a meeting that began. */
export interface HeldSource extends Source {
  readonly meeting: Held;
}
export const isHeld = (source: Source): source is HeldSource =>
  source.meeting.is === 'open' || source.meeting.is === 'closed';

export const inPaper = (day: LocalDate): string =>
  `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
export const gap = (what: string): Run => ({ gap: what });
export const text = (...runs: readonly Run[]): Block => ({ is: 'text', runs });
export const first = (line: string): Block => ({ is: 'heading', level: 1, text: line });
const NUMERALS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
/** 1 → 一, 12 → 十二, 37 → 三十七: as headings count. */
export const inChinese = (n: number): string =>
  n <= 10
    ? NUMERALS[n]!
    : n < 20
      ? `十${NUMERALS[n - 10]!}`
      : `${NUMERALS[Math.floor(n / 10)]!}十${n % 10 === 0 ? '' : NUMERALS[n % 10]!}`;

export const titleOf = ({ meeting }: Source): string => `${meeting.number.year}年第${meeting.number.serial}次党组会议`;
export const organOf = ({ organ }: Source): string => organ?.name ?? '【待填：单位全称】';
export const eventsOf = <T extends MeetingEvent['type']>(
  { events }: Source,
  type: T,
): readonly Extract<MeetingEvent, { readonly type: T }>[] =>
  events.filter((event): event is Extract<MeetingEvent, { readonly type: T }> => event.type === type);

/** How often the record was corrected, and one. */
export const versionOf = (source: Source): number => 1 + (isHeld(source) ? source.meeting.corrections : 0);
/** A paper of a record: every one says of which version it was made, a corrected one and a draft over the page. */
export const recorded = (source: Source, { blocks, ...paper }: OfficialPaper): OfficialPaper => {
  const version = versionOf(source);
  const mark =
    source.meeting.is === 'open' ? '草稿（会议尚未结束）' : version === 1 ? undefined : `第${version}版（更正后）`;
  return {
    ...paper,
    ...(mark === undefined ? {} : { mark }),
    blocks: [...blocks, { is: 'note', text: `依据${numberInWords(source.meeting.number)}会议记录第${version}版制作` }],
  };
};

const OUTCOMES = { passed: '通过', rejected: '未通过', deferred: '暂缓' } as const;
export const outcomeInWords = (outcome: keyof typeof OUTCOMES | undefined): string =>
  outcome ? OUTCOMES[outcome] : '未表决';
export const votesInWords = ({
  person,
  method,
  for: inFavour,
  against,
  abstain,
  due,
  present,
  needed,
  outcome,
}: Vote): string =>
  `${person === undefined ? '' : `${person}：`}${METHODS[method].label}，应到${due}人，到会${present}人，须${needed}票；赞成${inFavour}票，反对${against}票，弃权${abstain}票，${OUTCOMES[outcome]}`;
/** Words as a sentence, with one full stop. */
export const sentence = (words: string): string => `${words.replace(/[。；;.\s]+$/u, '')}。`;

/** Who was due, who was there, who was not and why, who came late and went early. */
export const attendance = (source: HeldSource): readonly Block[] => {
  const { meeting, nameOf } = source;
  const there = meeting.due.filter(({ staff }) => !meeting.absent.some((one) => one.staff === staff));
  const observers = eventsOf(source, 'decisions.observers-noted').flatMap(({ data }) =>
    data.observers.map((one) => `${nameOf(one)}${data.place === undefined ? '' : `（议题${data.place}）`}`),
  );
  const when = (after: number) => (after === 0 ? '表决前' : `第${inChinese(after)}项议题后`);
  const moves = source.events.flatMap((event) =>
    event.type === 'decisions.member-came'
      ? [`${nameOf(event.data.staff)}${when(event.data.after)}到会`]
      : event.type === 'decisions.member-left'
        ? [`${nameOf(event.data.staff)}${when(event.data.after)}离会（${event.data.reason}）`]
        : [],
  );
  return [
    text(`主持：${nameOf(meeting.chair)}`),
    text(
      `应到${meeting.due.length}人，实到${there.length}人。出席：${there.map(({ staff }) => nameOf(staff)).join('、')}`,
    ),
    ...(meeting.absent.length > 0
      ? [text(`请假：${meeting.absent.map(({ staff, reason }) => `${nameOf(staff)}（${reason}）`).join('、')}`)]
      : []),
    ...(moves.length > 0 ? [text(`中途到会、离会：${moves.join('；')}`)] : []),
    ...(observers.length > 0 ? [text(`列席：${observers.join('、')}`)] : []),
  ];
};

/** How the resolution on an entry reads, as it was corrected last. */
export const resolutionOf = (source: Source, place: number): string | undefined =>
  source.events
    .flatMap((event) =>
      event.type === 'decisions.vote-taken' && event.data.vote.place === place
        ? [event.data.resolution]
        : event.type === 'decisions.resolution-corrected' && event.data.place === place
          ? [event.data.resolution]
          : [],
    )
    .findLast((one) => one !== undefined);

/** What was corrected, why, and by whose approval: the version each made. */
export const correctionsInWords = (source: Source): readonly string[] =>
  source.events
    .flatMap<{ readonly what: string; readonly reason: string; readonly approvedBy: string }>((event) => {
      const { nameOf } = source;
      switch (event.type) {
        case 'decisions.vote-corrected':
          return [{ what: `更正议题${event.data.vote.place}的表决`, ...event.data }];
        case 'decisions.attendance-corrected':
          return [
            {
              what: `更正到会情况，请假：${event.data.absent.map(({ staff }) => nameOf(staff)).join('、') || '无'}`,
              ...event.data,
            },
          ];
        case 'decisions.recusal-corrected':
          return [
            {
              what: `更正议题${event.data.place}的回避：${nameOf(event.data.staff)}${event.data.withdrew ? '已回避' : '没有回避'}`,
              ...event.data,
            },
          ];
        case 'decisions.resolution-corrected':
          return [{ what: `更正议题${event.data.place}的决议`, ...event.data }];
        default:
          return [];
      }
    })
    .map(
      ({ what, reason, approvedBy }, n) =>
        `第${n + 2}版：${what}。原因：${sentence(reason)}批准：${source.nameOf(approvedBy)}。`,
    );
