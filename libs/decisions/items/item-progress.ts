import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { Directory } from '#directory';
import { Handles, query } from '#infra/commands';
import { asideInWords, Ledger, type EventMeta } from '#infra/events';
import {
  bearing,
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
} from '#kernel';
import { CONCLUSIONS, GATES } from '../gates/gate-kinds.ts';
import { CATEGORIES, Category } from '../ground/categories.ts';
import { namesOf } from '../ground/materials.ts';
import { NAMED_ITEM, Title } from '../ground/terms.ts';
import type { ItemEvent } from './events.ts';
import { ITEM_STATES, seesItem, type ItemState } from './item-register/item-line.ts';
import { item, type Item } from './item.ts';
import { requirementsFor } from './requirements.ts';

const State = z.enum(Object.keys(ITEM_STATES) as [ItemState, ...ItemState[]]);
/** What happened, with the reasons and remarks it came with. */
const Step = z.object({ what: bearing(z.string(), 'internal'), on: LocalDate, recordedOn: LocalDate, by: z.string() });

const answer = bearing(
  z.object({
    found: z.boolean(),
    number: z.string(),
    title: Title.optional(),
    category: Category.optional(),
    amount: Fen.optional(),
    unit: z.string().optional(),
    reporter: z.string().optional(),
    persons: bearing(z.array(z.string()), 'personnel').optional(),
    state: State.optional(),
    materials: z.array(FileRef),
    steps: z.array(Step),
    requires: z.array(z.object({ text: z.string(), source: z.string(), certainty: z.enum(['V', 'V2', 'M']) })),
  }),
  'personnel',
  ({ category, persons }) => category === 'personnel' || persons !== undefined,
);

const inChat = ({ title, category, amount, persons, state, materials, requires }: z.output<typeof answer>): string => {
  const facts = [
    CATEGORIES[category!].label,
    amount === undefined ? undefined : `${fenInFigures(amount)}（大写：${fenInCapitals(amount)}）`,
    persons === undefined ? undefined : `表决对象：${persons.join('、')}`,
    ITEM_STATES[state!].label,
  ];
  return [
    `**${title}**`,
    facts.filter((fact) => fact !== undefined).join(' · '),
    materials.length > 0 ? `材料：${namesOf(materials).join('、')}` : '',
    requires.length > 0 ? `接下来依法需要：\n\n${requirementsInWords(requires)}` : '',
  ]
    .filter((part) => part !== '')
    .join('\n\n');
};

/** One item: its facts, its materials, what happened to it, and what the law requires next. */
export const ItemProgress = query('decisions.item-progress', {
  title: '议题进度',
  topic: '议题',
  may: role('staff', 'office', 'secretary', 'member', 'legal'),
  from: 'decisions.item-register',
  input: z.object({ item: writtenNumber('议题') }),
  answer,
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
        kind: NAMED_ITEM,
      }),
    },
    tells: (progress) => ({
      title: progress.number,
      summary: progress.found ? inChat(progress) : '',
      lines: progress.steps.map(({ what, on, recordedOn, by }) => ({
        head: what,
        tail: `${dateInWords(on)} · ${by}${on === recordedOn ? '' : ` · ${dateInWords(recordedOn)}登记`}`,
      })),
      none: `没有找到${progress.number}，或它不是您处室的议题：请核对编号，或发送“查”加题目中的几个字。`,
      more: false,
      next: progress.requires.length > 0 ? [{ title: '补充材料', says: `补充材料 ${progress.number}` }] : [],
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

  async execute({ input, actor }: ItemProgress): Promise<z.output<typeof answer>> {
    const number = numberInWords(input.item);
    const id = await this.ledger.numbered(actor.organ, input.item);
    const recorded = id === undefined ? [] : await this.ledger.read(actor.organ, `decisions.item/${id}`);
    const events = recorded.map((event) => event as unknown as ItemEvent);
    const proposed = events.find((event) => event.type === 'decisions.item-proposed')?.data;
    const current = fold(item, events);
    const persons = personsIn(events);
    if (!proposed || current.is === 'unknown' || !seesItem(actor, { ...current, persons }))
      return { found: false, number, materials: [], steps: [], requires: [] };
    const [{ staff }, asides] = await Promise.all([
      this.directory.roll(actor.organ),
      this.ledger.asides(actor.organ, `decisions.item/${id}`),
    ]);
    const nameOf = (person: string) => staff.get(person)?.name ?? person;
    const { reporter } = proposed;
    const { title, category, amount, unit } = current;
    const state = stateOf(current);
    const settled = state === 'withdrawn' || state === 'passed' || state === 'rejected';
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
      materials: events.flatMap(({ data }) => ('materials' in data ? (data.materials ?? []) : [])),
      steps: [
        ...recorded.map(({ recordedAt, meta }, n) => ({
          ...stepOf(events[n]!, isDecided(events.slice(0, n))),
          recordedOn: dateOf(recordedAt),
          by: recorderOf(meta, nameOf),
        })),
        ...asides.map((aside) => {
          const day = dateOf(aside.recordedAt);
          return { what: asideInWords(aside), on: day, recordedOn: day, by: aside.by };
        }),
      ],
      requires: settled ? [] : [...requirementsFor(current, current.needs)],
    };
  }
}

