import { describe, expect, test } from '@jest/globals';
import { hintIn, hintsIn } from './hints.ts';
import { PHRASES } from './phrases.ts';
import { CLAUSE_IDS, type ClauseId } from './standards.ts';

// Wording that often touches a clause, and wording that only looks like it.

test('there are phrases for every clause that has words of its own', () => {
  expect(PHRASES.length).toBeGreaterThanOrEqual(80);
  const named = new Set(PHRASES.flatMap(({ clauses }) => clauses));
  // A5, B6, C4, D4 say “others”: no wording is theirs.
  expect(CLAUSE_IDS.filter((id) => !named.has(id))).toEqual(['A5', 'B6', 'C4', 'D4']);
});

describe('touches', () => {
  test.each<readonly [string, ClauseId]>([
    ['申报企业应当在本市注册并依法纳税', 'B2'],
    ['同等条件下本市企业优先', 'B3'],
    ['由指定供应商提供检测服务', 'A3'],
    ['按上年度纳税额的10%给予奖励', 'C1'],
    ['对新迁入本市的高新技术企业一次性奖励50万元', 'B2'],
    ['外地企业应当在本市设立分公司方可承接项目', 'B2'],
    ['科技创新券只能在本市服务机构使用', 'B4'],
    ['对天山云科有限公司给予一次性补助200万元', 'C2'],
    ['创新券只能在云岭分析测试中心和云岭超算中心使用', 'A3'],
    ['检测仅限于星垣检测公司办理', 'A3'],
    ['对入选的市属企业缓缴并减半征收失业保险费', 'C3'],
    ['入驻孵化器的企业房租三年内减免', 'C3'],
    ['行业协会应当组织会员统一收费标准', 'D1'],
  ])('%s: %s', (sentence, clause) => expect(hintIn(sentence)?.clauses).toContain(clause));
});

describe('does not touch', () => {
  test.each([
    '不得要求企业在本市注册',
    '符合条件的企业均可申报',
    '对研发投入增长的企业按增量的5%给予补助',
    '专家评审应当回避同单位人员',
    '经费只能在项目执行期内使用',
    '社会保险费依法缴纳，确有困难的按国家规定缓缴',
    '本办法由市科学技术局负责解释',
  ])('%s', (sentence) => expect(hintIn(sentence)).toBeUndefined());
});

test('each is told with the article it stands in', () => {
  const text =
    '第一条 为了促进科技创新，制定本办法。\n第五条 申报单位应当在本市注册。鼓励联合申报。\n第六条 公开评审。';
  expect(hintsIn(text)).toEqual([
    expect.objectContaining({ place: '第五条', sentence: expect.stringContaining('在本市注册') }),
  ]);
});
