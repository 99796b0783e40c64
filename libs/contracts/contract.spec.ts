import { expect, describe, test } from '@jest/globals';
import { specificationOf } from '#support';
import type { DocumentNumber, Fen, LocalDate, StaffId, UnitId } from '#kernel';
import {
  addPerformance,
  answerFromOpinion,
  answerReview,
  askAgain,
  closeContract,
  contract,
  correctContract,
  enterContract,
  fileContract,
  needsReview,
  perform,
  reopenReview,
  setThreshold,
  signContract,
  strikeSignature,
  threshold,
  withdrawContract,
  type ReviewAnswer,
  type Signing,
} from './contract.ts';
import {
  ContractClosed,
  ContractCorrected,
  ContractFiled,
  ContractId,
  ContractSigned,
  ContractWithdrawn,
  PerformanceDone,
  PerformanceDue,
  ReviewAnswered,
  ReviewAsked,
  ReviewReopened,
  SignatureStruck,
  ThresholdSet,
} from './events.ts';

// A contract is reviewed before it is signed (法律顾问参与合同, 中办发〔2016〕30号), and its dates are kept.

const { given } = specificationOf(contract);
const day = (text: string) => text as LocalDate;
const fen = (n: number) => n as Fen;
const today = day('2026-03-20');
const id = ContractId.parse('00000000-0000-4000-8000-00000000000c');
const number: DocumentNumber = { series: '合同', year: 2026, serial: 3 };
const filing = {
  contract: id,
  number,
  title: '物业服务合同',
  party: '天山物业服务有限公司',
  amount: fen(38_600_000),
  kind: 'service' as const,
  unit: 'office' as UnitId,
  handler: 'chenxia' as StaffId,
  filedOn: day('2026-03-02'),
};
const asking = { urgent: false, askedOn: day('2026-03-02') };
const filed = [ContractFiled(filing), ReviewAsked({ contract: id, ...asking })] as const;
const sound: ReviewAnswer = { verdict: 'sound', by: '政策法规科', answeredOn: day('2026-03-06') };
const answered = (answer: ReviewAnswer = sound) => ReviewAnswered({ contract: id, ...answer });
const adverse = answered({ ...sound, verdict: 'adverse', suggestion: '没有写违约责任' });
const signing: Signing = { signedOn: day('2026-03-10'), from: day('2026-04-01'), until: day('2027-03-31') };
const signed = ContractSigned({ contract: id, ...signing });
const every = {};

test('it is put on file and sent to be reviewed at once', () =>
  given()
    .when(fileContract(filing, asking))
    .happened(...filed));

describe('a contract of an earlier year', () => {
  const old = { ...filing, handler: undefined, filedOn: day('2023-03-10') };
  const then = { signedOn: day('2023-03-10'), paperNumber: '天科合〔2023〕7号', until: day('2024-03-09') };
  const enters = (standing: 'running' | 'performed', changes = {}) =>
    enterContract(old, { ...then, ...changes }, standing, today);
  const closed = (closedOn: string) => ContractClosed({ contract: id, ending: 'performed', closedOn: day(closedOn) });
  const came = [ContractFiled(old), ContractSigned({ contract: id, ...then })] as const;

  test('comes in as it was signed, and ended with its term if it is over', () => {
    given()
      .when(enters('running'))
      .happened(...came);
    given()
      .when(enters('performed'))
      .happened(...came, closed('2024-03-09'));
    given()
      .when(enters('performed', { until: undefined }))
      .happened(came[0], ContractSigned({ contract: id, ...then, until: undefined }), closed('2026-03-20'));
  });
  test('is one record, in order, and of the past', () => {
    given(...came)
      .when(enters('running'))
      .refused('contracts.entered-already');
    given()
      .when(enters('running', { from: day('2024-03-10') }))
      .refused('contracts.term-order');
    given()
      .when(enters('running', { signedOn: day('2026-03-21') }))
      .refused('contracts.not-in-future');
  });
});

