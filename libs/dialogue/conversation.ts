/** One step of a conversation: a talk and a message in; words, a command or a question to the registers out. */
import { type Declaration, type Field, type Instant, later, readNumber } from '#kernel';
import { answered, back, choosing, skip } from './conversation/answers.ts';
import { attach, goOn, keepBeside, keepFiles } from './conversation/files.ts';
import {
  askedIn,
  CANCEL,
  cited,
  commandOf,
  filesField,
  filled,
  HELP,
  paragraphs,
  putAside,
  RESUME,
  say,
  withoutFormOf,
  type Asked,
  type Filling,
} from './conversation/filling.ts';
import { clearly } from './conversation/clearly.ts';
import { asking, awaited, onward, readingBack, spareOf } from './conversation/onward.ts';
import { act, choose, keeping, notThis, pleased, unclear, withKept, withoutKept } from './conversation/meaning.ts';
import { dropAside, NOTHING, open, resume, withdraw, type Wanted as Wanting } from './conversation/opening.ts';
import { ask, turnPage } from './conversation/registers.ts';
import { pointsBack } from './conversation/pointing.ts';
import { putRight } from './conversation/putting-right.ts';
import { severalIn } from './conversation/several.ts';
import { comesNext, openFirst } from './conversation/waiting.ts';
import { controlIn, type Control } from './control.ts';
import { correctionIn } from './correction.ts';
import { helpFor } from './help.ts';
import { type Intent, type Vocabulary } from './vocabulary.ts';
import { formInWords } from './questions.ts';
import { countsIn, spelt } from './reading/count.ts';
import { readOption } from './reading/by-role.ts';
import { readAnswer } from './reading/field.ts';
import { placesIn } from './reading/several.ts';
import { readingsIn, readSlots } from './reading/slots.ts';
import type { Saying } from './reply.ts';
import type { Form, Heard, Talk, Turn } from './talk.ts';
import { wantedIn, type Likely, type Wanted } from './wanted.ts';

export { inPrivate, offered, type Candidate } from './conversation/onward.ts';
export { found } from './conversation/registers.ts';
export { comesNext } from './conversation/waiting.ts';

/** A form left alone this long is put aside. */
export const IDLE_MS = 30 * 60_000;
/** So far behind, in the order of sending, a message can come in: what was said after it has been acted on. */
const LATE_MS = 60 * 60_000;
/** Characters of one message that are read. Nobody types more; what is pasted is to be sent as a file. */
const LONGEST = 1000;

/** One step of a conversation: pure, so that a message handled again after a crash comes to the same. */
export const hear = (given: Talk, said: Heard, words: Vocabulary): Turn => {
  const { shown, choices, ...talk } = asleep(given, said.at) ?? given;
  const text = chosen(said.text.trim(), choices);
  const heard = { ...said, text };
  if (text.length > LONGEST) return say(talk, tooLong(text));
  const control = controlIn(text);
  if (control?.is === 'help') return say(talk, helpFor(heard.actor, words, control.topic));
  const turned = control && turnPage(talk, control, heard, words);
  if (turned) return turned;
  const again = notThis(talk, heard, words);
  if (again) return again;
  const { form } = talk;
  const command = form && commandOf(form, words);
  const wanted = clearly(wantedIn(heard, words, command?.name), text);
  if (isLate(talk, said) && (control || (form && !asksRegisters(wanted)))) return say(talk, cameLate(heard));
  return form && command
    ? withForm({ talk, form, command, heard, shown }, control, wanted, words)
    : withoutForm({ ...talk, ...(shown ? { shown } : {}) }, heard, control, wanted, words);
};

/** A number by itself means what the last message listed under it. */
const chosen = (text: string, choices: readonly string[] = []): string =>
  /^\d{1,2}$/u.test(text) ? (choices[Number(text) - 1] ?? text) : text;

const asksRegisters = (wanted: Wanted): boolean => wanted.is === 'sure' && wanted.intent.is === 'query';

/** Whether it was sent before what was heard last. Further back it is no swap: another clock, or a card long gone. */
export const isLate = ({ heardTo }: Talk, { sentAt }: Pick<Heard, 'sentAt'>): boolean =>
  heardTo !== undefined && sentAt !== undefined && sentAt < heardTo && heardTo - sentAt < LATE_MS;

/** Puts a form aside that was left alone too long; undefined if there is none. */
export const asleep = (talk: Talk, now: Instant): Talk | undefined =>
  talk.form && now >= later(talk.form.touchedAt, IDLE_MS) ? putAside(talk) : undefined;

