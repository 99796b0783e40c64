import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { role, type Declaration } from '#kernel';
import type { Intent } from '../vocabulary.ts';
import type { Wanted } from '../wanted.ts';
import { clearly } from './clearly.ts';

const declared = (name: string, says: readonly string[], irreversible: boolean): Declaration => ({
  name,
  title: says[0]!,
  topic: '党组会议',
  says,
  examples: [],
  may: role('staff'),
  ...(irreversible ? { irreversible: true } : {}),
  input: {},
  answer: z.object({}),
  reports: () => '',
});
const close = declared('close', ['散会', '会议结束'], true);
const answer = declared('answer', ['参会回执'], false);

const intent = (command: Declaration, words: string, text: string): Intent =>
  words === ''
    ? { is: 'command', command, rest: text, apart: true, words, learned: true }
    : { is: 'command', command, rest: '', apart: true, words };
const sure = (of: Intent, how: number): Wanted => ({
  is: how >= 0.8 ? 'sure' : 'fairly-sure',
  intent: of,
  sure: how,
  others: [{ intent: intent(answer, '', ''), sure: 0.1 }],
});

describe('what cannot be undone', () => {
  test.each(['散会', '散会吧', '现在散会了', '散会 第37次党组会', '散会第37次党组会', '会议结束，辛苦各位'])(
    'is opened by its own words: %s',
    (text) => {
      const words = ['散会', '会议结束'].find((one) => text.includes(one))!;
      expect(clearly(sure(intent(close, words, text), 1), text).is).toBe('sure');
    },
  );

  test.each(['参会', '散回', '散会了吗', '什么时候散会', '散会后再说'])(
    'is asked about where it only sounds like it, is asked, or goes on to something else: %s',
    (text) => {
      expect(clearly(sure(intent(close, '散会', text), 1), text)).toMatchObject({
        is: 'one-of',
        among: [{ intent: { command: { name: 'close' } } }, { intent: { command: { name: 'answer' } } }],
      });
    },
  );

  test('is opened by a sentence only where that is as good as certain', () => {
    const said = (how: number) => clearly(sure(intent(close, '', '今天就到这儿'), how), '今天就到这儿').is;
    expect([said(0.95), said(0.85), said(0.65)]).toEqual(['sure', 'one-of', 'one-of']);
  });

  test('and what can be undone is as it was', () => {
    const text = '参会回直';
    expect(clearly(sure(intent(answer, '参会回执', text), 1), text).is).toBe('sure');
  });
});
