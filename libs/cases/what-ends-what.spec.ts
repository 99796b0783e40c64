import { describe, expect, test } from '@jest/globals';
import { nationalTime } from '#duties';
import { fold, type Length, type LocalDate, type StaffId, type UnitId } from '#kernel';
import {
  archiveCase,
  caseDecider,
  correctExtension,
  correctStep,
  extendPeriod,
  oddities,
  openCase,
  resumeCase,
  suspendCase,
  takeStep,
} from './case.ts';
import { daysBy, toldOf } from './counted.ts';
import type { CaseEvent, CaseId, EntryId, Kind, StepFacts } from './events.ts';
import type { OpenCase } from './state.ts';

// Which step meets, ends or settles what, and what stays: worked out by hand from the articles named. The calendar is that
// of 2026: off 4 to 6 April and 1 to 5 May; 2 March is a Monday.

const today = '2026-12-31' as LocalDate;
const entry = (n: number) => `018f2b3c-0000-7000-8000-0000000000${String(n).padStart(2, '0')}` as EntryId;

/** A case and what is recorded of it, one line after the other. */
const caseOf = (kind: Kind, step: string, on: string, facts: StepFacts = {}) => {
  const events: CaseEvent[] = [];
  const state = () => fold(caseDecider, events) as OpenCase;
  const say = (decide: ReturnType<typeof takeStep>): string => {
    const outcome = decide(fold(caseDecider, events));
    if ('refusal' in outcome) return outcome.refusal.code;
    events.push(...outcome.events);
    return 'done';
  };
  say(
    openCase(
      {
        case: '018f2b3c-0000-7000-8000-00000000000a' as CaseId,
        kind,
        title: '案件',
        unit: 'legal' as UnitId,
        handler: 'zhoufang' as StaffId,
        entry: entry(1),
        step,
        on: on as LocalDate,
        facts,
      },
      today,
    ),
  );
  const known = {
    take: (name: string, day: string, more: StepFacts = {}) => {
      const taken = { entry: entry(events.length + 1), step: name, on: day as LocalDate, facts: more };
      expect(say(takeStep(taken, today))).toBe('done');
      return known;
    },
    correct: (name: string, day: string, was?: string, facts: StepFacts = {}) => {
      const changes = { on: day as LocalDate, facts, ...(was === undefined ? {} : { was: was as LocalDate }) };
      expect(say(correctStep(name, changes, '以回执为准', today))).toBe('done');
      return known;
    },
    extend: (rule: string, n: number, unit: Length['unit'], day: string) =>
      say(
        extendPeriod({ rule, by: { n, unit }, approvedBy: '王建国', reason: '情况复杂', on: day as LocalDate }, today, {
          ...daysBy(nationalTime),
          leads: () => true,
        }),
      ),
    /** Stands still from a day to another, both included. */
    halt: (from: string, to?: string) => {
      expect(say(suspendCase({ from: from as LocalDate, reason: '等待鉴定' }, today))).toBe('done');
      if (to !== undefined) expect(say(resumeCase(to as LocalDate, today))).toBe('done');
      return known;
    },
    /** The extension approved on a day was by so much. */
    extended: (rule: string, was: string, by: Length) =>
      say(correctExtension(rule, { was: was as LocalDate, by }, '审批单', today)),
    odd: (name: string, day: string) => oddities(state(), { step: name, on: day as LocalDate, facts: {} }),
    /** `done` or the code of the refusal, and what is left. */
    archive: (day: string) => say(archiveCase(day as LocalDate, day as LocalDate, daysBy(nationalTime))),
    /** The deadlines of a rule: `day state`, with `对方` before those of the other side. */
    of: (rule: string) =>
      toldOf(state(), nationalTime)
        .filter((one) => one.rule === rule)
        .map(
          ({ counted, state: is, side, cautious }) =>
            `${side === 'other' ? '对方 ' : ''}${counted?.due ?? '未写明'} ${is}${cautious === undefined ? '' : ' 暂'}`,
        ),
  };
  return known;
};
const lawsuit = (facts: StepFacts = {}) =>
  caseOf('litigation', 'receive-complaint', '2026-03-02', { party: '天山软件', course: 'ordinary', ...facts });
const answered = () => lawsuit().take('submit-answer', '2026-03-10');
const petition = (result: string) =>
  caseOf('petition', 'receive-petition', '2026-03-02', { party: '李明', matter: '补助发放', result });
