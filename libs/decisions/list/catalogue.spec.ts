import { describe, expect, test } from '@jest/globals';
import { fold, type Fen, type LocalDate } from '#kernel';
import { specificationOf } from '#support';
import { MATTER_COLUMNS, readCatalogue } from './catalogue-sheet.ts';
import { catalogue, catalogueOn, changeMatter, matterOn, neededFor, publishCatalogue } from './catalogue.ts';
import { CataloguePublished, type Matter } from './events.ts';

const { given } = specificationOf(catalogue);
const on = (text: string) => text as LocalDate;
const funds: Matter = {
  code: 'D01',
  name: '大额专项资金',
  category: 'largeFunds',
  threshold: 50_000_000 as Fen,
  gates: ['legalOpinion', 'budget'],
  bodies: ['office', 'partyGroup'],
};
const plan: Matter = {
  code: 'A01',
  name: '年度科技计划',
  category: 'majorDecision',
  gates: ['legalOpinion', 'legalityReview'],
  bodies: ['partyGroup'],
};
const published = (version: string, from: string, ...matters: Matter[]) =>
  CataloguePublished({ version, from: on(from), matters, reason: '年度调整' });

describe('the list', () => {
  test('comes into force on a day, in versions', () => {
    given()
      .when(publishCatalogue([funds, plan], on('2026-01-01'), '年度调整'))
      .happened(published('202601', '2026-01-01', funds, plan));
    given(published('202601', '2026-01-01', funds))
      .when(publishCatalogue([plan], on('2026-01-15'), '年度调整'))
      .happened(published('202601-2', '2026-01-15', plan));
    given(published('202601', '2026-01-01', funds))
      .when(publishCatalogue([funds], on('2026-02-01'), '年度调整'))
      .refused('decisions.catalogue-same');
    given(published('202601', '2026-01-01', funds))
      .when(publishCatalogue([plan], on('2025-12-31'), '年度调整'))
      .refused('decisions.catalogue-before');
    given()
      .when(publishCatalogue([funds, { ...plan, code: 'd01' }], on('2026-01-01'), '年度调整'))
      .refused('decisions.matter-twice');
  });
  test('in force on the day applies', () => {
    const both = fold(catalogue, [
      published('202501', '2025-01-01', plan),
      published('202601', '2026-01-01', plan, funds),
    ]);
    expect([
      catalogueOn(both, on('2024-12-31')),
      catalogueOn(both, on('2025-12-31'))?.version,
      catalogueOn(both, on('2026-01-01'))?.version,
    ]).toEqual([undefined, '202501', '202601']);
    expect([matterOn(both, 'D01', on('2025-06-01')), matterOn(both, 'd01', on('2026-06-01'))]).toEqual([
      undefined,
      funds,
    ]);
  });
  test('that sends a matter to another body first asks for that body before the Party group', () => {
    expect(neededFor(funds)).toEqual(['legalOpinion', 'budget', 'officeMeeting']);
    expect(neededFor(plan)).toEqual(['legalOpinion', 'legalityReview']);
  });
  test('is changed by one matter, which makes a version of its own', () => {
    const dearer = { ...funds, threshold: 100_000_000 as Fen };
    given(published('202601', '2026-01-01', plan, funds))
      .when(changeMatter(dearer, on('2026-03-01'), '提高起点'))
      .happened(
        CataloguePublished({ version: '202603', from: on('2026-03-01'), matters: [plan, dearer], reason: '提高起点' }),
      );
    given(published('202601', '2026-01-01', plan))
      .when(changeMatter(funds, on('2026-03-01'), '新增'))
      .happened(
        CataloguePublished({ version: '202603', from: on('2026-03-01'), matters: [plan, funds], reason: '新增' }),
      );
  });
});

describe('a sheet', () => {
  const heading = Object.values(MATTER_COLUMNS).map(({ label }) => (label === '金额起点' ? '金额起点（万元）' : label));
  const reads = (...rows: (string | number | null)[][]) => readCatalogue({ name: '清单', rows }, on('2026-01-01'));

  test('is read row by row, in the words people use', () =>
    expect(
      reads(
        ['三重一大事项清单'],
        heading,
        ['D01', '大额专项资金', '大额资金', 50, '法律意见、预算', '办公会→党组会'],
        ['A01', '年度科技计划', '重大事项决策', null, '法律顾问意见,合法性审查', null],
        [null, null, null, null, null, null],
      ),
    ).toEqual({ is: 'matters', matters: [funds, plan] }));
  test('with faults is refused whole, each with its row and column', () =>
    expect(
      reads(
        heading,
        ['D01', '大额专项资金', '大额', -5, '法律意见、看一看', '党组会→办公会'],
        ['', '', '重大决策', '', '', ''],
      ),
    ).toEqual({
      is: 'faulty',
      faults: [
        expect.stringContaining('第2行“类别”：“大额”不在可选范围内，可填：重大'),
        expect.stringContaining('第2行“金额起点（万元）”：“-5”'),
        expect.stringContaining('第2行“前置程序”：“看一看”不在可选范围内'),
        '第2行“决策顺序”：决策顺序的最后应为党组会',
        '第3行“编码”：必填，没有填写',
        '第3行“事项名称”：必填，没有填写',
      ],
    }));
  test('without its headings says which are missing', () => {
    expect(reads(['编码', '事项名称'])).toEqual({
      is: 'faulty',
      faults: ['缺少列：类别、金额起点、前置程序、决策顺序'],
    });
    expect(reads(['甲', '乙'])).toMatchObject({
      is: 'faulty',
      faults: [expect.stringContaining('没有找到表头')],
    });
    expect(reads(heading)).toEqual({ is: 'faulty', faults: ['表中没有事项'] });
  });
});