/** What is said when a form is put aside because nobody went on with it. */
export const leftAlone = (form: Form, words: Vocabulary): Saying => {
  const command = commandOf(form, words);
  const title = command ? formInWords(command, form) : '未填完的事项';
  return {
    title: '已替您收好',
    text: `“${title}”有一会儿没有继续，先替您收好了，没有登记任何内容。发送“继续”接着办。`,
    buttons: [RESUME, CANCEL],
  };
};

/** Takes up a form, in the place it was brought to. */
export const takeUp = (talk: Talk, form: Form, heard: Heard, words: Vocabulary): Turn =>
  onward({ talk: putAside(talk), command: commandOf(form, words)!, form, heard });

const tooLong = (text: string): Saying => ({
  title: '消息太长',
  text:
    `没有看懂：这条消息有${text.length}个字，太长了，没有登记任何内容。` +
    `请分几条说，每条不超过${LONGEST}字；成篇的材料请作为文件在私聊中发送。`,
  buttons: [HELP],
});

/** It answers what the person saw then, not what he sees now. */
const cameLate = ({ text }: Heard): Saying => ({
  title: '这条消息来晚了',
  text: `“${cited(text)}”到得比您后面说的晚，没有照办，也没有登记任何内容。还要办的，请再发一次。`,
  buttons: [RESUME],
});

const withoutForm = (
  { shown, ...talk }: Talk,
  heard: Heard,
  control: Control | undefined,
  wanted: Wanted,
  words: Vocabulary,
): Turn => {
  if (control?.is === 'resume' && talk.aside?.length) return resume(talk, control.what, heard, words);
  if (control?.is === 'withdraw' && talk.last) return withdraw(talk, talk.last, heard, words);
  if (control?.is === 'basis') return basisOf(talk, heard, words) ?? say(talk, NOTHING);
  const next = control?.is === 'no' || control?.is === 'skip' || control?.is === 'resume';
  const waiting = next ? comesNext(talk, heard, words) : undefined;
  if (waiting) return waiting;
  const dropped = control?.is === 'no' ? dropAside(talk, shown, words) : undefined;
  if (dropped) return dropped;
  if (control) return say(withoutKept(talk), NOTHING);
  if (heard.files.length > 0 && !saysWhatFor(heard, wanted)) return keepFiles(talk, heard, words);
  const righted = putRight(talk, wanted, heard, words);
  if (righted) return righted;
  const several = heard.files.length > 0 ? undefined : severalIn(heard, wanted, words);
  if (several) return openFirst(talk, several, heard, words);
  switch (wanted.is) {
    case 'sure':
    case 'fairly-sure':
      return meant(talk, wanted, heard, words);
    case 'one-of':
      return ofSpokenOf(talk, wanted.among, heard, words) ?? choose(talk, wanted.among, heard);
    case 'act':
      return act(talk, wanted, heard, words);
    case 'unclear':
      return unclear(talk, heard, words);
  }
};

/** 看依据, once it was recorded: the record itself, with all that the law asks of it. */
const basisOf = (talk: Talk, heard: Heard, words: Vocabulary): Turn | undefined => {
  const number = talk.spoken && readNumber(talk.spoken.number);
  const query = words.queries.find(({ chat }) => chat?.opens !== undefined && chat.opens === number?.series);
  return number && query
    ? ask(talk, { is: 'query', query, rest: talk.spoken!.number, apart: true, words: '' }, heard, words, '')
    : undefined;
};

/** Whether the words beside files say what they are for. */
const saysWhatFor = ({ text }: Heard, { is }: Wanted): boolean =>
  text !== '' && (is === 'sure' || is === 'fairly-sure');

/** 刚才那条到哪一步了: whichever question it is, it is asked of the record spoken of. */
const ofSpokenOf = (talk: Talk, among: readonly Likely[], heard: Heard, words: Vocabulary): Turn | undefined => {
  const intents = among.map(({ intent }) => intent).filter((intent) => intent.is === 'query');
  const [first] = intents;
  const isOfOne = intents.length === among.length && intents.every(({ query }) => query.chat?.opens !== undefined);
  return first && talk.spoken && isOfOne && pointsBack(heard.text) ? ask(talk, first, heard, words, '') : undefined;
};

/** Does what is meant; of what is only fairly sure it is remembered what else it may be. */
const meant = (given: Talk, wanted: Wanted & { is: 'sure' | 'fairly-sure' }, said: Heard, words: Vocabulary): Turn => {
  const { talk, intent, heard } = withKept(given, wanted.intent, said);
  if (intent.is === 'query') return ask(talk, intent, heard, words, leftOver(talk, words));
  const isUnsure = wanted.is === 'fairly-sure' && wanted.others.length > 0;
  return isUnsure
    ? open(keeping(talk, heard, wanted.others), { ...intent, unsure: true }, heard, words)
    : open(talk, intent, heard, words);
};

