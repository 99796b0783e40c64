import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type LocalDate } from '#kernel';
import { caution, findRule, inForceOn, mayBeSet, ruleOn, RULES, sourcesInWords, versionsOf } from './index.ts';

const on = (text: string) => text as LocalDate;
const ids = [...new Set(RULES.map(({ id }) => id))];

describe('the book', () => {
  test('names for every rule its statute, version and article', () => {
    for (const rule of RULES)
      expect([rule.id, sourcesInWords(rule)]).toEqual([rule.id, expect.stringMatching(/^《.+》（.+）.+/u)]);
  });
  test('has on no day two versions of one rule in force', () => {
    for (const id of ids) {
      const days = versionsOf(id).flatMap(({ sources: [{ text }] }) => [
        text.from,
        ...(text.to ? [text.to, addDays(text.to, 1)] : []),
      ]);
      for (const day of days)
        expect([id, day, versionsOf(id).filter((rule) => inForceOn(rule, day)).length <= 1]).toEqual([id, day, true]);
    }
  });
  test('calls the versions of one rule by one kind and one side', () => {
    for (const id of ids)
      expect([
        id,
        new Set(versionsOf(id).map((rule) => ('obliged' in rule ? rule.obliged.side : rule.is))).size,
      ]).toEqual([id, 1]);
  });
  test('lets the bureau set what no text gives, and nothing else', () => {
    expect(mayBeSet(ruleOn('adm-med-close', on('2026-03-02'))!)).toBe(true);
    expect(mayBeSet(ruleOn('recon-reply-ordinary', on('2026-03-02'))!)).toBe(false);
    expect(caution(ruleOn('cppcc-proposal', on('2026-03-02'))!)).toBe('待核实');
    expect(caution(ruleOn('recon-reply-ordinary', on('2026-03-02'))!)).toBe('');
  });
});

describe('the version in force on the day that sets a rule running applies', () => {
  test.each([
    // 法释〔2026〕3号 holds from 1 May 2026.
    ['lit-sue-6mo', '2026-04-30', '第四十六条'],
    ['lit-sue-6mo', '2026-05-01', '第二条'],
  ])('%s on %s: %s', (id, day, article) => expect(ruleOn(id, on(day))?.sources[0].article).toBe(article));
  test('before the first that is known there is none', () =>
    expect(ruleOn('recon-reply-ordinary', on('2023-12-31'))).toBeUndefined());
});

describe('a rule is found', () => {
  test.each([
    ['复议答复', 'recon-reply-ordinary'],
    ['算一下复议答复期限', 'recon-reply-ordinary'],
    ['复议答复 收到', 'recon-reply-ordinary'],
    ['行政复议答复（普通程序）', 'recon-reply-ordinary'],
    ['上诉', 'lit-appeal-judgment'],
    ['信访办结', 'petition-close'],
    ['检察建议', 'jc-advice'],
    ['负责人出庭', 'lit-head-duty'],
    ['lit-answer', 'lit-answer'],
  ])('by %s', (words, id) => expect(findRule(words)).toEqual({ is: 'rule', id }));
  test('or the nearest are given, the one meant among them', () => {
    expect(findRule('复议答辨')).toMatchObject({
      is: 'nearest',
      ids: expect.arrayContaining(['recon-reply-ordinary']),
    });
    expect(findRule('天气')).toMatchObject({ is: 'nearest' });
  });
  test('whatever is typed, without throwing', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (words) => {
        findRule(words);
      }),
    ));
});
