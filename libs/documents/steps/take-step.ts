// One command for each step of the procedure: its form, its endpoint and its help come from the procedure.
import { type Answered, type AnyCommand, command, type Given, handlerMade } from '#infra/commands';
import { FileStore } from '#infra/files';
import { dateOf, derivedId, LocalDate, type DocumentNumber, type Field, type Fields } from '#kernel';
import { takeStep, type Taken } from '../document.ts';
import { EntryId, Facts } from '../events.ts';
import type { Step } from '../procedure.ts';
import { ON_A_DECISION } from '../procedure/afterwards.ts';
import { STEPS } from '../procedure/index.ts';
import { refused, type Refused } from '../refusals.ts';
import {
  DocumentAnswer,
  DocumentDesk,
  documentField,
  documentInWords,
  documentNext,
  unknownFile,
} from './document-desk.ts';

const TOPIC = '文件';

const dayField = ({ day }: Step): Field => ({
  schema: LocalDate,
  label: day,
  ask: `${day}是哪天？`,
  example: '2026-03-02',
  written: '3月2日',
  kind: { is: 'date', tense: 'past' },
  otherwise: ({ today }) => today,
});

/** The fields of a step: its document, its facts, its day where no fact tells it. */
const fieldsOf = (step: Step): Fields => ({
  document: documentField,
  ...step.takes,
  ...(step.dayIs ? {} : { date: dayField(step) }),
});

const declare = (step: Step): AnyCommand<DocumentAnswer> =>
  command<Fields, DocumentAnswer>(`documents.${step.id}`, {
    title: step.name,
    topic: TOPIC,
    says: step.says,
    examples: step.examples,
    may: step.may,
    input: fieldsOf(step),
    answer: DocumentAnswer,
    undo: ({ number, entry }) => ({
      what: `${number} ${step.name}`,
      command: 'documents.strike-step',
      input: { document: number, entry, reason: '登记后十分钟内撤回' },
    }),
    corrected: ({ number }) => ({ command: 'documents.correct-step', input: { document: number, step: step.id } }),
    reports: documentInWords,
    next: documentNext,
  }) as unknown as AnyCommand<DocumentAnswer>;

/** The facts among what a command was given. */
const factsIn = (step: Step, input: Readonly<Record<string, unknown>>): Facts =>
  Facts.parse(
    Object.fromEntries(
      Object.keys(step.takes).flatMap((name) => (input[name] === undefined ? [] : [[name, input[name]]])),
    ),
  );

interface StepInput {
  readonly document: DocumentNumber;
  readonly date?: LocalDate;
}

const take = async (
  step: Step,
  { input, by }: Given<Fields>,
  desk: DocumentDesk,
  files: FileStore,
): Promise<Answered<DocumentAnswer>> => {
  const facts = factsIn(step, input);
  const unknown = await unknownFile(files, by.actor.organ, facts);
  if (unknown) return { is: 'refused', ...unknown };
  const missing =
    (facts.item === undefined ? undefined : await desk.unknownItem(by, facts.item)) ??
    (facts.meeting === undefined ? undefined : await desk.unknownMeeting(by, facts.meeting));
  if (missing) return { is: 'refused', ...missing };
  const { document: number, date } = input as unknown as StepInput;
  const today = dateOf(by.at);
  const said: Taken = {
    entry: EntryId.parse(derivedId(by.id, 'entry')),
    step: step.id,
    on: (step.dayIs ? facts[step.dayIs] : date) ?? today,
    facts,
    who: by.actor.is === 'staff' ? by.actor.staffId : undefined,
  };
  const numbered = await settledWith(desk, by, number, said, today);
  if ('refusal' in numbered) return { is: 'refused', ...numbered };
  return desk.record(by, number, (_known, time) => takeStep(numbered, today, time), numbered.entry);
};

/** What a step brings with it: the number it is issued under, the meeting of the item it rests on, a notice's number. */
const settledWith = async (
  desk: DocumentDesk,
  by: Given<Fields>['by'],
  number: DocumentNumber,
  said: Taken,
  today: LocalDate,
): Promise<Taken | Refused> => {
  if (said.step === 'issue') return withNumber(desk, by, number, said, today);
  if (!ON_A_DECISION.includes(said.step)) return said;
  const decided = await withDecision(desk, by, said);
  return 'refusal' in decided ? decided : withNotice(desk, by, number, decided, today);
};

/** The meeting is that of the item; not before it. */
const withDecision = async (desk: DocumentDesk, by: Given<Fields>['by'], said: Taken): Promise<Taken | Refused> => {
  const { item } = said.facts;
  if (item === undefined) return said;
  const decision = await desk.decisionOn(by, item);
  if ('refusal' in decision) return decision;
  const { meeting, on } = decision;
  if (said.on < on) return refused('documents.before-step', { step: `${meeting}审议`, on });
  return { ...said, facts: { ...said.facts, meeting } };
};

/** A notice with its number: taken only once everything else is in order, so that none is lost. */
const withNotice = async (
  desk: DocumentDesk,
  by: Given<Fields>['by'],
  number: DocumentNumber,
  said: Taken,
  today: LocalDate,
): Promise<Taken | Refused> => {
  const { documentNumber: written } = said.facts;
  const known = written === undefined ? undefined : await desk.find(by, number);
  if (written === undefined || !known) return said;
  const refusal = await desk.refusal(by, known, (_known, time) => takeStep(said, today, time));
  if (refusal) return refusal;
  const documentNumber = await desk.noticeNumber(by, said.entry, written);
  return typeof documentNumber === 'string' ? { ...said, facts: { ...said.facts, documentNumber } } : documentNumber;
};

/** An issue with the number it is issued under: taken only once everything else is in order, so that none is lost. */
const withNumber = async (
  desk: DocumentDesk,
  by: Given<Fields>['by'],
  number: DocumentNumber,
  said: Taken,
  today: LocalDate,
) => {
  const known = await desk.find(by, number);
  if (!known) return said;
  const refusal = await desk.refusal(by, known, (_known, time) => takeStep(said, today, time));
  if (refusal) return refusal;
  const documentNumber = await desk.numberFor(by, known, said.facts.documentNumber, said.on);
  return typeof documentNumber === 'string' ? { ...said, facts: { ...said.facts, documentNumber } } : documentNumber;
};

/** The commands of all steps that somebody says. */
export const stepCommands: readonly AnyCommand[] = STEPS.filter(({ says }) => says.length > 0).map((step) => {
  const type = declare(step);
  handlerMade(type, `${step.id} handler`, [DocumentDesk, FileStore], (given: Given<Fields>, desk, files) =>
    take(step, given, desk, files),
  );
  return type;
});
