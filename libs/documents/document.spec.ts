import { describe, expect, test } from '@jest/globals';
import { nationalTime } from '#duties';
import { fold } from '#kernel';
import { specificationOf } from '#support';
import { correctDescription, correctStep, documentDecider, settleByItem, startDraft, strikeStep } from './document.ts';
import { duesOf } from './dues.ts';
import { DocumentEntered, type EntryId } from './events.ts';
import { gatesShut } from './gates.ts';
import { daysOf, endingOf, standingOn } from './life.ts';
import {
  before,
  CRITERIA_MET,
  documentOf,
  file,
  history,
  on,
  started,
  step,
  taking,
  TODAY,
  until,
  USUAL,
  type Telling,
} from './testing/a-document.ts';

// The life of a document, every gate once the wrong way and once the right way. Days by hand: 2026: 4–6 April, 1–5 May
// off; Saturday 9 May worked; 19–21 June, 25–27 September, 1–7 October off.

/** Refused by this code, and the article it cites holds this. */
const refused = (
  tellings: readonly Telling[],
  wrong: Telling,
  code: string,
  article: string,
  first = started(),
): void => {
  const outcome = taking(wrong)(fold(documentDecider, [...history(first, ...tellings)]));
  expect(outcome).toMatchObject({ refusal: { code } });
  expect(('refusal' in outcome && outcome.refusal.source) || '').toContain(article);
};
const taken = (tellings: readonly Telling[], right: Telling, first = started()): void =>
  expect(taking(right)(fold(documentDecider, [...history(first, ...tellings)]))).toHaveProperty('events');
const specification = specificationOf(documentDecider);
const given = Object.assign(specification.given, {
  after: (...tellings: readonly Telling[]) => specification.given(...history(started(), ...tellings)),
  refused,
  taken,
});

const REVIEW_PAPERS = '关于全面推行行政规范性文件合法性审核机制的指导意见';
const CATALOGUE = '行政规范性文件制定';

describe('drafting', () => {
  test('begins with a text of which nothing is decided', () =>
    given()
      .when(startDraft({ ...started().data, reason: undefined }, TODAY))
      .happened({ ...started(), data: { ...started().data, number: { series: '文件', year: 2026, serial: 0 } } }));
  test('a consultation needs a text', () => given.refused([], USUAL.notice, 'documents.no-text', '第十二条'));
  test('the same text again is none', () =>
    given
      .after(USUAL.text)
      .when(taking(step('revise-draft', '2026-03-05', { materials: [file('改名.docx')] })))
      .refused('documents.same-text'));
  test('one that meets every criterion is normative, whatever it was called', () => {
    const known = documentOf(started({ kind: 'policy' }), USUAL.text, USUAL.criteria);
    expect(known.kind).toBe('normative');
  });
  test('one that is not repeated is a policy', () =>
    expect(
      documentOf(started(), USUAL.text, step('answer-criteria', '2026-03-03', { ...CRITERIA_MET, repeated: 'no' }))
        .kind,
    ).toBe('policy'));
  test('what binds the bureau alone stays internal', () =>
    expect(
      documentOf(
        started({ kind: 'internal' }),
        step('answer-criteria', '2026-03-03', { ...CRITERIA_MET, inward: 'yes' }),
      ).kind,
    ).toBe('internal'));
  test('nothing is recorded of a day to come', () =>
    given
      .after()
      .when(taking(step('revise-draft', '2033-01-01', { materials: [file('草案.docx')] })))
      .refused('documents.not-in-future'));
});

