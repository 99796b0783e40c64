import { forbidden, plain, type Actor, type Declaration, type Field, type Occasion, type QueryDeclaration } from '#kernel';
import type { Saying } from './reply.ts';
import { readBack, valueInWords } from './read-back.ts';
import { readAnswer, readSlots, type Surroundings } from './reading/slots.ts';
import { halfWidth } from './reading/width.ts';
import { intentIn, type Vocabulary } from './intent.ts';
import { helpFor, nearest } from './help.ts';

/** A form being filled in. `id` names the message that opened it: what is recorded from it is recorded once. */
export interface Form {
  readonly id: string;
  readonly command: string;
  readonly known: Readonly<Record<string, unknown>>;
  /** The field asked for last; `null` while the read-back waits for an answer; `choosing` while asking what to change. */
  readonly asking: string | null;
  readonly choosing?: boolean;
}

/** What is remembered of one person's talk in one conversation. `seq`: the last event of his own, to see in lists at once. */
export interface Talk {
  readonly form?: Form;
  readonly seq?: string;
}

export interface Heard extends Surroundings {
  /** Names this message and no other. */
  readonly id: string;
  readonly text: string;
  readonly actor: Actor;
}

/** What follows from a message: words, or a command to give, or a question to ask the registers. */
export type Turn =
  | { readonly is: 'say'; readonly talk: Talk; readonly say: Saying }
  | { readonly is: 'give'; readonly talk: Talk; readonly command: Declaration; readonly input: Readonly<Record<string, unknown>>; readonly form: string }
  | { readonly is: 'ask'; readonly talk: Talk; readonly query: QueryDeclaration; readonly input: Readonly<Record<string, unknown>> };

const YES = /^(?:确认|确定|是的?|对的?|好的?|可以|没问题|ok|yes)[!.]?$/iu;
const NO = /^(?:取消|不要了|算了|不报了|退出)[!.]?$/u;
const CHANGE = /^(?:修改|改一下|更改)$/u;
const CHANGE_TO = /^(?:把|将|不对,?\s*)?(?:修?改|更改|换)?(?:一下)?(?<label>\p{Script=Han}{2,8}?)(?:改|换|更改|修改)?(?:为|成|是|:)\s*(?<value>.+)$/u;

/** One step of a conversation: pure, so that a message handled again after a crash comes to the same. */
export const hear = (talk: Talk, heard: Heard, words: Vocabulary): Turn => {
  const text = heard.text.trim();
  const intent = intentIn(text, words);
  if (intent?.is === 'help') return say(talk, helpFor(heard.actor, words));
  if (intent?.is === 'query') {
    const { chat } = intent.query;
    return { is: 'ask', talk, query: intent.query, input: chat!.reads(intent.rest) };
  }
  const declaration = talk.form && words.commands.find((one) => one.name === talk.form!.command);
  if (talk.form && declaration) return withForm(talk, talk.form, declaration, heard, text, intent?.is === 'command' ? intent.command : undefined);
  if (intent?.is === 'command') return open(talk, intent.command, intent.rest, heard);
  if (YES.test(halfWidth(text)) || NO.test(halfWidth(text)) || CHANGE.test(halfWidth(text))) return say(talk, { title: '没有待确认的事项', text: '现在没有待确认的事项。发送“帮助”查看可以办理的事。', buttons: [{ title: '帮助', says: '帮助' }] });
  return say(talk, nearest(text, heard.actor, words));
};

const say = (talk: Talk, saying: Saying): Turn => ({ is: 'say', talk, say: saying });

const open = (talk: Talk, command: Declaration, rest: string, heard: Heard): Turn => {
  if (forbidden({ roles: command.may.roles }, heard.actor, {}))
    return say(talk, { title: '没有权限', text: `您没有办理“${command.title}”的权限。发送“帮助”查看您可以办理的事。`, buttons: [{ title: '帮助', says: '帮助' }] });
  const defaults = defaultsOf(command, { actor: heard.actor, today: heard.today });
  return onward(talk, command, { id: heard.id, command: command.name, known: { ...defaults, ...readSlots(command.input, rest, heard) }, asking: null }, heard);
};

const defaultsOf = (command: Declaration, occasion: Occasion): Record<string, unknown> =>
  Object.fromEntries(Object.entries(command.input).flatMap(([name, field]) => {
    const value = field.otherwise?.(occasion);
    return value === undefined ? [] : [[name, value]];
  }));

/** Asks for the first thing missing, or reads everything back. */
const onward = (talk: Talk, command: Declaration, form: Form, heard: Heard): Turn => {
  const missing = missingIn(command, form);
  if (missing) return say({ ...talk, form: { ...form, asking: missing[0], choosing: false } }, question(command, missing[1]));
  return say({ ...talk, form: { ...form, asking: null, choosing: false } }, readBack(command, form.known, heard.units));
};

/** The first field that is needed and not known. */
const missingIn = (command: Declaration, form: Form): readonly [string, Field] | undefined =>
  Object.entries(command.input).find(([name, field]) => form.known[name] === undefined && (field.needed?.(form.known) ?? true));

