import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { chinaCalendar } from '#calendar';
import { Fen, field, Length, LocalDate, oneLine, role, StaffId, UnitId, writtenNumber, type Fields } from '#kernel';
import { readCell, type CellValue } from './cell.ts';
import { headingsIn } from './headings.ts';
import { faultInWords, isImportable, readRows, registerOf, registersNamed, type Importable } from './rows.ts';
import { leftSheet, templateOf } from './template.ts';

// A sheet becomes commands: headings, cells, rows; and every fault has its place.

const around = {
  today: '2026-03-02' as LocalDate,
  calendar: chinaCalendar,
  units: [
    { unit: 'legal', name: '政策法规科', short: ['法规科'] },
    { unit: 'office', name: '办公室', short: [] },
  ],
  people: [
    { staff: 'wulei', name: '吴磊', post: '科员', unit: 'legal' },
    { staff: 'liming1', name: '李明', post: '科员', unit: 'legal' },
    { staff: 'liming2', name: '李明', post: '主任', unit: 'office' },
  ],
  speaker: 'wulei',
};

const conclusions = [
  { value: 'lawful', label: '合法', synonyms: ['合规'] },
  { value: 'amend', label: '修改后合法' },
];
const common = { ask: '？', example: '例' };
const fields = {
  name: field(oneLine(2, 10), { ...common, label: '姓名', kind: { is: 'text' } }),
  from: field(LocalDate, { ...common, label: '聘期从', headings: ['聘期起', '起聘日期'], kind: { is: 'date' } }),
  fee: field(Fen, { ...common, label: '费用', kind: { is: 'amount' }, needed: () => false }),
  conclusion: field(z.string(), {
    ...common,
    label: '结论',
    kind: { is: 'choice', options: conclusions },
    needed: () => false,
  }),
  urgent: field(z.string(), {
    ...common,
    label: '紧急',
    kind: { is: 'choice', options: [{ value: 'yes', label: '紧急' }] },
    needed: () => false,
  }),
  who: field(StaffId, { ...common, label: '负责人', kind: { is: 'person', self: '我负责' } }),
  other: field(StaffId, { ...common, label: '承办人', kind: { is: 'person' }, needed: () => false }),
  unit: field(UnitId, { ...common, label: '处室', kind: { is: 'unit' }, needed: () => false }),
  valid: field(Length, { ...common, label: '有效期', kind: { is: 'length' }, needed: () => false }),
  tags: field(z.array(oneLine(1, 10)), { ...common, label: '简称', kind: { is: 'text' } }),
  item: field(writtenNumber('议题'), {
    ...common,
    label: '议题',
    kind: { is: 'number', series: '议题' },
    needed: () => false,
  }),
} satisfies Fields;

const reads = (name: keyof typeof fields, cell: CellValue, unit?: 'ten-thousand' | 'year') => {
  const read = readCell(fields[name], cell, around, unit);
  if (read.is === 'value') return read.value;
  return read.is === 'fault' ? `! ${read.why}` : read.is;
};

