import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { Directory } from '#directory';
import { Handles, query } from '#infra/commands';
import { Ledger } from '#infra/events';
import {
  dateInWords,
  dateOf,
  Fen,
  fenInCapitals,
  fenInFigures,
  field,
  FileRef,
  fold,
  LocalDate,
  numberInWords,
  requirementsInWords,
  role,
  writtenNumber,
  type Instant,
} from '#kernel';
import { CONCLUSIONS, GATES } from '../gates/gate-kinds.ts';
import { CATEGORIES, Category } from '../ground/categories.ts';
import { namesOf } from '../ground/materials.ts';
import { Title } from '../ground/terms.ts';
import type { ItemEvent } from './events.ts';
import { ITEM_STATES, seesItem, type ItemState } from './item-register/item-line.ts';
import { item, requirementsFor } from './item.ts';

const State = z.enum(Object.keys(ITEM_STATES) as [ItemState, ...ItemState[]]);
const Step = z.object({ what: z.string(), on: LocalDate, recordedOn: LocalDate, by: z.string() });

/** One item: its facts, its materials, what happened to it, and what the law requires next. */
export const ItemProgress = query('decisions.item-progress', {
  title: '议题进度',
  topic: '议题',
  may: role('staff', 'office', 'secretary', 'member', 'legal'),
  from: 'decisions.item-register',
  input: z.object({ item: writtenNumber('议题') }),
  answer: z.object({
    found: z.boolean(),
    number: z.string(),
    title: Title.optional(),
    category: Category.optional(),
    amount: Fen.optional(),
    unit: z.string().optional(),
    reporter: z.string().optional(),
    persons: z.array(z.string()).optional(),
    state: State.optional(),
    materials: z.array(FileRef),
    steps: z.array(Step),
    requires: z.array(z.object({ text: z.string(), source: z.string(), certainty: z.enum(['V', 'V2', 'M']) })),
  }),
  chat: {
    says: ['议题进度', '议题到哪一步', '议题办到哪', '议题详情'],
    examples: ['议题〔2026〕1号到哪一步了', '议题〔2026〕1号', '议题进度 议题〔2026〕1号'],
    opens: '议题',
    personal: true,
    fields: {
      item: field(writtenNumber('议题'), {
        label: '议题',
        ask: '哪个议题？请写编号，',
        example: '议题〔2026〕1号',
        kind: { is: 'number', series: '议题' },
      }),
    },
    tells: ({ found, number, title, category, amount, persons, state, materials, steps, requires }) => ({
      title: number,
      summary: found
        ? [
            `**${title}**`,
            [
              CATEGORIES[category!].label,
              amount === undefined ? undefined : `${fenInFigures(amount)}（大写：${fenInCapitals(amount)}）`,
              persons === undefined ? undefined : `表决对象：${persons.join('、')}`,
              ITEM_STATES[state!].label,
            ]
              .filter((part) => part !== undefined)
              .join(' · '),
            materials.length > 0 ? `材料：${namesOf(materials).join('、')}` : '',
            requires.length > 0 ? `接下来依法需要：\n\n${requirementsInWords(requires)}` : '',
          ]
            .filter((part) => part !== '')
            .join('\n\n')
        : '',
      lines: steps.map(({ what, on, recordedOn, by }) => ({
        head: what,
        tail: `${dateInWords(on)} · ${by}${on === recordedOn ? '' : ` · ${dateInWords(recordedOn)}登记`}`,
      })),
      none: `没有找到${number}，或它不是您处室的议题：请核对编号，或发送“查”加题目中的几个字。`,
      more: false,
      next: requires.length > 0 ? [{ title: '补充材料', says: `补充材料 ${number}` }] : [],
    }),
  },
});
export type ItemProgress = InstanceType<typeof ItemProgress>;

@Handles(ItemProgress)
export class ItemProgressHandler {
  constructor(
    @Inject(Ledger) private readonly ledger: Ledger,
    @Inject(Directory) private readonly directory: Directory,
  ) {}

