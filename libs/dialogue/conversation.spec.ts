import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import {
  Fen,
  field,
  FileRef,
  LocalDate,
  role,
  StaffId,
  UnitId,
  writtenNumber,
  type Actor,
  type Declaration,
  type Instant,
  type QueryDeclaration,
} from '#kernel';
import { chinaCalendar } from '#calendar';
import { asleep, hear, IDLE_MS } from './conversation.ts';
import type { Talk, Turn } from './talk.ts';

// A command and a query of the spec's own: the dialogue knows none by name.
const buy = {
  name: 'shop.buy',
  title: '申购',
  topic: '采购',
  says: ['申购', '买'],
  examples: ['申购 打印机 3000元'],
  may: role('staff'),
  input: {
    what: field(z.string().trim().min(2), { label: '物品', ask: '买什么？', example: '打印机', kind: { is: 'text' } }),
    kind: field(z.enum(['office', 'lab']), {
      label: '种类',
      ask: '哪一种？',
      example: 'office',
      kind: {
        is: 'choice',
        options: [
          { value: 'office', label: '办公用品', synonyms: ['办公'] },
          { value: 'lab', label: '实验设备' },
        ],
      },
    }),
    price: field(Fen, {
      label: '金额',
      ask: '多少钱？',
      example: '300000',
      kind: { is: 'amount' },
      needed: ({ kind }) => kind === 'lab',
    }),
    unit: field(UnitId, {
      label: '处室',
      ask: '哪个处室？',
      example: 'plan',
      kind: { is: 'unit' },
      otherwise: ({ actor }) => (actor.is === 'staff' ? actor.unit : undefined),
    }),
    on: field(LocalDate, {
      label: '日期',
      ask: '哪天？',
      example: '2026-03-02',
      kind: { is: 'date', tense: 'past' },
      otherwise: ({ today }) => today,
    }),
    for: field(StaffId, {
      label: '使用人',
      ask: '谁用？',
      example: 'lijun',
      kind: { is: 'person' },
      needed: () => false,
    }),
    papers: field(z.array(FileRef), {
      label: '附件',
      ask: '附什么？',
      example: '[]',
      kind: { is: 'files' },
      needed: () => false,
    }),
  },
  undo: () => ({
    what: '订单〔2026〕1号',
    command: 'shop.return',
    input: { order: '订单〔2026〕1号', why: '刚登记就撤回' },
  }),
  personal: ({ kind }) => kind === 'lab',
  answer: z.object({}),
  foresees: () => [{ text: '须经审批', source: '局采购办法', certainty: 'M' }],
  reports: () => '',
} satisfies Declaration;
const back = {
  name: 'shop.return',
  title: '退货',
  topic: '采购',
  says: ['退货'],
  examples: ['退货 订单〔2026〕1号 坏了'],
  may: role('office'),
  input: {
    order: field(writtenNumber('订单'), {
      label: '订单',
      ask: '哪一单？',
      example: '订单〔2026〕1号',
      kind: { is: 'number', series: '订单' },
    }),
    why: field(z.string().min(2), { label: '原因', ask: '为什么？', example: '坏了', kind: { is: 'text' } }),
  },
  answer: z.object({}),
  reports: () => '',
} satisfies Declaration;
const lend = {
  name: 'shop.lend',
  title: '借用',
  topic: '采购',
  says: ['借用'],
  examples: ['借用 投影仪 三天后还'],
  may: role('staff'),
  together: [['what', 'until']],
  input: {
    what: field(z.string().trim().min(2), { label: '物品', ask: '借什么？', example: '投影仪', kind: { is: 'text' } }),
    until: field(LocalDate, {
      label: '归还日期',
      ask: '哪天还？',
      example: '2026-12-01',
      kind: { is: 'date', tense: 'future' },
    }),
    remark: field(z.string().trim().min(2), {
      label: '备注',
      ask: '有什么要备注的？',
      example: '急用',
      kind: { is: 'text' },
      needed: () => false,
      offered: true,
    }),
  },
  answer: z.object({}),
  reports: () => '',
} satisfies Declaration;
const judge = {
  name: 'shop.judge',
  title: '评议',
  topic: '采购',
  says: ['评议'],
  examples: ['评议 打印机 维持'],
  may: role('staff'),
  input: {
    what: field(z.string().trim().min(2), { label: '物品', ask: '评什么？', example: '打印机', kind: { is: 'text' } }),
    outcome: field(z.enum(['kept', 'gone']), {
      label: '结论',
      ask: '结论是什么？',
      example: 'kept',
      kind: {
        is: 'choice',
        options: [
          { value: 'kept', label: '维持' },
          { value: 'gone', label: '撤销' },
        ],
      },
    }),
  },
  answer: z.object({}),
  reports: () => '',
} satisfies Declaration;
const amend = {
  name: 'shop.amend',
  title: '更正订单',
  topic: '采购',
  says: ['更正订单'],
  examples: ['更正订单 订单〔2026〕1号 3000元 写错'],
  may: role('staff'),
  input: {
    order: field(writtenNumber('订单'), {
      label: '订单',
      ask: '哪一单？',
      example: '订单〔2026〕1号',
      kind: { is: 'number', series: '订单' },
    }),
    price: field(Fen, {
      label: '金额',
      ask: '应是多少？',
      example: '300000',
      kind: { is: 'amount' },
      needed: () => false,
    }),
    reason: field(z.string().min(2), { label: '原因', ask: '为什么更正？', example: '笔误', kind: { is: 'text' } }),
  },
  answer: z.object({}),
  reports: () => '',
} satisfies Declaration;
const order: QueryDeclaration = {
  name: 'shop.order',
  title: '订单',
  topic: '采购',
  may: role('staff'),
  from: 'shop.register',
  input: z.object({ order: z.string() }),
  answer: z.unknown(),
  chat: {
    says: ['订单详情'],
    examples: ['订单〔2026〕1号'],
    opens: '订单',
    fields: {
      order: field(writtenNumber('订单'), {
        label: '订单',
        ask: '哪一单？',
        example: '订单〔2026〕1号',
        kind: { is: 'number', series: '订单' },
      }),
    },
    tells: () => ({ title: '', lines: [], none: '', more: false }),
  },
};
const mine: QueryDeclaration = {
  name: 'shop.mine',
  title: '我的申购',
  topic: '采购',
  may: role('staff'),
  from: 'shop.register',
  input: z.object({ page: z.coerce.number().default(1) }),
  answer: z.unknown(),
  chat: {
    says: ['我的申购'],
    examples: ['我的申购'],
    fields: {},
    personal: true,
    tells: () => ({ title: '', lines: [], none: '', more: false }),
  },
};
const words = { commands: [buy, back, lend, judge, amend] as readonly Declaration[], queries: [mine, order] };
const units = [
  { unit: 'plan', name: '规划科', short: ['规划'] },
  { unit: 'legal', name: '政策法规科', short: ['法规科'] },
];
const people = [
  { staff: 'lijun', name: '李军', unit: 'plan', post: '规划科科长' },
  { staff: 'lihong', name: '李红', unit: 'legal', post: '政策法规科科长' },
  { staff: 'aygul', name: '阿依古丽·热合曼', unit: 'legal', post: '科员' },
];
const actor = (...roles: Actor['roles']): Actor => ({
  is: 'staff',
  organ: 'o' as never,
  staffId: 's' as never,
  name: '某',
  unit: 'plan' as never,
  roles,
});
const file = (name: string): FileRef => ({
  name,
  sha256: 'a'.repeat(63) + name.length.toString(16).at(-1)!,
  sm3: 'b'.repeat(64),
  size: 2048,
  type: 'application/pdf',
});

