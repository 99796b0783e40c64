// A signed statement that a register has no record of a quarter; what comes later corrects it, and wipes nothing.
import { dateInWords, decider, happened, nothing, type Decide, type LocalDate, type StaffId } from '#kernel';
import { NilCorrected, NilSigned, NilUnsettled, type NilEvent, type NilRecord } from './events.ts';
import { daysOf, quarterInWords, type Quarter } from './quarter.ts';
import { refused } from './refusals.ts';

/** Who signed, when, and how far he saw. */
export interface Signature {
  readonly by: StaffId;
  readonly post: string;
  readonly signedOn: LocalDate;
  /** The last position of the ledger. */
  readonly position: number;
}

/**
 * A nil return. `valid`: what was signed is so. `corrected`: records fall into its quarter after all. `to-confirm`: they
 * do no more, and nobody signed since.
 */
export type NilReturn =
  | { readonly is: 'none' }
  | {
      readonly is: 'valid' | 'corrected' | 'to-confirm';
      readonly signature: Signature;
      readonly records: readonly NilRecord[];
    };

/** A register and a quarter. */
export type Statement = Quarter & { readonly register: string };

/** What is known when somebody signs: the records of the quarter, how far the ledger goes, and the day it is due. */
export interface Seen {
  readonly records: readonly NilRecord[];
  readonly position: number;
  readonly due: LocalDate;
}

const told = (records: readonly NilRecord[], day: string): string =>
  records.map(({ number, on }) => `${number} ${day}${dateInWords(on)}`).join('、');

/** Signs it: not before the quarter is over, and not where there is a record; what is signed already is not again. */
export const sign =
  (
    statement: Statement,
    { records, position, due }: Seen,
    {
      by,
      post,
      today,
      day,
    }: { readonly by: StaffId; readonly post: string; readonly today: LocalDate; readonly day: string },
  ): Decide<NilReturn, NilEvent> =>
  (state) => {
    const { register, year, quarter } = statement;
    const { last } = daysOf(statement);
    const count = records.length;
    if (today <= last) return refused('nil-returns.early', { ...earlyFacts(statement, due), count });
    if (count > 0) return refused('nil-returns.records', { count, records: told(records, day) });
    if (state.is === 'valid') return nothing();
    return happened(NilSigned({ register: register as never, year, quarter, by, post, signedOn: today, position }));
  };

const earlyFacts = (statement: Statement, due: LocalDate) => {
  const { last } = daysOf(statement);
  const after = quarterAfter(statement);
  return {
    quarter: quarterInWords(statement),
    last: dateInWords(last),
    from: dateInWords(daysOf(after).first),
    due: dateInWords(due),
  };
};

const quarterAfter = ({ year, quarter }: Quarter): Quarter =>
  quarter === 4 ? { year: year + 1, quarter: 1 } : { year, quarter: (quarter + 1) as Quarter['quarter'] };

/** Holds what was signed against the records there are now: those that came correct it, those that went unsettle it. */
export const settle =
  (statement: Statement, records: readonly NilRecord[]): Decide<NilReturn, NilEvent> =>
  (state) => {
    if (state.is === 'none') return nothing();
    const { register, year, quarter } = statement;
    const of = { register: register as never, year, quarter };
    const isAmong = (list: readonly NilRecord[]) => (one: NilRecord) =>
      list.some(({ record }) => record === one.record);
    const came = records.filter((one) => !isAmong(state.records)(one));
    const went = state.records.filter((one) => !isAmong(records)(one));
    const count = records.length;
    const events = [
      ...came.map((record) => NilCorrected({ ...of, record, count: Math.max(1, count) })),
      ...went.map((record) => NilUnsettled({ ...of, record, count })),
    ];
    return events.length === 0 ? nothing() : happened(...events);
  };

/** A nil return as its events make it. */
export const nilReturn = decider<NilReturn, NilEvent>({
  category: 'nil-returns.nil-return',
  stateVersion: 1,
  initial: { is: 'none' },
  evolve: (state, { type, data }) => {
    if (type === 'nil-returns.nil-signed') {
      const { by, post, signedOn, position } = data;
      return { is: 'valid', signature: { by, post, signedOn, position }, records: [] };
    }
    if (state.is === 'none') return state;
    switch (type) {
      case 'nil-returns.nil-corrected':
        return { ...state, is: 'corrected', records: [...state.records, data.record] };
      case 'nil-returns.nil-unsettled': {
        const records = state.records.filter(({ record }) => record !== data.record.record);
        return { ...state, is: records.length === 0 ? 'to-confirm' : 'corrected', records };
      }
    }
  },
});
