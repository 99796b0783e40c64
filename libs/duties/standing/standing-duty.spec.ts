import { describe, expect, test } from '@jest/globals';
import type { Roll } from '#directory';
import type { LocalDate, Role, StaffId, UnitId } from '#kernel';
import { specificationOf } from '#support';
import { personBehind, unitBehind } from './who.ts';
import {
  ExtensionAsked,
  ExtensionRefused,
  StandingAccepted,
  StandingExtended,
  StandingHandedOver,
  StandingOpened,
  StandingRecounted,
  StandingReturned,
  StandingStepDone,
  StandingSubmitted,
  StandingWaived,
  type StandingId,
} from './events.ts';
import {
  accept,
  allowExtension,
  doStep,
  dropWithPlan,
  extend,
  giveBack,
  handOver,
  openStanding,
  recountStanding,
  refuseExtension,
  standingDuty,
  submit,
  waive,
  type Opening,
} from './standing-duty.ts';

// Zhou Fang of the legal unit has it to do, Li Min supervises; Wang Jianguo is the main head, Chen Xia the office.

const { given } = specificationOf(standingDuty);
const on = (text: string) => text as LocalDate;
const today = on('2026-03-20');
const person = (staff: string, unit: string, ...roles: Role[]) => ({
  staff: staff as StaffId,
  unit: unit as UnitId,
  roles: ['staff' as const, ...roles],
});
const zhoufang = person('zhoufang', 'legal', 'legal');
const wulei = person('wulei', 'legal', 'legal');
const huangtao = person('huangtao', 'plan');
const limin = person('limin', 'party-group', 'member');
const wangjianguo = person('wangjianguo', 'party-group', 'secretary');
const chenxia = person('chenxia', 'office', 'office');

const standing = '018f2b3c-0000-7000-8000-0000000000aa' as StandingId;
const opening: Opening = {
  standing,
  title: '应知应会清单年度核对',
  source: '《法治宣传教育法》第三十七条',
  caution: '',
  unit: 'legal' as UnitId,
  owner: zhoufang.staff,
  supervisor: limin.staff,
  start: on('2026-01-01'),
  due: on('2026-03-31'),
};
const numbered = { number: { series: '事项', year: 2026, serial: 0 } };
const opened = StandingOpened({ ...opening, ...numbered });
const byStatute = StandingOpened({ ...opening, ...numbered, rule: 'lg-report-submit' });
const unsupervised = StandingOpened({ ...opening, ...numbered, supervisor: undefined });
const done = { on: on('2026-03-19'), result: '清单已核对' };
const submitted = StandingSubmitted({
  standing,
  submittedOn: done.on,
  by: zhoufang.staff,
  result: done.result,
  materials: undefined,
});
const accepted = (by: StaffId) => StandingAccepted({ standing, acceptedOn: today, by });