  async execute({ input, actor }: ItemProgress): Promise<z.output<typeof ItemProgress.declaration.answer>> {
    const number = numberInWords(input.item);
    const id = await this.ledger.numbered(actor.organ, input.item);
    const events = id === undefined ? [] : await this.ledger.read(actor.organ, `decisions.item/${id}`);
    const told = events.map((one) => ({ ...one, event: one as unknown as ItemEvent }));
    const proposed = told.map(({ event }) => event).find((event) => event.type === 'decisions.item-proposed')?.data;
    if (!proposed || !seesItem(actor, proposed))
      return { found: false, number, materials: [], steps: [], requires: [] };
    const { title, category, amount, unit, reporter, persons } = proposed;
    const it = fold(
      item,
      told.map(({ event }) => event),
    );
    if (it.is === 'unknown') throw new Error(`an item that was put forward is unknown: ${number}`);
    const state: ItemState =
      it.is === 'withdrawn'
        ? 'withdrawn'
        : it.on
          ? 'placed'
          : it.approved
            ? 'approved'
            : (it.settled?.outcome ?? 'proposed');
    const { staff } = await this.directory.roll(actor.organ);
    const nameOf = (id: string) => staff.get(id)?.name ?? id;
    return {
      found: true,
      number,
      title,
      category,
      amount,
      unit,
      reporter: reporter && nameOf(reporter),
      ...(persons ? { persons: [...persons] } : {}),
      state,
      materials: told.flatMap(({ event }) => ('materials' in event.data ? (event.data.materials ?? []) : [])),
      steps: told.map(({ event, recordedAt, meta }) => ({
        ...stepOf(event),
        recordedOn: dateOf(recordedAt as Instant),
        by:
          meta.actor.is === 'staff' ? nameOf(meta.actor.staffId) : meta.channel === 'policy' ? '系统' : meta.actor.name,
      })),
      requires:
        state === 'withdrawn' || state === 'passed' || state === 'rejected' ? [] : [...requirementsFor(it, it.needs)],
    };
  }
}

const OUTCOMES = { passed: '党组会议通过', rejected: '党组会议未通过', deferred: '党组会议暂缓' } as const;
const stepOf = (event: ItemEvent): { readonly what: string; readonly on: LocalDate } => {
  switch (event.type) {
    case 'decisions.item-proposed':
      return { what: '报议题', on: event.data.proposedOn };
    case 'decisions.item-withdrawn':
      return { what: `撤回：${event.data.reason}`, on: event.data.withdrawnOn };
    case 'decisions.materials-added':
      return { what: `补充材料：${event.data.materials.map((one) => one.name).join('、')}`, on: event.data.addedOn };
    case 'decisions.gate-opened':
      return { what: `送${GATES[event.data.gate].label}：${event.data.sentTo}`, on: event.data.sentOn };
    case 'decisions.gate-answered':
      return {
        what: `${GATES[event.data.gate].label}：${CONCLUSIONS[event.data.conclusion].label}（${event.data.by}${event.data.materials ? '，附文件' : ''}）${event.data.remark ? `，${event.data.remark}` : ''}`,
        on: event.data.answeredOn,
      };
    case 'decisions.gate-overridden':
      return {
        what: `免于${GATES[event.data.gate].label}：${event.data.reason}（${event.data.authority}）`,
        on: event.data.overriddenOn,
      };
    case 'decisions.item-reviewed':
      return {
        what: event.data.complete
          ? '办公室审核：材料齐全'
          : `办公室审核：材料不齐全${event.data.remark ? `，${event.data.remark}` : ''}`,
        on: event.data.reviewedOn,
      };
    case 'decisions.item-approved':
      return {
        what: `党组书记同意上会${event.data.again ? `，重新研究：${event.data.again}` : ''}`,
        on: event.data.approvedOn,
      };
    case 'decisions.item-placed':
      return { what: '列入党组会议议程', on: event.data.placedOn };
    case 'decisions.item-released':
      return { what: '会议取消，待列入下一次会议', on: event.data.releasedOn };
    case 'decisions.item-settled':
      return {
        what: `${OUTCOMES[event.data.outcome]}${event.data.left ? `，待议：${event.data.left.join('、')}` : ''}${event.data.corrected ? `（更正：${event.data.corrected}）` : ''}`,
        on: event.data.settledOn,
      };
    case 'decisions.item-linked':
      return { what: `关联${numberInWords(event.data.to)}：${event.data.how}`, on: event.data.linkedOn };
  }
};
