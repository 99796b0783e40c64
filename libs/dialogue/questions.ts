import { plain, type Declaration, type Field } from '#kernel';
import type { Choice } from './reading/slots.ts';
import type { Surroundings } from './reading/facts.ts';
import { valueInWords } from './read-back.ts';
import { saying, type Saying } from './reply.ts';
import type { Form } from './talk.ts';

const CANCEL = { title: '取消', says: '取消' };
const SKIP = { title: '跳过', says: '跳过' };

/** Asks for one field; the choices of a doubt, or of the field itself, are buttons. */
/** A list longer than this is not read; the rest can be said by name. */
const SHOWN = 10;

export const question = (command: Declaration, field: Field, fault: string, among?: readonly Choice[]): Saying => {
  const choices = among ?? (field.kind.is === 'choice' ? field.kind.options.map(({ label }) => ({ label })) : []);
  const own = field.kind.is === 'person' && field.kind.self !== undefined && !among ? [{ label: field.kind.self }] : [];
  const buttons = [...choices, ...own].map(({ label }) => ({ title: label, says: label }));
  return {
    title: command.title,
    text: [
      fault,
      `**${field.ask}**`,
      [
        ...choices.slice(0, SHOWN).map(({ label }) => `- ${plain(label)}`),
        ...(choices.length > SHOWN ? ['- ……'] : []),
      ].join('\n'),
    ]
      .filter((part) => part !== '')
      .join('\n\n'),
    buttons: [...buttons.slice(0, 5), ...(buttons.length < 5 ? [field.offered ? SKIP : CANCEL] : [])],
  };
};

/** Asks for several fields that belong together, in one message. */
export const questions = (command: Declaration, fields: readonly Field[], fault: string): Saying => ({
  title: command.title,
  text: [
    fault,
    '请一起告诉我（可以写在一条消息里）：',
    fields.map((field) => `- **${field.label}**：${field.ask}`).join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n'),
  buttons: [CANCEL],
});

export const whatToChange = (
  command: Declaration,
  form: Form,
  around: Pick<Surroundings, 'units' | 'people'>,
): Saying => {
  const fields = Object.entries(command.input).filter(([, field]) => field.applies?.(form.known) !== false);
  return {
    title: '要修改哪一项？',
    text: [
      '**要修改哪一项？** 也可以直接说，例如“题目改为……”“不对，是120万”。',
      fields
        .map(
          ([name, field]) =>
            `- ${saying(field.label, field.label)}：${form.known[name] === undefined ? '（未填）' : valueInWords(field, form.known[name], around)}`,
        )
        .join('\n'),
    ].join('\n\n'),
    buttons: [CANCEL],
  };
};

/** A form by its title and the first thing written into it: `报议题 采购高性能计算平台`. */
export const formInWords = (command: Declaration, form: Form): string => {
  const text = Object.entries(command.input).find(
    ([name, field]) => (field.kind.is === 'text' || field.kind.is === 'number') && form.known[name] !== undefined,
  );
  const words = text ? plain(String(form.known[text[0]])) : '';
  return `${command.title}${words ? ` ${[...words].slice(0, 20).join('')}${[...words].length > 20 ? '……' : ''}` : ''}`;
};
