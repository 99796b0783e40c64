import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { chinaCalendar } from '#calendar';
import {
  field,
  role,
  writtenNumber,
  type Declaration,
  type FieldKind,
  type Instant,
  type LocalDate,
  type OrganId,
  type StaffId,
  type UnitId,
} from '#kernel';
import { comesNext, hear } from '../conversation.ts';
import type { Vocabulary } from '../vocabulary.ts';
import type { Heard, Talk, Turn } from '../talk.ts';

// Commands of the spec's own; what is likely is what the test says it is.
const NUMBER = { is: 'number', series: '议题' } as const satisfies FieldKind;
const TALLY = (of: 'due' | 'present') => ({ is: 'tally', of }) as const;
const count = (label: string, of: 'due' | 'present') =>
  field(z.int(), { label, ask: `${label}？`, example: '5', kind: TALLY(of), needed: () => false });
const declared = (name: string, says: readonly string[], input: Declaration['input'], more = {}): Declaration =>
  ({
    name,
    title: says[0]!,
    topic: '会议',
    says,
    examples: says,
    may: role('staff'),
    input,
    answer: z.object({}),
    reports: () => '',
    ...more,
  }) as Declaration;
const item = field(writtenNumber('议题'), { label: '议题', ask: '哪个？', example: '议题〔2026〕1号', kind: NUMBER });
const place = field(z.int(), { label: '序号', ask: '哪一项？', example: '1', kind: { is: 'place' } });
const approve = declared('approve', ['同意上会'], { item }, { irreversible: true });
const open_ = declared('open', ['开会'], { due: count('应到', 'due'), present: count('实到', 'present') });
const attend = declared('attend', ['应到', '到会情况'], {
  due: count('应到', 'due'),
  present: count('实到', 'present'),
});
const defer = declared('defer', ['暂缓'], { place });
const close = declared('close', ['散会'], {}, { irreversible: true });
const note = declared('note', ['记一笔'], {
  what: field(z.string().min(2), { label: '内容', ask: '记什么？', example: '一事', kind: { is: 'text' } }),
});

const vocabulary = (likely: Readonly<Record<string, readonly [string, number]>> = {}): Vocabulary => ({
  commands: [approve, open_, attend, defer, close, note],
  queries: [],
  models: {
    sense: ({ text }) => {
      const [wanted, sure] = likely[text] ?? ['#chat', 0.1];
      return [{ wanted, sure }];
    },
    tagger: () => [],
    options: () => [],
  },
});
const heard = (text: string, id = 'm1'): Heard => ({
  id,
  text,
  files: [],
  actor: {
    is: 'staff',
    organ: 'o' as OrganId,
    staffId: 's' as StaffId,
    name: '陈霞',
    unit: 'u' as UnitId,
    roles: ['staff'],
  },
  at: '2026-11-25T02:00:00.000Z' as Instant,
  place: 'direct',
  today: '2026-11-25' as LocalDate,
  calendar: chinaCalendar,
  units: [],
  people: [],
});
const saying = (turn: Turn | undefined): string => (turn?.is === 'say' ? turn.say.text : `(${turn?.is})`);
const waitingIn = ({ waiting = [] }: Talk): readonly string[] =>
  waiting.map(({ command, text }) => `${command}: ${text}`);

