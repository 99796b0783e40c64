import { describe, expect, test } from '@jest/globals';
import { chinaCalendar } from '#calendar';
import type { Roll, StaffMember } from '#directory';
import type { LocalDate, Role, StaffId, UnitId } from '#kernel';
import { nationalTime } from '../law.ts';
import type { Divisions } from '../standing/who.ts';
import { sameTask, YEAR_TASKS } from './tasks.ts';
import { dutiesOfYear, type YearDuty } from './year.ts';
import type { YearSettings } from './year-settings.ts';

// The standing duties of 2026 and 2027, worked out by hand from the rulebook without this code. The days off of 2027 are
// not published: a day that hangs on them is by the law alone, and marked p.

const person = (staff: string, name: string, unit: string, ...roles: Role[]): StaffMember => ({
  staff: staff as StaffId,
  name,
  unit: unit as UnitId,
  post: '',
  roles: ['staff', ...roles],
});
const PEOPLE = [
  person('wangjianguo', '王建国', 'party-group', 'secretary', 'member'),
  person('limin', '李敏', 'party-group', 'member'),
  person('sunli', '孙丽', 'party-group', 'member'),
  person('chenxia', '陈霞', 'office', 'office'),
  person('liuyang', '刘洋', 'office', 'office'),
  person('zhoufang', '周芳', 'legal', 'legal'),
  person('hejing', '何静', 'personnel'),
];
const unit = (id: string, head: string | null) =>
  [id, { unit: id as UnitId, name: id, short: [], head: head as StaffId | null }] as const;
const roll: Roll = {
  organ: { name: '', short: null, address: null, phone: null, head: 'wangjianguo' as StaffId },
  staff: new Map(PEOPLE.map((one) => [one.staff, one])),
  units: new Map([unit('office', 'chenxia'), unit('legal', 'zhoufang'), unit('personnel', 'hejing')]),
};
const divisions = { legal: 'limin', office: 'sunli', personnel: 'sunli' } as unknown as Divisions;
const settings: YearSettings = { units: { personnel: 'personnel' as UnitId }, tasks: {} };

const yearWith = (year: number, settled: YearSettings = settings): readonly YearDuty[] =>
  dutiesOfYear(year, chinaCalendar, { roll, settings: settled, divisions });
/** `02-28 周芳←李敏`, with `→` the day it is asked for where that is another, p where it is provisional. */
const told = ({ limit, aim, provisional, owner, supervisor }: YearDuty): string => {
  const nameOf = (staff: StaffId | undefined) => (staff === undefined ? '' : roll.staff.get(staff)!.name);
  const day = limit === aim ? limit.slice(5) : `${limit.slice(5)}→${aim.slice(5)}`;
  return `${day}${provisional ? 'p' : ''} ${nameOf(owner)}${supervisor === undefined ? '' : `←${nameOf(supervisor)}`}`;
};
const find = (duties: readonly YearDuty[], key: string): YearDuty => duties.find((one) => one.key === key)!;

