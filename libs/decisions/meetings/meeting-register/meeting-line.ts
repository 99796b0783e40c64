import type { Category } from '../../ground/categories.ts';
import type { Outcome } from '../../ground/terms.ts';
import type { Method } from '../events.ts';

/** The register of meetings as lists and ledgers read it: meetings, the entries of their agendas, every vote. */
export interface MeetingTables {
  /** `absent` by staff id, `reasons` why. `confirmed`: who has read the minutes as they are. */
  meeting_register: {
    organ: string;
    meeting: string;
    year: number;
    serial: number;
    held_on: string;
    place: string | null;
    chair: string | null;
    state: 'convened' | 'cancelled' | 'open' | 'closed';
    due: string[];
    absent: string[];
    reasons: Record<string, string>;
    studied: string[];
    /** Those it deliberated on, once it has ended; `counted`: as somebody counted them by hand. */
    items: number;
    counted: number | null;
    /** Which of the minutes of its year these are (期号): given when it begins, and never another. */
    issue: number | null;
    confirmed: string[];
  };
  meeting_entry: {
    organ: string;
    meeting: string;
    place: number;
    item: string;
    number: string;
    title: string;
    category: Category;
    persons: string[];
    late: string | null;
    outcome: Outcome | null;
    resolution: string | null;
    recused: string[];
    /** What was changed of its votes, in words, the first first. */
    changes: string[];
    /** Heard, voted on, or put off by the meeting; what was taken off undiscussed counts where it is deliberated on. */
    discussed: boolean;
    held_on: string;
  };
  /**
   * `person` is empty where the vote is on the item; `dissent`: who voted against or abstained, unless the vote was
   * secret.
   */
  meeting_vote: {
    organ: string;
    meeting: string;
    place: number;
    person: string;
    held_on: string;
    category: Category;
    method: Method;
    in_favour: number;
    against: number;
    abstain: number;
    postpone: number;
    invalid: number;
    due: number;
    present: number;
    needed: number;
    outcome: Outcome;
    dissent: string[];
  };
}
