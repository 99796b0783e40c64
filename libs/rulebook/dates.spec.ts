import { describe, expect, test } from '@jest/globals';
import { CHINA_YEARS, type HolidayNotice } from '#calendar';
import type { Length, LocalDate } from '#kernel';
import { calendarsOf, deadlineOf, ruleOn, type Facts, type LocalHolidays } from './index.ts';

// Legal dates by rule, worked out by hand from the article, a printed calendar and the State Council's notices
// (国办发明电〔2023〕7号, 〔2024〕12号, 〔2025〕7号), never taken from what the program says. Days off and make-up days that
// matter here:
// 2024: 10–17 Feb off, 4 and 18 Feb worked; 4–6 Apr off, 7 Apr worked; 1–5 May off, 28 Apr and 11 May worked;
//       8–10 Jun off; 15–17 Sep off, 14 Sep worked; 1–7 Oct off, 29 Sep and 12 Oct worked.
// 2025: 28 Jan–4 Feb off, 26 Jan and 8 Feb worked; 1–5 May off, 27 Apr worked; 31 May–2 Jun off; 1–8 Oct off,
//       28 Sep and 11 Oct worked.
// 2026: 1–3 Jan off, 4 Jan worked; 15–23 Feb off, 14 and 28 Feb worked; 4–6 Apr off; 1–5 May off, 9 May worked;
//       19–21 Jun off; 25–27 Sep off, 20 Sep worked; 1–7 Oct off, 10 Oct worked.

const on = (text: string) => text as LocalDate;
const due = (
  id: string,
  start: string,
  facts: Partial<Facts> = {},
  local: readonly HolidayNotice[] = [],
  counts: LocalHolidays = 'cautious',
) => {
  const rule = ruleOn(id, on(start));
  if (!rule) throw new Error(`no version of ${id} is in force on ${start}`);
  const counted = deadlineOf(rule, { start: on(start), ...facts }, calendarsOf(CHINA_YEARS, local, counts));
  return counted.is === 'due' ? counted : undefined;
};

describe('working days: make-up Saturdays and Sundays count, the day of the fact does not', () => {
  test.each([
    ['recon-reply-ordinary', '2024-02-02', '2024-02-21'],
    ['recon-reply-ordinary', '2024-09-12', '2024-09-27'],
    ['recon-reply-ordinary', '2025-01-20', '2025-02-08'],
    ['recon-reply-ordinary', '2025-09-22', '2025-10-11'],
    ['recon-reply-ordinary', '2026-02-09', '2026-02-28'],
    ['recon-reply-ordinary', '2026-02-27', '2026-03-12'],
    ['recon-reply-ordinary', '2026-04-27', '2026-05-13'],
    ['recon-reply-ordinary', '2026-06-12', '2026-06-29'],
    ['recon-reply-ordinary', '2026-09-18', '2026-10-09'],
    ['recon-reply-ordinary', '2026-12-31', '2027-01-15'],
    ['recon-reply-summary', '2026-02-12', '2026-02-26'],
    ['recon-reply-summary', '2026-04-03', '2026-04-13'],
    ['recon-reply-summary', '2026-09-30', '2026-10-13'],
    ['recon-reply-summary', '2025-04-25', '2025-05-06'],
    ['recon-reply-summary', '2024-04-26', '2024-05-07'],
    ['recon-normdoc-explain', '2026-09-21', '2026-10-12'],
    ['recon-normdoc-explain', '2025-01-24', '2025-02-13'],
    ['recon-penalty-forward', '2026-06-15', '2026-06-23'],
    ['recon-penalty-forward', '2024-06-06', '2024-06-14'],
    ['recon-send-ordinary', '2026-04-29', '2026-05-12'],
    ['recon-send-ordinary', '2025-09-26', '2025-10-13'],
    ['recon-send-summary', '2026-09-24', '2026-09-30'],
    ['recon-send-summary', '2024-09-13', '2024-09-19'],
    ['recon-accept', '2026-05-04', '2026-05-11'],
    ['recon-accept', '2026-01-01', '2026-01-08'],
    ['recon-supplement', '2026-02-06', '2026-02-27'],
    ['adm-med-accept', '2026-03-30', '2026-04-07'],
    ['adm-med-close', '2026-09-01', '2026-09-29'],
    ['adm-med-close', '2026-01-26', '2026-02-28'],
    ['petition-object-transfer', '2026-02-11', '2026-02-25'],
    ['pen-serve', '2026-09-16', '2026-09-24'],
    ['pen-file-spot', '2026-05-08', '2026-05-12'],
    ['pen-onsite-cash-officer', '2026-02-27', '2026-03-02'],
    ['pen-onsite-cash-officer', '2026-06-18', '2026-06-23'],
    ['pub-20wd', '2026-04-20', '2026-05-20'],
    ['pub-7wd', '2025-12-30', '2026-01-09'],
    ['info-reply', '2026-02-10', '2026-03-16'],
    ['info-reply', '2024-09-20', '2024-10-23'],
    ['info-supplement', '2026-05-06', '2026-05-14'],
    ['info-third-party', '2025-09-25', '2025-10-22'],
    ['puf-prompt', '2026-04-24', '2026-05-12'],
    ['lit-nonlit-urge', '2026-09-28', '2026-10-16'],
  ])('%s from %s: %s', (id, start, day) => expect(due(id, start)?.due).toBe(day));
});

