// Whom the bureau has engaged to advise it, for which days, and for whom he may not work.
import {
  decider,
  happened,
  type Decide,
  type DocumentNumber,
  type Fen,
  type FileRef,
  type LocalDate,
  type StaffId,
  type UnitId,
} from '#kernel';
import { refused } from '../ground/refusals.ts';
import type { AdviserId } from '../ground/terms.ts';
import {
  AdviserEngaged,
  ConflictDeclared,
  EngagementCorrected,
  EngagementEnded,
  EngagementRenewed,
  type AdviserEvent,
  type AdviserType,
} from './events.ts';

/** The days of one engagement, first and last included. */
export interface Term {
  readonly from: LocalDate;
  readonly until: LocalDate;
  /** The last day, where it ended before its time. */
  readonly endedOn?: LocalDate | undefined;
}

/** An adviser who is or was engaged. */
export interface EngagedAdviser {
  readonly is: 'engaged';
  readonly adviser: AdviserId;
  readonly number: DocumentNumber;
  readonly name: string;
  readonly type: AdviserType;
  readonly firm?: string | undefined;
  readonly account?: StaffId | undefined;
  readonly scope?: string | undefined;
  readonly unit: UnitId;
  readonly engagedBy?: StaffId | undefined;
  /** In the order they were agreed. */
  readonly terms: readonly Term[];
  readonly details: Readonly<Partial<Record<'license' | 'phone' | 'letterNumber', string>>> & {
    readonly fee?: Fen | undefined;
  };
  /** Parties he may not be asked about. */
  readonly conflicts: readonly string[];
}
export type Adviser = { readonly is: 'unknown' } | EngagedAdviser;

const lastDayOf = ({ until, endedOn }: Term): LocalDate => endedOn ?? until;

/** Whether he is engaged on a day. */
export const isEngagedOn = ({ terms }: Pick<EngagedAdviser, 'terms'>, day: LocalDate): boolean =>
  terms.some((term) => term.from <= day && day <= lastDayOf(term));

/** The term that is agreed upon last. */
export const lastTerm = ({ terms }: Pick<EngagedAdviser, 'terms'>): Term => terms.at(-1)!;

/** What is agreed with an adviser. */
export interface Engagement {
  readonly adviser: AdviserId;
  readonly number: DocumentNumber;
  readonly name: string;
  readonly type: AdviserType;
  readonly firm?: string | undefined;
  readonly license?: string | undefined;
  readonly phone?: string | undefined;
  readonly account?: StaffId | undefined;
  readonly scope?: string | undefined;
  readonly formerPost?: string | undefined;
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly fee?: Fen | undefined;
  readonly letter?: readonly FileRef[] | undefined;
  readonly letterNumber?: string | undefined;
  readonly unit: UnitId;
  readonly engagedBy?: StaffId | undefined;
}

/** What an adviser says of his conflicts of interest when he is engaged: the parties, and how he said it. */
export interface Said {
  readonly parties: readonly string[];
  readonly why: string;
}

/**
 * Engages an adviser; one who was engaged before is engaged again, for days of his own. For whom he says he may not be
 * asked is put down with it.
 */
export const engage =
  (engagement: Engagement, today: LocalDate, said?: Said): Decide<Adviser, AdviserEvent> =>
  (state) => {
    const { type, firm, from, until, fee, letter, letterNumber, adviser } = engagement;
    const known = state.is === 'engaged' ? state.conflicts : [];
    const conflicts = (said?.parties ?? [])
      .filter((party) => !known.includes(party))
      .map((party) => ConflictDeclared({ adviser, party, why: said!.why, declaredOn: today }));
    if (until < from) return refused('advisers.term-order');
    if (type === 'firm' && firm === undefined) return refused('advisers.firm-needed');
    if (state.is === 'unknown') return happened(AdviserEngaged(engagement), ...conflicts);
    const same = state.terms.find((term) => term.from <= until && from <= lastDayOf(term));
    if (same) return refused('advisers.engaged-already', { name: state.name, from: same.from, until: lastDayOf(same) });
    const renewed = { adviser: state.adviser, from, until, fee, letter, letterNumber, renewedOn: today };
    return happened(EngagementRenewed(renewed), ...conflicts);
  };

/** What may be put right of an adviser; the days are those of his last term. */
export interface Correction {
  readonly firm?: string | undefined;
  readonly from?: LocalDate | undefined;
  readonly until?: LocalDate | undefined;
  readonly fee?: Fen | undefined;
  readonly license?: string | undefined;
  readonly phone?: string | undefined;
  readonly account?: StaffId | undefined;
  readonly scope?: string | undefined;
}