describe('its review', () => {
  const answer = (review: ReviewAnswer, who = 'zhoufang') => answerReview(review, who as StaffId, today);
  test('comes from the legal unit', () =>
    given(...filed)
      .when(answer(sound))
      .happened(answered()));
  test('not from who sees to it', () =>
    given(...filed)
      .when(answer(sound, 'chenxia'))
      .refused('contracts.reviewed-by-another'));
  test('nor before it was asked for', () =>
    given(...filed)
      .when(answer({ ...sound, answeredOn: day('2026-03-01') }))
      .refused('contracts.before-asked'));
  test('nor on a day to come', () =>
    given(...filed)
      .when(answer({ ...sound, answeredOn: day('2026-03-21') }))
      .refused('contracts.not-in-future'));
  test.each(['amend', 'adverse'] as const)('nor %s without what is wrong', (verdict) =>
    given(...filed)
      .when(answer({ ...sound, verdict }))
      .refused('contracts.suggestions-needed'),
  );
  test('or from counsel, in the record of his own; the same again is nothing new', () => {
    given(...filed)
      .when(answerFromOpinion(sound))
      .happened(answered());
    given(...filed, answered())
      .when(answerFromOpinion(sound))
      .nothing();
  });
  test('does not speak of another text', () => {
    const reopened = ReviewReopened({ contract: id, why: 'draft-changed', by: '意见〔2026〕8号', reopenedOn: today });
    given(...filed, answered())
      .when(reopenReview('draft-changed', '意见〔2026〕8号', today))
      .happened(reopened);
    given(...filed, answered(), reopened)
      .when(signContract(signing, every, false, today))
      .refused('contracts.not-reviewed');
    given(...filed, adverse)
      .when(reopenReview('draft-changed', '意见〔2026〕8号', today))
      .nothing();
  });
  test('found adverse, it stays so until it is found otherwise', () => {
    const again = ReviewAsked({ contract: id, urgent: false, askedOn: day('2026-03-09') });
    given(...filed, adverse)
      .when(askAgain({ urgent: false, askedOn: day('2026-03-09') }))
      .happened(again);
    given(...filed, adverse, again)
      .when(signContract(signing, every, false, today))
      .refused('contracts.review-adverse');
  });
});

describe('it is signed', () => {
  const sign = (change: Partial<Signing> = {}, desk = false) =>
    signContract({ ...signing, ...change }, every, desk, today);
  test('once it was reviewed', () =>
    given(...filed, answered())
      .when(sign())
      .happened(signed));
  test('not before', () =>
    given(...filed)
      .when(sign())
      .refused('contracts.not-reviewed'));
  test('nor on a day before the review came', () =>
    given(...filed, answered())
      .when(sign({ signedOn: day('2026-03-05') }))
      .refused('contracts.signed-before-review'));
  test('nor where it was found adverse', () =>
    given(...filed, adverse)
      .when(sign())
      .refused('contracts.review-adverse'));
  test('nor on a day to come', () =>
    given(...filed, answered())
      .when(sign({ signedOn: day('2026-03-21') }))
      .refused('contracts.not-in-future'));
  test('nor for days that end before they begin', () =>
    given(...filed, answered())
      .when(sign({ until: day('2026-03-31') }))
      .refused('contracts.term-order'));
  test('nor twice', () =>
    given(...filed, answered(), signed)
      .when(sign())
      .refused('contracts.signed-already'));
  test('signed all the same, the office puts it down with the reason, nobody else', () => {
    const exception = '抢险急需';
    given(...filed)
      .when(sign({ exception }))
      .refused('contracts.exception-by-desk');
    given(...filed)
      .when(sign({ exception }, true))
      .happened(ContractSigned({ contract: id, ...signing, exception }));
    // Reviewed in time, there is nothing to excuse.
    given(...filed, answered())
      .when(sign({ exception }, true))
      .happened(signed);
  });
  test('below the sum the bureau set, without a review', () =>
    given(...filed)
      .when(signContract({ ...signing, amount: fen(2_400_000) }, { amount: fen(5_000_000) }, false, today))
      .happened(ContractSigned({ contract: id, ...signing, amount: fen(2_400_000) })));
  test('not after all', () => {
    const struck = SignatureStruck({ contract: id, reason: '对方没盖章', struckOn: today });
    given(...filed, answered(), signed)
      .when(strikeSignature('对方没盖章', today))
      .happened(struck);
    given(...filed, answered(), signed, struck)
      .when(sign())
      .happened(signed);
    given(...filed, answered())
      .when(strikeSignature('对方没盖章', today))
      .refused('contracts.not-signed');
  });
});

