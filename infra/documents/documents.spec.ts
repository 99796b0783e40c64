import { describe, expect, test } from '@jest/globals';
import { unzipSync, strFromU8 } from 'fflate';
import readExcelFile from 'read-excel-file/node';
import { lazily, officialPaper, readWorkbook, workbook, WORKBOOK_LIMITS, xmlDocument } from './index.ts';

const partsOf = (bytes: Uint8Array) =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));

describe('an official paper (GB/T 9704-2012)', () => {
  const words = '【机密】<w:p/> & "引号" {DOCPROPERTY}';
  const paper = officialPaper({
    title: '行政复议答复书',
    mark: '初稿',
    blocks: [
      { is: 'title', text: '行政复议\n答复书' },
      { is: 'heading', level: 1, text: '一、事实' },
      { is: 'text', runs: [words, { gap: '地址' }] },
      { is: 'table', head: ['序号', '证据'], widths: [3, 25], rows: [['1', '决定书']] },
      { is: 'closing', signed: '天山市科学技术局', day: '2026年3月10日', by: 'seal' },
    ],
  });
  test('is A4 with the margins of the standard, 22 lines of 28 characters', async () => {
    const { 'word/document.xml': document, 'word/styles.xml': styles } = partsOf(await paper);
    // 210 × 297 mm; 37, 26, 35, 28 mm in twentieths of a point.
    expect(document).toMatch(/<w:pgSz w:w="11906" w:h="16838"/);
    expect(document).toMatch(/<w:pgMar w:top="2097" w:right="1474" w:bottom="1984" w:left="1587"/);
    const linePitch = Number(/w:linePitch="(\d+)"/.exec(document!)![1]);
    expect(Math.floor((16_838 - 2097 - 1984) / linePitch)).toBe(22);
    const size = Number(/w:styleId="Normal"[^>]*>.*?<w:sz w:val="(\d+)"/s.exec(styles!)![1]) / 2;
    const closer = Number(/w:styleId="Normal"[^>]*>.*?<w:spacing w:val="(-?\d+)"/s.exec(styles!)![1]) / 20;
    expect(Math.floor((11_906 - 1474 - 1587) / 20 / (size + closer))).toBe(28);
  });
  test('names its faces and brings none', async () => {
    const parts = partsOf(await paper);
    for (const face of ['方正小标宋简体', '黑体']) expect(parts['word/document.xml']).toContain(`w:eastAsia="${face}"`);
    expect(parts['word/styles.xml']).toContain('w:eastAsia="仿宋_GB2312"');
    expect(Object.keys(parts).filter((name) => /\.(odttf|ttf)$/.test(name))).toEqual([]);
  });
  test('takes words as words, and marks what is to be filled in', async () => {
    const { 'word/document.xml': document } = partsOf(await paper);
    expect(document).toContain('【机密】&lt;w:p/&gt; &amp; &quot;引号&quot; {DOCPROPERTY}');
    expect(document).toMatch(/w:fill="FFF2CC".*?【待填：地址】/s);
  });
  test('is signed by a bureau with room for its seal, by a person without', async () => {
    const rightOf = async (by: 'seal' | 'person', signed: string) => {
      const bytes = await officialPaper({
        title: '通知',
        blocks: [{ is: 'closing', signed, day: '2026年3月10日', by }],
      });
      const { 'word/document.xml': document } = partsOf(bytes);
      return [...document!.matchAll(/<w:ind w:(?:right|end)="(\d+)"/g)].map(([, twips]) => Number(twips) / 315);
    };
    // The day is 6.5 characters wide and ends 4 from the right, the name of 8 is centred over it.
    expect(await rightOf('seal', '天山市科学技术局')).toEqual([3.25, 4].map((n) => expect.closeTo(n, 1)));
    // The name begins 10 from the right, the day two further in, at 8, and is 6.5 wide.
    expect(await rightOf('person', '天山市科学技术局')).toEqual([2, 1.5].map((n) => expect.closeTo(n, 1)));
    expect(await rightOf('person', '张伟')).toEqual([8.5, 2].map((n) => expect.closeTo(n, 1)));
  });
});

