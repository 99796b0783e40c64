import { describe, expect, test } from '@jest/globals';
import { specificationOf } from '#support';
import { fold, type DocumentNumber, type FileRef, type LocalDate, type StaffId, type UnitId } from '#kernel';
import { nationalTime } from '#duties';
import type { Adviser, EngagedAdviser } from '../advisers/adviser.ts';
import { AdviserId, OpinionId, type Subject } from '../ground/terms.ts';
import { fitsTo, ranked } from './assigning.ts';
import {
  AssignmentDeclined,
  DraftChanged,
  OpinionAsked,
  OpinionAssigned,
  OpinionCorrected,
  OpinionDelivered,
  OpinionReturned,
  OpinionSuperseded,
  OpinionWithdrawn,
  SuggestionSettled,
  type OpinionEvent,
} from './events.ts';
import {
  askOpinion,
  assignOpinion,
  changeDraft,
  correctOpinion,
  declineAssignment,
  deliverOpinion,
  newVersions,
  opinion,
  passes,
  returnOpinion,
  settleSuggestions,
  supersedeOpinion,
  takeOverAnswer,
  withdrawOpinion,
  type Answer,
  type Asking,
  type KnownOpinion,
} from './opinion.ts';
import { readPlaces, readSuggestions } from './suggestions.ts';

// 中办发〔2016〕30号: counsel is heard, on paper, by somebody who may; what he says is adopted, or it is said why not.

const { given } = specificationOf(opinion);
const day = (text: string) => text as LocalDate;
const today = day('2026-03-20');
const id = OpinionId.parse('00000000-0000-4000-8000-00000000000a');
const other = OpinionId.parse('00000000-0000-4000-8000-00000000000b');
const number: DocumentNumber = { series: '意见', year: 2026, serial: 8 };
const file = (name: string, digit: string): FileRef => ({
  name,
  sha256: digit.repeat(64),
  sm3: digit.repeat(64),
  size: 1,
  type: 'application/pdf',
});
const draft = file('孵化器后补助办法.docx', '1');
const paper = file('法律意见书.pdf', '2');
const subject: Subject = { kind: 'document', title: '孵化器后补助办法', unit: 'hightech' as UnitId };
const zhang = 'zhangwei' as StaffId;
const asking: Asking = {
  opinion: id,
  number,
  subject,
  urgent: false,
  materials: [draft],
  askedBy: zhang,
  askedOn: day('2026-03-02'),
};
const { takenOver: _, ...said } = { ...asking, takenOver: undefined };
const asked = OpinionAsked(said as never);

const xue: EngagedAdviser = {
  is: 'engaged',
  adviser: AdviserId.parse('00000000-0000-4000-8000-000000000001'),
  number: { series: '顾问', year: 2026, serial: 1 },
  name: '薛怀谦',
  type: 'firm',
  account: 'xue' as StaffId,
  unit: 'legal' as UnitId,
  terms: [{ from: day('2026-01-01'), until: day('2026-12-31') }],
  details: {},
  conflicts: [],
};
const assigned = OpinionAssigned({
  opinion: id,
  adviser: xue.adviser,
  name: '薛怀谦',
  account: xue.account,
  assignedOn: day('2026-03-03'),
});
const suggestions = [
  { n: 1, text: '补充资金来源' },
  { n: 2, text: '明确验收标准' },
];
const lawful: Answer = {
  conclusion: 'lawful',
  by: '薛怀谦',
  suggestions: [],
  deliveredOn: day('2026-03-05'),
  materials: [paper],
};
const amend: Answer = { ...lawful, conclusion: 'amend', suggestions };
const delivered = (answer: Answer) =>
  OpinionDelivered({
    opinion: id,
    ...answer,
    suggestions: [...answer.suggestions],
    materials: [paper],
    adviser: xue.adviser,
  });
const settled = (n: number, adoption: 'adopted' | 'partly' | 'not' = 'adopted', reason?: string) =>
  SuggestionSettled({ opinion: id, n, adoption, reason, settledOn: today });
