import { Inject, type Type } from '@nestjs/common';
import { type Answered, type AnyCommand, command, type Given, Handles } from '#infra/commands';
import { FileStore } from '#infra/files';
import {
  dateInWords,
  dateOf,
  derivedId,
  ownUnit,
  role,
  type DocumentNumber,
  type Fields,
  type LocalDate,
  type StaffId,
  type UnitId,
} from '#kernel';
import { startedBy } from './counted.ts';
import { caseInWords, CaseAnswer, CaseDesk } from './case-desk.ts';
import { openCase, takeStep } from './case.ts';
import { CaseId, EntryId, KINDS, StepFacts } from './events.ts';
import type { Procedure, Step } from './procedure.ts';
import { PROCEDURES } from './procedures/index.ts';
import { refused } from './refusals.ts';
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
      ...(step.checks ?? [])
        .filter((check) => !check.holds(factsIn(input)))
        .map(({ words, how }) => ({
          text: words,
          source: how === 'refuse' ? '不符合的不予登记' : '请注意',
          certainty: 'V' as const,
        })),
      ...startedBy(step.id, input.on as LocalDate, factsIn(input)).map(({ name, due, source, certainty }) => ({
        text: `${name}：${dateInWords(due)}`,
        source,
        certainty,
      })),
    ],
    ...(step.opens
      ? {}
      : {
          undo: ({ number, entry }: CaseAnswer) => ({
            what: `${number} ${step.name}`,
            command: 'cases.strike-step',
            input: { case: number, entry, reason: '登记后十分钟内撤回' },
          }),
        }),
    reports: caseInWords,
  }) as unknown as AnyCommand<CaseAnswer>;

const factsIn = (input: Readonly<Record<string, unknown>>): StepFacts =>
  StepFacts.parse(
    Object.fromEntries(Object.entries(input).filter(([name, value]) => name in StepFacts.shape && value !== undefined)),
  );

/** A name for the case: who against what. */
const titleOf = ({ kind }: Procedure, { party, act, matter, document, result, authority }: StepFacts): string => {
  const about = act ?? matter ?? document ?? (kind === 'instrument' ? result : undefined);
  return [
    party ?? (kind === 'instrument' ? authority : undefined),
    about,
    kind === 'instrument' && about === result ? undefined : KINDS[kind].label,
  ]
    .filter((part) => part !== undefined)
    .join(' · ');
};

class StepHandler {
  constructor(
    private readonly desk: CaseDesk,
    private readonly files: FileStore,
  ) {}

  protected async take(procedure: Procedure, step: Step, { input, by }: Given<Fields>): Promise<Answered<CaseAnswer>> {
    const facts = factsIn(input);
    const missing = await this.files.notKept(by.actor.organ, facts.materials);
    if (missing) return { is: 'refused', ...refused('cases.material-unknown', { name: missing.name }) };
    const {
      on,
      handler,
      adviser,
      unit,
      case: of,
    } = input as unknown as { on: LocalDate; handler: StaffId; adviser?: string; unit: UnitId; case?: DocumentNumber };
    const taken = { entry: EntryId.parse(derivedId(by.id, 'entry')), step: step.id, on, facts };
    if (of !== undefined) return this.desk.record(by, of, () => takeStep(taken, dateOf(by.at)), taken);
    const id = CaseId.parse(derivedId(by.id, 'case'));
    const openedBy = by.actor.is === 'staff' ? by.actor.staffId : undefined;
    return this.desk.open(
      by,
      id,
      openCase(
        {
          case: id,
          kind: procedure.kind,
          title: titleOf(procedure, facts),
          unit,
          handler,
          adviser,
          openedBy,
          ...taken,
        },
        dateOf(by.at),
      ),
      taken,
    );
  }
}

/** The handler of one step's command, as the bus wants it: a class of its own. */
const handlerOf = (procedure: Procedure, step: Step, type: AnyCommand<CaseAnswer>): Type => {
  class Handler extends StepHandler {
    constructor(desk: CaseDesk, files: FileStore) {
      super(desk, files);
    }
    execute(given: Given<Fields>): Promise<Answered<CaseAnswer>> {
      return this.take(procedure, step, given);
    }
  }
  Object.defineProperty(Handler, 'name', { value: `${step.id} handler` });
  Inject(CaseDesk)(Handler, undefined, 0);
  Inject(FileStore)(Handler, undefined, 1);
  Handles(type)(Handler);
  return Handler;
};

const declared = PROCEDURES.flatMap((procedure) =>
  procedure.steps.map((step) => {
    const type = declare(procedure, step);
    return { type, handler: handlerOf(procedure, step, type) };
  }),
);

/** The commands of all steps of all procedures. */
export const stepCommands: readonly AnyCommand[] = declared.map(({ type }) => type);
export const stepHandlers: readonly Type[] = declared.map(({ handler }) => handler);
