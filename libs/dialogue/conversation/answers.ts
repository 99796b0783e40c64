/** An answer to what a form has asked for; it may bring more facts than were asked for, or only others. */
import { plain, type Field, type Fields } from '#kernel';
import { whatToChange } from '../questions.ts';
import { readAnswer, type Choice, type Reading } from '../reading/field.ts';
import { readingsIn, readSlots, type Slots } from '../reading/slots.ts';
import type { Models } from '../models.ts';
import { readOption } from '../reading/by-role.ts';
import type { Turn } from '../talk.ts';
import { askedIn, cited, filled, say, touched, without, type Asked, type Filling } from './filling.ts';
import { asking, onward } from './onward.ts';

/** Takes a message as the answer to what was asked. */
export const answered = (filling: Filling, asked: Asked, models?: Models): Turn => {
  const chosen = chosenAmong(filling, asked);
  if (chosen) return chosen;
  const [only, ...others] = asked.names as readonly [string, ...string[]];
  const isLine = others.length > 0 || filling.command.input[only]!.kind.is === 'text';
  return isLine ? answeredInLine(filling, asked.names) : answeredAlone(filling, only, models);
};

/** One of the choices of a doubt: by its words, by its number, or by how it begins. */
const chosenAmong = (filling: Filling, { names, among }: Asked): Turn | undefined => {
  const { text } = filling.heard;
  const chosen = (among ?? optionsOf(filling, names)).find(
    ({ label }, n) => label === text || text === String(n + 1) || (among && label.startsWith(text) && text.length >= 2),
  );
  return chosen && onward(filled(filling, { [names[0]!]: { is: 'value', value: chosen.value } }));
};

/** The options a question lists, of one field by itself. */
const optionsOf = ({ command }: Filling, [only, another]: readonly string[]): readonly Choice[] => {
  const { kind } = command.input[only!]!;
  return another === undefined && kind.is === 'choice' ? kind.options : [];
};

/** The fields an answer may speak of: those asked for, and what is not settled yet, free text excepted. */
const openFields = ({ form, command, heard }: Filling, asked: readonly string[]): Fields => {
  const { actor, today } = heard;
  /** A value nobody said: what is said now takes its place. */
  const isDefault = (name: string, field: Field): boolean =>
    field.otherwise !== undefined &&
    JSON.stringify(form.known[name]) === JSON.stringify(field.otherwise({ actor, today }, form.known));
  const isOpen = (name: string, field: Field): boolean =>
    form.known[name] === undefined || form.doubts[name] !== undefined || isDefault(name, field);
  return pick(
    command.input,
    (name, field) => asked.includes(name) || (field.kind.is !== 'text' && isOpen(name, field)),
  );
};

const pick = (fields: Fields, fits: (name: string, field: Field) => boolean): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name, field]) => fits(name, field)));

const read = ({ form, heard }: Filling, fields: Fields): Slots =>
  readSlots(fields, heard.text, heard, { given: form.known });

/** Several fields were asked for, or a text: the whole message is read for them. */
const answeredInLine = (filling: Filling, names: readonly string[]): Turn => {
  const { command, heard } = filling;
  const readings = readingsIn(read(filling, openFields(filling, names)));
  const fits = (name: string): boolean => {
    const reading = readings[name];
    if (reading === undefined) return false;
    return reading.is === 'doubt' || command.input[name]!.schema.safeParse(reading.value).success;
  };
  const unfit = names.filter((name) => !fits(name));
  if (unfit.length < names.length) return onward(filled(filling, without(readings, unfit)));
  const [first] = names as readonly [string];
  const field = command.input[first]!;
  const whole = names.length === 1 && field.kind.is === 'text' ? readAnswer(field, heard.text, heard) : undefined;
  return whole ? onward(filled(filling, { [first]: whole })) : again(filling, names);
};

/** One field was asked for, and no text: its own reader finds the answer, the others what else is said. */
const answeredAlone = (filling: Filling, name: string, models: Models | undefined): Turn => {
  const { command, heard } = filling;
  const field = command.input[name]!;
  const open = openFields(filling, [name]);
  const own = readAnswer(field, heard.text, heard) ?? optionMeant(filling, name, models);
  if (own === undefined) return settledByAnother(filling, without(open, [name])) ?? again(filling, [name]);
  if (own.is === 'value' && !field.schema.safeParse(own.value).success) return again(filling, [name]);
  // What is known already is not overwritten; and one day said is the answer, and no other field's as well.
  const { kind } = field;
  const others = pick(open, (other, { kind: its }) => other !== name && (its.is !== kind.is || kind.is === 'tally'));
  return onward(filled(filling, { ...readingsIn(read(filling, others)), [name]: own }));
};

/** An answer in other words than the options: only if it is sure which is meant. */
const optionMeant = ({ command, heard }: Filling, name: string, models: Models | undefined): Reading | undefined => {
  const meant = models && readOption(name, command.input[name]!, heard.text, models.options);
  return meant?.is === 'value' ? meant : undefined;
};

/** 一致通过, asked how many were for it: another field's answer, by which this one is settled. */
const settledByAnother = (filling: Filling, others: Fields): Turn | undefined => {
  const slots = read(filling, others);
  if (Object.keys(slots.known).length === 0 || slots.left !== '') return undefined;
  return onward(filled(filling, readingsIn(slots)));
};

const again = (filling: Filling, names: readonly string[]): Turn => {
  const { command, heard } = filling;
  const labels = names.map((name) => command.input[name]!.label).join('、');
  const { written, example } = command.input[names[0]!]!;
  return asking(
    filling,
    names,
    `没有看懂“${cited(heard.text)}”，请再写一次${labels}，例如“${plain(written ?? example)}”。`,
  );
};

/** 跳过: what is only offered may be left open. 没有 may be the answer to what is needed. */
export const skip = (filling: Filling, asked: Asked, models?: Models): Turn => {
  const { form, command, heard } = filling;
  const needed = asked.names.filter((name) => {
    const field = command.input[name]!;
    return field.needed?.(form.known) ?? !field.offered;
  });
  if (needed.length === 0) return onward({ ...filling, form: { ...form, doubts: without(form.doubts, asked.names) } });
  if (!/跳过|略过/u.test(heard.text)) return answered(filling, asked, models);
  const labels = needed.map((name) => command.input[name]!.label).join('、');
  return asking(filling, asked.names, `${labels}必须填写，不能跳过。`);
};

/** Back to the question before; what was answered there is asked for again. */
export const back = (filling: Filling): Turn => {
  const { form } = filling;
  const now = askedIn(form)?.names ?? [];
  const asked = form.asked.filter((name) => !now.includes(name));
  const before = asked.at(-1);
  if (before === undefined) return choosing(filling);
  return asking({ ...filling, form: { ...form, known: without(form.known, [before]), asked } }, [before]);
};

/** 修改: asks which field is to be changed. */
export const choosing = ({ talk, form, command, heard }: Filling): Turn =>
  say(
    { ...talk, form: touched({ ...form, asking: { is: 'choosing' } }, heard), shown: 'form' },
    whatToChange(command, form, heard),
  );
