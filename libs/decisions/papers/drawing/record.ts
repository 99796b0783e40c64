import type { Block, OfficialPaper, Run } from '#infra/documents';
import type { AgendaEntry, Vote } from '../../meetings/events.ts';
import { personsLeft, personsPending, settledOf } from '../../meetings/meeting.ts';
import { isSuperseded } from '../../meetings/presence.ts';
import { comingsAndGoings, headcount, nameLists } from './attendance.ts';
import { correctionsInWords, rejudgmentsOn, retractionsOn } from './corrections.ts';
import {
  eventsOf,
  first,
  gap,
  groupOf,
  inChinese,
  inPaper,
  labelled,
  madeFrom,
  outcomeInWords,
  overriddenInWords,
  placeAndTime,
  postOf,
  recorded,
  resolutionOf,
  sentence,
  text,
  votesInWords,
  type HeldSource,
} from './source.ts';
import { discussionOf } from './speeches.ts';

// 会议记录: all of it, for the file: who was there, who said what, every vote, who did not agree, and what was
// corrected since.

/** The record of a meeting, with room for those who sign it. */
export const record = (source: HeldSource): OfficialPaper => {
  const { meeting, endedAt } = source;
  const corrections = correctionsInWords(source);
  return recorded(source, {
    title: '会议记录',
    blocks: [
      { is: 'title', text: `${groupOf(source)}\n${meeting.number.year}年第${meeting.number.serial}次会议记录` },
      ...opening(source),
      ...meeting.agenda.flatMap((entry) => entryBlocks(source, entry)),
      ...(meeting.is === 'closed'
        ? [text('散会', endedAt === undefined ? '（' : `（${endedAt}）。`, ...late(endedAt))]
        : []),
      ...(corrections.length > 0 ? [first('更正情况'), ...corrections.map((one) => text(one))] : []),
      { is: 'signatures', rows: [['主持人（签名）'], ['记录人（签名）']] },
      { is: 'note', text: madeFrom(source) },
    ],
  });
};

/** Where the time it ended is not known, it is left to be filled in. */
const late = (endedAt: string | undefined): readonly Run[] => (endedAt === undefined ? [gap('散会时间'), '）。'] : []);

/** When, where, who presided, who was there, who wrote it down, and what was to be dealt with. */
const opening = (source: HeldSource): readonly Block[] => {
  const { meeting, begunAt, endedAt, recorder, nameOf } = source;
  const [called] = eventsOf(source, 'decisions.meeting-convened');
  const { place } = placeAndTime(source);
  const until = endedAt === undefined ? '' : `—${endedAt}`;
  const post = postOf(source, meeting.chair);
  return [
    labelled('时间', inPaper(meeting.heldOn), begunAt === undefined ? gap('开会时间') : `${begunAt}${until}`),
    labelled('地点', place ?? gap('地点')),
    labelled('主持', `${nameOf(meeting.chair)}${post === '' ? '' : `（${post}）`}`),
    labelled('人数', headcount(source)),
    ...nameLists(source, { reasons: true }),
    ...comingsAndGoings(source),
    labelled('记录', recorder === undefined ? gap('记录人') : nameOf(recorder)),
    ...(called
      ? [labelled('通知', `${inPaper(called.data.noticedOn)}发出，列议题${called.data.agenda.length}项。`)]
      : []),
    labelled('议题', agenda(meeting.agenda)),
    ...studied(source),
  ];
};

const agenda = (entries: readonly AgendaEntry[]): string =>
  entries.map(({ place, title }) => `${place}. ${title}`).join('\n');

const studied = (source: HeldSource): readonly Block[] =>
  eventsOf(source, 'decisions.law-studied').map(({ data }) =>
    labelled(
      data.afterVote ? '学法（表决后登记，不计为会前学法）' : '会前学法',
      `${data.statute}${data.by ? `，${source.nameOf(data.by)}领学` : ''}。`,
    ),
  );

/** An item of the agenda: who reported, who withdrew, what was said and written, every vote, and what it came to. */
const entryBlocks = (source: HeldSource, entry: AgendaEntry): readonly Block[] => {
  const { nameOf, meeting } = source;
  const { place, title, number, late: why, reporter } = entry;
  const votes = meeting.votes.filter((vote) => vote.place === place);
  const dissent = votes.flatMap((vote) => dissentIn(vote, nameOf));
  return [
    first(`${inChinese(place)}、${title}`),
    labelled('议题编号', number),
    ...(why === undefined ? [] : [labelled('临时议题，理由', sentence(why))]),
    ...(reporter === undefined ? [] : [labelled(entry.emergency ? '处置人' : '汇报人', whoAndPost(source, reporter))]),
    ...overriddenInWords(source, place).map((line) => labelled('免于审查', line)),
    ...recusals(source, place),
    ...discussed(source, place),
    ...writtenOpinions(source, place),
    ...retractionsOn(source, place).map((line) => text(line)),
    ...votes.map((vote) => labelled(vote.person ? `表决（${vote.person}）` : '表决', `${votesInWords(vote)}。`)),
    ...rejudgmentsOn(source, place).map((line) => text(line)),
    ...(dissent.length > 0 ? [labelled('不同意见', `${dissent.join('、')}。`)] : []),
    ...settled(source, entry),
  ];
};

