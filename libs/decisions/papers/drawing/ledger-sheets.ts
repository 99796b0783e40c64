import { lazily, type Column, type FilledIn, type Worksheet } from '#infra/documents';
import { numberInWords, underMarks } from '#kernel';
import { TASK_STATES, type TaskTables } from '../../follow-up/task-register/task-line.ts';
import { CATEGORIES } from '../../ground/categories.ts';
import { METHODS } from '../../meetings/events.ts';
import { MEETING_STATES } from '../../meetings/find-meetings.ts';
import { isLeave } from '../../meetings/meeting-state.ts';
import { OUTCOME_WORDS } from '../../meetings/meeting-desk.ts';
import type { MeetingTables } from '../../meetings/meeting-register/meeting-line.ts';
import { marksOfRow } from '../../party-group/quorum.ts';

// The sheets of the ledger of meetings (党组会议台账): meetings, agendas, votes, and what was to be done.

/** What stands in the registers for a time, and what people and units are called. */
export interface LedgerSource {
  /** Whose register it is, of which time, and who fills it in. */
  readonly filledIn: Omit<FilledIn, 'measure'>;
  readonly meetings: readonly MeetingTables['meeting_register'][];
  /** `amount` in fen. */
  readonly entries: readonly (MeetingTables['meeting_entry'] & { readonly amount: string | null })[];
  readonly votes: readonly MeetingTables['meeting_vote'][];
  readonly tasks: readonly TaskTables['task_register'][];
  readonly nameOf: (staff: string) => string;
  readonly unitOf: (unit: string) => string;
}

/** The source with the numbers of its meetings, 会议〔2026〕37号, by their ids. */
interface Numbered extends LedgerSource {
  readonly numberOf: (meeting: string) => string | undefined;
}

export const ledgerSheets = (source: LedgerSource): readonly Worksheet[] => {
  const numbers = new Map(
    source.meetings.map(({ meeting, year, serial }) => [meeting, numberInWords({ series: '会议', year, serial })]),
  );
  const numbered: Numbered = { ...source, numberOf: (meeting) => numbers.get(meeting) };
  return [meetingSheet(numbered), entrySheet(numbered), voteSheet(numbered), taskSheet(numbered)];
};

/** Headings with the width of their columns, in characters, and what is in them if it is a day or an amount. */
const columns = (...all: readonly (readonly [string, number, Column['is']?])[]): readonly Column[] =>
  all.map(([title, width, is]) => ({ title, width, ...(is ? { is } : {}) }));

const MEETING_COLUMNS = columns(
  ['会议', 17],
  ['日期', 11, 'date'],
  ['地点', 14],
  ['主持人', 8],
  ['状态', 8],
  ['应到', 5],
  ['实到', 5],
  ['请假人', 12],
  ['请假原因', 14],
  ['缺席人', 10],
  ['会前学法', 22],
  ['议题数', 6],
);

const meetingSheet = ({ filledIn, meetings, numberOf, nameOf }: Numbered): Worksheet => ({
  name: '会议',
  title: underMarks('党组会议台账', meetings.some(({ absent }) => absent.length > 0) ? ['personal'] : []),
  filledIn: { ...filledIn, measure: '次' },
  columns: MEETING_COLUMNS,
  rows: lazily(meetings, (line) => {
    const { absent, reasons } = line;
    const onLeave = absent.filter((staff) => isLeave(reasons[staff] ?? ''));
    const missing = absent.filter((staff) => !onLeave.includes(staff));
    return [
      numberOf(line.meeting),
      line.held_on,
      line.place ?? undefined,
      line.chair === null ? undefined : nameOf(line.chair),
      MEETING_STATES[line.state],
      line.due.length,
      line.due.length - absent.length,
      onLeave.map(nameOf).join('、'),
      onLeave.map((staff) => reasons[staff] ?? '').join('、'),
      missing.map(nameOf).join('、'),
      line.studied.join('、'),
      line.counted ?? line.items,
    ];
  }),
});