const standing = (...past: readonly OpinionEvent[]) => passes(fold(opinion, past));

describe('counsel is asked', () => {
  test('about a text', () => given().when(askOpinion(asking, today)).happened(asked));
  test('not on a day to come', () =>
    given()
      .when(askOpinion({ ...asking, askedOn: day('2026-03-21') }, today))
      .refused('opinions.not-in-future'));
  test('nor by a day that is past when he is asked', () =>
    given()
      .when(askOpinion({ ...asking, due: day('2026-03-01') }, today))
      .refused('opinions.due-before'));
  test('the same once', () => given(asked).when(askOpinion(asking, today)).nothing());
});

describe('it is given to an adviser', () => {
  const give = (to: Adviser, conflict = false) => assignOpinion(to, conflict, day('2026-03-03'));
  test('who was asked and has no conflict of interest', () => given(asked).when(give(xue)).happened(assigned));
  test('not to one who has', () => given(asked).when(give(xue, true)).refused('opinions.conflicted'));
  test('nor to one who stands on the side of a party it names', () =>
    given(asked)
      .when(give({ ...xue, conflicts: ['孵化器'] }))
      .refused('opinions.conflict-on-record'));
  test('nor to one whose term is over', () =>
    given(asked)
      .when(give({ ...xue, terms: [{ from: day('2025-01-01'), until: day('2026-03-02') }] }))
      .refused('advisers.not-engaged'));
  test('nor to one who said that he cannot', () => {
    const declined = AssignmentDeclined({
      opinion: id,
      adviser: xue.adviser,
      conflict: true,
      why: '代理对方',
      declinedOn: today,
    });
    given(asked, assigned)
      .when(declineAssignment(true, '代理对方', today))
      .happened(declined);
    given(asked, assigned, declined).when(give(xue)).refused('opinions.declined-before');
  });
  test('nor to the same again', () => given(asked, assigned).when(give(xue)).refused('opinions.assigned-already'));
  test('nor once it was given', () =>
    given(asked, assigned, delivered(lawful)).when(give(xue)).refused('opinions.not-open'));
  test('nor to nobody', () =>
    given(asked)
      .when(give({ is: 'unknown' }))
      .refused('advisers.unknown'));
});