describe('calendar days: a last day that is off moves to the next working day', () => {
  test.each([
    ['lit-answer', '2026-02-03', '2026-02-24'],
    ['lit-answer', '2026-03-16', '2026-03-31'],
    ['lit-answer', '2026-04-17', '2026-05-06'],
    ['lit-answer', '2026-09-10', '2026-09-28'],
    ['lit-answer', '2025-01-15', '2025-02-05'],
    ['lit-answer', '2024-09-30', '2024-10-15'],
    ['lit-answer', '2026-11-27', '2026-12-14'],
    ['recon-opinion-report', '2026-07-30', '2026-09-28'],
    ['recon-opinion-report', '2026-03-05', '2026-05-06'],
    ['recon-opinion-report', '2025-11-24', '2026-01-23'],
    ['recon-opinion-report', '2026-12-20', '2027-02-18'],
    ['recon-normdoc-transferred', '2026-08-07', '2026-10-08'],
    ['lit-appeal-judgment', '2026-01-29', '2026-02-13'],
    ['lit-appeal-judgment', '2026-06-05', '2026-06-22'],
    ['lit-appeal-judgment', '2024-04-19', '2024-05-06'],
    ['lit-appeal-ruling', '2026-02-06', '2026-02-24'],
    ['lit-appeal-ruling', '2026-09-15', '2026-09-28'],
    ['recon-decide-ordinary', '2026-02-25', '2026-04-27'],
    ['recon-decide-ordinary', '2026-08-05', '2026-10-08'],
    ['recon-decide-summary', '2026-09-02', '2026-10-08'],
    ['sue-after-recon', '2026-04-20', '2026-05-06'],
    ['sue-after-recon', '2026-09-18', '2026-10-08'],
    ['lit-court-file', '2026-04-24', '2026-05-06'],
    ['lit-court-send', '2026-09-28', '2026-10-08'],
    ['petition-notify-direct', '2026-03-07', '2026-03-23'],
    ['petition-notify-direct', '2026-09-20', '2026-10-08'],
    ['petition-close', '2026-03-03', '2026-05-06'],
    ['petition-close', '2026-08-10', '2026-10-09'],
    ['comp-decide-serve', '2026-06-10', '2026-06-22'],
    ['comp-pay-forward', '2026-04-25', '2026-05-06'],
    ['pen-pay', '2026-05-01', '2026-05-18'],
    ['pen-criminal-decide', '2026-02-13', '2026-02-24'],
    ['lit-retrial-opinion', '2026-12-18', '2027-01-04'],
    ['people-med-confirm', '2026-03-06', '2026-04-07'],
    ['jc-pil-urgent', '2026-06-06', '2026-06-22'],
    ['court-advice-normdoc', '2026-02-06', '2026-04-07'],
  ])('%s from %s: %s', (id, start, day) => expect(due(id, start)?.due).toBe(day));
});

