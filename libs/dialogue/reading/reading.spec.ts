import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Fen, fenInCapitals, fenInFigures, type LocalDate } from '#kernel';
import { amountsIn } from './amount.ts';
import { datesIn } from './date.ts';

const amounts = (text: string) => amountsIn(text).map((one) => one.value);

describe('amounts', () => {
  test.each<[string, number]>([
    ['120万', 120_000_000], ['120万元', 120_000_000], ['1.2亿元', 12_000_000_000], ['3千万', 3_000_000_000], ['一百二十万元', 120_000_000], ['叁佰伍拾万元整', 350_000_000],
    ['￥98,000.50', 9_800_050], ['1亿2000万', 12_000_000_000], ['两百万', 200_000_000], ['三点五亿', 35_000_000_000], ['１２０万元', 120_000_000], ['90万', 90_000_000],
    ['21.7亿元', 217_000_000_000], ['3500元', 350_000], ['1,200,000元', 120_000_000], ['0.5亿', 5_000_000_000], ['十万零五百元', 10_050_000], ['二百五十万元', 250_000_000],
    ['壹拾贰万叁仟肆佰伍拾陆元柒角捌分', 12_345_678], ['五万八千元', 5_800_000], ['一千五百六十万', 1_560_000_000], ['三十万', 30_000_000], ['5块', 500], ['人民币3万元整', 3_000_000], ['0.01元', 1],
  ])('%s is %i fen', (text, fen) => expect(amounts(text)).toEqual([fen]));

  test.each(['120万人', '1000余家', '第37次', '2026年', '120', '一百二十', '0元', '0.000万元', '0.001元', '几百块吧', '万', '亿元', '三台'])('%s is none', (text) => expect(amounts(text)).toEqual([]));

  test('stands where it is in a sentence', () => expect(amountsIn('采购3台服务器120万元')).toEqual([{ value: 120_000_000, from: 7, to: 12 }]));

  test('never comes to nought, whatever is typed, and nothing throws', () =>
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.,零一二两三十百千万亿元角分块￥整点 壹贰余人第') }), (text) => {
      for (const fen of amounts(text)) expect(fen).toBeGreaterThan(0);
    }), { numRuns: 3000 }));

  test('reads back every sum as it is written, in figures and in capitals', () =>
    fc.assert(fc.property(fc.integer({ min: 1, max: 99_999_999_999_99 }), (n) => {
      const fen = Fen.parse(n);
      expect(amounts(fenInFigures(fen))).toEqual([fen]);
      if (fen >= 100) expect(amounts(fenInCapitals(fen))).toEqual([fen]);
    }), { numRuns: 2000 }));
});

describe('dates', () => {
  const today = '2026-11-23' as LocalDate;
  test.each([
    ['今天', '2026-11-23'], ['明天', '2026-11-24'], ['昨天', '2026-11-22'], ['大前天', '2026-11-20'], ['2025年3月1日', '2025-03-01'], ['2025-3-1', '2025-03-01'], ['2025/03/28', '2025-03-28'],
    ['2025.3.28', '2025-03-28'], ['２０２５－３－１', '2025-03-01'], ['3月1日', '2026-03-01'], ['12月5号', '2026-12-05'],
  ])('%s is %s', (text, date) => expect(datesIn(text, today).map((one) => one.value)).toEqual([date]));
  test.each(['2026年2月30日', '13月1日', '1.5', '乌科发〔2025〕12号', '120万'])('%s is none', (text) => expect(datesIn(text, today)).toEqual([]));
});