const letter = (facts: StepFacts) =>
  caseOf('instrument', 'receive-instrument', '2026-03-02', { authority: '市司法局', ...facts });

describe('a lawsuit', () => {
  test('a ruling on who tries it ends neither the answer nor the case (行政诉讼法第六十七条)', () => {
    const objected = lawsuit({ acceptedOn: '2026-02-27' as LocalDate })
      .take('object-jurisdiction', '2026-03-05')
      .take('receive-ruling', '2026-03-10', { result: '管辖异议' });
    expect(objected.of('lit-answer')).toEqual(['2026-03-17 open']);
    expect(objected.of('lit-first-judgment')).toEqual(['对方 2026-08-27 open']);
    expect(objected.take('submit-answer', '2026-03-16').archive('2026-12-31')).toBe('cases.no-outcome');
  });
  test('more time for evidence is asked for within the time the court set (解释第三十四条)', () =>
    expect(lawsuit({ course: 'summary', until: '2026-03-10' as LocalDate }).of('lit-evidence-extend')).toEqual([
      '2026-03-10 open',
    ]));
  test.each([
    ['receive-judgment', '撤销'],
    ['receive-ruling', '驳回起诉'],
  ])('evidence put off is needless after %s', (step, result) =>
    expect(
      answered()
        .take('ask-evidence-delay', '2026-03-11')
        .take('evidence-cause-ended', '2026-03-20')
        .take(step, '2026-03-25', { result })
        .of('lit-evidence-after-cause'),
    ).toEqual(['2026-04-07 closed']),
  );
  test('the appeal of the other side leaves ours its own time (第八十五条)', () => {
    const lost = answered().take('receive-judgment', '2026-04-20', { result: '撤销' });
    expect(lost.take('receive-appeal', '2026-04-24').of('lit-appeal-judgment')).toEqual(['2026-05-06 open']);
    expect(lost.take('receive-final-judgment', '2026-07-20', { result: '维持' }).of('lit-appeal-judgment')).toEqual([
      '2026-05-06 closed',
    ]);
  });
  test('won, there is nothing for us to appeal; the time is theirs, and over with their appeal', () => {
    const won = answered().take('receive-judgment', '2026-04-20', { result: '胜诉' });
    expect(won.of('lit-appeal-judgment')).toEqual(['对方 2026-05-06 open']);
    expect(won.archive('2026-05-06')).toBe('done');
    const appealed = answered()
      .take('receive-judgment', '2026-04-20', { result: '胜诉' })
      .take('receive-appeal', '2026-04-24');
    expect(appealed.of('lit-appeal-judgment')).toEqual(['对方 2026-05-06 closed']);
    expect(appealed.of('lit-appeal-reply')).toEqual(['2026-05-09 open']);
  });
  test('what may be used or left blocks nothing once it is gone, and until then it does', () => {
    const lost = answered().take('receive-judgment', '2026-04-20', { result: '确认违法' });
    expect(lost.archive('2026-05-06')).toBe('cases.left-to-do');
    expect(lost.archive('2026-05-07')).toBe('done');
  });
  test.each(['责令履行', '责令重作'])('%s without a day is to be carried out all the same', (result) => {
    const ordered = answered().take('receive-judgment', '2026-04-20', { result });
    expect(ordered.of('lit-perform-judgment')).toEqual(['未写明 open']);
    expect(ordered.archive('2026-06-30')).toBe('cases.left-to-do');
    expect(ordered.take('perform-judgment', '2026-06-30').archive('2026-07-01')).toBe('done');
  });
});

test('a day to perform goes with the result that ordered it', () => {
  const ordered = answered().take('receive-judgment', '2026-04-20', {
    result: '责令履行',
    until: '2026-06-30' as LocalDate,
  });
  expect(ordered.of('lit-perform-judgment')).toEqual(['2026-06-30 open']);
  expect(
    ordered.correct('receive-judgment', '2026-04-20', undefined, { result: '胜诉' }).of('lit-perform-judgment'),
  ).toEqual([]);
});