/** All whom it decides on, as they were named last; what is left of them is the meeting's. */
const personsIn = (events: readonly ItemEvent[]): readonly string[] | undefined =>
  events.findLast(
    (event): event is Extract<ItemEvent, { data: { persons?: unknown } }> =>
      (event.type === 'decisions.item-proposed' || event.type === 'decisions.item-corrected') &&
      event.data.persons !== undefined,
  )?.data.persons;

const stateOf = (current: Exclude<Item, { is: 'unknown' }>): ItemState => {
  if (current.is === 'withdrawn') return 'withdrawn';
  if (current.on) return 'placed';
  return current.approved ? 'approved' : (current.settled?.outcome ?? 'proposed');
};

/** Who recorded a step: a person by name, another system by its own; what follows by itself is the product's. */
const recorderOf = ({ actor, channel }: EventMeta, nameOf: (staff: string) => string): string => {
  if (actor.is === 'staff') return nameOf(actor.staffId);
  return channel === 'policy' ? '系统' : actor.name;
};

/** `题目、金额`: what a correction put right. */
const correctedIn = (data: Extract<ItemEvent, { type: 'decisions.item-corrected' }>['data']): string =>
  Object.entries(CORRECTED)
    .filter(([name]) => data[name as keyof typeof CORRECTED] !== undefined)
    .map(([, label]) => label)
    .join('、');
const CORRECTED = {
  title: '题目',
  amount: '金额',
  category: '类别',
  unit: '承办处室',
  persons: '表决对象',
  matter: '清单事项',
} as const;

const REOPENED = { 'draft-changed': '出具意见后文本已修改', returned: '退回补充', corrected: '意见更正' } as const;
const DROPPED = { corrected: '议题已更正', document: '以提请审议文件的审查意见为准' } as const;

/** `自动送法律顾问意见：法律顾问（中办发〔2016〕30号）` where the rule itself asked for it. */
const sendingIn = ({ gate, sentTo, rule }: Extract<ItemEvent, { type: 'decisions.gate-opened' }>['data']): string =>
  `${rule === undefined ? '' : '自动'}送${GATES[gate].label}：${sentTo}${rule === undefined ? '' : `（${rule}）`}`;

const OUTCOMES = { passed: '党组会议通过', rejected: '党组会议未通过', deferred: '党组会议暂缓' } as const;

