import { describe, expect, test } from '@jest/globals';
import { nationalTime } from '#duties';
import { fold, type EventOf, type FileRef, type Length, type LocalDate, type StaffId, type UnitId } from '#kernel';
import { ruleOn, versionsOf } from '#rulebook';
import { specificationOf } from '#support';
import {
  archiveCase,
  caseDecider,
  correctExtension,
  correctHalt,
  correctStep,
  extendPeriod,
  oddities,
  openCase,
  resumeCase,
  strikeExtension,
  strikeHalt,
  strikeStep,
  suspendCase,
  takeStep,
  type Opening,
} from './case.ts';
import { daysBy, toldOf } from './counted.ts';
import { deadlinesOf } from './deadlines.ts';
import {
  CaseArchived,
  CaseOpened,
  CaseResumed,
  CaseSuspended,
  ExtensionCorrected,
  ExtensionStruck,
  HaltCorrected,
  HaltStruck,
  PeriodExtended,
  StepCorrected,
  StepStruck,
  StepTaken,
  type CaseEvent,
  type CaseId,
  type EntryId,
  type Ground,
  type StepFacts,
} from './events.ts';
import { PROCEDURES } from './procedures/index.ts';
import type { OpenCase } from './state.ts';

const { given } = specificationOf(caseDecider);
const on = (text: string) => text as LocalDate;
const today = on('2026-12-31');
const id = '018f2b3c-0000-7000-8000-00000000000a' as CaseId;
const entry = (n: number) => `018f2b3c-0000-7000-8000-0000000000${String(n).padStart(2, '0')}` as EntryId;

const opening = (
  step: string,
  day: string,
  facts: StepFacts = {},
  kind: Opening['kind'] = 'reconsideration',
): Opening => ({
  case: id,
  kind,
  title: '雪莲生物 · 行政复议',
  unit: 'legal' as UnitId,
  handler: 'zhoufang' as StaffId,
  entry: entry(1),
  step,
  on: on(day),
  facts: { party: '雪莲生物', ...facts },
});
const opened = (...rest: Parameters<typeof opening>) =>
  CaseOpened({ ...opening(...rest), number: { series: '案件', year: 2026, serial: 3 } });
const step = (n: number, name: string, day: string, facts: StepFacts = {}) =>
  StepTaken({ case: id, entry: entry(n), step: name, on: on(day), facts });
const take = (n: number, name: string, day: string, facts: StepFacts = {}) =>
  takeStep({ entry: entry(n), step: name, on: on(day), facts }, today);
const reconsideration = opened('receive-reply-notice', '2026-03-02');
const lawsuit = opened('receive-complaint', '2026-03-02', {}, 'litigation');
const stateOf = (...events: CaseEvent[]) => fold(caseDecider, events) as OpenCase;
/** Each deadline as `rule due state`. */
const dates = (...events: CaseEvent[]) =>
  toldOf(stateOf(...events), nationalTime).map(
    ({ rule, counted, state, late }) => `${rule} ${counted?.due} ${state}${late ? ' late' : ''}`,
  );

describe('the procedures', () => {
  const steps = PROCEDURES.flatMap((one) => one.steps);
  test('run, meet and end rules that are in the book', () => {
    for (const { starts = [], meets = [], ends = [], checks = [] } of steps)
      for (const rule of [...starts.map((one) => one.rule), ...meets, ...ends, ...checks.map((one) => one.rule)])
        expect([rule, versionsOf(rule).length > 0]).toEqual([rule, true]);
  });
  test('meet and end only what some step of the same procedure sets running', () => {
    for (const { steps: own } of PROCEDURES) {
      const running = new Set(own.flatMap(({ starts = [] }) => starts.map(({ rule }) => rule)));
      for (const { id: name, meets = [], ends = [] } of own)
        for (const rule of [...meets, ...ends]) expect([name, rule, running.has(rule)]).toEqual([name, rule, true]);
    }
  });
  test('name steps once, each with three examples', () => {
    expect(new Set(steps.map((one) => one.id)).size).toBe(steps.length);
    for (const one of steps) expect([one.id, one.examples.length]).toEqual([one.id, 3]);
  });
  test('each has a first paper and a step that settles it', () => {
    for (const { kind, steps: own } of PROCEDURES)
      expect([kind, own.some((one) => one.opens), own.some((one) => one.settles !== undefined)]).toEqual([
        kind,
        true,
        true,
      ]);
  });
});