test('a reconsideration that orders without a day is to be carried out all the same', () => {
  const ordered = caseOf('reconsideration', 'receive-reply-notice', '2026-03-02', { party: '李明', course: 'ordinary' })
    .take('submit-reply', '2026-03-10')
    .take('receive-recon-decision', '2026-04-20', { result: '责令履行' });
  expect(ordered.of('recon-decision-perform')).toEqual(['未写明 open']);
  expect(ordered.archive('2026-06-30')).toBe('cases.left-to-do');
});

describe('a petition', () => {
  test('that was handed on goes back only by consent; until then the petitioner is to be told (第二十三条)', () => {
    const objected = petition('转送交办').take('object-petition', '2026-03-05', { reason: '不属于本局职责' });
    expect(objected.of('petition-notify-transferred')).toEqual(['2026-03-17 open']);
    expect(objected.archive('2026-04-01')).toBe('cases.left-to-do');
    expect(objected.take('petition-taken-back', '2026-03-09').archive('2026-04-01')).toBe('done');
  });
  test.each(['法定途径', '不予受理'])('%s settles it', (result) =>
    expect(petition('直接提出').take('notify-petitioner', '2026-03-10', { result }).archive('2026-04-01')).toBe('done'),
  );
  test('受理 does not', () =>
    expect(petition('直接提出').take('notify-petitioner', '2026-03-10', { result: '受理' }).archive('2026-04-01')).toBe(
      'cases.left-to-do',
    ));
  test('the thirty days to ask for 复查 run from the receipt of the answer (第三十五条)', () => {
    const closed = petition('直接提出')
      .take('notify-petitioner', '2026-03-10', { result: '受理' })
      .take('answer-petition', '2026-04-20', { result: '支持' });
    expect(closed.of('petition-review-ask')).toEqual(['对方 2026-05-20 open 暂']);
    expect(closed.take('serve-petition-answer', '2026-04-28').of('petition-review-ask')).toEqual([
      '对方 2026-05-20 closed 暂',
      '对方 2026-05-28 open',
    ]);
  });
});

test('不予赔偿 settles a claim; nothing is paid', () =>
  expect(
    caseOf('compensation', 'receive-claim', '2026-03-02', { party: '李明' })
      .take('decide-claim', '2026-04-20', { result: '不予赔偿' })
      .take('serve-claim-decision', '2026-04-24')
      .archive('2026-05-01'),
  ).toBe('done'));

describe('a paper that states a day and a length', () => {
  const tenWorkdays: Length = { n: 10, unit: 'workday' };
  test.each([
    ['the length is the earlier', '督办函', '2026-03-30', '2026-03-16'],
    ['the day is the earlier', '督办函', '2026-03-12', '2026-03-12'],
    ['of one that the law limits', '检察建议', '2026-03-30', '2026-03-16'],
  ])('binds by what leaves less time: %s', (_, result, until, due) =>
    expect(
      letter({ result, until: until as LocalDate, length: tenWorkdays }).of(
        result === '督办函' ? 'enf-superv-letter' : 'jc-advice',
      ),
    ).toEqual([`${due} open`]),
  );
});

describe('an extension', () => {
  const accepted = () => petition('直接提出').take('notify-petitioner', '2026-03-10', { result: '受理' });
  test('approved before its period began is none (第三十四条)', () =>
    expect(accepted().extend('petition-close', 30, 'day', '2026-03-09')).toBe('cases.extension-too-early'));
  test('that a correction made void leaves the law’s maximum to one that was in time', () => {
    // 60 days from 10 March: Saturday 9 May, worked. From 3 March: 2 May, after the holiday 6 May; 30 more from 2 May.
    const known = accepted();
    expect(known.extend('petition-close', 30, 'day', '2026-05-09')).toBe('done');
    expect(known.of('petition-close')).toEqual(['2026-06-08 open']);
    expect(known.correct('notify-petitioner', '2026-03-03').of('petition-close')).toEqual(['2026-05-06 open']);
    expect(known.extend('petition-close', 30, 'day', '2026-05-04')).toBe('done');
    expect(known.of('petition-close')).toEqual(['2026-06-01 open']);
    // In time again, the first would be more than the law allows: it stays void, and there is still a day.
    expect(known.correct('notify-petitioner', '2026-03-10').of('petition-close')).toEqual(['2026-06-08 open']);
  });
  test('granted before acceptance was put right to a later day is void', () => {
    const known = accepted();
    expect(known.extend('petition-close', 20, 'day', '2026-03-20')).toBe('done');
    expect(known.correct('notify-petitioner', '2026-03-24').of('petition-close')).toEqual(['2026-05-25 open']);
  });
});

