import type { OfficialPaper, Run } from '#infra/documents';
import { settledOf } from '../../meetings/meeting.ts';
import {
  first,
  gap,
  groupOf,
  inChinese,
  inPaper,
  passedOf,
  recorded,
  resolutionOf,
  sentence,
  text,
  titleOf,
  type HeldSource,
} from './source.ts';

// 决议: what was passed, each in its own words; of persons, those who were. The day stands under the title, not at the
// end.

/** The resolutions of a meeting. */
export const resolutions = (source: HeldSource): OfficialPaper => {
  const passed = source.meeting.agenda.filter(({ place }) => settledOf(source.meeting, place) === 'passed');
  return recorded(source, {
    title: '决议',
    blocks: [
      { is: 'title', text: `${groupOf(source)}会议决议` },
      { is: 'subtitle', text: `（${inPaper(source.meeting.heldOn)}党组会议通过）` },
      ...(passed.length === 0 ? [] : [text(`${titleOf(source)}审议并通过以下事项：`)]),
      ...passed.flatMap(({ place, title, number }, n) => [
        first(`${inChinese(n + 1)}、${title}`),
        text(resolutionInWords(source, place), `（${number}）`),
      ]),
      ...(passed.length === 0 ? [text('本次会议没有通过的事项。')] : []),
    ],
  });
};

/** A resolution in its own words, else the persons who were passed, else left to be filled in. */
const resolutionInWords = (source: HeldSource, place: number): Run => {
  const resolution = resolutionOf(source, place);
  if (resolution !== undefined) return sentence(resolution);
  const persons = passedOf(source.meeting, place);
  return persons.length > 0 ? sentence(`表决通过：${persons.join('、')}`) : gap('决议内容');
};
