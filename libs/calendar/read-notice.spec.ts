import { describe, expect, test } from '@jest/globals';
import { CHINA_YEARS, readNotice } from './index.ts';

const NOTICE_2026 = `国务院办公厅关于2026年部分节假日安排的通知
国办发明电〔2025〕7号
一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至23日（农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。
四、劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。
五、端午节：6月19日（周五）至21日（周日）放假，共3天。
六、中秋节：9月25日（周五）至27日（周日）放假，共3天。
七、国庆节：10月1日（周四）至7日（周三）放假调休，共7天。9月20日（周日）、10月10日（周六）上班。`;

const known = CHINA_YEARS.find(({ year }) => year === 2026)!;
const daysOf = (text: string) => {
  const read = readNotice(text);
  return read.is === 'year' ? read.year.notices.flatMap(({ holidays }) => holidays) : read;
};

describe('a notice as it is published', () => {
  test('gives the days this version knows of 2026', () =>
    expect(daysOf(NOTICE_2026)).toEqual(known.notices.flatMap(({ holidays }) => holidays)));
  test('gives its number', () =>
    expect(readNotice(NOTICE_2026)).toMatchObject({
      is: 'year',
      year: { year: 2026, notices: [{ number: '国办发明电〔2025〕7号' }] },
    }));
  test('reads the same where the lines ran together in copying', () =>
    expect(daysOf(NOTICE_2026.replaceAll('\n', ''))).toEqual(daysOf(NOTICE_2026)));
  test('may begin in the December before', () =>
    expect(daysOf('2023年放假安排\n元旦：2022年12月31日（周六）至2023年1月2日（周一）放假，共3天。')).toEqual([
      { name: '元旦', from: '2022-12-31', to: '2023-01-02', makeUp: [] },
    ]));
  test('one day off', () =>
    expect(daysOf('2025年放假安排\n元旦：1月1日（周三）放假1天，不调休。')).toEqual([
      { name: '元旦', from: '2025-01-01', to: '2025-01-01', makeUp: [] },
    ]));
  test('two holidays together', () =>
    expect(
      daysOf(
        '2025年放假安排\n六、国庆节、中秋节：10月1日（周三）至8日（周三）放假调休，共8天。9月28日（周日）、10月11日（周六）上班。',
      ),
    ).toEqual([
      { name: '国庆节、中秋节', from: '2025-10-01', to: '2025-10-08', makeUp: ['2025-09-28', '2025-10-11'] },
    ]));
});

describe('a slip in copying is found', () => {
  test.each([
    ['a weekday that is another', '元旦：1月1日（周五）至3日放假', '1月1日是周四，写的是周五'],
    ['a count that does not fit', '元旦：1月1日至3日放假，共4天', '写的是共4天，2026-01-01至2026-01-03是3天'],
    ['a day that does not exist', '春节：2月15日至30日放假', '没有2月30日这一天'],
    ['an end before the beginning', '元旦：1月3日至1日放假', '放假末日早于首日'],
    ['a day of another year', '元旦：2028年1月1日放假', '放假和调休日期须在本年或上年12月'],
  ])('%s', (_, line, why) => expect(readNotice(`2026年放假安排\n${line}`)).toMatchObject({ is: 'unreadable', why }));
  test.each(['9月26日（周日）不上班', '原定9月26日上班取消', '9月26日上班改为休息', '9月26日（周日）是否上班另行通知'])(
    'a day that is not simply worked: %s',
    (sentence) =>
      expect(readNotice(`2027年放假安排\n国庆节：10月1日（周五）至7日（周四）放假调休。${sentence}。`)).toMatchObject({
        is: 'unreadable',
        line: sentence.replace('（', '(').replace('）', ')'),
      }),
  );
  test('days that are worked, in the words of notices', () =>
    expect(
      ['9月26日（周日）、10月9日（周六）上班', '9月26日和10月9日均正常上班', '9月26日、10月9日照常上班'].map(
        (sentence) => daysOf(`2027年放假安排\n国庆节：10月1日（周五）至7日（周四）放假调休，共7天。${sentence}。`),
      ),
    ).toEqual(
      Array.from({ length: 3 }, () => [
        { name: '国庆节', from: '2027-10-01', to: '2027-10-07', makeUp: ['2027-09-26', '2027-10-09'] },
      ]),
    ));
  test('no year', () =>
    expect(readNotice('元旦：1月1日放假')).toMatchObject({ is: 'unreadable', why: '没有写明是哪一年的放假安排' }));
  test('no day off', () => expect(readNotice('2027年')).toMatchObject({ is: 'unreadable', why: '没有找到放假日期' }));
});

describe('each sentence of a notice is used, or the notice is refused with that sentence', () => {
  const head = '国务院办公厅关于2026年部分节假日安排的通知';
  test.each([
    ['a day in words nobody reads', '元旦：1月1日（周四）放假1天。1月4日照常值守。', '1月4日照常值守'],
    ['days worked in other words', '元旦：1月1日（周四）放假1天。1月4日（周日）工作。', '1月4日（周日）工作'],
    ['days off outside a festival', '元旦：1月1日（周四）放假1天。\n各单位1月2日放假。', '各单位1月2日放假'],
    ['a festival in two lines', '国庆节、中秋节：10月1日至8日放假。\n中秋节：9月25日放假1天。', '中秋节'],
    ['a day worked of another time of the year', '元旦：1月1日至3日放假。12月27日上班。', '元旦'],
    ['a line of a festival without days', '元旦：1月1日放假。\n春节：放假安排另行通知。', '春节:放假安排另行通知'],
  ])('%s', (_, lines, sentence) =>
    expect(readNotice(`${head}\n${lines}`)).toMatchObject({
      is: 'unreadable',
      line: expect.stringContaining(sentence.replaceAll('（', '(').replaceAll('）', ')')),
    }),
  );
  test('what it says besides is passed over: to whom, by whose leave, what to see to', () =>
    expect(
      daysOf(
        [
          head,
          '国办发明电〔2025〕7号',
          '各省、自治区、直辖市人民政府，国务院各部委、各直属机构：',
          '经国务院批准，现将2026年元旦、春节等节假日放假调休日期的具体安排通知如下。',
          '元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。',
          '节假日期间，各地区、各部门要妥善安排好值班和安全、保卫、疫情防控等工作。',
          '国务院办公厅',
          '2025年11月4日',
        ].join('\n'),
      ),
    ).toEqual([{ name: '元旦', from: '2026-01-01', to: '2026-01-03', makeUp: ['2026-01-04'] }]));
  test('a day cannot be off and worked', () =>
    expect(readNotice(`${head}\n元旦：1月1日（周四）至4日放假。\n春节：2月15日至23日放假。1月4日上班。`)).toMatchObject(
      {
        is: 'unreadable',
        line: '2026-01-04',
        why: '同一天既放假又上班',
      },
    ));
  test('补休 is off', () =>
    expect(daysOf(`${head}\n元旦：1月1日至3日补休，共3天。`)).toEqual([
      { name: '元旦', from: '2026-01-01', to: '2026-01-03', makeUp: [] },
    ]));
  test('a notice that revises another has its own title', () =>
    expect(
      readNotice('国务院办公厅关于调整2026年劳动节放假安排的通知\n劳动节：5月1日（周五）至3日放假，共3天。'),
    ).toMatchObject({ is: 'year', year: { notices: [{ title: '国务院办公厅关于调整2026年劳动节放假安排的通知' }] } }));
});
