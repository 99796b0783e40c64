import { expect, test } from '@jest/globals';
import { usualGates } from './gates.ts';
import { mayTouchOperators, withFairCompetition } from './fair-competition.ts';

// fcr-scope: 公平竞争审查条例 第二条, worked out by hand.
test.each([
  ['科技型企业研发后补助实施办法', true],
  ['政府采购供应商准入条件', true],
  ['科技服务机构资质认定标准', true],
  ['科技企业研发补贴办法', true],
  ['采购服务商入围条件', true],
  // 实施办法第二条: 行政协议、备忘录、技术规范、政策性文件 too; 条例第八条至第十一条: prices, taxes, costs, registers.
  ['与天山软件公司签订战略合作协议', true],
  ['与科技服务机构合作备忘录', true],
  ['大型仪器共享服务价格指导标准', true],
  ['科技创新券管理细则', true],
  ['关于给予高新技术企业房租减免的通知', true],
  ['科技服务机构推荐名录', true],
  ['技术交易服务供应商技术规范', true],
  ['高新技术企业税收优惠落实意见', true],
  ['孵化器运营费用返还方案', true],
  ['与高校共建联合实验室备忘录', false],
  ['年度党建工作计划', false],
  ['干部年度考核办法', false],
  ['关于召开年度总结会的通知', false],
  ['高性能计算平台采购方案', false],
  ['采购高性能计算平台', false],
  ['修订科技计划项目管理办法', false],
  ['2026年科技计划项目指南', false],
])('%s: asked is %s', (title, asked) => expect(mayTouchOperators(title)).toBe(asked));

test('the review comes with what the list or the usual asks for, once', () => {
  const needs = withFairCompetition(usualGates('majorDecision'));
  expect(needs).toEqual(['legalOpinion', 'legalityReview', 'fairCompetition']);
  expect(withFairCompetition(needs)).toEqual(needs);
});