describe('the public is asked', () => {
  const notice = (end: string, reason?: string): Telling =>
    step('consult-public', '2026-03-04', {
      startDate: on('2026-03-04'),
      endDate: on(end),
      channel: '局门户网站',
      ...(reason ? { reason } : {}),
    });
  test('for thirty days: 2 April is a day short', () =>
    given.refused(before('notice'), notice('2026-04-02'), 'documents.consultation-short', '第十五条'));
  test('3 April is the thirtieth', () => given.taken(before('notice'), notice('2026-04-03')));
  test('or shorter, for a reason that stands in the notice', () =>
    given.taken(before('notice'), notice('2026-03-14', '自治区要求年底前出台')));
  test('by a length, which is counted to its last day', () => {
    const asked = step('consult-public', '2026-03-04', {
      startDate: on('2026-03-04'),
      days: { n: 30, unit: 'day' },
      channel: '官网',
    });
    const known = documentOf(started(), ...before('notice'), asked);
    expect(known.entries.at(-1)!.facts.endDate).toBe('2026-04-03');
  });
  test('an opinion that is declined has its reason', () =>
    given.refused(
      before('opinion'),
      step('record-feedback', '2026-03-20', { source: '某公司', feedback: '提高额度', adopted: 'declined' }),
      'documents.reason-needed',
      '第十八条',
    ));
  test('feedback comes after the end', () =>
    given.refused(
      before('feedback'),
      step('publish-feedback', '2026-04-03', { channel: '官网' }),
      'documents.consultation-open',
      '第十五条',
    ));
  test('and not before every opinion is settled', () => {
    const open = step('record-feedback', '2026-03-21', { source: '市科协', feedback: '专家应回避' });
    given.refused([...before('feedback'), open], USUAL.feedback, 'documents.opinions-open', '第十八条');
    const settled = step('settle-feedback', '2026-04-06', { opinion: 2, adopted: 'adopted', reason: '写入第五条' });
    given.taken([...before('feedback'), open, settled], USUAL.feedback);
  });
  test('that nothing came in is said', () => {
    given.refused(before('feedback', 'opinion'), USUAL.feedback, 'documents.nothing-said', '');
    given.taken(
      before('feedback', 'opinion'),
      step('publish-feedback', '2026-04-07', { channel: '官网', none: 'yes' }),
    );
  });
  test('a change in substance begins it anew, another change does not', () => {
    const changed = (change: 'substantial' | 'wording') =>
      step('revise-draft', '2026-04-09', { change, materials: [file('二稿.docx', 'b')] });
    const upTo = before('own');
    expect(gatesShut(documentOf(started(), ...upTo, changed('wording')))).not.toContain('consultation');
    expect(gatesShut(documentOf(started(), ...upTo, changed('substantial')))).toEqual(
      expect.arrayContaining(['consultation', 'units', 'expert', 'risk']),
    );
  });
});

describe('what must be there before the legality review', () => {
  test.each([
    ['criteria', '规范性文件'],
    ['assessed', '规范性文件'],
    ['notice', '第十五条'],
    ['feedback', '第十五条'],
    ['units', '第十二条'],
    ['expert', '第十九条'],
    ['risk', '第二十二条'],
    ['own', ''],
    ['competition', '第十八条'],
  ] as const)('%s', (missing, article) => {
    // Without a consultation there is neither an opinion nor feedback.
    const without =
      missing === 'notice' || missing === 'assessed'
        ? ([missing, 'notice', 'opinion', 'feedback'] as const)
        : ([missing] as const);
    given.refused(before('asked', ...without), USUAL.asked, 'documents.gate-missing', article);
  });
  test('experts sign; that none are needed has its reason', () => {
    given.refused(
      before('expert'),
      step('expert-review', '2026-04-08', { conclusion: '可行', experts: '孟教授' }),
      'documents.signed-paper',
      '第十九条',
    );
    given.refused(
      before('expert'),
      step('expert-review', '2026-04-08', { conclusion: '不需论证' }),
      'documents.reason-needed',
      '第十九条',
    );
    given.taken(
      before('expert'),
      step('expert-review', '2026-04-08', { conclusion: '不需论证', reason: '不涉及专业技术' }),
    );
  });
  test('a risk nobody controls stops it', () => {
    const uncontrolled = step('risk-assessment', '2026-04-08', {
      riskLevel: 'high',
      conclusion: '不可控',
      measures: '无',
    });
    given.refused(
      [...before('asked', 'risk'), uncontrolled],
      USUAL.asked,
      'documents.risk-not-controllable',
      '第二十二条',
    );
  });
  test('the papers are complete', () =>
    given.refused(
      before('asked'),
      step('ask-legality-review', '2026-04-10', { papers: ['draft', 'note'] }),
      'documents.papers-incomplete',
      REVIEW_PAPERS,
    ));
  test('what was done after that day does not count on it', () =>
    given.refused(before('asked'), { ...USUAL.asked, on: '2026-04-08' }, 'documents.gate-missing', ''));
  test('then it goes', () => given.taken(before('asked'), USUAL.asked));
});

