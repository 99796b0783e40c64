// How a register and a quarter are said.
import { z } from 'zod';
import { field, yearOf } from '#kernel';
import { QuarterNumber, RegisterName } from './events.ts';
import { lastBegun, type QuarterOfYear } from './quarter.ts';
import { REGISTERS } from './registers.ts';

const Year = z.preprocess(
  (given) => (typeof given === 'string' ? Number(given.replace(/年$/u, '')) : given),
  z.int().min(2001).max(2100),
);
const Quarter = z.preprocess((given) => (typeof given === 'string' ? Number(given) : given), QuarterNumber);
const NAMES = ['一', '二', '三', '四'];

/** The fields that name a statement; without a year it is the last such quarter that has begun. */
export const statementFields = {
  quarter: field(Quarter, {
    label: '季度',
    ask: '哪个季度？',
    example: '1',
    written: '一季度',
    kind: {
      is: 'choice',
      options: NAMES.map((name, n) => ({
        value: String(n + 1),
        label: `${name}季度`,
        synonyms: [`第${name}季度`, `${n + 1}季度`],
      })),
    },
  }),
  register: field(RegisterName, {
    label: '台账',
    ask: '哪一类？',
    example: 'reconsideration',
    written: '行政复议',
    kind: { is: 'choice', options: REGISTERS.map(({ id, label, synonyms }) => ({ value: id, label, synonyms })) },
  }),
  year: field(Year, {
    label: '年份',
    ask: '哪一年？',
    example: '2026',
    written: '2026年',
    kind: { is: 'text', like: '^\\d{4}年?$' },
    otherwise: ({ today }, { quarter }) => {
      const read = Quarter.safeParse(quarter);
      return read.success ? lastBegun(read.data as QuarterOfYear, today).year : yearOf(today);
    },
  }),
} as const;
