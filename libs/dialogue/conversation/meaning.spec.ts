import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { chinaCalendar } from '#calendar';
import {
  field,
  role,
  writtenNumber,
  type Actor,
  type Declaration,
  type FieldKind,
  type Instant,
  type LocalDate,
  type OrganId,
  type QueryDeclaration,
  type StaffId,
  type UnitId,
} from '#kernel';
import { hear, offered } from '../conversation.ts';
import type { Vocabulary } from '../vocabulary.ts';
import type { Span } from '../roles/tagger.ts';
import type { Guess } from '../sense/sense.ts';
import type { Heard, Talk, Turn } from '../talk.ts';

// Two commands of the spec's own, and models that say what the test wants them to say.
const text = z.string().trim().min(2);
const CASE = {
  is: 'number',
  series: '案件',
  offers: { query: 'cases-at-hand', input: {} },
  found: { query: 'find-cases', input: {} },
} as const satisfies FieldKind;
const declared = (name: string, says: string, input: Declaration['input']): Declaration =>
  ({
    name,
    title: says,
    topic: '案件',
    says: [says],
    examples: [`${says} 一件`],
    may: role('staff'),
    input,
    answer: z.object({}),
    reports: () => '',
  }) as Declaration;
const close = declared('close', '结案归档', {
  case: field(writtenNumber('案件'), { label: '案件', ask: '哪个案件？', example: '案件〔2026〕1号', kind: CASE }),
});
const note = declared('note', '记一笔', {
  what: field(text, { label: '内容', ask: '记什么？', example: '一件事', kind: { is: 'text' } }),
});

const table = declared('table', '上会', {
  items: field(z.array(writtenNumber('议题')).min(1), {
    label: '议题',
    ask: '哪些议题？',
    example: '["议题〔2026〕1号"]',
    kind: { is: 'text', like: '(?!)', listed: { query: 'find-items', input: {} } },
    needed: () => false,
  }),
});

const join = declared('join', '添当事人', {
  party: field(text, { label: '当事人', ask: '当事人是谁？', example: '雪莲生物', kind: { is: 'text' } }),
});
const settle = declared('settle', '谈成了', {
  party: field(text, { label: '当事人', ask: '当事人是谁？', example: '雪莲生物', kind: { is: 'text' } }),
  why: field(text, { label: '缘由', ask: '怎么成的？', example: '谈的', kind: { is: 'text' }, needed: () => false }),
});
const progress = {
  name: 'progress',
  title: '案件进展',
  topic: '案件',
  may: role('staff'),
  from: 'cases',
  input: z.object({}),
  answer: z.object({}),
  chat: { says: ['案件进展'], examples: [], fields: {}, tells: () => ({ title: '', lines: [] }) },
} as unknown as QueryDeclaration;

const words = (guesses: readonly Guess[], spans: readonly Span[] = []): Vocabulary => ({
  commands: [close, note, table, join, settle],
  queries: [progress],
  models: { sense: () => guesses, tagger: () => spans, options: () => [] },
});
const heard = (said: string, at = '2026-11-25T02:00:00.000Z'): Heard => ({
  id: said,
  text: said,
  files: [],
  actor: {
    is: 'staff',
    organ: 'o' as OrganId,
    staffId: 's' as StaffId,
    name: '吴磊',
    unit: 'u' as UnitId,
    roles: ['staff'],
  } satisfies Actor,
  at: at as Instant,
  place: 'direct',
  today: '2026-11-25' as LocalDate,
  calendar: chinaCalendar,
  units: [],
  people: [],
});
const said = (turn: Turn): Turn & { readonly is: 'say' } => {
  if (turn.is !== 'say') throw new Error(`came to ${turn.is}`);
  return turn;
};
const titles = (turn: Turn): readonly string[] => said(turn).say.buttons.map(({ title }) => title);

const SENTENCE = '格桑湾那件今天弄完了，卷都交给档案室了';
const guess = (wanted: string, sure: number): Guess => ({ wanted, sure });
const WHOLE: Span = { field: 'what', from: 0, to: SENTENCE.length, sure: 0.99 };