/** Says one line after another; the turns. */
const talking = (who: Actor = actor('staff', 'office'), place: 'direct' | 'group' = 'direct') => {
  let talk: Talk = {};
  let n = 0;
  let at = Date.parse('2026-11-23T02:00:00.000Z');
  const step = (text: string, files: readonly FileRef[] = [], sentAt?: number): Turn => {
    const turn = hear(
      talk,
      {
        id: `m${++n}`,
        text,
        files,
        place,
        at: new Date(at).toISOString() as Instant,
        ...(sentAt === undefined ? {} : { sentAt }),
        actor: who,
        today: '2026-11-23' as LocalDate,
        calendar: chinaCalendar,
        units,
        people,
      },
      words,
    );
    talk = turn.talk;
    if (sentAt !== undefined) talk = { ...talk, heardTo: Math.max(sentAt, talk.heardTo ?? 0) };
    return turn;
  };
  return Object.assign(step, {
    /** Says something that was sent at that moment, ms. */
    sent: (sentAt: number, text: string) => step(text, [], sentAt),
    later: (minutes: number) => {
      at += minutes * 60_000;
    },
    done: (last?: Talk['last'], more: Partial<Talk> = {}) => {
      talk = { ...talk, ...(last ? { last } : {}), ...more };
    },
    talk: () => talk,
    put: (other: Talk) => {
      talk = other;
    },
    now: () => new Date(at).toISOString() as Instant,
  });
};
const said = (turn: Turn) => (turn.is === 'say' ? turn.say.text : `(${turn.is})`);

