import type { DocumentNumber, LocalDate, StaffId } from '#kernel';
import type { MeetingId } from '../ground/terms.ts';
import type { Rank } from '../party-group/events.ts';
import type { AgendaEntry, Vote } from './events.ts';

/** Somebody who is due (应到). */
export interface Due {
  readonly staff: StaffId;
  readonly rank: Rank;
}
interface Reply {
  readonly staff: StaffId;
  readonly comes: boolean;
  readonly reason?: string | undefined;
}
export interface Convened {
  readonly meeting: MeetingId;
  readonly number: DocumentNumber;
  readonly heldOn: LocalDate;
  readonly agenda: readonly AgendaEntry[];
  /** What members answered to the notice, the last word of each. */
  readonly replies: readonly Reply[];
  readonly studied: boolean;
}
export interface Held extends Convened {
  readonly is: 'open' | 'closed';
  readonly due: readonly Due[];
  readonly chair: StaffId;
  readonly recusedCount: boolean;
  /** Not there at all; who came late is not among them. */
  readonly absent: readonly { readonly staff: StaffId; readonly reason: string }[];
  /** Went early. */
  readonly left: readonly StaffId[];
  readonly recused: readonly { readonly place: number; readonly staff: StaffId }[];
  /** Recorded as absent, as withdrawn, and corrected since. */
  readonly restored: readonly StaffId[];
  readonly unrecused: readonly { readonly place: number; readonly staff: StaffId }[];
  readonly heard: readonly {
    readonly place: number;
    readonly speakers: readonly StaffId[];
    readonly chairFirst: boolean;
    readonly afterVote: boolean;
  }[];
  readonly votes: readonly Vote[];
  readonly deferred: readonly number[];
  readonly confirmed: readonly {
    readonly staff: StaffId;
    readonly agrees: boolean;
    readonly remark?: string | undefined;
  }[];
  /** How often the record was corrected after the meeting, or a vote during it. */
  readonly corrections: number;
}
export type Meeting =
  | { readonly is: 'unknown' }
  | (Convened & { readonly is: 'convened' })
  | (Convened & { readonly is: 'cancelled' })
  | Held;
