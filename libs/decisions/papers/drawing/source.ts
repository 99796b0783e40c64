import type { Organ } from '#directory';
import { inPaper, type Block, type Listed, type OfficialPaper, type Run } from '#infra/documents';
import {
  eventTypesIn,
  keptFrom,
  marksIn,
  marksInWords,
  numberInWords,
  saidTo,
  type Audience,
  type LocalDate,
  type Mark,
  type StaffId,
} from '#kernel';
import * as recordedOf from '../../meetings/events.ts';
import { AgendaEntry, METHODS, type MeetingEvent, type Vote } from '../../meetings/events.ts';
import { entryAt, type Held, type Meeting } from '../../meetings/meeting-state.ts';
import { tallyInWords } from '../../meetings/tally.ts';
import { RANKS, type Rank } from '../../party-group/events.ts';

export { first, gap, inPaper, text } from '#infra/documents';

// What the papers of a meeting are drawn from, and how numbers, names and sentences read in them.

/** What is to be done about an item that was passed: by whom, and by when. */
export interface Task {
  readonly place: number;
  readonly unit: string;
  readonly due?: LocalDate | undefined;
}
/** A gate that the secretary let an item go on without, before the meeting: of which entry, which, why and on whose word. */
export interface Overridden {
  readonly place: number;
  readonly gate: string;
  readonly reason: string;
  readonly authority: string;
  readonly on: LocalDate;
}
/** Somebody of the bureau as its directory knows him. */
export interface Known {
  readonly name: string;
  readonly post: string;
  readonly unit: string;
}
/** A member of the group on the day of the meeting. */
export interface Member {
  readonly staff: StaffId;
  readonly rank: Rank;
  readonly post: string;
}
/** What the record of a meeting says. */
export interface OnRecord {
  readonly organ: Organ | undefined;
  readonly meeting: Exclude<Meeting, { is: 'unknown' }>;
  readonly events: readonly MeetingEvent[];
  readonly nameOf: (staff: string) => string;
  /** Whom the paper is for: those with the right to the record, or whoever it is sent on to. */
  readonly audience: Extract<Audience, 'oneself' | 'paper'>;
}
/** Of a meeting that began. */
export interface HeldOnRecord extends OnRecord {
  readonly meeting: Held;
}
/** What is known of a meeting when a paper of it is made. */
export interface Source extends OnRecord {
  /** Undefined for who is not in the directory. */
  readonly known: (staff: string) => Known | undefined;
  /** The post of the one of the bureau who bears this name; undefined if none does, or several. */
  readonly posts: (name: string) => string | undefined;
  /** Who are due on the day of the meeting, and what they are in the group. */
  readonly members: readonly Member[];
  /** Who wrote it down. */
  readonly recorder: StaffId | undefined;
  /** `10:00`; as far as it is on record. */
  readonly begunAt: string | undefined;
  readonly endedAt: string | undefined;
  /** Which of the minutes of its year these are. */
  readonly issue: number | undefined;
  readonly tasks: readonly Task[];
  readonly overridden: readonly Overridden[];
  readonly today: LocalDate;
}
/** Of a meeting that began. */
export interface HeldSource extends Source {
  readonly meeting: Held;
}
export const isHeld = (source: Source): source is HeldSource =>
  source.meeting.is === 'open' || source.meeting.is === 'closed';

const SCHEMAS = new Map(eventTypesIn(recordedOf).map(({ type, schema }) => [type, schema]));

/** What may be told of the record in a paper for this audience. */
export const tells = ({ audience }: OnRecord, mark: Mark): boolean => keptFrom(audience, [mark]).length === 0;

/** Whom a meeting passed is named wherever its paper goes; other candidates are not. */
export const passedOf = ({ votes }: Held, place: number): readonly string[] =>
  votes.filter((vote) => vote.place === place && vote.outcome === 'passed').flatMap(({ person }) => person ?? []);

/** What stands for the names of those who were put off or not appointed. */
export const OTHERS = '有关人选';

/** Words on an entry without the candidates of it who were put off or not appointed. */
const withoutOthers = (held: Held, place: number): ((words: string) => string) => {
  const passed = passedOf(held, place);
  const voted = held.votes.flatMap((vote) => (vote.place === place ? (vote.person ?? []) : []));
  const all = new Set([...(entryAt(held, place)?.persons ?? []), ...voted]);
  return naming([...all], (name) => passed.includes(name), OTHERS);
};

/** The record of a meeting as a paper that is sent on may tell it. */
export const sentOn = (source: HeldSource): HeldSource => {
  const { meeting, events } = source;
  const agenda = meeting.agenda.map((entry) => ({
    ...saidTo('paper', AgendaEntry, entry).value,
    title: withoutOthers(meeting, entry.place)(entry.title),
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
        : { ...said, data: { ...said.data, resolution: withoutOthers(meeting, vote.place)(resolution) } };
    }
    case 'decisions.resolution-corrected': {
      const { place, resolution } = said.data;
      return { ...said, data: { ...said.data, resolution: withoutOthers(meeting, place)(resolution) } };
    }
    default:
      return said;
  }
};

export const labelled = (label: string, ...runs: readonly Run[]): Block => ({ is: 'labelled', label, runs });

const NUMERALS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];
/** 1 → 一, 12 → 十二, 37 → 三十七: as headings count. */
export const inChinese = (n: number): string => {
  if (n <= 10) return NUMERALS[n]!;
  const tens = n < 20 ? '' : NUMERALS[Math.floor(n / 10)]!;
  const ones = n % 10 === 0 ? '' : NUMERALS[n % 10]!;
  return `${tens}十${ones}`;
};