describe('how sure it is', () => {
  test('sure of it, the form is there; fairly sure, its card offers a way out', () => {
    const sure = hear({}, heard(SENTENCE), words([guess('note', 0.9)], [WHOLE]));
    const fairly = hear({}, heard(SENTENCE), words([guess('note', 0.8), guess('close', 0.15)], [WHOLE]));
    expect(titles(sure)).toEqual(['确认', '修改', '取消']);
    expect(titles(fairly)).toEqual(['确认', '修改', '取消', '不是这件事']);
  });

  test('不是这件事 drops the form and offers the other, with nothing to type again', () => {
    const guesses = words([guess('note', 0.8), guess('close', 0.15)], [WHOLE]);
    const { talk } = hear({}, heard(SENTENCE), guesses);
    const choice = said(hear(talk, heard('不是这件事'), guesses));
    expect(choice.talk.form).toBeUndefined();
    expect(titles(choice)).toEqual(['结案归档', '帮助']);
    expect(choice.talk.unclear?.text).toBe(SENTENCE);
  });

  test('between two it asks, and a tap goes on with the message', () => {
    const guesses = words([guess('note', 0.4), guess('close', 0.3)], [WHOLE]);
    const choice = hear({}, heard(SENTENCE), guesses);
    expect(titles(choice)).toEqual(['记一笔', '结案归档', '帮助']);
    const { talk } = hear(choice.talk, heard('记一笔'), guesses);
    expect(talk.form?.known).toEqual({ what: SENTENCE });
    expect(talk.unclear).toBeUndefined();
  });

  test('what is not understood is kept for ten minutes, and no longer', () => {
    const guesses = words([guess('note', 0.06), guess('close', 0.05)], [WHOLE]);
    const { talk, say } = said(hear({}, heard(SENTENCE), guesses));
    expect(say.title).toBe('没有看懂');
    const soon = hear(talk, heard('记一笔', '2026-11-25T02:09:00.000Z'), guesses);
    const late = hear(talk, heard('记一笔', '2026-11-25T02:11:00.000Z'), guesses);
    expect(soon.talk.form?.known).toEqual({ what: SENTENCE });
    expect(late.talk.form?.known).toEqual({});
  });

  test('nor beyond 取消, and a question is no word about it', () => {
    const guesses = words([guess('note', 0.06), guess('close', 0.05)], [WHOLE]);
    const { talk } = said(hear({}, heard(SENTENCE), guesses));
    const dropped = hear(talk, heard('取消'), guesses);
    expect([dropped.talk.unclear, hear(dropped.talk, heard('记一笔'), guesses).talk.form?.known]).toEqual([
      undefined,
      {},
    ]);
    expect(hear(talk, heard('记了几笔'), guesses).talk.form?.known).not.toEqual({ what: SENTENCE });
  });

  test('what is said not to be opens nothing by its words', () => {
    const turn = hear({}, heard('格桑湾还没结案归档'), words([guess('close', 0.95)]));
    expect(turn.talk.form).toBeUndefined();
  });

  test('what is not ours is said so, and thanks are answered', () => {
    const notOurs = said(hear({}, heard('食堂今天吃什么'), words([guess('#unsupported', 0.9)])));
    const thanks = said(hear({}, heard('谢谢你'), words([guess('#chat', 0.9)])));
    expect([notOurs.say.title, thanks.say.text]).toEqual(['不在办理范围', '不客气。有事随时说。']);
  });
});

describe('what is said while a text is asked for', () => {
  const asked = hear({}, heard('添当事人'), words([])).talk;

  test('is its answer, whatever it is like', () => {
    const { talk } = hear(asked, heard('明德水产结案公司'), words([guess('close', 0.95)]));
    expect(talk.form?.known).toEqual({ party: '明德水产结案公司' });
  });

  test('but a question is answered, and what was asked for stays open', () => {
    const turn = hear(asked, heard('明德那件现在到哪一步了'), words([guess('progress', 0.95)]));
    expect([turn.is, turn.talk.form?.command]).toEqual(['ask', 'join']);
  });

  test('and a sentence that surely is another act opens it; the form is put aside', () => {
    const turn = hear(asked, heard(SENTENCE), words([guess('note', 0.95)], [WHOLE]));
    expect([turn.talk.form?.command, turn.talk.aside?.[0]?.command]).toEqual(['note', 'join']);
  });

  test('which an account may be, that has no words of its own', () => {
    const account = hear({}, heard('记一笔'), words([])).talk;
    const turn = hear(account, heard(SENTENCE), words([guess('close', 0.95)]));
    expect(turn.talk.form).toMatchObject({ command: 'note', known: { what: SENTENCE } });
  });
});

