// A legal opinion from the question to what became of each suggestion, and to which version of the text it belongs.
import {
  decider,
  happened,
  nothing,
  numberInWords,
  type Decide,
  type DocumentNumber,
  type FileRef,
  type LocalDate,
  type Mark,
  type StaffId,
} from '#kernel';
import { isEngagedOn, type Adviser } from '../advisers/adviser.ts';
import { hold, refused, refusedBy, rule, type Refused } from '../ground/refusals.ts';
import {
  ADOPTIONS,
  CONCLUSIONS,
  type Adoption,
  type AdviserId,
  type Conclusion,
  type OpinionId,
  type Subject,
} from '../ground/terms.ts';
import {
  AssignmentDeclined,
  DraftChanged,
  MOST_SUGGESTIONS,
  OpinionAsked,
  OpinionAssigned,
  OpinionCorrected,
  OpinionDelivered,
  OpinionReturned,
  OpinionSuperseded,
  OpinionWithdrawn,
  SuggestionSettled,
  type OpinionEvent,
  type Suggestion,
} from './events.ts';

/** The adviser an opinion was given to. */
export interface Assigned {
  readonly adviser: AdviserId;
  readonly name: string;
  readonly account?: StaffId | undefined;
  readonly on: LocalDate;
}
/** A suggestion, and what became of it. */
export interface KnownSuggestion extends Suggestion {
  readonly settled?: { readonly adoption: Adoption; readonly reason?: string | undefined; readonly on: LocalDate };
}
/** An opinion as it was given. */
export interface Delivery {
  readonly conclusion: Conclusion;
  readonly by: string;
  readonly on: LocalDate;
  readonly suggestions: readonly KnownSuggestion[];
  /** The version of the text that counsel has read. */
  readonly read: readonly FileRef[];
  /** The text is another since. */
  readonly outdated: boolean;
}
/** An opinion that was asked for. */
export interface KnownOpinion {
  readonly is: 'asked' | 'delivered' | 'superseded' | 'withdrawn';
  readonly opinion: OpinionId;
  readonly number: DocumentNumber;
  readonly subject: Subject;
  readonly question?: string | undefined;
  readonly urgent: boolean;
  readonly askedBy?: StaffId | undefined;
  readonly askedOn: LocalDate;
  readonly due?: LocalDate | undefined;
  readonly sentTo?: string | undefined;
  readonly takenOver: boolean;
  readonly marks: readonly Mark[];
  /** What counsel is to read or has read, the last version of each. */
  readonly materials: readonly FileRef[];
  readonly assigned?: Assigned | undefined;
  readonly declined: readonly AdviserId[];
  readonly returnedOn?: LocalDate | undefined;
  readonly delivery?: Delivery | undefined;
  /** Files of the opinion itself. */
  readonly papers: readonly FileRef[];
}
export type Opinion = { readonly is: 'unknown' } | KnownOpinion;

const COUNSEL = '中办发〔2016〕30号';

/** What stands in the way of the next step, in words. */
const STATES = {
  asked: '还没有出具意见',
  delivered: '已经出具意见',
  superseded: '已经由后一次送审代替',
  withdrawn: '已经撤回',
} as const satisfies Record<KnownOpinion['is'], string>;

const notInFuture = rule(
  'opinions.not-in-future',
  null,
  ({ on, today }: { readonly on: LocalDate; readonly today: LocalDate }) => on <= today,
);
const dueAfterAsked = rule(
  'opinions.due-before',
  null,
  ({ due, askedOn }: Pick<Asking, 'due' | 'askedOn'>) => due === undefined || due >= askedOn,
);

/** What counsel is asked. */
export interface Asking {
  readonly opinion: OpinionId;
  readonly number: DocumentNumber;
  readonly subject: Subject;
  readonly question?: string | undefined;
  readonly urgent: boolean;
  readonly materials?: readonly FileRef[] | undefined;
  readonly askedBy?: StaffId | undefined;
  readonly askedOn: LocalDate;
  readonly due?: LocalDate | undefined;
  readonly sentTo?: string | undefined;
  readonly takenOver?: boolean | undefined;
  readonly marks?: readonly Mark[] | undefined;
}