describe('a case is opened by its first paper', () => {
  test('with a number of the year of that paper, and the reply due by 行政复议法第四十八条', () => {
    given()
      .when(openCase(opening('receive-reply-notice', '2026-03-02'), today))
      .happened(
        CaseOpened({
          ...opening('receive-reply-notice', '2026-03-02'),
          number: { series: '案件', year: 2026, serial: 0 },
        }),
      );
    expect(dates(reconsideration)).toEqual(['recon-reply-ordinary 2026-03-16 open']);
  });
  test('once', () =>
    given(reconsideration)
      .when(openCase(opening('receive-reply-notice', '2026-03-02'), today))
      .refused('cases.duplicate'));
  test('not by a paper of tomorrow', () =>
    given()
      .when(openCase(opening('receive-reply-notice', '2027-01-01'), today))
      .refused('cases.not-in-future'));
  test('with five working days in summary procedure (第五十四条)', () =>
    expect(dates(opened('receive-reply-notice', '2026-03-02', { course: 'summary' }))).toEqual([
      'recon-reply-summary 2026-03-09 open',
    ]));
  test('and the time of the reviewing body, once the day of acceptance is known (第六十二条)', () =>
    // 26 February + 60 days: Monday 27 April.
    expect(dates(opened('receive-reply-notice', '2026-03-02', { acceptedOn: on('2026-02-26') }))).toEqual([
      'recon-reply-ordinary 2026-03-16 open',
      'recon-decide-ordinary 2026-04-27 open',
    ]));
});

describe('what an incoming paper says binds', () => {
  const instrument = (result: string, facts: StepFacts = {}) =>
    opened('receive-instrument', '2026-03-02', { result, authority: '市检察院', ...facts }, 'instrument');
  test.each<[string, StepFacts, string]>([
    // 两高公益诉讼解释第二十一条: two months end on Saturday 2 May, off until the 6th; the paper wants it in fifteen days.
    ['公益诉讼检察建议', {}, 'jc-pil 2026-05-06 open'],
    ['公益诉讼检察建议', { length: { n: 15, unit: 'day' } }, 'jc-pil 2026-03-17 open'],
    ['公益诉讼检察建议', { length: { n: 1, unit: 'month' } }, 'jc-pil 2026-04-02 open'],
    ['公益诉讼检察建议', { until: on('2026-03-20') }, 'jc-pil 2026-03-20 open'],
    ['公益诉讼检察建议', { until: on('2026-08-31') }, 'jc-pil 2026-05-06 open'],
    ['紧急公益诉讼检察建议', {}, 'jc-pil-urgent 2026-03-17 open'],
    ['检察建议', { until: on('2026-04-01') }, 'jc-advice 2026-04-01 open'],
    ['规范性文件司法建议', { length: { n: 30, unit: 'day' } }, 'court-advice-normdoc 2026-04-01 open'],
    ['普法提示', { until: on('2026-03-06') }, 'puf-prompt 2026-03-06 open'],
    ['督办函', { length: { n: 5, unit: 'workday' } }, 'enf-superv-letter 2026-03-09 open'],
  ])('%s with %j: %s', (sort, facts, line) => expect(dates(instrument(sort, facts))).toEqual([line]));
});

describe('turned into ordinary procedure', () => {
  test('a reconsideration has the law’s own sixty days from acceptance (第六十二条), the reply stays as it was', () => {
    const summary = opened('receive-reply-notice', '2026-03-02', { course: 'summary', acceptedOn: on('2026-02-26') });
    expect(dates(summary)).toEqual(['recon-reply-summary 2026-03-09 open', 'recon-decide-summary 2026-03-30 open']);
    expect(dates(summary, step(2, 'change-recon-course', '2026-03-05'))).toEqual([
      'recon-reply-summary 2026-03-09 open',
      'recon-decide-summary 2026-03-30 closed',
      'recon-decide-ordinary 2026-04-27 open',
    ]);
  });
  test('a lawsuit has six months from its filing (行政诉讼法第八十四条)', () => {
    const summary = opened(
      'receive-complaint',
      '2026-03-02',
      { course: 'summary', until: on('2026-03-12'), acceptedOn: on('2026-02-26') },
      'litigation',
    );
    const running = (...events: CaseEvent[]) => dates(...events).filter((one) => /^lit-(?:answer|first)/u.test(one));
    // 45 days from 26 February: 12 April, a Sunday. The court's own day for the evidence.
    expect(running(summary)).toEqual([
      'lit-answer-summary 2026-03-12 open',
      'lit-first-judgment-summary 2026-04-13 open',
    ]);
    expect(running(summary, step(2, 'change-court-course', '2026-03-20'))).toEqual([
      'lit-answer-summary 2026-03-12 open',
      'lit-first-judgment-summary 2026-04-13 closed',
      'lit-first-judgment 2026-08-26 open',
    ]);
  });
  test('what decides the period can be put right on the first paper too', () => {
    given(reconsideration)
      .when(correctStep('receive-reply-notice', { facts: { course: 'summary' } }, '通知书写明', today))
      .happened(StepCorrected({ case: id, entry: entry(1), facts: { course: 'summary' }, reason: '通知书写明' }));
    const corrected = StepCorrected({ case: id, entry: entry(1), facts: { course: 'summary' }, reason: '通知书写明' });
    expect(dates(reconsideration, corrected)).toEqual(['recon-reply-summary 2026-03-09 open']);
  });
});

