// How messages are understood that were never used in building: `npm run first-sight -- FILE… [--misses] [--models DIR/]`.
// Each line of a file is labelled as the README of this folder says; each is heard by itself, with no form open.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chinaCalendar } from '#calendar';
import {
  found,
  hear,
  learnedModels,
  offered,
  readSaid,
  wordsFor,
  type Heard,
  type Turn,
  type Vocabulary,
} from '#dialogue';
import type { Actor, Field, Fields, Instant, LocalDate, OrganId, Role, StaffId, UnitId } from '#kernel';
import { commands as allCommands, queries as allQueries } from '#rooms';
import { findRule } from '#rulebook';
import { bureau } from '../../apps/seed/bureau.ts';

interface Part {
  readonly command: string | null;
  readonly facts?: Readonly<Record<string, string | readonly string[]>>;
}
interface Line extends Part {
  readonly text: string;
  readonly act: string;
  readonly maybe?: readonly string[];
  readonly parts?: readonly Part[];
  readonly role?: string;
  readonly at?: string;
  readonly future?: boolean;
  /** What its author says must still be asked. */
  readonly asks?: readonly string[];
}

/**
 * `asked`: one question or tap away; `left out`: on the card, but something that was said is not; `answered otherwise`:
 * another question to the registers was answered, nothing recorded; `wrong`: a card with something false on it.
 */
type Verdict = 'right' | 'asked' | 'left out' | 'not understood' | 'answered otherwise' | 'wrong';
interface Judged {
  readonly verdict: Verdict;
  readonly why: string;
  /** Everything that was said is right, and asked for is what the line leaves open. */
  readonly leftOpen?: boolean;
}

const options = process.argv.slice(2);
const flag = (name: string): string | undefined => {
  const at = options.indexOf(`--${name}`);
  return at < 0 ? undefined : (options[at + 1] ?? '');
};
const modelsIn = flag('models');
const files = options.filter((one, n) => !one.startsWith('--') && options[n - 1] !== '--models');
const folder = modelsIn ? pathToFileURL(resolve(modelsIn) + '/') : undefined;
const words: Vocabulary = {
  commands: allCommands.map((one) => one.declaration),
  queries: allQueries.map((one) => one.declaration),
  models: learnedModels(folder),
};

const TODAY = '2026-11-25' as LocalDate;
const surroundings = (today: LocalDate) => ({
  today,
  calendar: chinaCalendar,
  units: bureau.units.map(({ id, name, short }) => ({ unit: id, name, short })),
  people: bureau.staff.map(({ staffId, name, unit, post }) => ({ staff: staffId, name, unit, post })),
});

/** Who says a line: whoever is named, else somebody of that post. */
const BY_POST: readonly (readonly [RegExp, string])[] = [
  [/副局长|党组成员/u, 'limin'],
  [/总工/u, 'zhaogang'],
  [/局长|党组书记/u, 'wangjianguo'],
  [/法规/u, 'zhoufang'],
  [/办公室|局办|秘书/u, 'chenxia'],
  [/平台/u, 'zhangwei'],
  [/规划/u, 'huangtao'],
  [/农社/u, 'maxiaohong'],
  [/高新/u, 'xuning'],
  [/人事|党委/u, 'hejing'],
  [/管理员/u, 'guoqiang'],
];
const speakerOf = (role = '') =>
  bureau.staff.find(({ name }) => role.includes(name)) ??
  bureau.staff.find(({ staffId }) => staffId === BY_POST.find(([post]) => post.test(role))?.[1]) ??
  bureau.staff.find(({ staffId }) => staffId === 'zhoufang')!;
const ALL_ROLES: readonly Role[] = ['secretary', 'member', 'office', 'legal', 'admin', 'staff'];

const heardOf = ({ text, role, at }: Line, roles?: readonly Role[]): Heard => {
  const { staffId, name, unit, roles: own } = speakerOf(role);
  const today = (at?.slice(0, 10) ?? TODAY) as LocalDate;
  return {
    id: 'first',
    text,
    files: [],
    actor: {
      is: 'staff',
      organ: bureau.organ as OrganId,
      staffId: staffId as StaffId,
      name,
      unit: unit as UnitId,
      roles: roles ?? [...own],
    } satisfies Actor,
    at: `${today}T02:00:00.000Z` as Instant,
    place: 'direct',
    speaker: staffId,
    ...surroundings(today),
  };
};