/** Asks for an opinion. */
export const askOpinion =
  (asking: Asking, today: LocalDate): Decide<Opinion, OpinionEvent> =>
  (state) =>
    state.is === 'unknown'
      ? (hold(notInFuture, { on: asking.askedOn, today }, { today }) ??
        hold(dueAfterAsked, asking, { askedOn: asking.askedOn }) ??
        happened(OpinionAsked({ ...asking, marks: asking.marks && [...asking.marks] })))
      : nothing();

/** Decides on an opinion that waits for its answer. */
const whileAsked = (
  state: Opinion,
  decide: (asked: KnownOpinion) => ReturnType<Decide<Opinion, OpinionEvent>>,
): ReturnType<Decide<Opinion, OpinionEvent>> => {
  if (state.is === 'unknown') return refused('opinions.unknown');
  return state.is === 'asked' ? decide(state) : notOpen(state);
};

const notOpen = ({ number, is }: KnownOpinion): Refused =>
  refused('opinions.not-open', { number: numberInWords(number), state: STATES[is] });

/** Decides on an opinion that was given. */
const whileDelivered = (
  state: Opinion,
  decide: (known: KnownOpinion, delivery: Delivery) => ReturnType<Decide<Opinion, OpinionEvent>>,
): ReturnType<Decide<Opinion, OpinionEvent>> => {
  if (state.is === 'unknown') return refused('opinions.unknown');
  if (state.is === 'superseded' || state.is === 'withdrawn') return notOpen(state);
  return state.is === 'delivered' && state.delivery
    ? decide(state, state.delivery)
    : refused('opinions.not-delivered', { number: numberInWords(state.number) });
};

/**
 * Gives it to an adviser. `conflict`: what he said when he was asked whether he may; one who may not is refused, and so
 * is one who is known to stand on the side of a party it names.
 */
export const assignOpinion =
  (to: Adviser, conflict: boolean, on: LocalDate): Decide<Opinion, OpinionEvent> =>
  (state) =>
    whileAsked(state, (asked) => {
      if (to.is === 'unknown') return refused('advisers.unknown');
      const { adviser, name, account } = to;
      const number = numberInWords(asked.number);
      if (conflict) return refusedBy(COUNSEL, 'opinions.conflicted', { name, number });
      const party = conflictOf(to, asked);
      if (party !== undefined) return refusedBy(COUNSEL, 'opinions.conflict-on-record', { name, party });
      if (asked.declined.includes(adviser)) return refused('opinions.declined-before', { name });
      if (!isEngagedOn(to, on)) return refused('advisers.not-engaged', { name, on });
      if (asked.assigned?.adviser === adviser) return refused('opinions.assigned-already', { name });
      return happened(OpinionAssigned({ opinion: asked.opinion, adviser, name, account, assignedOn: on }));
    });

/** The party on record that it names: in what it is about, or in the question. */
const conflictOf = (
  { conflicts }: Exclude<Adviser, { is: 'unknown' }>,
  { subject, question = '' }: KnownOpinion,
): string | undefined => conflicts.find((party) => `${subject.title}\n${question}`.includes(party));

/** The adviser says that he cannot give it. */
export const declineAssignment =
  (conflict: boolean, why: string, today: LocalDate): Decide<Opinion, OpinionEvent> =>
  (state) =>
    whileAsked(state, ({ opinion, number, assigned }) =>
      assigned
        ? happened(AssignmentDeclined({ opinion, adviser: assigned.adviser, conflict, why, declinedOn: today }))
        : refused('opinions.not-assigned', { number: numberInWords(number) }),
    );

/** An opinion as it came. */
export interface Answer {
  readonly conclusion: Conclusion;
  readonly by: string;
  readonly suggestions: readonly Suggestion[];
  readonly remark?: string | undefined;
  readonly deliveredOn: LocalDate;
  readonly materials?: readonly FileRef[] | undefined;
}

const suggestionsGiven = rule(
  'opinions.suggestions-needed',
  null,
  ({ conclusion, suggestions }: Answer) =>
    suggestions.length > 0 || conclusion === 'lawful' || conclusion === 'outside',
);
const fewSuggestions = rule(
  'opinions.suggestions-too-many',
  null,
  ({ suggestions }: Answer) => suggestions.length <= MOST_SUGGESTIONS,
);

