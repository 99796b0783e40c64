import { part } from '#infra/rooms';
import { AdviserLedger } from './adviser-ledger.ts';
import { OpinionLedger } from './opinion-ledger.ts';
import { OpinionPaper } from './opinion-paper.ts';

/** What is printed of advisers and opinions. */
export const papers = part({ queries: [OpinionPaper, OpinionLedger, AdviserLedger] });