describe('months go to the corresponding day, or the last of the month', () => {
  test.each([
    ['lit-sue-6mo', '2026-05-31', '2026-11-30'],
    ['lit-sue-6mo', '2026-03-31', '2026-09-30'],
    ['lit-sue-6mo', '2025-10-15', '2026-04-15'],
    ['lit-sue-6mo', '2024-08-31', '2025-02-28'],
    ['lit-retrial-apply', '2025-08-31', '2026-02-28'],
    ['lit-retrial-apply', '2026-04-07', '2026-10-08'],
    ['comp-decide', '2025-12-31', '2026-02-28'],
    ['comp-decide', '2026-07-31', '2026-09-30'],
    ['comp-decide', '2026-03-02', '2026-05-06'],
    ['jc-pil', '2026-02-28', '2026-04-28'],
    ['jc-pil', '2026-08-03', '2026-10-08'],
    ['lit-first-judgment', '2026-04-03', '2026-10-08'],
    ['lit-sue-inaction', '2025-12-30', '2026-02-28'],
    ['comp-sue', '2026-01-31', '2026-04-30'],
    ['comp-sue', '2025-11-30', '2026-02-28'],
    ['npc-suggest', '2026-02-02', '2026-05-06'],
    ['npc-suggest-hard', '2025-08-29', '2026-02-28'],
    ['cppcc-proposal', '2026-01-20', '2026-04-20'],
    ['lit-nonlit-enforce', '2026-06-30', '2026-09-30'],
    ['lit-second-judgment', '2026-07-04', '2026-10-08'],
  ])('%s from %s: %s', (id, start, day) => expect(due(id, start)?.due).toBe(day));
});

describe('years', () => {
  test.each([
    ['recon-apply-untold', '2024-02-29', '2025-02-28'],
    ['recon-apply-untold', '2025-05-02', '2026-05-06'],
    ['recon-apply-longstop', '2024-02-29', '2029-02-28'],
    ['recon-apply-longstop', '2024-05-04', '2029-05-04'],
    ['lit-judgment-enforce', '2024-02-29', '2026-02-28'],
    ['lit-judgment-enforce', '2024-10-03', '2026-10-08'],
    ['pen-limit', '2024-06-20', '2026-06-22'],
    ['comp-limit', '2024-09-26', '2026-09-28'],
  ])('%s from %s: %s', (id, start, day) => expect(due(id, start)?.due).toBe(day));
});

describe('back from an event: so many full days lie between', () => {
  test.each([
    ['recon-hearing-notice', '2026-03-20', '2026-03-12'],
    ['recon-hearing-notice', '2026-05-11', '2026-04-29'],
    ['recon-hearing-notice', '2026-10-12', '2026-09-28'],
    ['lit-head-notice', '2026-04-08', '2026-04-04'],
    ['lit-head-notice', '2026-03-02', '2026-02-26'],
  ])('%s before %s: %s', (id, event, day) => expect(due(id, event)?.due).toBe(day));
});

describe('a day of the year before which something is due never moves on', () => {
  test.each([
    // 31 January: 2026 a Saturday, so Friday the 30th; 2027 a Sunday, so Friday the 29th. Asked in the year, it is that
    // year's.
    ['info-annual', '2026-01-05', '2026-01-30'],
    ['info-annual', '2026-03-02', '2027-01-29'],
    ['pub-annual', '2025-06-01', '2026-01-30'],
  ])('%s seen from %s: %s', (id, start, day) => expect(due(id, start)?.due).toBe(day));
});