const unfinished = (command: Declaration, form: Form, other: Declaration): Saying => (form.asking === null
  ? { title: '还有未确认的事项', text: `“${command.title}”还没有确认。请先点“确认”或“取消”，再办理“${other.title}”。`, buttons: [{ title: '确认', says: '确认' }, { title: '取消', says: '取消' }] }
  : { title: '还有没填完的事项', text: `“${command.title}”还没有填完。请先回答：**${command.input[form.asking]!.ask}** 或点“取消”，再办理“${other.title}”。`, buttons: [{ title: '取消', says: '取消' }] });

const question = (command: Declaration, field: Field, fault = ''): Saying => ({
  title: command.title,
  text: [fault, `**${field.ask}**`, field.kind.is === 'choice' ? field.kind.options.map((one) => `- ${one.label}`).join('\n') : ''].filter((part) => part !== '').join('\n\n'),
  buttons: field.kind.is === 'choice' ? field.kind.options.map((one) => ({ title: one.label, says: one.label })) : [{ title: '取消', says: '取消' }],
});

const withForm = (talk: Talk, form: Form, command: Declaration, heard: Heard, text: string, other: Declaration | undefined): Turn => {
  const { form: _, ...closed } = talk;
  if (NO.test(halfWidth(text))) return say(closed, { title: '已取消', text: `已取消“${command.title}”，没有登记任何内容。`, buttons: [] });
  // A title may begin with a command's words: 报议题工作办法. Standing by themselves they mean the command.
  if (other && (form.asking === null || other.says.includes(text.split(/\s/)[0]!))) return say(talk, unfinished(command, form, other));
  if (CHANGE.test(halfWidth(text))) return say({ ...talk, form: { ...form, asking: null, choosing: true } }, whatToChange(command, form, heard));
  const changed = change(form, command, heard, halfWidth(text));
  if (changed) return onward(talk, command, changed, heard);
  if (form.asking !== null) return answered(talk, form, command, command.input[form.asking]!, heard, text);
  if (form.choosing) {
    const chosen = Object.entries(command.input).find(([, field]) => field.label === text);
    if (chosen) return say({ ...talk, form: { ...form, asking: chosen[0], choosing: false } }, question(command, chosen[1]));
  }
  if (YES.test(halfWidth(text))) return missingIn(command, form) ? onward(talk, command, form, heard) : { is: 'give', talk: closed, command, input: form.known, form: form.id };
  return say(talk, { ...readBack(command, form.known, heard.units), text: `没有看懂“${plain(text.slice(0, 40))}”。\n\n${readBack(command, form.known, heard.units).text}\n\n也可以直接说“金额改为130万元”。` });
};

const answered = (talk: Talk, form: Form, command: Declaration, field: Field, heard: Heard, text: string): Turn => {
  const value = readAnswer(field, text, heard);
  if (value === undefined || !field.schema.safeParse(value).success)
    return say(talk, question(command, field, `没有看懂“${plain(text.slice(0, 40))}”，请再写一次${field.label}。`));
  // An answer may bring more facts than were asked for; what is known already is not overwritten by them.
  const more = field.kind.is === 'text' ? {} : readSlots(command.input, text, heard);
  return onward(talk, command, { ...form, known: { ...without(more, Object.keys(form.known)), ...form.known, [form.asking!]: value } }, heard);
};

const without = (record: Readonly<Record<string, unknown>>, names: readonly string[]) =>
  Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));

/** `金额改为130万`, `改金额为130万`, `不对，是120万`: one field, or the only field whose kind fits. */
const change = (form: Form, command: Declaration, heard: Heard, text: string): Form | undefined => {
  const { label, value } = CHANGE_TO.exec(text)?.groups ?? {};
  const named = Object.entries(command.input).find(([, field]) => label !== undefined && field.label.endsWith(label));
  if (named && value) {
    const read = readAnswer(named[1], value, heard);
    return read === undefined ? undefined : { ...form, known: { ...form.known, [named[0]]: read } };
  }
  const corrected = /^(?:不对|错了|不是)[,\s]*(?:应?该?是)?\s*(.+)$/u.exec(text)?.[1];
  if (!corrected) return undefined;
  const fits = Object.entries(command.input).filter(([, field]) => field.kind.is !== 'text').flatMap(([name, field]) => {
    const read = readAnswer(field, corrected, heard);
    return read === undefined ? [] : [[name, read] as const];
  });
  return fits.length === 1 ? { ...form, known: { ...form.known, [fits[0]![0]]: fits[0]![1] } } : undefined;
};

const whatToChange = (command: Declaration, form: Form, heard: Heard): Saying => {
  const fields = Object.entries(command.input);
  return {
    title: '要修改哪一项？',
    text: ['**要修改哪一项？** 也可以直接说“金额改为130万元”。', fields.map(([name, field]) => `- ${field.label}：${form.known[name] === undefined ? '（未填）' : valueInWords(field, form.known[name], heard.units)}`).join('\n')].join('\n\n'),
    buttons: fields.slice(0, 5).map(([, field]) => ({ title: field.label, says: field.label })),
  };
};