describe('steps', () => {
  test('meet what they are for, in time or late', () => {
    expect(dates(reconsideration, step(2, 'submit-reply', '2026-03-16'))).toEqual([
      'recon-reply-ordinary 2026-03-16 met',
    ]);
    expect(dates(reconsideration, step(2, 'submit-reply', '2026-03-17'))).toEqual([
      'recon-reply-ordinary 2026-03-16 met late',
    ]);
  });
  test('may be recorded in any order: the decision before the receipt of its notice', () => {
    const late = [
      reconsideration,
      step(2, 'receive-recon-decision', '2026-04-20', { result: '维持' }),
      step(3, 'submit-reply', '2026-03-10'),
    ];
    expect(dates(...late)).toEqual(['recon-reply-ordinary 2026-03-16 met', 'sue-after-recon 2026-05-06 open']);
  });
  test('that come before what usually precedes them say so, and are taken', () => {
    given(lawsuit)
      .when(take(2, 'receive-final-judgment', '2026-07-20', { result: '维持' }))
      .happened(step(2, 'receive-final-judgment', '2026-07-20', { result: '维持' }));
    expect(
      oddities(stateOf(lawsuit), { step: 'receive-final-judgment', on: on('2026-07-20'), facts: {} })[0],
    ).toContain('尚未登记“提起上诉”或“收到上诉状副本”');
  });
  test('of another procedure are refused', () =>
    given(reconsideration)
      .when(take(2, 'receive-judgment', '2026-04-20'))
      .refused('cases.other-procedure'));
  test('end what nobody need do any more', () =>
    expect(dates(lawsuit, step(2, 'receive-judgment', '2026-04-20', { result: '胜诉' }))).toEqual([
      'lit-answer 2026-03-17 closed',
      'lit-jurisdiction-objection 2026-03-17 closed',
      'lit-evidence-extend 2026-03-17 closed',
      'lit-appeal-judgment 2026-05-06 open',
    ]));
  test('begin the second instance, with its own reply', () =>
    expect(
      dates(
        lawsuit,
        step(2, 'submit-answer', '2026-03-12'),
        step(3, 'receive-judgment', '2026-04-20', { result: '胜诉' }),
        step(4, 'receive-appeal', '2026-05-08'),
      ).slice(3),
    ).toEqual(['lit-appeal-judgment 2026-05-06 closed', 'lit-appeal-reply 2026-05-25 open']));
  test('of two hearings announced each is met by the one held on its day', () => {
    const held = [
      lawsuit,
      step(2, 'receive-summons', '2026-03-20', { hearingOn: on('2026-04-08') }),
      step(3, 'receive-summons', '2026-04-10', { hearingOn: on('2026-05-20') }),
    ];
    expect(
      dates(...held, step(4, 'attend-court', '2026-04-08', { head: 'principal' })).filter((one) =>
        one.startsWith('lit-hearing'),
      ),
    ).toEqual(['lit-hearing-day 2026-04-08 met', 'lit-hearing-day 2026-05-20 open']);
    expect(
      dates(...held, step(4, 'attend-court', '2026-05-20', { head: 'principal' })).filter((one) =>
        one.startsWith('lit-hearing'),
      ),
    ).toEqual(['lit-hearing-day 2026-04-08 open', 'lit-hearing-day 2026-05-20 met']);
  });
});