describe('the legality review', () => {
  test('is given five working days: 16 April is the fourth', () =>
    given.refused(
      before('delivered'),
      { ...USUAL.delivered, on: '2026-04-16' },
      'documents.review-short',
      REVIEW_PAPERS,
    ));
  test('seven for a major decision: 20 April is the sixth, 21 April the seventh', () => {
    const major = started({ major: true });
    given.refused(
      before('delivered'),
      { ...USUAL.delivered, on: '2026-04-20' },
      'documents.review-short',
      '第二十六条',
      major,
    );
    given.taken(before('delivered'), { ...USUAL.delivered, on: '2026-04-21' }, major);
  });
  test('or less in an emergency, with its reason', () =>
    given.taken(before('delivered'), {
      ...USUAL.delivered,
      on: '2026-04-13',
      facts: { conclusion: '合法', reason: '应对突发事件' },
    }));
  test('is not given by who drafted it', () =>
    given.refused(before('delivered'), { ...USUAL.delivered, who: 'xuning' }, 'documents.reviewed-by-another', ''));
  test('waits for papers that were sent back, and begins anew with them', () => {
    const returned = step('return-legality-review', '2026-04-13', { missing: '缺制定依据' });
    const completed = step('supplement-legality-review', '2026-04-15');
    given.refused([...before('delivered'), returned], USUAL.delivered, 'documents.review-returned', REVIEW_PAPERS);
    // Five working days from Wednesday 15 April: 16, 17, 20, 21, Wednesday 22 April.
    given.refused(
      [...before('delivered'), returned, completed],
      { ...USUAL.delivered, on: '2026-04-21' },
      'documents.review-short',
      REVIEW_PAPERS,
    );
    given.taken([...before('delivered'), returned, completed], { ...USUAL.delivered, on: '2026-04-22' });
  });
  test('that finds it unlawful stops it', () => {
    const unlawful = { ...USUAL.delivered, facts: { conclusion: '不合法', suggestion: '超越职权' } };
    given.refused([...before('delivered'), unlawful], USUAL.decided, 'documents.found-unlawful', '');
  });
  test('that finds it lawful once changed asks for another look at the changed text, without waiting again', () => {
    const conditional = { ...USUAL.delivered, facts: { conclusion: '修改后合法', suggestion: '删去第九条' } };
    given.refused([...before('delivered'), conditional], USUAL.decided, 'documents.lawful-after-changes', '');
    const changed = step('revise-draft', '2026-04-18', { change: 'review', materials: [file('三稿.docx', 'c')] });
    const again = [
      { ...USUAL.own, on: '2026-04-18' },
      { ...USUAL.competition, on: '2026-04-18' },
      { ...USUAL.adviser, on: '2026-04-18' },
      { ...USUAL.asked, on: '2026-04-20' },
      { ...USUAL.delivered, on: '2026-04-20' },
    ];
    given.taken([...before('delivered'), conditional, changed, ...again], USUAL.decided);
  });
  test('belongs to its text: a changed draft closes what was said of the former', () => {
    const changed = step('revise-draft', '2026-04-18', { change: 'wording', materials: [file('三稿.docx', 'c')] });
    given.refused([...before('decided'), changed], USUAL.decided, 'documents.text-changed', '');
    expect(gatesShut(documentOf(started(), ...before('decided'), changed))).toEqual([
      'ownReview',
      'fairCompetition',
      'adviser',
      'legality',
      'decision',
    ]);
  });
});