describe('a form', () => {
  test('takes several facts from one line, in any order', () => {
    for (const line of [
      '申购 激光打印机 3000元 办公用品 法规科',
      '申购 办公用品,3000元,法规科,激光打印机',
      '申购：办公用品\uff0c3000元\uff0c法规科\uff0c激光打印机',
      '您好\uff0c请帮我申购 法规科 激光打印机3000元 办公',
    ]) {
      const say = talking();
      const text = said(say(line));
      for (const fact of [
        '激光打印机',
        '办公用品',
        '3,000.00元（大写：叁仟元整）',
        '政策法规科',
        '2026-11-23(周一)',
        '登记后依法还需：须经审批。[看依据]',
      ])
        expect(text).toContain(fact);
      expect(say('确认')).toMatchObject({
        is: 'give',
        form: 'm1',
        input: { what: '激光打印机', kind: 'office', price: 300_000, unit: 'legal', on: '2026-11-23' },
      });
    }
  });

  test('says what the law asks next in one line, once; its source on asking, with the card still to be confirmed', () => {
    const say = talking();
    expect(said(say('申购 打印机 3000元 办公'))).not.toContain('局采购办法');
    expect(said(say('看依据'))).toMatch(/打印机[^]*1\. 须经审批（局采购办法，待核实）/u);
    expect(said(say('金额改为5000元'))).not.toContain('须经审批');
    expect(say('确认')).toMatchObject({ is: 'give', input: { price: 500_000 } });
  });

  test('takes the number of a choice, also of one that was asked about, but not of one that is gone', () => {
    const say = talking();
    expect(said(say('申购 打印机'))).toContain('1. 办公用品\n2. 实验设备');
    expect(said(say('1'))).toContain('办公用品');
    expect(say('确认')).toMatchObject({ is: 'give', input: { kind: 'office' } });
    expect(said(say('2'))).toContain('没有看懂');
  });

  test('takes an option that is called like a word that steers', () => {
    const say = talking();
    say('评议 打印机');
    expect(said(say('撤销'))).toContain('结论：**撤销**');
  });

  test('goes on waiting where it is thanked or greeted', () => {
    const say = talking();
    say('申购 打印机 办公');
    expect(said(say('谢谢'))).toMatch(/不客气[^]*“申购 打印机”还没有办完/u);
    expect(said(say('你好'))).toMatch(/您好，我在[^]*还没有办完/u);
    say('重新填');
    expect(said(say('多谢'))).toMatch(/不客气/u);
  });

  test.each([
    ['申购 打印机 办公 2月30日', '没有2月30日这一天'],
    ['申购 打印机 办公 2026年4月31日', '没有2026年4月31日这一天'],
    ['申购 离心机 实验设备 50万美元', '按人民币登记'],
    ['申购 离心机 实验设备 大概50万', '要写确切的数'],
    ['申购 离心机 实验设备 50万到80万', '说了不止一个数'],
  ])('says why a value is doubtful: %s', (line, why) => {
    expect(said(talking()(line))).toContain(why);
  });

  test('asks for what is missing, and only for what is needed', () => {
    const say = talking();
    expect(said(say('申购'))).toContain('买什么？');
    expect(said(say('离心机'))).toContain('哪一种？');
    expect(said(say('实验设备'))).toContain('多少钱？');
    expect(said(say('很多'))).toContain('没有看懂');
    expect(said(say('两万五千元'))).toContain('贰万伍仟元整');
    expect(say('好的')).toMatchObject({ is: 'give', input: { kind: 'lab', price: 2_500_000 } });
  });

  test('records nothing before it is confirmed, and nothing once it is cancelled', () => {
    const say = talking();
    expect(say('申购 打印机 办公').is).toBe('say');
    expect(said(say('取消'))).toContain('没有登记任何内容');
    expect(said(say('确认'))).toContain('没有待确认的事项');
  });

  test.each([
    '不对\uff0c是5000元',
    '金额\uff1a5000元',
    '金额改为5000元',
    '把金额改成五千元',
    '不对,是5000元',
    '改金额为5000元',
  ])('is corrected by saying so: %s', (words_) => {
    const say = talking();
    say('申购 打印机 3000元 办公');
    expect(said(say(words_))).toContain('伍仟元整');
    expect(say('确认')).toMatchObject({ input: { price: 500_000, what: '打印机' } });
  });

  test('is corrected field by field with 修改', () => {
    const say = talking();
    say('申购 打印机 3000元 办公');
    expect(said(say('修改'))).toContain('要修改哪一项');
    expect(said(say('物品'))).toContain('买什么？');
    expect(said(say('扫描仪'))).toContain('扫描仪');
    expect(say('确认')).toMatchObject({ input: { what: '扫描仪', price: 300_000 } });
  });

  test('goes on after a query in its middle, which also says what it still waits for', () => {
    const say = talking();
    say('申购 打印机');
    expect(say('我的申购 第2页')).toMatchObject({
      is: 'ask',
      input: { page: 2 },
      after: expect.stringContaining('哪一种？'),
    });
    expect(say('订单〔2026〕3号到哪一步了')).toMatchObject({ is: 'ask', input: { order: '订单〔2026〕3号' } });
    expect(said(say('办公'))).toContain('请核对');
  });

  test('is put aside for another command, and taken up again; the two do not mix', () => {
    const say = talking();
    say('申购 打印机 办公');
    expect(said(say('退货 订单〔2026〕1号 坏了'))).toMatch(/“申购 打印机”先放在一边[^]*请核对：退货/u);
    expect(say('确认')).toMatchObject({
      is: 'give',
      command: { name: 'shop.return' },
      form: 'm2',
      input: { why: '坏了' },
    });
    expect(said(say('继续'))).toContain('请核对：申购');
    expect(say('确认')).toMatchObject({
      is: 'give',
      command: { name: 'shop.buy' },
      form: 'm1',
      input: { what: '打印机' },
    });
  });

  test('of several put aside, the one that is named is taken up', () => {
    const say = talking();
    say('申购 打印机 办公');
    say('申购 扫描仪 办公');
    say('退货 订单〔2026〕1号 坏了');
    say('取消');
    expect(say('继续')).toMatchObject({
      say: { buttons: [{ says: '继续 申购 扫描仪' }, { says: '继续 申购 打印机' }] },
    });
    expect(said(say('继续 申购 打印机'))).toContain('打印机');
    expect(say('确认')).toMatchObject({ input: { what: '打印机' } });
  });

  test('is confirmed by the button of its own last card only', () => {
    const say = talking();
    const cardOf = (turn: Turn) => (turn.is === 'say' ? turn.say.buttons[0]!.says : '');
    const first = cardOf(say('申购 打印机 3000元 办公'));
    const second = cardOf(say('不对，是5000元'));
    expect(first).toMatch(/^确认 [0-9A-Z]{3}$/);
    expect(second).not.toBe(first);
    expect(said(say(first))).toMatch(/不是最新的[^]*伍仟元整/u);
    expect(say(second)).toMatchObject({ is: 'give', input: { price: 500_000 } });
  });

  test('a title may begin with the words of a command, or hold them', () => {
    const say = talking();
    say('申购');
    expect(said(say('退货登记簿'))).toContain('哪一种');
    say('办公用品');
    expect(say('确认')).toMatchObject({ input: { what: '退货登记簿' } });
  });

  test('asks for what belongs together in one question, offers what may be left out, and goes back', () => {
    const say = talking();
    expect(said(say('借用'))).toMatch(/借什么？[^]*哪天还？/u);
    expect(said(say('投影仪 下周五'))).toContain('有什么要备注的？');
    expect(said(say('跳过'))).toContain('2026-12-04(周五)');
    expect(said(say('返回'))).toContain('有什么要备注的？');
    expect(said(say('会议室用'))).toContain('会议室用');
    expect(said(say('重新填'))).toMatch(/借什么？[^]*哪天还？/u);
    expect(said(say('跳过'))).toContain('必须填写');
  });

  test('asks with buttons where a day or a person may be one of several', () => {
    const say = talking();
    say('申购 打印机 3000元 办公');
    expect(say('使用人改为李科长')).toMatchObject({
      say: { buttons: [{ title: '李军（规划科科长）' }, { title: '李红（政策法规科科长）' }, { title: '跳过' }] },
    });
    expect(said(say('李红（政策法规科科长）'))).toContain('李红（政策法规科，政策法规科科长）');
    expect(said(say('日期改为前两天'))).toContain('哪天？');
    expect(said(say('上周三'))).toContain('2026-11-18(周三)');
    expect(say('确认')).toMatchObject({ input: { for: 'lihong', on: '2026-11-18' } });
  });

  test('says how a day was counted', () => {
    const say = talking();
    say('借用 投影仪 15个工作日内');
    expect(said(say('跳过'))).toMatch(/2026-12-14\(周一\)\*\*（自2026-11-24起算15个工作日，含当日）/u);
  });

  test('left alone is put aside, and taken up again with all that was written', () => {
    const say = talking();
    say('申购 打印机');
    say.later(29);
    expect(asleep(say.talk(), say.now())).toBeUndefined();
    say.later(1);
    expect(Date.parse(say.now()) - Date.parse(say.talk().form!.touchedAt)).toBe(IDLE_MS);
    expect(asleep(say.talk(), say.now())).toMatchObject({ aside: [{ known: { what: '打印机' } }] });
    expect(said(say('办公用品'))).toContain('没有看懂');
    expect(said(say('继续'))).toContain('哪一种？');
    expect(said(say('办公用品'))).toMatch(/打印机[^]*办公用品/u);
  });

  test('can be taken back for ten minutes by a word, as a command of its own that is read back too', () => {
    const say = talking();
    say.done({
      title: '订单〔2026〕1号',
      until: '2026-11-23T02:10:00.000Z' as Instant,
      command: 'shop.return',
      input: { order: '订单〔2026〕1号', why: '刚登记就撤回' },
    });
    say.later(10);
    expect(said(say('撤回'))).toMatch(/请核对：退货[^]*订单〔2026〕1号/u);
    expect(say('确认')).toMatchObject({ is: 'give', command: { name: 'shop.return' }, input: { why: '刚登记就撤回' } });
    say.done({
      title: '订单〔2026〕1号',
      until: '2026-11-23T02:10:00.000Z' as Instant,
      command: 'shop.return',
      input: {},
    });
    say.later(1);
    expect(said(say('撤回'))).toContain('超过十分钟');
  });

  test('takes files into their field, sent before it, with it or after it', () => {
    const say = talking();
    expect(said(say('', [file('报价.pdf')]))).toMatch(/收到 报价\.pdf（2 KB）[^]*哪一件事/u);
    expect(said(say('申购 打印机 办公'))).toContain('报价.pdf');
    expect(said(say('', [file('说明书.pdf')]))).toMatch(/已附上 说明书\.pdf[^]*报价\.pdf（2 KB）、说明书\.pdf/u);
    expect(say('确认')).toMatchObject({
      is: 'give',
      input: { papers: [{ name: '报价.pdf' }, { name: '说明书.pdf' }] },
    });
  });

  test('that was not recorded takes no file unasked: it may be for another thing', () => {
    const say = talking();
    say('申购 打印机 办公');
    say('确认');
    // A rule refused: the form stays, and the person was told so.
    const refused = say('申购 打印机 办公');
    say.put({ ...refused.talk, shown: 'mention' });
    const turn = say('', [file('发票.pdf')]);
    expect(said(turn)).toMatch(/收到 发票\.pdf[^]*哪一件事[^]*附到还没有登记的“申购 打印机”的，请点“继续”/u);
    expect(say.talk()).toMatchObject({ form: { known: { what: '打印机' } }, files: [{ name: '发票.pdf' }] });
    expect(say.talk().form!.known).not.toHaveProperty('papers');
    expect(said(say('继续'))).toMatch(/已附上 发票\.pdf[^]*请核对/u);
    expect(say.talk().files).toBeUndefined();
    // Meant for another thing, it goes there.
    say.put({ ...say.talk(), shown: 'mention' });
    say('', [file('报价.pdf')]);
    expect(said(say('申购 离心机 办公'))).toContain('报价.pdf');
  });

  test('of a personal kind leaves the group for a talk between two', () => {
    const say = talking(actor('staff'), 'group');
    expect(say('申购 离心机 3000元 实验设备')).toMatchObject({
      is: 'private',
      title: '申购',
      form: { known: { what: '离心机' } },
    });
    expect(say('我的申购')).toMatchObject({ is: 'private', title: '我的申购' });
    expect(said(say('申购 打印机 办公'))).toContain('请核对');
  });

  test('is found though its words are typed by sound, with a slip, or at the end', () => {
    for (const line of ['神购 打印机 办公', '我要申购一个 打印机 办公', '打印机 办公 申购'])
      expect([line, said(talking()(line))]).toEqual([line, expect.stringContaining('请核对：申购')]);
  });

  test('can be corrected while something is still asked for; 确认 then asks for what is missing', () => {
    const say = talking();
    say('申购 打印机');
    expect(said(say('修改'))).toContain('要修改哪一项');
    expect(said(say('确认'))).toContain('哪一种');
  });

  test('takes a number as the answer to its question, though it begins with the label', () => {
    const say = talking();
    expect(said(say('退货'))).toContain('哪一单');
    expect(said(say('订单〔2026〕2号'))).toContain('为什么');
    expect(said(say('写错了'))).toContain('请核对');
    expect(say('确认')).toMatchObject({ input: { order: '订单〔2026〕2号', why: '写错了' } });
  });

  test('keeps a sum in the middle of a title as a fact and as a part of the title', () => {
    const say = talking();
    say('申购 关于拨付120万元专项资金的事 办公');
    expect(say('确认')).toMatchObject({ input: { what: '关于拨付120万元专项资金的事', price: 120_000_000 } });
  });

  test('reads a number in any bracket back in the official one', () => {
    const say = talking();
    expect(said(say('退货 订单[2026]1号 包装坏了'))).toContain('订单〔2026〕1号');
    expect(say('确认')).toMatchObject({ input: { why: '包装坏了' } });
  });
});

