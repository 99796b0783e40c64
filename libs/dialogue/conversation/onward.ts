/** How a form goes on: it asks for what is missing or doubtful, or reads everything back. */
import {
  fenInFigures,
  keptFrom,
  marksIn,
  plain,
  readNumber,
  requirementsInWords,
  type Declaration,
  type Fen,
  type Field,
} from '#kernel';
import type { Vocabulary } from '../vocabulary.ts';
import { question, questions } from '../questions.ts';
import { asksNext, cardOf, readBack } from '../read-back.ts';
import { datesIn } from '../reading/date/index.ts';
import { factsIn } from '../reading/facts.ts';
import { whyDoubtful } from './doubts.ts';
import { likeness } from '../reading/likeness.ts';
import type { Form, Heard, Turn } from '../talk.ts';
import { afterNext, cameTo, finderOf, lookForNext, wordsOfList, type Listing } from './listed.ts';
import {
  cited,
  commandOf,
  filled,
  NOT_THIS,
  paragraphs,
  say,
  touched,
  without,
  withoutFormOf,
  type Filling,
} from './filling.ts';

type NamedField = readonly [name: string, field: Field];

/** Asks for the first thing missing or doubtful, then for what is offered, or reads everything back. */
export const onward = (given: Filling, before = ''): Turn => {
  const { talk, command, heard } = given;
  const form = withDefaults(given);
  const filling = { ...given, form };
  if (heard.place === 'group' && (command.personal?.(form.known) || isMarked(command, form)))
    return { is: 'private', talk: withoutFormOf(talk), title: command.title, form };
  const fields = Object.entries(command.input).filter(([, field]) => field.applies?.(form.known) !== false);
  // What was named is looked for before anything is asked: what else is needed may hang on it.
  const sought = fields.filter(([name, field]) => isSought(name, field, form));
  const missing = fields.filter((one) => !sought.includes(one) && isWanted(one[0], one[1], form));
  const wanted = [...sought, ...missing];
  const [first] = wanted;
  if (first) return offering(filling, first, before) ?? asking(filling, askedTogether(filling, first, wanted), before);
  const optional = fields.filter(([name, field]) => field.offered && isUntouched(name, form));
  const [offer] = optional;
  if (offer) return asking(filling, askedTogether(filling, offer, optional), before);
  return lookingUp(filling, fields, before) ?? readingBack(filling, before);
};

/** A record that was named by its number is looked up before it is read back: the card says what it is. */
const lookingUp = ({ talk, form, heard }: Filling, fields: readonly NamedField[], before: string): Turn | undefined => {
  if (heard.place === 'group') return undefined;
  const unseen = fields.find(
    ([name, { kind }]) =>
      (kind.is === 'number' || kind.is === 'place') &&
      kind.found !== undefined &&
      form.known[name] !== undefined &&
      form.seen?.[name] !== form.known[name],
  );
  if (!unseen) return undefined;
  const [name, { kind }] = unseen;
  if ((kind.is !== 'number' && kind.is !== 'place') || !kind.found) return undefined;
  const known = form.known[name];
  const exactly = kind.is === 'place' ? `议题${String(known)}` : String(known);
  const { query, input, within } = kind.found;
  const around = within !== undefined && form.known[within] !== undefined ? { [within]: form.known[within] } : {};
  const words = kind.is === 'place' ? {} : { words: exactly };
  const seen = { ...form.seen, [name]: known };
  const looked = { is: 'offer', talk, form: touched({ ...form, seen }, heard), name, before, query } as const;
  return { ...looked, exactly, input: { ...input, ...around, ...words } };
};

/** Whether something was said that its field is marked with: it is not for a group to read. */
const isMarked = ({ input }: Declaration, { known }: Form): boolean =>
  Object.entries(input).some(([name, { schema }]) => keptFrom('group', marksIn(schema, known[name])).length > 0);

/** What goes without saying, by what was said so far; asked about once, it does not. */
const withDefaults = ({ command, form, heard: { actor, today } }: Filling): Form => {
  const defaults = Object.entries(command.input)
    .filter(([name]) => isUntouched(name, form) && form.doubts[name] === undefined)
    .map(([name, field]) => [name, field.otherwise?.({ actor, today }, form.known)] as const)
    .filter(([, value]) => value !== undefined);
  const oneself = defaults.filter(
    ([name, value]) => command.input[name]!.kind.is === 'person' && actor.is === 'staff' && value === actor.staffId,
  );
  const notes = Object.fromEntries(oneself.map(([name]) => [name, '您本人，可改']));
  return {
    ...form,
    known: { ...form.known, ...Object.fromEntries(defaults) },
    notes: { ...form.notes, ...notes },
  };
};