describe('what is not sure of a sentence', () => {
  const LINE = '格桑湾那件今天弄完了，是马主任谈的';
  const at = (field: string, said: string, sure: number): Span => ({
    field,
    from: LINE.indexOf(said),
    to: LINE.indexOf(said) + said.length,
    sure,
  });
  const read = (command: string, ...spans: readonly Span[]): Turn & { readonly is: 'say' } =>
    said(hear({}, heard(LINE), words([guess(command, 0.95)], spans)));

  test('is asked about with its words as a button, if it is needed', () => {
    const turn = read('join', at('party', '格桑湾', 0.5));
    expect(turn.talk.form?.known).toEqual({});
    expect(titles(turn)).toEqual(['格桑湾', '取消']);
    expect(turn.say.text).toContain('当事人是下面这个吗');
    const { talk } = hear(turn.talk, heard('格桑湾'), words([]));
    expect(talk.form?.known).toEqual({ party: '格桑湾' });
  });

  test('is left out, told and put in by a tap, if it need not be said', () => {
    const turn = read('settle', at('party', '格桑湾', 0.95), at('why', '是马主任谈的', 0.5));
    expect(turn.talk.form?.known).toEqual({ party: '格桑湾' });
    expect(turn.say.text).toContain('“是马主任谈的”没有填');
    expect(titles(turn)).toContain('补上缘由');
    const added = said(hear(turn.talk, heard('补上缘由'), words([])));
    expect(added.talk.form?.known).toEqual({ party: '格桑湾', why: '是马主任谈的' });
    expect(titles(added)).not.toContain('补上缘由');
  });

  test('is not spoken of if it is hardly likely', () => {
    const turn = read('settle', at('party', '格桑湾', 0.95), at('why', '是马主任谈的', 0.1));
    expect(titles(turn)).toEqual(['确认', '修改', '取消']);
  });
});

describe('撤回 with words around it', () => {
  const taken = words([guess('#withdraw', 0.9)]);
  const last = {
    title: '案件〔2026〕7号 提交答复',
    until: '2026-11-25T03:00:00.000Z' as Instant,
    command: 'note',
    input: { what: '撤回', reason: '登记后十分钟内撤回' },
  };

  test('takes back what was recorded last, for the reason that is said', () => {
    const { talk } = hear({ last }, heard('刚才那条撤了吧，登重了'), taken);
    expect(talk.form).toMatchObject({ command: 'note', known: { what: '撤回', reason: '登重了' } });
  });

  test('but not where another record is named', () => {
    const { talk } = hear({ last }, heard('案件〔2026〕8号那条撤了吧'), taken);
    expect(talk.form).toBeUndefined();
  });
});

