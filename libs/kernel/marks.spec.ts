import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import {
  bearing,
  carried,
  carrying,
  event,
  keptFrom,
  Marks,
  marksIn,
  naming,
  oneLine,
  prose,
  saidTo,
  sayable,
  underMarks,
  WITHHELD,
  withoutMarked,
  type Audience,
} from './index.ts';

const AUDIENCES: readonly Audience[] = ['oneself', 'group', 'subscriber', 'paper'];
const Title = sayable(oneLine(2, 200));
const Staff = naming(oneLine(1, 64));
const Item = bearing(
  z.object({
    number: naming(oneLine(1, 40)),
    category: z.enum(['funds', 'personnel']),
    title: Title,
    proposer: Staff,
    amount: z.int().optional(),
    persons: z
      .array(bearing(oneLine(2, 40), 'personnel'))
      .min(1)
      .optional(),
    remark: bearing(prose(1, 500), 'internal'),
  }),
  'personnel',
  ({ category }) => category === 'personnel',
);
const funds = { number: '议题〔2026〕1号', category: 'funds', title: '采购', proposer: 'zhangwei', remark: '缓办' };
const post = { ...funds, category: 'personnel', title: '张伟任主任', amount: 3, persons: ['张伟'] };

describe('what a value bears', () => {
  test('comes from its fields, and from the record as a whole', () => {
    expect(marksIn(Item, funds)).toEqual(['internal']);
    expect([...marksIn(Item, post)].sort()).toEqual(['internal', 'personnel']);
  });

  test('what is absent bears nothing', () => expect(marksIn(Item.optional(), undefined)).toEqual([]));

  test('a marking is of one place: what is made of the same schema elsewhere is not marked', () => {
    const marked = bearing(Title, 'personal');
    expect(marksIn(z.object({ title: Title }), { title: '采购' })).toEqual([]);
    expect(marksIn(z.object({ title: marked }), { title: '采购' })).toEqual(['personal']);
  });

  test('one of several kinds bears what that kind bears', () => {
    const either = z.union([z.iso.date(), z.object({ why: bearing(oneLine(1, 9), 'personal') })]);
    expect(marksIn(either, '2026-03-02')).toEqual([]);
    expect(marksIn(either, { why: '病假' })).toEqual(['personal']);
  });

  test('what follows from a marked record carries its marks; of what says nothing the worst is supposed', () => {
    const Task = carrying(z.object({ what: Title, marks: Marks.optional() }), () => ['personnel']);
    expect(marksIn(Task, { what: '采购', marks: [] })).toEqual([]);
    expect(marksIn(Task, { what: '采购', marks: ['personal'] })).toEqual(['personal']);
    expect(marksIn(Task, { what: '采购' })).toEqual(['personnel']);
    const Reported = event('x.reported', 1, { progress: Title, marks: Marks.optional() }, carried(['personnel']));
    expect(withoutMarked(Reported.schema, { progress: '已宣布' }, ['personnel'])).toEqual({ progress: WITHHELD });
  });
});

describe('without what is marked', () => {
  test('a text is a word in its place where it is needed, and left out where it is not', () => {
    const Two = z.object({ a: bearing(oneLine(1, 9), 'personal'), b: bearing(oneLine(1, 9), 'personal').optional() });
    expect(withoutMarked(Two, { a: '甲', b: '乙' }, ['personal'])).toEqual({ a: WITHHELD });
    expect(withoutMarked(Two, { a: '甲', b: '乙' }, ['internal'])).toEqual({ a: '甲', b: '乙' });
  });

  test('a list that is marked is emptied or left out, one of marked texts keeps its length', () => {
    const Lists = z.object({
      voters: bearing(z.array(Staff), 'secretBallot').optional(),
      due: bearing(z.array(Staff), 'secretBallot'),
      away: z.array(z.object({ staff: Staff, reason: bearing(oneLine(1, 99), 'personal') })),
      names: z.array(bearing(oneLine(1, 9), 'personal')).min(1),
    });
    const all = { voters: ['a'], due: ['a'], away: [{ staff: 'a', reason: '病假' }], names: ['甲', '乙'] };
    expect(withoutMarked(Lists, all, ['secretBallot', 'personal'])).toEqual({
      due: [],
      away: [{ staff: 'a', reason: WITHHELD }],
      names: [WITHHELD, WITHHELD],
    });
  });

  test('a record that is marked is reduced to what identifies it', () =>
    expect(withoutMarked(Item, post, ['personnel'])).toEqual({
      number: '议题〔2026〕1号',
      category: 'personnel',
      title: WITHHELD,
      proposer: 'zhangwei',
      amount: 3,
      remark: WITHHELD,
    }));

  test('what the schema does not know is left out', () =>
    expect(withoutMarked(Item, { ...funds, more: '张伟' }, ['internal'])).toEqual({ ...funds, remark: WITHHELD }));

  test('what is not of its schema at all is not told', () =>
    expect(withoutMarked(z.object({ names: z.array(Staff), of: Item }), { names: '张伟', of: '李娜' }, [])).toEqual({
      names: [],
      of: {},
    }));

  test('it is still of the same schema, and taken out again nothing changes', () => {
    const once = withoutMarked(Item, post, ['personnel', 'internal']);
    expect(Item.safeParse(once).success).toBe(true);
    expect(withoutMarked(Item, once, ['personnel', 'internal'])).toEqual(once);
  });
});

describe('whom it is said to', () => {
  test('the person himself is told all of it, a group and other systems nothing that is marked', () => {
    expect(saidTo('oneself', Item, post)).toEqual({ value: post, withheld: [] });
    for (const audience of ['group', 'subscriber'] as const)
      expect(JSON.stringify(saidTo(audience, Item, post).value)).not.toMatch(/张伟|缓办/u);
    expect([...saidTo('subscriber', Item, post).withheld].sort()).toEqual(['internal', 'personnel']);
  });

  test('a paper that is sent on tells what was decided on persons, nothing of how it came about', () =>
    expect(saidTo('paper', Item, post)).toEqual({ value: { ...post, remark: WITHHELD }, withheld: ['internal'] }));

  test('nobody but the person himself is told of reasons and private matters', () =>
    expect(AUDIENCES.filter((audience) => keptFrom(audience, ['internal', 'personal']).length < 2)).toEqual([
      'oneself',
    ]));

  test('a heading says what stands below it', () => {
    expect(underMarks('台账', [])).toBe('台账');
    expect(underMarks('台账', ['personnel', 'personal', 'personal'])).toBe(
      '台账【内部资料（含个人信息、人事事项），不得外传】',
    );
  });
});