const whoAndPost = (source: HeldSource, staff: string): string => {
  const post = source.known(staff)?.post ?? '';
  return `${source.nameOf(staff)}${post === '' ? '' : `（${post}）`}`;
};

/** Of these events, those on one entry of the agenda. */
const ofEntry = <T extends { readonly data: { readonly place?: number | undefined } }>(
  events: readonly T[],
  place: number,
): readonly T[] => events.filter(({ data }) => data.place === place);

/** Who spoke in which order, and each in his own words, on a line of his own; the chair's last word is marked. */
const discussed = (source: HeldSource, place: number): readonly Block[] => {
  const heard = ofEntry(eventsOf(source, 'decisions.opinions-heard'), place).at(-1)?.data;
  if (!heard) return [];
  const { nameOf, meeting } = source;
  const chairNotLast = heard.chairFirst ? '（主持人未末位表态）' : '';
  const people = heard.speakers.map((staff) => ({ staff, name: nameOf(staff) }));
  const { before, speeches } = discussionOf(heard.gist ?? '', people);
  const role = (staff: string, n: number) =>
    staff === meeting.chair && n === speeches.length - 1 ? '（主持人，末位表态）' : '';
  return [
    labelled('发言顺序', `${people.map(({ name }) => name).join('、')}${chairNotLast}。`),
    ...(before === '' ? [] : [labelled('讨论要点', sentence(before))]),
    ...speeches.map(({ by, words }, n) => labelled(`${by.name}${role(by.staff, n)}`, sentence(words))),
  ];
};

const writtenOpinions = (source: HeldSource, place: number): readonly Block[] =>
  ofEntry(eventsOf(source, 'decisions.written-opinion-given'), place).map(({ data }) => {
    const counts = isSuperseded(source.meeting, place, data.staff) ? '本人已到会，不再采用' : '不计票';
    return labelled(`${source.nameOf(data.staff)}书面意见（${counts}）`, sentence(data.opinion));
  });

/** Who withdrew, as it is known today; one that a correction added has no reason of his own. */
const recusals = (source: HeldSource, place: number): readonly Block[] => {
  const recordedThen = ofEntry(eventsOf(source, 'decisions.member-recused'), place);
  const reasons = new Map(recordedThen.map(({ data }) => [data.staff, data.reason]));
  return source.meeting.recused
    .filter((recusal) => recusal.place === place)
    .map(({ staff }) => labelled(`${source.nameOf(staff)}回避`, sentence(reasons.get(staff) ?? '更正补记')));
};

const VOTE_WORDS = { for: '赞成', against: '反对', abstain: '弃权', postpone: '缓议' } as const;

/** Who voted against and who abstained; of a vote on a person, with his name before it. */
const dissentIn = ({ person, cast = [] }: Vote, nameOf: (staff: string) => string): readonly string[] =>
  cast
    .filter(({ vote }) => vote !== 'for')
    .map(({ staff, vote }) => `${person ? `${person}：` : ''}${nameOf(staff)}${VOTE_WORDS[vote]}`);

/** What an entry came to, in a sentence. */
const settled = (source: HeldSource, entry: AgendaEntry): readonly Block[] => {
  const { place } = entry;
  const deferral = source.meeting.deferred.includes(place)
    ? ofEntry(eventsOf(source, 'decisions.entry-deferred'), place).at(-1)
    : undefined;
  if (deferral) return [text(`会议决定暂缓：${sentence(deferral.data.reason)}`)];
  const onPersons = source.meeting.votes.some((vote) => vote.place === place && vote.person !== undefined);
  return onPersons ? settledByPerson(source, entry) : [text(settledAsOne(source, place))];
};

/** Of persons, what each came to; those who were put off come back. */
const settledByPerson = (source: HeldSource, entry: AgendaEntry): readonly Block[] => {
  const { meeting } = source;
  const { place } = entry;
  const votedOn = meeting.votes
    .filter((vote) => vote.place === place && vote.person !== undefined)
    .map((vote) => `${vote.person}，${outcomeInWords(vote.outcome)}`);
  const left = personsLeft(meeting, entry).map((person) => `${person}，未表决`);
  const pending = personsPending(meeting, entry).length > 0 ? '暂缓、未表决的，留待下次会议研究。' : '';
  const resolution = settledOf(meeting, place) === 'passed' ? resolutionOf(source, place) : undefined;
  return [
    text(`会议逐人表决：${[...votedOn, ...left].join('；')}。${pending}`),
    ...(resolution ? [text(`会议决定：${sentence(resolution)}`)] : []),
  ];
};

const settledAsOne = (source: HeldSource, place: number): string => {
  const resolution = resolutionOf(source, place);
  switch (settledOf(source.meeting, place)) {
    case 'passed':
      return resolution ? `会议决定：${sentence(resolution)}` : '会议审议通过。';
    case 'rejected':
      return '会议没有通过这一事项。';
    case 'deferred':
      return '会议未形成决定，留待下次会议研究。';
    case undefined:
      return '未表决。';
  }
};
