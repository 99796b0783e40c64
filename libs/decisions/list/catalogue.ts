import { decider, fenInFigures, happened, type Decide, type Fen, type LocalDate, type Refusal } from '#kernel';
import { GATES, type Gate } from '../gates/gate-kinds.ts';
import { leastGates } from '../gates/gates.ts';
import { CATEGORIES, type Category } from '../ground/categories.ts';
import { refused } from '../ground/refusals.ts';
import { BODIES, CataloguePublished, Matter, type CatalogueEvent } from './events.ts';

export interface CatalogueVersion {
  readonly version: string;
  readonly from: LocalDate;
  readonly matters: readonly Matter[];
}
/** The 三重一大 list in all its versions, in the order they came into force. */
export interface Catalogue {
  readonly versions: readonly CatalogueVersion[];
}

/** The list in force on a day; undefined before the first. */
export const catalogueOn = ({ versions }: Catalogue, day: LocalDate): CatalogueVersion | undefined =>
  versions.filter(({ from }) => from <= day).at(-1);
export const matterOn = (catalogue: Catalogue, code: string, day: LocalDate): Matter | undefined =>
  catalogueOn(catalogue, day)?.matters.find((one) => one.code.toUpperCase() === code.toUpperCase());

/** What an item of this matter must pass: what no list may leave out, what the list asks for, and the bodies that come before the Party group, in their order. */
export const neededFor = ({ category, gates, bodies }: Matter): readonly Gate[] => [
  ...new Set([...leastGates(category), ...gates, ...(bodies.includes('office') ? ['officeMeeting' as const] : [])]),
];

/** Which matter of the list in force an item is of, or why it cannot be that: once there is a list that knows the category, one must be named. */
export const matterFor = (
  catalogue: Catalogue,
  code: string | undefined,
  { category, amount }: { readonly category: Category; readonly amount?: Fen | undefined },
  day: LocalDate,
): { readonly refusal: Refusal } | { readonly matter?: Matter } => {
  if (code === undefined) {
    const open = catalogueOn(catalogue, day)?.matters.filter((one) => one.category === category) ?? [];
    return open.length === 0
      ? {}
      : refused('decisions.matter-needed', {
          matters: open
            .slice(0, 12)
            .map((one) => `${one.code} ${one.name}`)
            .join('、'),
        });
  }
  const matter = matterOn(catalogue, code, day);
  if (!matter) return refused('decisions.matter-unknown', { code, day });
  if (matter.category !== category)
    return refused('decisions.matter-category', { code, category: CATEGORIES[matter.category].label });
  return matter.threshold !== undefined && amount !== undefined && amount < matter.threshold
    ? refused('decisions.below-threshold', { code, threshold: fenInFigures(matter.threshold) })
    : { matter };
};

/** Several versions of one month are 202601, 202601-2, 202601-3. */
const versionOf = ({ versions }: Catalogue, from: LocalDate): string => {
  const month = from.slice(0, 7).replace('-', '');
  const before = versions.filter(({ version }) => version.startsWith(month)).length;
  return before === 0 ? month : `${month}-${before + 1}`;
};

/** Puts a list in force from a day on; not before the one that is in force already. */
export const publishCatalogue =
  (matters: readonly Matter[], from: LocalDate, reason: string): Decide<Catalogue, CatalogueEvent> =>
  (catalogue) => {
    const last = catalogue.versions.at(-1);
    if (last && from < last.from) return refused('decisions.catalogue-before', { from: last.from });
    const twice = matters.find(
      ({ code }, n) => matters.findIndex((one) => one.code.toUpperCase() === code.toUpperCase()) !== n,
    );
    if (twice) return refused('decisions.matter-twice', { code: twice.code });
    if (last && JSON.stringify(last.matters) === JSON.stringify(matters)) return refused('decisions.catalogue-same');
    return happened(CataloguePublished({ version: versionOf(catalogue, from), from, matters: [...matters], reason }));
  };

/** Changes or adds one matter: a version of its own. */
export const changeMatter =
  (matter: Matter, from: LocalDate, reason: string): Decide<Catalogue, CatalogueEvent> =>
  (catalogue) => {
    const now = catalogue.versions.at(-1)?.matters ?? [];
    const known = now.some(({ code }) => code === matter.code);
    return publishCatalogue(
      known ? now.map((one) => (one.code === matter.code ? matter : one)) : [...now, matter],
      from,
      reason,
    )(catalogue);
  };

