import { expect, test } from '@jest/globals';
import { isComplete, officialPaper } from '#infra/documents';
import type { DocumentNumber, FileRef, LocalDate, UnitId } from '#kernel';
import { outlineOf } from '#support/papers';
import { OpinionId } from '../ground/terms.ts';
import type { KnownOpinion } from '../opinions/opinion.ts';
import { opinionPaper, type Source } from './drawing.ts';

// 法律意见书: a list of what was read with its version, the conclusion by itself, the suggestions numbered, who signs.

const day = (text: string) => text as LocalDate;
const draft: FileRef = {
  name: '后补助办法.docx',
  sha256: 'a1b2c3d4e5f60718'.repeat(4),
  sm3: '0'.repeat(64),
  size: 1,
  type: '',
};
const asked: KnownOpinion = {
  is: 'asked',
  opinion: OpinionId.parse('00000000-0000-4000-8000-00000000000a'),
  number: { series: '意见', year: 2026, serial: 8 } as DocumentNumber,
  subject: { kind: 'document', title: '孵化器后补助办法', unit: 'hightech' as UnitId },
  question: '后补助的条件是否合适',
  urgent: false,
  askedOn: day('2026-03-02'),
  takenOver: false,
  marks: [],
  materials: [draft],
  declined: [],
  papers: [],
};
const source = (opinion: KnownOpinion): Source => ({
  organ: { name: '天山市科学技术局', short: null, address: null, phone: null, head: null },
  opinion,
  adviser: { name: '薛怀谦', firm: '昆冈律师事务所', license: '16501201510123456' },
  today: day('2026-03-05'),
});
const outline = async (opinion: KnownOpinion) => outlineOf(await officialPaper(opinionPaper(source(opinion))));

test('before it is given, what only counsel can write is left to be filled in', async () => {
  const lines = await outline(asked);
  expect(lines).toEqual(
    expect.arrayContaining([
      '标题｜关于《孵化器后补助办法》的',
      '标题｜法律意见书',
      '居中｜意见〔2026〕8号',
      expect.stringContaining('天山市科学技术局'),
      '一级｜四、结论',
      expect.stringContaining('【待填：合法、修改后合法、不合法或者不属审查范围】'),
      expect.stringContaining('【待填：逐项分析，写明法律、法规、规章的名称和条款】'),
    ]),
  );
  expect(lines.join('\n')).toContain('a1b2c3d4e5f60718');
  expect(isComplete(opinionPaper(source(asked)))).toBe(false);
});

const given: KnownOpinion = {
  ...asked,
  is: 'delivered',
  delivery: {
    conclusion: 'amend',
    by: '薛怀谦',
    on: day('2026-03-04'),
    suggestions: [
      { n: 1, text: '补充资金来源' },
      { n: 2, text: '明确验收标准。' },
    ],
    read: [],
    outdated: false,
  },
};

test('when it was given, with its conclusion, its numbered suggestions, and the day', async () => {
  const lines = await outline(given);
  expect(lines).toEqual(
    expect.arrayContaining(['正文｜修改后合法。', '正文｜1. 补充资金来源。', '正文｜2. 明确验收标准。']),
  );
  expect(lines.join('\n')).toMatch(/昆冈律师事务所[^]*2026年3月4日[^]*执业证号 16501201510123456/u);
});

test('of a contract it says whether it may be signed', async () =>
  expect(await outline({ ...given, subject: { ...given.subject, kind: 'contract', title: '物业服务合同' } })).toEqual(
    expect.arrayContaining(['标题｜关于《物业服务合同》的', '正文｜修改后可以签订。']),
  ));