describe('where the law is silent about the last day, a safe day is given beside it', () => {
  test.each([
    // The day as counted is off; the working day before it is in time on any reading.
    ['petition-close', '2026-03-03', '2026-05-06', '2026-04-30'],
    ['petition-notify-direct', '2026-03-07', '2026-03-23', '2026-03-20'],
    ['comp-decide', '2026-03-02', '2026-05-06', '2026-04-30'],
    ['pen-criminal-decide', '2026-02-13', '2026-02-24', '2026-02-14'],
    ['jc-pil', '2026-08-03', '2026-10-08', '2026-09-30'],
    ['pen-limit', '2024-06-20', '2026-06-22', '2026-06-18'],
  ])('%s from %s: %s, safe by %s', (id, start, day, safe) => expect(due(id, start)).toMatchObject({ due: day, safe }));
  test('and none where the law says that it moves, or the day is worked', () => {
    expect(due('lit-answer', '2026-04-17')).not.toHaveProperty('safe');
    expect(due('petition-close', '2026-08-10')).not.toHaveProperty('safe');
  });
});

describe('an extension runs from the last day as counted', () => {
  test.each<[string, string, Length, string]>([
    // 3 March + 60 = Saturday 2 May; 30 more: Monday 1 June; 15 more: Sunday 17 May, so Monday.
    ['petition-close', '2026-03-03', { n: 30, unit: 'day' }, '2026-06-01'],
    ['petition-close', '2026-03-03', { n: 15, unit: 'day' }, '2026-05-18'],
    ['petition-close', '2026-08-05', { n: 30, unit: 'day' }, '2026-11-03'],
    ['petition-close', '2026-02-25', { n: 30, unit: 'day' }, '2026-05-26'],
    ['recon-decide-ordinary', '2026-07-02', { n: 30, unit: 'day' }, '2026-09-30'],
    ['info-reply', '2026-08-20', { n: 20, unit: 'workday' }, '2026-10-21'],
    ['adm-med-close', '2026-04-01', { n: 10, unit: 'workday' }, '2026-05-18'],
  ])('%s from %s by %j: %s', (id, start, extension, day) => expect(due(id, start, { extension })?.due).toBe(day));
});

describe('time that does not count', () => {
  test.each([
    // 60 days end on 1 May; thirty days of halt more: Sunday 31 May, so Monday 1 June.
    ['recon-decide-ordinary', '2026-03-02', '2026-03-20', '2026-04-18', '2026-06-01'],
    // Twenty working days end on 30 March; a halt of five working days more: 31 Mar, 1–3 Apr, and over Qingming 7
    // April.
    ['adm-med-close', '2026-03-02', '2026-03-16', '2026-03-22', '2026-04-07'],
    // 14–20 September holds six working days, for Sunday the 20th is one.
    ['info-reply', '2026-09-01', '2026-09-14', '2026-09-20', '2026-10-13'],
  ])('%s from %s, halted %s to %s: %s', (id, start, from, to, day) =>
    expect(due(id, start, { suspensions: [{ from: on(from), to: on(to), reason: '中止' }] })?.due).toBe(day),
  );
});

describe('the day a paper counts as served', () => {
  test.each<[string, string, NonNullable<Facts['servedBy']>, string]>([
    // A notice of 2 March is served when thirty days have passed, on 1 April; fifteen days more: Thursday 16 April.
    ['lit-appeal-judgment', '2026-03-02', 'notice', '2026-04-16'],
    // Before 2022 a notice ran sixty days; issued on 1 September 2026 thirty: 1 October; fifteen more: Friday 16
    // October.
    ['lit-appeal-judgment', '2026-09-01', 'notice', '2026-10-16'],
    ['sue-after-recon', '2026-03-02', 'notice', '2026-04-16'],
    ['lit-appeal-judgment', '2026-03-02', 'post', '2026-03-17'],
    ['lit-appeal-judgment', '2026-03-02', 'electronic', '2026-03-17'],
    ['lit-appeal-judgment', '2026-03-02', 'lien', '2026-03-17'],
    ['lit-appeal-judgment', '2026-03-02', 'direct', '2026-03-17'],
  ])('%s from %s, served by %s: %s', (id, start, servedBy, day) => expect(due(id, start, { servedBy })?.due).toBe(day));
  test('is said first, with its article', () =>
    expect(due('lit-appeal-judgment', '2026-03-02', { servedBy: 'notice' })?.steps[0]).toEqual({
      day: '2026-04-01',
      what: expect.stringMatching(
        /^公告送达：公告期满之日视为送达，自2026-03-02发出公告起经过30日（《民事诉讼法》.*第九十五条）$/u,
      ),
    }));
});