describe('fair competition', () => {
  const review = (facts: Telling['facts']) => step('fair-competition-review', '2026-04-09', facts);
  test('that it does not touch operators has its reason', () => {
    given.refused(before('competition'), review({ touches: 'no' }), 'documents.scope-reason', '第二条');
    given.taken(before('competition'), review({ touches: 'no', reason: '补助对象为村集体' }));
  });
  test('those concerned are heard', () =>
    given.refused(before('competition'), review({ touches: 'yes' }), 'documents.parties-unheard', '第十六条'));
  test('a breach is not issued', () => {
    const breach = review({ touches: 'yes', source: '6家企业', standard: ['B5', 'C2'] });
    given.refused([...before('competition'), breach], { ...USUAL.asked }, 'documents.competition-breach', '第十八条');
  });
  test('an exception has three limbs', () => {
    const most = { touches: 'yes', source: '6家企业', standard: ['C2'], exception: 'science' } as const;
    given.refused(before('competition'), review(most), 'documents.exception-incomplete', '第十二条');
    given.refused(
      before('competition'),
      review({ ...most, alternatives: '普惠奖补不能达到目的' }),
      'documents.exception-incomplete',
      '第十二条',
    );
    const whole = review({ ...most, alternatives: '普惠奖补不能达到目的', endDate: on('2029-12-31') });
    given.taken([...before('competition'), whole], USUAL.adviser);
    const dues = duesOf(documentOf(started(), ...before('competition'), whole), nationalTime);
    expect(dues.find(({ key }) => key === 'exception')).toMatchObject({
      counted: { due: '2029-12-31' },
      standing: { is: 'open' },
    });
  });
  test('what a law or the State Council opens is no breach of Art. 10', () =>
    given.taken(
      before('competition'),
      review({ touches: 'yes', source: '6家企业', standard: ['C1'], basis: '《中小企业促进法》', conclusion: 'clear' }),
    ));
  test('a conclusion that the clauses do not bear is refused', () =>
    given.refused(
      before('competition'),
      review({ touches: 'yes', source: '6家企业', standard: ['B5'], conclusion: 'clear' }),
      'documents.conclusion-differs',
      '第十七条',
    ));
  test('a breach that a spot check finds closes the gate again', () => {
    const found = step('challenge-competition', '2026-04-20', {
      origin: 'spot-check',
      breach: 'yes',
      standard: ['B3'],
      finding: '本市企业加分',
    });
    given.refused([...before('decided'), found], USUAL.decided, 'documents.competition-breach', '第十八条');
  });
});

