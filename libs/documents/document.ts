// What may be done with a document, and what it is by what happened to it.
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
  DescriptionCorrected,
  DocumentEntered,
  DraftStarted,
  KINDS,
  StepCorrected,
  StepStruck,
  StepTaken,
  type DocumentEvent,
  type DocumentId,
  type EntryId,
  type Facts,
  type Kind,
} from './events.ts';
import { asOf, firstShut } from './gates.ts';
import { effectiveOn, repealedFrom, validity } from './life.ts';
import { isNormative } from './procedure/drafting.ts';
import { stepOf } from './procedure/index.ts';
import type { Step, Taking } from './procedure.ts';
import { firstOf, refused, refusedUnder, type Refused } from './refusals.ts';
import { latest, taken, textOf, type Document, type Entry, type Known } from './state.ts';

/** A text that is to be written. */
export interface Start {
  readonly document: DocumentId;
  readonly title: string;
  readonly kind: Kind;
  readonly unit: UnitId;
  readonly drafter: StaffId;
  readonly startedOn: LocalDate;
  readonly major: boolean;
  readonly basis?: string | undefined;
  readonly reason?: string | undefined;
  readonly dueDate?: LocalDate | undefined;
  readonly replaces?: DocumentNumber | undefined;
}

/** Draws the register's own number, 文件〔2026〕1号. */
const registered = (on: LocalDate): DocumentNumber => nextNumber('文件', yearOf(on));

/** Begins a document; what it takes the place of is told with it. */
export const startDraft =
  (start: Start, today: LocalDate): Decide<Document, DocumentEvent> =>
  (document) => {
    if (document.is === 'known') return refused('documents.already-started');
    if (start.startedOn > today) return refused('documents.not-in-future', { today });
    return happened(DraftStarted({ ...start, number: registered(start.startedOn) }));
  };

/** A document as it was issued before it came into the register. */
export type Enter = Omit<Parameters<typeof DocumentEntered>[0], 'number' | 'enteredOn'>;

/** Takes a document that is in force into the register. */
export const enterDocument =
  (
    entered: Enter & { readonly publishedOn: LocalDate; readonly effectiveOn: LocalDate },
    today: LocalDate,
  ): Decide<Document, DocumentEvent> =>
  (document) => {
    if (document.is === 'known') return refused('documents.already-started');
    if (entered.publishedOn > today) return refused('documents.not-in-future', { today });
    if (entered.effectiveOn < entered.publishedOn) return refused('documents.effective-before-publication');
    return happened(DocumentEntered({ ...entered, number: registered(entered.publishedOn), enteredOn: today }));
  };

/** On a document of which something is known. */
const onKnown = (document: Document, decide: (known: Known) => Outcome<DocumentEvent>): Outcome<DocumentEvent> =>
  document.is === 'unknown' ? refused('documents.unknown') : decide(document);

/** Whether it was issued, here or before it came into the register. */
export const isIssued = (document: Known): boolean =>
  document.entered !== undefined || taken(document, 'issue').length > 0;

/** Why a step has no place in the document's life as it is. */
const outOfPlace = (document: Known, step: Step, { on, time }: Taking): Refused | undefined => {
  if (step.kinds && !step.kinds.includes(document.kind))
    return refused('documents.other-kind', { step: step.name, kind: KINDS[document.kind].label });
  if (taken(document, 'stop-draft').length > 0) return refused('documents.stopped');
  const issued = isIssued(document);
  if (step.stage === 'draft' && issued) return tooLate(document, step);
  if (step.stage === 'issued' && !issued) return refused('documents.still-draft', { step: step.name });
  return step.stage === 'issued' && OF_VALID.includes(step.id) ? inForce(document, on, time) : undefined;
};

/** An exception is for its time: after the document was issued, no review prolongs it (条例第十二条). */
const tooLate = (document: Known, step: Step): Refused => {
  const excepted = step.id === 'fair-competition-review' ? latest(document, step.id)?.facts : undefined;
  if (excepted?.exception === undefined) return refused('documents.already-issued', { step: step.name });
  const until = excepted.endDate ?? excepted.endCondition ?? '';
  return refusedUnder('fcr-exception', 'documents.exception-not-prolonged', { until });
};