describe('what a paper says', () => {
  test.each<[string, string, string | Length, string]>([
    // Thirty days from 20 August end on Saturday 19 September; Sunday the 20th is a make-up working day.
    ['recon-decision-perform', '2026-04-20', '2026-05-20', '2026-05-20'],
    ['recon-decision-perform', '2026-04-20', { n: 15, unit: 'day' }, '2026-05-06'],
    ['lit-perform-judgment', '2026-08-20', { n: 30, unit: 'day' }, '2026-09-20'],
    ['lit-hearing-day', '2026-03-20', '2026-04-08', '2026-04-08'],
    ['arb-answer', '2026-03-20', '2026-04-10', '2026-04-10'],
    ['enf-superv-letter', '2026-03-20', { n: 5, unit: 'workday' }, '2026-03-27'],
  ])('%s from %s, %j: %s', (id, start, stated, day) =>
    expect(due(id, start, { stated: stated as Facts['stated'] & {} })?.due).toBe(day),
  );
  test('the usual length where the paper says nothing, if the law has one; no day if it has none', () => {
    // 60 days from 7 August end in National Day. Two months from 16 March: Saturday 16 May.
    expect(due('recon-remake-act', '2026-08-07')?.due).toBe('2026-10-08');
    expect(due('jc-advice', '2026-03-16')?.due).toBe('2026-05-18');
    expect(due('recon-decision-perform', '2026-04-20')).toBeUndefined();
  });
});

describe('a time that must be given: its last day, and the latest where there is one', () => {
  const given = (id: string, start: string) =>
    deadlineOf(ruleOn(id, on(start))!, { start: on(start) }, calendarsOf(CHINA_YEARS));
  test.each<[string, string, string, string | undefined]>([
    // 决策条例第十五条: thirty days from 31 January; over a month's end; into National Day, which changes nothing.
    ['mad-public', '2026-01-31', '2026-03-02', undefined],
    ['mad-public', '2026-03-02', '2026-04-01', undefined],
    ['mad-public', '2026-09-03', '2026-10-03', undefined],
    // 第二十六条: seven working days from Monday 21 September: 22, 23, 24, 28, 29, 30 September, 8 October.
    ['mad-legality', '2026-09-21', '2026-10-08', undefined],
    ['mad-legality', '2026-03-02', '2026-03-11', undefined],
    // 国办发〔2018〕115号: five to fifteen working days.
    ['nd-legality-review', '2026-03-02', '2026-03-09', '2026-03-23'],
    ['nd-legality-review', '2026-04-27', '2026-05-07', '2026-05-20'],
    ['nd-effective', '2026-03-16', '2026-04-15', undefined],
  ])('%s from %s: %s, latest %s', (id, start, day, latest) =>
    expect(given(id, start)).toMatchObject({ is: 'earliest', day, ...(latest ? { latest } : {}) }),
  );
});

describe('days of every year never move on', () => {
  test.each([
    // Before 1 March: 28 February 2026 is a make-up Saturday; in 2025 a Friday; in 2027 a Sunday, so Friday the 26th.
    ['lg-report-submit', '2026-01-05', '2026-02-28'],
    ['lg-report-submit', '2024-12-31', '2025-02-28'],
    ['lg-report-submit', '2026-03-01', '2027-02-26'],
    ['lg-report-publish', '2026-01-05', '2026-03-31'],
    // 31 March 2024 is a Sunday.
    ['lg-report-publish', '2024-02-01', '2024-03-29'],
    ['info-annual-gov', '2026-01-05', '2026-03-30'],
    ['nd-year-list', '2026-01-05', '2026-01-30'],
    ['arch-yearly', '2026-05-06', '2026-06-30'],
    ['arch-yearly', '2026-06-30', '2026-06-30'],
    ['arch-yearly', '2024-03-01', '2024-06-28'],
    ['study-day', '2026-11-27', '2026-12-04'],
  ])('%s seen from %s: %s', (id, start, day) => expect(due(id, start)?.due).toBe(day));
});