/** Why an opinion cannot be as it is said to have come: its day, its suggestions. */
export const answerFlaw = (answer: Answer, today: LocalDate): Refused | undefined =>
  hold(notInFuture, { on: answer.deliveredOn, today }, { today }) ??
  hold(suggestionsGiven, answer, { conclusion: CONCLUSIONS[answer.conclusion].label }) ??
  hold(fewSuggestions, answer, { most: MOST_SUGGESTIONS });

/**
 * The opinion comes. It is given by the adviser it was assigned to; `who` records it, for whoever asked must not answer
 * himself.
 */
export const deliverOpinion =
  (answer: Answer, who: StaffId | undefined, today: LocalDate): Decide<Opinion, OpinionEvent> =>
  (state) =>
    whileAsked(state, (asked) => {
      const { opinion, assigned, askedBy, askedOn } = asked;
      if (who !== undefined && who === askedBy && who !== assigned?.account)
        return refusedBy(COUNSEL, 'opinions.by-another');
      if (!assigned) return refused('opinions.not-assigned', { number: numberInWords(asked.number) });
      if (answer.deliveredOn < askedOn) return refused('opinions.before-asked', { askedOn });
      return answerFlaw(answer, today) ?? happened(OpinionDelivered({ opinion, ...answer, adviser: assigned.adviser }));
    });

/**
 * What came on paper and was recorded where it belongs, with the gate of an item: nothing more is asked of it than was
 * asked there.
 */
export const takeOverAnswer =
  (answer: Answer): Decide<Opinion, OpinionEvent> =>
  (state) =>
    state.is === 'asked' || state.is === 'delivered'
      ? happened(OpinionDelivered({ opinion: state.opinion, ...answer, adviser: state.assigned?.adviser }))
      : nothing();

/** What may be put right of an opinion that came. `read`: the version of the text that counsel has read. */
export interface OpinionCorrection {
  readonly conclusion?: Conclusion | undefined;
  readonly deliveredOn?: LocalDate | undefined;
  readonly read?: readonly FileRef[] | undefined;
}

const digestsOf = (files: readonly FileRef[]): string =>
  files
    .map(({ sha256 }) => sha256)
    .toSorted()
    .join(' ');

/** Puts right what was recorded of an opinion that came. */
export const correctOpinion =
  (correction: OpinionCorrection, reason: string, today: LocalDate): Decide<Opinion, OpinionEvent> =>
  (state) =>
    whileDelivered(state, ({ opinion, askedOn }, delivery) => {
      const conclusion = correction.conclusion === delivery.conclusion ? undefined : correction.conclusion;
      const deliveredOn = correction.deliveredOn === delivery.on ? undefined : correction.deliveredOn;
      const isSame = digestsOf(correction.read ?? delivery.read) === digestsOf(delivery.read);
      const read = isSame || !correction.read ? undefined : [...correction.read];
      if (conclusion === undefined && deliveredOn === undefined && read === undefined)
        return refused('opinions.nothing-corrected');
      if ((deliveredOn ?? delivery.on) < askedOn) return refused('opinions.before-asked', { askedOn });
      return (
        hold(notInFuture, { on: deliveredOn ?? delivery.on, today }, { today }) ??
        hold(
          suggestionsGiven,
          { ...delivery, deliveredOn: delivery.on, conclusion: conclusion ?? delivery.conclusion },
          { conclusion: CONCLUSIONS[conclusion ?? delivery.conclusion].label },
        ) ??
        happened(OpinionCorrected({ opinion, conclusion, deliveredOn, read, reason, correctedOn: today }))
      );
    });

/** What became of one suggestion. */
export interface Settlement {
  readonly n: number;
  readonly adoption: Adoption;
  readonly reason?: string | undefined;
}

/** Says of suggestions what became of them: all at once or none. What is not wholly adopted has its reason. */
export const settleSuggestions =
  (settlements: readonly Settlement[], today: LocalDate): Decide<Opinion, OpinionEvent> =>
  (state) =>
    whileDelivered(state, ({ opinion, number }, { suggestions }) => {
      if (suggestions.length === 0) return refused('opinions.no-suggestions', { number: numberInWords(number) });
      for (const settlement of settlements) {
        const refusal = flawOf(settlement, suggestions);
        if (refusal) return refusal;
      }
      return happened(...settlements.map((one) => SuggestionSettled({ opinion, ...one, settledOn: today })));
    });