describe('decision and issue', () => {
  test('nothing is decided before the adviser is heard', () =>
    given.refused(before('decided', 'adviser'), USUAL.decided, 'documents.gate-missing', '法律顾问'));
  test('nothing is decided before the review', () =>
    given.refused(before('decided', 'asked', 'delivered'), USUAL.decided, 'documents.gate-missing', CATALOGUE));
  test('nothing is issued that was not decided, or not passed', () => {
    given.refused(before('issued', 'decided'), USUAL.issued, 'documents.gate-missing', CATALOGUE);
    const deferred = { ...USUAL.decided, facts: { conclusion: '暂缓', meeting: '办公会' } };
    given.refused([...before('decided'), deferred], USUAL.issued, 'documents.not-decided', CATALOGUE);
  });
  test('what the party group decides is told by its meeting', () => {
    const submitted = step('submit-document', '2026-04-20', { item: '议题〔2026〕3号' });
    given.refused([...before('decided'), submitted], USUAL.issued, 'documents.decision-pending', CATALOGUE);
    given.refused([...before('decided'), submitted], USUAL.decided, 'documents.decided-by-item', '');
    const past = history(started(), ...before('decided'), submitted);
    const result = {
      entry: '018f2b3c-0000-7000-8000-0000000000d1' as EntryId,
      item: '议题〔2026〕3号',
      conclusion: '通过',
      on: on('2026-04-21'),
    };
    const settled = settleByItem(result)(fold(documentDecider, [...past]));
    expect(settled).toHaveProperty('events.length', 1);
    const passed = [...past, ...('events' in settled ? settled.events : [])];
    expect(taking(USUAL.issued)(fold(documentDecider, passed))).toHaveProperty('events');
    given(...passed)
      .when(settleByItem(result))
      .nothing();
    given(...passed)
      .when(settleByItem({ ...result, item: '议题〔2026〕4号' }))
      .nothing();
  });
  test('a text the meeting changed is reviewed again, and need not be decided again', () => {
    const changed = step('revise-draft', '2026-04-22', { change: 'meeting', materials: [file('四稿.docx', 'd')] });
    const shut = gatesShut(documentOf(started(), ...before('issued'), changed));
    expect(shut).toEqual(['ownReview', 'fairCompetition', 'adviser', 'legality']);
  });
  test('it is in force thirty days after publication: 23 May is too early, 24 May is not', () => {
    const early = (day: string, reason?: string) => {
      const facts = { ...USUAL.issued.facts, effectiveDate: on(day), ...(reason ? { reason } : {}) };
      return [...before('issued'), { ...USUAL.issued, facts }];
    };
    given.refused(early('2026-05-23'), USUAL.published, 'documents.effective-early', '公布后施行');
    given.taken(early('2026-05-24'), USUAL.published);
    given.taken(early('2026-05-01', '不立即施行将影响申报'), USUAL.published);
    given.refused(early('2026-04-22', '应急'), USUAL.published, 'documents.effective-before-publication', '');
  });
  test('it is valid for five years at most, two where it is 试行', () => {
    const valid = (n: number) => ({
      ...USUAL.issued,
      facts: { ...USUAL.issued.facts, validity: { n, unit: 'year' as const } },
    });
    given.taken(before('issued'), valid(5));
    given.refused(before('issued'), valid(6), 'documents.too-long-valid', '清理');
    given.refused(
      before('issued'),
      valid(3),
      'documents.too-long-valid',
      '清理',
      started({ title: '孵化器管理办法（试行）' }),
    );
  });
  test('a first day in force that no publication could keep is refused with the signature already', () =>
    given.refused(
      before('issued'),
      { ...USUAL.issued, facts: { ...USUAL.issued.facts, effectiveDate: on('2026-05-22') } },
      'documents.effective-early',
      '公布后施行',
    ));
  test('what goes to the record is the text that was issued, no draft of it', () => {
    const second = step('revise-draft', '2026-03-03', { materials: [file('草案.docx', 'b')] });
    const filed = (sign: string) => ({
      ...USUAL.filed,
      facts: { ...USUAL.filed.facts, materials: [file('文本.docx', sign)] },
    });
    const [text, ...rest] = before('filed');
    given.refused([text!, second, ...rest], filed('a'), 'documents.draft-filed', '备案');
    given.taken([text!, second, ...rest], filed('b'));
  });
  test('signed and put on the net at once is both', () => {
    const both = { ...USUAL.issued, facts: { ...USUAL.issued.facts, channel: '局门户网站' } };
    const known = documentOf(started(), ...before('issued'), both);
    expect(known.entries.slice(-2).map((one) => [one.step, one.on])).toEqual([
      ['issue', '2026-04-22'],
      ['publish-document', '2026-04-22'],
    ]);
  });
  test('what is not published is neither interpreted nor filed', () => {
    given.refused(before('published'), USUAL.interpreted, 'documents.not-published', CATALOGUE);
    given.refused(before('published'), USUAL.filed, 'documents.not-published', CATALOGUE);
  });
  test('a draft is not published, an issued document is not drafted any more', () => {
    given
      .after(...before('issued'))
      .when(taking(USUAL.published))
      .refused('documents.still-draft');
    given
      .after(...until('issued'))
      .when(taking(USUAL.notice))
      .refused('documents.already-issued');
  });
  test('only what is normative is filed', () => {
    const policy = started({ kind: 'policy' });
    const answered = step('answer-criteria', '2026-03-03', { ...CRITERIA_MET, general: 'no' });
    const steps = until('published').map((one) => (one.step === 'answer-criteria' ? answered : one));
    given(...history(policy, ...steps))
      .when(taking(USUAL.filed))
      .refused('documents.other-kind');
  });
});

