/** What is said where it is not sure what was meant, or where nothing is to be recorded; the message is kept. */
import { forbidden, later, plain, readNumber, type Field } from '#kernel';
import { nearest } from '../help.ts';
import type { Intent, Vocabulary } from '../vocabulary.ts';
import { namingsIn } from '../reading/numbers.ts';
import type { Saying } from '../reply.ts';
import type { Heard, Talk, Turn } from '../talk.ts';
import { intentBy, type Likely, type Wanted } from '../wanted.ts';
import { cited, HELP, letChoose, NOT_THIS, say, withoutFormOf } from './filling.ts';
import { NOTHING, open, withdraw } from './opening.ts';

/** So long one word about a message is enough. */
const KEPT_MS = 10 * 60_000;
const OFFERED = 3;

const titleOf = (intent: Intent): string => (intent.is === 'command' ? intent.command.title : intent.query.title);
const nameOf = (intent: Intent): string => (intent.is === 'command' ? intent.command.name : intent.query.name);
const callOf = (intent: Intent): string =>
  (intent.is === 'command' ? intent.command.says[0] : intent.query.chat!.says[0])!.replace('…', '');

/** A talk that keeps a message, with what else it may have meant. */
export const keeping = (talk: Talk, { text, at }: Heard, among: readonly Likely[]): Talk => ({
  ...talk,
  unclear: { text, until: later(at, KEPT_MS), among: among.slice(0, OFFERED).map(({ intent }) => nameOf(intent)) },
});

/** A talk that keeps no message any more. */
export const withoutKept = (talk: Talk): Talk => {
  const { unclear: _, ...others } = talk;
  return others;
};

/** 现在聘了几个顾问: a question is one of its own, and no word about what was said before. */
const ASKS = /[?？吗呢]\s*$|几|多少|哪|什么/u;

/** A message that was kept goes with the word that is said about it. */
export const withKept = (
  talk: Talk,
  intent: Intent,
  heard: Heard,
): { readonly talk: Talk; readonly intent: Intent; readonly heard: Heard } => {
  const { unclear } = talk;
  if (!unclear) return { talk, intent, heard };
  const isCall = intent.words !== '' && intent.rest === '' && !ASKS.test(heard.text) && heard.at <= unclear.until;
  if (!isCall) return { talk: withoutKept(talk), intent, heard };
  const { text } = unclear;
  return {
    talk: withoutKept(talk),
    intent: { ...intent, words: '', rest: text, learned: true },
    heard: { ...heard, text },
  };
};

const mayGive = ({ intent }: Likely, { actor }: Heard): boolean =>
  intent.is === 'query'
    ? !forbidden(intent.query.may, actor, {})
    : !forbidden({ roles: intent.command.may.roles }, actor, {});

const buttonsFor = (among: readonly Likely[], heard: Heard): Saying['buttons'] =>
  among
    .filter((one) => mayGive(one, heard))
    .slice(0, OFFERED)
    .map(({ intent }) => ({ title: titleOf(intent), says: callOf(intent) }));

/** Asks which of a few was meant; a tap is enough, nothing is typed again. */
export const choose = (talk: Talk, among: readonly Likely[], heard: Heard, before = ''): Turn => {
  const buttons = buttonsFor(among, heard);
  if (buttons.length === 0) return say(talk, nothingOf(before));
  const question = buttons.length === 1 ? `是要办“${buttons[0]!.title}”吗？` : '您要办的是哪一件？';
  const list = buttons.map(({ title }, n) => `${n + 1}. ${title}`).join('\n');
  const says = buttons.map((button) => button.says);
  return letChoose(keeping(talk, heard, among), says, {
    title: '请选一件',
    text: [before, `**${question}** 点一下就行，不用重新写。`, list].filter((part) => part !== '').join('\n\n'),
    buttons: [...buttons, HELP],
  });
};

/** None of what it may be is this person's to do. */
const nothingOf = (before: string): Saying => ({
  title: '没有看懂',
  text: [before, '没有看懂要办哪一件，没有登记任何内容。'].filter((part) => part !== '').join('\n\n'),
  buttons: [HELP],
});

/** Not understood: kept, so that one word is enough. */
export const unclear = (talk: Talk, heard: Heard, words: Vocabulary): Turn => {
  const told = nearest(heard.text, heard, words);
  return say(keeping(talk, heard, []), {
    ...told,
    text: `${told.text}\n\n十分钟内说一个词就行，例如“报议题”，不用重新写。`,
  });
};

