import type { Block, OfficialPaper } from '#infra/documents';
import type { AgendaEntry } from '../../meetings/events.ts';
import { personsPending, settledOf } from '../../meetings/meeting.ts';
import { nameLists } from './attendance.ts';
import {
  eventsOf,
  first,
  gap,
  groupOf,
  inChinese,
  inPaper,
  organOf,
  overriddenInWords,
  OTHERS,
  passedOf,
  placeAndTime,
  postOf,
  recorded,
  resolutionOf,
  bare,
  sentence,
  tells,
  text,
  titleOf,
  type HeldSource,
  type Task,
} from './source.ts';

// 会议纪要 (GB/T 9704-2012 §10.3): what was settled, for those who carry it out. Who said or voted what stands in the
// record, and nobody who was not appointed is named.

/** The minutes of a meeting, with their red head, the lists of names and the lines at the foot. */
export const minutes = (source: HeldSource): OfficialPaper => {
  const { meeting, today } = source;
  const issuer = issuerOf(source);
  const day = inPaper(today);
  return recorded(source, {
    title: '会议纪要',
    blocks: [
      {
        is: 'mark',
        text: `${groupOf(source)}会议纪要`,
        number: `〔${meeting.number.year}〕${source.issue ?? '待补'}号`,
        issuer,
        day,
        signedOff: source.nameOf(meeting.chair),
      },
      lead(source),
      ...studied(source),
      ...meeting.agenda.flatMap((entry) => entryBlocks(source, entry)),
      text(''),
      ...nameLists(source, { reasons: false }),
      { is: 'foot', to: sentence(recipients(source)), printedBy: issuer, printedOn: day },
    ],
  });
};

/** The office that writes it: the unit of who wrote it down, if it is one. */
const issuerOf = (source: HeldSource): string => {
  const unit = source.recorder === undefined ? undefined : source.known(source.recorder)?.unit;
  return `${organOf(source)}${unit?.includes('办公室') || unit?.includes('综合') ? unit : '办公室'}`;
};

/** The members, and the units that have something to carry out. */
const recipients = ({ tasks }: HeldSource): string =>
  ['党组各成员', ...new Set(tasks.map(({ unit }) => unit))].join('，');

/** When, where, who presided, which meeting, how many items. */
const lead = (source: HeldSource): Block => {
  const { meeting, nameOf, begunAt } = source;
  const { place } = placeAndTime(source);
  const chair = `${postOf(source, meeting.chair)}${nameOf(meeting.chair)}`;
  return text(
    `${inPaper(meeting.heldOn)}${begunAt ?? ''}，${chair}在`,
    place ?? gap('地点'),
    `主持召开${titleOf(source)}，研究议题${meeting.agenda.length}项。现纪要如下。`,
  );
};

const studied = (source: HeldSource): readonly Block[] =>
  eventsOf(source, 'decisions.law-studied')
    .filter(({ data }) => !data.afterVote)
    .map(({ data }) => text(`会前学习了${data.statute}。`));

/** An item: what was heard, and what was settled. */
const entryBlocks = (source: HeldSource, entry: AgendaEntry): readonly Block[] => {
  const { place, title, reporter, emergency } = entry;
  const heard =
    reporter === undefined || emergency ? [] : [text(`会议听取了${source.nameOf(reporter)}关于该议题的汇报。`)];
  const without = overriddenInWords(source, place).map((line) => text(line));
  return [
    first(`${inChinese(place)}、${title}`),
    ...heard,
    ...without,
    ...settled(source, entry).map((line) => text(line)),
  ];
};

/** What was settled on an entry, in numbered points where there are several. */
const settled = (source: HeldSource, entry: AgendaEntry): readonly string[] => {
  const { place } = entry;
  const deferral = source.meeting.deferred.includes(place)
    ? eventsOf(source, 'decisions.entry-deferred').findLast(({ data }) => data.place === place)
    : undefined;
  if (deferral)
    return [tells(source, 'internal') ? `会议议定：暂缓（${bare(deferral.data.reason)}）。` : '会议议定：暂缓。'];
  const onPersons = source.meeting.votes.some((vote) => vote.place === place && vote.person !== undefined);
  if (onPersons) return settledByPerson(source, entry);
  switch (settledOf(source.meeting, place)) {
    case 'passed':
      return points(pointsOf(source, place));
    case 'rejected':
      return ['会议议定：不同意该事项。'];
    case 'deferred':
      return ['会议议定：暂缓，留待下次会议研究。'];
    case undefined:
      return ['会议未研究该事项，留待下次会议研究。'];
  }
};

const points = (all: readonly string[]): readonly string[] =>
  all.length === 1 ? [`会议议定：${all[0]}`] : ['会议议定：', ...all.map((point, n) => `${n + 1}. ${point}`)];

/** The points of a resolution: its lines, its own numbers, or what stands between semicolons. */
const pointsOf = (source: HeldSource, place: number): readonly string[] => {
  const resolution = resolutionOf(source, place) ?? '同意该事项';
  const said = resolution
    .split(/\n|；|;|(?<=[。\s])(?=(?:\d{1,2}[.．、]|（[一二三四五六七八九十]+）))/u)
    .map((point) => point.replace(/^\s*(?:\d{1,2}[.．、]|（[一二三四五六七八九十]+）)\s*/u, '').trim())
    .filter((point) => point !== '');
  const task = source.tasks.find((one) => one.place === place);
  return [
    ...said.slice(0, -1).map(sentence),
    sentence(`${bare(said.at(-1)!)}${task ? carriedOut(task, resolution) : ''}`),
  ];
};

/** `（责任单位：平台中心；完成时限：2026年12月31日）`: what the resolution does not say itself. */
const carriedOut = ({ unit, due }: Task, resolution: string): string => {
  const by = resolution.includes(unit) ? [] : [`责任单位：${unit}`];
  const until = due === undefined || resolution.includes(inPaper(due)) ? [] : [`完成时限：${inPaper(due)}`];
  const words = [...by, ...until];
  return words.length > 0 ? `（${words.join('；')}）` : '';
};

/** Of persons, who was appointed; the others are not named, not even by what became of them. */
const settledByPerson = (source: HeldSource, entry: AgendaEntry): readonly string[] => {
  const passed = passedOf(source.meeting, entry.place);
  const pending = personsPending(source.meeting, entry).length > 0;
  const resolution = resolutionOf(source, entry.place);
  if (passed.length === 0) return [pending ? '会议议定：暂缓，留待下次会议研究。' : '会议议定：不同意该事项。'];
  return points([
    sentence(resolution ?? `经逐人表决，${passed.join('、')}获得通过`),
    ...(pending && !resolution?.includes(OTHERS) ? ['其余人选留待下次会议研究。'] : []),
  ]);
};