/** Neither known nor asked for. */
const isUntouched = (name: string, form: Form): boolean => form.known[name] === undefined && !form.asked.includes(name);

const isWanted = (name: string, field: Field, form: Form): boolean =>
  form.doubts[name] !== undefined || (form.known[name] === undefined && (field.needed?.(form.known) ?? true));

/** A record that need not be told was named with words: it is looked for. */
const isSought = (name: string, field: Field, form: Form): boolean => {
  const { kind } = field;
  const finder = kind.is === 'number' || kind.is === 'place' ? kind.found : finderOf(field);
  return (
    finder !== undefined &&
    finder.by !== 'number' &&
    isUntouched(name, form) &&
    wordsFor(form.named?.[name] ?? '') !== ''
  );
};

/** A record that was not named is looked for before it is asked for: which ones may be meant is known to a query. */
const offering = ({ talk, form, heard }: Filling, [name, field]: NamedField, before: string): Turn | undefined => {
  if (form.doubts[name] !== undefined || form.asked.includes(name)) return undefined;
  const { kind } = field;
  const finder = finderOf(field);
  const left = finder ? wordsOfList(form.named?.[name] ?? '') : [];
  if (finder && left.length > 0)
    return lookForNext({ talk, form, heard }, { name, left, found: [], missed: [] }, finder, before);
  if (kind.is !== 'number' && kind.is !== 'place') return undefined;
  const looked = { is: 'offer', talk, form: touched(form, heard), name, before } as const;
  const words = wordsFor(form.named?.[name] ?? '');
  if (words !== '' && kind.found && kind.found.by !== 'number') {
    const { query, input } = kind.found;
    return { ...looked, query, input: { ...input, words }, words };
  }
  if (kind.is === 'place' || !kind.offers) return undefined;
  const isDay = datesIn(words, { ...heard, asked: true }).length > 0;
  return { ...looked, ...kind.offers, ...(isDay ? { words } : {}) };
};

/** 格桑湾那个案子 is looked for by 格桑湾; 那个案子 names none. */
export const wordsFor = (named: string): string =>
  named
    .replace(
      /^(?:我们|咱们?|刚才|上次|上回|之前|前面|那个|这个|那件|这件|那份|这份|那条|这条|那项|这项|关于|就是|《|的)+/u,
      '',
    )
    .replace(
      /(?:的|那个|这个|那件|这件|那份|那条|那项|一案|案子|案件|这案|那案|案|官司|诉讼|复议|仲裁|调解|议题|题目|那题|这题|任务|事项|事情|的事|那事|事儿?|会议|的会|》)+$/u,
      '',
    );

/** The first field wanted with those that are asked for in the same message; a doubt is asked about by itself. */
const askedTogether = (
  { form, command }: Filling,
  [first]: NamedField,
  wanted: readonly NamedField[],
): readonly string[] => {
  const group = form.doubts[first] ? undefined : command.together?.find((names) => names.includes(first));
  return wanted.map(([name]) => name).filter((name) => name === first || (group?.includes(name) && !form.doubts[name]));
};

/** Reads every fact back; what the law asks next in a line, once, or in full where its basis was asked for. */
export const readingBack = (
  { talk, form, command, heard }: Filling,
  before: string,
  how: 'in short' | 'with basis' = 'in short',
): Turn => {
  const requires = command.foresees?.(form.known as never) ?? [];
  const line = asksNext(requires);
  const news = line === form.told ? '' : line;
  const basis = `登记后依法还需：\n\n${requirementsInWords(requires)}`;
  const card = readBack(command, form, heard, how === 'in short' || requires.length === 0 ? news : basis);
  const spare = spareOf(form, command);
  const buttons = [...card.buttons, ...spare.map(({ says }) => ({ title: says, says }))];
  const mentioned = spare.map(({ label, says }) => `“${cited(label)}”没有填。是要填的请点“${says}”。`);
  const shown: Form = { ...form, told: line, asking: { is: 'confirm', card: cardOf(form) } };
  return say(
    { ...talk, form: touched(shown, heard), shown: 'form' },
    {
      ...card,
      text: paragraphs(before, card.text, ...mentioned),
      buttons: [...buttons, ...(form.unsure ? [NOT_THIS] : [])],
    },
  );
};

/** So much is offered beside a card. */
const SPARE_AT_MOST = 2;

/** What may have been said for fields that are still open, with the words that put it there: 补上说明. */
export const spareOf = (
  { spare = {}, known }: Form,
  { input }: Declaration,
): readonly { readonly name: string; readonly label: string; readonly says: string; readonly value: unknown }[] =>
  Object.entries(spare)
    .filter(([name]) => known[name] === undefined && input[name]?.applies?.(known) !== false)
    .slice(0, SPARE_AT_MOST)
    .map(([name, { label, value }]) => ({ name, label, value, says: `补上${input[name]!.label}` }));