describe('the standing duties of a year', () => {
  test.each([
    ['report-submit', '02-28 周芳←李敏', '02-28→02-26p 周芳←李敏'],
    ['report-publish', '03-31 陈霞←孙丽', '03-31p 陈霞←孙丽'],
    ['first-responsible', '02-28 王建国', '02-28→02-26p 王建国'],
    ['shufa-watch', '12-01 周芳←李敏', '12-01p 周芳←李敏'],
    ['shufa', '12-31 王建国', '12-31p 王建国'],
    ['shufa-law:wangjianguo', '12-31 王建国', '12-31p 王建国'],
    ['shufa-law:limin', '12-31 李敏', '12-31p 李敏'],
    ['shufa-law:sunli', '12-31 孙丽', '12-31p 孙丽'],
    ['study-list', '03-31 周芳←李敏', '03-31p 周芳←李敏'],
    ['study-plan', '03-31 何静←孙丽', '03-31p 何静←孙丽'],
    ['study-group-3', '03-31 何静←孙丽', '03-31p 何静←孙丽'],
    ['study-group-6', '06-30 何静←孙丽', '06-30p 何静←孙丽'],
    ['study-group-9', '09-30 何静←孙丽', '09-30p 何静←孙丽'],
    ['study-group-12', '12-31 何静←孙丽', '12-31p 何静←孙丽'],
    ['study-report', '01-31→01-30 何静←孙丽', '01-31→01-29p 何静←孙丽'],
    ['constitution-day', '12-04 周芳←李敏', '12-04→12-03p 周芳←李敏'],
    ['enforcement-data', '01-30 周芳←李敏', '01-30→01-29p 周芳←李敏'],
    ['random-checks', '03-31 周芳←李敏', '03-31p 周芳←李敏'],
    ['enterprise-checks', '03-31 周芳←李敏', '03-31p 周芳←李敏'],
    ['training-september', '09-30 周芳←李敏', '09-30p 周芳←李敏'],
    ['training-november', '11-30 周芳←李敏', '11-30p 周芳←李敏'],
    ['training-year', '12-31 周芳←李敏', '12-31p 周芳←李敏'],
    ['reviewers', '12-31 周芳←李敏', '12-31p 周芳←李敏'],
    ['discretion', '11-30 周芳←李敏', '11-30p 周芳←李敏'],
    ['public-before', '11-30 周芳←李敏', '11-30p 周芳←李敏'],
    ['power-list', '11-30 周芳←李敏', '11-30p 周芳←李敏'],
    ['information-report', '01-30 陈霞←孙丽', '01-30→01-29p 陈霞←孙丽'],
    ['publicity-lists', '03-31 周芳←李敏', '03-31p 周芳←李敏'],
    ['archives', '06-30 陈霞←孙丽', '06-30p 陈霞←孙丽'],
    ['clean-up', '10-31→10-30 周芳←李敏', '10-31→10-29p 周芳←李敏'],
  ])('%s', (key, in2026, in2027) => {
    expect([told(find(yearWith(2026), key)), told(find(yearWith(2027), key))]).toEqual([in2026, in2027]);
  });

  test('are these and no others', () => expect(yearWith(2026)).toHaveLength(30));

  test('keep the day before the one that a statute names, and never roll', () => {
    for (const year of [2026, 2027])
      for (const { rule, limit } of yearWith(year).filter((one) => one.rule !== undefined)) {
        const byRulebook = nationalTime.count(rule!, { start: `${year}-01-01` as LocalDate });
        expect([rule, limit]).toEqual([rule, byRulebook!.counted]);
      }
    const fixed = yearWith(2027).filter(({ rule }) => rule !== undefined);
    expect(fixed.map(({ key }) => key)).toEqual([
      'enforcement-data',
      'information-report',
      'report-submit',
      'report-publish',
      'constitution-day',
    ]);
  });

  test('cite the rulebook, and say of a proposed day that it may be set', () => {
    const list = yearWith(2026);
    expect(find(list, 'information-report')).toMatchObject({ caution: '' });
    expect(find(list, 'information-report').source).toContain('第四十九条');
    expect(find(list, 'study-list').caution).toBe('建议日期，可改');
    expect(find(list, 'power-list').caution).toBe('待核实，建议日期，可改');
    expect(find(list, 'shufa').caution).toBe('待核实，待通知，建议日期，可改');
    expect(find(list, 'report-submit').steps).toEqual(['报市委', '报市政府', '报上级主管部门', '抄送依法治市办']);
  });

  test('have the organ’s own day and person, where no statute fixes the day', () => {
    const settled = yearWith(2026, {
      ...settings,
      tasks: {
        archives: { owner: 'liuyang' as StaffId },
        'power-list': { month: 11, day: 20 },
        'report-submit': { month: 1, day: 15 },
      },
    });
    expect(told(find(settled, 'archives'))).toBe('06-30 刘洋←孙丽');
    expect(told(find(settled, 'power-list'))).toBe('11-20 周芳←李敏');
    expect(find(settled, 'power-list').caution).toBe('待核实');
    expect(told(find(settled, 'report-submit'))).toBe('02-28 周芳←李敏');
  });

  test('are of nobody’s unit, and guessed for nobody, while it is not said whose business they are', () => {
    const unsaid = find(yearWith(2026, { units: {}, tasks: {} }), 'study-plan');
    expect([unsaid.unit, unsaid.owner, unsaid.business]).toEqual([undefined, undefined, 'personnel']);
  });

  test('grow by a new member of the leading group, and keep their keys', () => {
    const before = yearWith(2027).map(({ key }) => key);
    const more = new Map([...roll.staff, ['zhaogang', person('zhaogang', '赵刚', 'party-group', 'member')] as const]);
    const after = dutiesOfYear(2027, chinaCalendar, { roll: { ...roll, staff: more }, settings, divisions });
    expect(after.map(({ key }) => key).filter((key) => !before.includes(key))).toEqual(['shufa-law:zhaogang']);
  });
});

describe('a duty of one’s own', () => {
  test.each([
    ['报信息公开年报', 1, 'information-report'],
    ['报送上年度法治政府建设年度报告', 1, 'report-submit'],
    ['开展中心组学习', 4, 'study-group'],
    ['上年度文件归档', 1, 'archives'],
  ])('%s is one of every year', (title, times, id) => expect(sameTask(title, times)?.id).toBe(id));

  test.each([
    ['报普法工作总结', 1],
    ['更新权责清单公示牌', 1],
    ['报信息公开年报', 12],
    ['报政府采购意向', 1],
  ])('%s is not', (title, times) => expect(sameTask(title, times)).toBeUndefined());
});

test('every task of the year rests on a rule', () => expect(YEAR_TASKS.filter(({ rule }) => rule === '')).toEqual([]));
