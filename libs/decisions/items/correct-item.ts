import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { type Answered, command, Handles } from '#infra/commands';
import { Ledger, type Streams } from '#infra/events';
import { dateOf, Fen, field, oneLine, prose, role, UnitId, type DocumentNumber, type OrganId } from '#kernel';
import { withFairCompetition } from '../gates/fair-competition.ts';
import { usualGates } from '../gates/gates.ts';
import { Category, categoryOptions } from '../ground/categories.ts';
import { namesIn } from '../ground/names.ts';
import type { Refused } from '../ground/refusals.ts';
import { NAMES } from '../ground/surnames.ts';
import { staffOf } from '../ground/staff-of.ts';
import { Persons, Title } from '../ground/terms.ts';
import { matterFor, neededFor } from '../list/catalogue.ts';
import { Matter } from '../list/events.ts';
import { TheCatalogue } from '../list/the-catalogue.ts';
import { correctItem, type Correction } from './correcting.ts';
import type { ItemEvent } from './events.ts';
import { ItemAnswer, ItemDesk, itemField, itemInWords, itemNext } from './item-desk.ts';
import { item, type Item } from './item.ts';

const CHANGES = ['title', 'amount', 'category', 'unit', 'persons', 'matter', 'operators'];
const nothingElse = (known: Readonly<Record<string, unknown>>): boolean =>
  CHANGES.every((name) => known[name] === undefined);

/** Puts right what was recorded of an item, until the group has decided; the record of before stays. */
export const CorrectItem = command('decisions.correct-item', {
  title: '更正议题',
  topic: '议题',
  says: ['更正议题', '议题更正', '修改议题', '改议题'],
  examples: [
    '更正议题 议题〔2026〕1号 金额130万元 预算调整',
    '更正议题 议题〔2026〕1号 题目：采购算力平台 原因：笔误',
    '更正议题',
  ],
  may: role('staff', 'office'),
  input: {
    item: itemField,
    title: field(Title, {
      label: '题目',
      ask: '正确的题目是什么？',
      example: '采购高性能计算平台',
      kind: { is: 'text' },
      needed: nothingElse,
    }),
    amount: field(Fen, {
      label: '金额',
      ask: '正确的金额是多少？',
      example: '130000000',
      written: '130万元',
      kind: { is: 'amount' },
      needed: () => false,
    }),
    category: field(Category, {
      label: '类别',
      ask: '应该是哪一类？',
      example: 'majorProject',
      written: '重大项目',
      kind: { is: 'choice', options: categoryOptions },
      needed: () => false,
    }),
    unit: field(UnitId, {
      label: '承办处室',
      ask: '应该由哪个处室承办？',
      example: 'platform',
      written: '平台中心',
      kind: { is: 'unit' },
      needed: () => false,
    }),
    persons: field(
      oneLine(2, 400).refine((said) => Persons.safeParse(namesIn(said)).success, {
        error: '应写明每个人的姓名（每个2至40个字，最多50人），用顿号隔开',
      }),
      {
        label: '表决对象',
        ask: '表决对象应该是谁？有几位的，用顿号隔开。',
        example: '张伟、李娜',
        kind: { is: 'text', like: NAMES },
        needed: () => false,
      },
    ),
    matter: field(Matter.shape.code, {
      label: '清单事项',
      ask: '对应清单上的哪一项？请写编码。',
      example: 'D01',
      kind: { is: 'text', like: '^[A-Za-z]{1,4}-?\\d{1,6}$' },
      needed: () => false,
    }),
    operators: field(z.enum(['yes', 'no']), {
      label: '涉及经营者',
      ask: '是不是涉及经营者经济活动的政策措施？',
      example: 'yes',
      written: '涉及经营者',
      kind: {
        is: 'choice',
        options: [
          { value: 'yes', label: '涉及经营者' },
          { value: 'no', label: '不涉及经营者' },
        ],
      },
      needed: () => false,
    }),
    reason: field(prose(2, 500), {
      label: '更正原因',
      ask: '为什么更正？',
      example: '笔误',
      kind: { is: 'text', rest: true },
    }),
  },
  answer: ItemAnswer,
  corrected: ({ number }) => ({ command: 'decisions.correct-item', input: { item: number } }),
  reports: (answer) => `已更正，原记录保留。\n\n${itemInWords(answer)}`,
  next: itemNext,
});
export type CorrectItem = InstanceType<typeof CorrectItem>;

@Handles(CorrectItem)
export class CorrectItemHandler {
  private readonly items: Streams<Item, ItemEvent>;

  constructor(
    @Inject(ItemDesk) private readonly desk: ItemDesk,
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(TheCatalogue) private readonly catalogue: TheCatalogue,
  ) {
    this.items = ledger.streams(item);
  }

  async execute({ input, by }: CorrectItem): Promise<Answered<ItemAnswer>> {
    const { item: of, reason, persons, operators, ...changes } = input;
    const correction = { ...changes, ...(persons === undefined ? {} : { persons: namesIn(persons) }) };
    const asked = await this.asking(by.actor.organ, of, correction, operators);
    if ('refusal' in asked) return { is: 'refused', ...asked };
    const who = by.actor.is === 'staff' ? staffOf(by.actor) : undefined;
    return this.desk.record(by, of, correctItem(asked, reason, who, by.actor.roles, dateOf(by.at)));
  }

  /** Of another category or sum it is another matter of the list, and has other gates to pass; so where it touches operators. */
  private async asking(
    organ: OrganId,
    of: DocumentNumber,
    correction: Correction,
    operators: 'yes' | 'no' | undefined,
  ): Promise<Refused | Correction> {
    const { category, amount, matter: code } = correction;
    if ([category, amount, code, operators].every((said) => said === undefined)) return correction;
    const id = await this.ledger.numbered(organ, of);
    const before: Item = id === undefined ? { is: 'unknown' } : await this.items.now(organ, id);
    if (before.is !== 'proposed') return correction;
    const subject = { category: category ?? before.category, amount: amount ?? before.amount };
    const found = matterFor(await this.catalogue.of(organ), code ?? before.matter, subject, before.proposedOn);
    if ('refusal' in found) return found;
    const isAnother = subject.category !== before.category || code !== undefined || operators !== undefined;
    if (!isAnother) return correction;
    const gates = found.matter ? neededFor(found.matter) : usualGates(subject.category);
    const touches = operators === undefined ? before.needs.includes('fairCompetition') : operators === 'yes';
    return { ...correction, needs: touches ? withFairCompetition(gates) : gates };
  }
}
