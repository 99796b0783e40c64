import { describe, expect, test } from '@jest/globals';
import type { LocalDate } from '#kernel';
import { digestOf, outageBetween, type Turn } from './digest.ts';
import { hoursIn, isMorning } from './hours.ts';
import { remindedOf, type DutyRow } from './reminded.ts';

const on = (text: string) => text as LocalDate;
const turn = (standing: Turn['standing'], name: string, more: Partial<Turn> = {}): Turn => ({
  standing,
  number: '案件〔2026〕3号',
  name,
  title: '雪莲生物',
  due: on('2026-03-16'),
  rule: name,
  since: on('2026-03-02'),
  source: '',
  ...more,
});

describe('a digest', () => {
  test('says what presses first, with day, statute and how long it waits', () => {
    const words = digestOf(on('2026-03-13'), [
      turn({ is: 'arrived' }, '同意上会', { number: '议题〔2026〕2号', due: null, since: on('2026-03-12') }),
      turn({ is: 'half', days: 6 }, '信息公开答复', { due: on('2026-03-24') }),
      turn({ is: 'ahead', days: 3 }, '复查'),
      turn({ is: 'ahead', days: 1 }, '行政复议答复', { source: '《行政复议法》（2023年修订）第四十八条；《民法典》' }),
      turn({ is: 'overdue', days: 2 }, '归档', { due: on('2026-03-11') }),
      turn({ is: 'aim' }, '督办函反馈', { due: on('2026-03-14') }),
    ]);
    expect(words.split('\n')).toEqual([
      '**2026-03-13(周五)** 有6项提醒',
      '',
      '- **请今天办结** 案件〔2026〕3号 督办函反馈（雪莲生物） · 2026-03-14(周六)到期',
      '- **逾期第2个工作日** 案件〔2026〕3号 归档（雪莲生物） · 2026-03-11(周三)到期',
      '- **下一个工作日到期** 案件〔2026〕3号 行政复议答复（雪莲生物） · 2026-03-16(周一)到期 · 《行政复议法》（2023年修订）第四十八条',
      '- **还有3个工作日** 案件〔2026〕3号 复查（雪莲生物） · 2026-03-16(周一)到期',
      '- **期限过半，还有6个工作日** 案件〔2026〕3号 信息公开答复（雪莲生物） · 2026-03-24(周二)到期',
      '- **新到** 议题〔2026〕2号 同意上会（雪莲生物） · 2026-03-12(周四)起等您办理',
    ]);
  });

  test('has one line for duties of one rule and day, and no markup of what people wrote', () => {
    const words = digestOf(on('2026-03-12'), [
      turn({ is: 'ahead', days: 2 }, '零报告', { number: '零报告〔2026〕1号' }),
      turn({ is: 'ahead', days: 2 }, '零报告', { number: '零报告〔2026〕2号' }),
      turn({ is: 'today' }, '反馈', { title: '**急** [看](http://x)', due: on('2026-03-12') }),
    ]);
    expect(words).toContain('有3项提醒');
    expect(words).toContain('- **还有2个工作日** 零报告〔2026〕1号、零报告〔2026〕2号 零报告 · ');
    expect(words).not.toContain('](');
  });

  test('of many duties shows fifteen lines and says how many more there are', () => {
    const turns = Array.from({ length: 18 }, (_, n) => turn({ is: 'overdue', days: 1 }, `事项${n}`));
    const words = digestOf(on('2026-03-17'), turns);
    expect(words.match(/^- /gmu)).toHaveLength(15);
    expect(words).toContain('另有3项，见“我的待办”');
  });

  test('after days on which nothing could be told says which', () => {
    const outage = outageBetween(on('2026-08-10'), on('2026-08-13'));
    expect(digestOf(on('2026-08-13'), [turn({ is: 'today' }, '反馈')], outage)).toContain(
      '（补发：2026-08-11至2026-08-12提醒中断）',
    );
    expect(outageBetween(on('2026-08-12'), on('2026-08-13'))).toBeUndefined();
    expect(outageBetween(undefined, on('2026-08-13'))).toBeUndefined();
  });
});

describe('the hour of an organ', () => {
  test('is that of all but where it has its own, or none', () => {
    const hourOf = hoursIn('10,hetian-kjj=9,kashi-kjj=off');
    expect(['tianshan-kjj', 'hetian-kjj', 'kashi-kjj'].map(hourOf)).toEqual([10, 9, undefined]);
    expect(hoursIn('off')('tianshan-kjj')).toBeUndefined();
    expect(hoursIn('off,hetian-kjj=10')('hetian-kjj')).toBe(10);
  });
  test('begins a working day of nine hours; at night nothing is told', () =>
    expect(['09:59', '10:00', '14:15', '18:59', '19:00', '00:30'].map((time) => isMorning(10, time))).toEqual([
      false,
      true,
      true,
      true,
      false,
      false,
    ]));
});

describe('from its line in the register a duty', () => {
  const row: DutyRow = {
    due: on('2026-03-16'),
    safe: null,
    since: on('2026-03-03'),
    asked: false,
    rule: 'recon-reply-ordinary',
    facts: { start: on('2026-03-02') },
  };
  test('has half its way by the days its rule counts', () => {
    expect(remindedOf(row)).toMatchObject({ start: '2026-03-02', by: 'workday', legal: true });
    expect(remindedOf({ ...row, rule: 'lit-answer' })).toMatchObject({ by: 'day', legal: true });
  });
  test('without a rule is its own, and is not told on days off', () =>
    expect(remindedOf({ ...row, rule: null, facts: null })).toMatchObject({ start: '2026-03-03', legal: false }));
  test('without a day is told only where another waits for it', () => {
    expect(remindedOf({ ...row, due: null })).toBeUndefined();
    expect(remindedOf({ ...row, due: null, asked: true })).toEqual({ is: 'asked', since: '2026-03-03' });
  });
});
