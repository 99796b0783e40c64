// A contract from its draft to its last day: reviewed, signed, performed, closed.
import {
  decider,
  happened,
  nothing,
  numberInWords,
  type Decide,
  type DocumentNumber,
  type Fen,
  type FileRef,
  type LocalDate,
  type StaffId,
  type UnitId,
} from '#kernel';
import {
  ContractClosed,
  ContractCorrected,
  ContractFiled,
  ContractSigned,
  ContractWithdrawn,
  PerformanceDone,
  PerformanceDue,
  ReviewAnswered,
  ReviewAsked,
  ReviewReopened,
  SignatureStruck,
  ThresholdSet,
  type ContractEvent,
  type ContractId,
  type ContractKind,
  type Ending,
  type ThresholdEvent,
  type Verdict,
} from './events.ts';
import { hold, refused, refusedBy, rule, type Refused } from './refusals.ts';

/** A review that was asked for, and what it came to. */
export interface Review {
  readonly asked: number;
  readonly askedOn: LocalDate;
  readonly urgent: boolean;
  readonly due?: LocalDate | undefined;
  readonly answer?:
    | {
        readonly verdict: Verdict;
        readonly by: string;
        readonly on: LocalDate;
        readonly suggestion?: string | undefined;
      }
    | undefined;
}
/** Something to be done under a contract. */
export interface Performance {
  readonly n: number;
  readonly what: string;
  readonly due: LocalDate;
  readonly doneOn?: LocalDate | undefined;
}
/** A contract as both sides signed it. */
export interface Signature {
  readonly on: LocalDate;
  readonly paperNumber?: string | undefined;
  readonly signer?: string | undefined;
  readonly from?: LocalDate | undefined;
  readonly until?: LocalDate | undefined;
  readonly exception?: string | undefined;
}
/** A contract that was put on file. */
export interface KnownContract {
  readonly is: 'draft' | 'signed' | 'closed' | 'withdrawn';
  readonly contract: ContractId;
  readonly number: DocumentNumber;
  readonly title: string;
  readonly party?: string | undefined;
  readonly amount?: Fen | undefined;
  readonly kind: ContractKind;
  readonly unit: UnitId;
  readonly handler?: StaffId | undefined;
  readonly review?: Review | undefined;
  /** The texts that were sent to be reviewed. */
  readonly drafts: readonly FileRef[];
  readonly signature?: Signature | undefined;
  readonly steps: readonly Performance[];
  readonly ended?: { readonly ending: Ending; readonly on: LocalDate } | undefined;
}
export type Contract = { readonly is: 'unknown' } | KnownContract;

/** From which sum on a contract is to be reviewed; undefined: every one is. */
export interface Threshold {
  readonly amount?: Fen | undefined;
}

const COUNSEL = '中办发〔2016〕30号';
const STATES = {
  draft: '还没有签订',
  signed: '已经签订',
  closed: '已经办结',
  withdrawn: '已经撤回',
} as const satisfies Record<KnownContract['is'], string>;

const notInFuture = rule(
  'contracts.not-in-future',
  null,
  ({ on, today }: { readonly on: LocalDate; readonly today: LocalDate }) => on <= today,
);
const inOrder = rule(
  'contracts.term-order',
  null,
  ({ from, until }: Pick<Signature, 'from' | 'until'>) => from === undefined || until === undefined || from <= until,
);

type Decided = ReturnType<Decide<Contract, ContractEvent>>;

const notOpen = ({ number, is }: KnownContract): Refused =>
  refused('contracts.not-open', { number: numberInWords(number), state: STATES[is] });

/** Decides on a contract that is not signed yet. */
const whileDraft = (state: Contract, decide: (draft: KnownContract) => Decided): Decided => {
  if (state.is === 'unknown') return refused('contracts.unknown');
  return state.is === 'draft' ? decide(state) : notOpen(state);
};

/** Decides on a contract that is signed and not closed. */
const whileSigned = (state: Contract, decide: (signed: KnownContract, signature: Signature) => Decided): Decided => {
  if (state.is === 'unknown') return refused('contracts.unknown');
  if (state.is === 'draft' || !state.signature)
    return refused('contracts.not-signed', { number: numberInWords(state.number) });
  return state.is === 'signed' ? decide(state, state.signature) : notOpen(state);
};