/** 2026年第37次党组会议 */
export const titleOf = ({ meeting }: OnRecord): string =>
  `${meeting.number.year}年第${meeting.number.serial}次党组会议`;
export const organOf = ({ organ }: Source): string => organ?.name ?? '【待填：单位全称】';
/** 中共天山市科学技术局党组 */
export const groupOf = (source: Source): string => `中共${organOf(source)}党组`;
export const eventsOf = <T extends MeetingEvent['type']>(
  { events }: OnRecord,
  type: T,
): readonly Extract<MeetingEvent, { readonly type: T }>[] =>
  events.filter((event): event is Extract<MeetingEvent, { readonly type: T }> => event.type === type);

/** When and where it is or was held, by the notice or as it was moved last. */
export const placeAndTime = (source: Source) => {
  const [called] = eventsOf(source, 'decisions.meeting-convened');
  const moved = eventsOf(source, 'decisions.meeting-moved').at(-1);
  return { at: moved?.data.at ?? called?.data.at, place: moved?.data.place ?? called?.data.place, moved };
};

/** What somebody is: 党组书记、局长. */
export const postOf = ({ known, members }: Source, staff: string): string => {
  const member = members.find((one) => one.staff === staff);
  const post = member?.post || known(staff)?.post || '';
  const inGroup = member === undefined ? '' : `党组${RANKS[member.rank].label}`;
  if (inGroup === '' || post.includes('党组')) return post;
  return post === '' ? inGroup : `${inGroup}、${post}`;
};
/** Somebody on a list; `more` stands behind his post. */
export const listed = (source: Source, staff: string, more = ''): Listed => ({
  name: source.nameOf(staff),
  post: `${postOf(source, staff)}${more}`,
});

/** How often the record was corrected, and one. */
export const versionOf = ({ meeting }: OnRecord): number => 1 + ('corrections' in meeting ? meeting.corrections : 0);

/** What stands above every page of a draft, and of a record that was corrected. */
const markOf = (source: Source): string | undefined => {
  if (source.meeting.is === 'open') return '草稿（会议尚未结束）';
  const version = versionOf(source);
  return version === 1 ? undefined : `第${version}版（更正后）`;
};

/** `依据会议〔2026〕37号会议记录第2版制作` */
export const madeFrom = (source: Source): string =>
  `依据${numberInWords(source.meeting.number)}会议记录第${versionOf(source)}版制作`;

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

/** A paper of a record: its file says of which version it was made, every page of a corrected one and of a draft too. */
export const recorded = (source: Source, paper: OfficialPaper): OfficialPaper => {
  const mark = [markOf(source), keptNote(source)].filter((part) => part !== undefined).join('　');
  return { ...paper, source: madeFrom(source), ...(mark === '' ? {} : { mark }) };
};

export const OUTCOMES = { passed: '通过', rejected: '未通过', deferred: '暂缓' } as const;
export const outcomeInWords = (outcome: keyof typeof OUTCOMES | undefined): string =>
  outcome ? OUTCOMES[outcome] : '未表决';

/** A vote with what it was held against: 举手表决，应到9人，到会8人，须5票；赞成7票，反对0票，弃权1票，通过. */
export const votesInWords = (vote: Vote): string => {
  const room = `${METHODS[vote.method].label}，应到${vote.due}人，到会${vote.present}人，须${vote.needed}票`;
  return `${room}；${tallyInWords(vote, '，')}，${OUTCOMES[vote.outcome]}`;
};

/** One of these names; the longer is looked for first: 张伟明 is not 张伟. */
const oneOf = (names: readonly string[]): string =>
  names
    .toSorted((a, b) => b.length - a.length)
    .map((name) => name.replace(/[^\p{L}\p{N}]/gu, String.raw`\$&`))
    .join('|');

/**
 * Words in which of these names only those stay that may be said: of a list of them, 张伟、李娜和王芳, the others are left
 * out, and where none is left, `otherwise` stands for it.
 */
export const naming = (
  names: readonly string[],
  mayBeSaid: (name: string) => boolean,
  otherwise: string,
): ((words: string) => string) => {
  if (names.every(mayBeSaid)) return (words) => words;
  const name = new RegExp(oneOf(names), 'gu');
  const list = new RegExp(`(?:${name.source})(?:\\s*[、，,和及与]\\s*(?:${name.source}))*`, 'gu');
  return (words) => words.replace(list, (found) => (found.match(name) ?? []).filter(mayBeSaid).join('、') || otherwise);
};

/** What an entry came before the meeting without, a line each; the reason only where it may be told. */
export const overriddenInWords = (source: Source, of: number): readonly string[] =>
  source.overridden
    .filter(({ place }) => place === of)
    .map(({ gate, reason, authority, on }) => {
      const why = tells(source, 'internal') ? `，理由：${bare(reason)}；依据：${bare(authority)}` : '';
      return `该议题未经${gate}，由党组书记于${inPaper(on)}决定提请会议讨论${why}。`;
    });

/** Words as a sentence, with one full stop. */
export const sentence = (words: string): string => `${bare(words)}。`;
/** Without the stop at their end. */
export const bare = (words: string): string => words.replace(/[。；;.\s]+$/u, '');

/** How the resolution on an entry reads, as it was corrected last. */
export const resolutionOf = (source: OnRecord, place: number): string | undefined =>
  resolutionsOn(source.events, place).at(-1);

/** How the resolution on an entry read, first to last. */
export const resolutionsOn = (events: readonly MeetingEvent[], place: number): readonly string[] =>
  events.flatMap((event) => resolutionIn(event, place) ?? []);

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
