import { Inject } from '@nestjs/common';
import { z } from 'zod';
import { type Answered, command, Handles } from '#infra/commands';
import {
  bearing,
  dateOf,
  derivedId,
  DocumentNumber,
  Fen,
  field,
  LocalDate,
  numberInWords,
  ownUnit,
  StaffId,
  UnitId,
  oneLine,
  clipped,
} from '#kernel';
import { AskedReview } from '../gates/asked-by-rule.ts';
import { mayTouchOperators, withFairCompetition } from '../gates/fair-competition.ts';
import { Gate, GATES } from '../gates/gate-kinds.ts';
import { leastGates, usualGates } from '../gates/gates.ts';
import { Category, categoryOptions } from '../ground/categories.ts';
import { namesIn } from '../ground/names.ts';
import { NAMES } from '../ground/surnames.ts';
import { ItemId, Materials, Persons, Title } from '../ground/terms.ts';
import { catalogueOn, matterFor, neededFor, type CatalogueVersion } from '../list/catalogue.ts';
import { Matter } from '../list/events.ts';
import { TheCatalogue } from '../list/the-catalogue.ts';
import type { ItemEvent } from './events.ts';
import { ItemDesk, openedInWords, sendFor, supply } from './item-desk.ts';
import { proposeItem, type Proposal } from './proposing.ts';
import { requirementsFor } from './requirements.ts';

/**
 * Where the title speaks of 处分, whether it is the discipline of a Party member is asked, not guessed: two thirds must
 * be there for it.
 */
const aboutDiscipline = ({ title }: Readonly<Record<string, unknown>>): boolean =>
  typeof title === 'string' && title.includes('处分');
/** Where persons are decided on, each is voted on by himself. */
const ofPeople = ({ category, discipline }: Readonly<Record<string, unknown>>): boolean =>
  category === 'personnel' || discipline === 'yes';

/** Where the title speaks of a measure on operators, whether it touches them is asked: then the law asks for a review. */
const aboutOperators = ({ title, category }: Readonly<Record<string, unknown>>): boolean =>
  category !== 'personnel' && typeof title === 'string' && mayTouchOperators(title);

/** Names as they are written in a row; each must be one that can be recorded. */
const NamesSaid = oneLine(2, 400).refine((said) => Persons.safeParse(namesIn(said)).success, {
  error: '应写明每个人的姓名（每个2至40个字，最多50人），用顿号隔开',
});