/** The forms put aside, in a few words; told with what is one's own to do. */
const leftOver = ({ aside = [] }: Talk, words: Vocabulary): string => {
  const titles = aside.flatMap((form) => {
    const command = commandOf(form, words);
    return command ? [`“${formInWords(command, form)}”`] : [];
  });
  return titles.length === 0 ? '' : `还有没填完的：${titles.join('、')}。发送“继续”接着办。`;
};

/** A form as it stands before the person: with what he was shown last. */
type Standing = Filling & { readonly shown: Talk['shown'] };

/** With a form open; the first that the message can be is what it is. */
const withForm = (filling: Standing, control: Control | undefined, wanted: Wanted, words: Vocabulary): Turn => {
  const asked = askedIn(filling.form);
  const meantAnew = wanted.is === 'sure' ? wanted.intent : undefined;
  const intent = meantAnew?.learned ? undefined : meantAnew;
  return (
    (asked && namesAnOption(filling, asked) ? answered(filling, asked, words.models) : undefined) ??
    (control && steered(filling, control, asked, words)) ??
    suppliedFromSpare(filling) ??
    greeted(filling) ??
    askedMeanwhile(filling, intent, words) ??
    corrected(filling) ??
    (asked && countsVotes(filling) ? answered(filling, asked, words.models) : undefined) ??
    anotherForm(filling, intent, words) ??
    (asked && meansAnOption(filling, asked, words) ? answered(filling, asked, words.models) : undefined) ??
    withFiles(filling, words) ??
    labelled(filling) ??
    elsewhere(filling, asked, wanted, words) ??
    (asked && answered(filling, asked, words.models)) ??
    addition(filling) ??
    say({ ...filling.talk, shown: 'mention' }, notUnderstood(filling))
  );
};

/** 确认, 取消, 返回 and the like; undefined where such a word is rather an answer. */
const steered = (
  filling: Standing,
  control: Control,
  asked: Asked | undefined,
  words: Vocabulary,
): Turn | undefined => {
  const { talk, form, command, heard, shown } = filling;
  switch (control.is) {
    case 'no':
      return shown ? cancelled(filling, words) : lookAgain(filling);
    case 'change':
      return choosing(filling);
    case 'restart':
      return shown ? open(withoutFormOf(talk), anew(command), { ...heard, text: '' }, words) : lookAgain(filling);
    case 'back':
      return shown ? back(filling) : lookAgain(filling);
    case 'skip':
      if (!asked) return passedOver(filling, words) ?? onward(filling);
      return shown ? skip(filling, asked, words.models) : lookAgain(filling);
    case 'yes':
      if (!asked) return confirm(filling, control.card);
      // A second tap on a card that is gone is no answer to a question.
      return /^确[认定]/u.test(heard.text) ? asking(filling, asked.names, '还有要填的，填完再确认。') : undefined;
    case 'withdraw':
      return say(
        { ...talk, shown: 'mention' },
        {
          title: command.title,
          text: `“${formInWords(command, form)}”还没有登记。不办了请点“取消”。`,
          buttons: [CANCEL],
        },
      );
    case 'resume':
      return control.what === '' ? goOn(filling) : undefined;
    case 'basis':
      return asked ? undefined : readingBack(filling, '', 'with basis');
    case 'help':
    case 'next':
    case 'previous':
    case 'page':
      return undefined;
  }
};

const GREETING =
  /^(?:您好|你好|早上?好|[上下]午好|在吗|谢谢您?你?|多谢|感谢|辛苦[了啦]?|麻烦[了啦]|不好意思)[了啊呀哈!！。.~，, ]*$/u;

/** 补上说明: what the card said was left out. */
const suppliedFromSpare = (filling: Standing): Turn | undefined => {
  const { form, command, heard } = filling;
  const meant = form.asking.is === 'confirm' && spareOf(form, command).find(({ says }) => says === heard.text);
  return meant ? onward(filled(filling, { [meant.name]: { is: 'value', value: meant.value } })) : undefined;
};

/** 谢谢, in the middle of a form: a sentence, and the form goes on waiting. */
const greeted = ({ talk, form, command, heard: { text } }: Filling): Turn | undefined => {
  if (!GREETING.test(text)) return undefined;
  const { title, text: sentence } = pleased(text, '');
  return say(
    { ...talk, shown: 'mention' },
    { title, text: paragraphs(sentence, waitingFor(form, command)), buttons: [RESUME] },
  );
};