describe('a record named with words', () => {
  const named = words([guess('close', 0.9)], [{ field: 'case', from: 0, to: 5, sure: 0.9 }]);
  const looked = (talk: Talk = {}): Turn & { readonly is: 'offer' } => {
    const turn = hear(talk, heard(SENTENCE), named);
    if (turn.is !== 'offer') throw new Error(`came to ${turn.is}`);
    return turn;
  };

  test('is looked for by its words, without those around them', () => {
    expect(looked()).toMatchObject({ query: 'find-cases', words: '格桑湾', input: { words: '格桑湾' } });
  });

  test('is told by its title on the card', () => {
    const turn = offered(looked(), [{ number: '案件〔2026〕7号', title: '格桑湾 · 诉讼' }], heard(SENTENCE), named);
    expect(said(turn).say.text).toContain('案件〔2026〕7号**（格桑湾 · 诉讼）');
  });

  test('named by its number it is looked up too, and told on the card; one that is not there is asked about', () => {
    const line = '结案归档 案件〔2026〕7号';
    const turn = hear({}, heard(line), words([]));
    if (turn.is !== 'offer') throw new Error(`came to ${turn.is}`);
    expect(turn).toMatchObject({
      query: 'find-cases',
      exactly: '案件〔2026〕7号',
      input: { words: '案件〔2026〕7号' },
    });
    const there = offered(turn, [{ number: '案件〔2026〕7号', title: '格桑湾 · 诉讼' }], heard(line), words([]));
    expect(said(there).say.text).toContain('案件〔2026〕7号**（格桑湾 · 诉讼）');
    const missing = said(offered(turn, [], heard(line), words([])));
    expect([missing.say.text.split('\n')[0], missing.talk.form?.known]).toEqual([
      '没有找到案件〔2026〕7号，请核对编号。',
      {},
    ]);
  });

  test('one that nobody named is the only one at hand, unless the message may name another', () => {
    const unnamed = (said: string): Turn => {
      const turn = hear({}, heard(said), words([guess('close', 0.9)]));
      if (turn.is !== 'offer') throw new Error(`came to ${turn.is}`);
      return offered(turn, [{ number: '案件〔2026〕7号', title: '格桑湾 · 诉讼' }], heard(said), words([]));
    };
    expect(titles(unnamed('今天都弄完了，卷归了'))).toContain('确认');
    expect(titles(unnamed('格桑湾弄完了，卷归了'))).toContain('确认');
    const asked = ['案件〔2026〕7号 格桑湾 · 诉讼', '取消'];
    for (const number of ['诉-01', '复议2026-09', '案件诉讼-2026-03', '2026-041号案', '第15号'])
      expect(titles(unnamed(`${number}结了，今天装订入库`))).toEqual(asked);
    expect(titles(unnamed('今天装订入库，归档2026-11-20'))).toContain('确认');
    expect(titles(unnamed('11月20日，明德食品弄完了，卷归了'))).toEqual(asked);
    expect(titles(unnamed('明德那边弄完了，卷归了'))).toEqual(['案件〔2026〕7号 格桑湾 · 诉讼', '取消']);
  });

  test('and not found is asked about, never replaced', () => {
    const turn = said(offered(looked(), [], heard(SENTENCE), named));
    expect(turn.say.text).toContain('没有找到“格桑湾”');
    expect(turn.talk.form?.known).toEqual({});
  });
});

describe('several records named with words', () => {
  const TOLD = '周五开会，人才公寓分配和算法备案补助两个放上去';
  const tagged: readonly Span[] = [
    { field: 'items', from: 5, to: 11, sure: 0.9 },
    { field: 'items', from: 12, to: 18, sure: 0.9 },
  ];
  const models = words([guess('table', 0.9)], tagged);
  const offer = (turn: Turn): Turn & { readonly is: 'offer' } => {
    if (turn.is !== 'offer') throw new Error(`came to ${turn.is}`);
    return turn;
  };
  const answered = (turn: Turn, ...titles: readonly string[]): Turn =>
    offered(
      offer(turn),
      titles.map((title, n) => ({ number: `议题〔2026〕${title.length}${n}号`, title })),
      heard(TOLD),
      models,
    );

  test('are looked for one after the other, and all stand on the card', () => {
    const first = hear({}, heard(TOLD), models);
    expect(offer(first)).toMatchObject({ query: 'find-items', words: '人才公寓分配' });
    const second = answered(first, '人才公寓分配办法');
    expect(offer(second)).toMatchObject({ query: 'find-items', words: '算法备案补助' });
    const card = said(answered(second, '算法备案补助'));
    expect(card.say.text).toContain('人才公寓分配办法；算法备案补助');
    expect(card.talk.form?.known).toEqual({ items: ['议题〔2026〕80号', '议题〔2026〕60号'] });
  });

  test('one that is not found, or is several, is asked about, and the others are told', () => {
    const second = answered(hear({}, heard(TOLD), models), '人才公寓分配办法');
    const asked = said(answered(second));
    expect(asked.say.text).toContain('没有找到“算法备案补助”。找到的是：议题〔2026〕80号 人才公寓分配办法。');
    expect(said(answered(second, '算法备案补助一', '算法备案补助二')).say.text).toContain('不止一件是“算法备案补助”');
    expect(asked.talk.form?.known).toEqual({});
  });
});
