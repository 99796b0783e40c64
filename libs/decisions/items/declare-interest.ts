import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { type Answered, command, Handles, type Given } from '#infra/commands';
import { Ledger } from '#infra/events';
import {
  bearing,
  dateOf,
  field,
  oneLine,
  prose,
  role,
  StaffId,
  writtenNumber,
  type DocumentNumber,
  type Fields,
} from '#kernel';
import { NAMED_ITEM } from '../ground/terms.ts';
import { notOneself, ownSeat } from '../ground/oneself.ts';
import { declareStanding, partyGroup } from '../party-group/party-group.ts';
import { declareInterest } from './interests.ts';
import { ItemDesk } from './item-desk.ts';

const NONE = ['没有利害关系', '没有关系', '没关系', '没利害关系', '不沾边', '不再任职', '已不任职'];

/** A member says that an item touches him, or that he holds a post in a body that items may be about; or that not. */
export const DeclareInterest = command('decisions.declare-interest', {
  title: '申报利害关系',
  topic: '党组会议',
  says: ['申报利害关系', '申报回避事项', '利害关系申报', '申报兼职'],
  examples: [
    '申报利害关系 议题〔2026〕3号 配偶在投标单位任职',
    '申报利害关系 李明 西域数据公司 兼任独立董事',
    '申报利害关系 议题〔2026〕3号 无利害关系 只是带队考察',
  ],
  may: role('office', 'member', 'secretary'),
  input: {
    item: field(writtenNumber('议题'), {
      label: '议题',
      ask: '哪个议题？请写编号，例如“议题〔2026〕1号”。',
      example: '议题〔2026〕3号',
      kind: NAMED_ITEM,
      needed: () => false,
    }),
    body: field(bearing(oneLine(2, 80), 'personal'), {
      label: '任职单位',
      ask: '在哪个单位任职，或与哪个单位有利害关系？',
      example: '西域数据公司',
      kind: { is: 'text', like: '(?:公司|企业|集团|协会|学会|研究院|研究所|大学|学院|中心|基金会|商会)$' },
      needed: ({ item }) => item === undefined,
      applies: ({ item }) => item === undefined,
    }),
    staff: field(StaffId, {
      label: '申报人',
      ask: '谁申报？',
      example: 'limin',
      written: '李敏',
      kind: { is: 'person', self: '我' },
      otherwise: ownSeat,
    }),
    relation: field(z.enum(['yes', 'no']), {
      label: '利害关系',
      ask: '有没有利害关系？',
      example: 'yes',
      written: '有利害关系',
      kind: {
        is: 'choice',
        options: [
          { value: 'yes', label: '有利害关系' },
          { value: 'no', label: '无利害关系', synonyms: NONE },
        ],
      },
      otherwise: () => 'yes' as const,
    }),
    why: field(bearing(prose(2, 500), 'personal'), {
      label: '说明',
      ask: '是什么关系？例如“配偶在投标单位任职”。',
      example: '配偶在投标单位任职',
      kind: { is: 'text', rest: true },
      // Who has no such relation need not say which.
      otherwise: (_, { relation }) => (relation === 'no' ? '本人声明无利害关系' : undefined),
    }),
  },
  personal: () => true,
  answer: z.object({ touched: z.boolean() }),
  reports: ({ touched }) =>
    touched
      ? '已登记。会议研究有关议题时，须先登记本人回避，再表决；已经表决的，本人的票计入多数或者法定人数时须复议、重新表决（见“会议情况”）。'
      : '已登记：没有（不再有）利害关系，有关议题不再要求本人回避。',
});
export type DeclareInterest = InstanceType<typeof DeclareInterest>;

type By = Given<Fields>['by'];
interface Declared {
  readonly staff: StaffId;
  readonly conflict: boolean;
  readonly why: string;
}

@Handles(DeclareInterest)
export class DeclareInterestHandler {
  constructor(
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(ItemDesk) private readonly items: ItemDesk,
  ) {}

  async execute({ input, by }: DeclareInterest): Promise<Answered<{ touched: boolean }>> {
    const refusal = notOneself(by.actor, input.staff);
    if (refusal) return { is: 'refused', ...refusal };
    const declared: Declared = { staff: input.staff, conflict: input.relation !== 'no', why: input.why };
    return input.item === undefined
      ? this.standing(by, declared, input.body ?? '')
      : this.ofItem(by, declared, input.item);
  }

  private async ofItem(by: By, declared: Declared, of: DocumentNumber): Promise<Answered<{ touched: boolean }>> {
    const recorded = await this.items.record(by, of, declareInterest(declared, dateOf(by.at)));
    return recorded.is === 'refused' ? recorded : { ...recorded, answer: { touched: declared.conflict } };
  }

  private async standing(by: By, { staff, conflict, why }: Declared, body: string) {
    const groups = this.ledger.streams(partyGroup);
    const decision = declareStanding({ staff, body, why }, conflict, dateOf(by.at));
    const recording = await groups.decide(by, by.actor.organ, decision);
    if (recording.is === 'refused') return recording;
    const seq = recording.events.at(-1)?.seq;
    return { is: 'done' as const, ...(seq === undefined ? {} : { seq }), answer: { touched: conflict } };
  }
}
