// The desk that every change of a case goes over, and what it answers: the dates, those that moved, and what is odd.
import { Inject, Injectable } from '@nestjs/common';
import { sql } from 'kysely';
import { z } from 'zod';
import { TheLaw, type LegalTime } from '#duties';
import type { Answered, Given } from '#infra/commands';
import { Database } from '#infra/database';
import { Ledger, type Recording, type Streams } from '#infra/events';
import {
  bearing,
  dateInWords,
  dateOf,
  fold,
  numberInWords,
  type Actor,
  type Decide,
  type DocumentNumber,
  type Fields,
  type LocalDate,
  type NextStep,
} from '#kernel';
import { mayLapse } from '#rulebook';
import { caseDecider, oddities } from '../case.ts';
import { Told, toldBriefly, toldOf } from '../counted.ts';
import { PROCEDURES } from '../procedures/index.ts';
import { casesSeenBy, type CaseTables } from '../case-register/case-line.ts';
import { CaseId, EntryId, type CaseEvent } from '../events.ts';
import { caseMeant, type CaseNamed } from '../named.ts';
import { caseOfPaper, openedByPaper, told } from '../paper.ts';
import { refused } from '../refusals.ts';
import { mayHandle } from '../seeing.ts';
import type { Case, Entry, OpenCase } from '../state.ts';

/** What a case comes to after something was recorded: its dates, those that moved, and what is odd. */
export const CaseAnswer = z.object({
  number: z.string(),
  case: CaseId,
  title: bearing(z.string(), 'personal'),
  entry: EntryId.optional(),
  deadlines: z.array(Told),
  moved: z.array(z.object({ name: z.string(), was: z.string(), due: z.string() })),
  oddities: bearing(z.array(z.string()), 'internal'),
  today: z.string(),
  opened: z.boolean(),
});
export type CaseAnswer = z.infer<typeof CaseAnswer>;

/** So many dates are named; the rest are told with the case. */
const NAMED = 3;

