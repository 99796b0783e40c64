import { describe, expect, test } from '@jest/globals';
import { fold, type UnitId } from '#kernel';
import { specificationOf } from '#support';
import { RoundListChanged, RoundOpened, VerdictGiven, type DocumentId, type RoundId, type Verdict } from '../events.ts';
import { on, TODAY } from '../testing/a-document.ts';
import {
  followRecord,
  giveVerdict,
  openRound,
  publishRound,
  reportNil,
  roundDecider,
  tallyOf,
  type KnownRound,
} from './round.ts';

// 谁起草谁清理、谁实施谁清理: a word on each document in force, then the list.

const { given } = specificationOf(roundDecider);
const round = '018f2b3c-0000-7000-8000-0000000000aa' as RoundId;
const document = (n: number) => `018f2b3c-0000-7000-8000-00000000000${n}` as DocumentId;
const unit = (name: string) => name as UnitId;
const opened = RoundOpened({
  round,
  number: { series: '清理', year: 2026, serial: 1 },
  name: '2026年规范性文件清理',
  on: on('2026-11-02'),
  dueDate: on('2026-12-05'),
  documents: [
    { document: document(1), number: '文件〔2024〕1号', unit: unit('hightech') },
    { document: document(2), number: '文件〔2024〕2号', unit: unit('rural') },
  ],
  scope: 'all',
});
const word = (n: number, result: Verdict, reason?: string) => ({
  document: document(n),
  number: `文件〔2024〕${n}号`,
  result,
  on: on('2026-11-20'),
  ...(reason === undefined ? {} : { reason }),
});
const said = (n: number, result: Verdict, reason?: string) => {
  const { number: _number, ...rest } = word(n, result, reason);
  return VerdictGiven({ ...rest, round });
};

describe('a clean-up', () => {
  test('begins with a day by which the units say what they think', () => {
    const { number: _number, ...rest } = opened.data;
    const opening = { ...rest, scope: 'all' } as const;
    given()
      .when(openRound({ ...opening, dueDate: on('2026-11-01') }, TODAY))
      .refused('documents.end-before-start');
    given()
      .when(openRound(opening, TODAY))
      .happened({ ...opened, data: { ...opened.data, number: { series: '清理', year: 2026, serial: 0 } } });
  });
  test('takes a word on what is in it only, with a reason where it does not stay', () => {
    given(opened)
      .when(giveVerdict(word(3, 'keep'), TODAY))
      .refused('documents.not-in-round');
    given(opened)
      .when(giveVerdict(word(1, 'repeal'), TODAY))
      .refused('documents.reason-needed');
    given(opened)
      .when(giveVerdict(word(1, 'keep'), TODAY))
      .happened(said(1, 'keep'));
    given(opened, said(1, 'keep'))
      .when(giveVerdict(word(1, 'keep'), TODAY))
      .nothing();
  });
  test('follows the record of its day: what was in force then is looked at, what was not is not; not once it is out', () => {
    const third = { document: document(3), number: '文件〔2024〕3号', unit: unit('plan') };
    const joins = RoundListChanged({ round, document: third, covered: true });
    given(opened).when(followRecord(third, true)).happened(joins);
    given(opened).when(followRecord(third, false)).nothing();
    given(opened, joins).when(followRecord(third, true)).nothing();
    given(opened, joins)
      .when(giveVerdict(word(3, 'keep'), TODAY))
      .happened(said(3, 'keep'));
    const leaves = RoundListChanged({ round, document: third, covered: false });
    given(opened, joins, said(3, 'keep')).when(followRecord(third, false)).happened(leaves);
    expect(fold(roundDecider, [opened, joins, said(3, 'keep'), leaves])).toMatchObject({
      documents: [{ document: document(1) }, { document: document(2) }],
      verdicts: {},
    });
    const all = [opened, said(1, 'keep'), said(2, 'keep')];
    const published = publishRound(on('2026-12-10'), '局门户网站', TODAY)(fold(roundDecider, all));
    given(...all, ...('events' in published ? published.events : []))
      .when(followRecord(third, true))
      .nothing();
    // One that was opened before this was kept stays as it was drawn up.
    const { scope: _, ...before } = opened.data;
    given(RoundOpened(before)).when(followRecord(third, true)).nothing();
  });
  test('takes a nil return of who has none, not of who has', () => {
    given(opened)
      .when(reportNil(unit('hightech'), undefined, on('2026-11-20')))
      .refused('documents.unit-has-documents');
    expect(reportNil(unit('plan'), undefined, on('2026-11-20'))(fold(roundDecider, [opened]))).toHaveProperty(
      'events.length',
      1,
    );
  });
  test('is published when nothing is left, and then is closed', () => {
    given(opened, said(1, 'keep'))
      .when(publishRound(on('2026-12-10'), '局门户网站', TODAY))
      .refused('documents.round-left');
    const all = [opened, said(1, 'keep'), said(2, 'repeal', '任务完成')];
    const published = publishRound(on('2026-12-10'), '局门户网站', TODAY)(fold(roundDecider, all));
    expect(published).toMatchObject({ events: [{ data: { kept: 1, repealed: 1, amended: 0, expired: 0 } }] });
    expect(tallyOf(fold(roundDecider, all) as KnownRound)).toEqual({ keep: 1, amend: 0, repeal: 1, expired: 0 });
    given(...all, ...('events' in published ? published.events : []))
      .when(giveVerdict(word(1, 'amend', '上位法修改'), TODAY))
      .refused('documents.round-published');
  });
});