/** Why what is said of a suggestion cannot be recorded. */
const flawOf = ({ n, adoption, reason }: Settlement, suggestions: readonly KnownSuggestion[]): Refused | undefined => {
  const known = suggestions.find((one) => one.n === n);
  if (!known) return refused('opinions.no-such-suggestion', { n, count: suggestions.length });
  const how = ADOPTIONS[adoption].label;
  if (adoption !== 'adopted' && (reason ?? '').trim() === '')
    return refusedBy(COUNSEL, 'opinions.reason-needed', { n, how });
  const same = known.settled?.adoption === adoption && known.settled.reason === reason;
  return same ? refused('opinions.settled-already', { n, how }) : undefined;
};

/** The suggestions of which nobody has said what became of them. */
export const unsettled = ({ delivery }: Pick<KnownOpinion, 'delivery'>): readonly KnownSuggestion[] =>
  (delivery?.suggestions ?? []).filter(({ settled }) => settled === undefined);

/** Gives it back to the adviser for more. */
export const returnOpinion =
  (reason: string, today: LocalDate): Decide<Opinion, OpinionEvent> =>
  (state) =>
    whileDelivered(state, ({ opinion }) => happened(OpinionReturned({ opinion, reason, returnedOn: today })));

/** 合同（第二稿）.docx, 合同 v3.docx, 合同(2).docx: later versions of 合同.docx. */
const VERSION =
  /[\s_.-]*(?:[(（【[]?(?:第?[一二三四五六七八九十\d]{1,3}[稿版]|修改[稿版]|修订[稿版]|定稿|终稿|送审稿|清洁[稿版]|[vV]\d{1,3}(?:\.\d{1,3})?|\d{1,3})[)）】\]]?)$/u;

/** What a file is called without the marks of its version, in one width and case. */
const stemOf = (name: string): string => {
  const plain = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\.[a-z\d]{1,5}$/u, '');
  const shorter = plain.replace(VERSION, '');
  return shorter === '' || shorter === plain ? plain : stemOf(shorter);
};

/** Of files that came, those that are another version of a text counsel has read; told by its name. */
export const newVersions = (read: readonly FileRef[], given: readonly FileRef[]): readonly FileRef[] => {
  const stems = new Set(read.map(({ name }) => stemOf(name)));
  const known = new Set(read.map(({ sha256 }) => sha256));
  return given.filter(({ name, sha256 }) => !known.has(sha256) && stems.has(stemOf(name)));
};

/**
 * Files came to what it is about. Until the opinion is given, the adviser reads them too. Afterwards a text he has read
 * that is another now outdates the opinion, but for the changes he asked for, until all his suggestions are settled.
 * `wholly`: whatever came is the text itself.
 */
export const changeDraft =
  (given: readonly FileRef[], today: LocalDate, wholly = false): Decide<Opinion, OpinionEvent> =>
  (state) => {
    if (state.is !== 'asked' && state.is !== 'delivered') return nothing();
    const { opinion, materials, delivery } = state;
    const known = new Set(materials.map(({ sha256 }) => sha256));
    const fresh = given.filter(({ sha256 }) => !known.has(sha256));
    const changed = state.is === 'asked' || wholly ? fresh : newVersions(materials, fresh);
    if (changed.length === 0) return nothing();
    const outdates = state.is === 'delivered' && !(delivery?.conclusion === 'amend' && unsettled(state).length > 0);
    return happened(DraftChanged({ opinion, materials: [...changed], outdates, changedOn: today }));
  };

/** A later opinion on the same subject was asked for. */
export const supersedeOpinion =
  (by: OpinionId, today: LocalDate): Decide<Opinion, OpinionEvent> =>
  (state) =>
    state.is === 'asked' || state.is === 'delivered'
      ? happened(OpinionSuperseded({ opinion: state.opinion, by, supersededOn: today }))
      : nothing();

/** It is not wanted any more; one that was given stays. */
export const withdrawOpinion =
  (reason: string, today: LocalDate): Decide<Opinion, OpinionEvent> =>
  (state) =>
    whileAsked(state, ({ opinion }) => happened(OpinionWithdrawn({ opinion, reason, withdrawnOn: today })));

