// A clean-up round: who drafted or carries out a document says what is to become of it; the result is published.
import {
  decider,
  happened,
  nextNumber,
  nothing,
  yearOf,
  type Decide,
  type DocumentNumber,
  type LocalDate,
  type Outcome,
  type StaffId,
  type UnitId,
} from '#kernel';
import {
  NilReported,
  RoundListChanged,
  RoundOpened,
  RoundPublished,
  VerdictGiven,
  type DocumentId,
  type InRound,
  type Kind,
  type RoundEvent,
  type RoundId,
  type Verdict,
} from '../events.ts';
import { refused, refusedUnder } from '../refusals.ts';

/** The last word on a document. */
interface Said {
  readonly result: Verdict;
  readonly on: LocalDate;
  readonly reason?: string | undefined;
}

/** A clean-up of which something is known. */
export interface KnownRound {
  readonly is: 'known';
  readonly round: RoundId;
  readonly number: DocumentNumber;
  readonly name: string;
  readonly on: LocalDate;
  readonly dueDate: LocalDate;
  readonly documents: readonly InRound[];
  /** Which kind it is about; undefined of a round whose list stays as it was drawn up. */
  readonly scope?: Kind | 'all' | undefined;
  /** The last word on each document, by its id. */
  readonly verdicts: Readonly<Record<string, Said>>;
  /** Units that have nothing to be looked at, with the day they said so. */
  readonly nil: Readonly<Record<string, LocalDate>>;
  readonly publishedOn?: LocalDate | undefined;
}
export type Round = { readonly is: 'unknown' } | KnownRound;

/** A clean-up that is to begin. */
export interface Opening {
  readonly round: RoundId;
  readonly name: string;
  readonly on: LocalDate;
  readonly dueDate: LocalDate;
  readonly documents: readonly InRound[];
  readonly scope: Kind | 'all';
}

/** Begins a clean-up of the documents that were in force on its day. */
export const openRound =
  (opening: Opening, today: LocalDate): Decide<Round, RoundEvent> =>
  (round) => {
    if (round.is === 'known') return nothing();
    if (opening.on > today) return refused('documents.not-in-future', { today });
    if (opening.dueDate < opening.on) return refused('documents.end-before-start');
    return happened(RoundOpened({ ...opening, number: nextNumber('清理', yearOf(opening.on)) }));
  };

/** Brings the list to what the record says now of a document on the day of the round; its result is not out yet. */
export const followRecord =
  (one: InRound, covered: boolean): Decide<Round, RoundEvent> =>
  (round) => {
    if (round.is === 'unknown' || round.publishedOn !== undefined || round.scope === undefined) return nothing();
    const listed = round.documents.some(({ document }) => document === one.document);
    return listed === covered ? nothing() : happened(RoundListChanged({ round: round.round, document: one, covered }));
  };

/** On a round whose result is not out yet. */
const onOpen = (round: Round, decide: (known: KnownRound) => Outcome<RoundEvent>): Outcome<RoundEvent> => {
  if (round.is === 'unknown') return refused('documents.round-unknown');
  return round.publishedOn === undefined ? decide(round) : refused('documents.round-published');
};

/** What a unit says of a document. */
export interface Word {
  readonly document: DocumentId;
  readonly number: string;
  readonly result: Verdict;
  readonly reason?: string | undefined;
  readonly on: LocalDate;
}

/** A word on a document of the round; what is not kept has its reason. */
export const giveVerdict =
  ({ number, ...word }: Word, today: LocalDate): Decide<Round, RoundEvent> =>
  (round) =>
    onOpen(round, (known) => {
      if (word.on > today) return refused('documents.not-in-future', { today });
      if (!known.documents.some(({ document }) => document === word.document))
        return refused('documents.not-in-round', { number, on: known.on });
      if (word.result !== 'keep' && word.reason === undefined)
        return refusedUnder('nd-cleanup', 'documents.reason-needed', { what: '不继续有效的' });
      const said = known.verdicts[word.document];
      if (said?.result === word.result && said.on === word.on) return nothing();
      return happened(VerdictGiven({ ...word, round: known.round }));
    });

/** A unit that has no document in the round says so. */
export const reportNil =
  (unit: UnitId, reporter: StaffId | undefined, on: LocalDate): Decide<Round, RoundEvent> =>
  (round) =>
    onOpen(round, (known) => {
      const own = known.documents.filter((one) => one.unit === unit);
      if (own.length > 0)
        return refused('documents.unit-has-documents', { left: own.map(({ number }) => number).join('、') });
      return known.nil[unit] === undefined
        ? happened(NilReported({ round: known.round, unit, reporter, on }))
        : nothing();
    });

/** The documents of which nobody has said anything yet. */
export const leftIn = ({ documents, verdicts }: KnownRound): readonly InRound[] =>
  documents.filter(({ document }) => verdicts[document] === undefined);

/** How many come to what. */
export const tallyOf = ({ verdicts }: Pick<KnownRound, 'verdicts'>): Readonly<Record<Verdict, number>> => {
  const results = Object.values(verdicts).map(({ result }) => result);
  const count = (of: Verdict) => results.filter((result) => result === of).length;
  return { keep: count('keep'), amend: count('amend'), repeal: count('repeal'), expired: count('expired') };
};

/** Publishes the result, once there is a word on every document. */
export const publishRound =
  (on: LocalDate, channel: string, today: LocalDate): Decide<Round, RoundEvent> =>
  (round) =>
    onOpen(round, (known) => {
      if (on > today) return refused('documents.not-in-future', { today });
      const left = leftIn(known);
      if (left.length > 0)
        return refusedUnder('nd-cleanup', 'documents.round-left', {
          left: left
            .slice(0, 10)
            .map(({ number }) => number)
            .join('、'),
        });
      const { keep: kept, amend: amended, repeal: repealed, expired } = tallyOf(known);
      return happened(RoundPublished({ round: known.round, on, channel, kept, amended, repealed, expired }));
    });

export const roundDecider = decider<Round, RoundEvent>({
  category: 'documents.round',
  stateVersion: 2,
  initial: { is: 'unknown' },
  evolve: (state, { type, data }) => {
    if (type === 'documents.round-opened') return { is: 'known', ...data, verdicts: {}, nil: {} };
    if (state.is === 'unknown') return state;
    switch (type) {
      case 'documents.round-list-changed': {
        const { document: one, covered } = data;
        const others = state.documents.filter(({ document }) => document !== one.document);
        const { [one.document]: _, ...verdicts } = state.verdicts;
        return { ...state, documents: covered ? [...others, one] : others, verdicts };
      }
      case 'documents.verdict-given': {
        const { document, result, on, reason } = data;
        return { ...state, verdicts: { ...state.verdicts, [document]: { result, on, reason } } };
      }
      case 'documents.nil-reported':
        return { ...state, nil: { ...state.nil, [data.unit]: data.on } };
      case 'documents.round-published':
        return { ...state, publishedOn: data.on };
    }
  },
});
