import type { MeetingEvent, Vote } from '../../meetings/events.ts';
import type { Absent } from '../../meetings/meeting-state.ts';
import { tallyInWords } from '../../meetings/tally.ts';
import { OUTCOMES, resolutionsOn, sentence, type OnRecord } from './source.ts';

// What was corrected, why, and by whose approval, each with what was recorded before and what holds now.

interface Correction {
  readonly what: string;
  readonly reason: string;
  readonly approvedBy: string;
}

/** The version each correction made. */
export const correctionsInWords = ({ events, nameOf }: OnRecord): readonly string[] =>
  events
    .flatMap((event, n) => correctionIn(event, events.slice(0, n), nameOf))
    .map(
      ({ what, reason, approvedBy }, n) =>
        `第${n + 2}版：${what}。原因：${sentence(reason)}批准：${nameOf(approvedBy)}。`,
    );

/** `赞成5票、反对1票、弃权0票，通过` */
const tallyOf = (vote: Vote): string => `${tallyInWords(vote)}，${OUTCOMES[vote.outcome]}`;

/** What a vote in the meeting was before it was taken back, or that an item was not put off after all, and why. */
export const retractionsOn = ({ events, nameOf }: OnRecord, place: number): readonly string[] =>
  events.flatMap(({ type, data }) => {
    if (type === 'decisions.deferral-retracted' && data.place === place)
      return [`撤回暂缓登记。原因：${sentence(data.reason)}批准：${nameOf(data.approvedBy)}。`];
    if (type !== 'decisions.vote-retracted' || data.place !== place || !data.was) return [];
    const approved = data.approvedBy === undefined ? '' : `批准：${nameOf(data.approvedBy)}。`;
    return [`撤回表决登记：原${tallyOf(data.was)}。原因：${sentence(data.reason ?? '未写明')}${approved}`];
  });

/** What a vote came to by a correction of who was there. */
export const rejudgmentsOn = ({ events }: OnRecord, place: number): readonly string[] =>
  events.flatMap(({ type, data }) =>
    type === 'decisions.vote-rejudged' && data.place === place
      ? [`按更正后的到会、回避情况，原结果“${OUTCOMES[data.was]}”现为“${OUTCOMES[data.outcome]}”。`]
      : [],
  );

type Past = readonly MeetingEvent[];
type NameOf = (staff: string) => string;

/** `李敏（出差）、张伟（生病）`, or that nobody was away. */
const awayInWords = (absent: readonly Absent[], nameOf: NameOf): string =>
  absent.map(({ staff, reason }) => `${nameOf(staff)}（${reason}）`).join('、') || '无';

/** Who was away as it was recorded last; who came after all is not. */
const awayBefore = (past: Past): readonly Absent[] =>
  past.reduce<readonly Absent[]>((absent, event) => {
    switch (event.type) {
      case 'decisions.attendance-recorded':
      case 'decisions.attendance-corrected':
        return event.data.absent;
      case 'decisions.member-came':
        return absent.filter(({ staff }) => staff !== event.data.staff);
      default:
        return absent;
    }
  }, []);

/** Whether a member had withdrawn from an entry as it was recorded last. */
const withdrewBefore = (past: Past, place: number, staff: string): boolean =>
  past.reduce((withdrew, { type, data }) => {
    if (type === 'decisions.member-recused' && data.place === place && data.staff === staff) return true;
    return type === 'decisions.recusal-corrected' && data.place === place && data.staff === staff
      ? data.withdrew
      : withdrew;
  }, false);

const recusalInWords = (withdrew: boolean): string => (withdrew ? '已回避' : '没有回避');

const correctionIn = (event: MeetingEvent, past: Past, nameOf: NameOf): readonly Correction[] => {
  switch (event.type) {
    case 'decisions.vote-corrected': {
      const { vote, was } = event.data;
      const about = `议题${vote.place}${vote.person ? `（${vote.person}）` : ''}`;
      const change = was ? `，原${tallyOf(was)}，现${tallyOf(vote)}` : `，现${tallyOf(vote)}`;
      return [{ what: `更正${about}的表决${change}`, ...event.data }];
    }
    case 'decisions.vote-taken': {
      const { vote, recordedLate } = event.data;
      return recordedLate ? [{ what: `补记议题${vote.place}的表决，${tallyOf(vote)}`, ...recordedLate }] : [];
    }
    case 'decisions.attendance-corrected': {
      const before = awayInWords(awayBefore(past), nameOf);
      const now = awayInWords(event.data.absent, nameOf);
      return [{ what: `更正到会情况，请假缺席原记${before}，现为${now}`, ...event.data }];
    }
    case 'decisions.recusal-corrected': {
      const { place, staff, withdrew } = event.data;
      const before = recusalInWords(withdrewBefore(past, place, staff));
      const change = `${nameOf(staff)}原记${before}，现为${recusalInWords(withdrew)}`;
      return [{ what: `更正议题${place}的回避，${change}`, ...event.data }];
    }
    case 'decisions.resolution-corrected': {
      const { place, resolution } = event.data;
      const before = resolutionsOn(past, place).at(-1);
      const quoted = (words: string) => `“${words.replace(/[。；;.\s]+$/u, '')}”`;
      const change = `原${before === undefined ? '未记' : `为${quoted(before)}`}，现为${quoted(resolution)}`;
      return [{ what: `更正议题${place}的决议，${change}`, ...event.data }];
    }
    default:
      return [];
  }
};
