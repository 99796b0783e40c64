/** How a form comes to the table: by its command's words, taken up again, or to take back what was recorded last. */
import { forbidden, numberInWords, plain, yearOf, type Declaration, type Field, type Fields } from '#kernel';
import type { Vocabulary } from '../vocabulary.ts';
import { formInWords } from '../questions.ts';
import { readByRole, saysHowLong, type Said } from '../reading/by-role.ts';
import { choicesOf, type Choice } from '../reading/field.ts';
import { readSlots } from '../reading/slots.ts';
import type { Saying } from '../reply.ts';
import type { Heard, Talk, Turn } from '../talk.ts';
import { CANCEL, cited, commandOf, filesField, HELP, letChoose, newForm, paragraphs, RESUME, say } from './filling.ts';
import { onward } from './onward.ts';
import { pointedAt } from './pointing.ts';
import { isSame } from './same-words.ts';

export const NOTHING: Saying = {
  title: '没有待确认的事项',
  text: '现在没有待确认的事项。发送“帮助”查看可以办理的事。',
  buttons: [HELP],
};

/** A command that was meant, with what was said of it. */
export interface Wanted {
  readonly command: Declaration;
  /** What is left without the words that were recognised. */
  readonly rest: string;
  /** The words that were recognised; none if it was understood from the whole. */
  readonly words: string;
  /** The words stand by themselves or are set off from the rest. */
  readonly apart?: boolean;
  /** Understood from the whole, by what was learned. */
  readonly learned?: true;
  /** It may be another thing that is meant: the card offers to say so. */
  readonly unsure?: true;
}

/** Opens a form with everything the message says; `before` is said first. */
export const open = (talk: Talk, wanted: Wanted, heard: Heard, vocabulary: Vocabulary, before = ''): Turn => {
  const { command } = wanted;
  if (forbidden({ roles: command.may.roles }, heard.actor, {}))
    return say(talk, {
      title: '没有权限',
      text: `您没有办理“${command.title}”的权限。发送“帮助”查看您可以办理的事。`,
      buttons: [HELP],
    });
  const read = pointedAt(factsOf(wanted, heard, vocabulary), command.input, heard.text, talk.spoken);
  const { known, notes, doubts, named, spare, unused } = read;
  const attached = attachedTo(command, talk, heard);
  const begun = newForm(command, heard, { notes, doubts, named, spare, known: { ...attached, ...known } });
  const form = wanted.unsure ? { ...begun, unsure: true as const } : begun;
  return onward(
    { talk: filesField(command) ? withoutFiles(talk) : talk, command, form, heard },
    paragraphs(before, notUsed(unused)),
  );
};

/**
 * What a message says for a command. Behind the command's own words its facts stand in their places; a sentence is read
 * by what was learned, and so is what the places leave open.
 */
const factsOf = (wanted: Wanted, spoken: Heard, { models }: Vocabulary): Said => {
  const { command, words, apart = true, learned: whole } = wanted;
  const rest = withNumber(command.input, wanted.rest, spoken);
  const heard = rest === wanted.rest ? spoken : { ...spoken, text: spoken.text.replace(wanted.rest, rest) };
  const given = saidBy(command.input, words);
  const learned = models && readByRole(command.name, command.input, heard.text, heard, models, given);
  if (learned && (whole || !apart || isSentence(rest) || runsOn(heard.text, words))) return learned;
  const { known: read, notes, doubts, left } = readSlots(command.input, rest, heard, { given });
  const known = ofItsDay(learned ? withoutLengths(read, command.input) : read, command.input, words);
  const placed: Said = {
    known: { ...given, ...known },
    marked: {},
    notes,
    doubts,
    named: {},
    spare: {},
    unused: left === '' ? [] : [left],
  };
  if (!learned) return placed;
  if (swallows(placed, learned)) return learned;
  return completed(weighed(placed, learned, command.input, heard), learned, rest, command.input);
};

