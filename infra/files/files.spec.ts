import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as textOf } from 'node:stream/consumers';
import { deflateSync } from 'node:zlib';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { sql } from 'kysely';
import type { Instant } from '#kernel';
import { testDatabase, type TestDatabase } from '#support';
import { Allowance, PROCESSOR_LIMIT_US } from './allowance.ts';
import { FileStore, filesMigrations, look, SIZE_LIMIT, wordsIn, WORDS_LIMIT, type StoredFile } from './index.ts';

const HERE = 'one-bureau';
const THERE = 'another-bureau';
const AT = '2026-03-02T01:00:00.000Z' as Instant;

let database: TestDatabase;
let dir: string;
let store: FileStore;

beforeAll(async () => {
  database = await testDatabase(filesMigrations);
  dir = await mkdtemp(join(tmpdir(), 'files-'));
  store = new FileStore(dir, database.app);
});
afterAll(async () => {
  await database.close();
  await rm(dir, { recursive: true });
});

const bytesOf = (text: string): Uint8Array => Buffer.from(text);
const note = (text: string, name = '说明.txt') => ({ name, bytes: bytesOf(text) });
const zipOf = (parts: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])));
const kept = async (...given: Parameters<FileStore['keep']>): Promise<StoredFile> => {
  const answer = await store.keep(...given);
  if (answer.is === 'unfit') throw new Error(answer.sentence);
  return answer.file;
};
const filesUnder = async (folder: string): Promise<string[]> =>
  (await readdir(join(dir, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name);
const sentenceFor = async (name: string, bytes: Uint8Array): Promise<string> => {
  const seen = await look({ name, bytes });
  return seen.is === 'unfit' ? seen.sentence : `fit: ${seen.type}`;
};
const wordsOf = async (name: string, bytes: Uint8Array): Promise<string | undefined> => {
  const answer = await wordsIn({ name, bytes });
  if (answer.is === 'unfit') throw new Error(answer.sentence);
  return answer.words;
};

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const docxOf = (paragraphs: string, more: Readonly<Record<string, string>> = {}): Uint8Array =>
  zipOf({
    '[Content_Types].xml':
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
      '<Override PartName="/word/document.xml" ' +
      'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    'word/document.xml':
      `<?xml version="1.0" encoding="UTF-8"?>` + `<w:document ${W}><w:body>${paragraphs}</w:body></w:document>`,
    ...more,
  });

/** A PDF by hand: one object after another, found by the reader's search since there is no cross-reference table. */
const pdfOf = (objects: readonly (string | Buffer)[], trailer = ''): Buffer =>
  Buffer.concat([
    Buffer.from('%PDF-1.4\n'),
    ...objects.flatMap((object, index) => [
      Buffer.from(`${index + 1} 0 obj\n`),
      Buffer.from(object),
      Buffer.from('\nendobj\n'),
    ]),
    Buffer.from(`trailer<</Size ${objects.length + 1}/Root 1 0 R${trailer}>>\n%%EOF\n`),
  ]);
const streamOf = (content: Buffer, filter = ''): Buffer =>
  Buffer.concat([Buffer.from(`<</Length ${content.length}${filter}>>stream\n`), content, Buffer.from('\nendstream')]);
const LATIN = '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>';
const SONG =
  '<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[' +
  '<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light' +
  '/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>' +
  '/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]' +
  '/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV 93>>>>]>>';
const page = (contents: string): string =>
  `<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents ${contents}/Resources<</Font<</L 3 0 R/S 4 0 R>>>>>>`;
const pdfWith = (content: Buffer, pages = 1, filter = '', trailer = ''): Buffer =>
  pdfOf(
    [
      '<</Type/Catalog/Pages 2 0 R>>',
      `<</Type/Pages/Count ${pages}/Kids[${Array.from({ length: pages }, (_, index) => `${index + 6} 0 R`).join(' ')}]>>`,
      LATIN,
      SONG,
      streamOf(content, filter),
      ...Array.from({ length: pages }, () => page('5 0 R')),
    ],
    trailer,
  );
const HELLO = Buffer.from(
  'BT /L 12 Tf 10 200 Td (Annual report) Tj /S 12 Tf 0 -20 Td ' +
    `<${Buffer.from('机密文件', 'utf16le').swap16().toString('hex')}> Tj ET`,
);

/** A compound file with one stream of 4096 bytes, and others that are only named. */
const compoundOf = (main: string, beginning: Buffer = Buffer.alloc(0), others: readonly string[] = []): Buffer => {
  const bytes = Buffer.alloc(512 * 11);
  bytes.set(Buffer.from('d0cf11e0a1b11ae1', 'hex'));
  for (const [at, value] of [
    [24, 0x3e],
    [26, 3],
    [28, 0xfffe],
    [30, 9],
    [32, 6],
  ] as const)
    bytes.writeUInt16LE(value, at);
  for (const [at, value] of [
    [44, 1],
    [48, 1],
    [56, 4096],
    [60, 0xfffffffe],
    [68, 0xfffffffe],
  ] as const)
    bytes.writeUInt32LE(value, at);
  bytes.fill(0xff, 76, 512).writeUInt32LE(0, 76);
  bytes.fill(0xff, 512, 1024).writeUInt32LE(0xfffffffd, 512);
  bytes.writeUInt32LE(0xfffffffe, 516);
  for (let sector = 2; sector < 10; sector++)
    bytes.writeUInt32LE(sector === 9 ? 0xfffffffe : sector + 1, 512 + sector * 4);
  ['Root Entry', main, ...others].forEach((name, index) => {
    const at = 1024 + index * 128;
    bytes.write(name, at, 'utf16le');
    bytes.writeUInt16LE(name.length * 2 + 2, at + 64);
    bytes.writeUInt32LE(2, at + 116);
    bytes.writeUInt32LE(index === 1 ? 4096 : 0, at + 120);
  });
  bytes.set(beginning, 1536);
  return bytes;
};
/** A compound file of which the main stream is known as one. */
const streamed = (content: Buffer): Buffer => {
  const bytes = compoundOf('WordDocument', content);
  bytes[1024 + 128 + 66] = 2;
  return bytes;
};
const ENCRYPTED_WORD = Buffer.from([0xec, 0xa5, 0xc1, 0, 0, 0, 0, 0, 0, 0, 0x00, 0x01]);
const ENCRYPTED_SHEET = Buffer.from([0x09, 0x08, 4, 0, 0, 6, 5, 0, 0x2f, 0, 2, 0, 1, 0]);

describe('keeping', () => {
  test('the digests are those of the standards', async () => {
    expect(await kept(note('abc', 'abc.txt'), HERE, AT)).toEqual({
      organ: HERE,
      name: 'abc.txt',
      size: 3,
      type: 'text/plain',
      kind: 'text',
      storedAt: AT,
      sm3: '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
      sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    });
    expect(await filesUnder(`${HERE}/ba`)).toEqual([
      'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    ]);
  });

  test('the same bytes are stored once, at once and later, and keep the name they first came with', async () => {
    const organ = 'twice-bureau';
    const elsewhere = new FileStore(dir, database.app);
    const answers = await Promise.all(
      [store, elsewhere, store, elsewhere, store].map((one) => one.keep(note('会议纪要'), organ, AT)),
    );
    const file = await kept(note('会议纪要', '另一个名字.md'), organ, '2026-03-03T01:00:00.000Z' as Instant);
    expect(file).toMatchObject({ name: '说明.txt', type: 'text/plain', storedAt: AT });
    for (const answer of answers) expect(answer).toEqual({ is: 'kept', file });
    expect(await filesUnder(organ)).toEqual([file.sha256]);
    expect(await filesUnder('.unfinished')).toEqual([]);
  });

  test('what was kept is described and read again', async () => {
    const file = await kept(note('可以再读'), HERE, AT);
    expect(await store.describe(HERE, file.sha256)).toEqual(file);
    expect(await textOf((await store.open(HERE, file.sha256))!)).toBe('可以再读');
    expect(await store.open(HERE, 'f'.repeat(64))).toBeUndefined();
    expect(await store.open(HERE, '../../etc/passwd')).toBeUndefined();
  });

  test("two organs do not see each other's files, whatever is asked", async () => {
    const { sha256 } = await kept(note('只给一个机关'), HERE, AT);
    expect(await store.describe(THERE, sha256)).toBeUndefined();
    expect(await store.open(THERE, sha256)).toBeUndefined();
    const seen = await sql`select from stored_file where sha256 = ${sha256}`.execute(database.app.of(THERE));
    expect(seen.rows).toHaveLength(0);
    await expect(store.keep(note('写到别的机关'), HERE, AT, database.app.of(THERE))).rejects.toThrow(
      'row-level security',
    );
    expect((await kept(note('只给一个机关', '我的.txt'), THERE, AT)).name).toBe('我的.txt');
    expect(await filesUnder(THERE)).toEqual([sha256]);
  });

  test('the application may neither change nor remove what is known', async () => {
    await expect(sql`update stored_file set name = 'x'`.execute(database.app.of(HERE))).rejects.toThrow(
      'permission denied',
    );
    await expect(sql`delete from stored_file`.execute(database.app.of(HERE))).rejects.toThrow('permission denied');
  });

  test("the row holds together with the caller's transaction", async () => {
    let sha256 = '';
    const failing = database.app
      .of(HERE)
      .transaction()
      .execute(async (tx) => {
        ({ sha256 } = await kept(note('半途'), HERE, AT, tx));
        throw new Error('half way');
      });
    await expect(failing).rejects.toThrow('half way');
    expect(await store.describe(HERE, sha256)).toBeUndefined();
    await database.app
      .of(HERE)
      .transaction()
      .execute((tx) => kept(note('半途'), HERE, AT, tx));
    expect(await textOf((await store.open(HERE, sha256))!)).toBe('半途');
  });

  test('what is unfit is not kept', async () => {
    const organ = 'strict-bureau';
    expect(await store.keep({ name: '空.txt', bytes: bytesOf('') }, organ, AT)).toEqual({
      is: 'unfit',
      sentence: '文件“空.txt”是空的：请检查内容后重新发送。',
    });
    await expect(filesUnder(organ)).rejects.toThrow('ENOENT');
  });

  test('what cannot name a folder names none', async () => {
    for (const organ of ['..', '../elsewhere', 'a/b', '', '.unfinished'])
      await expect(store.keep(note('x'), organ, AT)).rejects.toThrow('Not an organ');
    expect((await kept(note('中文机关'), '天山区科技局', AT)).organ).toBe('天山区科技局');
  });
});

describe('after a crash', () => {
  test('a file half written is ignored, and swept once no one can be writing it', async () => {
    const hour = 3_600_000;
    const [left, running] = [join(dir, '.unfinished', 'left'), join(dir, '.unfinished', 'running')];
    await mkdir(join(dir, '.unfinished'), { recursive: true });
    await writeFile(left, '一半');
    await writeFile(running, '正在写');
    await utimes(left, new Date(), new Date(Date.now() - 2 * hour));
    const file = await kept(note('完整的一份'), HERE, AT);
    expect(await textOf((await store.open(HERE, file.sha256))!)).toBe('完整的一份');
    expect(await store.sweep(new Date(Date.now() - hour))).toBe(1);
    expect(await filesUnder('.unfinished')).toEqual(['running']);
    await rm(running);
    expect(await new FileStore(join(dir, 'never-used'), database.app).sweep(new Date())).toBe(0);
  });

  test('a file the disk damaged or lost is not given out, and is whole again once it is kept again', async () => {
    const file = await kept(note('磁盘上的文件'), HERE, AT);
    const path = join(dir, HERE, file.sha256.slice(0, 2), file.sha256);
    await truncate(path, 5);
    await expect(store.open(HERE, file.sha256)).rejects.toThrow('should have 18 bytes and has 5');
    await kept(note('磁盘上的文件'), HERE, AT);
    expect(await textOf((await store.open(HERE, file.sha256))!)).toBe('磁盘上的文件');
    await rm(path);
    await expect(store.open(HERE, file.sha256)).rejects.toThrow('is missing');
  });

  test('a writing that fails leaves nothing half written and no row', async () => {
    const file = await kept(note('占住名字'), THERE, AT);
    await mkdir(join(dir, HERE, file.sha256.slice(0, 2), file.sha256), { recursive: true });
    await expect(store.keep(note('占住名字'), HERE, AT)).rejects.toThrow('EISDIR');
    expect(await filesUnder('.unfinished')).toEqual([]);
    expect(await store.describe(HERE, file.sha256)).toBeUndefined();
  });
});

describe('names', () => {
  const AS_WRITTEN = '国科办〔2026〕1号 “关于…的通知”（定稿）.txt';
  test.each([
    ['../../etc/passwd.txt', 'etcpasswd.txt'],
    ['..\\..\\windows\\说明.txt', 'windows说明.txt'],
    ['说\0明\r\n\u0085.txt', '说明.txt'],
    ['报告\u202Etxt.\u2066exe.txt', '报告txt.exe.txt'],
    ['  ...隐藏 文件.TXT ', '隐藏 文件.TXT'],
    ['半个\uD800字.txt', '半个\uFFFD字.txt'],
    [`${'长'.repeat(300)}.txt`, `${'长'.repeat(196)}.txt`],
    [`${'a'.repeat(195)}😀😀.txt`, `${'a'.repeat(195)}.txt`],
    [AS_WRITTEN, AS_WRITTEN],
  ])('%j is kept as %j', async (given, name) => {
    expect((await kept(note(randomBytes(8).toString('hex'), given), HERE, AT)).name).toBe(name);
  });
});

describe('unfit', () => {
  const unreadable = (name: string, extension: string): string =>
    `文件“${name}”无法读取，内容与扩展名 .${extension} 不符或者已损坏：` +
    `请用原来的软件打开，另存为 .${extension} 文件后重新发送。`;
  const encrypted = (name: string): string => `文件“${name}”已加密，无法查看内容：请取消密码后重新发送。`;
  const endless = (name: string): string =>
    `文件“${name}”过于复杂，读到运算量上限仍没有读完：` + '请另存为较简单的文件，或分成几个文件后重新发送。';
  const overfull = (name: string): string =>
    `文件“${name}”展开后超过 50 MB、2000 个条目或 4 层：请分成几个较小的文件后重新发送。`;
  const notTaken = (name: string): string =>
    `不能接收文件“${name}”：` +
    '只接收 PDF、OFD、Word、Excel、PPT、WPS 文档、文本、图片、录音、MP4 视频和 ZIP 压缩包，' +
    '请转换为其中一种后重新发送。';
  const notText = (name: string): string =>
    `文件“${name}”不是 UTF-8 或 GB18030 编码的文本：请用记事本打开，另存为 UTF-8 编码后重新发送。`;

  test('empty, too large, not taken', async () => {
    expect(await sentenceFor('a.pdf', bytesOf(''))).toBe('文件“a.pdf”是空的：请检查内容后重新发送。');
    expect(await sentenceFor('a.txt', Buffer.alloc(SIZE_LIMIT, 'a'))).toBe('fit: text/plain');
    expect(await sentenceFor('a.txt', Buffer.alloc(SIZE_LIMIT + 1, 'a'))).toBe(
      '文件“a.txt”超过 20 MB：请压缩，或分成几个文件后重新发送。',
    );
    for (const name of ['a.exe', 'a.html', 'a.docm', 'a', 'a.constructor', 'a.toString'])
      expect(await sentenceFor(name, bytesOf('MZ'))).toBe(notTaken(name));
  });

  test.each([
    ['no-zip.docx', bytesOf('not a zip'), 'docx'],
    ['a zip of something else.docx', zipOf({ 'a.txt': 'a' }), 'docx'],
    ['really a docx.xlsx', docxOf('<w:p/>'), 'xlsx'],
    ['really a docx.zip', docxOf('<w:p/>'), 'zip'],
    ['damaged.docx', docxOf(`<w:p>${randomBytes(3000).toString('hex')}</w:p>`).fill(0xff, 600, 700), 'docx'],
    ['cut off.zip', zipOf({ 'a.txt': 'a'.repeat(500) }).subarray(0, 60), 'zip'],
    ['not well-formed.docx', docxOf('<w:p><w:t>a</w:p>'), 'docx'],
    ['nested without end.docx', docxOf(`${'<w:p>'.repeat(2000)}${'</w:p>'.repeat(2000)}`), 'docx'],
    ['one endless attribute.docx', docxOf(`<w:p a="${'a'.repeat(9_000_000)}"/>`), 'docx'],
    ['not UTF-8.docx', zipSync({ 'word/document.xml': Buffer.from('<a>\xff\xfe</a>', 'latin1') }), 'docx'],
    ['no mark.pdf', bytesOf('PDF'), 'pdf'],
    ['nothing but the mark.pdf', bytesOf('%PDF-1.7 and nothing else'), 'pdf'],
    ['a picture.pdf', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'pdf'],
    ['really a pdf.txt', pdfWith(HELLO), 'txt'],
    ['a workbook.doc', compoundOf('Workbook'), 'doc'],
    ['an old doc.docx', compoundOf('WordDocument'), 'docx'],
    ['cut off.doc', compoundOf('WordDocument').subarray(0, 600), 'doc'],
    ['text.jpg', bytesOf('text'), 'jpg'],
    ['text.ofd', bytesOf('text'), 'ofd'],
  ])('unreadable: %s', async (name, bytes, extension) => {
    expect(await sentenceFor(name, bytes)).toBe(unreadable(name, extension));
  });

  test('a compound file whose chains run in a circle ends', async () => {
    const circle = compoundOf('WordDocument');
    circle.writeUInt32LE(1, 516);
    expect(await sentenceFor('circle.doc', circle)).toBe(unreadable('circle.doc', 'doc'));
    const endless = compoundOf('WordDocument');
    endless.writeUInt32LE(2, 68);
    endless.fill(0, 1536, 2048).writeUInt32LE(2, 2044);
    expect(await sentenceFor('endless.doc', endless)).toBe(unreadable('endless.doc', 'doc'));
  });

  test.each([
    ['utf-16.txt', Buffer.from('\uFEFF密级 A', 'utf16le')],
    ['picture.txt', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d])],
    ['half a character.csv', Buffer.from([0x61, 0x81])],
    ['a bell.md', bytesOf('a\u0007b')],
  ])('not text: %s', async (name, bytes) => {
    expect(await sentenceFor(name, bytes)).toBe(notText(name));
  });

  test.each([
    ['new.docx', compoundOf('EncryptionInfo', undefined, ['EncryptedPackage'])],
    ['new.xlsx', compoundOf('EncryptionInfo', undefined, ['EncryptedPackage'])],
    ['old.doc', compoundOf('WordDocument', ENCRYPTED_WORD)],
    ['old.wps', compoundOf('WordDocument', ENCRYPTED_WORD)],
    ['old.xls', compoundOf('Workbook', ENCRYPTED_SHEET)],
    ['old.ppt', compoundOf('PowerPoint Document', undefined, ['EncryptedSummary'])],
    ['sealed.ofd', zipOf({ 'OFD.xml': '<ofd:OFD xmlns:ofd="o"/>', 'Encryptions.xml': '<e/>' })],
    [
      'locked.pdf',
      pdfWith(
        HELLO,
        1,
        '',
        `/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<${'11'.repeat(32)}>/U<${'22'.repeat(32)}>>>/ID[<${'33'.repeat(16)}><${'33'.repeat(16)}>]`,
      ),
    ],
  ])('encrypted: %s', async (name, bytes) => {
    expect(await sentenceFor(name, bytes)).toBe(encrypted(name));
  });

  test('bombs: too much by what it says, too much although it says little, too many entries', async () => {
    const honest = docxOf(' '.repeat(51 * 1024 * 1024));
    expect(honest.length).toBeLessThan(100_000);
    expect(await sentenceFor('honest.docx', honest)).toBe(overfull('honest.docx'));
    const liar = Buffer.from(honest);
    const directory = liar.lastIndexOf('word/document.xml') - 46;
    liar.writeUInt32LE(1000, directory + 24);
    expect(await sentenceFor('liar.docx', liar)).toBe(unreadable('liar.docx', 'docx'));
    const many = zipOf(Object.fromEntries(Array.from({ length: 2001 }, (_, index) => [`${index}.txt`, ''])));
    expect(await sentenceFor('many.zip', many)).toBe(overfull('many.zip'));
  });

  test('a PDF that unpacks without end, or takes for ever, is given up', async () => {
    const bomb = pdfWith(deflateSync(Buffer.alloc(320_000_000, ' ')), 1, '/Filter/FlateDecode');
    // Which limit it meets first is for the machine to say.
    expect([overfull('bomb.pdf'), endless('bomb.pdf')]).toContain(await sentenceFor('bomb.pdf', bomb));
    const slow = pdfWith(deflateSync(Buffer.alloc(8_000_000, ' ')), 3000, '/Filter/FlateDecode');
    expect(await look({ name: 'slow.pdf', bytes: slow }, new Allowance(1_000_000))).toEqual({
      is: 'unfit',
      sentence: endless('slow.pdf'),
    });
  });

  test('the PDFs of one file share what may be done for it', async () => {
    const allowance = new Allowance();
    await look({ name: 'two.zip', bytes: zipSync({ 'a.pdf': pdfWith(HELLO), 'b.pdf': pdfWith(HELLO) }) }, allowance);
    const usedByTwo = PROCESSOR_LIMIT_US - allowance.processorLeftUs;
    expect(usedByTwo).toBeGreaterThan(0);
    // Nothing is left for the third.
    allowance.process(allowance.processorLeftUs + 1);
    expect(await look({ name: 'c.pdf', bytes: pdfWith(HELLO) }, allowance)).toEqual({
      is: 'unfit',
      sentence: endless('c.pdf'),
    });
  });
});

describe('words', () => {
  test('of text, in UTF-8 or GB18030', async () => {
    expect(await wordsOf('a.txt', bytesOf('\uFEFF机密★一年\r\n正文'))).toBe('机密★一年\n正文');
    expect(await wordsOf('a.csv', Buffer.from('bbfac3dc2c3120', 'hex'))).toBe('机密,1');
    expect(await wordsOf('a.md', bytesOf('BM 开头也是文字'))).toBe('BM 开头也是文字');
    expect(await wordsOf('long.txt', bytesOf('字'.repeat(WORDS_LIMIT + 5)))).toHaveLength(WORDS_LIMIT);
  });

  test('of docx: what stands on every page first, words joined however Word cut them', async () => {
    const bytes = docxOf(
      '<w:p><w:r><w:t>机</w:t></w:r><w:r><w:t xml:space="preserve">密 </w:t></w:r></w:p><w:p><w:del><w:r><w:delText>删去</w:delText></w:r></w:del><w:r><w:t>A&amp;B &#x4E00;</w:t></w:r></w:p>',
      {
        'word/header1.xml': `<w:hdr ${W}><w:p><w:r><w:t>页眉</w:t></w:r></w:p></w:hdr>`,
        'word/footer2.xml': `<w:ftr ${W}><w:p><w:r><w:t>页脚</w:t></w:r></w:p></w:ftr>`,
      },
    );
    expect(await look({ name: '会议.docx', bytes })).toEqual({
      is: 'fit',
      kind: 'document',
      type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      words: '页脚\n页眉\n机密\n删去A&B 一',
    });
    const long = docxOf(`<w:p><w:t>${'字'.repeat(WORDS_LIMIT + 5)}</w:t></w:p>`);
    expect(await wordsOf('long.docx', long)).toHaveLength(WORDS_LIMIT);
  });

  test('of docx with a drawing in one long attribute, and in other encodings', async () => {
    expect(await wordsOf('a.docx', docxOf(`<w:p><w:r gfx="${'A'.repeat(200_000)}"/><w:t>文本框</w:t></w:p>`))).toBe(
      '文本框',
    );
    const wide = Buffer.from(
      `\uFEFF<?xml version="1.0" encoding="UTF-16"?><w:document ${W}><w:t>宽字符</w:t></w:document>`,
      'utf16le',
    );
    expect(await wordsOf('a.docx', zipSync({ 'word/document.xml': wide }))).toBe('宽字符');
    const chinese = Buffer.concat([
      Buffer.from(`<?xml version="1.0" encoding="GB18030"?><w:document ${W}><w:t>`),
      Buffer.from('bbfac3dc', 'hex'),
      Buffer.from('</w:t></w:document>'),
    ]);
    expect(await wordsOf('a.docx', zipSync({ 'word/document.xml': chinese }))).toBe('机密');
  });

  test('of xlsx: shared and written into the cells, headers', async () => {
    const bytes = zipOf({
      'xl/workbook.xml': '<workbook/>',
      'xl/sharedStrings.xml': '<sst><si><t>单位</t></si><si><r><t>机</t></r><r><t>密</t></r></si></sst>',
      'xl/worksheets/sheet1.xml':
        '<worksheet><sheetData><row><c t="s"><v>0</v></c><c t="inlineStr"><is><t>金额</t></is></c></row></sheetData><headerFooter><oddHeader>&amp;C内部资料</oddHeader></headerFooter></worksheet>',
    });
    expect(await wordsOf('表.xlsx', bytes)).toBe('单位\n机密\n0\n金额\n&C内部资料');
  });

  test('of pptx: slides in their order', async () => {
    const slide = (text: string): string =>
      `<p:sld xmlns:p="p" xmlns:a="a"><a:p><a:r><a:t>${text}</a:t></a:r></a:p></p:sld>`;
    const bytes = zipOf({
      'ppt/presentation.xml': '<p/>',
      'ppt/slides/slide10.xml': slide('第十页'),
      'ppt/slides/slide2.xml': slide('第二页'),
      'ppt/slides/_rels/slide2.xml.rels': '<r/>',
    });
    expect(await wordsOf('汇报.pptx', bytes)).toBe('第二页\n第十页');
  });

  test('of ofd', async () => {
    const bytes = zipOf({
      'OFD.xml': '<ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016"><ofd:Title>无关</ofd:Title></ofd:OFD>',
      'Doc_0/Pages/Page_0/Content.xml':
        '<ofd:Page xmlns:ofd="http://www.ofdspec.org/2016"><ofd:TextObject><ofd:TextCode X="1">秘</ofd:TextCode><ofd:TextCode>密</ofd:TextCode></ofd:TextObject><ofd:TextObject><ofd:TextCode>公文</ofd:TextCode></ofd:TextObject></ofd:Page>',
    });
    expect(await look({ name: '公文.ofd', bytes })).toEqual({
      is: 'fit',
      type: 'application/ofd',
      kind: 'document',
      words: '秘密\n公文\n无关',
    });
  });

  test("of PDF, also in a Chinese font that is not embedded; the caller's bytes are left to him", async () => {
    const bytes = pdfWith(HELLO);
    const before = Buffer.from(bytes);
    expect(await wordsOf('报告.pdf', bytes)).toBe('Annual report\n机密文件');
    expect(bytes.equals(before)).toBe(true);
    const long = pdfWith(Buffer.from(`BT /L 0.01 Tf 10 200 Td (${'a'.repeat(9000)}) Tj ET`), 4);
    expect(await wordsOf('long.pdf', long)).toHaveLength(WORDS_LIMIT);
  });

  const hidden = '这里有字';
  const part = (name: string, xml: string, beginning = docxOf('<w:p><w:t>正文</w:t></w:p>')): Uint8Array =>
    zipSync({ ...unzipSync(beginning), [name]: strToU8(xml) });
  const slides = (name: string, xml: string): Uint8Array => part(name, xml, zipOf({ 'ppt/presentation.xml': '<p/>' }));
  const sheets = (name: string, xml: string): Uint8Array => part(name, xml, zipOf({ 'xl/workbook.xml': '<w/>' }));
  const inside = (name: string, bytes: Uint8Array, beginning = docxOf('<w:p/>')): Uint8Array =>
    zipSync({ ...unzipSync(beginning), [name]: bytes });
  const wide = Buffer.from(`${'\0'.repeat(16)}${hidden}\0\0`, 'utf16le');
  const paragraph = `<w:p ${W}><w:t>${hidden}</w:t></w:p>`;

  test.each([
    ['comments of docx', 'a.docx', part('word/comments.xml', paragraph)],
    ['footnotes of docx', 'a.docx', part('word/footnotes.xml', paragraph)],
    ['endnotes of docx', 'a.docx', part('word/endnotes.xml', paragraph)],
    ['the title of docx', 'a.docx', part('docProps/core.xml', `<c><dc:title xmlns:dc="d">${hidden}</dc:title></c>`)],
    ['properties of docx', 'a.docx', part('docProps/custom.xml', `<c><v:lpwstr xmlns:v="v">${hidden}</v:lpwstr></c>`)],
    ['a text box of docx', 'a.docx', docxOf(`<w:p><w:txbxContent>${paragraph}</w:txbxContent></w:p>`)],
    ['a watermark of docx', 'a.docx', part('word/header1.xml', `<h><v:textpath xmlns:v="v" string="${hidden}"/></h>`)],
    ['what a picture shows', 'a.docx', docxOf(`<w:p><wp:docPr xmlns:wp="p" descr="${hidden}"/></w:p>`)],
    ['what was deleted', 'a.docx', docxOf(`<w:p><w:del><w:delText>${hidden}</w:delText></w:del></w:p>`)],
    ['glossaries of docx', 'a.docx', part('word/glossary/document.xml', paragraph)],
    ['diagrams of docx', 'a.docx', part('word/diagrams/data1.xml', `<d><a:t xmlns:a="a">${hidden}</a:t></d>`)],
    ['custom XML', 'a.docx', part('customXml/item1.xml', `<any><thing>${hidden}</thing></any>`)],
    [
      'a workbook in a document',
      'a.docx',
      inside('word/embeddings/b.xlsx', sheets('xl/comments1.xml', `<t>${hidden}</t>`)),
    ],
    ['an object of the old Office', 'a.docx', inside('word/embeddings/oleObject1.bin', streamed(wide))],
    [
      'a drawing of Windows',
      'a.docx',
      inside('word/media/image1.emf', Buffer.concat([Buffer.from([1, 0, 0, 0]), wide])),
    ],
    [
      'a master of pptx',
      'a.pptx',
      slides('ppt/slideMasters/slideMaster1.xml', `<a><a:t xmlns:a="a">${hidden}</a:t></a>`),
    ],
    ['notes of pptx', 'a.pptx', slides('ppt/notesSlides/notesSlide1.xml', `<a><a:t xmlns:a="a">${hidden}</a:t></a>`)],
    [
      'comments of pptx',
      'a.pptx',
      slides('ppt/comments/comment1.xml', `<c><p:text xmlns:p="p">${hidden}</p:text></c>`),
    ],
    ['text boxes of xlsx', 'a.xlsx', sheets('xl/drawings/drawing1.xml', `<d><a:t xmlns:a="a">${hidden}</a:t></d>`)],
    ['comments of xlsx', 'a.xlsx', sheets('xl/comments1.xml', `<c><text><r><t>${hidden}</t></r></text></c>`)],
    ['old comments of xlsx', 'a.xlsx', sheets('xl/drawings/vml1.vml', `<xml><div>${hidden}<br></div></xml>`)],
    ['names of sheets', 'a.xlsx', zipOf({ 'xl/workbook.xml': `<w><sheet name="${hidden}"/></w>` })],
    ['values of formulas', 'a.xlsx', sheets('xl/worksheets/sheet1.xml', `<s><c t="str"><v>${hidden}</v></c></s>`)],
    ['axes of charts', 'a.xlsx', sheets('xl/charts/chart1.xml', `<c><c:v xmlns:c="c">${hidden}</c:v></c>`)],
    ['notes of ofd', 'a.ofd', zipOf({ 'OFD.xml': '<o/>', 'Doc_0/Annots/a.xml': `<a><Remark>${hidden}</Remark></a>` })],
    ['a text in a zip', 'a.zip', zipOf({ '资料/说明.txt': hidden })],
    ['a name in a zip', 'a.zip', zipOf({ [`${hidden}/a.txt`]: 'a' })],
    [
      'a document in a zip in a zip',
      'a.zip',
      zipSync({ 'b.zip': zipSync({ 'c.docx': part('word/comments.xml', paragraph) }) }),
    ],
    ['the old Word', 'a.doc', streamed(wide)],
    ['a text far behind', 'a.txt', bytesOf(`${'字'.repeat(WORDS_LIMIT + 5)}\n${hidden}`)],
    [
      'the title of a PDF',
      'a.pdf',
      pdfWith(HELLO, 1, '', `/Info<</Title<feff${Buffer.from(hidden, 'utf16le').swap16().toString('hex')}>>>`),
    ],
  ])('are looked for in %s', async (_where, name, bytes) => {
    const seen = await look({ name, bytes });
    expect(seen).toMatchObject({ is: 'fit', words: expect.stringContaining(hidden) });
  });

  const RAR = Buffer.from('526172211a0701003392b5e50a010506000501018080', 'hex');
  const sealed = (name: string): string =>
    `文件“${name}”里面有不能打开查看的内容（如 RAR、7z 压缩包，网页片段，或者不能接收的文件）：请去掉这部分内容，或者单独发送后再试。`;
  const nested = (levels: number): Uint8Array =>
    levels === 0 ? zipOf({ 'a.txt': 'a' }) : zipSync({ 'a.zip': nested(levels - 1) });

  test.each([
    ['rar.zip', zipSync({ 'a.rar': RAR })],
    ['program.zip', zipSync({ 'a.exe': bytesOf('MZ') })],
    ['rar.docx', inside('word/embeddings/a.bin', RAR)],
    ['page.docx', inside('word/afchunk1.htm', bytesOf('&#26426;&#23494;'))],
  ])('what cannot be opened is refused: %s', async (name, bytes) =>
    expect(await sentenceFor(name, bytes)).toBe(sealed(name)),
  );

  test('what lies too deep, what is locked and what has one name twice is refused', async () => {
    expect(await sentenceFor('deep.zip', nested(3))).toBe('fit: application/zip');
    expect(await sentenceFor('deeper.zip', nested(4))).toContain('4 层');
    const locked = Buffer.from(zipOf({ 'a.txt': 'a' }));
    locked.writeUInt16LE(1, locked.lastIndexOf('a.txt') - 46 + 8);
    expect(await sentenceFor('locked.zip', locked)).toContain('已加密');
    const twice = Buffer.from(zipOf({ 'a.txt': 'a', 'b.txt': 'b' }));
    twice.write('a.txt', twice.lastIndexOf('b.txt'));
    expect(await sentenceFor('twice.zip', twice)).toContain('无法读取');
  });

  test('a bomb within a zip within a zip is one bomb', async () => {
    const half = zipOf({ 'a.txt': ' '.repeat(26 * 1024 * 1024) });
    expect(await sentenceFor('two.zip', zipSync({ 'a.zip': half, 'b.zip': half }))).toContain('展开后超过');
  });

  test('a PDF is read however long the machine stands still meanwhile', async () => {
    const reading = wordsOf('报告.pdf', pdfWith(HELLO));
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5500);
    expect(await reading).toContain('机密文件');
  });

  test.each([
    ['a.jpg', 'image', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
    ['a.JPEG', 'image', Buffer.from([0xff, 0xd8, 0xff, 0xe0])],
    [
      'a.png',
      'image',
      Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000049444154', 'hex'),
    ],
    ['a.gif', 'image', bytesOf('GIF89a')],
    ['a.webp', 'image', bytesOf('RIFF\x04\0\0\0WEBPVP8 ')],
    ['a.bmp', 'image', bytesOf('BM\x46\0\0\0\0\0')],
    ['a.tif', 'image', Buffer.from('49492a0008000000000000000000', 'hex')],
    ['a.heic', 'image', bytesOf('\0\0\0\x18ftypheic\0\0\0\0')],
    ['a.mp4', 'video', bytesOf('\0\0\0\x18ftypisom\0\0\0\0')],
    ['a.m4a', 'audio', bytesOf('\0\0\0\x18ftypM4A \0\0\0\0')],
    ['a.m4a', 'audio', bytesOf('\0\0\0\x18ftypmp42\0\0\0\0')],
    ['a.mp3', 'audio', Buffer.from([0xff, 0xfb, 0x90, 0x64, 0, 0, 0, 0])],
    ['a.amr', 'audio', bytesOf('#!AMR\n')],
    ['a.wav', 'audio', bytesOf('RIFF\x04\0\0\0WAVEfmt ')],
    ['a.doc', 'document', compoundOf('WordDocument')],
    ['a.wps', 'document', compoundOf('WordDocument')],
    ['a.xls', 'sheet', compoundOf('Workbook')],
    ['a.et', 'sheet', compoundOf('Workbook')],
    ['a.ppt', 'slides', compoundOf('PowerPoint Document')],
  ])('%s is fit (%s) and has none', async (name, kind, bytes) => {
    const seen = await look({ name, bytes });
    expect(seen).toEqual({ is: 'fit', kind, type: expect.any(String) });
  });
});
