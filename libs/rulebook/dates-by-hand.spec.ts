import { expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { CHINA_YEARS, type HolidayNotice } from '#calendar';
import type { Length, LocalDate } from '#kernel';
import { calendarsOf, deadlineOf, ruleOn, type Facts, type Service } from './index.ts';

// Dates worked out by hand from the articles and the State Council's notices by somebody who has not read the program;
// `count` is his reckoning. Half of them with extensions, time that does not count, counts back, stated periods, service
// or holidays of the place.

/** One of them. `refused`: the extension is longer than the law allows. `latest`: of a time that has a shortest and a longest. */
interface ByHand {
  readonly rule: string;
  readonly start: LocalDate;
  readonly servedBy?: Service;
  readonly stated?: LocalDate | Length;
  readonly extension?: Length;
  readonly halts?: readonly (readonly [LocalDate, LocalDate])[];
  readonly local?: readonly (readonly [LocalDate, LocalDate])[];
  readonly due?: LocalDate;
  readonly latest?: LocalDate;
  readonly refused?: 'too-long';
  readonly count: string;
}

const CASES = readFileSync(new URL('testing/dates-by-hand.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as ByHand);

const factsOf = ({ start, servedBy, stated, extension, halts }: ByHand): Facts => ({
  start,
  ...(servedBy ? { servedBy } : {}),
  ...(stated ? { stated } : {}),
  ...(extension ? { extension } : {}),
  ...(halts ? { suspensions: halts.map(([from, to]) => ({ from, to, reason: '中止' })) } : {}),
});

const noticesOf = ({ local = [] }: ByHand): readonly HolidayNotice[] =>
  local.map(([from, to]) => ({ title: '自治区通知', holidays: [{ name: '地方假日', from, to, makeUp: [] }] }));

/** What the program comes to, in the words of the table. */
const reckoned = (one: ByHand): Pick<ByHand, 'due' | 'latest' | 'refused'> | undefined => {
  const rule = ruleOn(one.rule, one.start);
  const deadline = rule && deadlineOf(rule, factsOf(one), calendarsOf(CHINA_YEARS, noticesOf(one)));
  switch (deadline?.is) {
    case 'due':
      return { due: deadline.due };
    case 'earliest':
      return one.latest === undefined ? { due: deadline.day } : { latest: deadline.latest! };
    case 'too-long':
      return { refused: 'too-long' };
    default:
      return undefined;
  }
};

test('there are more than 250 of them, about half with more than a start', () => {
  expect(CASES.length).toBeGreaterThan(250);
  const plain = (one: ByHand) => Object.keys(one).every((name) => ['rule', 'start', 'due', 'count'].includes(name));
  expect(CASES.filter((one) => !plain(one)).length).toBeGreaterThan(120);
});

test.each(CASES.map((one) => [one.rule, one.start, one] as const))('%s from %s', (_rule, _start, one) => {
  const { due, latest, refused } = one;
  const byHand = { ...(due ? { due } : {}), ...(latest ? { latest } : {}), ...(refused ? { refused } : {}) };
  expect({ ...reckoned(one), count: one.count }).toEqual({ ...byHand, count: one.count });
});
