import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, daysBetween, Fen, fenInCapitals, fenInFigures, LocalDate, weekday } from '#kernel';
import { factsIn } from './facts.ts';
import { amountsIn } from './amount.ts';
import { chinaCalendar } from '#calendar';
import { datesIn } from './date/index.ts';
import { countsIn, spelt } from './count.ts';
import { namingsIn, yearSaid } from './numbers.ts';
import { holderOf } from './people.ts';
import { awayIn, listIn, placesIn } from './several.ts';

/** Sums in fen; what must be asked about is a question mark. */
const amounts = (text: string) => amountsIn(text).map(({ value }) => (value.is === 'sum' ? value.fen : '?'));

describe('amounts', () => {
  test.each<[string, number]>([
    ['120万', 120_000_000],
    ['120万元', 120_000_000],
    ['1.2亿元', 12_000_000_000],
    ['3千万', 3_000_000_000],
    ['一百二十万元', 120_000_000],
    ['叁佰伍拾万元整', 350_000_000],
    ['￥98,000.50', 9_800_050],
    ['1亿2000万', 12_000_000_000],
    ['两百万', 200_000_000],
    ['三点五亿', 35_000_000_000],
    ['１２０万元', 120_000_000],
    ['90万', 90_000_000],
    ['21.7亿元', 217_000_000_000],
    ['3500元', 350_000],
    ['1,200,000元', 120_000_000],
    ['0.5亿', 5_000_000_000],
    ['十万零五百元', 10_050_000],
    ['二百五十万元', 250_000_000],
    ['壹拾贰万叁仟肆佰伍拾陆元柒角捌分', 12_345_678],
    ['五万八千元', 5_800_000],
    ['一千五百六十万', 1_560_000_000],
    ['三十万', 30_000_000],
    ['5块', 500],
    ['人民币3万元整', 3_000_000],
    ['0.01元', 1],
  ])('%s is %i fen', (text, fen) => expect(amounts(text)).toEqual([fen]));

  test.each(['120万人', '1000余家', '第37次', '2026年', '120', '一百二十', '万', '亿元', '三台'])(
    '%s is none',
    (text) => expect(amounts(text)).toEqual([]),
  );
  test.each(['0元', '0.000万元', '0.001元', '几百块吧', '约120万', '-5万元', '5万美元', '100-150万元'])(
    '%s must be asked about',
    (text) => expect(amounts(text)).toEqual(['?']),
  );
  test('a bare number is asked about, where it is the whole answer to how much', () =>
    expect(amountsIn('120', { asked: true })).toEqual([
      { value: { is: 'unclear', choices: [12_000, 120_000_000] }, from: 0, to: 3 },
    ]));

  test('stands where it is in a sentence', () =>
    expect(amountsIn('采购3台服务器120万元')).toEqual([{ value: { is: 'sum', fen: 120_000_000 }, from: 7, to: 12 }]));

  test('never comes to nought, whatever is typed, and nothing throws', () =>
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0123456789.,零一二两三十百千万亿元角分块￥整点 壹贰余人第') }),
        (text) => {
          for (const fen of amounts(text)) if (fen !== '?') expect(fen).toBeGreaterThan(0);
        },
      ),
      { numRuns: 3000 },
    ));

  test('reads back every sum as it is written, in figures and in capitals', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999_999_99 }), (n) => {
        const fen = Fen.parse(n);
        expect(amounts(fenInFigures(fen))).toEqual([fen]);
        if (fen >= 100) expect(amounts(fenInCapitals(fen))).toEqual([fen]);
      }),
      { numRuns: 2000 },
    ));
});

