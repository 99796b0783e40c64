import { describe, expect, test } from '@jest/globals';
import { unzipSync, strFromU8 } from 'fflate';
import readExcelFile from 'read-excel-file/node';
import { lazily, officialPaper, workbook } from './index.ts';

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
      { is: 'closing', signed: '天山市科学技术局', day: '2026年3月10日' },
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
});
