import { describe, expect, test } from '@jest/globals';
import type { LocalDate, StaffId, UnitId } from '#kernel';
import { specificationOf } from '#support';
import { duty, keepDuty, missDuty, recountDuty, type Standing, type Wanted } from './duty.ts';
import {
  DutyAssigned,
  DutyClosed,
  DutyDescribed,
  DutyMet,
  DutyMissed,
  DutyMoved,
  DutyOpened,
  DutyReopened,
  DutySuspended,
  type Counted,
  type DutyId,
} from './events.ts';

const { given } = specificationOf(duty);
const on = (text: string) => text as LocalDate;
const id = '018f2b3c-0000-7000-8000-00000000000d' as DutyId;
const counted = (due: string, provisional = false): Counted => ({
  due: on(due),
  counted: on(due),
  provisional,
  steps: [],
  source: '《行政复议法》第四十八条',
  caution: '',
  law: 0,
});
const known = {
  origin: { room: 'cases', id: 'c1', number: '案件〔2026〕3号', title: '雪莲生物', marks: ['personal'] as const },
  key: 'k',
  name: '行政复议答复',
  rule: 'recon-reply-ordinary',
  facts: { start: on('2026-03-02') },
  counted: counted('2026-03-16'),
  unit: 'legal' as UnitId,
  owner: 'zhoufang' as StaffId,
  side: 'bureau' as const,
};
const wanted = (standing: Standing = { is: 'open' }, change: Partial<Wanted> = {}): Wanted => ({
  ...known,
  standing,
  why: 'corrected',
  ...change,
});
const opened = DutyOpened({ duty: id, ...known, deputy: undefined });

describe('a duty', () => {
  test('is opened once', () => {
    given().when(keepDuty(id, wanted())).happened(opened);
    given(opened).when(keepDuty(id, wanted())).nothing();
  });
  test('of a role is told anew where it is of others now, and where its record says something else', () => {
    const role = { role: 'office', act: { title: '审核议题', says: '审核议题 议题〔2026〕3号' } } as const;
    const { owner: _, ...rest } = opened.data;
    const ofOffice = DutyOpened({ ...rest, ...role });
    const want = { ...wanted(), owner: undefined, ...role } as unknown as Wanted;
    given(ofOffice).when(keepDuty(id, want)).nothing();
    const notOf = ['liuyang' as StaffId];
    const { unit } = known;
    given(ofOffice)
      .when(keepDuty(id, { ...want, notOf }))
      .happened(DutyAssigned({ duty: id, unit, role: 'office', notOf }));
    const origin = { ...known.origin, marks: ['personal' as const], about: '1,200,000.00元' };
    given(ofOffice)
      .when(keepDuty(id, { ...want, origin }))
      .happened(DutyDescribed({ duty: id, origin, act: role.act }));
  });
  test('is met, and late if after its day', () => {
    given(opened)
      .when(keepDuty(id, wanted({ is: 'met', on: on('2026-03-16') })))
      .happened(DutyMet({ duty: id, metOn: on('2026-03-16'), late: false }));
    given(opened)
      .when(keepDuty(id, wanted({ is: 'met', on: on('2026-03-17') })))
      .happened(DutyMet({ duty: id, metOn: on('2026-03-17'), late: true }));
  });
  test('met already when it became known is opened and met', () =>
    given()
      .when(keepDuty(id, wanted({ is: 'met', on: on('2026-03-10') })))
      .happened(opened, DutyMet({ duty: id, metOn: on('2026-03-10'), late: false })));
  test('never needed is never opened', () =>
    given()
      .when(keepDuty(id, wanted({ is: 'closed', why: '归档' })))
      .nothing());
  test('moves, with the day it was and why', () =>
    given(opened)
      .when(
        keepDuty(id, wanted({ is: 'open' }, { counted: counted('2026-03-18'), facts: { start: on('2026-03-04') } })),
      )
      .happened(
        DutyMoved({
          duty: id,
          was: on('2026-03-16'),
          facts: { start: on('2026-03-04') },
          counted: counted('2026-03-18'),
          why: 'corrected',
        }),
      ));
  test('met in time becomes late, if its day moves before that', () => {
    const met = DutyMet({ duty: id, metOn: on('2026-03-16'), late: false });
    given(opened, met)
      .when(
        keepDuty(
          id,
          wanted(
            { is: 'met', on: on('2026-03-16') },
            { counted: counted('2026-03-13'), facts: { start: on('2026-02-27') } },
          ),
        ),
      )
      .happened(
        DutyMoved({
          duty: id,
          was: on('2026-03-16'),
          facts: { start: on('2026-02-27') },
          counted: counted('2026-03-13'),
          why: 'corrected',
        }),
        DutyReopened({ duty: id }),
        DutyMet({ duty: id, metOn: on('2026-03-16'), late: true }),
      );
  });
  test('goes to another hand', () =>
    given(opened)
      .when(keepDuty(id, wanted({ is: 'open' }, { owner: 'wulei' as StaffId })))
      .happened(DutyAssigned({ duty: id, owner: 'wulei' as StaffId, deputy: undefined, unit: 'legal' as UnitId })));
  test('stands still, goes on, is closed, is needed again', () => {
    const halted = DutySuspended({ duty: id, from: on('2026-03-05'), why: '等待鉴定' });
    given(opened)
      .when(keepDuty(id, wanted({ is: 'suspended', from: on('2026-03-05'), why: '等待鉴定' })))
      .happened(halted);
    given(opened, halted)
      .when(keepDuty(id, wanted()))
      .happened(DutyReopened({ duty: id }));
    given(opened)
      .when(keepDuty(id, wanted({ is: 'closed', why: '收到复议决定' })))
      .happened(DutyClosed({ duty: id, why: '收到复议决定' }));
    given(opened, DutyClosed({ duty: id, why: '收到复议决定' }))
      .when(keepDuty(id, wanted()))
      .happened(DutyReopened({ duty: id }));
  });
});

