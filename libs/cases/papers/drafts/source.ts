// What a paper is drafted from, and the pieces every draft is built of.
import type { Organ } from '#directory';
import { gap, inPaper, orGap, text, type Block, type OfficialPaper, type Run } from '#infra/documents';
import type { FileRef, LocalDate } from '#kernel';
import type { Told } from '../../counted.ts';
import type { Kind, StepFacts } from '../../events.ts';
import type { Entry, OpenCase } from '../../state.ts';

export { first, gap, inPaper, orGap, second, text } from '#infra/documents';

/** What the record knows when a paper is drafted. */
export interface Source {
  readonly organ: Organ | undefined;
  readonly case: OpenCase;
  /** `案件〔2026〕3号` */
  readonly number: string;
  readonly deadlines: readonly Told[];
  readonly documents: readonly FileRef[];
  readonly person: (staff: string) => { readonly name: string; readonly post: string } | undefined;
  readonly today: LocalDate;
}

/** A kind of paper that can be drafted. */
export interface Draft {
  /** Stable: its query is `cases.draft-<id>`. */
  readonly id: string;
  readonly name: string;
  readonly says: readonly string[];
  readonly examples: readonly string[];
  readonly kinds: readonly Kind[];
  readonly paper: (source: Source) => OfficialPaper;
}

/** The latest step of this kind by its legal day. */
export const latest = ({ case: { entries } }: Source, ...steps: readonly string[]): Entry | undefined =>
  entries
    .filter(({ step }) => steps.includes(step))
    .toSorted((a, b) => (a.on < b.on ? -1 : 1))
    .at(-1);

/** A fact as it was said last, by whatever step. */
export const fact = <K extends keyof StepFacts>({ case: { entries } }: Source, name: K): StepFacts[K] | undefined =>
  entries.findLast((entry) => entry.facts[name] !== undefined)?.facts[name];

/** 此致, and to whom. */
export const respectfully = (to: Run): readonly Block[] => [text('此致'), { is: 'address', runs: [to] }];

/** The number of a case as it stands behind its name: one that begins with brackets needs no others. */
export const ofNumber = (reference: string | undefined): readonly Run[] => {
  if (reference === undefined) return [];
  return [/^[（(〔]/u.test(reference) ? reference : `（${reference}）`];
};

/** Who stands for the bureau: its name, where it is, its head, and those sent (`steps` that name them). */
export const bureauLines = (source: Source, as: string, ...steps: readonly string[]): readonly Block[] => {
  const { organ, person } = source;
  const head = organ?.head ? person(organ.head) : undefined;
  const named = latest(source, ...steps)?.facts;
  const staff = [named?.agent, named?.secondAgent].flatMap((agent) => {
    const known = agent === undefined ? undefined : person(agent);
    return known ? [`${known.name}，${known.post}`] : [];
  });
  return [
    text(
      `${as}：`,
      orGap(organ?.name, '本机关全称'),
      '，住所：',
      orGap(organ?.address, '住所'),
      ...(organ?.phone ? [`，电话：${organ.phone}`] : []),
      '。',
    ),
    text('法定代表人：', head ? `${head.name}，${head.post}` : gap('姓名、职务'), '。'),
    text(
      '委托代理人：',
      staff.length > 0 ? staff.join('；') : gap('本机关工作人员的姓名、职务'),
      named?.lawyer === undefined ? '。' : `；${named.lawyer}。`,
    ),
  ];
};

/** The evidence handed in, from the documents of the case; what each proves is for the officer to write. */
const evidenceTable = ({ documents }: Source): Block => {
  const names: readonly Run[] = documents.length > 0 ? documents.map(({ name }) => name) : [gap('证据名称')];
  return {
    is: 'table',
    head: ['序号', '证据名称', '来源', '证明对象', '页码'],
    widths: [12, 52, 26, 46, 20],
    middle: [0, 4],
    rows: names.map((name, n) => [String(n + 1), name, gap('来源'), gap('证明对象'), gap('页码')]),
  };
};

const basisTable: Block = {
  is: 'table',
  head: ['序号', '名称', '条款', '施行日期'],
  widths: [12, 78, 36, 30],
  middle: [0],
  rows: [['1', gap('法律、法规、规章或者规范性文件'), gap('条、款、项'), gap('施行日期')]],
};

/** What is handed in with an answer: the lists of evidence and of what it rests on, and others. */
export const annexes = (lists: string, ...others: readonly string[]): readonly Block[] => [
  { is: 'annexes', names: [`证据${lists}`, `依据${lists}`, ...others] },
];
/** The two lists, each on a page of its own behind the signature: who hands them in, and on which day. */
export const annexed = (source: Source, lists: string): readonly Block[] => [
  { is: 'annex', number: 1, title: `证据${lists}` },
  evidenceTable(source),
  ...handedIn(source),
  { is: 'annex', number: 2, title: `依据${lists}` },
  basisTable,
  ...handedIn(source),
];

const handedIn = ({ organ }: Source): readonly Block[] => [
  text('提交人：', orGap(organ?.name, '本机关全称'), '（盖章）'),
  text('提交日期：', gap('提交日期')),
];

/** Who signs and on which day: the bureau, today. */
export const signed = ({ organ, today }: Source, day: LocalDate = today): Block => ({
  is: 'closing',
  signed: orGap(organ?.name, '本机关全称（盖章）'),
  day: inPaper(day),
  by: 'seal',
});

/** Over every draft: that it is one, and by when it must be handed in. */
export const markOf = ({ number, deadlines }: Source, ...rules: readonly string[]): string => {
  const due = deadlines.find(({ rule, state }) => rules.includes(rule) && state === 'open')?.counted?.due;
  return `初稿  ${number}${due ? `  最迟${inPaper(due as LocalDate)}提交` : ''}`;
};
