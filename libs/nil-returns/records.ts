// The records of a register that fall into a quarter, and the duty of signing that there are none.
import { CASE_REGISTER, entriesIn } from '#cases';
import type { Roll } from '#directory';
import { Duties, peopleOfBusiness, TheLaw, type BusinessPeople, type Wanted } from '#duties';
import type { Database } from '#infra/database';
import type { Ledger, Recorder } from '#infra/events';
import { dateOf, type Instant, type LocalDate, type OrganId } from '#kernel';
import type { NilRecord } from './events.ts';
import { nilReturn, type NilReturn, type Statement } from './nil-return.ts';
import { daysOf, dueOf, quarterInWords } from './quarter.ts';
import { isIn, registerOf } from './registers.ts';

/** The register its records are read from. */
export const READ_FROM = CASE_REGISTER;

/** The records of a register that fall into a quarter, by their legal day. */
export const recordsOf = async (
  database: Database,
  organ: OrganId,
  statement: Statement,
): Promise<readonly NilRecord[]> => {
  const register = registerOf(statement.register);
  const entries = await entriesIn(database, organ, register.steps, daysOf(statement));
  return entries
    .filter((entry) => isIn(register, entry))
    .map(({ entry: record, number, on, recordedAt, recordedBy: by }) => ({
      record,
      number,
      on,
      typedOn: dateOf(recordedAt.toISOString() as Instant),
      by,
    }));
};

/** Who signs, and who hears besides: the head of the unit for legal affairs and who leads it. */
export const signersOf = (ledger: Ledger, roll: Roll, organ: OrganId): Promise<BusinessPeople> =>
  peopleOfBusiness(ledger, roll, organ, 'legal');

/** The id of the stream of a statement, `reconsideration-2026-1`. */
export const statementId = ({ register, year, quarter }: Statement): string => `${register}-${year}-${quarter}`;

/** What one says to sign it: `零报告 2026年 一季度 行政复议`. */
export const saidOf = (statement: Statement): string => {
  const [year, quarter] = [`${statement.year}年`, quarterInWords(statement).slice(5)];
  return `零报告 ${year} ${quarter} ${registerOf(statement.register).label}`;
};

const KEY = 'sign';
const originOf = (statement: Statement) => ({
  room: 'nil-returns',
  id: statementId(statement),
  number: saidOf(statement),
  title: `${quarterInWords(statement)} ${registerOf(statement.register).label}`,
  marks: [],
});

/** A record that went leaves so many working days to sign, from the day it went. */
const AGAIN = { none: 5, 'to-confirm': 3 } as const;

/** What is known of a statement. */
interface Known {
  readonly state: NilReturn;
  readonly count: number;
  readonly people: BusinessPeople & { readonly unit: NonNullable<BusinessPeople['unit']> };
  readonly law: Awaited<ReturnType<TheLaw['of']>>;
  /** The day a record went, so that it is to be signed, or signed again. */
  readonly went?: LocalDate | undefined;
}

/** The duty of signing: nobody's where there is a record, done once it is signed. */
const wantedOf = (statement: Statement, { state, count, people, law, went }: Known): Wanted => {
  const { unit, head } = people;
  const calendar = law.calendars.of('bureau');
  const usual = dueOf(statement, calendar);
  const again = state.is === 'to-confirm' ? AGAIN['to-confirm'] : AGAIN.none;
  const later = went === undefined ? usual.day : calendar.workdaysAfter(went, again).day;
  const due = later > usual.day ? later : usual.day;
  return {
    origin: originOf(statement),
    key: KEY,
    name: state.is === 'to-confirm' ? '重新确认零报告' : '签零报告',
    facts: { start: daysOf(statement).last, stated: due },
    counted: {
      due,
      counted: due,
      provisional: calendar.dayOf(due).provisional,
      steps: [{ day: due, what: due === usual.day ? '季度结束后5个工作日' : '记录变动以后' }],
      source: '季度结束后5个工作日，本局安排',
      caution: '',
      law: law.number,
    },
    unit,
    ...(head ? { owner: head.staff } : { role: 'legal' }),
    act: { title: '零报告', says: saidOf(statement) },
    side: 'bureau',
    standing: standingOf(state, count),
    why: 'corrected',
  };
};

const standingOf = (state: NilReturn, count: number): Wanted['standing'] => {
  if (state.is === 'valid') return { is: 'met', on: state.signature.signedOn };
  return count > 0 ? { is: 'closed', why: '有案，不需零报告' } : { is: 'open' };
};

/** What keeps the duty of a statement to how it stands. */
interface Keeping {
  readonly ledger: Ledger;
  readonly roll: Roll;
  readonly by: Recorder;
  readonly records: readonly NilRecord[];
  readonly went?: LocalDate | undefined;
}

/** Opens the duty of a statement, or settles it. */
export const keepDuty = async (statement: Statement, { ledger, roll, by, records, went }: Keeping): Promise<void> => {
  const { organ } = by.actor;
  const [state, law, { unit, ...people }] = await Promise.all([
    ledger.streams(nilReturn).now(organ, statementId(statement)),
    new TheLaw(ledger).of(organ),
    signersOf(ledger, roll, organ),
  ]);
  if (unit === undefined) return;
  const known = { state, count: records.length, people: { unit, ...people }, law, went };
  await new Duties(ledger).keep(by, wantedOf(statement, known));
};

/** Whether its quarter was opened here, so that there is a duty to keep. */
export const hasDuty = (ledger: Ledger, organ: OrganId, statement: Statement): Promise<boolean> =>
  new Duties(ledger).isKept(organ, originOf(statement), KEY);