/** What is put on file. */
export type Filing = Parameters<typeof ContractFiled>[0];
/** How a review is asked for. */
export type Asking = Omit<Parameters<typeof ReviewAsked>[0], 'contract'>;

/** Puts a contract on file and sends its text to be reviewed. */
export const fileContract =
  (filing: Filing, asking: Asking): Decide<Contract, ContractEvent> =>
  (state) =>
    state.is === 'unknown'
      ? happened(ContractFiled(filing), ReviewAsked({ contract: filing.contract as ContractId, ...asking }))
      : nothing();

/** Sends another text to be reviewed, or the same again. */
export const askAgain =
  (asking: Asking): Decide<Contract, ContractEvent> =>
  (state) =>
    whileDraft(state, ({ contract }) => happened(ReviewAsked({ contract, ...asking })));

/** What a review came to. */
export type ReviewAnswer = Omit<Parameters<typeof ReviewAnswered>[0], 'contract'>;

/** Records what the legal unit found; not by who sees to the contract himself. */
export const answerReview =
  (answer: ReviewAnswer, who: StaffId | undefined, today: LocalDate): Decide<Contract, ContractEvent> =>
  (state) =>
    whileDraft(state, ({ contract, review, handler, number }) => {
      if (!review) return refused('contracts.not-asked', { number: numberInWords(number) });
      if (who !== undefined && who === handler) return refusedBy(COUNSEL, 'contracts.reviewed-by-another');
      if (answer.answeredOn < review.askedOn) return refused('contracts.before-asked', { askedOn: review.askedOn });
      if (answer.verdict !== 'sound' && (answer.suggestion ?? '') === '')
        return refused('contracts.suggestions-needed');
      return (
        hold(notInFuture, { on: answer.answeredOn as LocalDate, today }, { today }) ??
        happened(ReviewAnswered({ contract, ...answer }))
      );
    });

/** What counsel found, in the record of its own. */
export const answerFromOpinion =
  (answer: ReviewAnswer): Decide<Contract, ContractEvent> =>
  (state) =>
    state.is === 'draft' && state.review?.answer?.verdict !== answer.verdict
      ? happened(ReviewAnswered({ contract: state.contract, ...answer }))
      : nothing();

/** What was answered does not count any more; what was found adverse stays so. */
export const reopenReview =
  (why: Parameters<typeof ReviewReopened>[0]['why'], by: string, today: LocalDate): Decide<Contract, ContractEvent> =>
  (state) =>
    state.is === 'draft' && (state.review?.answer?.verdict ?? 'adverse') !== 'adverse'
      ? happened(ReviewReopened({ contract: state.contract, why, by, reopenedOn: today }))
      : nothing();

/** Whether the bureau's order asks for a review before this sum is signed for; a sum nobody knows is not below it. */
export const needsReview = (amount: Fen | undefined, threshold: Threshold): boolean =>
  threshold.amount === undefined || amount === undefined || amount >= threshold.amount;

/** A contract as it is signed. */
export type Signing = Omit<Parameters<typeof ContractSigned>[0], 'contract'>;

/** Why it may not be signed yet: not reviewed, found adverse, or signed before the review came. */
const unreviewed = (draft: KnownContract, { signedOn }: Signing): Refused | undefined => {
  const number = numberInWords(draft.number);
  const answer = draft.review?.answer;
  if (!answer) return refusedBy(COUNSEL, 'contracts.not-reviewed', { number });
  if (answer.verdict === 'adverse') return refusedBy(COUNSEL, 'contracts.review-adverse', { number });
  return signedOn < answer.on ? refused('contracts.signed-before-review', { signedOn, on: answer.on }) : undefined;
};

/**
 * It is signed: not before the review it needs. What was signed without is put down by the office or the legal unit
 * (`desk`), with the reason.
 */
export const signContract =
  (signing: Signing, threshold: Threshold, desk: boolean, today: LocalDate): Decide<Contract, ContractEvent> =>
  (state) => {
    if (state.is === 'signed') return refused('contracts.signed-already', { number: numberInWords(state.number) });
    return whileDraft(state, (draft) => {
      const needed = needsReview((signing.amount as Fen | undefined) ?? draft.amount, threshold);
      const flaw = needed ? unreviewed(draft, signing) : undefined;
      if (flaw && signing.exception === undefined) return flaw;
      if (signing.exception !== undefined && !desk) return refused('contracts.exception-by-desk');
      const { exception, ...plain } = signing;
      return (
        hold(notInFuture, { on: signing.signedOn as LocalDate, today }, { today }) ??
        hold(inOrder, signing as Pick<Signature, 'from' | 'until'>) ??
        happened(ContractSigned({ contract: draft.contract, ...plain, ...(flaw ? { exception } : {}) }))
      );
    });
  };