test.each([
  [fen(4_999_999), fen(5_000_000), false],
  [fen(5_000_000), fen(5_000_000), true],
  [undefined, fen(5_000_000), true],
  [fen(1), undefined, true],
])('of %s fen, from %s fen on: reviewed %s', (amount, from, needed) =>
  expect(needsReview(amount, from === undefined ? {} : { amount: from })).toBe(needed),
);
test('the sum is set once', () => {
  expect.hasAssertions();
  const set = ThresholdSet({ amount: fen(5_000_000), basis: '局合同管理办法', setOn: today });
  const rule = specificationOf(threshold);
  rule
    .given()
    .when(setThreshold(fen(5_000_000), '局合同管理办法', today))
    .happened(set);
  rule
    .given(set)
    .when(setThreshold(fen(5_000_000), '局合同管理办法', today))
    .refused('contracts.threshold-same');
});

describe('it is performed', () => {
  const past = [...filed, answered(), signed];
  const due = (n: number, on = '2026-06-30') => PerformanceDue({ contract: id, n, what: '季度检查', due: day(on) });
  const done = PerformanceDone({ contract: id, n: 1, doneOn: today });
  test('by days that are put down one after another', () => {
    given(...past)
      .when(addPerformance('季度检查', day('2026-06-30')))
      .happened(due(1));
    given(...past, due(1))
      .when(addPerformance('季度检查', day('2026-09-30')))
      .happened(due(2, '2026-09-30'));
    given(...past)
      .when(addPerformance('季度检查', day('2026-03-09')))
      .refused('contracts.due-before-signed');
    given(...filed)
      .when(addPerformance('季度检查', day('2026-06-30')))
      .refused('contracts.not-signed');
  });
  test('each once', () => {
    given(...past, due(1))
      .when(perform(1, today, today))
      .happened(done);
    given(...past, due(1), done)
      .when(perform(1, today, today))
      .refused('contracts.step-done');
    given(...past, due(1))
      .when(perform(2, today, today))
      .refused('contracts.no-such-step');
  });
  test('and closed when everything was done; ended otherwise only with the reason', () => {
    const closed = (ending: 'performed' | 'terminated', reason?: string) =>
      ContractClosed({ contract: id, ending, reason, closedOn: today });
    given(...past, due(1))
      .when(closeContract('performed', undefined, today, today))
      .refused('contracts.steps-left');
    given(...past, due(1), done)
      .when(closeContract('performed', undefined, today, today))
      .happened(closed('performed'));
    given(...past)
      .when(closeContract('terminated', ' ', today, today))
      .refused('contracts.reason-needed');
    given(...past)
      .when(closeContract('terminated', '违约', today, today))
      .happened(closed('terminated', '违约'));
  });
});

test('what was recorded wrongly is put right, not what is so already', () => {
  const corrected = ContractCorrected({
    contract: id,
    amount: fen(11_800_000),
    reason: '以中标通知书为准',
    correctedOn: today,
  });
  given(...filed)
    .when(correctContract({ amount: fen(11_800_000) }, '以中标通知书为准', today))
    .happened(corrected);
  given(...filed)
    .when(correctContract({ amount: filing.amount }, '无', today))
    .refused('contracts.nothing-corrected');
});

test('it is not concluded after all, unless it was signed', () => {
  const withdrawn = ContractWithdrawn({ contract: id, reason: '不买了', withdrawnOn: today });
  given(...filed)
    .when(withdrawContract('不买了', today))
    .happened(withdrawn);
  given(...filed, answered(), signed)
    .when(withdrawContract('不买了', today))
    .refused('contracts.not-open');
  given().when(withdrawContract('不买了', today)).refused('contracts.unknown');
});