/** 延期 3 到下周五: a bare number directly behind the words that ask for an act, on what has a number anyway. */
const BARE = /^第?(?<serial>[1-9]\d{0,3})号?(?=[\s,，。到给由转]|$)/u;

/** What was said with that number written out; it is of this year. */
const withNumber = (fields: Fields, rest: string, { today }: Heard): string => {
  const serial = BARE.exec(rest)?.groups!.serial;
  const kinds = Object.values(fields).map(({ kind }) => kind);
  const series = kinds.flatMap((kind) => (kind.is === 'number' && kind.any ? [kind.series] : []))[0];
  if (serial === undefined || series === undefined) return rest;
  return rest.replace(BARE, `${numberInWords({ series, year: yearOf(today), serial: Number(serial) })} `);
};

/** Said at the length of a sentence; `采购平台 120万` and `是否复杂：是` stand in their places. */
const PAUSED = /[,，。;；]/u;
/** What is told of a kind by its words wherever it stands. */
const COMPARED: readonly Field['kind']['is'][] = ['text', 'date', 'person', 'unit'];

/**
 * What the places read, where what was learned does not say otherwise: text that need not be said and that nothing was
 * marked for is told and left out; of a value that was marked for this field elsewhere it is asked; one that was marked
 * for another field is not taken.
 */
const weighed = (placed: Said, learned: Said, fields: Fields, heard: Heard): Said => {
  if (!PAUSED.test(heard.text)) return placed;
  const known: Record<string, unknown> = { ...placed.known };
  const doubts: Record<string, readonly Choice[]> = { ...placed.doubts };
  const spare: Record<string, Choice> = {};
  const choice = (field: Field, value: unknown): Choice => choicesOf([{ is: 'value', value }], field, heard)[0]!;
  for (const [name, value] of Object.entries(placed.known)) {
    const field = fields[name]!;
    if (!COMPARED.includes(field.kind.is) || `${heard.text}：`.includes(`${field.label}：${String(value)}`)) continue;
    const marked = learned.marked[name] ?? learned.spare[name]?.value;
    const isMarkedElsewhere = Object.entries(learned.marked).some(
      ([other, one]) => other !== name && one === value && placed.known[other] !== value,
    );
    if (marked === undefined && isMarkedElsewhere) delete known[name];
    else if (marked === undefined && field.kind.is === 'text' && !field.offered && field.needed?.(known) === false) {
      delete known[name];
      spare[name] = choice(field, value);
    } else if (learned.marked[name] !== undefined && !isSame(value, marked)) {
      delete known[name];
      doubts[name] = choicesOf(
        [
          { is: 'value', value: marked },
          { is: 'value', value },
        ],
        field,
        heard,
      );
    }
  }
  return { ...placed, known, doubts, spare };
};

/** 更正恢复日期 …11月20日: the day is the one its words end with, where no other was said. */
const ofItsDay = (
  known: Readonly<Record<string, unknown>>,
  fields: Fields,
  words: string,
): Readonly<Record<string, unknown>> => {
  const days = Object.entries(fields).filter(([, { kind }]) => kind.is === 'date');
  const [named] = days.find(([, { label }]) => words.endsWith(label)) ?? [];
  const [taken, another] = days.map(([name]) => name).filter((name) => known[name] !== undefined);
  if (named === undefined || taken === undefined || another !== undefined || taken === named) return known;
  const { [taken]: day, ...rest } = known;
  return { ...rest, [named]: day };
};

/** 要求15日内回复 is no text of its own: how long it is, is another field's. */
const withoutLengths = (known: Readonly<Record<string, unknown>>, fields: Fields): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(known).filter(([name, value]) => fields[name]?.kind.is !== 'text' || !saysHowLong(String(value))),
  );

/** 不能等到下次会议: a part of what is told, and no record's name. */
const SOME_MEETING = /^[下这本上那][次回个](?:党组)?(?:会议?)?$/u;

