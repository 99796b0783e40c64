// Under which number a document is issued (发文字号): one by one for each series and year, never twice.
import { decider, happened, nothing, numberInWords, readNumber, type Decide, type DocumentNumber } from '#kernel';
import { NumberGivenBack, NumberTaken, SeriesSet, type DocumentId, type Kind, type NumberEvent } from './events.ts';
import { refused } from './refusals.ts';

/** The numbers of one series and year that were taken, by serial. */
export type Numbers = Readonly<Record<string, DocumentId>>;

/** The stream of a series and year. */
export const streamOf = ({ series, year }: Pick<DocumentNumber, 'series' | 'year'>): string => `${series}-${year}`;

/** The serial a document holds. */
export const serialOf = (numbers: Numbers, document: DocumentId): number | undefined => {
  const [serial] = Object.entries(numbers).find(([, by]) => by === document) ?? [];
  return serial === undefined ? undefined : Number(serial);
};

/** Takes a number for a document: that which is named, else the next; the one it holds already is its own. */
export const takeNumber =
  (wanted: DocumentNumber, document: DocumentId): Decide<Numbers, NumberEvent> =>
  (numbers) => {
    const held = serialOf(numbers, document);
    const serial = wanted.serial > 0 ? wanted.serial : (held ?? Math.max(0, ...Object.keys(numbers).map(Number)) + 1);
    if (held === serial) return nothing();
    const number = numberInWords({ ...wanted, serial });
    if (numbers[serial] !== undefined) return refused('documents.number-taken', { number, by: '另一个文件' });
    return happened(
      ...(held === undefined ? [] : [NumberGivenBack({ serial: held, document })]),
      NumberTaken({ series: wanted.series, year: wanted.year, serial, document }),
    );
  };

/** Gives a number back that was recorded wrongly. */
export const giveBack =
  (document: DocumentId): Decide<Numbers, NumberEvent> =>
  (numbers) => {
    const serial = serialOf(numbers, document);
    return serial === undefined ? nothing() : happened(NumberGivenBack({ serial, document }));
  };

export const numbersDecider = decider<Numbers, NumberEvent>({
  category: 'documents.numbers',
  stateVersion: 1,
  initial: {},
  evolve: (numbers, { type, data }) => {
    switch (type) {
      case 'documents.number-taken':
        return { ...numbers, [data.serial]: data.document };
      case 'documents.number-given-back': {
        const { [String(data.serial)]: _gone, ...rest } = numbers;
        return rest;
      }
    }
  },
});

/** Under which words each kind of document is numbered. */
export type Series = Readonly<Partial<Record<Kind, string>>>;
type SeriesEvent = ReturnType<typeof SeriesSet>;

/** Sets the words; the same again is nothing new. */
export const setSeries =
  (kind: Kind, series: string): Decide<Series, SeriesEvent> =>
  (known) =>
    known[kind] === series ? nothing() : happened(SeriesSet({ kind, series }));

export const seriesDecider = decider<Series, SeriesEvent>({
  category: 'documents.series',
  stateVersion: 1,
  initial: {},
  evolve: (known, { data }) => ({ ...known, [data.kind]: data.series }),
});

/** A number as somebody wrote it, else the next of its kind's series; undefined where neither is known. */
export const wantedNumber = (written: string | undefined, series: string | undefined, year: number) => {
  if (written !== undefined) return readNumber(written) ?? ('unreadable' as const);
  return series === undefined ? undefined : { series, year, serial: 0 };
};