/** Records that may be meant were looked up, and are not for a group to read: it goes on between the two. */
export const inPrivate = (
  turn: Turn & { readonly is: 'offer' | 'find' },
  words: Vocabulary,
): Turn & { readonly is: 'private' } => {
  if (turn.is === 'find') return { is: 'private', talk: turn.talk, title: turn.ask.query.title };
  const { talk, form } = turn;
  return { is: 'private', talk: withoutFormOf(talk), title: commandOf(form, words)!.title, form };
};

/** A record that may be meant when none was named. */
export interface Candidate {
  /** `案件〔2026〕3号` */
  readonly number: string;
  readonly title: string;
  /** Its sum in fen, if it has one. */
  readonly amount?: Fen | null;
}

/**
 * Goes on when it is known which records may be meant: the only one is taken, and read back as such; of several one is
 * chosen.
 */
export const offered = (
  { talk, form, name, words: named, exactly, before }: Turn & { readonly is: 'offer' },
  given: readonly Candidate[],
  heard: Heard,
  words: Vocabulary,
): Turn => {
  const filling: Filling = { talk, form, command: commandOf(form, words)!, heard };
  if (exactly !== undefined) return lookedUp(filling, name, exactly, given, before);
  if (form.listing) return listed(filling, afterNext(form.listing, narrowed(given, named, heard)), before);
  const candidates = narrowed(given, named, heard);
  const [only, another] = candidates;
  const isAnother = (one: Candidate): boolean =>
    isNumberedOtherwise(heard.text, form.known, named) || (named === undefined && mayMeanAnother(filling, name, one));
  if (only && !another && !isAnother(only)) {
    const note = named ? noteOf(only, undefined) : `${plain(only.title)}，在办的只有这一件`;
    const value = valueOf(filling.command.input[name]!, only);
    const chosen = filled(filling, { [name]: { is: 'value', value, note } });
    return onward({ ...chosen, form: { ...chosen.form, seen: { ...form.seen, [name]: value } } }, before);
  }
  const choices = candidates.map((one) => ({
    value: valueOf(filling.command.input[name]!, one),
    label: `${one.number} ${one.title}`,
  }));
  const doubts = choices.length === 0 ? form.doubts : { ...form.doubts, [name]: choices };
  const missed = named && candidates.length === 0 ? `没有找到“${cited(named)}”。` : '';
  return asking({ ...filling, form: { ...form, doubts } }, [name], paragraphs(before, missed));
};

/** The next record of a list is looked for; when all were, they are read back, or asked for where one is not clear. */
const listed = (filling: Filling, listing: Listing, before: string): Turn => {
  const { name, left } = listing;
  const finder = finderOf(filling.command.input[name]!)!;
  if (left.length > 0) return lookForNext(filling, listing, finder, before);
  const { listing: _, ...form } = filling.form;
  const came = cameTo(listing);
  return came.is === 'all'
    ? onward(filled({ ...filling, form }, { [name]: { is: 'value', value: came.numbers, note: came.titles } }), before)
    : asking({ ...filling, form }, [name], paragraphs(before, came.why));
};

/** The record of this number, with its title; one that is not there is asked about. */
const lookedUp = (
  filling: Filling,
  name: string,
  exactly: string,
  found: readonly Candidate[],
  before: string,
): Turn => {
  const { form } = filling;
  const record = found.find(({ number }) => number === exactly);
  if (!record && filling.command.input[name]!.kind.is === 'place') return onward(filling, before);
  if (!record) {
    const missed = { ...filling, form: { ...form, known: without(form.known, [name]) } };
    return asking(missed, [name], paragraphs(before, `没有找到${exactly}，请核对编号。`));
  }
  const notes = { ...form.notes, [name]: noteOf(record, form.notes[name]) };
  return onward({ ...filling, form: record.title === '' ? form : { ...form, notes } }, before);
};

/** What a record is, before what was said of it. */
const noteOf = ({ title, amount }: Candidate, note: string | undefined): string => {
  const sum = amount ? `，${fenInFigures(amount)}` : '';
  const what = `${plain(title)}${sum}`;
  return note === undefined || note.startsWith(plain(title)) ? (note ?? what) : `${what}；${note}`;
};

/**
 * 明德今天开完了: a message that begins with a word nobody took may name a record; the only one at hand is taken only if
 * the message says nothing of the kind, or its title has some of its words.
 */