describe('words that steer', () => {
  const BESIDES: readonly (readonly [string, string])[] = [
    ['what was not understood', '呜啦啦呜啦啦'],
    ['a question', '我的申购'],
    ['help', '帮助'],
    ['a message too long to read', '长'.repeat(1001)],
    ['the word that nothing can be taken back', '撤回'],
  ];

  test.each(BESIDES)('confirm nothing after %s: the card is shown again first', (_, besides) => {
    const say = talking();
    say('申购 打印机 3000元 办公');
    const turn = say(besides);
    if (turn.is === 'say') expect(turn.say.buttons.map(({ says }) => says)).not.toContain('确认');
    for (const yes of ['确认', '好的', '没问题']) {
      const again = talking();
      again('申购 打印机 3000元 办公');
      again(besides);
      expect(said(again(yes))).toMatch(/还没有登记[^]*请核对：申购[^]*3,000\.00元/u);
      expect(again(yes)).toMatchObject({ is: 'give', input: { price: 300_000 } });
    }
  });

  test.each(BESIDES)('confirm nothing after %s, not even with the letters of the card', (_, besides) => {
    const say = talking();
    const card = say('申购 打印机 3000元 办公');
    say(besides);
    expect(said(say(card.is === 'say' ? card.say.buttons[0]!.says : ''))).toContain('还没有登记');
  });

  test.each(['取消', '返回', '重新填', '跳过'])('%s acts on no question that was not shown last', (word) => {
    const say = talking();
    say('借用 投影仪 下周五');
    say('帮助');
    expect(said(say(word))).toMatch(/刚才说到了别的[^]*有什么要备注的？/u);
    expect(say.talk().form!.known).toMatchObject({ what: '投影仪' });
  });

  test('取消 drops nothing that was put aside before it was said what that is', () => {
    const say = talking();
    say('申购 打印机 办公');
    say('退货 订单〔2026〕1号 坏了');
    say('取消');
    say('帮助');
    expect(said(say('取消'))).toContain('放在一边的有“申购 打印机”');
    expect(said(say('取消'))).toContain('已取消放在一边的“申购 打印机”');
  });

  test('and answers that come later than what was sent after them change and confirm nothing', () => {
    const say = talking();
    say.sent(1000, '申购 打印机 3000元 办公');
    say.sent(3000, '金额改为5000元');
    for (const late of ['确认', '取消', '金额改为4000元', '退货 订单〔2026〕1号 坏了'])
      expect(said(say.sent(2000, late))).toContain('没有照办');
    expect(said(say.sent(4000, '确认'))).toMatch(/还没有登记[^]*伍仟元整/u);
    expect(say.sent(5000, '确认')).toMatchObject({ is: 'give', input: { price: 500_000 } });
  });

  test('a form that comes later than its confirmation is opened, a question answered', () => {
    const say = talking();
    expect(said(say.sent(2000, '确认'))).toContain('没有待确认的事项');
    expect(said(say.sent(1000, '申购 打印机 办公'))).toContain('请核对');
    expect(say.sent(1500, '我的申购').is).toBe('ask');
  });
});