describe('a cell', () => {
  test.each<[keyof typeof fields, CellValue, unknown]>([
    ['from', '2026-03-01', '2026-03-01'],
    ['from', '2026.3.1', '2026-03-01'],
    ['from', '2026/03/01', '2026-03-01'],
    ['from', '２０２６年3月1日', '2026-03-01'],
    ['from', '20260301', '2026-03-01'],
    ['from', 20260301, '2026-03-01'],
    ['from', '二〇二六年三月一日', '2026-03-01'],
    ['from', '2023-02-29', '! “2023-02-29”没有这一天，请核对日期'],
    ['from', '3月1日', '! “3月1日”不是完整的日期，应有年月日，如：2026-03-01'],
    ['from', '去年年底', '! “去年年底”不是完整的日期，应有年月日，如：2026-03-01'],
    ['fee', 120_000, 12_000_000],
    ['fee', '120,000.50', 12_000_050],
    ['fee', '￥64000.5', 6_400_050],
    ['fee', '12万元', 12_000_000],
    ['fee', 0, 'empty'],
    ['fee', '—', 'empty'],
    ['conclusion', '合 规', 'lawful'],
    ['conclusion', '基本合法', '! “基本合法”不在可选范围内，可填：合法、修改后合法'],
    ['urgent', '是', 'yes'],
    ['urgent', true, 'yes'],
    ['urgent', '否', 'empty'],
    ['other', '吴磊', 'wulei'],
    ['other', 'liming2', 'liming2'],
    ['other', '李明', '! “李明”有2位同名：liming1（科员）、liming2（主任），请填工号'],
    ['other', '王五', '! “王五”不在通讯录中'],
    ['other', '我', '! “我”不在通讯录中'],
    ['unit', '法规科', 'legal'],
    ['unit', '法规', '! “法规”不是本单位的处室，可填：政策法规科、办公室'],
    ['item', '议题〔2026〕3号', '议题〔2026〕3号'],
    ['name', '薛', '! “薛”至少2个字，应如：例'],
    ['tags', '甲、乙', ['甲', '乙']],
    ['name', '#REF!', '! #REF!是公式出错的结果，请填写实际内容'],
  ])('of %s holding %p is %p', (name, cell, wanted) => expect(reads(name, cell)).toEqual(wanted));

  test('takes its unit from the heading', () => {
    expect([reads('fee', 12, 'ten-thousand'), reads('fee', '12元', 'ten-thousand')]).toEqual([12_000_000, 1200]);
    expect(reads('valid', 5, 'year')).toEqual({ n: 5, unit: 'year' });
    expect(reads('valid', '2年')).toEqual({ n: 2, unit: 'year' });
  });
  test('with a sum nobody can tell is a fault', () =>
    expect(reads('fee', '拾贰万左右')).toEqual(expect.stringContaining('! “拾贰万左右”')));
});

describe('headings', () => {
  test('stand under titles, have units and other names; what nobody knows is told', () => {
    const rows = [
      ['法律顾问导入表', null],
      ['序号', ' 姓 名*', '聘期起', '费用（万元）', '有效期（年）', '备注', '问题'],
    ];
    expect(headingsIn(rows, fields)).toEqual({
      at: 1,
      columns: [
        { at: 1, heading: '姓 名*', field: 'name', unit: undefined },
        { at: 2, heading: '聘期起', field: 'from', unit: undefined },
        { at: 3, heading: '费用（万元）', field: 'fee', unit: 'ten-thousand' },
        { at: 4, heading: '有效期（年）', field: 'valid', unit: 'year' },
      ],
      unknown: ['备注'],
      twice: [],
      missing: [],
    });
  });
  test('of a day may say 时间', () =>
    expect(headingsIn([['姓名', '起聘时间']], fields)!.columns.map(({ field: one }) => one)).toEqual(['name', 'from']));
  test('of the only unit are what any sheet calls it', () =>
    expect(headingsIn([['姓名', '经办科室', '结论']], fields)!.columns.map(({ field: one }) => one)).toEqual([
      'name',
      'unit',
      'conclusion',
    ]));
  test('that are missing or there twice refuse the sheet', () => {
    const sheet = {
      name: '表',
      rows: [
        ['聘期从', '聘期起'],
        ['2026-01-01', '2026-01-02'],
      ],
    };
    expect(readRows(sheet, fields, around).problem).toBe('缺少列：姓名；列重复：聘期起');
    expect(readRows({ name: '表', rows: [['甲', '乙']] }, fields, around).problem).toContain('没有找到表头');
  });
});

