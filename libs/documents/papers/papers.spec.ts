import { describe, expect, test } from '@jest/globals';
import { isComplete, officialPaper } from '#infra/documents';
import type { StaffId } from '#kernel';
import { outlineOf, partsOf } from '#support/papers';
import type { DocumentLine } from '../document-register/document-line.ts';
import { before, documentOf, history, on, started, step, until, type Telling } from '../testing/a-document.ts';
import { catalogue } from './catalogue.ts';
import { PAPERS } from './draw-paper.ts';
import type { Source } from './source.ts';

// Each paper of a document held against what such a paper must have.

const ORGAN = {
  name: '天山市科学技术局',
  short: '市科技局',
  address: '天山市友好路1号',
  phone: '0991-0000000',
  head: 'wangjianguo' as StaffId,
};
const sourceOf = (...tellings: readonly Telling[]): Source => ({
  organ: ORGAN,
  document: documentOf(started(), ...tellings),
  number: '文件〔2026〕1号',
  events: history(started(), ...tellings),
  unitName: '高新技术科',
  reviewersName: '法规处',
  nameOf: () => '徐宁',
  today: on('2026-05-06'),
});
const paperOf = (id: string) => PAPERS.find((one) => one.id === id)!;
const drawn = async (id: string, ...tellings: readonly Telling[]) => {
  const paper = paperOf(id).paper(sourceOf(...tellings));
  return { text: JSON.stringify(outlineOf(await officialPaper(paper))), isComplete: isComplete(paper) };
};

describe('a paper waits for what it is drawn from', () => {
  test.each([
    ['consultation-notice', 'notice'],
    ['adoption-statement', 'notice'],
    ['legality-opinion', 'delivered'],
    ['competition-form', 'competition'],
    ['competition-conclusion', 'competition'],
    ['filing-report', 'published'],
  ] as const)('%s', (id, first) => {
    expect(paperOf(id).lacking(documentOf(started(), ...before(first)))).toEqual(expect.any(String));
    expect(paperOf(id).lacking(documentOf(started(), ...until(first)))).toBeUndefined();
  });
});

describe('what an office would send back', () => {
  const review = step('fair-competition-review', '2026-04-09', {
    touches: 'yes',
    source: '6家企业',
    standard: ['A3', 'C2'],
    exception: 'science',
    alternatives: '普惠奖补不能达到目的',
    endDate: on('2029-12-31'),
  });
  const excepted = [...before('competition'), review];
  test('the conclusion on competition: its number, who was heard when, the three limbs of Art. 12, days in words', async () => {
    const { text } = await drawn('competition-conclusion', ...excepted);
    expect(text).toContain('实施期限至2029年12月31日');
    expect(text).toMatch(/公开征求意见（2026年3月4日至2026年4月3日）[^]*专家论证（2026年4月8日）/u);
    expect(text).not.toContain('2029-12-31');
  });
  test('the form: 有无法律依据 for Art. 10, what experts said, what else is to be said', async () => {
    const { text } = await drawn('competition-form', ...excepted);
    expect(text).toMatch(/专家咨询意见[^]*孟教授[^]*法律、行政法规依据或者国务院批准[^]*无[^]*其他需要说明的情况/u);
  });
  test('the review: signed by the reviewers as the bureau calls them, checked by a second, counsel’s opinion with it', async () => {
    const { text } = await drawn('legality-opinion', ...until('delivered'));
    expect(text).toMatch(/已听取法律顾问意见（合法）[^]*法律顾问意见[^]*法规处[^]*复核人/u);
  });
  test('the adoption statement: units and the public apart', async () => {
    const { text } = await drawn('adoption-statement', ...until('feedback'));
    expect(text).toContain('共收到意见1条，其中单位意见0条，企业和社会公众意见1条');
  });
});

test('征求意见公告: from, until, how, and nothing left to be filled in', async () => {
  const { text, isComplete: whole } = await drawn('consultation-notice', ...until('notice'));
  expect(text).toContain('关于公开征求《天山市科技创新券管理办法》／（征求意见稿）意见的公告');
  expect(text).toContain('2026年3月4日至2026年4月3日');
  expect(text).toMatch(/局门户网站[^]*天山市友好路1号[^]*0991-0000000[^]*起草说明/u);
  expect(whole).toBe(true);
});

test('意见采纳情况说明: the numbers add up, and no person or firm is named before the public', async () => {
  const more = [
    step('record-feedback', '2026-03-21', { source: '市财政局', feedback: '删去第九条', clause: '第九条' }),
    step('settle-feedback', '2026-03-25', { opinion: 2, adopted: 'adopted', reason: '改为比例控制' }),
  ];
  const { text } = await drawn('adoption-statement', ...before('feedback'), ...more);
  expect(text).toContain('共收到意见2条');
  expect(text).toContain('采纳1条，部分采纳0条，未采纳1条，合计2条');
  expect(text).toMatch(/社会公众[^]*额度提高到30万元[^]*预算不允许[^]*市财政局[^]*第九条[^]*改为比例控制/u);
  expect(text).not.toContain('天山生物公司');
});