describe('what no XML can hold', () => {
  // Control characters, a half of a pair, non-characters; what is merely unusual stays.
  const bad = '一\u0000\u0001\u000B\uD800二\uDC00\uFFFE三\uFFFF😀\t四';
  const UNFIT = /(?![\t\n\r])\p{Cc}|\p{Cs}|\p{Noncharacter_Code_Point}|&#/u;
  const good = /一二三😀\s*四/u;
  test('is dropped from a paper, wherever it stands', async () => {
    const bytes = await officialPaper({
      title: bad,
      mark: bad,
      source: bad,
      blocks: [
        { is: 'title', text: bad },
        { is: 'mark', text: bad, number: bad, issuer: bad, day: bad, signedOff: bad },
        { is: 'people', label: bad, people: [{ name: bad, post: bad }] },
        { is: 'labelled', label: bad, runs: [bad, { gap: bad }, { label: bad }] },
        { is: 'table', head: [bad], widths: [28], rows: [[bad]] },
        { is: 'annexes', names: [bad, bad] },
        { is: 'annex', number: 1, title: bad },
        { is: 'signatures', rows: [[bad, bad]] },
        { is: 'closing', signed: bad, day: bad, by: 'seal' },
        { is: 'foot', to: bad, printedBy: bad, printedOn: bad },
      ],
    });
    for (const [name, part] of Object.entries(partsOf(bytes)))
      if (name.endsWith('.xml')) expect([name, UNFIT.exec(part)?.[0]]).toEqual([name, undefined]);
    expect(partsOf(bytes)['word/document.xml']).toMatch(good);
    expect(partsOf(bytes)['docProps/core.xml']).toMatch(good);
  });
  test('and from a workbook, and from an exchange file', async () => {
    const filledIn = { organ: bad, time: bad, measure: bad, by: bad, on: bad };
    const bytes = await workbook([
      { name: bad, title: bad, filledIn, columns: [{ title: bad, width: 9 }], rows: [[bad]] },
    ]);
    const [sheet] = await readExcelFile(Buffer.from(bytes));
    expect(sheet!.data.flat().every((cell) => good.test(String(cell)))).toBe(true);
    const xml = xmlDocument('a', { '@b': bad, c: bad, d: [bad], e: { f: bad } });
    expect(xml.match(new RegExp(good, 'gu'))).toHaveLength(4);
    expect(xml).not.toMatch(UNFIT);
  });
});

