/** The questions a form asks, with the choices as buttons. */
import { plain, type Declaration, type Field } from '#kernel';
import type { Choice } from './reading/field.ts';
import type { Surroundings } from './reading/facts.ts';
import { valueInWords } from './read-back.ts';
import { saying, type Saying } from './reply.ts';
import type { Form } from './talk.ts';

const CANCEL = { title: '取消', says: '取消' };
const SKIP = { title: '跳过', says: '跳过' };

/** A list longer than this is not read; the rest can be said by name. */
const SHOWN = 10;
/** Buttons of one message. */
const BUTTONS = 5;
/** Characters of a form's first words. */
const NAMED_BY = 20;

/**
 * Asks for one field; the choices of a doubt, or of the field itself, are buttons.
 * @param fault what was wrong with the answer before; may be empty
 * @param isNeeded whether it cannot be skipped
 */
export const question = (
  command: Declaration,
  field: Field,
  fault: string,
  among?: readonly Choice[],
  isNeeded = !field.offered,
): Saying => {
  const { kind } = field;
  const listed = kind.is === 'choice' ? kind.options.map(({ label }) => label) : [];
  const choices = among?.map(({ label }) => label) ?? listed;
  const own = kind.is === 'person' && kind.self !== undefined && !among ? [kind.self] : [];
  const buttons = [...choices, ...own].map((label) => ({ title: label, says: label }));
  const lines = choices.slice(0, SHOWN).map((label, n) => `${n + 1}. ${plain(label)}`);
  const list = [...lines, ...(choices.length > SHOWN ? ['……'] : [])].join('\n');
  return {
    title: command.title,
    text: [fault, `**${field.ask}**`, list].filter((part) => part !== '').join('\n\n'),
    buttons: [...buttons.slice(0, BUTTONS), ...(buttons.length < BUTTONS ? [isNeeded ? CANCEL : SKIP] : [])],
  };
};

/** Asks for several fields that belong together, in one message; what one may choose is a tap away. */
export const questions = (command: Declaration, fields: readonly Field[], fault: string): Saying => {
  const choices = fields.flatMap(({ kind }) => (kind.is === 'choice' ? kind.options.map(({ label }) => label) : []));
  const isOffer = fields.every(({ offered }) => offered);
  return {
    title: command.title,
    text: [
      fault,
      `请一起告诉我（可以写在一条消息里${isOffer ? '；不清楚的可以不写' : ''}）：`,
      fields.map((field) => `- **${field.label}**：${field.ask}`).join('\n'),
    ]
      .filter((part) => part !== '')
      .join('\n\n'),
    buttons: [
      ...choices.slice(0, BUTTONS - 1).map((label) => ({ title: label, says: label })),
      isOffer ? SKIP : CANCEL,
    ],
  };
};

/** Asks which field is to be changed; each is a tap away, with its value. */
export const whatToChange = (
  command: Declaration,
  form: Form,
  around: Pick<Surroundings, 'units' | 'people'>,
): Saying => {
  const fields = Object.entries(command.input).filter(([, field]) => field.applies?.(form.known) !== false);
  const lines = fields.map(([name, field]) => {
    const value = form.known[name];
    const written = value === undefined ? '（未填）' : valueInWords(field, value, around);
    return `- ${saying(field.label, field.label)}：${written}`;
  });
  return {
    title: '要修改哪一项？',
    text: `**要修改哪一项？** 也可以直接说，例如“题目改为……”“不对，是120万”。\n\n${lines.join('\n')}`,
    buttons: [CANCEL],
  };
};

/** A form by its title and the first thing written into it: `报议题 采购高性能计算平台`. */
export const formInWords = (command: Declaration, form: Form): string => {
  const text = Object.entries(command.input).find(
    ([name, field]) => (field.kind.is === 'text' || field.kind.is === 'number') && form.known[name] !== undefined,
  );
  const words = text ? [...plain(String(form.known[text[0]]))] : [];
  if (words.length === 0) return command.title;
  return `${command.title} ${words.slice(0, NAMED_BY).join('')}${words.length > NAMED_BY ? '……' : ''}`;
};