describe('dates', () => {
  const around = (today: string) => ({ today: today as LocalDate, calendar: chinaCalendar });
  const days = fc.integer({ min: 0, max: 36_524 }).map((n) => addDays('2000-01-01' as LocalDate, n));
  const digit = (n: number): string => '零一二三四五六七八九'[n]!;
  const inCharacters = (n: number): string => {
    if (n < 10) return digit(n);
    const tens = n < 20 ? '' : digit(Math.floor(n / 10));
    return `${tens}十${n % 10 === 0 ? '' : digit(n % 10)}`;
  };
  const wide = (text: string): string =>
    text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));
  const STYLES: readonly ((y: number, m: number, d: number) => string)[] = [
    (y, m, d) => `${y}年${m}月${d}日`,
    (y, m, d) => `${y}年${m}月${d}号`,
    (y, m, d) => `${y}-${m}-${d}`,
    (y, m, d) => `${y}/${m}/${d}`,
    (y, m, d) => `${y}.${m}.${d}`,
    (y, m, d) => `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`,
    (y, m, d) => wide(`${y}-${m}-${d}`),
    (y, m, d) => wide(`${y}年${m}月${d}日`),
    (y, m, d) =>
      `${[...String(y)].map((c) => '〇一二三四五六七八九'[Number(c)]).join('')}年${inCharacters(m)}月${inCharacters(d)}日`,
    (y, m, d) =>
      `收到日期：${y}年${m}月${d}日（星期${'一二三四五六日'[weekday(LocalDate.parse(`${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`)) - 1]}）`,
  ];

  test('come back the same from every style with a year, whatever day it is today', () =>
    fc.assert(
      fc.property(days, days, fc.constantFrom(...STYLES), (date, today, style) => {
        const [y, m, d] = date.split('-').map(Number) as [number, number, number];
        expect(datesIn(style(y, m, d), around(today)).map((one) => one.value)).toMatchObject([
          { is: 'day', day: date },
        ]);
      }),
      { numRuns: 3000 },
    ));

  test('without a year lie behind with 收到, ahead with 前, and are within a year', () =>
    fc.assert(
      fc.property(days, days, (date, today) => {
        const [, m, d] = date.split('-').map(Number) as [number, number, number];
        if (m === 2 && d === 29) return;
        const [past] = datesIn(`${m}月${d}日收到`, around(today)).map((one) => one.value);
        const [future] = datesIn(`${m}月${d}日前报送`, around(today)).map((one) => one.value);
        expect(past).toMatchObject({ is: 'day', until: false });
        if (past?.is !== 'day') return;
        // Just gone: whether it is that day or one in a year is asked.
        const gone = daysBetween(past.day, today);
        if (gone > 0 && gone <= 45) return expect(future).toMatchObject({ is: 'unclear' });
        expect(future).toMatchObject({ is: 'day', until: true });
        if (future?.is !== 'day') return;
        expect(past.day <= today && future.day >= today).toBe(true);
        expect(daysBetween(past.day, today) <= 365 && daysBetween(today, future.day) <= 365).toBe(true);
      }),
      { numRuns: 2000 },
    ));

  test('of what has been, but nearly a year ago or soon, are asked about where no verb tells', () => {
    const read = (text: string) => datesIn(text, { ...around('2026-11-25' as LocalDate), tense: 'past' })[0]?.value;
    expect(read('从12月1日起')).toEqual({ is: 'unclear', choices: ['2026-12-01', '2025-12-01'] });
    expect(read('只能登报公告从12月1日登起')).toEqual({ is: 'unclear', choices: ['2026-12-01', '2025-12-01'] });
    expect(read('要是10月9日收的')).toMatchObject({ is: 'day', day: '2026-10-09' });
    expect(read('12月1日收到')).toMatchObject({ is: 'day', day: '2025-12-01' });
    expect(read('办结期限12月18日')).toMatchObject({ is: 'unclear' });
    expect(read('11月20日')).toMatchObject({ is: 'day', day: '2026-11-20' });
    expect(read('3月1日')).toMatchObject({ is: 'day', day: '2026-03-01' });
  });

  test('of weekdays are those of the Monday-first week that is said', () =>
    fc.assert(
      fc.property(
        days,
        fc.integer({ min: 1, max: 7 }),
        fc.constantFrom(['上', -7], ['本', 0], ['这', 0], ['下', 7] as const),
        (today, n, [which, off]) => {
          const [read] = datesIn(`${which}周${'一二三四五六日'[n - 1]}`, around(today)).map((one) => one.value);
          expect(read).toMatchObject({ is: 'day', day: addDays(today, Number(off) + n - weekday(today)) });
        },
      ),
      { numRuns: 1000 },
    ));

  test('whose weekday is another are asked about', () => {
    expect(datesIn('2026年3月1日(周日)', around('2026-03-02'))).toMatchObject([
      { value: { is: 'day', day: '2026-03-01' }, to: 13 },
    ]);
    expect(datesIn('2026年3月1日（周五）', around('2026-03-02'))).toMatchObject([
      { value: { is: 'unclear', choices: ['2026-03-01'] } },
    ]);
  });

  test('nothing typed throws', () =>
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'grapheme', maxLength: 200 }),
          fc
            .array(
              fc.constantFrom(
                ...'0123456789年月日号前后内周一二三四五六七八九十下上本半个工作收到之起至到-./:点腊正农历国庆节底末初 〔〕（）第次',
              ),
              { maxLength: 40 },
            )
            .map((chars) => chars.join('')),
        ),
        days,
        (text, today) => {
          for (const { value, from, to } of factsIn(text, { ...around(today), units: [], people: [] }))
            expect(from < to && value !== undefined).toBe(true);
        },
      ),
      { numRuns: 3000 },
    ));
});

