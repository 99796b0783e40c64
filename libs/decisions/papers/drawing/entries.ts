import type { Block } from '#infra/documents';
import type { AgendaEntry, Vote } from '../../meetings/events.ts';
import { personsLeft, personsPending, settledOf } from '../../meetings/meeting.ts';
import { isSuperseded } from '../../meetings/presence.ts';
import {
  eventsOf,
  first,
  inChinese,
  outcomeInWords,
  passedOf,
  rejudgmentsOn,
  resolutionOf,
  retractionsOn,
  sentence,
  tells,
  text,
  votesInWords,
  type HeldSource,
} from './source.ts';

// The items of the agenda as the record and the minutes of a meeting tell them.

/** What was settled on each item of the agenda; `full`: with who said and voted what. */
export const entryBlocks = (source: HeldSource, full: boolean): readonly Block[] =>
  source.meeting.agenda.flatMap((entry) => {
    const { place, title, late } = entry;
    return [
      first(`${inChinese(place)}、${title}`),
      ...(late === undefined ? [] : [text(`临时议题，理由：${sentence(late)}`)]),
      ...(full ? deliberation(source, entry) : []),
      ...settled(source, entry),
    ];
  });

/** Who withdrew, who spoke in which order, what came in writing, every vote, and who did not agree. */
const deliberation = (source: HeldSource, { place, number }: AgendaEntry): readonly Block[] => {
  const { nameOf, meeting } = source;
  const votes = meeting.votes.filter((vote) => vote.place === place);
  const dissent = votes.flatMap((vote) => dissentIn(vote, nameOf));
  return [
    text(`议题编号：${number}`),
    ...recusals(source, place),
    ...ofEntry(eventsOf(source, 'decisions.opinions-heard'), place).map(({ data }) => {
      const chairNotLast = data.chairFirst ? '（主持人未末位表态）' : '';
      const gist = data.gist ? `。${sentence(data.gist)}` : '';
      return text(`发言顺序：${data.speakers.map(nameOf).join('、')}${chairNotLast}${gist}`);
    }),
    ...ofEntry(eventsOf(source, 'decisions.written-opinion-given'), place).map(({ data }) =>
      text(
        `${nameOf(data.staff)}书面意见（${
          isSuperseded(meeting, place, data.staff) ? '本人已到会，不再采用' : '不计票'
        }）：${sentence(data.opinion)}`,
      ),
    ),
    ...retractionsOn(source, place).map((line) => text(line)),
    ...votes.map((vote) => text(`表决：${votesInWords(vote)}。`)),
    ...rejudgmentsOn(source, place).map((line) => text(line)),
    ...(dissent.length > 0 ? [text(`不同意见：${dissent.join('、')}。`)] : []),
  ];
};

/** Of these events, those on one entry of the agenda. */
const ofEntry = <T extends { readonly data: { readonly place?: number | undefined } }>(
  events: readonly T[],
  place: number,
): readonly T[] => events.filter(({ data }) => data.place === place);

/** Who withdrew, as it is known today; one that a correction added has no reason of his own. */
const recusals = (source: HeldSource, place: number): readonly Block[] => {
  const recorded = ofEntry(eventsOf(source, 'decisions.member-recused'), place);
  const reasons = new Map(recorded.map(({ data }) => [data.staff, data.reason]));
  return source.meeting.recused
    .filter((recusal) => recusal.place === place)
    .map(({ staff }) => text(`${source.nameOf(staff)}回避：${sentence(reasons.get(staff) ?? '更正补记')}`));
};

/** Who voted against and who abstained; of a vote on a person, with his name before it. */
const dissentIn = ({ person, cast = [] }: Vote, nameOf: (staff: string) => string): readonly string[] =>
  cast
    .filter(({ vote }) => vote !== 'for')
    .map(({ staff, vote }) => `${person ? `${person}：` : ''}${nameOf(staff)}${vote === 'against' ? '反对' : '弃权'}`);

/** What an entry came to, in a sentence. */
const settled = (source: HeldSource, entry: AgendaEntry): readonly Block[] => {
  const { place } = entry;
  const deferral = ofEntry(eventsOf(source, 'decisions.entry-deferred'), place)[0];
  if (deferral)
    return [text(tells(source, 'internal') ? `会议决定暂缓：${sentence(deferral.data.reason)}` : '会议决定暂缓。')];
  const onPersons = source.meeting.votes.some((vote) => vote.place === place && vote.person !== undefined);
  return onPersons ? settledByPerson(source, entry) : [text(settledAsOne(source, place))];
};

/** Of persons, what each came to; those who were put off come back. */
const settledByPerson = (source: HeldSource, entry: AgendaEntry): readonly Block[] => {
  const { meeting } = source;
  const { place } = entry;
  if (source.audience === 'paper') return passedByPerson(source, place);
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

/** To others only those are named whom the meeting passed. */
const passedByPerson = (source: HeldSource, place: number): readonly Block[] => {
  const passed = passedOf(source.meeting, place);
  const resolution = passed.length > 0 ? resolutionOf(source, place) : undefined;
  return [
    text(passed.length > 0 ? `会议逐人表决，通过：${passed.join('、')}。` : '会议逐人表决，没有通过的人选。'),
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