describe('what the law does not allow is refused with its article', () => {
  const source = (events: CaseEvent[], n: string, facts: StepFacts) => {
    const outcome = take(9, n, '2026-04-08', facts)(stateOf(...events));
    return 'refusal' in outcome ? [outcome.refusal.code, outcome.refusal.source] : 'happened';
  };
  test.each<[string, CaseEvent[], string, StepFacts, string]>([
    ['a lawyer alone in court (法释〔2018〕1号)', [lawsuit], 'name-court-agents', { lawyer: '王律师' }, '第三十一条'],
    [
      'three agents in court (行政诉讼法第三十一条)',
      [lawsuit],
      'name-court-agents',
      { agent: 'zhangwei' as StaffId, secondAgent: 'lina' as StaffId, lawyer: '王律师' },
      '第三十一条',
    ],
    [
      'a lawyer alone in reconsideration (实施条例第十八条)',
      [reconsideration],
      'name-recon-agents',
      { lawyer: '王律师' },
      '第十八条',
    ],
    [
      'evidence gathered by the bureau itself (行政诉讼法第三十五条)',
      [lawsuit],
      'gather-court-evidence',
      { consent: 'no' },
      '第三十五条',
    ],
    [
      'evidence gathered by the bureau itself (行政复议法第四十六条)',
      [reconsideration],
      'gather-recon-evidence',
      { consent: 'no' },
      '第四十六条',
    ],
    [
      'the same act again (行政复议法第六十四条)',
      [reconsideration],
      'remake-act',
      { sameGrounds: 'yes' },
      '第六十四条',
    ],
    [
      'neither head nor staff in court (法释〔2020〕3号)',
      [lawsuit],
      'attend-court',
      { head: 'none', excuse: 'duty' },
      '第',
    ],
  ])('%s', (_, events, name, facts, article) =>
    expect(source(events, name, facts)).toEqual(['cases.not-allowed', expect.stringContaining(article)]),
  );
  test('and what it allows is taken', () => {
    given(lawsuit)
      .when(take(2, 'name-court-agents', '2026-03-05', { agent: 'zhangwei' as StaffId, lawyer: '王律师' }))
      .happened(step(2, 'name-court-agents', '2026-03-05', { agent: 'zhangwei' as StaffId, lawyer: '王律师' }));
    given(lawsuit)
      .when(take(2, 'gather-court-evidence', '2026-03-05', { consent: 'yes' }))
      .happened(step(2, 'gather-court-evidence', '2026-03-05', { consent: 'yes' }));
  });
  test('a head who stays away without a reason, or says nothing, is a warning (法释〔2020〕3号第八条、第十一条)', () => {
    const warned = (facts: StepFacts) =>
      oddities(stateOf(lawsuit), { step: 'attend-court', on: on('2026-04-08'), facts });
    expect(warned({ head: 'none', agent: 'zhangwei' as StaffId })[0]).toContain('情况说明');
    expect(warned({ head: 'principal', spoke: 'no' })[0]).toContain('发表意见');
    expect(warned({ head: 'principal', spoke: 'yes' })).toEqual([]);
  });
});

describe('a correction', () => {
  test('moves every date that rests on it', () => {
    const moved = StepCorrected({
      case: id,
      entry: entry(1),
      on: on('2026-03-04'),
      facts: {},
      reason: '收件章日期为3月4日',
    });
    given(reconsideration)
      .when(correctStep('receive-reply-notice', { on: on('2026-03-04'), facts: {} }, '收件章日期为3月4日', today))
      .happened(moved);
    expect(dates(reconsideration, moved)).toEqual(['recon-reply-ordinary 2026-03-18 open']);
  });
  test('to what it was already is no correction', () =>
    given(reconsideration)
      .when(correctStep('receive-reply-notice', { on: on('2026-03-02'), facts: {} }, '复核', today))
      .refused('cases.nothing-to-correct'));
  test('of a step never taken is refused', () =>
    given(reconsideration)
      .when(correctStep('submit-reply', { on: on('2026-03-04'), facts: {} }, '复核', today))
      .refused('cases.step-not-taken'));
});

describe('a step taken back', () => {
  test('leaves things as they were before it', () => {
    given(reconsideration, step(2, 'submit-reply', '2026-03-10'))
      .when(strikeStep(entry(2), '误登'))
      .happened(StepStruck({ case: id, entry: entry(2), reason: '误登' }));
    expect(
      dates(
        reconsideration,
        step(2, 'submit-reply', '2026-03-10'),
        StepStruck({ case: id, entry: entry(2), reason: '误登' }),
      ),
    ).toEqual(['recon-reply-ordinary 2026-03-16 open']);
  });
  test('may not be the first paper, which is the case', () =>
    given(reconsideration)
      .when(strikeStep(entry(1), '误登'))
      .refused('cases.first-paper'));
});

