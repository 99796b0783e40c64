// Reads a 三重一大 list from a sheet as every register is read, and tells every fault with its row and column.
import { z } from 'zod';
import { chinaCalendar } from '#calendar';
import { faultInWords, readRows, type GivenSheet, type RowFault } from '#imports';
import { Fen, field, type LocalDate } from '#kernel';
import { Gate, gateOptions } from '../gates/gate-kinds.ts';
import { Category, categoryOptions } from '../ground/categories.ts';
import { Title } from '../ground/terms.ts';
import { BODIES, Body, Matter } from './events.ts';

const bodyOptions = Object.entries(BODIES).map(([value, words]) => ({ value, ...words }));

/** The columns of the sheet: a matter a row. */
export const MATTER_COLUMNS = {
  code: field(Matter.shape.code, {
    label: '编码',
    headings: ['事项编码', '编号'],
    ask: '事项编码是什么？',
    example: 'D01',
    kind: { is: 'text' },
  }),
  name: field(Title, {
    label: '事项名称',
    headings: ['事项', '名称'],
    ask: '事项名称是什么？',
    example: '大额专项资金',
    kind: { is: 'text' },
  }),
  category: field(Category, {
    label: '类别',
    headings: ['事项类别'],
    ask: '属于哪一类？',
    example: 'largeFunds',
    written: '大额资金',
    kind: { is: 'choice', options: categoryOptions },
  }),
  threshold: field(Fen, {
    label: '金额起点',
    headings: ['起点金额', '金额标准'],
    ask: '多少金额起？',
    example: '50000000',
    written: '50万元',
    kind: { is: 'amount' },
    needed: () => false,
  }),
  gates: field(z.array(Gate).max(20), {
    label: '前置程序',
    ask: '需要哪些前置程序？',
    example: '["legalOpinion"]',
    written: '法律意见、预算',
    kind: { is: 'choices', options: gateOptions },
    needed: () => false,
  }),
  bodies: field(z.array(Body).min(1).max(5), {
    label: '决策顺序',
    headings: ['决策机构'],
    ask: '哪些机构先后决策？',
    example: '["office","partyGroup"]',
    written: '办公会→党组会',
    kind: { is: 'choices', options: bodyOptions },
    needed: () => false,
  }),
};

type Read =
  | { readonly is: 'matters'; readonly matters: readonly Matter[] }
  | { readonly is: 'faulty'; readonly faults: readonly string[] };

/** Reads a sheet: headings, then a matter a row. A list is in force as a whole, so one fault refuses it. */
export const readCatalogue = (sheet: GivenSheet, today: LocalDate): Read => {
  const around = { today, calendar: chinaCalendar, units: [], people: [] };
  const { rows, headings, problem } = readRows(sheet, MATTER_COLUMNS, around);
  // A column that is left out would be a list without gates.
  const missing = Object.entries(MATTER_COLUMNS)
    .filter(([name]) => headings && !headings.columns.some(({ field: one }) => one === name))
    .map(([, { label }]) => label);
  if (missing.length > 0) return { is: 'faulty', faults: [`缺少列：${missing.join('、')}`] };
  if (problem !== undefined) return { is: 'faulty', faults: [problem] };
  const read = rows.map(({ row, content, faults }) => ({
    matter: matterOf(content),
    faults: [...faults, ...endsWrongly(row, content)],
  }));
  const faults = read.flatMap((one) => one.faults.map(faultInWords));
  if (faults.length > 0) return { is: 'faulty', faults };
  const matters = read.map(({ matter }) => Matter.parse(matter));
  return matters.length === 0 ? { is: 'faulty', faults: ['表中没有事项'] } : { is: 'matters', matters };
};

type Content = Readonly<Record<string, unknown>>;

/** What is left empty: no gates, and the Party group alone decides. */
const matterOf = (content: Content): Content => ({ gates: [], bodies: ['partyGroup'], ...content });

const endsWrongly = (row: number, { bodies }: Content): readonly RowFault[] => {
  const last = (bodies as readonly Body[] | undefined)?.at(-1) ?? 'partyGroup';
  return last === 'partyGroup'
    ? []
    : [{ row, column: MATTER_COLUMNS.bodies.label, message: '决策顺序的最后应为党组会' }];
};