/** 不是这件事: what else it may have been. */
export const notThis = (talk: Talk, heard: Heard, words: Vocabulary): Turn | undefined => {
  const { form, unclear: before } = talk;
  if (heard.text !== NOT_THIS.says || !form?.unsure || !before) return undefined;
  const among = before.among.flatMap((name) => {
    const intent = intentBy(name, before.text, words);
    return intent ? [{ intent, sure: 0 }] : [];
  });
  const again = { ...heard, text: before.text };
  return among.length > 0
    ? choose(withoutFormOf(talk), among, again, '好的，没有登记任何内容。')
    : unclear(withoutFormOf(talk), again, words);
};

/** What is neither a thing to record nor a question to the registers. */
export const act = (
  talk: Talk,
  { act: wanted, among }: Wanted & { is: 'act' },
  heard: Heard,
  words: Vocabulary,
): Turn => {
  switch (wanted) {
    case '#chat':
      return say(talk, pleased(heard.text));
    case '#control':
      return say(talk, NOTHING);
    case '#correct':
      return choose(talk, among, heard, '要更正什么？已登记的内容可以更正，原记录会保留。');
    case '#withdraw':
      return talk.last && !namesAnother(talk.last, heard)
        ? withdraw(talk, talk.last, heard, words)
        : (takesBack(talk, heard, words) ?? choose(talk, among, heard, '要撤回或撤销什么？请说明是哪一条。'));
    case '#several':
      return choose(talk, among, heard, '这条消息说了几件事，请一件一件办。先办哪一件？');
    case '#unsupported':
    case 'later':
      return say(talk, notOurs(heard.text));
  }
};

/** Shorter names of steps stand in too many other words. */
const SHORTEST = 3;

/** 提交答复登错案子了，撤掉: what takes back a thing of that sort, or the records that are named; the only one opens. */
const takesBack = (talk: Talk, heard: Heard, words: Vocabulary): Turn | undefined => {
  const { text } = heard;
  const named = namingsIn(text).flatMap(({ value }) =>
    value.is === 'record' ? [readNumber(value.number)?.series] : [],
  );
  const isNamed = ({ kind }: Field): boolean =>
    kind.is === 'choice' &&
    kind.options
      .flatMap(({ label, synonyms = [] }) => [label, ...synonyms])
      .some((name) => name.length >= SHORTEST && text.includes(name));
  const isOf = ({ kind }: Field): boolean => kind.is === 'number' && named.includes(kind.series);
  const all = words.commands.filter(({ says }) => says.some((one) => /^撤[回销]/u.test(one)));
  const bySort = all.filter(({ input }) => Object.values(input).some(isNamed));
  const fitting = bySort.length > 0 ? bySort : all.filter(({ input }) => Object.values(input).some(isOf));
  const among = fitting.flatMap(({ name }) => {
    const intent = intentBy(name, text, words);
    return intent ? [{ intent, sure: 0 }] : [];
  });
  const [only, another] = among;
  if (!only) return undefined;
  const isSafe = only.intent.is === 'command' && !only.intent.command.irreversible && !another;
  return isSafe && only.intent.is === 'command'
    ? open(talk, only.intent, heard, words)
    : choose(talk, among, heard, '要撤回或撤销什么？');
};

/** 议题〔2026〕3号撤了吧: not what was recorded last, but another. */
const namesAnother = ({ title }: NonNullable<Talk['last']>, { text }: Heard): boolean =>
  namingsIn(text).some(({ value }) => value.is === 'record' && !title.includes(value.number));

/** A greeting, or thanks, gets a sentence. */
export const pleased = (text: string, how = '要登记什么、查什么，直接说就行；发送“帮助”可以看能办的事。'): Saying => ({
  title: '您好',
  text: /谢|辛苦/u.test(text) ? '不客气。有事随时说。' : `您好，我在。${how}`,
  buttons: [],
});

const notOurs = (text: string): Saying => ({
  title: '不在办理范围',
  text:
    `“${cited(plain(text))}”这件事这里办不了，没有登记任何内容。` +
    '这里办三重一大议题、党组会议、督办、复议诉讼等案件和期限；其他事项请找本单位办公室或系统管理员。',
  buttons: [],
});