describe('a standing duty', () => {
  test('is opened once, with a number of the year it falls due in', () => {
    given().when(openStanding(opening)).happened(opened);
    given(opened).when(openStanding(opening)).nothing();
  });

  test('that is done waits for whoever supervises it; without one, or by him, it is taken as done at once', () => {
    given(opened)
      .when(submit(done, zhoufang, today))
      .happened(submitted);
    given(unsupervised)
      .when(submit(done, zhoufang, today))
      .happened(submitted, accepted(zhoufang.staff));
    given(opened)
      .when(submit(done, limin, today))
      .happened(StandingSubmitted({ ...submitted.data, by: limin.staff }), accepted(limin.staff));
    given(opened, submitted).when(accept(limin, today)).happened(accepted(limin.staff));
    given(opened, submitted).when(accept(wangjianguo, today)).happened(accepted(wangjianguo.staff));
    given(opened, submitted).when(accept(zhoufang, today)).refused('duties.not-supervisor');
    given(opened, submitted, accepted(limin.staff)).when(accept(limin, today)).nothing();
    given(opened).when(accept(limin, today)).refused('duties.not-submitted');
  });

  test('is not done by others, not tomorrow, not twice', () => {
    given(opened)
      .when(submit(done, huangtao, today))
      .refused('duties.not-owner');
    given(opened)
      .when(submit(done, wulei, today))
      .refused('duties.not-owner');
    given(opened)
      .when(submit({ on: on('2026-03-21') }, zhoufang, today))
      .refused('duties.not-in-future');
    given(opened, submitted)
      .when(submit(done, zhoufang, today))
      .refused('duties.submitted-already');
    given()
      .when(submit(done, zhoufang, today))
      .refused('duties.standing-unknown');
  });

  test('is given back with a reason: by the supervisor, or by its owner while nobody took it as done', () => {
    const returned = (by: StaffId) => StandingReturned({ standing, by, reason: '缺附件' });
    given(opened, submitted).when(giveBack('缺附件', limin)).happened(returned(limin.staff));
    given(opened, submitted).when(giveBack('缺附件', zhoufang)).happened(returned(zhoufang.staff));
    given(opened, submitted, accepted(limin.staff)).when(giveBack('缺附件', zhoufang)).refused('duties.not-supervisor');
    given(opened, submitted, returned(limin.staff))
      .when(submit(done, zhoufang, today))
      .happened(submitted);
  });

  test('gets another day by the tap of whoever supervises it, never one that a statute fixes', () => {
    const until = on('2026-04-10');
    const asked = ExtensionAsked({ standing, by: zhoufang.staff, until, reason: '等通知' });
    const extended = StandingExtended({ standing, by: limin.staff, was: opening.due, until, reason: '等通知' });
    given(opened)
      .when(extend(until, '等通知', zhoufang, today))
      .happened(asked);
    given(opened)
      .when(extend(until, '等通知', limin, today))
      .happened(extended);
    given(opened, asked).when(allowExtension(limin)).happened(extended);
    given(opened, asked).when(allowExtension(zhoufang)).refused('duties.not-supervisor');
    given(opened).when(allowExtension(limin)).refused('duties.no-extension-asked');
    given(opened, asked)
      .when(refuseExtension('来得及', limin))
      .happened(ExtensionRefused({ standing, by: limin.staff, reason: '来得及' }));
    given(byStatute)
      .when(extend(until, '等通知', zhoufang, today))
      .refused('duties.fixed-by-law');
    given(byStatute)
      .when(extend(until, '等通知', wangjianguo, today))
      .refused('duties.fixed-by-law');
    given(opened)
      .when(extend(opening.due, '等通知', zhoufang, today))
      .refused('duties.day-not-later');
    given(opened, asked, extended)
      .when(extend(until, '等通知', zhoufang, today))
      .refused('duties.day-not-later');
  });

  test('is handed over within the unit by its owner, to another only by who supervises it or the office', () => {
    const over = (by: StaffId, owner: StaffId, unit: UnitId) =>
      StandingHandedOver({ standing, by, owner, unit, reason: '出差' });
    given(opened)
      .when(handOver(wulei, '出差', zhoufang))
      .happened(over(zhoufang.staff, wulei.staff, wulei.unit));
    given(opened)
      .when(handOver(huangtao, '出差', zhoufang))
      .refused('duties.other-unit');
    for (const who of [limin, chenxia, wangjianguo])
      given(opened)
        .when(handOver(huangtao, '出差', who))
        .happened(over(who.staff, huangtao.staff, huangtao.unit));
    given(opened)
      .when(handOver(huangtao, '出差', huangtao))
      .refused('duties.not-owner');
    given(opened)
      .when(handOver(zhoufang, '出差', zhoufang))
      .nothing();
    given(opened, over(limin.staff, huangtao.staff, huangtao.unit))
      .when(submit(done, zhoufang, today))
      .refused('duties.not-owner');
  });

  test('is left out by whoever supervises it, never what a statute asks', () => {
    const waived = StandingWaived({ standing, by: limin.staff, reason: '今年不开展' });
    given(opened).when(waive('今年不开展', limin)).happened(waived);
    given(opened).when(waive('今年不开展', zhoufang)).refused('duties.not-supervisor');
    given(byStatute).when(waive('今年不开展', wangjianguo)).refused('duties.fixed-by-law');
    given(opened, waived)
      .when(submit(done, zhoufang, today))
      .refused('duties.waived-already');
  });

  test('is done with the last of its parts', () => {
    const inParts = StandingOpened({ ...opening, ...numbered, steps: ['报市委', '报市政府'] });
    const part = (step: string) =>
      StandingStepDone({ standing, step, doneOn: done.on, by: zhoufang.staff, materials: undefined });
    given(inParts)
      .when(submit(done, zhoufang, today))
      .refused('duties.steps-left');
    given(inParts)
      .when(doStep('报市委', done, zhoufang, today))
      .happened(part('报市委'));
    given(inParts, part('报市委'))
      .when(doStep('市委', done, zhoufang, today))
      .nothing();
    given(inParts)
      .when(doStep('报市委', done, huangtao, today))
      .refused('duties.not-owner');
    for (const unclear of ['报市', '报自治区'])
      given(inParts)
        .when(doStep(unclear, done, zhoufang, today))
        .refused('duties.step-unknown');
    given(inParts)
      .when(doStep('报市委', { on: on('2026-03-21') }, zhoufang, today))
      .refused('duties.not-in-future');
    given(inParts, part('报市委'), part('报市政府'))
      .when(submit(done, zhoufang, today))
      .happened(submitted);
  });

  test('has the day it has by the calendar as it is, unless it was put off', () => {
    const recounted = StandingRecounted({ standing, was: opening.due, due: on('2026-04-01') });
    const until = on('2026-04-10');
    const extended = StandingExtended({ standing, by: limin.staff, was: opening.due, until, reason: '等通知' });
    given(opened)
      .when(recountStanding(on('2026-04-01')))
      .happened(recounted);
    given(opened).when(recountStanding(opening.due)).nothing();
    given(opened, extended)
      .when(recountStanding(on('2026-04-01')))
      .nothing();
    given(opened, submitted)
      .when(recountStanding(on('2026-04-01')))
      .nothing();
  });

  test('goes with its plan, if its day is not before the day the plan is stopped', () => {
    const dropped = StandingWaived({ standing, by: chenxia.staff, reason: '停办' });
    given(opened)
      .when(dropWithPlan(opening.due, '停办', chenxia.staff))
      .happened(dropped);
    given(opened)
      .when(dropWithPlan(on('2026-04-01'), '停办', chenxia.staff))
      .nothing();
    given(opened, submitted)
      .when(dropWithPlan(opening.due, '停办', chenxia.staff))
      .nothing();
  });
});