describe('numbers of records', () => {
  const records = (text: string) =>
    namingsIn(text).flatMap(({ value }) => (value.is === 'record' ? [value.number] : []));
  test('are read as they are spoken and written', () => {
    expect(records('合同2026-012号已经签了')).toEqual(['合同〔2026〕12号']);
    expect(records('议题2026-47不上了，案件2026年第3号归档')).toEqual(['议题〔2026〕47号', '案件〔2026〕3号']);
  });
  test('are of the year that is said right before them, else of this one', () => {
    const year = (before: string) => yearSaid(before, '2026-11-25' as LocalDate);
    expect(['', '跟', '去年', '跟去年的', '2024年', '前年那个', '上年度议题'].map(year)).toEqual([
      2026, 2026, 2025, 2025, 2024, 2024, 2025,
    ]);
  });
  test('and are none where they are another series, or a day', () =>
    expect(records('诉讼2026-03，议题2026-11-20报的，合同2026-12月底到期')).toEqual([]));
});

describe('lists', () => {
  const people = [
    { staff: 'wangjianguo', name: '王建国', post: '局长', unit: 'office' },
    { staff: 'aliya', name: '阿丽亚·买买提', post: '副局长', unit: 'office' },
  ];
  test('a verb set off from the next name is of the name before it', () => {
    const named = (text: string) => listIn(text, people, '反对|不同意').map((one) => one.value);
    expect(named('王局长不同意，阿丽亚没投')).toEqual(['wangjianguo']);
    expect(named('反对王建国、阿丽亚')).toEqual(['wangjianguo', 'aliya']);
    expect(named('王局长阿丽亚都反对李明说再看看')).toEqual(['wangjianguo', 'aliya']);
    expect(named('王建国、阿丽亚均不同意')).toEqual(['wangjianguo', 'aliya']);
    expect(named('阿丽亚同意，反对：王建国')).toEqual(['wangjianguo']);
  });
  test('a comma ends a list that has its word before it, and a name with a word of its own is in no other list', () => {
    const four = [
      ...people,
      { staff: 'sunli', name: '孙丽', post: '党组成员', unit: 'office' },
      { staff: 'zhao', name: '赵刚', post: '总工程师', unit: 'office' },
    ];
    const named = (text: string, behind: string) => listIn(text, four, behind).map((one) => one.value);
    const told = '3人赞成，王建国、阿丽亚、孙丽，赵刚没表态';
    expect(named(told, '没表态')).toEqual(['zhao']);
    expect(named(told, '赞成')).toEqual(['wangjianguo', 'aliya', 'sunli']);
    expect(named('王建国、阿丽亚，孙丽赞成', '赞成')).toEqual(['wangjianguo', 'aliya', 'sunli']);
    expect(named('孙丽反对赵刚弃权', '反对')).toEqual(['sunli']);
    expect(named('赵总不同意，孙丽没说话，剩下的都举手了', '赞成|同意')).toEqual([]);
    expect(named('王局赵总都赞成', '赞成')).toEqual(['wangjianguo', 'zhao']);
  });
  test('a post cut short is one, unless the word goes on or the surname is a part of the time before it', () => {
    const some = [...people, { staff: 'zhou', name: '周芳', post: '法规科科长', unit: 'legal' }];
    const named = (text: string) => listIn(text, some, undefined).map((one) => one.value);
    expect(named('王局先说的')).toEqual(['wangjianguo']);
    expect(named('周科嫌慢')).toEqual(['zhou']);
    for (const none of ['王局限', '上周科里开会', '周科研项目', '四周处理完']) expect(named(none)).toEqual([]);
  });
  test('votes are counted one by one, where no other word may have the count', () => {
    const counted = (text: string) =>
      countsIn(text).map(({ value }) => (value.is === 'unanimous' ? value.is : `${value.is} ${value.number}`));
    expect(counted('三个同意一个不同意还有一个弃权')).toEqual(['for 3', 'against 1', 'abstain 1']);
    expect(counted('赞成三个反对一个')).toEqual(['for 3', 'against 1']);
    expect(counted('四赞成一弃权')).toEqual(['for 4', 'abstain 1']);
    expect(counted('阿不都提四个同意一个弃权')).toEqual(['for 4', 'abstain 1']);
    expect(counted('三个人同意一个人不同意还有一个弃权的')).toEqual(['for 3', 'against 1', 'abstain 1']);
    expect(counted('暂成三个反对一个')).toEqual(['against 1']);
    for (const all of ['大家都没意见', '二号全票过', '五个人都举手同意', '口头问的，全过'])
      expect(counted(all)).toContain('unanimous');
    for (const none of ['全票数', '没有异议期']) expect(counted(none)).toEqual([]);
  });
  test('是缺席不是请假 says who was away, and that of nobody else', () => {
    const away = (text: string) => awayIn(text, people).map((one) => one.value);
    expect(away('王建国是缺席不是请假，阿丽亚同意改')).toEqual([{ staff: 'wangjianguo', reason: '请假' }]);
  });
  test('缺 is a word of absence, and 缺乏 none', () => {
    const away = (text: string) => awayIn(text, people).map((one) => one.value);
    expect(away('实到一人，缺阿丽亚，下乡了')).toEqual([{ staff: 'aliya', reason: '下乡' }]);
    expect(away('缺王建国')).toEqual([{ staff: 'wangjianguo', reason: '请假' }]);
    expect(away('缺乏王建国的签字')).toEqual([]);
  });
  test('a post by itself is whoever alone holds it', () => {
    const posts = [...people, { staff: 'chen', name: '陈霞', post: '机关党委书记', unit: 'office' }];
    const led = posts.map((one) => (one.staff === 'wangjianguo' ? { ...one, post: '党组书记、局长' } : one));
    const twice = [...led, { staff: 'other', name: '刘洋', post: '局长', unit: 'office' }];
    expect([holderOf('书记', led), holderOf('局长', led), holderOf('机关党委书记', led)]).toEqual([
      'wangjianguo',
      'wangjianguo',
      'chen',
    ]);
    expect([holderOf('书记', posts), holderOf('局长', twice), holderOf('总工', led)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
  // One of these once took longer than anybody lives: what joins names was also a part of them.
  test.each([
    '和',
    '、',
    '请假',
    '请假和',
    '反对',
    '反对（',
    '1:1',
    '议题1、',
    '第一',
    '王建国和',
    '阿丽亚',
    '一',
    '（',
  ])('a thousand signs of %s and a name end', (sign) => {
    for (const text of [
      `请假${sign.repeat(Math.ceil(1000 / sign.length))}（王建国`,
      `反对${sign.repeat(Math.ceil(1000 / sign.length))}x王建国`,
    ]) {
      for (const found of [
        awayIn(text, people),
        listIn(text, people, '反对|不同意'),
        listIn(text, people, undefined),
        placesIn(text),
        countsIn(spelt(text)),
      ])
        expect(Array.isArray(found)).toBe(true);
    }
  });
});