describe('an extension', () => {
  const petition = [
    opened('receive-petition', '2026-03-01', {}, 'petition'),
    step(2, 'notify-petitioner', '2026-03-03', { result: '受理' }),
  ];
  const ask = (rule: string, by: Length, day: string, approvedBy = '局长王建国') =>
    extendPeriod({ rule, by, approvedBy, reason: '情况复杂', on: on(day) }, today, {
      ...daysBy(nationalTime),
      leads: (words) => words.includes('王建国'),
    });
  const thirty: Length = { n: 30, unit: 'day' };
  const longer = PeriodExtended({
    case: id,
    entry: entry(2),
    rule: 'petition-close',
    by: thirty,
    approvedBy: '局长王建国',
    reason: '情况复杂',
    on: on('2026-04-28'),
  });
  test('a petition is closed sixty days from its acceptance, also where its sender was told later', () => {
    // 10 March + 60 days: Saturday 9 May, worked; from the notice of the 24th it would be the 25th.
    const told = (facts: StepFacts) => [
      opened('receive-petition', '2026-03-09', {}, 'petition'),
      step(2, 'notify-petitioner', '2026-03-24', { result: '受理', ...facts }),
    ];
    const close = (facts: StepFacts) => dates(...told(facts)).filter((one) => one.startsWith('petition-close'));
    expect(close({ acceptedOn: on('2026-03-10') })).toEqual(['petition-close 2026-05-09 open']);
    expect(close({})).toEqual(close({ acceptedOn: on('2026-03-30') }));
    expect(close({})).toEqual(['petition-close 2026-05-25 open']);
  });
  test('runs from the end as counted (信访工作条例第三十四条): 2 May + 30 days', () => {
    given(...petition)
      .when(ask('petition-close', thirty, '2026-04-28'))
      .happened(longer);
    expect(dates(...petition, longer).filter((one) => one.startsWith('petition-close'))).toEqual([
      'petition-close 2026-06-01 open',
    ]);
  });
  test('of the bureau’s own period is approved by a head of the bureau, not by whoever is named', () =>
    given(...petition)
      .when(ask('petition-close', thirty, '2026-04-28', '科员小李'))
      .refused('cases.approver-needed'));
  test('is at most what the law allows', () =>
    given(...petition)
      .when(ask('petition-close', { n: 31, unit: 'day' }, '2026-04-28'))
      .refused('cases.extension-too-long'));
  const byDays = (n: number, day: string) => PeriodExtended({ ...longer.data, by: { n, unit: 'day' }, on: on(day) });
  const closing = (...events: CaseEvent[]) => dates(...events).filter((one) => one.startsWith('petition-close'));
  test('may be given again up to what the law allows in all, each time from the end before', () => {
    // 2 May and 10 days: 12 May; 20 days more: 1 June.
    given(...petition, byDays(10, '2026-04-28'))
      .when(ask('petition-close', { n: 20, unit: 'day' }, '2026-05-11'))
      .happened(byDays(20, '2026-05-11'));
    expect(closing(...petition, byDays(10, '2026-04-28'), byDays(20, '2026-05-11'))).toEqual([
      'petition-close 2026-06-01 open',
    ]);
    given(...petition, byDays(10, '2026-04-28'))
      .when(ask('petition-close', { n: 21, unit: 'day' }, '2026-05-11'))
      .refused('cases.extension-too-long');
  });
  test('said twice is recorded once', () =>
    given(...petition, byDays(10, '2026-04-28'))
      .when(ask('petition-close', { n: 10, unit: 'day' }, '2026-04-28'))
      .refused('cases.extended-already'));
  test('is void once a correction shows that it came after the end, and that is said', () => {
    // Accepted on 1 February, the sixty days end on 2 April: approved on 28 April it was too late.
    const earlier = StepCorrected({
      case: id,
      entry: entry(2),
      on: on('2026-02-01'),
      facts: {},
      reason: '受理日期有误',
    });
    expect(closing(...petition, longer, earlier)).toEqual(['petition-close 2026-04-02 open']);
    expect(toldOf(stateOf(...petition, longer, earlier), nationalTime).flatMap((told) => told.void ?? [])).toEqual([
      '2026-04-28',
    ]);
  });
  test('is put right by itself, the step it hangs on stays', () => {
    given(...petition, longer)
      .when(correctExtension('petition-close', { by: { n: 20, unit: 'day' } }, '审批单为准', today))
      .happened(
        ExtensionCorrected({
          case: id,
          entry: entry(2),
          rule: 'petition-close',
          was: on('2026-04-28'),
          by: { n: 20, unit: 'day' },
          reason: '审批单为准',
        }),
      );
    const corrected = ExtensionCorrected({
      case: id,
      entry: entry(2),
      rule: 'petition-close',
      was: on('2026-04-28'),
      by: { n: 20, unit: 'day' },
      reason: '审批单为准',
    });
    // 2 May and 20 days: 22 May, a Friday.
    expect(closing(...petition, longer, corrected)).toEqual(['petition-close 2026-05-22 open']);
    given(...petition, longer)
      .when(correctExtension('petition-close', { by: { n: 31, unit: 'day' } }, '审批单为准', today))
      .refused('cases.extension-too-long');
    given(...petition)
      .when(correctExtension('petition-close', { by: { n: 20, unit: 'day' } }, '审批单为准', today))
      .refused('cases.not-extended');
  });
  test('is struck without striking the step', () => {
    const struck = ExtensionStruck({
      case: id,
      entry: entry(2),
      rule: 'petition-close',
      was: on('2026-04-28'),
      reason: '没有批准',
    });
    given(...petition, longer)
      .when(strikeExtension('petition-close', undefined, '没有批准'))
      .happened(struck);
    expect(closing(...petition, longer, struck)).toEqual(['petition-close 2026-05-06 open']);
    given(...petition, longer, struck)
      .when(strikeExtension('petition-close', undefined, '没有批准'))
      .refused('cases.not-extended');
  });
  test('comes before the end', () =>
    given(...petition)
      .when(ask('petition-close', thirty, '2026-05-07'))
      .refused('cases.extension-too-late'));
  test('is not for a period the law fixes (行政复议法第四十八条)', () =>
    given(reconsideration)
      .when(ask('recon-reply-ordinary', { n: 5, unit: 'workday' }, '2026-03-10'))
      .refused('cases.not-extendable'));
});