test('of two steps of a sort each is put right, by the day it was recorded with', () => {
  const advised = answered().take('receive-suit-advice', '2026-03-10').take('receive-suit-advice', '2026-03-20');
  expect(advised.of('court-advice')).toEqual(['2026-05-11 open', '2026-05-20 open']);
  expect(advised.correct('receive-suit-advice', '2026-03-12', '2026-03-10').of('court-advice')).toEqual([
    '2026-05-12 open',
    '2026-05-20 open',
  ]);
});

describe('a petition whose acceptance was put right (信访工作条例第三十四条)', () => {
  // Accepted on 2 March: 1 May, off until the 5th. On 10 February: 11 April, a Saturday, so the 13th.
  const accepted = () => petition('直接提出').take('notify-petitioner', '2026-03-02', { result: '受理' });
  test('an extension that is void by it takes nothing from the next', () => {
    const known = accepted();
    expect(known.extend('petition-close', 30, 'day', '2026-04-20')).toBe('done');
    known.correct('notify-petitioner', '2026-02-10');
    expect(known.of('petition-close')).toEqual(['2026-04-13 open']);
    expect(known.extend('petition-close', 30, 'day', '2026-04-09')).toBe('done');
    expect(known.of('petition-close')).toEqual(['2026-05-11 open']);
    // 11 April and 20 days: 1 May.
    expect(known.extended('petition-close', '2026-04-09', { n: 20, unit: 'day' })).toBe('done');
    expect(known.of('petition-close')).toEqual(['2026-05-06 open']);
    expect(known.extended('petition-close', '2026-04-09', { n: 31, unit: 'day' })).toBe('cases.extension-too-long');
  });
});