/** What an opinion lets pass: undefined while it is not known, or speaks of another version of the text. */
export const passes = (opinion: Opinion): boolean | undefined => {
  if (opinion.is !== 'delivered' || !opinion.delivery || opinion.delivery.outdated) return undefined;
  switch (opinion.delivery.conclusion) {
    case 'lawful':
    case 'outside':
      return true;
    case 'unlawful':
      return false;
    case 'amend':
      return unsettled(opinion).length === 0 ? true : undefined;
  }
};

/** An opinion as its events make it. */
export const opinion = decider<Opinion, OpinionEvent>({
  category: 'opinions.opinion',
  stateVersion: 2,
  initial: { is: 'unknown' },
  evolve: (state, { type, data }) => {
    if (type === 'opinions.opinion-asked') return asked(data);
    if (state.is === 'unknown') return state;
    switch (type) {
      case 'opinions.opinion-assigned': {
        const { adviser, name, account, assignedOn } = data;
        return { ...state, assigned: { adviser, name, account, on: assignedOn } };
      }
      case 'opinions.assignment-declined':
        return { ...state, assigned: undefined, declined: [...state.declined, data.adviser] };
      case 'opinions.opinion-delivered':
        return delivered(state, data);
      case 'opinions.opinion-corrected':
        return withDelivery(state, (delivery) => ({
          ...delivery,
          conclusion: data.conclusion ?? delivery.conclusion,
          on: data.deliveredOn ?? delivery.on,
          ...(data.read ? { read: data.read, outdated: isOutdated(data.read, state.materials) } : {}),
        }));
      case 'opinions.suggestion-settled':
        return withDelivery(state, (delivery) => ({
          ...delivery,
          suggestions: delivery.suggestions.map((one) =>
            one.n === data.n
              ? { ...one, settled: { adoption: data.adoption, reason: data.reason, on: data.settledOn } }
              : one,
          ),
        }));
      case 'opinions.opinion-returned':
        return { ...state, is: 'asked', returnedOn: data.returnedOn };
      case 'opinions.draft-changed':
        return withDelivery({ ...state, materials: latest(state.materials, data.materials) }, (delivery) => ({
          ...delivery,
          outdated: delivery.outdated || data.outdates,
        }));
      case 'opinions.opinion-superseded':
        return { ...state, is: 'superseded' };
      case 'opinions.opinion-withdrawn':
        return { ...state, is: 'withdrawn' };
    }
  },
});

type Data<T extends OpinionEvent['type']> = Extract<OpinionEvent, { readonly type: T }>['data'];

const asked = (data: Data<'opinions.opinion-asked'>): KnownOpinion => ({
  is: 'asked',
  opinion: data.opinion,
  number: data.number,
  subject: data.subject,
  question: data.question,
  urgent: data.urgent,
  askedBy: data.askedBy,
  askedOn: data.askedOn,
  due: data.due,
  sentTo: data.sentTo,
  takenOver: data.takenOver ?? false,
  marks: data.marks ?? [],
  materials: data.materials ?? [],
  declined: [],
  papers: [],
});

const delivered = (state: KnownOpinion, data: Data<'opinions.opinion-delivered'>): KnownOpinion => ({
  ...state,
  is: 'delivered',
  papers: [...state.papers, ...(data.materials ?? [])],
  delivery: {
    conclusion: data.conclusion,
    by: data.by,
    on: data.deliveredOn,
    suggestions: data.suggestions,
    read: state.materials,
    outdated: false,
  },
});

const withDelivery = (state: KnownOpinion, change: (delivery: Delivery) => Delivery): KnownOpinion => ({
  ...state,
  delivery: state.delivery && change(state.delivery),
});

/** Whether the text is another now than the one that was read. */
const isOutdated = (read: readonly FileRef[], now: readonly FileRef[]): boolean => {
  const given = new Set(now.map(({ sha256 }) => sha256));
  return now.length > 0 && (newVersions(read, now).length > 0 || !read.some(({ sha256 }) => given.has(sha256)));
};

/** Of each text its last version. */
const latest = (before: readonly FileRef[], come: readonly FileRef[]): readonly FileRef[] => {
  const replaced = new Set(come.map(({ name }) => stemOf(name)));
  return [...before.filter(({ name }) => !replaced.has(stemOf(name))), ...come];
};