test('合法性审核意见书: the text, the days, the conclusion in its word', async () => {
  const { text } = await drawn('legality-opinion', ...until('delivered'));
  expect(text).toMatch(/天科法审〔2026〕9号[^]*2026年4月10日收件[^]*2026年4月17日办结[^]*第1稿/u);
  expect(text).toMatch(/制定主体和权限[^]*制定程序[^]*公开征求意见（2026年3月4日）[^]*内容[^]*审核结论[^]*合法。/u);
});

describe('公平竞争审查', () => {
  const review = (facts: Telling['facts']) => [
    ...before('competition'),
    step('fair-competition-review', '2026-04-09', { touches: 'yes', source: '6家企业', ...facts }),
  ];
  test('the form prints all nineteen clauses', async () => {
    const { text } = await drawn('competition-form', ...review({ standard: ['B5'] }));
    for (const article of ['第八条第五项', '第九条第六项', '第十条第四项', '第十一条第四项'])
      expect(text).toContain(article);
    expect(text.match(/第(?:八|九|十|十一)条第[一二三四五六]项　/gu)).toHaveLength(19);
    expect(text).toContain('违反第九条第五项，不得出台');
  });
  test('the conclusion argues an exception on all three limbs', async () => {
    const excepted = { standard: ['C2'], exception: 'science', alternatives: '普惠奖补不能达到目的' } as const;
    const { text } = await drawn('competition-conclusion', ...review({ ...excepted, endDate: on('2029-12-31') }));
    expect(text).toMatch(/触碰第十条第二项[^]*第十二条第二项[^]*普惠奖补不能达到目的[^]*期限至2029年12月31日/u);
  });
  test('what is out of scope has its reason', async () => {
    const out = step('fair-competition-review', '2026-04-09', { touches: 'no', reason: '补助对象为村集体' });
    const { text } = await drawn('competition-conclusion', ...before('competition'), out);
    expect(text).toMatch(/不涉及经营者经济活动：补助对象为村集体/u);
  });
});

test('备案报告: number, meeting, day of publication and not of signing', async () => {
  const { text } = await drawn('filing-report', ...until('filed'));
  expect(text).toMatch(/市司法局[^]*天科规〔2026〕3号[^]*第12次局长办公会审议通过，已于2026年4月23日公布/u);
  expect(text).toMatch(/附件[^]*正式文本[^]*公平竞争审查结论/u);
});

test('有效文件目录: its day, what is in force, what ended and when', async () => {
  const line = (title: string, more: Partial<DocumentLine>): DocumentLine => ({
    document: '018f2b3c-0000-7000-8000-000000000001',
    number: '文件〔2024〕1号',
    kind: 'normative',
    title,
    unit: 'hightech',
    drafter: 'xuning',
    reference: '天科规〔2024〕1号',
    startedOn: on('2024-01-01'),
    publishedOn: on('2024-02-01'),
    effectiveOn: on('2024-03-05'),
    until: on('2029-03-04'),
    repealedOn: null,
    consultUntil: null,
    interpretedOn: null,
    filedOn: null,
    standing: 'in-force',
    ...more,
  });
  const paper = catalogue({
    organ: ORGAN,
    on: on('2026-12-31'),
    valid: [line('创新券管理办法', {})],
    ended: [
      {
        line: line('星火计划办法', { repealedOn: on('2026-05-01') }),
        ending: {
          on: on('2026-05-01'),
          reason: '任务已经完成（会议〔2026〕3号）',
          replacedBy: '天科规〔2026〕5号',
        },
      },
    ],
    unitName: () => '高新技术科',
  });
  const bytes = await officialPaper(paper);
  // 225 mm wide on a page that lies, so that days and numbers stand on a line.
  expect(partsOf(bytes)['word/document.xml']).toMatch(/w:orient="landscape"/u);
  const text = JSON.stringify(outlineOf(bytes));
  expect(text).toMatch(/统计时点：2026年12月31日。继续有效1件，废止或者失效1件/u);
  expect(text).toMatch(
    /《创新券管理办法》[^]*2029-03-04[^]*废止、失效文件目录[^]*理由[^]*替代文件[^]*《星火计划办法》[^]*2026-05-01[^]*任务已经完成（会议〔2026〕3号）[^]*天科规〔2026〕5号/u,
  );
});