describe('it comes', () => {
  const come = (answer: Answer, who?: string) => deliverOpinion(answer, who as StaffId | undefined, today);
  test('from the adviser', () => given(asked, assigned).when(come(lawful, 'xue')).happened(delivered(lawful)));
  test('not before it was given to one', () => given(asked).when(come(lawful)).refused('opinions.not-assigned'));
  test('nor recorded by who asked', () =>
    given(asked, assigned).when(come(lawful, 'zhangwei')).refused('opinions.by-another'));
  test('a public lawyer who asked himself gives his own', () =>
    given(OpinionAsked({ ...(said as never as object), askedBy: 'xue' } as never), assigned)
      .when(come(lawful, 'xue'))
      .happened(delivered(lawful)));
  test('nor before it was asked for', () =>
    given(asked, assigned)
      .when(come({ ...lawful, deliveredOn: day('2026-03-01') }))
      .refused('opinions.before-asked'));
  test('nor on a day to come', () =>
    given(asked, assigned)
      .when(come({ ...lawful, deliveredOn: day('2026-03-21') }))
      .refused('opinions.not-in-future'));
  test.each(['amend', 'unlawful'] as const)('nor %s without a suggestion', (conclusion) =>
    given(asked, assigned)
      .when(come({ ...lawful, conclusion }))
      .refused('opinions.suggestions-needed'),
  );
  test('nor twice', () => given(asked, assigned, delivered(lawful)).when(come(lawful)).refused('opinions.not-open'));
  test('recorded elsewhere, it is taken over as it is', () =>
    given(asked)
      .when(takeOverAnswer({ ...lawful, conclusion: 'amend' }))
      .happened(
        OpinionDelivered({ opinion: id, ...lawful, conclusion: 'amend', suggestions: [], materials: [paper] }),
      ));
  test('what was recorded wrongly is put right', () =>
    given(asked, assigned, delivered(amend))
      .when(correctOpinion({ conclusion: 'unlawful' }, '选错了', today))
      .happened(OpinionCorrected({ opinion: id, conclusion: 'unlawful', reason: '选错了', correctedOn: today })));
  test('so is the text that was read: of another than the one now it does not speak, of this one it does', () => {
    const file = (name: string, sign: string) => ({
      name,
      sha256: sign.repeat(64),
      sm3: sign.repeat(64),
      size: 1,
      type: 'text/plain',
    });
    const [first, second] = [file('办法 v1.txt', '1'), file('办法 v2.txt', '2')];
    const askedOn = (read: typeof first) => OpinionAsked({ ...asked.data, materials: [read] });
    const past = [askedOn(second), assigned, delivered(amend)];
    const corrected = OpinionCorrected({ opinion: id, read: [first], reason: '看的是第一稿', correctedOn: today });
    given(...past)
      .when(correctOpinion({ read: [first] }, '看的是第一稿', today))
      .happened(corrected);
    given(...past)
      .when(correctOpinion({ read: [second] }, '看的是第一稿', today))
      .refused('opinions.nothing-corrected');
    const outdated = (...events: OpinionEvent[]) => (fold(opinion, events) as KnownOpinion).delivery?.outdated;
    expect([outdated(...past), outdated(...past, corrected)]).toEqual([false, true]);
    const back = OpinionCorrected({ opinion: id, read: [second], reason: '看的是第二稿', correctedOn: today });
    expect(outdated(...past, corrected, back)).toBe(false);
  });
  test('not what is so already', () =>
    given(asked, assigned, delivered(amend))
      .when(correctOpinion({ conclusion: 'amend', deliveredOn: day('2026-03-05') }, '选错了', today))
      .refused('opinions.nothing-corrected'));
});

describe('each suggestion is adopted, partly, or not', () => {
  const past = [asked, assigned, delivered(amend)];
  test('adopted', () =>
    given(...past)
      .when(settleSuggestions([{ n: 1, adoption: 'adopted' }], today))
      .happened(settled(1)));
  test.each(['partly', 'not'] as const)('%s: not without a reason', (adoption) => {
    given(...past)
      .when(settleSuggestions([{ n: 1, adoption }], today))
      .refused('opinions.reason-needed');
    given(...past)
      .when(settleSuggestions([{ n: 1, adoption, reason: ' \n' }], today))
      .refused('opinions.reason-needed');
    given(...past)
      .when(settleSuggestions([{ n: 1, adoption, reason: '自治区文件如此规定' }], today))
      .happened(settled(1, adoption, '自治区文件如此规定'));
  });
  test('several at once: all of them or none', () => {
    const both = [1, 2].map((n) => ({ n, adoption: 'adopted' as const }));
    given(...past)
      .when(settleSuggestions(both, today))
      .happened(settled(1), settled(2));
    given(...past)
      .when(settleSuggestions([...both, { n: 3, adoption: 'adopted' }], today))
      .refused('opinions.no-such-suggestion');
  });
  test('otherwise than before, but not the same again', () => {
    given(...past, settled(1, 'not', '来不及'))
      .when(settleSuggestions([{ n: 1, adoption: 'adopted' }], today))
      .happened(settled(1));
    given(...past, settled(1))
      .when(settleSuggestions([{ n: 1, adoption: 'adopted' }], today))
      .refused('opinions.settled-already');
  });
  test('not of an opinion that has none, nor of one that did not come', () => {
    const one = settleSuggestions([{ n: 1, adoption: 'adopted' }], today);
    given(asked, assigned, delivered(lawful)).when(one).refused('opinions.no-suggestions');
    given(asked, assigned).when(one).refused('opinions.not-delivered');
  });
});