/**
 * A contract of earlier days comes in as it was signed; whether it was reviewed then is not told. What is over by now
 * ended on the last day of its term, or where it has none on the day this is recorded.
 */
export const enterContract =
  (
    filing: Filing,
    signing: Signing,
    standing: 'running' | Exclude<Ending, 'expired'>,
    today: LocalDate,
  ): Decide<Contract, ContractEvent> =>
  (state) => {
    if (state.is !== 'unknown') return refused('contracts.entered-already', { number: numberInWords(state.number) });
    const contract = filing.contract as ContractId;
    const until = signing.until as LocalDate | undefined;
    const closedOn = until !== undefined && until < today ? until : today;
    const over = standing === 'running' ? [] : [ContractClosed({ contract, ending: standing, closedOn })];
    return (
      hold(notInFuture, { on: signing.signedOn as LocalDate, today }, { today }) ??
      hold(inOrder, signing as Pick<Signature, 'from' | 'until'>) ??
      happened(ContractFiled(filing), ContractSigned({ contract, ...signing }), ...over)
    );
  };

/** It was recorded as signed and was not. */
export const strikeSignature =
  (reason: string, today: LocalDate): Decide<Contract, ContractEvent> =>
  (state) =>
    whileSigned(state, ({ contract }) => happened(SignatureStruck({ contract, reason, struckOn: today })));

/** What may be put right. */
export type Correction = Omit<Parameters<typeof ContractCorrected>[0], 'contract' | 'reason' | 'correctedOn'>;

/** Puts right what was recorded. */
export const correctContract =
  (correction: Correction, reason: string, today: LocalDate): Decide<Contract, ContractEvent> =>
  (state) => {
    if (state.is === 'unknown') return refused('contracts.unknown');
    if (state.is === 'withdrawn') return notOpen(state);
    const { title, party, amount, signature } = state;
    const known = {
      ...{ title, party, amount },
      paperNumber: signature?.paperNumber,
      signedOn: signature?.on,
      from: signature?.from,
      until: signature?.until,
    };
    const isAnother = Object.entries(correction).some(
      ([name, value]) => value !== undefined && value !== known[name as keyof typeof known],
    );
    if (!isAnother) return refused('contracts.nothing-corrected');
    return happened(ContractCorrected({ contract: state.contract, ...correction, reason, correctedOn: today }));
  };

/** Puts down what is to be done under it, and by when. */
export const addPerformance =
  (what: string, due: LocalDate): Decide<Contract, ContractEvent> =>
  (state) =>
    whileSigned(state, ({ contract, steps }, { on }) =>
      due < on
        ? refused('contracts.due-before-signed', { signedOn: on })
        : happened(PerformanceDue({ contract, n: steps.length + 1, what, due })),
    );

/** It was done. */
export const perform =
  (n: number, doneOn: LocalDate, today: LocalDate): Decide<Contract, ContractEvent> =>
  (state) =>
    whileSigned(state, ({ contract, steps }) => {
      const step = steps.find((one) => one.n === n);
      if (!step) return refused('contracts.no-such-step', { n, count: steps.length });
      if (step.doneOn !== undefined) return refused('contracts.step-done', { n });
      return hold(notInFuture, { on: doneOn, today }, { today }) ?? happened(PerformanceDone({ contract, n, doneOn }));
    });

/** It is over; performed only when everything that was to be done was. */
export const closeContract =
  (
    ending: Ending,
    reason: string | undefined,
    closedOn: LocalDate,
    today: LocalDate,
  ): Decide<Contract, ContractEvent> =>
  (state) =>
    whileSigned(state, ({ contract, steps }) => {
      const left = steps.filter((step) => step.doneOn === undefined).map(({ n, what }) => `${n}. ${what}`);
      if (ending === 'performed' && left.length > 0) return refused('contracts.steps-left', { left: left.join('；') });
      if (ending !== 'performed' && (reason ?? '').trim() === '') return refused('contracts.reason-needed');
      return (
        hold(notInFuture, { on: closedOn, today }, { today }) ??
        happened(ContractClosed({ contract, ending, reason, closedOn }))
      );
    });

