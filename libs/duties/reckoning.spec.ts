import { describe, expect, test } from '@jest/globals';
import type { Length, LocalDate } from '#kernel';
import { ruleOn } from '#rulebook';
import { nationalTime } from './law.ts';
import { onCourse, reckon, type Asked } from './reckoning.ts';

const on = (text: string) => text as LocalDate;
const day = (n: number): Length => ({ n, unit: 'day' });
const from = (first: string, last: string) => ({ first: on(first), last: on(last) });
const reckoned = (id: string, start: string, asked: Partial<Asked> = {}, time = nationalTime) =>
  reckon(ruleOn(id, on(start))!, { start: on(start), ...asked }, time);
const due = (...about: Parameters<typeof reckoned>) => {
  const found = reckoned(...about);
  return found.is === 'counted' ? found.counted.due : found;
};

// Worked out by hand: 2026-05-01 to 05 are off, 2026-05-09 is a make-up Saturday.
describe('everything that bears on a date is taken at once', () => {
  test('an extension, decided in time', () => {
    // 复议法第六十二条: sixty days from 2 March end on 1 May, off until the 6th; thirty days from 1 May: 31 May, a Sunday.
    expect(due('recon-decide-ordinary', '2026-03-02', { extension: day(30), extendedOn: on('2026-05-06') })).toBe(
      '2026-06-01',
    );
    expect(due('info-reply', '2026-03-02', { extension: { n: 20, unit: 'workday' } })).toBe('2026-04-28');
  });
  test('time that does not count, also while the extension runs', () => {
    expect(due('recon-decide-ordinary', '2026-03-02', { halts: [from('2026-03-20', '2026-03-29')] })).toBe(
      '2026-05-11',
    );
    expect(
      due('recon-decide-ordinary', '2026-03-02', { extension: day(30), halts: [from('2026-05-10', '2026-05-19')] }),
    ).toBe('2026-06-10');
  });
  test('what the paper says, never later than the law', () => {
    expect(due('jc-pil', '2026-03-02', { stated: day(15) })).toBe('2026-03-17');
    expect(due('enf-superv-letter', '2026-03-20', { stated: on('2026-04-10') })).toBe('2026-04-10');
  });
  test('how it was served', () => {
    // 公告 of 2 March: served on 1 April (thirty days); fifteen days more: 16 April.
    expect(due('lit-appeal-judgment', '2026-03-02', { servedBy: 'notice' })).toBe('2026-04-16');
  });
  test('a holiday of the place that is only supposed: later for the other side, not for the bureau', () => {
    const festival = nationalTime.withLocalHoliday(from('2026-05-27', '2026-05-29'));
    expect(due('recon-supplement', '2026-05-18', {}, festival)).toBe('2026-06-04');
    expect(due('recon-reply-ordinary', '2026-05-18', {}, festival)).toBe('2026-06-01');
  });
  test('a shortest time gives the first day, not a last one', () =>
    expect(reckoned('mad-public', '2026-01-31')).toMatchObject({
      is: 'earliest',
      earliest: { day: '2026-03-02' },
    }));
});

describe('a fact that cannot bear on the rule is named', () => {
  test.each<[string, string, Partial<Asked>, RegExp]>([
    [
      'info-reply',
      '2026-04-01',
      { extension: { n: 20, unit: 'workday' }, extendedOn: on('2026-03-12') },
      /早于起算日/u,
    ],
    ['petition-close', '2026-03-02', { extension: day(30), stated: on('2026-04-01') }, /只能有一项/u],
    ['recon-reply-ordinary', '2026-03-02', { extension: day(5) }, /没有规定这条规则可以延长/u],
    ['recon-decide-ordinary', '2026-03-02', { extension: day(31) }, /最多可以延长30日，不能延长31日/u],
    [
      'recon-decide-ordinary',
      '2026-03-02',
      { extension: day(30), extendedOn: on('2026-05-07') },
      /延长决定的日期（2026-05-07.*）晚于原期限（2026-05-06/u,
    ],
    ['recon-decide-ordinary', '2026-03-02', { extendedOn: on('2026-05-06') }, /没有写延长多久/u],
    ['lit-answer', '2026-03-02', { halts: [from('2026-03-05', '2026-03-08')] }, /没有规定这条规则有不计入的期间/u],
    ['recon-decide-ordinary', '2026-03-02', { halts: [from('2026-02-05', '2026-03-02')] }, /在起算日.*之前/u],
    ['jc-pil', '2026-03-02', { stated: on('2026-03-01') }, /早于起算日/u],
    ['lg-report-submit', '2026-01-05', { stated: on('2026-03-15') }, /由法律固定/u],
    ['enf-superv-letter', '2026-03-02', {}, /以文书写明的为准/u],
    ['dz-quorum-general', '2026-03-02', {}, /没有可以计算的日期/u],
  ])('%s from %s with %j', (id, start, asked, words) => {
    const found = reckoned(id, start, asked);
    expect(found.is === 'wrong' ? found.why : found).toMatch(words);
  });
});

describe('a course decides between rules', () => {
  test.each([
    ['recon-reply-ordinary', 'summary', 'recon-reply-summary'],
    ['recon-reply-summary', 'ordinary', 'recon-reply-ordinary'],
    ['lit-answer', 'summary', 'lit-answer-summary'],
    ['jc-pil', 'urgent', 'jc-pil-urgent'],
  ] as const)('%s, %s: %s', (id, course, other) => expect(onCourse(id, course)).toBe(other));
  test('where it makes no difference there is none', () => {
    expect(onCourse('petition-close', 'summary')).toBeUndefined();
    expect(onCourse('petition-close', undefined)).toBe('petition-close');
  });
});