describe('a halt', () => {
  const accepted = opened('receive-reply-notice', '2026-03-02', { acceptedOn: on('2026-03-02') });
  const halted = CaseSuspended({ case: id, from: on('2026-03-20'), reason: '等待鉴定' });
  test('stops the time of what leaves it out, and nothing else (行政复议法第三十九条)', () =>
    expect(
      dates(accepted, halted).map((one) =>
        one
          .split(' ')
          .filter((_, n) => n !== 1)
          .join(' '),
      ),
    ).toEqual(['recon-reply-ordinary open', 'recon-decide-ordinary suspended']));
  test('adds the days it took: 1 May + 30 days, a Sunday', () => {
    given(accepted, halted)
      .when(resumeCase(on('2026-04-18'), today))
      .happened(CaseResumed({ case: id, to: on('2026-04-18') }));
    expect(dates(accepted, halted, CaseResumed({ case: id, to: on('2026-04-18') }))[1]).toBe(
      'recon-decide-ordinary 2026-06-01 open',
    );
  });
  const resumed = CaseResumed({ case: id, to: on('2026-04-18') });
  test('is put right at either end, and the days follow', () => {
    // From 25 March to 18 April: 25 days, 26 May. Until 10 April from 20 March: 22 days, 23 May, a Saturday.
    const deciding = (...events: CaseEvent[]) => dates(accepted, halted, resumed, ...events)[1];
    const from = HaltCorrected({ case: id, was: on('2026-03-20'), from: on('2026-03-25'), reason: '通知书' });
    const to = HaltCorrected({ case: id, was: on('2026-03-20'), to: on('2026-04-10'), reason: '通知书' });
    given(accepted, halted, resumed)
      .when(correctHalt({ from: on('2026-03-25') }, '通知书', today))
      .happened(from);
    expect([deciding(from), deciding(to)]).toEqual([
      'recon-decide-ordinary 2026-05-26 open',
      'recon-decide-ordinary 2026-05-25 open',
    ]);
    given(accepted, halted, resumed)
      .when(correctHalt({ to: on('2026-03-19') }, '通知书', today))
      .refused('cases.end-after-start');
  });
  test('that never was is struck', () => {
    const struck = HaltStruck({ case: id, was: on('2026-03-20'), reason: '误登' });
    given(accepted, halted, resumed).when(strikeHalt(undefined, '误登')).happened(struck);
    expect(dates(accepted, halted, resumed, struck)[1]).toBe('recon-decide-ordinary 2026-05-06 open');
  });
  test('is not begun twice, and not ended before it began', () => {
    given(accepted, halted)
      .when(suspendCase({ from: on('2026-03-25'), reason: '再次中止' }, today))
      .refused('cases.suspended-already');
    given(accepted, halted)
      .when(resumeCase(on('2026-03-19'), today))
      .refused('cases.end-after-start');
    given(accepted)
      .when(resumeCase(on('2026-03-19'), today))
      .refused('cases.not-suspended');
  });
});

describe('filing away', () => {
  const decided = step(3, 'receive-recon-decision', '2026-04-20', { result: '维持' });
  test('only once all that is the bureau’s is done, and the outcome known', () => {
    given(reconsideration)
      .when(archiveCase(on('2026-06-01'), today, daysBy(nationalTime)))
      .refused('cases.left-to-do');
    given(reconsideration, step(2, 'submit-reply', '2026-03-10'))
      .when(archiveCase(on('2026-06-01'), today, daysBy(nationalTime)))
      .refused('cases.no-outcome');
    given(reconsideration, step(2, 'submit-reply', '2026-03-10'), decided)
      .when(archiveCase(on('2026-06-01'), today, daysBy(nationalTime)))
      .happened(CaseArchived({ case: id, on: on('2026-06-01') }));
  });
  test('closes the case', () =>
    given(reconsideration, decided, CaseArchived({ case: id, on: on('2026-06-01') }))
      .when(take(4, 'receive-recon-opinion', '2026-06-02'))
      .refused('cases.still-open'));
});