describe('a decision', () => {
  test('is taken in a meeting, not by passing a paper round', () =>
    given.refused(
      before('decided'),
      { ...USUAL.decided, facts: { conclusion: '通过', meeting: '班子成员传签' } },
      'documents.not-in-a-meeting',
      CATALOGUE,
    ));
  test('waits until it was said of each suggestion of counsel what became of it', () => {
    const heard = {
      ...USUAL.adviser,
      facts: { ...USUAL.adviser.facts, conclusion: '修改后合法', missing: '第1、2条' },
    };
    const steps = before('decided').map((one) => (one.step === 'hear-adviser' ? heard : one));
    given.refused(steps, USUAL.decided, 'documents.suggestions-open', '');
    given.taken([...steps, { ...heard, facts: { ...USUAL.adviser.facts, conclusion: '修改后合法' } }], USUAL.decided);
  });
});

describe('what is to be done, by when', () => {
  const duesAfter = (...tellings: readonly Telling[]) =>
    duesOf(documentOf(started(), ...tellings), nationalTime).map(({ key, counted, standing }) => [
      key.split(':')[0],
      counted?.due,
      standing.is,
    ]);
  test('a review ends in fifteen working days: from 10 April, without 1 to 5 May, 1 May would be the fifteenth', () =>
    // 13–17 April five, 20–24 ten, 27–30 fourteen; 1–5 May off; Wednesday 6 May.
    expect(duesAfter(...until('asked'))).toContainEqual(['review', '2026-05-06', 'open']));
  test('publication, interpretation, filing, validity', () =>
    expect(duesAfter(...until('published'))).toEqual([
      ['feedback', undefined, 'met'],
      ['review', '2026-05-06', 'met'],
      // Twenty working days from 22 April: 23, 24; 27–30; 6–9 May (Saturday worked); 11–15; 18–22: Friday 22 May is the 20th.
      ['publish', '2026-05-22', 'met'],
      // Three working days from Thursday 23 April: 24, 27, Tuesday 28.
      ['interpret', '2026-04-28', 'open'],
      // Fifteen days from 23 April: Friday 8 May.
      ['file', '2026-05-08', 'open'],
      // In force from 1 June 2026: five years end on 31 May 2031; six months before that, 30 November 2030.
      ['evaluate', '2030-11-30', 'open'],
      // And three months: the last of February.
      ['renewal', '2031-02-28', 'open'],
      ['validity', '2031-05-31', 'open'],
    ]));
  test('what is amended or repealed by a decision of its own is filed again: fifteen days', () => {
    const amended = step('amend-document', '2027-04-01', { meeting: '第12次党组会议', note: '删去第九条' });
    expect(duesAfter(...until('filed'), amended)).toContainEqual(['file-change', '2027-04-16', 'open']);
    const repealed = step('repeal', '2028-06-01', { reason: '任务完成', meeting: '第20次党组会议' });
    expect(duesAfter(...until('filed'), repealed)).toContainEqual(['file-change', '2028-06-16', 'open']);
    const filed = step('file-for-record', '2028-06-08', { recipient: '市司法局' });
    expect(duesAfter(...until('filed'), repealed, filed)).toContainEqual(['file-change', '2028-06-16', 'met']);
    // The document that takes its place is filed itself.
    const replaced = step('repeal', '2028-06-01', { reason: '被替代', replacedBy: '天科规〔2028〕5号' });
    expect(duesAfter(...until('filed'), replaced).map(([key]) => key)).not.toContain('file-change');
  });
  test('papers that came back from the record are sent again by the day that was said', () => {
    const returned = step('file-for-record', '2026-05-11', {
      recipient: '市司法局',
      missing: '缺公平竞争审查结论',
      dueDate: on('2026-05-16'),
    });
    expect(duesAfter(...until('filed'), returned)).toContainEqual(['refile', '2026-05-16', 'open']);
  });
  test('a fault found outside is to be put right', () => {
    const found = step('note-unlawful', '2027-03-01', {
      by: '市人民政府',
      finding: '第九条减损权利',
      dueDate: on('2027-04-30'),
    });
    expect(duesAfter(...until('filed'), found)).toContainEqual(['fault', '2027-04-30', 'open']);
    const amended = step('amend-document', '2027-04-01', { meeting: '第12次党组会议', note: '删去第九条' });
    expect(duesAfter(...until('filed'), found, amended)).toContainEqual(['fault', '2027-04-30', 'met']);
  });
});