describe('an opinion belongs to a version of the text', () => {
  const second = file('孵化器后补助办法（第二稿）.docx', '3');
  const annex = file('测算表.xlsx', '4');
  const changed = (outdates: boolean, ...materials: FileRef[]) =>
    DraftChanged({ opinion: id, materials, outdates, changedOn: today });
  test('changed after it was given, it does not count', () =>
    given(asked, assigned, delivered(lawful))
      .when(changeDraft([second], today))
      .happened(changed(true, second)));
  test('not by another file beside it', () =>
    given(asked, assigned, delivered(lawful))
      .when(changeDraft([annex], today))
      .nothing());
  test('nor by the very same', () =>
    given(asked, assigned, delivered(lawful))
      .when(changeDraft([file('孵化器后补助办法v2.docx', '1')], today))
      .nothing());
  test('before it is given the adviser reads whatever comes', () =>
    given(asked, assigned)
      .when(changeDraft([annex], today))
      .happened(changed(false, annex)));
  test('the changes he asked for are his own, until his suggestions are settled', () => {
    given(asked, assigned, delivered(amend))
      .when(changeDraft([second], today))
      .happened(changed(false, second));
    given(asked, assigned, delivered(amend), settled(1), settled(2))
      .when(changeDraft([second], today))
      .happened(changed(true, second));
  });
  test('sent as the text itself, it is another whatever it is called', () =>
    given(asked, assigned, delivered(lawful))
      .when(changeDraft([annex], today, true))
      .happened(changed(true, annex)));
  test.each([
    ['合同.docx', '合同（第二稿）.docx', true],
    ['合同.docx', '合同(2).docx', true],
    ['合同.docx', '合同_v3.docx', true],
    ['合同送审稿.docx', '合同-修改稿.pdf', true],
    ['合同第一稿.docx', '合同第三稿.docx', true],
    ['合同.docx', '合同附件.docx', false],
    ['合同.docx', '采购合同.docx', false],
  ])('%s and %s: the same text %s', (before, after, same) =>
    expect(newVersions([file(before, '1')], [file(after, '2')])).toHaveLength(same ? 1 : 0),
  );
});

describe('what it lets pass', () => {
  const past = [asked, assigned];
  test.each([
    ['not yet given', past, undefined],
    ['lawful', [...past, delivered(lawful)], true],
    ['outside what is reviewed', [...past, delivered({ ...lawful, conclusion: 'outside' })], true],
    ['unlawful', [...past, delivered({ ...amend, conclusion: 'unlawful' })], false],
    ['lawful once changed, before it is said what was changed', [...past, delivered(amend), settled(1)], undefined],
    ['the same, when it was', [...past, delivered(amend), settled(1), settled(2, 'not', '另有规定')], true],
    [
      'given back for more',
      [...past, delivered(lawful), OpinionReturned({ opinion: id, reason: '依据', returnedOn: today })],
      undefined,
    ],
    [
      'of another version of the text',
      [...past, delivered(lawful), DraftChanged({ opinion: id, materials: [draft], outdates: true, changedOn: today })],
      undefined,
    ],
    [
      'followed by another',
      [...past, delivered(lawful), OpinionSuperseded({ opinion: id, by: other, supersededOn: today })],
      undefined,
    ],
  ] as const)('%s', (_, events, expected) => expect(standing(...(events as readonly OpinionEvent[]))).toBe(expected));
  test('given anew after it was given back, with suggestions of its own', () => {
    const returned = OpinionReturned({ opinion: id, reason: '依据不足', returnedOn: today });
    given(...past, delivered(amend))
      .when(returnOpinion('依据不足', today))
      .happened(returned);
    expect(standing(...past, delivered(amend), settled(1), settled(2), returned, delivered(lawful))).toBe(true);
  });
});

test('it is not wanted any more, or a later one takes its place', () => {
  given(asked)
    .when(withdrawOpinion('不签了', today))
    .happened(OpinionWithdrawn({ opinion: id, reason: '不签了', withdrawnOn: today }));
  given(asked, assigned, delivered(lawful)).when(withdrawOpinion('不签了', today)).refused('opinions.not-open');
  const superseded = OpinionSuperseded({ opinion: id, by: other, supersededOn: today });
  given(asked).when(supersedeOpinion(other, today)).happened(superseded);
  given(asked, superseded).when(supersedeOpinion(other, today)).nothing();
});

