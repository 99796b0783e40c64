import { expect, test } from '@jest/globals';
import type { LocalDate } from '#kernel';
import { earlierFlaw, type Earlier } from './earlier.ts';

// What the papers of an older document say of how it came about: 国令第713号第十五条, 国办发〔2018〕37号.

const day = (text: string) => text as LocalDate;
const old: Earlier = {
  title: '孵化器管理办法',
  kind: 'normative',
  publishedOn: day('2023-05-08'),
  validity: { n: 5, unit: 'year' },
  before: {
    consultedFrom: day('2023-03-20'),
    consultedUntil: day('2023-04-19'),
    reviewedOn: day('2023-04-21'),
    decidedOn: day('2023-04-28'),
  },
};
const flawOf = (changes: Partial<Earlier>, before: Earlier['before'] = {}) =>
  earlierFlaw({ ...old, ...changes, before: { ...old.before, ...before } })?.refusal.code;

test('papers in order hold: exactly thirty days, a review before the meeting, five years', () => {
  expect(flawOf({})).toBeUndefined();
  expect(flawOf({}, { consultedUntil: day('2023-04-04'), shortened: '上位条例修订' })).toBeUndefined();
  expect(flawOf({ title: '孵化器管理办法（试行）', validity: { n: 2, unit: 'year' } })).toBeUndefined();
  expect(flawOf({ title: '考勤规定（试行）', kind: 'internal' })).toBeUndefined();
});
test('each that does not is refused', () => {
  expect(flawOf({}, { consultedUntil: day('2023-04-18') })).toBe('documents.consultation-short');
  expect(flawOf({}, { consultedUntil: day('2023-03-19') })).toBe('documents.end-before-start');
  expect(flawOf({}, { reviewedOn: day('2023-04-29') })).toBe('documents.reviewed-late');
  expect(flawOf({}, { decidedOn: day('2023-05-09') })).toBe('documents.decided-late');
  expect(flawOf({ title: '孵化器管理办法（试行）' })).toBe('documents.validity-long');
  expect(flawOf({ validity: { n: 6, unit: 'year' } })).toBe('documents.validity-long');
});