/** One record of each kind is at hand; one named with words is found. */
const RECORDS: Readonly<Record<string, string>> = {
  'cases.cases-at-hand': '案件〔2026〕901号',
  'cases.find-cases': '案件〔2026〕901号',
  'decisions.meetings-at-hand': '会议〔2026〕901号',
  'decisions.minutes-to-confirm': '会议〔2026〕901号',
  'decisions.tasks-at-hand': '任务〔2026〕901号',
  'decisions.find-items': '议题〔2026〕901号',
  'decisions.entries-at-hand': '议题901',
  'contracts.find': '合同〔2026〕901号',
  'documents.documents-at-hand': '文件〔2026〕901号',
  'documents.find-documents': '文件〔2026〕901号',
  'opinions.at-hand': '意见〔2026〕901号',
  'opinions.find': '意见〔2026〕901号',
};
const recordOf = (query: string): string => {
  const record = RECORDS[query];
  if (record === undefined) throw new Error(`no record is at hand for ${query}`);
  return record;
};

interface Heeded {
  readonly turn: Turn;
  /** The words by which records were looked for. */
  readonly named: readonly string[];
}
const heed = (line: Line, roles?: readonly Role[]): Heeded => {
  const heard = heardOf(line, roles);
  const first = hear({}, heard, words);
  if (first.is === 'say' && first.say.title === '没有权限' && !roles) return heed(line, ALL_ROLES);
  if (first.is === 'find')
    return { turn: found(first, [{ number: recordOf(first.by), title: first.words }]), named: [first.words] };
  let turn: Turn = first;
  const named: string[] = [];
  while (turn.is === 'offer') {
    if (turn.words) named.push(turn.words);
    turn = offered(turn, [{ number: turn.exactly ?? recordOf(turn.query), title: turn.words ?? '在办' }], heard, words);
  }
  return { turn, named };
};

const fieldsOf = (name: string): Fields =>
  words.commands.find((one) => one.name === name)?.input ??
  words.queries.find((one) => one.name === name)?.chat?.fields ??
  {};

