import { describe, expect, test } from '@jest/globals';
import type { HolidayYear } from '#calendar';
import { fold, type LocalDate } from '#kernel';
import { specificationOf } from '#support';
import {
  LengthSet,
  LocalHolidayGiven,
  LocalHolidaysSettled,
  YearPublished,
  YearWithdrawn,
  type LawEvent,
} from './events.ts';
import {
  giveLocalHoliday,
  law,
  LegalTime,
  nationalTime,
  publishYear,
  setLength,
  settleLocalHolidays,
  withdrawYear,
  yearsUnder,
} from './law.ts';

const { given } = specificationOf(law);
const on = (text: string) => text as LocalDate;
/** An invented notice for 2027: New Year to Sunday the 3rd, Sunday 10 January worked. */
const year: HolidayYear = {
  year: 2027,
  notices: [
    {
      title: '国务院办公厅关于2027年部分节假日安排的通知',
      holidays: [{ name: '元旦', from: on('2027-01-01'), to: on('2027-01-05'), makeUp: [on('2027-01-10')] }],
    },
  ],
};
const published = YearPublished({ year });
/** The same with one day each for the other festivals. */
const whole = YearPublished({
  year: {
    year: 2027,
    notices: [
      {
        ...year.notices[0]!,
        holidays: [
          ...year.notices[0]!.holidays,
          ...[
            ['春节', '2027-02-06'],
            ['清明节', '2027-04-05'],
            ['劳动节', '2027-05-01'],
            ['端午节', '2027-06-09'],
            ['中秋节', '2027-09-15'],
            ['国庆节', '2027-10-01'],
          ].map(([name, day]) => ({ name: name!, from: on(day!), to: on(day!), makeUp: [] })),
        ],
      },
    ],
  },
});
const revising = {
  title: '国务院办公厅关于调整2027年元旦放假安排的通知',
  holidays: [{ name: '元旦', from: on('2027-01-01'), to: on('2027-01-01'), makeUp: [] }],
};
const after = (...events: LawEvent[]) => new LegalTime(fold(law, events));
const festival = {
  title: '自治区通知',
  holidays: [{ name: '古尔邦节', from: on('2026-05-27'), to: on('2026-05-29'), makeUp: [] }],
};

describe('a year without a notice', () => {
  test('counts provisionally, until the notice is loaded; then its days count', () => {
    // From 28 December: 29, 30, 31 are three; provisionally 4 to 12 January are seven more. With 4 and 5 January off
    // and the 10th worked: 6, 7, 8, 10, 11, 12, 13.
    expect(nationalTime.count('recon-reply-ordinary', { start: on('2026-12-28') })).toMatchObject({
      due: '2027-01-12',
      provisional: true,
    });
    // The notice speaks of one festival only: its days count, the year stays provisional.
    expect(after(published).count('recon-reply-ordinary', { start: on('2026-12-28') })).toMatchObject({
      due: '2027-01-13',
      provisional: true,
      law: 1,
    });
    expect(after(whole).count('recon-reply-ordinary', { start: on('2026-12-28') })).toMatchObject({
      due: '2027-01-13',
      provisional: false,
    });
  });
  test('revised: the festival spoken of again holds as the later notice says, its make-up days too', () => {
    // 元旦 only on the 1st: 4 to 8 January are five, 11 and 12 two more; Sunday the 10th is off again.
    const revised = YearPublished({ year: { year: 2027, notices: [revising] } });
    const time = after(whole, revised);
    expect(time.count('recon-reply-ordinary', { start: on('2026-12-28') })).toMatchObject({
      due: '2027-01-12',
      provisional: false,
    });
    expect(time.calendars.of('bureau').dayOf(on('2027-01-01'))).toMatchObject({
      notice: '《国务院办公厅关于调整2027年元旦放假安排的通知》',
    });
    expect(time.calendars.of('bureau').dayOf(on('2027-10-01'))).toMatchObject({ is: 'holiday', provisional: false });
  });
  test('a notice loaded by mistake is withdrawn, the last one first', () => {
    const revised = YearPublished({ year: { year: 2027, notices: [revising] } });
    const withdrawn = YearWithdrawn({
      year: 2027,
      citation: '《国务院办公厅关于调整2027年元旦放假安排的通知》',
      reason: '载错了',
    });
    given(whole, revised).when(withdrawYear(2027, '载错了')).happened(withdrawn);
    expect(after(whole, revised, withdrawn).count('recon-reply-ordinary', { start: on('2026-12-28') })?.due).toBe(
      '2027-01-13',
    );
    given(whole, revised, withdrawn)
      .when(publishYear({ year: 2027, notices: [revising] }))
      .happened(revised);
    given().when(withdrawYear(2026, '载错了')).refused('duties.year-not-loaded');
  });
  test('is loaded once; the same days again are refused', () => {
    given().when(publishYear(year)).happened(published);
    given(published).when(publishYear(year)).refused('duties.year-already');
  });
  test('known already may be added to', () =>
    expect(yearsUnder(fold(law, [published])).filter((one) => one.year === 2026)).toHaveLength(1));
});

describe('holidays of the place', () => {
  test('are given once, and count the cautious way until settled', () => {
    given()
      .when(giveLocalHoliday(festival))
      .happened(LocalHolidayGiven({ notice: festival }));
    given(LocalHolidayGiven({ notice: festival }))
      .when(giveLocalHoliday(festival))
      .nothing();
    const time = after(LocalHolidayGiven({ notice: festival }));
    expect([
      time.count('recon-reply-ordinary', { start: on('2026-05-18') })?.due,
      time.count('recon-supplement', { start: on('2026-05-18') })?.due,
    ]).toEqual(['2026-06-01', '2026-06-04']);
  });
  test('count as an authority says, once it has', () => {
    given()
      .when(settleLocalHolidays('rest', '自治区高院答复'))
      .happened(LocalHolidaysSettled({ counts: 'rest', basis: '自治区高院答复' }));
    given().when(settleLocalHolidays('cautious', '原样')).nothing();
    expect(
      after(LocalHolidayGiven({ notice: festival }), LocalHolidaysSettled({ counts: 'rest', basis: '答复' })).count(
        'recon-reply-ordinary',
        { start: on('2026-05-18') },
      )?.due,
    ).toBe('2026-06-04');
  });
});

describe('the bureau’s own number', () => {
  const fifteen = { n: 15, unit: 'workday' } as const;
  test('takes the place of one no law gives, and says on what it rests', () => {
    given()
      .when(setLength('adm-med-close', fifteen, '局制度第八条'))
      .happened(LengthSet({ rule: 'adm-med-close', length: fifteen, basis: '局制度第八条' }));
    const counted = after(LengthSet({ rule: 'adm-med-close', length: fifteen, basis: '局制度第八条' })).count(
      'adm-med-close',
      { start: on('2026-03-02') },
    );
    expect(counted).toMatchObject({ due: '2026-03-23', caution: '' });
    expect(counted?.source).toContain('本局设定为15个工作日（局制度第八条）');
  });
  test('cannot take the place of what a law gives', () =>
    given()
      .when(setLength('recon-reply-ordinary', fifteen, '局制度'))
      .refused('duties.rule-fixed'));
  test('is counted in the unit of the rule', () =>
    given()
      .when(setLength('adm-med-close', { n: 15, unit: 'day' }, '局制度'))
      .refused('duties.unit-other'));
  test('of a rule nobody knows is refused', () =>
    given()
      .when(setLength('no-such', fifteen, '局制度'))
      .refused('duties.rule-unknown'));
});