describe('rows', () => {
  const sheet = {
    name: '顾问',
    rows: [
      ['姓名', '聘期起', '结论'],
      ['薛怀谦', '2026-01-01', null],
      [null, null, null],
      [null, '2026-13-01', '基本合法'],
    ],
  };
  test('are inputs, or faults with row and column; empty ones are passed over', () => {
    const { rows, problem } = readRows(sheet, fields, around);
    expect(problem).toBeUndefined();
    expect(rows.map(({ row, input }) => [row, input])).toEqual([
      [2, { name: '薛怀谦', from: '2026-01-01', tags: [], who: 'wulei' }],
      [4, { tags: [], who: 'wulei' }],
    ]);
    expect(rows[1]!.faults.map(faultInWords)).toEqual([
      '第4行“姓名”：必填，没有填写',
      '第4行“聘期起”：“2026-13-01”没有这一天，请核对日期',
      '第4行“结论”：“基本合法”不在可选范围内，可填：合法、修改后合法',
    ]);
  });
  test('are not what stands below them: sums, signatures, notes', () => {
    const below = [
      ['合计', null, '2'],
      ['填表人：吴磊　审核人：周芳', null, null],
      ['注：以聘书为准', null, null],
    ];
    const { rows } = readRows({ name: '顾问', rows: [...sheet.rows.slice(0, 2), ...below] }, fields, around);
    expect(rows.map(({ row }) => row)).toEqual([2]);
  });
  test('at fault are given back as they stood, with what was wrong', () => {
    const left = leftSheet(sheet, 0, [{ row: 4, problem: '“姓名”：必填，没有填写' }]);
    expect(left.columns.map(({ title }) => title)).toEqual(['姓名', '聘期起', '结论', '问题']);
    expect([...left.rows]).toEqual([['', '2026-13-01', '基本合法', '“姓名”：必填，没有填写']]);
  });
});

describe('registers', () => {
  const register = (name: string, input: Fields): Importable => ({
    ...{ name, title: `登记${name}`, topic: name, says: [`录入${name}`], examples: [], may: role('staff'), input },
    sheet: { names: [name] },
    answer: z.object({}),
    reports: () => '',
  });
  const advisers = register('法律顾问', fields);
  const { name, from } = fields;
  const others = register('合同', { title: { ...name, label: '合同名称' }, from: { ...from, label: '签订日期' } });
  const all = [advisers, others];

  test('are named by their names, whole or in part', () => {
    expect(registersNamed(all, '法律顾问')).toEqual([advisers]);
    expect(registersNamed(all, '合同台账')).toEqual([others]);
    expect(registersNamed(all, '录入合同')).toEqual([others]);
    expect(registersNamed(all, '天气')).toEqual([]);
  });
  test('are every command that can stand in rows; by name those come first that say what their workbook is called', () => {
    const plain = { ...register('合同变更', { title: others.input.title! }), sheet: undefined };
    const ofFiles = { ...plain, input: { file: { ...name, kind: { is: 'files' } as const } } };
    expect([advisers, plain as never, ofFiles as never].map(isImportable)).toEqual([true, true, false]);
    expect(registersNamed([plain as never, ...all], '合同')).toEqual([others]);
    expect(registersNamed([plain as never, ...all], '登记合同变更')).toEqual([plain]);
  });
  test('are known by the name of the sheet, its title, or its headings', () => {
    expect(registerOf(all, { name: '合同', rows: [] })).toEqual([others]);
    expect(registerOf(all, { name: 'Sheet1', rows: [['法律顾问导入表']] })).toEqual([advisers]);
    expect(registerOf(all, { name: 'Sheet1', rows: [['合同名称', '签订日期']] })).toEqual([others]);
    expect(registerOf(all, { name: 'Sheet1', rows: [['名称', '日期']] })).toEqual([]);
  });
  test('give a template with their labels, and what each column takes', () => {
    const [sheet, notes] = templateOf(advisers);
    expect(sheet!.columns.map(({ title }) => title)).toEqual(Object.values(fields).map(({ label }) => label));
    const told = [...notes!.rows];
    expect(told[0]).toEqual(['姓名', '必填', '文字', '例', undefined]);
    expect(told[1]).toEqual(['聘期从', '必填', expect.stringContaining('2026年3月1日'), '例', '聘期起、起聘日期']);
    expect(told[3]).toEqual(['结论', '选填', '选一项：合法、修改后合法', '例', undefined]);
  });
});