describe('a day that passed', () => {
  const missed = DutyMissed({ duty: id, due: on('2026-03-16') });
  test('is put on record once, the day after', () => {
    given(opened)
      .when(missDuty(on('2026-03-16')))
      .nothing();
    given(opened)
      .when(missDuty(on('2026-03-17')))
      .happened(missed);
    given(opened, missed)
      .when(missDuty(on('2026-03-18')))
      .nothing();
  });
  test('again, if a later day was given and passed too', () =>
    given(
      opened,
      missed,
      DutyMoved({
        duty: id,
        was: on('2026-03-16'),
        facts: known.facts,
        counted: counted('2026-03-30'),
        why: 'extended',
      }),
    )
      .when(missDuty(on('2026-03-31')))
      .happened(DutyMissed({ duty: id, due: on('2026-03-30') })));
  test('is nothing for what was met, or stands still', () => {
    given(opened, DutyMet({ duty: id, metOn: on('2026-03-10'), late: false }))
      .when(missDuty(on('2026-04-01')))
      .nothing();
    given(opened, DutySuspended({ duty: id, from: on('2026-03-05'), why: '中止' }))
      .when(missDuty(on('2026-04-01')))
      .nothing();
  });
});

describe('a calendar published', () => {
  test('moves an open duty, or makes its day sure', () => {
    const provisional = DutyOpened({ duty: id, ...known, counted: counted('2027-01-12', true), deputy: undefined });
    given(provisional)
      .when(recountDuty(counted('2027-01-13'), 'calendar'))
      .happened(
        DutyMoved({
          duty: id,
          was: on('2027-01-12'),
          facts: known.facts,
          counted: counted('2027-01-13'),
          why: 'calendar',
        }),
      );
    given(provisional)
      .when(recountDuty(counted('2027-01-12'), 'calendar'))
      .happened(
        DutyMoved({
          duty: id,
          was: on('2027-01-12'),
          facts: known.facts,
          counted: counted('2027-01-12'),
          why: 'calendar',
        }),
      );
  });
  test('changes nothing for what is settled, or the same', () => {
    given(opened)
      .when(recountDuty(counted('2026-03-16'), 'calendar'))
      .nothing();
    given(opened, DutyMet({ duty: id, metOn: on('2026-03-10'), late: false }))
      .when(recountDuty(counted('2026-03-17'), 'calendar'))
      .nothing();
  });
});

test('a duty that was never opened is neither missed nor counted again', () => {
  given()
    .when(missDuty(on('2026-04-01')))
    .nothing();
  given()
    .when(recountDuty(counted('2026-03-17'), 'setting'))
    .nothing();
  expect(duty.initial).toEqual({ is: 'unknown' });
});
