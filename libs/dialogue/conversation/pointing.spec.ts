import { describe, expect, test } from '@jest/globals';
import { field, writtenNumber, type Fields } from '#kernel';
import type { Said } from '../reading/by-role.ts';
import { pointedAt, pointsBack } from './pointing.ts';

const fields: Fields = {
  item: field(writtenNumber('议题'), {
    label: '议题',
    ask: '哪个议题？',
    example: '议题〔2026〕1号',
    kind: { is: 'number', series: '议题' },
  }),
};
const said = (named: Said['named'] = {}, known: Said['known'] = {}): Said => ({
  known,
  marked: {},
  notes: {},
  doubts: {},
  named,
  spare: {},
  unused: [],
});
const SPOKEN = { number: '议题〔2026〕7号', title: '采购算力平台' };

describe('那个, 刚才那条, 上一个', () => {
  test.each(['刚才那条撤了吧', '把那个撤了', '刚报的那个先不上了', '上一条不要了', '这个，材料齐了', '刚才的改一下'])(
    'mean the record spoken of last: %s',
    (text) => {
      expect(pointedAt(said(), fields, text, SPOKEN)).toMatchObject({
        known: { item: '议题〔2026〕7号' },
        notes: { item: '采购算力平台，刚才说到的' },
      });
    },
  );

  test.each(['那个议题', '那个', '刚才那件'])('also where the words were marked as a name: %s', (words) => {
    expect(pointedAt(said({ item: words }), fields, `${words}齐了`, SPOKEN).known).toEqual({ item: SPOKEN.number });
  });

  test('never where another is named, by words or by number, nor where it is of another sort', () => {
    expect(pointedAt(said({ item: '那个指南' }), fields, '那个指南齐了', SPOKEN).known).toEqual({});
    expect(pointedAt(said({}, { item: '议题〔2026〕3号' }), fields, '把那个撤了', SPOKEN).known).toEqual({
      item: '议题〔2026〕3号',
    });
    expect(pointedAt(said(), fields, '把那个撤了', { number: '案件〔2026〕1号' }).known).toEqual({});
    expect(pointedAt(said(), fields, '把那个撤了', undefined).known).toEqual({});
  });

  test.each(['上个会的', '上一个会议', '议题〔2026〕3号那个', '材料齐了'])('and not: %s', (text) => {
    expect(pointsBack(text)).toBe(false);
  });
});
