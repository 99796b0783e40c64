import type { Block, OfficialPaper, Run } from '#infra/documents';
import type { AgendaEntry } from '../../meetings/events.ts';
import { presentIn, votersOn } from '../../meetings/presence.ts';
import { ofPersons } from '../../party-group/quorum.ts';
import { gap, groupOf, inPaper, isHeld, kept, naming, text, titleOf, type Source } from './source.ts';

// 表决票: one sheet for each voter, all alike. What is voted on in secret about persons stands on sheets of its own,
// on which nothing tells one voter from another: no name, no number, no page.

/** The ballots of a meeting: first those about persons, item by item, then those of the other items. */
export const ballots = (source: Source): OfficialPaper => {
  const { agenda } = source.meeting;
  const open = agenda.filter((entry) => !ofPersons(entry));
  const sheets = [
    ...agenda.filter(ofPersons).flatMap((entry) => copies(votersFor(source, entry), secretBallot(source, entry))),
    ...(open.length > 0 ? copies(votersFor(source), openBallot(source, open)) : []),
  ];
  return kept(source, {
    title: '表决票',
    numbered: false,
    blocks: sheets.flatMap((sheet, n) => (n === 0 ? sheet : [{ is: 'page' } as const, ...sheet])),
  });
};

const copies = (count: number, sheet: readonly Block[]): readonly (readonly Block[])[] =>
  Array.from({ length: Math.max(1, count) }, () => sheet);

/** How many will vote: those in the room who have not withdrawn; before it begins, those who are due and come. */
const votersFor = (source: Source, entry?: AgendaEntry): number => {
  if (isHeld(source)) return entry ? votersOn(source.meeting, entry.place).length : presentIn(source.meeting);
  const away = source.meeting.replies.filter(({ comes }) => !comes).map(({ staff }) => staff);
  return source.members.filter(({ staff }) => !away.includes(staff)).length;
};

const head = (source: Source, about: string): readonly Block[] => [
  { is: 'title', text: `${groupOf(source)}会议\n表决票` },
  { is: 'middle', runs: [`${titleOf(source)}　${inPaper(source.meeting.heldOn)}`] },
  text(about),
];

const HOW = '填写方法：每一行在所选的一栏内划“○”，只能选一栏；不选或者多选的，该行无效。';

/** Of one item about persons: each by himself, with what he is and what he is to be. */
const secretBallot = (source: Source, entry: AgendaEntry): readonly Block[] => [
  ...head(source, `议题${entry.place}　${entry.title}（无记名）`),
  {
    is: 'table',
    head: ['序号', '姓名', '现任职务', '表决事项', '同意', '不同意', '缓议', '弃权'],
    widths: [12, 22, 30, 34, 13, 19, 13, 13],
    middle: [0, 1],
    rows: candidates(source, entry).map((row, n) => [String(n + 1), ...row, '', '', '', '']),
  },
  text(HOW),
  text('本票加盖党组印章有效，不记名、不编号，填写后当场投入票箱。'),
];

const candidates = (source: Source, entry: AgendaEntry): readonly (readonly Run[])[] =>
  (entry.persons ?? [undefined]).map((person) => [
    person ?? gap('姓名'),
    nowOf(source, person) ?? gap('现任职务'),
    matterOf(entry, person),
  ]);

/** What is voted on of one of them: the title, naming nobody else. */
const matterOf = ({ persons = [], title }: AgendaEntry, person: string | undefined): string =>
  naming(persons, (name) => name === person, '')(title);

/** What a candidate is now, where exactly one of the bureau bears his name. */
const nowOf = ({ posts }: Source, person: string | undefined): string | undefined =>
  person === undefined ? undefined : posts(person);

/** Of all that is not about persons, with the name of who votes. */
const openBallot = (source: Source, entries: readonly AgendaEntry[]): readonly Block[] => [
  ...head(source, '下列议题逐项表决（记名）。'),
  {
    is: 'table',
    head: ['议题', '内容', '同意', '不同意', '弃权'],
    widths: [14, 90, 17, 18, 17],
    middle: [0],
    rows: entries.map(({ place, title }) => [String(place), title, '', '', '']),
  },
  text(HOW),
  { is: 'signatures', rows: [['表决人（签名）']] },
];