export const catalogue = decider<Catalogue, CatalogueEvent>({
  category: 'decisions.catalogue',
  stateVersion: 1,
  initial: { versions: [] },
  evolve: ({ versions }, { data }) => ({
    versions: [...versions, { version: data.version, from: data.from, matters: data.matters }],
  }),
});

/** The columns of the sheet, by their headings. */
export const COLUMNS = {
  code: '编码',
  name: '事项名称',
  category: '类别',
  threshold: '金额起点（万元）',
  gates: '前置程序',
  bodies: '决策顺序',
} as const;

const named = <K extends string>(
  words: string,
  all: Readonly<Record<K, { readonly label: string; readonly synonyms: readonly string[] }>>,
): K | undefined =>
  (Object.entries(all) as [K, { readonly label: string; readonly synonyms: readonly string[] }][]).find(
    ([, { label, synonyms }]) => [label, ...synonyms].includes(words),
  )?.[0];
const listed = (cell: unknown): readonly string[] =>
  String(cell ?? '')
    .split(/[、,，;；\n→>]+/u)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Reads a sheet: a heading row, then a matter a row. Every fault is told with its row. */
export const readCatalogue = (
  rows: readonly (readonly unknown[])[],
):
  | { readonly is: 'matters'; readonly matters: readonly Matter[] }
  | { readonly is: 'faulty'; readonly faults: readonly string[] } => {
  const at = rows.findIndex((row) => row.some((cell) => String(cell ?? '').trim() === COLUMNS.code));
  if (at < 0) return { is: 'faulty', faults: [`没有找到表头：第一行应有“${Object.values(COLUMNS).join('”“')}”`] };
  const heading = rows[at]!.map((cell) => String(cell ?? '').trim());
  const missing = Object.values(COLUMNS).filter((title) => !heading.includes(title));
  if (missing.length > 0) return { is: 'faulty', faults: [`缺少列：${missing.join('、')}`] };
  const faults: string[] = [];
  const matters: Matter[] = [];
  rows.slice(at + 1).forEach((row, n) => {
    const cell = (name: keyof typeof COLUMNS) => row[heading.indexOf(COLUMNS[name])];
    if (row.every((one) => String(one ?? '').trim() === '')) return;
    const line = at + n + 2;
    const say = (fault: string) => {
      faults.push(`第${line}行：${fault}`);
    };
    const category = named(String(cell('category') ?? '').trim(), CATEGORIES) as Category | undefined;
    if (!category)
      say(
        `类别“${String(cell('category') ?? '')}”不是四类之一（${Object.values(CATEGORIES)
          .map((one) => one.label)
          .join('、')}）`,
      );
    const yuan =
      cell('threshold') === null || cell('threshold') === undefined || String(cell('threshold')).trim() === ''
        ? undefined
        : Number(cell('threshold'));
    if (yuan !== undefined && !(yuan > 0 && Number.isInteger(yuan * 1_000_000)))
      say(`金额起点“${String(cell('threshold'))}”应为大于0的数字，单位万元`);
    const gates = listed(cell('gates')).map((word) => ({ word, gate: named(word, GATES) }));
    for (const { word, gate } of gates)
      if (!gate)
        say(
          `前置程序“${word}”不认识（${Object.values(GATES)
            .map((one) => one.label)
            .join('、')}）`,
        );
    const bodies = listed(cell('bodies')).map((word) => ({ word, body: named(word, BODIES) }));
    for (const { word, body } of bodies)
      if (!body)
        say(
          `决策机构“${word}”不认识（${Object.values(BODIES)
            .map((one) => one.label)
            .join('、')}）`,
        );
    if (bodies.length > 0 && bodies.at(-1)?.body !== 'partyGroup') say('决策顺序的最后应为党组会');
    const read = Matter.safeParse({
      code: String(cell('code') ?? '').trim(),
      name: String(cell('name') ?? '').trim(),
      category,
      ...(yuan === undefined ? {} : { threshold: Math.round(yuan * 1_000_000) }),
      gates: gates.flatMap(({ gate }) => gate ?? []),
      bodies: bodies.length > 0 ? bodies.flatMap(({ body }) => body ?? []) : ['partyGroup'],
    });
    if (read.success) matters.push(read.data);
    else
      for (const { path } of read.error.issues)
        if (path[0] === 'code' || path[0] === 'name')
          say(`${COLUMNS[path[0]]}“${String(cell(path[0]) ?? '')}”填写有误`);
  });
  if (faults.length === 0 && matters.length === 0) faults.push('表中没有事项');
  return faults.length > 0 ? { is: 'faulty', faults } : { is: 'matters', matters };
};