/** Whether a text took words along that another field or the name of a record has. */
const swallows = (placed: Said, learned: Said): boolean => {
  const named = Object.entries(learned.named).filter(([, words]) => !SOME_MEETING.test(words));
  const others = [...named, ...Object.entries(learned.marked)];
  return Object.entries(placed.known).some(
    ([name, text]) =>
      typeof text === 'string' &&
      others.some(
        ([other, words]) =>
          other !== name &&
          typeof words === 'string' &&
          words.length >= 2 &&
          words.length < text.length &&
          placed.known[other] !== words &&
          text.includes(words),
      ),
  );
};

/** 刚才第五项投完了啊都赞成李敏说再看看: spoken without a pause, its command's words somewhere in it. */
const RUN_ON = /\p{Script=Han}{16}/u;
const runsOn = (text: string, words: string): boolean =>
  words !== '' && text.indexOf(words) > 3 && RUN_ON.test(text.replaceAll(words, '一'.repeat(words.length)));

/** Two thoughts and more, with words between the facts. */
const isSentence = (rest: string): boolean =>
  rest.split(/[,，。;；]/u).filter((part) => /\p{Script=Han}{6}/u.test(part)).length >= 3;

/** What the places read by its own words wherever it stands: nothing is left of it to complete. */
const READ_WHOLE: readonly Field['kind']['is'][] = ['tally', 'unanimous', 'people', 'absences'];

/** What the places leave open, by what was learned: only words that no place has taken. */
const completed = (placed: Said, learned: Said, rest: string, fields: Fields): Said => {
  const used = JSON.stringify(placed.known);
  const isLeft = (words: string): boolean => placed.unused.some((left) => left.includes(words));
  const open = (name: string): boolean => placed.known[name] === undefined && placed.doubts[name] === undefined;
  const isFree = (name: string, value: unknown): boolean =>
    fields[name]!.kind.is === 'text' ? isLeft(String(value)) : !used.includes(JSON.stringify(value));
  const more = Object.fromEntries(
    Object.entries(learned.marked).filter(
      ([name, value]) => open(name) && isFree(name, value) && !READ_WHOLE.includes(fields[name]!.kind.is),
    ),
  );
  const isTold = (words: string): boolean =>
    SOME_MEETING.test(words) &&
    Object.values(placed.known).some((text) => typeof text === 'string' && text.includes(words));
  const named = Object.fromEntries(
    Object.entries(learned.named).filter(([name, words]) => open(name) && rest.includes(words) && !isTold(words)),
  );
  // What would be taken for granted, but may have been said.
  const unsettled = Object.fromEntries(
    Object.entries(learned.doubts).filter(
      ([name]) => PAUSED.test(rest) && open(name) && fields[name]!.otherwise !== undefined,
    ),
  );
  const taken = Object.values({ ...more, ...named }).map(String);
  return {
    known: { ...placed.known, ...more },
    marked: more,
    notes: { ...learned.notes, ...placed.notes },
    doubts: { ...unsettled, ...placed.doubts },
    named,
    spare: placed.spare,
    unused: placed.unused.filter((left) => !taken.some((words) => words.includes(left) || left.includes(words))),
  };
};

/** The files sent before and now, if the command takes any. */
const attachedTo = (command: Declaration, talk: Talk, heard: Heard): Readonly<Record<string, unknown>> => {
  const into = filesField(command);
  const files = [...(talk.files ?? []), ...heard.files];
  return into && files.length > 0 ? { [into]: files } : {};
};

const withoutFiles = (talk: Talk): Talk => {
  const { files: _, ...others } = talk;
  return others;
};

/** What no field took is said, so that it is not taken for recorded. */
const notUsed = (unused: readonly string[]): string => {
  const words = unused.filter((left) => /\p{Script=Han}{2}/u.test(left)).map((left) => `“${cited(left)}”`);
  return words.length > 0 ? `没有用上${words.join('、')}，这一句不会登记。` : '';
};

/** What the words of a command say themselves: 收到检察建议 is about a 检察建议. */
export const saidBy = (fields: Fields, words: string): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([name, { kind }]) => {
      const value = kind.is === 'choice' ? optionIn(words, kind.options) : undefined;
      return value === undefined ? [] : [[name, value]];
    }),
  );

