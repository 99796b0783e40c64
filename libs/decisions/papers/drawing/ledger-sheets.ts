import { lazily, type Worksheet } from '#infra/documents';
import { numberInWords, underMarks } from '#kernel';
import { TASK_STATES, type TaskTables } from '../../follow-up/task-register/task-line.ts';
import { CATEGORIES } from '../../ground/categories.ts';
import { METHODS } from '../../meetings/events.ts';
import { MEETING_STATES } from '../../meetings/find-meetings.ts';
import { OUTCOME_WORDS } from '../../meetings/meeting-desk.ts';
import type { MeetingTables } from '../../meetings/meeting-register/meeting-line.ts';
import { marksOfRow } from '../../party-group/quorum.ts';

// The sheets of the ledger of meetings (党组会议台账): meetings, agendas, votes, and what was to be done.

/** What stands in the registers for a time, and what people and units are called. */
export interface LedgerSource {
  /** The time in words, as the titles say it. */
  readonly time: string;
  readonly meetings: readonly MeetingTables['meeting_register'][];
  readonly entries: readonly MeetingTables['meeting_entry'][];
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

/** Headings with the width of their columns, in characters. */
const columns = (...all: readonly (readonly [string, number])[]) => all.map(([title, width]) => ({ title, width }));

const MEETING_COLUMNS = columns(
  ['会议', 16],
  ['日期', 12],
  ['地点', 18],
  ['状态', 10],
  ['应到', 8],
  ['实到', 8],
  ['请假（原因）', 30],
  ['会前学法', 30],
  ['议题数', 8],
);

const meetingSheet = ({ time, meetings, numberOf, nameOf }: Numbered): Worksheet => ({
  name: '会议',
  title: underMarks(`党组会议台账（${time}）`, meetings.some(({ absent }) => absent.length > 0) ? ['personal'] : []),
  columns: MEETING_COLUMNS,
  rows: lazily(meetings, ({ meeting, held_on, place, state, due, absent, reasons, studied, items, counted }) => [
    numberOf(meeting),
    held_on,
    place ?? undefined,
    MEETING_STATES[state],
    due.length,
    due.length - absent.length,
    absent.map((staff) => `${nameOf(staff)}（${reasons[staff] ?? ''}）`).join('、'),
    studied.join('、'),
    counted ?? items,
  ]),
});

const ENTRY_COLUMNS = columns(
  ['会议', 16],
  ['日期', 12],
  ['序号', 6],
  ['议题编号', 18],
  ['议题', 44],
  ['类别', 16],
  ['临时理由', 24],
  ['回避', 16],
  ['结果', 10],
  ['决议', 50],
  ['表决更正', 40],
);

const entrySheet = ({ time, entries, numberOf, nameOf }: Numbered): Worksheet => ({
  name: '议题',
  title: underMarks(`党组会议议题台账（${time}）`, ['internal', ...entries.flatMap(marksOfRow)]),
  columns: ENTRY_COLUMNS,
  rows: lazily(entries, (entry) => [
    numberOf(entry.meeting),
    entry.held_on,
    entry.place,
    entry.number,
    entry.title,
    CATEGORIES[entry.category].label,
    entry.late ?? undefined,
    entry.recused.map(nameOf).join('、'),
    entry.outcome ? OUTCOME_WORDS[entry.outcome] : undefined,
    entry.resolution ?? undefined,
    entry.changes.join('；'),
  ]),
});

const VOTE_COLUMNS = columns(
  ['会议', 16],
  ['序号', 6],
  ['议题', 40],
  ['表决对象', 12],
  ['方式', 12],
  ['应到', 8],
  ['须', 6],
  ['赞成', 6],
  ['反对', 6],
  ['弃权', 6],
  ['结果', 10],
  ['反对、弃权人', 24],
);

const voteSheet = ({ time, entries, votes, numberOf, nameOf }: Numbered): Worksheet => {
  const titles = new Map(entries.map(({ meeting, place, title }) => [`${meeting}:${place}`, title]));
  return {
    name: '表决',
    title: underMarks(`党组会议表决台账（${time}）`, ['secretBallot', ...entries.flatMap(marksOfRow)]),
    columns: VOTE_COLUMNS,
    rows: lazily(votes, (vote) => [
      numberOf(vote.meeting),
      vote.place,
      titles.get(`${vote.meeting}:${vote.place}`),
      vote.person || undefined,
      METHODS[vote.method].label,
      vote.due,
      vote.needed,
      vote.in_favour,
      vote.against,
      vote.abstain,
      OUTCOME_WORDS[vote.outcome],
      vote.dissent.map(nameOf).join('、'),
    ]),
  };
};

const TASK_COLUMNS = columns(
  ['任务', 16],
  ['会议', 16],
  ['序号', 6],
  ['事项', 40],
  ['责任处室', 18],
  ['责任人', 10],
  ['期限', 12],
  ['状态', 10],
  ['提请党组', 10],
  ['进展', 40],
  ['办结日期', 12],
);

const taskSheet = ({ time, tasks, numberOf, nameOf, unitOf }: Numbered): Worksheet => ({
  name: '督办',
  title: underMarks(
    `党组会议决议落实台账（${time}）`,
    tasks.flatMap(({ marks }) => marks),
  ),
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