/** A command with nothing said of it. */
const anew = (command: Declaration): Wanting => ({ command, rest: '', words: command.says[0]! });

const cancelled = ({ talk, form, command, heard }: Filling, words: Vocabulary): Turn => {
  const text = `已取消“${formInWords(command, form)}”，没有登记任何内容。`;
  const buttons = talk.aside?.length ? [RESUME] : [];
  return (
    comesNext(withoutFormOf(talk), heard, words, text) ?? say(withoutFormOf(talk), { title: '已取消', text, buttons })
  );
};

/** 跳过, of one of several things: it is put aside, and the next comes. */
const passedOver = ({ talk, form, command, heard }: Filling, words: Vocabulary): Turn | undefined =>
  comesNext(putAside(talk), heard, words, `“${formInWords(command, form)}”先放在一边，发送“继续”可以接着办。`);

/** Shows the form as it stands, where something else was shown since. */
const lookAgain = (filling: Filling): Turn => {
  const asked = askedIn(filling.form);
  const before = '刚才说到了别的，先看一下正在办的这一项：';
  return asked ? asking(filling, asked.names, before) : onward(filling, before);
};

/** Only the card that was shown last, and nothing since, can be confirmed. */
const confirm = (filling: Standing, card: string | undefined): Turn => {
  const { talk, form, command, shown } = filling;
  if (form.asking.is !== 'confirm') return onward(filling);
  if (shown !== 'form') return onward(filling, '还没有登记。请核对下面这张卡片，无误再确认：');
  if (card !== undefined && card !== form.asking.card)
    return onward(filling, '您点的不是最新的一张卡片，没有登记。请核对下面这张：');
  return { is: 'give', talk: withoutFormOf(talk), command, input: form.known, form: form.id };
};

const namesAnOption = ({ command, heard: { text } }: Filling, { names }: Asked): boolean =>
  names.some((name) => {
    const { kind } = command.input[name]!;
    return (
      kind.is === 'choice' && kind.options.some(({ label, synonyms = [] }) => label === text || synonyms.includes(text))
    );
  });

/** So many characters may be an answer in other words than its options; more are a message of their own. */
const ANSWER_AT_MOST = 12;

const meansAnOption = ({ command, heard: { text } }: Filling, { names }: Asked, { models }: Vocabulary): boolean => {
  const [only, another] = names;
  if (!models || another !== undefined || text.length > ANSWER_AT_MOST) return false;
  return readOption(only!, command.input[only!]!, text, models.options)?.is === 'value';
};

/** A question in the middle of a form, unless it is the number or the text that was asked for. */
const askedMeanwhile = (filling: Filling, intent: Intent | undefined, words: Vocabulary): Turn | undefined => {
  if (intent?.is !== 'query') return undefined;
  const { talk, form, command, heard } = filling;
  const fields = askedIn(form)?.names.map((name) => command.input[name]!) ?? [];
  const isNumber = (field: Field): boolean =>
    field.kind.is === 'number' && readAnswer(field, heard.text, heard)?.is === 'value';
  if (fields.some(isNumber)) return undefined;
  // A title may hold a question's words; standing by themselves, or where something is asked, they mean the question.
  if (!intent.apart && !ASKS.test(heard.text) && fields.some(({ kind }) => kind.is === 'text')) return undefined;
  return ask({ ...talk, shown: 'mention' }, intent, heard, words, waitingFor(form, command));
};

const corrected = (filling: Filling): Turn | undefined => {
  const { form, command, heard } = filling;
  const correction = correctionIn(heard.text, form, command, heard);
  return correction && onward(filled(filling, correction));
};

/** Counts that answer the question of a vote are no new vote. */
const countsVotes = ({ command, heard: { text } }: Filling): boolean =>
  Object.values(command.input).some(({ kind }) => kind.is === 'tally') &&
  placesIn(text).length === 0 &&
  countsIn(spelt(text)).length > 0;

/** Another command puts this form aside. A title may hold a command's words (报议题工作办法): only set off they count. */
const anotherForm = (
  { talk, form, command, heard }: Filling,
  intent: Intent | undefined,
  words: Vocabulary,
): Turn | undefined => {
  if (intent?.is !== 'command' || !intent.apart) return undefined;
  if (intent.command === command && intent.rest === '') return undefined;
  const aside = `“${formInWords(command, form)}”先放在一边，发送“继续”可以接着办。`;
  return open(putAside(talk), intent, heard, words, aside);
};