describe('at least once in a month, a quarter, a year: until its last working day', () => {
  test.each([
    ['study-center', '2026-02-10', '2026-03-31'],
    ['study-center', '2026-05-06', '2026-06-30'],
    ['study-center', '2024-01-02', '2024-03-29'],
    ['study-center', '2026-12-31', '2026-12-31'],
    ['dz-frequency', '2026-01-05', '2026-01-30'],
    ['dz-frequency', '2026-02-02', '2026-02-28'],
    ['dz-frequency', '2026-05-06', '2026-05-29'],
    ['nd-cleanup', '2026-03-02', '2026-12-31'],
  ])('%s seen from %s: %s', (id, start, day) => expect(due(id, start)?.due).toBe(day));
});

describe('rules read since, and older versions for acts of their time', () => {
  test.each([
    // 代表法（2015）第四十二条 until 11 March 2025, with the same three months.
    ['npc-suggest', '2025-01-10', '2025-04-10'],
    ['npc-suggest', '2025-03-12', '2025-06-12'],
    ['npc-suggest-hard', '2024-11-29', '2025-05-29'],
    // 复议条例（2007）第四十九条: sixty days from 30 June 2026 end on Saturday 29 August.
    ['recon-remake-act', '2026-06-30', '2026-08-31'],
    ['recon-remake-act', '2024-03-01', '2024-04-30'],
    // 法释〔2025〕8号第十一条: twenty working days; Sunday 20 September and Saturday 10 October are worked.
    ['info-lit-judgment', '2026-09-14', '2026-10-16'],
    ['comp-receipt', '2026-03-02', '2026-03-09'],
    ['lc-time', '2026-09-29', '2026-10-09'],
    ['lc-time-contract', '2026-04-30', '2026-05-11'],
    ['nd-file', '2026-04-20', '2026-05-06'],
    ['nd-interpret', '2026-02-13', '2026-02-25'],
    ['pl-adjust', '2026-03-02', '2026-03-30'],
    ['recon-apply-late-told', '2026-07-06', '2026-09-04'],
    ['mad-hearing-pub', '2026-03-20', '2026-03-12'],
  ])('%s from %s: %s', (id, start, day) => expect(due(id, start)?.due).toBe(day));
});

describe('a paper that names a time where the law gives one too', () => {
  const steps = (id: string, start: string, stated: string | Length) =>
    due(id, start, { stated: stated as Facts['stated'] & {} })!.steps.map(({ what }) => what);
  test.each<[string, string, string | Length, string]>([
    // 公益诉讼检察建议 of 2 March: two months end on Saturday 2 May; the paper asks for it sooner.
    ['jc-pil', '2026-03-02', { n: 15, unit: 'day' }, '2026-03-17'],
    ['jc-pil', '2026-03-02', '2026-03-20', '2026-03-20'],
    ['jc-pil', '2026-03-02', { n: 1, unit: 'month' }, '2026-04-02'],
    // More time than the law gives it cannot give.
    ['jc-pil', '2026-03-02', { n: 3, unit: 'month' }, '2026-05-06'],
    ['jc-pil', '2026-03-02', '2026-06-30', '2026-05-06'],
    ['recon-reply-ordinary', '2026-03-02', '2026-03-10', '2026-03-10'],
    ['recon-reply-ordinary', '2026-03-02', '2026-03-31', '2026-03-16'],
  ])('%s from %s, %j: %s', (id, start, stated, day) =>
    expect(due(id, start, { stated: stated as Facts['stated'] & {} })?.due).toBe(day),
  );
  test('says which of the two it is', () => {
    expect(steps('jc-pil', '2026-03-02', { n: 15, unit: 'day' })).toContain('文书写明的期限早于法定期限，以文书为准');
    expect(steps('jc-pil', '2026-03-02', '2026-06-30')).toContain('文书写明的期限晚于法定期限，以法定期限为准');
  });
});