/** It is not concluded after all. */
export const withdrawContract =
  (reason: string, today: LocalDate): Decide<Contract, ContractEvent> =>
  (state) =>
    whileDraft(state, ({ contract }) => happened(ContractWithdrawn({ contract, reason, withdrawnOn: today })));

/** Sets from which sum on contracts are reviewed. */
export const setThreshold =
  (amount: Fen, basis: string, today: LocalDate): Decide<Threshold, ThresholdEvent> =>
  (state) =>
    state.amount === amount
      ? refused('contracts.threshold-same')
      : happened(ThresholdSet({ amount, basis, setOn: today }));

/** From which sum on contracts are reviewed, as its events make it. */
export const threshold = decider<Threshold, ThresholdEvent>({
  category: 'contracts.threshold',
  stateVersion: 1,
  initial: {},
  evolve: (_, { data }) => ({ amount: data.amount }),
});

/** A contract as its events make it. */
export const contract = decider<Contract, ContractEvent>({
  category: 'contracts.contract',
  stateVersion: 1,
  initial: { is: 'unknown' },
  evolve: (state, { type, data }) => {
    if (type === 'contracts.contract-filed') return filed(data);
    if (state.is === 'unknown') return state;
    switch (type) {
      case 'contracts.review-asked': {
        const { askedOn, urgent, due, materials = [] } = data;
        // Found adverse, it stays so until it is answered otherwise.
        const answer = state.review?.answer?.verdict === 'adverse' ? state.review.answer : undefined;
        const asked = (state.review?.asked ?? 0) + 1;
        return { ...state, review: { asked, askedOn, urgent, due, answer }, drafts: [...state.drafts, ...materials] };
      }
      case 'contracts.review-answered': {
        const { verdict, by, answeredOn, suggestion } = data;
        return withReview(state, (review) => ({ ...review, answer: { verdict, by, on: answeredOn, suggestion } }));
      }
      case 'contracts.review-reopened':
        return withReview(state, (review) => ({ ...review, answer: undefined }));
      case 'contracts.contract-signed':
        return signed(state, data);
      case 'contracts.signature-struck':
        return { ...state, is: 'draft', signature: undefined };
      case 'contracts.contract-corrected':
        return putRight(state, data);
      case 'contracts.performance-due':
        return { ...state, steps: [...state.steps, { n: data.n, what: data.what, due: data.due }] };
      case 'contracts.performance-done':
        return {
          ...state,
          steps: state.steps.map((step) => (step.n === data.n ? { ...step, doneOn: data.doneOn } : step)),
        };
      case 'contracts.contract-closed':
        return { ...state, is: 'closed', ended: { ending: data.ending, on: data.closedOn } };
      case 'contracts.contract-withdrawn':
        return { ...state, is: 'withdrawn' };
    }
  },
});

type Data<T extends ContractEvent['type']> = Extract<ContractEvent, { readonly type: T }>['data'];

const filed = (data: Data<'contracts.contract-filed'>): KnownContract => ({
  is: 'draft',
  contract: data.contract,
  number: data.number,
  title: data.title,
  party: data.party,
  amount: data.amount,
  kind: data.kind,
  unit: data.unit,
  handler: data.handler,
  drafts: [],
  steps: [],
});

const withReview = (state: KnownContract, change: (review: Review) => Review): KnownContract => ({
  ...state,
  review: state.review && change(state.review),
});

const signed = (state: KnownContract, data: Data<'contracts.contract-signed'>): KnownContract => ({
  ...state,
  is: 'signed',
  amount: data.amount ?? state.amount,
  party: data.party ?? state.party,
  signature: {
    on: data.signedOn,
    paperNumber: data.paperNumber,
    signer: data.signer,
    from: data.from,
    until: data.until,
    exception: data.exception,
  },
});

const putRight = (state: KnownContract, data: Data<'contracts.contract-corrected'>): KnownContract => {
  const { title, party, amount, paperNumber, signedOn, from, until } = data;
  const before = state.signature;
  return {
    ...state,
    title: title ?? state.title,
    party: party ?? state.party,
    amount: amount ?? state.amount,
    signature: before && {
      ...before,
      paperNumber: paperNumber ?? before.paperNumber,
      on: signedOn ?? before.on,
      from: from ?? before.from,
      until: until ?? before.until,
    },
  };
};
