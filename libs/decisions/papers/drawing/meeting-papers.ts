import { ballots } from './ballots.ts';
import { minutes } from './minutes.ts';
import { notice } from './notice.ts';
import { record } from './record.ts';
import { resolutions } from './resolutions.ts';
import { results } from './results.ts';

/**
 * The papers of a meeting, made from its record: those before it, and those of one that was held. What the record does
 * not know is left as a gap, to be filled in by hand.
 */
export const PAPERS = {
  notice: { label: '会议通知', synonyms: ['通知'], needs: 'convened', paper: notice },
  record: { label: '会议记录', synonyms: ['记录'], needs: 'held', paper: record },
  minutes: { label: '会议纪要', synonyms: ['纪要'], needs: 'held', paper: minutes },
  ballots: { label: '表决票', synonyms: ['选票'], needs: 'convened', paper: ballots },
  votes: { label: '表决结果', synonyms: ['票数'], needs: 'held', paper: results },
  resolutions: { label: '决议', synonyms: ['会议决议'], needs: 'held', paper: resolutions },
} as const;
export type PaperName = keyof typeof PAPERS;