describe('a request for information (政府信息公开条例)', () => {
  const request = (on = '2026-04-01') =>
    caseOf('information', 'receive-info-request', on, { party: '李明', matter: '奖补资金分配结果' });
  test('is answered within twenty working days (第三十三条)', () => {
    // 2, 3 Apr (2), off 4–6, 7–10 (6), 13–17 (11), 20–24 (16), 27–30 (20).
    expect(request().of('info-reply')).toEqual(['2026-04-30 open']);
    expect(request().take('answer-info-request', '2026-05-06', { result: '予以公开' }).of('info-reply')).toEqual([
      '2026-04-30 met',
    ]);
  });
  test('completed, it is counted from then (第三十条)', () => {
    const asked = request().take('ask-info-supplement', '2026-04-10');
    expect(asked.of('info-supplement')).toEqual(['2026-04-13 met']);
    expect(asked.of('info-reply')).toEqual(['2026-04-30 closed']);
    // 21–24 (4), 27–30 (8), off 1–5 May, 6–8 (11), Sat 9 is worked (12), 11–15 (17), 18–20 (20).
    expect(asked.take('receive-info-supplement', '2026-04-20').of('info-reply')).toEqual([
      '2026-04-30 closed',
      '2026-05-20 open',
    ]);
    expect(request().take('drop-info-request', '2026-04-30').archive('2026-05-06')).toBe('done');
  });
  // Seven working days from 1 Apr: 2, 3 (2), 7–10 (6), 13 (7).
  test.each([
    [
      'asked for on the last day, it counts anew',
      ['2026-04-13', '2026-04-20'],
      ['2026-04-30 closed', '2026-05-20 open'],
    ],
    ['asked for a day late, the first time goes on', ['2026-04-14', '2026-04-20'], ['2026-04-30 open']],
    ['asked for before a holiday and late, too', ['2026-04-29', '2026-05-06'], ['2026-04-30 open']],
    [
      'asked for a second time, the time since the first goes on',
      ['2026-04-08', '2026-04-13', '2026-04-13', '2026-04-24'],
      // 14–17 (4), 20–24 (9), 27–30 (13), 6–8 May (16), Sat 9 (17), 11–13 (20).
      ['2026-04-30 closed', '2026-05-13 open'],
    ],
  ])('completion, %s (第三十条: 七个工作日内一次性告知)', (_, days, expected) => {
    const known = request();
    days.forEach((day, n) => known.take(n % 2 === 0 ? 'ask-info-supplement' : 'receive-info-supplement', day));
    expect(known.of('info-reply')).toEqual(expected);
  });
  test('asked for late, or again, that is said', () => {
    const late =
      '补正应当自收到申请之日起7个工作日内一次性告知：这一次不影响原来的答复期限（《政府信息公开条例》（国令第711号）第三十条）';
    expect(request().odd('ask-info-supplement', '2026-04-13')).toEqual([]);
    expect(request().odd('ask-info-supplement', '2026-04-14')).toEqual([late]);
    expect(request().take('ask-info-supplement', '2026-04-08').odd('ask-info-supplement', '2026-04-10')).toEqual([
      late,
    ]);
  });
  test.each([
    ['over', '2026-04-20'],
    ['lasting', undefined],
  ])('a halt that is %s leaves its time as it is: the text leaves out nothing but views', (_, to) =>
    expect(request().halt('2026-04-08', to).of('info-reply')).toEqual(['2026-04-30 open']),
  );
  test('the time others are asked for their views is left out, no more than they have, overlaps once', () => {
    const asked = request().take('consult-info-others', '2026-04-08', { result: '第三方' });
    // Theirs: 9, 10 (2), 13–17 (7), 20–24 (12), 27–29 (15). Out: 9–29 Apr, their 15 WD: 6–8 (3), 9, 11–15 (9), 18–22 (14), 25.
    expect(asked.of('info-third-party')).toEqual(['对方 2026-04-29 open']);
    expect(asked.of('info-reply')).toEqual(['2026-05-25 open']);
    // Answered on the 20th: 8–19 Apr out, 8 WD: 6–8 (3), 9 (4), 11–14 (8).
    const answered = asked.take('receive-info-views', '2026-04-20', { result: '第三方' });
    expect(answered.of('info-reply')).toEqual(['2026-05-14 open']);
    // Another body from the 15th to the 27th: together 8–26 Apr, 13 WD: 5 more: 15, 18–21.
    const both = answered
      .take('consult-info-others', '2026-04-15', { result: '其他机关' })
      .take('receive-info-views', '2026-04-27', { result: '其他机关' });
    expect(both.of('info-reply')).toEqual(['2026-05-21 open']);
  });
  test('an answer that comes after their time ends what is left out with it', () =>
    expect(
      request()
        .take('consult-info-others', '2026-04-08', { result: '第三方' })
        .take('receive-info-views', '2026-06-01', { result: '第三方' })
        .of('info-reply'),
    ).toEqual(['2026-05-25 open']));
  test('is extended by twenty working days at most, in time (第三十三条)', () => {
    const known = request();
    expect(known.extend('info-reply', 21, 'workday', '2026-04-28')).toBe('cases.extension-too-long');
    expect(known.extend('info-reply', 20, 'workday', '2026-05-06')).toBe('cases.extension-too-late');
    expect(known.extend('info-reply', 20, 'workday', '2026-04-30')).toBe('done');
    // 6–9 (4), 11–15 (9), 18–22 (14), 25–29 (19), 1 Jun (20).
    expect(known.of('info-reply')).toEqual(['2026-06-01 open']);
  });
  test('no more time to ask for completion is no fault', () =>
    expect(request().take('answer-info-request', '2026-04-28', { result: '部分公开' }).archive('2026-05-01')).toBe(
      'done',
    ));
});