/** What is done with a document only while it is in force. */
const OF_VALID: readonly string[] = ['renew-document', 'amend-document'];

const inForce = (document: Known, on: LocalDate, time: Taking['time']): Refused | undefined => {
  if (effectiveOn(document) === undefined) return undefined;
  const until = validity(document, time)?.due;
  const repealed = repealedFrom(document);
  if (repealed !== undefined && repealed <= on)
    return refusedUnder('mad-change', 'documents.repealed-already', { on: repealed });
  return until !== undefined && until < on ? refusedUnder('nd-validity', 'documents.not-in-force', { on }) : undefined;
};

/** A step as somebody says it was taken. */
export interface Taken {
  readonly entry: EntryId;
  readonly step: string;
  readonly on: LocalDate;
  readonly facts: Facts;
  readonly who?: string | undefined;
}

/**
 * Takes a step: its place, what must hold of it, then the gates it waits for, as the record stood on its day. A paper
 * that is signed and put on the net at once is both.
 */
export const takeStep =
  (said: Taken, today: LocalDate, time: Taking['time']): Decide<Document, DocumentEvent> =>
  (document) =>
    onKnown(document, (known) => {
      const step = stepOf(said.step);
      const taking: Taking = { on: said.on, facts: said.facts, who: said.who, time };
      const facts = step.settles?.(known, taking) ?? said.facts;
      const settled = { ...taking, facts };
      return (
        misplaced(known, step, settled, today) ??
        step.checks?.(known, settled) ??
        happened(...eventsOf(known, step, { ...said, facts }))
      );
    });

/** Why a step has no place here and now: its day, the document's life, the gates it waits for. */
const misplaced = (known: Known, step: Step, taking: Taking, today: LocalDate): Refused | undefined =>
  firstOf(
    taking.on > today ? refused('documents.not-in-future', { today }) : undefined,
    outOfPlace(known, step, taking),
    beforeItBegan(known, taking.on),
    step.needs && firstShut(step.needs, asOf(known, taking.on)),
  );

const beforeItBegan = (known: Known, on: LocalDate): Refused | undefined =>
  on < known.startedOn && known.entered === undefined
    ? refused('documents.before-step', { step: '起草文件', on: known.startedOn })
    : undefined;

const eventsOf = (known: Known, step: Step, { entry, on, facts }: Taken): readonly DocumentEvent[] => {
  const text = step.id === 'revise-draft' ? facts.materials![0]!.sha256 : textOf(known);
  const of = { document: known.document, on, ...(step.ofText || step.id === 'revise-draft' ? { text } : {}) };
  const first = StepTaken({ ...of, entry, step: step.id, facts });
  if (step.id !== 'issue' || facts.channel === undefined) return [first];
  const { channel, ...rest } = facts;
  return [
    StepTaken({ ...of, entry, step: 'issue', facts: rest }),
    StepTaken({ ...of, entry: publicationOf(entry), step: 'publish-document', facts: { channel } }),
  ];
};

/** The entry of a publication that was told with the issue: the same id but for its last digit. */
const publicationOf = (entry: EntryId): EntryId => `${entry.slice(0, -1)}${entry.endsWith('f') ? 'e' : 'f'}` as EntryId;

/** The item a document was put to was decided: told by the meeting, once for each result. */
export const settleByItem =
  (result: {
    readonly entry: EntryId;
    readonly item: string;
    readonly conclusion: string;
    readonly on: LocalDate;
  }): Decide<Document, DocumentEvent> =>
  (document) =>
    onKnown(document, (known) => {
      const { entry, item, conclusion, on } = result;
      const submitted = latest(known, 'submit-document');
      if (submitted?.facts.item !== item) return nothing();
      const last = latest(known, 'decided');
      if (last && last.n > submitted.n && last.facts.conclusion === conclusion && last.on === on) return nothing();
      const facts = { item, conclusion };
      return happened(StepTaken({ document: known.document, entry, step: 'decided', on, text: submitted.text, facts }));
    });

/** What is put right of a step. */
export interface Correction {
  readonly on?: LocalDate | undefined;
  readonly facts: Facts;
}

/**
 * Puts right the day or the facts of a step; what must hold of it must hold of what is put right, and what came later
 * stays as it was recorded.
 */
