import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';
import { Fen, field, LocalDate, role, UnitId, writtenNumber, type Actor, type Declaration, type QueryDeclaration } from '#kernel';
import { hear, type Talk, type Turn } from './conversation.ts';

// A command and a query of the spec's own: the dialogue knows none by name.
const buy = {
  name: 'shop.buy', title: '申购', says: ['申购', '买'], examples: ['申购 打印机 3000元'], may: role('staff'),
  input: {
    what: field(z.string().trim().min(2), { label: '物品', ask: '买什么？', example: '打印机', kind: { is: 'text' } }),
    kind: field(z.enum(['office', 'lab']), { label: '种类', ask: '哪一种？', example: 'office', kind: { is: 'choice', options: [{ value: 'office', label: '办公用品', synonyms: ['办公'] }, { value: 'lab', label: '实验设备' }] } }),
    price: field(Fen, { label: '金额', ask: '多少钱？', example: '300000', kind: { is: 'amount' }, needed: ({ kind }) => kind === 'lab' }),
    unit: field(UnitId, { label: '处室', ask: '哪个处室？', example: 'plan', kind: { is: 'unit' }, otherwise: ({ actor }) => (actor.is === 'staff' ? actor.unit : undefined) }),
    on: field(LocalDate, { label: '日期', ask: '哪天？', example: '2026-03-02', kind: { is: 'date' }, otherwise: ({ today }) => today }),
  },
  answer: z.object({}), foresees: () => [{ text: '须经审批', source: '局采购办法', certainty: 'M' }], reports: () => '',
} satisfies Declaration;
const back = {
  name: 'shop.return', title: '退货', says: ['退货'], examples: ['退货 订单〔2026〕1号 坏了'], may: role('office'),
  input: {
    order: field(writtenNumber('订单'), { label: '订单', ask: '哪一单？', example: '订单〔2026〕1号', kind: { is: 'number', series: '订单' } }),
    why: field(z.string().min(2), { label: '原因', ask: '为什么？', example: '坏了', kind: { is: 'text' } }),
  },
  answer: z.object({}), reports: () => '',
} satisfies Declaration;
const mine: QueryDeclaration = {
  name: 'shop.mine', title: '我的申购', may: role('staff'), from: 'shop.register', input: z.object({ page: z.coerce.number().default(1) }), answer: z.unknown(),
  chat: { says: ['我的申购'], examples: ['我的申购'], reads: (rest) => ({ page: /\d+/.exec(rest)?.[0] }), tells: () => ({ title: '', lines: [], none: '', next: [] }) },
};
const words = { commands: [buy, back] as readonly Declaration[], queries: [mine] };
const units = [{ unit: 'plan', name: '规划科', short: ['规划'] }, { unit: 'legal', name: '政策法规科', short: ['法规科'] }];
const actor = (...roles: Actor['roles']): Actor => ({ is: 'staff', organ: 'o' as never, staffId: 's' as never, name: '某', unit: 'plan' as never, roles });

/** Says one line after another; the turns. */
const talking = (who: Actor = actor('staff', 'office')) => {
  let talk: Talk = {};
  let n = 0;
  return (text: string): Turn => {
    const turn = hear(talk, { id: `m${++n}`, text, actor: who, today: '2026-11-23' as LocalDate, units }, words);
    talk = turn.talk;
    return turn;
  };
};
const said = (turn: Turn) => (turn.is === 'say' ? turn.say.text : `(${turn.is})`);

describe('a form', () => {
  test('takes several facts from one line, in any order', () => {
    for (const line of ['申购 激光打印机 3000元 办公用品 法规科', '申购 办公用品,3000元,法规科,激光打印机', '申购：办公用品\uff0c3000元\uff0c法规科\uff0c激光打印机', '您好\uff0c请帮我申购 法规科 激光打印机3000元 办公']) {
      const say = talking();
      const text = said(say(line));
      for (const fact of ['激光打印机', '办公用品', '3,000.00元（大写：叁仟元整）', '政策法规科', '2026-11-23(周一)', '须经审批', '待核实']) expect(text).toContain(fact);
      expect(say('确认')).toMatchObject({ is: 'give', form: 'm1', input: { what: '激光打印机', kind: 'office', price: 300_000, unit: 'legal', on: '2026-11-23' } });
    }
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

  test.each(['不对\uff0c是5000元', '金额\uff1a5000元', '金额改为5000元', '把金额改成五千元', '不对,是5000元', '改金额为5000元'])('is corrected by saying so: %s', (words_) => {
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

  test('goes on after a query in its middle', () => {
    const say = talking();
    say('申购 打印机');
    expect(say('我的申购 第2页')).toMatchObject({ is: 'ask', input: { page: '2' } });
    expect(said(say('办公'))).toContain('请核对');
  });

  test('is not lost to another command: the person is asked to end it first', () => {
    const say = talking();
    say('申购 打印机 办公');
    expect(said(say('退货 订单〔2026〕1号 坏了'))).toContain('还没有确认');
    expect(say('确认')).toMatchObject({ is: 'give', input: { what: '打印机' } });
  });

  test('nor is a question answered by another command, while a title may begin with its words', () => {
    const say = talking();
    say('申购');
    expect(said(say('退货 订单〔2026〕1号 坏了'))).toContain('还没有填完');
    expect(said(say('退货登记簿'))).toContain('哪一种');
    say('办公用品');
    expect(say('确认')).toMatchObject({ input: { what: '退货登记簿' } });
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
    expect(say('确认')).toMatchObject({ input: { order: '订单[2026]2号', why: '写错了' } });
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

describe('anything else', () => {
  test('gets the two nearest commands', () => expect(talking()('申够打印机')).toMatchObject({ is: 'say', say: { buttons: [{ says: '申购' }, expect.anything(), { says: '帮助' }] } }));
  test('help lists what the role may do', () => {
    expect(said(talking(actor('staff'))('帮助'))).not.toContain('退货');
    expect(said(talking(actor('staff', 'office'))('帮助'))).toContain('退货');
  });
  test('a command one may not give is not opened', () => expect(said(talking(actor('staff'))('退货 订单〔2026〕1号 坏了'))).toContain('没有办理'));
  test('nothing typed throws, and markup comes out as text', () =>
    fc.assert(fc.property(fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('申购', '确认', '修改', '取消', '金额改为', '120万', '[x](http://y)')), { maxLength: 6 }), (lines) => {
      const say = talking();
      for (const line of lines) {
        const turn = say(line);
        if (turn.is === 'say') expect(turn.say.text).not.toMatch(/\]\(http/);
      }
    }), { numRuns: 500 }));
});
