import type { Organ } from '#directory';
import type { Block, OfficialPaper, Run } from '#infra/documents';
import {
  eventTypesIn,
  keptFrom,
  marksIn,
  marksInWords,
  numberInWords,
  saidTo,
  WITHHELD,
  type Audience,
  type LocalDate,
  type Mark,
} from '#kernel';
import * as recordedOf from '../../meetings/events.ts';
import { AgendaEntry, METHODS, type MeetingEvent, type Vote } from '../../meetings/events.ts';
import { entryAt, isAmong, isLeave, type Absent, type Held, type Meeting } from '../../meetings/meeting-state.ts';

// What the papers of a meeting are drawn from, and how numbers, names and sentences read in them.

/** What is known of a meeting when a paper of it is made. */
export interface Source {
  readonly organ: Organ | undefined;
  readonly meeting: Exclude<Meeting, { is: 'unknown' }>;
  readonly events: readonly MeetingEvent[];
  readonly nameOf: (staff: string) => string;
  /** Whom the paper is for: those with the right to the record, or whoever it is sent on to. */
  readonly audience: Extract<Audience, 'oneself' | 'paper'>;
}
/** Of a meeting that began. */
export interface HeldSource extends Source {
  readonly meeting: Held;
}
export const isHeld = (source: Source): source is HeldSource =>
  source.meeting.is === 'open' || source.meeting.is === 'closed';

const SCHEMAS = new Map(eventTypesIn(recordedOf).map(({ type, schema }) => [type, schema]));

/** What may be told of the record in a paper for this audience. */
export const tells = ({ audience }: Source, mark: Mark): boolean => keptFrom(audience, [mark]).length === 0;

/** Whom a meeting passed is named wherever its paper goes; other candidates are not. */
export const passedOf = ({ votes }: Held, place: number): readonly string[] =>
  votes.filter((vote) => vote.place === place && vote.outcome === 'passed').flatMap(({ person }) => person ?? []);

/** The candidates of an entry that a paper which is sent on does not name. */
const unnamedOf = (held: Held, place: number): readonly string[] => {
  const passed = passedOf(held, place);
  return (entryAt(held, place)?.persons ?? []).filter((person) => !passed.includes(person));
};

const without = (words: string, names: readonly string[]): string =>
  names.reduce((left, name) => left.replaceAll(name, WITHHELD), words);

/** The record of a meeting as a paper that is sent on may tell it. */
export const sentOn = (source: HeldSource): HeldSource => {
  const { meeting, events } = source;
  const agenda = meeting.agenda.map((entry) => ({
    ...saidTo('paper', AgendaEntry, entry).value,
    title: without(entry.title, unnamedOf(meeting, entry.place)),
  }));
  return {
    ...source,
    audience: 'paper',
    meeting: { ...meeting, agenda },
    events: events.map((event) => eventSentOn(event, meeting)),
  };
};

const eventSentOn = (event: MeetingEvent, meeting: Held): MeetingEvent => {
  const said = { ...event, ...{ data: saidTo('paper', SCHEMAS.get(event.type)!, event.data).value } } as MeetingEvent;
  switch (said.type) {
    case 'decisions.vote-taken': {
      const { vote, resolution } = said.data;
      return resolution === undefined
        ? said
        : { ...said, data: { ...said.data, resolution: without(resolution, unnamedOf(meeting, vote.place)) } };
    }
    case 'decisions.resolution-corrected': {
      const { place, resolution } = said.data;
      return { ...said, data: { ...said.data, resolution: without(resolution, unnamedOf(meeting, place)) } };
    }
    default:
      return said;
  }
};