const mayMeanAnother = ({ command, heard }: Filling, name: string, { title }: Candidate): boolean => {
  const { kind } = command.input[name]!;
  if (kind.is !== 'number' || !kind.found || kind.found.by === 'number') return false;
  const text = withoutItsDay(heard);
  // Its own words, also typed by sound: 提交答辨状.
  const isCalled = (said: string): boolean => text.includes(said) || likeness(text.slice(0, said.length), said) > 0.4;
  if (command.says.some(isCalled)) return false;
  const beginsWithWord = /^\p{Script=Han}{3}/u.test(text) && factsIn(text, heard)[0]?.from !== 0;
  return beginsWithWord && likeness(title, text) === 0;
};

/** 11月20日，周转房维修办完了: what comes behind a day set off at the beginning; 今天都办完了 sets none off. */
const withoutItsDay = ({ text, ...around }: Heard): string => {
  const [first] = datesIn(text, around);
  const behind = first?.from === 0 ? text.slice(first.to) : '';
  return /^\s*[,，:：]/u.test(behind) ? behind.replace(/^[\s,，:：]+/u, '') : text;
};

const KINDS = '诉讼?|复议|信访|仲裁|调解|赔偿|督办?|意见|合同|文件|案件?|议题|任务';
/** What makes a figure a length, a share, a day or another thing's number. */
const COUNTED = '(?![-－\\d年月日个条份件处点项人万元%])';
/** 诉-01, 复议2026-09, 意见-2026-031, 2026-041号议题, 第15号: a number that is none of ours names a record too. */
const NUMBERED_OTHERWISE = new RegExp(
  [
    `(?:${KINDS})(?:[-－]|(?:[-－]?\\d{4}[-－]))\\d{1,4}${COUNTED}`,
    `(?<![-－\\d])\\d{4}[-－](?:\\p{Script=Han}{1,2}[-－])?\\d{1,4}${COUNTED}`,
    '第\\d{1,4}号(?![令文楼线院])',
  ].join('|'),
  'u',
);

/** Whether a message has a number that no record of ours has: nothing is known or was looked for by it. */
const isNumberedOtherwise = (text: string, known: Form['known'], named = ''): boolean => {
  const [number] = NUMBERED_OTHERWISE.exec(text) ?? [];
  if (number === undefined || named.includes(number)) return false;
  const serial = Number(/\d+(?=号?$)/u.exec(number)![0]);
  return !Object.values(known).some((value) => readNumber(String(value))?.serial === serial || value === serial);
};

/** A record is named by its number, an entry of an agenda by its place: 议题3. */
const valueOf = ({ kind }: Field, { number }: Candidate): string | number =>
  kind.is === 'place' ? Number(/\d+/u.exec(number)![0]) : number;

/** Of those that may be meant the ones that have the words, or the day, by which it was named; a name is never ignored. */
const narrowed = (candidates: readonly Candidate[], words: string | undefined, heard: Heard): readonly Candidate[] => {
  if (words === undefined) return candidates;
  const days = datesIn(words, { ...heard, asked: true }).flatMap(({ value }) =>
    value.is === 'day' ? [value.day] : [],
  );
  const fits = ({ title }: Candidate): boolean => title.includes(words) || days.some((day) => title.includes(day));
  const fitting = candidates.filter(fits);
  return fitting.length > 0 ? fitting : candidates.filter(({ title }) => likeness(title, words) > 0);
};

/** Asks for these fields; where one is doubtful, with its choices. */
export const asking = ({ talk, form, command, heard }: Filling, names: readonly string[], before = ''): Turn => {
  const doubts = names.length === 1 ? form.doubts[names[0]!] : undefined;
  const among = doubts?.length ? doubts : undefined;
  const next: Form = {
    ...form,
    asked: [...form.asked.filter((name) => !names.includes(name)), ...names],
    asking: { is: 'fields', names, ...(among ? { among } : {}) },
  };
  const fields = names.map((name) => command.input[name]!);
  const [first] = fields;
  const fault = before === '' && doubts ? doubtful(first!, among?.length ?? 0, heard) : before;
  return say(
    { ...talk, form: touched(next, heard), shown: 'form' },
    fields.length === 1
      ? question(command, first!, fault, among, !first!.offered && (first!.needed?.(form.known) ?? true))
      : questions(command, fields, fault),
  );
};

const doubtful = (field: Field, choices: number, { text, today }: Heard): string => {
  const { label } = field;
  const why = whyDoubtful(field, text, today);
  if (choices === 1) return `${why ?? ''}${label}是下面这个吗？不是的请直接写。`;
  if (choices > 1) return `${why ?? ''}${label}可能是下面几个，请选一个：`;
  return `${why ?? `${label}说得不够确切。`}请写准确的${label}。`;
};

/** What a form waits for, in a few words. */
export const awaited = ({ asking: waits }: Form, command: Declaration): string =>
  waits.is === 'fields'
    ? waits.names.map((name) => command.input[name]!.ask).join(' ')
    : '请再核对一遍，或说要改什么。';