describe('who is named last', () => {
  const roll = {
    organ: undefined,
    units: new Map([['office', { unit: 'office' as UnitId, name: '办公室', short: ['局办'] }]]),
    staff: new Map([
      ['wulei', { staff: 'wulei' as StaffId, name: '吴磊', unit: 'legal' as UnitId, post: '科员', roles: [] }],
    ]),
  } as unknown as Roll;

  test.each(['报公车台账 办公室', '报公车台账，办公室办', '报公车台账，由局办负责吧', '报公车台账 让办公室来办。'])(
    '%s',
    (said) => {
      const read = unitBehind(roll, said);
      expect([read?.unit, read?.before.replace(/[，\s]+$/u, '')]).toEqual(['office', '报公车台账']);
    },
  );
  test.each(['报公车台账 吴磊', '报公车台账，交给吴磊办', '报公车台账 吴磊负责'])('%s', (said) => {
    const read = personBehind(roll, said);
    expect([read?.person.staff, read?.before.replace(/[，\s]+$/u, '')]).toEqual(['wulei', '报公车台账']);
  });
  test('nobody, where none is named last', () =>
    expect([unitBehind(roll, '办公室报公车台账'), personBehind(roll, '吴磊报公车台账')]).toEqual([
      undefined,
      undefined,
    ]));
});