/** `会后申报有利害关系：配偶任职（…）`: after the decision, his vote is to be looked at. */
const declarationIn = (
  { conflict, why }: Extract<ItemEvent, { type: 'decisions.interest-declared' }>['data'],
  decided: boolean,
): string => {
  const said = `${decided ? '会后' : ''}申报${conflict ? '有' : '无'}利害关系：${why}`;
  const follows = '（其票计入多数或者法定人数的，须复议、重新表决：见“会议情况”）';
  return decided && conflict ? `${said}${follows}` : said;
};

/** Whether a meeting has decided it, and nobody agreed since that it is decided anew. */
const isDecided = (before: readonly ItemEvent[]): boolean => {
  const last = before.findLast(({ type }) => type === 'decisions.item-settled' || type === 'decisions.item-approved');
  return last?.type === 'decisions.item-settled' && last.data.outcome !== 'deferred';
};

/** What happened to an item, in a line, and the day it happened on; `decided`: whether that was after its meeting. */
const stepOf = ({ type, data }: ItemEvent, decided: boolean): { readonly what: string; readonly on: LocalDate } => {
  switch (type) {
    case 'decisions.item-proposed':
      return { what: '报议题', on: data.proposedOn };
    case 'decisions.item-withdrawn':
      return { what: `撤回：${data.reason}`, on: data.withdrawnOn };
    case 'decisions.item-corrected':
      return { what: `更正${correctedIn(data)}：${data.reason}`, on: data.correctedOn };
    case 'decisions.materials-added':
      return { what: `补充材料：${data.materials.map(({ name }) => name).join('、')}`, on: data.addedOn };
    case 'decisions.gate-opened':
      return { what: sendingIn(data), on: data.sentOn };
    case 'decisions.gate-answered': {
      const conclusion = `${GATES[data.gate].label}：${CONCLUSIONS[data.conclusion].label}`;
      const by = `（${data.by}${data.materials ? '，附文件' : ''}）`;
      return { what: `${conclusion}${by}${data.remark ? `，${data.remark}` : ''}`, on: data.answeredOn };
    }
    case 'decisions.gate-reopened':
      return { what: `${GATES[data.gate].label}重新进行：${REOPENED[data.why]}（${data.by}）`, on: data.reopenedOn };
    case 'decisions.gate-dropped':
      return { what: `${GATES[data.gate].label}不再需要：${DROPPED[data.why]}（${data.by}）`, on: data.droppedOn };
    case 'decisions.gate-overridden':
      return { what: `免于${GATES[data.gate].label}：${data.reason}（${data.authority}）`, on: data.overriddenOn };
    case 'decisions.item-reviewed': {
      const lacking = `办公室审核：材料不齐全${data.remark ? `，${data.remark}` : ''}`;
      return { what: data.complete ? '办公室审核：材料齐全' : lacking, on: data.reviewedOn };
    }
    case 'decisions.item-approved':
      return { what: `党组书记同意上会${data.again ? `，重新研究：${data.again}` : ''}`, on: data.approvedOn };
    case 'decisions.item-placed':
      return { what: '列入党组会议议程', on: data.placedOn };
    case 'decisions.item-released':
      return { what: '会议取消，待列入下一次会议', on: data.releasedOn };
    case 'decisions.item-settled': {
      const left = data.left ? `，待议：${data.left.join('、')}` : '';
      const corrected = data.corrected ? `（更正：${data.corrected}）` : '';
      return { what: `${OUTCOMES[data.outcome]}${left}${corrected}`, on: data.settledOn };
    }
    case 'decisions.item-voted':
      return { what: '党组会议表决', on: data.votedOn };
    case 'decisions.interest-declared':
      return { what: declarationIn(data, decided), on: data.declaredOn };
    case 'decisions.item-unvoted':
      return { what: '表决登记撤回，待重新表决', on: data.unvotedOn };
    case 'decisions.item-linked':
      return { what: `关联${numberInWords(data.to)}：${data.how}`, on: data.linkedOn };
  }
};