export const correctStep =
  (
    entry: EntryId | undefined,
    { on, facts }: Correction,
    reason: string,
    today: LocalDate,
    time: Taking['time'],
  ): Decide<Document, DocumentEvent> =>
  (document) =>
    onKnown(document, (known) => {
      const found = known.entries.find((one) => one.entry === entry);
      if (!found) return refused('documents.entry-unknown');
      const step = stepOf(found.step);
      const foreign = Object.keys(facts).find((name) => !(name in step.takes));
      if (foreign !== undefined) return refused('documents.no-such-fact', { step: step.name, fact: foreign });
      const same = Object.entries(facts).every(([name, value]) => alike(found.facts[name as keyof Facts], value));
      if (same && (on === undefined || on === found.on)) return refused('documents.nothing-to-correct');
      const day = on ?? found.on;
      if (day > today) return refused('documents.not-in-future', { today });
      const without: Known = { ...known, entries: known.entries.filter((one) => one.n < found.n) };
      const taking = { on: day, facts: { ...found.facts, ...facts }, time };
      const broken = firstOf(
        step.needs && firstShut(step.needs, asOf(without, day)),
        step.checks?.({ ...without, opinions: known.opinions }, taking),
      );
      if (broken) return broken;
      return happened(StepCorrected({ document: known.document, entry: found.entry, on, facts, reason }));
    });

const alike = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Steps without which these could not have been taken. */
const RESTS_ON: Readonly<Record<string, readonly string[]>> = {
  'revise-draft': ['consult-public', 'own-review', 'ask-legality-review', 'issue'],
  'consult-public': ['publish-feedback'],
  'ask-legality-review': ['deliver-legality-review', 'return-legality-review'],
  'return-legality-review': ['supplement-legality-review'],
  'deliver-legality-review': ['submit-document', 'record-decision', 'issue'],
  'submit-document': ['decided', 'issue'],
  'record-decision': ['issue'],
  issue: ['publish-document', 'publish-interpretation', 'file-for-record', 'evaluate', 'repeal'],
  'publish-document': ['publish-interpretation', 'file-for-record', 'evaluate', 'repeal'],
};

/** Takes back a step that was never taken; not one on which a later one rests. */
export const strikeStep =
  (entry: EntryId | undefined, reason: string): Decide<Document, DocumentEvent> =>
  (document) =>
    onKnown(document, (known) => {
      const found = known.entries.find((one) => one.entry === entry);
      if (!found || stepOf(found.step).says.length === 0) return refused('documents.entry-unknown');
      const later = taken(known, ...(RESTS_ON[found.step] ?? [])).find(({ n }) => n > found.n);
      if (later) return refused('documents.later-stands-on-it', { later: stepOf(later.step).name });
      return happened(StepStruck({ document: known.document, entry: found.entry, reason }));
    });

/** What the document was said to be, put right. */
export interface Description {
  readonly title?: string | undefined;
  readonly kind?: Kind | undefined;
  readonly unit?: UnitId | undefined;
  readonly drafter?: StaffId | undefined;
  readonly major?: boolean | undefined;
  /** Of one that was entered as it was issued: its days; of others each belongs to a step. */
  readonly publishedOn?: LocalDate | undefined;
  readonly effectiveOn?: LocalDate | undefined;
  readonly until?: LocalDate | undefined;
}

/** The days of an older document hold together, and only such a one has them. */
const daysHold = ({ entered }: Known, { publishedOn, effectiveOn, until }: Description, today: LocalDate) => {
  const told = [publishedOn, effectiveOn, until].filter((day) => day !== undefined);
  if (told.length === 0) return undefined;
  if (!entered) return refused('documents.days-of-steps');
  if (publishedOn !== undefined && publishedOn > today) return refused('documents.not-in-future', { today });
  const first = effectiveOn ?? entered.effectiveOn;
  if (first < (publishedOn ?? entered.publishedOn)) return refused('documents.effective-before-publication');
  return (until ?? entered.until ?? first) < first ? refused('documents.end-before-start') : undefined;
};