/** 2026年3月20日 */
export const inPaper = (day: LocalDate): string =>
  `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
/** What is to be filled in by hand. */
export const gap = (what: string): Run => ({ gap: what });
export const text = (...runs: readonly Run[]): Block => ({ is: 'text', runs });
/** A heading of the first level. */
export const first = (line: string): Block => ({ is: 'heading', level: 1, text: line });

const NUMERALS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
/** 1 → 一, 12 → 十二, 37 → 三十七: as headings count. */
export const inChinese = (n: number): string => {
  if (n <= 10) return NUMERALS[n]!;
  const tens = n < 20 ? '' : NUMERALS[Math.floor(n / 10)]!;
  const ones = n % 10 === 0 ? '' : NUMERALS[n % 10]!;
  return `${tens}十${ones}`;
};

export const titleOf = ({ meeting }: Source): string => `${meeting.number.year}年第${meeting.number.serial}次党组会议`;
export const organOf = ({ organ }: Source): string => organ?.name ?? '【待填：单位全称】';
export const eventsOf = <T extends MeetingEvent['type']>(
  { events }: Source,
  type: T,
): readonly Extract<MeetingEvent, { readonly type: T }>[] =>
  events.filter((event): event is Extract<MeetingEvent, { readonly type: T }> => event.type === type);

/** How often the record was corrected, and one. */
export const versionOf = (source: Source): number => 1 + (isHeld(source) ? source.meeting.corrections : 0);

/** What stands over every page of a draft, and of a record that was corrected. */
const markOf = (source: Source): string | undefined => {
  if (source.meeting.is === 'open') return '草稿（会议尚未结束）';
  const version = versionOf(source);
  return version === 1 ? undefined : `第${version}版（更正后）`;
};

/** What stands over a paper that is not sent on, if what it tells bears marks: `内部资料（含人事事项），不得外传`. */
const keptNote = ({ audience, events }: Source): string | undefined =>
  audience === 'paper'
    ? undefined
    : marksInWords(events.flatMap(({ type, data }) => [...marksIn(SCHEMAS.get(type)!, data)]));

/** A paper from before the meeting, under its marks if it bears any. */
export const kept = (source: Source, paper: OfficialPaper): OfficialPaper => {
  const mark = keptNote(source);
  return mark === undefined ? paper : { ...paper, mark };
};

/** A paper of a record: every one says of which version it was made, a corrected one and a draft over the page. */
export const recorded = (source: Source, { blocks, ...paper }: OfficialPaper): OfficialPaper => {
  const mark = [markOf(source), keptNote(source)].filter((part) => part !== undefined).join('　');
  const number = numberInWords(source.meeting.number);
  return {
    ...paper,
    ...(mark === '' ? {} : { mark }),
    blocks: [...blocks, { is: 'note', text: `依据${number}会议记录第${versionOf(source)}版制作` }],
  };
};

const OUTCOMES = { passed: '通过', rejected: '未通过', deferred: '暂缓' } as const;
export const outcomeInWords = (outcome: keyof typeof OUTCOMES | undefined): string =>
  outcome ? OUTCOMES[outcome] : '未表决';

/** A vote with what it was held against: 举手表决，应到9人，到会8人，须5票；赞成7票，反对0票，弃权1票，通过. */
export const votesInWords = (vote: Vote): string => {
  const about = vote.person === undefined ? '' : `${vote.person}：`;
  const room = `${METHODS[vote.method].label}，应到${vote.due}人，到会${vote.present}人，须${vote.needed}票`;
  const silent = vote.silent ? `，未表态${vote.silent}人` : '';
  const tally = `赞成${vote.for}票，反对${vote.against}票，弃权${vote.abstain}票${silent}`;
  return `${about}${room}；${tally}，${OUTCOMES[vote.outcome]}`;
};

/** Words as a sentence, with one full stop. */
export const sentence = (words: string): string => `${words.replace(/[。；;.\s]+$/u, '')}。`;

/** Who was due, who was there, who was not and why, who came late and went early, who sat in. */
export const attendance = (source: HeldSource): readonly Block[] => {
  const { meeting, nameOf } = source;
  const { due, absent } = meeting;
  const there = due.filter(({ staff }) => !isAmong(absent, staff)).map(({ staff }) => nameOf(staff));
  const why = (reason: string) => (tells(source, 'personal') ? `（${reason}）` : '');
  const inWords = ({ staff, reason }: Absent) => `${nameOf(staff)}${why(reason)}`;
  const away = absent.filter(({ reason }) => isLeave(reason)).map(inWords);
  const missing = absent.filter(({ reason }) => !isLeave(reason)).map(inWords);
  const moves = comingsAndGoings(source);
  const observers = eventsOf(source, 'decisions.observers-noted').flatMap(({ data }) =>
    data.observers.map((name) => `${nameOf(name)}${data.place === undefined ? '' : `（议题${data.place}）`}`),
  );
  return [
    text(`主持：${nameOf(meeting.chair)}`),
    text(`应到${due.length}人，实到${there.length}人。出席：${there.join('、')}`),
    ...(away.length > 0 ? [text(`请假：${away.join('、')}`)] : []),
    ...(missing.length > 0 ? [text(`缺席：${missing.join('、')}`)] : []),
    ...(moves.length > 0 ? [text(`中途到会、离会：${moves.join('；')}`)] : []),
    ...(observers.length > 0 ? [text(`列席：${observers.join('、')}`)] : []),
  ];
};

/** Who came late and who went early, in the order they did, each by what had been dealt with. */
const comingsAndGoings = (source: HeldSource): readonly string[] => {
  const { events, nameOf } = source;
  const when = (after: number) => (after === 0 ? '表决前' : `第${inChinese(after)}项议题后`);
  return events.flatMap((event) => {
    switch (event.type) {
      case 'decisions.member-came':
        return [`${nameOf(event.data.staff)}${when(event.data.after)}到会`];
      case 'decisions.member-left':
        return [
          `${nameOf(event.data.staff)}${when(event.data.after)}离会${tells(source, 'personal') ? `（${event.data.reason}）` : ''}`,
        ];
      default:
        return [];
    }
  });
};

/** How the resolution on an entry reads, as it was corrected last. */
export const resolutionOf = (source: Source, place: number): string | undefined =>
  source.events.map((event) => resolutionIn(event, place)).findLast((resolution) => resolution !== undefined);

const resolutionIn = (event: MeetingEvent, place: number): string | undefined => {
  switch (event.type) {
    case 'decisions.vote-taken':
      return event.data.vote.place === place ? event.data.resolution : undefined;
    case 'decisions.resolution-corrected':
      return event.data.place === place ? event.data.resolution : undefined;
    default:
      return undefined;
  }
};

/** What was corrected, why, and by whose approval: the version each made. */
export const correctionsInWords = ({ events, nameOf }: Source): readonly string[] =>
  events
    .flatMap((event) => correctionIn(event, nameOf))
    .map(
      ({ what, reason, approvedBy }, n) =>
        `第${n + 2}版：${what}。原因：${sentence(reason)}批准：${nameOf(approvedBy)}。`,
    );

/** `赞成5票、反对1票、弃权0票，通过` */
const tallyOf = ({ for: inFavour, against, abstain, outcome }: Vote): string =>
  `赞成${inFavour}票、反对${against}票、弃权${abstain}票，${OUTCOMES[outcome]}`;

/** What a vote in the meeting was before it was taken back, and why. */
export const retractionsOn = ({ events }: Source, place: number): readonly string[] =>
  events.flatMap(({ type, data }) =>
    type === 'decisions.vote-retracted' && data.place === place && data.was
      ? [`撤回表决登记：原${tallyOf(data.was)}。原因：${sentence(data.reason ?? '未写明')}`]
      : [],
  );

/** What a vote came to by a correction of who was there. */
export const rejudgmentsOn = ({ events }: Source, place: number): readonly string[] =>
  events.flatMap(({ type, data }) =>
    type === 'decisions.vote-rejudged' && data.place === place
      ? [`按更正后的到会、回避情况，原结果“${OUTCOMES[data.was]}”现为“${OUTCOMES[data.outcome]}”。`]
      : [],
  );

interface Correction {
  readonly what: string;
  readonly reason: string;
  readonly approvedBy: string;
}
const correctionIn = ({ type, data }: MeetingEvent, nameOf: (staff: string) => string): readonly Correction[] => {
  switch (type) {
    case 'decisions.vote-corrected':
      return [
        {
          what: `更正议题${data.vote.place}的表决${data.was ? `，原${tallyOf(data.was)}，现${tallyOf(data.vote)}` : ''}`,
          ...data,
        },
      ];
    case 'decisions.vote-taken':
      return data.recordedLate
        ? [{ what: `补记议题${data.vote.place}的表决，${tallyOf(data.vote)}`, ...data.recordedLate }]
        : [];
    case 'decisions.attendance-corrected': {
      const absent = data.absent.map(({ staff }) => nameOf(staff)).join('、');
      return [{ what: `更正到会情况，请假：${absent || '无'}`, ...data }];
    }
    case 'decisions.recusal-corrected': {
      const recusal = `${nameOf(data.staff)}${data.withdrew ? '已回避' : '没有回避'}`;
      return [{ what: `更正议题${data.place}的回避：${recusal}`, ...data }];
    }
    case 'decisions.resolution-corrected':
      return [{ what: `更正议题${data.place}的决议`, ...data }];
    default:
      return [];
  }
};