describe('anything else', () => {
  test('gets the two nearest commands', () =>
    expect(talking()('申够打印机')).toMatchObject({
      is: 'say',
      say: { buttons: [{ says: '申购' }, expect.anything(), { says: '帮助' }] },
    }));
  test('help lists what the role may do', () => {
    expect(said(talking(actor('staff'))('帮助'))).not.toContain('退货');
    expect(said(talking(actor('staff', 'office'))('帮助'))).toContain('退货');
  });
  test('a command one may not give is not opened', () =>
    expect(said(talking(actor('staff'))('退货 订单〔2026〕1号 坏了'))).toContain('没有办理'));
  test('nothing typed throws, and markup comes out as text', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string({ unit: 'grapheme' }),
            fc.constantFrom('申购', '确认', '修改', '取消', '金额改为', '120万', '[x](http://y)'),
          ),
          { maxLength: 6 },
        ),
        (lines) => {
          const say = talking();
          for (const line of lines) {
            const turn = say(line);
            if (turn.is === 'say') expect(turn.say.text).not.toMatch(/\]\(http/);
          }
        },
      ),
      { numRuns: 500 },
    ));
});

describe('what is wrong is put right at any moment', () => {
  test.each([
    ['日期不对，是昨天', { on: '2026-11-22' }],
    ['物品写错了，应该是离心机', { what: '离心机' }],
    ['处室不对，应为法规科', { unit: 'legal' }],
  ])('while something else is asked for: %s', (line, known) => {
    const say = talking();
    expect(said(say('申购 打印机'))).toContain('哪一种？');
    expect(said(say(line))).toContain('哪一种？');
    expect(say.talk().form?.known).toMatchObject({ what: '打印机', ...known });
  });

  test('a value that is not read is asked about, and is no answer to the question', () => {
    const say = talking();
    say('申购 离心机 实验设备');
    expect(said(say('日期不对，是好久以前'))).toContain('多少钱？');
    expect(say.talk().form).toMatchObject({ known: { kind: 'lab' }, doubts: { on: [] } });
    expect(said(say('3000元'))).toMatch(/日期说得不够确切[^]*哪天？/u);
  });

  test('once it was recorded, with the record and the new value filled in; only why is asked', () => {
    const say = talking();
    say.done(undefined, { correct: { command: 'shop.amend', input: { order: '订单〔2026〕1号' } } });
    expect(said(say('金额写错了，应该是5000元'))).toMatch(/更正订单 \*\*订单〔2026〕1号\*\*[^]*为什么更正？/u);
    expect(said(say('单价看错'))).toContain('伍仟元整');
    expect(say('确认')).toMatchObject({
      is: 'give',
      command: { name: 'shop.amend' },
      input: { order: '订单〔2026〕1号', price: 500_000, reason: '单价看错' },
    });
  });

  test('also with nothing but the value, and not where nothing was recorded', () => {
    const say = talking();
    expect(said(say('不对，是5000元'))).toContain('没有看懂');
    say.done(undefined, { correct: { command: 'shop.amend', input: { order: '订单〔2026〕1号' } } });
    say('不对，是5000元');
    expect(say.talk().form).toMatchObject({ command: 'shop.amend', known: { price: 500_000 } });
  });

  test('撤回 with words around it says why', () => {
    const say = talking();
    const input = { order: '订单〔2026〕1号', reason: '刚登记就撤回' };
    say.done({ title: '订单〔2026〕1号', until: '2026-11-23T03:00:00.000Z' as Instant, command: 'shop.amend', input });
    expect(said(say('撤回'))).toContain('刚登记就撤回');
  });
});
