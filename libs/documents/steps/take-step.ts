// One command for each step of the procedure: its form, its endpoint and its help come from the procedure.
import { type Answered, type AnyCommand, command, type Given, handlerMade } from '#infra/commands';
import { FileStore } from '#infra/files';
import { dateOf, derivedId, LocalDate, type DocumentNumber, type Field, type Fields } from '#kernel';
import { takeStep, type Taken } from '../document.ts';
import { EntryId, Facts } from '../events.ts';
import type { Step } from '../procedure.ts';
import { STEPS } from '../procedure/index.ts';
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
  const missing = facts.item === undefined ? undefined : await desk.unknownItem(by, facts.item);
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
  const numbered = step.id === 'issue' ? await withNumber(desk, by, number, said, today) : said;
  if ('refusal' in numbered) return { is: 'refused', ...numbered };
  return desk.record(by, number, (_known, time) => takeStep(numbered, today, time), numbered.entry);
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