/** Puts an item (议题) forward for the Party group, and says what the law asks of it before a meeting. */
export const ProposeItem = command('decisions.propose-item', {
  title: '报议题',
  topic: '议题',
  says: [
    '报议题',
    '议题',
    '三重一大',
    '三重一大议题',
    '提议题',
    '申报议题',
    '提交议题',
    '上报议题',
    '议题申报',
    '新议题',
    '提请党组审议',
  ],
  examples: [
    '报议题 采购高性能计算平台 120万元 大额资金',
    '报议题 2026年科技计划项目指南 重大决策',
    '报议题 张伟任平台中心主任 干部任免',
  ],
  may: ownUnit('unit', { roles: ['staff'], beyond: ['office'] }),
  sheet: { names: ['议题', '议题台账'] },
  input: {
    title: field(Title, {
      label: '题目',
      ask: '议题的题目是什么？',
      example: '采购高性能计算平台',
      kind: { is: 'text' },
    }),
    category: field(Category, {
      label: '类别',
      ask: '属于“三重一大”的哪一类？',
      example: 'largeFunds',
      written: '大额资金',
      kind: { is: 'choice', options: categoryOptions },
    }),
    amount: field(Fen, {
      label: '金额',
      ask: '涉及金额是多少？例如“120万元”。',
      example: '120000000',
      written: '120万元',
      kind: { is: 'amount' },
      needed: ({ category }) => category === 'largeFunds',
    }),
    discipline: field(z.enum(['yes', 'no']), {
      label: '处分党员',
      ask: '是不是决定对党员的处分？',
      example: 'no',
      written: '是',
      kind: {
        is: 'choice',
        options: [
          { value: 'yes', label: '是' },
          { value: 'no', label: '否' },
        ],
      },
      needed: aboutDiscipline,
      applies: aboutDiscipline,
    }),
    operators: field(z.enum(['yes', 'no']), {
      label: '涉及经营者',
      ask: '是不是涉及经营者经济活动的政策措施（补贴、采购、准入等）？是的，须先作公平竞争审查。',
      example: 'no',
      written: '否',
      kind: {
        is: 'choice',
        options: [
          { value: 'yes', label: '是' },
          { value: 'no', label: '否' },
        ],
      },
      needed: aboutOperators,
      applies: aboutOperators,
    }),
    persons: field(bearing(NamesSaid, 'personnel'), {
      label: '表决对象',
      ask: '表决对象是谁？有几位的，用顿号隔开。',
      example: '张伟、李娜',
      kind: { is: 'text', like: NAMES },
      needed: ofPeople,
      applies: ofPeople,
    }),
    unit: field(UnitId, {
      label: '承办处室',
      ask: '由哪个处室承办？',
      example: 'platform',
      written: '平台中心',
      kind: { is: 'unit' },
      otherwise: ({ actor }) => (actor.is === 'staff' ? actor.unit : undefined),
    }),
    proposedOn: field(LocalDate, {
      label: '提出日期',
      ask: '哪天提出的？',
      example: '2026-03-02',
      written: '3月2日',
      kind: { is: 'date', tense: 'past' },
      otherwise: ({ today }) => today,
    }),
    matter: field(Matter.shape.code, {
      label: '清单事项',
      ask: '对应清单上的哪一项？请写编码。',
      example: 'D01',
      kind: { is: 'text', like: '^[A-Za-z]{1,4}-?\\d{1,6}$' },
      needed: () => false,
    }),
    reporter: field(StaffId, {
      label: '汇报人',
      ask: '由谁向党组汇报？',
      example: 'zhangwei',
      written: '张伟',
      kind: { is: 'person' },
      needed: () => false,
      applies: (known) => !ofPeople(known),
    }),
    materials: field(Materials, {
      label: '材料',
      ask: '附哪些材料？请在私聊中发送文件。',
      example: '[]',
      written: '（发送文件）',
      kind: { is: 'files' },
      needed: () => false,
    }),
  },
  answer: z.object({
    item: ItemId,
    number: z.string(),
    serial: DocumentNumber,
    gates: z.array(Gate),
    opened: z.array(AskedReview),
    requires: z.array(z.object({ text: z.string(), source: z.string(), certainty: z.enum(['V', 'V2', 'M']) })),
  }),
  personal: ofPeople,
  corrected: ({ number }) => ({ command: 'decisions.correct-item', input: { item: number } }),
  undo: ({ number }) => ({
    what: number,
    command: 'decisions.withdraw-item',
    input: { item: number, reason: '登记后十分钟内撤回' },
  }),
  // What the list asks for beyond the usual is known once it is recorded, by the list in force on the day.
  foresees: ({ category, discipline, matter, operators }) => {
    const gates = matter === undefined ? usualGates(category) : leastGates(category);
    const needs = operators === 'yes' ? withFairCompetition(gates) : gates;
    return requirementsFor({ category, discipline: discipline === 'yes' }, needs);
  },
  reports: ({ number, gates, opened }) => {
    const left = [...gates.map((gate) => GATES[gate].label), '办公室审核', '党组书记同意上会'];
    const asked = openedInWords(opened);
    return `已登记 **${number}**。上会前还需：${left.join('、')}。${asked === '' ? '' : `\n\n${asked}`}`;
  },
  next: ({ number, gates, opened }) => {
    const unasked = gates.filter((gate) => !opened.some((one) => one.gate === gate));
    const likely = unasked.length > 0 ? unasked.slice(0, 2).map((gate) => sendFor(gate, number)) : [supply(number)];
    return [...likely, { title: '看依据', says: number }];
  },
});
export type ProposeItem = InstanceType<typeof ProposeItem>;
export type ProposeItemAnswer = z.output<typeof ProposeItem.declaration.answer>;

@Handles(ProposeItem)
export class ProposeItemHandler {
  constructor(
    @Inject(ItemDesk) private readonly desk: ItemDesk,
    @Inject(TheCatalogue) private readonly catalogue: TheCatalogue,
  ) {}

  async execute({ input, by }: ProposeItem): Promise<Answered<ProposeItemAnswer>> {
    const id = ItemId.parse(derivedId(by.id, 'item'));
    const proposer = by.actor.is === 'staff' ? by.actor.staffId : StaffId.parse(clipped(`system:${by.actor.name}`, 64));
    const catalogue = await this.catalogue.of(by.actor.organ);
    const found = matterFor(catalogue, input.matter, input, input.proposedOn);
    if ('refusal' in found) return { is: 'refused', ...found };
    const { matter } = found;
    const discipline = input.discipline === 'yes';
    const touches = input.operators === 'yes';
    const { persons, discipline: _, operators: __, ...proposed } = input;
    const asked = matter ? neededFor(matter) : usualGates(input.category);
    const needs = touches ? withFairCompetition(asked) : asked;
    const proposal: Proposal = {
      ...proposed,
      item: id,
      proposer,
      ...(persons === undefined ? {} : { persons: namesIn(persons) }),
      ...(discipline ? { discipline } : {}),
      ...(matter ? listed(matter, catalogueOn(catalogue, input.proposedOn)!) : {}),
      ...(touches ? { needs } : {}),
    };
    const filed = await this.desk.open(by, id, proposeItem(proposal, dateOf(by.at), needs), input.materials);
    if (filed.is === 'refused') return filed;
    const { events, opened, seq } = filed;
    const { number, category } = events[0]!.data as Extract<ItemEvent, { type: 'decisions.item-proposed' }>['data'];
    return {
      is: 'done',
      ...(seq === undefined ? {} : { seq }),
      answer: {
        item: id,
        number: numberInWords(number),
        serial: number,
        gates: [...needs],
        opened,
        requires: [...requirementsFor({ category, discipline }, needs)],
      },
    };
  }
}

/** The matter of the list an item is of, the version of the list, and what it asks for. */
const listed = (matter: Matter, { version }: CatalogueVersion) => ({
  matter: matter.code,
  catalogue: version,
  needs: neededFor(matter),
});