const plainOf = (text: string): string => text.replace(/[\s，,。；;：:、“”"《》（）()的了]/gu, '');
/** The same words, but for what stands around them. */
const alike = (a: string, b: string): boolean => {
  const [x, y] = [plainOf(a), plainOf(b)];
  if (x === y) return true;
  const [short, long] = x.length < y.length ? [x, y] : [y, x];
  return long.includes(short) && short.length * 2 >= long.length;
};

/** Whether a value is what these words say; `undefined` where the words by themselves do not tell. */
const fits = (
  field: Field,
  said: string,
  value: unknown,
  named: readonly string[],
  heard: Heard,
): boolean | undefined => {
  const { kind } = field;
  if (kind.is === 'text' && field.label === '规则') return sameRule(String(value), said);
  if (kind.is === 'text' && kind.listed) return named.every((one) => plainOf(said).includes(plainOf(one)));
  if (kind.is === 'text') return alike(String(value), said);
  const expected = readSaid(field, said, heard);
  if (expected !== undefined) return JSON.stringify(expected) === JSON.stringify(value);
  if (kind.is !== 'number' && kind.is !== 'place') return undefined;
  if (isOwnNumber(said, value)) return true;
  const sought = wordsFor(said);
  return sought === '' || (kind.is === 'number' && kind.series === '会议')
    ? true
    : named.some((one) => alike(one, sought) || finds(one, sought));
};

/** 2026-041号 is how people write the number of a record of ours: 议题〔2026〕41号. */
const isOwnNumber = (said: string, value: unknown): boolean => {
  const written = /(?<year>20\d\d)-0*(?<serial>\d{1,4})号?$/u.exec(said)?.groups;
  return written !== undefined && String(value).endsWith(`〔${written.year}〕${written.serial}号`);
};

/** A part of the words that name a record finds it; so do these words with more around them. */
const finds = (sought: string, said: string): boolean => {
  const [one, other] = [plainOf(sought), plainOf(said)];
  return one.length >= 2 && (other.includes(one) || (other.length >= 2 && one.includes(other)));
};

/** Whether both words come to the same rule, or the rules that come nearest begin with the same. */
const sameRule = (value: string, said: string): boolean => {
  const [one, other] = [findRule(value), findRule(said)].map((it) => (it.is === 'rule' ? it.id : it.ids[0]));
  return alike(value, said) || (one !== undefined && one === other);
};

const judge = (line: Line): Judged => {
  const { turn, named } = heed(line);
  const heard = heardOf(line);
  if (line.act === 'several') return judgeSeveral(line, turn);
  const accepted = [line.command, ...(line.maybe ?? [])].filter((one) => one !== null && one !== undefined);
  const isAct = accepted.length === 0 || line.future;
  if (turn.is === 'say' && !turn.talk.form) return judgeWords(line, turn, accepted, isAct === true);
  const name = turn.is === 'ask' ? turn.query.name : turn.is === 'give' ? turn.command.name : turn.talk.form!.command;
  if (isAct || !accepted.includes(name))
    return turn.is === 'ask'
      ? { verdict: 'answered otherwise', why: `asks ${name}` }
      : { verdict: 'wrong', why: `opens ${name}` };
  const form = turn.talk.form;
  const known = turn.is === 'ask' ? turn.input : (form?.known ?? {});
  return judgeFacts(line, name, known, { turn, named, heard });
};

const judgeFacts = (
  line: Part,
  name: string,
  known: Readonly<Record<string, unknown>>,
  { turn, named, heard }: { readonly turn: Turn; readonly named: readonly string[]; readonly heard: Heard },
): Judged => {
  const fields = fieldsOf(name);
  const facts = Object.entries(line.facts ?? {}).filter(
    ([field]) => fields[field] && fields[field].kind.is !== 'files',
  );
  const left: string[] = [];
  for (const [field, said] of facts) {
    const phrase = [said].flat().join('、');
    const value = known[field];
    if (value === undefined) {
      left.push(`${field}=${phrase}`);
      continue;
    }
    if (fits(fields[field]!, phrase, value, named, heard) !== false) continue;
    // Of words that name no rule the nearest are offered, and nothing is answered.
    const nearest = fields[field]!.label === '规则' ? findRule(String(value)) : undefined;
    if (nearest?.is === 'nearest') {
      const meant = findRule(phrase);
      const isOffered = (meant.is === 'rule' ? [meant.id] : meant.ids.slice(0, 1)).some((id) =>
        nearest.ids.includes(id),
      );
      return { verdict: isOffered ? 'asked' : 'not understood', why: `one of ${nearest.ids.join(' ')}` };
    }
    return { verdict: 'wrong', why: `${field}: ${JSON.stringify(value)} for ${phrase} (sought ${named.join(',')})` };
  }
  const { actor, today } = heard;
  for (const [field, value] of Object.entries(known)) {
    const declared = fields[field];
    if (
      !declared ||
      (line as Line).act === 'ask-law' ||
      line.facts?.[field] !== undefined ||
      /901号?$/u.test(String(value))
    )
      continue;
    const usual = declared.otherwise?.({ actor, today }, known);
    const isUsual = JSON.stringify(usual) === JSON.stringify(value) || JSON.stringify(value) === '[]';
    if (!isUsual && !isImplied(declared, value, line))
      return { verdict: 'wrong', why: `${field}: ${JSON.stringify(value)}, which was not said` };
  }
  const asks = turn.is === 'say' && turn.talk.form?.asking.is === 'fields' ? turn.talk.form.asking.names : undefined;
  if (asks) {
    const why = `asks ${asks.join(',')}${left.length > 0 ? `; said: ${left.join(' ')}` : ''}`;
    return { verdict: 'asked', why, leftOpen: left.length === 0 && leavesOpen(line as Line, asks, fields) };
  }
  const isATapAway = facts.every(([field, said]) => {
    const spare = turn.is === 'say' ? turn.talk.form?.spare?.[field] : undefined;
    return (
      known[field] !== undefined ||
      (spare && fits(fields[field]!, [said].flat().join('、'), spare.value, named, heard) !== false)
    );
  });
  if (left.length > 0) return { verdict: isATapAway ? 'asked' : 'left out', why: left.join(' ') };
  return { verdict: 'right', why: '' };
};

/** Its author says that one of these must be asked, or it is a file, which no words can bring. */
const leavesOpen = ({ asks = [] }: Line, asked: readonly string[], fields: Fields): boolean =>
  asked.some((name) => asks.includes(name)) || asked.every((name) => fields[name]?.kind.is === 'files');

/** A choice that the words of the message say themselves need not be marked. */
const isImplied = ({ kind }: Field, value: unknown, line: Part): boolean => {
  const { text } = line as Line;
  if (kind.is === 'choice')
    return kind.options.some(
      ({ value: own, label, synonyms = [] }) =>
        own === value && [label, ...synonyms].some((word) => text?.includes(word)),
    );
  return kind.is === 'unanimous' || kind.is === 'period' || kind.is === 'choices';
};

type Said = Turn & { readonly is: 'say' };
const judgeWords = (line: Line, { say, talk }: Said, accepted: readonly string[], isAct: boolean): Judged => {
  const { title, text } = say;
  const among = talk.unclear?.among ?? [];
  const isCorrection = title === '请选一件' && text.startsWith('要更正');
  const isWithdrawal = title === '请选一件' && text.startsWith('要撤');
  if (title === '没有看懂') return { verdict: 'not understood', why: '' };
  switch (line.act) {
    case 'chat':
      if (['您好', '可以办理的事'].includes(title)) return { verdict: 'right', why: '' };
      break;
    case 'control':
      if (title !== '请选一件' && title !== '不在办理范围') return { verdict: 'right', why: '' };
      break;
    case 'unsupported':
      if (title === '不在办理范围') return { verdict: 'right', why: '' };
      break;
    case 'correct':
      if (isCorrection && isAct) return { verdict: 'right', why: '' };
      if (isCorrection) return { verdict: 'asked', why: text };
      break;
    case 'withdraw':
      if (isWithdrawal && isAct) return { verdict: 'right', why: '' };
      if (isWithdrawal) return { verdict: 'asked', why: text };
      break;
  }
  if (title === '请选一件')
    return among.some((name) => accepted.includes(name)) || isAct
      ? { verdict: 'asked', why: `one of ${among.join(' ')}` }
      : { verdict: 'not understood', why: `one of ${among.join(' ')}` };
  // A question to the registers that wants to know which record.
  const asking = words.queries.find((one) => one.title === title);
  if (asking && accepted.includes(asking.name)) return { verdict: 'asked', why: `asks which: ${text.slice(0, 40)}` };
  return asking
    ? { verdict: 'answered otherwise', why: `asks ${asking.name}` }
    : { verdict: 'not understood', why: `says ${title}` };
};

const judgeSeveral = (line: Line, turn: Turn): Judged => {
  const commands = line.parts?.map((part) => part.command) ?? [];
  const { form, unclear } = turn.talk;
  if (turn.is === 'say' && turn.say.title === '没有看懂') return { verdict: 'not understood', why: '' };
  if (turn.is === 'say' && !form) {
    const among = unclear?.among ?? [];
    return among.some((name) => commands.includes(name))
      ? { verdict: 'asked', why: `one of ${among.join(' ')}` }
      : { verdict: 'not understood', why: `${turn.say.title} ${among.join(' ')}` };
  }
  const name = turn.is === 'ask' ? turn.query.name : form?.command;
  const opened = [name, ...(turn.talk.waiting ?? []).map(({ command }) => command)];
  if (opened.length > 1 && sameList(opened, commands)) return { verdict: 'right', why: '' };
  return commands.includes(name ?? null)
    ? { verdict: 'asked', why: `one of several: ${name}` }
    : { verdict: turn.is === 'ask' ? 'answered otherwise' : 'wrong', why: `opens ${name}` };
};

const sameList = (some: readonly unknown[], others: readonly unknown[]): boolean =>
  [...some].sort().join() === [...others].sort().join();

const VERDICTS: readonly Verdict[] = ['right', 'asked', 'left out', 'not understood', 'answered otherwise', 'wrong'];
const percent = (part: number, whole: number): string => `${((100 * part) / Math.max(whole, 1)).toFixed(1)} %`;

for (const file of files) {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((one) => one.trim() !== '')
    .map((one) => JSON.parse(one) as Line)
    .filter((one) => !one.future);
  const judged = lines.map((line) => ({ line, ...judge(line) }));
  const row = VERDICTS.map((verdict) => {
    const n = judged.filter((one) => one.verdict === verdict).length;
    return `${verdict} ${percent(n, lines.length)} (${n})`;
  });
  const leftOpen = judged.filter((one) => one.leftOpen).length;
  process.stdout.write(
    `${file}: ${lines.length} lines: ${row.join(', ')}; asked for what the line leaves open ${leftOpen}\n`,
  );
  if (options.includes('--misses'))
    for (const { line, verdict, why } of judged)
      if (verdict !== 'right')
        process.stdout.write(`  ${verdict} | ${line.text} | ${line.act} ${line.command ?? ''} | ${why}\n`);
}