test('every deadline of every procedure counts to a day, or says that the paper must give one', () => {
  for (const { kind, steps } of PROCEDURES)
    for (const one of steps.filter(({ opens }) => opens)) {
      const facts: StepFacts = {
        until: on('2026-09-01'),
        result: one.takes.find(({ fact }) => fact === 'result')?.options?.[0]?.value,
      };
      for (const { rule, facts: from } of deadlinesOf(stateOf(opened(one.id, '2026-08-03', facts, kind))))
        expect([rule, ruleOn(rule, from.start) === undefined || nationalTime.count(rule, from) !== undefined]).toEqual([
          rule,
          true,
        ]);
    }
});

test('files of a step are part of it', () => {
  const file: FileRef = {
    name: '答复书.docx',
    sha256: 'a'.repeat(64),
    sm3: 'b'.repeat(64),
    size: 10,
    type: 'application/octet-stream',
  };
  expect(
    stateOf(reconsideration, step(2, 'submit-reply', '2026-03-10', { materials: [file] })).entries[1]!.facts.materials,
  ).toEqual([file]);
});

describe('what decides the period was left open', () => {
  const told = (...events: CaseEvent[]) =>
    toldOf(stateOf(...events), nationalTime).map(({ rule, counted, cautious }) => [rule, counted?.due, cautious]);
  const corrected = (course: NonNullable<StepFacts['course']>, extra: StepFacts = {}) =>
    StepCorrected({ case: id, entry: entry(1), facts: { course, ...extra }, reason: '以通知书为准' });

  test('a reply is due by the shorter time, and it is said why; put right, by the law of its course', () => {
    const unsettled = opened('receive-reply-notice', '2026-03-02', { course: 'unsettled' });
    const why = '程序尚不清楚，先按简易程序的较短期限';
    // Five working days from Monday 2 March: Monday the 9th; ten: Monday the 16th.
    expect(told(unsettled)).toEqual([['recon-reply-summary', '2026-03-09', why]]);
    expect(told(unsettled, corrected('ordinary'))).toEqual([['recon-reply-ordinary', '2026-03-16', undefined]]);
    expect(told(unsettled, corrected('summary'))).toEqual([['recon-reply-summary', '2026-03-09', undefined]]);
  });
  test('what was recorded before anybody was asked stays ordinary', () =>
    expect(told(reconsideration)).toEqual([['recon-reply-ordinary', '2026-03-16', undefined]]));
  test('a complaint has fifteen days at most, or what the court fixed, in any course', () => {
    const day = (facts: StepFacts) => told(opened('receive-complaint', '2026-03-02', facts, 'litigation'))[0];
    // Fifteen days from 2 March: Tuesday the 17th. 法释〔2018〕1号第一百零四条.
    expect(day({ course: 'unsettled' })?.slice(0, 2)).toEqual(['lit-answer-summary', '2026-03-17']);
    expect(day({ course: 'unsettled', until: on('2026-03-10') })?.[1]).toBe('2026-03-10');
    expect(day({ course: 'ordinary', until: on('2026-03-12') })?.slice(0, 2)).toEqual(['lit-answer', '2026-03-12']);
    expect(day({ course: 'ordinary', until: on('2026-03-30') })?.slice(0, 2)).toEqual(['lit-answer', '2026-03-17']);
  });
  test('a 公益诉讼检察建议 is answered in fifteen days until it is known not to be urgent', () => {
    const paper = (facts: StepFacts) =>
      told(opened('receive-instrument', '2026-03-02', { result: '公益诉讼检察建议', ...facts }, 'instrument'));
    expect(paper({ course: 'unsettled' })).toEqual([
      ['jc-pil-urgent', '2026-03-17', '是否紧急尚不清楚，先按紧急情形的较短期限'],
    ]);
    expect(paper({ course: 'urgent' })).toEqual([['jc-pil-urgent', '2026-03-17', undefined]]);
    // Two months from 2 March: Saturday 2 May, a festival until the 5th: Wednesday the 6th.
    expect(paper({ course: 'ordinary' })).toEqual([['jc-pil', '2026-05-06', undefined]]);
  });
  test('a fact that the step does not take, or not so, is not put right there', () => {
    const notice = opened('receive-reply-notice', '2026-03-02', { course: 'unsettled' });
    const change = (facts: StepFacts) => correctStep('receive-reply-notice', { facts }, '以通知书为准', today);
    given(notice)
      .when(change({ course: 'urgent' }))
      .refused('cases.no-such-fact');
    given(notice)
      .when(change({ until: on('2026-03-12') }))
      .refused('cases.no-such-fact');
  });
});