const speaksOfField = ({ command, heard: { text } }: Filling): boolean =>
  Object.values(command.input).some(
    ({ label }) => text.startsWith(label) && /^(?:应|写|改|填|是|不|错)/u.test(text.slice(label.length)),
  );

/** So sure it must be that a sentence is about something else than the form that is open. */
const ELSEWHERE = 0.9;

/** A sentence that is no answer and surely means another thing. */
const elsewhere = (filling: Filling, asked: Asked | undefined, wanted: Wanted, words: Vocabulary): Turn | undefined => {
  if (wanted.is !== 'sure' || !wanted.intent.learned || wanted.sure < ELSEWHERE) return undefined;
  const { intent } = wanted;
  const { form, command, heard } = filling;
  if (intent.is === 'command' && intent.command === command) return undefined;
  // 金额改为很多: with a form open it is the form that is put right, not a record.
  if (speaksOfField(filling)) return undefined;
  const fields = asked?.names.map((name) => command.input[name]!) ?? [];
  const isOneself = ({ kind }: Field): boolean => kind.is === 'person' && kind.self === heard.text;
  const isAnswer = (field: Field): boolean =>
    field.kind.is === 'text' ? mayBeText(field, intent, heard) : readAnswer(field, heard.text, heard) !== undefined;
  if (fields.some(isAnswer)) return undefined;
  if (Object.values(command.input).some(isOneself)) return undefined;
  if (intent.is === 'query')
    return ask({ ...filling.talk, shown: 'mention' }, intent, heard, words, waitingFor(form, command));
  return anotherForm(filling, intent, words);
};

/** What is asked for in so many words may tell of any other act. */
const FREE = /理由|原因|说明|意见|备注|内容|进展|结果|决议/u;
/** 复议答复什么时候到期: asks, whatever was asked for. */
const ASKS =
  /[?？吗呢]\s*$|什么时候|哪[天些几个位家]|几[号天]|[有共出了]几[个件份项次家名位场条]|有没有|是不是|是谁|谁在|多久|多少|怎么|到哪|查一?下|看一?下/u;

/** Whether words may be the text that was asked for, though by themselves they surely mean another thing. */
const mayBeText = ({ kind, label }: Field, { is }: Intent, { text }: Heard): boolean => {
  if (kind.is === 'text' && kind.like !== undefined && new RegExp(kind.like, 'u').test(text)) return !ASKS.test(text);
  return is === 'query' ? !ASKS.test(text) : FREE.test(label) || text.length < ANSWER_AT_MOST;
};

/** Files go into the form the person has before him; where that was not recorded, or other things were said, he is asked. */
const withFiles = (filling: Standing, words: Vocabulary): Turn | undefined => {
  const { command, heard, shown } = filling;
  if (heard.files.length === 0) return undefined;
  const into = filesField(command);
  if (shown !== 'form' && heard.text === '') return keepBeside(filling, words);
  return into === undefined ? undefined : attach(filling, into);
};

/** A field by its label, when it was asked what to change. */
const labelled = (filling: Filling): Turn | undefined => {
  const { form, command, heard } = filling;
  if (form.asking.is !== 'choosing') return undefined;
  const { text } = heard;
  const fields = Object.entries(command.input);
  const chosen =
    fields.find(([, { label }]) => label === text) ??
    fields.find(([, { label }]) => text.length >= 2 && label.endsWith(text));
  return chosen && asking(filling, [chosen[0]]);
};

/** 三楼会议室, said to the card: a fact that was not known yet. */
const addition = (filling: Filling): Turn | undefined => {
  const { form, command, heard } = filling;
  if (form.asking.is !== 'confirm') return undefined;
  const open = Object.entries(command.input).filter(
    ([name, { kind }]) => form.known[name] === undefined && (kind.is !== 'text' || kind.like !== undefined),
  );
  const slots = readSlots(Object.fromEntries(open), heard.text, heard, { given: form.known });
  if (Object.keys(slots.known).length === 0 || slots.left !== '') return undefined;
  return onward(filled(filling, readingsIn(slots)));
};

const waitingFor = (form: Form, command: Declaration): string =>
  `“${formInWords(command, form)}”还没有办完：${awaited(form, command)}`;

const notUnderstood = ({ form, command, heard }: Filling): Saying => ({
  title: '没有看懂',
  text: `没有看懂“${cited(heard.text)}”。\n\n${waitingFor(form, command)}`,
  buttons: [{ title: '再看一遍', says: '继续' }, { title: '修改', says: '修改' }, CANCEL],
});
