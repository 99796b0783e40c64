/** A form that is being filled in: what is put into it, what is taken out of it, and how it is put aside. */
import { plain, type Declaration } from '#kernel';
import type { Vocabulary } from '../vocabulary.ts';
import type { Reading } from '../reading/field.ts';
import type { Saying } from '../reply.ts';
import type { Form, Heard, Talk, Turn } from '../talk.ts';

/** A form with its command, in the talk it belongs to, and the message it goes on with. */
export interface Filling {
  readonly talk: Talk;
  readonly form: Form;
  readonly command: Declaration;
  readonly heard: Heard;
}

/** The fields a form has asked for last. */
export type Asked = Form['asking'] & { readonly is: 'fields' };

export const HELP = { title: '帮助', says: '帮助' };
export const RESUME = { title: '继续', says: '继续' };
export const NOT_THIS = { title: '不是这件事', says: '不是这件事' };
export const CANCEL = { title: '取消', says: '取消' };

const ASIDE_AT_MOST = 20;
/** Characters of a message that are said back to show what is meant. */
const CITED = 40;

export const say = (talk: Talk, saying: Saying): Turn => ({ is: 'say', talk, say: saying });

/** Says something one may choose from, by a tap or by its number. */
export const letChoose = (talk: Talk, choices: readonly string[], saying: Saying): Turn =>
  say({ ...talk, choices }, saying);

/** The beginning of what was typed, to be said back. */
export const cited = (text: string): string => plain([...text].slice(0, CITED).join(''));

/** Paragraphs, without those that are empty. */
export const paragraphs = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n\n');

export const commandOf = ({ command }: Form, { commands }: Vocabulary): Declaration | undefined =>
  commands.find((one) => one.name === command);

export const withoutFormOf = (talk: Talk): Talk => {
  const { form: _, shown: __, ...others } = talk;
  return others;
};

export const putAside = (talk: Talk): Talk =>
  talk.form ? { ...withoutFormOf(talk), aside: [talk.form, ...(talk.aside ?? [])].slice(0, ASIDE_AT_MOST) } : talk;

/** A form nothing has been asked for yet. */
export const newForm = (
  { name }: Declaration,
  { id, at }: Heard,
  read: Pick<Form, 'known' | 'notes' | 'doubts' | 'named' | 'spare'>,
): Form => ({ id, command: name, ...read, asked: [], asking: { is: 'choosing' }, touchedAt: at });

export const touched = (form: Form, { at }: Heard): Form => ({ ...form, touchedAt: at });

export const askedIn = ({ asking }: Form): Asked | undefined => (asking.is === 'fields' ? asking : undefined);

/** Puts what was read into a form. */
export const filled = (filling: Filling, readings: Readonly<Record<string, Reading>>): Filling => {
  const { form, heard } = filling;
  const known = { ...form.known };
  const notes = { ...form.notes };
  const doubts = { ...form.doubts };
  for (const [name, reading] of Object.entries(readings)) {
    delete notes[name];
    delete doubts[name];
    if (reading.is === 'doubt') {
      doubts[name] = reading.choices;
      delete known[name];
    } else {
      known[name] = reading.value;
      if (reading.note) notes[name] = reading.note;
    }
  }
  return { ...filling, form: touched({ ...form, known, notes, doubts }, heard) };
};

export const without = <T>(
  record: Readonly<Record<string, T>>,
  names: readonly string[],
): Readonly<Record<string, T>> => Object.fromEntries(Object.entries(record).filter(([name]) => !names.includes(name)));

/** The field of a command that takes files, if it has one. */
export const filesField = (command: Declaration): string | undefined =>
  Object.entries(command.input).find(([, field]) => field.kind.is === 'files')?.[0];