// Days worked out by hand from the notices for 2026: off 15 to 23 February and 1 to 5 May, working on 14 and 28 February
// and 9 May.
test.each([
  ['lc-time', '2026-03-02', '2026-03-05', 'Monday: Tuesday, Wednesday, Thursday'],
  ['lc-time', '2026-03-05', '2026-03-10', 'Thursday: Friday, Monday, Tuesday'],
  ['lc-time', '2026-02-12', '2026-02-24', 'Friday the 13th, Saturday the 14th at work, Tuesday the 24th'],
  ['lc-time', '2026-04-29', '2026-05-07', 'Thursday the 30th, Wednesday and Thursday after the days off'],
  ['lc-time-contract', '2026-03-02', '2026-03-09', 'Tuesday to Friday, and Monday'],
  ['lc-time-contract', '2026-02-11', '2026-02-25', 'the 12th, 13th, 14th, 24th and 25th'],
  ['lc-time-contract', '2026-05-06', '2026-05-12', 'the 7th, 8th, Saturday the 9th at work, 11th, 12th'],
  ['lc-time-urgent', '2026-03-06', '2026-03-09', 'Friday: Monday'],
  ['lc-time-urgent', '2026-02-14', '2026-02-24', 'the last day at work before the festival'],
])('%s from %s: %s', (rule, start, due) => expect(nationalTime.count(rule, { start: day(start) })?.due).toBe(due));

describe('what advisers write', () => {
  test.each([
    ['建议2条 一、补充资金来源；二、明确验收标准', ['补充资金来源', '明确验收标准'], 2],
    ['建议两条：1.补充资金来源 2.明确验收标准', ['补充资金来源', '明确验收标准'], 2],
    [
      '建议3条\n（1）删去第八条\n（2）改为乌鲁木齐仲裁委员会\n（3）加保密条款',
      ['删去第八条', '改为乌鲁木齐仲裁委员会', '加保密条款'],
      3,
    ],
    ['提出建议1条 第八条管辖法院建议改成乌鲁木齐', ['第八条管辖法院建议改成乌鲁木齐'], 1],
    ['①补充资金来源②明确验收标准', ['补充资金来源', '明确验收标准'], undefined],
    ['补充资金来源', ['补充资金来源'], undefined],
    ['', [], undefined],
    ['建议2条', [], 2],
  ])('%s', (words, texts, said) => {
    const read = readSuggestions(words);
    expect([read.suggestions.map(({ text }) => text), read.said]).toEqual([texts, said]);
  });
  test.each([
    ['第1条', [1]],
    ['第一、三条', [1, 3]],
    ['1、2条', [1, 2]],
    ['前两条', [1, 2]],
    ['第二至四条', [2, 3, 4]],
    ['全部', [1, 2, 3, 4]],
    ['第7条', [7]],
    ['管辖法院那条', []],
  ])('%s', (words, places) => expect(readPlaces(words, [1, 2, 3, 4])).toEqual(places));
});

describe('whom it may be given to', () => {
  const someone = (name: string, scope: string | undefined, load: number) => ({ number: name, name, scope, load });
  test('who knows the matter first, then who has least in hand', () =>
    expect(
      ranked(
        [
          someone('甲', '劳动人事', 0),
          someone('乙', '合同、招标', 3),
          someone('丙', '合同', 1),
          someone('丁', undefined, 0),
        ],
        { kind: 'contract', title: '物业服务合同' },
      ).map(({ name }) => name),
    ).toEqual(['丙', '乙', '甲', '丁']));
  test.each([
    ['合同', 'contract', '物业服务协议', true],
    ['知识产权、成果转化', 'document', '科技成果转化管理办法', true],
    ['知识产权', 'question', '农户转包试验田', false],
    ['科技项目管理', 'question', '有关科技工作', false],
  ] as const)('%s for %s %s: %s', (scope, kind, title, fits) => expect(fitsTo(scope, { kind, title })).toBe(fits));
});
