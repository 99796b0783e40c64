import type { Fact } from '#dialogue';

/** A fact in the notation of the evaluation set (README of libs/dialogue/reading). */
export const noted = ({ of, read }: Fact): string => {
  switch (of) {
    case 'date':
      switch (read.is) {
        case 'day':
          return `${read.until ? 'by' : 'on'} ${read.day}${read.time ? ` ${read.time}` : ''}`;
        case 'range':
          return `from ${read.first} to ${read.last}`;
        case 'unclear':
          return ['date?', ...read.choices].join(' ');
      }
    case 'amount':
      return read.is === 'sum'
        ? `sum ${(read.fen / 100).toFixed(2)}`
        : ['sum?', ...read.choices.map((fen) => (fen / 100).toFixed(2))].join(' ');
    case 'count':
      return read.is === 'unanimous' ? 'unanimous' : `${read.is} ${read.number}`;
    case 'number':
      return read.is === 'meeting' ? `meeting ${read.serial}` : `${read.is} ${read.number}`;
    case 'person':
      switch (read.is) {
        case 'person':
          return `person ${read.staff}`;
        case 'one-of':
          return ['person?', ...read.staff].join(' ');
        case 'away':
          return ['away', read.staff, ...(read.reason ? [read.reason] : [])].join(' ');
      }
    case 'unit':
      return `unit ${read}`;
  }
};