/** The option named by the longest words: 不能参加会议 is not 参加会议. */
const optionIn = (
  words: string,
  options: readonly { readonly value: string; readonly label: string; readonly synonyms?: readonly string[] }[],
): string | undefined => {
  const isIn = (name: string): boolean =>
    (name.length >= 3 && words.endsWith(name)) || (name.length >= 4 && words.includes(name));
  const [longest] = options
    .flatMap(({ value, label, synonyms = [] }) => [label, ...synonyms].map((name) => ({ value, name })))
    .filter(({ name }) => isIn(name))
    .sort((a, b) => b.name.length - a.name.length);
  return longest?.value;
};

/** 继续: takes up what was put aside; where it may be several, asks which. */
export const resume = (talk: Talk, what: string, heard: Heard, words: Vocabulary): Turn => {
  const aside = talk.aside ?? [];
  const named = aside
    .flatMap((form) => {
      const command = commandOf(form, words);
      return command ? [{ form, command, title: formInWords(command, form) }] : [];
    })
    .filter(({ title }) => what === '' || title.includes(what) || what.includes(title.split(' ')[0]!));
  if (named.length === 0) return say(talk, NOTHING);
  const meant = named.find(({ title }) => title === what) ?? (named.length === 1 ? named[0] : undefined);
  if (!meant)
    return letChoose(
      talk,
      named.slice(0, 5).map(({ title }) => `继续 ${title}`),
      {
        title: '继续哪一件？',
        text: '**继续哪一件？**',
        buttons: named.slice(0, 5).map(({ title }) => ({ title, says: `继续 ${title}` })),
      },
    );
  const { form, command } = meant;
  return onward({ talk: { ...talk, aside: aside.filter((one) => one !== form) }, command, form, heard });
};

/** 撤回: opens the command that takes back what was recorded last. */
export const withdraw = (talk: Talk, last: NonNullable<Talk['last']>, heard: Heard, words: Vocabulary): Turn => {
  const command = words.commands.find((one) => one.name === last.command)!;
  const [call] = command.says as readonly [string];
  if (heard.at > last.until)
    return say(talk, {
      title: '已过十分钟',
      text: `“${plain(last.title)}”登记已超过十分钟，不能直接撤回。需要撤回的，请发送“${call}”并写明原因。`,
      buttons: [{ title: command.title, says: call }],
    });
  const why = reasonIn(heard.text);
  const known = why !== undefined && 'reason' in last.input ? { ...last.input, reason: why } : last.input;
  const form = newForm(command, heard, { known, notes: {}, doubts: {} });
  return onward({ talk, command, form, heard });
};

/** 刚才那条撤了吧，登重了: what is said behind it is why. */
const reasonIn = (text: string): string | undefined => {
  const [, ...others] = text.split(/[,，。;；]/u);
  const why = others.join('，').trim();
  return /\p{Script=Han}{2}/u.test(why) ? why.replace(/^(?:因为|由于|原因是?[:：]?)/u, '') : undefined;
};

/** 取消 with no form open: drops what was put aside last, once the person has been shown what that is. */
export const dropAside = (talk: Talk, shown: Talk['shown'], words: Vocabulary): Turn | undefined => {
  const [dropped, ...aside] = talk.aside ?? [];
  if (!dropped) return undefined;
  const command = commandOf(dropped, words);
  const title = command ? formInWords(command, dropped) : '事项';
  if (shown !== 'aside')
    return say(
      { ...talk, shown: 'aside' },
      {
        title: '放在一边的事项',
        text: `放在一边的有“${title}”。不办了请再点“取消”，接着办请点“继续”。`,
        buttons: [RESUME, CANCEL],
      },
    );
  return say(
    { ...talk, aside },
    { title: '已取消', text: `已取消放在一边的“${title}”，没有登记任何内容。`, buttons: [] },
  );
};
