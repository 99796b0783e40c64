import { expect, test } from '@jest/globals';
import { titleLines } from './title-lines.ts';

// A line takes twenty characters.
test.each([
  ['公平竞争审查表', ['公平竞争审查表']],
  ['关于《天山市科技创新券管理办法》的备案报告', ['关于《天山市科技创新券管理办法》', '的备案报告']],
  ['关于《天山市科技创新券管理办法》的公平竞争审查结论', ['关于《天山市科技创新券管理办法》', '的公平竞争审查结论']],
  [
    '关于公开征求《天山市科技创新券管理办法》（征求意见稿）意见的公告',
    ['关于公开征求《天山市科技创新券管理办法》', '（征求意见稿）意见的公告'],
  ],
])('%s', (title, lines) => expect(titleLines(title)).toEqual(lines));

test('no line is too long, no mark stands alone at its edge, nothing is lost', () => {
  const title =
    '关于《天山市科学技术局贯彻落实深入实施创新驱动发展战略推动首府经济高质量发展若干措施（试行）》（送审稿）的合法性审核意见';
  const lines = titleLines(title);
  expect(lines.join('')).toBe(title);
  for (const line of lines) {
    expect(line.length).toBeLessThanOrEqual(20);
    expect(line).not.toMatch(/^[》）]|[《（]$/u);
  }
});
