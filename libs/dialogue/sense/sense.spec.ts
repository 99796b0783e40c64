import { describe, expect, test } from '@jest/globals';
import { learn, temperatureFor, type Lesson } from './learn.ts';
import { marked } from './marked.ts';
import { packed, unpacked } from './packed.ts';
import { senseOf } from './sense.ts';
import { factsIn } from '../reading/facts.ts';
import { chinaCalendar } from '#calendar';
import type { LocalDate } from '#kernel';

const around = { today: '2026-11-25' as LocalDate, calendar: chinaCalendar, units: [], people: [] };
const lesson = (text: string, wanted: string): Lesson => ({
  text,
  facts: factsIn(text, around),
  roles: ['staff'],
  wanted,
});

const LESSONS = [
  lesson('昨天收到起诉状副本', 'receive'),
  lesson('法院送来了起诉状', 'receive'),
  lesson('3月2日收到一份起诉状', 'receive'),
  lesson('起诉状收到了', 'receive'),
  lesson('昨天提交了答辩状', 'answer'),
  lesson('答辩状交给法院了', 'answer'),
  lesson('3月9日交的答辩状', 'answer'),
  lesson('答辩状已提交', 'answer'),
];

describe('what is wanted', () => {
  test('a day is a day to the model, whichever it is', () => {
    const masks = ['昨天收到起诉状', '3月2日收到起诉状', '上周五收到起诉状'].map((text) =>
      marked(text, factsIn(text, around)),
    );
    expect(new Set(masks)).toEqual(new Set(['D收到起诉状']));
  });

  test('what was shown is recognised in other words, and the guesses come to one', () => {
    const guesses = senseOf(learn(LESSONS))(lesson('今天把起诉状收到了', ''));
    expect(guesses[0]!.wanted).toBe('receive');
    expect(guesses.reduce((sum, { sure }) => sum + sure, 0)).toBeCloseTo(1);
  });

  test('the same lines give the same bytes, and the bytes the same guesses', () => {
    const [first, second] = [learn(LESSONS), learn(LESSONS)].map(packed);
    expect(Buffer.compare(Buffer.from(first!), Buffer.from(second!))).toBe(0);
    const said = lesson('答辩状昨天交了', '');
    expect(senseOf(unpacked(first!))(said)).toEqual(senseOf(learn(LESSONS))(said));
  });

  test('what was learned without being sure of the rest is told less sure', () => {
    const learned = learn(LESSONS);
    const unseen = [lesson('起诉状收到了', 'answer'), lesson('答辩状已提交', 'receive')];
    expect(temperatureFor(learned, unseen)).toBeGreaterThan(1);
  });
});