describe('several things in one message', () => {
  test.each<[string, readonly string[]]>([
    ['同意上会 议题1、2、4', ['议题〔2026〕1号', '议题2', '议题4']],
    ['同意上会 议题〔2026〕3号、5号', ['议题〔2026〕3号', '议题〔2026〕5号']],
    ['同意上会 议题2到4', ['议题〔2026〕2号', '议题3', '议题4']],
    ['1号和3号议题同意上会', ['议题〔2026〕1号', '议题3']],
  ])('the same for several records: %s', (text, [first, ...others]) => {
    const { talk } = hear({}, heard(text), vocabulary());
    expect(talk.form?.known).toEqual({ item: first });
    expect(waitingIn(talk).map((one) => /议题[〔\d〕号]+/u.exec(one)![0])).toEqual(others);
  });

  test.each(['同意上会 议题1', '暂缓 议题2', '应到5人，实到4人', '开会，应到5人实到4人', '记一笔 暂缓了两项、三项'])(
    'one thing stays one: %s',
    (text) => {
      expect(hear({}, heard(text), vocabulary()).talk.waiting).toBeUndefined();
    },
  );

  test('the first is opened with its own words; the card names the others, which come by themselves', () => {
    const words = vocabulary();
    const first = hear({}, heard('应到5人实到4人；暂缓 议题2；散会'), words);
    expect(first.talk.form).toMatchObject({ id: 'm1', command: 'attend', known: { due: 5, present: 4 } });
    expect(saying(first)).toContain('另有2件接着办：暂缓（暂缓 议题2）；散会');
    const given = hear(first.talk, heard('确认', 'm2'), words);
    expect(given).toMatchObject({ is: 'give', form: 'm1' });
    // Once it was recorded, the next is brought to the table with an id of its own.
    const second = comesNext(given.talk, heard('确认', 'm2'), words)!;
    expect(second.talk.form).toMatchObject({ id: 'm1#2', command: 'defer', known: { place: 2 } });
    const third = hear(second.talk, heard('取消', 'm3'), words);
    expect(third.talk.form).toMatchObject({ id: 'm1#3', command: 'close' });
    expect(saying(third)).toContain('已取消“暂缓');
    expect(third.talk.waiting).toBeUndefined();
  });

  test('one of them may be the same for several records', () => {
    const { talk } = hear({}, heard('应到5人实到4人；暂缓 议题1、3；散会'), vocabulary());
    expect(waitingIn(talk)).toEqual(['defer: 暂缓 议题1', 'defer: 暂缓 议题3', 'close: 散会']);
  });

  test('跳过 puts one aside and brings the next', () => {
    const words = vocabulary();
    const { talk } = hear({}, heard('暂缓 议题1；暂缓 议题2'), words);
    const next = hear(talk, heard('跳过', 'm2'), words);
    expect([next.talk.form?.known, next.talk.aside?.[0]?.known]).toEqual([{ place: 2 }, { place: 1 }]);
  });

  test('said in plain words, they are cut where it is likeliest; what belongs to none is said', () => {
    const text = '五个都在，第二项先放放，外面下雪了，今天就到这里';
    const words = vocabulary({
      [text]: ['#several', 0.9],
      五个都在: ['attend', 0.9],
      第二项先放放: ['defer', 0.9],
      今天就到这里: ['close', 0.95],
    });
    const { talk, ...turn } = hear({}, heard(text), words);
    expect([talk.form?.command, waitingIn(talk)]).toEqual(['attend', ['defer: 第二项先放放', 'close: 今天就到这里']]);
    expect(saying({ ...turn, talk } as Turn)).toContain('没有用上“外面下雪了”');
  });

  test('what cannot be undone is asked about where its words are not clear, and the rest still waits', () => {
    const text = '第二项先放放，差不多了，五个都在';
    const words = vocabulary({
      [text]: ['#several', 0.9],
      第二项先放放: ['defer', 0.9],
      差不多了: ['close', 0.7],
      五个都在: ['attend', 0.9],
    });
    const first = hear({}, heard(text), words);
    const asked = hear(first.talk, heard('取消', 'm2'), words);
    expect(saying(asked)).toContain('是要办“散会”吗？');
    const next = hear(asked.talk, heard('取消', 'm3'), words);
    expect(next.talk.form).toMatchObject({ id: 'm1#3', command: 'attend' });
  });

  test('what waits is not brought up any more the next day', () => {
    const words = vocabulary();
    const { talk } = hear({}, heard('暂缓 议题1；散会'), words);
    const late = { ...heard('取消', 'm2'), at: '2026-11-26T02:00:00.000Z' as Instant };
    expect(hear(talk, late, words).talk.form).toBeUndefined();
  });
});