/** What moved, and the dates that are next; their articles are told with the case. */
export const caseInWords = (answer: CaseAnswer): string => {
  const { number, title, moved, oddities: odd, opened } = answer;
  const today = answer.today as LocalDate;
  const open = openOf(answer);
  const more = open.length > NAMED ? [`等${open.length}项`] : [];
  return [
    `${opened ? '已登记' : '已记入'} **${number}** ${title}`,
    listed('日期有变动', moved.map(moveInWords)),
    listed('期限', [...open.slice(0, NAMED).map((deadline) => toldBriefly(deadline, today)), ...more]),
    listed('请注意', odd),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
};

/** Deadlines that still matter, none that is a right gone by: the bureau's own, then others', the first day first; then those met, the last first. */
const openOf = ({ deadlines, today, entry }: CaseAnswer): readonly Told[] => {
  // One that the step itself set running is told all the same, however late it was recorded.
  const gone = ({ key, rule, counted }: Told): boolean =>
    mayLapse(rule) && counted !== undefined && counted.due < today && !(entry && key.startsWith(entry));
  const open = deadlines
    .filter((one) => one.state === 'suspended' || (one.state === 'open' && !gone(one)))
    .toSorted(byDay);
  const ofSide = (wanted: Told['side']): readonly Told[] => open.filter(({ side }) => side === wanted);
  const met = deadlines.filter(({ state }) => state === 'met').toSorted((a, b) => byDay(b, a));
  return [...ofSide('bureau'), ...ofSide('other'), ...met];
};

const byDay = (a: Told, b: Told): number => ((a.counted?.due ?? '') < (b.counted?.due ?? '') ? -1 : 1);

/** The steps by which the next deadlines are met, and the case itself with every article. */
export const caseNext = (answer: CaseAnswer): readonly NextStep[] => {
  const { number } = answer;
  const steps = openOf(answer)
    .filter(({ side, state }) => side === 'bureau' && state === 'open')
    .flatMap(({ rule }) => STEPS.filter(({ meets, opens }) => !opens && meets?.includes(rule)).slice(0, 1))
    .map(({ name, says }) => ({ title: name, says: `${says[0]} ${number}` }));
  const [first, second] = steps.filter(({ title }, n) => steps.findIndex((one) => one.title === title) === n);
  return [...(first ? [first] : []), ...(second ? [second] : []), { title: '看依据', says: number }];
};

const STEPS = PROCEDURES.flatMap(({ steps }) => steps);

const listed = (heading: string, lines: readonly string[]): string =>
  lines.length > 0 ? `${heading}：\n\n${lines.map((line) => `- ${line}`).join('\n')}` : '';

const moveInWords = ({ name, was, due }: CaseAnswer['moved'][number]): string =>
  `${name}：${dateInWords(was as LocalDate)} → **${dateInWords(due as LocalDate)}**`;

type By = Given<Fields>['by'];

/** Where a case is found, held against who asks, decided on, recorded and counted. */
@Injectable()
export class CaseDesk {
  private readonly cases: Streams<Case, CaseEvent>;

  constructor(
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(TheLaw) private readonly law: TheLaw,
    @Inject(Database) private readonly database: Database,
  ) {
    this.cases = ledger.streams(caseDecider);
  }

  /**
   * The number of another case, among those he may see, that was opened on the same day by a paper of the same kind which
   * this one does not contradict: what one of them leaves out, such as a 案号, makes them no two.
   */
  async twinOf(actor: Actor, { case: id, step, on, facts }: Entry & { readonly case: CaseId }) {
    const found = await casesSeenBy(this.database.of<CaseTables>(actor.organ), actor)
      .innerJoin('case_entry', (join) =>
        join.onRef('case_register.organ', '=', 'case_entry.organ').onRef('case_register.case', '=', 'case_entry.case'),
      )
      .select(['year', 'serial'])
      .where('case_entry.step', '=', step)
      .where('taken_on', '=', on)
      .where('case_entry.case', '<>', id)
      .where(
        sql<boolean>`not exists (select from jsonb_each(${JSON.stringify(told(facts))}::jsonb) as said
          where facts ? said.key and facts -> said.key <> said.value)`,
      )
      .orderBy('serial')
      .limit(1)
      .executeTakeFirst();
    return found && numberInWords({ series: '案件', ...found });
  }

  /** The case this first paper opens, or has opened: one whose first paper was put right to be another is passed by. */
  async caseOf({ organ }: Actor, paper: Entry): Promise<CaseId> {
    for (let n = 0; ; n += 1) {
      const id = caseOfPaper(organ, paper, n);
      const state = await this.cases.now(organ, id);
      if (state.is === 'unknown' || openedByPaper(state, paper)) return id;
    }
  }

  /** Opens a case; it gets its number with the first event. */
  async open(by: By, id: CaseId, decision: Decide<Case, CaseEvent>, taken: Entry): Promise<Answered<CaseAnswer>> {
    const recording = await this.cases.decide(by, id, decision);
    if (recording.is === 'refused') return recording;
    const opened = recording.events[0]!.data as { case: CaseId; number: DocumentNumber };
    return this.answer(by, { id: opened.case, number: opened.number, before: { is: 'unknown' }, recording, taken });
  }

  /**
   * Records something in a case, by its number or its id.
   * @param decision given the case as it is and the organ's law
   * @param taken the step, if it is one
   */
  async record(
    by: By,
    named: CaseNamed,
    decision: (state: OpenCase, law: LegalTime) => Decide<Case, CaseEvent>,
    taken?: Entry,
  ): Promise<Answered<CaseAnswer>> {
    const { organ } = by.actor;
    const id = await caseMeant(this.ledger, organ, named);
    const before: Case = id === undefined ? { is: 'unknown' } : await this.cases.now(organ, id);
    if (id === undefined || before.is === 'unknown' || !mayHandle(by.actor, before))
      return { is: 'refused', ...refused('cases.unknown') };
    const recording = await this.cases.decide(by, id, decision(before, await this.law.of(organ)));
    if (recording.is === 'refused') return recording;
    return this.answer(by, { id, number: before.number, before, recording, taken });
  }

  private async answer(by: By, recorded: Recorded): Promise<Answered<CaseAnswer>> {
    const { id, number, before, recording, taken } = recorded;
    const after = await this.after(by, recorded);
    const time = await this.law.of(by.actor.organ);
    const deadlines = toldOf(after, time);
    const seq = recording.events.at(-1)?.seq;
    return {
      is: 'done',
      ...(seq === undefined ? {} : { seq }),
      answer: {
        number: numberInWords(number),
        case: id,
        title: after.title,
        ...(taken ? { entry: taken.entry } : {}),
        deadlines: [...deadlines],
        moved: before.is === 'unknown' ? [] : movedFrom(toldOf(before, time), deadlines),
        oddities: taken ? [...oddities(before, taken)] : [],
        today: dateOf(by.at),
        opened: before.is === 'unknown',
      },
    };
  }

  /** Ours may not be the only event since it was read: what others recorded meanwhile belongs to the answer. */
  private async after(by: By, { id, before, recording }: Recorded): Promise<OpenCase> {
    const ours = recording.events as unknown as readonly (CaseEvent & { readonly version: number })[];
    const isNew = before.is === 'unknown' && !recording.repeated;
    return (isNew ? fold(caseDecider, ours) : await this.cases.now(by.actor.organ, id)) as OpenCase;
  }
}

/** What was recorded: in which case, as it was before, and the step if it is one. */
interface Recorded {
  readonly id: CaseId;
  readonly number: DocumentNumber;
  readonly before: Case;
  readonly recording: Recording & { readonly is: 'recorded' };
  readonly taken?: Entry | undefined;
}

/** The deadlines that still matter and have another day than before. */
const movedFrom = (before: readonly Told[], after: readonly Told[]): CaseAnswer['moved'] => {
  const dues = new Map(before.map(({ key, counted }) => [key, counted?.due]));
  return after.flatMap(({ key, name, counted, state }) => {
    const was = dues.get(key);
    if (was === undefined || !counted || counted.due === was || state === 'closed') return [];
    return [{ name, was, due: counted.due }];
  });
};
