// One command for each step of each procedure: its form, its endpoint and its help come from the procedure.
import { type Answered, type AnyCommand, command, type Given, handlerMade } from '#infra/commands';
import { FileStore } from '#infra/files';
import {
  dateInWords,
  dateOf,
  derivedId,
  ownUnit,
  role,
  type Fields,
  type LocalDate,
  type StaffId,
  type UnitId,
  clipped,
} from '#kernel';
import { openCase, takeStep, type Opening } from '../case.ts';
import { startedBy } from '../counted.ts';
import { CaseId, EntryId, KINDS, StepFacts } from '../events.ts';
import { caseInWords, caseNext, CaseAnswer, CaseDesk } from '../handling/case-desk.ts';
import type { CaseNamed } from '../named.ts';
import { leftOpen, type Procedure, type Step } from '../procedure.ts';
import { PROCEDURES } from '../procedures/index.ts';
import { refused } from '../refusals.ts';
import { stepFields } from './step-fields.ts';

/** Declares the command of one step: form, endpoint, help and read-back come from the procedure. */
const declare = ({ kind, topic }: Procedure, step: Step): AnyCommand<CaseAnswer> =>
  command<Fields, CaseAnswer>(`cases.${step.id}`, {
    title: step.name,
    topic,
    says: step.says,
    examples: step.examples,
    may: step.opens
      ? ownUnit('unit', { roles: ['staff'], beyond: ['office', 'legal'] })
      : role('staff', 'office', 'legal'),
    input: stepFields(step, kind),
    answer: CaseAnswer,
    foresees: (input) => [
      ...doubtsAbout(step, factsIn(input)),
      ...startedBy(step.id, input.on as LocalDate, leftOpen(step, factsIn(input))).map(
        ({ name, due, source, certainty, cautious, provisional }) => ({
          text: `${name}：${dateInWords(due)}${cautious ? `（${cautious}）` : ''}${provisional ? PROVISIONAL : ''}`,
          source,
          certainty,
        }),
      ),
    ],
    ...(step.opens ? { together: [offeredBy(step)] } : {}),
    ...(step.opens ? {} : { undo: undoing(step) }),
    corrected: ({ number }) => ({ command: 'cases.correct-case', input: { case: number, step: step.id } }),
    reports: caseInWords,
    next: caseNext,
  }) as unknown as AnyCommand<CaseAnswer>;

/** What a first paper is asked for besides what it needs: in one question, so that it costs one message. */
const offeredBy = ({ takes }: Step): readonly string[] =>
  takes.filter(({ how }) => how === 'offered').map(({ fact }) => fact);

/** The day may move. */
const PROVISIONAL = '（暂定，那一年的放假安排还没有公布）';

/** What the law will not have of the step, or asks for besides, before it is confirmed. */
const doubtsAbout = ({ checks = [] }: Step, facts: StepFacts) =>
  checks
    .filter((check) => !check.holds(facts))
    .map(({ words, how }) => ({
      text: words,
      source: how === 'refuse' ? '不符合的不予登记' : '请注意',
      certainty: 'V' as const,
    }));

const undoing =
  (step: Step) =>
  ({ number, entry }: CaseAnswer) => ({
    what: `${number} ${step.name}`,
    command: 'cases.strike-step',
    input: { case: number, entry, reason: '登记后十分钟内撤回' },
  });

/** The facts among what a command was given. */
const factsIn = (input: Readonly<Record<string, unknown>>): StepFacts =>
  StepFacts.parse(
    Object.fromEntries(Object.entries(input).filter(([name, value]) => name in StepFacts.shape && value !== undefined)),
  );

/** Characters a case's title has, at most. */
const LONGEST_TITLE = 300;

/** A name for the case: who against what. A 来文 is called by who sent it, and by its sort if it names no matter. */
const titleOf = ({ kind }: Procedure, facts: StepFacts): string => {
  const { party, authority, act, matter, document, result } = facts;
  const subject = act ?? matter ?? document;
  const { label } = KINDS[kind];
  if (kind !== 'instrument') return joined(party, subject, label);
  const about = subject ?? result;
  return joined(party ?? authority, about, about === result ? undefined : label);
};

const joined = (...parts: readonly (string | undefined)[]): string =>
  clipped(parts.filter((part) => part !== undefined).join(' · '), LONGEST_TITLE);

/** What a step's command is given besides its facts: a case, or what a new one needs. */
interface StepInput {
  readonly on: LocalDate;
  readonly case?: CaseNamed;
  readonly handler: StaffId;
  readonly adviser?: string;
  readonly unit: UnitId;
  /** The same party sent the same paper on the same day, and it is another case all the same. */
  readonly another?: 'yes';
}

/** Takes a step in the case that is named, or opens one. */
const take = async (
  procedure: Procedure,
  step: Step,
  { input, by }: Given<Fields>,
  desk: CaseDesk,
  files: FileStore,
): Promise<Answered<CaseAnswer>> => {
  const facts = leftOpen(step, factsIn(input));
  const missing = await files.notKept(by.actor.organ, facts.materials);
  if (missing) return { is: 'refused', ...refused('cases.material-unknown', { name: missing.name }) };
  const { on, case: number, handler, adviser, unit, another } = input as unknown as StepInput;
  const today = dateOf(by.at);
  const taken = { entry: EntryId.parse(derivedId(by.id, 'entry')), step: step.id, on, facts };
  if (number !== undefined) return desk.record(by, number, () => takeStep(taken, today), taken);
  const opening: Opening = {
    case: CaseId.parse(derivedId(by.id, 'case')),
    kind: procedure.kind,
    title: titleOf(procedure, facts),
    unit,
    handler,
    adviser,
    openedBy: by.actor.is === 'staff' ? by.actor.staffId : undefined,
    ...taken,
  };
  const twin = another === undefined ? await desk.twinOf(by.actor, opening) : undefined;
  if (twin !== undefined) return { is: 'refused', ...refused('cases.duplicate', { number: twin }) };
  return desk.open(by, opening.case, openCase(opening, today), taken);
};

/** The commands of all steps of all procedures. */
export const stepCommands: readonly AnyCommand[] = PROCEDURES.flatMap((procedure) =>
  procedure.steps.map((step) => {
    const type = declare(procedure, step);
    handlerMade(type, `${step.id} handler`, [CaseDesk, FileStore], (given: Given<Fields>, desk, files) =>
      take(procedure, step, given, desk, files),
    );
    return type;
  }),
);