/** Puts right what was recorded. A last day that is given again takes back that he was let go before it. */
export const correctEngagement =
  (correction: Correction, reason: string): Decide<Adviser, AdviserEvent> =>
  (state) => {
    if (state.is === 'unknown') return refused('advisers.unknown');
    const term = lastTerm(state);
    const { from, until } = correction;
    if ((until ?? term.until) < (from ?? term.from)) return refused('advisers.term-order');
    const known = {
      ...state.details,
      from: term.from,
      until: lastDayOf(term),
      firm: state.firm,
      account: state.account,
      scope: state.scope,
    };
    const changed = Object.entries(correction).some(
      ([name, value]) => value !== undefined && value !== (known as Readonly<Record<string, unknown>>)[name],
    );
    return changed
      ? happened(EngagementCorrected({ adviser: state.adviser, ...correction, reason }))
      : refused('advisers.nothing-corrected');
  };

/** Ends an engagement before its time; `on` is its last day. */
export const endEngagement =
  (on: LocalDate, reason: string): Decide<Adviser, AdviserEvent> =>
  (state) => {
    if (state.is === 'unknown') return refused('advisers.unknown');
    const term = lastTerm(state);
    if (on < term.from) return refused('advisers.ended-before', { from: term.from });
    if (on > term.until) return refused('advisers.ended-after', { until: term.until });
    return happened(EngagementEnded({ adviser: state.adviser, on, reason }));
  };

/** Puts down for whom he may not be asked. */
export const declareConflict =
  (party: string, why: string, today: LocalDate): Decide<Adviser, AdviserEvent> =>
  (state) => {
    if (state.is === 'unknown') return refused('advisers.unknown');
    if (state.conflicts.includes(party)) return refused('advisers.conflict-known');
    return happened(ConflictDeclared({ adviser: state.adviser, party, why, declaredOn: today }));
  };

/** An adviser as his events make him. */
export const adviser = decider<Adviser, AdviserEvent>({
  category: 'advisers.adviser',
  stateVersion: 1,
  initial: { is: 'unknown' },
  evolve: (state, { type, data }) => {
    if (type === 'advisers.adviser-engaged') return engaged(data);
    if (state.is === 'unknown') return state;
    switch (type) {
      case 'advisers.engagement-renewed':
        return {
          ...state,
          terms: [...state.terms, { from: data.from, until: data.until }],
          details: { ...state.details, ...(data.letterNumber ? { letterNumber: data.letterNumber } : {}) },
        };
      case 'advisers.engagement-corrected':
        return putRight(state, data);
      case 'advisers.engagement-ended':
        return { ...state, terms: [...state.terms.slice(0, -1), { ...lastTerm(state), endedOn: data.on }] };
      case 'advisers.conflict-declared':
        return { ...state, conflicts: [...state.conflicts, data.party] };
    }
  },
});

type Data<T extends AdviserEvent['type']> = Extract<AdviserEvent, { readonly type: T }>['data'];

const engaged = (data: Data<'advisers.adviser-engaged'>): EngagedAdviser => ({
  is: 'engaged',
  adviser: data.adviser,
  number: data.number,
  name: data.name,
  type: data.type,
  firm: data.firm,
  account: data.account,
  scope: data.scope,
  unit: data.unit,
  engagedBy: data.engagedBy,
  terms: [{ from: data.from, until: data.until }],
  details: {
    ...(data.license ? { license: data.license } : {}),
    ...(data.phone ? { phone: data.phone } : {}),
    ...(data.letterNumber ? { letterNumber: data.letterNumber } : {}),
    fee: data.fee,
  },
  conflicts: [],
});

const putRight = (state: EngagedAdviser, data: Data<'advisers.engagement-corrected'>): EngagedAdviser => {
  const { firm, from, until, fee, license, phone, account, scope } = data;
  const before = lastTerm(state);
  const term = {
    from: from ?? before.from,
    until: until ?? before.until,
    endedOn: until === undefined ? before.endedOn : undefined,
  };
  return {
    ...state,
    firm: firm ?? state.firm,
    account: account ?? state.account,
    scope: scope ?? state.scope,
    terms: [...state.terms.slice(0, -1), term],
    details: {
      ...state.details,
      ...(license ? { license } : {}),
      ...(phone ? { phone } : {}),
      fee: fee ?? state.details.fee,
    },
  };
};