describe('a case that stands still too long', () => {
  const ends = (...events: CaseEvent[]) => dates(...events).filter((line) => line.includes('suspend-end'));
  const stopped = (ground: Ground | undefined, reason = '中止') =>
    CaseSuspended({ case: id, from: on('2026-03-20'), reason, ground });

  test('is ended after sixty days where nobody goes on (行政复议法第四十一条第五项)', () => {
    // 20 March + 60 days: Tuesday 19 May.
    for (const ground of ['death', 'incapacity', 'ended'] as const)
      expect(ends(reconsideration, stopped(ground))).toEqual(['recon-suspend-end 2026-05-19 open']);
    for (const ground of ['missing', 'mediation', 'other-case', 'other'] as const)
      expect(ends(reconsideration, stopped(ground))).toEqual([]);
  });
  test('a lawsuit after ninety (法释〔2018〕1号第八十八条第二款)', () =>
    // 20 March + 90 days: Thursday 18 June.
    expect(ends(lawsuit, stopped('death'))).toEqual(['lit-suspend-end 2026-06-18 open']));
  test('and no other matter', () =>
    expect(ends(opened('receive-petition', '2026-03-02', {}, 'petition'), stopped('death'))).toEqual([]));
  test('the reason says which ground it is, also where none was asked for', () => {
    expect(ends(reconsideration, stopped(undefined, '申请人死亡，等待继承人'))).toHaveLength(1);
    expect(ends(reconsideration, stopped(undefined, '等待鉴定'))).toEqual([]);
    given(reconsideration)
      .when(suspendCase({ from: on('2026-03-20'), reason: '公司注销，等待承受人' }, today))
      .happened(stopped('ended', '公司注销，等待承受人'));
  });
  test('goes on: nothing of it is left; its first day and its ground are put right', () => {
    const resumed = CaseResumed({ case: id, to: on('2026-04-09') });
    expect(ends(reconsideration, stopped('death'), resumed)).toEqual(['recon-suspend-end 2026-05-19 closed']);
    const right = (change: Pick<EventOf<typeof HaltCorrected>['data'], 'from' | 'ground'>) =>
      HaltCorrected({ case: id, was: on('2026-03-20'), ...change, reason: '以通知书为准' });
    // 23 March + 60 days: Friday 22 May.
    expect(ends(reconsideration, stopped('death'), right({ from: on('2026-03-23') }))).toEqual([
      'recon-suspend-end 2026-05-22 open',
    ]);
    expect(ends(reconsideration, stopped('death'), right({ ground: 'other' }))).toEqual([]);
  });
  test('ended by it, that was what it was for; decided otherwise, it was not', () => {
    const decided = (result: string) => step(2, 'receive-recon-decision', '2026-05-21', { result });
    expect(ends(reconsideration, stopped('death'), decided('终止'))).toEqual(['recon-suspend-end 2026-05-19 met late']);
    expect(ends(reconsideration, stopped('death'), decided('维持'))).toEqual(['recon-suspend-end 2026-05-19 closed']);
  });
  test('a lawsuit that ended cannot be appealed (法释〔2018〕1号第一百零一条)', () =>
    expect(
      dates(lawsuit, stopped('death'), step(2, 'receive-ruling', '2026-06-22', { result: '终结诉讼' })).filter((line) =>
        line.includes('appeal'),
      ),
    ).toEqual([]));
});

describe('a hearing that was put off', () => {
  const announced = (n: number, day: string, hearingOn: string, facts: StepFacts = {}) =>
    step(n, 'receive-summons', day, { hearingOn: on(hearingOn), ...facts });
  const hearings = (...events: CaseEvent[]) => dates(lawsuit, ...events).filter((line) => line.includes('hearing-day'));

  test('is expected on its new day only', () =>
    expect(
      hearings(announced(2, '2026-03-20', '2026-04-08'), announced(3, '2026-04-01', '2026-04-22', { notice: 'moved' })),
    ).toEqual(['lit-hearing-day 2026-04-08 closed', 'lit-hearing-day 2026-04-22 open']));
  test('one more is expected besides; where it was not said, both, and it is asked', () => {
    const first = announced(2, '2026-03-20', '2026-04-08');
    expect(hearings(first, announced(3, '2026-04-01', '2026-04-22', { notice: 'another' }))).toEqual([
      'lit-hearing-day 2026-04-08 open',
      'lit-hearing-day 2026-04-22 open',
    ]);
    const second = { step: 'receive-summons', on: on('2026-04-01'), facts: { hearingOn: on('2026-04-22') } };
    expect(oddities(stateOf(lawsuit, first), second)).toEqual([
      '此前通知的2026-04-08(周三)还没有登记到场：这次是改期的，请用“更正案件”写明“改期”',
    ]);
    expect(oddities(stateOf(lawsuit, first), { ...second, facts: { ...second.facts, notice: 'moved' } })).toEqual([]);
  });
});