describe('from the first day in force to the last', () => {
  const standing = (day: string, ...tellings: readonly Telling[]) =>
    standingOn(daysOf(documentOf(started(), ...tellings), nationalTime), on(day));
  test('how it stands on a day', () => {
    expect(standing('2026-04-21', ...until('filed'))).toBe('drafting');
    expect(standing('2026-05-31', ...until('filed'))).toBe('pending');
    expect(standing('2026-06-01', ...until('filed'))).toBe('in-force');
    expect(standing('2031-05-31', ...until('filed'))).toBe('in-force');
    expect(standing('2031-06-01', ...until('filed'))).toBe('expired');
  });
  const judged = step('evaluate', '2030-11-20', { conclusion: '继续有效' });
  const renewed = (day: string, end: string) => step('renew-document', day, { endDate: on(end), reason: '继续执行' });
  test('it is evaluated before it is renewed, and renewed before it has run out', () => {
    given.refused(until('filed'), renewed('2031-05-01', '2034-05-31'), 'documents.evaluate-first', '清理');
    given
      .after(...until('filed'), judged)
      .when(taking(renewed('2031-06-01', '2034-05-31')))
      .refused('documents.not-in-force');
    expect(standing('2033-01-01', ...until('filed'), judged, renewed('2031-05-01', '2034-05-31'))).toBe('in-force');
    given.refused([...until('filed'), judged], renewed('2031-05-01', '2036-05-01'), 'documents.too-long-valid', '清理');
  });
  test('it is repealed on somebody’s decision, from a day on', () => {
    given.refused(
      until('filed'),
      step('repeal', '2028-06-01', { reason: '任务完成' }),
      'documents.basis-needed',
      '第三十七条',
    );
    const repealed = step('repeal', '2028-06-01', {
      reason: '被替代',
      meeting: '第20次党组会议',
      effectiveDate: on('2028-07-01'),
    });
    expect(standing('2028-06-30', ...until('filed'), repealed)).toBe('in-force');
    expect(standing('2028-07-01', ...until('filed'), repealed)).toBe('repealed');
    given
      .after(...until('filed'), repealed)
      .when(taking(repealed))
      .refused('documents.repealed-already');
  });
  test('what was repealed is not evaluated or amended any more, what was never published not either', () => {
    const repealed = step('repeal', '2028-06-01', { reason: '任务完成', meeting: '第20次党组会议' });
    const evaluated = step('evaluate', '2028-06-10', { conclusion: '继续有效' });
    const amended = step('amend-document', '2028-06-10', { meeting: '第21次党组会议', note: '改第五条' });
    for (const late of [evaluated, amended]) {
      given.refused([...until('filed'), repealed], late, 'documents.repealed-already', '第三十七条');
      given.refused(until('issued'), late, 'documents.not-published', CATALOGUE);
    }
  });
});

