import { ballots } from './ballots.ts';
import { minutes } from './minutes.ts';
import { notice } from './notice.ts';
import { record } from './record.ts';
import { resolutions } from './resolutions.ts';
import { results } from './results.ts';
import { sentOn, type HeldSource, type Source } from './source.ts';
import type { OfficialPaper } from '#infra/documents';

/**
 * The papers of a meeting, made from its record: those before it, and those of one that was held. What the record does
 * not know is left as a gap, to be filled in by hand. Minutes and resolutions are sent `on`; the others stay within the
 * circle of those who may see the record.
 */
export const PAPERS = {
  notice: { label: '会议通知', synonyms: ['通知'], needs: 'convened', goes: 'within', paper: notice },
  record: { label: '会议记录', synonyms: ['记录'], needs: 'held', goes: 'within', paper: record },
  minutes: { label: '会议纪要', synonyms: ['纪要'], needs: 'held', goes: 'on', paper: minutes },
  ballots: { label: '表决票', synonyms: ['选票'], needs: 'convened', goes: 'within', paper: ballots },
  votes: { label: '表决结果', synonyms: ['票数'], needs: 'held', goes: 'within', paper: results },
  resolutions: { label: '决议', synonyms: ['会议决议'], needs: 'held', goes: 'on', paper: resolutions },
} as const;
export type PaperName = keyof typeof PAPERS;

/** A paper of a meeting as it may be told where it goes; one that tells of the sitting only once that began. */
export const drawn = (name: PaperName, source: Source): OfficialPaper => {
  const chosen = PAPERS[name];
  if (chosen.needs === 'convened') return chosen.paper(source);
  const held = source as HeldSource;
  return chosen.paper(chosen.goes === 'on' ? sentOn(held) : held);
};
