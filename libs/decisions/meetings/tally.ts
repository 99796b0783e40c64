import type { Vote } from './events.ts';

// The figures of a vote in words, the same wherever they are told.

type Figures = Pick<Vote, 'for' | 'against' | 'abstain' | 'postpone' | 'invalid' | 'silent'>;

/** Votes that were cast and count: ballots nobody could read do not. */
export const validVotes = ({ for: inFavour, against, abstain, postpone = 0 }: Figures): number =>
  inFavour + against + abstain + postpone;

/** All who took part by these figures: ballots that do not count, and who said nothing, too. */
export const tookPart = (vote: Figures): number => validVotes(vote) + (vote.invalid ?? 0) + (vote.silent ?? 0);

/** What there was besides for, against and abstained; empty where there was nothing. */
const besides = ({ postpone = 0, invalid = 0, silent = 0 }: Figures, unit: string): readonly string[] => [
  ...(postpone > 0 ? [`缓议${postpone}${unit}`] : []),
  ...(invalid > 0 ? [`无效${invalid}${unit}`] : []),
  ...(silent > 0 ? [`未表态${silent}人`] : []),
];

/** `赞成5票、反对1票、弃权0票`, and `、缓议1票、无效1票、未表态1人` where there were any. */
export const tallyInWords = (vote: Figures, comma: '、' | '，' = '、'): string =>
  [`赞成${vote.for}票`, `反对${vote.against}票`, `弃权${vote.abstain}票`, ...besides(vote, '票')].join(comma);

/** `赞成5反对1弃权0`, and `缓议1无效1` where there were any. */
export const tallyInFigures = (vote: Figures): string =>
  [`赞成${vote.for}`, `反对${vote.against}`, `弃权${vote.abstain}`, ...besides(vote, '')].join('');