/** Puts right what the document is called, of which kind it is, whose it is, and the days of one that was entered. */
export const correctDescription =
  (description: Description, reason: string, today: LocalDate): Decide<Document, DocumentEvent> =>
  (document) =>
    onKnown(document, (known) => {
      const changed = Object.entries(description).filter(
        ([name, value]) => value !== undefined && { ...known.entered, ...known }[name as keyof Description] !== value,
      );
      const flaw = daysHold(known, description, today);
      if (flaw) return flaw;
      if (changed.length === 0) return refused('documents.nothing-to-correct');
      return happened(
        DescriptionCorrected({ document: known.document, ...Object.fromEntries(changed), reason } as never),
      );
    });

/** What the state keeps of a step: not the words of opinions, of which there may be hundreds. */
const kept = (facts: Facts): Facts => {
  const { feedback: _feedback, ...rest } = facts;
  return rest;
};

const enter = (state: Known, entry: Omit<Entry, 'n'>): Known => {
  const n = (state.entries.at(-1)?.n ?? 0) + 1;
  const next = { ...state, entries: [...state.entries, { ...entry, n }] };
  switch (entry.step) {
    case 'record-feedback':
      return {
        ...next,
        opinions: [...state.opinions, { entry: entry.entry, on: entry.on, adopted: entry.facts.adopted }],
      };
    case 'settle-feedback':
      return { ...next, opinions: settledIn(state, entry.facts) };
    case 'answer-criteria':
      return { ...next, kind: kindBy(state.kind, entry.facts) };
    default:
      return next;
  }
};

const settledIn = ({ opinions }: Known, { opinion, adopted }: Facts): Known['opinions'] =>
  opinions.map((one, n) => (n + 1 === opinion ? { ...one, adopted } : one));

/** What meets the criteria is normative, whatever it was called; what does not is not, though it was called so. */
const kindBy = (kind: Kind, facts: Facts): Kind => {
  if (isNormative(facts)) return 'normative';
  return kind === 'normative' ? 'policy' : kind;
};

const correct = (state: Known, entry: EntryId, on: LocalDate | undefined, facts: Facts): Known => {
  const entries = state.entries.map((one) =>
    one.entry === entry ? { ...one, on: on ?? one.on, facts: { ...one.facts, ...kept(facts) } } : one,
  );
  const found = entries.find((one) => one.entry === entry);
  const opinions = state.opinions.map((one) =>
    one.entry === entry ? { ...one, adopted: found?.facts.adopted ?? one.adopted } : one,
  );
  const kind = found?.step === 'answer-criteria' ? kindBy(state.kind, found.facts) : state.kind;
  return { ...state, entries, opinions, kind };
};

const strike = (state: Known, entry: EntryId): Known => ({
  ...state,
  entries: state.entries.filter((one) => one.entry !== entry),
  opinions: state.opinions.filter((one) => one.entry !== entry),
});

/** A document as its events make it. */
export const documentDecider = decider<Document, DocumentEvent>({
  category: 'documents.document',
  stateVersion: 1,
  initial: { is: 'unknown' },
  evolve: (state, { type, data }) => {
    if (type === 'documents.draft-started') {
      const { basis: _basis, reason: _reason, ...known } = data;
      return { is: 'known', ...known, entries: [], opinions: [] };
    }
    if (type === 'documents.document-entered') {
      const { document, number, title, kind, unit, drafter, enteredOn: startedOn, ...entered } = data;
      const known = { document, number, title, kind, unit, drafter, startedOn, entered };
      return { is: 'known', ...known, major: false, entries: [], opinions: [] };
    }
    if (state.is === 'unknown') return state;
    switch (type) {
      case 'documents.step-taken': {
        const { entry, step, on, text, facts } = data;
        return enter(state, { entry, step, on, text, facts: kept(facts) });
      }
      case 'documents.step-corrected':
        return correct(state, data.entry, data.on, data.facts);
      case 'documents.step-struck':
        return strike(state, data.entry);
      case 'documents.description-corrected': {
        const { title = state.title, kind = state.kind, unit = state.unit } = data;
        const { drafter = state.drafter, major = state.major, publishedOn, effectiveOn, until } = data;
        const days = Object.entries({ publishedOn, effectiveOn, until }).filter(([, value]) => value !== undefined);
        const entered = state.entered && { ...state.entered, ...Object.fromEntries(days) };
        return { ...state, title, kind, unit, drafter, major, ...(entered ? { entered } : {}) };
      }
    }
  },
});