describe('a workbook', () => {
  test('is made beside other work, which gets its turn every few hundred rows', async () => {
    let turns = 0;
    let done = false;
    const others = (): void => {
      turns += 1;
      if (!done) setImmediate(others);
    };
    setImmediate(others);
    const seen: number[] = [];
    const rows = lazily(Array.from({ length: 5000 }).keys(), (n) => {
      if (n % 1000 === 0) seen.push(turns);
      return [n];
    });
    const bytes = await workbook([{ name: '长', title: '长', columns: [{ title: '数', width: 8 }], rows }]);
    done = true;
    expect(new Set(seen).size).toBe(5);
    const [sheet] = await readExcelFile(Buffer.from(bytes));
    expect(sheet!.data).toHaveLength(5002);
  });

  test('that is sent in is read beside other work: days as days, all sheets, no empty rows at the end', async () => {
    const bytes = await workbook([
      {
        name: '一',
        title: '一',
        columns: [{ title: '日', width: 8, is: 'date' }],
        rows: [['2023-02-28'], [undefined]],
      },
      { name: '二', title: '二', columns: [{ title: '数', width: 8 }], rows: [[12.5]] },
    ]);
    expect(await readWorkbook(bytes)).toEqual({
      is: 'sheets',
      sheets: [
        { name: '一', rows: [['一'], ['日'], ['2023-02-28']] },
        { name: '二', rows: [['二'], ['数'], [12.5]] },
      ],
    });
    expect(await readWorkbook(Buffer.from('不是表格'))).toEqual({ is: 'unreadable' });
    expect(await readWorkbook(bytes.slice(0, bytes.length / 2))).toEqual({ is: 'unreadable' });
  });

  test.each<[string, number, number, number]>([
    ['too many rows', WORKBOOK_LIMITS.rows, 1, 1],
    ['too many columns', 1, WORKBOOK_LIMITS.columns + 1, 1],
    ['too much in a cell', 1, 1, WORKBOOK_LIMITS.signs + 1],
  ])('with %s is not taken', async (_, rows, columns, signs) => {
    const row = Array.from({ length: columns }, () => '字'.repeat(signs));
    const sheet = { name: '长', title: '长', columns: row.map(() => ({ title: '列', width: 8 })) };
    const bytes = await workbook([{ ...sheet, rows: Array.from({ length: rows }, () => row) }]);
    expect(await readWorkbook(bytes)).toEqual({ is: 'too-large', most: expect.stringContaining('工作表“长”') });
  });

  test('says what was put in, text as text and numbers as numbers', async () => {
    const bytes = await workbook([
      {
        name: '台账/一',
        title: '案件台账',
        columns: [
          { title: '编号', width: 10 },
          { title: '金额', width: 10 },
        ],
        rows: [
          ['=1+1', 12.5],
          [undefined, 3],
        ],
      },
    ]);
    const [sheet] = await readExcelFile(Buffer.from(bytes));
    expect(sheet).toMatchObject({
      sheet: '台账 一',
      data: [
        ['案件台账', null],
        ['编号', '金额'],
        ['=1+1', 12.5],
        [null, 3],
      ],
    });
  });

  test('a register prints on one page width, heads repeated, one fact a column, days as days, signed at its end', async () => {
    const bytes = await workbook([
      {
        name: '案件',
        title: '案件台账',
        filledIn: { organ: '天山市科学技术局', time: '截至2026-03-20', measure: '件', by: '周芳', on: '2026-03-21' },
        columns: [
          { title: '编号', width: 10 },
          { title: '收到日期', width: 12, is: 'date' },
          { title: '金额（元）', width: 12, is: 'money' },
          { title: '件数', width: 12 },
        ],
        rows: [
          ['案件〔2026〕1号', '2026-03-02', '120000050', 3],
          [undefined, undefined, undefined, undefined],
        ],
      },
    ]);
    const [sheet] = await readExcelFile(Buffer.from(bytes));
    expect(sheet!.data).toEqual([
      ['案件台账', null, null, null],
      ['填报单位：天山市科学技术局　　统计时点：截至2026-03-20　　单位：件', null, null, null],
      ['编号', '收到日期', '金额（元）', '件数'],
      ['案件〔2026〕1号', new Date('2026-03-02T00:00:00Z'), 1_200_000.5, 3],
      [null, null, null, null],
      ['填表人：周芳　　　　审核人：　　　　　　　　填表时间：2026-03-21', null, null, null],
    ]);
    // 编号 is 13 wide and has nine characters to a line of ten: two lines.
    const { 'xl/worksheets/sheet1.xml': xml, 'xl/workbook.xml': book } = partsOf(bytes);
    expect([...xml!.matchAll(/<row r="(\d+)"[^>]* ht="(\d+)"/g)].map(([, row, ht]) => `${row}:${ht}`)).toEqual([
      '1:32',
      '2:20',
      '3:24',
      '4:36',
      '5:22',
      '6:28',
    ]);
    expect(xml).toMatch(/<worksheet[^>]*><sheetPr><pageSetUpPr fitToPage="1"\/><\/sheetPr>/);
    expect(xml).toMatch(/<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"\/>/);
    expect(xml).toMatch(/<pane ySplit="3"[^>]*state="frozen"/);
    expect(book).toContain(`<definedName name="_xlnm.Print_Titles" localSheetId="0">'案件'!$1:$3</definedName>`);
  });
});
