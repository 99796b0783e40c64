import { describe, expect, test } from '@jest/globals';
import { isSame } from './same-words.ts';

describe('two readings are one answer', () => {
  test.each([
    ['增加退出条款；明确绩效目标', '建议2条 一、增加退出条款；二、明确绩效目标'],
    ['1.增加退出条款 2.明确绩效目标', '增加退出条款，明确绩效目标'],
    ['采购高性能计算平台', '高性能计算平台'],
    ['3条', '3条'],
    ['申请人死亡、等待继承人', '申请人死亡，等待继承人'],
  ])('%s and %s', (one, other) => {
    expect(isSame(one, other)).toBe(true);
    expect(isSame(other, one)).toBe(true);
  });
  test('values that are no words, by their content', () => {
    expect(isSame(['张伟'], ['张伟'])).toBe(true);
    expect(isSame({ n: 1 }, { n: 2 })).toBe(false);
  });
});

describe('and two they are', () => {
  test.each([
    ['3条', '增加退出条款'],
    ['意见共2条', '明确绩效目标'],
    ['一、', '二、'],
    ['；', '增加退出条款'],
    ['增加退出条款', '明确绩效目标'],
  ])('%s and %s', (one, other) => {
    expect(isSame(one, other)).toBe(false);
    expect(isSame(other, one)).toBe(false);
  });
});
