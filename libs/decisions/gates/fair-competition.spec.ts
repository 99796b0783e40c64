import { expect, test } from '@jest/globals';
import { usualGates } from './gates.ts';
import { mayTouchOperators, withFairCompetition } from './fair-competition.ts';

// fcr-scope: 公平竞争审查条例 第二条, worked out by hand.
test.each([
  ['科技型企业研发后补助实施办法', true],
  ['政府采购供应商准入条件', true],
  ['科技服务机构资质认定标准', true],
  ['采购高性能计算平台', false],
  ['修订科技计划项目管理办法', false],
  ['2026年科技计划项目指南', false],
])('%s: asked is %s', (title, asked) => expect(mayTouchOperators(title)).toBe(asked));

test('the review comes with what the list or the usual asks for, once', () => {
  const needs = withFairCompetition(usualGates('majorDecision'));
  expect(needs).toEqual(['legalOpinion', 'legalityReview', 'fairCompetition']);
  expect(withFairCompetition(needs)).toEqual(needs);
});