describe('what was recorded wrongly', () => {
  const entryOf = (known: ReturnType<typeof documentOf>, name: string): EntryId =>
    known.entries.find((one) => one.step === name)!.entry;
  test('is put right, and what follows from it moves', () => {
    const past = history(started(), ...until('published'));
    const known = fold(documentDecider, [...past]) as ReturnType<typeof documentOf>;
    const corrected = correctStep(
      entryOf(known, 'publish-document'),
      { on: on('2026-04-24'), facts: {} },
      '网页显示',
      TODAY,
      nationalTime,
    )(known);
    const after = fold(documentDecider, [...past, ...('events' in corrected ? corrected.events : [])]) as typeof known;
    // Fifteen days from 24 April: Saturday 9 May, which is worked.
    expect(duesOf(after, nationalTime).find(({ key }) => key === 'file')).toMatchObject({
      counted: { due: '2026-05-09' },
    });
  });
  test('but not so that a gate would have been shut', () => {
    const past = history(started(), ...until('delivered'));
    const known = fold(documentDecider, [...past]) as ReturnType<typeof documentOf>;
    const entry = entryOf(known, 'deliver-legality-review');
    given(...past)
      .when(correctStep(entry, { on: on('2026-04-14'), facts: {} }, '落款', TODAY, nationalTime))
      .refused('documents.review-short');
    given(...past)
      .when(correctStep(entry, { facts: { channel: '官网' } }, '误', TODAY, nationalTime))
      .refused('documents.no-such-fact');
    given(...past)
      .when(correctStep(entry, { facts: { conclusion: '合法' } }, '误', TODAY, nationalTime))
      .refused('documents.nothing-to-correct');
  });
  test('the days of one that was entered as it was issued are put right as they belong together', () => {
    const entered = DocumentEntered({
      document: started().data.document,
      number: { series: '文件', year: 2024, serial: 1 },
      title: '项目验收管理办法',
      kind: 'normative',
      unit: started().data.unit,
      drafter: started().data.drafter,
      reference: '天科规〔2024〕1号',
      publishedOn: on('2024-05-08'),
      effectiveOn: on('2024-06-10'),
      enteredOn: on('2024-09-02'),
    });
    const right = (days: Parameters<typeof correctDescription>[0]) => correctDescription(days, '核对原件', TODAY);
    const corrected = right({ publishedOn: on('2024-05-09') })(fold(documentDecider, [entered]));
    const after = fold(documentDecider, [entered, ...('events' in corrected ? corrected.events : [])]);
    expect(daysOf(after as ReturnType<typeof documentOf>, nationalTime)).toMatchObject({
      issued: '2024-05-09',
      effective: '2024-06-10',
      until: '2029-06-09',
    });
    const late = { publishedOn: on('2024-06-11') };
    given(entered).when(right(late)).refused('documents.effective-before-publication');
    given(entered)
      .when(right({ publishedOn: on('2024-05-08') }))
      .refused('documents.nothing-to-correct');
    given
      .after(...until('published'))
      .when(right(late))
      .refused('documents.days-of-steps');
  });
  test('is taken back, unless something later rests on it', () => {
    const past = history(started(), ...until('published'));
    const known = fold(documentDecider, [...past]) as ReturnType<typeof documentOf>;
    given(...past)
      .when(strikeStep(entryOf(known, 'issue'), '登错'))
      .refused('documents.later-stands-on-it');
    expect(strikeStep(entryOf(known, 'publish-document'), '登错')(known)).toHaveProperty('events.length', 1);
  });
});

describe('how a document ended, as the list of a day says it', () => {
  const repealed = (facts: Telling['facts'], day = '2026-06-01') => step('repeal', day, facts);
  const known = (...more: readonly Telling[]) => documentOf(started(), ...until('published'), ...more);
  const ending = (day: string, ...more: readonly Telling[]) => endingOf(known(...more), on(day), on('2031-05-23'));

  test('not before it did; then why, on which record, and what takes its place', () => {
    const one = repealed({ reason: '任务已经完成', item: '议题〔2026〕9号', meeting: '会议〔2026〕3号' });
    expect(ending('2026-05-31', one)).toBeUndefined();
    expect(ending('2026-06-01', one)).toEqual({
      on: '2026-06-01',
      reason: '任务已经完成（议题〔2026〕9号、会议〔2026〕3号）',
      replacedBy: undefined,
    });
    const other = repealed({ replacedBy: '天科规〔2026〕5号', effectiveDate: on('2026-07-01') });
    expect(ending('2026-06-30', other)).toBeUndefined();
    expect(ending('2026-07-01', other)).toMatchObject({ on: '2026-07-01', replacedBy: '天科规〔2026〕5号' });
  });
  test('of one that had run out before it was repealed, the day it ran out, until that of the repeal', () => {
    const late = repealed({ reason: '清理', by: '清理〔2032〕1号' }, '2032-01-10');
    expect(ending('2031-12-31', late)).toEqual({ on: '2031-05-23', reason: '有效期届满' });
  });
});