describe('holidays of the place (古尔邦节 27–29 May, 肉孜节 20 March 2026), while nobody has settled how they count', () => {
  const local: readonly HolidayNotice[] = [
    {
      title: '自治区通知',
      holidays: [
        { name: '古尔邦节', from: on('2026-05-27'), to: on('2026-05-29'), makeUp: [] },
        { name: '肉孜节', from: on('2026-03-20'), to: on('2026-03-20'), makeUp: [] },
      ],
    },
  ];
  test.each<[string, string, LocalHolidays, string]>([
    // The bureau's reply: the earlier day; as 休假日 it would be three working days later.
    ['recon-reply-ordinary', '2026-05-18', 'cautious', '2026-06-01'],
    ['recon-reply-ordinary', '2026-05-18', 'rest', '2026-06-04'],
    ['recon-reply-ordinary', '2026-05-18', 'work', '2026-06-01'],
    // The applicant's supplement: the later day.
    ['recon-supplement', '2026-05-18', 'cautious', '2026-06-04'],
    ['recon-supplement', '2026-05-18', 'work', '2026-06-01'],
    // Fifteen days from 12 May end on 27 May; from 5 March on Friday 20 March.
    ['lit-answer', '2026-05-12', 'cautious', '2026-05-27'],
    ['lit-answer', '2026-05-12', 'rest', '2026-06-01'],
    ['sue-after-recon', '2026-05-12', 'cautious', '2026-06-01'],
    ['sue-after-recon', '2026-05-12', 'work', '2026-05-27'],
    ['sue-after-recon', '2026-03-05', 'cautious', '2026-03-23'],
    ['lit-appeal-judgment', '2026-03-05', 'cautious', '2026-03-20'],
    // Seven full working days before a hearing on 8 June: 5, 4, 3, 2, 1 June, then 26 and 25 May if 27 to 29 May are off;
    // so by 22 May, and by 27 May if they are worked. The bureau tells the parties by the earlier one.
    ['pen-hearing-notice', '2026-06-08', 'cautious', '2026-05-22'],
    ['pen-hearing-notice', '2026-06-08', 'work', '2026-05-27'],
    // 高院 approves more time without a limit in the law; asked of nobody here.
    // And who tells the bureau: five full working days are 2, 1 June, 26, 25, 22 May.
    ['recon-hearing-notice', '2026-06-03', 'cautious', '2026-05-21'],
  ])('%s from %s, %s: %s', (id, start, counts, day) => expect(due(id, start, {}, local, counts)?.due).toBe(day));
  test('the count says which day of theirs was taken as a working day', () =>
    expect(due('lit-answer', '2026-05-12', {}, local)?.steps.map(({ what }) => what)).toContain(
      '古尔邦节（地方假日）照常计入：是否顺延尚无定论，取较早日期',
    ));
});

describe('into a year without a notice: given, and marked provisional', () => {
  test.each([
    // 1 January 2027 is a Friday and off by the statute of holidays; Saturday the 2nd rolls to Monday the 4th.
    ['recon-reply-ordinary', '2026-12-28', '2027-01-12'],
    ['lit-answer', '2026-12-20', '2027-01-04'],
    ['lit-answer', '2026-12-31', '2027-01-15'],
    ['lit-sue-6mo', '2026-07-31', '2027-02-01'],
    ['recon-opinion-report', '2026-12-20', '2027-02-18'],
  ])('%s from %s: %s', (id, start, day) => expect(due(id, start)).toMatchObject({ due: day, provisional: true }));
  test('and not where every day is known', () =>
    expect(due('recon-reply-ordinary', '2026-12-01')).toMatchObject({ due: '2026-12-15', provisional: false }));
});
