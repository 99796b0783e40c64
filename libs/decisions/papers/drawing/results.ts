import type { Block, OfficialPaper } from '#infra/documents';
import { METHODS, type Vote } from '../../meetings/events.ts';
import { entryAt } from '../../meetings/meeting-state.ts';
import { validVotes } from '../../meetings/tally.ts';
import { awayInWords, headcount } from './attendance.ts';
import {
  first,
  groupOf,
  inPaper,
  labelled,
  madeFrom,
  naming,
  outcomeInWords,
  recorded,
  text,
  titleOf,
  type HeldSource,
} from './source.ts';

// 表决结果报告单: on one page, every vote with what it was held against, to be signed by those who counted and watched.

/** The result of every vote, those by ballot apart from those by hand or word of mouth. */
export const results = (source: HeldSource): OfficialPaper => {
  const { meeting, nameOf } = source;
  const votes = meeting.votes.toSorted((a, b) => a.place - b.place);
  const byBallot = votes.filter(isByBallot);
  const aloud = votes.filter((vote) => !isByBallot(vote));
  const dense = votes.length >= MANY;
  const both = byBallot.length > 0 && aloud.length > 0;
  const heading = (words: string) => (both ? [first(words)] : []);
  return recorded(source, {
    title: '表决结果',
    blocks: [
      { is: 'title', text: `${groupOf(source)}会议\n表决结果报告单` },
      labelled('会议', `${titleOf(source)}（${inPaper(meeting.heldOn)}）`),
      labelled('人数', `${headcount(source)}${awayInWords(source)}。`),
      ...(byBallot.length > 0 ? [...heading('一、投票表决'), ballotTable(source, byBallot, dense)] : []),
      ...(aloud.length > 0 ? [...heading('二、口头、举手表决'), openTable(source, aloud, dense)] : []),
      ...(votes.length === 0 ? [text('本次会议没有进行表决。')] : []),
      ...meeting.recused.map(({ place, staff }) => text(`议题${place}：${nameOf(staff)}回避。`)),
      ...meeting.deferred.map((place) => text(`议题${place}：暂缓，未表决。`)),
      { is: 'signatures', rows: [['计票人（签名）', '监票人（签名）'], ['主持人（签名）']] },
      { is: 'note', text: madeFrom(source) },
    ],
  });
};

/** From so many rows on there is less room for each: it stays on one page. */
const MANY = 4;

const isByBallot = ({ method }: Vote): boolean => method === 'secret' || method === 'named';

const about = ({ meeting }: HeldSource, vote: Vote): string => {
  const { title = '', persons = [] } = entryAt(meeting, vote.place) ?? {};
  if (vote.person === undefined) return title;
  const matter = naming(persons, (name) => name === vote.person, '')(title);
  return matter.includes(vote.person) ? matter : `${matter}（${vote.person}）`;
};

const METHOD = (vote: Vote): string => METHODS[vote.method].label.replace(/表决|投票/u, '');

/** Handed out, handed in, valid: no ballot is counted that nobody cast, and none is left uncounted. */
const ballotTable = (source: HeldSource, votes: readonly Vote[], dense: boolean): Block => ({
  is: 'table',
  dense,
  head: ['议题', '表决对象', '方式', '发出', '收回', '有效', '无效', '同意', '不同意', '缓议', '弃权', '须得', '结果'],
  widths: [9, 26, 16, 10, 10, 10, 10, 10, 12, 10, 10, 10, 13],
  middle: [0, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
  rows: votes.map((vote) => {
    const valid = validVotes(vote);
    const handedOut = vote.voters?.length ?? valid;
    return [
      String(vote.place),
      about(source, vote),
      METHOD(vote),
      String(handedOut),
      String(handedOut),
      String(valid),
      String(handedOut - valid),
      String(vote.for),
      String(vote.against),
      String(vote.postpone ?? 0),
      String(vote.abstain),
      String(vote.needed),
      outcomeInWords(vote.outcome),
    ];
  }),
});

const openTable = (source: HeldSource, votes: readonly Vote[], dense: boolean): Block => {
  const silent = votes.some((vote) => vote.silent);
  const postponed = votes.some((vote) => vote.postpone);
  return {
    is: 'table',
    dense,
    head: [
      '议题',
      '事项',
      '方式',
      '到会',
      '赞成',
      '反对',
      '弃权',
      ...(postponed ? ['缓议'] : []),
      ...(silent ? ['未表态'] : []),
      '须得',
      '结果',
    ],
    widths: [12, 58, 14, 11, 11, 11, 11, ...(postponed ? [11] : []), ...(silent ? [14] : []), 11, 16],
    middle: [0, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    rows: votes.map((vote) => [
      String(vote.place),
      about(source, vote),
      METHOD(vote),
      String(vote.present),
      String(vote.for),
      String(vote.against),
      String(vote.abstain),
      ...(postponed ? [String(vote.postpone ?? 0)] : []),
      ...(silent ? [String(vote.silent ?? 0)] : []),
      String(vote.needed),
      outcomeInWords(vote.outcome),
    ]),
  };
};