const ENTRY_COLUMNS = columns(
  ['会议', 17],
  ['日期', 11, 'date'],
  ['序号', 5],
  ['议题编号', 17],
  ['议题', 24],
  ['类别', 10],
  ['金额（元）', 14, 'money'],
  ['临时理由', 12],
  ['回避', 8],
  ['结果', 7],
  ['决议', 28],
  ['表决更正', 18],
);

const entrySheet = ({ filledIn, entries, numberOf, nameOf }: Numbered): Worksheet => ({
  name: '议题',
  title: underMarks('“三重一大”议题台账', ['internal', ...entries.flatMap(marksOfRow)]),
  filledIn: { ...filledIn, measure: '件' },
  columns: ENTRY_COLUMNS,
  rows: lazily(entries, (entry) => [
    numberOf(entry.meeting),
    entry.held_on,
    entry.place,
    entry.number,
    entry.title,
    CATEGORIES[entry.category].label,
    entry.amount ?? undefined,
    entry.late ?? undefined,
    entry.recused.map(nameOf).join('、'),
    entry.outcome ? OUTCOME_WORDS[entry.outcome] : undefined,
    entry.resolution ?? undefined,
    entry.changes.join('；'),
  ]),
});

const VOTE_COLUMNS = columns(
  ['会议', 17],
  ['日期', 11, 'date'],
  ['序号', 5],
  ['议题', 26],
  ['表决对象', 9],
  ['方式', 10],
  ['应到', 5],
  ['到会', 5],
  ['须得票', 6],
  ['赞成', 5],
  ['反对', 5],
  ['弃权', 5],
  ['缓议', 5],
  ['无效', 5],
  ['结果', 7],
  ['不同意见人', 16],
);

const voteSheet = ({ filledIn, entries, votes, numberOf, nameOf }: Numbered): Worksheet => {
  const titles = new Map(entries.map(({ meeting, place, title }) => [`${meeting}:${place}`, title]));
  return {
    name: '表决',
    title: underMarks('党组会议表决台账', ['secretBallot', ...entries.flatMap(marksOfRow)]),
    filledIn: { ...filledIn, measure: '次' },
    columns: VOTE_COLUMNS,
    rows: lazily(votes, (vote) => [
      numberOf(vote.meeting),
      vote.held_on,
      vote.place,
      titles.get(`${vote.meeting}:${vote.place}`),
      vote.person || undefined,
      METHODS[vote.method].label,
      vote.due,
      vote.present,
      vote.needed,
      vote.in_favour,
      vote.against,
      vote.abstain,
      vote.postpone,
      vote.invalid,
      OUTCOME_WORDS[vote.outcome],
      vote.dissent.map(nameOf).join('、'),
    ]),
  };
};

const TASK_COLUMNS = columns(
  ['任务', 17],
  ['会议', 17],
  ['序号', 5],
  ['事项', 28],
  ['责任处室', 14],
  ['责任人', 8],
  ['期限', 11, 'date'],
  ['状态', 8],
  ['提请党组', 8],
  ['进展', 28],
  ['办结日期', 11, 'date'],
);

const taskSheet = ({ filledIn, tasks, numberOf, nameOf, unitOf }: Numbered): Worksheet => ({
  name: '督办',
  title: underMarks(
    '党组会议决议落实台账',
    tasks.flatMap(({ marks }) => marks),
  ),
  filledIn: { ...filledIn, measure: '项' },
  columns: TASK_COLUMNS,
  rows: lazily(tasks, (task) => [
    numberInWords({ series: '任务', year: task.year, serial: task.serial }),
    numberOf(task.meeting),
    task.place,
    task.what,
    unitOf(task.unit),
    nameOf(task.owner),
    task.due ?? undefined,
    TASK_STATES[task.state].label,
    task.returned ? '是' : undefined,
    task.progress ?? undefined,
    task.finished_on ?? undefined,
  ]),
});