describe('dates worked out from the law before they were run', () => {
  const paper = (result: string, facts: StepFacts, on = '2026-03-02') =>
    caseOf('instrument', 'receive-instrument', on, { authority: '市检察院', result, ...facts });
  const notice = (facts: StepFacts) => caseOf('reconsideration', 'receive-reply-notice', '2026-03-02', facts);
  const accepted = { course: 'ordinary', acceptedOn: '2026-03-02' } as StepFacts;
  const views = (known: ReturnType<typeof caseOf>, from: string, to: string, result = '第三方') =>
    known.take('consult-info-others', from, { result }).take('receive-info-views', to, { result });
  const asked = () =>
    caseOf('information', 'receive-info-request', '2026-03-02', { party: '李明', matter: '奖补资金分配结果' });
  const longer = () => {
    const known = asked();
    expect(known.extend('info-reply', 20, 'workday', '2026-03-25')).toBe('done');
    return known;
  };
  const day = (n: number, unit: Length['unit'] = 'day') => ({ length: { n, unit } });
  test.each([
    // The paper: 15 days, one month; three months are more than the law gives (检察建议工作规定第十九条), so is a month in urgency.
    ['jc-pil', paper('公益诉讼检察建议', day(15)), ['2026-03-17 open']],
    ['jc-advice', paper('检察建议', day(1, 'month')), ['2026-04-02 open']],
    ['jc-advice', paper('检察建议', day(3, 'month')), ['2026-05-06 open']],
    ['jc-pil-urgent', paper('紧急公益诉讼检察建议', day(1, 'month')), ['2026-03-17 open']],
    // A day that is written does not move, a Saturday (21 March) either.
    ['jc-advice', paper('检察建议', { until: '2026-03-21' as LocalDate }), ['2026-03-21 open']],
    ['enf-superv-letter', paper('督办函', day(10, 'workday')), ['2026-03-16 open']],
    // Two months from 31 December: the last of February, a Saturday that is worked.
    ['jc-advice', paper('检察建议', {}, '2025-12-31'), ['2026-02-28 open']],
    // 28 Feb (worked), 2–6 Mar (6), 9–12 (10).
    [
      'recon-reply-ordinary',
      notice({ course: 'ordinary' }).correct('receive-reply-notice', '2026-02-27'),
      ['2026-03-12 open'],
    ],
    [
      'recon-reply-summary',
      notice({ course: 'summary' }).take('change-recon-course', '2026-03-20'),
      ['2026-03-09 open'],
    ],
    [
      'recon-decide-ordinary',
      notice({ course: 'summary', acceptedOn: '2026-03-02' as LocalDate }).take('change-recon-course', '2026-03-20'),
      ['对方 2026-05-06 open'],
    ],
    // 1 May and the 27 days from 10 March to 5 April.
    [
      'recon-decide-ordinary',
      notice(accepted).halt('2026-03-10', '2026-03-30').halt('2026-03-25', '2026-04-05'),
      ['对方 2026-05-28 open'],
    ],
    // 3–6 (4), 9–13 (9), 16–20 (14), 23–27 (19), 30.
    ['info-reply', asked(), ['2026-03-30 open']],
    // Out: 5, 6, 9–13, 16–18 Mar, ten: 31 Mar, 1–3, 7–10, 13, 14 Apr.
    ['info-reply', views(asked(), '2026-03-05', '2026-03-19'), ['2026-04-14 open']],
    // With another body until the 23rd, thirteen.
    [
      'info-reply',
      views(views(asked(), '2026-03-05', '2026-03-19'), '2026-03-12', '2026-03-24', '其他机关'),
      ['2026-04-17 open'],
    ],
    // 31 Mar, 1–3 Apr (4), 7–10 (8), 13–17 (13), 20–24 (18), 27, 28.
    ['info-reply', longer(), ['2026-04-28 open']],
    // Asked after the first end, 8–14 Apr out: 29, 30 Apr, 6–8 May.
    ['info-reply', views(longer(), '2026-04-08', '2026-04-15'), ['2026-05-08 open']],
    [
      'comp-sue',
      caseOf('compensation', 'receive-claim', '2026-02-02', { party: '李明' })
        .take('decide-claim', '2026-03-02', { result: '不予赔偿' })
        .take('serve-claim-decision', '2026-03-10'),
      ['对方 2026-06-02 open'],
    ],
    // Ten days from 24 April: 4 May, off until the 5th.
    [
      'lit-appeal-ruling',
      lawsuit().take('receive-ruling', '2026-04-24', { result: '驳回起诉' }),
      ['对方 2026-05-06 open'],
    ],
    ['lit-answer', lawsuit().take('ask-evidence-delay', '2026-03-10'), ['2026-03-17 open']],
    // The court cannot give more than fifteen days (解释第一百零四条).
    ['lit-answer-summary', lawsuit({ course: 'summary', until: '2026-04-30' as LocalDate }), ['2026-03-17 open']],
    [
      'lit-first-judgment',
      lawsuit({ course: 'summary', acceptedOn: '2026-03-02' as LocalDate }).take('change-court-course', '2026-04-10'),
      ['对方 2026-09-02 open'],
    ],
  ])('%s', (rule, known, expected) =>
    expect(known.of(rule).filter((one) => !one.endsWith('closed'))).toEqual(expected),
  );
});
